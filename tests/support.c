/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/mishap.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct thing {
	void *thing;
	void (*release)(void *thing);
};

struct test {
	struct diag *diag;
	char *folder;
	GArray *things; /* of struct thing, released last first */
};

/* ---- texts ---------------------------------------------------------------------------------------------------- */

static size_t line_end(const char *text)
{
	return strcspn(text, "\n");
}

/* The line at which two texts part, and both readings of it. */
static void show_difference(const char *actual, const char *expected)
{
	unsigned line = 1;
	while (*actual && *expected) {
		size_t a = line_end(actual), e = line_end(expected);
		if (a != e || memcmp(actual, expected, a) != 0 || actual[a] != expected[e])
			break;
		if (!actual[a])
			break;
		actual += a + 1;
		expected += e + 1;
		line++;
	}
	print_error("line %u\n  is:       %.*s%s\n  expected: %.*s%s\n", line, (int)line_end(actual), actual,
		    *actual ? "" : "(end of the text)", (int)line_end(expected), expected,
		    *expected ? "" : "(end of the text)");
}

void check_text(const char *actual, const char *expected, const char *file, int line)
{
	if (actual && expected && strcmp(actual, expected) == 0)
		return;
	if (!actual || !expected)
		print_error("%s text is NULL\n", actual ? "the expected" : "the actual");
	else
		show_difference(actual, expected);
	_fail(file, line);
}

void check_contains(const char *text, const char *part, bool wanted, const char *file, int line)
{
	if (text && (strstr(text, part) != NULL) == wanted)
		return;
	print_error("%s in the text: %s\nthe text is:\n%s\n", wanted ? "not found" : "found", part,
		    text ? text : "NULL");
	_fail(file, line);
}

void check_file(const char *path, const char *expected, const char *file, int line)
{
	char *text = NULL;
	GError *error = NULL;
	if (!g_file_get_contents(path, &text, NULL, &error)) {
		print_error("%s\n", error->message);
		g_error_free(error);
		_fail(file, line);
	}
	bool same = strcmp(text, expected) == 0;
	if (!same) {
		print_error("%s: ", path);
		show_difference(text, expected);
	}
	g_free(text);
	if (!same)
		_fail(file, line);
}

/* ---- messages ------------------------------------------------------------------------------------------------- */

static char *messages_text(const struct diag *diag)
{
	char *text = NULL;
	size_t length = 0;
	FILE *stream = open_memstream(&text, &length);
	g_assert(stream);
	bool done = diag_print(diag, stream, false);
	g_assert(fclose(stream) == 0 && done);
	char *copy = g_strdup(text);
	free(text);
	return copy;
}

struct diag *test_diag(void **state)
{
	struct test *test = *state;
	if (!test->diag)
		test->diag = diag_new();
	return test->diag;
}

const char *take_messages(void **state)
{
	struct test *test = *state;
	char *text = messages_text(test_diag(state));
	diag_free(test->diag);
	test->diag = NULL;
	if (test->folder) {
		/* As if the test's folder were the one that it runs in. */
		char *folder = g_strconcat(test->folder, "/", NULL);
		char **pieces = g_strsplit(text, folder, -1);
		g_free(text);
		text = g_strjoinv("", pieces);
		g_strfreev(pieces);
		g_free(folder);
	}
	return test_keep(state, text);
}

void check_messages(void **state, const char *expected, const char *file, int line)
{
	check_text(take_messages(state), expected, file, line);
}

/* ---- files ---------------------------------------------------------------------------------------------------- */

void *test_own(void **state, void *thing, void (*release)(void *))
{
	struct test *test = *state;
	g_array_append_vals(test->things, &(struct thing){thing, release}, 1);
	return thing;
}

const char *test_keep(void **state, char *text)
{
	return test_own(state, text, g_free);
}

const char *test_folder(void **state)
{
	struct test *test = *state;
	if (!test->folder) {
		test->folder = g_dir_make_tmp("keeling-test-XXXXXX", NULL);
		assert_non_null(test->folder);
	}
	return test->folder;
}

const char *test_path(void **state, const char *name)
{
	return test_keep(state, g_build_filename(test_folder(state), name, NULL));
}

const char *test_file_n(void **state, const char *name, const void *bytes, size_t length)
{
	const char *path = test_path(state, name);
	char *folder = g_path_get_dirname(path);
	assert_int_equal(g_mkdir_with_parents(folder, 0755), 0);
	g_free(folder);
	assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
	return path;
}

const char *test_file(void **state, const char *name, const char *text)
{
	return test_file_n(state, name, text, strlen(text));
}

const char *test_read(void **state, const char *path)
{
	char *text = NULL;
	GError *error = NULL;
	if (!g_file_get_contents(path, &text, NULL, &error))
		fail_msg("%s", error->message);
	return test_keep(state, text);
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place)
{
	(void)status;
	(void)kind;
	(void)place;
	return remove(path);
}

/* ---- before and after ----------------------------------------------------------------------------------------- */

int test_setup(void **state)
{
	struct test *test = g_new0(struct test, 1);
	test->things = g_array_new(FALSE, FALSE, sizeof(struct thing));
	*state = test;
	return 0;
}

int test_teardown(void **state)
{
	struct test *test = *state;
	char *unread = test->diag ? messages_text(test->diag) : g_strdup("");
	diag_free(test->diag);
	if (test->folder)
		nftw(test->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	g_free(test->folder);
	for (guint i = test->things->len; i-- > 0;) {
		const struct thing *own = &g_array_index(test->things, struct thing, i);
		own->release(own->thing);
	}
	g_array_free(test->things, TRUE);
	g_free(test);
	bool clean = *unread == '\0';
	if (!clean)
		print_error("messages left unread:\n%s", unread);
	g_free(unread);
	return clean ? 0 : -1;
}

const char *test_child_words(void **state, void (*work)(const void *given), const void *given)
{
	int ends[2], status;
	assert_int_equal(pipe(ends), 0);
	pid_t process = fork();
	if (process == 0) {
		mishap_tell_parent(ends[1]);
		work(given);
		_exit(0);
	}
	close(ends[1]);
	char words[400] = "";
	assert_true(read(ends[0], words, sizeof words - 1) > 0);
	close(ends[0]);
	assert_int_equal(waitpid(process, &status, 0), process);
	assert_int_equal(WEXITSTATUS(status), STATUS_FAILURE);
	return test_keep(state, g_strdup(words));
}
