/* SPDX-License-Identifier: MIT */
#include "publish/forms/register.h"

#include "base/csv.h"
#include "base/stage.h"
#include "base/tree.h"

#include <string.h>

/* One file of the register. */
struct table {
	char *name;
	GString *text;
	char *head;        /* what its first line says, as line_key() has it */
	GHashTable *lines; /* and each of the others */
	const char *ending;
};

struct appending {
	const struct register_plan *plan; /* whose turn it is */
	const char *folder;
	GPtrArray *tables; /* of struct table * */
	GHashTable *of;    /* from a part to its table: registers whose parts are called the same share one */
	struct register_count *count;
	struct diag *diag;
};

static void table_free(gpointer data)
{
	struct table *table = data;
	g_free(table->name);
	g_string_free(table->text, TRUE);
	g_free(table->head);
	g_hash_table_unref(table->lines);
	g_free(table);
}

/* ---- the files --------------------------------------------------------------------------------------------------- */

void register_heads(const struct register_plan *plan, const struct node *part, GString *out)
{
	for (const struct node *column = part->first; column; column = column->next) {
		if (column->kind != NODE_COLUMN)
			continue;
		char *head = register_head(plan, column);
		csv_cell(out, head);
		g_free(head);
	}
	csv_line_end(out);
}

static char *table_name(const struct register_plan *plan, const struct node *part)
{
	g_autofree char *label = register_label(plan, part), *name = register_name(label);
	return g_strconcat(name, ".csv", NULL);
}

static struct table *table_named(const struct appending *appending, const char *name)
{
	for (guint i = 0; i < appending->tables->len; i++) {
		struct table *table = appending->tables->pdata[i];
		if (!strcmp(table->name, name))
			return table;
	}
	return NULL;
}

/* What a line says, however it is written: its cells, whose own line ends a spreadsheet may have changed. NULL at the
 * end of the text. */
static char *line_key(const char **at)
{
	GPtrArray *cells = csv_line_read(at);
	if (!cells)
		return NULL;
	GString *key = g_string_new(NULL);
	for (guint i = 0; i < cells->len; i++) {
		for (const char *c = cells->pdata[i]; *c; c++)
			if (*c != '\r')
				g_string_append_c(key, *c);
		g_string_append_c(key, '\x1f');
	}
	g_ptr_array_unref(cells);
	return g_string_free(key, FALSE);
}

static void lines_take(struct table *table)
{
	const char *at = csv_begin(table->text->str);
	table->head = line_key(&at);
	table->lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (char *line = line_key(&at); line; line = line_key(&at))
		g_hash_table_add(table->lines, line);
}

/* What is on the disk, with its own bytes, or the heads. */
static struct table *table_read(struct appending *appending, const char *name, const char *path, const GString *heads)
{
	size_t length = 0;
	char *text = path_bytes(path, &length);
	struct table *table = g_new0(struct table, 1);
	table->name = g_strdup(name);
	table->text = text ? g_string_new_len(text, (gssize)length) : g_string_new(heads->str);
	table->ending = csv_ending(table->text->str);
	if (text && memchr(text, '\0', length))
		diag_add(appending->diag, CODE_REGISTER_FILE, (struct place){.file = g_intern_string(path)},
			 "there are NUL characters in this table, as a computer that went down may leave behind: see "
			 "which "
			 "lines were lost, and take those characters out");
	lines_take(table);
	if (text && length && !strchr("\r\n", text[length - 1]))
		g_string_append(table->text, table->ending);
	g_free(text);
	g_ptr_array_add(appending->tables, table);
	return table;
}

static void table_open(struct appending *appending, const struct node *part)
{
	g_autofree char *name = table_name(appending->plan, part);
	g_autofree char *path = g_build_filename(appending->folder, name, NULL);
	g_autoptr(GString) heads = g_string_new(NULL);
	register_heads(appending->plan, part, heads);
	struct table *table = table_named(appending, name);
	if (!table)
		table = table_read(appending, name, path, heads);
	const char *at = heads->str;
	g_autofree char *wanted = line_key(&at);
	if (g_strcmp0(wanted, table->head) != 0)
		diag_add(appending->diag, CODE_REGISTER_FILE, (struct place){.file = g_intern_string(path)},
			 "the columns of this table are not those of the register, or stand in another order: move it "
			 "away, and copy its lines into the new one");
	g_hash_table_insert(appending->of, (gpointer)part, table);
}

