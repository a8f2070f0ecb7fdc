/* SPDX-License-Identifier: MIT */
#include "read/yaml.h"
#include "test.h"

#include <string.h>

static void release(void *yaml)
{
	yaml_release(yaml);
}

/* Reads `text` as lines 2 and following of front matter. */
static const struct yaml *read_text(void **state, const char *text)
{
	struct place start = {.file = "f.md", .line = 2, .column = 1};
	struct yaml *yaml = yaml_read(text, strlen(text), start, test_diag(state));
	return yaml ? test_own(state, yaml, release) : NULL;
}

static void scalars_are_plain_text(void **state)
{
	const struct yaml *map =
		read_text(state, "a: no\nb: 012\nc: \"3.0\"\r\nd:\ne: |\n  two\n  lines\nf: 2026-05-21 # a note\n");
	assert_non_null(map);
	assert_text(yaml_get(map, "a")->text, "no");
	assert_text(yaml_get(map, "b")->text, "012");
	assert_text(yaml_get(map, "c")->text, "3.0");
	assert_true(yaml_get(map, "c")->quoted);
	assert_false(yaml_get(map, "b")->quoted);
	assert_text(yaml_get(map, "d")->text, "");
	assert_text(yaml_get(map, "e")->text, "two\nlines\n");
	assert_text(yaml_get(map, "f")->text, "2026-05-21");
	assert_null(yaml_get(map, "g"));
}

static void places_are_those_of_the_file(void **state)
{
	const struct yaml *map = read_text(state, "title: Côd\nlist:\n  - [é, x]\n");
	const struct yaml *list = yaml_get(map, "list"), *inner = list->items->pdata[0], *x = inner->items->pdata[1];
	assert_int_equal(list->place.line, 4);
	assert_int_equal(x->place.line, 4);
	assert_int_equal(x->place.column, 9);
	assert_int_equal(yaml_get(map, "title")->place.column, 8);
}

static void an_empty_text_is_an_empty_map(void **state)
{
	const struct yaml *map = read_text(state, "# only a comment\n");
	assert_non_null(map);
	assert_int_equal(map->kind, YAML_MAP);
	assert_int_equal(map->items->len, 0);
}

static void what_is_refused(void **state)
{
	static const struct {
		const char *text, *place, *words;
	} cases[] = {
		{"a: &x 1\nb: *x\n", "f.md:2:4: error: ", "an anchor ('&x')"},
		{"a: *x\n", "f.md:2:4: error: ", "an alias ('*x')"},
		{"a: !!str 1\n", "f.md:2:4: error: ", "a tag ("},
		{"a: 1\n---\nb: 2\n", "f.md:3:1: error: ", "a second '---'"},
		{"%YAML 1.1\n---\na: 1\n", "f.md:2:1: error: ", "begin with '%'"},
		{"a: 1\nb: 2\na: 3\n",
		 "f.md:4:1: error: ", "'a' stands here a second time, after line 2; keep one of them [yaml-duplicate]"},
		{"title: Part 5: Codes\n", "f.md:2:14: error: ", "second colon"},
		{"a:\n\t- b\n", "f.md:3:1: error: ", "a tab"},
		{"a: \"open\n", "f.md:2:4: error: ", "a quotation mark is opened here and not closed [yaml-syntax]"},
		{"a: [b, c\nd: e\n", "f.md:2:4: error: ", "not closed with ']'"},
		{"title: Code\n  bad\n", "f.md:2:8: error: ", "runs on into the next line"},
		{"a: @b\n", "f.md:2:4: error: ", "can't begin with '@'"},
		{"a: 1\nb\n", "f.md:3:1: error: ", "no colon"},
		{"? [a, b]\n: c\n", "f.md:2:3: error: ", "a name was expected"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		read_text(state, cases[i].text);
		const char *messages = take_messages(state);
		assert_contains(messages, cases[i].place);
		assert_contains(messages, cases[i].words);
	}
	assert_text(yaml_get(read_text(state, "a: &x 1\nb: 2\n"), "b")->text, "2");
	assert_null(read_text(state, "a: [\n"));
	take_messages(state);
}

static void nesting_has_an_end(void **state)
{
	GString *text = g_string_new("a: ");
	for (int i = 0; i < 100000; i++)
		g_string_append_c(text, '[');
	assert_null(read_text(state, text->str));
	assert_contains(take_messages(state), "nested deeper than 16");
	g_string_assign(text, "a: [[[[[[[[[[[[[[[]]]]]]]]]]]]]]]\n");
	assert_non_null(read_text(state, text->str));
	g_string_free(text, TRUE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(scalars_are_plain_text), TEST(places_are_those_of_the_file), TEST(an_empty_text_is_an_empty_map),
		TEST(what_is_refused),        TEST(nesting_has_an_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
