/* SPDX-License-Identifier: MIT
 * Instructions carried out on the old text. Where an instruction stands in the file does not matter: each speaks of the
 * old text, so first all of them are noted at the units that they speak of, then the new text is written out. */
#include "compare/dump.h"
#include "explain/instructions/instructions_edits.h"
#include "explain/instructions/instructions_orders.h"

struct fate {
	bool gone;                      /* omitted, substituted from above, or added to another unit */
	bool done;                      /* written out */
	bool recast;                    /* it has another kind from now on */
	enum unit_kind kind;            /* which then is this */
	uint32_t run;                   /* of those that move together, from 1; 0: it stays */
	const struct order *substitute; /* whose block stands in its place */
	bool away;                      /* `gone`, but its words are added to another unit */
	GArray *edits;                  /* of struct edit_at, or NULL */
	GArray *joined;                 /* of uint32_t: units whose words are added, or NULL */
	GPtrArray *after;               /* of const struct order *: what comes behind it, or NULL */
};

struct run_range {
	uint32_t first, end;
};

struct carrying {
	const struct orders *orders;
	const struct side *old;
	const struct grammar *grammar;
	struct fate *fates;  /* by unit */
	GArray *runs;        /* of struct run_range */
	GHashTable *run_of;  /* the struct slots that say what moves, to the number of its run, from 1 */
	GPtrArray *at_start; /* of const struct order * */
	GHashTable *leads;   /* word of a target to the word it leads to now, owned */
	struct arena *arena;
	GString *out;
	struct diag *diag;
	bool sound;
};

static void refuse(struct carrying *carrying, struct place at, const char *why)
{
	diag_add(carrying->diag, CODE_INSTRUCTION_WORDS, at, "this can't be carried out: %s", why);
	carrying->sound = false;
}

static uint32_t end_of(const struct carrying *carrying, struct spot_at at)
{
	return at.own ? at.unit + 1 : places_end(carrying->grammar->places, at.unit);
}

/* ---- noting ------------------------------------------------------------------------------------------------------ */

/* Units that move together. */
static void run_note(struct carrying *carrying, const struct slots *slots, bool range, struct place at)
{
	struct run_range run = {slots->place.unit, end_of(carrying, range ? slots->last : slots->place)};
	g_array_append_val(carrying->runs, run);
	if (run.end <= run.first)
		refuse(carrying, at, "its last place comes before its first");
	g_hash_table_insert(carrying->run_of, (gpointer)slots, GUINT_TO_POINTER(carrying->runs->len));
}

/* The narrowest range that a unit is in moves it: 'Move section 5' and 'Move paragraph 5.2' may both be said. */
static void runs_settle(struct carrying *carrying)
{
	uint32_t *size = g_new0(uint32_t, (gsize)carrying->old->units->len + 1);
	for (guint i = 0; i < carrying->runs->len && carrying->sound; i++) {
		const struct run_range *run = &g_array_index(carrying->runs, struct run_range, i);
		uint32_t wide = run->end - run->first;
		for (uint32_t unit = run->first; unit < run->end; unit++)
			if (!size[unit] || wide < size[unit]) {
				size[unit] = wide;
				carrying->fates[unit].run = i + 1;
			}
	}
	g_free(size);
}

static void moves_note(struct carrying *carrying, const struct order *order)
{
	bool range = order->form == FORM_MOVE_RANGE || order->form == FORM_MOVE_RANGE_START;
	if (range || order->form == FORM_MOVE || order->form == FORM_MOVE_START)
		run_note(carrying, &order->slots, range, order->at);
	for (guint i = 0; order->block && i < order->block->len; i++) {
		const struct block_line *line = order->block->pdata[i];
		if (line->moved)
			run_note(carrying, &line->slots, line->moved == LINE_MOVED_RANGE, line->at);
	}
}

static void join_note(struct carrying *carrying, const struct order *order)
{
	struct fate *fate = &carrying->fates[order->slots.place.unit],
		    *joined = &carrying->fates[order->slots.last.unit];
	if (joined->gone || joined == fate) {
		refuse(carrying, order->at, "what is added has gone elsewhere");
		return;
	}
	if (!fate->joined)
		fate->joined = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	g_array_append_val(fate->joined, order->slots.last.unit);
	joined->gone = joined->away = true;
}

/* What is omitted or substituted as a whole, but for what moves out of it. */
static void omit_note(struct carrying *carrying, const struct order *order, uint32_t first, uint32_t end)
{
	uint32_t run = carrying->fates[first].run;
	for (uint32_t unit = first; unit < end; unit++) {
		struct fate *fate = &carrying->fates[unit];
		bool moves = fate->run && fate->run != run;
		if (moves || fate->gone)
			continue;
		if (fate->substitute)
			refuse(carrying, order->at, "another instruction changes what this one takes away");
		fate->gone = true;
	}
}

