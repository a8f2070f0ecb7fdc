/* SPDX-License-Identifier: MIT
 * Memory asked of the kernel before it is needed. Each page that is touched for the first time stops the program; on a
 * virtual machine that costs 10 µs, and a text of 1 MB touches 5,000 pages. What is asked for at once costs a
 * twentieth of that. Nothing fails here: where the kernel gives nothing, pages come one by one as ever.
 *
 *   room_expect(size * ROOM_A_BYTE); a source of this size will be read; its model and its output will be made
 *   room_go_on();                    the first of it is in use, and the core beside has nothing to do
 */
#ifndef KEELING_ROOM_H
#define KEELING_ROOM_H

#include <stddef.h>

/* What a command needs for a constitution of small documents, in bytes. */
#define ROOM_AT_START ((size_t)896 * 1024)
/* And for each byte of a source: the trees of cmark and ours, and what is made of them. */
#define ROOM_A_BYTE ((size_t)16)

/* So many bytes will be needed soon: what is free of what the program had is counted. */
void room_expect(size_t bytes);

/* Of much that was expected only the first part has been asked for: now the rest is, beside what the program does. */
void room_go_on(void);

/* What lies there will be filled: the whole large pages within it are asked for as such. Before anything is written: a
 * page that is there already stays small, and those around it too. */
void room_large(void *start, size_t size);

#endif
