/* SPDX-License-Identifier: MIT */
#include "publish/fix.h"
#include "base/out.h"

#include <string.h>

/* New words for some bytes of a file. */
struct mend {
	const char *path; /* relative to the content folder; interned */
	const struct node *node;
	const char *now;
};

struct fixing {
	const struct collection *collection;
	struct fix_scope scope;
	const struct edition *edition;
	GArray *mends;     /* of struct mend */
	GHashTable *paths; /* shown to relative path, of the files of this document */
};

/* Words as they must stand between the brackets of a link. */
static char *words_escape(const char *words)
{
	GString *out = g_string_new(NULL);
	for (const char *c = words; *c; c++) {
		if (strchr("\\[]*_`<&|", *c))
			g_string_append_c(out, '\\');
		g_string_append_c(out, *c);
	}
	return g_string_free(out, FALSE);
}

/* A document that is included whole is mended as itself: there it stands in its own numbers. */
static bool is_own(const struct fixing *fixing, const struct node *node)
{
	for (const struct node *part = node_part(node); part; part = part->parent ? node_part(part->parent) : NULL)
		if (part->whole && part->meta && library_find(fixing->collection->library, part->meta->id))
			return false;
	return true;
}

static void mends_find(struct fixing *fixing, const struct node *node)
{
	bool refers = node->kind == NODE_REFERENCE || node->kind == NODE_VALUE || node->kind == NODE_POLICY;
	if (refers && node->link->span.known && node->link->span.length && is_own(fixing, node)) {
		const struct reference *reference = edition_reference(fixing->edition, node);
		const char *path = g_hash_table_lookup(fixing->paths, node->place.file);
		if (path && reference->found && reference->computed && strcmp(reference->text, node->link->words)) {
			struct mend mend = {path, node, reference->text};
			g_array_append_val(fixing->mends, mend);
		}
	}
	for (const struct node *child = node->first; child; child = child->next)
		mends_find(fixing, child);
}

/* By file, and within a file the last first, so that what is before stays where it is. */
static gint mend_compare(gconstpointer a, gconstpointer b)
{
	const struct mend *left = a, *right = b;
	size_t x = left->node->link->span.start, y = right->node->link->span.start;
	int order = strcmp(left->path, right->path);
	return order ? order : (x < y) - (x > y);
}

/* True if the bytes of the source still say the words that were read: across a line's end, and with escapes, too. */
static bool is_same(const char *raw, size_t length, const char *words)
{
	for (size_t i = 0; i < length; i++) {
		char c = raw[i];
		if (c == '\\' && i + 1 < length && g_ascii_ispunct(raw[i + 1]))
			c = raw[++i];
		if (g_ascii_isspace(c)) {
			while (i + 1 < length && g_ascii_isspace(raw[i + 1]))
				i++;
			c = ' ';
		}
		if (*words++ != c)
			return false;
	}
	return !*words;
}

/* The file's text with the mends from `from` to `to` in it. */
static void text_mend(GString *text, const GArray *mends, guint from, guint to, GPtrArray *done)
{
	for (guint i = from; i < to; i++) {
		const struct mend *mend = &g_array_index(mends, struct mend, i);
		const struct link *link = mend->node->link;
		bool again =
			i > from && g_array_index(mends, struct mend, i - 1).node->link->span.start == link->span.start;
		bool same = link->span.start + link->span.length <= text->len &&
			    is_same(text->str + link->span.start, link->span.length, link->words);
		if (again || !same)
			continue;
		char *now = words_escape(mend->now);
		g_string_erase(text, (gssize)link->span.start, (gssize)link->span.length);
		g_string_insert(text, (gssize)link->span.start, now);
		g_free(now);
		struct mended *mended = g_new(struct mended, 1);
		*mended = (struct mended){mend->node->place, g_strdup(link->words), g_strdup(mend->now)};
		g_ptr_array_add(done, mended);
	}
}

/* A file with its mends, to be written when all are there. */
struct mended_file {
	struct out_file file;
	GString *text;
};

