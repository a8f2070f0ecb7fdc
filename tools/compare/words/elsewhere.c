/* SPDX-License-Identifier: MIT
 * 'paragraph 2.2' typed in words that stayed, while 2.2 is now another clause, or none: nothing in those words changed,
 * so no change tells of it; a warning does. */
#include "compare/tell/assemble.h"

#include <string.h>

/* As much of a clause or heading as names it. */
static char *named(const struct side *side, uint32_t unit)
{
	const char *text = UNIT(side, unit)->text;
	glong letters = g_utf8_strlen(text, -1), most = 60;
	if (letters <= most)
		return g_strdup(text);
	char *cut = g_utf8_substring(text, 0, most), *blank = strrchr(cut, ' ');
	if (blank)
		*blank = '\0';
	char *made = g_strconcat(cut, "…", NULL);
	g_free(cut);
	return made;
}

static char *printed(const struct side *side, const struct unit *unit, uint32_t place)
{
	GString *text = g_string_new(NULL);
	unit_shown(side, unit, place, place + 1, text);
	return g_strstrip(g_string_free(text, FALSE));
}

/* The typed reference of a new unit that prints what an old one prints, or NULL. */
static const struct token *same_printed(const struct side *side, const struct unit *unit, const char *was)
{
	for (uint32_t i = 0; i < unit->count; i++) {
		const struct token *token = TOKEN(side, unit->first + i);
		if (!(token->format & FORMAT_TYPED))
			continue;
		char *now = printed(side, unit, i);
		bool same = !strcmp(was, now);
		g_free(now);
		if (same)
			return token;
	}
	return NULL;
}

static void warn(const struct match *match, const struct unit *from, const char *label, uint32_t meant,
		 const struct token *now, struct diag *diag)
{
	uint32_t place = match->old_bead[meant], leads = now->target ? unit_of(match->new, now->target) : NO_UNIT;
	char *was = named(match->old, meant), *is = leads == NO_UNIT ? NULL : named(match->new, leads);
	const char *moved = place == NO_UNIT ? "" : unit_label(match->new, BEAD(match, place)->new);
	GString *text = g_string_new(NULL);
	g_string_append_printf(text, "'%s' stood here for ‘%s’, which ", label, was);
	if (place == NO_UNIT)
		g_string_append(text, "is no longer there");
	else
		g_string_append_printf(text, "is now %s", *moved ? moved : "elsewhere");
	if (is)
		g_string_append_printf(text, "; it now leads to ‘%s’", is);
	else
		g_string_append(text, "; nothing has that number now");
	diag_add(diag, CODE_REFERENCE_ELSEWHERE, from->node->place,
		 "%s: correct the reference, unless it is one to another text", text->str);
	g_string_free(text, TRUE);
	g_free(was);
	g_free(is);
}

/* A typed reference of an old unit whose printed words a new unit still has. */
static void token_check(const struct match *match, const struct bead *bead, const struct unit *old, uint32_t place,
			struct diag *diag)
{
	const struct token *token = TOKEN(match->old, old->first + place);
	uint32_t meant = token->target ? unit_of(match->old, token->target) : NO_UNIT;
	if (!(token->format & FORMAT_TYPED) || meant == NO_UNIT)
		return;
	char *label = printed(match->old, old, place);
	for (unsigned i = 0; i < bead->new_count; i++) {
		const struct unit *new = UNIT(match->new, bead->new_units[i]);
		const struct token *now = same_printed(match->new, new, label);
		if (!now)
			continue;
		uint32_t leads = now->target ? unit_of(match->new, now->target) : NO_UNIT;
		if (leads == NO_UNIT || match->old_bead[meant] == NO_UNIT ||
		    match->new_bead[leads] != match->old_bead[meant])
			warn(match, new, label, meant, now, diag);
	}
	g_free(label);
}

void references_check(const struct match *match, struct diag *diag)
{
	for (uint32_t u = 0; u < match->old->units->len; u++) {
		uint32_t place = match->old_bead[u];
		const struct unit *old = UNIT(match->old, u);
		for (uint32_t i = 0; i < old->count && place != NO_UNIT; i++)
			token_check(match, BEAD(match, place), old, i, diag);
	}
}
