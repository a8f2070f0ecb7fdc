/* SPDX-License-Identifier: MIT
 * Files of a folder that are on record with size and SHA-256: which of them still hold those bytes. Each is read once,
 * beside what the program does otherwise.
 *
 *   struct proofs *proofs = proofs_new("build");
 *   proofs_add(proofs, "docx/code.docx", size, sha256);     each file
 *   proofs_begin(proofs);
 *   ... other work ...
 *   proofs_end(proofs);                                     now it can be asked, and no thread is at work
 *   if (proofs_hold(proofs, "docx/code.docx"))
 *
 * A file that can't be read holds nothing. What was proved may be altered afterwards: a file that was is told by its
 * time and number when it is taken. */
#ifndef KEELING_PROOFS_H
#define KEELING_PROOFS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct proofs;

/* Never NULL; where there is no such folder nothing holds. */
struct proofs *proofs_new(const char *folder);
/* Ends what was begun. NULL is fine. */
void proofs_free(struct proofs *proofs);

/* Both texts must outlive the proofs. A path is added once. */
void proofs_add(struct proofs *proofs, const char *path, size_t size, const char *sha256);
void proofs_begin(struct proofs *proofs);
/* Takes part in what is left. */
void proofs_end(struct proofs *proofs);

/* After the end: whether the file holds what is on record, and its size and sum then. */
bool proofs_hold(const struct proofs *proofs, const char *path);
bool proofs_find(const struct proofs *proofs, const char *path, size_t *size, const char **sha256);
/* The bytes of a file that holds them; NULL where it was altered since. The caller unrefs them. */
GByteArray *proofs_bytes(const struct proofs *proofs, const char *path);
/* A second name for a file that holds what is on record, the same path below another open folder. False, with no new
 * name, where that can't be or the file was altered since. */
bool proofs_link(const struct proofs *proofs, const char *path, int to);

#endif
