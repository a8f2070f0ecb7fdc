/* SPDX-License-Identifier: MIT
 * The folder of templates: page shells, styles, fonts, words. For renderers and commands.
 *
 * It is what KEELING_TEMPLATES names, or `templates` of the tree that the program was built in (build/bin/ or
 * build/asan/bin/ below it), or ../share/keeling/templates where it is installed. */
#ifndef KEELING_TEMPLATES_H
#define KEELING_TEMPLATES_H

#include "base/diag.h"

struct templates;

/* NULL with a message when there is no such folder. */
struct templates *templates_find(struct diag *diag);
void templates_free(struct templates *templates); /* NULL is fine */

/* The path of a file in it ('html/page.html'); the caller frees it. */
char *templates_path(const struct templates *templates, const char *name);
/* The whole file, ended by a NUL; the caller frees it. NULL with a message when it can't be read.
 * `length` may be NULL. */
char *templates_read(const struct templates *templates, const char *name, size_t *length, struct diag *diag);
/* The same, but NULL without a message where there is no such file. */
char *templates_read_if(const struct templates *templates, const char *name, size_t *length, struct diag *diag);

/* The sum of all files in it, by name and bytes: 64 small hexadecimal digits, which the caller frees. NULL where one of
 * them can't be read. */
char *templates_digest(const struct templates *templates);

/* What was made of a template, kept for the next who needs it: NULL while nothing is kept under that name. What is kept
 * belongs to the templates, which free it. */
const void *templates_kept(const struct templates *templates, const char *name);
void templates_keep(const struct templates *templates, const char *name, void *made, GDestroyNotify free);

#endif
