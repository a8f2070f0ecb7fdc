/* SPDX-License-Identifier: MIT
 * Which reason a change has, what has none, and who may approve it. */
#include "test.h"

#include "explain/verify/audit.h"
#include "explain/authority.h"
#include "explain/stubs.h"
#include "publish/patterns_file.h"

#include <string.h>

#define HEAD "---\ntitle: Code\nnumbering: [\"1.\", \"1.1\", \"(a)\"]\n---\n\n"
#define OLD \
	HEAD "## Gifts {#gifts}\n\n1. A gift worth £20 may be kept for a year. {#limit}\n" \
	     "1. Every gift is written down in the book of the service.\n" \
	     "1. Flowers from a grateful resident may stand in the office. {#flowers}\n\n" \
	     "## Money {#money}\n\n1. Public money is spent with value for money in mind.\n"
#define NEW \
	HEAD "## Gifts {#gifts}\n\n1. A gift worth £25 may be kept for a year. {#limit}\n" \
	     "1. Every gift is written down in the register of the service.\n\n" \
	     "## Money {#money}\n\n1. Public money is spent with value for money in mind.\n"

static void release_changes(void *changes)
{
	changes_free(changes);
}

static void release_reasons(void *reasons)
{
	reasons_free(reasons);
}

static void release_words(void *words)
{
	words_free(words);
}

static void release_list(void *list)
{
	g_ptr_array_unref(list);
}

/* Three changes: limit reworded, paragraph 1.2 reworded, flowers removed. */
static const struct changes *compared(void **state)
{
	struct changes *changes = changes_find(edition_from(state, OLD), edition_from(state, NEW), test_diag(state));
	assert_non_null(changes);
	assert_int_equal(changes->list->len, 3);
	return test_own(state, changes, release_changes);
}

static const struct change *change_at(const struct changes *changes, guint i)
{
	return changes->list->pdata[i];
}

static const struct change *change_of(const struct changes *changes, enum change_kind kind)
{
	for (guint i = 0; i < changes->list->len; i++)
		if (change_at(changes, i)->kind == kind)
			return change_at(changes, i);
	return NULL;
}

static struct reasons *reasons_here(void **state)
{
	return test_own(state, reasons_new(), release_reasons);
}

static void says(struct reasons *reasons, const char *id, const char *kind, const char *because)
{
	reason_add(reasons,
		   (struct reason){.id = id, .kind = kind, .because = because, .place = {"reasons.yaml", 1, 1}});
}

static void the_nearest_reason_is_taken(void **state)
{
	const struct changes *changes = compared(state);
	struct reasons *reasons = reasons_here(state);
	says(reasons, "gifts", NULL, "of the section");
	says(reasons, "limit", NULL, "of the clause");
	assert_string_equal(reason_of(reasons, change_at(changes, 0))->because, "of the clause");
	assert_string_equal(reason_of(reasons, change_at(changes, 1))->because, "of the section");
	assert_null(reason_of(NULL, change_at(changes, 0)));
}

static void a_citation_names_a_clause_without_an_id(void **state)
{
	const struct changes *changes = compared(state);
	struct reasons *reasons = reasons_here(state);
	says(reasons, "gifts", NULL, "of the section");
	says(reasons, "paragraph 1.2", NULL, "cited");
	assert_string_equal(reason_of(reasons, change_at(changes, 1))->because, "cited");
}

static void a_kind_tells_two_changes_of_an_id_apart(void **state)
{
	const struct changes *changes = compared(state);
	struct reasons *reasons = reasons_here(state);
	says(reasons, "gifts", "removed", "what went");
	says(reasons, "gifts", NULL, "all else");
	assert_string_equal(reason_of(reasons, change_of(changes, CHANGE_REMOVED))->because, "what went");
	assert_string_equal(reason_of(reasons, change_at(changes, 0))->because, "all else");
}

static void another_document_has_its_own_reasons(void **state)
{
	const struct changes *changes = compared(state);
	struct reasons *reasons = reasons_here(state);
	reason_add(reasons, (struct reason){.document = "other", .id = "limit", .because = "of another"});
	assert_null(reason_of(reasons, change_at(changes, 0)));
	const char *own = ((const struct provision *)change_at(changes, 0)->new->pdata[0])->document;
	reason_add(reasons, (struct reason){.document = own, .id = "limit", .because = "of this"});
	assert_string_equal(reason_of(reasons, change_at(changes, 0))->because, "of this");
}

