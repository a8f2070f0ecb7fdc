/* SPDX-License-Identifier: MIT */
#include "publish/back/round_internal.h"

#include <string.h>

const struct node *document_around(const struct rounding *rounding, const struct node *node)
{
	while (node && node->parent && !(node->kind == NODE_APPENDIX && node->whole))
		node = node->parent;
	return node ? node : edition_root(rounding->edition);
}

const struct node *block_holder(const struct node *node, enum node_kind kind)
{
	while (node && node->kind != kind)
		node = node->parent;
	return node;
}

/* ---- gone ---- */

bool leaves_children(const struct rounding *rounding, const struct node *node)
{
	const struct node *holder = node->parent;
	if (node->kind != NODE_PARAGRAPH || holder->first != node ||
	    (holder->kind != NODE_CLAUSE && holder->kind != NODE_ITEM))
		return false;
	for (guint i = 0; i < rounding->old->len; i++) {
		const struct line *line = &g_array_index(rounding->old, struct line, i);
		const struct node *at = line_stays(line) ? line->node : NULL;
		while (at && at != holder)
			at = at->parent;
		if (at)
			return true;
	}
	return false;
}

bool join_fits(const struct rounding *rounding, const struct line *to, const struct line *joined)
{
	const struct node *holder = joined->node->parent;
	return !leaves_children(rounding, joined->node) ||
	       (to->node->parent->next == holder && to->node->parent->kind == holder->kind);
}

/* The title of an appendix is its front matter. */
static bool can_go(const struct node *node)
{
	return node->kind == NODE_PARAGRAPH || (node->kind == NODE_TITLE && node->parent->kind != NODE_APPENDIX);
}

/* Whether the line before the one that begins at `start` is blank, or there is none. */
static bool is_after_blank(const GString *text, size_t start)
{
	size_t line = start ? start - 1 : 0;
	while (line > 0 && text->str[line - 1] != '\n')
		line--;
	return !start || is_blank_line(text, line);
}

void lines_cut(struct rounding *rounding, const char *path, const GString *text, size_t start, unsigned last)
{
	size_t end = line_start(text, last);
	bool apart = is_after_blank(text, start);
	while (apart && end < text->len && is_blank_line(text, end))
		end = line_start(text, ++last);
	round_edit(rounding, path, start, end, g_strdup(""));
}

/* How many lines of a node stay; *first is the first of all. */
static guint lines_staying(const struct rounding *rounding, const struct node *holder, const struct line **first)
{
	guint staying = 0;
	*first = NULL;
	for (guint i = 0; i < rounding->old->len; i++) {
		const struct line *line = &g_array_index(rounding->old, struct line, i);
		const struct node *at = line->node;
		while (at && at != holder)
			at = at->parent;
		*first = at && !*first ? line : *first;
		staying += at && line_stays(line);
	}
	return staying;
}

/* One meaning of several: the lines of its words. */
static bool meaning_remove(struct rounding *rounding, const struct line *old, const GString *text, const char *path)
{
	const struct line *first;
	if (old->node->parent->kind != NODE_MEANING || lines_staying(rounding, old->node->parent, &first))
		return false;
	struct span_map *map = span_map_new(rounding->edition, old->node, text);
	if (map) {
		size_t start = map->start, end = line_after(text, map->end);
		while (start > 0 && text->str[start - 1] != '\n')
			start--;
		round_edit(rounding, path, start, end, g_strdup(""));
	}
	span_map_free(map);
	return map != NULL;
}

/* Where the paragraph of a definition ends: its nodes all have the place of the whole, and a meaning has its lines. */
static unsigned definition_last_line(const struct node *definition, const GString *text)
{
	unsigned last = definition->place.line;
	for (const struct node *node = definition->first; node; node = node->next)
		if (node->kind == NODE_MEANING && node->first)
			last = MAX(last, node_last_line(node->first, text));
	return last;
}

/* A term and its meanings are one paragraph of the source: it goes as a whole, or a meaning goes where another stays.
 */
