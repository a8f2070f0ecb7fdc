/* SPDX-License-Identifier: MIT
 * What lies behind a `struct sources`: a folder on the disk, a tree in git, standard input, or files in memory. Each
 * finds bytes by a normal path (source_normal) and says what stands in the way; read/source/source.c says it in words,
 * the same for all. Within read/. */
#ifndef KEELING_SOURCE_BACKING_H
#define KEELING_SOURCE_BACKING_H

#include "read/source/source.h"

enum trouble {
	TROUBLE_NONE,
	TROUBLE_ABSENT,
	TROUBLE_LINK, /* a symbolic link, here or on the way */
	TROUBLE_OUTSIDE,
	TROUBLE_FOLDER, /* where a file is expected */
	TROUBLE_KIND,   /* a device and the like */
	TROUBLE_LARGE,
	TROUBLE_CHANGED, /* while it was read */
	TROUBLE_LONG,    /* a name */
	TROUBLE_UNREADABLE,
	TROUBLE_SUBMODULE, /* in git alone, as those below */
	TROUBLE_POINTER,   /* the text is kept elsewhere (Git LFS) */
	TROUBLE_OBJECT,    /* git does not have it, or has it damaged */
	TROUBLES
};

struct taken {
	char *bytes; /* with a NUL after them; the caller frees them */
	size_t length;
	enum trouble trouble; /* where it is not TROUBLE_NONE there are no bytes */
	int number;           /* TROUBLE_UNREADABLE: errno */
};

struct backing {
	struct taken (*read)(void *at, const char *path);
	enum source_kind (*kind)(void *at, const char *path);
	/* Appends what a folder holds, '/' after a folder's name; false when it can't be looked into. */
	bool (*names)(void *at, const char *folder, GPtrArray *names);
	/* A folder as a backing of its own, or NULL. */
	void *(*below)(void *at, const char *folder, enum trouble *trouble);
	void (*close)(void *at);
};

/* A folder on the disk; NULL with errno. */
void *disk_open(const char *folder);
extern const struct backing disk_backing;

/* All of standard input; NULL with errno. */
void *standard_open(void);
extern const struct backing standard_backing;

/* Files in memory (char * to GString *) over another backing, which is borrowed; `backing` NULL: over none. */
void *overlay_open(const struct backing *backing, void *at, GHashTable *files);
extern const struct backing overlay_backing;

#endif
