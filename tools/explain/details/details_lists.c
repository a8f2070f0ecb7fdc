/* SPDX-License-Identifier: MIT
 * The lists of a field: the options of a choice, the columns of a table to fill in and the options of those. */
#include "explain/details/details_lists.h"
#include "compare/units/field_marks.h"
#include "explain/details/cells.h"
#include "explain/overview/phrases.h"

#include <string.h>

const struct provision *change_provision(const struct change *change, bool is_new)
{
	return (is_new ? change->new : change->old)->pdata[0];
}

const struct field *change_field(const struct change *change, bool is_new)
{
	const GPtrArray *side = is_new ? change->new : change->old;
	const struct node *node = side->len == 1 ? ((const struct provision *)side->pdata[0])->node : NULL;
	return node && node->kind == NODE_FIELD ? node->field : NULL;
}

/* Takes out what kind of answer a column takes, '[number:] '. */
void field_kinds_remove(const struct change *change, bool is_new, GString *text)
{
	const struct words *speech = edition_words(change_provision(change, is_new)->edition);
	for (enum field_type type = 0; type < FIELD_TYPES && strstr(text->str, ":]"); type++) {
		g_autofree char *mark = field_column_shown(speech, type);
		g_string_replace(text, mark, "", 0);
	}
}

const char *field_text_shown(const struct change *change, const char *text, GPtrArray *keep)
{
	if (!change_field(change, true) || !strstr(text, ":]"))
		return text;
	GString *bare = g_string_new(text);
	field_kinds_remove(change, true, bare);
	g_ptr_array_add(keep, g_string_free(bare, FALSE));
	return g_ptr_array_index(keep, keep->len - 1);
}

/* ---- the lists --------------------------------------------------------------------------------------------------- */

static void name_add(GPtrArray *names, const struct node *named)
{
	GString *text = g_string_new(NULL);
	node_plain(named, text);
	g_ptr_array_add(names, g_string_free(text, FALSE));
}

static GPtrArray *columns_of(const struct node *field)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	for (const struct node *column = field->first; column; column = column->next)
		if (column->kind == NODE_COLUMN)
			name_add(names, column);
	return names;
}

/* Of a field or a column; NULL gives none. */
static GPtrArray *options_of(const struct node *of)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	for (const struct node *option = of ? option_first(of) : NULL; option; option = option_next(option))
		name_add(names, option);
	return names;
}

/* Sentences on a list. */
struct list_patterns {
	enum pattern_name order, came, went;
};

static const struct list_patterns of_options = {PATTERN_FIELD_OPTIONS, PATTERN_FIELD_OPTIONS_CAME,
						PATTERN_FIELD_OPTIONS_WENT};
static const struct list_patterns of_columns = {PATTERN_FIELD_COLUMNS, PATTERN_FIELD_COLUMNS_CAME,
						PATTERN_FIELD_COLUMNS_WENT};

struct list {
	const struct list_patterns *patterns;
	char *title;
	GPtrArray *old, *new; /* of char * */
};

static void list_free(gpointer data)
{
	struct list *list = data;
	g_free(list->title);
	g_ptr_array_unref(list->old);
	g_ptr_array_unref(list->new);
	g_free(list);
}

/* Takes the names. */
static void list_add(GPtrArray *lists, const struct list_patterns *patterns, const char *title, GPtrArray *old,
		     GPtrArray *new)
{
	struct list *list = g_new(struct list, 1);
	*list = (struct list){patterns, g_strdup(title), old, new};
	g_ptr_array_add(lists, list);
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

/* What both texts have of a question: its options; or the columns of its table, and the options of each that stayed. */
static GPtrArray *lists_of(const struct change *change)
{
	GPtrArray *lists = g_ptr_array_new_with_free_func(list_free);
	const struct field *field = change_field(change, true);
	if (!field || !change_field(change, false) ||
	    (field->type == FIELD_ROWS) != (change_field(change, false)->type == FIELD_ROWS))
		return lists;
	const struct node *was = change_provision(change, false)->node, *is = change_provision(change, true)->node;
	g_autofree char *title = phrase_title(phrase_provision(change)->text);
	if (field->type != FIELD_ROWS) {
		list_add(lists, &of_options, title, options_of(was), options_of(is));
		return lists;
	}
	GPtrArray *old = columns_of(was), *new = columns_of(is);
	list_add(lists, &of_columns, title, old, new);
	for (guint i = 0; i < new->len; i++)
		list_add(lists, &of_options, new->pdata[i], options_of(column_before(was, is, old, new, i)),
			 options_of(column_of(is, NULL, i)));
	return lists;
}

/* ---- how they differ --------------------------------------------------------------------------------------------- */

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
	field_kinds_remove(change, piece->op == '+', text);
	char *words = text_trimmed(text->str);
	g_string_free(text, TRUE);
	return words;
}

