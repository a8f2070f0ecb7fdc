/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/templates.h"
#include "read/paper.h"

#include <math.h>
#include <string.h>

/* templates/forms/paper.yaml with one line replaced (`with` NULL: left out), read from the test's own folder. */
static struct paper *paper_with(void **state, const char *line, const char *with)
{
	char *path = templates_path(test_templates(state), "forms/paper.yaml");
	GString *text = g_string_new(test_read(state, path));
	g_free(path);
	char *start = strstr(text->str, line);
	assert_non_null(start);
	size_t at = (size_t)(start - text->str), length = strcspn(start, "\n") + 1;
	g_string_erase(text, (gssize)at, (gssize)length);
	if (with) {
		g_string_insert(text, (gssize)at, "\n");
		g_string_insert(text, (gssize)at, with);
	}
	test_file(state, "words/empty.yaml", ""); /* the folder of templates is known by its words */
	test_file(state, "forms/paper.yaml", text->str);
	g_string_free(text, TRUE);
	char *before = g_strdup(g_getenv("KEELING_TEMPLATES"));
	g_setenv("KEELING_TEMPLATES", test_folder(state), TRUE);
	struct templates *templates = templates_find(test_diag(state));
	struct paper *paper = templates ? paper_read(templates, test_diag(state)) : NULL;
	templates_free(templates);
	if (before)
		g_setenv("KEELING_TEMPLATES", before, TRUE);
	else
		g_unsetenv("KEELING_TEMPLATES");
	g_free(before);
	return paper ? test_own(state, paper, (void (*)(void *))paper_free) : NULL;
}

static void the_paper_is_a4_with_room_to_write(void **state)
{
	struct paper *paper = paper_read(test_templates(state), test_diag(state));
	assert_non_null(paper);
	assert_true(fabs(paper->width - 595.276) < 0.001 && fabs(paper->height - 841.89) < 0.001);
	assert_true(paper->blank >= 8 * 72 / 25.4);
	assert_true(paper->body >= 12 && paper->form >= 11);
	assert_true(paper->accent.blue > paper->accent.red);
	assert_string_equal(paper->font_regular, "LiberationSans-Regular.ttf");
	assert_non_null(paper->font_folders[0]);
	paper_free(paper);
}

static void a_number_can_be_changed(void **state)
{
	struct paper *paper = paper_with(state, "type-body:", "type-body: 14.5");
	assert_non_null(paper);
	assert_true(fabs(paper->body - 14.5) < 0.001);
}

static void mistakes_are_said(void **state)
{
	static const char *const cases[][3] = {
		{"type-body:", "type-body: 7", "'type-body' must be a number from 11 to 24"},
		{"type-body:", "type-body: 12pt", "'type-body' must be a number"},
		{"type-body:", "type-boddy: 12", "did you mean 'type-body'?"},
		{"type-body:", NULL, "the paper lacks the setting 'type-body'"},
		{"blank-height:", "blank-height: 5", "'blank-height' must be a number from 8 to 30"},
		{"colour-text:", "colour-text: black", "'colour-text' must be a colour"},
		{"font-bold:", "font-bold: [a, b]", "'font-bold' must be a name"},
		{"page-width:", "page-width: 100", "too little room"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		assert_null(paper_with(state, cases[i][0], cases[i][1]));
		const char *messages = take_messages(state);
		assert_contains(messages, cases[i][2]);
		assert_contains(messages, "paper.yaml:");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_paper_is_a4_with_room_to_write),
		TEST(a_number_can_be_changed),
		TEST(mistakes_are_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