static void substitute_note(struct carrying *carrying, const struct order *order)
{
	struct fate *fate = &carrying->fates[order->slots.place.unit];
	if (fate->gone || fate->substitute || !order->block) {
		refuse(carrying, order->at,
		       order->block ? "another instruction changes the same provision" : "the new text is missing");
		return;
	}
	fate->substitute = order;
	omit_note(carrying, order, order->slots.place.unit + 1, end_of(carrying, order->slots.place));
}

static void leads_note(struct carrying *carrying, const struct order *order)
{
	GArray *pair = g_array_new(FALSE, TRUE, sizeof(struct wordlet));
	inline_read(order->slots.old, UNIT_PARAGRAPH, carrying->grammar->words, carrying->arena, pair);
	inline_read(order->slots.new, UNIT_PARAGRAPH, carrying->grammar->words, carrying->arena, pair);
	const struct wordlet *words = (const struct wordlet *)(void *)pair->data;
	if (pair->len == 2)
		g_hash_table_insert(carrying->leads, (gpointer)words[0].word, (gpointer)words[1].word);
	else
		refuse(carrying, order->at, "two references are expected, each in quotation marks");
	g_array_unref(pair);
}

static void edit_note(struct carrying *carrying, const struct slots *slots, int nth, struct spot_at at,
		      struct place where)
{
	struct fate *fate = &carrying->fates[at.unit];
	struct edit_at edit = {slots, nth, at, where};
	if (!fate->edits)
		fate->edits = g_array_new(FALSE, FALSE, sizeof edit);
	g_array_append_val(fate->edits, edit);
}

static void edits_note(struct carrying *carrying, struct order *order)
{
	if (order->form == FORM_THROUGHOUT) {
		order->slots.edit = EDIT_SUBSTITUTE;
		for (guint i = 0; i < order->slots.places->len; i++)
			edit_note(carrying, &order->slots, NTH_EACH,
				  g_array_index(order->slots.places, struct spot_at, i), order->at);
		return;
	}
	for (guint i = 0; order->edits && i < order->edits->len; i++) {
		const struct edit *edit = order->edits->pdata[i];
		edit_note(carrying, &edit->slots, edit->slots.nth, order->slots.place, edit->at);
	}
	if (!order->edits)
		refuse(carrying, order->at, "nothing is said to be done there");
}

static void order_note(struct carrying *carrying, struct order *order)
{
	struct fate *fate = &carrying->fates[order->slots.place.unit];
	switch (order->form) {
	case FORM_IN_SEVERAL:
	case FORM_THROUGHOUT:
		edits_note(carrying, order);
		break;
	case FORM_OMIT:
		omit_note(carrying, order, order->slots.place.unit, end_of(carrying, order->slots.place));
		break;
	case FORM_OMIT_RANGE:
		omit_note(carrying, order, order->slots.place.unit, end_of(carrying, order->slots.last));
		break;
	case FORM_SUBSTITUTE:
		substitute_note(carrying, order);
		break;
	case FORM_RECAST:
		fate->recast = true;
		fate->kind = order->slots.kind;
		break;
	case FORM_LEADS:
		leads_note(carrying, order);
		break;
	default:
		break;
	}
}

/* ---- where something is put -------------------------------------------------------------------------------------- */

/* The last unit of a place that is still there, or the place itself where it is not. */
static uint32_t anchor_of(const struct carrying *carrying, struct spot_at at)
{
	uint32_t run = carrying->fates[at.unit].run;
	for (uint32_t unit = end_of(carrying, at); unit-- > at.unit;)
		if (!carrying->fates[unit].gone && carrying->fates[unit].run == run)
			return unit;
	return at.unit;
}

static void put(struct carrying *carrying, const struct order *order)
{
	switch (order->form) {
	case FORM_INSERT_START:
	case FORM_MOVE_START:
	case FORM_MOVE_RANGE_START:
		g_ptr_array_add(carrying->at_start, (gpointer)order);
		break;
	case FORM_INSERT:
	case FORM_MOVE:
	case FORM_MOVE_RANGE: {
		struct fate *fate = &carrying->fates[anchor_of(carrying, order->slots.anchor)];
		if (fate->gone)
			refuse(carrying, order->at, "the place after which it is to stand is gone");
		if (!fate->after)
			fate->after = g_ptr_array_new();
		g_ptr_array_add(fate->after, (gpointer)order);
		break;
	}
	default:
		break;
	}
	if ((order->form == FORM_INSERT || order->form == FORM_INSERT_START) && !order->block)
		refuse(carrying, order->at, "the new text is missing");
}

