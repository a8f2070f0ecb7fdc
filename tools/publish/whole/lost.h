/* SPDX-License-Identifier: MIT
 * What the last build published and the content folder no longer has. For keeling-build. */
#ifndef KEELING_LOST_H
#define KEELING_LOST_H

#include "publish/publication.h"

/* Holds the manifest of the website that lies in the output folder `out` against what is to take its place. In `diag`
 * are a document, or an adopted version, which was published and is not there any more; a version that has another seal
 * now; and one that has no seal, and now says something else. `withdrawn` names those that are taken out on purpose,
 * 'press-guide' or 'press-guide@2.0', up to a NULL, or is NULL; one that is still to be published is told, and one that
 * the website does not have. Where no website was built nothing is lost, and where its manifest is gone, or can't be
 * read, that is said; drafts come and go. */
void lost_check(const char *out, const struct publication *publication, char *const *withdrawn, struct diag *diag);

#endif