static void mended_file_clear(gpointer data)
{
	g_string_free(((struct mended_file *)data)->text, TRUE);
}

static void file_mend(const struct fixing *fixing, guint from, guint to, GArray *files, GPtrArray *done,
		      struct diag *diag)
{
	const char *path = g_array_index(fixing->mends, struct mend, from).path;
	struct sources *sources = fixing->collection->sources;
	struct source source;
	struct diag *known = diag_new(); /* what is wrong with it has been said */
	bool read = source_read(sources, path, (struct place){0}, known, &source);
	if (diag_worst(known) == LEVEL_FAILURE) /* it could be read a moment ago */
		diag_add(diag, CODE_FILE_UNREADABLE, (struct place){.file = source_shown(sources, path)},
			 "this file can't be read any more; nothing was mended");
	diag_free(known);
	if (!read)
		return;
	GString *text = g_string_new(source.bom ? "\xef\xbb\xbf" : "");
	g_string_append_len(text, source.text, (gssize)source.length);
	GPtrArray *here = g_ptr_array_new(); /* from the end of the file to its beginning */
	text_mend(text, fixing->mends, from, to, here);
	for (guint i = here->len; i--;)
		g_ptr_array_add(done, here->pdata[i]);
	if (here->len) {
		struct mended_file file = {{source.file, text->str, text->len, source_seen(sources, path)}, text};
		g_array_append_val(files, file);
	} else {
		g_string_free(text, TRUE);
	}
	g_ptr_array_unref(here);
	source_release(&source);
}

/* All of them or none. */
static bool files_write(const GArray *files, struct diag *diag)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct out_file));
	for (guint i = 0; i < files->len; i++)
		g_array_append_val(all, g_array_index(files, struct mended_file, i).file);
	enum status status = out_write_all((const struct out_file *)all->data, all->len, diag);
	g_array_unref(all);
	return status != STATUS_FAILURE;
}

void mended_free(gpointer data)
{
	struct mended *mended = data;
	g_free(mended->was);
	g_free(mended->now);
	g_free(mended);
}

static void edition_look(struct fixing *fixing, const struct edition *edition)
{
	const GPtrArray *files = edition_doc(edition)->files;
	fixing->edition = edition;
	g_hash_table_remove_all(fixing->paths);
	for (guint i = 0; i < files->len; i++)
		if (!fixing->scope.path || !strcmp(fixing->scope.path, files->pdata[i]))
			g_hash_table_insert(fixing->paths,
					    (gpointer)source_shown(fixing->collection->sources, files->pdata[i]),
					    files->pdata[i]);
	mends_find(fixing, edition_root(edition));
}

void fix_sources(const struct collection *collection, struct fix_scope scope, GPtrArray *done, struct diag *diag)
{
	struct fixing fixing = {.collection = collection, .scope = scope};
	fixing.mends = g_array_new(FALSE, FALSE, sizeof(struct mend));
	fixing.paths = g_hash_table_new(g_str_hash, g_str_equal);
	for (size_t i = 0; i < library_count(collection->library); i++)
		if (!scope.edition || library_get(collection->library, i) == scope.edition)
			edition_look(&fixing, library_get(collection->library, i));
	g_array_sort(fixing.mends, mend_compare);
	GArray *files = g_array_new(FALSE, FALSE, sizeof(struct mended_file));
	g_array_set_clear_func(files, mended_file_clear);
	guint before = done->len;
	for (guint from = 0, to; from < fixing.mends->len; from = to) {
		const char *path = g_array_index(fixing.mends, struct mend, from).path;
		for (to = from;
		     to < fixing.mends->len && !strcmp(g_array_index(fixing.mends, struct mend, to).path, path);)
			to++;
		file_mend(&fixing, from, to, files, done, diag);
	}
	if (diag_worst(diag) == LEVEL_FAILURE || !files_write(files, diag))
		g_ptr_array_set_size(done, (gint)before);
	g_array_unref(files);
	g_hash_table_unref(fixing.paths);
	g_array_free(fixing.mends, TRUE);
}
