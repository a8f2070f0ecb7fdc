/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "format/pdf.h"
#include "read/paper.h"
#include "render/pages.h"
#include "resolve/edition.h"

#include <locale.h>
#include <string.h>

static struct fonts *fonts_of(void **state)
{
	struct paper *paper =
		test_own(state, paper_read(test_templates(state), test_diag(state)), (void (*)(void *))paper_free);
	return test_own(state, pages_fonts(paper, test_diag(state)), (void (*)(void *))fonts_free);
}

/* A small file with one of everything. */
static GByteArray *file_of(void **state, struct fonts *fonts, const char *title)
{
	const struct pdf_info info = {.title = title, .language = "cy", .author = "Cyngor (Sir)", .day = "2026-05-21"};
	struct pdf *pdf = pdf_new(&info, fonts);
	unsigned root = pdf_element(pdf, PDF_ROOT, "Document");
	const char *words = "Tŷ (a) \\ b";
	for (unsigned page = 0; page < 3; page++) {
		unsigned p = pdf_element(pdf, root, "P"), link = pdf_element(pdf, p, "Link");
		pdf_attribute(pdf, p, PDF_LANGUAGE, "en");
		pdf_page(pdf, 595.276, 841.89);
		pdf_mark(pdf, p);
		pdf_text_begin(pdf, 70, 100.125);
		pdf_text(pdf, fonts_shape(fonts, FONT_REGULAR, words, strlen(words)), 12);
		pdf_text_skip(pdf, 10);
		pdf_text(pdf, fonts_shape(fonts, FONT_BOLD, "AV", 2), 9.5);
		pdf_text_end(pdf);
		pdf_unmark(pdf);
		pdf_mark(pdf, link);
		pdf_text_begin(pdf, 70, 120);
		pdf_text(pdf, fonts_shape(fonts, FONT_REGULAR, "link", 4), 12);
		pdf_text_end(pdf);
		pdf_unmark(pdf);
		pdf_link_page(pdf, link, (struct pdf_area){70, 110, 40, 14}, 2 - page, 100, "to a page");
		pdf_link_address(pdf, link, (struct pdf_area){70, 130, 40, 14}, "https://x.example/a b(c)",
				 "to the web");
		pdf_artifact(pdf, PDF_LAYOUT);
		pdf_colour(pdf, (struct pdf_colour){0.2, 0.4, 0.6});
		pdf_line(pdf, (struct pdf_point){70, 200}, (struct pdf_point){170, 200}, 0.5);
		pdf_area(pdf, 70, 210, 50, 10);
		pdf_frame(pdf, 70, 230, 50, 20, 4, 1);
		pdf_ellipse(pdf, 70, 260, 50, 20, 1);
		pdf_unmark(pdf);
	}
	pdf_outline(pdf, 1, "One", 0, 100);
	pdf_outline(pdf, 2, "One (a)", 0, 120);
	pdf_outline(pdf, 2, "One (b)", 1, 120);
	pdf_outline(pdf, 1, "Dau ŵ", 2, 100);
	GByteArray *out = g_byte_array_new();
	GString *fault = g_string_new(NULL);
	bool fine = pdf_write(pdf, out, fault);
	assert_text(fault->str, "");
	assert_true(fine);
	g_string_free(fault, TRUE);
	pdf_free(pdf);
	return test_own(state, out, (void (*)(void *))g_byte_array_unref);
}

static void assert_fine(const GByteArray *file)
{
	GString *fault = g_string_new(NULL);
	bool fine = pdf_check(file, fault);
	assert_text(fault->str, "");
	assert_true(fine);
	g_string_free(fault, TRUE);
}

static bool has(const GByteArray *file, const char *words)
{
	return memmem(file->data, file->len, words, strlen(words)) != NULL;
}

static void qpdf_finds_nothing(void **state)
{
	GByteArray *file = file_of(state, fonts_of(state), "Côd <ymddygiad> & (rheolau)");
	assert_memory_equal(file->data, "%PDF-1.7\n", 9);
	assert_true(file->len < 60000);
	assert_fine(file);
}

static void qpdf_finds_a_fault_where_there_is_one(void **state)
{
	GByteArray *file = file_of(state, fonts_of(state), "Title");
	g_byte_array_set_size(file, file->len / 2);
	GString *fault = g_string_new(NULL);
	assert_false(pdf_check(file, fault));
	assert_true(fault->len > 0);
	g_string_free(fault, TRUE);
}

static void the_same_calls_give_the_same_bytes(void **state)
{
	struct fonts *fonts = fonts_of(state);
	GByteArray *one = file_of(state, fonts, "Title");
	/* What else the fonts were used for does not show. */
	fonts_shape(fonts, FONT_REGULAR, "something else", 14);
	GByteArray *two = file_of(state, fonts, "Title"), *three = file_of(state, fonts_of(state), "Title");
	assert_int_equal(one->len, two->len);
	assert_memory_equal(one->data, two->data, one->len);
	assert_int_equal(one->len, three->len);
	assert_memory_equal(one->data, three->data, one->len);
	GByteArray *other = file_of(state, fonts, "Other title");
	assert_true(other->len != one->len || memcmp(other->data, one->data, one->len) != 0);
}

static GByteArray *document_of(void **state, const char *markdown)
{
	struct paper *paper =
		test_own(state, paper_read(test_templates(state), test_diag(state)), (void (*)(void *))paper_free);
	struct fonts *fonts = test_own(state, pages_fonts(paper, test_diag(state)), (void (*)(void *))fonts_free);
	const struct edition *edition = edition_from(state, markdown);
	GByteArray *out = test_own(state, g_byte_array_new(), (void (*)(void *))g_byte_array_unref);
	assert_true(pages_render(edition, edition_root(edition), paper, fonts, out, test_diag(state)));
	return out;
}

static void a_document_is_a_fine_file(void **state)
{
	GByteArray *file =
		document_of(state, "# Tŷ’r Cyngor\n\n## Gifts {#gifts}\n\n1. See [](#gifts) and "
				   "[the site](https://x.example/).\n   1. Sub.\n\n- one\n- two\n\n"
				   "| A | B |\n|---|---|\n| 1 | |\n| | |\n\nTerm\n: meaning\n\n> Note.\n\n"
				   "    code  here\n\n---\n\n```form\n- group: You\n- text: Name\n  required: true\n"
				   "- choice: Kind\n  options: [a, b]\n- rows: Things\n  columns: [X, Y]\n"
				   "- office: Office\n- date: Received\n- signature: Officer\n```\n");
	assert_fine(file);
	assert_true(has(file, "%PDF-1.7"));
}

static void an_empty_document_has_one_page(void **state)
{
	assert_fine(document_of(state, "# Nothing\n"));
}

static void a_character_without_a_glyph_is_said_with_its_place(void **state)
{
	assert_fine(document_of(state, "# Paper\n\nA strange \xEE\x84\xA3 sign.\n"));
	assert_contains(take_messages(state), "test.md:3:");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(qpdf_finds_nothing),
		TEST(qpdf_finds_a_fault_where_there_is_one),
		TEST(the_same_calls_give_the_same_bytes),
		TEST(a_document_is_a_fine_file),
		TEST(an_empty_document_has_one_page),
		TEST(a_character_without_a_glyph_is_said_with_its_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
