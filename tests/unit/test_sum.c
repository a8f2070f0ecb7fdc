/* SPDX-License-Identifier: MIT */
#include "base/mishap.h"
#include "base/room.h"
#include "base/sum.h"
#include "test.h"

#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* GLib's own, whatever sum_of() has taken. */
static void assert_sum(const char *bytes, size_t length)
{
	char *expected = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length);
	char *sum = sum_of(bytes, length);
	assert_string_equal(sum, expected);
	g_free(sum);
	g_free(expected);
}

/* FIPS 180-4's example of one block. */
static void a_known_text_has_its_known_sum(void **state)
{
	(void)state;
	char *sum = sum_of("abc", 3);
	assert_string_equal(sum, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	g_free(sum);
	sum = sum_of(NULL, 0);
	assert_string_equal(sum, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	g_free(sum);
}

/* Little is summed by GLib and much by nettle: nobody sees which. */
static void sums_are_the_same_by_both_libraries(void **state)
{
	(void)state;
	enum { MOST = 100000 };
	char *bytes = g_malloc(MOST);
	for (size_t i = 0; i < MOST; i++)
		bytes[i] = (char)(i * 2654435761U >> 13);
	for (size_t length = 0; length < 200; length++)
		assert_sum(bytes, length);
	for (int i = 0; i < 4; i++)
		assert_sum(bytes, MOST);
	for (size_t length = 0; length < 200; length++)
		assert_sum(bytes + length, length);
	g_free(bytes);
}

static long faults(void)
{
	struct rusage used;
	assert_int_equal(getrusage(RUSAGE_SELF, &used), 0);
	return used.ru_minflt;
}

static size_t resident(void)
{
	g_autofree char *text = NULL;
	assert_true(g_file_get_contents("/proc/self/statm", &text, NULL, NULL));
	return (size_t)g_ascii_strtoull(strchr(text, ' '), NULL, 10) * (size_t)sysconf(_SC_PAGESIZE);
}

static void is_there(size_t size)
{
	long before = faults();
	char *bytes = g_malloc(size);
	memset(bytes, 1, size);
	assert_true(faults() - before < 100);
	g_free(bytes);
}

/* Three megabytes are 768 pages. */
static void memory_that_was_expected_is_there(void **state)
{
	(void)state;
	enum { SIZE = 3 * 1024 * 1024 };
	if (!MISHAP_WATCHED)
		return; /* the sanitizers' memory is their own */
	room_expect(SIZE + SIZE / 8);
	is_there(SIZE);
}

/* Of 24 megabytes the first part is there at once, and the rest some time after it has been asked for. */
static void much_memory_comes_bit_by_bit(void **state)
{
	(void)state;
	enum { SIZE = 24 * 1024 * 1024 };
	if (!MISHAP_WATCHED)
		return;
	size_t before = resident();
	room_expect(SIZE);
	size_t first = resident() - before;
	assert_in_range(first, SIZE / 8, SIZE / 2); /* some of it was there */
	room_go_on();
	for (int i = 0; i < 5000 && resident() - before < first * 2; i++)
		g_usleep(1000);
	assert_true(resident() - before >= first * 2);
	room_go_on(); /* there is no more */
}

/* A guess that no machine could follow is let be. */
static void too_much_is_not_asked_for(void **state)
{
	(void)state;
	long before = faults();
	room_expect((size_t)1 << 40);
	assert_true(faults() - before < 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_known_text_has_its_known_sum),
		cmocka_unit_test(sums_are_the_same_by_both_libraries),
		cmocka_unit_test(memory_that_was_expected_is_there),
		cmocka_unit_test(much_memory_comes_bit_by_bit),
		cmocka_unit_test(too_much_is_not_asked_for),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
