/* SPDX-License-Identifier: MIT */
#include "publish/forms/register_file.h"

#include "publish/reasons_file.h"
#include "read/fields.h"

#include <string.h>

static void rule_free(gpointer data)
{
	struct register_rule *rule = data;
	for (guint i = 0; i < rule->columns->len; i++)
		g_ptr_array_unref(((struct register_column *)rule->columns->pdata[i])->from);
	g_ptr_array_unref(rule->rows);
	g_ptr_array_unref(rule->columns);
}

void register_free(gpointer data)
{
	struct register_plan *plan = data;
	if (!plan)
		return;
	g_ptr_array_unref(plan->rules);
	g_ptr_array_unref(plan->left_out);
	arena_free(plan->arena);
	g_free(plan);
}

static void word_add(struct arena *arena, const char *text, struct place place, GPtrArray *words)
{
	struct register_word *word = arena_take(arena, sizeof *word);
	*word = (struct register_word){arena_text(arena, text), place};
	g_ptr_array_add(words, word);
}

/* Adds a text, or the texts of a list and of lists in it. */
static void texts_add(struct arena *arena, const struct yaml *yaml, GPtrArray *words)
{
	if (yaml->kind == YAML_SCALAR)
		word_add(arena, yaml->text, yaml->place, words);
	for (guint i = 0; yaml->kind == YAML_LIST && i < yaml->items->len; i++)
		texts_add(arena, yaml->items->pdata[i], words);
}

/* A field with its place. */
static struct register_word word_field(const struct register_plan *plan, const struct yaml *map, const char *name,
				       struct diag *diag)
{
	const char *text = field_text(plan->arena, map, name, diag);
	return text ? (struct register_word){text, yaml_get(map, name)->place}
		    : (struct register_word){NULL, map->place};
}

/* The same where it must be there. */
static struct register_word word_needed(const struct register_plan *plan, const struct yaml *map, const char *name,
					struct diag *diag)
{
	const char *text = field_needed(plan->arena, map, name, map->place, diag);
	return text ? (struct register_word){text, yaml_get(map, name)->place}
		    : (struct register_word){NULL, map->place};
}

static void rows_read(struct register_plan *plan, struct register_rule *rule, const struct yaml *map, struct diag *diag)
{
	const struct yaml *rows = field_map(map, "rows", diag);
	for (guint i = 0; rows && i < rows->items->len; i++) {
		const struct yaml *id = rows->keys->pdata[i];
		const char *kind = field_text(plan->arena, rows, id->text, diag);
		word_add(plan->arena, id->text, id->place, rule->rows);
		word_add(plan->arena, kind ? kind : "", id->place, rule->rows);
	}
}

static void columns_read(struct register_plan *plan, struct register_rule *rule, const struct yaml *map,
			 struct diag *diag)
{
	const struct yaml *columns = field_map(map, "columns", diag);
	for (guint i = 0; columns && i < columns->items->len; i++) {
		const struct yaml *name = columns->keys->pdata[i];
		struct register_column *column = arena_take(plan->arena, sizeof *column);
		*column =
			(struct register_column){{arena_text(plan->arena, name->text), name->place}, g_ptr_array_new()};
		texts_add(plan->arena, columns->items->pdata[i], column->from);
		g_ptr_array_add(rule->columns, column);
	}
}

static void rule_read(struct register_plan *plan, const struct yaml *map, struct diag *diag)
{
	static const char *const names[] = {"form", "part", "rows", "only", "kind", "columns", NULL};
	if (map->kind != YAML_MAP) {
		diag_add(diag, CODE_FIELD_TYPE, map->place, "an entry is written '- form: …' and what belongs to it");
		return;
	}
	fields_known(map, names, diag);
	struct register_rule *rule = arena_take(plan->arena, sizeof *rule);
	*rule = (struct register_rule){.place = map->place, .rows = g_ptr_array_new(), .columns = g_ptr_array_new()};
	rule->form = word_needed(plan, map, "form", diag);
	rule->part = word_needed(plan, map, "part", diag);
	rule->only = word_field(plan, map, "only", diag);
	rule->kind = field_text(plan->arena, map, "kind", diag);
	rows_read(plan, rule, map, diag);
	columns_read(plan, rule, map, diag);
	if (rule->form.text && rule->part.text)
		g_ptr_array_add(plan->rules, rule);
	else
		rule_free(rule);
}

