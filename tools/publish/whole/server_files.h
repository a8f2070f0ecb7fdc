/* SPDX-License-Identifier: MIT
 * What whoever runs the server puts among the pages: web.config, favicon.ico, robots.txt, a file whose name begins with
 * a dot, such as .htaccess, and the folder .well-known. No build makes them, and none takes them away. For publish/. */
#ifndef KEELING_SERVER_FILES_H
#define KEELING_SERVER_FILES_H

#include "base/stage.h"

/* Whether a path within the website is of one of these. A page within .well-known is none, for readers see it. */
bool is_server_file(const char *path);

/* Takes over those that lie in the website of the output folder `out`, as they are. False with a message. */
bool server_files_keep(struct stage *stage, const char *out);

#endif
