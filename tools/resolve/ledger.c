/* SPDX-License-Identifier: MIT
 * The numbers that an edition has, written down for those that come after it. */
#include "model/ledger.h"
#include "resolve/private.h"
#include "resolve/series.h"

#include <string.h>

struct writing {
	const struct edition *edition;
	struct ledger *ledger;
};

static const char *count_of(const struct writing *writing, const struct node *node, char style)
{
	const struct settled *of = settled(writing->edition, node);
	if (!of->number)
		return "";
	if (node->typed)
		return arena_text(writing->ledger->arena, node->typed);
	GString *text = g_string_new(NULL);
	count_append(text, of->count, style);
	const char *count = arena_text_n(writing->ledger->arena, text->str, text->len);
	g_string_free(text, TRUE);
	return count;
}

static void entry_add(struct writing *writing, const struct node *node, char style, unsigned depth)
{
	struct arena *arena = writing->ledger->arena;
	const char *id = node->kind == NODE_APPENDIX ? node->meta->id : node->id;
	struct ledger_entry entry = {.kind = node->kind,
				     .depth = depth,
				     .count = count_of(writing, node, style),
				     .id = id ? arena_text(arena, id) : "",
				     .words = "",
				     .day = ""};
	if (node->retired)
		entry.day = node->retired_on ? arena_text(arena, node->retired_on) : NULL;
	if (!id && !node->retired) {
		g_autofree char *words = provision_words(node);
		entry.words = arena_text(arena, words);
	}
	g_array_append_val(writing->ledger->entries, entry);
}

static void series_write(struct writing *writing, const struct holder *holder, unsigned depth)
{
	g_autoptr(GPtrArray) series = holder_series(holder);
	for (guint i = 0; i < series->len; i++) {
		const struct node *node = series->pdata[i];
		struct holder below = holder_below(holder, node);
		entry_add(writing, node, holder_style(holder), depth);
		series_write(writing, &below, depth + 1);
	}
}

static void part_write(struct writing *writing, const struct node *part, unsigned depth)
{
	struct holder holder = holder_part(part);
	g_autoptr(GPtrArray) appendices = holder_appendices(&holder);
	series_write(writing, &holder, depth);
	for (guint i = 0; i < appendices->len; i++) {
		const struct node *appendix = appendices->pdata[i];
		entry_add(writing, appendix, 'A', depth);
		if (!appendix->whole) /* which has a ledger of its own */
			part_write(writing, appendix, depth + 1);
	}
}

struct ledger *edition_ledger(const struct edition *edition)
{
	struct writing writing = {edition, ledger_new()};
	part_write(&writing, edition_root(edition), 0);
	return writing.ledger;
}
