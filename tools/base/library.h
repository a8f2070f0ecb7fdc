/* SPDX-License-Identifier: MIT
 * A library that most runs do without is not linked: its door takes it when it is first needed. Linked, four of them
 * (with all that they bring along) would take half of the time in which a command starts. For the doors in format/ and
 * read/.
 *
 *   #define CALLS(CALL) CALL(qpdf_init) CALL(qpdf_cleanup) ...
 *   struct calls {
 *           CALLS(LIBRARY_FIELD)
 *   };
 *   static const char *const call_names[] = {CALLS(LIBRARY_NAME)};
 *
 *   struct calls calls;
 *   if (library_take(LIBRARY_QPDF, call_names, G_N_ELEMENTS(call_names), &calls, fault))
 *           calls.qpdf_init(); */
#ifndef KEELING_LIBRARY_H
#define KEELING_LIBRARY_H

#include <glib.h>
#include <stdbool.h>

/* A member that points to the function (or variable) of this name; and the name itself. */
#define LIBRARY_FIELD(name) __typeof__(name) *name;
#define LIBRARY_NAME(name) #name,

/* Fills `calls`, which is `count` pointers to what `names` names in the library `file` ('libqpdf.so.29': the Makefile
 * asks the compiler for it, so that it is the one whose headers were read). The library stays until the program ends;
 * to take it again costs little. False, and words on it at the end of `fault`, when it is not there or another one; a
 * process of its own ends then, for its parent to tell: that is no fault of what it was given (base/mishap.h). */
bool library_take(const char *file, const char *const names[], size_t count, void *calls, GString *fault);

#endif