/* True where some entry has some of its words changed, which is told as words. */
static bool list_is_reworded(const struct change *change, const struct list *list)
{
	for (guint i = 0; i < change->words->len; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		if (piece->op == '=')
			continue;
		GPtrArray *names = piece->op == '+' ? list->new : list->old;
		g_autofree char *text = option_words(change, piece);
		if (is_in_option(names, text) && !is_option(names, text))
			return true;
	}
	return false;
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

struct difference {
	GPtrArray *went, *came;
	bool reordered;
};

static struct difference difference_of(const struct list *list)
{
	struct difference difference = {cells_alone(list->old, list->new), cells_alone(list->new, list->old), false};
	difference.reordered = list->old->len &&
			       list->new->len &&are_reordered(list->old, list->new, difference.went, difference.came);
	return difference;
}

static void difference_clear(struct difference *difference)
{
	g_ptr_array_unref(difference->went);
	g_ptr_array_unref(difference->came);
}

/* True where a list can't be told as words. A list that came or went as a whole comes of another kind of answer. */
static bool list_is_apart(const struct change *change, const struct list *list)
{
	if (!list->old->len || !list->new->len)
		return list->patterns == &of_options &&
		       list->old->len + list->new->len &&change_field(change, true)->type == FIELD_ROWS;
	struct difference difference = difference_of(list);
	bool renamed = list->patterns == &of_columns && are_renamed(list->old, list->new);
	bool other = difference.went->len + difference.came->len && !renamed && !list_is_reworded(change, list);
	bool apart = difference.reordered || other;
	difference_clear(&difference);
	return apart;
}

static void names_take(const struct saying *saying, const struct list *list, const GPtrArray *names,
		       enum pattern_name name, struct telling *telling)
{
	g_autofree char *said = quoted_said(saying, names);
	if (names->len)
		telling_take(telling, pattern_fill(saying->patterns, name, "title", list->title, "list", said));
}

/* 'Paid or unpaid (Yes, No)': a column that came is told with the options that it has. */
static GPtrArray *with_options(const struct change *change, const struct list *list, const GPtrArray *came)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	const struct node *field = change_provision(change, true)->node;
	for (guint i = 0; i < came->len; i++) {
		const struct node *column = list->patterns == &of_columns ? column_of(field, came->pdata[i], 0) : NULL;
		g_autoptr(GPtrArray) options = options_of(column);
		g_ptr_array_add(options, NULL);
		g_autofree char *all = g_strjoinv(", ", (char **)options->pdata);
		g_ptr_array_add(names, *all ? g_strdup_printf("%s (%s)", (const char *)came->pdata[i], all)
					    : g_strdup(came->pdata[i]));
	}
	return names;
}

static void list_told(const struct saying *saying, const struct change *change, const struct list *list,
		      struct telling *telling)
{
	if (!list->old->len || !list->new->len)
		return;
	struct difference difference = difference_of(list);
	GPtrArray *came = with_options(change, list, difference.came);
	names_take(saying, list, came, list->patterns->came, telling);
	names_take(saying, list, difference.went, list->patterns->went, telling);
	if (difference.reordered)
		names_take(saying, list, list->new, list->patterns->order, telling);
	g_ptr_array_unref(came);
	difference_clear(&difference);
}

bool field_options_told(const struct saying *saying, const struct change *change, struct telling *telling)
{
	g_autoptr(GPtrArray) lists = lists_of(change);
	bool any = false;
	for (guint i = 0; i < lists->len && !any; i++)
		any = list_is_apart(change, lists->pdata[i]);
	for (guint i = 0; i < lists->len && any; i++)
		list_told(saying, change, lists->pdata[i], telling);
	return any;
}

bool field_list_goes_on(const struct change *change, const struct wording_piece *piece, bool within)
{
	static const char *const marks[] = {"options", "columns", "hint"};
	const struct words *speech = edition_words(change_provision(change, true)->edition);
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
	const struct words *speech = edition_words(change_provision(change, piece->op == '+')->edition);
	g_autofree char *hint = field_mark_shown(speech, "hint");
	return !strstr(piece->text, hint);
}

bool field_is_option(const struct change *change, const struct wording_piece *piece)
{
	g_autoptr(GPtrArray) lists = lists_of(change);
	g_autofree char *text = option_words(change, piece);
	bool is = false;
	for (guint i = 0; i < lists->len && !is; i++) {
		const struct list *list = lists->pdata[i];
		is = is_option(piece->op == '+' ? list->new : list->old, text);
	}
	return is;
}

/* ---- what columns take ------------------------------------------------------------------------------------------- */

const char *answer_said(const struct saying *saying, enum field_type type)
{
	g_autofree char *key = g_strdup_printf("answer-%s", field_type_name(type));
	return word(saying->words, key);
}

void field_columns_told(const struct saying *saying, const struct change *change, struct telling *telling)
{
	const struct node *was = change_provision(change, false)->node, *is = change_provision(change, true)->node;
	if (was->field->type != FIELD_ROWS || is->field->type != FIELD_ROWS)
		return;
	GPtrArray *old = columns_of(was), *new = columns_of(is);
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
