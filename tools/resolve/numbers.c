/* SPDX-License-Identifier: MIT
 * Numbers at the margin. Each part (the document, each appendix) counts for itself; a section takes level 1, what
 * stands directly in a numbered node takes the next level; unnumbered text in between never breaks a count. */
#include "base/append.h"
#include "resolve/private.h"

#include <string.h>

struct counter {
	unsigned count;
	const char *inserted; /* '2A' where the author fixed it */
	const char *cite;     /* the full citation so far */
	bool numbered;
};

struct numbering {
	struct edition *edition;
	const struct meta *meta;
	const char *prefix;             /* 'G' in a whole document under that letter, else "" */
	struct counter of[LEVELS_MOST]; /* 0 is the appendix's letter */
	struct pattern patterns[LEVELS_MOST];
	GString *text;
};

const char *part_pattern(const struct meta *meta, unsigned level)
{
	unsigned given = 0;
	while (meta->numbering && meta->numbering[given])
		given++;
	return level >= 1 && level <= given ? meta->numbering[level - 1] : pattern_default(level);
}

/* ---- citations --------------------------------------------------------------------------------------------------- */

/* '16.' is cited as '16', 'a)' as '(a)', 'Section 5.' as '5'. */
static const char *cite_bare(struct numbering *numbering, const char *number)
{
	const char *blank = strrchr(number, ' ');
	if (blank)
		number = blank + 1;
	size_t length = strlen(number);
	while (length > 1 && strchr(".:", number[length - 1]))
		length--;
	bool half = length > 1 && number[length - 1] == ')' && !memchr(number, '(', length);
	struct arena *arena = numbering->edition->arena;
	if (half)
		return arena_printf(arena, "(%.*s", (int)length, number);
	return number[length] ? arena_text_n(arena, number, length) : number;
}

static const char *cite_join(struct numbering *numbering, const char *parent, const char *bare)
{
	if (!parent || !*parent)
		return bare;
	return arena_printf(numbering->edition->arena, *bare == '(' ? "%s%s" : "%s.%s", parent, bare);
}

static const char *parent_cite(const struct numbering *numbering, unsigned level)
{
	for (unsigned above = level - 1; above > 0; above--)
		if (numbering->of[above].numbered)
			return numbering->of[above].cite;
	return NULL;
}

/* ---- generated numbers ------------------------------------------------------------------------------------------- */

static void counter_append(const struct numbering *numbering, unsigned level, char style)
{
	const struct counter *counter = &numbering->of[level];
	if (counter->inserted)
		g_string_append(numbering->text, counter->inserted);
	else
		count_append(numbering->text, counter->count, style);
}

/* The pattern's counters that can be shown: an unnumbered ancestor has none, and what stands before its child's goes.
 */
static unsigned first_shown(const struct numbering *numbering, const struct pattern *pattern, unsigned level)
{
	unsigned first = pattern->counters ? pattern->counters - 1 : 0;
	while (first > 0) {
		unsigned back = pattern->counters - first;
		if (back > level || !numbering->of[level - back].numbered)
			break;
		first--;
	}
	return first;
}

static bool number_print(struct numbering *numbering, unsigned level)
{
	const struct pattern *pattern = &numbering->patterns[level];
	g_string_truncate(numbering->text, 0);
	unsigned shown = first_shown(numbering, pattern, level);
	bool complete = pattern->counters >= level;
	if (complete && *numbering->prefix)
		g_string_append(numbering->text, numbering->prefix);
	unsigned at = shown ? pattern->at[shown] : 0;
	for (unsigned i = shown; i < pattern->counters; i++) {
		append_bytes(numbering->text, pattern->text + at, pattern->at[i] - at);
		counter_append(numbering, level - (pattern->counters - 1 - i), pattern->text[pattern->at[i]]);
		at = pattern->at[i] + 1;
	}
	append_text(numbering->text, pattern->text + at);
	return complete;
}

static void levels_reset(struct numbering *numbering, unsigned above)
{
	for (unsigned level = above + 1; level < LEVELS_MOST; level++)
		numbering->of[level] = (struct counter){0};
}

static void number_generate(struct numbering *numbering, const struct node *node, unsigned level)
{
	struct counter *counter = &numbering->of[level];
	struct settled *out = settled(numbering->edition, node);
	if (node->typed)
		counter->inserted = node->typed;
	else
		counter->count++, counter->inserted = NULL;
	counter->numbered = true;
	bool complete = number_print(numbering, level);
	const struct pattern *pattern = &numbering->patterns[level];
	out->number = arena_text_n(numbering->edition->arena, numbering->text->str, numbering->text->len);
	out->lettered = (complete && *numbering->prefix) || (pattern->counters > level && numbering->of[0].numbered);
	const char *bare = cite_bare(numbering, out->number);
	counter->cite = complete ? bare : cite_join(numbering, parent_cite(numbering, level), bare);
	out->cite = counter->cite;
	if (!complete && level > 1)
		for (unsigned above = level - 1; above > 0 && !out->lettered; above--)
			out->lettered = *numbering->prefix ||
					(numbering->patterns[above].counters > above && numbering->of[0].numbered);
	if (!node->typed) {
		out->level = (uint8_t)level;
		out->count = counter->count;
	}
}

/* ---- typed numbers ----------------------------------------------------------------------------------------------- */