/* Words of what is gone can't be changed. */
static void edits_check(struct carrying *carrying)
{
	for (uint32_t i = 0; i < carrying->old->units->len && carrying->sound; i++) {
		const struct fate *fate = &carrying->fates[i];
		if (fate->edits && (fate->substitute || (fate->gone && !fate->away)))
			refuse(carrying, g_array_index(fate->edits, struct edit_at, 0).where,
			       "another instruction takes the same provision away");
	}
}

/* First what all else is measured against: what moves, what is added to something; then the rest. */
static void orders_note(struct carrying *carrying)
{
	const GPtrArray *list = carrying->orders->list;
	for (guint i = 0; i < list->len; i++)
		moves_note(carrying, list->pdata[i]);
	runs_settle(carrying);
	for (guint i = 0; i < list->len; i++)
		if (((const struct order *)list->pdata[i])->form == FORM_JOIN)
			join_note(carrying, list->pdata[i]);
	for (guint i = 0; i < list->len; i++)
		order_note(carrying, list->pdata[i]);
	for (guint i = 0; i < list->len; i++)
		put(carrying, list->pdata[i]);
	edits_check(carrying);
}

/* ---- writing out ------------------------------------------------------------------------------------------------- */

static char *format_list(const GArray *words, guint from, guint to)
{
	GString *out = g_string_new(NULL);
	bool any = false;
	for (guint i = from; i < to;) {
		uint32_t format = g_array_index(words, struct wordlet, i).format;
		guint begin = i;
		while (i < to && g_array_index(words, struct wordlet, i).format == format)
			i++;
		g_string_append_printf(out, "%s%u:%u", begin > from ? " " : "", i - begin, format);
		any = any || format;
	}
	if (!any)
		g_string_truncate(out, 0);
	return g_string_free(out, FALSE);
}

static void words_print(struct carrying *carrying, enum unit_kind kind, const GArray *words, guint from, guint to)
{
	GPtrArray *list = g_ptr_array_new();
	for (guint i = from; i < to; i++) {
		const struct wordlet *wordlet = &g_array_index(words, struct wordlet, i);
		const char *now = wordlet->old ? g_hash_table_lookup(carrying->leads, wordlet->word) : NULL;
		g_ptr_array_add(list, (gpointer)(now ? now : wordlet->word));
	}
	struct line line = {dump_kind(kind), format_list(words, from, to), list};
	line_print(&line, carrying->out);
	g_free(line.kind);
	g_free(line.format);
	g_ptr_array_unref(list);
}

static void block_line_print(struct carrying *carrying, const struct block_line *line)
{
	GArray *words = g_array_new(FALSE, TRUE, sizeof(struct wordlet));
	bool captioned = line->kind == UNIT_TABLE && line->more, defined = line->kind == UNIT_DEFINITION;
	const char *first = captioned ? line->more : line->text;
	const char *second = captioned ? line->text : line->more ? line->more : "";
	inline_read(first, line->kind, carrying->grammar->words, carrying->arena, words);
	if (captioned || defined) {
		struct wordlet colon = {":", 0, false};
		g_array_append_val(words, colon);
		inline_read(second, line->kind, carrying->grammar->words, carrying->arena, words);
	}
	words_print(carrying, line->kind, words, 0, words->len);
	g_array_unref(words);
}

static void unit_print(struct carrying *carrying, uint32_t unit)
{
	const struct fate *fate = &carrying->fates[unit];
	const struct work work = {carrying->old, carrying->grammar, carrying->arena, carrying->diag};
	GArray *all = g_array_new(FALSE, TRUE, sizeof(struct wordlet));
	GArray *cuts = g_array_new(FALSE, FALSE, sizeof(struct cut));
	carrying->sound = edits_apply(&work, unit, fate->edits, all, cuts) && carrying->sound;
	for (guint i = 0; fate->joined && i < fate->joined->len; i++) {
		uint32_t joined = g_array_index(fate->joined, uint32_t, i);
		carrying->sound =
			edits_apply(&work, joined, carrying->fates[joined].edits, all, cuts) && carrying->sound;
	}
	guint from = 0;
	enum unit_kind kind = fate->recast ? fate->kind : UNIT(carrying->old, unit)->kind;
	for (guint i = 0; i < cuts->len; i++) {
		const struct cut *cut = &g_array_index(cuts, struct cut, i);
		words_print(carrying, kind, all, from, cut->at);
		from = cut->at;
		kind = cut->kind;
	}
	words_print(carrying, kind, all, from, all->len);
	g_array_unref(all);
	g_array_unref(cuts);
}

