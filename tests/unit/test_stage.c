/* SPDX-License-Identifier: MIT */
#include "base/listing.h"
#include "base/out.h"
#include "base/stage.h"
#include "base/swap.h"
#include "base/tree.h"
#include "test.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const entries[] = {"site", "docx", "manifest.json", NULL};

static bool put(struct stage *stage, const char *path, const char *text)
{
	return stage_put(stage, path, text, strlen(text));
}

/* A whole build: three files, one of them called by its text. */
static enum status build(void **state, const char *text)
{
	struct stage *stage = stage_open(test_path(state, "out"), entries, test_diag(state));
	assert_non_null(stage);
	assert_true(put(stage, "site/index.html", text));
	assert_true(put(stage, "site/code/index.html", "code"));
	assert_true(put(stage, "manifest.json", "{}"));
	enum status status = stage_commit(stage);
	stage_drop(stage);
	return status;
}

/* The names at the top of the output folder, sorted, with a space after each. */
static const char *names(void **state)
{
	char *command = g_strdup_printf("ls -A '%s' | tr '\\n' ' '", test_path(state, "out")), *text = NULL;
	char *arguments[] = {(char *)"/bin/sh", (char *)"-c", command, NULL};
	assert_true(g_spawn_sync(NULL, arguments, NULL, 0, NULL, NULL, &text, NULL, NULL, NULL));
	g_free(command);
	return test_keep(state, text);
}

static void a_build_takes_the_place_of_the_old(void **state)
{
	assert_int_equal(build(state, "one"), STATUS_DONE);
	assert_file(test_path(state, "out/site/index.html"), "one");
	test_file(state, "out/bin/tool", "theirs");
	assert_int_equal(build(state, "two"), STATUS_DONE);
	assert_file(test_path(state, "out/site/index.html"), "two");
	assert_file(test_path(state, "out/bin/tool"), "theirs");
	assert_text(names(state), ".keeling bin manifest.json site ");
	assert_no_messages(state);
}

static struct stat about(void **state, const char *path)
{
	struct stat about;
	assert_int_equal(lstat(test_path(state, path), &about), 0);
	return about;
}

static void what_did_not_change_is_taken_over(void **state)
{
	assert_int_equal(build(state, "one"), STATUS_DONE);
	struct stat index = about(state, "out/site/index.html"), code = about(state, "out/site/code/index.html");
	assert_int_equal(build(state, "two"), STATUS_DONE);
	assert_int_equal(about(state, "out/site/code/index.html").st_ino, code.st_ino);
	assert_int_equal(about(state, "out/site/code/index.html").st_nlink, 1);
	assert_int_not_equal(about(state, "out/site/index.html").st_ino, index.st_ino);
	test_file(state, "out/site/code/index.html", "CODE");
	assert_int_equal(build(state, "two"), STATUS_DONE);
	assert_file(test_path(state, "out/site/code/index.html"), "code");
	assert_no_messages(state);
}

/* Once with a umask that hides all: the files of that build would be hidden for good. */
static void what_nobody_else_could_read_is_made_anew(void **state)
{
	mode_t mask = umask(077);
	assert_int_equal(build(state, "one"), STATUS_DONE);
	umask(022);
	struct stat hidden = about(state, "out/site/code/index.html");
	assert_int_equal(hidden.st_mode & 07777, 0600);
	assert_int_equal(build(state, "one"), STATUS_DONE);
	struct stat open = about(state, "out/site/code/index.html");
	assert_int_equal(open.st_mode & 07777, 0644);
	assert_int_equal(about(state, "out/manifest.json").st_mode & 07777, 0644);
	assert_int_equal(build(state, "one"), STATUS_DONE);
	assert_int_equal(about(state, "out/site/code/index.html").st_ino, open.st_ino);
	umask(mask);
	assert_no_messages(state);
}

