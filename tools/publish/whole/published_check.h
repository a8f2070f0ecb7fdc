/* SPDX-License-Identifier: MIT
 * What a build made, held against its manifest. For keeling-check --seal. */
#ifndef KEELING_PUBLISHED_CHECK_H
#define KEELING_PUBLISHED_CHECK_H

#include "base/diag.h"

/* True for a folder that holds a manifest and is no content folder. */
bool is_published(const char *folder);

/* Proves that a folder is what the build made: the seal of its manifest.json, then each file that the manifest names,
 * by its SHA-256, and that among them there is no other but the server's (server_files.h), in a website alone wherever
 * it lies; and that the text of each adopted version is the one that was sealed. All that is wrong is in `diag`. Where
 * nothing is, `out` has a line with the manifest's seal: 'manifest.json 75 files c286...'. */
void published_check(const char *folder, GString *out, struct diag *diag);

#endif
