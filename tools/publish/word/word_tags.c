/* SPDX-License-Identifier: MIT
 * What tracked rewordings are about: the paragraphs before and after, each a clause with one name in two documents that
 * stand in memory alone, are compared as any two revisions are. */
#include "publish/collection.h"
#include "publish/word/word_told.h"
#include "render/markdown/markdown_text.h"

#include <string.h>

#define SOURCE "document.md"
#define NAME "t"

static void text_free(gpointer text)
{
	g_string_free(text, TRUE);
}

static bool is_compared(const struct word_told *told)
{
	return told->kind == CHANGE_REWORDED && *told->before && *told->after;
}

static struct collection *texts_open(const GPtrArray *told, bool welsh, bool after, const struct templates *templates,
				     struct diag *diag)
{
	GString *text = g_string_new("---\ntitle: \"-\"\nstatus: draft\n");
	g_string_append(text, welsh ? "language: cy\n---\n\n" : "---\n\n");
	for (guint i = 0; i < told->len; i++) {
		const struct word_told *one = told->pdata[i];
		if (!is_compared(one))
			continue;
		g_string_append(text, "1. ");
		markdown_text(text, after ? one->after : one->before, (struct markdown_spot){.beginning = true});
		g_string_append_printf(text, " {#" NAME "%u}\n\n", i);
	}
	GHashTable *files = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, text_free);
	g_hash_table_insert(files, (gpointer)SOURCE, text);
	struct sources *sources = sources_overlaid(NULL, files);
	g_hash_table_unref(files);
	return collection_lone(sources, SOURCE, templates, diag);
}

static const struct edition *edition_in(const struct collection *collection)
{
	const struct collected *first = collection ? collection->documents->pdata[0] : NULL;
	return first ? first->edition : NULL;
}

static void tag(const GPtrArray *told, const struct provision *provision, unsigned tags)
{
	if (!provision->id || !g_str_has_prefix(provision->id, NAME))
		return;
	guint64 place = g_ascii_strtoull(provision->id + strlen(NAME), NULL, 10);
	if (place < told->len)
		((struct word_told *)told->pdata[place])->tags |= tags;
}

static void change_tag(const GPtrArray *told, const struct change *change)
{
	for (guint i = 0; i < change->new->len; i++)
		tag(told, change->new->pdata[i], change->tags);
	for (guint i = 0; change->places && i < change->places->len; i++)
		tag(told, ((const struct change_place *)change->places->pdata[i])->new, change->tags);
}

void told_tags(const GPtrArray *told, bool welsh, const struct templates *templates, struct diag *diag)
{
	struct diag *quiet = diag_new(); /* what is wrong with such texts is nobody's mistake */
	struct collection *before = texts_open(told, welsh, false, templates, quiet),
			  *after = texts_open(told, welsh, true, templates, quiet);
	const struct edition *old = edition_in(before), *new = edition_in(after);
	struct changes *changes = old && new ? changes_find(old, new, diag) : NULL;
	for (guint i = 0; changes && i < changes->list->len; i++)
		change_tag(told, changes->list->pdata[i]);
	changes_free(changes);
	collection_free(after);
	collection_free(before);
	diag_pass(quiet, LEVEL_FAILURE, diag);
	diag_free(quiet);
}
