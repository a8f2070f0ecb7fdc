/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "read/paper.h"
#include "render/pages/measure.h"
#include "render/pages/pages.h"

#include <math.h>
#include <string.h>

static const struct style body = {.role = FONT_REGULAR, .size = 12, .leading = 16.8};
static const struct place place = {.file = "test.md", .line = 3};

static struct measure *measure_of(void **state)
{
	struct paper *paper =
		test_own(state, paper_read(test_templates(state), test_diag(state)), (void (*)(void *))paper_free);
	struct fonts *fonts = test_own(state, pages_fonts(paper, test_diag(state)), (void (*)(void *))fonts_free);
	struct measure *measure = measure_new(fonts, "en-GB", test_diag(state));
	measure->blank_above = 25;
	measure->blank_below = 14;
	return test_own(state, measure, (void (*)(void *))measure_free);
}

/* The words of each line, lines parted by '/'. */
static const char *lines_text(void **state, const struct measure *measure, struct lines lines)
{
	GString *out = g_string_new(NULL);
	for (uint32_t i = 0; i < lines.count; i++) {
		const struct line *line = measure_line(measure, lines.first + i);
		g_string_append(out, i ? "/" : "");
		for (uint32_t k = 0; k < line->count; k++) {
			const struct piece *piece = measure_piece(measure, line->first + k);
			g_string_append(out, piece->shape ? piece->shape->text : "[]");
			if (piece->flags & PIECE_SPACE && k + 1 < line->count)
				g_string_append_c(out, ' ');
		}
	}
	return test_keep(state, g_string_free(out, FALSE));
}

static struct lines set(struct measure *measure, const char *text, double width, bool verbatim)
{
	measure_begin(measure, verbatim);
	measure_text(measure, &body, 1, text, place);
	measure_end(measure);
	return measure_lines(measure, width, 0);
}

static void lines_end_at_spaces_and_hyphens(void **state)
{
	struct measure *measure = measure_of(state);
	double width = fonts_shape(measure->fonts, FONT_REGULAR, "The well-", 9)->width * 12 + 1;
	assert_text(lines_text(state, measure, set(measure, "The well-known officer", width, false)),
		    "The well-/known/officer");
}

static void lines_never_end_inside_sums_dates_and_brackets(void **state)
{
	struct measure *measure = measure_of(state);
	/* Just too narrow for what stands behind the last space, so each of them goes onto a line of its own whole. */
	static const char *const whole[] = {"\xC2\xA3"
					    "1,000.50",
					    "16.5(a)",
					    "28\xC2\xA0"
					    "days",
					    "(2026)", "50%"};
	for (unsigned i = 0; i < G_N_ELEMENTS(whole); i++) {
		char *text = g_strconcat("over ", whole[i], NULL), *lines = g_strconcat("over/", whole[i], NULL);
		double width = fonts_shape(measure->fonts, FONT_REGULAR, text, strlen(text))->width * 12 - 2;
		assert_text(lines_text(state, measure, set(measure, text, width, false)), lines);
		g_free(text);
		g_free(lines);
	}
}

static void widths_add_up(void **state)
{
	struct measure *measure = measure_of(state);
	struct lines lines = set(measure, "minimum  minimum\n minimum ", 1000, false);
	assert_int_equal(lines.count, 1);
	double word = fonts_shape(measure->fonts, FONT_REGULAR, "minimum", 7)->width * 12;
	double space = fonts_shape(measure->fonts, FONT_REGULAR, " ", 1)->width * 12;
	assert_true(fabs((double)measure_line(measure, lines.first)->width - (3 * word + 2 * space)) < 0.01);
	assert_true(fabs(measure_natural(measure) - (3 * word + 2 * space)) < 0.01);
	assert_true(fabs(measure_widest(measure) - word) < 0.01);
	assert_true(fabs(lines.height - body.leading) < 0.01);
}

static void no_line_is_wider_than_asked(void **state)
{
	struct measure *measure = measure_of(state);
	const char *text =
		"Officers must declare https://www.exampleshire.example/a/very/long/address/of/a/page?with=more "
		"and Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch.";
	for (int width = 30; width < 300; width += 17) {
		struct lines lines = set(measure, text, width, false);
		for (uint32_t i = 0; i < lines.count; i++)
			assert_true((double)measure_line(measure, lines.first + i)->width <= width + 0.02);
	}
	assert_contains(take_messages(state), "[word-long]");
}

