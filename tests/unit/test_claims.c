/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "explain/verify/claims.h"
#include "read/words.h"

#include <string.h>

/* 'section 16.5=16.5; Appendix E=E of', in the order of the text. */
static char *places_of(const struct words *words, const char *text)
{
	GString *out = g_string_new(NULL);
	GPtrArray *places = claim_places_read(words, text, NULL);
	for (guint i = 0; i < places->len; i++) {
		const struct claim_place *place = places->pdata[i];
		g_string_append_printf(out, "%s%s=%s%s%s%s%s", i ? "; " : "", place->words, place->number,
				       place->appendix ? " appendix" : "", place->former ? " former" : "",
				       place->qualified ? " qualified" : "", place->own ? " own" : "");
	}
	g_ptr_array_unref(places);
	return g_string_free(out, FALSE);
}

static void check_places(const struct words *words, const char *text, const char *expected)
{
	char *places = places_of(words, text);
	assert_text(places, expected);
	g_free(places);
}

static void places_are_known_by_their_noun(void **state)
{
	check_places(test_words(state), "The duty (section 16.5) and paragraph 2.0.",
		     "section 16.5=16.5; paragraph 2.0=2");
	check_places(test_words(state), "sections 2.0 and 3.0, clause 4.1(a)",
		     "section 2.0=2; section 3.0=3; clause 4.1(a)=4.1(a)");
	check_places(test_words(state), "up to 25 pounds, Section 149 of the Equality Act",
		     "Section 149=149 qualified");
	check_places(test_words(state), "dissection 4 of intersections 5", "");
}

static void appendices_are_known_by_their_letters(void **state)
{
	check_places(test_words(state), "Appendices B, C and D of the Code",
		     "Appendix B=B appendix qualified; Appendix C=C appendix qualified; "
		     "Appendix D=D appendix qualified");
	check_places(test_words(state), "appendix B.C, D",
		     "appendix B=B appendix; appendix C=C appendix; appendix D=D appendix");
	check_places(test_words(state), "the guide (formerly Appendix F)", "Appendix F=F appendix former");
	check_places(test_words(state), "the draft attached at Appendix A", "Appendix A=A appendix own");
	check_places(test_words(state), "Appendix About", "");
}

static void former_places_have_a_whole_word_before_them(void **state)
{
	check_places(test_words(state), "a threshold section 5", "section 5=5");
	check_places(test_words(state), "the old section 5", "section 5=5 former");
	check_places(test_words(state), "Appendix B of the old text", "Appendix B=B appendix former qualified");
}

static void a_range_names_all_between(void **state)
{
	check_places(test_words(state), "paragraphs 13.2 to 13.4",
		     "paragraph 13.2=13.2; paragraph 13.3=13.3; paragraph 13.4=13.4");
	check_places(test_words(state), "paragraphs 14.2-14.3, 15.1–15.2",
		     "paragraph 14.2=14.2; paragraph 14.3=14.3; paragraph 15.1=15.1; paragraph 15.2=15.2");
	check_places(test_words(state), "sections 1.0 to 3.0", "section 1.0=1; section 2=2; section 3.0=3");
	check_places(test_words(state), "Appendices C to E of the Code",
		     "Appendix C=C appendix qualified; Appendix D=D appendix qualified; Appendix E=E appendix "
		     "qualified");
	check_places(test_words(state), "moved from paragraph 8.2 to 8.4", "paragraph 8.2=8.2 former");
	check_places(test_words(state), "paragraphs 13.2 to 14.1", "paragraph 13.2=13.2");
}

static void what_is_said_behind_the_last_place_is_so_of_all(void **state)
{
	check_places(test_words(state), "paragraph 2.1 and Appendix C, Appendix D of the Code",
		     "paragraph 2.1=2.1 qualified; Appendix C=C appendix qualified; Appendix D=D appendix qualified");
	check_places(test_words(state), "Appendix C, was Appendix D",
		     "Appendix C=C appendix qualified; Appendix D=D appendix former");
	check_places(test_words(state), "Appendix A is attached. Appendix B of the Code",
		     "Appendix A=A appendix; Appendix B=B appendix qualified");
}