static void a_link_is_not_taken_over(void **state)
{
	assert_int_equal(build(state, "one"), STATUS_DONE);
	const char *page = test_path(state, "out/site/code/index.html");
	test_file(state, "elsewhere", "code");
	assert_int_equal(unlink(page), 0);
	assert_int_equal(symlink(test_path(state, "elsewhere"), page), 0);
	assert_int_equal(build(state, "one"), STATUS_DONE);
	assert_true(S_ISREG(about(state, "out/site/code/index.html").st_mode));
	assert_no_messages(state);
}

static void what_is_no_longer_made_goes(void **state)
{
	struct stage *stage = stage_open(test_path(state, "out"), entries, test_diag(state));
	assert_true(put(stage, "docx/code.docx", "PK"));
	assert_int_equal(stage_commit(stage), STATUS_DONE);
	stage_drop(stage);
	assert_int_equal(build(state, "one"), STATUS_DONE);
	assert_text(names(state), ".keeling manifest.json site ");
}

static void without_a_commit_nothing_changes(void **state)
{
	build(state, "one");
	struct stage *stage = stage_open(test_path(state, "out"), entries, test_diag(state));
	assert_true(put(stage, "site/index.html", "two"));
	stage_drop(stage);
	assert_file(test_path(state, "out/site/index.html"), "one");
	assert_text(names(state), ".keeling manifest.json site ");
}

static void an_output_folder_of_a_failed_build_goes(void **state)
{
	struct stage *stage = stage_open(test_path(state, "new/out"), entries, test_diag(state));
	assert_non_null(stage);
	stage_drop(stage);
	assert_int_not_equal(access(test_path(state, "new"), F_OK), 0);
}

static void what_others_made_is_kept(void **state)
{
	test_file(state, "out/site/mine.html", "mine");
	assert_null(stage_open(test_path(state, "out"), entries, test_diag(state)));
	assert_contains(take_messages(state), "'site' is here already and was not made by Keeling");
	assert_file(test_path(state, "out/site/mine.html"), "mine");
	assert_text(names(state), "site ");
}

static void an_output_that_is_a_file(void **state)
{
	test_file(state, "out", "a file");
	assert_null(stage_open(test_path(state, "out"), entries, test_diag(state)));
	assert_contains(take_messages(state), "this is a file; the output needs a folder");
	assert_file(test_path(state, "out"), "a file");
	assert_null(stage_open(test_path(state, "out/deeper"), entries, test_diag(state)));
	assert_contains(take_messages(state), "this folder can't be made: Not a directory");
}

static void one_build_at_a_time(void **state)
{
	struct stage *first = stage_open(test_path(state, "out"), entries, test_diag(state));
	assert_null(stage_open(test_path(state, "out"), entries, test_diag(state)));
	char *words = g_strdup_printf("process %ld, is writing here; start again when it has finished [output-busy]",
				      (long)getpid());
	assert_contains(take_messages(state), words);
	g_free(words);
	stage_drop(first);
	test_file(state, "out/.keeling-lock", "12345\n"); /* a dead one's */
	assert_int_equal(build(state, "one"), STATUS_DONE);
	assert_text(names(state), ".keeling manifest.json site ");
}

static void a_killed_build_leaves_litter_that_goes(void **state)
{
	build(state, "one");
	test_file(state, "out/.keeling-stage-77/site/index.html", "half");
	assert_int_equal(build(state, "two"), STATUS_DONE);
	assert_text(names(state), ".keeling manifest.json site ");
	assert_file(test_path(state, "out/site/index.html"), "two");
}

static uint64_t inode(int folder, const char *path)
{
	uint64_t found;
	assert_true(path_inode(folder, path, &found));
	return found;
}

/* The record of a run that was killed, with what it knows of the proof in its stage; `steps` are freed. */
static void record_of_listing(void **state, const struct listing *before, char *steps)
{
	struct stat proof;
	const char *path = test_file(state, "out/.keeling-stage-77/.keeling-proof", "");
	assert_int_equal(unlink(path), 0);
	assert_true(listing_write(before, AT_FDCWD, path));
	assert_int_equal(lstat(path, &proof), 0);
	g_autofree char *text =
		g_strdup_printf("%s .keeling-stage-77\nproof %lu %ld.%09ld\n%send\n", before ? "place" : "stage",
				proof.st_ino, proof.st_ctim.tv_sec, proof.st_ctim.tv_nsec, steps);
	test_file(state, "out/.keeling-commit", text);
	g_free(steps);
}

