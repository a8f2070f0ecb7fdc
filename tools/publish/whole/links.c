/* SPDX-License-Identifier: MIT
 * Pages are ours, so that their tags are well formed and their attributes stand between quotation marks; those of a
 * council's own shell too, or else an address in it is not seen. */
#include "publish/whole/links.h"
#include "base/address.h"
#include "base/tree.h"
#include "publish/whole/server_files.h"

#include <string.h>

#define SITE "site/"

/* What is known of one page. */
struct page {
	const char *path;     /* within the site */
	GHashTable *ids;      /* owned texts */
	GPtrArray *addresses; /* owned texts, in their order */
};

struct checking {
	GHashTable *pages; /* path within the site to struct page * */
	GHashTable *files; /* paths within the site, that were put */
	const char *stage; /* the folder that the site is made in */
	const char *root;  /* what an address that begins with '/' has in front of such a path, '/' at its end */
	struct diag *diag;
};

static void page_free(gpointer data)
{
	struct page *page = data;
	g_hash_table_unref(page->ids);
	g_ptr_array_unref(page->addresses);
	g_free(page);
}

/* ---- reading a page ---------------------------------------------------------------------------------------------- */

/* A value with its entities as characters: those that we write. */
static char *value_read(const char *start, const char *end)
{
	static const char *const entities[][2] = {
		{"&amp;", "&"}, {"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&#39;", "'"}};
	GString *value = g_string_new_len(start, end - start);
	for (size_t i = G_N_ELEMENTS(entities); i-- > 0;)
		g_string_replace(value, entities[i][0], entities[i][1], 0);
	return g_string_free(value, FALSE);
}

/* Takes the attributes of a tag, up to its '>', which it returns. */
static const char *tag_read(struct page *page, const char *p)
{
	while (*p && *p != '>') {
		const char *name = p;
		p += strcspn(p, "=> \t\n\"");
		size_t length = (size_t)(p - name);
		if (p[0] != '=' || p[1] != '"') {
			p += *p && *p != '>';
			continue;
		}
		const char *start = p + 2, *end = strchr(start, '"');
		if (!end)
			return start + strlen(start);
		char *value = value_read(start, end);
		if (length == 2 && !memcmp(name, "id", 2))
			g_hash_table_add(page->ids, value);
		else if ((length == 4 && !memcmp(name, "href", 4)) || (length == 3 && !memcmp(name, "src", 3)))
			g_ptr_array_add(page->addresses, value);
		else
			g_free(value);
		p = end + 1;
	}
	return p;
}

/* What stands in a script or a style is no markup. */
static const char *tag_skip(const char *tag, const char *p)
{
	static const char *const raw[][2] = {{"script", "</script"}, {"style", "</style"}};
	for (size_t i = 0; i < G_N_ELEMENTS(raw); i++)
		if (g_str_has_prefix(tag, raw[i][0])) {
			const char *end = strstr(p, raw[i][1]);
			return end ? end : p + strlen(p);
		}
	return p;
}

static struct page *page_read(const char *path, const char *text)
{
	struct page *page = g_new(struct page, 1);
	*page = (struct page){path, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
			      g_ptr_array_new_with_free_func(g_free)};
	for (const char *p = strchr(text, '<'); p && *p; p = strchr(p, '<')) {
		const char *tag = p + 1;
		if (g_str_has_prefix(tag, "!--")) {
			const char *end = strstr(tag, "-->");
			p = end ? end : tag + strlen(tag);
			continue;
		}
		p = g_ascii_isalpha(*tag) ? tag_skip(tag, tag_read(page, tag)) : tag;
	}
	return page;
}

/* ---- where an address leads -------------------------------------------------------------------------------------- */

