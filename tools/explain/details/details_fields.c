/* SPDX-License-Identifier: MIT
 * What a field of a form asks, in words. */
#include "compare/units/field_marks.h"
#include "explain/details/cells.h"
#include "explain/details/details.h"
#include "explain/details/details_telling.h"
#include "explain/overview/phrases.h"

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

/* True of a field whose columns are its list: none of them has options of its own. */
static bool has_columns(const struct field *field, const struct node *node)
{
	return field->type == FIELD_ROWS && !option_first(node);
}

/* The options of a field, or its columns, in its own words; none where it is told with its columns. */
static GPtrArray *options_of(const struct change *change, bool is_new)
{
	GPtrArray *options = g_ptr_array_new_with_free_func(g_free);
	const struct field *field = field_of(change, is_new);
	if (!field)
		return options;
	const struct node *at = provision_of(change, is_new)->node;
	enum node_kind kind = has_columns(field, at) ? NODE_COLUMN : NODE_OPTION;
	for (const struct node *option = at->first; option; option = option->next) {
		if (option->kind != kind)
			continue;
		GString *text = g_string_new(NULL);
		node_plain(option, text);
		g_ptr_array_add(options, g_string_free(text, FALSE));
	}
	return options;
}

/* Takes out what kind of answer a column takes, '[number:] '. */
static void kinds_remove(const struct change *change, bool is_new, GString *text)
{
	const struct words *speech = edition_words(provision_of(change, is_new)->edition);
	for (enum field_type type = 0; type < FIELD_TYPES && strstr(text->str, ":]"); type++) {
		g_autofree char *mark = field_column_shown(speech, type);
		g_string_replace(text, mark, "", 0);
	}
}

const char *field_text_shown(const struct change *change, const char *text, GPtrArray *keep)
{
	if (!field_of(change, true) || !strstr(text, ":]"))
		return text;
	GString *bare = g_string_new(text);
	kinds_remove(change, true, bare);
	g_ptr_array_add(keep, g_string_free(bare, FALSE));
	return g_ptr_array_index(keep, keep->len - 1);
}

static void options_take(const struct saying *saying, const struct change *change, const GPtrArray *options,
			 enum pattern_name name, struct telling *telling)
{
	char *said = quoted_said(saying, options), *title = phrase_title(phrase_provision(change)->text);
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
static char *option_words(const struct change *change, const struct wording_piece *piece)
{
	GString *text = g_string_new(piece->text + strspn(piece->text, " ,"));
	kinds_remove(change, piece->op == '+', text);
	char *words = text_trimmed(text->str);
	g_string_free(text, TRUE);
	return words;
}

/* True where no option has some of its words changed, which is told as words. */
static bool options_are_whole(const struct change *change, GPtrArray *old, GPtrArray *new)
{
	for (guint i = 0; i < change->words->len; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		if (piece->op == '=')
			continue;
		GPtrArray *options = piece->op == '+' ? new : old;
		g_autofree char *text = option_words(change, piece);
		if (is_in_option(options, text) && !is_option(options, text))
			return false;
	}
	return true;
}

/* True where those that are in both lists stand in another order. */
static bool are_reordered(const GPtrArray *old, const GPtrArray *new, const GPtrArray *went, const GPtrArray *came)
{
	GPtrArray *was = cells_alone(old, went), *is = cells_alone(new, came);
	bool reordered = was->len == is->len && !same_order(was, is);
	g_ptr_array_unref(was);
	g_ptr_array_unref(is);
	return reordered;
}

/* True where one by one has another name now, and the others stand where they stood. */
static bool are_renamed(GPtrArray *old, GPtrArray *new)
{
	bool renamed = old->len == new->len;
	for (guint i = 0; i < old->len && renamed; i++)
		renamed = !strcmp(old->pdata[i], new->pdata[i]) ||
			  (!is_option(new, old->pdata[i]) && !is_option(old, new->pdata[i]));
	return renamed;
}

/* Sentences on the list of a field. */
struct list_patterns {
	enum pattern_name order, came, went;
};

bool field_options_told(const struct saying *saying, const struct change *change, struct telling *telling)
{
	static const struct list_patterns of_options = {PATTERN_FIELD_OPTIONS, PATTERN_FIELD_OPTIONS_CAME,
							PATTERN_FIELD_OPTIONS_WENT};
	static const struct list_patterns of_columns = {PATTERN_FIELD_COLUMNS, PATTERN_FIELD_COLUMNS_CAME,
							PATTERN_FIELD_COLUMNS_WENT};
	const struct field *field = field_of(change, true);
	GPtrArray *old = options_of(change, false), *new = options_of(change, true);
	GPtrArray *went = cells_alone(old, new), *came = cells_alone(new, old);
	bool columns = field && has_columns(field, provision_of(change, true)->node);
	const struct list_patterns *patterns = columns ? &of_columns : &of_options;
	bool both = old->len && new->len, reordered = both &&are_reordered(old, new, went, came);
	bool told = reordered || (options_are_whole(change, old, new) && !(columns && are_renamed(old, new)));
	bool other = both && went->len + came->len && told;
	if (other) {
		options_take(saying, change, came, patterns->came, telling);
		options_take(saying, change, went, patterns->went, telling);
	}
	if (reordered)
		options_take(saying, change, new, patterns->order, telling);
	g_ptr_array_unref(old);
	g_ptr_array_unref(new);
	g_ptr_array_unref(went);
	g_ptr_array_unref(came);
	return reordered || other;
}

bool field_list_goes_on(const struct change *change, const struct wording_piece *piece, bool within)
{
	static const char *const marks[] = {"options", "columns", "hint"};
	const struct words *speech = edition_words(provision_of(change, true)->edition);
	const char *last = NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		g_autofree char *mark = field_mark_shown(speech, marks[i]);
		const char *at = g_strrstr(piece->text, mark);
		if (at && (!last || at > last)) {
			last = at;
			within = i + 1 < G_N_ELEMENTS(marks);
		}
	}
	return within;
}

