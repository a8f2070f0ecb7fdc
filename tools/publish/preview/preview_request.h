/* SPDX-License-Identifier: MIT
 * Whom the preview answers, and with what: a page of another site that an editor has open must not read the draft, and
 * no path leads out of it. For publish/preview/preview_server.c; computes only. */
#ifndef KEELING_PREVIEW_REQUEST_H
#define KEELING_PREVIEW_REQUEST_H

#include <glib.h>

/* What a request says of itself; NULL where it says nothing. */
struct preview_request {
	const char *method;
	const char *host;
	unsigned hosts;     /* how many lines 'Host:' it has */
	const char *origin; /* the site whose page asks */
	const char *fetch;  /* 'Sec-Fetch-Site:' */
	const char *path;   /* as it came, from the first '/', without what follows a '?' */
};

/* The status to refuse it with: 405 for another method than GET and HEAD, 400 for two hosts, 421 for another host than
 * this machine's (a name that was made to lead here, as in DNS rebinding), 403 for a page of another site, 404 for a
 * path that does not begin with '/<token>/'. 0: it is answered. */
unsigned preview_refusal(const struct preview_request *request, unsigned port, const char *token);

/* What the path names behind '/<token>/', decoded: 'site/officer-code/index.html'; a folder's name gets 'index.html'.
 * NULL for what no page of ours leads to: a control character, a backslash, '.' or '..', an empty name, no UTF-8.
 * The caller frees it. */
char *preview_path(const char *path, const char *token);

/* What a file is, by its name. */
const char *preview_type(const char *name);

#endif
