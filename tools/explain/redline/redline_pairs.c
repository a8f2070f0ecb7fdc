/* SPDX-License-Identifier: MIT */
#include "explain/redline/redline_pairs.h"
#include "compare/match/order.h"

#include <string.h>

uint32_t pairs_unit(const struct pairs *pairs, const struct node *node, bool is_new)
{
	gpointer found = g_hash_table_lookup(is_new ? pairs->new_units : pairs->old_units, node);
	return found ? GPOINTER_TO_UINT(found) - 1 : NO_UNIT;
}

/* ---- which units there are --------------------------------------------------------------------------------------- */

static const struct node *root_of(const struct node *node)
{
	while (node->parent)
		node = node->parent;
	return node;
}

static struct standing *standings_new(const struct side *side, const struct edition *edition, GHashTable *units)
{
	struct standing *list = g_new0(struct standing, side->units->len + 1);
	const struct node *root = edition ? edition_root(edition) : NULL;
	for (uint32_t i = 0; i < side->units->len; i++) {
		const struct node *node = UNIT(side, i)->node;
		list[i].partner = NO_UNIT;
		list[i].here = root && root_of(PART(side, UNIT(side, i)->part)->node) == root;
		if (!g_hash_table_contains(units, node))
			g_hash_table_insert(units, (gpointer)node, GUINT_TO_POINTER(i + 1));
	}
	return list;
}

static uint32_t *tokens_new(const struct side *side)
{
	uint32_t *list = g_new(uint32_t, side->tokens->len + 1);
	memset(list, 0xff, (side->tokens->len + 1) * sizeof *list);
	return list;
}

/* ---- words ------------------------------------------------------------------------------------------------------- */

#define SET_ON (FORMAT_STRONG | FORMAT_EMPH | FORMAT_CODE)

static bool shown_alike(const struct pairs *pairs, const struct unit *old, uint32_t i, const struct unit *new,
			uint32_t k)
{
	GString *was = g_string_new(NULL), *is = g_string_new(NULL);
	unit_shown(pairs->changes->old, old, i, i + 1, was);
	unit_shown(pairs->changes->new, new, k, k + 1, is);
	bool alike = !strcmp(g_strchomp(was->str), g_strchomp(is->str));
	g_string_free(was, TRUE);
	g_string_free(is, TRUE);
	return alike;
}

/* What the reference in a token of the old text printed, or read where it was typed by hand; NULL for none of that
 * document. */
static const char *referred(struct pairs *pairs, const struct unit *unit, uint32_t i)
{
	const struct token *token = TOKEN(pairs->changes->old, unit->first + i);
	if (token->format & FORMAT_ADDRESS)
		return NULL;
	if (token->node)
		return token->node->kind == NODE_REFERENCE && root_of(token->node) == edition_root(pairs->old)
			       ? edition_reference(pairs->old, token->node)->text
			       : NULL;
	if (!token->target)
		return NULL;
	GString *shown = g_string_new(NULL);
	unit_shown(pairs->changes->old, unit, i, i + 1, shown);
	const char *kept = g_string_chunk_insert(pairs->typed, g_strchomp(shown->str));
	g_string_free(shown, TRUE);
	return kept;
}

/* A reference that is the same but prints another number. */
static void follow(struct pairs *pairs, const struct unit *old, uint32_t i, const struct token *new)
{
	if (new->format & FORMAT_ADDRESS || !new->node || new->node->kind != NODE_REFERENCE || !pairs->old ||
	    !pairs->new || root_of(new->node) != edition_root(pairs->new))
		return;
	const char *was = referred(pairs, old, i);
	if (was && strcmp(was, edition_reference(pairs->new, new->node)->text) != 0)
		g_hash_table_insert(pairs->followed, (gpointer) new->node, (gpointer)was);
}

