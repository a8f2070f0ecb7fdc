/* SPDX-License-Identifier: MIT
 * Styles that no paragraph has yet: whoever gives one to a paragraph in Word gets a number or a bullet with it. */
#include "render/docx/docx_part.h"

#include <string.h>

#define CLAUSES 6

static const char *const clauses[CLAUSES + 1] = {"Heading1", "Clause1", "Clause2", "Clause3",
						 "Clause4",  "Clause5", "Clause6"};

/* A paragraph may have it without a number, or with one that is words: then it stays as it is. */
static bool is_used(const struct docx *docx, const char *style)
{
	g_autofree char *sign = g_strdup_printf("<w:pStyle w:val=\"%s\"/>", style);
	return strstr(docx->out->str, sign) != NULL;
}

/* The level becomes the style's; false where it has no number, or is another's. */
static bool level_give(struct docx *docx, unsigned use, unsigned level, const char *style)
{
	struct list_level *own = level < LIST_LEVELS ? &list_of_use(docx->plan, use)->levels[level] : NULL;
	if (!own || !own->text || own->settled || own->style || is_used(docx, style))
		return false;
	own->style = style;
	own->settled = true;
	own->indent = docx_house_indent(docx->house, style);
	own->look = g_hash_table_lookup(docx->house->looks, style);
	g_hash_table_insert(docx->plan->tied, (gpointer)style, GUINT_TO_POINTER(use << 4 | level));
	return true;
}

void unused_styles_tie(struct docx *docx)
{
	unsigned last = 0, use = 0, level = 0, other, at;
	for (unsigned i = 0; i <= CLAUSES; i++)
		if (list_tied(docx->plan, clauses[i], &other, &at)) {
			last = i;
			use = other;
			level = at;
		}
	while (use && last < CLAUSES && level_give(docx, use, level + 1, clauses[last + 1])) {
		last++;
		level++;
	}
	if (!is_used(docx, "ListBullet") && !is_used(docx, "ListBullet2") && !is_used(docx, "ListBullet3"))
		list_bullets(docx->plan, docx->house, 0);
}
