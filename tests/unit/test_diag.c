/* SPDX-License-Identifier: MIT */
#include "base/diag.h"
#include "test.h"

#include <string.h>

static void release(void *diag)
{
	diag_free(diag);
}

static struct diag *diag_here(void **state)
{
	return test_own(state, diag_new(), release);
}

static const char *json(void **state, const struct diag *diag)
{
	GString *out = g_string_new(NULL);
	diag_json(diag, out);
	return test_keep(state, g_string_free(out, FALSE));
}

static void messages_are_sorted_and_said_once(void **state)
{
	struct diag *diag = diag_here(state);
	diag_add(diag, CODE_ID_FORM, (struct place){"b.md", 1, 1}, "b");
	diag_add(diag, CODE_ID_FORM, (struct place){"a.md", 10, 2}, "late");
	diag_add(diag, CODE_ID_FORM, (struct place){"a.md", 9, 5}, "column %d", 5);
	diag_add(diag, CODE_ID_FORM, (struct place){"a.md", 9, 4}, "x");
	diag_add(diag, CODE_ID_FORM, (struct place){"a.md", 9, 4}, "x");
	assert_int_equal(diag_count(diag), 4);
	assert_text(diag_get(diag, 0)->words, "x");
	assert_text(diag_get(diag, 1)->words, "column 5");
	assert_text(diag_get(diag, 3)->place.file, "b.md");
	diag_add(diag, CODE_ID_FORM, (struct place){"a.md", 1, 1}, "first");
	assert_text(diag_get(diag, 0)->words, "first");
}

static void figures_in_words_are_sorted_by_what_they_count(void **state)
{
	static const char *const words[] = {"paragraph 9: b", "paragraph 12", "paragraph 12 (1)", "paragraph 112: a",
					    "x"};
	struct diag *diag = diag_here(state);
	for (size_t i = G_N_ELEMENTS(words); i-- > 0;)
		diag_add(diag, CODE_WORD_LEFT_OUT, (struct place){"a.docx", 0, 0}, "%s", words[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		assert_text(diag_get(diag, i)->words, words[i]);
}

static void the_worst_becomes_the_status(void **state)
{
	struct diag *diag = diag_here(state);
	assert_int_equal(diag_status(diag, true), STATUS_DONE);
	diag_add(diag, CODE_POLICY_UNUSED, (struct place){0}, "note");
	assert_int_equal(diag_status(diag, true), STATUS_DONE);
	diag_add(diag, CODE_VALUE_STALE, (struct place){0}, "warning");
	assert_int_equal(diag_status(diag, false), STATUS_DONE);
	assert_int_equal(diag_status(diag, true), STATUS_FINDINGS);
	diag_add(diag, CODE_VALUE_UNKNOWN, (struct place){0}, "error");
	assert_int_equal(diag_status(diag, true), STATUS_MISTAKES);
	diag_add(diag, CODE_OUTPUT, (struct place){0}, "failure");
	diag_add(diag, CODE_POLICY_UNUSED, (struct place){0}, "another note");
	assert_int_equal(diag_worst(diag), LEVEL_FAILURE);
	assert_int_equal(diag_status(diag, false), STATUS_FAILURE);
}

static void what_hides_is_made_visible(void **state)
{
	(void)state;
	char *text = diag_visible("a\x1b[2Jb\n\xe2\x80\xaex\xc2\xady\xff Côd");
	assert_text(text, "a\\x1b[2Jb\\x0a\\u202ex\\xady\\xff Côd");
	g_free(text);
}

static void a_line_a_message(void **state)
{
	struct diag *diag = diag_here(state);
	diag_add(diag, CODE_RAW_HTML, (struct place){"a\nb.md", 3, 7}, "<b>\n");
	diag_add(diag, CODE_TEMPLATE, (struct place){0}, "gone");
	diag_add(diag, CODE_FILE_EMPTY, (struct place){"c.md", 0, 0}, "empty");
	char *text = NULL;
	size_t length = 0;
	FILE *stream = open_memstream(&text, &length);
	assert_true(diag_print(diag, stream, false));
	fclose(stream);
	assert_text(text, "failure: gone [template]\n"
			  "a\\x0ab.md:3:7: error: <b>\\x0a [raw-html]\n"
			  "c.md: error: empty [file-empty]\n");
	free(text);
	FILE *full = fopen("/dev/full", "w");
	assert_false(diag_print(diag, full, false));
	fclose(full);
}

static void as_json(void **state)
{
	struct diag *diag = diag_here(state);
	assert_text(json(state, diag), "[]\n");
	diag_add(diag, CODE_RAW_HTML, (struct place){"a \"b\".md", 3, 7}, "back\\slash");
	diag_add(diag, CODE_FILE_EMPTY, (struct place){"c.md", 0, 0}, "empty");
	assert_text(json(state, diag), "[\n {\"file\": \"a \\\"b\\\".md\", \"line\": 3, \"column\": 7, \"level\": "
				       "\"error\", \"code\": \"raw-html\", "
				       "\"message\": \"back\\\\slash\"},\n"
				       " {\"file\": \"c.md\", \"line\": null, \"column\": null, \"level\": \"error\", "
				       "\"code\": \"file-empty\", "
				       "\"message\": \"empty\"}\n]\n");
}

static void as_sarif(void **state)
{
	struct diag *diag = diag_here(state);
	diag_add(diag, CODE_RAW_HTML, (struct place){"con tent/a.md", 3, 7}, "words");
	diag_add(diag, CODE_OUTPUT, (struct place){0}, "full");
	GString *out = g_string_new(NULL);
	diag_sarif(diag, out);
	const char *text = test_keep(state, g_string_free(out, FALSE));
	assert_contains(text, "\"version\": \"2.1.0\"");
	assert_contains(text, "{\"id\": \"raw-html\", \"defaultConfiguration\": {\"level\": \"error\"}}");
	assert_contains(text, "\"artifactLocation\": {\"uri\": \"con%20tent/a.md\"}, \"region\": {\"startLine\": 3, "
			      "\"startColumn\": 7}}}]}");
	char *rule = g_strdup_printf(
		"{\"ruleId\": \"output\", \"ruleIndex\": %d, \"level\": \"error\", \"message\": {\"text\": \"full\"}}",
		CODE_OUTPUT);
	assert_contains(text, rule);
	g_free(rule);
}

static void codes_differ(void **state)
{
	(void)state;
	for (int i = 0; i < CODES; i++)
		for (int k = 0; k < i; k++)
			assert_string_not_equal(code_name((enum code)i), code_name((enum code)k));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(messages_are_sorted_and_said_once),
		TEST(figures_in_words_are_sorted_by_what_they_count),
		TEST(the_worst_becomes_the_status),
		cmocka_unit_test(what_hides_is_made_visible),
		TEST(a_line_a_message),
		TEST(as_json),
		TEST(as_sarif),
		cmocka_unit_test(codes_differ),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
