/* SPDX-License-Identifier: MIT
 * Looking at paths: what is absent, and what is a fault that ends the program. */
#include "test.h"

#include "base/tree.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

static void what_is_there_is_told_from_what_is_not(void **state)
{
	const char *folder = test_path(state, "folder"), *file = test_path(state, "folder/b.txt");
	assert_int_equal(mkdir(folder, 0777), 0);
	assert_true(g_file_set_contents(file, "words", -1, NULL));
	assert_true(g_file_set_contents(test_path(state, "folder/a.txt"), "", 0, NULL));
	assert_true(path_is_folder(folder) && !path_is_file(folder));
	assert_true(path_is_file(file) && path_there(file) && path_surely_there(file));
	assert_false(path_is_file(test_path(state, "none")) || path_surely_there(test_path(state, "folder/b.txt/c")));
	size_t length = 7;
	g_autofree char *bytes = path_bytes(file, &length);
	assert_string_equal(bytes, "words");
	assert_int_equal(length, 5);
	assert_null(path_bytes(folder, NULL));
	assert_null(path_bytes(test_path(state, "none"), &length));
	assert_int_equal(length, 0);
	g_autoptr(GPtrArray) names = path_names(folder);
	assert_int_equal(names->len, 2);
	assert_string_equal(names->pdata[0], "a.txt");
	assert_null(path_names(file));
	assert_null(path_names(test_path(state, "none")));
}

static void error_numbers_that_say_what_is_at_a_path_are_no_faults(void **state)
{
	(void)state;
	assert_false(is_fault(ENOENT) || is_fault(ENOTDIR) || is_fault(ELOOP) || is_fault(EACCES));
	assert_true(is_fault(EIO) && is_fault(EMFILE) && is_fault(ENOMEM) && is_fault(ENOSPC));
}

static void bytes_of(const void *path)
{
	path_bytes(path, NULL);
}

static void names_of(const void *path)
{
	path_names(path);
}

/* A loop of links stands for whatever can't be read. */
static void what_cannot_be_read_ends_the_program(void **state)
{
	static void (*const readings[])(const void *path) = {bytes_of, names_of};
	const char *loop = test_path(state, "loop");
	assert_int_equal(symlink("loop", loop), 0);
	for (size_t i = 0; i < G_N_ELEMENTS(readings); i++) {
		g_autofree char *wanted = g_strdup_printf("'%s' can't be read: ", loop);
		assert_true(g_str_has_prefix(test_child_words(state, readings[i], loop), wanted));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_there_is_told_from_what_is_not),
		TEST(error_numbers_that_say_what_is_at_a_path_are_no_faults),
		TEST(what_cannot_be_read_ends_the_program),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
