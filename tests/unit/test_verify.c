/* SPDX-License-Identifier: MIT */
#include "compared.h"
#include "explain/verify.h"

#define OLD \
	"## Gifts\n\n1. Officers may keep a diary or a calendar.\n\n1. Cash is refused at once.\n\n" \
	"## Politics\n\n1. Officers serve the whole council.\n"
#define NEW \
	"## Fraud\n\n1. Suspicion of fraud is reported to the auditor.\n\n" \
	"## Gifts\n\n1. Officers may keep a diary or a calendar.\n\n1. Cash is refused at once and reported to the " \
	"manager.\n\n" \
	"## Politics\n\n1. Officers serve the whole council.\n"

/* What is said of an overview; true where nothing is off. */
static bool sound(void **state, const char *text)
{
	const struct changes *changes = compared(state, OLD, NEW);
	const struct verifying verifying = {changes, NULL, text, "overview.md", 0};
	GString *out = g_string_new(NULL);
	bool fine = overview_verify(&verifying, out, test_diag(state));
	g_string_free(out, TRUE);
	return fine;
}

static void what_is_told_rightly_is_sound(void **state)
{
	assert_true(sound(
		state,
		"a) A section on fraud has been added (section 1).\nb) Cash (paragraph 2.2) has been updated.\n"));
	assert_no_messages(state);
}

static void what_is_left_out_is_named(void **state)
{
	assert_false(sound(state, "a) Cash (paragraph 2.2) has been updated.\n"));
	assert_contains(take_messages(state), "changed, and not mentioned: section 1");
}

static void an_old_number_is_told_with_the_new(void **state)
{
	assert_false(
		sound(state, "a) A new section on fraud (section 1).\nb) Cash (paragraph 1.2) has been updated.\n"));
	assert_contains(take_messages(state), "it is paragraph 2.2 [report-old-number]");
}

static void a_place_nearby_is_told_with_the_right_one(void **state)
{
	assert_false(sound(state, "a) A new section on fraud (section 1).\n"
				  "b) Cash is reported to the manager and refused (paragraph 2.7).\n"));
	assert_contains(take_messages(state), "means paragraph 2.2 [report-wrong-place]");
}

static void what_never_changed_is_claimed(void **state)
{
	assert_false(sound(
		state, "a) A new section on fraud (section 1).\nb) Cash (paragraph 2.2).\nc) Politics (section 3).\n"));
	assert_messages(state, "overview.md:3:1: warning: nothing changed at section 3 [report-claimed]\n");
}

static void a_lost_letter_is_given_back(void **state)
{
	assert_false(
		sound(state, "a) A new section on fraud (section 1).\n\nCash (paragraph 2.2) has been updated.\n"));
	assert_contains(take_messages(state), "it is 'b)' [report-letter]");
}

static void a_place_named_again_is_told_once(void **state)
{
	assert_false(sound(state, "a) A new section on fraud (section 1), and sections 3, 3 and 3.\n\n"
				  "b) Cash (paragraph 2.2) has been updated.\n"));
	const char *messages = take_messages(state), *first = strstr(messages, "nothing changed at");
	assert_non_null(first);
	assert_null(strstr(first + 1, "nothing changed at"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_told_rightly_is_sound),      TEST(what_is_left_out_is_named),
		TEST(an_old_number_is_told_with_the_new), TEST(a_place_nearby_is_told_with_the_right_one),
		TEST(what_never_changed_is_claimed),      TEST(a_lost_letter_is_given_back),
		TEST(a_place_named_again_is_told_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
