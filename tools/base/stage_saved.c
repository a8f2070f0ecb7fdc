/* SPDX-License-Identifier: MIT
 * What somebody saved in a folder while a stage was filled and took its place: it is told, or kept. */
#include "base/seen.h"
#include "base/stage_internal.h"
#include "base/swap.h"
#include "base/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

bool stage_saved_tell(struct stage *stage, const char *path, const char *when)
{
	g_autofree char *file = g_build_filename(stage->out, path, NULL);
	saved_tell(file, when, SAVED_NOTHING, stage->diag);
	stage->failed = true;
	return false;
}

/* What nobody has replaced, in a folder that everybody sees. */
static bool saved_keep(struct stage *stage, const char *name, const char *path)
{
	g_autofree char *kept = g_strdup(SAVED_MEANWHILE);
	for (int i = 2; !path_move(stage->out_fd, name, stage->out_fd, kept); i++) {
		if (errno != EEXIST)
			return false;
		g_free(kept);
		kept = g_strdup_printf(SAVED_MEANWHILE "-%d", i);
	}
	g_autofree char *folder = g_build_filename(stage->out, kept, NULL);
	g_autofree char *proof = g_build_filename(kept, SWAP_PROOF, NULL);
	unlinkat(stage->out_fd, proof, 0);
	diag_add(stage->diag, CODE_SAVED_MEANWHILE, (struct place){.file = g_intern_string(folder)},
		 "'%s' was saved by another program in the moment in which the new files took their place; it lies "
		 "here: see "
		 "what of it belongs into the new files, and remove this folder",
		 path);
	return true;
}

/* An entry of a stage: an old one as far as it is as it was listed, or a new one of a run that was killed. False, with
 * errno 0 and what is `left`, where something else is there; with errno where it can't be removed. */
static bool entry_clear(const struct stage *stage, int fd, const char *name, const struct listing *before, bool all_old,
			struct difference *left)
{
	return all_old || listing_holds(before, fd, name) ? listing_clear(before, fd, name, stage->out_fd, left)
							  : tree_remove(fd, name);
}

/* All entries; as entry_clear(). */
static bool entries_clear(const struct stage *stage, int fd, const struct listing *before, bool all_old,
			  struct difference *left)
{
	GPtrArray *names = folder_names(fd);
	bool all = names != NULL;
	int reason = names ? 0 : errno;
	for (guint i = 0; names && i < names->len; i++) {
		struct difference stays;
		if (!strcmp(names->pdata[i], SWAP_PROOF) ||
		    entry_clear(stage, fd, names->pdata[i], before, all_old, &stays))
			continue;
		if (errno)
			reason = errno;
		else
			*left = stays;
		all = false;
	}
	if (names)
		g_ptr_array_unref(names);
	errno = reason;
	return all;
}

/* Whether an error number says that there is nothing of that kind at a path. */
static bool is_absence(int number)
{
	return number == ENOENT || number == ENOTDIR || number == ELOOP;
}

/* As entries_clear(), where there is a listing; all is well where there is none. */
static bool watched_clear(const struct stage *stage, const char *name, bool all_old, struct difference *left)
{
	int fd = openat(stage->out_fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		return is_absence(errno);
	struct listing *before = listing_read(fd, SWAP_PROOF);
	bool fine = before ? listing_is_empty(before) || entries_clear(stage, fd, before, all_old, left)
			   : is_absence(errno);
	int reason = errno;
	close(fd);
	listing_free(before);
	errno = reason;
	return fine;
}

bool stage_leavings_clear(struct stage *stage, const char *name, bool all_old)
{
	struct difference left;
	if (watched_clear(stage, name, all_old, &left))
		return tree_remove(stage->out_fd, name);
	return !errno && saved_keep(stage, name, left.path);
}