static bool definition_remove(struct rounding *rounding, const struct line *old, const GString *text, const char *path)
{
	const struct node *definition = block_holder(old->node, NODE_DEFINITION);
	const struct line *first, *of_meaning;
	guint staying = lines_staying(rounding, definition, &first), meanings = 0;
	if (!staying && old == first)
		lines_cut(rounding, path, text, line_start(text, definition->place.line),
			  definition_last_line(definition, text) + 1);
	if (!staying)
		return true;
	for (const struct node *node = definition->first; node; node = node->next)
		meanings += node->kind == NODE_MEANING && lines_staying(rounding, node, &of_meaning);
	return meanings && meaning_remove(rounding, old, text, path);
}

static bool is_defining(const struct node *node)
{
	return node->kind == NODE_TERM || (node->parent->kind == NODE_MEANING && node->parent->first == node);
}

bool line_remove(struct rounding *rounding, const struct line *old)
{
	const char *path;
	const GString *text = old->node ? node_text(rounding, old->node, &path) : NULL;
	if (text && old->node->kind == NODE_CAPTION)
		return table_is_gone(rounding, old->node) && table_remove(rounding, old->node);
	if (text && is_defining(old->node))
		return definition_remove(rounding, old, text, path);
	bool left = text && leaves_children(rounding, old->node) && !old->joined;
	if (!text || left || !can_go(old->node))
		return false;
	lines_cut(rounding, path, text, line_start(text, old->node->place.line), node_last_line(old->node, text) + 1);
	return true;
}

/* ---- come ---- */

static unsigned indent_at(const GString *text, unsigned line)
{
	return (unsigned)strspn(text->str + line_start(text, line), " ");
}

/* On one level, by the style or, where that was changed by hand, by how the number looks. */
static bool same_level(const struct word_paragraph *a, const struct word_paragraph *b)
{
	bool looks = a->list && b->list && a->pattern && !g_strcmp0(a->pattern, b->pattern);
	return a->level == b->level && (looks || !strcmp(a->style, b->style));
}

/* The paragraph that a clause begins with; NULL where it is not known. */
static const struct word_paragraph *paragraph_of(const struct rounding *rounding, const struct node *clause)
{
	for (guint i = 0; i < rounding->old->len; i++) {
		const struct line *line = &g_array_index(rounding->old, struct line, i);
		if (line->node && line->node == clause->first)
			return line->paragraph;
	}
	return NULL;
}

/* Words that are typed with their number stand behind it, and what is in their clause does not. */
unsigned clause_inside(const struct node *clause, const GString *text)
{
	const struct node *words = clause->first;
	unsigned indent = indent_at(text, clause->place.line);
	if (node_part(clause)->meta->typed)
		return indent + 2;
	bool beside = words && words->kind == NODE_PARAGRAPH && words->place.line == clause->place.line;
	return beside && words->place.column > indent + 2 ? words->place.column - 1 : indent + 3;
}

/* The clause, around or before a node, whose paragraph has the level of the new one; NULL for none, and where the new
 * one is the first of its level in the clause around. */
static const struct node *clause_beside(const struct rounding *rounding, const struct line *before,
					const struct word_paragraph *paragraph)
{
	const struct node *around = block_holder(before->node, NODE_CLAUSE);
	const struct word_paragraph *held = around ? paragraph_of(rounding, around) : NULL;
	if (held && held->list && paragraph->list && held->level < paragraph->level)
		return NULL;
	for (const struct node *clause = around; clause; clause = block_holder(clause->parent, NODE_CLAUSE)) {
		held = paragraph_of(rounding, clause);
		if (held && same_level(held, paragraph))
			return clause;
	}
	for (guint i = 0; i < rounding->old->len; i++) {
		const struct line *line = &g_array_index(rounding->old, struct line, rounding->old->len - 1 - i);
		const struct node *clause = line->node ? line->node->parent : NULL;
		if (line <= before && clause && clause->kind == NODE_CLAUSE && clause->first == line->node &&
		    same_level(line->paragraph, paragraph))
			return clause;
	}
	return NULL;
}

