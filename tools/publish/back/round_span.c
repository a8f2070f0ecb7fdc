/* SPDX-License-Identifier: MIT */
#include "publish/back/round_span.h"
#include "publish/back/round_lines.h"

#include <string.h>

/* ---- lines ---- */

size_t line_start(const GString *text, unsigned line)
{
	size_t at = 0;
	while (--line && at < text->len) {
		const char *end = memchr(text->str + at, '\n', text->len - at);
		at = end ? (size_t)(end - text->str) + 1 : text->len;
	}
	return at;
}

size_t line_end(const GString *text, size_t start)
{
	const char *end = memchr(text->str + start, '\n', text->len - start);
	size_t at = end ? (size_t)(end - text->str) : text->len;
	return at > start && text->str[at - 1] == '\r' ? at - 1 : at;
}

size_t line_after(const GString *text, size_t start)
{
	size_t end = line_end(text, start);
	end += end < text->len && text->str[end] == '\r';
	return MIN(end + 1, text->len);
}

bool is_blank_line(const GString *text, size_t start)
{
	return start + strspn(text->str + start, " \t") >= line_end(text, start);
}

/* A paragraph ends there: at a blank line, or the empty one of a quotation. */
static bool is_line_between(const GString *text, size_t start)
{
	return start + strspn(text->str + start, " \t>") >= line_end(text, start);
}

/* The next node of another line, in the order of reading. */
static const struct node *node_after(const struct node *node)
{
	while (node && !node->next)
		node = node->parent;
	return node ? node->next : NULL;
}

static bool has_lines(const struct node *node)
{
	return node->kind == NODE_PARAGRAPH && (!node->parent || node->parent->kind != NODE_CELL) &&
	       !(node->parent->kind == NODE_ITEM && node->parent->parent->parent->kind == NODE_CELL);
}

unsigned node_last_line(const struct node *node, const GString *text)
{
	unsigned line = node->place.line;
	const struct node *next = has_lines(node) ? node_after(node) : NULL;
	if (!has_lines(node))
		return line;
	unsigned most = next && next->place.file == node->place.file && next->place.line > line ? next->place.line - 1
												: G_MAXUINT;
	for (size_t at = line_start(text, line); line < most; line++) {
		size_t end = line_end(text, at);
		at = end + strspn(text->str + end, "\r") + 1;
		if (at >= text->len || is_line_between(text, at))
			break;
	}
	return line;
}

/* ---- where the words of a node begin and end ---- */

static size_t column_offset(const GString *text, size_t start, unsigned column)
{
	const char *at = text->str + start;
	for (unsigned i = 1; i < column && *at && *at != '\n'; i++)
		at = g_utf8_next_char(at);
	return (size_t)(at - text->str);
}

static const struct node *cell_of(const struct node *node)
{
	while (node && node->kind != NODE_CELL)
		node = node->kind == NODE_PARAGRAPH || node->kind == NODE_ITEM || node->kind == NODE_BULLETS
			       ? node->parent
			       : NULL;
	return node;
}

/* The end of a cell: the bar that is not escaped. */
static size_t cell_end(const GString *text, size_t at, size_t end)
{
	while (at < end && text->str[at] != '|')
		at += text->str[at] == '\\' && at + 1 < end ? 2 : 1;
	return at;
}

/* Within 'options: [first, second]' an option ends at the comma. */
static size_t option_end(const GString *text, size_t line, size_t at, size_t end)
{
	const char *bracket = memchr(text->str + line, '[', at - line);
	if (!bracket)
		return end;
	char quote = at < end && strchr("\"'", text->str[at]) ? text->str[at] : '\0';
	at += quote != '\0';
	while (at < end && (quote ? text->str[at] != quote : !strchr(",]", text->str[at])))
		at += quote && text->str[at] == '\\' && at + 1 < end ? 2 : 1;
	return at + (quote && at < end);
}

bool is_form_part(const struct node *node)
{
	return node->kind == NODE_LABEL || node->kind == NODE_HINT || node->kind == NODE_OPTION ||
	       node->kind == NODE_COLUMN;
}