/* What is being written out: units of a run from one on, or a block from a line on. */
struct cursor {
	const GPtrArray *block;
	guint line;
	uint32_t at, end, run;
};

/* Of what these slots move. */
static struct cursor run_cursor(const struct carrying *carrying, const struct slots *slots)
{
	uint32_t run = GPOINTER_TO_UINT(g_hash_table_lookup(carrying->run_of, slots));
	const struct run_range *range = &g_array_index(carrying->runs, struct run_range, run - 1);
	return (struct cursor){NULL, 0, range->first, range->end, run};
}

static void orders_push(struct carrying *carrying, GArray *stack, const GPtrArray *orders)
{
	for (guint i = orders ? orders->len : 0; i-- > 0;) {
		const struct order *order = orders->pdata[i];
		struct cursor cursor = {order->block, 0, 0, 0, 0};
		if (!order->block)
			cursor = run_cursor(carrying, &order->slots);
		g_array_append_val(stack, cursor);
	}
}

static void unit_out(struct carrying *carrying, GArray *stack, uint32_t unit)
{
	struct fate *fate = &carrying->fates[unit];
	fate->done = true;
	orders_push(carrying, stack, fate->after);
	if (fate->substitute) {
		struct cursor cursor = {fate->substitute->block, 0, 0, 0, 0};
		g_array_append_val(stack, cursor);
	} else {
		unit_print(carrying, unit);
	}
}

/* One step of the cursor on top. */
static void cursor_step(struct carrying *carrying, GArray *stack)
{
	struct cursor *top = &g_array_index(stack, struct cursor, stack->len - 1);
	if (top->block ? top->line == top->block->len : top->at == top->end) {
		g_array_set_size(stack, stack->len - 1);
	} else if (top->block) {
		const struct block_line *line = top->block->pdata[top->line++];
		if (line->moved) {
			struct cursor cursor = run_cursor(carrying, &line->slots);
			g_array_append_val(stack, cursor);
		} else {
			block_line_print(carrying, line);
		}
	} else {
		uint32_t unit = top->at++;
		const struct fate *fate = &carrying->fates[unit];
		if (!fate->gone && fate->run == top->run && !fate->done)
			unit_out(carrying, stack, unit);
	}
}

static void text_out(struct carrying *carrying)
{
	GArray *stack = g_array_new(FALSE, FALSE, sizeof(struct cursor));
	struct cursor all = {NULL, 0, 0, carrying->old->units->len, 0};
	g_array_append_val(stack, all);
	orders_push(carrying, stack, carrying->at_start);
	while (stack->len && carrying->sound)
		cursor_step(carrying, stack);
	g_array_unref(stack);
	for (uint32_t i = 0; i < carrying->old->units->len && carrying->sound; i++)
		if (!carrying->fates[i].gone && !carrying->fates[i].done)
			refuse(carrying, carrying->orders->sums_at,
			       "provisions are moved to a place that moves with them");
}

static void fates_free(struct carrying *carrying)
{
	for (uint32_t i = 0; i < carrying->old->units->len; i++) {
		g_clear_pointer(&carrying->fates[i].edits, g_array_unref);
		g_clear_pointer(&carrying->fates[i].joined, g_array_unref);
		g_clear_pointer(&carrying->fates[i].after, g_ptr_array_unref);
	}
	g_free(carrying->fates);
}

bool orders_run(const struct orders *orders, const struct side *old, const struct grammar *grammar, GString *out,
		struct diag *diag)
{
	struct carrying carrying = {.orders = orders, .old = old, .grammar = grammar, .out = out, .diag = diag};
	carrying.fates = g_new0(struct fate, (gsize)old->units->len + 1);
	carrying.runs = g_array_new(FALSE, FALSE, sizeof(struct run_range));
	carrying.run_of = g_hash_table_new(g_direct_hash, g_direct_equal);
	carrying.at_start = g_ptr_array_new();
	carrying.leads = g_hash_table_new(g_str_hash, g_str_equal);
	carrying.arena = arena_new();
	carrying.sound = true;
	orders_note(&carrying);
	if (carrying.sound)
		text_out(&carrying);
	fates_free(&carrying);
	g_array_unref(carrying.runs);
	g_hash_table_unref(carrying.run_of);
	g_ptr_array_unref(carrying.at_start);
	g_hash_table_unref(carrying.leads);
	arena_free(carrying.arena);
	return carrying.sound;
}
