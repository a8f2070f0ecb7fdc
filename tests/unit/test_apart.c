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

static bool told(void *data, GByteArray *answer)
{
	diag_add(data, CODE_OUTPUT, (struct place){0}, "something to say");
	return letters("t", answer);
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
	struct apart *a = apart_begin(letters, "a", NULL), *b = apart_begin(letters, "b", NULL);
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
	assert_false(apart_end(apart_begin(half, NULL, NULL), answer));
	assert_false(apart_end(apart_begin(killed, NULL, NULL), answer));
	assert_false(apart_end(NULL, answer));
	assert_int_equal(answer->len, 1);
	g_byte_array_unref(answer);
}

/* Who begins it does it again, and says so then. */
static void what_says_something_there_did_not_succeed(void **state)
{
	(void)state;
	GByteArray *answer = g_byte_array_new();
	struct diag *diag = diag_new();
	diag_add(diag, CODE_OUTPUT, (struct place){0}, "said before");
	assert_true(apart_end(apart_begin(letters, "a", diag), answer));
	assert_false(apart_end(apart_begin(told, diag, diag), answer));
	assert_int_equal(answer->len, LARGE);
	assert_int_equal(diag_count(diag), 1);
	diag_free(diag);
	g_byte_array_unref(answer);
}

static void what_nobody_wants_is_ended(void **state)
{
	(void)state;
	apart_drop(apart_begin(endless, NULL, NULL));
	apart_drop(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_come_whole_and_in_the_order_asked),
		cmocka_unit_test(what_did_not_succeed_leaves_nothing),
		cmocka_unit_test(what_says_something_there_did_not_succeed),
		cmocka_unit_test(what_nobody_wants_is_ended),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
