/* SPDX-License-Identifier: MIT */
#include "resolve/entries.h"
#include "test.h"

static const struct node *form_in(const struct node *node)
{
	const struct node *found = node->kind == NODE_FORM ? node : NULL;
	for (const struct node *child = node->first; child && !found; child = child->next)
		found = form_in(child);
	return found;
}

/* 'name type! label' of each entry, a line each. */
static const char *entries_shown(void **state, const char *lines)
{
	char *text = g_strdup_printf("# Form\n\n```form {#f}\n%s```\n", lines);
	const struct edition *edition = edition_from(state, text);
	g_free(text);
	GPtrArray *entries = entries_of(edition, form_in(edition_root(edition)));
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < entries->len; i++) {
		const struct entry *entry = entries->pdata[i];
		g_string_append_printf(out, "%s %s%s %s\n", entry->name, field_type_name(entry->type),
				       entry->required ? "!" : "", entry->label);
	}
	g_ptr_array_unref(entries);
	return test_keep(state, g_string_free(out, FALSE));
}

static void every_entry_has_a_name_and_a_label(void **state)
{
	assert_text(entries_shown(
			    state,
			    "- group: You\n- text: Name\n  id: n\n  required: true\n"
			    "- statement: I work in [text: team] since [date: day].\n  id: s\n  required: true\n"
			    "- statement: I am [text: age].\n  id: t\n- statement: On [date: birthday].\n- note: Well\n"
			    "- choices: Which\n  id: c\n  options: [A, B]\n"
			    "- rows: When\n  id: r\n  columns: [Day, time: From]\n  count: 1\n"
			    "- office: Office\n- signature: Officer\n  id: g\n  role: yes\n"
			    "- signature: Manager\n  id: m\n  name: no\n"),
		    "n text! Name\n"
		    "s-1 text! I work in … since …: team\n"
		    "s-2 date! I work in … since …: day\n"
		    "t text I am …: age\n"
		    "birthday date On …: birthday\n"
		    "c-1 tick Which: A\n"
		    "c-2 tick Which: B\n"
		    "r-1-1 text When: Day, row 1\n"
		    "r-1-2 time When: From, row 1\n"
		    "g signature Officer: Signature\n"
		    "g-name text Officer: Name\n"
		    "g-role text Officer: Post\n"
		    "g-date date Officer: Date\n"
		    "m signature Manager: Signature\n"
		    "m-date date Manager: Date\n");
	assert_no_messages(state);
}

/* Word takes no more than 64 characters. */
static void a_long_name_has_a_tag_of_its_own(void **state)
{
	(void)state;
	g_autofree char *whole = g_strnfill(64, 'w'), *long_one = g_strnfill(65, 'w'),
			*other = g_strconcat(long_one, "x", NULL);
	g_autofree char *fits = entry_tag(whole), *tag = entry_tag(long_one), *another = entry_tag(other);
	assert_string_equal(fits, whole);
	assert_int_equal(strlen(tag), 64);
	assert_int_equal(strlen(another), 64);
	assert_string_not_equal(tag, another);
}

static void expect_label(void **state, const char *whole, const char *part, glong most, const char *label)
{
	assert_text(test_keep(state, entry_label_in(test_words(state), whole, part, most)), label);
}

static void a_whole_is_cut_where_its_part_needs_the_room(void **state)
{
	expect_label(state, "", "Pay", 0, "Pay");
	expect_label(state, "Decisions on pay and pensions", "Pay", 34, "Decisions on pay and pensions: Pay");
	expect_label(state, "Decisions on pay and pensions", "Pay", 33, "Decisions on pay and…: Pay");
	expect_label(state, "Llofnodŵŵŵŵŵŵŵŵŵŵŵŵ", "Pay", 20, "Llofnodŵŵŵŵŵŵŵ…: Pay");
	expect_label(state, "Decisions", "What somebody else had decided", 34, "What somebody else had decided");
	char *cell = entry_label_cell(test_words(state), "Interests", "Body", 12, ENTRY_LABEL_LONGEST);
	assert_text(cell, "Interests: Body, row 12");
	g_free(cell);
}

static void conditions_are_said_in_words(void **state)
{
	const struct edition *edition = edition_from(
		state, "# Form\n\n```form\n- choice: Decision\n  id: d\n  options: [Agreed, Refused, Deferred]\n"
		       "- tick: An estimate\n  id: e\n- text: Source\n  id: x\n"
		       "- long: Why\n  if: d = [Refused, Deferred]\n  limit: 90\n  hint: Briefly.\n"
		       "- text: How\n  if: e\n- text: Who\n  if: x\n```\n");
	const char *tree = tree_of(state, edition);
	assert_contains(tree, "value \"Only if ‘Decision’ is ‘Refused’ or ‘Deferred’.\"");
	assert_contains(tree, "value \"At most 90 characters.\"");
	assert_contains(tree, "value \"Only if ‘An estimate’ is ticked.\"");
	assert_contains(tree, "value \"Only if ‘Source’ is filled in.\"");
	assert_no_messages(state);
}

static void conditions_that_lead_nowhere_are_mistakes(void **state)
{
	static const struct {
		const char *condition, *message;
	} cases[] = {
		{"decison = Refused",
		 "no field of this form has the id 'decison'; did you mean 'decision'? [form-condition]"},
		{"zebra", "no field of this form that is filled in has the id 'zebra'"},
		{"decision = Refuse", "'decision' has no option 'Refuse'; did you mean 'Refused'?"},
		{"decision = Zebra", "'decision' has no option 'Zebra'; its options are: Agreed and Refused"},
		{"decision", "'decision' is a choice: say which answer is meant, as in 'if: decision = an option'"},
		{"estimate = Yes",
		 "'estimate' is no choice, so it has no answer 'Yes': write 'if: estimate' alone, which "
		 "means that it is ticked"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *text = g_strdup_printf("# Form\n\n```form\n- choice: D\n  id: decision\n"
					     "  options: [Agreed, Refused]\n- tick: E\n  id: estimate\n"
					     "- text: T\n  if: %s\n```\n",
					     cases[i].condition);
		edition_from(state, text);
		assert_contains(take_messages(state), cases[i].message);
		g_free(text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_entry_has_a_name_and_a_label),           TEST(a_long_name_has_a_tag_of_its_own),
		TEST(a_whole_is_cut_where_its_part_needs_the_room), TEST(conditions_are_said_in_words),
		TEST(conditions_that_lead_nowhere_are_mistakes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
