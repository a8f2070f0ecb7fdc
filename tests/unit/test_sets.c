/* SPDX-License-Identifier: MIT
 * Sets of documents compared: what belongs to which, what an author pins or sets apart. Golden comparisons of whole
 * constitutions are tests/cases/diff/set-*. */
#include "test.h"

#include "compare/changes.h"
#include "compare/script.h"
#include "read/document.h"
#include "read/source/source.h"
#include "resolve/edition.h"

#include <string.h>

#define HEAD(title) "---\ntitle: " title "\nnumbering: [\"1.0\", \"1.1\", \"(a)\"]\n---\n\n"
#define GIFTS \
	"## Gifts {#gifts}\n\n1. Officers must declare every gift that a supplier offers. {#declare}\n" \
	"1. A token gift may be kept.\n\n"
#define MONEY "## Money\n\n1. Public money is spent lawfully and with value for money in mind.\n\n"
#define PRESS "## The press\n\n1. Statements for the press are approved by the leader of the Council.\n\n"
#define VISITS "## Visits\n\n1. A visit abroad needs the consent of the chief executive beforehand.\n\n"

struct written {
	const char *file, *text; /* 'code.md' */
};

static void release_library(void *library)
{
	library_free(library);
}

static void release_array(void *array)
{
	g_ptr_array_unref(array);
}

static void release_changes(void *changes)
{
	changes_free(changes);
}

/* Editions of one library; up to three files, ended by one without a name. */
static const GPtrArray *set_of(void **state, const struct written *files)
{
	struct diag *diag = test_diag(state);
	struct library *library = test_own(state, library_new(NULL, test_words(state)), release_library);
	GPtrArray *editions = test_own(state, g_ptr_array_new(), release_array);
	for (; files->file; files++) {
		test_file(state, files->file, files->text);
		struct sources *sources = sources_open(test_folder(state), diag);
		struct doc *doc = read_document(sources, NULL, files->file, diag);
		sources_close(sources);
		assert_non_null(doc);
		g_ptr_array_add(editions, (gpointer)library_add(library, doc, diag));
	}
	library_settle(library, diag);
	return editions;
}

#define SET(...) set_of(state, (const struct written[]){__VA_ARGS__, {NULL, NULL}})

static struct changes *compared(void **state, const GPtrArray *old, const GPtrArray *new, const struct pairing *pairing)
{
	GPtrArray *pairings = g_ptr_array_new();
	if (pairing)
		g_ptr_array_add(pairings, (gpointer)pairing);
	struct changes *changes = changes_compare(&(struct comparison){old, new, pairings}, test_diag(state));
	g_ptr_array_unref(pairings);
	assert_non_null(changes);
	return test_own(state, changes, release_changes);
}

/* 'moved section code/gifts -> protocol/gifts' for each change, a line each. */
static const char *told(void **state, const struct changes *changes)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < changes->list->len; i++) {
		const struct change *change = changes->list->pdata[i];
		g_string_append_printf(out, "%s %s", change_kind_name(change->kind), change->unit);
		const struct provision *old = change->old->len ? change->old->pdata[0] : NULL;
		const struct provision *new = change->new->len ? change->new->pdata[0] : NULL;
		if (old)
			g_string_append_printf(out, " %s/%s", old->document, old->label);
		g_string_append(out, old && new ? " ->" : "");
		if (new)
			g_string_append_printf(out, " %s/%s", new->document, new->label);
		if (change->matched_by)
			g_string_append_printf(out, " by %s", change->matched_by);
		g_string_append_c(out, '\n');
	}
	return test_keep(state, g_string_free(out, FALSE));
}

/* ---- documents --------------------------------------------------------------------------------------------------- */

static void one_and_one_are_compared_whatever_they_are_called(void **state)
{
	const GPtrArray *old = SET({"v1.md", HEAD("Code") GIFTS MONEY}), *new = SET({"v2.md", HEAD("Code") GIFTS});
	const struct changes *changes = compared(state, old, new, NULL);
	assert_string_equal(told(state, changes), "removed section v1/section 2.0\n");
	assert_ptr_equal(changes_partner(changes, old->pdata[0]), new->pdata[0]);
	assert_ptr_equal(changes_partner(changes, new->pdata[0]), old->pdata[0]);
}

static void a_document_is_found_by_its_id_then_its_title_then_its_words(void **state)
{
	const GPtrArray *old = SET({"code.md", HEAD("Code") GIFTS}, {"money.md", HEAD("Money Rules") MONEY},
				   {"press.md", HEAD("Press Rules") PRESS VISITS});
	const GPtrArray *new =
		SET({"code.md", HEAD("Code of Conduct") GIFTS}, {"finance.md", HEAD("Money Rules") MONEY},
		    {"media.md", HEAD("Media Protocol") PRESS VISITS});
	const struct changes *changes = compared(state, old, new, NULL);
	assert_string_equal(told(state, changes),
			    "retitled document code/Code -> code/Code of Conduct by id\n"
			    "retitled document press/Press Rules -> media/Media Protocol by text\n");
	for (guint i = 0; i < 3; i++)
		assert_ptr_equal(changes_partner(changes, old->pdata[i]), new->pdata[i]);
}