/* What stands in quotation marks as a whole, with nothing in it that they would make other words of. */
static bool is_quoted(const char *text, size_t length)
{
	if (length < 3 || !strchr("\"'", *text) || text[length - 1] != *text)
		return false;
	const char signs[] = {*text, '\\', '\0'};
	return strcspn(text + 1, signs) == length - 2;
}

/* Which of a cell's paragraphs a node is, from 0, and how many there are. */
static void paragraph_count(const struct node *parent, const struct node *node, guint *count, guint *place)
{
	for (const struct node *child = parent->first; child; child = child->next) {
		if (child == node)
			*place = *count;
		if (child->kind == NODE_PARAGRAPH)
			(*count)++;
		else
			paragraph_count(child, node, count, place);
	}
}

/* Between two '<br>' stands a paragraph, if each does. */
static bool piece_find(const struct node *cell, const struct node *node, const GString *text, size_t *start,
		       size_t *end)
{
	guint count = 0, place = 0, found = 0;
	size_t from = *start, piece_start = 0, piece_end = 0;
	paragraph_count(cell, node, &count, &place);
	while (from < *end) {
		const char *mark = g_strstr_len(text->str + from, (gssize)(*end - from), "<br>");
		size_t to = mark ? (size_t)(mark - text->str) : *end;
		size_t first = from + strspn(text->str + from, " ");
		first += first < to && strchr("-*", text->str[first]) && text->str[first + 1] == ' ' ? 2 : 0;
		if (first < to && found++ == place)
			piece_start = first, piece_end = to;
		from = mark ? to + strlen("<br>") : *end;
	}
	*start = piece_start;
	*end = piece_end;
	return found == count && piece_end > piece_start;
}

/* A definition is one paragraph of the source: the term, then each meaning behind a colon at the start of a line. All
 * its nodes have the place of the whole. */
static bool definition_find(const struct node *node, const GString *text, size_t *start, size_t *end)
{
	const struct node *meaning = node->parent->kind == NODE_MEANING ? node->parent : NULL;
	const struct node *definition = meaning ? meaning->parent : node->parent;
	guint which = 0, colons = 0;
	for (const struct node *at = definition->first; meaning && at; at = at->next) {
		which += at->kind == NODE_MEANING;
		if (at == meaning)
			break;
	}
	size_t at = line_start(text, definition->place.line);
	*start = column_offset(text, at, definition->place.column);
	*end = line_end(text, at);
	while (which && at < text->len && !is_line_between(text, at)) {
		size_t first = at + strspn(text->str + at, " \t>");
		colons += text->str[first] == ':';
		if (colons > which)
			break;
		if (text->str[first] == ':' && colons == which)
			*start = first + 1;
		if (colons == which)
			*end = line_end(text, at);
		at = line_after(text, at);
	}
	return !which || colons >= which;
}

/* Where the words begin behind a number that stands in the source before them: '1.1 Words', '**1.1** Words'. */
static size_t number_off(const struct node *node, const GString *text, size_t start, size_t end)
{
	const struct node *holder = node->parent;
	const char *number = holder && holder->first == node ? holder->typed : NULL;
	size_t at = start + strspn(text->str + start, "*_");
	for (; number && *number && at < end; number++, at++) {
		at += text->str[at] == '\\' && text->str[at] != *number;
		if (text->str[at] != *number)
			return start;
	}
	if (!number || *number)
		return start;
	at += strspn(text->str + at, "*_");
	return at + strspn(text->str + at, " \t");
}

