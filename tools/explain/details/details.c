/* SPDX-License-Identifier: MIT */
#include "explain/details/details.h"
#include "explain/details/details_telling.h"
#include "explain/overview/phrases.h"

/* More replacements than these are not told one by one. */
#define TOLD_MOST 5u

char *quoted_said(const struct saying *saying, const GPtrArray *titles)
{
	GPtrArray *list = told_list();
	for (guint i = 0; i < titles->len; i++)
		told_take(list,
			  pattern_fill(saying->patterns, PATTERN_QUOTED, "title", (const char *)titles->pdata[i]));
	return told_said(saying, list);
}

/* Of a field whose list is told: a piece of that; `listed`: the list goes on. */
static bool is_told(const struct change *change, const struct wording_piece *piece, bool *listed)
{
	if (piece->op != '=')
		return field_is_option(change, piece) || (*listed && field_is_listed(change, piece));
	*listed = field_list_goes_on(change, piece, *listed);
	return false;
}

/* An arrow of a flowchart says nothing by one of its ends. */
static bool is_arrow(const struct saying *saying, const struct change *change)
{
	const struct side *new = saying->changes->new;
	return change->old->len == 1 && change->new->len == 1 &&
	       change->words->len &&unit_is_arrow(new, UNIT(new, phrase_provision(change)->unit));
}

static void arrow_told(const struct saying *saying, const struct change *change, struct telling *telling)
{
	char *was = phrase_quoted(first_line(((const struct provision *)change->old->pdata[0])->text));
	char *now = phrase_quoted(first_line(phrase_provision(change)->text));
	telling_take(telling, pattern_fill(saying->patterns, PATTERN_NOW, "old", was, "new", now));
	g_free(was);
	g_free(now);
}

/* A sentence that stands elsewhere in the same change now: told once. */
static void transposed_told(const struct saying *saying, const struct wording_piece *piece, struct telling *telling)
{
	char *title = phrase_quoted(excerpt(piece->text, false));
	if (piece->op == '+')
		telling_take(telling, pattern_fill(saying->patterns, PATTERN_TRANSPOSED, "title", title));
	g_free(title);
}

/* Adds what each replacement in a change comes to. */
static void change_told(const struct saying *saying, const struct change *change, struct telling *telling)
{
	struct hunk_text hunk = hunk_text_new("", "");
	telling->change = change;
	telling->wordless = telling->wordless || !change->words->len;
	if (is_arrow(saying, change)) {
		hunk_text_clear(&hunk);
		arrow_told(saying, change, telling);
		return;
	}
	field_facts_told(saying, change, telling);
	bool options = field_options_told(saying, change, telling);
	bool across = cells_are_across(change), listed = false;
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
	if (across)
		cells_say(saying, change, telling);
	for (guint i = 0; i <= change->words->len && !across; i++) {
		const struct wording_piece *piece = i < change->words->len ? change->words->pdata[i] : NULL;
		const struct wording_piece *next = i + 1 < change->words->len ? change->words->pdata[i + 1] : NULL;
		if (piece && piece->slight && (piece->op == '-' || *piece->text == ' '))
			continue;
		if (piece && piece->transposed) {
			transposed_told(saying, piece, telling);
			continue;
		}
		if (piece && options && is_told(change, piece, &listed))
			continue;
		bool same = !piece || piece->op == '=' || piece->slight;
		bool bridge = piece && same && hunk_text_goes_on(saying, &hunk, piece, next);
		if (same && !bridge) {
			hunk.ends = !next;
			hunk.after_followed = piece && piece->slight;
			hunk_text_end(saying, &hunk, piece ? field_text_shown(change, piece->text, texts) : "",
				      telling);
			hunk.begins = !i;
			continue;
		}
		field_piece_take(change, piece, &hunk);
	}
	hunk_text_clear(&hunk);
}

const char *tag_about(const struct saying *saying, unsigned tag)
{
	static const struct {
		unsigned tag;
		enum pattern_name name;
	} table[] = {{TAG_AMOUNT, PATTERN_OF_AMOUNT},     {TAG_DATE, PATTERN_OF_DATE},
		     {TAG_DEADLINE, PATTERN_OF_DEADLINE}, {TAG_ROLE, PATTERN_OF_ROLE},
		     {TAG_TERM, PATTERN_OF_TERM},         {TAG_OBLIGATION, PATTERN_OF_OBLIGATION}};
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
		if (tag == table[i].tag)
			return pattern_text(saying->patterns, table[i].name);
	return NULL;
}

/* 'a date, who is responsible and a time limit'. */
static char *tags_said(const struct saying *saying, unsigned tags)
{
	static const unsigned order[] = {TAG_AMOUNT, TAG_DATE, TAG_DEADLINE, TAG_ROLE, TAG_TERM, TAG_OBLIGATION};
	GPtrArray *list = told_list();
	for (size_t i = 0; i < G_N_ELEMENTS(order); i++)
		if (tags & order[i])
			told_add(list, tag_about(saying, order[i]));
	return told_said(saying, list);
}

