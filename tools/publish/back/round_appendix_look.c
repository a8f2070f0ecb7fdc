/* SPDX-License-Identifier: MIT
 * New appendices, looked at in the sources with the changes. */
#include "publish/back/round_appendix.h"

#include <string.h>

/* The title of the appendix that a file is; NULL where none is it. */
static const char *title_of(const struct node *parent, const char *path)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		const char *within = node->kind == NODE_APPENDIX ? title_of(node, path) : NULL;
		if (within || (node->kind == NODE_APPENDIX && !g_strcmp0(node->meta->source, path)))
			return within ? within : node->meta->title;
	}
	return NULL;
}

static bool is_sound(const struct target *after, const struct diag *said, const char *path)
{
	const char *shown = source_shown(after->collection->sources, path);
	for (size_t i = 0; i < diag_count(said); i++)
		if (diag_get(said, i)->level >= LEVEL_ERROR && !g_strcmp0(diag_get(said, i)->place.file, shown))
			return false;
	return true;
}

static const char *number_at(const GArray *lines, guint place)
{
	const struct word_paragraph *paragraph = line_at(lines, place)->paragraph;
	return paragraph->number && !paragraph->bullet ? paragraph->number : "";
}

/* The place of a title, or LINE_NONE. */
static guint title_find(const GArray *lines, const char *title)
{
	for (guint i = 0; i < lines->len; i++)
		if (is_appendix_title(line_at(lines, i)) && !strcmp(line_at(lines, i)->text, title))
			return i;
	return LINE_NONE;
}

/* Notes where the numbers below a title are not those that Word prints. */
static void numbers_note(struct round *round, const GArray *made, guint title, const GArray *edited)
{
	const char *words = line_at(made, title)->text, *was = NULL, *is = NULL;
	guint at = title_find(edited, words), other = 0;
	if (at == LINE_NONE)
		return;
	guint end = title_behind(made, title), edited_end = title_behind(edited, at++);
	for (guint i = title + 1; i < end; i++) {
		guint k = at;
		while (k < edited_end && strcmp(line_at(edited, k)->text, line_at(made, i)->text) != 0)
			k++;
		if (k == edited_end || !*line_at(made, i)->text)
			continue;
		at = k + 1;
		if (!strcmp(number_at(made, i), number_at(edited, k)))
			continue;
		was = other ? was : number_at(edited, k);
		is = other++ ? is : number_at(made, i);
	}
	if (other)
		g_ptr_array_add(round->notes,
				g_strdup_printf("paragraphs of the new appendix '%s' that have another number than in "
						"the file: %u; the first is '%s' there and '%s' now",
						words, other, was, is));
}

bool appendices_came(struct round *round, const struct target *after, const struct diag *said, const struct word *made,
		     const struct word *edited)
{
	const struct node *root = after && after->edition ? edition_root(after->edition) : NULL;
	for (guint i = 0; i < round->appendices->len; i++) {
		const char *path = round->appendices->pdata[i];
		if (!root || !title_of(root, path) || !is_sound(after, said, path))
			return false;
	}
	GArray *lines = made ? lines_of(made) : NULL, *others = lines_of(edited);
	for (guint i = 0; i < round->appendices->len && lines; i++) {
		guint title = title_find(lines, title_of(root, round->appendices->pdata[i]));
		if (title != LINE_NONE)
			numbers_note(round, lines, title, others);
	}
	if (lines)
		g_array_unref(lines);
	g_array_unref(others);
	return true;
}
