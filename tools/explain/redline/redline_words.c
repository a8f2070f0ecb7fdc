/* SPDX-License-Identifier: MIT
 * Words that were kept, removed and inserted, in the order in which they are shown, each with its mark. */
#include "explain/redline/redline_weave.h"

#include <string.h>

/* ---- reading ----------------------------------------------------------------------------------------------------- */

static const struct flat_leaf *leaf_at(const struct reading *reading)
{
	return reading->at < reading->count ? reading->stretches[reading->at].leaf : NULL;
}

static bool has_more(const struct reading *reading)
{
	const struct flat_leaf *leaf = leaf_at(reading);
	return leaf && reading->token < leaf->first + leaf->count;
}

/* The address of a link has no words of its own. */
static void addresses_skip(struct reading *reading)
{
	const struct stretch *stretch = &reading->stretches[reading->at];
	while (has_more(reading) && TOKEN(stretch->flat->side, reading->token)->format & FORMAT_ADDRESS)
		reading->token++;
}

static void reading_begin(struct reading *reading, unsigned at)
{
	reading->at = at;
	reading->run = 0;
	const struct flat_leaf *leaf = leaf_at(reading);
	if (leaf)
		reading->token = leaf->first;
	if (leaf)
		addresses_skip(reading);
}

static void token_next(struct reading *reading)
{
	reading->token++;
	addresses_skip(reading);
}

static bool reads_token(const struct reading *reading, uint32_t token)
{
	for (unsigned i = reading->at; i < reading->count; i++) {
		const struct flat_leaf *leaf = reading->stretches[i].leaf;
		uint32_t from = leaf && i == reading->at ? reading->token : leaf ? leaf->first : 0;
		if (leaf && token >= from && token < leaf->first + leaf->count)
			return true;
	}
	return false;
}

/* The token of the other side that the next one is, or NO_UNIT. */
static uint32_t twin_token(const struct weaving *weaving, const struct reading *reading)
{
	const struct pairs *pairs = weaving->merge->pairs;
	const struct reading *other = reading->is_new ? &weaving->old : &weaving->new;
	uint32_t twin = (reading->is_new ? pairs->old_token : pairs->new_token)[reading->token];
	return twin != NO_UNIT && reads_token(other, twin) ? twin : NO_UNIT;
}

static const struct flat_run *run_of(const struct flat *flat, uint32_t byte)
{
	return &g_array_index(flat->runs, struct flat_run, flat_run_at(flat, byte));
}

/* ---- items ------------------------------------------------------------------------------------------------------- */

static struct item word_item(const struct reading *reading, enum mark mark)
{
	const struct stretch *stretch = &reading->stretches[reading->at];
	struct item item = {.mark = mark, .flat = stretch->flat, .leaf = stretch->leaf};
	flat_token(item.flat, item.leaf, reading->token, &item.from, &item.to);
	item.source = run_of(item.flat, item.from)->source;
	return item;
}

/* The blank after the word: false where there is none. */
static bool blank_item(const struct reading *reading, enum mark mark, struct item *blank)
{
	struct item word = word_item(reading, mark);
	if (word.to >= word.leaf->end || word.flat->text->str[word.to] != ' ')
		return false;
	*blank = word;
	blank->from = word.to;
	blank->to = word.to + 1;
	blank->blank = true;
	const struct node *source = run_of(word.flat, blank->from)->source;
	blank->source = source ? source : word.source;
	return true;
}

/* A picture without words has no token: it goes with the word before which it stands. */
static void pictures_add(struct reading *reading, guint before, GArray *to, enum mark mark)
{
	const struct stretch *stretch = &reading->stretches[reading->at];
	for (; reading->run < before; reading->run++) {
		const struct flat_run *run = &g_array_index(stretch->flat->runs, struct flat_run, reading->run);
		bool empty = run->source && run->source->kind == NODE_IMAGE && run[1].start == run->start;
		if (!empty || run->start < stretch->leaf->start || run->start > stretch->leaf->end)
			continue;
		struct item item = {.mark = mark,
				    .flat = stretch->flat,
				    .leaf = stretch->leaf,
				    .from = run->start,
				    .to = run->start,
				    .source = run->source};
		if (reading->is_new)
			g_array_append_val(to, item);
	}
}

/* The next token, on one side only. */
static void lone_read(struct weaving *weaving, struct reading *reading)
{
	enum mark mark = reading->is_new ? MARK_INSERTED : MARK_REMOVED;
	GArray *to = reading->is_new ? weaving->came : weaving->gone;
	struct item word = word_item(reading, mark), blank;
	pictures_add(reading, flat_run_at(word.flat, word.from), to, mark);
	g_array_append_val(to, word);
	if (blank_item(reading, mark, &blank))
		g_array_append_val(to, blank);
	token_next(reading);
}

