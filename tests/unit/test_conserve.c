/* SPDX-License-Identifier: MIT
 * What was written is held against what it was made of: words that went, changed or moved are seen. */
#include "test.h"

#include "base/letters.h"
#include "render/html/html.h"
#include "resolve/conserve.h"

#include <string.h>

#define SOURCE \
	"## Gifts {#gifts}\n\n1. At most *two* of [](#gifts) & caf&eacute;. {#most}\n\n## Rooms {#rooms}\n\n" \
	"| Kind | Where |\n|---|---|\n| Gift | Here |\n"

static void letters_are_those_of_the_text_alone(void **state)
{
	(void)state;
	g_autoptr(GString) out = g_string_new(NULL);
	static const char page[] =
		"<p class=\"no\">A <!-- no > no --><b>b</b>&amp;&#x175;&#52;, \xC3\x89</p><script>if (no < no)</script>"
		"<style>no{}</style>c";
	letters_of_markup(page, strlen(page), NULL, out);
	assert_string_equal(out->str, "Ab\xC5\xB5"
				      "4\xC3\x89"
				      "c");
	g_string_truncate(out, 0);
	static const char part[] = "<w:p><w:tab/><w:t/>no<w:t "
				   "xml:space=\"preserve\">One</w:t><w:instrText>no</w:instrText><w:t>2</w:t></w:p>";
	letters_of_markup(part, strlen(part), "w:t", out);
	assert_string_equal(out->str, "One2");
	g_string_truncate(out, 0);
	letters_of_markup("<p>open <b", 10, NULL, out);
	letters_of_markup("a&b", 3, NULL, out);
	assert_string_equal(out->str, "openab");
}

/* What is long is gone through in two halves; and letters of every width stand eight and eight together. */
static void letters_of_a_long_part_are_those_of_its_pieces(void **state)
{
	(void)state;
	g_autoptr(GString) part = g_string_new(NULL), expected = g_string_new(NULL), out = g_string_new(NULL);
	for (int i = 0; part->len < (size_t)1024 * 1024; i++) {
		g_autofree char *piece = g_strdup_printf(
			"<w:p><w:instrText>no %d</w:instrText><w:t>%.*s\xC5\xB5 gifts of &#%d; and %d, in "
			"all.</w:t></w:p>",
			i, i % 9, "abcdefgh", 0x175 + i % 7, i);
		g_string_append(part, piece);
		letters_of_markup(piece, strlen(piece), "w:t", expected);
	}
	letters_of_markup(part->str, part->len, "w:t", out);
	assert_int_equal(out->len, expected->len);
	assert_true(!strcmp(out->str, expected->str));
	assert_null(strstr(out->str, "no"));
}

/* Whether the page of the source is whole with `from` in it altered to `to`. */
static bool is_whole(void **state, const char *from, const char *to)
{
	const struct edition *edition = edition_from(state, SOURCE);
	g_autoptr(GString) page = g_string_new(NULL), letters = g_string_new(NULL);
	html_body(edition, NULL, page);
	letters_add(edition_title(edition), strlen(edition_title(edition)), letters);
	assert_true(!*from || g_string_replace(page, from, to, 1) == 1);
	letters_of_markup(page->str, page->len, NULL, letters);
	return conserve_check(edition, edition_root(edition), letters, "web page", test_diag(state));
}

static void a_page_with_all_its_words_is_whole(void **state)
{
	assert_true(is_whole(state, "", ""));
	assert_true(is_whole(state, "At most", "<i>At</i> &#109;ost"));
}

static void words_that_are_missing_are_told_at_their_place(void **state)
{
	assert_false(is_whole(state, "two", ""));
	assert_messages(state, "test.md:3:4: failure: the words that stand here are not in the web page that was made "
			       "of them, or not in "
			       "this order; that is a mistake in this program: please report it [output]\n");
	static const char *const altered[][2] = {
		{"At most", "At mast"}, {"caf\xC3\xA9", "caf"}, {"Here", ""}, {"Kind", "Kin"}};
	for (size_t i = 0; i < G_N_ELEMENTS(altered); i++) {
		assert_false(is_whole(state, altered[i][0], altered[i][1]));
		assert_contains(take_messages(state), "the words that stand here are not in the web page");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(letters_are_those_of_the_text_alone),
		TEST(letters_of_a_long_part_are_those_of_its_pieces),
		TEST(a_page_with_all_its_words_is_whole),
		TEST(words_that_are_missing_are_told_at_their_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
