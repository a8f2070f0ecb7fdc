/* SPDX-License-Identifier: MIT */
#include "publish/forms/answers.h"

#include "format/pdf.h"
#include "model/day.h"
#include "model/standing.h"

#include <stdlib.h>
#include <string.h>

/* ---- values of one form ------------------------------------------------------------------------------------------ */

struct matching {
	struct answers *answers;
	GHashTable *values; /* name to the last struct filled_value * of that name */
	GHashTable *taken;  /* of const struct filled_value *: what the form asks for */
	GHashTable *names;  /* of all entries of the document's forms */
	struct place place;
	struct diag *diag;
};

static void answer_free(gpointer data)
{
	struct answer *answer = data;
	g_free(answer->name);
	g_free(answer->label);
	g_free(answer->value);
	g_free(answer);
}

void answers_free(gpointer data)
{
	struct answers *answers = data;
	g_ptr_array_unref(answers->list);
	g_free(answers);
}

#define DIGITS "0123456789"
#define NUMBER_LONGEST 6 /* digits: nothing that is counted here is as many */

/* What digits up to the end say; 0 where it is no number that could count anything. */
static unsigned number_of(const char *text)
{
	size_t length = strlen(text);
	bool fine = length && length <= NUMBER_LONGEST && strspn(text, DIGITS) == length;
	return fine ? (unsigned)strtoul(text, NULL, 10) : 0;
}

/* The words of an option by its words, by what a PDF has for them, or by its number; NULL where it is none of these. */
static char *option_words(const struct answers *answers, const struct node *of, const char *value)
{
	unsigned number = number_of(value), count = 0;
	char *by_number = NULL, *found = NULL;
	for (const struct node *option = option_first(of); option && !found; option = option_next(option)) {
		GString *words = g_string_new(NULL);
		edition_plain(answers->edition, option, words);
		char *text = g_string_free(words, FALSE);
		g_autofree char *state = pdf_state(text, ++count);
		if (!strcmp(text, value) || !strcmp(state, value))
			found = g_steal_pointer(&text);
		else if (count == number)
			by_number = g_steal_pointer(&text);
		g_free(text);
	}
	if (found)
		g_free(by_number);
	return found ? found : by_number;
}

/* The same day is the same value, however a kind of file has it written. */
static char *day_settle(const struct matching *matching, const struct entry *entry, const char *text)
{
	char *day = day_typed(edition_words(matching->answers->edition), text);
	if (!day)
		diag_add(matching->diag, CODE_FILLED_ENTRY, matching->place,
			 "'%s' was answered with '%s', which is no day, as 05/03/2027 is one: it is left as it stands",
			 entry->label, text);
	return day ? day : g_strdup(text);
}

static char *value_settle(const struct matching *matching, const struct entry *entry, const char *text)
{
	if (entry->type == FIELD_TICK)
		return g_strdup(*text && strcmp(text, "false") != 0 ? "true" : "false");
	if (entry->type == FIELD_DATE && *text)
		return day_settle(matching, entry, text);
	if (entry->type != FIELD_CHOICE || !*text)
		return g_strdup(text);
	char *words = option_words(matching->answers, entry->piece ? entry->piece : entry->field, text);
	if (!words)
		diag_add(matching->diag, CODE_FILLED_ENTRY, matching->place,
			 "'%s' was answered with '%s', which is none of its options", entry->label, text);
	return words ? words : g_strdup(text);
}

static struct answer *answer_add(struct matching *matching, const struct entry *entry, const char *text)
{
	struct answer *answer = g_new0(struct answer, 1);
	answer->field = entry->field;
	answer->option = entry->piece && entry->piece->kind == NODE_OPTION ? entry->piece : NULL;
	answer->name = g_strdup(entry->name);
	answer->label = g_strdup(entry->label);
	answer->value = value_settle(matching, entry, text);
	g_ptr_array_add(matching->answers->list, answer);
	return answer;
}

/* What was filled in last under a name, or under what a Word file has for it; or NULL. */
static const struct filled_value *value_find(const struct matching *matching, const char *name)
{
	const struct filled_value *value = g_hash_table_lookup(matching->values, name);
	g_autofree char *tag = value ? NULL : entry_tag(name);
	return value ? value : g_hash_table_lookup(matching->values, tag);
}

/* ---- rows -------------------------------------------------------------------------------------------------------- */

/* Where a name is that of a cell of the rows called `base`: its column, else 0. */
static unsigned cell_column(const char *name, const char *base)
{
	size_t length = strlen(base), row;
	if (strncmp(name, base, length) != 0 || name[length] != '-')
		return 0;
	name += length + 1;
	row = strspn(name, DIGITS);
	return row && name[row] == '-' ? number_of(name + row + 1) : 0;
}

