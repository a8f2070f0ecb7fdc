/* SPDX-License-Identifier: MIT
 * A long text is parsed in two halves at once: it has the blocks, words and lines that it has in one piece. A
 * definition of a link at its end, which is no block, makes it one piece. */
#include "test.h"

#include "read/markdown/lines.h"
#include "read/markdown/markdown.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <string.h>

#define DEFINITION "\n[nobody-cites-this]: https://council.example\n"

struct look {
	GString *text;
	struct lines lines;
	const struct parsed *parsed;
	unsigned before;
};

static void node_look(struct look *look, cmark_node *node, unsigned depth)
{
	if (node == look->parsed->rest)
		look->before = lines_at(&look->lines, look->parsed->cut) - 1;
	int first = cmark_node_get_start_line(node), last = cmark_node_get_end_line(node);
	const char *literal = cmark_node_get_literal(node);
	g_string_append_printf(look->text, "%*s%s %s", (int)depth, "", cmark_node_get_type_string(node),
			       literal ? literal : "");
	if (depth && cmark_node_get_type(node) <= CMARK_NODE_LAST_BLOCK)
		g_string_append_printf(look->text, " %u-%u", look->before + (unsigned)first,
				       look->before + (unsigned)last);
	g_string_append_c(look->text, '\n');
	for (cmark_node *child = cmark_node_first_child(node); child; child = cmark_node_next(child))
		node_look(look, child, depth + 1);
}

/* The tree as lines; and whether it was made of two. */
static char *look_of(const char *text, bool *halves)
{
	struct parsed parsed = markdown_parse(text, strlen(text));
	struct look look = {.text = g_string_new(NULL), .parsed = &parsed};
	lines_open(&look.lines, text, strlen(text));
	node_look(&look, parsed.root, 0);
	lines_close(&look.lines);
	*halves = parsed.rest != NULL;
	markdown_parsed_free(&parsed);
	return g_string_free(look.text, FALSE);
}

static void filler(GString *out, int first)
{
	for (int i = first; i < first + 700; i++)
		g_string_append_printf(
			out,
			"## Section %d\n\n1. Officers declare *every* gift of more than £%d.\n"
			"   It is entered in the register:\n   1. by the officer;\n   1. by the manager.\n\n"
			"| Gift | Value |\n|---|---|\n| Flowers | £%d |\n\n> A note\ngoes on here.\n\n",
			i, i, i);
}

/* What stands before, again and again in the middle, and after it. */
static void same_look(const char *open, const char *again, const char *close, bool expected)
{
	g_autoptr(GString) text = g_string_new(NULL);
	filler(text, 0);
	g_string_append(text, open);
	for (int i = 0; i < 800; i++)
		g_string_append(text, again);
	g_string_append(text, close);
	filler(text, 700);
	bool halves, both;
	g_autofree char *in_halves = look_of(text->str, &halves);
	g_string_append(text, DEFINITION);
	g_autofree char *whole = look_of(text->str, &both);
	assert_false(both);
	assert_int_equal(halves, expected);
	assert_true(strlen(whole) > 100000);
	assert_true(!strcmp(in_halves, whole));
}

static void a_text_is_the_same_in_halves(void **state)
{
	(void)state;
	same_look("", "## Gifts\n\nOfficers declare gifts.\n\n", "", true);
	same_look("", "1. Officers\n\n   declare gifts.\n\n## Gifts\n\n", "", true);
	same_look("", "- a bullet\n- another\n\n\n# Gifts\n\n", "", true);
	same_look("", "Words\n\n### Gifts\nwords at once\n\n", "", true);
	same_look("> quoted\n", "> words\n>\n> ## Gifts\n\nwords\n\n## Gifts\n\n", "", true);
}

static void what_is_open_in_the_middle_keeps_it_whole(void **state)
{
	(void)state;
	static const char inside[] = "words\n\n## No heading\n\n";
	same_look("```text\n", inside, "```\n\n", false);
	same_look("~~~\n", inside, "~~~\n\n", false);
	same_look("<!--\n", inside, "-->\n\n", false);
	same_look("<script>\n", inside, "</script>\n\n", false);
	same_look("<?php\n", inside, "?>\n\n", false);
	same_look("<![CDATA[\n", inside, "]]>\n\n", false);
	/* in an item the fence ends with it */
	same_look("- ```\n  ", inside, "", true);
}

static void nowhere_to_cut(void **state)
{
	(void)state;
	same_look("", "Officers declare gifts.\n\n", "", true); /* but behind it there is */
	same_look("", "words\n## Gifts\n", "\n", true);
	g_autoptr(GString) lines = g_string_new(NULL);
	for (int i = 0; i < 20000; i++)
		g_string_append(lines, "Officers declare gifts.\n\n");
	bool halves;
	g_free(look_of(lines->str, &halves));
	assert_false(halves);
	g_string_truncate(lines, 0);
	filler(lines, 0);
	filler(lines, 700);
	g_free(look_of(lines->str, &halves));
	assert_true(halves);
	char *one_return = strstr(lines->str + 1000, "\n\n");
	one_return[1] = '\r';
	g_free(look_of(lines->str, &halves));
	assert_false(halves);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_is_the_same_in_halves),
		cmocka_unit_test(what_is_open_in_the_middle_keeps_it_whole),
		cmocka_unit_test(nowhere_to_cut),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
