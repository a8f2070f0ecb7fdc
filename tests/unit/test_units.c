/* SPDX-License-Identifier: MIT
 * A document as a comparison sees it: units, their words, what they are known by. */
#include "compared.h"

static const struct side *side_of(void **state, const char *text)
{
	return compared(state, text, text)->old;
}

static void units_follow_each_other_as_one_reads(void **state)
{
	const struct side *side = side_of(state, "Lead.\n\n## Gifts\n\n1. Offers:\n\n   - of cash;\n   - of food.\n\n"
						 "   1. Below.\n\nTerm\n: Its meaning.\n");
	static const enum unit_kind kinds[] = {UNIT_DOCUMENT, UNIT_PARAGRAPH, UNIT_SECTION, UNIT_CLAUSE,
					       UNIT_ITEM,     UNIT_ITEM,      UNIT_CLAUSE,  UNIT_DEFINITION};
	assert_int_equal(side->units->len, G_N_ELEMENTS(kinds));
	for (guint i = 0; i < side->units->len; i++)
		assert_int_equal(UNIT(side, i)->kind, kinds[i]);
	assert_int_equal(UNIT(side, 4)->parent, 3);
	assert_int_equal(UNIT(side, 6)->parent, 3);
	assert_int_equal(UNIT(side, 7)->parent, NO_UNIT);
	assert_int_equal(side->parts->len, 2);
	assert_int_equal(PART(side, 1)->first, 2);
	assert_int_equal(PART(side, 1)->count, 6);
}

static void typed_numbers_are_no_words(void **state)
{
	const struct side *side = side_of(state, "# Code\n\n## 4. Gifts\n\n4.1 A gift of £25.\n\n4.2 Another.\n");
	assert_string_equal(tokens_of(state, side, unit_at(side, UNIT_SECTION, 0)), "Gifts");
	assert_string_equal(tokens_of(state, side, unit_at(side, UNIT_CLAUSE, 0)), "A | gift | of | £25 | .");
}

static void a_label_typed_in_a_heading_is_not_its_title(void **state)
{
	const struct side *side =
		side_of(state, "# Code\n\n## 1. Gifts\n\n1.1 One.\n\n1.2 Two.\n\n## Appendix A: Forms\n\nReturn it.\n");
	const struct unit *heading = unit_at(side, UNIT_APPENDIX, 0);
	assert_string_equal(heading->text, "Forms");
	assert_string_equal(tokens_of(state, side, heading), "Forms");
	assert_string_equal(PART(side, heading->part)->label, "Appendix A");
}

static void a_reference_is_one_token_known_by_its_target(void **state)
{
	const struct side *side =
		side_of(state, "## Gifts\n\n1. See [](#b) and [](#b) and [](#c).\n2. B. {#b}\n3. C. {#c}\n");
	const struct unit *unit = unit_at(side, UNIT_CLAUSE, 0);
	assert_string_equal(tokens_of(state, side, unit),
			    "See | paragraph 1.2 | and | paragraph 1.2 | and | paragraph 1.3 | .");
	assert_int_equal(TOKEN(side, unit->first + 1)->word, TOKEN(side, unit->first + 3)->word);
	assert_int_not_equal(TOKEN(side, unit->first + 1)->word, TOKEN(side, unit->first + 5)->word);
	assert_ptr_equal(TOKEN(side, unit->first + 1)->target, unit_at(side, UNIT_CLAUSE, 1)->node);
}

static void a_reference_typed_in_words_is_one_too(void **state)
{
	const struct side *side = side_of(
		state, "# Code\n\n## 1. Gifts\n\n1.1 See section 1, and section 9.\n\n1.2 By section 1 of the Act.\n");
	const struct unit *first = unit_at(side, UNIT_CLAUSE, 0), *second = unit_at(side, UNIT_CLAUSE, 1);
	assert_string_equal(tokens_of(state, side, first), "See | section 1 | , | and | section 9 | .");
	assert_string_equal(tokens_of(state, side, second), "By | section | 1 | of | the | Act | .");
}