/* ---- entries ----------------------------------------------------------------------------------------------------- */

/* One entry to be: a whole form, or one row of it. */
struct registered {
	const struct answers *answers;
	const struct register_rule *rule;
	const char *rows, *kind; /* `rows` NULL: the whole form */
	unsigned row;
};

static void value_add(GString *out, const char *value)
{
	if (!value || !*value || !strcmp(value, "false"))
		return;
	if (out->len)
		g_string_append(out, "; ");
	g_string_append(out, value);
}

/* Of choices that are named as a whole, the words of the options that are ticked. */
static void option_add(const struct answers *answers, const struct answer *answer, GString *out)
{
	g_autoptr(GString) words = g_string_new(NULL);
	edition_plain(answers->edition, answer->option, words);
	if (!strcmp(answer->value, "true"))
		value_add(out, words->str);
}

/* What was filled into a field: all its entries, or those of one row. */
static void field_values(const struct answers *answers, const char *id, unsigned row, GString *out)
{
	for (guint i = 0; i < answers->list->len; i++) {
		const struct answer *answer = answers->list->pdata[i];
		bool whole = (answer->row || answer->option) && !g_strcmp0(answer->field->id, id);
		if ((!whole && strcmp(answer->name, id) != 0) || (row && answer->row != row))
			continue;
		if (whole && answer->option)
			option_add(answers, answer, out);
		else
			value_add(out, answer->value);
	}
}

static char *cell_text(const struct registered *registered, const char *head)
{
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < registered->rule->columns->len; i++) {
		const struct register_column *column = registered->rule->columns->pdata[i];
		for (guint k = 0; k < column->from->len && !strcmp(column->name.text, head); k++) {
			const char *from = ((const struct register_word *)column->from->pdata[k])->text;
			if (!strcmp(from, REGISTER_KIND))
				value_add(text, registered->kind);
			else if (!strcmp(from, REGISTER_ROW) && registered->rows)
				field_values(registered->answers, registered->rows, registered->row, text);
			else
				field_values(registered->answers, from, 0, text);
		}
	}
	return g_string_free(text, FALSE);
}

/* Whether a field that fills the entry is filled in. */
static bool is_answered(const struct appending *appending, const struct registered *registered)
{
	struct registered answers = *registered;
	answers.kind = NULL;
	bool answered = false;
	for (const struct node *column = register_part(appending->plan, answers.rule)->first; column && !answered;
	     column = column->next) {
		char *head = column->kind == NODE_COLUMN ? register_head(appending->plan, column) : NULL;
		char *text = head ? cell_text(&answers, head) : NULL;
		answered = text && *text;
		g_free(text);
		g_free(head);
	}
	return answered;
}

static void cell_write(struct appending *appending, const struct registered *registered, const char *head,
		       GString *line)
{
	char *text = cell_text(registered, head);
	csv_cell(line, text);
	if (csv_is_formula(text))
		diag_add(appending->diag, CODE_REGISTER_FORMULA,
			 (struct place){.file = registered->answers->filled->file},
			 "what would stand under '%s' begins as a formula does, and a spreadsheet would carry it out: "
			 "'%s'. Look at the form, and write the entry by hand",
			 head, text);
	g_free(text);
}

static void entry_add(struct appending *appending, const struct registered *registered)
{
	const struct node *part = register_part(appending->plan, registered->rule);
	if (!is_answered(appending, registered)) {
		diag_add(
			appending->diag, CODE_FILLED_BLANK, (struct place){.file = registered->answers->filled->file},
			"nothing that the register asks for is filled in in this form, so that nothing of it is added: "
			"ask for it once more, filled in");
		return;
	}
	struct table *table = g_hash_table_lookup(appending->of, part);
	GString *line = g_string_new(NULL);
	for (const struct node *column = part->first; column; column = column->next) {
		if (column->kind != NODE_COLUMN)
			continue;
		char *head = register_head(appending->plan, column);
		cell_write(appending, registered, head, line);
		g_free(head);
	}
	const char *at = line->str;
	bool there = !g_hash_table_add(table->lines, line_key(&at));
	if (!there)
		g_string_append_printf(table->text, "%s%s", line->str, table->ending);
	appending->count->there += there;
	appending->count->added += !there;
	g_string_free(line, TRUE);
}