static void record(void **state, char *steps)
{
	record_of_listing(state, NULL, steps);
}

/* As a build leaves it that was killed right after its commit: the record is there, the swap is not done. */
static void a_committed_build_is_finished(void **state)
{
	build(state, "one");
	test_file(state, "out/.keeling-stage-77/site/index.html", "two");
	test_file(state, "out/.keeling-stage-77/docx/a.docx", "new");
	int out = open(test_path(state, "out"), O_RDONLY | O_DIRECTORY);
	record(state, g_strdup_printf("%lu %lu site\n0 %lu docx\n%lu 0 manifest.json\n", inode(out, "site"),
				      inode(out, ".keeling-stage-77/site"), inode(out, ".keeling-stage-77/docx"),
				      inode(out, "manifest.json")));
	close(out);
	stage_drop(stage_open(test_path(state, "out"), entries, test_diag(state)));
	assert_no_messages(state);
	assert_file(test_path(state, "out/site/index.html"), "two");
	assert_file(test_path(state, "out/docx/a.docx"), "new");
	assert_text(names(state), ".keeling docx site ");
	assert_contains(test_read(state, test_path(state, "out/.keeling")), "docx\n");
	assert_lacks(test_read(state, test_path(state, "out/.keeling")), "manifest");
}

static void a_swap_that_fails_is_taken_back(void **state)
{
	struct difference changed;
	build(state, "one");
	test_file(state, "out/.keeling-stage-77/site/index.html", "two");
	test_file(state, "out/.keeling-stage-77/manifest.json", "new");
	int out = open(test_path(state, "out"), O_RDONLY | O_DIRECTORY);
	/* The second entry is none that the record knows. */
	record(state, g_strdup_printf("%lu %lu site\n1 2 manifest.json\n", inode(out, "site"),
				      inode(out, ".keeling-stage-77/site")));
	assert_int_equal(swap_resume(out, &changed), SWAP_FAILED);
	close(out);
	assert_file(test_path(state, "out/site/index.html"), "one");
	assert_file(test_path(state, "out/manifest.json"), "{}");
}

/* Records that could come with a folder. In each the file beside the output folder would be moved, or one be put there.
 */
static void a_record_that_came_with_the_folder_is_refused(void **state)
{
	static const char *const names[] = {"../mine.md", "look/new", "..", ".", "", ".keeling", "site"};
	build(state, "one");
	test_file(state, "mine.md", "mine");
	test_file(state, "hooks/old", "");
	test_file(state, "out/.keeling-stage-77/new", "theirs");
	assert_int_equal(symlink("../hooks", test_path(state, "out/look")), 0);
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		uint64_t mine = inode(AT_FDCWD, test_path(state, "mine.md"));
		for (int proved = 0; proved < 2; proved++) {
			record(state, g_strdup_printf("%lu 0 %s\n0 %lu look/new\n", mine, names[i], mine));
			if (!proved)
				test_file(state, "out/.keeling-commit",
					  "stage .keeling-stage-77\nproof 1 1.000000001\n0 1 new\nend\n");
			assert_null(stage_open(test_path(state, "out"), entries, test_diag(state)));
			assert_contains(take_messages(state),
					"tells of a run that was interrupted, but none of this user's");
		}
		test_file(state, "out/.keeling-commit",
			  "stage .keeling-stage-77\n0 1 new\nend\n"); /* as once written */
		assert_null(stage_open(test_path(state, "out"), entries, test_diag(state)));
		assert_contains(take_messages(state), "remove '.keeling-commit'; nothing was changed [output-foreign]");
	}
	assert_file(test_path(state, "mine.md"), "mine");
	assert_file(test_path(state, "out/site/index.html"), "one");
	assert_int_not_equal(access(test_path(state, "hooks/new"), F_OK), 0);
	assert_int_equal(unlink(test_path(state, "out/.keeling-commit")), 0);
	assert_int_equal(build(state, "two"), STATUS_DONE);
}

