/* SPDX-License-Identifier: MIT */
#include "render/odt/odt_list.h"

#include "render/odt/odt_part.h"

#include <string.h>

/* Instances of bullets and ordinary lists are even, those of the plan odd. */
unsigned odt_instance(unsigned use)
{
	return 2 * use - 1;
}

unsigned odt_instance_new(struct odt *odt)
{
	return 2 * ++odt->lists.given;
}

/* ---- items ---------------------------------------------------------------------------------------------------- */

static bool is_bullets(const struct list *list)
{
	return list->levels[0].format == LIST_BULLET;
}

static void style_append(GString *out, const struct list_plan *plan, unsigned list)
{
	append_text(out, is_bullets(plan->lists->pdata[list]) ? "Bullets" : "Numbers");
	xml_number(out, list + 1);
}

/* The outermost element of a list: its first, or one that goes on with it. */
static void list_start(struct odt *odt, const struct odt_lead *lead)
{
	GString *out = odt->out;
	gpointer key = GUINT_TO_POINTER(lead->instance);
	XML(out, "<text:list text:style-name=\"");
	style_append(out, odt->plan, lead->list);
	if (g_hash_table_add(odt->lists.begun, key))
		g_string_append_printf(out, "\" xml:id=\"list%u\">", lead->instance);
	else
		g_string_append_printf(out, "\" text:continue-numbering=\"true\" text:continue-list=\"list%u\">",
				       lead->instance);
	odt->lists.open = lead->instance;
	odt->lists.depth = 1;
}

static void level_end(struct odt *odt)
{
	XML(odt->out, "</text:list-item></text:list>");
	odt->lists.depth--;
}

void odt_lists_stop(struct odt *odt)
{
	while (odt->lists.depth)
		level_end(odt);
	odt->lists.open = 0;
	odt->lists.owner = NULL;
}

void odt_item_start(struct odt *odt, const struct odt_lead *lead)
{
	unsigned wanted = lead->level + 1;
	if (odt->lists.open != lead->instance) {
		odt_lists_stop(odt);
		list_start(odt, lead);
	} else {
		while (odt->lists.depth > wanted)
			level_end(odt);
		if (odt->lists.depth == wanted)
			XML(odt->out, "</text:list-item>");
		else
			XML(odt->out, "<text:list>"), odt->lists.depth++;
	}
	/* A level between has an item without a number of its own, which is not counted. */
	for (; odt->lists.depth < wanted; odt->lists.depth++)
		XML(odt->out, "<text:list-item><text:list>");
	if (lead->start)
		g_string_append_printf(odt->out, "<text:list-item text:start-value=\"%u\">", lead->start);
	else
		XML(odt->out, "<text:list-item>");
	odt->lists.owner = lead->owner;
	const struct list *list = odt->plan->lists->pdata[lead->list];
	odt->lists.edge = list->levels[lead->level].indent.left;
}

/* ---- their styles --------------------------------------------------------------------------------------------- */

static void place_write(GString *out, struct indent indent)
{
	XML(out, "<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">"
		 "<style:list-level-label-alignment text:label-followed-by=\"listtab\" text:list-tab-stop-position=\"");
	measure_append(out, indent.left);
	XML(out, "\" fo:text-indent=\"");
	measure_append(out, -indent.hanging);
	XML(out, "\" fo:margin-left=\"");
	measure_append(out, indent.left);
	XML(out, "\"/></style:list-level-properties>");
}

static void bullet_write(GString *out, const struct list_level *level, unsigned at)
{
	g_string_append_printf(out, "<text:list-level-style-bullet text:level=\"%u\" text:bullet-char=\"%s\">", at + 1,
			       level->text);
	place_write(out, level->indent);
	XML(out, "</text:list-level-style-bullet>");
}

static void around_write(GString *out, const char *name, const char *text, size_t length)
{
	if (!length)
		return;
	char *words = g_strndup(text, length);
	g_string_append_printf(out, " %s=\"", name);
	xml_value(out, words);
	g_string_append_c(out, '"');
	g_free(words);
}

