/* SPDX-License-Identifier: MIT
 * Small steps on files and folders, each relative to an open folder: written in full, synced, removed.
 * For base/stage.c and base/out.c, which turn the error number into a message. */
#ifndef KEELING_TREE_H
#define KEELING_TREE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>

/* All functions that return bool leave the reason in errno when they return false. */

/* Everything, however many calls it takes. */
bool write_all(int fd, const char *bytes, size_t length);
/* A read that a signal does not cut off. */
ssize_t read_some(int fd, char *bytes, size_t most);
/* A new file with these bytes, closed; writing it to disk is begun but not awaited. It has the rights `mode` as far as
 * the umask leaves them: where it is to have those of another, 0600 at first, so that nobody opens it meanwhile. */
bool file_create(int folder, const char *path, const char *bytes, size_t length, mode_t mode);
/* Whether a file is there and holds just these bytes. */
bool file_is(int folder, const char *path, const char *bytes, size_t length);
/* A sum by which bytes that were altered by chance are told: quick, and no proof against anybody who means to. */
uint64_t bytes_sum(const void *bytes, size_t length);
/* Whether a file, read again, has this length and sum; false with errno 0 where it has another. */
bool file_has_sum(int folder, const char *path, size_t length, uint64_t sum);
/* Waits until the disk has the file or folder. Asked once: after a failure a second answer can't be trusted. */
bool path_sync(int folder, const char *path);
/* Whether there is something, or a folder, at a path (links followed). What must not be seen is not there; where a
 * fault of the machine is in the way the program ends: taken for an absence it would change what comes out. */
bool path_there(const char *path);
bool is_fault(int number); /* whether an error number is such a fault, and says nothing of what is at the path */
bool path_is_folder(const char *path);
/* As these, where the answer decides what a name means or what is made: what must not be seen ends the program too. */
bool path_surely_there(const char *path);
bool path_is_folder_if(const char *path, bool *there); /* both, by one look */
bool path_is_file(const char *path);
/* The whole file, with a NUL after its bytes (the caller frees it), or the names in the folder, sorted (freed by
 * g_ptr_array_unref()); NULL where there is none. Where it can't be read the program ends, for the same reason. */
char *path_bytes(const char *path, size_t *length);
GPtrArray *path_names(const char *path);
/* The names in an open folder, in the order in which the disk has them; NULL when they can't all be read. Freed by
 * g_ptr_array_unref(). */
GPtrArray *folder_names(int folder);
/* What is at `path` of one folder at the same path of another as well: a file as a second name of it (where the file
 * system has none, as a copy), a folder with all in it, synced; a link as the link. What is there already stays. */
bool tree_link(int from, int to, const char *path);
/* Gives a file or folder the rights of another, of these `most`, and its owner and group as far as the user may; where
 * it can't have the group, that has the rights of all others. */
bool path_rights(int folder, const char *path, const struct stat *model, mode_t most);
/* Removes a file, or a folder with all in it, without following a link. What isn't there is fine. System calls alone,
 * no memory: a signal handler may call it. */
bool tree_remove(int folder, const char *path);

/* The inode number of what is at `path` (of a link: the link's), 0 when there is nothing. */
bool path_inode(int folder, const char *path, uint64_t *inode);
/* Swaps two paths, or moves one to a place that is empty; where the file system can't do it in one step, in two. */
bool path_exchange(int folder_a, const char *a, int folder_b, const char *b, const char *spare);
bool path_move(int folder_a, const char *a, int folder_b, const char *b);

/* Closes all descriptors from 3 on but one: in a process that goes on for a moment after the one that made it was
 * killed, so that it holds none of its locks. */
void descriptors_close(int kept);

#endif
