/* SPDX-License-Identifier: MIT */
#include "resolve/redline.h"
#include "base/again.h"
#include "resolve/private.h"

#include <string.h>

struct redline {
	const struct edition *old, *new;
	struct origin *origins; /* by node index; their strings in the edition's arena */
	struct remark *remarks;
	unsigned remark_count, unplaced;
};

/* ---- asked by renderers ------------------------------------------------------------------------------------------ */

bool edition_is_redline(const struct edition *edition)
{
	return edition->redline != NULL;
}

const struct marking *edition_marking(const struct edition *edition, const struct node *node)
{
	static const struct marking none = {.mark = MARK_KEPT};
	return edition->redline ? &edition->redline->origins[node->index].marking : &none;
}

static bool is_heading(const struct node *node)
{
	return node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING;
}

int edition_deeper(const struct edition *edition, const struct node *node)
{
	enum mark mark = edition_marking(edition, node)->mark;
	if (!is_heading(node) || (mark != MARK_REMOVED && mark != MARK_MOVED_FROM))
		return 0;
	const struct node *above = node->parent;
	while (above && !is_heading(above) && above->kind != NODE_APPENDIX && above->kind != NODE_DOCUMENT)
		above = above->parent;
	return (int)node->level - 1 - (above && is_heading(above) ? (int)above->level : 0);
}

unsigned edition_remarks(const struct edition *edition)
{
	return edition->redline ? edition->redline->remark_count : 0;
}

unsigned edition_unplaced(const struct edition *edition)
{
	return edition->redline ? edition->redline->unplaced : 0;
}

void redline_unplaced(struct edition *redline, unsigned count)
{
	redline->redline->unplaced = count;
}

const struct remark *edition_remark(const struct edition *edition, unsigned change)
{
	g_assert(change && change <= edition_remarks(edition));
	return &edition->redline->remarks[change - 1];
}

const struct edition *edition_before(const struct edition *edition)
{
	return edition->redline ? edition->redline->old : NULL;
}

const struct edition *edition_after(const struct edition *edition)
{
	return edition->redline ? edition->redline->new : NULL;
}

const struct node *edition_former(const struct edition *edition, const struct node *node)
{
	return edition->redline ? edition->redline->origins[node->index].before : NULL;
}

const char *redline_label(const struct edition *redline, const struct node *node)
{
	const struct origin *origin = &redline->redline->origins[node->index];
	return origin->node ? edition_label(origin->edition, origin->node) : "";
}

/* ---- made -------------------------------------------------------------------------------------------------------- */

struct making {
	struct edition *edition;
	const struct origin *origins;
	GHashTable *twins; /* a node of the old or new edition to that of the redline's document */
	GHashTable *again;
};

static bool is_former(const struct origin *origin)
{
	return origin->marking.mark == MARK_REMOVED || origin->marking.mark == MARK_MOVED_FROM ||
	       origin->marking.head == MARK_REMOVED;
}

/* The place where a node came to wins over that which it left. */
static void twins_find(struct making *making, const struct node *node)
{
	const struct origin *origin = &making->origins[node->index];
	bool former = is_former(origin);
	if (origin->node && (!former || !g_hash_table_contains(making->twins, origin->node)))
		g_hash_table_insert(making->twins, (gpointer)origin->node, (gpointer)node);
	if (origin->before && !former)
		g_hash_table_insert(making->twins, (gpointer)origin->before, (gpointer)node);
	for (const struct node *child = node->first; child; child = child->next)
		twins_find(making, child);
}