static void number_write(GString *out, const struct list_level *level, unsigned at)
{
	static const char *const formats[] = {
		[LIST_DECIMAL] = "1",     [LIST_UPPER_LETTER] = "A", [LIST_LOWER_LETTER] = "a",
		[LIST_UPPER_ROMAN] = "I", [LIST_LOWER_ROMAN] = "i",
	};
	struct list_shape shape;
	bool fits = list_shape(level, at, &shape);
	g_string_append_printf(out, "<text:list-level-style-number text:level=\"%u\"", at + 1);
	if (level->bold)
		XML(out, " text:style-name=\"BoldNumber\"");
	/* A text of another make is that of a level on which nothing is counted: numbers there are in other lists. */
	if (fits)
		around_write(out, "style:num-prefix", level->text, shape.before);
	if (fits)
		around_write(out, "style:num-suffix", shape.after, strlen(shape.after));
	g_string_append_printf(out, " style:num-format=\"%s\"", formats[level->format]);
	if (fits && shape.shown > 1)
		g_string_append_printf(out, " text:display-levels=\"%u\"", shape.shown);
	if (level->start > 1)
		g_string_append_printf(out, " text:start-value=\"%u\"", level->start);
	g_string_append_c(out, '>');
	place_write(out, level->indent);
	XML(out, "</text:list-level-style-number>");
}

static void list_write_one(const struct odt *odt, GString *out, unsigned i)
{
	const struct list *list = odt->plan->lists->pdata[i];
	XML(out, "<text:list-style style:name=\"");
	style_append(out, odt->plan, i);
	XML(out, "\">");
	for (unsigned at = 0; at < LIST_LEVELS; at++) {
		if (!list->levels[at].text)
			continue;
		if (list->levels[at].format == LIST_BULLET)
			bullet_write(out, &list->levels[at], at);
		else
			number_write(out, &list->levels[at], at);
	}
	XML(out, "</text:list-style>");
}

void odt_lists_write(const struct odt *odt, GString *out)
{
	for (unsigned i = 0; i < odt->plan->lists->len; i++)
		list_write_one(odt, out, i);
}

/* ---- numbers in references -------------------------------------------------------------------------------------- */

static const struct list *mark_list(const struct list_plan *plan, const struct list_mark *mark)
{
	return plan->lists->pdata[g_array_index(plan->uses, struct list_use, mark->use - 1).list];
}

/* A number as it stands at the margin, without what stands behind its counts where nothing stands in front of them: so
 * do office programs show '1.' and 'a)' in a reference. */
static char *number_bare(const struct odt *odt, const struct node *node, struct list_shape *shape)
{
	const struct list_mark *mark = &odt->plan->marks[node->index];
	const struct list_level *level = &mark_list(odt->plan, mark)->levels[mark->level];
	const char *number =
		node->kind == NODE_APPENDIX ? edition_label(odt->edition, node) : edition_number(odt->edition, node);
	if (!list_shape(level, mark->level, shape))
		return NULL;
	size_t after = strlen(shape->after), length = strlen(number);
	if (shape->before || after > length)
		after = 0;
	return g_strndup(number, length - after);
}

/* The node whose number stands in front of a node's own, where that shows `shown` levels. */
static const struct node *node_above(const struct odt *odt, const struct node *node, unsigned shown)
{
	const struct list_mark *mark = &odt->plan->marks[node->index];
	for (const struct node *above = node->parent; above && mark->level >= shown; above = above->parent) {
		const struct list_mark *theirs = &odt->plan->marks[above->index];
		if (theirs->kind == LIST_OWN && theirs->use == mark->use && theirs->level + shown == mark->level)
			return above;
	}
	return NULL;
}

/* The same with all numbers that it hangs on: '16.5(a)'. NULL where that is not sure. */
static char *number_whole(const struct odt *odt, const struct node *node)
{
	struct list_shape shape;
	char *own = number_bare(odt, node, &shape);
	if (!own || odt->plan->marks[node->index].level < shape.shown)
		return own;
	const struct node *above = node_above(odt, node, shape.shown);
	char *before = above ? number_whole(odt, above) : NULL;
	char *whole = before ? g_strconcat(before, own, NULL) : NULL;
	g_free(before);
	g_free(own);
	return whole;
}

/* Whether words end with a number that stands alone: 'section 16'. */
static bool ends_with(const char *words, const char *number)
{
	size_t all = strlen(words), length = number ? strlen(number) : 0;
	if (length == 0 || length > all || strcmp(words + all - length, number))
		return false;
	return length == all || words[all - length - 1] == ' ';
}

char *odt_number_shown(const struct odt *odt, const struct node *node, const char *words, const char **format)
{
	struct list_shape shape;
	if (odt->plan->marks[node->index].kind != LIST_OWN)
		return NULL;
	char *shown = number_bare(odt, node, &shape);
	*format = "number-no-superior";
	if (!ends_with(words, shown)) {
		g_free(shown);
		shown = number_whole(odt, node);
		*format = "number-all-superior";
	}
	if (!ends_with(words, shown)) {
		g_free(shown);
		return NULL;
	}
	return shown;
}
