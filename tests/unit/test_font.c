/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "format/font.h"
#include "read/paper.h"
#include "render/pages/pages.h"

#include <math.h>
#include <string.h>

static struct fonts *fonts_of(void **state)
{
	struct paper *paper =
		test_own(state, paper_read(test_templates(state), test_diag(state)), (void (*)(void *))paper_free);
	struct fonts *fonts = pages_fonts(paper, test_diag(state));
	assert_non_null(fonts);
	return test_own(state, fonts, (void (*)(void *))fonts_free);
}

static void a_word_is_as_wide_as_its_letters(void **state)
{
	struct fonts *fonts = fonts_of(state);
	const struct shape *word = fonts_shape(fonts, FONT_REGULAR, "minimum", 7);
	double sum = 0;
	for (const char *letter = "minimum"; *letter; letter++)
		sum += fonts_shape(fonts, FONT_REGULAR, letter, 1)->width;
	assert_int_equal(word->count, 7);
	assert_true(fabs(word->width - sum) < 0.001); /* no pair of these letters is kerned */
	assert_true(fonts_shape(fonts, FONT_BOLD, "minimum", 7)->width > word->width);
}

static void pairs_are_kerned_and_the_glyphs_say_so(void **state)
{
	struct fonts *fonts = fonts_of(state);
	const struct shape *word = fonts_shape(fonts, FONT_REGULAR, "AV", 2);
	const struct shape *a = fonts_shape(fonts, FONT_REGULAR, "A", 1), *v = fonts_shape(fonts, FONT_REGULAR, "V", 1);
	assert_true(word->width < a->width + v->width);
	double given = (word->glyphs[0].advance + word->glyphs[1].advance) / 1000.0;
	assert_true(fabs(given - word->width) < 0.002);
	assert_true(word->glyphs[0].after < 0);
}

static void a_word_is_shaped_once(void **state)
{
	struct fonts *fonts = fonts_of(state);
	char again[] = "Constitution";
	assert_ptr_equal(fonts_shape(fonts, FONT_REGULAR, "Constitution", 12),
			 fonts_shape(fonts, FONT_REGULAR, again, 12));
	assert_ptr_not_equal(fonts_shape(fonts, FONT_BOLD, "Constitution", 12),
			     fonts_shape(fonts, FONT_REGULAR, again, 12));
}

static void there_are_no_ligatures(void **state)
{
	struct fonts *fonts = fonts_of(state);
	assert_int_equal(fonts_shape(fonts, FONT_REGULAR, "office", 6)->count, 6);
}

static void every_letter_of_welsh_is_there(void **state)
{
	struct fonts *fonts = fonts_of(state);
	for (const char *p = "ÂÊÎÔÛŴŶâêîôûŵŷÄËÏÖÜŸẀẂẄỲẁẃẅỳ£–—‘’“”•…€"; *p; p = g_utf8_next_char(p))
		for (unsigned role = 0; role < FONT_ROLES; role++)
			assert_int_equal(fonts_face(fonts, role, g_utf8_get_char(p)), role);
}

static void what_no_font_has_is_said(void **state)
{
	struct fonts *fonts = fonts_of(state);
	assert_int_equal(fonts_face(fonts, FONT_REGULAR, 0xE123), FONT_NONE);
	assert_int_equal(fonts_face(fonts, FONT_BOLD, 0x200B), FONT_BOLD); /* draws nothing, so it lacks nothing */
}

static void a_font_that_is_not_there_is_a_failure(void **state)
{
	const char *const folders[] = {"/usr/share/fonts/truetype", NULL};
	const struct font_files files = {.folders = folders, .roles = {"NoSuch.ttf", "NoSuch.ttf", "NoSuch.ttf"}};
	struct place place = {.file = "paper.yaml", .line = 7};
	assert_null(fonts_new(&files, place, test_diag(state)));
	const char *messages = take_messages(state);
	assert_contains(messages, "paper.yaml:7: failure: The font file 'NoSuch.ttf' was not found");
	assert_contains(messages, "fonts-liberation");
}

static void a_text_file_is_no_font(void **state)
{
	test_file(state, "Face.ttf", "this is no font\n");
	const char *const folders[] = {test_folder(state), NULL};
	const struct font_files files = {.folders = folders, .roles = {"Face.ttf", "Face.ttf", "Face.ttf"}};
	assert_null(fonts_new(&files, (struct place){.file = "paper.yaml"}, test_diag(state)));
	assert_contains(take_messages(state), "is no font");
}

/* As a font of pictures is, or one whose outlines are of another kind. */
static void a_font_without_outlines_is_refused(void **state)
{
	char *bytes;
	gsize length;
	assert_true(g_file_get_contents("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf", &bytes,
					&length, NULL));
	char *name = memmem(bytes, length, "glyf", 4);
	assert_non_null(name);
	name[3] = 'X'; /* in four letters without an end */
	char *path = g_build_filename(test_folder(state), "Face.ttf", NULL);
	assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
	g_free(path);
	g_free(bytes);
	const char *const folders[] = {test_folder(state), NULL};
	const struct font_files files = {.folders = folders, .roles = {"Face.ttf", "Face.ttf", "Face.ttf"}};
	assert_null(fonts_new(&files, (struct place){.file = "paper.yaml"}, test_diag(state)));
	assert_contains(take_messages(state), "is no font with TrueType outlines");
}

