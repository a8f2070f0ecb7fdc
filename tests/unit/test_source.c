/* SPDX-License-Identifier: MIT */
#include "read/source/source.h"
#include "test.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct place nobody = {0};

static void release(void *sources)
{
	sources_close(sources);
}

static struct sources *open_here(void **state)
{
	struct sources *sources = sources_open(test_folder(state), test_diag(state));
	assert_non_null(sources);
	return test_own(state, sources, release);
}

/* The messages after reading `path`, which must fail. */
static const char *refusal(void **state, const char *path)
{
	struct source source;
	assert_false(source_read(open_here(state), path, nobody, test_diag(state), &source));
	return take_messages(state);
}

static void a_file_is_read_as_it_is(void **state)
{
	test_file(state, "code/document.md", "\xef\xbb\xbf# Title\r\n\r\nText\tand tab\n");
	struct source source;
	assert_true(source_read(open_here(state), "code/./x/../document.md", nobody, test_diag(state), &source));
	assert_text(source.text, "# Title\r\n\r\nText\tand tab\n");
	assert_int_equal(source.bom, 3);
	assert_int_equal(source.length, strlen(source.text));
	assert_text(source.path, "code/document.md");
	assert_text(source.file, test_path(state, "code/document.md"));
	source_release(&source);
	assert_no_messages(state);
}

static void what_is_not_there(void **state)
{
	assert_contains(refusal(state, "none.md"), "none.md: failure: there is no such file [file-missing]");
	struct source source;
	struct place asked = {"a.md", 5, 3};
	assert_false(source_read(open_here(state), "none.md", asked, test_diag(state), &source));
	assert_int_equal(source.reason, SOURCE_ABSENT);
	assert_no_messages(state);
	assert_null(sources_open(test_path(state, "nowhere"), test_diag(state)));
	assert_contains(take_messages(state), "[file-missing]");
}

static void what_leads_out(void **state)
{
	assert_contains(refusal(state, "../x.md"), "[file-outside]");
	assert_contains(refusal(state, "a/../../x.md"), "[file-outside]");
	assert_contains(refusal(state, "/etc/hostname"), "[file-outside]");
	test_file(state, "real/x.md", "words\n");
	assert_int_equal(symlink("real/x.md", test_path(state, "link.md")), 0);
	assert_int_equal(symlink("real", test_path(state, "folder")), 0);
	assert_contains(refusal(state, "link.md"), "[file-link]");
	assert_contains(refusal(state, "folder/x.md"), "[file-link]");
}

static void what_is_no_file(void **state)
{
	test_file(state, "folder/x.md", "words\n");
	assert_int_equal(mkfifo(test_path(state, "fifo.md"), 0600), 0);
	assert_contains(refusal(state, "folder"), "[file-kind]");
	assert_contains(refusal(state, "fifo.md"), "[file-kind]");
}

/* A file of the system's own that grows while it is read: it says that it has no bytes, and then has some. */
static void what_changes_meanwhile(void **state)
{
	struct sources *sources = test_own(state, sources_open("/proc/self", test_diag(state)), release);
	struct source source;
	assert_false(source_read(sources, "status", nobody, test_diag(state), &source));
	assert_contains(take_messages(state), "this file was changed while it was read; start again [file-changed]");
}

/* A file is what it was when it was first read, though somebody saves it then. */
static void what_was_seen_first(void **state)
{
	static const char text[] = "\xef\xbb\xbf"
				   "one\rtwo";
	test_file(state, "a.md", text);
	struct sources *sources = test_own(state, sources_open(test_folder(state), test_diag(state)), release);
	const struct seen was = seen_of(text, strlen(text));
	assert_false(source_seen(sources, "a.md")->there);
	for (int i = 0; i < 2; i++) {
		struct source source;
		assert_true(source_read(sources, "./a.md", nobody, test_diag(state), &source));
		source_release(&source);
		assert_false(source_read(sources, "b.md", (struct place){"x", 1, 1}, test_diag(state), &source));
		const struct seen *seen = source_seen(sources, "a.md");
		assert_true(seen->there && seen->length == was.length && seen->sum == was.sum);
		test_file(state, "a.md", "three");
	}
	size_t length;
	test_file(state, "b.md", "late");
	g_free(source_bytes(sources, "b.md", &length, test_diag(state)));
	assert_false(source_seen(sources, "b.md")->there);
}

static void what_is_too_large(void **state)
{
	const char *path = test_file(state, "large.md", "x");
	assert_int_equal(truncate(path, 100L * 1000 * 1000), 0);
	assert_contains(refusal(state, "large.md"), "[file-size]");
}

