/* SPDX-License-Identifier: MIT
 * A document keeps the numbers that it was adopted with: what was inserted gets letters, what was removed leaves its
 * number behind, in a provision that says so. Done before anything is settled: what follows sees provisions like
 * others, some with a count that is fixed. */
#include "model/ledger.h"
#include "resolve/ledger_match.h"
#include "resolve/letters.h"
#include "resolve/private.h"
#include "resolve/series.h"

struct keeping {
	struct doc *doc;
	const struct words *words;
	const struct ledger *ledger;
	GHashTable *ids; /* of the document as it is now */
	bool changed;
};

/* One provision of a series, in its place. */
struct slot {
	struct node *node;
	const struct ledger_entry *entry; /* what it was, where it keeps that number; or NULL */
	struct numeral numeral;
	bool fixed;
};

static const struct ledger_entry *entry_at(const struct keeping *keeping, guint i)
{
	return &g_array_index(keeping->ledger->entries, struct ledger_entry, i);
}

/* The entries below one, or those of the document (`above` beyond the last); appendices or the others. */
static GPtrArray *entries_below(const struct keeping *keeping, guint above, bool appendices)
{
	GPtrArray *entries = g_ptr_array_new();
	guint all = keeping->ledger->entries->len;
	unsigned depth = above < all ? entry_at(keeping, above)->depth + 1 : 0;
	for (guint i = above < all ? above + 1 : 0; i < all && entry_at(keeping, i)->depth >= depth; i++)
		if (entry_at(keeping, i)->depth == depth && (entry_at(keeping, i)->kind == NODE_APPENDIX) == appendices)
			g_ptr_array_add(entries, (gpointer)entry_at(keeping, i));
	return entries;
}

static guint entry_index(const struct keeping *keeping, const struct ledger_entry *entry)
{
	return (guint)(entry - (const struct ledger_entry *)(const void *)keeping->ledger->entries->data);
}

/* ---- what was removed ------------------------------------------------------------------------------------------- */

static void words_add(struct keeping *keeping, struct node *retired, const char *text)
{
	bool clause = retired->kind == NODE_CLAUSE;
	struct node *block = doc_add(keeping->doc, retired, clause ? NODE_PARAGRAPH : NODE_TITLE, retired->place);
	doc_add(keeping->doc, block, NODE_TEXT, retired->place)->text = text;
}

static struct node *retired_make(struct keeping *keeping, const struct holder *holder, const struct ledger_entry *entry)
{
	struct arena *arena = keeping->doc->arena;
	struct node *node = doc_make(keeping->doc, entry->kind, holder->node->place);
	bool used = !*entry->id || g_hash_table_contains(keeping->ids, entry->id);
	const char *day = entry->day && *entry->day ? arena_text(arena, entry->day) : NULL;
	g_autofree char *date = day ? word_date(keeping->words, day) : NULL;
	g_autofree char *said = date ? word_fill(keeping->words, "removed-on", "date", date, NULL)
				     : g_strdup(word(keeping->words, "removed"));
	const char *text = arena_text(arena, said);
	node->retired = true;
	node->retired_on = day;
	node->level = entry->kind == NODE_CLAUSE && holder->node->kind == NODE_CLAUSE
			      ? (uint8_t)(holder->node->level + 1)
			      : 1;
	if (entry->kind == NODE_APPENDIX) {
		node->meta = meta_new(keeping->doc);
		node->meta->id =
			used ? arena_printf(arena, "%s-%s", entry->id, entry->count) : arena_text(arena, entry->id);
		node->meta->title = text;
		node->meta->source = holder->meta->source;
		node->meta->place = node->place;
	} else if (!used) {
		node->id = arena_text(arena, entry->id);
	}
	words_add(keeping, node, text);
	keeping->changed = true;
	return node;
}

/* Puts it behind the one before it in the series, or in front of the one after it, or at the end of its holder. */
static void retired_place(const struct holder *holder, struct node *node, const struct node *before,
			  const struct node *after)
{
	struct node *parent = before ? before->parent : after ? after->parent : (struct node *)holder->node;
	const struct node *last = before;
	for (struct node *child = parent->first; child && !before && child != after; child = child->next)
		if (after || node->kind == NODE_APPENDIX || child->kind != NODE_APPENDIX)
			last = child;
	if (!last)
		node_attach_first(parent, node);
	else
		node_attach_after(last, node);
}

/* ---- the numbers of a series ------------------------------------------------------------------------------------ */

static void slot_add(GArray *slots, struct node *node, const struct ledger_entry *entry)
{
	struct slot slot = {.node = node, .entry = entry};
	g_array_append_val(slots, slot);
}

/* Those that were adopted and are not in their place any more, up to the place `end`. */
static void retired_add(struct keeping *keeping, const struct holder *holder, const GPtrArray *entries, uint32_t *next,
			uint32_t end, const struct node *after, GArray *slots)
{
	for (; *next < end; ++*next) {
		const struct ledger_entry *entry = entries->pdata[*next];
		if (!*entry->count)
			continue;
		const struct node *before = slots->len ? g_array_index(slots, struct slot, slots->len - 1).node : NULL;
		struct node *node = retired_make(keeping, holder, entry);
		retired_place(holder, node, before, before ? NULL : after);
		slot_add(slots, node, entry);
	}
}

