/* SPDX-License-Identifier: MIT
 * Moves: what of a redline moved as whole paragraphs, and the ranges that say so. */
#include "render/docx/docx_marks.h"

bool is_move(enum mark mark)
{
	return mark == MARK_MOVED_TO || mark == MARK_MOVED_FROM;
}

enum mark plain_mark(enum mark mark)
{
	return mark == MARK_MOVED_TO ? MARK_INSERTED : mark == MARK_MOVED_FROM ? MARK_REMOVED : mark;
}

/* Whole paragraphs can move; Word has no such mark for rows, and none is needed for what is no text. */
static bool is_movable(const struct node *node)
{
	if (node->kind == NODE_TABLE || node->kind == NODE_FORM || node->kind == NODE_FIELD || node->kind == NODE_ROW ||
	    node->kind == NODE_CELL || node->kind == NODE_FLOWCHART || node->kind == NODE_APPENDIX)
		return false;
	for (const struct node *child = node->first; child && !node_is_inline(child); child = child->next)
		if (!is_movable(child))
			return false;
	return true;
}

/* Where moves begin: the outermost nodes that moved. */
static void moves_under(struct docx *docx, const struct node *parent, enum mark outer)
{
	for (const struct node *node = parent->first; node && !node_is_inline(node); node = node->next) {
		const struct marking *marking = edition_marking(docx->edition, node);
		bool begins = is_move(marking->mark) && marking->mark != outer && marking->partner &&
			      !marking->other_place && is_movable(node);
		docx->revision.moves[node->index] = begins;
		/* An appendix is told as one, not in parts: LibreOffice leaves its title behind between the two. */
		moves_under(docx, node, begins || node->kind == NODE_APPENDIX ? marking->mark : outer);
	}
}

void moved_find(struct docx *docx)
{
	moves_under(docx, edition_root(docx->edition), MARK_KEPT);
}

/* A move is told as one only where both its ends are. */
bool move_begins(const struct docx *docx, const struct node *node)
{
	const struct node *partner = edition_marking(docx->edition, node)->partner;
	return docx->revision.moves[node->index] && partner && docx->revision.moves[partner->index] &&
	       edition_marking(docx->edition, partner)->partner == node;
}

void move_end(struct docx *docx)
{
	enum mark mark = docx->revision.block;
	if (docx->revision.move_waiting)
		docx->revision.move_waiting = NULL; /* there was no paragraph */
	else
		g_string_append_printf(docx->out, "<w:%sRangeEnd w:id=\"%u\"/>", mark_element(mark),
				       docx->revision.move);
}

void move_start(struct docx *docx)
{
	const struct node *node = docx->revision.move_waiting;
	const struct marking *marking = edition_marking(docx->edition, node);
	const struct node *there = marking->mark == MARK_MOVED_TO ? node : marking->partner;
	docx->revision.move_waiting = NULL;
	g_string_append_printf(docx->out, "<w:%sRangeStart w:id=\"%u\"%s w:name=\"move%u\"/>",
			       mark_element(marking->mark), docx->revision.move, docx->revision.block_attributes,
			       there->index);
}