static void a_document_that_went_has_no_partner(void **state)
{
	const GPtrArray *old = SET({"code.md", HEAD("Code") GIFTS}, {"press.md", HEAD("Press") PRESS});
	const GPtrArray *new = SET({"code.md", HEAD("Code") GIFTS}, {"visits.md", HEAD("Visits") VISITS});
	const struct changes *changes = compared(state, old, new, NULL);
	assert_string_equal(told(state, changes), "removed document press/Press\ninserted document visits/Visits\n");
	assert_null(changes_partner(changes, old->pdata[1]));
	assert_null(changes_partner(changes, new->pdata[1]));
	assert_int_equal(changes_editions(changes, true)->len, 2);
	assert_ptr_equal(changes_edition(changes, false), old->pdata[0]);
}

static void one_document_may_be_compared_with_several(void **state)
{
	const GPtrArray *old = SET({"code.md", HEAD("Code") GIFTS MONEY "1. As [](#gifts) says.\n"});
	const GPtrArray *new = SET({"press.md", HEAD("Press") PRESS MONEY},
				   {"code.md", HEAD("Code") VISITS GIFTS "## Last\n\n1. As [](#gifts) says.\n"});
	const struct changes *changes = compared(state, old, new, NULL);
	assert_contains(told(state, changes), "moved section code/section 2.0 -> press/section 2.0 by text\n");
	assert_ptr_equal(changes_partner(changes, old->pdata[0]), new->pdata[1]);
	assert_contains(told(state, compared(state, new, old, NULL)), "removed document press/Press\n");
}

/* ---- ids --------------------------------------------------------------------------------------------------------- */

static void the_same_id_in_two_documents_is_two(void **state)
{
	const char *other =
		HEAD("Protocol") "## Start {#gifts}\n\n1. Members and officers respect each other. {#declare}\n";
	const GPtrArray *old = SET({"code.md", HEAD("Code") GIFTS}, {"protocol.md", other});
	const GPtrArray *new = SET({"protocol.md", other}, {"code.md", HEAD("Code") GIFTS});
	const struct changes *changes = compared(state, old, new, NULL);
	assert_string_equal(told(state, changes), "reordered document protocol/Protocol -> protocol/Protocol by id\n");
}

static void a_reference_that_followed_into_another_document_is_no_change(void **state)
{
	const GPtrArray *old = SET({"code.md", HEAD("Code") GIFTS MONEY "1. As [](#gifts) says.\n"},
				   {"protocol.md", HEAD("Protocol") PRESS});
	const GPtrArray *new = SET({"code.md", HEAD("Code") MONEY "1. As [](protocol#gifts) says.\n"},
				   {"protocol.md", HEAD("Protocol") PRESS GIFTS});
	const struct changes *changes = compared(state, old, new, NULL);
	assert_string_equal(told(state, changes), "moved section code/section 1.0 -> protocol/section 2.0 by text\n");
	const struct renumbering *last = changes->renumbered->pdata[changes->renumbered->len - 1];
	assert_string_equal(last->old, "section 1.0");
	assert_string_equal(last->new, "section 2.0 of Protocol");
	assert_string_equal(last->document, "code");
}

/* ---- what an author says ----------------------------------------------------------------------------------------- */

#define TWO(a, b) HEAD("Code") "## A {#a}\n\n1. " a " {#one}\n1. " b "\n"

static void a_pin_comes_before_all_else(void **state)
{
	const GPtrArray *old =
		SET({"code.md", TWO("Letters are answered within ten days.", "Files are kept for six years.")});
	const GPtrArray *new =
		SET({"code.md", TWO("Letters are answered within ten days.", "Nothing alike is said here.")});
	assert_string_equal(told(state, compared(state, old, new, NULL)),
			    "removed clause code/paragraph 1.2\ninserted clause code/paragraph 1.2\n");
	const struct pairing pin = {"paragraph 1.2", "paragraph 1.2", false, {NULL, 0, 0}};
	assert_string_equal(told(state, compared(state, old, new, &pin)),
			    "reworded clause code/paragraph 1.2 -> code/paragraph 1.2 by pin\n");
	const struct pairing across = {"one", "Paragraph 1.2", false, {NULL, 0, 0}};
	assert_contains(told(state, compared(state, old, new, &across)),
			"code/paragraph 1.1 -> code/paragraph 1.2 by pin");
}

static void a_pin_joins_sections_of_two_documents(void **state)
{
	const GPtrArray *old = SET({"code.md", HEAD("Code") GIFTS PRESS}, {"money.md", HEAD("Finance") MONEY});
	const GPtrArray *new = SET({"code.md", HEAD("Code") GIFTS}, {"money.md", HEAD("Finance") MONEY VISITS});
	assert_contains(told(state, compared(state, old, new, NULL)), "removed section code/section 2.0\n");
	const struct pairing pin = {"code/the-press", "money/visits", false, {NULL, 0, 0}};
	const char *changes = told(state, compared(state, old, new, &pin));
	assert_contains(changes, "moved section code/section 2.0 -> money/section 2.0 by pin\n");
	assert_lacks(changes, "removed section");
}