/* The clause of that depth that a node stands in, or the deepest where all are less deep; NULL for none. */
static const struct node *clause_of_depth(const struct node *node, unsigned depth)
{
	node = block_holder(node, NODE_CLAUSE);
	while (node && node->level > depth && block_holder(node->parent, NODE_CLAUSE))
		node = block_holder(node->parent, NODE_CLAUSE);
	return node;
}

/* The clause that a paragraph without a number belongs to, by its style or by where it begins; NULL for none. */
static const struct node *clause_to_hold(const struct word_paragraph *paragraph, const struct node *before)
{
	unsigned depth;
	enum role role = role_of(paragraph, &depth);
	if (role == ROLE_CLAUSE_TEXT)
		return clause_of_depth(before, depth);
	return paragraph->left > 0 ? block_holder(before, NODE_CLAUSE) : NULL;
}

static enum role line_role(const struct rounding *rounding, const struct line *new, int away)
{
	const struct line *lines = (const struct line *)rounding->new->data;
	unsigned depth;
	guint place = (guint)(new - lines) + (guint)away; /* before the first is behind the last */
	return place < rounding->new->len ? role_of(lines[place].paragraph, &depth) : ROLE_OTHER;
}

/* What a new paragraph is by its style: NODE_TERM before a meaning, NODE_MEANING behind a term or another; after a
 * definition as those are that were there; NODE_PARAGRAPH for neither. */
static enum node_kind defines(const struct rounding *rounding, const struct line *new, const struct line *before)
{
	enum role role = line_role(rounding, new, 0), last = line_role(rounding, new, -1);
	for (guint i = 0; i < rounding->old->len && block_holder(before->node, NODE_DEFINITION); i++) {
		const struct line *line = &g_array_index(rounding->old, struct line, i);
		if (line->node && is_defining(line->node) && !strcmp(line->paragraph->style, new->paragraph->style))
			return line->node->kind == NODE_TERM ? NODE_TERM : NODE_MEANING;
	}
	if (role == ROLE_TERM && line_role(rounding, new, 1) == ROLE_MEANING)
		return NODE_TERM;
	return role == ROLE_MEANING && (last == ROLE_TERM || last == ROLE_MEANING) ? NODE_MEANING : NODE_PARAGRAPH;
}

/* How many levels below a clause a new numbered paragraph stands: one, or more where new ones before it stand between.
 */
static unsigned levels_below(struct rounding *rounding, const struct line *new, const struct node *clause)
{
	const struct line *first = (const struct line *)rounding->new->data;
	unsigned above = 0, level = new->paragraph->level;
	for (guint i = 0; i < rounding->old->len; i++) {
		const struct line *line = &g_array_index(rounding->old, struct line, i);
		above = line->node && line->node == clause->first ? line->paragraph->level : above;
	}
	if (level <= above + 1)
		return 1;
	unsigned next = level - 1; /* the level that must stand before it */
	for (const struct line *line = new - 1; line >= first && line->partner == LINE_NONE &&next > above; line--)
		if (line->paragraph->number && !line->paragraph->bullet && line->paragraph->level <= next) {
			if (line->paragraph->level < next)
				break;
			next--;
		}
	if (next == above)
		return level - above;
	round_leave(rounding, "'%s' is a level deeper in the file than it could be put into the sources", new->text);
	return 1;
}

/* How far a new definition is indented: as the one that it stands after, else not at all. */
static unsigned definition_indent(const struct line *before, const GString *text)
{
	const struct node *definition = block_holder(before->node, NODE_DEFINITION);
	return definition ? indent_at(text, definition->place.line) : 0;
}