/* True for one that leads to another site, or is none of a file: 'https:', 'mailto:', '//host'. */
static bool is_elsewhere(const char *address)
{
	size_t n = strspn(address, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+.-");
	return g_str_has_prefix(address, "//") || (n && address[n] == ':');
}

/* True for one of the same server that is not below the website's own path. */
static bool is_beside(const struct checking *checking, const char *address)
{
	size_t n = strlen(checking->root) - 1; /* '/constitution' leads there too */
	return *address == '/' && (strncmp(address, checking->root, n) != 0 || !strchr("/?#", address[n]));
}

/* The path within the site; NULL where it leads out of it. */
static char *path_find(const char *page, const char *relative)
{
	g_autofree char *folder = g_path_get_dirname(page);
	g_autofree char *joined = *relative == '/' ? g_strdup(relative)
				  : *relative      ? g_strdup_printf("/%s/%s", folder, relative)
						   : g_strdup_printf("/%s", page);
	g_auto(GStrv) steps = g_strsplit(joined, "/", -1);
	g_autoptr(GPtrArray) path = g_ptr_array_new();
	for (char **step = steps; *step; step++) {
		if (!strcmp(*step, "..") && !path->len)
			return NULL;
		if (!strcmp(*step, ".."))
			g_ptr_array_remove_index(path, path->len - 1);
		else if (**step && strcmp(*step, ".") != 0)
			g_ptr_array_add(path, *step);
	}
	g_ptr_array_add(path, NULL);
	bool folder_meant = *relative && relative[strlen(relative) - 1] == '/';
	g_autofree char *found = g_strjoinv("/", (char **)path->pdata);
	return folder_meant || !*found ? g_build_filename(found, "index.html", NULL) : g_steal_pointer(&found);
}

static void dead_tell(const struct checking *checking, const struct page *page, const char *address, const char *why)
{
	g_autofree char *shown = g_strdup_printf(SITE "%s", page->path);
	diag_add(checking->diag, CODE_LINK_DEAD, (struct place){.file = g_intern_string(shown)},
		 "the address '%s' on this page leads to nothing: %s; nothing was changed", address, why);
}

/* What is the server's was not put, but kept. */
static bool is_file(const struct checking *checking, const char *path)
{
	g_autofree char *kept = is_server_file(path) ? g_build_filename(checking->stage, SITE, path, NULL) : NULL;
	return g_hash_table_contains(checking->files, path) || (kept && path_is_file(kept));
}

static void address_check(const struct checking *checking, const struct page *page, const char *address)
{
	if (is_elsewhere(address) || is_beside(checking, address))
		return;
	size_t n = strcspn(address, "?#");
	const char *mark = strchr(address, '#');
	bool rooted = *address == '/';
	size_t before = rooted ? strlen(checking->root) - 1 : 0; /* what the site's own path is beyond '/' */
	g_autofree char *written = rooted && n == before ? g_strdup("/") : g_strndup(address + before, n - before);
	g_autofree char *relative = g_uri_unescape_string(written, NULL);
	g_autofree char *fragment = mark ? g_uri_unescape_string(mark + 1, NULL) : NULL;
	g_autofree char *path = relative ? path_find(page->path, relative) : NULL;
	if (!path) {
		dead_tell(checking, page, address, "it leads out of the site");
		return;
	}
	if (!is_file(checking, path)) {
		dead_tell(checking, page, address, "there is no such file");
		return;
	}
	const struct page *target = g_hash_table_lookup(checking->pages, path);
	if (target && fragment && *fragment && !g_hash_table_contains(target->ids, fragment))
		dead_tell(checking, page, address, "nothing has that id there");
}

void links_check(const struct stage *stage, const char *address, struct diag *diag)
{
	g_autoptr(GPtrArray) files = stage_files(stage);
	g_autofree char *folder = stage_folder(stage);
	struct checking checking = {.pages = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, page_free),
				    .files = g_hash_table_new(g_str_hash, g_str_equal),
				    .stage = folder,
				    .root = address_path(address),
				    .diag = diag};
	for (guint i = 0; i < files->len; i++) {
		const char *path = ((const struct staged_file *)files->pdata[i])->path;
		if (!g_str_has_prefix(path, SITE))
			continue;
		const char *within = path + strlen(SITE);
		g_autofree char *from = g_build_filename(folder, path, NULL);
		g_autofree char *text = g_str_has_suffix(path, ".html") ? path_bytes(from, NULL) : NULL;
		g_hash_table_add(checking.files, (gpointer)within);
		if (text)
			g_hash_table_insert(checking.pages, (gpointer)within, page_read(within, text));
	}
	for (guint i = 0; i < files->len; i++) {
		const char *path = ((const struct staged_file *)files->pdata[i])->path;
		const struct page *page =
			g_str_has_prefix(path, SITE) ? g_hash_table_lookup(checking.pages, path + strlen(SITE)) : NULL;
		for (guint k = 0; page && k < page->addresses->len; k++)
			address_check(&checking, page, page->addresses->pdata[k]);
	}
	g_hash_table_unref(checking.pages);
	g_hash_table_unref(checking.files);
}