/* The column of each cell by the name that a Word file has for it. */
static GHashTable *tags_find(const struct matching *matching, const struct node *field, unsigned columns)
{
	const struct edition *edition = matching->answers->edition;
	GHashTable *tags = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (unsigned row = 1; row <= field->field->count; row++)
		for (unsigned column = 1; column <= columns; column++) {
			g_autofree char *name = entry_cell_name(edition, field, row, column);
			g_hash_table_insert(tags, entry_tag(name), GUINT_TO_POINTER(column));
		}
	return tags;
}

/* What was filled in for each column of a field: of struct filled_value *, a row each. A row that was added in Word has
 * the names of the row before it, so it is the order that counts. */
static GPtrArray **cells_find(const struct matching *matching, const struct node *field, unsigned columns)
{
	const GPtrArray *values = matching->answers->filled->values;
	g_autofree char *base = entry_name(matching->answers->edition, field);
	g_autoptr(GHashTable) tags = tags_find(matching, field, columns);
	GPtrArray **cells = g_new0(GPtrArray *, columns + 1);
	for (unsigned i = 0; i <= columns; i++)
		cells[i] = g_ptr_array_new();
	for (guint i = 0; i < values->len; i++) {
		struct filled_value *value = values->pdata[i];
		unsigned column = cell_column(value->name, base);
		column = column ? column : GPOINTER_TO_UINT(g_hash_table_lookup(tags, value->name));
		if (column && column <= columns)
			g_ptr_array_add(cells[column], value);
	}
	return cells;
}

static void cells_free(GPtrArray **cells, unsigned columns)
{
	for (unsigned i = 0; i <= columns; i++)
		g_ptr_array_unref(cells[i]);
	g_free(cells);
}

static guint rows_count(GPtrArray *const *cells, unsigned columns)
{
	guint most = 0;
	for (unsigned i = 1; i <= columns; i++)
		most = MAX(most, cells[i]->len);
	return most;
}

static void cell_add(struct matching *matching, const struct node *field, const struct node *column, unsigned row,
		     unsigned place, const struct filled_value *value)
{
	const struct edition *edition = matching->answers->edition;
	GString *words = g_string_new(NULL), *whole = g_string_new(NULL);
	edition_plain(edition, column, words);
	if (node_child(field, NODE_LABEL))
		edition_plain(edition, node_child(field, NODE_LABEL), whole);
	struct entry entry = {.field = field, .piece = column, .type = column->field->type};
	entry.name = entry_cell_name(edition, field, row, place);
	entry.label = entry_label_cell(edition_words(edition), whole->str, words->str, row, 0);
	struct answer *answer = answer_add(matching, &entry, value ? value->text : "");
	answer->row = row;
	answer->column = place;
	if (value)
		g_hash_table_add(matching->taken, (gpointer)value);
	g_free(entry.name);
	g_free(entry.label);
	g_string_free(words, TRUE);
	g_string_free(whole, TRUE);
}

static void rows_add(struct matching *matching, const struct node *field)
{
	unsigned columns = 0;
	for (const struct node *column = field->first; column; column = column->next)
		columns += column->kind == NODE_COLUMN;
	GPtrArray **cells = cells_find(matching, field, columns);
	guint rows = MAX(field->field->count, rows_count(cells, columns));
	for (unsigned row = 1; row <= rows; row++) {
		unsigned place = 0;
		for (const struct node *column = field->first; column; column = column->next) {
			if (column->kind != NODE_COLUMN)
				continue;
			const GPtrArray *filled = cells[++place];
			cell_add(matching, field, column, row, place,
				 row <= filled->len ? filled->pdata[row - 1] : NULL);
		}
	}
	cells_free(cells, columns);
}

/* ---- one form ---------------------------------------------------------------------------------------------------- */

/* What stands under a name, and is taken; behind what was taken before. */
static void text_take(const struct matching *matching, const struct filled_value *value, GString *text)
{
	if (!value)
		return;
	if (text->len && *value->text)
		g_string_append_c(text, '\n');
	g_string_append(text, value->text);
	g_hash_table_add(matching->taken, (gpointer)value);
}