/* Two words that are the same; true where they are set otherwise, or are a number typed by hand that followed. */
static bool tokens_pair(struct pairs *pairs, uint32_t old_unit, uint32_t i, uint32_t new_unit, uint32_t k)
{
	const struct side *old = pairs->changes->old, *new = pairs->changes->new;
	const struct unit *x = UNIT(old, old_unit), *y = UNIT(new, new_unit);
	const struct token *a = TOKEN(old, x->first + i), *b = TOKEN(new, y->first + k);
	pairs->new_token[x->first + i] = y->first + k;
	pairs->old_token[y->first + k] = x->first + i;
	follow(pairs, x, i, b);
	if ((a->format ^ b->format) & SET_ON)
		return true;
	return b->target && !b->node && !shown_alike(pairs, x, i, y, k);
}

/* A place in the words of several units. */
struct spot {
	const struct side *side;
	uint32_t unit, token;
};

static void spot_settle(struct spot *spot, uint32_t end)
{
	while (spot->unit < end && spot->token >= UNIT(spot->side, spot->unit)->count) {
		spot->unit++;
		spot->token = 0;
	}
}

static void spot_skip(struct spot *spot, uint32_t count, uint32_t end)
{
	for (; count; count--) {
		spot_settle(spot, end);
		spot->token++;
	}
}

/* The words of the step's units between its hunks are the same. */
static bool words_pair(struct pairs *pairs, const struct change_step *step)
{
	struct spot old = {pairs->changes->old, step->old_at, 0}, new = {pairs->changes->new, step->new_at, 0};
	uint32_t old_end = step->old_at + step->old_count, new_end = step->new_at + step->new_count, at = 0;
	bool differs = step->hunks && step->hunks->len;
	guint next = 0, hunks = step->hunks ? step->hunks->len : 0;
	for (;;) {
		const struct hunk *hunk = next < hunks ? &g_array_index(step->hunks, struct hunk, next) : NULL;
		if (hunk && hunk->old_at == at) {
			spot_skip(&old, hunk->old_count, old_end);
			spot_skip(&new, hunk->new_count, new_end);
			at += hunk->old_count;
			next++;
			continue;
		}
		spot_settle(&old, old_end);
		spot_settle(&new, new_end);
		if (old.unit == old_end || new.unit == new_end)
			return differs;
		differs = tokens_pair(pairs, old.unit, old.token++, new.unit, new.token++) || differs;
		at++;
	}
}

static void token_unpair(const struct pairs *pairs, uint32_t place, bool is_new)
{
	uint32_t *own = is_new ? pairs->old_token : pairs->new_token,
		 *other = is_new ? pairs->new_token : pairs->old_token;
	if (own[place] != NO_UNIT)
		other[own[place]] = NO_UNIT;
	own[place] = NO_UNIT;
}

void links_unpair(const struct pairs *pairs, uint32_t first, uint32_t end, bool is_new)
{
	const struct side *side = is_new ? pairs->changes->new : pairs->changes->old;
	const uint32_t *twins = is_new ? pairs->old_token : pairs->new_token;
	for (uint32_t i = first; i < end; i++) {
		if (!(TOKEN(side, i)->format & FORMAT_ADDRESS) || twins[i] != NO_UNIT)
			continue;
		for (uint32_t k = i; k > first; k--) {
			uint32_t format = TOKEN(side, k - 1)->format;
			if (!(format & FORMAT_LINK) || format & FORMAT_ADDRESS)
				break;
			token_unpair(pairs, k - 1, is_new);
		}
	}
}

/* ---- units ------------------------------------------------------------------------------------------------------- */

/* Only the words of a paragraph can be divided or joined. */
static bool divides(const struct side *side, uint32_t at, uint32_t count)
{
	for (uint32_t i = at; i < at + count; i++) {
		enum unit_kind kind = UNIT(side, i)->kind;
		if (kind != UNIT_CLAUSE && kind != UNIT_PARAGRAPH && kind != UNIT_ITEM)
			return false;
	}
	return true;
}

static void stand(struct standing *list, uint32_t count, struct standing as)
{
	for (uint32_t i = 0; i < count; i++) {
		bool here = list[i].here;
		list[i] = as;
		list[i].here = here;
		list[i].place = as.partner == NO_UNIT ? 0 : (uint8_t)i;
	}
}