static bool ends_blank(const GArray *items)
{
	return items->len && g_array_index(items, struct item, items->len - 1).blank;
}

static bool begins_blank(const GArray *items)
{
	return items->len && g_array_index(items, struct item, 0).blank;
}

static void kept_add(struct weaving *weaving, struct item item)
{
	item.mark = weaving->kept;
	g_array_append_val(weaving->items, item);
}

/* What went, then what came; a blank at the same end of both is neither. */
static void gap_close(struct weaving *weaving)
{
	GArray *gone = weaving->gone, *came = weaving->came;
	struct item after = {.flat = NULL};
	bool trails = ends_blank(gone) && ends_blank(came);
	if (trails) {
		after = g_array_index(came, struct item, came->len - 1);
		g_array_set_size(gone, gone->len - 1);
		g_array_set_size(came, came->len - 1);
	}
	if (begins_blank(gone) && begins_blank(came)) {
		kept_add(weaving, g_array_index(came, struct item, 0));
		g_array_remove_index(gone, 0);
		g_array_remove_index(came, 0);
	}
	g_array_append_vals(weaving->items, gone->data, gone->len);
	g_array_append_vals(weaving->items, came->data, came->len);
	if (trails)
		kept_add(weaving, after);
	g_array_set_size(gone, 0);
	g_array_set_size(came, 0);
}

/* ---- what the same words stand in -------------------------------------------------------------------------------- */

bool holds_inlines(const struct node *node, const struct node *leaf)
{
	return node && node != leaf;
}

static bool holders_alike(const struct node *old, const struct node *new)
{
	if (old->kind != new->kind)
		return false;
	bool linked = old->kind == NODE_LINK || old->kind == NODE_REFERENCE || old->kind == NODE_VALUE ||
		      old->kind == NODE_POLICY;
	return !linked || !g_strcmp0(old->link->target, new->link->target);
}

bool is_settled(const struct node *source)
{
	return source->kind == NODE_VALUE || source->kind == NODE_POLICY;
}

/* What the words of a source stand in, innermost first: a value stands for itself. */
const struct node *innermost(const struct node *source)
{
	return is_settled(source) ? source : source->parent;
}

static void twins_note(struct weaving *weaving, const struct item *old, const struct item *new)
{
	if (!old->source || !new->source)
		return;
	for (const struct node *x = innermost(old->source); holds_inlines(x, old->leaf->node); x = x->parent)
		for (const struct node *y = innermost(new->source); holds_inlines(y, new->leaf->node); y = y->parent)
			if (holders_alike(x, y) && !g_hash_table_contains(weaving->twins, x)) {
				g_hash_table_insert(weaving->twins, (gpointer)x, (gpointer)y);
				break;
			}
}

/* ---- weaving ----------------------------------------------------------------------------------------------------- */

#define SET_ON (FORMAT_STRONG | FORMAT_EMPH | FORMAT_CODE)

static uint8_t look_of(uint32_t format)
{
	return (uint8_t)((format & FORMAT_STRONG ? LOOK_STRONG : 0) | (format & FORMAT_EMPH ? LOOK_EMPHASIS : 0) |
			 (format & FORMAT_CODE ? LOOK_CODE : 0));
}

/* How the words of an inline are set. */
static uint8_t look_around(const struct node *source)
{
	unsigned look = 0;
	for (const struct node *node = source; node && node_is_inline(node); node = node->parent)
		look |= node->kind == NODE_STRONG ? LOOK_STRONG
			: node->kind == NODE_EMPH ? LOOK_EMPHASIS
			: node->kind == NODE_CODE ? LOOK_CODE
						  : 0;
	return (uint8_t)look;
}

static char *item_text(const struct item *item)
{
	return g_strndup(item->flat->text->str + item->from, item->to - item->from);
}

/* The number typed by hand that a reference in plain words had. */
static char *former_number(const struct weaving *weaving, const struct item *old, const struct item *new)
{
	const struct token *token = TOKEN(new->flat->side, weaving->new.token);
	if (!token->target || token->node)
		return NULL;
	char *was = item_text(old), *is = item_text(new);
	bool same = !strcmp(was, is);
	g_free(is);
	if (!same)
		return was;
	g_free(was);
	return NULL;
}

