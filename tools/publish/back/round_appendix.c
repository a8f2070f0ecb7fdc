/* SPDX-License-Identifier: MIT
 * An appendix that came with the edited file and was not there before: a source of its own, which the front matter of
 * the document lists where it stands. */
#include "publish/back/round_appendix.h"
#include "read/front.h"
#include "render/markdown/markdown_text.h"

#include <string.h>

#define FOLDER "appendices"
#define NAME_MOST 60u /* letters of a file's name */

/* ---- where it stands ---- */

bool is_appendix_title(const struct line *line)
{
	unsigned depth;
	return !line->table && !line->of_note && *line->text && role_of(line->paragraph, &depth) == ROLE_APPENDIX;
}

guint title_behind(const GArray *lines, guint place)
{
	for (place++; place < lines->len && !is_appendix_title(line_at(lines, place));)
		place++;
	return place;
}

bool coming_is_new(const struct coming *coming)
{
	for (guint i = coming->first; i < coming->end; i++) {
		const struct line *line = line_at(coming->rounding->new, i);
		if (line_stays(line) && *line->text)
			return false;
	}
	return true;
}

/* The appendix that a title of the new file was made of; NULL for none. */
static const struct node *appendix_of(const struct rounding *rounding, const struct line *title)
{
	const struct node *node = title->partner == LINE_NONE ? NULL : line_at(rounding->old, title->partner)->node;
	bool fits = node && node->kind == NODE_TITLE && node->parent->kind == NODE_APPENDIX;
	return fits ? node->parent : NULL;
}

/* Whether a title is that of an appendix which stays where it was. */
static bool stays_there(const struct rounding *rounding, guint title)
{
	const struct line *line = line_at(rounding->new, title);
	const struct node *appendix = appendix_of(rounding, line);
	return line_stays(line) && !(appendix && g_hash_table_contains(rounding->moved, appendix));
}

static void place_find(struct coming *coming)
{
	const struct rounding *rounding = coming->rounding;
	guint next = coming->end;
	while (next < rounding->new->len && !stays_there(rounding, next))
		next = title_behind(rounding->new, next);
	coming->of = edition_root(rounding->edition);
	coming->beside = NULL;
	coming->before = next < rounding->new->len;
	if (coming->before) {
		coming->beside = appendix_of(rounding, line_at(rounding->new, next));
		coming->of = coming->beside ? coming->beside->parent : NULL;
		return;
	}
	for (const struct node *node = coming->of->first; node; node = node->next)
		if (node->kind == NODE_APPENDIX && !g_hash_table_contains(rounding->moved, node))
			coming->beside = node;
}

bool coming_list(struct coming *coming)
{
	place_find(coming);
	coming->list = coming->of ? g_intern_string(coming->of->meta->source) : NULL;
	coming->text = coming->list ? g_hash_table_lookup(coming->rounding->texts, coming->list) : NULL;
	return coming->text != NULL;
}

/* ---- the list in the front matter ---- */

static void entry_put(const struct coming *coming, size_t at, const char *before, const char *behind)
{
	round_edit(coming->rounding, coming->list, at, at, g_strconcat(before, coming->name, behind, NULL));
}

bool entry_is_line(const GString *text, const struct node *appendix, size_t *start, size_t *at)
{
	*start = line_start(text, appendix->place.line);
	*at = *start + appendix->place.column - 1;
	size_t mark = *start + strspn(text->str + *start, " ");
	return text->str[mark] == '-' && mark + 1 + strspn(text->str + mark + 1, " ") == *at;
}

/* Beside an entry, on a line of its own as that is, or between brackets. */
static void entry_beside(const struct coming *coming)
{
	const char *text = coming->text->str;
	size_t start, at;
	if (entry_is_line(coming->text, coming->beside, &start, &at)) {
		g_autofree char *lead = g_strndup(text + start, at - start);
		entry_put(coming, coming->before ? start : line_after(coming->text, start), lead, "\n");
	} else if (coming->before) {
		entry_put(coming, at, "", ", ");
	} else {
		entry_put(coming, at + strcspn(text + at, ",]\n"), ", ", "");
	}
}

/* False where there is no front matter to put it in. */
static bool entry_write(const struct coming *coming)
{
	struct front_parts parts = front_find(coming->text->str, coming->text->len);
	if (parts.kind != FRONT_YAML)
		return false;
	if (coming->beside)
		entry_beside(coming);
	else
		entry_put(coming, parts.start + parts.length, FOLDER ":\n  - ", "\n");
	return true;
}

/* ---- its file ---- */