/* A mark or two are told like words, more of them by that they are others. */
static void marks_told(const struct saying *saying, struct telling *telling)
{
	if (telling->marks->len > MARKS_MOST)
		telling_take(telling, g_strdup(pattern_text(saying->patterns, PATTERN_MARKS)));
	for (guint i = 0; i < telling->marks->len && telling->marks->len <= MARKS_MOST; i++)
		telling_take(telling, g_strdup(telling->marks->pdata[i]));
	g_ptr_array_unref(telling->marks);
}

/* Tells of a row by its name; gives how much. */
static guint row_told(const struct saying *saying, const struct change *change, GPtrArray *rows,
		      struct telling *telling)
{
	GPtrArray *list = telling->list;
	telling->list = told_list();
	change_told(saying, change, telling);
	guint count = rows_take(saying, rows, change, telling->list);
	telling->list = list;
	return count;
}

/* 'a, b and c', and behind that what is told of rows by their names: 'in the row ‘Leader’, a; in the row ‘Chair’, b and
 * c'. Takes both lists. */
static char *all_said(const struct saying *saying, GPtrArray *list, GPtrArray *rows)
{
	char *said = told_said(saying, list);
	if (rows->len) {
		GPtrArray *all = told_list();
		if (*said)
			told_add(all, said);
		rows_say(saying, rows, all);
		g_free(said);
		said = told_apart(all);
	}
	g_ptr_array_unref(rows);
	return said;
}

/* Whether the same sentences tell of an entry that came into the list of this one, or left it. Where entries have
 * numbers, those are told, and what became of each. */
static bool entry_is_told(const struct saying *saying, const struct change *change)
{
	bool told = false;
	for (guint i = 0; i < saying->item->changes->len && !told; i++) {
		const struct change *other = saying->item->changes->pdata[i];
		bool came = other->kind == CHANGE_INSERTED, went = other->kind == CHANGE_REMOVED;
		if (!came && !went)
			continue;
		const struct provision *entry = (came ? other->new : other->old)->pdata[0];
		const struct provision *own = (came ? change->new : change->old)->pdata[0];
		told = entry->node->kind == NODE_ITEM && entry->node->parent == own->node->parent;
	}
	return told;
}

/* What only follows an entry that came or went beside it is told where nothing else is; `any`: something is. */
static void ends_told(const struct saying *saying, bool any, struct telling *telling)
{
	if (telling->joint && !any && !entry_is_told(saying, telling->joint_of))
		telling_take(telling, pattern_fill(saying->patterns, PATTERN_JOINT, "title", telling->joint));
	else if (telling->ending && !any)
		telling_take(telling, g_strdup(pattern_text(saying->patterns, PATTERN_MARKS)));
	g_free(telling->joint);
}

char *words_told(const struct saying *saying, const GPtrArray *changes, bool *all)
{
	struct telling telling = {.list = told_list(), .marks = told_list(), .columns = told_list()};
	GPtrArray *rows = rows_new();
	bool several = rows_are_several(changes);
	guint of_rows = 0;
	for (guint i = 0; i < changes->len; i++)
		if (row_wants_name(saying, changes->pdata[i], several))
			of_rows += row_told(saying, changes->pdata[i], rows, &telling);
		else
			change_told(saying, changes->pdata[i], &telling);
	marks_told(saying, &telling);
	ends_told(saying, telling.list->len || rows->len || telling.columns->len, &telling);
	guint count = telling.list->len + of_rows, columns = telling.columns->len;
	bool many = count > TOLD_MOST, any = count + columns && !telling.wordless;
	if (many) {
		g_autofree char *number = g_strdup_printf("%u", count);
		g_ptr_array_set_size(telling.list, 0);
		g_ptr_array_set_size(rows, 0);
		telling_take(&telling, pattern_fill(saying->patterns, PATTERN_WORDS_MANY, "number", number));
	}
	for (guint i = columns; i > 0; i--)
		g_ptr_array_insert(telling.list, 0, g_strdup(telling.columns->pdata[i - 1]));
	g_ptr_array_unref(telling.columns);
	char *said = all_said(saying, telling.list, rows);
	*all = any && !many && !telling.cut;
	if (!any)
		g_clear_pointer(&said, g_free);
	return said;
}

static void tags_add(const struct saying *saying, unsigned tags, GString *out)
{
	char *about = tags_said(saying, tags);
	if (tags)
		sentence_add(out, pattern_fill(saying->patterns, PATTERN_CHANGES, "what", about));
	g_free(about);
}

static unsigned tags_of_all(const GPtrArray *changes)
{
	unsigned tags = 0;
	for (guint i = 0; i < changes->len; i++)
		tags |= ((const struct change *)changes->pdata[i])->tags;
	return tags;
}

void about_add(const struct saying *saying, const GPtrArray *changes, unsigned of, GString *out)
{
	tags_add(saying, tags_of_all(changes) & of, out);
}

void details_add(const struct saying *saying, const GPtrArray *changes, unsigned always, GString *out)
{
	bool all;
	char *words = words_told(saying, changes, &all);
	if (words)
		sentence_add(out, pattern_fill(saying->patterns, PATTERN_DETAILS, "list", words));
	tags_add(saying, tags_of_all(changes) & (all ? always : TAGS_TELLING | TAG_TERM), out);
	g_free(words);
}
