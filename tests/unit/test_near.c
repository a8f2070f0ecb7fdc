/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/near.h"

static char *listed(const char *word, guint most)
{
	static const char *const names[] = {"v3.0", "v2.0", "v1.0", "main", "draft"};
	GPtrArray *array = g_ptr_array_new();
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		g_ptr_array_add(array, (gpointer)names[i]);
	char *list = near_list(word, array, most);
	g_ptr_array_unref(array);
	return list;
}

static void slips_are_counted(void **state)
{
	(void)state;
	assert_int_equal(near_distance("gifts", "gifts", 3), 0);
	assert_int_equal(near_distance("gifts", "gfits", 3), 1);
	assert_int_equal(near_distance("gifts", "Gift", 3), 1);
	assert_int_equal(near_distance("gifts", "loans", 2), 3);
	static const char *const words[] = {"title", "tilte", "owner"};
	assert_string_equal(near_find("titel", words, 3), "title");
	assert_null(near_find("council", words, 3));
}

static void what_is_near_is_listed_first(void **state)
{
	assert_text(test_keep(state, listed("maim", 9)), "main, v3.0, v2.0, v1.0 and draft");
	assert_text(test_keep(state, listed("nothing", 9)), "v3.0, v2.0, v1.0, main and draft");
	assert_text(test_keep(state, listed("v2", 9)), "v3.0, v2.0, v1.0, main and draft");
}

static void a_list_is_cut_short(void **state)
{
	assert_text(test_keep(state, listed("draf", 2)), "draft, v3.0 and 3 more");
	assert_text(test_keep(state, listed("draf", 1)), "draft and 4 more");
	GPtrArray *none = g_ptr_array_new();
	assert_text(test_keep(state, near_list("x", none, 5)), "");
	g_ptr_array_unref(none);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(slips_are_counted),
		TEST(what_is_near_is_listed_first),
		TEST(a_list_is_cut_short),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
