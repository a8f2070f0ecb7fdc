/* SPDX-License-Identifier: MIT
 * What lies in a folder at a moment: of each file, folder and link its kind and rights, its inode number, and of a file
 * its size and the time of its last change. By it is told what somebody saved there since.
 *
 *   struct listing *before = listing_new();
 *   listing_add(before, folder, "officer-code");          what is there now, with all in it
 *   ...
 *   listing_same(before, folder, entries, changed)        nobody was there in between
 *
 * For base/stage.c and base/swap.c. */
#ifndef KEELING_LISTING_H
#define KEELING_LISTING_H

#include <limits.h>
#include <stdbool.h>

struct listing;

struct listing *listing_new(void);
/* NULL is fine. */
void listing_free(struct listing *listing);

/* What is at a path of an open folder, with all in it; nothing there is fine. False, with errno, where it can't be
 * looked at. */
bool listing_add(struct listing *listing, int folder, const char *path);

/* A path that was listed, or is below it, and is another now. */
struct difference {
	char path[PATH_MAX];
};

/* Whether all at these paths (NULL-terminated) is as it was listed, nothing more and nothing less. False with errno 0
 * where `changed` is not; with errno where it can't be looked at. No memory is asked for. */
bool listing_same(const struct listing *listing, int folder, const char *const *paths, struct difference *changed);

/* Whether what is at that path of `folder` is the very file or folder that is listed under it, whatever it holds. */
bool listing_holds(const struct listing *listing, int folder, const char *path);

/* Removes what is at a path of `folder` as far as it is as listed, or is in `other` too under the same path and name
 * for the same file. False with errno 0 where something stays, `left` for one; with errno where it can't be removed. */
bool listing_clear(const struct listing *listing, int folder, const char *path, int other, struct difference *left);

/* As a file in a folder, and back; an empty listing, or NULL, is an empty file. NULL where there is no such file, or it
 * can't be read, with errno. */
bool listing_write(const struct listing *listing, int folder, const char *name);
struct listing *listing_read(int folder, const char *name);
bool listing_is_empty(const struct listing *listing);

#endif
