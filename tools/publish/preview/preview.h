/* SPDX-License-Identifier: MIT
 * The draft as readers will see it, built anew at each save into a folder of its own outside of the content: the site
 * with drafts, what they change in the version in force, and what the checker says. For keeling-preview. */
#ifndef KEELING_PREVIEW_H
#define KEELING_PREVIEW_H

#include "base/diag.h"
#include "base/templates.h"

struct preview;

/* NULL with a message where the folder for the pages can't be made. `content` and `templates` must outlive it. */
struct preview *preview_open(const char *content, const struct templates *templates, struct diag *diag);
/* Builds it; where there are mistakes, what was built before stays. Returns what a page shows, as JSON:
 *
 *   {"built": true,                                   false: nothing could be built yet
 *    "documents": [{"title": …, "page": "site/…", "redline": "site/…" or null, "overview": "site/…" or null}],
 *    "findings": [{"level": "error", "place": "…:3:1", "words": …, "code": …, "page": "site/…#…" or null}]}
 *
 * The caller frees it. */
char *preview_build(struct preview *preview);
/* The open folder whose 'site' holds the pages. */
int preview_root(const struct preview *preview);
/* Removes the pages. NULL is fine. */
void preview_close(struct preview *preview);

#endif
