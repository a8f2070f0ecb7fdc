/* SPDX-License-Identifier: MIT
 * manifest.json: every file of a build, of which document and version it is, its size and SHA-256. For publish/. */
#ifndef KEELING_MANIFEST_H
#define KEELING_MANIFEST_H

#include "base/stage.h"
#include "publish/publication.h"

#define MANIFEST_NAME "manifest.json"

/* The manifest of the files that are on the stage. A file below a release's folder of the site, or entered in
 * `releases` (path to struct release *), is that release's; others (the index, styles) are the constitution's.
 * `earlier` is the text of the manifest that lies in the output, or NULL: what it says of files that do not belong to
 * `entries`, which this build writes anew, is kept. */
void manifest_write(const struct publication *publication, const struct stage *stage, GHashTable *releases,
		    const char *earlier, const char *const *entries, GString *out);

/* The last line of a manifest, for the bytes before it: the SHA-256 of these. The caller frees it.
 *   head -n -1 manifest.json | sha256sum */
char *manifest_seal(const char *text, size_t length);

#endif