static bool typed_is_complete(const char *bare)
{
	if (!g_ascii_isdigit(*bare) && !g_ascii_isupper(*bare))
		return *bare != '(';
	return strpbrk(bare, ".(") != NULL;
}

static void number_take(struct numbering *numbering, const struct node *node, unsigned level)
{
	struct counter *counter = &numbering->of[level];
	struct settled *out = settled(numbering->edition, node);
	struct arena *arena = numbering->edition->arena;
	const char *bare = cite_bare(numbering, node->typed), *above = parent_cite(numbering, level);
	bool complete = !above || typed_is_complete(bare);
	bool prefixed = complete && *numbering->prefix;
	out->number = prefixed ? arena_printf(arena, "%s%s", numbering->prefix, node->typed) : node->typed;
	out->cite = !complete  ? cite_join(numbering, above, bare)
		    : prefixed ? arena_printf(arena, "%s%s", numbering->prefix, bare)
			       : bare;
	out->lettered = *numbering->prefix != '\0';
	counter->cite = out->cite;
	counter->numbered = true;
}

/* ---- the walk ---------------------------------------------------------------------------------------------------- */

static void children_number(struct numbering *numbering, const struct node *parent, unsigned level);

/* What stands in a section that is numbered in its own way. */
static void section_number(struct numbering *numbering, const struct node *section, unsigned level)
{
	struct pattern outer[LEVELS_MOST];
	memcpy(outer, numbering->patterns, sizeof outer);
	for (unsigned i = 0; section->patterns[i] && level + i < LEVELS_MOST; i++)
		numbering->patterns[level + i] = pattern_read(section->patterns[i]);
	children_number(numbering, section, level);
	memcpy(numbering->patterns, outer, sizeof outer);
}

static void node_number(struct numbering *numbering, const struct node *node, unsigned level)
{
	if (level >= LEVELS_MOST)
		return;
	levels_reset(numbering, level);
	bool typed = numbering->meta->typed && !node->inserted;
	bool none = node->unnumbered || (typed && !node->typed);
	if (none && node->kind != NODE_SUBHEADING)
		numbering->of[level].numbered = false;
	else if (!none && typed)
		number_take(numbering, node, level);
	else if (!none)
		number_generate(numbering, node, level);
	unsigned below = none && node->kind == NODE_SUBHEADING ? level : level + 1;
	if (node->kind == NODE_SECTION && node->patterns)
		section_number(numbering, node, below);
	else
		children_number(numbering, node, below);
}

/* Numbered lists that are no clauses count from their first number. */
static void list_number(struct numbering *numbering, const struct node *list)
{
	unsigned count = list->start;
	for (const struct node *item = list->first; item; item = item->next, count++)
		settled(numbering->edition, item)->number = arena_printf(numbering->edition->arena, "%u.", count);
}

static void children_number(struct numbering *numbering, const struct node *parent, unsigned level)
{
	for (const struct node *child = parent->first; child; child = child->next) {
		if (child->kind == NODE_SECTION || child->kind == NODE_SUBHEADING || child->kind == NODE_CLAUSE)
			node_number(numbering, child, level);
		else if (child->kind == NODE_LIST)
			list_number(numbering, child);
		if (child->kind != NODE_APPENDIX && child->kind != NODE_SECTION && child->kind != NODE_SUBHEADING &&
		    child->kind != NODE_CLAUSE && child->kind != NODE_PARAGRAPH && child->first &&
		    (child->kind < NODE_TABLE || child->kind == NODE_NOTE))
			children_number(numbering, child, level);
	}
}

static void part_number(struct edition *edition, const struct node *part);

static void appendices_number(struct edition *edition, const struct node *part)
{
	unsigned count = 0;
	GString *letter = g_string_new(NULL);
	for (const struct node *child = part->first; child; child = child->next) {
		if (child->kind != NODE_APPENDIX)
			continue;
		g_string_truncate(letter, 0);
		if (part->kind == NODE_APPENDIX)
			g_string_append_printf(letter, "%s.", settled(edition, part)->number);
		if (child->typed)
			g_string_append(letter, child->typed);
		else
			count_append(letter, ++count, 'A');
		struct settled *out = settled(edition, child);
		out->number = out->cite = arena_text_n(edition->arena, letter->str, letter->len);
		out->count = child->typed ? 0 : count;
		out->lettered = true;
		part_number(edition, child);
	}
	g_string_free(letter, TRUE);
}

static void part_number(struct edition *edition, const struct node *part)
{
	struct numbering numbering = {.edition = edition,
				      .meta = part->meta,
				      .prefix = edition_prefix(edition, part),
				      .text = g_string_new(NULL)};
	for (unsigned level = 1; level < LEVELS_MOST; level++)
		numbering.patterns[level] = pattern_read(part_pattern(part->meta, level));
	if (part->kind == NODE_APPENDIX)
		numbering.of[0] = (struct counter){.inserted = settled(edition, part)->number, .numbered = true};
	children_number(&numbering, part, 1);
	g_string_free(numbering.text, TRUE);
	appendices_number(edition, part);
}

void numbers_settle(struct edition *edition)
{
	part_number(edition, edition->doc->root);
}

const char *edition_pattern(const struct edition *edition, const struct node *part, unsigned level)
{
	(void)edition;
	return part_pattern(part->meta, level);
}

const char *edition_prefix(const struct edition *edition, const struct node *part)
{
	return part->kind == NODE_APPENDIX && part->whole ? settled(edition, part)->number : "";
}
