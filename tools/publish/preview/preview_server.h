/* SPDX-License-Identifier: MIT
 * The preview's server: it answers this machine only, reads only what the preview built, and tells a page that waits
 * when there is something new. The one door of libmicrohttpd. For the command keeling-preview.
 *
 * Its own thread answers; the functions here are for the thread that started it. */
#ifndef KEELING_PREVIEW_SERVER_H
#define KEELING_PREVIEW_SERVER_H

#include "base/diag.h"

struct preview_server;

/* A file that stands in memory, under the address itself: 'index.html', 'preview.js'. */
struct preview_page {
	const char *name;
	const char *text; /* must outlive the server */
};

/* Serves `pages`, a list that ends with a name NULL, and the files below the open folder `root`, on 127.0.0.1. `port`
 * 0: one that is free. NULL with a message where the port can't be had. */
struct preview_server *preview_server_start(unsigned port, int root, const struct preview_page *pages,
					    struct diag *diag);
/* 'http://127.0.0.1:8471/5f…/': the address that a browser opens. Nobody who does not know it is answered. */
const char *preview_server_address(const struct preview_server *server);
/* A new state, a JSON object: copied, numbered, and given to every page that waits. */
void preview_server_tell(struct preview_server *server, const char *json);
/* Lets pages that have waited for long ask again. */
void preview_server_wake(struct preview_server *server);
void preview_server_stop(struct preview_server *server); /* NULL is fine */

#endif
