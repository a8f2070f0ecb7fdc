/* SPDX-License-Identifier: MIT */
#include "base/templates.h"
#include "base/sum.h"
#include "base/tree.h"

#include <errno.h>
#include <string.h>

struct kept {
	void *made;
	GDestroyNotify free;
};

struct templates {
	char *folder;
	GHashTable *kept; /* name to struct kept * */
};

/* Where the folder may be: that of a program that was installed, then those of one in its build folder; a
 * NULL-terminated list to free. */
static char **places(void)
{
	const char *given = g_getenv("KEELING_TEMPLATES");
	if (given && *given)
		return g_strdupv((char *[]){(char *)given, NULL});
	char *program = g_file_read_link("/proc/self/exe", NULL);
	if (!program)
		return g_new0(char *, 1);
	char *folder = g_path_get_dirname(program);
	char *found[] = {g_build_filename(folder, "..", "share", "keeling", "templates", NULL),
			 g_build_filename(folder, "..", "..", "templates", NULL),
			 g_build_filename(folder, "..", "..", "..", "templates", NULL), NULL};
	char **list = g_new0(char *, G_N_ELEMENTS(found));
	for (size_t i = 0; found[i]; i++) {
		list[i] = g_canonicalize_filename(found[i], NULL);
		g_free(found[i]);
	}
	g_free(folder);
	g_free(program);
	return list;
}

static void kept_free(void *gone)
{
	struct kept *kept = gone;
	kept->free(kept->made);
	g_free(kept);
}

/* `closed`: one that is there, but not for this user. */
static void absent_tell(const char *closed, const char *first, struct diag *diag)
{
	struct place place = {.file = closed ? g_intern_string(closed) : first ? g_intern_string(first) : NULL};
	if (closed)
		diag_add(
			diag, CODE_TEMPLATE, place,
			"the folder of templates can't be read: %s; let all users read it and what lies around it, or name another in KEELING_TEMPLATES",
			g_strerror(EACCES));
	else
		diag_add(
			diag, CODE_TEMPLATE, place,
			"the folder of templates is not here; install Keeling again, or name the folder in KEELING_TEMPLATES");
}

struct templates *templates_find(struct diag *diag)
{
	char **list = places();
	const char *closed = NULL;
	struct templates *templates = NULL;
	for (char **place = list; *place && !templates; place++) {
		char *words = g_build_filename(*place, "words", NULL);
		errno = 0;
		bool there = path_is_folder(words);
		if (!there && errno == EACCES && !closed)
			closed = *place;
		if (there) {
			templates = g_new0(struct templates, 1);
			templates->folder = g_strdup(*place);
			templates->kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, kept_free);
		}
		g_free(words);
	}
	if (!templates)
		absent_tell(closed, *list, diag);
	g_strfreev(list);
	return templates;
}

void templates_free(struct templates *templates)
{
	if (!templates)
		return;
	g_hash_table_unref(templates->kept);
	g_free(templates->folder);
	g_free(templates);
}

char *templates_path(const struct templates *templates, const char *name)
{
	return g_build_filename(templates->folder, name, NULL);
}

static char *file_read(const struct templates *templates, const char *name, size_t *length, bool needed,
		       struct diag *diag)
{
	char *path = templates_path(templates, name), *text = NULL;
	gsize size = 0;
	GError *error = NULL;
	if (!g_file_get_contents(path, &text, &size, &error)) {
		if (needed || !g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
			diag_add(diag, CODE_TEMPLATE, (struct place){.file = g_intern_string(path)},
				 "this template can't be read: %s", error->message);
		g_error_free(error);
	}
	g_free(path);
	if (length)
		*length = size;
	return text;
}

char *templates_read(const struct templates *templates, const char *name, size_t *length, struct diag *diag)
{
	return file_read(templates, name, length, true, diag);
}

char *templates_read_if(const struct templates *templates, const char *name, size_t *length, struct diag *diag)
{
	return file_read(templates, name, length, false, diag);
}

/* All of a folder, its names and the bytes of its files, one after the other. */
static bool all_add(GString *all, const char *path)
{
	g_autoptr(GPtrArray) names = path_names(path);
	size_t length = 0;
	g_autofree char *bytes = names ? NULL : path_bytes(path, &length);
	if (!names && !bytes)
		return false;
	g_string_append_printf(all, "%u %zu%c", names ? names->len : 0, length, '\0');
	g_string_append_len(all, bytes, (gssize)length);
	for (guint i = 0; names && i < names->len; i++) {
		g_autofree char *below = g_build_filename(path, names->pdata[i], NULL);
		const char *name = names->pdata[i];
		g_string_append_len(all, name, (gssize)strlen(name) + 1);
		if (!all_add(all, below))
			return false;
	}
	return true;
}

char *templates_digest(const struct templates *templates)
{
	g_autoptr(GString) all = g_string_new(NULL);
	return all_add(all, templates->folder) ? sum_of(all->str, all->len) : NULL;
}

const void *templates_kept(const struct templates *templates, const char *name)
{
	const struct kept *kept = g_hash_table_lookup(templates->kept, name);
	return kept ? kept->made : NULL;
}

void templates_keep(const struct templates *templates, const char *name, void *made, GDestroyNotify free)
{
	struct kept *kept = g_new(struct kept, 1);
	*kept = (struct kept){made, free};
	g_hash_table_replace(templates->kept, g_strdup(name), kept);
}