bool field_is_listed(const struct change *change, const struct wording_piece *piece)
{
	const struct words *speech = edition_words(provision_of(change, piece->op == '+')->edition);
	g_autofree char *hint = field_mark_shown(speech, "hint");
	return !strstr(piece->text, hint);
}

bool field_is_option(const struct change *change, const struct wording_piece *piece)
{
	GPtrArray *options = options_of(change, piece->op == '+');
	g_autofree char *text = option_words(change, piece);
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

/* The column of that name, or the one at that place; NULL for none. */
static const struct node *column_of(const struct node *field, const char *title, guint place)
{
	guint at = 0;
	for (const struct node *column = field->first; column; column = column->next) {
		if (column->kind != NODE_COLUMN)
			continue;
		GString *own = g_string_new(NULL);
		node_plain(column, own);
		bool is = title ? !strcmp(own->str, title) : at == place;
		g_string_free(own, TRUE);
		if (is)
			return column;
		at++;
	}
	return NULL;
}

/* The column that one of the new text was: of the same name, or at the same place where neither name is in both. */
static const struct node *column_before(const struct node *was, const struct node *is, const GPtrArray *old,
					const GPtrArray *new, guint place)
{
	const struct node *column = column_of(was, new->pdata[place], 0);
	bool renamed = !column && place < old->len && !column_of(is, old->pdata[place], 0);
	return renamed && old->len == new->len ? column_of(was, NULL, place) : column;
}

/* 'a line of text', of the kind 'text'. */
static const char *answer_said(const struct saying *saying, enum field_type type)
{
	g_autofree char *key = g_strdup_printf("answer-%s", field_type_name(type));
	return word(saying->words, key);
}

/* What kind of answer columns take. */
static void columns_told(const struct saying *saying, const struct change *change, struct telling *telling)
{
	const struct node *was = provision_of(change, false)->node, *is = provision_of(change, true)->node;
	if (!has_columns(was->field, was) || !has_columns(is->field, is))
		return;
	GPtrArray *old = options_of(change, false), *new = options_of(change, true);
	for (guint i = 0; i < new->len; i++) {
		const struct node *before = column_before(was, is, old, new, i), *now = column_of(is, NULL, i);
		if (before && before->field->type != now->field->type)
			telling_take(telling, pattern_fill(saying->patterns, PATTERN_FIELD_KIND, "title",
							   (const char *)new->pdata[i], "old",
							   answer_said(saying, before->field->type), "new",
							   answer_said(saying, now->field->type)));
	}
	g_ptr_array_unref(old);
	g_ptr_array_unref(new);
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
		telling_take(telling,
			     pattern_fill(saying->patterns, kind_pattern(old->type, new->type), "title", title, "old",
					  answer_said(saying, old->type), "new", answer_said(saying, new->type)));
	condition_told(saying, change, title, telling);
	columns_told(saying, change, telling);
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
	if (field_of(change, is_new))
		kinds_remove(change, is_new, text);
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
