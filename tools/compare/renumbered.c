/* SPDX-License-Identifier: MIT
 * Numbers that followed because something before them came, went or moved; and what references print of them. */
#include "compare/assemble.h"
#include "compare/known.h"

#include <string.h>

static void renumbering_add(struct changes *changes, const char *unit, const struct provision *place, const char *old,
			    const char *new)
{
	struct renumbering *made = arena_take(changes->arena, sizeof *made);
	*made = (struct renumbering){.unit = unit,
				     .document = place->document,
				     .id = place->id,
				     .title = place->text,
				     .old = arena_text(changes->arena, old),
				     .new = arena_text(changes->arena, new)};
	g_ptr_array_add(changes->renumbered, made);
}

/* True for a section or a sub-heading that stands where it stood, or an appendix: one that moved is told as such. */
static bool is_followed(const struct match *match, const struct bead *bead)
{
	const struct unit *unit = UNIT(match->old, bead->old);
	if (UNIT(match->new, bead->new)->kind == UNIT_DOCUMENT)
		return false;
	if (unit->kind == UNIT_SUBHEADING)
		return !bead->moved;
	return unit->kind == UNIT_APPENDIX || (unit->kind == UNIT_SECTION && !match->part_moved[unit->part]);
}

/* '1.' and '1.0' are the same number in another style. */
static bool numbers_same(const char *x, const char *y)
{
	size_t n = strcspn(x, ".)"), m = strcspn(y, ".)");
	bool plain_x = !x[n] || !strcmp(x + n, ".") || !strcmp(x + n, ".0") || !strcmp(x + n, ")");
	bool plain_y = !y[m] || !strcmp(y + m, ".") || !strcmp(y + m, ".0") || !strcmp(y + m, ")");
	return !strcmp(x, y) || (plain_x && plain_y && n == m && !strncmp(x, y, n));
}

/* The n-th reference of the same target in a unit. */
static const struct token *same_target(const struct side *side, const struct unit *unit, uint32_t word, unsigned n)
{
	for (uint32_t i = 0; i < unit->count; i++) {
		const struct token *token = TOKEN(side, unit->first + i);
		if (token->target && token->word == word && !n--)
			return token;
	}
	return NULL;
}

static char *printed(const struct side *side, const struct unit *unit, const struct token *token)
{
	GString *text = g_string_new(NULL);
	uint32_t place = (uint32_t)(token - TOKEN(side, unit->first));
	unit_shown(side, unit, place, place + 1, text);
	return g_strstrip(g_string_free(text, FALSE));
}

/* The figure that a place is cited by. */
static const char *figure_of(const struct side *side, const struct node *target)
{
	uint32_t unit = unit_of(side, target);
	const char *label = unit == NO_UNIT ? edition_label(DOCUMENT(side, document_of(side, target))->edition, target)
					    : unit_label(side, unit);
	const char *blank = strrchr(label, ' ');
	return blank ? blank + 1 : label;
}

/* True where what a reference leads to has another figure, or stands in another document. That it is now cited in other
 * words is a matter of wording. */
static bool target_followed(const struct changes *changes, const struct token *old, const struct token *new)
{
	uint32_t was = document_of(changes->old, old->target), now = document_of(changes->new, new->target);
	return changes->known->old_document[was] != now ||
	       !numbers_same(figure_of(changes->old, old->target), figure_of(changes->new, new->target));
}

static void references_of(struct changes *changes, const struct match *match, const struct bead *bead)
{
	const struct unit *old = UNIT(match->old, bead->old), *new = UNIT(match->new, bead->new);
	for (uint32_t i = 0, seen = 0; i < new->count; i++) {
		const struct token *token = TOKEN(match->new, new->first + i);
		if (!token->target)
			continue;
		seen = 0;
		for (uint32_t k = 0; k < i; k++)
			seen += TOKEN(match->new, new->first + k)->word == token->word;
		const struct token *before = same_target(match->old, old, token->word, seen);
		char *was = before ? printed(match->old, old, before) : NULL, *now = printed(match->new, new, token);
		if (was && strcmp(was, now) != 0 && target_followed(changes, before, token))
			renumbering_add(changes, "reference", provision_new(changes, match->new, bead->new, 1), was,
					now);
		g_free(was);
		g_free(now);
	}
}

void renumbered_find(struct changes *changes, const struct match *match)
{
	for (uint32_t i = 0; i < match->old->units->len; i++) {
		const struct bead *bead = match->old_bead[i] == NO_UNIT ? NULL : BEAD(match, match->old_bead[i]);
		if (!bead || bead->old != i || !is_followed(match, bead))
			continue;
		const char *was = unit_number(match->old, i), *now = unit_number(match->new, bead->new);
		if (!numbers_same(was, now))
			renumbering_add(changes, unit_kind_name(UNIT(match->new, bead->new)->kind),
					provision_new(changes, match->new, bead->new, 1), was, now);
	}
	for (uint32_t i = 0; i < match->old->units->len; i++) {
		const struct bead *bead = match->old_bead[i] == NO_UNIT ? NULL : BEAD(match, match->old_bead[i]);
		if (bead && bead->old == i && bead->old_count == 1 && bead->new_count == 1)
			references_of(changes, match, bead);
	}
}

unsigned changes_consequential(const struct changes *changes)
{
	return changes->renumbered->len;
}
