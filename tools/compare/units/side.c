/* SPDX-License-Identifier: MIT
 * One side of a comparison: its documents, and the units of all of them. */
#include "base/room.h"
#include "compare/units/build.h"

#include <string.h>

#define TOKENS_A_NODE 10
#define TOKENS_AT_LEAST 4
#define NODES_A_UNIT 2

static void document_clear(void *gone)
{
	struct document *document = gone;
	g_free(document->unit_of);
	g_hash_table_unref(document->typed);
}

static void document_add(struct side *side, const struct edition *edition, const char *identity)
{
	uint32_t nodes = edition_doc(edition)->nodes;
	uint32_t *unit_of = g_new(uint32_t, nodes);
	memset(unit_of, 0xff, nodes * sizeof *unit_of);
	struct document document = {.edition = edition,
				    .identity = arena_text(side->arena, identity),
				    .unit_of = unit_of,
				    .typed = plain_numbers(edition, side->arena)};
	g_array_append_val(side->documents, document);
}

static void units_fill(struct side *side)
{
	struct build build = {
		.side = side, .text = g_string_new(NULL), .home = g_string_new(NULL), .token = g_string_new(NULL)};
	build.runs = g_array_new(FALSE, TRUE, sizeof(struct run));
	for (build.document = 0; build.document < side->documents->len; build.document++)
		document_units(&build);
	g_string_free(build.text, TRUE);
	g_string_free(build.home, TRUE);
	g_string_free(build.token, TRUE);
	g_array_unref(build.runs);
}

/* Room for what a text of so many nodes commonly has: what grows bit by bit is copied again and again. */
static guint room_for(const GPtrArray *editions, guint a_node)
{
	guint64 nodes = 0;
	for (guint i = 0; i < editions->len; i++)
		nodes += edition_doc(editions->pdata[i])->nodes;
	return (guint)MIN(nodes * a_node, G_MAXUINT / 64);
}

struct side *side_new(const GPtrArray *editions, const char *const *identities, struct lexicon *lexicon)
{
	struct side *side = g_new0(struct side, 1);
	side->lexicon = lexicon;
	side->arena = arena_new();
	side->documents = g_array_new(FALSE, TRUE, sizeof(struct document));
	g_array_set_clear_func(side->documents, document_clear);
	side->tokens = g_array_sized_new(FALSE, FALSE, sizeof(struct token), room_for(editions, TOKENS_A_NODE));
	room_large(side->tokens->data, room_for(editions, TOKENS_AT_LEAST) * sizeof(struct token));
	side->units = g_array_sized_new(FALSE, TRUE, sizeof(struct unit), room_for(editions, 1) / NODES_A_UNIT);
	side->parts = g_array_new(FALSE, TRUE, sizeof(struct part));
	side->bags = g_array_sized_new(FALSE, FALSE, sizeof(struct bag_entry), room_for(editions, TOKENS_A_NODE));
	for (guint i = 0; i < editions->len; i++) {
		const char *own = editions->len > 1 ? edition_meta(editions->pdata[i])->id : "";
		document_add(side, editions->pdata[i], identities ? identities[i] : own);
	}
	units_fill(side);
	side_index(side);
	return side;
}