static bool words_find(const struct node *node, const GString *text, size_t *start, size_t *end)
{
	const struct node *cell = cell_of(node);
	bool defines = node->kind == NODE_TERM || (node->parent->kind == NODE_MEANING && node->parent->first == node);
	size_t line = line_start(text, node->place.line);
	*start = column_offset(text, line, cell ? cell->place.column : node->place.column);
	*end = line_end(text, line_start(text, node_last_line(node, text)));
	if (*start >= *end)
		return false;
	if (cell) {
		*end = cell_end(text, *start, *end);
		if ((cell->first != node || cell->first->next) && !piece_find(cell, node, text, start, end))
			return false;
	} else if (node->kind == NODE_TITLE) {
		*start += strspn(text->str + *start, "#");
	} else if (defines && !definition_find(node, text, start, end)) {
		return false;
	} else if (node->kind == NODE_CAPTION) {
		*start += g_str_has_prefix(text->str + *start, "Table:") ? strlen("Table:") : 0;
	} else if (node->kind == NODE_OPTION || node->kind == NODE_COLUMN) {
		*end = option_end(text, line, *start, *end);
	}
	while (*start < *end && text->str[*start] == ' ')
		(*start)++;
	while (*end > *start && strchr(" \t", text->str[*end - 1]))
		(*end)--;
	*start = number_off(node, text, *start, *end);
	if (is_form_part(node) && is_quoted(text->str + *start, *end - *start)) {
		(*start)++;
		(*end)--;
	}
	return *start < *end;
}

/* Without '{#an-id}' at the end. */
static size_t attributes_off(const GString *text, size_t start, size_t end)
{
	if (end <= start || text->str[end - 1] != '}')
		return end;
	size_t at = end;
	while (at > start && text->str[at] != '{')
		at--;
	if (text->str[at] != '{' ||
	    !(strchr("#.-", text->str[at + 1]) || g_str_has_prefix(text->str + at + 1, "number=")))
		return end;
	while (at > start && strchr(" \t\r\n", text->str[at - 1]))
		at--;
	return at;
}

/* ---- what prints what ---- */

struct mapping {
	const struct edition *edition;
	const char *text;
	size_t at, end;
	struct span_map *map;
	GPtrArray *links; /* of const struct node *: links of the node that are still to come, in order */
	guint link;
};

static void put(struct mapping *mapping, const char *printed, size_t length, size_t from, size_t to)
{
	GString *out = mapping->map->printed;
	for (size_t i = 0; i < length; i++) {
		bool blank = strchr(" \t\r\n", printed[i]) != NULL;
		if (blank && (!out->len || out->str[out->len - 1] == ' ')) {
			if (out->len) /* a blank goes on */
				g_array_index(mapping->map->to, size_t, out->len - 1) = to;
			continue;
		}
		g_string_append_c(out, blank ? ' ' : printed[i]);
		g_array_append_val(mapping->map->from, from);
		g_array_append_val(mapping->map->to, to);
	}
}

static void links_find(const struct node *parent, GPtrArray *links)
{
	for (const struct node *node = parent->first; node; node = node->next)
		if (node->kind == NODE_LINK || node->kind == NODE_REFERENCE || node->kind == NODE_VALUE ||
		    node->kind == NODE_POLICY || node->kind == NODE_IMAGE)
			g_ptr_array_add(links, (gpointer)node);
		else
			links_find(node, links);
}

/* '[words](target)' from '[' on: its length, 0 where it is none. */
static size_t link_length(const char *text, size_t most)
{
	size_t at = 1;
	for (unsigned depth = 1; at < most && depth; at++) {
		if (text[at] == '\\')
			at++;
		else if (text[at] == '[' || text[at] == ']')
			depth = text[at] == '[' ? depth + 1 : depth - 1;
	}
	if (at >= most || text[at] != '(')
		return 0;
	for (bool angle = false; at < most; at++) {
		angle = text[at] == '<' ? true : text[at] == '>' ? false : angle;
		if (text[at] == ')' && !angle)
			return at + 1;
	}
	return 0;
}

/* '[text: Full name]' from '[' on. */
static size_t blank_length(const char *text, size_t most)
{
	const char *end = memchr(text, ']', most), *colon = memchr(text, ':', most);
	return end && colon && colon < end ? (size_t)(end - text) + 1 : 0;
}