static void what_is_no_text(void **state)
{
	test_file_n(state, "nul.md", "ab\ncd\0e", 7);
	test_file(state, "latin.md",
		  "Gwer\xc3\xb3\nhyn yn c\xf4"
		  "d\n");
	test_file_n(state, "wide.md", "\xff\xfeH\0i\0", 6);
	test_file_n(state, "word.md", "PK\3\4\0\0", 6);
	assert_contains(refusal(state, "nul.md"), "nul.md:2:3: error: there is a NUL byte here (byte 6 of the file)");
	assert_contains(refusal(state, "latin.md"), "latin.md:2:9: error: the byte \\xf4 here (byte 16 of the file)");
	assert_contains(refusal(state, "wide.md"), "UTF-16");
	assert_contains(refusal(state, "word.md"), "Word file");
}

static void what_is_empty_can_be_read_on(void **state)
{
	test_file(state, "empty.md", "");
	test_file(state, "blank.md", " \r\n\t\n");
	struct source source;
	for (int blank = 0; blank < 2; blank++) {
		const char *name = blank ? "blank.md" : "empty.md";
		assert_true(source_read(open_here(state), name, nobody, test_diag(state), &source));
		assert_text(source.text, blank ? " \r\n\t\n" : "");
		source_release(&source);
		assert_contains(take_messages(state), "error: this file is empty [file-empty]");
	}
}

static void what_lies_at_a_path(void **state)
{
	test_file(state, "folder/x.md", "words\n");
	test_file(state, "folder/below/y.md", "words\n");
	assert_int_equal(symlink("x.md", test_path(state, "folder/link.md")), 0);
	struct sources *sources = open_here(state);
	assert_int_equal(source_kind(sources, "folder/x.md"), SOURCE_FILE);
	assert_int_equal(source_kind(sources, "folder/./below/"), SOURCE_FOLDER);
	assert_int_equal(source_kind(sources, "folder/link.md"), SOURCE_OTHER);
	assert_int_equal(source_kind(sources, "folder/none.md"), SOURCE_NONE);
	assert_int_equal(source_kind(sources, "../x.md"), SOURCE_NONE);
	GPtrArray *names = source_names(sources, "folder");
	assert_int_equal(names->len, 3);
	assert_text(names->pdata[0], "below/");
	assert_text(names->pdata[2], "x.md");
	g_ptr_array_unref(names);
	assert_text(source_within("git:feature/x:a/b.md"), "a/b.md");
	assert_text(source_within("a:b/c.md"), "a:b/c.md");
}

static void hidden_characters(void **state)
{
	test_file(state, "hidden.md", "a\u202e b\nso\u00adft \u2764\ufe0f\u200d\U0001f525 a\u200db\n\x1b[2J\n");
	struct source source;
	assert_true(source_read(open_here(state), "hidden.md", nobody, test_diag(state), &source));
	source_release(&source);
	const char *messages = take_messages(state);
	assert_contains(messages,
			"hidden.md:1:2: error: there is a character that turns the direction of the text (U+202E)");
	assert_contains(messages, "hidden.md:2:3: error: there is a soft hyphen (U+00AD) here, which nobody can see; "
				  "delete it [hidden-character]");
	assert_contains(messages, "hidden.md:2:13: error: there is a zero-width joiner (U+200D)");
	assert_contains(messages, "hidden.md:3:1: error: there is an invisible control character (U+001B)");
	assert_lacks(messages, "2:9");
}

static void sums_and_lists(void **state)
{
	test_file(state, "h/b.md", "abc");
	test_file(state, "h/a/c.md", "");
	enum source_reason reason;
	char *sum = source_hash(open_here(state), "h/b.md", nobody, test_diag(state), &reason);
	assert_text(sum, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	g_free(sum);
	GPtrArray *paths = source_list(open_here(state), "h");
	assert_int_equal(paths->len, 2);
	assert_text(paths->pdata[0], "h/a/c.md");
	assert_text(paths->pdata[1], "h/b.md");
	g_ptr_array_unref(paths);
	assert_no_messages(state);
}

static void paths(void **state)
{
	(void)state;
	assert_text(source_normal("a//b/./../c"), "a/c");
	assert_text(source_normal("."), "");
	assert_null(source_normal("a/../.."));
	char *beside = source_beside("code/document.md", "../protocol/document.md");
	assert_text(source_normal(beside), "protocol/document.md");
	g_free(beside);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_file_is_read_as_it_is),
		TEST(what_is_not_there),
		TEST(what_leads_out),
		TEST(what_is_no_file),
		TEST(what_was_seen_first),
		TEST(what_is_too_large),
		TEST(what_changes_meanwhile),
		TEST(what_is_no_text),
		TEST(hidden_characters),
		TEST(sums_and_lists),
		TEST(what_is_empty_can_be_read_on),
		TEST(what_lies_at_a_path),
		cmocka_unit_test(paths),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