struct register_plan *register_read(struct sources *sources, const struct edition *edition, struct diag *diag)
{
	static const char *const names[] = {"form", "title", "service-areas", "entries", "left-out", NULL};
	char *path = beside_edition(edition, REGISTER_FILE);
	struct yaml *yaml = fields_file(sources, path, diag);
	g_free(path);
	if (yaml && yaml->kind != YAML_MAP) {
		diag_add(diag, CODE_FIELD_TYPE, yaml->place,
			 "lines of 'name: value' are expected here: 'form:', 'title:', 'entries:'");
		yaml_release(yaml);
		yaml = NULL;
	}
	if (!yaml)
		return NULL;
	struct register_plan *plan = g_new0(struct register_plan, 1);
	plan->edition = edition;
	plan->arena = arena_new();
	plan->place = yaml->place;
	plan->rules = g_ptr_array_new_with_free_func(rule_free);
	plan->left_out = g_ptr_array_new();
	fields_known(yaml, names, diag);
	plan->form = field_needed(plan->arena, yaml, "form", yaml->place, diag);
	plan->title = field_text(plan->arena, yaml, "title", diag);
	plan->areas = word_field(plan, yaml, "service-areas", diag);
	const struct yaml *entries = field_list(yaml, "entries", diag), *left_out = yaml_get(yaml, "left-out");
	for (guint i = 0; entries && i < entries->items->len; i++)
		rule_read(plan, entries->items->pdata[i], diag);
	if (left_out)
		texts_add(plan->arena, left_out, plan->left_out);
	yaml_release(yaml);
	return plan;
}

/* ---- what stands where ------------------------------------------------------------------------------------------- */

static const struct node *rows_find(const struct node *parent, const char *id)
{
	const struct node *found = NULL;
	for (const struct node *field = parent->first; field && !found; field = field->next) {
		bool is = field->kind == NODE_FIELD && field->field->type == FIELD_ROWS && !g_strcmp0(field->id, id);
		found = is ? field : field->kind == NODE_FIELD ? rows_find(field, id) : NULL;
	}
	return found;
}

static const struct node *form_find(const struct edition *edition, const char *id)
{
	GPtrArray *forms = forms_in(edition_root(edition));
	const struct node *found = NULL;
	for (guint i = 0; i < forms->len && !found; i++)
		found = !g_strcmp0(form_id(forms->pdata[i]), id) ? forms->pdata[i] : NULL;
	g_ptr_array_unref(forms);
	return found;
}

const struct node *register_part(const struct register_plan *plan, const struct register_rule *rule)
{
	const struct node *form = form_find(plan->edition, plan->form);
	return form ? rows_find(form, rule->part.text) : NULL;
}

char *register_head(const struct register_plan *plan, const struct node *column)
{
	GString *words = g_string_new(NULL);
	edition_plain(plan->edition, column, words);
	return g_string_free(words, FALSE);
}

GPtrArray *register_parts(const struct register_plan *plan)
{
	GPtrArray *parts = g_ptr_array_new();
	for (guint i = 0; i < plan->rules->len; i++) {
		const struct node *part = register_part(plan, plan->rules->pdata[i]);
		if (part && !g_ptr_array_find(parts, part, NULL))
			g_ptr_array_add(parts, (gpointer)part);
	}
	return parts;
}

char *register_label(const struct register_plan *plan, const struct node *part)
{
	GString *words = g_string_new(NULL);
	edition_plain(plan->edition, node_child(part, NODE_LABEL), words);
	return g_string_free(words, FALSE);
}

char *register_name(const char *words)
{
	GString *name = g_string_new(NULL);
	for (const char *c = words; *c; c = g_utf8_next_char(c)) {
		gunichar letter = g_unichar_tolower(g_utf8_get_char(c));
		if (g_unichar_isalnum(letter))
			g_string_append_unichar(name, letter);
		else if (name->len && name->str[name->len - 1] != '-')
			g_string_append_c(name, '-');
	}
	if (name->len && name->str[name->len - 1] == '-')
		g_string_truncate(name, name->len - 1);
	return g_string_free(name, FALSE);
}

static const struct node *field_find(const struct node *parent, const char *id)
{
	const struct node *found = NULL;
	for (const struct node *field = parent->first; field && !found; field = field->next)
		if (field->kind == NODE_FIELD)
			found = !g_strcmp0(field->id, id) ? field : field_find(field, id);
	return found;
}

static const struct node *areas_find(const struct register_plan *plan)
{
	const struct node *form = plan->areas.text ? form_find(plan->edition, plan->form) : NULL;
	const struct node *field = form ? field_find(form, plan->areas.text) : NULL;
	return field && field->field->type == FIELD_CHOICE ? field : NULL;
}

