/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/apart.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#define LARGE ((guint)1 << 20) /* more than a pipe holds */

static bool letters(void *data, GByteArray *answer)
{
	const char *letter = data;
	g_byte_array_set_size(answer, LARGE);
	memset(answer->data, *letter, LARGE);
	return true;
}

static bool half(void *data, GByteArray *answer)
{
	(void)data;
	g_byte_array_append(answer, (const guint8 *)"half", 4);
	return false;
}

static bool killed(void *data, GByteArray *answer)
{
	half(data, answer);
	kill(getpid(), SIGKILL);
	return true;
}

static bool endless(void *data, GByteArray *answer)
{
	(void)data;
	(void)answer;
	while (pause() < 0) {
	}
	return true;
}

static void answers_come_whole_and_in_the_order_asked(void **state)
{
	(void)state;
	struct apart *a = apart_begin(letters, "a"), *b = apart_begin(letters, "b");
	GByteArray *answer = g_byte_array_new();
	assert_true(apart_end(a, answer));
	assert_int_equal(answer->len, LARGE);
	assert_true(apart_end(b, answer));
	assert_int_equal(answer->len, 2 * LARGE);
	assert_int_equal(answer->data[LARGE - 1], 'a');
	assert_int_equal(answer->data[2 * LARGE - 1], 'b');
	g_byte_array_unref(answer);
}

static void what_did_not_succeed_leaves_nothing(void **state)
{
	(void)state;
	GByteArray *answer = g_byte_array_new();
	g_byte_array_append(answer, (const guint8 *)"x", 1);
	assert_false(apart_end(apart_begin(half, NULL), answer));
	assert_false(apart_end(apart_begin(killed, NULL), answer));
	assert_false(apart_end(NULL, answer));
	assert_int_equal(answer->len, 1);
	g_byte_array_unref(answer);
}

static void what_nobody_wants_is_ended(void **state)
{
	(void)state;
	apart_drop(apart_begin(endless, NULL));
	apart_drop(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_come_whole_and_in_the_order_asked),
		cmocka_unit_test(what_did_not_succeed_leaves_nothing),
		cmocka_unit_test(what_nobody_wants_is_ended),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
