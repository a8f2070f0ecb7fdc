/* SPDX-License-Identifier: MIT
 * Words are looked for piece by piece, each behind the one before: what a format puts between them (numbers, heads of
 * pages, where a link leads) may stand there, what stands within them may not. */
#include "resolve/conserve.h"
#include "base/letters.h"

#include <string.h>

struct conserving {
	const struct edition *edition;
	const char *at, *end; /* the letters behind those that were found */
	GString *piece;       /* letters that must stand together */
	const char *file;
	struct diag *diag;
	bool lost;
};

/* Most pieces stand right behind the one before. */
static const char *piece_place(const struct conserving *conserving, const GString *piece)
{
	size_t rest = (size_t)(conserving->end - conserving->at);
	if (rest >= piece->len && !memcmp(conserving->at, piece->str, piece->len))
		return conserving->at;
	return memmem(conserving->at, rest, piece->str, piece->len);
}

static void piece_find(struct conserving *conserving, const struct node *block)
{
	const GString *piece = conserving->piece;
	const char *found = piece_place(conserving, piece);
	if (found) {
		conserving->at = found + piece->len;
	} else {
		conserving->lost = true;
		diag_add(conserving->diag, CODE_OUTPUT, block->place,
			 "the words that stand here are not in the %s that was made of them, or not in this order; "
			 "that is a mistake in this program: please report it",
			 conserving->file);
	}
	g_string_truncate(conserving->piece, 0);
}

/* A piece ends where a format may put in words of its own. */
static void words_look(struct conserving *conserving, const struct node *block, const struct node *parent)
{
	for (const struct node *node = parent->first; node && !conserving->lost; node = node->next) {
		bool settled = node->kind == NODE_REFERENCE || node->kind == NODE_VALUE || node->kind == NODE_POLICY;
		const struct reference *reference = settled ? edition_reference(conserving->edition, node) : NULL;
		bool apart = settled || node->kind == NODE_LINK || node->kind == NODE_IMAGE || node->kind == NODE_BLANK;
		if (apart)
			piece_find(conserving, block);
		if (reference && reference->computed)
			letters_add(reference->text, strlen(reference->text), conserving->piece);
		else if (node->kind == NODE_TEXT || node->kind == NODE_CODE)
			letters_add(node->text, strlen(node->text), conserving->piece);
		else if (node->kind != NODE_IMAGE && node->kind != NODE_BLANK)
			words_look(conserving, block, node);
		if (apart && !conserving->lost)
			piece_find(conserving, block);
	}
}

/* What is said of a field may stand before what it is asked by, or behind. */
static void hint_look(struct conserving *conserving, const struct node *hint, const char *field)
{
	const char *behind = conserving->at;
	conserving->at = field;
	words_look(conserving, hint, hint);
	if (!conserving->lost)
		piece_find(conserving, hint);
	conserving->at = behind;
}

static void blocks_look(struct conserving *conserving, const struct node *parent)
{
	const char *start = conserving->at;
	for (const struct node *node = parent->first; node && !conserving->lost; node = node->next) {
		if (!node->first || node->kind == NODE_OPTION) /* options may be a list that opens, which is no text */
			continue;
		if (node->kind == NODE_HINT) {
			hint_look(conserving, node, start);
			continue;
		}
		if (!node_is_inline(node->first)) {
			blocks_look(conserving, node);
			continue;
		}
		words_look(conserving, node, node);
		if (!conserving->lost)
			piece_find(conserving, node);
	}
}

bool conserve_check(const struct edition *edition, const struct node *part, const GString *letters, const char *file,
		    struct diag *diag)
{
	struct conserving conserving = {.edition = edition,
					.at = letters->str,
					.end = letters->str + letters->len,
					.piece = g_string_sized_new(1024),
					.file = file,
					.diag = diag};
	blocks_look(&conserving, part);
	g_string_free(conserving.piece, TRUE);
	return !conserving.lost;
}
