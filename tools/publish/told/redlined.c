/* SPDX-License-Identifier: MIT */
#include "publish/told/redlined.h"
#include "base/out.h"
#include "explain/redline/redline.h"
#include "publish/single.h"
#include "render/html/html_redline.h"
#include "render/markdown/markdown.h"

static void redline_unref(gpointer redline)
{
	redline_free(redline);
}

/* One a pair of documents, in the order of the new ones, then of those that went; the caller unrefs it, and that frees
 * them. */
static GPtrArray *redlines_make(const struct changes *changes, const struct reasons *reasons)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(redline_unref);
	const GPtrArray *olds = changes_editions(changes, false), *news = changes_editions(changes, true);
	for (guint i = 0; i < news->len; i++)
		g_ptr_array_add(
			list, redline_make(changes, changes_partner(changes, news->pdata[i]), news->pdata[i], reasons));
	for (guint i = 0; i < olds->len; i++)
		if (!changes_partner(changes, olds->pdata[i]))
			g_ptr_array_add(list, redline_make(changes, olds->pdata[i], NULL, reasons));
	return list;
}

static void text_take(GString *text, GByteArray *out)
{
	g_byte_array_append(out, (const guint8 *)text->str, (guint)text->len);
	g_string_free(text, TRUE);
}

bool redline_html_tell(const struct telling *telling, GByteArray *out, struct diag *diag)
{
	GPtrArray *redlines = redlines_make(telling->changes, telling->reasons);
	GString *text = g_string_new(NULL);
	bool fine = html_redline(redlines, telling->side_by_side, telling->templates, text, diag);
	text_take(text, out);
	g_ptr_array_unref(redlines);
	return fine;
}

bool redline_markdown_tell(const struct telling *telling, GByteArray *out, struct diag *diag G_GNUC_UNUSED)
{
	GPtrArray *redlines = redlines_make(telling->changes, telling->reasons);
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < redlines->len; i++) {
		g_string_append(text, i ? "\n" : "");
		markdown_render(redlines->pdata[i], text);
	}
	text_take(text, out);
	g_ptr_array_unref(redlines);
	return true;
}

/* ---- Word -------------------------------------------------------------------------------------------------------- */

/* The day of changes that no document gives one. */
#define NO_DAY "2000-01-01"

static bool word_write(const struct edition *redline, const struct telling *telling, GByteArray *out, struct diag *diag)
{
	const struct meta *meta = edition_meta(redline);
	const char *day = meta->adopted ? meta->adopted : meta->effective ? meta->effective : NO_DAY;
	const struct docx_revising revising = {.author = telling->author,
					       .day = telling->date ? telling->date : day,
					       .plain_moves = telling->plain_moves};
	return single_redline(redline, revising, telling->templates, out, diag);
}

bool redline_word_tell(const struct telling *telling, GByteArray *out, struct diag *diag)
{
	const GPtrArray *old = changes_editions(telling->changes, false),
			*new = changes_editions(telling->changes, true);
	g_assert(old->len == 1 && new->len == 1); /* of more there are files */
	struct edition *redline = redline_make(telling->changes, old->pdata[0], new->pdata[0], telling->reasons);
	bool done = word_write(redline, telling, out, diag);
	redline_free(redline);
	return done;
}

static char *word_name(const char *folder, const struct edition *redline, GHashTable *taken)
{
	const char *id = edition_meta(redline)->id;
	char *path = g_strdup_printf("%s/%s.docx", folder, id);
	for (unsigned again = 2; g_hash_table_contains(taken, path); again++) {
		g_free(path);
		path = g_strdup_printf("%s/%s-%u.docx", folder, id, again);
	}
	g_hash_table_add(taken, path);
	return path;
}

enum status redline_word_files(const struct telling *telling, const char *folder, struct diag *diag)
{
	GPtrArray *redlines = redlines_make(telling->changes, telling->reasons);
	GPtrArray *files = g_ptr_array_new_with_free_func((GDestroyNotify)g_byte_array_unref);
	GHashTable *taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	enum status status = STATUS_DONE;
	for (guint i = 0; i < redlines->len && status == STATUS_DONE; i++) {
		g_ptr_array_add(files, g_byte_array_new());
		if (!word_write(redlines->pdata[i], telling, files->pdata[i], diag))
			status = STATUS_FAILURE;
	}
	GArray *named = g_array_new(FALSE, FALSE, sizeof(struct out_file));
	for (guint i = 0; i < files->len && status == STATUS_DONE; i++) {
		const GByteArray *bytes = files->pdata[i];
		struct out_file file = {word_name(folder, redlines->pdata[i], taken), bytes->data, bytes->len, NULL};
		g_array_append_val(named, file);
	}
	if (status == STATUS_DONE)
		status = out_write_all((const struct out_file *)named->data, named->len, diag);
	g_array_unref(named);
	g_hash_table_unref(taken);
	g_ptr_array_unref(files);
	g_ptr_array_unref(redlines);
	return status;
}
