/* SPDX-License-Identifier: MIT
 * Redlines as one web page: a list of the changes, then each document with its changes shown, or both of its texts
 * side by side. For publish/. */
#ifndef KEELING_HTML_REDLINE_H
#define KEELING_HTML_REDLINE_H

#include "base/diag.h"
#include "resolve/redline.h"

struct templates;

/* `redlines`: of struct edition *, each a redline. A page that needs no other file. False when a template is missing.
 */
bool html_redline(const GPtrArray *redlines, bool side_by_side, const struct templates *templates, GString *out,
		  struct diag *diag);

/* The same as it stands within <main> of a page of the site. Returns the script of the keys, which the page may hold,
 * or NULL where nothing changed. */
const char *html_redline_main(const GPtrArray *redlines, bool side_by_side, GString *out, struct diag *diag);

#endif