/* Something else than the record says lies in the stage: a link, or another folder. */
static void what_was_not_staged_takes_no_place(void **state)
{
	struct difference changed;
	build(state, "one");
	test_file(state, "out/.keeling-stage-77/other", "");
	assert_int_equal(symlink("other", test_path(state, "out/.keeling-stage-77/docx")), 0);
	int out = open(test_path(state, "out"), O_RDONLY | O_DIRECTORY);
	record(state, g_strdup_printf("0 %lu docx\n", inode(out, ".keeling-stage-77/docx")));
	assert_int_equal(swap_resume(out, &changed), SWAP_FAILED);
	record(state, g_strdup_printf("0 %lu other\n", inode(out, "site")));
	assert_int_equal(swap_resume(out, &changed), SWAP_FAILED);
	close(out);
	assert_text(names(state), ".keeling .keeling-stage-77 manifest.json site ");
}

static void a_signal_removes_the_stage(void **state)
{
	build(state, "one");
	pid_t child = fork();
	if (!child) {
		struct stage *stage = stage_open(test_path(state, "out"), entries, test_diag(state));
		put(stage, "site/index.html", "two");
		raise(SIGTERM);
		bool went_on = put(stage, "site/b.html", "two");
		stage_drop(stage);
		_exit(went_on ? 1 : 2);
	}
	int ended;
	assert_int_equal(waitpid(child, &ended, 0), child);
	assert_true(WIFSIGNALED(ended));
	assert_int_equal(WTERMSIG(ended), SIGTERM);
	assert_file(test_path(state, "out/site/index.html"), "one");
	assert_text(names(state), ".keeling manifest.json site ");
}

