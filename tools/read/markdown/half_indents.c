/* SPDX-License-Identifier: MIT */
#include "read/markdown/half_indents.h"
#include "read/forms/form.h"
#include "read/markdown/typed.h"

#include <string.h>

/* ---- by too little ----------------------------------------------------------------------------------------------- */

/* How far a block must be indented to belong to the clause: to where the clause's words begin. */
static unsigned wanted(const struct node *clause)
{
	const struct node *words = clause->first;
	bool beside = words && words->place.line == clause->place.line && words->place.column > clause->place.column;
	return beside ? words->place.column - 1 : clause->place.column + 2;
}

/* '(a) words', which read/markdown/half_blocks.c tells of. */
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

/* ---- by too much ------------------------------------------------------------------------------------------------- */

/* Whether a code block stands between two lines of backticks or tildes. */
static bool is_fenced(const struct node *code, const struct body *body, struct lines *lines)
{
	if (code->words)
		return true;
	if (!lines->starts)
		lines_open(lines, body->text, body->length);
	struct slice line = lines_get(lines, code->place.line - body->line + 1);
	return memmem(line.start, line.length, "```", 3) || memmem(line.start, line.length, "~~~", 3);
}

static void codes_look(const struct node *parent, const struct body *body, struct lines *lines, struct diag *diag)
{
	for (const struct node *block = parent->first; block; block = block->next) {
		if (block->kind == NODE_APPENDIX || node_is_inline(block))
			continue;
		bool code = block->kind == NODE_CODE_BLOCK && !form_begins(block->text);
		if (code && !is_fenced(block, body, lines))
			diag_add(diag, CODE_BLOCK_UNREAD, block->place,
				 "this is indented by so much that it is printed as the text of a program, with its "
				 "marks as they stand: indent it to under the first letter of the words that it "
				 "belongs to, and "
				 "no further");
		codes_look(block, body, lines, diag);
	}
}

void half_indents_tell(const struct node *part, const struct body *body, struct diag *diag)
{
	struct lines lines = {.starts = NULL};
	if (!part->meta->typed)
		blocks_look(part, diag);
	codes_look(part, body, &lines, diag);
	if (lines.starts)
		lines_close(&lines);
}