/* 'Appendix B' typed in a heading is no word of it. */
static bool labels_differ(const struct pairs *pairs, const struct change_step *step)
{
	const struct unit *old = UNIT(pairs->changes->old, step->old_at),
			  *new = UNIT(pairs->changes->new, step->new_at);
	bool headings = old->kind <= UNIT_APPENDIX && old->kind != UNIT_SUBHEADING &&
			new->kind <= UNIT_APPENDIX &&new->kind != UNIT_SUBHEADING;
	return headings && (g_strcmp0(PART(pairs->changes->old, old->part)->label,
				      PART(pairs->changes->new, new->part)->label) != 0 ||
			    strcmp(old->text, new->text) != 0);
}

static void step_read(struct pairs *pairs, const struct change_step *step, const struct change *change)
{
	bool paired = step->old_count && step->new_count;
	if (step->old_count + step->new_count > 2)
		paired = paired && (step->old_count == 1 || step->new_count == 1) &&
			 divides(pairs->changes->old, step->old_at, step->old_count) &&
			 divides(pairs->changes->new, step->new_at, step->new_count);
	bool differs = paired && words_pair(pairs, step);
	differs = differs || (paired && labels_differ(pairs, step));
	struct standing as = {.fate = paired ? FATE_KEPT : FATE_LONE,
			      .differs = differs || step->old_count + step->new_count > 2,
			      .of = (uint8_t)MIN(MAX(step->old_count, step->new_count), UINT8_MAX),
			      .partner = paired ? step->new_at : NO_UNIT,
			      .change = change};
	stand(&pairs->olds[step->old_at], step->old_count, as);
	as.partner = paired ? step->old_at : NO_UNIT;
	stand(&pairs->news[step->new_at], step->new_count, as);
}

static void steps_read(struct pairs *pairs, const GPtrArray *list, uint8_t *taken, uint8_t *filled)
{
	for (guint i = 0; i < list->len; i++) {
		const struct change *change = list->pdata[i];
		for (guint k = 0; k < change->steps->len; k++) {
			const struct change_step *step = &g_array_index(change->steps, struct change_step, k);
			step_read(pairs, step, change);
			memset(taken + step->old_at, 1, step->old_count);
			memset(filled + step->new_at, 1, step->new_count);
		}
	}
}

/* What no step tells of. */
static void rest_read(struct pairs *pairs, const uint8_t *taken, const uint8_t *filled)
{
	uint32_t old = 0, new = 0, olds = pairs->changes->old->units->len, news = pairs->changes->new->units->len;
	for (;; old++, new ++) {
		while (old < olds && taken[old])
			old++;
		while (new < news && filled[new])
			new ++;
		if (old == olds || new == news)
			return;
		step_read(pairs, &(struct change_step){old, 1, new, 1, NULL}, NULL);
	}
}

/* ---- what moved -------------------------------------------------------------------------------------------------- */

static void moved(struct pairs *pairs, uint32_t new_unit)
{
	struct standing *new = &pairs->news[new_unit], *old = &pairs->olds[new->partner];
	if (new->here && old->here &&UNIT(pairs->changes->new, new_unit)->kind == UNIT_DOCUMENT)
		return; /* another order of the documents is no move within this one */
	new->fate = old->fate = FATE_MOVED;
	for (uint8_t i = 1; i < new->of &&new_unit + i < pairs->changes->new->units->len; i++)
		if (new[i].partner == new->partner &&new[i].place == i)
			new[i].fate = FATE_MOVED;
	for (uint8_t i = 1; i < old->of && new->partner + i < pairs->changes->old->units->len; i++)
		if (old[i].partner == new_unit && old[i].place == i)
			old[i].fate = FATE_MOVED;
}

static bool tells_move(const struct change *change)
{
	return change && !change->level &&
	       (change->kind == CHANGE_MOVED || change->kind == CHANGE_MOVED_REWORDED ||
		change->kind == CHANGE_REORDERED);
}