void side_matched(struct side *side)
{
	g_clear_pointer(&side->bags, g_array_unref);
	side->times = g_array_new(FALSE, TRUE, sizeof(uint32_t));
	side->terms = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

/* The words in small letters first: they are words of the lexicon too. */
static void times_count(const struct side *side)
{
	for (guint i = 0; i < side->tokens->len; i++)
		lexicon_lower(side->lexicon, TOKEN(side, i)->word);
	g_array_set_size(side->times, lexicon_size(side->lexicon));
	for (guint i = 0; i < side->tokens->len; i++)
		g_array_index(side->times, uint32_t, lexicon_lower(side->lexicon, TOKEN(side, i)->word))++;
}

uint32_t side_times(const struct side *side, uint32_t word)
{
	uint32_t lower = lexicon_lower(side->lexicon, word);
	if (!side->times->len)
		times_count(side);
	return lower < side->times->len ? g_array_index(side->times, uint32_t, lower) : 0;
}

static void term_add(const struct side *side, const struct unit *definition)
{
	for (uint32_t i = 0; i < definition->count; i++) {
		const struct token *token = TOKEN(side, definition->first + i);
		if (token->format & FORMAT_MARK) /* behind it stands what it means */
			return;
		g_hash_table_add(side->terms, g_utf8_casefold(lexicon_text(side->lexicon, token->word), -1));
	}
}

static void terms_find(const struct side *side)
{
	for (guint i = 0; i < side->units->len; i++)
		if (UNIT(side, i)->kind == UNIT_DEFINITION)
			term_add(side, UNIT(side, i));
	g_hash_table_add(side->terms, g_strdup(""));
}

bool side_defines(const struct side *side, const char *folded)
{
	if (!g_hash_table_size(side->terms))
		terms_find(side);
	return g_hash_table_contains(side->terms, folded);
}

void side_free(struct side *side)
{
	if (!side)
		return;
	g_array_unref(side->documents);
	g_array_unref(side->tokens);
	g_array_unref(side->units);
	g_array_unref(side->parts);
	g_clear_pointer(&side->bags, g_array_unref);
	g_clear_pointer(&side->times, g_array_unref);
	g_clear_pointer(&side->terms, g_hash_table_unref);
	arena_free(side->arena);
	g_free(side);
}

/* ---- asking it --------------------------------------------------------------------------------------------------- */

uint32_t document_of(const struct side *side, const struct node *node)
{
	while (node->parent)
		node = node->parent;
	for (guint i = 0; i < side->documents->len; i++)
		if (edition_root(DOCUMENT(side, i)->edition) == node)
			return i;
	return NO_UNIT;
}

uint32_t unit_of(const struct side *side, const struct node *node)
{
	uint32_t document = document_of(side, node);
	return document == NO_UNIT ? NO_UNIT : DOCUMENT(side, document)->unit_of[node->index];
}

const char *identity_of(const struct side *side, const char *id)
{
	for (guint i = 0; i < side->documents->len; i++)
		if (!strcmp(edition_meta(DOCUMENT(side, i)->edition)->id, id))
			return DOCUMENT(side, i)->identity;
	return id;
}

const struct edition *unit_edition(const struct side *side, uint32_t unit)
{
	return DOCUMENT(side, PART(side, UNIT(side, unit)->part)->document)->edition;
}

const char *unit_label(const struct side *side, uint32_t unit)
{
	const struct unit *u = UNIT(side, unit);
	const struct part *part = PART(side, u->part);
	if (part->label && part->first == unit)
		return part->label;
	const struct edition *edition = unit_edition(side, unit);
	const char *label = edition_label_whole(edition, u->node);
	if (part->label && !strcmp(label, edition_label(edition, part->node)))
		return part->label;
	if (!*label && u->parent != NO_UNIT)
		label = edition_label_whole(edition, UNIT(side, u->parent)->node);
	return label;
}

const char *unit_number(const struct side *side, uint32_t unit)
{
	const struct unit *u = UNIT(side, unit);
	const struct part *part = PART(side, u->part);
	if (part->label && part->first == unit)
		return strrchr(part->label, ' ') + 1;
	return edition_number(unit_edition(side, unit), u->node);
}

void unit_shown(const struct side *side, const struct unit *unit, uint32_t from, uint32_t to, GString *out)
{
	if (from >= to)
		return;
	const char *text = unit->text;
	size_t start = TOKEN(side, unit->first + from)->start;
	size_t end = to < unit->count ? TOKEN(side, unit->first + to)->start : strlen(text);
	g_string_append_len(out, text + start, (gssize)(end - start));
}
