/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "render/markdown/markdown.h"
#include "render/markdown/markdown_text.h"
#include "resolve/edition.h"

#include <string.h>

static const char *markdown_of(void **state, const char *source)
{
	GString *out = g_string_new(NULL);
	markdown_render(edition_from(state, source), out);
	return test_keep(state, g_string_free(out, FALSE));
}

static const char *text_of(void **state, const char *text, struct markdown_spot spot)
{
	GString *out = g_string_new(NULL);
	markdown_text(out, text, spot);
	return test_keep(state, g_string_free(out, FALSE));
}

static void marks_in_the_text_are_escaped(void **state)
{
	const struct markdown_spot within = {0}, beginning = {.beginning = true}, cell = {.cell = true},
				   heading = {.heading = true};
	assert_text(text_of(state, "a*b_c`d[e]<f>\\{g}", within), "a\\*b\\_c\\`d\\[e\\]\\<f\\>\\\\\\{g}");
	assert_text(text_of(state, "R&D & &amp; &#60;", within), "R\\&D & \\&amp; \\&#60;");
	assert_text(text_of(state, "1. one", within), "1. one");
	assert_text(text_of(state, "1. one", beginning), "1\\. one");
	assert_text(text_of(state, "12) one", beginning), "12\\) one");
	assert_text(text_of(state, "1.1 one", beginning), "1.1 one");
	assert_text(text_of(state, "- one", beginning), "\\- one");
	assert_text(text_of(state, "# one", beginning), "\\# one");
	assert_text(text_of(state, "one #", heading), "one \\#");
	assert_text(text_of(state, "a|b", cell), "a\\|b");
	assert_text(text_of(state, "a|b", within), "a|b");
}