GPtrArray *register_areas(const struct register_plan *plan)
{
	GPtrArray *areas = g_ptr_array_new_with_free_func(g_free);
	const struct node *field = areas_find(plan);
	for (const struct node *option = field ? field->first : NULL; option; option = option->next) {
		if (option->kind != NODE_OPTION)
			continue;
		GString *words = g_string_new(NULL);
		edition_plain(plan->edition, option, words);
		g_ptr_array_add(areas, g_string_free(words, FALSE));
	}
	return areas;
}

const struct node *register_home(const struct register_plan *plan)
{
	const struct node *node = form_find(plan->edition, plan->form);
	while (node && node->kind != NODE_APPENDIX && node->kind != NODE_DOCUMENT)
		node = node->parent;
	return node;
}

/* ---- what is wrong ----------------------------------------------------------------------------------------------- */

struct checking {
	const struct register_plan *plan;
	const struct register_rule *rule;
	GHashTable *used; /* of const char *: ids and names that the rules take from, or leave out */
	struct diag *diag;
};

static void used_add(GHashTable *used, const char *name)
{
	g_hash_table_add(used, (gpointer)name);
}

static bool is_known(const struct edition *edition, const struct node *form, const char *name)
{
	if (!strcmp(name, REGISTER_KIND) || !strcmp(name, REGISTER_ROW))
		return true;
	GPtrArray *entries = entries_of(edition, form);
	bool known = false;
	for (guint i = 0; i < entries->len && !known; i++) {
		const struct entry *entry = entries->pdata[i];
		known = !strcmp(entry->name, name) || !g_strcmp0(entry->field->id, name);
	}
	g_ptr_array_unref(entries);
	return known;
}

static void name_check(const struct checking *checking, const struct node *form, const struct register_word *name)
{
	used_add(checking->used, name->text);
	if (!is_known(checking->plan->edition, form, name->text))
		diag_add(checking->diag, CODE_REGISTER_NAME, name->place,
			 "the form '%s' has no field '%s': correct the name", checking->rule->form.text, name->text);
}

static const struct register_column *column_find(const struct register_rule *rule, const char *name)
{
	for (guint i = 0; i < rule->columns->len; i++) {
		const struct register_column *column = rule->columns->pdata[i];
		if (!strcmp(column->name.text, name))
			return column;
	}
	return NULL;
}

static bool has_column(const struct register_plan *plan, const struct node *part, const char *name)
{
	bool found = false;
	for (const struct node *column = part->first; column && !found; column = column->next) {
		char *head = column->kind == NODE_COLUMN ? register_head(plan, column) : NULL;
		found = head && !strcmp(head, name);
		g_free(head);
	}
	return found;
}

/* Columns that the rule leaves empty, and columns that the register does not have. */
static void columns_check(const struct checking *checking, const struct node *part)
{
	const struct register_rule *rule = checking->rule;
	for (const struct node *column = part->first; column; column = column->next) {
		char *head = column->kind == NODE_COLUMN ? register_head(checking->plan, column) : NULL;
		if (head && !column_find(rule, head))
			diag_add(checking->diag, CODE_REGISTER_COLUMN, rule->place,
				 "the form '%s' fills nothing into the column '%s' of the register: say which field "
				 "does",
				 rule->form.text, head);
		g_free(head);
	}
	for (guint i = 0; i < rule->columns->len; i++) {
		const struct register_column *column = rule->columns->pdata[i];
		if (!has_column(checking->plan, part, column->name.text))
			diag_add(checking->diag, CODE_REGISTER_NAME, column->name.place,
				 "the part '%s' of the register has no column '%s'", rule->part.text,
				 column->name.text);
	}
}

static void rule_check(struct checking *checking)
{
	const struct register_rule *rule = checking->rule;
	const struct node *form = form_find(checking->plan->edition, rule->form.text);
	const struct node *part = register_part(checking->plan, rule);
	if (!form || !part) {
		const struct register_word *wrong = form ? &rule->part : &rule->form;
		diag_add(checking->diag, CODE_REGISTER_NAME, wrong->place,
			 form ? "the register's form has no table '%s'" : "there is no form '%s'", wrong->text);
	}
	if (!form)
		return;
	if (part)
		columns_check(checking, part);
	if (rule->only.text)
		name_check(checking, form, &rule->only);
	for (guint i = 0; i < rule->rows->len; i += 2)
		name_check(checking, form, rule->rows->pdata[i]);
	for (guint i = 0; i < rule->columns->len; i++) {
		const struct register_column *column = rule->columns->pdata[i];
		for (guint k = 0; k < column->from->len; k++)
			name_check(checking, form, column->from->pdata[k]);
	}
}

