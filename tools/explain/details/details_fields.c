/* SPDX-License-Identifier: MIT
 * What a field of a form asks, in words. */
#include "compare/units/field_marks.h"
#include "explain/details/details.h"
#include "explain/details/details_lists.h"
#include "explain/overview/phrases.h"

#include <string.h>

/* What decides whether a field is asked, as it is printed before the hint; NULL for one that is always asked. */
static const char *condition_of(const struct change *change, bool is_new)
{
	if (!change_field(change, is_new))
		return NULL;
	const struct provision *at = (is_new ? change->new : change->old)->pdata[0];
	for (const struct node *hint = at->node->first; hint; hint = hint->next)
		for (const struct node *node = hint->kind == NODE_HINT ? hint->first : NULL; node; node = node->next)
			if (node->kind == NODE_VALUE && node->link->said == SAID_CONDITION)
				return edition_reference(at->edition, node)->text;
	return NULL;
}

/* A condition that came or went. */
static void condition_told(const struct saying *saying, const struct change *change, const char *title,
			   struct telling *telling)
{
	const char *was = condition_of(change, false), *is = condition_of(change, true);
	if (!was == !is)
		return;
	char *old = phrase_quoted(text_trimmed(was ? was : "")), *new = phrase_quoted(text_trimmed(is ? is : ""));
	telling_take(telling, pattern_fill(saying->patterns, is ? PATTERN_FIELD_IF : PATTERN_FIELD_NO_IF, "title",
					   title, "old", old, "new", new));
	g_free(old);
	g_free(new);
}

static void number_told(const struct saying *saying, const char *title, unsigned was, unsigned is,
			enum pattern_name name, struct telling *telling)
{
	g_autofree char *old = g_strdup_printf("%u", was), *new = g_strdup_printf("%u", is);
	if (was != is)
		telling_take(telling, pattern_fill(saying->patterns, name, "title", title, "old", old, "new", new));
}

/* How much room there is to write in: rows, lines or boxes. */
static void room_told(const struct saying *saying, const struct field *old, const struct field *new, const char *title,
		      struct telling *telling)
{
	g_autofree char *limit = g_strdup_printf("%u", new->limit);
	if (old->type == FIELD_ROWS && new->type == FIELD_ROWS)
		number_told(saying, title, old->count, new->count, PATTERN_FIELD_COUNT, telling);
	if (old->type == FIELD_LONG && new->type == FIELD_LONG)
		number_told(saying, title, old->lines, new->lines, PATTERN_FIELD_LINES, telling);
	if (old->boxes && new->boxes)
		number_told(saying, title, old->limit, new->limit, PATTERN_FIELD_BOXES, telling);
	else if (new->boxes)
		telling_take(telling,
			     pattern_fill(saying->patterns, PATTERN_FIELD_BOXED, "title", title, "new", limit));
	else if (old->boxes && new->type == FIELD_TEXT)
		telling_take(telling, pattern_fill(saying->patterns, PATTERN_FIELD_UNBOXED, "title", title));
}

/* Whether who signs prints a name, where it was and is a signature. */
static void name_told(const struct saying *saying, const struct field *old, const struct field *new, const char *title,
		      struct telling *telling)
{
	if (old->type == FIELD_SIGNATURE && new->type == FIELD_SIGNATURE && !old->name != !new->name)
		telling_take(telling,
			     pattern_fill(saying->patterns, new->name ? PATTERN_FIELD_NO_NAME : PATTERN_FIELD_NAME,
					  "title", title));
}

static bool is_heading(enum field_type type)
{
	return type == FIELD_GROUP || type == FIELD_OFFICE;
}

/* Which words of the pattern there are for two kinds. */
static enum pattern_name kind_pattern(enum field_type old, enum field_type new)
{
	bool words = old == FIELD_NOTE || old == FIELD_PRIVACY || new == FIELD_NOTE || new == FIELD_PRIVACY;
	if (is_heading(old) && is_heading(new))
		return new == FIELD_OFFICE ? PATTERN_FIELD_OFFICE : PATTERN_FIELD_NO_OFFICE;
	return words || is_heading(old) || is_heading(new) ? PATTERN_FIELD_WORDS_KIND : PATTERN_FIELD_KIND;
}

