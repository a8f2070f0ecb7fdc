/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "resolve/edition.h"

/* The numbers of sections, sub-headings and clauses, in reading order, a blank behind each. */
static void numbers_append(const struct edition *edition, const struct node *node, GString *out)
{
	if (node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING || node->kind == NODE_CLAUSE)
		g_string_append_printf(out, "%s ",
				       *edition_number(edition, node) ? edition_number(edition, node) : "-");
	for (const struct node *child = node->first; child; child = child->next)
		numbers_append(edition, child, out);
}

static void assert_numbers(void **state, const char *markdown, const char *expected)
{
	const struct edition *edition = edition_from(state, markdown);
	GString *out = g_string_new(NULL);
	numbers_append(edition, edition_root(edition), out);
	assert_string_equal(test_keep(state, g_string_free(out, FALSE)), expected);
}

static void each_scheme_prints_as_its_pattern_says(void **state)
{
#define BODY "---\n\n## S\n\n1. a\n2. b\n   1. c\n   2. d\n\n## T\n\n1. e\n"
	assert_numbers(state, "---\ntitle: X\nnumbering: [\"1.\", \"1.1\", \"a)\"]\n" BODY, "1. 1.1 1.2 a) b) 2. 2.1 ");
	assert_numbers(state, "---\ntitle: X\nnumbering: [\"1.0\", \"1.1\"]\n" BODY, "1.0 1.1 1.2 (a) (b) 2.0 2.1 ");
	assert_numbers(state, "---\ntitle: X\nnumbering: [\"1.\", \"1.1.\"]\n" BODY, "1. 1.1. 1.2. (a) (b) 2. 2.1. ");
	assert_numbers(state, "---\ntitle: X\nnumbering: [\"A.\", \"1.\", \"(a)\"]\n" BODY, "A. 1. 2. (a) (b) B. 1. ");
	assert_numbers(state, "---\ntitle: X\nnumbering: [\"1.\", \"1.1\", \"1.1.1\"]\n" BODY,
		       "1. 1.1 1.2 1.2.1 1.2.2 2. 2.1 ");
	assert_numbers(state, "---\ntitle: X\nnumbering: [\"I.\", \"A.1\"]\n" BODY, "I. A.1 A.2 (a) (b) II. B.1 ");
#undef BODY
}

static void text_in_between_never_breaks_a_count(void **state)
{
	assert_numbers(state,
		       "# X\n\n## S\n\nLead.\n\n1. a\n\nUnnumbered.\n\n1. b\n\n- bullet\n\n1. c\n\n| a | b "
		       "|\n|---|---|\n| 1 | 2 |\n\n1. d\n",
		       "1. 1.1 1.2 1.3 1.4 ");
}

static void an_inserted_number_leaves_its_followers_theirs(void **state)
{
	assert_numbers(state,
		       "# X\n\n## S\n\n1. a\n2. b\n3. new {number=2A}\n   1. sub\n4. c\n\n## New {number=1A}\n\n1. "
		       "x\n\n## T\n\n1. y\n",
		       "1. 1.1 1.2 1.2A (a) 1.3 1A. 1A.1 2. 2.1 ");
}

static void headings_without_a_number(void **state)
{
	assert_numbers(state,
		       "# X\n\n## Foreword {-}\n\n1. a\n2. b\n\n## S\n\n1. c\n\n### Aside {-}\n\n1. d\n\n### "
		       "Part\n\n1. e\n2. f\n",
		       "- 1 2 1. 1.1 - 1.2 1.3 (a) (b) ");
}

static void typed_numbers_are_kept_as_they_stand(void **state)
{
	assert_numbers(
		state,
		"# X\n\n## 2.0 S\n\n2.1 a\n\n(a) b\n\n(b) c\n\n(i) d\n\n2.2. e\n\n## A. T\n\n- 1c3a) f\n- 1c3b) g\n",
		"2.0 2.1 (a) (b) (i) 2.2. A. 1c3a) 1c3b) ");
	take_messages(state);
}

static void typed_numbers_out_of_order_are_findings(void **state)
{
	assert_numbers(state, "# X\n\n## 1. S\n\n1.1 a\n\n1.3 b\n\n1.3 c\n\n## 5.0 T\n\n5.1 d\n\n## 5. U\n\n5.1 e\n",
		       "1. 1.1 1.3 1.3 5.0 5.1 5. 5.1 ");
	const char *messages = take_messages(state);
	assert_contains(messages, "test.md:7:1: warning: '1.3' comes straight after '1.1'");
	assert_contains(messages, "test.md:9:1: warning: the number '1.3' stands here a second time");
	assert_contains(messages, "test.md:15:1: warning: the number '5.' stands here a second time");
}

/* It is asked for again and again: a second time it takes no more memory. */
static void a_label_is_made_once(void **state)
{
	const struct edition *edition = edition_from(state, "---\ntitle: X\n---\n\n## S\n\n1. a\n2. b {#b}\n");
	const struct node *clause = edition_find(edition, "b");
	assert_text(edition_label(edition, clause), "paragraph 1.2");
	assert_ptr_equal(edition_label(edition, clause), edition_label(edition, clause));
	assert_ptr_equal(edition_label_whole(edition, clause), edition_label_whole(edition, clause));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(each_scheme_prints_as_its_pattern_says),
		TEST(text_in_between_never_breaks_a_count),
		TEST(an_inserted_number_leaves_its_followers_theirs),
		TEST(headings_without_a_number),
		TEST(typed_numbers_are_kept_as_they_stand),
		TEST(typed_numbers_out_of_order_are_findings),
		TEST(a_label_is_made_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