/* How many rows of a field there are, filled in or not. */
static unsigned rows_count(const struct answers *answers, const char *id)
{
	unsigned rows = 0;
	for (guint i = 0; i < answers->list->len; i++) {
		const struct answer *answer = answers->list->pdata[i];
		if (!g_strcmp0(answer->field->id, id))
			rows = MAX(rows, answer->row);
	}
	return rows;
}

static void rows_add(struct appending *appending, struct registered registered)
{
	for (guint i = 0; i < registered.rule->rows->len; i += 2) {
		registered.rows = ((const struct register_word *)registered.rule->rows->pdata[i])->text;
		registered.kind = ((const struct register_word *)registered.rule->rows->pdata[i + 1])->text;
		GString *row = g_string_new(NULL);
		unsigned rows = rows_count(registered.answers, registered.rows);
		for (registered.row = 1; registered.row <= rows; registered.row++) {
			g_string_truncate(row, 0);
			field_values(registered.answers, registered.rows, registered.row, row);
			if (row->len)
				entry_add(appending, &registered);
		}
		g_string_free(row, TRUE);
	}
}

/* Whether the form is one that the rule enters: with what `only:` names filled in. */
static bool is_wanted(const struct register_rule *rule, const struct answers *answers)
{
	if (!rule->only.text)
		return true;
	g_autoptr(GString) filled = g_string_new(NULL);
	field_values(answers, rule->only.text, 0, filled);
	return filled->len > 0;
}

static void rule_apply(struct appending *appending, const struct register_rule *rule, const struct answers *answers)
{
	struct registered registered = {.answers = answers, .rule = rule, .kind = rule->kind};
	if (strcmp(rule->form.text, form_id(answers->form)) != 0 || answers->edition != appending->plan->edition ||
	    !is_wanted(rule, answers))
		return;
	if (rule->rows->len)
		rows_add(appending, registered);
	else
		entry_add(appending, &registered);
}

/* ---- all of it --------------------------------------------------------------------------------------------------- */

/* What the tables are called: the stage takes no others. */
static GPtrArray *names_of(const GPtrArray *plans)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < plans->len; i++) {
		GPtrArray *parts = register_parts(plans->pdata[i]);
		for (guint k = 0; k < parts->len; k++)
			g_ptr_array_add(names, table_name(plans->pdata[i], parts->pdata[k]));
		g_ptr_array_unref(parts);
	}
	g_ptr_array_add(names, NULL);
	return names;
}

static void plan_apply(struct appending *appending, const GPtrArray *found)
{
	const struct register_plan *plan = appending->plan;
	GPtrArray *parts = register_parts(plan);
	for (guint i = 0; i < parts->len; i++)
		table_open(appending, parts->pdata[i]);
	for (guint i = 0; i < found->len; i++)
		for (guint k = 0; k < plan->rules->len; k++)
			rule_apply(appending, plan->rules->pdata[k], found->pdata[i]);
	g_ptr_array_unref(parts);
}

static enum status tables_append(struct appending *appending, const GPtrArray *plans, const GPtrArray *found,
				 struct stage *stage)
{
	for (guint i = 0; i < plans->len; i++) {
		appending->plan = plans->pdata[i];
		plan_apply(appending, found);
	}
	for (guint i = 0; i < appending->tables->len && diag_status(appending->diag, false) == STATUS_DONE; i++) {
		const struct table *table = appending->tables->pdata[i];
		stage_put(stage, table->name, table->text->str, table->text->len);
	}
	enum status status = diag_status(appending->diag, false);
	return status == STATUS_DONE ? stage_commit(stage) : status;
}

/* The stage is opened before anything is read, so that of two who append the second is refused while the
 * first writes. */
enum status register_append(const GPtrArray *plans, const char *folder, const GPtrArray *found,
			    struct register_count *count, struct diag *diag)
{
	struct appending appending = {
		NULL, folder, g_ptr_array_new_with_free_func(table_free), g_hash_table_new(NULL, NULL), count, diag};
	GPtrArray *names = names_of(plans);
	struct stage *stage = stage_open_within(folder, (const char *const *)names->pdata, diag);
	enum status status = STATUS_FAILURE;
	bool good = stage != NULL;
	for (guint i = 0; good && i + 1 < names->len; i++) /* before they are read */
		good = stage_may_put(stage, names->pdata[i]);
	if (good)
		status = tables_append(&appending, plans, found, stage);
	stage_drop(stage);
	g_ptr_array_unref(names);
	g_hash_table_unref(appending.of);
	g_ptr_array_unref(appending.tables);
	return status;
}