static bool link_map(struct mapping *mapping)
{
	const char *text = mapping->text + mapping->at;
	bool image = *text == '!';
	size_t most = mapping->end - mapping->at, length = link_length(text + image, most - image);
	if (!length || mapping->link >= mapping->links->len) {
		size_t blank = image ? 0 : blank_length(text, most);
		if (blank)
			put(mapping, " ", 1, mapping->at, mapping->at + blank);
		mapping->at += blank;
		return blank > 0;
	}
	length += image;
	const struct node *node = mapping->links->pdata[mapping->link++];
	bool settled = node->kind == NODE_REFERENCE || node->kind == NODE_VALUE || node->kind == NODE_POLICY;
	const struct reference *reference = settled ? edition_reference(mapping->edition, node) : NULL;
	char *printed =
		reference && reference->computed ? g_strdup(reference->text) : node_printed(mapping->edition, node);
	put(mapping, printed, strlen(printed), mapping->at, mapping->at + length);
	g_free(printed);
	mapping->at += length;
	return true;
}

static bool code_map(struct mapping *mapping)
{
	const char *text = mapping->text + mapping->at;
	const char *end = memchr(text + 1, '`', mapping->end - mapping->at - 1);
	if (!end || text[1] == '`')
		return false;
	for (const char *c = text + 1; c < end; c++)
		put(mapping, c, 1, mapping->at + (size_t)(c - text), mapping->at + (size_t)(c - text) + 1);
	mapping->at += (size_t)(end - text) + 1;
	return true;
}

/* A star is a mark where something stands beside it; a line below only at the edge of a word. */
static bool is_mark(const struct mapping *mapping)
{
	const char *at = mapping->text + mapping->at;
	char before = mapping->at ? at[-1] : ' ', after = mapping->at + 1 < mapping->end ? at[1] : ' ';
	if (*at == '*')
		return !(strchr(" \n", before) && strchr(" \r\n", after));
	return *at == '_' && !(g_ascii_isalnum(before) && g_ascii_isalnum(after));
}

static void step(struct mapping *mapping)
{
	const char *at = mapping->text + mapping->at;
	size_t from = mapping->at;
	if ((*at == '[' || (*at == '!' && at[1] == '[')) && link_map(mapping))
		return;
	if (*at == '`' && code_map(mapping))
		return;
	if (*at == '<' && g_str_has_prefix(at, "<br>")) {
		mapping->at += strlen("<br>");
		put(mapping, " ", 1, from, mapping->at);
	} else if (strchr("\r\n", *at)) {
		mapping->at += strspn(at, "\r\n");
		mapping->at += strspn(mapping->text + mapping->at, " \t>");
		put(mapping, " ", 1, from, mapping->at);
	} else if (is_mark(mapping)) {
		mapping->at++;
	} else {
		size_t escape = *at == '\\' && (g_ascii_ispunct(at[1]) || at[1] == '\r' || at[1] == '\n');
		escape += escape && g_str_has_prefix(at + 1, "\r\n"); /* a break */
		size_t length = (size_t)(g_utf8_next_char(at + escape) - at);
		mapping->at += length;
		put(mapping, at + escape, length - escape, from, mapping->at);
	}
}

void span_map_free(struct span_map *map)
{
	if (!map)
		return;
	g_string_free(map->printed, TRUE);
	g_array_unref(map->from);
	g_array_unref(map->to);
	g_free(map);
}

struct span_map *span_map_new(const struct edition *edition, const struct node *node, const GString *text)
{
	size_t start, end;
	if (!words_find(node, text, &start, &end))
		return NULL;
	end = attributes_off(text, start, end);
	struct span_map *map = g_new0(struct span_map, 1);
	*map = (struct span_map){g_string_new(NULL), g_array_new(FALSE, FALSE, sizeof(size_t)),
				 g_array_new(FALSE, FALSE, sizeof(size_t)), start, end};
	struct mapping mapping = {edition, text->str, start, end, map, g_ptr_array_new(), 0};
	links_find(node, mapping.links);
	while (mapping.at < end)
		step(&mapping);
	if (map->printed->len && map->printed->str[map->printed->len - 1] == ' ')
		g_string_truncate(map->printed, map->printed->len - 1);
	char *printed = node_printed(edition, node);
	bool same = !strcmp(printed, map->printed->str);
	g_free(printed);
	g_ptr_array_unref(mapping.links);
	if (same)
		return map;
	span_map_free(map);
	return NULL;
}