static void a_replacement_is_named_by_its_words(void **state)
{
	const char *old = HEAD "## A\n\n1. Illness is reported to the Chief Personnel Officer on the first day.\n"
			       "1. The Chief Personnel Officer keeps a list of outside work.\n"
			       "1. Questions about leave go to the Chief Personnel Officer.\n";
	const char *new = HEAD "## A\n\n1. Illness is reported to the Head of Human Resources on the first day.\n"
			       "1. The Head of Human Resources keeps a list of outside work.\n"
			       "1. Questions about leave go to the Head of Human Resources.\n";
	struct changes *changes = changes_find(edition_from(state, old), edition_from(state, new), test_diag(state));
	test_own(state, changes, release_changes);
	assert_int_equal(changes->list->len, 1);
	struct reasons *reasons = reasons_here(state);
	says(reasons, "paragraph 1.1", NULL, "of one place only");
	assert_null(reason_of(reasons, change_at(changes, 0)));
	says(reasons, change_at(changes, 0)->replaced, NULL, "a new title");
	assert_string_equal(reason_of(reasons, change_at(changes, 0))->because, "a new title");
}

static void what_the_author_pairs_is_passed_on(void **state)
{
	static const char *const apart[] = {"a", "other#b", NULL};
	struct reasons *reasons = reasons_here(state);
	reason_add(reasons, (struct reason){.document = "code", .id = "new", .pin = "old", .forbid = apart});
	GPtrArray *pairings = test_own(state, reasons_pairings(reasons), release_list);
	assert_int_equal(pairings->len, 3);
	const struct pairing *pin = pairings->pdata[0], *forbid = pairings->pdata[2];
	assert_string_equal(pin->old, "old");
	assert_string_equal(pin->new, "code/new");
	assert_false(pin->apart);
	assert_string_equal(forbid->old, "other/b");
	assert_true(forbid->apart);
}

static void a_reason_of_another_document_is_not_stale(void **state)
{
	struct reasons *reasons = reasons_here(state);
	const struct changes *changes = compared(state);
	reason_add(reasons, (struct reason){.document = "protocol", .id = "talks", .because = "asked for"});
	reasons_stale(changes, reasons, test_diag(state));
	assert_no_messages(state);
}

static void a_sentence_of_what_is_new_has_no_former_place(void **state)
{
	struct reasons *reasons = reasons_here(state);
	struct changes *changes = changes_find(edition_from(state, OLD),
					       edition_from(state, OLD "\n1. Cash. {#cash}\n"), test_diag(state));
	test_own(state, changes, release_changes);
	reason_add(reasons, (struct reason){.id = "cash", .because = "x", .text = "Cash ({place}, was {was})"});
	reasons_missing(changes, reasons, false, test_diag(state));
	assert_contains(take_messages(state), "{was} is the number that it had before, and this is new");
}

static void a_reason_without_a_change_is_stale(void **state)
{
	const struct changes *changes = compared(state);
	struct reasons *reasons = reasons_here(state);
	says(reasons, "limit", NULL, "fine");
	says(reasons, "money", NULL, "unchanged");
	says(reasons, "limti", NULL, "misspelt");
	says(reasons, "flowers", "inserted", "the other kind");
	reasons_stale(changes, reasons, test_diag(state));
	assert_messages(
		state,
		"reasons.yaml:1:1: warning: 'flowers' has changed, but it was not inserted; take '/inserted' off the "
		"id, or "
		"take these lines out [reason-stale]\n"
		"reasons.yaml:1:1: warning: neither text has 'limti', and no change is cited so; did you mean 'limit'? "
		"[reason-stale]\n"
		"reasons.yaml:1:1: warning: nothing changed at 'money' between these two revisions; take these lines "
		"out, "
		"or compare with the revision that they are about [reason-stale]\n");
}

static void a_change_without_a_reason_is_named(void **state)
{
	const struct changes *changes = compared(state);
	struct reasons *reasons = reasons_here(state);
	says(reasons, "limit", NULL, "fine");
	says(reasons, "flowers", NULL, NULL);
	reason_add(reasons, (struct reason){.id = "paragraph 1.2",
					    .text = "Words without a number",
					    .source = "A report",
					    .place = {"reasons.yaml", 3, 1}});
	assert_int_equal(reasons_missing(changes, reasons, false, test_diag(state)), 3);
	assert_messages(state,
			"reasons.yaml:1:1: warning: Paragraph 1.3: removed: write the reason after 'because:' "
			"[reason-missing]\n"
			"reasons.yaml:3:1: warning: this sentence says no place; put {place} in it, which becomes the "
			"number that it has now, or a number [reason-place]\n");
}

static void what_is_sealed_was_adopted_without_one(void **state)
{
	const struct changes *changes = compared(state);
	struct reasons *reasons = reasons_here(state);
	says(reasons, "limit", NULL, "fine");
	says(reasons, "flowers", NULL, NULL);
	reason_add(reasons, (struct reason){.id = "paragraph 1.2",
					    .text = "Words without a number",
					    .source = "A report",
					    .place = {"reasons.yaml", 3, 1}});
	const struct reason *first;
	assert_int_equal(reasons_unfilled(changes, reasons, &first), 1);
	assert_string_equal(first->id, "flowers");
	reasons_missing(changes, reasons, true, test_diag(state));
	const char *messages = take_messages(state);
	assert_contains(messages, ":10:1: warning: Paragraph 1.3: removed: this was adopted without a reason "
				  "[reason-missing]\n");
	assert_null(strstr(messages, "reasons.yaml"));
}