/* An address of the new edition stays; one that is taken gets another, as do all of what is gone. */
static void address_take(struct making *making, const struct node *node, bool former)
{
	struct edition *edition = making->edition;
	struct settled *out = settled(edition, node);
	const char *wanted = out->address;
	bool gone = is_former(&making->origins[node->index]);
	if (!wanted || gone != former)
		return;
	const char *given = gone ? arena_printf(edition->arena, "was.%s", wanted) : wanted;
	if (g_hash_table_contains(edition->addresses, given)) {
		unsigned number = again_begin(making->again, wanted);
		for (;; number++) {
			given = arena_printf(edition->arena, "was.%s-%u", wanted, number);
			if (!g_hash_table_contains(edition->addresses, given))
				break;
		}
		again_end(making->again, wanted, number);
	}
	out->address = given;
	g_hash_table_insert(edition->addresses, (gpointer)given, (gpointer)node);
}

static void addresses_take(struct making *making, const struct node *node, bool former)
{
	address_take(making, node, former);
	for (const struct node *child = node->first; child; child = child->next)
		addresses_take(making, child, former);
}

static void reference_copy(struct making *making, const struct node *node, const struct origin *origin)
{
	struct edition *edition = making->edition;
	struct reference *out = &edition->references[node->link->slot];
	*out = *edition_reference(origin->edition, origin->node);
	out->computed = out->computed && !node->first;
	bool inside = out->edition && (out->edition == edition->redline->old || out->edition == edition->redline->new);
	const struct node *twin = inside ? g_hash_table_lookup(making->twins, out->node) : NULL;
	if (!twin)
		return;
	out->edition = edition;
	out->node = twin;
}

static void nodes_settle(struct making *making, const struct node *node)
{
	struct edition *edition = making->edition;
	const struct origin *origin = &making->origins[node->index];
	if (origin->node)
		*settled(edition, node) = *settled(origin->edition, origin->node);
	bool refers = node->kind == NODE_REFERENCE || node->kind == NODE_VALUE || node->kind == NODE_POLICY;
	if (refers && origin->node)
		reference_copy(making, node, origin);
	for (const struct node *child = node->first; child; child = child->next)
		nodes_settle(making, child);
}

static const char *kept_text(struct arena *arena, const char *text)
{
	return text ? arena_text(arena, text) : NULL;
}

static struct redline *redline_copy(struct arena *arena, const struct doc *doc, const struct origin *origins,
				    const struct remark *remarks, unsigned remark_count)
{
	struct redline *redline = arena_take(arena, sizeof *redline);
	redline->origins = arena_take(arena, (size_t)doc->nodes * sizeof *redline->origins);
	for (uint32_t i = 0; i < doc->nodes; i++) {
		redline->origins[i] = origins[i];
		redline->origins[i].marking.was = kept_text(arena, origins[i].marking.was);
		redline->origins[i].marking.other_place = kept_text(arena, origins[i].marking.other_place);
	}
	redline->remarks = arena_take(arena, MAX(remark_count, 1) * sizeof *remarks);
	redline->remark_count = remark_count;
	for (unsigned i = 0; i < remark_count; i++) {
		redline->remarks[i] = remarks[i];
		redline->remarks[i].heading = kept_text(arena, remarks[i].heading);
		redline->remarks[i].reason = kept_text(arena, remarks[i].reason);
	}
	return redline;
}

struct edition *redline_new(struct doc *doc, const struct edition *old, const struct edition *new,
			    const struct origin *origins, const struct remark *remarks, unsigned remark_count)
{
	const struct edition *model = new ? new : old;
	struct edition *edition = edition_new(model->library, doc);
	edition->words = model->words;
	edition->redline = redline_copy(edition->arena, doc, origins, remarks, remark_count);
	edition->redline->old = old;
	edition->redline->new = new;
	struct making making = {edition, edition->redline->origins, g_hash_table_new(NULL, NULL), again_new()};
	twins_find(&making, doc->root);
	nodes_settle(&making, doc->root);
	addresses_take(&making, doc->root, false);
	addresses_take(&making, doc->root, true);
	g_hash_table_unref(making.again);
	g_hash_table_unref(making.twins);
	return edition;
}

void redline_free(struct edition *redline)
{
	if (redline)
		edition_free(redline);
}
