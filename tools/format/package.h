/* SPDX-License-Identifier: MIT
 * A package: a zip made in memory. A Word file is one, and so are an OpenDocument file and a pack of forms. Reading one
 * is the only door to libzip; writing is done here, for what libzip would add to ISA-L's bytes is a directory.
 *
 * Entries stand in the order in which they were added, all dated 1980-01-01, without extra fields, so that the same
 * parts give the same bytes on every machine with the same libraries, in every time zone.
 *
 *   struct package *package = package_new();
 *   package_add(package, "mimetype", text, length);
 *   if (!package_finish(package, bytes))
 *           ... package_problem(package) says why; nothing was appended to bytes
 *   package_free(package); */
#ifndef KEELING_PACKAGE_H
#define KEELING_PACKAGE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct package;

struct package *package_new(void);
void package_free(struct package *package); /* NULL is fine */

/* Adds an entry; nothing is borrowed. Each name only once; it is UTF-8, with '/' between folders.
 * What is compressed already (.png, .pdf, .zip, or whatever would grow) is stored, and so is a mimetype; the rest is
 * deflated. */
void package_add(struct package *package, const char *name, const void *bytes, size_t length);

/* Appends the finished zip to `out`, once. False when any step failed. */
bool package_finish(struct package *package, GByteArray *out);

/* Why something failed, in words; "" while all is well. Belongs to the package. */
const char *package_problem(const struct package *package);

/* An entry of a package that was made here, out of the finished zip, to see what came of it; the caller unrefs it. NULL
 * where there is no such entry, or not the bytes that were put in. */
GByteArray *package_back(const void *bytes, size_t length, const char *name);

/* ---- reading ---- *
 * A package that somebody else made, in memory: nothing in it is believed. It is refused where its directory and its
 * entries disagree, where two names are one but for their case, where a name leads out of it, and where more comes out
 * than a document may hold; bytes are counted as they come. */

struct archive;

/* Borrows the bytes. NULL, with why in words in *why, which the caller frees. */
struct archive *archive_open(const void *bytes, size_t length, char **why);
void archive_free(struct archive *archive); /* NULL is fine */
/* An entry, whatever the case of its name, with a NUL after its bytes; the caller unrefs it. NULL where there is none,
 * or, with why in *why, where it is refused. */
GByteArray *archive_read(struct archive *archive, const char *name, char **why);

/* One entry of a package; the caller unrefs it. NULL where there is no such package or entry, or it is refused. */
GByteArray *package_read(const void *bytes, size_t length, const char *name);

#endif