/* What stands in something that moved has moved with it, or into it. */
static bool moved_with(const struct pairs *pairs, uint32_t new_unit)
{
	const struct node *node = UNIT(pairs->changes->new, new_unit)->node;
	for (node = node->parent; node; node = node->parent) {
		uint32_t above = pairs_unit(pairs, node, true);
		if (above != NO_UNIT && pairs->news[above].fate != FATE_LONE)
			return pairs->news[above].fate == FATE_MOVED;
	}
	return false;
}

/* Sections that moved, by their headings: those may have other words and so a change of their own. */
static void movers_mark(struct pairs *pairs, const GPtrArray *list)
{
	for (guint i = 0; i < list->len; i++) {
		const struct change *change = list->pdata[i];
		if (!tells_move(change) || !change->new->len || !change->old->len)
			continue;
		const struct provision *new = change->new->pdata[0], *old = change->old->pdata[0];
		if (pairs->news[new->unit].partner == old->unit)
			moved(pairs, new->unit);
	}
}

static bool is_first(const struct pairs *pairs, uint32_t new_unit)
{
	const struct standing *new = &pairs->news[new_unit];
	return new->fate == FATE_KEPT && !new->place &&new->partner != NO_UNIT;
}

/* Of what is left those that keep their order stay; what is off it has moved too. */
static void order_mark(struct pairs *pairs)
{
	uint32_t count = 0, news = pairs->changes->new->units->len;
	uint32_t *units = g_new(uint32_t, news + 1), *places = g_new(uint32_t, news + 1);
	double *weights = g_new(double, news + 1);
	bool *kept = g_new0(bool, news + 1);
	for (uint32_t i = 0; i < news; i++) {
		if (!is_first(pairs, i) || !pairs->news[i].here)
			continue;
		units[count] = i;
		places[count] = pairs->news[i].partner;
		weights[count++] = UNIT(pairs->changes->new, i)->kind == UNIT_DOCUMENT
					   ? 1e12
					   : 1 + UNIT(pairs->changes->new, i)->length;
	}
	order_keep(places, weights, count, kept);
	for (uint32_t i = 0; i < count; i++)
		if (!kept[i])
			moved(pairs, units[i]);
	g_free(units);
	g_free(places);
	g_free(weights);
	g_free(kept);
}

static void moves_mark(struct pairs *pairs)
{
	movers_mark(pairs, pairs->changes->list);
	movers_mark(pairs, pairs->changes->letters);
	for (uint32_t i = 0; i < pairs->changes->new->units->len; i++) {
		if (!is_first(pairs, i))
			continue;
		bool away = pairs->news[i].here != pairs->olds[pairs->news[i].partner].here;
		bool told = tells_move(pairs->news[i].change);
		if (away || told || moved_with(pairs, i))
			moved(pairs, i);
	}
	order_mark(pairs);
	for (uint32_t i = 0; i < pairs->changes->new->units->len; i++)
		if (is_first(pairs, i) && moved_with(pairs, i))
			moved(pairs, i);
}

/* ---- what can't be shown merged ---------------------------------------------------------------------------------- */

static void part(struct pairs *pairs, uint32_t new_unit)
{
	struct standing *new = &pairs->news[new_unit], *old = &pairs->olds[new->partner];
	new->fate = old->fate = FATE_LONE;
}

static bool field_differs(const struct node *old, const struct node *new)
{
	return old->field->type != new->field->type || old->field->required != new->field->required ||
	       old->field->role != new->field->role || g_strcmp0(old->field->name, new->field->name) != 0;
}

/* Of a flowchart and its steps: anything but the same in the same order. */
static bool chart_differs(struct pairs *pairs, uint32_t new_unit)
{
	const struct node *new = UNIT(pairs->changes->new, new_unit)->node;
	uint32_t old_unit = pairs->news[new_unit].partner, news = 0, olds = 0;
	const struct node *old = UNIT(pairs->changes->old, old_unit)->node;
	const struct change *change = pairs->news[new_unit].change;
	bool differs = pairs->news[new_unit].differs;
	for (uint32_t i = new_unit + 1; i < pairs->changes->new->units->len; i++, news++) {
		if (UNIT(pairs->changes->new, i)->node != new)
			break;
		const struct standing *step = &pairs->news[i];
		differs =
			differs || step->fate == FATE_LONE || step->differs || step->fate != pairs->news[new_unit].fate;
		change = change ? change : step->change;
	}
	for (uint32_t i = old_unit + 1; i < pairs->changes->old->units->len; i++, olds++) {
		if (UNIT(pairs->changes->old, i)->node != old)
			break;
		change = change ? change : pairs->olds[i].change;
	}
	if (differs || olds != news)
		pairs->news[new_unit].change = pairs->olds[old_unit].change = change;
	return differs || olds != news;
}