/* How many bytes of a title say its letter, as 'Appendix D: ' does, which Word prints before it already. */
static size_t letter_length(const char *title, const char *number)
{
	size_t word = number ? strcspn(number, " ") : 0, at = word + 1;
	if (!word || !number[word] || g_ascii_strncasecmp(title, number, at) != 0)
		return 0;
	size_t letter = strspn(title + at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
	at += letter;
	at += strspn(title + at, " ");
	gunichar sign = g_utf8_get_char(title + at);
	bool dash = sign == 0x2013 || sign == 0x2014;
	if (!letter || !sign || !(dash || (sign < 0x80 && strchr(":.-", (int)sign))))
		return 0;
	at += (size_t)(g_utf8_next_char(title + at) - (title + at));
	at += strspn(title + at, " ");
	return title[at] ? at : 0;
}

static const char *title_of_coming(const struct coming *coming)
{
	const struct line *line = line_at(coming->rounding->new, coming->first);
	return line->text + letter_length(line->text, line->paragraph->number);
}

static bool is_taken(const struct rounding *rounding, const char *path, const char *id)
{
	return source_exists(rounding->collection->sources, path) ||
	       g_hash_table_contains(rounding->round->files, path) || edition_find(rounding->edition, id);
}

/* A name after the title, which nothing else has. False where no file can lie there: the folder is a link, or none. */
static bool name_find(struct coming *coming)
{
	const struct rounding *rounding = coming->rounding;
	g_autofree char *around = g_path_get_dirname(coming->list);
	g_autofree char *folder = g_build_filename(around, FOLDER, NULL);
	enum source_kind kind = source_kind(rounding->collection->sources, source_normal(folder));
	if (kind != SOURCE_NONE && kind != SOURCE_FOLDER)
		return false;
	g_autofree char *plain = g_str_to_ascii(title_of_coming(coming), "en");
	g_autoptr(GString) id = id_of(plain, NAME_MOST);
	if (!g_ascii_isalpha(*id->str))
		g_string_prepend(id, id->len ? "appendix-" : "appendix");
	size_t length = id->len;
	for (unsigned number = 2;; number++) {
		g_autofree char *name = g_strdup_printf(FOLDER "/%s.md", id->str);
		g_autofree char *path = g_build_filename(around, name, NULL);
		const char *normal = source_normal(path);
		if (!is_taken(rounding, normal, id->str)) {
			coming->path = g_strdup(normal);
			coming->name = g_steal_pointer(&name);
			return true;
		}
		g_string_truncate(id, length);
		g_string_append_printf(id, "-%u", number);
	}
}

/* ---- its text ---- */

static GPtrArray *array_of(const struct word *word)
{
	GPtrArray *array = g_ptr_array_new();
	g_ptr_array_add(word->lists, array);
	return array;
}

/* A clause that went from the sources and stands here takes its id with it. */
static bool bookmark_comes(const struct rounding *rounding, const char *bookmark)
{
	for (guint i = 0; i < rounding->old->len; i++) {
		struct line *old = line_at(rounding->old, i);
		if (!g_ptr_array_find_with_equal_func(old->paragraph->bookmarks, bookmark, g_str_equal, NULL))
			continue;
		bool comes = old->removed && !old->claimed && g_hash_table_contains(rounding->writing.ids, bookmark);
		old->claimed = old->claimed || comes;
		return comes;
	}
	return false;
}

/* The pattern that a list of another part has in the sources, where the paragraph is counted by that: it counts anew
 * here, in the same way. NULL where it is counted by a list of its own, or by none. */
static const char *pattern_of(const struct rounding *rounding, const struct word_paragraph *paragraph)
{
	for (guint i = 0; i < rounding->new->len && paragraph->list && !paragraph->bullet; i++) {
		const struct line *line = line_at(rounding->new, i);
		const struct node *node =
			line->partner == LINE_NONE ? NULL : line_at(rounding->old, line->partner)->node;
		if (!node || line->paragraph->list != paragraph->list || line->paragraph->level != paragraph->level)
			continue;
		unsigned level = edition_level(rounding->edition, node->parent);
		if (level && !node_part(node)->meta->typed)
			return edition_pattern(rounding->edition, node_part(node), level);
	}
	return NULL;
}

static struct word_block *block_of(const struct rounding *rounding, const struct word_paragraph *of, bool *counted)
{
	const struct word *word = rounding->writing.word;
	struct word_block *block = arena_take(word->arena, sizeof *block);
	const char *pattern = pattern_of(rounding, of);
	block->paragraph = arena_take(word->arena, sizeof *block->paragraph);
	*block->paragraph = *of;
	block->paragraph->pattern = pattern ? pattern : of->pattern;
	*counted = *counted || pattern;
	block->paragraph->bookmarks = array_of(word);
	bool named = of->outline || (of->number && !of->bullet);
	for (guint i = 0; i < of->bookmarks->len && named; i++)
		if (bookmark_comes(rounding, of->bookmarks->pdata[i]))
			g_ptr_array_add(block->paragraph->bookmarks, of->bookmarks->pdata[i]);
	return block;
}

/* A table, and behind which of the numbers of tables those end that stand in it. */
static struct word_block *table_block(const struct rounding *rounding, const GPtrArray *tables, unsigned *number)
{
	struct word_block *block = arena_take(rounding->writing.word->arena, sizeof *block);
	block->table = tables->pdata[*number - 1];
	GPtrArray *within = g_ptr_array_new(), *alone = g_ptr_array_new();
	g_ptr_array_add(alone, block);
	tables_gather(alone, within);
	*number += within->len;
	g_ptr_array_unref(alone);
	g_ptr_array_unref(within);
	return block;
}

/* What stands below the title, with the notes that were woven into it; *counted: by lists of other parts. */
static GPtrArray *blocks_of(const struct coming *coming, bool *counted)
{
	const struct rounding *rounding = coming->rounding;
	GPtrArray *tables = g_ptr_array_new(), *blocks = array_of(rounding->writing.word);
	unsigned behind = 0;
	tables_gather(rounding->writing.word->blocks, tables);
	for (guint i = coming->first + 1; i < coming->end; i++) {
		const struct line *line = line_at(rounding->new, i);
		if (!line->table && !(line->of_note && !*line->text))
			g_ptr_array_add(blocks, block_of(rounding, line->paragraph, counted));
		if (!line->table || line->table < behind)
			continue;
		behind = line->table;
		g_ptr_array_add(blocks, table_block(rounding, tables, &behind));
	}
	g_ptr_array_unref(tables);
	return blocks;
}

/* With the numbers of its own lists typed, where our patterns can't count so. */
static struct word_source *text_of(const struct coming *coming)
{
	const struct rounding *rounding = coming->rounding;
	struct word part = *rounding->writing.word;
	bool counted = false;
	part.blocks = blocks_of(coming, &counted);
	part.notes = array_of(rounding->writing.word);
	struct word_source *source = word_source_appendix(&part, true, &rounding->writing);
	if (!source->patterned && !counted) {
		word_source_free(source);
		source = word_source_appendix(&part, false, &rounding->writing);
	}
	return source;
}

static void file_write(const struct coming *coming)
{
	struct rounding *rounding = coming->rounding;
	const char *title = title_of_coming(coming);
	struct word_source *source = text_of(coming);
	GString *out = g_string_new("---\ntitle: ");
	markdown_yaml(out, title);
	g_string_append_printf(out, "\n%s---\n\n%s", source->numbering, source->text->str);
	g_hash_table_insert(rounding->round->files, g_strdup(coming->path), out);
	g_ptr_array_add(rounding->round->appendices, g_strdup(coming->path));
	for (guint i = 0; i < source->notes->len; i++)
		round_leave(rounding, "'%s': %s", title, (const char *)source->notes->pdata[i]);
	const struct sources *sources = rounding->collection->sources;
	round_note(rounding, "an appendix was put in, as the file '%s', which '%s' lists under 'appendices:': '%s'",
		   source_shown(sources, coming->path), source_shown(sources, coming->list), title);
	word_source_free(source);
}

/* ---- the whole ---- */

static void lines_settle(const struct coming *coming)
{
	for (guint i = coming->first; i < coming->end; i++) {
		struct line *line = line_at(coming->rounding->new, i);
		coming->rounding->round->inserted += *line->text && !line->settled;
		line->settled = true;
	}
}

/* False, and nothing done, where it can't be put. */
static bool appendix_put(struct coming *coming)
{
	struct rounding *rounding = coming->rounding;
	if (!coming_list(coming) || !coming_is_new(coming) || !name_find(coming) || !entry_write(coming))
		return false;
	ids_find(rounding, coming->of);
	for (guint i = coming->first; i < coming->end; i++)
		if (line_at(rounding->new, i)->table)
			head_plain(line_at(rounding->new, i));
	file_write(coming);
	lines_settle(coming);
	return true;
}

void round_appendices(struct rounding *rounding)
{
	for (guint i = 0, end; i < rounding->new->len && !rounding->keeps.appendices; i = end) {
		end = title_behind(rounding->new, i);
		const struct line *line = line_at(rounding->new, i);
		if (!is_appendix_title(line) || line_stays(line))
			continue;
		struct coming coming = {.rounding = rounding, .first = i, .end = end};
		appendix_put(&coming);
		g_free(coming.path);
		g_free(coming.name);
	}
}
