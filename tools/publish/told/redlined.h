/* SPDX-License-Identifier: MIT
 * Redlines of all documents compared, each as what it is told as. For publish/told/told.c. */
#ifndef KEELING_REDLINED_H
#define KEELING_REDLINED_H

#include "publish/told/told.h"

bool redline_html_tell(const struct telling *telling, GByteArray *out, struct diag *diag);
/* Word's tracked changes: of one document, or a file for each, '<id>.docx', all of them made before any is written. */
bool redline_word_tell(const struct telling *telling, GByteArray *out, struct diag *diag);
enum status redline_word_files(const struct telling *telling, const char *folder, struct diag *diag);
bool redline_markdown_tell(const struct telling *telling, GByteArray *out, struct diag *diag);

#endif
