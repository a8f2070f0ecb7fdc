/* SPDX-License-Identifier: MIT
 * What stands at the names that new output is to have: nothing is replaced but what we made. */
#include "base/stage_internal.h"
#include "base/swap.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

static void foreign_refuse(struct stage *stage, const char *entry)
{
	diag_add(
		stage->diag, CODE_OUTPUT_FOREIGN, (struct place){.file = stage->out},
		"'%s' is here already and was not made by Keeling; move it away, or name another folder with -o; nothing was changed",
		entry);
	stage->failed = true;
}

/* What it leads to may be on another disk, or anybody's. */
static void link_refuse(struct stage *stage, const char *entry)
{
	diag_add(
		stage->diag, CODE_OUTPUT_FOREIGN, (struct place){.file = stage->out},
		"'%s' is a link to another place, and a build puts a folder of its own here: put what it leads to in the place of the link, and let a link lead from there to here; or name another folder with -o; nothing was changed",
		entry);
	stage->failed = true;
}

/* Nothing is replaced that we did not make, unless it is an author's own that we were told to. */
bool stage_entries_check(struct stage *stage)
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
		if (S_ISLNK(about.st_mode))
			link_refuse(stage, *entry);
		else if (!g_strv_contains((const char *const *)owned, *entry))
			foreign_refuse(stage, *entry);
	}
	g_strfreev(owned);
	return !stage->failed;
}