/* The series in order, with what was removed behind what it followed. */
static GArray *slots_arrange(struct keeping *keeping, const struct holder *holder, const GPtrArray *entries,
			     const GPtrArray *nodes, const uint32_t *match, const bool *ordered)
{
	GArray *slots = g_array_new(FALSE, TRUE, sizeof(struct slot));
	uint32_t next = 0;
	for (guint k = 0; k <= nodes->len; k++) {
		guint kept = k;
		while (kept < nodes->len && !ordered[kept])
			kept++;
		uint32_t end = kept < nodes->len ? match[kept] : entries->len;
		retired_add(keeping, holder, entries, &next, end, k < nodes->len ? nodes->pdata[k] : NULL, slots);
		if (k == nodes->len)
			break;
		const struct ledger_entry *entry = ordered[k] ? entries->pdata[match[k]] : NULL;
		next += ordered[k];
		slot_add(slots, nodes->pdata[k], entry);
	}
	return slots;
}

/* What is there already fixes its number: an adopted one, or one that the author wrote. */
static void slots_fix(GArray *slots, char style)
{
	unsigned counted = 0;
	for (guint i = 0; i < slots->len; i++) {
		struct slot *slot = &g_array_index(slots, struct slot, i);
		const char *text = slot->node->typed ? slot->node->typed : slot->entry ? slot->entry->count : NULL;
		if (!text || !*text || slot->node->unnumbered)
			continue;
		slot->numeral = numeral_read(text, style, counted);
		slot->fixed = true;
		counted = slot->numeral.count;
	}
}

static void slots_letter(struct keeping *keeping, GArray *slots, char style)
{
	const struct numeral *before = NULL;
	for (guint i = 0; i < slots->len; i++) {
		struct slot *slot = &g_array_index(slots, struct slot, i);
		if (slot->node->unnumbered)
			continue;
		guint next = i;
		while (next < slots->len && !g_array_index(slots, struct slot, next).fixed)
			next++;
		if (!slot->fixed)
			slot->numeral = numeral_between(
				keeping->doc->arena, before,
				next < slots->len ? &g_array_index(slots, struct slot, next).numeral : NULL, style);
		before = &slot->numeral;
	}
}

/* A number that the count gives by itself is left to it; any other is fixed at the node. */
static void slots_settle(struct keeping *keeping, const GArray *slots, char style)
{
	unsigned counted = 0;
	for (guint i = 0; i < slots->len; i++) {
		const struct slot *slot = &g_array_index(slots, struct slot, i);
		if (slot->node->unnumbered || slot->node->typed)
			continue;
		if (numeral_is_plain(&slot->numeral) && slot->numeral.count == counted + 1) {
			counted++;
			continue;
		}
		GString *text = g_string_new(NULL);
		numeral_append(text, &slot->numeral, style);
		slot->node->typed = arena_text_n(keeping->doc->arena, text->str, text->len);
		slot->node->inserted = true;
		g_string_free(text, TRUE);
	}
}

static void holder_keep(struct keeping *keeping, const struct holder *holder, guint above);

static void series_keep(struct keeping *keeping, const struct holder *holder, guint above, bool appendices)
{
	char style = appendices ? 'A' : holder_style(holder);
	g_autoptr(GPtrArray) nodes = appendices ? holder_appendices(holder) : holder_series(holder);
	g_autoptr(GPtrArray) entries = entries_below(keeping, above, appendices);
	if (!entries->len)
		return;
	g_autofree uint32_t *match = ledger_match(keeping->words, entries, nodes);
	g_autofree bool *ordered = match_ordered(match, nodes->len);
	g_autoptr(GArray) slots = slots_arrange(keeping, holder, entries, nodes, match, ordered);
	slots_fix(slots, style);
	slots_letter(keeping, slots, style);
	slots_settle(keeping, slots, style);
	for (guint k = 0; k < nodes->len; k++) {
		const struct node *node = nodes->pdata[k];
		if (match[k] == NO_ENTRY || node->whole)
			continue;
		struct holder below = appendices ? holder_part(node) : holder_below(holder, node);
		holder_keep(keeping, &below, entry_index(keeping, entries->pdata[match[k]]));
	}
}

static void holder_keep(struct keeping *keeping, const struct holder *holder, guint above)
{
	series_keep(keeping, holder, above, false);
	if (holder->node->kind == NODE_DOCUMENT || holder->node->kind == NODE_APPENDIX)
		series_keep(keeping, holder, above, true);
}

/* ---- the document ----------------------------------------------------------------------------------------------- */

static void ids_note(GHashTable *ids, const struct node *node)
{
	const char *id = node->kind == NODE_APPENDIX ? node->meta->id : node->id;
	if (id)
		g_hash_table_add(ids, (gpointer)id);
	for (const struct node *child = node->first; child; child = child->next)
		ids_note(ids, child);
}

static void part_keep(struct keeping *keeping, const struct library *library, const struct node *part)
{
	bool whole = part->kind == NODE_DOCUMENT || part->whole;
	keeping->ledger =
		whole && meta_keeps_numbers(part->meta) ? g_hash_table_lookup(library->ledgers, part->meta->id) : NULL;
	if (keeping->ledger) {
		keeping->ids = g_hash_table_new(g_str_hash, g_str_equal);
		ids_note(keeping->ids, part);
		struct holder holder = holder_part(part);
		holder_keep(keeping, &holder, keeping->ledger->entries->len);
		g_hash_table_unref(keeping->ids);
	}
	for (const struct node *child = part->first; child; child = child->next)
		if (child->kind == NODE_APPENDIX)
			part_keep(keeping, library, child);
}

void ledgers_keep(const struct library *library, const struct words *words, struct doc *doc)
{
	struct keeping keeping = {.doc = doc, .words = words};
	part_keep(&keeping, library, doc->root);
	if (keeping.changed)
		doc_number(doc);
}
