/* SPDX-License-Identifier: MIT
 * Numbers that followed because something before them came, went or moved; and what references print of them. */
#include "compare/tell/assemble.h"
#include "compare/match/known.h"

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
	const struct unit *now = UNIT(match->new, bead->new);
	if (now->kind == UNIT_DOCUMENT)
		return false;
	if (unit->kind == UNIT_SUBHEADING || heading_level_differs(unit, now))
		return !bead->moved;
	return unit->kind == UNIT_APPENDIX || (unit->kind == UNIT_SECTION && !match->part_moved[unit->part]);
}

bool numbers_same(const char *x, const char *y)
{
	size_t n = strcspn(x, ".)"), m = strcspn(y, ".)");
	bool plain_x = !x[n] || !strcmp(x + n, ".") || !strcmp(x + n, ".0") || !strcmp(x + n, ")");
	bool plain_y = !y[m] || !strcmp(y + m, ".") || !strcmp(y + m, ".0") || !strcmp(y + m, ")");
	return !strcmp(x, y) || (plain_x && plain_y && n == m && !strncmp(x, y, n));
}

/* ---- clauses ----------------------------------------------------------------------------------------------------- */

/* The number of what holds a unit; "" for none. */
static const char *number_above(const struct side *side, uint32_t unit)
{
	uint32_t above = UNIT(side, unit)->parent, head = PART(side, UNIT(side, unit)->part)->first;
	const char *number = "";
	for (; above != NO_UNIT && !*number; above = UNIT(side, above)->parent)
		number = unit_number(side, above);
	return *number || head == unit ? number : unit_number(side, head);
}

/* How much of a number is the first so many bytes of the one above it. */
static size_t prefix_of(const char *number, const char *above, size_t length)
{
	return length && !strncmp(number, above, length) && !g_ascii_isalnum(number[length]) ? length : 0;
}

/* '5' of '14.5' in section 14.0, 'd' of '4.1(d)': what counts it among its likes; its length in bytes. */
static const char *own_number(const struct side *side, uint32_t unit, size_t *length)
{
	const char *number = unit_number(side, unit), *above = number_above(side, unit);
	size_t whole = strlen(above);
	while (whole && !g_ascii_isalnum(above[whole - 1]) && !(above[whole - 1] & 0x80))
		whole--;
	size_t prefix = prefix_of(number, above, whole);
	prefix = prefix ? prefix : prefix_of(number, above, strcspn(above, "."));
	number += prefix;
	number += strspn(number, ".-/()[] ");
	while (*number == '0' && g_ascii_isdigit(number[1]))
		number++;
	*length = strlen(number);
	while (*length && strchr(".-/()[] ", number[*length - 1]))
		--*length;
	return number;
}

/* True for one that stands where it stood, and is counted otherwise among its likes: what only has another number
 * because what holds it has is counted with that. */
static bool is_counted_otherwise(const struct match *match, const struct bead *bead)
{
	const struct unit *old = UNIT(match->old, bead->old), *new = UNIT(match->new, bead->new);
	if (bead->moved || bead->old_count > 1 || bead->new_count > 1 || old->kind != UNIT_CLAUSE ||
	    new->kind != UNIT_CLAUSE || !*unit_number(match->old, bead->old) || !*unit_number(match->new, bead->new))
		return false;
	size_t n, m;
	const char *was = own_number(match->old, bead->old, &n), *now = own_number(match->new, bead->new, &m);
	return n != m || memcmp(was, now, n) != 0;
}

/* ---- references -------------------------------------------------------------------------------------------------- */

/* The references of two units to the same targets, in order: by the word of a target. */
struct counting {
	uint32_t *seen;  /* how often it stood in the new unit so far */
	uint32_t *first; /* the reference in the old unit that is at hand, from 1; 0: none */
	uint32_t *place; /* how many came before that one */
	GArray *next;    /* by token of the old unit: the next of the same target, from 1 */
};

static struct counting counting_new(const struct match *match)
{
	size_t words = lexicon_size(match->new->lexicon);
	return (struct counting){g_new0(uint32_t, words), g_new0(uint32_t, words), g_new0(uint32_t, words),
				 g_array_new(FALSE, TRUE, sizeof(uint32_t))};
}