/* What is said of the first place of an item itself. */
static unsigned done_of(void **state, const char *text)
{
	GPtrArray *places = claim_places_read(test_words(state), text, NULL);
	unsigned done = ((const struct claim_place *)places->pdata[0])->done;
	g_ptr_array_unref(places);
	return done;
}

static void what_is_done_to_a_place_is_not_what_is_done_in_it(void **state)
{
	assert_int_equal(done_of(state, "Paragraph 1.4 has been removed."), CLAIM_REMOVED);
	assert_int_equal(done_of(state, "The old section 8.0 (gifts) was deleted."), CLAIM_REMOVED);
	assert_int_equal(done_of(state, "Sections 3 and 4 of the Code have been merged."), CLAIM_MERGED);
	assert_int_equal(done_of(state, "Paragraph 1.4: unchanged"), CLAIM_KEPT);
	assert_int_equal(done_of(state, "Paragraph 13.4 has not been changed."), CLAIM_KEPT);
	assert_int_equal(done_of(state, "The word ‘x’ has been removed (paragraph 1.4)."), 0);
	assert_int_equal(done_of(state, "A word in paragraph 1.4 has been removed."), 0);
	assert_int_equal(done_of(state, "A row was removed from Appendix B."), 0);
	assert_int_equal(done_of(state, "Paragraph 1.4 has been added to."), 0);
}

static void release(void *words)
{
	words_free(words);
}

static void welsh_is_read_as_well(void **state)
{
	struct words *words = words_read(test_templates(state), "cy", test_diag(state));
	assert_non_null(words);
	test_own(state, words, release);
	check_places(words, "ym mharagraff 16.5 (paragraff 14.5 gynt)",
		     "mharagraff 16.5=16.5; paragraff 14.5=14.5 former");
	check_places(words, "Atodiadau B, C a D o’r Cod",
		     "Atodiad B=B appendix qualified; Atodiad C=C appendix qualified; "
		     "Atodiad D=D appendix qualified");
	check_places(words, "ynghlwm fel Atodiad A; adran 2 o’r adroddiad hwn",
		     "Atodiad A=A appendix own; adran 2=2 qualified own");
	GPtrArray *claims = claims_read(words, "a) Cynhwyswyd siart llif newydd (atodiad A.B).\n"
					       "b) Dilëwyd paragraff (adran 4).\nc) Diweddarwyd adran 5.\n");
	const struct claim *added = claims->pdata[0], *removed = claims->pdata[1], *changed = claims->pdata[2];
	assert_int_equal(added->verbs, CLAIM_ADDED);
	assert_string_equal(added->meant, "Atodiadau A a B");
	assert_int_equal(removed->verbs, CLAIM_REMOVED);
	assert_int_equal(changed->verbs, CLAIM_CHANGED);
	g_ptr_array_unref(claims);
}

/* 'a) One. | b) Two.' */
static const char *items_of(void **state, const char *text)
{
	GPtrArray *claims = claims_read(test_words(state), text);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < claims->len; i++) {
		const struct claim *claim = claims->pdata[i];
		g_string_append_printf(out, "%s%s %s", i ? " | " : "", claim->letter, claim->text);
	}
	g_ptr_array_unref(claims);
	return test_keep(state, g_string_free(out, FALSE));
}

