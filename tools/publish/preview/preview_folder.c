/* SPDX-License-Identifier: MIT */
#include "publish/preview/preview_folder.h"
#include "base/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREFIX "keeling-preview-"
#define ATTEMPTS 100 /* each is lost only where another preview looks for leavings at the same moment */

/* A folder of ours whose lock nobody holds. */
static void left_remove(int among, const char *name)
{
	int fd = openat(among, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		return;
	struct stat about;
	if (!fstat(fd, &about) && about.st_uid == geteuid() && !flock(fd, LOCK_EX | LOCK_NB))
		tree_remove(among, name);
	close(fd);
}

/* What can't be removed now lies there until the next preview. */
static void leavings_clear(void)
{
	int among = open(g_get_tmp_dir(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	GPtrArray *names = among >= 0 ? folder_names(among) : NULL;
	for (guint i = 0; names && i < names->len; i++)
		if (g_str_has_prefix(names->pdata[i], PREFIX))
			left_remove(among, names->pdata[i]);
	if (names)
		g_ptr_array_unref(names);
	if (among >= 0)
		close(among);
}

/* Its lock, if it is still the folder that has this name: another preview may have removed it before it was locked. */
static bool folder_lock(int fd, const char *folder)
{
	struct stat about;
	uint64_t named;
	return !flock(fd, LOCK_EX | LOCK_NB) && !fstat(fd, &about) && path_inode(AT_FDCWD, folder, &named) &&
	       about.st_ino == named;
}

char *preview_folder_make(int *fd)
{
	leavings_clear();
	for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
		char *folder = g_dir_make_tmp(PREFIX "XXXXXX", NULL);
		if (!folder)
			return NULL;
		*fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		if (*fd >= 0 && folder_lock(*fd, folder))
			return folder;
		int reason = errno;
		if (*fd >= 0)
			close(*fd);
		tree_remove(AT_FDCWD, folder);
		g_free(folder);
		errno = reason;
	}
	return NULL;
}
