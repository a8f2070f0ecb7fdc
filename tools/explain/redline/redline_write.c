/* SPDX-License-Identifier: MIT
 * Words with marks written as inlines. What is bold, a link or a value stays so: the pieces stand in copies of what
 * they stood in. */
#include "explain/redline/redline_weave.h"

#include <string.h>

/* What is open: copies of what pieces stand in, outermost first. */
struct nest {
	const struct node *of; /* the new edition's where both have it */
	struct node *copy;
};

struct step_in {
	const struct node *of;
	bool is_new;
};

struct writing {
	struct weaving *weaving;
	struct node *holder;
	GArray *open;              /* of struct nest */
	struct node *piece;        /* that text is added to; or NULL */
	GString *text;             /* of it */
	const struct node *source; /* of the node without words that was written last */
	enum mark source_mark;
};

static void piece_end(struct writing *writing)
{
	if (writing->piece)
		writing->piece->text =
			arena_text_n(writing->weaving->merge->doc->arena, writing->text->str, writing->text->len);
	writing->piece = NULL;
	g_string_truncate(writing->text, 0);
}

static struct node *top_of(const struct writing *writing)
{
	guint open = writing->open->len;
	return open ? g_array_index(writing->open, struct nest, open - 1).copy : writing->holder;
}

/* What an item stands in, outermost first; of the new edition where both have it. */
static GArray *path_of(const struct writing *writing, const struct item *item, bool is_new)
{
	GArray *path = g_array_new(FALSE, FALSE, sizeof(struct step_in));
	for (const struct node *x = innermost(item->source); x && holds_inlines(x, item->leaf->node); x = x->parent) {
		const struct node *twin = is_new ? x : g_hash_table_lookup(writing->weaving->twins, x);
		struct step_in step = {twin ? twin : x, twin != NULL};
		g_array_prepend_val(path, step);
	}
	return path;
}

/* Opens what an item stands in, and closes what it does not. */
static void nests_open(struct writing *writing, const struct item *item)
{
	struct merge *merge = writing->weaving->merge;
	GArray *path = path_of(writing, item, item->flat->side == merge->pairs->changes->new);
	guint same = 0;
	while (same < path->len && same < writing->open->len &&
	       g_array_index(writing->open, struct nest, same).of == g_array_index(path, struct step_in, same).of)
		same++;
	if (same < writing->open->len || same < path->len)
		piece_end(writing);
	g_array_set_size(writing->open, same);
	for (; same < path->len; same++) {
		const struct step_in *step = &g_array_index(path, struct step_in, same);
		struct nest nest = {step->of, copy_add(merge, top_of(writing), step->of, step->is_new, item->mark)};
		g_array_append_val(writing->open, nest);
	}
	g_array_unref(path);
}

static bool has_words(const struct node *source)
{
	return source->kind == NODE_TEXT || source->kind == NODE_CODE || is_settled(source);
}

static bool piece_goes_on(struct writing *writing, const struct item *item, enum node_kind kind)
{
	if (!writing->piece || writing->piece->kind != kind || item->was)
		return false;
	const struct marking *marking = &origin_of(writing->weaving->merge, writing->piece)->marking;
	return marking->mark == item->mark && marking->reset == item->reset && marking->was_look == item->was_look &&
	       !marking->was;
}

/* How an item is set, and the change that it belongs to. */
static struct marking *marking_write(const struct writing *writing, const struct node *node, const struct item *item)
{
	struct marking *marking = &origin_of(writing->weaving->merge, node)->marking;
	marking->reset = item->reset;
	marking->was_look = item->was_look;
	bool differs = item->mark == MARK_INSERTED || item->mark == MARK_REMOVED || item->reset;
	marking->change = differs ? writing->weaving->change : 0;
	return marking;
}

static void text_write(struct writing *writing, const struct item *item)
{
	struct merge *merge = writing->weaving->merge;
	enum node_kind kind = item->source->kind == NODE_CODE ? NODE_CODE : NODE_TEXT;
	if (!piece_goes_on(writing, item, kind)) {
		piece_end(writing);
		writing->piece = blank_add(merge, top_of(writing), kind, item->mark);
		struct marking *marking = marking_write(writing, writing->piece, item);
		marking->was = item->was ? arena_text(merge->doc->arena, item->was) : NULL;
	}
	g_string_append_len(writing->text, item->flat->text->str + item->from, item->to - item->from);
	if (item->was)
		piece_end(writing);
}

static void node_write(struct writing *writing, const struct item *item)
{
	struct merge *merge = writing->weaving->merge;
	bool is_new = item->flat->side == merge->pairs->changes->new;
	if (writing->source == item->source && writing->source_mark == item->mark)
		return;
	piece_end(writing);
	writing->source = item->source;
	writing->source_mark = item->mark;
	marking_write(writing, copy_all(merge, top_of(writing), item->source, is_new, item->mark), item);
}

static void item_write(struct writing *writing, const struct item *item)
{
	if (!item->flat) {
		piece_end(writing);
		g_array_set_size(writing->open, 0);
		writing->holder = item->holder;
		return;
	}
	if (!item->source)
		return;
	nests_open(writing, item);
	if (has_words(item->source))
		text_write(writing, item);
	else
		node_write(writing, item);
}

void weaving_write(struct weaving *weaving, struct node *holder)
{
	struct writing writing = {.weaving = weaving, .holder = holder, .text = g_string_new(NULL)};
	writing.open = g_array_new(FALSE, FALSE, sizeof(struct nest));
	for (guint i = 0; i < weaving->items->len; i++) {
		struct item *item = &g_array_index(weaving->items, struct item, i);
		item_write(&writing, item);
		g_free(item->was);
	}
	piece_end(&writing);
	g_array_unref(writing.open);
	g_string_free(writing.text, TRUE);
}
