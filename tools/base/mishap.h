/* SPDX-License-Identifier: MIT
 * When the program can't go on: memory ran out, the stack is full, or a mistake of ours stopped it. What was begun is
 * undone, a line says so, and the exit status is that of a failure outside; for a mistake of ours the signal stays.
 *
 *   mishap_care(&stage->care, undo, stage);    from here on undo(stage) is called in such a case
 *   ...
 *   mishap_changed();                          the new output is in place: no longer "nothing was changed"
 *   mishap_cared(&stage->care);
 *
 * Memory is asked for by us and by a dozen libraries, some of which go on without a word when they get none, with a
 * part of the text lost. So nobody is told that there is none: this file has the malloc() of the whole program, and
 * where the C library's has nothing to give the program ends. Only requests that no honest size leads to fail as usual.
 */
#ifndef KEELING_MISHAP_H
#define KEELING_MISHAP_H

#include <stdbool.h>
#include <stddef.h>

/* Sanitizers have handlers and a malloc() of their own. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define MISHAP_WATCHED 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer) || __has_feature(thread_sanitizer)
#define MISHAP_WATCHED 0
#endif
#endif
#ifndef MISHAP_WATCHED
#define MISHAP_WATCHED 1
#endif

/* Belongs to the caller and must stay where it is. `undo` may run in a signal handler: system calls only, no memory. */
struct care {
	struct care *next;
	void (*undo)(void *data);
	void *data;
};

void mishap_care(struct care *care, void (*undo)(void *data), void *data);
void mishap_cared(struct care *care);

/* What was there has been changed: a failure after it has STATUS_UNCONFIRMED. Or it is as it was again. */
void mishap_changed(void);
void mishap_unchanged(void);
bool mishap_has_changed(void);
/* The name under which the program says what happened: that of the file that was started, until this is called. */
void mishap_name(const char *name);

/* Ends the program for a lack of the machine's, with STATUS_FAILURE. A child leaves the telling to its parent, which it
 * gives `why` through the pipe of mishap_tell_parent(), if there is one. */
_Noreturn void mishap_stop(const char *why);
void mishap_tell_parent(int fd);
/* Whether this is a process that the program has made. */
bool mishap_is_child(void);
/* The same where memory runs out. A child that may take only `most` bytes of addresses and would need more ends
 * with STATUS_MISTAKES. */
_Noreturn void mishap_memory(void);
void mishap_allow(size_t most);

/* How many bytes of addresses the process has taken. */
size_t mishap_taken(void);

#endif
