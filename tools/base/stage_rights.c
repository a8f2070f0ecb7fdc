/* SPDX-License-Identifier: MIT
 * Who may read and write what is staged, and of which kind an author's own files are. */
#include "base/stage_internal.h"
#include "base/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

bool stage_model_find(const struct stage *stage, const char *path, struct stat *model, bool *there)
{
	g_autofree char *at = g_strdup(path);
	*there = true;
	for (char *slash = at; slash; *there = false) {
		if (!fstatat(stage->out_fd, at, model, AT_SYMLINK_NOFOLLOW))
			return true;
		if (errno != ENOENT && errno != ENOTDIR)
			return false;
		slash = strrchr(at, '/');
		if (slash)
			*slash = '\0';
	}
	return !fstat(stage->out_fd, model);
}

/* The rights of something new: those of its folder. To others the umask leaves no more than it says; the group has what
 * it has in the folder, unless the umask leaves it nothing at all. */
static bool mode_of_new(const struct stage *stage, const char *path, mode_t *mode)
{
	struct stat made;
	if (fstatat(stage->fd, path, &made, AT_SYMLINK_NOFOLLOW))
		return false;
	mode_t left = made.st_mode & (S_IRWXO | S_IRWXG);
	if (left & S_IRGRP)
		left |= S_IRWXG;
	*mode &= ~(mode_t)(S_IRWXO | S_IRWXG) | left;
	return true;
}

/* A folder has what the umask, or the access list of the folder above, leaves of all; a file the same of reading and
 * writing. */
bool stage_rights_find(struct stage *stage)
{
	struct stat made;
	if (fstat(stage->fd, &made))
		return false;
	stage->of_files = made.st_mode & 0666;
	return true;
}

bool stage_rights_same(const struct stage *stage, const char *path)
{
	struct stat there;
	return stage->authored || (!fstatat(stage->out_fd, path, &there, AT_SYMLINK_NOFOLLOW) &&
				   (there.st_mode & 07777) == stage->of_files);
}

bool stage_rights_keep(const struct stage *stage, const char *path, mode_t most)
{
	struct stat model;
	bool there;
	return !stage->authored ||
	       (stage_model_find(stage, path, &model, &there) && (there || mode_of_new(stage, path, &model.st_mode)) &&
		path_rights(stage->fd, path, &model, most));
}

static bool kind_refuse(struct stage *stage, const char *path, bool link)
{
	g_autofree char *file = g_build_filename(stage->out, path, NULL);
	diag_add(stage->diag, CODE_FILE_KIND, (struct place){.file = g_intern_string(file)},
		 link ? "this is a link to another place, and a new file would come in its place: put the file itself "
			"here, "
			"or name the folder in which it is; nothing was changed"
		      : "a file is expected here, and this is none: give it another name, or move it away; nothing was "
			"changed");
	stage->failed = true;
	return false;
}

bool stage_may_put(struct stage *stage, const char *path)
{
	struct stat model;
	bool there;
	if (!stage->authored || stage->failed)
		return !stage->failed;
	if (!stage_model_find(stage, path, &model, &there))
		return stage_fail(stage, "this folder can't be read", errno);
	return !there || S_ISREG(model.st_mode) || kind_refuse(stage, path, S_ISLNK(model.st_mode));
}
