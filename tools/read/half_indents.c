/* SPDX-License-Identifier: MIT */
#include "read/half_indents.h"
#include "read/typed.h"

/* How far a block must be indented to belong to the clause: to where the clause's words begin. */
static unsigned wanted(const struct node *clause)
{
	const struct node *words = clause->first;
	bool beside = words && words->place.line == clause->place.line && words->place.column > clause->place.column;
	return beside ? words->place.column - 1 : clause->place.column + 2;
}

/* '(a) words', which read/half_blocks.c tells of. */
static bool begins_with_number(const struct node *block)
{
	const struct node *words = block->kind == NODE_PARAGRAPH ? block->first : NULL;
	return words && words->kind == NODE_TEXT && typed_number(words->text, false).shape != SHAPE_NONE;
}

/* As far to the right of a clause as nobody indents by mistake, and yet outside of it. */
static bool is_half_in(const struct node *block, const struct node *clause)
{
	return block->place.file == clause->place.file && block->place.column >= clause->place.column + 2;
}

static void blocks_look(const struct node *parent, struct diag *diag)
{
	const struct node *clause = NULL;
	bool told = false;
	for (const struct node *block = parent->first; block; block = block->next) {
		bool half = clause && is_half_in(block, clause);
		if (half && !told && !begins_with_number(block))
			diag_add(diag, CODE_BLOCK_UNREAD, block->place,
				 "this is indented by too little to belong to the clause above it: indent it by %u "
				 "spaces, so that it stands under the first letter of that clause's words; or by as "
				 "many as that clause, if it is no part of it",
				 wanted(clause));
		told = half;
		if (block->kind == NODE_CLAUSE && !half)
			clause = block;
		if (block->kind == NODE_SECTION || block->kind == NODE_SUBHEADING) {
			clause = NULL;
			told = false;
		}
		if (block->kind <= NODE_CLAUSE && block->kind >= NODE_SECTION)
			blocks_look(block, diag);
	}
}

void half_indents_tell(const struct node *part, struct diag *diag)
{
	if (!part->meta->typed)
		blocks_look(part, diag);
}
