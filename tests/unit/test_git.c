/* SPDX-License-Identifier: MIT
 * A revision in git as a source. The repositories are made with git itself. */
#include "read/source/source.h"
#include "test.h"

#include <string.h>
#include <unistd.h>

static const struct place asked = {"git:x:y", 0, 0};

/* Runs git in the test's folder; the first line that it prints. */
static const char *git(void **state, const char *const arguments[])
{
	GPtrArray *all = g_ptr_array_new();
	g_ptr_array_add(all, (gpointer) "git");
	g_ptr_array_add(all, (gpointer) "-C");
	g_ptr_array_add(all, (gpointer)test_folder(state));
	for (; *arguments; arguments++)
		g_ptr_array_add(all, (gpointer)*arguments);
	g_ptr_array_add(all, NULL);
	char *out = NULL;
	int status = -1;
	bool ran = g_spawn_sync(NULL, (char **)all->pdata, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
				NULL, &out, NULL, &status, NULL);
	g_ptr_array_unref(all);
	assert_true(ran && status == 0);
	return test_keep(state, g_strchomp(out));
}

#define GIT(...) git(state, (const char *const[]){__VA_ARGS__, NULL})

static void commit_all(void **state, const char *tag)
{
	GIT("add", "-A");
	GIT("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "words");
	GIT("tag", tag);
}

static void two_revisions(void **state)
{
	GIT("init", "-q", "-b", "main");
	test_file(state, "content/code/document.md", "\xef\xbb\xbf# Old\r\n");
	test_file(state, "content/code/forms/form.md", "# Form\n");
	test_file(state, "guide.md", "# Guide\n");
	commit_all(state, "v1.0");
	test_file(state, "content/code/document.md", "# New\n");
	test_file(state, "content/added.md", "# Added\n");
	commit_all(state, "v2.0");
	test_file(state, "content/code/document.md", "# Not committed\n");
}

static void release(void *sources)
{
	sources_close(sources);
}

static struct sources *revision_of(void **state, const char *name)
{
	struct sources *sources = sources_revision(test_folder(state), name, asked, test_diag(state));
	assert_non_null(sources);
	return test_own(state, sources, release);
}

static const char *text_of(void **state, struct sources *sources, const char *path)
{
	struct source source;
	assert_true(source_read(sources, path, asked, test_diag(state), &source));
	return test_keep(state, source.text);
}

static const char *refusal(void **state, struct sources *sources, const char *path)
{
	struct source source;
	assert_false(source_read(sources, path, asked, test_diag(state), &source));
	return take_messages(state);
}

static void a_file_is_read_as_it_was_committed(void **state)
{
	two_revisions(state);
	struct sources *old = revision_of(state, "v1.0"), *new = revision_of(state, "v2.0^{}");
	assert_text(text_of(state, new, "content/code/document.md"), "# New\n");
	struct source source;
	assert_true(source_read(old, "content/./x/../code/document.md", asked, test_diag(state), &source));
	assert_text(source.text, "# Old\r\n");
	assert_int_equal(source.bom, 3);
	assert_text(source.path, "content/code/document.md");
	assert_text(source.file, "git:v1.0:content/code/document.md");
	source_release(&source);
	assert_text(text_of(state, revision_of(state, "HEAD~1"), "guide.md"), "# Guide\n");
}

static void sums_are_of_the_bytes_as_committed(void **state)
{
	two_revisions(state);
	enum source_reason reason;
	char *sum =
		source_hash(revision_of(state, "v1.0"), "content/code/document.md", asked, test_diag(state), &reason);
	char *expected = g_compute_checksum_for_string(G_CHECKSUM_SHA256, "\xef\xbb\xbf# Old\r\n", -1);
	assert_text(sum, expected);
	g_free(expected);
	g_free(sum);
}

static void folders_are_listed_and_closed_in(void **state)
{
	two_revisions(state);
	struct sources *sources = revision_of(state, "v1.0");
	GPtrArray *paths = source_list(sources, "content");
	assert_int_equal(paths->len, 2);
	assert_text(paths->pdata[1], "content/code/forms/form.md");
	g_ptr_array_unref(paths);
	assert_int_equal(source_kind(sources, ""), SOURCE_FOLDER);
	assert_int_equal(source_kind(sources, "content/code"), SOURCE_FOLDER);
	assert_int_equal(source_kind(sources, "guide.md"), SOURCE_FILE);
	assert_int_equal(source_kind(sources, "content/added.md"), SOURCE_NONE);
	struct sources *below = sources_below(sources, "content/code", asked, test_diag(state));
	assert_non_null(below);
	test_own(state, below, release);
	assert_text(sources_folder(below), "git:v1.0:content/code");
	assert_text(text_of(state, below, "forms/form.md"), "# Form\n");
	assert_contains(refusal(state, below, "../../guide.md"), "[file-outside]");
	assert_null(sources_below(sources, "guide.md", asked, test_diag(state)));
	assert_contains(take_messages(state), "there is no such folder");
}

static void what_is_not_there(void **state)
{
	two_revisions(state);
	struct sources *sources = revision_of(state, "v1.0");
	assert_contains(refusal(state, sources, "content/added.md"),
			"git:v1.0:content/added.md: failure: there is no such file [file-missing]");
	assert_contains(refusal(state, sources, "guide.md/x"), "[file-missing]");
	assert_contains(refusal(state, sources, "content"), "this is a folder; a file is expected [file-kind]");
	assert_null(sources_revision(test_folder(state), "v2.1", asked, test_diag(state)));
	assert_messages(state, "git:x:y: failure: there is no revision 'v2.1' in this repository, which has the tags "
			       "v2.0 and v1.0, the branch main [git-revision]\n");
	assert_null(sources_revision(test_folder(state), "HEAD@{1}", asked, test_diag(state)));
	assert_contains(take_messages(state), "name a tag, a branch or a commit [git-revision]");
}

/* libgit2 takes 'anything@' for HEAD, which a slip in 'v1.0@' would silently become. */
static void what_ends_in_an_at_is_a_name_like_others(void **state)
{
	two_revisions(state);
	static const char *const names[] = {"v1.0@", "HEAD@", "--\x89@", "main^@", "@@"};
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		assert_null(sources_revision(test_folder(state), names[i], asked, test_diag(state)));
		assert_contains(take_messages(state), "[git-revision]");
	}
	GIT("tag", "odd@", "v1.0");
	assert_text(text_of(state, revision_of(state, "odd@"), "content/code/document.md"), "# Old\r\n");
	assert_text(text_of(state, revision_of(state, "@"), "content/code/document.md"), "# New\n");
}