/* Charts, fields of another type, headings of another level and program text are shown whole: as they were, and as they
 * are. */
static void wholes_part(struct pairs *pairs)
{
	for (uint32_t i = 0; i < pairs->changes->new->units->len; i++) {
		const struct standing *new = &pairs->news[i];
		if (new->fate == FATE_LONE || new->partner == NO_UNIT)
			continue;
		const struct unit *unit = UNIT(pairs->changes->new, i), *was = UNIT(pairs->changes->old, new->partner);
		bool whole = false;
		if (unit->kind == UNIT_FLOWCHART)
			whole = chart_differs(pairs, i);
		else if (unit->kind == UNIT_FIELD)
			whole = field_differs(was->node, unit->node);
		else if (unit_is_heading(unit))
			whole = heading_level_differs(was, unit);
		else if (unit->kind == UNIT_CODE)
			whole = new->differs;
		if (whole)
			part(pairs, i);
	}
}

/* ---- all --------------------------------------------------------------------------------------------------------- */

/* The two documents are one, whatever they are called. */
static void documents_pair(struct pairs *pairs)
{
	if (!pairs->old || !pairs->new)
		return;
	uint32_t old = pairs_unit(pairs, edition_root(pairs->old), false);
	uint32_t new = pairs_unit(pairs, edition_root(pairs->new), true);
	if (pairs->news[new].partner == old)
		return;
	const struct standing as = {.fate = FATE_KEPT, .here = true, .differs = true, .of = 1};
	pairs->olds[old] = pairs->news[new] = as;
	pairs->olds[old].partner = new;
	pairs->news[new].partner = old;
}

struct pairs *pairs_new(const struct changes *changes, const struct edition *old, const struct edition *new)
{
	struct pairs *pairs = g_new0(struct pairs, 1);
	pairs->changes = changes;
	pairs->old = old;
	pairs->new = new;
	pairs->old_units = g_hash_table_new(NULL, NULL);
	pairs->new_units = g_hash_table_new(NULL, NULL);
	pairs->followed = g_hash_table_new(NULL, NULL);
	pairs->typed = g_string_chunk_new(256);
	pairs->olds = standings_new(changes->old, old, pairs->old_units);
	pairs->news = standings_new(changes->new, new, pairs->new_units);
	pairs->new_token = tokens_new(changes->old);
	pairs->old_token = tokens_new(changes->new);
	uint8_t *taken = g_new0(uint8_t, changes->old->units->len + 1);
	uint8_t *filled = g_new0(uint8_t, changes->new->units->len + 1);
	steps_read(pairs, changes->list, taken, filled);
	steps_read(pairs, changes->letters, taken, filled);
	rest_read(pairs, taken, filled);
	g_free(taken);
	g_free(filled);
	documents_pair(pairs);
	moves_mark(pairs);
	wholes_part(pairs);
	links_unpair(pairs, 0, changes->old->tokens->len, false);
	links_unpair(pairs, 0, changes->new->tokens->len, true);
	return pairs;
}

void pairs_free(struct pairs *pairs)
{
	if (!pairs)
		return;
	g_free(pairs->olds);
	g_free(pairs->news);
	g_free(pairs->old_token);
	g_free(pairs->new_token);
	g_hash_table_unref(pairs->old_units);
	g_hash_table_unref(pairs->new_units);
	g_hash_table_unref(pairs->followed);
	g_string_chunk_free(pairs->typed);
	g_free(pairs);
}
