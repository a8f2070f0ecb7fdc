/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/library.h"
#include "format/pdf.h"
#include "format/pdf_parts.h"
#include "read/paper.h"
#include "render/pages/pages.h"
#include "resolve/edition.h"

#include <locale.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

#define CALLS(CALL) \
	CALL(qpdf_init) \
	CALL(qpdf_cleanup) \
	CALL(qpdf_silence_errors) \
	CALL(qpdf_set_suppress_warnings) \
	CALL(qpdf_has_error) \
	CALL(qpdf_get_error) \
	CALL(qpdf_more_warnings) \
	CALL(qpdf_next_warning) \
	CALL(qpdf_get_error_full_text) \
	CALL(qpdf_read_memory) \
	CALL(qpdf_check_pdf)

struct calls {
	CALLS(LIBRARY_FIELD)
};

static const char *const call_names[] = {CALLS(LIBRARY_NAME)};

/* True when qpdf can read all of the file without a warning; else its words are in `fault`. */
static bool qpdf_check(const GByteArray *file, GString *fault)
{
	struct calls to;
	assert_true(library_take(LIBRARY_QPDF, call_names, G_N_ELEMENTS(call_names), &to, fault));
	qpdf_data qpdf = to.qpdf_init();
	to.qpdf_silence_errors(qpdf);
	to.qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
	to.qpdf_read_memory(qpdf, "pdf", (const char *)file->data, file->len, NULL);
	if (!to.qpdf_has_error(qpdf))
		to.qpdf_check_pdf(qpdf);
	qpdf_error error = to.qpdf_has_error(qpdf) ? to.qpdf_get_error(qpdf) : NULL;
	if (!error && to.qpdf_more_warnings(qpdf))
		error = to.qpdf_next_warning(qpdf);
	if (error)
		g_string_append(fault, to.qpdf_get_error_full_text(qpdf, error));
	to.qpdf_cleanup(&qpdf);
	return !error;
}

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
	bool fine = qpdf_check(file, fault);
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
	assert_false(qpdf_check(file, fault));
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

/* ---- fields to fill in ------------------------------------------------------------------------------------------ */

/* A page with a field of each name, and of each kind in turn. */
static struct pdf *fields_of(void **state, struct fonts *fonts, const char *const *names)
{
	static const char *const options[] = {"Ie", "Nâd", NULL};
	const struct pdf_info info = {.title = "Form", .language = "cy"};
	struct pdf *pdf = test_own(state, pdf_new(&info, fonts), (void (*)(void *))pdf_free);
	unsigned root = pdf_element(pdf, PDF_ROOT, "Document");
	pdf_page(pdf, 595.276, 841.89);
	for (unsigned i = 0; names[i]; i++) {
		struct pdf_field field = {
			.type = (enum pdf_field_type)(i % (PDF_FIELD_RADIO + 1)),
			.name = names[i],
			.tip = "Tŷ",
			.required = i % 2,
			.longest = i ? 0 : 20,
			.size = 11,
		};
		bool box = field.type == PDF_FIELD_TICK || field.type == PDF_FIELD_RADIO;
		field.options = field.type == PDF_FIELD_LIST ? options : NULL;
		uint32_t number = pdf_field(pdf, &field);
		for (unsigned k = 0; k < (field.type == PDF_FIELD_RADIO ? 2 : 1); k++)
			pdf_widget(pdf, number, pdf_element(pdf, root, "Form"),
				   (struct pdf_area){70 + 30 * k, 20 + 30 * i, 20, 20}, box ? options[k] : NULL);
	}
	return pdf;
}

/* The names that the fields have in the file, in the order in which they were asked for. */
static const char *names_of(void **state, const struct pdf *pdf)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < pdf->fields->len; i++) {
		GHashTableIter all;
		gpointer name, node;
		g_hash_table_iter_init(&all, pdf->names);
		while (g_hash_table_iter_next(&all, &name, &node))
			if (GPOINTER_TO_UINT(node) == g_array_index(pdf->fields, struct form_field, i).node)
				g_string_append_printf(out, "%s%s", i ? " " : "", (const char *)name);
	}
	return test_keep(state, g_string_free(out, FALSE));
}

static void fields_of_each_kind_make_a_fine_file(void **state)
{
	static const char *const names[] = {"a", "form.b", "form.c", "form.part.d", "e", "f", "g", NULL};
	struct pdf *pdf = fields_of(state, fonts_of(state), names);
	assert_text(names_of(state, pdf), "a form.b form.c form.part.d e f g");
	GByteArray *out = test_own(state, g_byte_array_new(), (void (*)(void *))g_byte_array_unref);
	GString *fault = g_string_new(NULL);
	assert_true(pdf_write(pdf, out, fault));
	assert_text(fault->str, "");
	g_string_free(fault, TRUE);
	assert_fine(out);
}

static void no_two_fields_have_one_name(void **state)
{
	static const char *const names[] = {"a", "a", "a.b", "c.d", "c", NULL};
	assert_text(names_of(state, fields_of(state, fonts_of(state), names)), "a a_ a-b c.d c_");
}

static void a_state_is_never_off_and_never_long(void **state)
{
	const char *const names[] = {"a", NULL};
	struct pdf *pdf = fields_of(state, fonts_of(state), names);
	char *longest = g_strnfill(300, 'x');
	uint32_t number = pdf_field(pdf, &(struct pdf_field){.type = PDF_FIELD_RADIO, .name = "r"});
	static const char *const expected[] = {"Off 1", "xxx", "Ie"};
	const char *const words[] = {"Off", longest, "Ie"};
	for (unsigned i = 0; i < G_N_ELEMENTS(words); i++) {
		pdf_widget(pdf, number, pdf_element(pdf, 1, "Form"), (struct pdf_area){70, 300, 10, 10}, words[i]);
		const struct annotation *last =
			&g_array_index(pdf->annotations, struct annotation, pdf->annotations->len - 1);
		assert_true(strlen(last->words) <= 110);
		assert_true(g_str_has_prefix(last->words, expected[i]));
	}
	g_free(longest);
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
		TEST(fields_of_each_kind_make_a_fine_file),
		TEST(no_two_fields_have_one_name),
		TEST(a_state_is_never_off_and_never_long),
		TEST(a_document_is_a_fine_file),
		TEST(an_empty_document_has_one_page),
		TEST(a_character_without_a_glyph_is_said_with_its_place),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
