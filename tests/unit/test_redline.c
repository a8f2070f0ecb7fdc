/* SPDX-License-Identifier: MIT
 * Marks on a redline: which pieces have them, what moved and what was divided, the columns of tables. That a redline
 * gives both texts is held by tests/redlines.c over many pairs. */
#include "test.h"

#include "explain/redline/redline.h"

#include <string.h>

#define HEAD "---\ntitle: Code\nnumbering: [\"1.0\", \"1.1\", \"(a)\"]\n---\n\n"

static void release_changes(void *changes)
{
	changes_free(changes);
}

static void release_redline(void *redline)
{
	redline_free(redline);
}

static const struct edition *redline_of(void **state, const char *old, const char *new)
{
	const struct edition *first = edition_from(state, old), *second = edition_from(state, new);
	struct changes *changes = changes_find(first, second, test_diag(state));
	assert_non_null(changes);
	test_own(state, changes, release_changes);
	return test_own(state, redline_make(changes, first, second, NULL), release_redline);
}

static const char *const signs[] = {"", "+", "-", ">", "<"};

/* The words as pieces: 'at most [-£25][+£30].', a node a line, with its number. */
static void words_put(const struct edition *edition, const struct node *parent, GString *out)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		const struct marking *marking = edition_marking(edition, node);
		bool refers = node->kind == NODE_REFERENCE || node->kind == NODE_VALUE;
		const char *text = refers ? edition_reference(edition, node)->text : node->text ? node->text : "";
		if (node->first) {
			words_put(edition, node, out);
			continue;
		}
		bool plain = marking->mark == MARK_KEPT && !marking->reset;
		g_string_append_printf(out, plain ? "%s%s%s" : "[%s%s%s]", signs[marking->mark],
				       marking->reset ? "*" : "", text);
		if (marking->was)
			g_string_append_printf(out, "{%s}", marking->was);
	}
}

static void blocks_put(const struct edition *edition, const struct node *node, GString *out)
{
	const struct marking *marking = edition_marking(edition, node);
	const char *number = edition_number(edition, node);
	if (node->kind == NODE_PARAGRAPH || node->kind == NODE_TITLE) {
		words_put(edition, node, out);
		g_string_append(out, marking->end == MARK_INSERTED  ? " ¶+\n"
				     : marking->end == MARK_REMOVED ? " ¶-\n"
								    : "\n");
		return;
	}
	if (node->kind == NODE_CELL)
		g_string_append_printf(out, "%s| ", signs[marking->mark]);
	if (marking->head != MARK_KEPT)
		g_string_append_printf(out, "head%s ", signs[marking->head]);
	if (*number || (marking->mark != MARK_KEPT && node->kind != NODE_CELL))
		g_string_append_printf(out, "%s%s ", signs[marking->mark], number);
	if (marking->was)
		g_string_append_printf(out, "{%s} ", marking->was);
	if (node->kind == NODE_CELL && !node->first)
		g_string_append_c(out, '\n');
	for (const struct node *child = node->first; child; child = child->next)
		blocks_put(edition, child, out);
}

static const char *shown(void **state, const struct edition *edition)
{
	GString *out = g_string_new(NULL);
	for (const struct node *node = edition_root(edition)->first; node; node = node->next)
		if (node->kind != NODE_TITLE)
			blocks_put(edition, node, out);
	return test_keep(state, g_string_free(out, FALSE));
}

static void words_are_cut_where_they_differ(void **state)
{
	const struct edition *redline =
		redline_of(state, HEAD "## Gifts\n\n1. A gift of at most £25 may be kept by an officer.\n",
			   HEAD "## Gifts\n\n1. A gift of at most £30 may **be** kept by any officer.\n");
	assert_text(shown(state, redline),
		    "1.0 Gifts\n1.1 A gift of at most [-£25][+£30] may [*be] kept by [-an][+any] officer.\n");
	assert_int_equal(edition_remarks(redline), 1);
	assert_text(edition_remark(redline, 1)->heading, "Paragraph 1.1: reworded");
	assert_non_null(edition_remark(redline, 1)->at);
}

static void blanks_go_with_neither_side(void **state)
{
	const struct edition *redline = redline_of(state, HEAD "## Gifts\n\n1. Officers must declare gifts.\n",
						   HEAD "## Gifts\n\n1. Officers must declare gifts in writing.\n");
	assert_contains(shown(state, redline), "1.1 Officers must declare gifts[+ in writing].\n");
	redline = redline_of(state, HEAD "## Gifts\n\n1. Officers must declare every gift\n",
			     HEAD "## Gifts\n\n1. Officers must declare\n");
	assert_contains(shown(state, redline), "1.1 Officers must declare[- every gift]\n");
}

static void removed_clauses_stand_where_they_stood(void **state)
{
	const struct edition *redline = redline_of(
		state,
		HEAD "## Gifts\n\n1. First of all clauses.\n1. Cash is never taken by anybody.\n1. The last one.\n",
		HEAD "## Gifts\n\n1. First of all clauses.\n1. The last one.\n1. Vouchers count as money here.\n");
	assert_text(shown(state, redline),
		    "1.0 Gifts\n1.1 First of all clauses.\n-1.2 [-Cash is never taken by anybody.]\n"
		    "1.2 {1.3} The last one.\n+1.3 [+Vouchers count as money here.]\n");
}

