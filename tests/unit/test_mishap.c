/* SPDX-License-Identifier: MIT
 * The end of a program, in one of its own. */
#include "test.h"

#include "base/mishap.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void undo_slowly(void *data)
{
	const char *words = data;
	g_usleep(100 * 1000);
	if (write(STDOUT_FILENO, words, strlen(words)) < 0)
		_exit(1);
}

static void fail_again(void *data)
{
	(void)data;
	mishap_memory();
}

static gpointer fail_later(gpointer data)
{
	g_usleep(20 * 1000);
	mishap_memory();
	return data;
}

/* What this program does when it is started with a word. */
static int end(const char *how)
{
	static struct care slow, fails;
	mishap_care(&slow, undo_slowly, "undone");
	if (!strcmp(how, "within"))
		mishap_care(&fails, fail_again, NULL);
	if (!strcmp(how, "beside"))
		g_thread_new("beside", fail_later, NULL);
	mishap_memory();
}

static int ended(const char *how, char **out, char **err)
{
	g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
	const char *const command[] = {self, how, NULL};
	int status;
	assert_true(g_spawn_sync(NULL, (char **)command, NULL, G_SPAWN_DEFAULT, NULL, NULL, out, err, &status, NULL));
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* Another thread that fails too does not end the program before all is undone. */
static void what_was_begun_is_undone_whole(void **state)
{
	(void)state;
	if (!MISHAP_WATCHED)
		return; /* the sanitizers have their own ends */
	static const char *const ways[] = {"alone", "beside"};
	for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
		g_autofree char *out = NULL, *err = NULL;
		assert_int_equal(ended(ways[i], &out, &err), 3);
		assert_string_equal(out, "undone");
		assert_true(g_str_has_suffix(err, ": error: memory ran out; nothing was changed\n"));
	}
}

/* There is no memory to undo it with either. */
static void a_failure_within_is_the_end(void **state)
{
	(void)state;
	if (!MISHAP_WATCHED)
		return;
	g_autofree char *out = NULL, *err = NULL;
	assert_int_equal(ended("within", &out, &err), 3);
	assert_string_equal(out, "");
}

int main(int count, char **values)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_begun_is_undone_whole),
		cmocka_unit_test(a_failure_within_is_the_end),
	};
	return count > 1 ? end(values[1]) : cmocka_run_group_tests(tests, NULL, NULL);
}
