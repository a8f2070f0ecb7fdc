/* SPDX-License-Identifier: MIT */
#include "base/stage_internal.h"
#include "base/confirm.h"
#include "base/listing.h"
#include "base/mishap.h"
#include "base/signals.h"
#include "base/sum.h"
#include "base/swap.h"
#include "base/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOCK ".keeling-lock"

static void file_free(gpointer data)
{
	struct staged_file *file = data;
	g_free(file->path);
	g_free(file->sha256);
	g_free(file);
}

bool stage_fail(struct stage *stage, const char *what, int reason)
{
	if (!stage->failed)
		diag_add(stage->diag, CODE_OUTPUT, (struct place){.file = stage->out}, "%s: %s; nothing was changed",
			 what, reason == ENOSPC || reason == EDQUOT ? "the disk is full" : g_strerror(reason));
	stage->failed = true;
	return false;
}

/* ---- the folder and its lock ---- */

static bool out_open(struct stage *stage)
{
	struct place place = {.file = stage->out};
	for (const char *end = stage->out; *end;) {
		end += strspn(end, "/");
		end += strcspn(end, "/");
		char *folder = g_strndup(stage->out, (size_t)(end - stage->out));
		if (!mkdir(folder, 0777)) {
			g_ptr_array_add(stage->made, folder);
			continue;
		}
		int reason = errno;
		bool there = path_there(folder);
		g_free(folder);
		if (!there)
			return stage_fail(stage, "this folder can't be made", reason);
	}
	stage->out_fd = open(stage->out, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (stage->out_fd >= 0)
		return true;
	if (errno != ENOTDIR)
		return stage_fail(stage, "this folder can't be opened", errno);
	diag_add(stage->diag, CODE_OUTPUT, place, "this is a file; the output needs a folder; nothing was changed");
	stage->failed = true;
	return false;
}

static bool lock_busy(struct stage *stage)
{
	char text[32] = "";
	ssize_t got = pread(stage->lock_fd, text, sizeof text - 1, 0);
	long process = got > 0 ? atol(text) : 0;
	close(stage->lock_fd);
	stage->lock_fd = -1;
	diag_add(stage->diag, CODE_OUTPUT_BUSY, (struct place){.file = stage->out},
		 "another build, process %ld, is writing here; start again when it has finished", process);
	stage->failed = true;
	return false;
}

/* The lock goes with the process, however it ends; a file that a dead one left is taken over. */
static bool lock_take(struct stage *stage)
{
	for (int attempt = 0; attempt < 100; attempt++) {
		stage->lock_fd = openat(stage->out_fd, LOCK, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
		if (stage->lock_fd < 0)
			return stage_fail(stage, "this folder can't be written", errno);
		struct stat about;
		if (flock(stage->lock_fd, LOCK_EX | LOCK_NB)) {
			if (errno == EWOULDBLOCK)
				return lock_busy(stage);
			return stage_fail(stage, "this folder can't be locked", errno);
		}
		uint64_t named;
		if (fstat(stage->lock_fd, &about) || !path_inode(stage->out_fd, LOCK, &named))
			return stage_fail(stage, "this folder can't be locked", errno);
		if (about.st_ino == named) {
			char text[32];
			g_snprintf(text, sizeof text, "%ld\n", (long)getpid());
			if (!ftruncate(stage->lock_fd, 0))
				(void)write_all(stage->lock_fd, text, strlen(text));
			return true;
		}
		close(stage->lock_fd); /* its owner removed it in between */
	}
	stage->lock_fd = -1;
	return stage_fail(stage, "this folder can't be locked", EBUSY);
}

/* What is left lying is hidden, and no fault of what was published. */
static void left_tell(const struct stage *stage, const char *what, const char *name)
{
	diag_add(stage->diag, CODE_OUTPUT_LEFT, (struct place){.file = stage->out},
		 "%s can't be removed: %s; they lie in '%s', and the next build that writes here tries once more", what,
		 g_strerror(errno), name);
}

/* ---- what runs that were killed left ---- */

/* A record that was copied here, or that somebody else wrote. */
static bool record_refuse(struct stage *stage)
{
	diag_add(stage->diag, CODE_OUTPUT_FOREIGN, (struct place){.file = stage->out},
		 "'" SWAP_RECORD
		 "' tells of a run that was interrupted, but none of this user's in this folder: it came "
		 "here with the other files, or another user's run was interrupted, which they finish by the same "
		 "command. "
		 "To go on with what lies here now, remove '" SWAP_RECORD "'; nothing was changed");
	stage->failed = true;
	return false;
}

/* What a run that was killed left behind: finished where it had been committed, removed where not. */
static bool litter_clear(struct stage *stage)
{
	struct difference changed;
	enum swap_result result = swap_resume(stage->out_fd, &changed);
	if (result == SWAP_FOREIGN)
		return record_refuse(stage);
	if (result == SWAP_CHANGED)
		return stage_saved_tell(stage, changed.path,
					"after an earlier run was interrupted here, which is given up");
	if (result == SWAP_FAILED || result == SWAP_STUCK)
		return stage_fail(stage, "an earlier build was interrupted and can't be finished", errno);
	GPtrArray *names = folder_names(stage->out_fd);
	if (!names)
		return stage_fail(stage, "this folder can't be read", errno);
	for (guint i = 0; i < names->len; i++)
		if (g_str_has_prefix(names->pdata[i], SWAP_STAGE) &&
		    !stage_leavings_clear(stage, names->pdata[i], false))
			left_tell(stage, "files that an earlier build left behind", names->pdata[i]);
	g_ptr_array_unref(names);
	tree_remove(stage->out_fd, SWAP_RECORD ".new");
	tree_remove(stage->out_fd, SWAP_OWNED ".new");
	return true;
}

/* Nothing is replaced that we did not make, unless it is an author's own that we were told to. */
static bool entries_check(struct stage *stage)
{
	if (stage->authored)
		return true;
	char **owned = owned_read(stage->out_fd);
	if (!owned)
		return stage_fail(stage, "this folder can't be read", errno);
	for (const char *const *entry = stage->entries; *entry; entry++) {
		struct stat about;
		if (fstatat(stage->out_fd, *entry, &about, AT_SYMLINK_NOFOLLOW)) {
			if (errno != ENOENT)
				stage_fail(stage, "this folder can't be read", errno);
			continue;
		}
		if (g_strv_contains((const char *const *)owned, *entry) && !S_ISLNK(about.st_mode))
			continue;
		diag_add(stage->diag, CODE_OUTPUT_FOREIGN, (struct place){.file = stage->out},
			 "'%s' is here already and was not made by Keeling; move it away, or name another folder with "
			 "-o; nothing "
			 "was changed",
			 *entry);
		stage->failed = true;
	}
	g_strfreev(owned);
	return !stage->failed;
}

bool stage_watch(struct stage *stage, const char *entry)
{
	if (!stage->before)
		stage->before = listing_new();
	return listing_add(stage->before, stage->out_fd, entry) ||
	       stage_fail(stage, "this folder can't be read", errno);
}

static bool entries_watch(struct stage *stage)
{
	bool fine = true;
	for (const char *const *entry = stage->entries; stage->authored && fine && *entry; entry++)
		fine = stage_watch(stage, *entry);
	return fine;
}

static bool stage_make(struct stage *stage)
{
	stage->name = g_strdup_printf(SWAP_STAGE "%ld", (long)getpid());
	if (mkdirat(stage->out_fd, stage->name, 0777))
		return stage_fail(stage, "this folder can't be written", errno);
	stage->fd = openat(stage->out_fd, stage->name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	return (stage->fd >= 0 && stage_rights_find(stage)) || stage_fail(stage, "this folder can't be written", errno);
}

/* Takes away what was made for the stage, and gives up the lock. Where a record of what shall take its place was left,
 * the next run needs the stage. */
static void stage_undo(void *data)
{
	struct stage *stage = data;
	if (stage->fd >= 0)
		close(stage->fd); /* where no more files may be open, removing needs it */
	stage->fd = -1;
	if (stage->name && !stage->guarded && faccessat(stage->out_fd, SWAP_RECORD, F_OK, AT_SYMLINK_NOFOLLOW)) {
		tree_remove(stage->out_fd, stage->name);
		unlinkat(stage->out_fd, SWAP_RECORD ".new", 0);
		unlinkat(stage->out_fd, SWAP_OWNED ".new", 0);
	}
	if (stage->lock_fd >= 0)
		unlinkat(stage->out_fd, LOCK, 0);
	for (guint i = stage->made->len; i-- && !stage->committed;)
		rmdir(stage->made->pdata[i]);
}

static struct stage *stage_begin(const char *out, const char *const *entries, bool authored, struct diag *diag)
{
	struct stage *stage = g_new0(struct stage, 1);
	stage->out = g_intern_string(out);
	stage->entries = entries;
	stage->authored = authored;
	stage->diag = diag;
	stage->out_fd = stage->lock_fd = stage->fd = -1;
	stage->files = g_ptr_array_new_with_free_func(file_free);
	stage->folders = g_ptr_array_new_with_free_func(g_free);
	stage->made = g_ptr_array_new_with_free_func(g_free);
	stage->known = g_hash_table_new(g_str_hash, g_str_equal);
	signals_hold(&stage->signals);
	mishap_care(&stage->care, stage_undo, stage);
	if (out_open(stage) && lock_take(stage) && litter_clear(stage) && entries_check(stage) &&
	    entries_watch(stage) && stage_make(stage))
		return stage;
	stage_drop(stage);
	return NULL;
}

struct stage *stage_open(const char *out, const char *const *entries, struct diag *diag)
{
	return stage_begin(out, entries, false, diag);
}

struct stage *stage_open_within(const char *folder, const char *const *entries, struct diag *diag)
{
	return stage_begin(folder, entries, true, diag);
}

char *stage_folder(const struct stage *stage)
{
	return g_build_filename(stage->out, stage->name, NULL);
}

/* ---- files ---- */

/* Makes the folders that a path needs. */
static bool folders_make(struct stage *stage, const char *path)
{
	for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
		char *folder = g_strndup(path, (size_t)(slash - path));
		if (g_hash_table_contains(stage->known, folder)) {
			g_free(folder);
			continue;
		}
		if (mkdirat(stage->fd, folder, 0777) || !stage_rights_keep(stage, folder, 07777)) {
			int reason = errno;
			g_free(folder);
			return stage_fail(stage, "a folder can't be made here", reason);
		}
		g_ptr_array_add(stage->folders, folder);
		g_hash_table_add(stage->known, folder);
	}
	return true;
}

/* A path below one of the entries, with no step that leads elsewhere. */
static bool path_is_fine(const struct stage *stage, const char *path)
{
	char **steps = g_strsplit(path, "/", -1);
	bool fine = g_strv_contains(stage->entries, steps[0]);
	for (char **step = steps; *step; step++)
		fine = fine && **step && strcmp(*step, ".") && strcmp(*step, "..");
	g_strfreev(steps);
	return fine;
}

/* False where nothing may be put any more. */
static bool path_begin(struct stage *stage, const char *path)
{
	g_assert(path_is_fine(stage, path));
	if (stage->failed || signals_waiting()) {
		stage->failed = true;
		return false;
	}
	return folders_make(stage, path);
}

static void file_add(struct stage *stage, const char *path, const struct staged_file *about, const char *sha256)
{
	struct staged_file *file = g_memdup2(about, sizeof *about);
	file->path = g_strdup(path);
	file->sha256 = g_strdup(sha256);
	g_ptr_array_add(stage->files, file);
}

/* In an author's own folder nobody may open it before it has the rights of what stood there. */
static bool file_put(const struct stage *stage, const char *path, const void *bytes, size_t length)
{
	struct stat model;
	bool there = false;
	if (stage->authored && !stage_model_find(stage, path, &model, &there))
		return false;
	return file_create(stage->fd, path, bytes, length, there ? 0600 : 0666) && stage_rights_keep(stage, path, 0666);
}

static bool bytes_put(struct stage *stage, const char *path, const void *bytes, size_t length, const char *sha256)
{
	if (!path_begin(stage, path) || !stage_may_put(stage, path))
		return false;
	/* The file that is there, with its time. */
	bool kept = file_is(stage->out_fd, path, bytes, length) && stage_rights_same(stage, path) &&
		    !linkat(stage->out_fd, path, stage->fd, path, 0);
	if (!kept && !file_put(stage, path, bytes, length))
		return stage_fail(stage, "a file can't be written here", errno);
	const struct staged_file about = {.size = length, .sum = kept ? 0 : bytes_sum(bytes, length), .kept = kept};
	file_add(stage, path, &about, sha256);
	return true;
}

bool stage_put(struct stage *stage, const char *path, const void *bytes, size_t length)
{
	char sha256[SUM_TEXT];
	sum_text(bytes, length, sha256);
	return bytes_put(stage, path, bytes, length, sha256);
}

void stage_trust(struct stage *stage, const struct proofs *proofs)
{
	stage->proofs = proofs;
}

bool stage_take(struct stage *stage, const char *path)
{
	struct staged_file about = {.kept = true};
	const char *sha256;
	if (!stage->proofs || !proofs_find(stage->proofs, path, &about.size, &sha256) ||
	    !stage_rights_same(stage, path) || !path_begin(stage, path) || !proofs_link(stage->proofs, path, stage->fd))
		return false;
	file_add(stage, path, &about, sha256);
	return true;
}

static bool is_proved(const struct stage *stage, const char *path, const char *sha256)
{
	size_t size;
	const char *proved;
	return stage->proofs && proofs_find(stage->proofs, path, &size, &proved) && !strcmp(proved, sha256);
}

bool stage_put_summed(struct stage *stage, const char *path, const void *bytes, size_t length, const char *sha256)
{
	return (is_proved(stage, path, sha256) && stage_take(stage, path)) ||
	       bytes_put(stage, path, bytes, length, sha256);
}

bool stage_repeat(struct stage *stage, const char *path, const void *bytes, size_t length)
{
	const struct staged_file *last = stage->files->pdata[stage->files->len - 1];
	g_assert(last->size == length);
	return bytes_put(stage, path, bytes, length, last->sha256);
}

bool stage_keep(struct stage *stage, const char *entry)
{
	g_assert(path_is_fine(stage, entry));
	if (stage->failed || signals_waiting()) {
		stage->failed = true;
		return false;
	}
	return tree_link(stage->out_fd, stage->fd, entry) || stage_fail(stage, "a file can't be kept", errno);
}

static gint file_compare(gconstpointer a, gconstpointer b)
{
	return strcmp((*(struct staged_file *const *)a)->path, (*(struct staged_file *const *)b)->path);
}

guint stage_count(const struct stage *stage)
{
	return stage->files->len;
}

const char *stage_path(const struct stage *stage, guint i)
{
	return ((const struct staged_file *)stage->files->pdata[i])->path;
}

GPtrArray *stage_files(const struct stage *stage)
{
	GPtrArray *files = g_ptr_array_copy(stage->files, NULL, NULL);
	g_ptr_array_set_free_func(files, NULL);
	g_ptr_array_sort(files, file_compare);
	return files;
}

/* ---- the commit ---- */

static bool altered_tell(struct stage *stage, const struct staged_file *file)
{
	diag_add(stage->diag, CODE_OUTPUT, (struct place){.file = stage->out},
		 "'%s' was read back other than it was written: something else writes here, or the disk fails; nothing "
		 "was changed",
		 file->path);
	stage->failed = true;
	return false;
}

static bool sync_all(struct stage *stage)
{
	const struct staged_file *altered = NULL;
	int reason = files_confirm(stage->fd, stage->files, stage->folders, &altered);
	if (altered)
		return altered_tell(stage, altered);
	return !reason || stage_fail(stage, "a file did not reach the disk", reason);
}

/* The old files, which are in the stage now. */
static void old_remove(struct stage *stage)
{
	close(stage->fd); /* where no more files may be open, removing needs it */
	stage->fd = -1;
	if (!stage_leavings_clear(stage, stage->name, true))
		left_tell(stage, "the new output is in place, but files of the old", stage->name);
}

enum status stage_commit(struct stage *stage)
{
	if (stage->failed || !sync_all(stage) || signals_waiting() || !entries_check(stage))
		return STATUS_FAILURE;
	struct difference changed;
	enum swap_result result =
		swap_commit(stage->out_fd, stage->name, stage->entries, !stage->authored, stage->before, &changed);
	stage->committed = result != SWAP_FAILED && result != SWAP_CHANGED;
	stage->guarded = stage->committed && stage->before;
	switch (result) {
	case SWAP_DONE:
		old_remove(stage);
		return STATUS_DONE;
	case SWAP_CHANGED:
		stage_saved_tell(stage, changed.path, "while this one ran");
		return STATUS_FAILURE;
	case SWAP_FAILED:
		stage_fail(stage, "the new output can't take the place of the old", errno);
		return STATUS_FAILURE;
	case SWAP_UNCONFIRMED:
		diag_add(stage->diag, CODE_OUTPUT, (struct place){.file = stage->out},
			 "the new output is in place, but the disk did not confirm it: %s", g_strerror(errno));
		return STATUS_UNCONFIRMED;
	default:
		diag_add(stage->diag, CODE_OUTPUT, (struct place){.file = stage->out},
			 "only a part of the new output could take its place: %s; give the same command again, which "
			 "finishes it",
			 g_strerror(errno));
		return STATUS_UNCONFIRMED;
	}
}

void stage_drop(struct stage *stage)
{
	if (!stage)
		return;
	mishap_cared(&stage->care);
	stage_undo(stage);
	if (stage->lock_fd >= 0)
		close(stage->lock_fd);
	if (stage->out_fd >= 0)
		close(stage->out_fd);
	g_free(stage->name);
	g_ptr_array_unref(stage->files);
	g_hash_table_unref(stage->known);
	listing_free(stage->before);
	g_ptr_array_unref(stage->folders);
	g_ptr_array_unref(stage->made);
	sigset_t signals = stage->signals;
	g_free(stage);
	signals_let(&signals);
}