static const struct node *marked(const struct edition *edition, const struct node *node, enum mark mark)
{
	if (node->kind == NODE_CLAUSE && edition_marking(edition, node)->mark == mark)
		return node;
	for (const struct node *child = node->first; child; child = child->next) {
		const struct node *found = marked(edition, child, mark);
		if (found)
			return found;
	}
	return NULL;
}

static void what_moved_knows_its_other_place(void **state)
{
	const char *gift = "1. A token gift is one that is worth no more than £25 to anybody.\n";
	g_autofree char *old =
		g_strconcat(HEAD "## Gifts\n\n1. Declare them all.\n", gift, "\n## Money\n\n1. Spend it well.\n", NULL);
	g_autofree char *new =
		g_strconcat(HEAD "## Gifts\n\n1. Declare them all.\n\n## Money\n\n1. Spend it well.\n", gift, NULL);
	const struct edition *redline = redline_of(state, old, new);
	const struct node *from = marked(redline, edition_root(redline), MARK_MOVED_FROM);
	const struct node *to = marked(redline, edition_root(redline), MARK_MOVED_TO);
	assert_non_null(from);
	assert_non_null(to);
	assert_ptr_equal(edition_marking(redline, from)->partner, to);
	assert_ptr_equal(edition_marking(redline, to)->partner, from);
	assert_text(edition_label(redline, from), "paragraph 1.2");
	assert_text(edition_label(redline, to), "paragraph 2.2");
	assert_text(edition_marking(redline, to)->was, "1.2");
	/* Two addresses, both to be found. */
	assert_ptr_equal(edition_find(redline, edition_address(redline, from)), from);
	assert_ptr_equal(edition_find(redline, edition_address(redline, to)), to);
}

#define LONG_FIRST "Officers must declare every gift that a supplier or a contractor offers them at work."
#define LONG_SECOND "The line manager decides within ten working days whether the gift may be kept or must go back."

static void divided_clauses_keep_their_words(void **state)
{
	const struct edition *redline = redline_of(state, HEAD "## Gifts\n\n1. " LONG_FIRST " " LONG_SECOND "\n",
						   HEAD "## Gifts\n\n1. " LONG_FIRST "\n1. " LONG_SECOND "\n");
	assert_text(shown(state, redline), "1.0 Gifts\n1.1 " LONG_FIRST "[- ] ¶+\nhead+ 1.2 " LONG_SECOND "\n");
}

static void joined_clauses_keep_their_words(void **state)
{
	const struct edition *redline =
		redline_of(state, HEAD "## Gifts\n\n1. " LONG_FIRST "\n1. " LONG_SECOND "\n1. And so on.\n",
			   HEAD "## Gifts\n\n1. " LONG_FIRST " " LONG_SECOND "\n1. And so on.\n");
	assert_text(shown(state, redline),
		    "1.0 Gifts\n1.1 " LONG_FIRST "[+ ] ¶-\nhead- 1.2 " LONG_SECOND "\n1.2 {1.3} And so on.\n");
}

static void tables_have_the_columns_of_both(void **state)
{
	const struct edition *redline = redline_of(
		state, HEAD "## Gifts\n\n| Gift | Who decides |\n|---|---|\n| A pen | Manager |\n",
		HEAD "## Gifts\n\n| Gift | Limit | Who decides |\n|---|---|---|\n| A pen | £5 | Manager |\n");
	assert_text(shown(state, redline),
		    "1.0 Gifts\n| Gift\n+| [+Limit]\n| Who decides\n| A pen\n+| [+£5]\n| Manager\n");
}

static void a_reference_that_followed_says_what_it_printed(void **state)
{
	const struct edition *redline = redline_of(
		state, HEAD "## Gifts\n\n1. See [](#money).\n\n## Money {#money}\n\n1. Spend it well and wisely.\n",
		HEAD "## Gifts\n\n1. See [](#money).\n\n## Cash\n\n1. There is no cash in this house.\n\n## Money "
		     "{#money}\n\n1. "
		     "Spend it well and wisely.\n");
	assert_contains(shown(state, redline), "1.1 See section 3.0{section 2.0}.\n");
	assert_contains(shown(state, redline), "3.0 {2.0} Money\n");
}

static void a_document_that_came_is_inserted_whole(void **state)
{
	const struct edition *one = edition_from(state, HEAD "## Gifts\n\n1. Declare them all.\n");
	struct changes *changes = changes_find(one, one, test_diag(state));
	assert_non_null(changes);
	test_own(state, changes, release_changes);
	const struct edition *same = test_own(state, redline_make(changes, one, one, NULL), release_redline);
	assert_text(shown(state, same), "1.0 Gifts\n1.1 Declare them all.\n");
	assert_int_equal(edition_remarks(same), 0);
	const struct edition *came = test_own(state, redline_make(changes, NULL, one, NULL), release_redline);
	assert_null(edition_before(came));
	const struct edition *went = test_own(state, redline_make(changes, one, NULL, NULL), release_redline);
	assert_null(edition_after(went));
	assert_text(edition_title(went), "Code");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(words_are_cut_where_they_differ),        TEST(blanks_go_with_neither_side),
		TEST(removed_clauses_stand_where_they_stood), TEST(what_moved_knows_its_other_place),
		TEST(divided_clauses_keep_their_words),       TEST(joined_clauses_keep_their_words),
		TEST(tables_have_the_columns_of_both),        TEST(a_reference_that_followed_says_what_it_printed),
		TEST(a_document_that_came_is_inserted_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
