/* SPDX-License-Identifier: MIT */
#include "read/forms/form.h"
#include "test.h"

#include <string.h>

static void release(void *doc)
{
	doc_free(doc);
}

/* Stands for the reader of inline Markdown: one text node. */
static void inlines(void *context, struct node *holder, const char *raw, size_t length, struct place place)
{
	struct doc *doc = context;
	doc_add(doc, holder, NODE_TEXT, place)->text = arena_text_n(doc->arena, raw, length);
}

/* Stands for the reader of shared blocks: one with a group, and a field that depends on another. */
static struct node *block(void *context, const char *name, struct place place)
{
	static const char text[] = "- choice: View\n  id: view\n  options: [Fine, Refused]\n"
				   "- long: Reasons\n  if: view = Refused\n  id: reasons\n";
	struct doc *doc = context;
	struct node *form = doc_make(doc, NODE_FORM, place);
	const struct form_tools tools = {inlines, NULL, doc};
	struct diag *diag = diag_new();
	form_read(doc, form, text, strlen(text), place, &tools, diag);
	diag_free(diag);
	return strcmp(name, "action") ? NULL : form;
}

static const struct node *form_of(void **state, const char *text)
{
	struct doc *doc = test_own(state, doc_new(), release);
	struct place first = {"f.md", 10, 1};
	struct node *form = doc_add(doc, NULL, NODE_FORM, first);
	const struct form_tools tools = {inlines, block, doc};
	form_read(doc, form, text, strlen(text), first, &tools, test_diag(state));
	return form;
}

/* 'type#id(label|hint: …|option…)' of each field, groups with what they hold. */
static void show(const struct node *parent, GString *out)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		if (node->kind == NODE_TEXT)
			continue;
		if (node->kind != NODE_FIELD) {
			g_string_append_printf(out, " %s:", node_kind_name(node->kind));
			node_plain(node, out);
			continue;
		}
		g_string_append_printf(out, "[%s%s%s%s", field_type_name(node->field->type), node->id ? "#" : "",
				       node->id ? node->id : "", node->field->required ? "!" : "");
		show(node, out);
		g_string_append_c(out, ']');
	}
}

static const char *shown(void **state, const char *text)
{
	GString *out = g_string_new(NULL);
	show(form_of(state, text), out);
	return test_keep(state, g_string_free(out, FALSE));
}

static void fields_and_what_belongs_to_them(void **state)
{
	assert_text(shown(state, "- text: Full name\n  required: true\n  id: name\n"
				 "- choice: Nature\n  options: [Financial, \"Non, financial\", [£25](value:limit, x)]\n"
				 "  hint: Which one\n"
				 "- rows: Interests\n  columns:\n    - First\n    - Second\n  count: 6\n"),
		    "[text#name! label:Full name]"
		    "[choice label:Nature hint:Which one option:Financial option:Non, financial "
		    "option:[£25](value:limit, x)]"
		    "[rows label:Interests column:First column:Second]");
	assert_no_messages(state);
}

static void groups_hold_the_fields_after_them(void **state)
{
	assert_text(shown(state, "- note: Read this\n\n- group: You\n- text: Name\n- date: Day\n- office: For us\n- "
				 "signature: Officer\n"),
		    "[note label:Read this][group label:You[text label:Name][date label:Day]]"
		    "[office label:For us[signature label:Officer]]");
	assert_no_messages(state);
}

static void numbers_have_defaults(void **state)
{
	const struct node *form = form_of(
		state, "- long: A\n- long: B\n  lines: 8\n- rows: C\n  columns: [x]\n- signature: D\n  name: no\n");
	const struct node *field = form->first;
	assert_int_equal(field->field->lines, 4);
	field = field->next;
	assert_int_equal(field->field->lines, 8);
	field = field->next;
	assert_int_equal(field->field->count, 3);
	assert_text(field->next->field->name, "no");
	assert_no_messages(state);
}

static void columns_have_types(void **state)
{
	const struct node *form = form_of(state, "- rows: A\n  columns: [Body, date: Since when, \"note: of what\"]\n");
	const struct node *column = node_child(form->first, NODE_COLUMN);
	assert_text(shown(state, "- rows: A\n  columns: [Body, date: Since when, \"note: of what\"]\n"),
		    "[rows label:A column:Body column:Since when column:note: of what]");
	assert_int_equal(column->field->type, FIELD_TEXT);
	assert_int_equal(column->next->field->type, FIELD_DATE);
	assert_int_equal(column->next->next->field->type, FIELD_TEXT);
	assert_no_messages(state);
}

static void what_the_tools_say_begins_the_hint(void **state)
{
	const struct node *form = form_of(
		state, "- tick: Other\n  id: other\n- long: Why\n  if: other\n  limit: 200\n  hint: Briefly.\n");
	const struct node *hint = node_child(form->first->next, NODE_HINT), *condition = hint->first;
	assert_int_equal(condition->link->said, SAID_CONDITION);
	assert_text(condition->link->target, "other");
	assert_null(condition->link->answers);
	assert_int_equal(condition->next->next->link->said, SAID_LIMIT);
	assert_text(hint->last->text, "Briefly.");
	assert_no_messages(state);
}

