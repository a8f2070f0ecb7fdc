/* SPDX-License-Identifier: MIT
 * The one way in: every source is read here, beneath the content folder and never through a symbolic link. The folder
 * is one on the disk, or one in a revision that git keeps: there nothing is checked out, filtered or written.
 *
 * A file is taken only if it is a regular file of at most 64 MiB that did not change while it was read, and holds
 * UTF-8 without NUL. Invisible characters that turn, hide or split words are errors, but the text can be read on.
 * For the readers (Markdown, front matter, constitution, history) and for `keeling-check --fix`. */
#ifndef KEELING_SOURCE_H
#define KEELING_SOURCE_H

#include "base/diag.h"
#include "base/seen.h"

#define SOURCE_LARGEST ((size_t)64 * 1024 * 1024)

struct sources;

enum source_reason {
	SOURCE_FINE,
	SOURCE_ABSENT,  /* there is no such file */
	SOURCE_REFUSED, /* anything else; it is in `diag` */
};

enum source_kind {
	SOURCE_NONE,
	SOURCE_FILE,
	SOURCE_FOLDER,
	SOURCE_OTHER, /* a link, a device, a submodule, or what may not be looked at */
};

struct source {
	const char *file; /* the path to show: the folder as given, then `path`; interned */
	const char *path; /* relative to the content folder, without '.' and '..'; interned; NULL if it climbs out */
	char *text;       /* after a byte order mark; ended by a NUL; line ends as they are in the file */
	size_t length;    /* of `text`, in bytes */
	size_t bom;       /* bytes left out at the start of the file: 3 or 0 */
	enum source_reason reason;
};

/* The folder `folder`; NULL with a message when it can't be opened. */
struct sources *sources_open(const char *folder, struct diag *diag);
/* A folder within the content folder as a content folder of its own; nothing in it can reach what is around it. */
struct sources *sources_below(struct sources *sources, const char *path, struct place asked, struct diag *diag);
/* Standard input in place of a folder: it holds one file, SOURCE_GIVEN, which messages call SOURCE_STANDARD.
 * NULL with a message when it can't be read. */
#define SOURCE_GIVEN "-"
#define SOURCE_STANDARD "standard input"
struct sources *sources_standard(struct diag *diag);
/* All files of a revision (a tag, a branch, a commit, 'HEAD~2') of the git repository around the folder `here`, from
 * the root of the repository. NULL, with a message at `asked`, when there is no such repository or revision, or when it
 * belongs to somebody else. What is shown begins 'git:REVISION:'. */
#define SOURCE_REVISION "git:"
struct sources *sources_revision(const char *here, const char *revision, struct place asked, struct diag *diag);
/* The sources with some files (normal path to GString *, both kept alive by the table) as if they stood there, new or
 * in place of others. Borrows `under`; with NULL there is nothing else, and they are shown in '.'. */
struct sources *sources_overlaid(struct sources *under, GHashTable *files);
void sources_close(struct sources *sources); /* NULL is fine */
/* The folder as it was given, without a '/' at its end. */
const char *sources_folder(const struct sources *sources);

/* Reads a file. `path` is relative to the content folder and may hold '..'. `asked` is the place in another source
 * that asks for it, or has line 0 when nobody does. False with a message - except for a file that isn't there and was
 * asked for by a source: then `reason` is SOURCE_ABSENT and the message is the caller's, who knows what it was for.
 * `file` and `path` are set in any case. After true the caller calls source_release(). */
bool source_read(struct sources *sources, const char *path, struct place asked, struct diag *diag, struct source *out);
void source_release(struct source *source);
/* True where there is nothing in a file that was read: there is a message, and what lacks in it need not be said. */
bool source_is_blank(const struct source *source);

/* The path without '.', '..' and doubled '/', interned; NULL when it is absolute or climbs out of the folder. */
const char *source_normal(const char *path);
/* `name`, as the file `asker` writes it: relative to the folder of `asker`. Not yet normal. The caller frees it. */
char *source_beside(const char *asker, const char *name);
/* The path to show for a normal path; interned. */
const char *source_shown(const struct sources *sources, const char *path);
/* A shown path without the 'git:REVISION:' that may stand before it. */
const char *source_within(const char *shown);

/* What a file was when it was first read here, by any of these functions; a file that never was, or was not there then,
 * is one where nothing stood. By it base/out.h tells what was saved since. It belongs to the sources. */
const struct seen *source_seen(const struct sources *sources, const char *path);

/* What is at the path; source_exists() is true if there is anything. */
enum source_kind source_kind(struct sources *sources, const char *path);
bool source_exists(struct sources *sources, const char *path);
/* What a folder itself holds, sorted, '/' after the name of a folder. Freed as source_list() is. */
GPtrArray *source_names(struct sources *sources, const char *folder);

/* The paths of all files beneath a folder, sorted, folders within included; links are listed, not followed.
 * Empty when there is no such folder. The caller frees the array with g_ptr_array_unref(), which frees the paths. */
GPtrArray *source_list(struct sources *sources, const char *folder);

/* The whole file, whatever it holds, with a NUL after its bytes; the caller frees it. NULL with a message. */
char *source_bytes(struct sources *sources, const char *path, size_t *length, struct diag *diag);
/* SHA-256 of the whole file, byte order mark included, in 64 small hexadecimal digits; the caller frees it.
 * NULL as source_read() returns false; a file of any bytes is fine. */
char *source_hash(struct sources *sources, const char *path, struct place asked, struct diag *diag,
		  enum source_reason *reason);
/* The same of a file of which nothing is to be said: NULL where it is not there, or can't be read. */
char *source_sum(struct sources *sources, const char *path);

#endif
