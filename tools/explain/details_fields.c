/* SPDX-License-Identifier: MIT
 * What a field of a form asks, in words. */
#include "compare/field_marks.h"
#include "explain/cells.h"
#include "explain/details.h"
#include "explain/details_telling.h"
#include "explain/phrases.h"

#include <string.h>

static const struct provision *provision_of(const struct change *change, bool is_new)
{
	return (is_new ? change->new : change->old)->pdata[0];
}

static const struct field *field_of(const struct change *change, bool is_new)
{
	const GPtrArray *side = is_new ? change->new : change->old;
	const struct node *node = side->len == 1 ? ((const struct provision *)side->pdata[0])->node : NULL;
	return node && node->kind == NODE_FIELD ? node->field : NULL;
}

/* The options of a field, in its own words; none where it is told with its columns. */
static GPtrArray *options_of(const struct change *change, bool is_new)
{
	GPtrArray *options = g_ptr_array_new_with_free_func(g_free);
	if (!field_of(change, is_new))
		return options;
	const struct provision *at = (is_new ? change->new : change->old)->pdata[0];
	for (const struct node *option = option_first(at->node); option; option = option_next(option)) {
		GString *text = g_string_new(NULL);
		node_plain(option, text);
		g_ptr_array_add(options, g_string_free(text, FALSE));
	}
	return options;
}

/* '‘Refused’ and ‘Returned’', between quotation marks. */
static char *options_said(const struct saying *saying, const GPtrArray *options)
{
	GPtrArray *list = told_list();
	for (guint i = 0; i < options->len; i++)
		told_take(list,
			  pattern_fill(saying->patterns, PATTERN_QUOTED, "title", (const char *)options->pdata[i]));
	return told_said(saying, list);
}

static void options_take(const struct saying *saying, const struct change *change, const GPtrArray *options,
			 enum pattern_name name, struct telling *telling)
{
	char *said = options_said(saying, options), *title = phrase_title(phrase_provision(change)->text);
	if (options->len)
		telling_take(telling, pattern_fill(saying->patterns, name, "title", title, "list", said));
	g_free(title);
	g_free(said);
}

static bool same_order(const GPtrArray *old, const GPtrArray *new)
{
	bool same = old->len == new->len;
	for (guint i = 0; i < new->len &&same; i++)
		same = !strcmp(old->pdata[i], new->pdata[i]);
	return same;
}

static bool is_option(GPtrArray *options, const char *text)
{
	return g_ptr_array_find_with_equal_func(options, text, g_str_equal, NULL);
}

static bool is_in_option(const GPtrArray *options, const char *text)
{
	for (guint i = 0; i < options->len && *text; i++)
		if (strstr(options->pdata[i], text))
			return true;
	return false;
}

/* The words of a piece without what parts the options. */
static char *option_words(const struct wording_piece *piece)
{
	return text_trimmed(piece->text + strspn(piece->text, " ,"));
}

/* True where no option has some of its words changed, which is told as words. */
static bool options_are_whole(const struct change *change, GPtrArray *old, GPtrArray *new)
{
	for (guint i = 0; i < change->words->len; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		GPtrArray *options = piece->op == '+' ? new : old;
		g_autofree char *text = option_words(piece);
		if (piece->op != '=' && is_in_option(options, text) && !is_option(options, text))
			return false;
	}
	return true;
}

bool field_options_told(const struct saying *saying, const struct change *change, struct telling *telling)
{
	GPtrArray *old = options_of(change, false), *new = options_of(change, true);
	GPtrArray *went = cells_alone(old, new), *came = cells_alone(new, old);
	bool other = went->len + came->len && old->len && new->len &&options_are_whole(change, old, new);
	bool reordered = !went->len && !came->len && old->len == new->len && !same_order(old, new);
	if (reordered)
		options_take(saying, change, new, PATTERN_FIELD_OPTIONS, telling);
	if (other) {
		options_take(saying, change, came, PATTERN_FIELD_OPTIONS_CAME, telling);
		options_take(saying, change, went, PATTERN_FIELD_OPTIONS_WENT, telling);
	}
	g_ptr_array_unref(old);
	g_ptr_array_unref(new);
	g_ptr_array_unref(went);
	g_ptr_array_unref(came);
	return reordered || other;
}

bool field_is_option(const struct change *change, const struct wording_piece *piece)
{
	GPtrArray *options = options_of(change, piece->op == '+');
	g_autofree char *text = option_words(piece);
	bool is = is_option(options, text);
	g_ptr_array_unref(options);
	return is;
}

/* What decides whether a field is asked, as it is printed before the hint; NULL for one that is always asked. */
static const char *condition_of(const struct change *change, bool is_new)
{
	if (!field_of(change, is_new))
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
	const struct field *old = field_of(change, false), *new = field_of(change, true);
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
		telling_take(telling, pattern_fill(saying->patterns, kind_pattern(old->type, new->type), "title", title,
						   "old", field_type_shown(saying->words, old->type), "new",
						   field_type_shown(saying->words, new->type)));
	condition_told(saying, change, title, telling);
	g_free(title);
}

/* A piece that is the facts of a field, and nothing else. */
static bool is_facts(const struct change *change, const struct wording_piece *piece)
{
	bool is_new = piece->op == '+';
	GString *facts = g_string_new(NULL);
	field_facts_shown(edition_words(provision_of(change, is_new)->edition), field_of(change, is_new), facts);
	g_autofree char *text = g_strstrip(g_strdup(piece->text));
	bool is = !strcmp(text, facts->str + 1);
	g_string_free(facts, TRUE);
	return is;
}

bool change_is_room(const struct change *change)
{
	const struct field *old = field_of(change, false), *new = field_of(change, true);
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
	const struct field *field = op == '=' ? NULL : field_of(change, is_new);
	GString *text = g_string_new(words), *facts = g_string_new(NULL);
	if (field) {
		const char *condition = condition_of(change, !is_new) ? NULL : condition_of(change, is_new);
		const struct words *speech = edition_words(provision_of(change, is_new)->edition);
		g_autofree char *hint = field_mark_shown(speech, "hint");
		field_facts_shown(speech, field, facts);
		g_string_replace(text, facts->str + 1, "", 1);
		if (condition)
			g_string_replace(text, condition, "", 1);
		g_string_replace(text, hint, " ", 1);
	}
	g_string_append(into, text->str);
	g_string_free(facts, TRUE);
	g_string_free(text, TRUE);
}

void field_piece_take(const struct change *change, const struct wording_piece *piece, struct hunk_text *hunk)
{
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