/* 'o Ran 2' refers to what 'Rhan 2' does. */
static void a_reference_typed_in_welsh_is_one_in_every_form(void **state)
{
	const struct side *side = side_of(
		state, "---\ntitle: Cod\nlanguage: cy\nnumbering: typed\n---\n\n## Rhan 2: Rhoddion\n\n1.1 Rhan 2, o "
		       "Ran 2, o Ran 9 ac ym mharagraff 9.\n");
	const struct unit *unit = unit_at(side, UNIT_CLAUSE, 0);
	assert_string_equal(tokens_of(state, side, unit),
			    "Rhan 2 | , | o | Ran 2 | , | o | Ran 9 | ac | ym | mharagraff 9 | .");
	assert_non_null(TOKEN(side, unit->first)->target);
	assert_ptr_equal(TOKEN(side, unit->first + 3)->target, TOKEN(side, unit->first)->target);
	assert_null(TOKEN(side, unit->first + 6)->target);
	take_messages(state);
}

static void looks_do_not_make_another_hash(void **state)
{
	const struct side *side =
		side_of(state, "## A\n\n1. The Council’s “own” gift – a **token**.\n"
			       "2. The council's \"own\"  gift - a token.\n3. The council's own gift.\n");
	const struct unit *x = unit_at(side, UNIT_CLAUSE, 0), *y = unit_at(side, UNIT_CLAUSE, 1);
	assert_true(x->hash == y->hash);
	assert_true(x->hash != unit_at(side, UNIT_CLAUSE, 2)->hash);
}

static void a_bullet_and_a_paragraph_with_the_same_words_are_plainly_alike(void **state)
{
	const struct side *side = side_of(state, "## A\n\nGifts of food.\n\n- Gifts of food.\n");
	const struct unit *x = unit_at(side, UNIT_PARAGRAPH, 0), *y = unit_at(side, UNIT_ITEM, 0);
	assert_true(x->hash != y->hash);
	assert_true(x->plain == y->plain);
}

static void rows_fields_and_definitions_have_names(void **state)
{
	const struct side *side =
		side_of(state, "## A\n\n| What | Who |\n|---|---|\n| cash | officer |\n| food | officer |\n"
			       "| cash | manager |\n\nCash\n: Coins and notes.\n");
	const struct unit *one = unit_at(side, UNIT_ROW, 0), *three = unit_at(side, UNIT_ROW, 2);
	assert_int_not_equal(one->name, 0);
	assert_int_equal(one->name, three->name);
	assert_int_not_equal(one->name, unit_at(side, UNIT_ROW, 1)->name);
	assert_int_not_equal(unit_at(side, UNIT_DEFINITION, 0)->name, 0);
	assert_int_equal(unit_at(side, UNIT_TABLE, 0)->name, 0);
	assert_string_equal(tokens_of(state, side, one), "cash | | | officer");
}

static void a_field_says_its_type_and_options(void **state)
{
	const struct side *side = side_of(state, "## A\n\n```form\n- choice: Outcome\n  options: [Kept, Sent back]\n"
						 "- text: Name\n  required: true\n```\n");
	assert_string_equal(unit_at(side, UNIT_FIELD, 0)->text, "Outcome (choice) options: Kept, Sent back");
	assert_string_equal(unit_at(side, UNIT_FIELD, 1)->text, "Name (text, required)");
	const struct unit *field = unit_at(side, UNIT_FIELD, 0);
	assert_int_equal(UNIT(side, field->parent)->kind, UNIT_FORM);
	assert_int_equal(field->length, 4); /* marks are not counted */
}

static void an_authors_id_is_kept_and_one_that_was_made_is_not(void **state)
{
	const struct side *side = side_of(state, "## A\n\n1. One. {#one}\n2. Two.\n");
	assert_int_not_equal(unit_at(side, UNIT_CLAUSE, 0)->id, 0);
	assert_int_equal(unit_at(side, UNIT_CLAUSE, 1)->id, 0);
}