void field_facts_told(const struct saying *saying, const struct change *change, struct telling *telling)
{
	const struct field *old = change_field(change, false), *new = change_field(change, true);
	if (!old || !new || !change->words->len)
		return;
	char *title = phrase_title(((const struct provision *)change->new->pdata[0])->text);
	if (old->required != new->required)
		telling_take(telling, pattern_fill(saying->patterns,
						   new->required ? PATTERN_FIELD_REQUIRED : PATTERN_FIELD_OPTIONAL,
						   "title", title));
	if (old->role != new->role)
		telling_take(telling,
			     pattern_fill(saying->patterns, new->role ? PATTERN_FIELD_ROLE : PATTERN_FIELD_NO_ROLE,
					  "title", title));
	name_told(saying, old, new, title, telling);
	room_told(saying, old, new, title, telling);
	if (old->type != new->type)
		telling_take(telling,
			     pattern_fill(saying->patterns, kind_pattern(old->type, new->type), "title", title, "old",
					  answer_said(saying, old->type), "new", answer_said(saying, new->type)));
	condition_told(saying, change, title, telling);
	field_columns_told(saying, change, telling);
	g_free(title);
}

/* A piece that is the facts of a field, and nothing else. */
static bool is_facts(const struct change *change, const struct wording_piece *piece)
{
	bool is_new = piece->op == '+';
	GString *facts = g_string_new(NULL);
	field_facts_shown(edition_words(change_provision(change, is_new)->edition), change_field(change, is_new),
			  facts);
	g_autofree char *text = g_strstrip(g_strdup(piece->text));
	bool is = !strcmp(text, facts->str + 1);
	g_string_free(facts, TRUE);
	return is;
}

bool change_is_room(const struct change *change)
{
	const struct field *old = change_field(change, false), *new = change_field(change, true);
	if (!old || !new || !change->words->len || old->type != new->type || old->required != new->required ||
	    old->role != new->role || !old->name != !new->name)
		return false;
	for (guint i = 0; i < change->words->len; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		if (piece->op != '=' && !piece->slight && !is_facts(change, piece))
			return false;
	}
	return true;
}

/* The words of a piece of one side without what is told apart, and without the name of the line that a hint stands on
 * in the source. */
static void words_take(const struct change *change, char op, const char *words, GString *into)
{
	bool is_new = op == '+';
	const struct field *field = op == '=' ? NULL : change_field(change, is_new);
	GString *text = g_string_new(words), *facts = g_string_new(NULL);
	if (field) {
		const char *condition = condition_of(change, !is_new) ? NULL : condition_of(change, is_new);
		const struct words *speech = edition_words(change_provision(change, is_new)->edition);
		g_autofree char *hint = field_mark_shown(speech, "hint");
		field_facts_shown(speech, field, facts);
		g_string_replace(text, facts->str + 1, "", 1);
		if (condition)
			g_string_replace(text, condition, "", 1);
		g_string_replace(text, hint, " ", 1);
	}
	if (change_field(change, is_new))
		field_kinds_remove(change, is_new, text);
	g_string_append(into, text->str);
	g_string_free(facts, TRUE);
	g_string_free(text, TRUE);
}

void field_piece_take(const struct change *change, const struct wording_piece *piece, struct hunk_text *hunk)
{
	hunk->named = hunk->named || piece->named;
	if (piece->op != '+' || piece->slight) {
		words_take(change, piece->op, piece->text, hunk->old);
		words_take(change, piece->op, piece->bare, hunk->old_bare);
		g_string_append(hunk->old_leads, piece->leads);
	}
	if (piece->op != '-') {
		words_take(change, piece->op, piece->text, hunk->new);
		words_take(change, piece->op, piece->bare, hunk->new_bare);
		g_string_append(hunk->new_leads, piece->leads);
	}
}