static void counting_free(struct counting *counting)
{
	g_free(counting->seen);
	g_free(counting->first);
	g_free(counting->place);
	g_array_unref(counting->next);
}

static void counting_begin(struct counting *counting, const struct side *side, const struct unit *unit)
{
	g_array_set_size(counting->next, unit->count);
	for (uint32_t i = unit->count; i-- > 0;) {
		const struct token *token = TOKEN(side, unit->first + i);
		if (!token->target)
			continue;
		g_array_index(counting->next, uint32_t, i) = counting->first[token->word];
		counting->first[token->word] = i + 1;
	}
}

static void counting_forget(struct counting *counting, const struct side *side, const struct unit *unit)
{
	for (uint32_t i = 0; i < unit->count; i++) {
		uint32_t word = TOKEN(side, unit->first + i)->word;
		counting->seen[word] = counting->first[word] = counting->place[word] = 0;
	}
}

/* The reference of the old unit before which the same target stood as often as before this one; or NULL. */
static const struct token *counting_find(struct counting *counting, const struct side *side, const struct unit *old,
					 uint32_t word)
{
	uint32_t *first = &counting->first[word];
	for (; *first && counting->place[word] < counting->seen[word]; counting->place[word]++)
		*first = g_array_index(counting->next, uint32_t, *first - 1);
	return *first ? TOKEN(side, old->first + *first - 1) : NULL;
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

static void reference_of(struct changes *changes, const struct match *match, const struct bead *bead,
			 const struct token *before, const struct token *token)
{
	char *was = printed(match->old, UNIT(match->old, bead->old), before);
	char *now = printed(match->new, UNIT(match->new, bead->new), token);
	if (strcmp(was, now) != 0 && target_followed(changes, before, token))
		renumbering_add(changes, "reference", provision_new(changes, match->new, bead->new, 1), was, now);
	g_free(was);
	g_free(now);
}

static bool has_references(const struct side *side, const struct unit *unit)
{
	for (uint32_t i = 0; i < unit->count; i++)
		if (TOKEN(side, unit->first + i)->target)
			return true;
	return false;
}

static void references_of(struct changes *changes, const struct match *match, const struct bead *bead,
			  struct counting *counting)
{
	const struct unit *old = UNIT(match->old, bead->old), *new = UNIT(match->new, bead->new);
	if (!has_references(match->new, new))
		return;
	counting_begin(counting, match->old, old);
	for (uint32_t i = 0; i < new->count; i++) {
		const struct token *token = TOKEN(match->new, new->first + i);
		const struct token *before =
			token->target ? counting_find(counting, match->old, old, token->word) : NULL;
		counting->seen[token->word]++;
		if (before)
			reference_of(changes, match, bead, before, token);
	}
	counting_forget(counting, match->old, old);
	counting_forget(counting, match->new, new);
}

void renumbered_find(struct changes *changes, const struct match *match)
{
	for (uint32_t i = 0; i < match->old->units->len; i++) {
		const struct bead *bead = match->old_bead[i] == NO_UNIT ? NULL : BEAD(match, match->old_bead[i]);
		if (!bead || bead->old != i || !(is_followed(match, bead) || is_counted_otherwise(match, bead)))
			continue;
		const char *was = unit_number(match->old, i), *now = unit_number(match->new, bead->new);
		if (!numbers_same(was, now))
			renumbering_add(changes, unit_kind_name(UNIT(match->new, bead->new)->kind),
					provision_new(changes, match->new, bead->new, 1), was, now);
	}
	struct counting counting = counting_new(match);
	for (uint32_t i = 0; i < match->old->units->len; i++) {
		const struct bead *bead = match->old_bead[i] == NO_UNIT ? NULL : BEAD(match, match->old_bead[i]);
		if (bead && bead->old == i && bead->old_count == 1 && bead->new_count == 1)
			references_of(changes, match, bead, &counting);
	}
	counting_free(&counting);
}

unsigned changes_consequential(const struct changes *changes)
{
	return changes->renumbered->len;
}