static void a_line_that_would_be_a_mark_is_known(void **state)
{
	static const char *const marks[] = {
		"- one", "+ one",   "-",   "# one", "#",   "### one", ": one", "1. one",    "1) one",
		"~~~",   "~~~ one", "===", "=",     "---", "- - -",   "-- -",  "|---|:--|", ":--|--"};
	static const char *const words[] = {
		"one", "-5",    "+44",     "#one",   "####### one", ":one", ":",         "1.1 one", "1.one", "2027",
		"~~",  "~ one", "=== one", "-- one", "| one |",     "",     "2027. one", "12) one", "= one", "10th"};
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
		if (markdown_line_mark(marks[i], false) != (g_ascii_isdigit(*marks[i]) ? 1 : 0))
			fail_msg("'%s' is a mark", marks[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (markdown_line_mark(words[i], false) != -1)
			fail_msg("'%s' is none", words[i]);
	assert_int_equal(markdown_line_mark("2027. one", true), 4);
	assert_int_equal(markdown_line_mark("2027.\nnext", true), 4);
	assert_int_equal(markdown_line_mark("1234567890. one", true), -1);
	assert_int_equal(markdown_line_mark("===", true), -1);
	assert_int_equal(markdown_line_mark("-\nnext", false), 0);
	assert_int_equal(markdown_cell_mark("- one"), 0);
	assert_int_equal(markdown_cell_mark("-"), -1);
	assert_int_equal(markdown_cell_mark("1. one"), -1);
}

static void a_line_within_a_block_is_escaped_where_it_must(void **state)
{
	const struct markdown_spot line = {.line = true}, cell = {.line = true, .cell = true};
	assert_text(text_of(state, "- one", line), "\\- one");
	assert_text(text_of(state, "1. one", line), "1\\. one");
	assert_text(text_of(state, "-5 and 2027. one", line), "-5 and 2027. one");
	assert_text(text_of(state, "- one", cell), "\\- one");
	assert_text(text_of(state, "# one", cell), "# one");
}

static void code_takes_enough_backticks(void **state)
{
	(void)state;
	g_autoptr(GString) out = g_string_new(NULL);
	markdown_code(out, "a", false);
	markdown_code(out, "a``b", false);
	markdown_code(out, "`", false);
	markdown_code(out, "a|b", true);
	assert_string_equal(out->str, "`a````a``b````` ` ```a\\|b`");
}

#define SOURCE \
	"---\ntitle: Officer Code\nversion: \"2.0\"\nstatus: draft\nowner: \"A \\\"B\\\"\"\n" \
	"numbering: [\"1.0\", \"1.1\", \"(a)\"]\n---\n\n## Gifts {#gifts}\n\nLead.\n\n" \
	"1. See [](#limit) and *all* of **this**.\n\n   - bullet one\n   - bullet two\n\n   More words.\n\n" \
	"2. The limit: {#limit}\n   1. first;\n   2. 3\\. second.\n\n   | Role | Duty |\n   |---|--:|\n" \
	"   | a \\| b | x<br>- y<br>- z |\n\n### Part {-}\n\nTerm\n: what it *means*\n\n> A note.\n>\n> On two.\n\n" \
	"```text\n# code\n```\n"

static void numbers_are_typed_and_references_said(void **state)
{
	const char *text = markdown_of(state, SOURCE);
	assert_contains(text,
			"---\ntitle: \"Officer Code\"\nversion: \"2.0\"\nstatus: \"draft\"\nowner: \"A \\\"B\\\"\"\n");
	assert_contains(text, "\nnumbering: typed\n---\n\n# Officer Code\n\n## 1.0 Gifts\n\nLead.\n\n");
	assert_contains(text, "- 1.1 See paragraph 1.2 and *all* of **this**.\n\n  * bullet one\n  * bullet two\n\n  "
			      "More words.\n\n");
	assert_contains(text, "- 1.2 The limit:\n\n  - (a) first;\n\n  - (b) 3. second.\n\n");
	assert_contains(text, "  | Role | Duty |\n  | --- | --: |\n  | a \\| b | x<br>- y<br>- z |\n");
	assert_contains(text, "Term\n: what it *means*\n");
	assert_contains(text, "> A note.\n>\n> On two.\n");
	assert_contains(text, "```text\n# code\n```\n");
}

/* The lines of a dump that hold numbers, without ids: what another reader of the Markdown has to find again. */
static const char *numbers_of(void **state, const char *source)
{
	GString *out = g_string_new(NULL);
	g_auto(GStrv) lines = g_strsplit(tree_of(state, edition_from(state, source)), "\n", -1);
	for (char **line = lines; *line; line++) {
		char *words = g_strstrip(*line), *id = strstr(words, " #");
		if (!g_str_has_prefix(words, "clause") && !g_str_has_prefix(words, "section") &&
		    !g_str_has_prefix(words, "text"))
			continue;
		if (id && words[0] != 't')
			*id = '\0';
		g_string_append_printf(out, "%s\n", words);
	}
	return test_keep(state, g_string_free(out, FALSE));
}

static void our_reader_finds_the_same_numbers_and_words(void **state)
{
	const char *source =
		"---\ntitle: T\nversion: \"1\"\nstatus: draft\nnumbering: [\"1.\", \"1.1\", \"(a)\", \"(i)\"]\n---\n\n"
		"## One\n\n1. Words 1. and - marks.\n   1. deep *down*\n      1. deeper\n      2. still\n   2. up\n\n"
		"2. Next # one.\n\n## Two\n\nUnnumbered.\n\n1. | Table | Only |\n   |---|---|\n   | a | b |\n\n2. "
		"Last.\n";
	const char *before = numbers_of(state, source);
	const char *again = markdown_of(state, source);
	assert_text(numbers_of(state, again), before);
	assert_text(markdown_of(state, again), again);
	assert_no_messages(state);
}

static void marks_that_are_none_stay_none(void **state)
{
	const char *again = markdown_of(
		state, "---\ntitle: T\n---\n\n## One\n\n1. a break\\\n   \\- after it\n\n   \\: words\n\n"
		       "Words.\n\n\\: more words\n\n| \\- a | b |\n|---|---|\n| x<br>\\- y<br>- z | \\# |\n");
	assert_contains(again, "a break\\\n  \\- after it\n\n  \\: words\n");
	assert_contains(again, "\n\n\\: more words\n");
	assert_contains(again, "| \\- a | b |\n| --- | --- |\n| x<br>\\- y<br>- z | \\# |\n");
	assert_text(markdown_of(state, again), again);
	assert_no_messages(state);
}

static void a_link_stays_a_link_and_leads_where_it_did(void **state)
{
	const char *source = "---\ntitle: T\n---\n\n## One {#one}\n\n| [a](https://a.example/?b\\|c \"d\\|e\") | "
			     "wow\\![](#one) |\n|---|---|\n\n1. See this\\![gov](https://gov.example/) and \\\\\\!"
			     "[x](https://a.example/?a&amp;copy;b&c=1&amp;#169;d \"t &amp;copy; \\\"q\\\"\"), "
			     "[y](<https://a.example/a b&amp;lt;(c)>)\\!**[z](https://a.example/?d|e)**\n";
	const char *again = markdown_of(state, source);
	assert_contains(
		again,
		"See this\\![gov](https://gov.example/) and \\\\\\![x](https://a.example/?a&amp;copy;b&c=1&amp;#169;d "
		"\"t &amp;copy; \\\"q\\\"\"), [y](<https://a.example/a "
		"b&amp;lt;(c)>)!**[z](https://a.example/?d|e)**\n");
	assert_contains(again, "| [a](https://a.example/?b\\|c \"d\\|e\") | wow!section");
	assert_text(markdown_of(state, again), again);
	assert_no_messages(state);
}

static void a_blank_before_a_bracket_makes_no_link(void **state)
{
	const char *again = markdown_of(
		state,
		"---\ntitle: T\n---\n\n## One\n\nPay [text: amount]\\(yearly) wow\\![text: sum]\\(x), a\\](y).\n");
	assert_contains(again, "Pay [text: amount]\\(yearly) wow![text: sum]\\(x), a\\](y).\n");
	assert_text(markdown_of(state, again), again);
	assert_no_messages(state);
}

static void a_form_is_a_list_of_what_it_asks(void **state)
{
	const char *text =
		markdown_of(state, "# T\n\n```form\n- group: You\n- text: Name\n  required: true\n  hint: In full\n"
				   "- choice: Kind\n  options: [One, Two]\n- rows: Things\n  columns: [A, B]\n"
				   "- statement: I, [text: name], agree.\n```\n");
	assert_contains(text, "* You\n  * Name (required)\n\n    In full\n  * Kind\n    * One\n    * Two\n  * Things\n "
			      "   * A\n    * B\n"
			      "  * I, [text: name], agree.\n");
}

static void a_flowchart_is_its_words(void **state)
{
	const char *text =
		markdown_of(state, "# T\n\n```dot {#p alt=\"Do this; then *that*\"}\ndigraph { a -> b }\n```\n");
	assert_contains(text, "The flowchart in words\n\n* Do this\n* then \\*that\\*\n");
	assert_lacks(text, "digraph");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_line_that_would_be_a_mark_is_known),
		TEST(a_line_within_a_block_is_escaped_where_it_must),
		TEST(marks_in_the_text_are_escaped),
		cmocka_unit_test(code_takes_enough_backticks),
		TEST(numbers_are_typed_and_references_said),
		TEST(our_reader_finds_the_same_numbers_and_words),
		TEST(marks_that_are_none_stay_none),
		TEST(a_link_stays_a_link_and_leads_where_it_did),
		TEST(a_blank_before_a_bracket_makes_no_link),
		TEST(a_form_is_a_list_of_what_it_asks),
		TEST(a_flowchart_is_its_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
