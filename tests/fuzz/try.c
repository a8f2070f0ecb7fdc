/* SPDX-License-Identifier: MIT */
#include "try.h"

#include "base/address.h"
#include "base/templates.h"
#include "read/constitution.h"
#include "read/document.h"
#include "read/words.h"
#include "render/html/html.h"

#include <stdlib.h>
#include <string.h>

#define CONSTITUTION "title: C\ncouncil: D\nlanguage: en-GB\ndocuments:\n  - code\nvalues:\n  limit: ten\n"
#define APPENDIX "---\ntitle: More\n---\n\nSome words. {#some}\n"

void try_hold(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "DOES NOT HOLD: %s\n", what);
	abort();
}

unsigned try_choice(const void *bytes, size_t length, unsigned below)
{
	uint32_t sum = 2166136261U;
	for (size_t i = 0; i < length; i++)
		sum = (sum ^ ((const uint8_t *)bytes)[i]) * 16777619U;
	return (sum ^ sum >> 16) % below;
}

/* ---- a document ---- */

static const struct words *words_once(void)
{
	static struct words *words;
	if (words)
		return words;
	struct diag *diag = diag_new();
	struct templates *templates = templates_find(diag);
	words = templates ? words_read(templates, "en-GB", diag) : NULL;
	try_hold(words != NULL, "the templates are there");
	templates_free(templates);
	diag_free(diag);
	return words;
}

static void text_free(gpointer text)
{
	g_string_free(text, TRUE);
}

struct tried try_read(const void *bytes, size_t length, bool lone)
{
	const struct words *words = words_once();
	struct tried tried = {.diag = diag_new()};
	GHashTable *files = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, text_free);
	g_hash_table_insert(files, "code/document.md", g_string_new_len(bytes, (gssize)length));
	g_hash_table_insert(files, "code/more.md", g_string_new(APPENDIX));
	g_hash_table_insert(files, CONSTITUTION_FILE, g_string_new(CONSTITUTION));
	struct sources *sources = sources_overlaid(NULL, files);
	tried.constitution = lone ? NULL : constitution_read(sources, tried.diag);
	struct doc *doc = read_document(sources, tried.constitution, "code/document.md", tried.diag);
	if (doc) {
		tried.doc = doc;
		tried.library = library_new(tried.constitution, words);
		tried.edition = library_add(tried.library, doc, tried.diag);
		library_settle(tried.library, tried.diag);
	}
	sources_close(sources);
	g_hash_table_unref(files);
	return tried;
}

void try_release(struct tried *tried)
{
	library_free(tried->library);
	constitution_free(tried->constitution);
	diag_free(tried->diag);
}

GString *try_html(const struct tried *tried)
{
	GString *out = g_string_new(NULL);
	html_heading(tried->edition, NULL, out);
	html_body(tried->edition, NULL, out);
	return out;
}

/* ---- what a page may hold ---- */

static bool is_address(const char *name, size_t length)
{
	static const char *const names[] = {"href",       "src",  "action", "formaction",
					    "xlink:href", "data", "cite",   "poster"};
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (strlen(names[i]) == length && !g_ascii_strncasecmp(names[i], name, length))
			return true;
	return false;
}

/* The value between its quotes, with entities taken for what they stand for. */
static char *value_plain(const char *value, size_t length)
{
	static const struct {
		const char *entity, *sign;
	} entities[] = {{"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&#39;", "'"}, {"&amp;", "&"}};
	GString *out = g_string_new_len(value, (gssize)length);
	for (size_t i = 0; i < G_N_ELEMENTS(entities); i++)
		g_string_replace(out, entities[i].entity, entities[i].sign, 0);
	return g_string_free(out, FALSE);
}

/* From behind the name of a tag: its end. */
static const char *tag_check(const char *at)
{
	while (*at && *at != '>') {
		at += strspn(at, " \n\t/");
		size_t name = strcspn(at, " \n\t/>=");
		const char *start = at;
		at += name;
		if (*at != '=') {
			at += !name && *at && *at != '>';
			continue;
		}
		try_hold(at[1] == '"', "an attribute's value stands in quotes");
		const char *value = at + 2;
		size_t length = strcspn(value, "\"");
		try_hold(name < 2 || g_ascii_strncasecmp(start, "on", 2) != 0, "no attribute runs anything");
		if (is_address(start, name)) {
			char *plain = value_plain(value, length);
			try_hold(address_is_allowed(plain), plain);
			g_free(plain);
		}
		at = value + length;
		try_hold(*at == '"', "a quote is closed");
		at++;
	}
	return at;
}

void try_dead(const char *html)
{
	for (const char *at = strchr(html, '<'); at; at = strchr(at, '<')) {
		size_t name = strspn(at + 1, "/abcdefghijklmnopqrstuvwxyz0123456789");
		try_hold(name > 0, "a '<' begins a tag");
		try_hold(g_ascii_strncasecmp(at + 1, "script", 6) != 0, "no script in a document");
		try_hold(g_ascii_strncasecmp(at + 1, "iframe", 6) != 0, "no frame in a document");
		at = tag_check(at + 1 + name);
	}
}

char *try_words(const char *html)
{
	GString *out = g_string_new(NULL);
	while (*html) {
		size_t plain = strcspn(html, "<");
		char *words = value_plain(html, plain);
		g_string_append(out, words);
		g_free(words);
		html += plain;
		html += strcspn(html, ">");
		html += *html == '>';
	}
	return g_string_free(out, FALSE);
}

void try_messages(const struct diag *diag)
{
	for (size_t i = 0; i < diag_count(diag); i++) {
		const struct message *message = diag_get(diag, i);
		char *shown = diag_visible(message->words);
		try_hold(g_utf8_validate(shown, -1, NULL), "a message is UTF-8");
		for (const char *at = shown; *at; at = g_utf8_next_char(at)) {
			gunichar c = g_utf8_get_char(at);
			try_hold(c >= 0x20 && !(c >= 0x7f && c < 0xa0) && !(c >= 0x202a && c <= 0x202e) &&
					 !(c >= 0x2066 && c <= 0x2069),
				 "a message does not drive the terminal");
		}
		g_free(shown);
	}
}
