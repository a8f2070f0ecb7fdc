/* SPDX-License-Identifier: MIT */
#include "base/sum.h"
#include "publish/whole/carried.h"
#include "test.h"

#include <string.h>

struct taken {
	GString *said;
	guint most;
};

static bool take(void *data, const char *path, const GByteArray *bytes, const char *sha256)
{
	struct taken *taken = data;
	g_autofree char *sum = sum_of(bytes->data, bytes->len);
	g_string_append_printf(taken->said, "%s %u %s\n", path, bytes->len, strcmp(sum, sha256) ? "other" : "proved");
	return --taken->most > 0;
}

static GByteArray *three_carried(void)
{
	GByteArray *answer = g_byte_array_new(), *bytes = g_byte_array_new();
	struct carried *carried = carried_new();
	carried_add(carried, "b/empty.pdf", bytes, NULL);
	g_byte_array_append(bytes, (const guint8 *)"a\0b", 3);
	carried_add(carried, "a/three.pdf", bytes, NULL);
	carried_add(carried, "a/told.pdf", bytes, "the sum that was given");
	carried_end(carried, answer);
	g_byte_array_unref(bytes);
	return answer;
}

/* What comes to somebody who takes so many, and whether that was all. */
static void assert_taken(guint most, bool all, const char *expected)
{
	g_autoptr(GByteArray) answer = three_carried();
	g_autoptr(GString) said = g_string_new(NULL);
	struct taken taken = {said, most};
	assert_int_equal(carried_each(answer, take, &taken), all);
	assert_string_equal(said->str, expected);
}

static void files_come_as_they_went(void **state)
{
	(void)state;
	assert_taken(9, true, "b/empty.pdf 0 proved\na/three.pdf 3 proved\na/told.pdf 3 other\n");
}

static void none_comes_after_one_that_is_refused(void **state)
{
	(void)state;
	assert_taken(2, false, "b/empty.pdf 0 proved\na/three.pdf 3 proved\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_come_as_they_went),
		cmocka_unit_test(none_comes_after_one_that_is_refused),
	};
	return cmocka_run_group_tests_name("carried", tests, NULL, NULL);
}
