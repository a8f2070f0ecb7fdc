/* SPDX-License-Identifier: MIT */
#include "publish/told/stubs_file.h"
#include "base/tree.h"
#include "base/out.h"
#include "explain/stubs.h"
#include "publish/patterns_file.h"
#include "publish/reasons_file.h"
#include "read/fields.h"

#include <string.h>

#define WIDTH 100

bool target_is_draft(const char *name)
{
	if (!strcmp(name, SOURCE_GIVEN) || g_str_has_prefix(name, "git:") || strstr(name, "/history/"))
		return false;
	return path_there(name) || !strchr(name, '@');
}

/* ---- the lines --------------------------------------------------------------------------------------------------- */

/* A comment, wrapped between words. */
static void comment_add(GString *out, const char *text)
{
	glong column = WIDTH;
	char **words = g_strsplit(text, " ", -1);
	for (char **word = words; *word; word++) {
		glong length = g_utf8_strlen(*word, -1);
		bool turn = column + length + 1 > WIDTH;
		g_string_append_printf(out, "%s%s", !turn ? " " : word == words ? "# " : "\n# ", *word);
		column = turn ? length + 2 : column + length + 1;
	}
	g_string_append_c(out, '\n');
	g_strfreev(words);
}

/* An id as it is, all else between quotation marks. */
static void key_add(GString *out, const char *key)
{
	if (is_id(key)) {
		g_string_append(out, key);
		return;
	}
	g_string_append_c(out, '"');
	for (; *key; key++) {
		if (strchr("\"\\", *key))
			g_string_append_c(out, '\\');
		g_string_append_c(out, *key);
	}
	g_string_append_c(out, '"');
}

static void stub_add(GString *out, const struct stub *stub)
{
	if (stub->sentence) {
		g_string_append(out, out->len ? "\n" : "");
		comment_add(out, stub->sentence);
	}
	key_add(out, stub->key);
	g_string_append(out, ":\n  because: \"\"\n");
}

/* ---- the file ---------------------------------------------------------------------------------------------------- */

/* What stands there, and its byte order mark; empty where there is no file. False with a message. */
static bool file_take(struct sources *sources, const char *path, GString *out, struct diag *diag)
{
	struct source file;
	if (!source_exists(sources, path))
		return true;
	if (!source_read(sources, path, (struct place){.file = NULL}, diag, &file))
		return false;
	g_string_append(out, file.bom ? "\xef\xbb\xbf" : "");
	g_string_append_len(out, file.text, (gssize)file.length);
	source_release(&file);
	return true;
}

static void lines_append(GString *file, const char *lines)
{
	const char *end = strstr(file->str, "\r\n") ? "\r\n" : "\n";
	if (file->len && file->str[file->len - 1] != '\n')
		g_string_append(file, end);
	if (file->len)
		g_string_append(file, end);
	char **each = g_strsplit(lines, "\n", -1);
	for (char **line = each; *line && line[1]; line++)
		g_string_append_printf(file, "%s%s", *line, end);
	g_strfreev(each);
}

/* True if what comes out can be read: what stands there may be closed at its end, such as '{a: b}'. */
static bool is_readable(const GString *file, const char *shown, struct diag *diag)
{
	struct diag *trial = diag_new();
	size_t bom = g_str_has_prefix(file->str, "\xef\xbb\xbf") ? 3 : 0;
	struct yaml *yaml = yaml_read(file->str + bom, file->len - bom, (struct place){shown, 1, 1}, trial);
	bool fine = yaml && yaml->kind == YAML_MAP && diag_status(trial, false) == STATUS_DONE;
	if (!fine)
		diag_add(diag, CODE_YAML_REFUSED, (struct place){.file = shown},
			 "stubs can't be put at the end of this file; it is left as it is: make it lines of 'id: "
			 "reason' "
			 "and nothing else");
	yaml_release(yaml);
	diag_free(trial);
	return fine;
}

/* A file as it will be, to be written when all are there. */
struct stub_file {
	struct out_file file;
	GString *text;
	char *path;
};

static void stub_file_clear(gpointer data)
{
	struct stub_file *file = data;
	g_string_free(file->text, TRUE);
	g_free(file->path);
}

static enum status file_make(struct sources *sources, const struct edition *edition, const GString *lines,
			     const char *output, GArray *files, struct diag *diag)
{
	char *path = beside_edition(edition, REASONS_FILE);
	const char *normal = source_normal(path), *shown = source_shown(sources, normal ? normal : path);
	GString *text = g_string_new(NULL);
	bool taken = file_take(sources, path, text, diag);
	if (taken)
		lines_append(text, lines->str);
	const struct seen *seen = output ? NULL : source_seen(sources, path);
	struct stub_file file = {{output ? output : shown, text->str, text->len, seen}, text, path};
	g_array_append_val(files, file);
	if (!taken)
		return diag_status(diag, false);
	return is_readable(text, shown, diag) ? STATUS_DONE : STATUS_MISTAKES;
}

static enum status files_write(const GArray *files, struct diag *diag)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct out_file));
	for (guint i = 0; i < files->len; i++)
		g_array_append_val(all, g_array_index(files, struct stub_file, i).file);
	enum status status = out_write_all((const struct out_file *)all->data, all->len, diag);
	g_array_unref(all);
	return status;
}

/* The stubs of one edition. */
static guint lines_of(const GPtrArray *stubs, const struct edition *edition, GString *lines)
{
	guint count = 0;
	for (guint i = 0; i < stubs->len; i++) {
		const struct stub *stub = stubs->pdata[i];
		if (stub->edition != edition)
			continue;
		stub_add(lines, stub);
		count++;
	}
	return count;
}

enum status stubs_write(const struct target *target, const struct changes *changes, const struct reasons *reasons,
			const struct templates *templates, const char *output, guint *added, struct diag *diag)
{
	struct words *patterns = patterns_read(templates, edition_words(changes_edition(changes, true)), diag);
	if (!patterns)
		return STATUS_FAILURE;
	GPtrArray *stubs = stubs_of(changes, reasons, patterns);
	const GPtrArray *editions = changes_editions(changes, true);
	enum status status = STATUS_DONE;
	GArray *files = g_array_new(FALSE, FALSE, sizeof(struct stub_file));
	g_array_set_clear_func(files, stub_file_clear);
	*added = 0;
	for (guint i = 0; i < editions->len; i++) {
		GString *lines = g_string_new(NULL);
		guint count = lines_of(stubs, editions->pdata[i], lines);
		enum status one = STATUS_DONE;
		if (count)
			one = file_make(target->collection->sources, editions->pdata[i], lines, output, files, diag);
		*added += count;
		status = MAX(status, one);
		g_string_free(lines, TRUE);
	}
	if (status == STATUS_DONE)
		status = files_write(files, diag);
	if (status != STATUS_DONE)
		*added = 0;
	g_array_unref(files);
	g_ptr_array_unref(stubs);
	words_free(patterns);
	return status;
}