static void both_read(struct weaving *weaving)
{
	struct reading *old = &weaving->old, *new = &weaving->new;
	gap_close(weaving);
	struct item was = word_item(old, weaving->kept), is = word_item(new, weaving->kept), blank, old_blank;
	uint32_t a = TOKEN(was.flat->side, old->token)->format, b = TOKEN(is.flat->side, new->token)->format;
	is.reset = (a ^ b) & SET_ON;
	is.was_look = is.reset ? look_of(a) : 0;
	is.was = former_number(weaving, &was, &is);
	twins_note(weaving, &was, &is);
	pictures_add(new, flat_run_at(is.flat, is.from), weaving->items, weaving->kept);
	g_array_append_val(weaving->items, is);
	bool now = blank_item(new, weaving->kept, &blank), before = blank_item(old, MARK_REMOVED, &old_blank);
	if (now && before) {
		uint8_t look = look_around(old_blank.source);
		blank.reset = is.reset && look != look_around(blank.source);
		blank.was_look = blank.reset ? look : 0;
		g_array_append_val(weaving->items, blank);
	} else if (now) {
		blank.mark = MARK_INSERTED;
		g_array_append_val(weaving->came, blank);
	} else if (before) {
		g_array_append_val(weaving->gone, old_blank);
	}
	token_next(old);
	token_next(new);
}

/* The next of the units that were divided or joined. */
static void stretch_next(struct weaving *weaving, struct reading *reading)
{
	gap_close(weaving);
	struct item item = {.holder = reading->stretches[reading->at + 1].holder};
	g_array_append_val(weaving->items, item);
	reading_begin(reading, reading->at + 1);
}

static void weave(struct weaving *weaving)
{
	struct reading *old = &weaving->old, *new = &weaving->new;
	for (;;) {
		if (!has_more(old) && old->at + 1 < old->count)
			stretch_next(weaving, old);
		else if (has_more(old) && twin_token(weaving, old) == NO_UNIT)
			lone_read(weaving, old);
		else if (has_more(new) && twin_token(weaving, new) == NO_UNIT)
			lone_read(weaving, new);
		else if (!has_more(new) && new->at + 1 < new->count)
			stretch_next(weaving, new);
		else if (has_more(old) && has_more(new) && twin_token(weaving, old) == new->token)
			both_read(weaving);
		else if (has_more(old)) /* out of order: never where hunks are sound */
			lone_read(weaving, old);
		else if (has_more(new))
			lone_read(weaving, new);
		else
			break;
	}
	gap_close(weaving);
}

/* 'Appendix B: ' typed in a heading is its number. */
static void label_weave(struct weaving *weaving)
{
	const struct stretch *old = weaving->old.count ? weaving->old.stretches : NULL,
			     *new = weaving->new.count ? weaving->new.stretches : NULL;
	uint32_t was = old && old->leaf ? old->flat->label : 0, is = new &&new->leaf ? new->flat->label : 0;
	struct item gone = {.mark = MARK_REMOVED, .to = was}, came = {.mark = MARK_INSERTED, .to = is};
	if (was) {
		gone.flat = old->flat;
		gone.leaf = old->leaf;
		gone.source = run_of(old->flat, 0)->source;
	}
	if (is) {
		came.flat = new->flat;
		came.leaf = new->leaf;
		came.source = run_of(new->flat, 0)->source;
	}
	if (was && is) {
		came.mark = weaving->kept;
		came.was = item_text(&gone);
		char *now = item_text(&came);
		if (!strcmp(now, came.was))
			g_clear_pointer(&came.was, g_free);
		g_free(now);
	} else if (was) {
		g_array_append_val(weaving->items, gone);
	}
	if (is)
		g_array_append_val(weaving->items, came);
}

void words_merge(struct merge *merge, const struct stretch *olds, unsigned old_count, const struct stretch *news,
		 unsigned new_count, enum mark kept, unsigned change)
{
	struct weaving weaving = {.merge = merge, .kept = kept, .change = change};
	weaving.old = (struct reading){.stretches = olds, .count = old_count};
	weaving.new = (struct reading){.stretches = news, .count = new_count, .is_new = true};
	weaving.items = g_array_new(FALSE, FALSE, sizeof(struct item));
	weaving.gone = g_array_new(FALSE, FALSE, sizeof(struct item));
	weaving.came = g_array_new(FALSE, FALSE, sizeof(struct item));
	weaving.twins = g_hash_table_new(NULL, NULL);
	reading_begin(&weaving.old, 0);
	reading_begin(&weaving.new, 0);
	label_weave(&weaving);
	weave(&weaving);
	weaving_write(&weaving, new_count ? news[0].holder : olds[0].holder);
	g_array_unref(weaving.items);
	g_array_unref(weaving.gone);
	g_array_unref(weaving.came);
	g_hash_table_unref(weaving.twins);
}