static void where_there_is_no_repository(void **state)
{
	test_file(state, "a.md", "# A\n");
	assert_null(sources_revision(test_folder(state), "HEAD", asked, test_diag(state)));
	assert_contains(take_messages(state), "nor a folder around it is a git repository; stand in one, or name one "
					      "with -C [git-repository]");
}

static void links_and_submodules_are_not_followed(void **state)
{
	two_revisions(state);
	assert_int_equal(symlink("guide.md", test_path(state, "link.md")), 0);
	assert_int_equal(symlink("content", test_path(state, "folder")), 0);
	GIT("add", "-A");
	const char *module = test_keep(state, g_strconcat("160000,", GIT("rev-parse", "v1.0"), ",module", NULL));
	GIT("update-index", "--add", "--cacheinfo", module);
	GIT("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "links");
	struct sources *sources = revision_of(state, "main");
	const char *const links[] = {"link.md", "folder", "folder/added.md"};
	for (size_t i = 0; i < G_N_ELEMENTS(links); i++)
		assert_contains(refusal(state, sources, links[i]), "error: this is a symbolic link");
	assert_contains(refusal(state, sources, "module/a.md"), "this is a submodule, or lies in one");
	assert_int_equal(source_kind(sources, "module"), SOURCE_OTHER);
	assert_null(sources_below(sources, "folder", asked, test_diag(state)));
	assert_contains(take_messages(state), "[file-link]");
	assert_null(sources_below(sources, "module", asked, test_diag(state)));
	assert_contains(take_messages(state), "[file-kind]");
}

static void an_object_that_is_gone_is_told(void **state)
{
	two_revisions(state);
	const char *id = GIT("rev-parse", "v1.0:guide.md");
	char *name = g_strdup_printf(".git/objects/%.2s/%s", id, id + 2);
	assert_int_equal(unlink(test_path(state, name)), 0);
	g_free(name);
	assert_contains(refusal(state, revision_of(state, "v1.0"), "guide.md"),
			"git:v1.0:guide.md: failure: git does not have this file's text");
	take_messages(state);
}

int main(void)
{
	/* A hook that runs the tests has its own repository set. */
	const char *const set[] = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"};
	for (size_t i = 0; i < G_N_ELEMENTS(set); i++)
		g_unsetenv(set[i]);
	g_setenv("GIT_CEILING_DIRECTORIES", g_get_tmp_dir(), TRUE);
	const struct CMUnitTest tests[] = {
		TEST(a_file_is_read_as_it_was_committed), TEST(sums_are_of_the_bytes_as_committed),
		TEST(folders_are_listed_and_closed_in),   TEST(what_is_not_there),
		TEST(where_there_is_no_repository),       TEST(links_and_submodules_are_not_followed),
		TEST(an_object_that_is_gone_is_told),     TEST(what_ends_in_an_at_is_a_name_like_others),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