/* Each field once, though it has several entries. */
static void fields_check(const struct checking *checking, const char *id)
{
	const struct register_plan *plan = checking->plan;
	const struct node *form = form_find(plan->edition, id), *told = NULL;
	GPtrArray *entries = form ? entries_of(plan->edition, form) : g_ptr_array_new();
	for (guint i = 0; i < entries->len; i++) {
		const struct entry *entry = entries->pdata[i];
		const struct node *field = entry->field;
		bool used = g_hash_table_contains(checking->used, entry->name) ||
			    (field->id && g_hash_table_contains(checking->used, field->id));
		/* The name and date of a signature go with it. */
		if (used || field == told || entry->sign != SIGN_HERE)
			continue;
		told = field;
		diag_add(checking->diag, CODE_REGISTER_FIELD, field->place,
			 "the register has no place for '%s' of the form '%s': name it in " REGISTER_FILE
			 ", under a column or under 'left-out'",
			 field->id ? field->id : entry->name, id);
	}
	g_ptr_array_unref(entries);
}

static void left_out_check(const struct checking *checking, const struct register_word *name)
{
	const struct register_plan *plan = checking->plan;
	bool known = false;
	/* Of a form that is not there it was told; nobody knows what its fields are. */
	for (guint i = 0; i < plan->rules->len && !known; i++) {
		const struct node *form =
			form_find(plan->edition, ((struct register_rule *)plan->rules->pdata[i])->form.text);
		known = !form || is_known(plan->edition, form, name->text);
	}
	if (!known)
		diag_add(checking->diag, CODE_REGISTER_NAME, name->place,
			 "'%s' is left out, but none of the forms has a field of this name", name->text);
}

/* Each part is a file of its own. */
static void files_check(const struct register_plan *plan, struct diag *diag)
{
	GPtrArray *parts = register_parts(plan);
	GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	for (guint i = 0; i < parts->len; i++) {
		const struct node *part = parts->pdata[i];
		char *label = register_label(plan, part), *name = register_name(label);
		const char *before = g_hash_table_lookup(names, name);
		if (before)
			diag_add(diag, CODE_REGISTER_NAME, part->place,
				 "the tables '%s' and '%s' of the register would be one file, '%s.csv', whose name has "
				 "only "
				 "letters and figures: give one of them other words",
				 before, label, name);
		else if (!*name)
			diag_add(diag, CODE_REGISTER_NAME, part->place,
				 "the table '%s' of the register has neither letter nor figure to call its file by",
				 label);
		g_hash_table_replace(names, name, label);
	}
	g_hash_table_unref(names);
	g_ptr_array_unref(parts);
}

void register_check(const struct register_plan *plan, struct diag *diag)
{
	struct checking checking = {.plan = plan, .used = g_hash_table_new(g_str_hash, g_str_equal), .diag = diag};
	GHashTable *forms = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < plan->left_out->len; i++)
		used_add(checking.used, ((const struct register_word *)plan->left_out->pdata[i])->text);
	for (guint i = 0; i < plan->rules->len; i++) {
		checking.rule = plan->rules->pdata[i];
		rule_check(&checking);
	}
	files_check(plan, diag);
	if (plan->areas.text && !areas_find(plan))
		diag_add(diag, CODE_REGISTER_NAME, plan->areas.place,
			 "'service-areas: %s' names no choice of the form '%s': its options are the service areas",
			 plan->areas.text, plan->form ? plan->form : "");
	for (guint i = 0; i < plan->left_out->len; i++)
		left_out_check(&checking, plan->left_out->pdata[i]);
	for (guint i = 0; i < plan->rules->len; i++) {
		const struct register_rule *rule = plan->rules->pdata[i];
		if (g_hash_table_add(forms, (gpointer)rule->form.text))
			fields_check(&checking, rule->form.text);
	}
	g_hash_table_unref(forms);
	g_hash_table_unref(checking.used);
}

void registers_check(const struct collection *collection, struct diag *diag)
{
	for (guint i = 0; i < collection->documents->len; i++) {
		const struct collected *collected = collection->documents->pdata[i];
		struct register_plan *plan =
			collected->edition ? register_read(collection->sources, collected->edition, diag) : NULL;
		if (plan && !(edition_doc(collected->edition)->lacks & LACKS_TEXT))
			register_check(plan, diag);
		register_free(plan);
	}
}