static void conditions_hold_their_answers(void **state)
{
	const struct node *form = form_of(state, "- long: Why\n  if: a.b = [No, \"Yes, and more\"]\n");
	const struct link *link = node_child(form->first, NODE_HINT)->first->link;
	assert_text(link->target, "a.b");
	assert_text(link->answers[0], "No");
	assert_text(link->answers[1], "Yes, and more");
	assert_null(link->answers[2]);
	assert_no_messages(state);
}

static void blocks_take_their_place_with_a_prefix(void **state)
{
	const char *text = "- group: Line manager\n- block: action\n  prefix: b-\n- date: Review\n";
	assert_text(shown(state, text), "[group label:Line manager[choice#b-view label:View option:Fine option:Refused]"
					"[long#b-reasons label:Reasons hint:][date label:Review]]");
	const struct node *reasons = form_of(state, text)->first->first->next->next;
	assert_text(node_child(reasons, NODE_HINT)->first->link->target, "b-view");
	assert_no_messages(state);
}

static void mistakes_have_their_place(void **state)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{"- txt: Name\n", "f.md:10:3: error: 'txt' is no kind of field; did you mean 'text'? [form-type]"},
		{"- zebra: Name\n", "[form-type]"},
		{"- text\n", "f.md:10:1: error: this field has no label"},
		{"- text:  \n", "[form-label]"},
		{"- choice: A\n", "f.md:10:1: error: a 'choice' needs at least two options"},
		{"- choice: A\n  options: [x, x]\n", "f.md:11:16: error: 'x' stands here twice [form-options]"},
		{"- choice: A\n  options: x, y\n", "f.md:11:12: error: 'options:' must be a list"},
		{"- rows: A\n", "needs its columns"},
		{"- text: A\n  options: [x, y]\n",
		 "f.md:11:3: error: 'options' does not go with a field of the kind 'text'"},
		{"- text: A\n  require: true\n",
		 "f.md:11:3: error: 'require' is not known here; did you mean 'required'?"},
		{"- text: A\n  required: yes\n", "f.md:11:13: error: 'required:' must be true or false"},
		{"- long: A\n  lines: 0\n", "f.md:11:10: error: 'lines:' must be a number from 1 to 60"},
		{"- long: A\n  lines: 99999999999999\n", "'lines:' must be a number"},
		{"- text: A\n  id: 2b\n", "f.md:11:7: error: '2b' can't be an id"},
		{"- text: A\n  hint: b\n  hint: c\n",
		 "f.md:12:3: error: 'hint' stands twice with this field [form-syntax]"},
		{"- text: A\n  - text: B\n", "f.md:11:3: error: this line is indented"},
		{"- text: Some\n  more words\n", "f.md:11:3: error: expected 'name: value' here"},
		{"Name:\n", "f.md:10:1: error: expected a field"},
		{"\n", "f.md:10:1: error: this form has no fields"},
		{"- rows: A\n  columns: [x, dat: y]\n",
		 "f.md:11:16: error: 'dat' is no kind of column; did you mean 'date'? [form-type]"},
		{"- rows: A\n  columns: [rows: y]\n",
		 "Words with a colon of their own stand in quotation marks [form-type]"},
		{"- rows: A\n  columns: [\"date:\", date:]\n", "this column has no words"},
		{"- text: A\n  limit: 0\n", "f.md:11:10: error: 'limit:' must be a number from 1 to 10000"},
		{"- date: A\n  limit: 10\n", "'limit' does not go with a field of the kind 'date'"},
		{"- text: A\n  prefix: b-\n", "'prefix' does not go with a field of the kind 'text'"},
		{"- signature: A\n  role: true\n", "f.md:11:9: error: 'role:' must be yes or no"},
		{"- text: A\n  if: 1 = b\n", "f.md:11:7: error: expected the id of another field"},
		{"- text: A\n  if: b =\n", "[form-condition]"},
		{"- block: action\n  hint: b\n", "f.md:11:3: error: 'hint' does not go with a shared block"},
		{"- block: action\n  prefix: 1\n", "f.md:11:11: error: '1' can't begin an id"},
		{"- block: ../action\n", "f.md:10:10: error: '../action' can't be the name of a shared block"},
		{"- block:\n", "can't be the name of a shared block"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		form_of(state, cases[i].text);
		assert_contains(take_messages(state), cases[i].message);
	}
}

static void columns_count_characters(void **state)
{
	form_of(state, "- choice: Ffurflen\n  options: [Ie, Nâd, Nâd]\n");
	assert_contains(take_messages(state), "f.md:11:22: error: 'Nâd' stands here twice");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(fields_and_what_belongs_to_them),
		TEST(groups_hold_the_fields_after_them),
		TEST(numbers_have_defaults),
		TEST(mistakes_have_their_place),
		TEST(columns_count_characters),
		TEST(columns_have_types),
		TEST(what_the_tools_say_begins_the_hint),
		TEST(conditions_hold_their_answers),
		TEST(blocks_take_their_place_with_a_prefix),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