static void a_group_has_one_reason(void **state)
{
	const struct changes *changes = compared(state);
	struct reasons *reasons = reasons_here(state);
	reason_add(reasons, (struct reason){.id = "limit", .group = "g", .because = "for all of it"});
	reason_add(reasons, (struct reason){.id = "gifts", .group = "g"});
	reasons_missing(changes, reasons, false, test_diag(state));
	assert_no_messages(state);
}

static void stubs_are_keyed_by_what_finds_the_change_again(void **state)
{
	const struct changes *changes = compared(state);
	struct words *patterns =
		patterns_read(test_templates(state), edition_words(changes_edition(changes, true)), test_diag(state));
	assert_non_null(patterns);
	test_own(state, patterns, release_words);
	struct reasons *reasons = reasons_here(state);
	says(reasons, "limit", NULL, "fine");
	GPtrArray *stubs = test_own(state, stubs_of(changes, reasons, patterns), release_list);
	assert_int_equal(stubs->len, 2);
	assert_string_equal(((const struct stub *)stubs->pdata[0])->key, "paragraph 1.2");
	assert_string_equal(((const struct stub *)stubs->pdata[1])->key, "flowers");
	assert_contains(((const struct stub *)stubs->pdata[1])->sentence, "has been removed (formerly paragraph 1.3)");
}

/* ---- authority --------------------------------------------------------------------------------------------------- */

static void without_rules_there_are_no_parts(void **state)
{
	const struct changes *changes = compared(state);
	assert_int_equal(part_of(reasons_here(state), change_at(changes, 0)), 0);
	assert_null(rule_of(NULL, change_at(changes, 0)));
}

static void the_first_rule_that_fits_decides(void **state)
{
	const struct changes *changes = compared(state);
	struct reasons *reasons = reasons_here(state);
	rule_add(reasons, (struct rule){.part = 'B', .by = "one", .kinds = 1u << CHANGE_REMOVED});
	rule_add(reasons, (struct rule){.part = 'A', .by = "two", .kinds = 1u << CHANGE_REMOVED});
	assert_string_equal(rule_of(reasons, change_of(changes, CHANGE_REMOVED))->by, "one");
	assert_int_equal(part_of(reasons, change_at(changes, 1)), 'A');
	assert_null(rule_of(reasons, change_at(changes, 1))->by);
}

static void a_figure_is_minor_only_where_a_rule_says_so(void **state)
{
	const struct changes *changes = compared(state);
	const struct change *limit = change_at(changes, 0);
	assert_int_equal(limit->tags, TAG_AMOUNT);
	static const char *const ids[] = {"limit", NULL};
	struct reasons *kinds = reasons_here(state), *tags = reasons_here(state), *named = reasons_here(state);
	rule_add(kinds, (struct rule){.part = 'B', .by = "x", .kinds = 1u << CHANGE_REWORDED});
	assert_int_equal(part_of(kinds, limit), 'A');
	assert_int_equal(part_of(kinds, change_at(changes, 1)), 'B');
	rule_add(tags, (struct rule){.part = 'B', .by = "x", .tags = TAG_AMOUNT | TAG_SPELLING});
	assert_int_equal(part_of(tags, limit), 'B');
	assert_int_equal(part_of(tags, change_at(changes, 1)), 'A');
	rule_add(named, (struct rule){.part = 'B', .by = "x", .ids = ids});
	assert_int_equal(part_of(named, limit), 'B');
}

static void all_tags_of_a_change_must_be_covered(void **state)
{
	struct changes *changes = (struct changes *)compared(state);
	struct change *limit = changes->list->pdata[0];
	limit->tags = TAG_SPELLING | TAG_ROLE;
	struct reasons *reasons = reasons_here(state);
	rule_add(reasons, (struct rule){.part = 'B', .by = "x", .tags = TAG_SPELLING});
	assert_int_equal(part_of(reasons, limit), 'A');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_reason_of_another_document_is_not_stale),
		TEST(a_sentence_of_what_is_new_has_no_former_place),
		TEST(the_nearest_reason_is_taken),
		TEST(a_citation_names_a_clause_without_an_id),
		TEST(a_kind_tells_two_changes_of_an_id_apart),
		TEST(another_document_has_its_own_reasons),
		TEST(a_replacement_is_named_by_its_words),
		TEST(what_the_author_pairs_is_passed_on),
		TEST(a_reason_without_a_change_is_stale),
		TEST(a_change_without_a_reason_is_named),
		TEST(what_is_sealed_was_adopted_without_one),
		TEST(a_group_has_one_reason),
		TEST(stubs_are_keyed_by_what_finds_the_change_again),
		TEST(without_rules_there_are_no_parts),
		TEST(the_first_rule_that_fits_decides),
		TEST(a_figure_is_minor_only_where_a_rule_says_so),
		TEST(all_tags_of_a_change_must_be_covered),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