static void a_paragraph_is_an_item_where_the_letters_say_so(void **state)
{
	assert_string_equal(items_of(state, "a) One.\n\nTwo.\n\nc) Three.\n"), "a) One. |  Two. | c) Three.");
	assert_string_equal(items_of(state, "a) One.\n\nMore of it.\n\nb) Two.\n"), "a) One. More of it. | b) Two.");
	assert_string_equal(items_of(state, "a) One.\n\nMembers are asked to note this.\n"), "a) One.");
	assert_string_equal(items_of(state, "a) One.\n\nTwo was removed (section 4).\n"),
			    "a) One. |  Two was removed (section 4).");
	assert_string_equal(items_of(state, "a) One.\n\nThe updated draft is attached as Appendix A.\n"), "a) One.");
}

static void items_have_their_letter_and_line(void **state)
{
	GPtrArray *claims =
		claims_read(test_words(state), "# Overview\n\nAs follows:\n\na) One has been\n   updated.\nb) **Two** "
					       "removed.\n\nThree, new (section 3).\n");
	assert_int_equal(claims->len, 3);
	const struct claim *one = claims->pdata[0], *two = claims->pdata[1], *three = claims->pdata[2];
	assert_string_equal(one->letter, "a)");
	assert_string_equal(one->text, "One has been updated.");
	assert_int_equal(one->line, 5);
	assert_int_equal(one->verbs, CLAIM_CHANGED);
	assert_string_equal(two->text, "Two removed.");
	assert_int_equal(two->verbs, CLAIM_REMOVED);
	assert_string_equal(three->letter, "");
	assert_int_equal(three->line, 9);
	assert_int_equal(three->verbs, CLAIM_ADDED);
	g_ptr_array_unref(claims);
}

static void signs_pasted_from_word_are_marks_of_items(void **state)
{
	assert_string_equal(items_of(state, "• One.\n·\tTwo.\n– Three.\n"), "• One. | · Two. | – Three.");
	assert_string_equal(items_of(state, "a)\tOne.\nb)\tTwo.\n"), "a) One. | b) Two.");
}

static void of_a_report_only_the_overview_is_read(void **state)
{
	assert_string_equal(
		items_of(state, "- (1) the Code be adopted;\n\n- 1.1 Introduction.\n\n  - a) One.\n\n  - b) Two.\n\n"
				"- 1.2 Training.\n\nWords.\n\n* Papers\n"),
		"a) One. | b) Two.");
}

static void a_slip_between_letters_is_told_with_what_was_meant(void **state)
{
	(void)state;
	GPtrArray *claims =
		claims_read(test_words(state), "- forms (appendix B.C, D)\n- forms (Appendices B, C and D)\n");
	const struct claim *slip = claims->pdata[0], *right = claims->pdata[1];
	assert_string_equal(slip->mistyped, "appendix B.C, D");
	assert_string_equal(slip->meant, "Appendices B, C and D");
	assert_null(right->mistyped);
	g_ptr_array_unref(claims);
}

static void assert_after(const char *letter, const char *expected)
{
	char *after = letter_after(letter);
	if (expected)
		assert_string_equal(after, expected);
	else
		assert_null(after);
	g_free(after);
}

static void letters_are_counted_on(void **state)
{
	(void)state;
	assert_after("a)", "b)");
	assert_after("(h)", "(i)");
	assert_after("9.", "10.");
	assert_after("-", NULL);
	assert_after("", NULL);
	assert_after("z)", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(places_are_known_by_their_noun),
		TEST(appendices_are_known_by_their_letters),
		TEST(items_have_their_letter_and_line),
		TEST(a_slip_between_letters_is_told_with_what_was_meant),
		TEST(letters_are_counted_on),
		TEST(former_places_have_a_whole_word_before_them),
		TEST(welsh_is_read_as_well),
		TEST(a_paragraph_is_an_item_where_the_letters_say_so),
		TEST(a_range_names_all_between),
		TEST(what_is_said_behind_the_last_place_is_so_of_all),
		TEST(what_is_done_to_a_place_is_not_what_is_done_in_it),
		TEST(signs_pasted_from_word_are_marks_of_items),
		TEST(of_a_report_only_the_overview_is_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
