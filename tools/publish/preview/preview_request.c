/* SPDX-License-Identifier: MIT */
#include "publish/preview/preview_request.h"

#include <string.h>

static gboolean is_own_host(const char *host, unsigned port)
{
	static const char *const names[] = {"127.0.0.1", "localhost"};
	for (size_t i = 0; host && i < G_N_ELEMENTS(names); i++) {
		g_autofree char *own = g_strdup_printf("%s:%u", names[i], port);
		if (!g_ascii_strcasecmp(host, own))
			return TRUE;
	}
	return FALSE;
}

static gboolean is_own_origin(const char *origin, unsigned port)
{
	return g_str_has_prefix(origin, "http://") && is_own_host(origin + strlen("http://"), port);
}

/* In a time that says nothing of how far the two are alike. */
static gboolean same(const char *text, const char *secret, size_t length)
{
	unsigned differ = 0;
	for (size_t i = 0; i < length; i++)
		differ |= (unsigned)(text[i] ^ secret[i]);
	return differ == 0;
}

static gboolean has_token(const char *path, const char *token)
{
	size_t length = strlen(token);
	return strlen(path) > length + 1 && path[0] == '/' && path[length + 1] == '/' && same(path + 1, token, length);
}

unsigned preview_refusal(const struct preview_request *request, unsigned port, const char *token)
{
	if (strcmp(request->method, "GET") != 0 && strcmp(request->method, "HEAD") != 0)
		return 405;
	if (request->hosts > 1)
		return 400;
	if (!is_own_host(request->host, port))
		return 421;
	if (request->origin && !is_own_origin(request->origin, port))
		return 403;
	if (request->fetch && strcmp(request->fetch, "same-origin") != 0 && strcmp(request->fetch, "none") != 0)
		return 403;
	return has_token(request->path, token) ? 0 : 404;
}

static gboolean is_plain_name(const char *name)
{
	for (const char *c = name; *c; c++)
		if ((unsigned char)*c < ' ' || *c == 0x7f || *c == '\\' || *c == '/')
			return FALSE;
	return *name && strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && g_utf8_validate(name, -1, NULL);
}

char *preview_path(const char *path, const char *token)
{
	g_auto(GStrv) names = g_strsplit(path + strlen(token) + 2, "/", -1);
	g_autoptr(GString) out = g_string_new(NULL);
	for (char **name = names; *name; name++) {
		gboolean last = !name[1];
		g_autofree char *plain =
			*(*name) || !last ? g_uri_unescape_string(*name, NULL) : g_strdup("index.html");
		if (!plain || !is_plain_name(plain))
			return NULL;
		g_string_append_printf(out, "%s%s", out->len ? "/" : "", plain);
	}
	return g_strdup(out->len ? out->str : "index.html");
}

const char *preview_type(const char *name)
{
	static const struct {
		const char *ending, *type;
	} types[] = {
		{".html", "text/html; charset=utf-8"},
		{".css", "text/css; charset=utf-8"},
		{".js", "text/javascript; charset=utf-8"},
		{".json", "application/json"},
		{".svg", "image/svg+xml"},
		{".xml", "application/xml"},
		{".pdf", "application/pdf"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
		if (g_str_has_suffix(name, types[i].ending))
			return types[i].type;
	return "application/octet-stream";
}