static void an_author_s_own_folder_is_replaced(void **state)
{
	static const char *const code[] = {"code", NULL};
	const char *kept = test_file(state, "out/code/forms/a.md", "form");
	test_file(state, "out/code/document.md", "draft");
	test_file(state, "out/other.md", "theirs");
	assert_int_equal(chmod(kept, 0640), 0);
	struct stage *stage = stage_open_within(test_path(state, "out"), code, test_diag(state));
	assert_true(put(stage, "code/document.md", "adopted"));
	assert_true(stage_keep(stage, "code"));
	char *folder = stage_folder(stage), *staged = g_build_filename(folder, "code/forms/a.md", NULL);
	assert_file(staged, "form");
	assert_file(test_path(state, "out/code/document.md"), "draft");
	assert_int_equal(stage_commit(stage), STATUS_DONE);
	stage_drop(stage);
	assert_file(test_path(state, "out/code/document.md"), "adopted");
	assert_file(kept, "form");
	struct stat about;
	assert_int_equal(stat(kept, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0640);
	assert_text(names(state), "code other.md "); /* and nothing that says whose it is */
	g_free(staged);
	g_free(folder);
}

static const char *const own[] = {"code", "table.csv", NULL};

/* A document's folder and a table, and a stage with new ones. */
static struct stage *staged_within(void **state)
{
	test_file(state, "out/code/forms/a.md", "form");
	test_file(state, "out/code/document.md", "draft");
	test_file(state, "out/table.csv", "row");
	struct stage *stage = stage_open_within(test_path(state, "out"), own, test_diag(state));
	assert_non_null(stage);
	assert_true(put(stage, "code/document.md", "adopted") && stage_keep(stage, "code"));
	assert_true(put(stage, "table.csv", "row row"));
	return stage;
}

static void what_others_save_meanwhile_is_not_lost(void **state)
{
	static const char *const saved[] = {"code/document.md", "code/forms/a.md", "code/forms/late.md", "table.csv",
					    "code/forms/folder/b.md"};
	for (size_t i = 0; i < G_N_ELEMENTS(saved); i++) {
		struct stage *stage = staged_within(state);
		g_autofree char *path = g_strdup_printf("out/%s", saved[i]);
		unlink(test_path(state, path));
		test_file(state, path, "saved");
		assert_int_equal(stage_commit(stage), STATUS_FAILURE);
		stage_drop(stage);
		g_autofree char *words =
			g_strdup_printf("%s: failure: this was saved, added or taken away by another program "
					"while this one ran; nothing was changed",
					i == 4 ? "out/code/forms/folder" : path);
		assert_contains(take_messages(state), words);
		assert_file(test_path(state, path), "saved");
		assert_text(names(state), "code table.csv ");
		assert_true(tree_remove(AT_FDCWD, test_path(state, "out")));
	}
	struct stage *stage = staged_within(state);
	assert_int_equal(unlink(test_path(state, "out/code/forms/a.md")), 0);
	assert_int_equal(stage_commit(stage), STATUS_FAILURE);
	stage_drop(stage);
	assert_contains(take_messages(state), "out/code/forms/a.md: failure: this was saved, added or taken away");
	stage = staged_within(state);
	assert_int_equal(stage_commit(stage), STATUS_DONE);
	stage_drop(stage);
	assert_no_messages(state);
}

static struct listing *listing_of(int folder, const char *const *paths)
{
	struct listing *listing = listing_new();
	for (; *paths; paths++)
		assert_true(listing_add(listing, folder, *paths));
	return listing;
}

static void moved(void **state, const char *from, const char *to)
{
	assert_int_equal(rename(test_path(state, from), test_path(state, to)), 0);
}

/* As a run leaves it that was killed after the exchange: what was saved in the old folder before it was cleared away.
 */
static void what_is_saved_in_the_moment_of_the_commit_is_kept(void **state)
{
	test_file(state, "out/code/forms/a.md", "form");
	test_file(state, "out/code/forms/b.md", "form");
	test_file(state, "out/code/document.md", "draft");
	test_file(state, "out/table.csv", "row");
	test_file(state, "out/.keeling-stage-77/new/a.md", "a new one of a run that was killed");
	int out = open(test_path(state, "out"), O_RDONLY | O_DIRECTORY);
	struct listing *before = listing_of(out, own);
	assert_true(listing_write(before, out, ".keeling-stage-77/.keeling-proof"));
	moved(state, "out/code", "out/.keeling-stage-77/code");
	moved(state, "out/table.csv", "out/.keeling-stage-77/table.csv");
	test_file(state, "out/code/document.md", "adopted");
	test_file(state, "out/table.csv", "row row");
	test_file(state, "out/saved-meanwhile/mine", "an earlier one");
	assert_int_equal(mkdir(test_path(state, "out/code/forms"), 0777), 0);
	assert_int_equal(link(test_path(state, "out/.keeling-stage-77/code/forms/a.md"),
			      test_path(state, "out/code/forms/a.md")),
			 0);
	int form = open(test_path(state, "out/.keeling-stage-77/code/forms/a.md"), O_WRONLY | O_TRUNC);
	assert_true(write_all(form, "saved into the file that both have", 34));
	close(form);
	test_file(state, "out/.keeling-stage-77/code/document.md", "saved late");
	stage_drop(stage_open_within(test_path(state, "out"), own, test_diag(state)));
	assert_contains(take_messages(state), "out/saved-meanwhile-2: warning: 'code/document.md' was saved by another "
					      "program in the moment in which");
	assert_file(test_path(state, "out/saved-meanwhile-2/code/document.md"), "saved late");
	assert_file(test_path(state, "out/code/forms/a.md"), "saved into the file that both have");
	assert_int_not_equal(access(test_path(state, "out/saved-meanwhile-2/code/forms"), F_OK), 0);
	assert_int_not_equal(access(test_path(state, "out/saved-meanwhile-2/.keeling-proof"), F_OK), 0);
	assert_text(names(state), "code saved-meanwhile saved-meanwhile-2 table.csv ");
	listing_free(before);
	close(out);
}

/* Between a run that was killed right after its commit, and the next. */
static void what_is_saved_after_an_interruption_gives_it_up(void **state)
{
	for (int saved = 0; saved < 2; saved++) {
		test_file(state, "out/code/document.md", "draft");
		test_file(state, "out/table.csv", "row");
		test_file(state, "out/.keeling-stage-77/code/document.md", "adopted");
		test_file(state, "out/.keeling-stage-77/table.csv", "row row");
		int out = open(test_path(state, "out"), O_RDONLY | O_DIRECTORY);
		struct listing *before = listing_of(out, own);
		record_of_listing(state, before,
				  g_strdup_printf("%lu %lu code\n%lu %lu table.csv\n", inode(out, "code"),
						  inode(out, ".keeling-stage-77/code"), inode(out, "table.csv"),
						  inode(out, ".keeling-stage-77/table.csv")));
		if (saved)
			test_file(state, "out/code/document.md", "saved since");
		struct stage *stage = stage_open_within(test_path(state, "out"), own, test_diag(state));
		assert_int_equal(stage == NULL, saved);
		stage_drop(stage);
		if (saved)
			assert_contains(take_messages(state),
					"out/code/document.md: failure: this was saved, added or taken away by another "
					"program after an earlier run was interrupted here, which is given up");
		assert_file(test_path(state, "out/code/document.md"), saved ? "saved since" : "adopted");
		assert_file(test_path(state, "out/table.csv"), saved ? "row" : "row row");
		stage_drop(stage_open_within(test_path(state, "out"), own, test_diag(state)));
		assert_no_messages(state);
		assert_text(names(state), "code table.csv ");
		listing_free(before);
		close(out);
	}
}

static void files_are_listed_in_order(void **state)
{
	struct stage *stage = stage_open(test_path(state, "out"), entries, test_diag(state));
	put(stage, "site/b.html", "abc");
	put(stage, "site/a.html", "");
	GPtrArray *files = stage_files(stage);
	const struct staged_file *first = files->pdata[0], *second = files->pdata[1];
	assert_text(first->path, "site/a.html");
	assert_int_equal(second->size, 3);
	assert_text(second->sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	g_ptr_array_unref(files);
	stage_drop(stage);
}

static void one_file_is_written_whole(void **state)
{
	const char *path = test_file(state, "a.md", "old");
	assert_int_equal(chmod(path, 0640), 0);
	assert_int_equal(out_write(path, "new", 3, test_diag(state)), STATUS_DONE);
	assert_file(path, "new");
	struct stat about;
	assert_int_equal(stat(path, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0640);
	assert_int_equal(out_write("/dev/full", "new", 3, test_diag(state)), STATUS_FAILURE);
	assert_contains(take_messages(state), "/dev/full: failure: this can't be written: no room is left on the disk");
	assert_int_equal(out_write(test_folder(state), "new", 3, test_diag(state)), STATUS_FAILURE);
	assert_contains(take_messages(state), "this is a folder");
}

static void a_file_keeps_its_owner_and_its_rights(void **state)
{
	const char *path = test_file(state, "a.md", "old"), *other = test_file(state, "b.md", "old");
	bool root = !geteuid();
	assert_int_equal(chmod(path, 0640), 0);
	assert_int_equal(chown(path, root ? 1234 : geteuid(), root ? 4321 : getegid()), 0);
	struct stat was = about(state, "a.md");
	const struct out_file files[] = {{path, "new", 3, NULL}, {other, "new", 3, NULL}};
	assert_int_equal(out_write_all(files, 2, test_diag(state)), STATUS_DONE);
	struct stat now = about(state, "a.md");
	assert_file(path, "new");
	assert_int_equal(now.st_uid, was.st_uid);
	assert_int_equal(now.st_gid, was.st_gid);
	assert_int_equal(now.st_mode, was.st_mode);
}

/* What nobody has read is never overwritten: neither the file, nor any other that goes with it. */
static void what_was_saved_since_it_was_read_stays(void **state)
{
	const char *first = test_file(state, "a.md", "old"), *second = test_file(state, "b.md", "old");
	const struct seen old = seen_of("old", 3), nothing = {.there = false};
	struct out_file files[] = {{first, "new", 3, &old}, {second, "newer", 5, &old}};
	const char *const saved[] = {"odd", "older", "", NULL};
	for (size_t i = 0; i < G_N_ELEMENTS(saved); i++) {
		if (saved[i])
			test_file(state, "b.md", saved[i]);
		else
			assert_int_equal(unlink(second), 0);
		assert_int_equal(out_write_all(files, 2, test_diag(state)), STATUS_FAILURE);
		assert_contains(take_messages(state), "b.md: failure: this was saved, added or taken away by another "
						      "program since it was read; nothing was changed");
		assert_file(first, "old");
		if (saved[i])
			assert_file(second, saved[i]);
		else
			assert_int_not_equal(access(second, F_OK), 0);
	}
	files[1].seen = &nothing;
	assert_int_equal(out_write_all(files, 2, test_diag(state)), STATUS_DONE);
	assert_file(first, "new");
	assert_file(second, "newer");
	assert_int_equal(out_write_all(files + 1, 1, test_diag(state)), STATUS_FAILURE);
	assert_contains(take_messages(state), "[file-changed]");
	assert_file(second, "newer");
	g_autoptr(GPtrArray) left = path_names(test_folder(state));
	assert_int_equal(left->len, 2);
}

/* The folder of a new file comes with it, and goes where nothing is written after all. */
static void a_new_folder_comes_with_its_file(void **state)
{
	const struct seen old = seen_of("old", 3), nothing = {.there = false};
	const char *text = test_file(state, "a.md", "older"), *new = test_path(state, "appendices/b.md");
	const struct out_file files[] = {{new, "new", 3, &nothing}, {text, "newer", 5, &old}};
	assert_int_equal(out_write_all(files, 2, test_diag(state)), STATUS_FAILURE);
	assert_contains(take_messages(state), "[file-changed]");
	assert_int_not_equal(access(test_path(state, "appendices"), F_OK), 0);
	test_file(state, "a.md", "old");
	assert_int_equal(out_write_all(files, 2, test_diag(state)), STATUS_DONE);
	assert_file(new, "new");
	assert_file(text, "newer");
	const struct out_file deeper = {test_path(state, "no/such/b.md"), "new", 3, &nothing};
	assert_int_equal(out_write_all(&deeper, 1, test_diag(state)), STATUS_FAILURE);
	assert_contains(take_messages(state), "b.md: failure: this file can't be written");
	assert_int_not_equal(access(test_path(state, "no"), F_OK), 0);
}

static void a_link_stays_a_link(void **state)
{
	static const char *const leads[] = {"there.md", "new.md", "second", "folder/inner.md", "gone/inner.md"};
	static const char *const ends[] = {"there.md", "new.md", "third.md", "folder/inner.md"};
	test_file(state, "there.md", "old");
	test_file(state, "folder/other.md", "old");
	assert_int_equal(symlink("third.md", test_path(state, "second")), 0);
	for (size_t i = 0; i < G_N_ELEMENTS(leads); i++) {
		const char *link = test_path(state, "link");
		unlink(link);
		assert_int_equal(symlink(leads[i], link), 0);
		assert_int_equal(out_write(link, "new", 3, test_diag(state)), i < 4 ? STATUS_DONE : STATUS_FAILURE);
		assert_true(S_ISLNK(about(state, "link").st_mode));
		if (i < 4)
			assert_file(test_path(state, ends[i]), "new");
	}
	assert_contains(take_messages(state),
			"this file can't be written, and is as it was: No such file or directory");
	assert_true(S_ISLNK(about(state, "second").st_mode));
	const char *link = test_path(state, "link");
	assert_int_equal(unlink(link) || symlink(test_path(state, "whole.md"), link), 0);
	assert_int_equal(out_write(link, "new", 3, test_diag(state)), STATUS_DONE);
	assert_file(test_path(state, "whole.md"), "new");
}

static void a_file_may_have_as_long_a_name_as_any(void **state)
{
	g_autoptr(GString) name = g_string_new(NULL);
	for (int i = 0; i < 127; i++)
		g_string_append(name, "\xc3\xa2"); /* â */
	g_string_append(name, "x");
	const char *path = test_path(state, name->str);
	for (int i = 0; i < 2; i++)
		assert_int_equal(out_write(path, i ? "new" : "old", 3, test_diag(state)), STATUS_DONE);
	assert_file(path, "new");
	g_autoptr(GPtrArray) names = path_names(test_folder(state));
	assert_int_equal(names->len, 1);
}

/* What is written beside a file has its rights from the first moment: the umask would let all read it. */
static void a_new_file_is_nobody_else_s_at_first(void **state)
{
	int folder = open(test_folder(state), O_RDONLY | O_DIRECTORY);
	mode_t mask = umask(0);
	assert_true(file_create(folder, "private", "new", 3, 0600) && file_create(folder, "open", "new", 3, 0666));
	umask(mask);
	assert_int_equal(about(state, "private").st_mode & 0777, 0600);
	assert_int_equal(about(state, "open").st_mode & 0777, 0666);
	close(folder);
}

/* Between its writing and its taking its place a file is altered: by the disk, or by something else that writes there.
 */
static void a_file_that_is_read_back_otherwise_takes_no_place(void **state)
{
	static const char *const altered[] = {"NEW", "newer", "", "n\0w"};
	assert_int_equal(build(state, "old"), STATUS_DONE);
	for (size_t i = 0; i < G_N_ELEMENTS(altered); i++) {
		struct stage *stage = stage_open(test_path(state, "out"), entries, test_diag(state));
		assert_true(put(stage, "site/index.html", "new"));
		assert_true(put(stage, "manifest.json", "{}"));
		g_autofree char *folder = stage_folder(stage),
				*path = g_build_filename(folder, "site/index.html", NULL);
		assert_true(g_file_set_contents(path, altered[i], i == 3 ? 3 : -1, NULL));
		assert_int_equal(stage_commit(stage), STATUS_FAILURE);
		stage_drop(stage);
		assert_messages(
			state,
			"out: failure: 'site/index.html' was read back other than it was written: something else "
			"writes here, or the disk fails; nothing was changed [output]\n");
		g_autofree char *text = path_bytes(test_path(state, "out/site/index.html"), NULL);
		assert_string_equal(text, "old");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_file_that_is_read_back_otherwise_takes_no_place),
		TEST(a_build_takes_the_place_of_the_old),
		TEST(what_did_not_change_is_taken_over),
		TEST(what_nobody_else_could_read_is_made_anew),
		TEST(a_link_is_not_taken_over),
		TEST(what_is_no_longer_made_goes),
		TEST(without_a_commit_nothing_changes),
		TEST(an_output_folder_of_a_failed_build_goes),
		TEST(what_others_made_is_kept),
		TEST(an_output_that_is_a_file),
		TEST(one_build_at_a_time),
		TEST(a_killed_build_leaves_litter_that_goes),
		TEST(a_committed_build_is_finished),
		TEST(a_swap_that_fails_is_taken_back),
		TEST(a_record_that_came_with_the_folder_is_refused),
		TEST(what_was_not_staged_takes_no_place),
		TEST(a_signal_removes_the_stage),
		TEST(an_author_s_own_folder_is_replaced),
		TEST(what_others_save_meanwhile_is_not_lost),
		TEST(what_is_saved_in_the_moment_of_the_commit_is_kept),
		TEST(what_is_saved_after_an_interruption_gives_it_up),
		TEST(files_are_listed_in_order),
		TEST(one_file_is_written_whole),
		TEST(a_file_keeps_its_owner_and_its_rights),
		TEST(what_was_saved_since_it_was_read_stays),
		TEST(a_new_folder_comes_with_its_file),
		TEST(a_link_stays_a_link),
		TEST(a_file_may_have_as_long_a_name_as_any),
		TEST(a_new_file_is_nobody_else_s_at_first),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