static void a_word_wider_than_the_line_is_cut(void **state)
{
	struct measure *measure = measure_of(state);
	double width = fonts_shape(measure->fonts, FONT_REGULAR, "mmmm", 4)->width * 12 + 1;
	assert_text(lines_text(state, measure, set(measure, "a mmmmmmmmm b", width, false)), "a/mmmm/mmmm/m b");
	/* Even where not one letter fits, one is taken. */
	assert_text(lines_text(state, measure, set(measure, "mm", 2, false)), "m/m");
	/* It is said of each such word, once, and not of its parts. */
	set(measure, "a mmmmmmmmm b", width, false);
	const char *messages = take_messages(state);
	assert_contains(messages, "the word 'mmmmmmmmm' is ");
	assert_contains(messages, "the word 'mm' is ");
	assert_null(strstr(strstr(strstr(messages, "the word") + 1, "the word") + 1, "the word"));
}

static void a_first_line_may_be_indented(void **state)
{
	struct measure *measure = measure_of(state);
	double width = fonts_shape(measure->fonts, FONT_REGULAR, "one two", 7)->width * 12 + 1;
	measure_begin(measure, false);
	measure_text(measure, &body, 1, "one two three", place);
	measure_end(measure);
	assert_text(lines_text(state, measure, measure_lines(measure, width, 20)), "one/two/three");
	assert_text(lines_text(state, measure, measure_lines(measure, width, 0)), "one two/three");
}

static void runs_join_without_a_gap(void **state)
{
	struct measure *measure = measure_of(state);
	const struct style bold = {.role = FONT_BOLD, .size = 12, .leading = 16.8};
	measure_begin(measure, false);
	measure_text(measure, &body, 1, "see (", place);
	measure_text(measure, &bold, 2, "section 11", place);
	measure_text(measure, &body, 1, ").", place);
	measure_end(measure);
	double width = fonts_shape(measure->fonts, FONT_REGULAR, "see (section", 12)->width * 12 + 6;
	assert_text(lines_text(state, measure, measure_lines(measure, width, 0)), "see (section/11).");
}

static void code_keeps_its_spaces_and_lines(void **state)
{
	struct measure *measure = measure_of(state);
	assert_text(lines_text(state, measure, set(measure, "a  b\n\n   c", 1000, true)), "a  b//   c");
}

static void a_blank_makes_room_to_write(void **state)
{
	struct measure *measure = measure_of(state);
	measure_begin(measure, false);
	measure_text(measure, &body, 1, "I, ", place);
	measure_blank(measure, &body, 2, 150);
	measure_text(measure, &body, 1, ", declare:", place);
	measure_end(measure);
	struct lines lines = measure_lines(measure, 300, 0);
	assert_text(lines_text(state, measure, lines), "I, [], declare:");
	assert_true(measure_line(measure, lines.first)->blank);
	assert_true((double)measure_line(measure, lines.first)->base >= 25);
	assert_true((double)measure_line(measure, lines.first)->height >= 39);
}

static void a_character_that_no_font_has_is_named_once(void **state)
{
	struct measure *measure = measure_of(state);
	set(measure, "tick \xEE\x84\xA3 and \xEE\x84\xA3 here", 1000, false);
	set(measure, "\xEE\x84\xA3", 1000, false);
	const char *messages = take_messages(state);
	assert_contains(messages, "test.md:3: error: The character '");
	assert_contains(messages, "U+E123");
	assert_ptr_equal(strstr(messages, "U+E123"), g_strrstr(messages, "U+E123"));
}

static void nothing_has_no_lines(void **state)
{
	struct measure *measure = measure_of(state);
	assert_int_equal(set(measure, "", 100, false).count, 0);
	assert_int_equal(set(measure, "  \n ", 100, false).count, 0);
}

static void a_very_long_word_takes_no_longer_than_its_length(void **state)
{
	struct measure *measure = measure_of(state);
	char *text = g_strnfill(200000, 'x');
	struct lines lines = set(measure, text, 400, false);
	g_free(text);
	assert_true(lines.count > 2900 && lines.count < 3500);
	assert_contains(take_messages(state), "[word-long]");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(lines_end_at_spaces_and_hyphens),
		TEST(lines_never_end_inside_sums_dates_and_brackets),
		TEST(widths_add_up),
		TEST(no_line_is_wider_than_asked),
		TEST(a_word_wider_than_the_line_is_cut),
		TEST(a_first_line_may_be_indented),
		TEST(runs_join_without_a_gap),
		TEST(code_keeps_its_spaces_and_lines),
		TEST(a_blank_makes_room_to_write),
		TEST(a_character_that_no_font_has_is_named_once),
		TEST(nothing_has_no_lines),
		TEST(a_very_long_word_takes_no_longer_than_its_length),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
