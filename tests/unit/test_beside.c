/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/beside.h"

static void add_one(void *data)
{
	g_atomic_int_inc((gint *)data);
}

static void work_is_done_once(void **state)
{
	(void)state;
	gint done[300] = {0};
	for (size_t i = 0; i < G_N_ELEMENTS(done); i++) {
		struct beside *beside = beside_begin(add_one, &done[i]);
		if (i % 3 == 0)
			g_usleep(50); /* some threads are quicker, some slower than we */
		beside_end(beside);
		assert_int_equal(g_atomic_int_get(&done[i]), 1);
	}
	g_usleep(2000);
	for (size_t i = 0; i < G_N_ELEMENTS(done); i++)
		assert_int_equal(g_atomic_int_get(&done[i]), 1);
}

static void many_go_on_at_once(void **state)
{
	(void)state;
	gint done = 0;
	struct beside *besides[40];
	for (size_t i = 0; i < G_N_ELEMENTS(besides); i++)
		besides[i] = beside_begin(add_one, &done);
	for (size_t i = 0; i < G_N_ELEMENTS(besides); i++)
		beside_end(besides[i]);
	assert_int_equal(done, G_N_ELEMENTS(besides));
}

static void nobody_waits_for_work_that_is_alone(void **state)
{
	(void)state;
	static gint done; /* it may be later than the test */
	beside_alone(add_one, &done);
	for (int i = 0; i < 10000 && !g_atomic_int_get(&done); i++)
		g_usleep(1000);
	assert_int_equal(g_atomic_int_get(&done), 1);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(work_is_done_once),
		cmocka_unit_test(many_go_on_at_once),
		cmocka_unit_test(nobody_waits_for_work_that_is_alone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
