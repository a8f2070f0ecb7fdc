/* SPDX-License-Identifier: MIT
 * Lists that are no clauses: bullets, and ordinary numbers in a note, say. */
#include "render/docx/docx_list.h"

#define INNER_LEVELS 3

static const char *const bullet_styles[INNER_LEVELS] = {"ListBullet", "ListBullet2", "ListBullet3"};
static const char *const number_styles[INNER_LEVELS] = {"ListNumber", "ListNumber2", "ListNumber3"};

/* A list of three levels, each indented as its style is, from the edge of the text that it stands in. */
static unsigned inner_list(struct list_plan *plan, const struct docx_house *house,
			   const char *const styles[INNER_LEVELS], const char *const texts[INNER_LEVELS],
			   const enum list_format formats[INNER_LEVELS], unsigned edge)
{
	struct list *list = list_add(plan);
	for (int i = 0; i < INNER_LEVELS; i++) {
		struct list_level *level = &list->levels[i];
		level->text = g_strdup(texts[i]);
		level->format = formats[i];
		level->indent = docx_house_indent(house, styles[i]);
		level->indent.left += (int)edge;
		level->settled = true;
	}
	return plan->lists->len - 1;
}

static void styles_tie(struct list_plan *plan, unsigned use, const char *const *styles, unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		list_of_use(plan, use)->levels[i].style = styles[i];
		g_hash_table_insert(plan->tied, (gpointer)styles[i], GUINT_TO_POINTER(use << 4 | i));
	}
}

unsigned list_bullets(struct list_plan *plan, const struct docx_house *house, unsigned edge)
{
	static const char *const signs[INNER_LEVELS] = {"\u2022", "\u2013", "\u2022"};
	static const enum list_format formats[INNER_LEVELS] = {LIST_BULLET, LIST_BULLET, LIST_BULLET};
	unsigned use = GPOINTER_TO_UINT(g_hash_table_lookup(plan->bullets, GUINT_TO_POINTER(edge)));
	if (!use) {
		use = list_use_add(plan, inner_list(plan, house, bullet_styles, signs, formats, edge));
		g_hash_table_insert(plan->bullets, GUINT_TO_POINTER(edge), GUINT_TO_POINTER(use));
		if (edge == 0)
			styles_tie(plan, use, bullet_styles, INNER_LEVELS);
	}
	return use;
}

unsigned list_cell_bullets(struct list_plan *plan, const struct docx_house *house)
{
	static const char *const style = "TableBullet";
	unsigned use = 0, level = 0;
	if (list_tied(plan, style, &use, &level))
		return use;
	struct list *list = list_add(plan);
	list->levels[0].text = g_strdup("\u2022");
	list->levels[0].format = LIST_BULLET;
	list->levels[0].indent = docx_house_indent(house, style);
	use = list_use_add(plan, plan->lists->len - 1);
	styles_tie(plan, use, &style, 1);
	return use;
}

unsigned list_ordinary(struct list_plan *plan, const struct docx_house *house, unsigned edge, unsigned level,
		       unsigned start)
{
	static const char *const texts[INNER_LEVELS] = {"%1.", "%2.", "%3."};
	static const enum list_format formats[INNER_LEVELS] = {LIST_DECIMAL, LIST_DECIMAL, LIST_DECIMAL};
	if (plan->uses->len >= LIST_USES_MOST)
		return 0;
	gpointer key = GUINT_TO_POINTER(edge);
	unsigned list = GPOINTER_TO_UINT(g_hash_table_lookup(plan->ordinary, key));
	if (!list || level >= INNER_LEVELS) {
		/* Uses of one list count together: what is deeper than its levels gets one of its own. */
		list = inner_list(plan, house, number_styles, texts, formats, edge) + 1;
		if (level < INNER_LEVELS)
			g_hash_table_insert(plan->ordinary, key, GUINT_TO_POINTER(list));
	}
	unsigned use = list_use_add(plan, list - 1);
	struct list_use *made = &g_array_index(plan->uses, struct list_use, use - 1);
	made->restart = (int)MIN(level, INNER_LEVELS - 1);
	made->start = start;
	return use;
}
