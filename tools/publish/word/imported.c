/* SPDX-License-Identifier: MIT */
#include "publish/word/imported.h"
#include "base/sum.h"
#include "base/tree.h"

#include <string.h>
#include <sys/stat.h>

/* "SUM  path" on each line, as sha256sum writes it and checks it. */
static const char between[] = "  ";

GString *imported_record(GHashTable *files)
{
	GString *record = g_string_new(NULL);
	GList *names = g_list_sort(g_hash_table_get_keys(files), (GCompareFunc)strcmp);
	for (const GList *name = names; name; name = name->next) {
		const GString *text = g_hash_table_lookup(files, name->data);
		char sum[SUM_TEXT];
		sum_text(text->str, text->len, sum);
		g_string_append_printf(record, "%s%s%s\n", sum, between, (const char *)name->data);
	}
	g_list_free(names);
	return record;
}

/* From the path of each file to its sum; the text of the record, whose lines it cuts, belongs to the caller. */
static GHashTable *record_read(char *text)
{
	GHashTable *sums = g_hash_table_new(g_str_hash, g_str_equal);
	for (char *line = text, *next; line && *line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		char *name = strstr(line, between);
		if (!name)
			continue;
		*name = '\0';
		g_hash_table_insert(sums, name + strlen(between), line);
	}
	return sums;
}

struct looking {
	const char *folder;
	GHashTable *sums, *files;
	struct diag *diag;
	bool unedited;
};

static bool is_as_written(const struct looking *looking, const char *path, const char *bytes, size_t length)
{
	const GString *text = g_hash_table_lookup(looking->files, path);
	const char *written = g_hash_table_lookup(looking->sums, path);
	char sum[SUM_TEXT];
	if (text && text->len == length && !memcmp(text->str, bytes, length))
		return true;
	sum_text(bytes, length, sum);
	return written && !strcmp(written, sum);
}

static void look(struct looking *looking, const char *path);

static void folder_look(struct looking *looking, const char *full, const char *path)
{
	GPtrArray *names = path_names(full);
	for (guint i = 0; names && i < names->len; i++) {
		g_autofree char *inner = g_build_filename(path, names->pdata[i], NULL);
		look(looking, inner);
	}
	if (names)
		g_ptr_array_unref(names);
}

static void look(struct looking *looking, const char *path)
{
	g_autofree char *full = g_build_filename(looking->folder, path, NULL);
	struct stat about;
	if (lstat(full, &about))
		return;
	if (S_ISDIR(about.st_mode)) {
		folder_look(looking, full, path);
		return;
	}
	size_t length = 0;
	g_autofree char *bytes = S_ISREG(about.st_mode) ? path_bytes(full, &length) : NULL;
	if (bytes && is_as_written(looking, path, bytes, length))
		return;
	looking->unedited = false;
	diag_add(looking->diag, CODE_OUTPUT_EDITED, (struct place){.file = g_intern_string(full)},
		 "this is not as keeling-import wrote it, and what was edited would be lost: bring the Word file into "
		 "another "
		 "folder with -o, and take over from there what is new; or move this away, if nothing of it is needed. "
		 "Nothing "
		 "was changed");
}

bool imported_is_unedited(const char *folder, const char *const *entries, GHashTable *files, struct diag *diag)
{
	g_autofree char *path = g_build_filename(folder, IMPORTED_RECORD, NULL);
	g_autofree char *text = path_bytes(path, NULL);
	struct looking looking = {folder, record_read(text), files, diag, true};
	for (; *entries; entries++)
		look(&looking, *entries);
	g_hash_table_unref(looking.sums);
	return looking.unedited;
}
