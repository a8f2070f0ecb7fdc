/* SPDX-License-Identifier: MIT
 * Markdown with our blocks, to a page: nothing live in it, the same page twice, and no word of the source lost without
 * a message. */
#include "try.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <string.h>

/* With braces, blanks and definitions of links, words of the source may rightly stand elsewhere; between lines of '+++'
 * there may be fields, of which a note says that they are not read. */
static bool is_plain(const char *text)
{
	return !strpbrk(text, "{}[]&\\`<|") && !strstr(text, "---") && !strstr(text, "+++");
}

/* Every word that cmark finds in the text stands in the page too. */
static void words_hold(const char *source, const char *html)
{
	char *page = try_words(html);
	cmark_node *root = cmark_parse_document(source, strlen(source), CMARK_OPT_DEFAULT);
	cmark_iter *iter = cmark_iter_new(root);
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		const char *words = cmark_node_get_type(node) == CMARK_NODE_TEXT ? cmark_node_get_literal(node) : "";
		for (const char *at = words; *at;) {
			size_t length = 0;
			while (g_ascii_isalpha(at[length]))
				length++;
			char *word = length > 2 ? g_strndup(at, length) : NULL;
			try_hold(!word || strstr(page, word), "a word of the source stands in the page");
			g_free(word);
			at += length ? length : 1;
		}
	}
	cmark_iter_free(iter);
	cmark_node_free(root);
	g_free(page);
}

static void again_try(const struct tried *tried, const GString *html)
{
	GString *again = try_html(tried);
	try_hold(PLANT || g_string_equal(html, again), "the same page twice");
	g_string_free(again, TRUE);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct tried tried = try_read(bytes, length, true);
	if (tried.edition) {
		GString *html = try_html(&tried);
		if (PLANT && strstr(html->str, "<a href"))
			g_string_replace(html, "<a href=\"", "<a href=\"javascript:", 1);
		if (diag_worst(tried.diag) < LEVEL_ERROR) {
			try_dead(html->str);
			char *source = g_strndup((const char *)bytes, length);
			if (is_plain(source))
				words_hold(source, html->str);
			g_free(source);
		}
		if (TRY_ALL || !try_choice(bytes, length, 8))
			again_try(&tried, html);
		g_string_free(html, TRUE);
	}
	try_messages(tried.diag);
	try_release(&tried);
	return 0;
}