static struct font_program *program_of(struct fonts *fonts, const char *first, const char *second)
{
	struct font_use *use = font_use_new(fonts);
	font_use_add(use, fonts_shape(fonts, FONT_REGULAR, first, strlen(first)));
	font_use_add(use, fonts_shape(fonts, FONT_REGULAR, second, strlen(second)));
	assert_null(font_program(use, FONT_BOLD));
	struct font_program *program = font_program(use, FONT_REGULAR);
	font_use_free(use);
	assert_non_null(program);
	return program;
}

static void a_subset_has_just_what_is_used(void **state)
{
	struct fonts *fonts = fonts_of(state);
	struct font_program *program = program_of(fonts, "abba", "\xC5\xB5");
	assert_int_equal(program->glyphs->len, 3);
	assert_true(g_bytes_get_size(program->bytes) < 40000);
	bool found = false;
	for (guint i = 0; i < program->glyphs->len; i++) {
		const struct font_glyph *glyph = &g_array_index(program->glyphs, struct font_glyph, i);
		found = found || (glyph->length == 2 && !memcmp(glyph->text, "\xC5\xB5", 2));
		assert_true(glyph->width > 100 && glyph->width < 1100);
	}
	assert_true(found);
	assert_int_equal(program->name[6], '+');
	font_program_free(program);
}

static void the_order_of_words_does_not_change_a_subset(void **state)
{
	struct fonts *fonts = fonts_of(state);
	/* A space and a no-break space are one glyph; it has to stand for the same of them every time. */
	struct font_program *one = program_of(fonts, "\xC2\xA0", "x "), *two = program_of(fonts, "x ", "\xC2\xA0");
	assert_string_equal(one->name, two->name);
	assert_true(g_bytes_equal(one->bytes, two->bytes));
	assert_int_equal(one->glyphs->len, two->glyphs->len);
	for (guint i = 0; i < one->glyphs->len; i++)
		assert_int_equal(g_array_index(one->glyphs, struct font_glyph, i).text[0],
				 g_array_index(two->glyphs, struct font_glyph, i).text[0]);
	font_program_free(one);
	font_program_free(two);
}

/* What a word's glyphs are read as, one after the other; whether the last of them stands left of the first. */
static char *read_as(const struct shape *word, bool *ends_left)
{
	GString *read = g_string_new(NULL);
	int pen = 0, first = 0, last = 0;
	for (unsigned i = 0; i < word->count; i++) {
		const struct glyph *glyph = &word->glyphs[i];
		g_string_append_len(read, word->text + glyph->start, glyph->length);
		last = pen + glyph->before;
		first = i ? first : last;
		pen = (word->leftward ? last : pen) + glyph->advance;
	}
	*ends_left = last < first;
	return g_string_free(read, FALSE);
}

static void words_read(void **state, const char *word, bool leftward)
{
	struct fonts *fonts = fonts_of(state);
	unsigned face = fonts_face(fonts, FONT_REGULAR, g_utf8_get_char(word));
	assert_int_not_equal(face, FONT_NONE);
	const struct shape *shape = fonts_shape(fonts, face, word, strlen(word));
	bool ends_left;
	g_autofree char *read = read_as(shape, &ends_left);
	assert_string_equal(read, word);
	assert_int_equal(shape->leftward, leftward);
	assert_int_equal(ends_left, leftward);
}

static void what_is_read_from_right_to_left_keeps_its_order(void **state)
{
	words_read(state, "\u05E9\u05DC\u05D5\u05DD", true);
	words_read(state, "\u0627\u0644\u0639\u0631\u0628\u064A\u0629", true);
	words_read(state, "\u07D2\u07DE\u07CF", true);
	words_read(state, "\u07C1\u07C2", true); /* N'Ko's figures too */
}

static void figures_are_read_from_left_to_right_everywhere(void **state)
{
	words_read(state, "\u0661\u0662", false);
	words_read(state, "12", false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_word_is_as_wide_as_its_letters),
		TEST(pairs_are_kerned_and_the_glyphs_say_so),
		TEST(a_word_is_shaped_once),
		TEST(there_are_no_ligatures),
		TEST(every_letter_of_welsh_is_there),
		TEST(what_no_font_has_is_said),
		TEST(a_font_that_is_not_there_is_a_failure),
		TEST(a_text_file_is_no_font),
		TEST(a_font_without_outlines_is_refused),
		TEST(a_subset_has_just_what_is_used),
		TEST(the_order_of_words_does_not_change_a_subset),
		TEST(what_is_read_from_right_to_left_keeps_its_order),
		TEST(figures_are_read_from_left_to_right_everywhere),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
