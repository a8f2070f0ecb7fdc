/* SPDX-License-Identifier: MIT */
#include "base/proofs.h"
#include "base/stage.h"
#include "base/sum.h"
#include "test.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file of the folder 'out', and its sum for the record; both last as long as the test. */
static void record(void **state, struct proofs *proofs, const char *path, const char *text)
{
	g_autofree char *whole = g_strdup_printf("out/%s", path), *sum = sum_of(text, strlen(text));
	test_file(state, whole, text);
	proofs_add(proofs, g_intern_string(path), strlen(text), g_intern_string(sum));
}

static struct proofs *proofs_here(void **state)
{
	test_file(state, "out/other", "");
	struct proofs *proofs = proofs_new(test_path(state, "out"));
	record(state, proofs, "same.html", "same");
	record(state, proofs, "altered.html", "altered");
	record(state, proofs, "gone.html", "gone");
	record(state, proofs, "longer.html", "longer");
	test_file(state, "out/altered.html", "Altered");
	test_file(state, "out/longer.html", "longer now");
	assert_int_equal(unlink(test_path(state, "out/gone.html")), 0);
	return proofs;
}

static void only_what_holds_the_same_is_proved(void **state)
{
	struct proofs *proofs = proofs_here(state);
	assert_int_equal(symlink("same.html", test_path(state, "out/link.html")), 0);
	g_autofree char *sum = sum_of("same", 4);
	proofs_add(proofs, "link.html", 4, sum);
	proofs_begin(proofs);
	proofs_end(proofs);
	assert_true(proofs_hold(proofs, "same.html"));
	static const char *const others[] = {"altered.html", "gone.html", "longer.html", "link.html", "unknown.html"};
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
		assert_false(proofs_hold(proofs, others[i]));
	GByteArray *bytes = proofs_bytes(proofs, "same.html");
	assert_int_equal(bytes->len, 4);
	assert_memory_equal(bytes->data, "same", 4);
	g_byte_array_unref(bytes);
	assert_null(proofs_bytes(proofs, "altered.html"));
	proofs_free(proofs);
}

/* Long enough for a thread: more than one reads, and each file is read once. */
static void many_are_proved_on_two_threads(void **state)
{
	enum { FILES = 40, SIZE = 20000 };
	test_file(state, "out/other", "");
	struct proofs *proofs = proofs_new(test_path(state, "out"));
	for (int i = 0; i < FILES; i++) {
		g_autofree char *text = g_strnfill(SIZE, (char)('a' + i % 26)), *path = g_strdup_printf("%d", i);
		record(state, proofs, path, text);
	}
	test_file(state, "out/7", "another");
	proofs_begin(proofs);
	proofs_end(proofs);
	for (int i = 0; i < FILES; i++) {
		g_autofree char *path = g_strdup_printf("%d", i);
		assert_int_equal(proofs_hold(proofs, path), i != 7);
	}
	proofs_free(proofs);
}

static void what_was_altered_since_is_not_taken(void **state)
{
	struct proofs *proofs = proofs_here(state);
	proofs_end(proofs);
	test_file(state, "there/other", "");
	int there = open(test_path(state, "there"), O_RDONLY | O_DIRECTORY);
	assert_true(proofs_link(proofs, "same.html", there));
	assert_false(proofs_link(proofs, "same.html", there)); /* the name is taken, and stays */
	assert_file(test_path(state, "there/same.html"), "same");
	assert_int_equal(unlink(test_path(state, "there/same.html")), 0);
	assert_int_equal(unlink(test_path(state, "out/same.html")), 0);
	test_file(state, "out/same.html", "Same");
	assert_false(proofs_link(proofs, "same.html", there));
	assert_false(g_file_test(test_path(state, "there/same.html"), G_FILE_TEST_EXISTS));
	assert_null(proofs_bytes(proofs, "same.html"));
	close(there);
	proofs_free(proofs);
}

static void without_a_folder_nothing_holds(void **state)
{
	struct proofs *proofs = proofs_new(test_path(state, "none"));
	proofs_add(proofs, "same.html", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	proofs_begin(proofs);
	proofs_free(proofs); /* before its end */
	proofs = proofs_new(test_path(state, "none"));
	proofs_add(proofs, "same.html", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	proofs_end(proofs);
	assert_false(proofs_hold(proofs, "same.html"));
	proofs_free(proofs);
	proofs_free(NULL);
}

/* The stage takes it over unread, and only with the sum that was proved. */
static void a_stage_takes_over_what_is_proved(void **state)
{
	static const char *const entries[] = {"same.html", "altered.html", NULL};
	struct proofs *proofs = proofs_here(state);
	proofs_end(proofs);
	struct stat before, after;
	assert_int_equal(stat(test_path(state, "out/same.html"), &before), 0);
	struct stage *stage = stage_open_within(test_path(state, "out"), entries, test_diag(state));
	assert_false(stage_take(stage, "same.html"));
	stage_trust(stage, proofs);
	assert_true(stage_take(stage, "same.html"));
	assert_false(stage_take(stage, "altered.html"));
	g_autofree char *sum = sum_of("altered", 7);
	assert_true(stage_put_summed(stage, "altered.html", "altered", 7, sum));
	assert_int_equal(stage_commit(stage), STATUS_DONE);
	stage_drop(stage);
	assert_int_equal(stat(test_path(state, "out/same.html"), &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	assert_file(test_path(state, "out/same.html"), "same");
	assert_file(test_path(state, "out/altered.html"), "altered");
	proofs_free(proofs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(only_what_holds_the_same_is_proved),  TEST(many_are_proved_on_two_threads),
		TEST(what_was_altered_since_is_not_taken), TEST(without_a_folder_nothing_holds),
		TEST(a_stage_takes_over_what_is_proved),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
