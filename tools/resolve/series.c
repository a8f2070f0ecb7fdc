/* SPDX-License-Identifier: MIT */
#include "resolve/series.h"
#include "base/sum.h"
#include "model/entry.h"
#include "resolve/private.h"

#include <string.h>

#define SUM_LENGTH 16

struct holder holder_part(const struct node *part)
{
	return (struct holder){.node = part, .meta = part->meta, .level = 1};
}

struct holder holder_below(const struct holder *above, const struct node *provision)
{
	struct holder below = *above;
	below.node = provision;
	below.level++;
	if (provision->kind == NODE_SECTION && provision->patterns) {
		below.patterns = provision->patterns;
		below.patterns_from = below.level;
	}
	return below;
}

char holder_style(const struct holder *holder)
{
	const char *text = part_pattern(holder->meta, holder->level);
	unsigned own = holder->level - holder->patterns_from;
	for (unsigned i = 0; holder->patterns && holder->patterns[i]; i++)
		if (i == own)
			text = holder->patterns[i];
	struct pattern pattern = pattern_read(text);
	return pattern.counters ? text[pattern.at[pattern.counters - 1]] : '1';
}

static void series_add(GPtrArray *series, const struct node *parent)
{
	for (const struct node *child = parent->first; child; child = child->next) {
		bool open = child->kind == NODE_SUBHEADING && child->unnumbered;
		bool counts =
			child->kind == NODE_SECTION || child->kind == NODE_SUBHEADING || child->kind == NODE_CLAUSE;
		if (counts && !open)
			g_ptr_array_add(series, (gpointer)child);
		else if (open || (child->kind != NODE_APPENDIX && child->kind != NODE_PARAGRAPH &&
				  (child->kind < NODE_TABLE || child->kind == NODE_NOTE)))
			series_add(series, child);
	}
}

GPtrArray *holder_series(const struct holder *holder)
{
	GPtrArray *series = g_ptr_array_new();
	series_add(series, holder->node);
	return series;
}

GPtrArray *holder_appendices(const struct holder *holder)
{
	GPtrArray *appendices = g_ptr_array_new();
	for (const struct node *child = holder->node->first; child; child = child->next)
		if (child->kind == NODE_APPENDIX)
			g_ptr_array_add(appendices, (gpointer)child);
	return appendices;
}

/* Its own words. The caller frees them. */
static char *provision_text(const struct node *provision)
{
	const struct node *own = node_child(provision, NODE_TITLE);
	if (!own)
		own = node_child(provision, NODE_PARAGRAPH);
	GString *words = g_string_new(NULL);
	if (own)
		node_plain(own, words);
	return g_string_free(words, FALSE);
}

static char *words_sum(const char *words)
{
	char *sum = sum_of(words, strlen(words));
	sum[SUM_LENGTH] = '\0';
	return sum;
}

char *provision_words(const struct node *provision)
{
	g_autofree char *words = provision_text(provision);
	return words_sum(words);
}

GPtrArray *provision_forms(const struct words *words, const struct node *provision)
{
	g_autofree char *text = provision_text(provision);
	g_autoptr(GPtrArray) forms = entry_forms(words, text);
	GPtrArray *sums = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < forms->len; i++)
		g_ptr_array_add(sums, words_sum(forms->pdata[i]));
	return sums;
}