void lead_append(struct rounding *rounding, const struct line *new, const struct line *before, const GString *text,
		 GString *out)
{
	const struct word_paragraph *paragraph = new->paragraph;
	const struct node *around =
		paragraph->number ? block_holder(before->node, NODE_CLAUSE) : clause_to_hold(paragraph, before->node);
	const struct node *item = block_holder(before->node, NODE_ITEM);
	bool typed = node_part(before->node)->meta->typed;
	enum node_kind kind = defines(rounding, new, before);
	if (paragraph->outline) {
		for (unsigned i = 0; i < MIN(paragraph->outline + 1, 6); i++)
			g_string_append_c(out, '#');
		g_string_append_c(out, ' ');
		return;
	}
	const struct node *beside =
		paragraph->number && !paragraph->bullet ? clause_beside(rounding, before, paragraph) : NULL;
	bool same_part = beside && node_part(beside) == node_part(before->node);
	unsigned indent = 0;
	if (kind != NODE_PARAGRAPH)
		indent = definition_indent(before, text);
	else if (same_part)
		indent = indent_at(text, beside->place.line);
	else if (paragraph->bullet && item)
		indent = indent_at(text, item->place.line);
	else if (around && paragraph->number && !paragraph->bullet)
		indent = clause_inside(around, text) + (typed ? 2 : 3) * (levels_below(rounding, new, around) - 1);
	else if (around)
		indent = clause_inside(around, text);
	for (unsigned i = 0; i < indent; i++)
		g_string_append_c(out, ' ');
	if (kind == NODE_MEANING)
		g_string_append(out, ": ");
	else if (paragraph->bullet)
		g_string_append(out, "- ");
	else if (paragraph->number && typed)
		g_string_append_printf(out, "- %s ", paragraph->number);
	else if (paragraph->number)
		g_string_append(out, "1. ");
}

unsigned block_last_line(const struct node *node, const GString *text)
{
	const struct node *table = table_around(node);
	unsigned first, last = node_last_line(node, text);
	if (table)
		table_lines(table, &first, &last);
	return last;
}

/* Whether what stands in the sources at that byte would run on from a new paragraph without a mark of its own. */
static bool runs_on(const struct rounding *rounding, const struct line *new, const GString *text, size_t at)
{
	const struct word_paragraph *paragraph = new->paragraph;
	guint next = (guint)(new - (const struct line *)rounding->new->data) + 1;
	bool last = next >= rounding->new->len || line_stays(&g_array_index(rounding->new, struct line, next));
	bool marked = paragraph->outline || paragraph->bullet || paragraph->number;
	return last && !marked && at < text->len && !is_blank_line(text, at);
}

bool line_insert(struct rounding *rounding, guint place, const struct line *before)
{
	const struct line *new = &g_array_index(rounding->new, struct line, place);
	const char *path;
	const GString *text = before && before->node ? node_text(rounding, before->node, &path) : NULL;
	struct line *again = text ? line_again(rounding, new, before->node) : NULL;
	if (!text || has_controls(new->paragraph) || block_holder(before->node, NODE_FORM))
		return false;
	if (again && !strcmp(again->key, new->key) && !line_stays(again) && !again->removed)
		return false; /* it can't be moved: what it stands with stays */
	unsigned last = block_last_line(before->node, text);
	size_t at = line_after(text, line_start(text, last));
	const struct node *item = new->paragraph->bullet ? block_holder(before->node, NODE_ITEM) : NULL;
	bool tight = (item && item->parent->tight) || defines(rounding, new, before) == NODE_MEANING;
	GString *out = g_string_new(tight ? NULL : "\n");
	lead_append(rounding, new, before, text, out);
	size_t words = out->len;
	unsigned indent = (unsigned)(words - (tight ? 0 : 1));
	if (!again || !words_again(rounding, again, new, indent, out))
		words_write(&rounding->writing, new->paragraph->pieces, 0, new->paragraph->pieces->len,
			    (struct markdown_spot){.beginning = true, .heading = new->paragraph->outline > 0}, out);
	mark_escape(out, words, words, new->paragraph->outline ? PLACE_FREE : PLACE_LINES);
	id_again(rounding, new, again, out);
	g_string_append(out, runs_on(rounding, new, text, at) ? "\n\n" : "\n");
	round_edit(rounding, path, at, at, g_string_free(out, FALSE));
	return true;
}