static void what_stands_under_a_subheading_has_it_for_a_parent(void **state)
{
	const struct side *side =
		side_of(state, "## A\n\n### Cash\n\nNever.\n\n- Not a penny.\n\n### Food\n\nAt noon.\n");
	assert_int_equal(UNIT(side, 2)->kind, UNIT_SUBHEADING);
	assert_int_equal(UNIT(side, 2)->parent, NO_UNIT);
	assert_int_equal(UNIT(side, 3)->parent, 2);
	assert_int_equal(UNIT(side, 4)->parent, 2);
	assert_int_equal(UNIT(side, 5)->parent, NO_UNIT);
	assert_int_equal(UNIT(side, 6)->parent, 5);
}

static void the_name_of_a_file_is_no_title(void **state)
{
	const struct edition *edition = edition_from(state, "Words without a heading.\n");
	struct changes *changes = changes_find(edition, edition, test_diag(state));
	assert_int_equal(UNIT(changes->old, 0)->kind, UNIT_DOCUMENT);
	assert_int_equal(UNIT(changes->old, 0)->count, 0);
	assert_string_equal(UNIT(changes->old, 0)->text, "");
	changes_free(changes);
}

static void a_link_is_its_words_and_where_it_leads(void **state)
{
	const struct side *side = side_of(state, "## A\n\n1. See [the guide](https://a.example/g) now. {#own}\n"
						 "2. See [the guide](#own) now.\n3. See <https://a.example/g> now.\n");
	const struct unit *first = unit_at(side, UNIT_CLAUSE, 0), *second = unit_at(side, UNIT_CLAUSE, 1);
	const struct token *address = TOKEN(side, first->first + 3), *own = TOKEN(side, second->first + 3);
	assert_string_equal(tokens_of(state, side, first), "See | the | guide |  | now | .");
	assert_true(address->format & FORMAT_ADDRESS);
	assert_int_equal(address->key, 0);
	assert_string_equal(lexicon_text(side->lexicon, address->word), ADDRESS_SIGN "https://a.example/g");
	assert_true(own->format & FORMAT_ADDRESS);
	assert_ptr_equal(own->target, first->node);
	assert_true(first->hash == second->hash);
	assert_string_equal(tokens_of(state, side, unit_at(side, UNIT_CLAUSE, 2)),
			    "See | https://a.example/g | now | .");
}

static void a_sign_before_a_number_is_a_reference_where_numbers_have_it(void **state)
{
	const struct side *side = side_of(
		state, "# Code\n\n## §1 Gifts\n\n* **§1(1)** As in §1(2).\n\n* **§1(2)** As in § 1(9), and §1.\n");
	const struct unit *first = unit_at(side, UNIT_CLAUSE, 0), *second = unit_at(side, UNIT_CLAUSE, 1);
	assert_string_equal(tokens_of(state, side, first), "As | in | §1(2) | .");
	assert_ptr_equal(TOKEN(side, first->first + 2)->target, second->node);
	assert_string_equal(tokens_of(state, side, second), "As | in | § 1(9) | , | and | §1 | .");
	assert_null(TOKEN(side, second->first + 2)->target);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(units_follow_each_other_as_one_reads),
		TEST(typed_numbers_are_no_words),
		TEST(a_label_typed_in_a_heading_is_not_its_title),
		TEST(a_reference_is_one_token_known_by_its_target),
		TEST(a_reference_typed_in_words_is_one_too),
		TEST(a_reference_typed_in_welsh_is_one_in_every_form),
		TEST(looks_do_not_make_another_hash),
		TEST(a_bullet_and_a_paragraph_with_the_same_words_are_plainly_alike),
		TEST(rows_fields_and_definitions_have_names),
		TEST(a_field_says_its_type_and_options),
		TEST(an_authors_id_is_kept_and_one_that_was_made_is_not),
		TEST(what_stands_under_a_subheading_has_it_for_a_parent),
		TEST(the_name_of_a_file_is_no_title),
		TEST(a_link_is_its_words_and_where_it_leads),
		TEST(a_sign_before_a_number_is_a_reference_where_numbers_have_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
