/* SPDX-License-Identifier: MIT */
#include "compared.h"
#include "explain/verify/verify.h"

#define BODY "## Gifts\n\n1. Cash is refused.\n\n"
#define OLD BODY "## Guide for employees\n\n1. Employees are treated alike.\n"
#define NEW BODY "## Service Area Register: recommended format\n\n1. One row for each gift.\n"

/* What is said to be claimed wrongly in an overview of one item; "" for nothing. */
static const char *claimed(void **state, const char *item)
{
	const struct changes *changes = compared(state, OLD, NEW);
	g_autofree char *text = g_strdup_printf("- %s\n", item);
	const struct verifying verifying = {changes, NULL, text, "overview.md", 0, NULL};
	g_autoptr(GString) out = g_string_new(NULL);
	overview_verify(&verifying, out, test_diag(state));
	take_messages(state);
	return test_keep(state, g_strdup(strstr(out->str, "report-claimed") ? out->str : ""));
}

static void a_title_may_be_cut_short(void **state)
{
	static const char *const right[] = {
		"A new section has been included: Service Area Register: recommended format (section 2).",
		"A new section has been included: Service Area Registers (section 2).",
		"A new section has been included: what a register should hold (section 2).",
		"An appendix ‘Recommended format’ has been included (section 2 of the Code).",
		"The Service Area Register has been added (section 2).",
		"The guide for employees has been removed (formerly section 2 of the Code).",
		"What was said on equality has been removed (formerly section 2).",
		"The rules under ‘Employees’ have been removed (formerly section 2).",
		"Section 2, ‘Service Area Register’, is new.",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(right); i++)
		assert_text(claimed(state, right[i]), "");
}

static void a_wrong_title_is_told(void **state)
{
	static const char *const new[] = {
		"A new section has been included: Gifts Register (section 2).",
		"‘Gifts Register’ has been included (section 2 of the Code).",
		"The Gifts Register has been added (section 2).",
		"The Gifts Register (section 2) has been added.",
		"There is a new section 2, ‘Gifts Register’.",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(new); i++)
		assert_contains(claimed(state, new[i]),
				"section 2 is 'Service Area Register: recommended format', not 'Gifts Register'");
	static const char *const gone[] = {
		"The Guide for Contractors has been removed (formerly section 2 of the Code).",
		"‘Guide for Contractors’ has been taken out (formerly section 2).",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(gone); i++)
		assert_contains(claimed(state, gone[i]),
				"section 2 is 'Guide for employees', not 'Guide for Contractors'");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_title_may_be_cut_short),
		TEST(a_wrong_title_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
