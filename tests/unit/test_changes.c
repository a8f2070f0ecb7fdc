/* SPDX-License-Identifier: MIT
 * Comparison as a whole: what is told, what is not, and the proof. */
#include "test.h"

#include "compare/changes.h"
#include "compare/script.h"
#include "explain/explain.h"

#include <string.h>

#define HEAD "---\ntitle: Code\nnumbering: [\"1.0\", \"1.1\", \"(a)\"]\n---\n\n"
#define GIFTS \
	"## Gifts\n\n1. Officers must declare every gift that a supplier offers.\n1. A token gift may be kept.\n\n"
#define MONEY "## Money\n\n1. Public money is spent lawfully and with value for money in mind.\n\n"
#define WORDS "## Words\n\n1. Letters are answered in plain words within ten days.\n\n"

static void release(void *changes)
{
	changes_free(changes);
}

static struct changes *compared(void **state, const char *old, const char *new)
{
	const struct edition *first = edition_from(state, old), *second = edition_from(state, new);
	struct changes *changes = changes_find(first, second, test_diag(state));
	assert_non_null(changes);
	return test_own(state, changes, release);
}

static const struct change *change_at(const struct changes *changes, guint i)
{
	assert_true(i < changes->list->len);
	return changes->list->pdata[i];
}

static void the_same_text_has_no_changes(void **state)
{
	const struct changes *changes = compared(state, HEAD GIFTS MONEY, HEAD GIFTS MONEY);
	assert_int_equal(changes->list->len, 0);
	assert_int_equal(changes->renumbered->len, 0);
}

static void a_section_is_never_paired_by_its_number(void **state)
{
	const struct changes *changes = compared(state, HEAD GIFTS MONEY, HEAD WORDS MONEY);
	assert_int_equal(changes->list->len, 2);
	assert_int_equal(change_at(changes, 0)->kind + change_at(changes, 1)->kind, CHANGE_INSERTED + CHANGE_REMOVED);
}

static void sections_in_another_order_are_moved_and_no_more(void **state)
{
	const struct changes *changes = compared(state, HEAD GIFTS MONEY WORDS, HEAD WORDS GIFTS MONEY);
	assert_int_equal(changes->list->len, 1);
	assert_int_equal(change_at(changes, 0)->kind, CHANGE_MOVED);
	assert_string_equal(change_at(changes, 0)->unit, "section");
	assert_string_equal(((const struct provision *)change_at(changes, 0)->old->pdata[0])->number, "3.0");
}

static void a_changed_duty_is_tagged(void **state)
{
	const struct changes *changes = compared(state, HEAD "## A\n\n1. Officers must ask the manager first.\n",
						 HEAD "## A\n\n1. Officers should ask the manager first.\n");
	assert_int_equal(changes->list->len, 1);
	assert_int_equal(change_at(changes, 0)->tags, TAG_OBLIGATION);
}

static void an_id_outweighs_other_words(void **state)
{
	const struct changes *changes =
		compared(state, HEAD "## A\n\n1. Nothing is said here. {#one}\n1. Words that stay as they are.\n",
			 HEAD "## A\n\n1. Quite another rule altogether. {#one}\n1. Words that stay as they are.\n");
	assert_int_equal(changes->list->len, 1);
	assert_int_equal(change_at(changes, 0)->kind, CHANGE_REWORDED);
	assert_string_equal(change_at(changes, 0)->matched_by, "id");
}

static void a_change_left_out_breaks_the_proof(void **state)
{
	struct changes *changes = compared(state, HEAD GIFTS MONEY, HEAD GIFTS WORDS MONEY);
	assert_true(changes_prove(changes, test_diag(state)));
	g_ptr_array_remove_index(changes->list, 0);
	assert_false(changes_prove(changes, test_diag(state)));
	const char *said = take_messages(state);
	assert_contains(said, "the changes that were found do not turn the old text into the new (");
	assert_contains(said, "); this is a mistake of the program, and nothing was written [proof]");
}

static void a_unit_told_twice_breaks_the_proof(void **state)
{
	struct changes *changes = compared(state, HEAD GIFTS, HEAD GIFTS WORDS);
	const struct change *change = change_at(changes, 0);
	struct change_step step = g_array_index(change->steps, struct change_step, 0);
	g_array_ref(step.hunks);
	g_array_append_val(change->steps, step);
	assert_false(changes_prove(changes, test_diag(state)));
	assert_contains(take_messages(state), "told twice");
}

static const char *text_of(void **state, const char *old, const char *new)
{
	GString *out = g_string_new(NULL);
	explain_text(compared(state, old, new), false, out);
	return test_keep(state, g_string_free(out, FALSE));
}

static void the_text_counts_one_as_one(void **state)
{
	assert_contains(text_of(state, HEAD GIFTS MONEY, HEAD WORDS GIFTS MONEY), "1 change; 2 numbers followed.\n");
	assert_contains(text_of(state, HEAD GIFTS MONEY, HEAD GIFTS WORDS MONEY), "1 change; 1 number followed.\n");
	assert_contains(text_of(state, HEAD GIFTS MONEY, HEAD GIFTS "1. No voucher is taken.\n\n" WORDS MONEY),
			"2 changes; 1 number followed.\n");
}

static void the_text_marks_what_differs(void **state)
{
	const struct changes *changes = compared(state, HEAD "## A\n\n1. A gift worth £20 or less may be kept.\n",
						 HEAD "## A\n\n1. A gift worth £25 or less may be kept.\n");
	GString *out = g_string_new(NULL);
	explain_text(changes, false, out);
	explain_text(changes, true, out);
	const char *text = test_keep(state, g_string_free(out, FALSE));
	assert_contains(text, "1 change; 0 numbers followed.");
	assert_contains(text, "Paragraph 1.1: reworded  [amount]");
	assert_contains(text, "A gift worth [-£20 -]{+£25 +}or less");
	assert_contains(text, "\033[32;4m£25 \033[0m");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_same_text_has_no_changes),
		TEST(a_section_is_never_paired_by_its_number),
		TEST(sections_in_another_order_are_moved_and_no_more),
		TEST(a_changed_duty_is_tagged),
		TEST(an_id_outweighs_other_words),
		TEST(a_change_left_out_breaks_the_proof),
		TEST(a_unit_told_twice_breaks_the_proof),
		TEST(the_text_counts_one_as_one),
		TEST(the_text_marks_what_differs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
