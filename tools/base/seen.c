/* SPDX-License-Identifier: MIT */
#include "base/seen.h"
#include "base/tree.h"

#include <errno.h>

struct seen seen_of(const void *bytes, size_t length)
{
	return (struct seen){.there = true, .length = length, .sum = bytes_sum(bytes, length)};
}

bool seen_holds(const struct seen *seen, int folder, const char *name)
{
	uint64_t inode;
	if (seen->there && file_has_sum(folder, name, seen->length, seen->sum))
		return true;
	if (!seen->there && path_inode(folder, name, &inode)) {
		errno = 0;
		return !inode;
	}
	if (errno == ENOENT || errno == ELOOP) /* it was taken away, or is a link now */
		errno = 0;
	return false;
}

void saved_tell(const char *file, const char *when, const char *fate, struct diag *diag)
{
	diag_add(diag, CODE_FILE_CHANGED, (struct place){.file = g_intern_string(file)},
		 "this was saved, added or taken away by another program %s; %s", when, fate);
}