static void what_is_set_apart_is_never_matched(void **state)
{
	const GPtrArray *old = SET({"code.md", HEAD("Code") GIFTS MONEY}, {"press.md", HEAD("Press") PRESS});
	const GPtrArray *new = SET({"code.md", HEAD("Code") GIFTS}, {"press.md", HEAD("Press") PRESS MONEY});
	assert_contains(told(state, compared(state, old, new, NULL)),
			"moved section code/section 2.0 -> press/section 2.0");
	const struct pairing section = {"code/section 2.0", "money", true, {NULL, 0, 0}};
	assert_contains(told(state, compared(state, old, new, &section)), "removed section code/section 2.0\n");
	const struct pairing clause = {"declare", "declare", true, {NULL, 0, 0}};
	assert_string_equal(told(state, compared(state, old, old, &clause)),
			    "removed clause code/paragraph 1.1\ninserted clause code/paragraph 1.1\n");
	const struct pairing document = {"press", "press", true, {NULL, 0, 0}};
	assert_contains(told(state, compared(state, old, old, &document)), "removed document press/Press\n");
}

static void a_pairing_of_what_is_not_there_is_reported(void **state)
{
	const GPtrArray *set = SET({"code.md", HEAD("Code") GIFTS MONEY});
	const struct place place = {"reasons.yaml", 4, 3};
	const struct pairing unknown = {"gfits", "gifts", false, place};
	compared(state, set, set, &unknown);
	assert_messages(state, "reasons.yaml:4:3: warning: nothing in the old text has the id 'gfits' or is cited so: "
			       "correct it, or take the 'pin' out [pairing-unknown]\n");
	const struct pairing uncited = {"gifts", "code/paragraph 9.9", true, place};
	compared(state, set, set, &uncited);
	assert_messages(state,
			"reasons.yaml:4:3: warning: nothing in the new text has the id 'code/paragraph 9.9' or is "
			"cited so: correct it, or take the 'forbid' out [pairing-unknown]\n");
	const struct pairing unlike = {"gifts", "declare", false, place};
	compared(state, set, set, &unlike);
	assert_contains(take_messages(state), "'gifts' is a section and 'declare' is a clause");
}

/* ---- the dump, and bounds ---------------------------------------------------------------------------------------- */

static void the_dump_of_a_set_has_each_document_in_turn(void **state)
{
	const GPtrArray *set = SET({"code.md", HEAD("Code") MONEY "1. As [](press#the-press) says.\n"},
				   {"press.md", HEAD("Press") "## The press {#the-press}\n"});
	GString *out = g_string_new(NULL);
	units_dump(set, true, out);
	const char *dump = test_keep(state, g_string_free(out, FALSE));
	assert_contains(dump, "document\tCode\nsection\tMoney\n");
	assert_contains(dump, "clause\tAs ->#press#the-press says .\ndocument\tPress\nsection\tThe press\n");
}

static char *alike(const char *title, unsigned count)
{
	GString *text = g_string_new(NULL);
	g_string_append_printf(text, "---\ntitle: %s\n---\n\n## All\n\n", title);
	for (unsigned i = 0; i < count; i++)
		g_string_append(text, "1. An officer must tell the manager before the work begins.\n");
	return g_string_free(text, FALSE);
}

/* Thirty thousand clauses that are all alike, and some fewer in each document. */
static void clauses_that_are_all_alike_take_bounded_time(void **state)
{
	const char *many = test_keep(state, alike("Code", 10000)), *fewer = test_keep(state, alike("Code", 9000));
	const GPtrArray *old = SET({"a.md", many}, {"b.md", many}, {"c.md", many});
	const GPtrArray *new = SET({"a.md", fewer}, {"d.md", many}, {"c.md", many});
	gint64 start = g_get_monotonic_time();
	const struct changes *changes = compared(state, old, new, NULL);
	assert_int_equal(changes->list->len > 0, 1);
	assert_true(g_get_monotonic_time() - start < 10 * G_USEC_PER_SEC);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(one_and_one_are_compared_whatever_they_are_called),
		TEST(a_document_is_found_by_its_id_then_its_title_then_its_words),
		TEST(a_document_that_went_has_no_partner),
		TEST(one_document_may_be_compared_with_several),
		TEST(the_same_id_in_two_documents_is_two),
		TEST(a_reference_that_followed_into_another_document_is_no_change),
		TEST(a_pin_comes_before_all_else),
		TEST(a_pin_joins_sections_of_two_documents),
		TEST(what_is_set_apart_is_never_matched),
		TEST(a_pairing_of_what_is_not_there_is_reported),
		TEST(the_dump_of_a_set_has_each_document_in_turn),
		TEST(clauses_that_are_all_alike_take_bounded_time),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