static void entry_match(struct matching *matching, const struct entry *entry)
{
	g_assert(entry->field);
	g_autoptr(GString) text = g_string_new(NULL);
	unsigned pieces =
		entry->type == FIELD_LONG && entry->field->kind == NODE_FIELD ? entry->field->field->lines : 1;
	text_take(matching, value_find(matching, entry->name), text);
	for (unsigned piece = 2; piece <= pieces; piece++) {
		g_autofree char *name = entry_piece_name(entry->name, piece);
		if (!g_hash_table_contains(matching->names, name))
			text_take(matching, g_hash_table_lookup(matching->values, name), text);
	}
	answer_add(matching, entry, text->str);
}

static void entries_match(struct matching *matching)
{
	struct answers *answers = matching->answers;
	GPtrArray *entries = entries_of(answers->edition, answers->form);
	const struct node *rows = NULL;
	for (guint i = 0; i < entries->len; i++) {
		const struct entry *entry = entries->pdata[i];
		if (entry->row && entry->field == rows)
			continue;
		rows = entry->row ? entry->field : NULL;
		if (rows)
			rows_add(matching, rows);
		else
			entry_match(matching, entry);
	}
	g_ptr_array_unref(entries);
}

bool answers_are_filled(const struct answers *answers)
{
	for (guint i = 0; i < answers->list->len; i++) {
		const struct answer *answer = answers->list->pdata[i];
		if (*answer->value && strcmp(answer->value, "false") != 0)
			return true;
	}
	return false;
}

/* ---- one file ---------------------------------------------------------------------------------------------------- */

/* The versions of one document that a form may be of: in a wish's editions, from `first` on. */
struct versions {
	const struct answers_wish *wish;
	guint first, count;
};

static const struct meta *version_at(const struct versions *versions, guint i)
{
	return edition_meta(versions->wish->editions->pdata[versions->first + i]);
}

static struct versions versions_from(const struct answers_wish *wish, guint first)
{
	struct versions versions = {wish, first, 1};
	const char *id = version_at(&versions, 0)->id;
	while (first + versions.count < wish->editions->len && !strcmp(version_at(&versions, versions.count)->id, id))
		versions.count++;
	return versions;
}

static bool holds_on(const struct meta *meta, const char *day)
{
	return standing_holds(standing_since(meta), meta->replaced, day);
}

/* '3.0 (from 2027-04-01)', '2.0 (from 2022-09-01 until 2027-03-31)'. */
static void version_said(const struct meta *meta, GString *out)
{
	const char *since = standing_since(meta);
	g_autofree char *eve = meta->replaced ? day_before(meta->replaced) : NULL;
	g_string_append(out, meta->version ? meta->version : "one without a number");
	if (since || eve)
		g_string_append_printf(out, " (%s%s%s%s%s)", since ? "from " : "", since ? since : "",
				       since && eve ? " " : "", eve ? "until " : "", eve ? eve : "");
}

/* Those that are expected: with their days where there are several. The caller frees it. */
static char *versions_said(const struct versions *versions)
{
	GString *out = g_string_new(NULL);
	const char *day = versions->wish->day, *version = version_at(versions, 0)->version;
	if (versions->count == 1 && !day)
		g_string_append(out, version ? version : "one without a number");
	for (guint i = 0; i < versions->count && (day || versions->count > 1); i++) {
		if (day && !holds_on(version_at(versions, i), day))
			continue;
		g_string_append(out, !out->len ? "" : i + 1 == versions->count ? " or " : ", ");
		version_said(version_at(versions, i), out);
	}
	if (!out->len)
		g_string_append(out, "none");
	return g_string_free(out, FALSE);
}

static void version_refuse(const struct filled *filled, const struct versions *versions, struct diag *diag)
{
	g_autofree char *said = versions_said(versions);
	const char *day = versions->wish->day;
	if (filled->version)
		diag_add(diag, CODE_FILLED_VERSION, (struct place){.file = filled->file},
			 "this form is of version %s, but %s is expected%s%s: ask for it on the form of that version, "
			 "or read it with --any-version",
			 filled->version, said, day ? " on " : "", day ? day : "");
	else
		diag_add(diag, CODE_FILLED_VERSION, (struct place){.file = filled->file},
			 "this file does not say of which version the form is: read it with --any-version if you know");
}

/* One that is read now may have come too late: there is no clock here. */
static void replaced_tell(const struct filled *filled, const struct meta *meta, struct diag *diag)
{
	g_autofree char *eve = day_before(meta->replaced);
	diag_add(diag, CODE_FILLED_REPLACED, (struct place){.file = filled->file},
		 "this form is of version %s, which is in force until %s; another takes its place on %s: look whether "
		 "the form came in time, or say with --on on which day it came",
		 meta->version, eve, meta->replaced);
}

