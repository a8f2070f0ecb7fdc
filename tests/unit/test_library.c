/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/library.h"

#include <math.h>
#include <string.h>

#define CALLS(CALL) CALL(cos) CALL(floor)

struct calls {
	CALLS(LIBRARY_FIELD)
};

static void functions_of_a_library_can_be_called(void **state)
{
	(void)state;
	static const char *const call_names[] = {CALLS(LIBRARY_NAME)};
	struct calls to;
	GString *fault = g_string_new(NULL);
	assert_true(library_take("libm.so.6", call_names, G_N_ELEMENTS(call_names), &to, fault));
	assert_true(to.floor(2.5 + to.cos(0)) == 3);
	assert_string_equal(fault->str, "");
	g_string_free(fault, TRUE);
}

static void what_is_missing_is_told(void **state)
{
	(void)state;
	static const char *const call_names[] = {"cos", "no_such_function"};
	void *places[2];
	GString *fault = g_string_new(NULL);
	assert_false(library_take("libm.so.6", call_names, 2, places, fault));
	assert_non_null(strstr(fault->str, "no_such_function"));
	g_string_truncate(fault, 0);
	assert_false(library_take("libkeeling-none.so.1", call_names, 2, places, fault));
	assert_non_null(strstr(fault->str, "libkeeling-none.so.1 can't be used"));
	g_string_free(fault, TRUE);
}

static void nothing_take(const void *given)
{
	(void)given;
	static const char *const call_names[] = {"cos"};
	void *place;
	library_take("libkeeling-none.so.1", call_names, 1, &place, g_string_new(NULL));
}

/* A process of its own says it to its parent, and ends. */
static void a_process_of_its_own_tells_its_parent(void **state)
{
	const char *words = test_child_words(state, nothing_take, NULL);
	assert_contains(words, "the library libkeeling-none.so.1 can't be used (");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(functions_of_a_library_can_be_called),
		cmocka_unit_test(what_is_missing_is_told),
		TEST(a_process_of_its_own_tells_its_parent),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
