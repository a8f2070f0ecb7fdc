/* SPDX-License-Identifier: MIT
 * Requests to the preview: lines method, host, origin, fetch and path. What is answered comes from this machine, and
 * its path leads to nothing but a plain name below the preview's folder. */
#include "try.h"

#include "publish/preview/preview_request.h"

#include <string.h>

#define TOKEN "0123456789abcdef0123456789abcdef"
#define PORT 8471

static void path_try(const char *path)
{
	char *name = preview_path(path, TOKEN);
	if (!name)
		return;
	try_hold(*name && *name != '/' && g_utf8_validate(name, -1, NULL), "a name below the folder");
	char **steps = g_strsplit(name, "/", -1);
	for (char **step = steps; *step; step++) {
		try_hold(**step && strcmp(*step, ".") != 0 && strcmp(*step, "..") != 0, "no step up");
		for (const char *c = *step; *c; c++)
			try_hold((unsigned char)*c >= ' ' && *c != 0x7f && *c != '\\', "no control sign, no backslash");
		try_hold(!PLANT || !strchr(*step, '%'), "planted");
	}
	g_strfreev(steps);
	try_hold(preview_type(name) != NULL, "a type");
	g_free(name);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	char *text = g_strndup((const char *)bytes, length);
	char **lines = g_strsplit(text, "\n", 5);
	guint count = g_strv_length(lines);
	static const char path[] = "/" TOKEN "/";
	const char *at[5] = {"GET", "127.0.0.1:8471", "", "", path};
	for (guint i = 0; i < count && i < 5; i++)
		at[i] = *lines[i] || i > 1 ? lines[i] : at[i];
	struct preview_request request = {.method = at[0], .host = at[1], .hosts = 1, .path = at[4]};
	request.origin = *at[2] ? at[2] : NULL;
	request.fetch = *at[3] ? at[3] : NULL;
	if (!preview_refusal(&request, PORT, TOKEN)) {
		try_hold(!strcmp(at[0], "GET") || !strcmp(at[0], "HEAD"), "only what reads");
		try_hold(g_str_has_suffix(at[1], ":8471"), "only this port");
		try_hold(!*at[2] || g_str_has_prefix(at[2], "http://"), "only pages of ours");
		path_try(at[4]);
	}
	/* Most of what chance makes is refused: the path is looked at by itself too. */
	char *own = g_strconcat("/" TOKEN "/", at[4], NULL);
	path_try(own);
	g_free(own);
	g_strfreev(lines);
	g_free(text);
	return 0;
}