/* The version that a form is of; NULL with a message where it is not expected. */
static const struct edition *version_choose(const struct filled *filled, const struct versions *versions,
					    struct diag *diag)
{
	const struct answers_wish *wish = versions->wish;
	for (guint i = 0; i < versions->count; i++) {
		const struct meta *meta = version_at(versions, i);
		if (g_strcmp0(filled->version, meta->version) != 0)
			continue;
		if (!wish->any_version && wish->day && !holds_on(meta, wish->day))
			continue;
		if (!wish->any_version && !wish->day && meta->replaced)
			replaced_tell(filled, meta, diag);
		return wish->editions->pdata[versions->first + i];
	}
	if (wish->any_version)
		return wish->editions->pdata[versions->first];
	version_refuse(filled, versions, diag);
	return NULL;
}

static void unknown_tell(const struct matching *matching, const struct filled *filled)
{
	const GPtrArray *values = filled->values;
	for (guint i = 0; i < values->len; i++) {
		const struct filled_value *value = values->pdata[i];
		const struct filled_value *last = g_hash_table_lookup(matching->values, value->name);
		if (!*value->text || g_hash_table_contains(matching->taken, value))
			continue;
		if (last != value && g_hash_table_contains(matching->taken, last))
			diag_add(matching->diag, CODE_FILLED_ENTRY, matching->place,
				 "'%s' was filled in twice, with '%s' and with '%s': the last is taken", value->name,
				 value->text, last->text);
		else
			diag_add(matching->diag, CODE_FILLED_ENTRY, matching->place,
				 "'%s' was filled in, but no form of this document asks for it: it is left out",
				 value->name);
	}
}

static void names_find(struct matching *matching, const struct edition *edition, const GPtrArray *forms)
{
	g_hash_table_remove_all(matching->names);
	for (guint i = 0; i < forms->len; i++) {
		GPtrArray *entries = entries_of(edition, forms->pdata[i]);
		for (guint k = 0; k < entries->len; k++)
			g_hash_table_add(matching->names, g_strdup(((const struct entry *)entries->pdata[k])->name));
		g_ptr_array_unref(entries);
	}
}

/* All forms of the document; of several, those in which something is filled in. */
static void forms_match(struct matching *matching, const struct filled *filled, const struct edition *edition,
			GPtrArray *found)
{
	GPtrArray *forms = forms_in(edition_root(edition));
	guint first = found->len;
	names_find(matching, edition, forms);
	for (guint i = 0; i < forms->len; i++) {
		guint taken = g_hash_table_size(matching->taken);
		struct answers *answers = g_new(struct answers, 1);
		*answers =
			(struct answers){filled, edition, forms->pdata[i], g_ptr_array_new_with_free_func(answer_free)};
		matching->answers = answers;
		entries_match(matching);
		bool none = g_hash_table_size(matching->taken) == taken;
		if (none || (found->len > first && !answers_are_filled(answers)))
			answers_free(answers);
		else
			g_ptr_array_add(found, answers);
	}
	if (found->len > first + 1 && !answers_are_filled(found->pdata[first]))
		g_ptr_array_remove_index(found, first);
	g_ptr_array_unref(forms);
}

static bool is_of(const struct filled *filled, const struct versions *versions)
{
	return !filled->document || !strcmp(filled->document, version_at(versions, 0)->id);
}

void answers_find(const struct filled *filled, const struct answers_wish *wish, GPtrArray *found, struct diag *diag)
{
	struct matching matching = {.place = {.file = filled->file}, .diag = diag};
	matching.values = g_hash_table_new(g_str_hash, g_str_equal);
	matching.taken = g_hash_table_new(NULL, NULL);
	matching.names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < filled->values->len; i++) {
		struct filled_value *value = filled->values->pdata[i];
		g_hash_table_insert(matching.values, value->name, value);
	}
	guint before = found->len;
	bool refused = false;
	for (guint i = 0; i < wish->editions->len;) {
		const struct versions versions = versions_from(wish, i);
		bool its = is_of(filled, &versions);
		const struct edition *edition = its ? version_choose(filled, &versions, diag) : NULL;
		refused = refused || (its && !edition);
		if (edition && !refused)
			forms_match(&matching, filled, edition, found);
		i += versions.count;
	}
	if (found->len == before && !refused)
		diag_add(diag, CODE_FILLED_UNKNOWN, matching.place,
			 "this is no form of these documents: none of them asks for what is filled in here");
	else if (!refused)
		unknown_tell(&matching, filled);
	g_hash_table_unref(matching.values);
	g_hash_table_unref(matching.taken);
	g_hash_table_unref(matching.names);
}
