/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "read/paper.h"
#include "render/pages/layout.h"
#include "render/pages/pages.h"

#include <stdio.h>
#include <string.h>

/* ---- strips of our own: each letter is a strip of height 10; a small letter stays with the next one; '|' makes the
 * strip after it begin a page; '=' makes it twice as high ---- */

static GArray *strips_of(void **state, const char *letters)
{
	GArray *strips = g_array_new(FALSE, TRUE, sizeof(struct strip));
	bool fresh = false;
	for (; *letters; letters++) {
		struct strip strip = {.height = 10, .keep = g_ascii_islower(*letters), .fresh = fresh};
		fresh = *letters == '|';
		if (fresh)
			continue;
		if (*letters == '=')
			g_array_index(strips, struct strip, strips->len - 1).height += 10;
		else
			g_array_append_val(strips, strip);
	}
	return test_own(state, strips, (void (*)(void *))g_array_unref);
}

/* How many strips stand on each page: '3 2'. */
static const char *arranged(void **state, GArray *strips, double height)
{
	GArray *pages = g_array_new(FALSE, TRUE, sizeof(struct page));
	arrange(strips, height, height / 2, pages);
	GString *out = g_string_new(NULL);
	uint32_t next = 0;
	for (guint i = 0; i < pages->len; i++) {
		const struct page *page = &g_array_index(pages, struct page, i);
		assert_int_equal(page->first, next);
		next += page->count;
		g_string_append_printf(out, "%s%u%s", i ? " " : "", page->count, page->head ? "h" : "");
	}
	assert_int_equal(next, strips->len);
	g_array_unref(pages);
	return test_keep(state, g_string_free(out, FALSE));
}

static void pages_are_filled(void **state)
{
	assert_text(arranged(state, strips_of(state, "AAAAAAA"), 30), "3 3 1");
	assert_text(arranged(state, strips_of(state, "AAA"), 30), "3");
	assert_text(arranged(state, strips_of(state, ""), 30), "");
}

static void a_gap_counts_but_not_at_the_top(void **state)
{
	GArray *strips = strips_of(state, "AAAA");
	for (guint i = 0; i < strips->len; i++)
		g_array_index(strips, struct strip, i).gap = 10;
	assert_text(arranged(state, strips, 30), "2 2");
	assert_true(g_array_index(strips, struct strip, 2).top < 0.01f);
	assert_int_equal(g_array_index(strips, struct strip, 2).page, 1);
	assert_true(g_array_index(strips, struct strip, 3).top > 19.9f);
}

static void a_heading_stays_with_what_follows(void **state)
{
	assert_text(arranged(state, strips_of(state, "AAhAA"), 30), "2 3");
	assert_text(arranged(state, strips_of(state, "AhhAA"), 30), "1 3 1");
}

static void what_is_kept_together_is_cut_only_where_it_is_longer_than_a_page(void **state)
{
	assert_text(arranged(state, strips_of(state, "AkkkkkkA"), 30), "1 3 3 1");
}

static void a_strip_can_ask_for_a_new_page(void **state)
{
	assert_text(arranged(state, strips_of(state, "A|AA"), 30), "1 2");
	assert_text(arranged(state, strips_of(state, "h|AA"), 30), "1 2");
}

static void a_strip_higher_than_the_page_stands_alone(void **state)
{
	assert_text(arranged(state, strips_of(state, "AB===A"), 30), "1 1 1");
}

static void a_head_is_repeated_where_the_page_turns(void **state)
{
	GArray *strips = strips_of(state, "AhRRRRR");
	for (guint i = 2; i < strips->len; i++)
		g_array_index(strips, struct strip, i).head = 2;
	assert_text(arranged(state, strips, 30), "3 2h 2h");
	assert_true(g_array_index(strips, struct strip, 3).top > 9.9f); /* below the head */
}

static void pages_turn_where_strips_ask_for_it(void **state)
{
	GArray *strips = strips_of(state, "AAAAAA");
	for (guint i = 2; i < 5; i++)
		g_array_index(strips, struct strip, i).turned = true;
	assert_text(arranged(state, strips, 40), "2 2 1 1"); /* a turned page is half as high */
}

/* ---- documents ------------------------------------------------------------------------------------------------- */

static struct layout *layout_of(void **state, const char *markdown)
{
	struct paper *paper =
		test_own(state, paper_read(test_templates(state), test_diag(state)), (void (*)(void *))paper_free);
	struct fonts *fonts = test_own(state, pages_fonts(paper, test_diag(state)), (void (*)(void *))fonts_free);
	const struct edition *edition = edition_from(state, markdown);
	struct layout *layout = test_own(state, g_new0(struct layout, 1), g_free);
	layout->edition = edition;
	layout->part = edition_root(edition);
	layout->paper = paper;
	layout->diag = test_diag(state);
	layout_begin(layout, fonts);
	layout_fill(layout);
	return layout;
}

static const struct strip *strip_at(const struct layout *layout, guint i)
{
	return &g_array_index(layout->strips, struct strip, i);
}

/* Markdown with paragraphs of many lengths, so that page ends fall everywhere. */
static const char *many_paragraphs(void **state)
{
	GString *out = g_string_new("# Paper\n\n");
	for (unsigned i = 0; i < 200; i++) {
		if (i % 7 == 0)
			g_string_append_printf(out, "## Section %u\n\n", i);
		for (unsigned words = 0; words < i * 37 % 90 + 1; words++)
			g_string_append(out, "several words ");
		g_string_append(out, "\n\n");
	}
	return test_keep(state, g_string_free(out, FALSE));
}

static void no_line_stands_alone_and_no_heading_ends_a_page(void **state)
{
	struct layout *layout = layout_of(state, many_paragraphs(state));
	unsigned ends = 0;
	for (guint i = 0; i + 1 < layout->strips->len; i++) {
		const struct strip *strip = strip_at(layout, i), *next = strip_at(layout, i + 1);
		if (strip->page == next->page)
			continue;
		ends++;
		assert_false(strip->keep);
		assert_true((double)strip->top + (double)strip->height <= layout->room + 0.02);
		bool inside = next->gap <= 0; /* the page ends within a paragraph */
		if (inside) {
			assert_true(strip_at(layout, i - 1)->page == strip->page && strip->gap <= 0);
			assert_true(strip_at(layout, i + 2)->page == next->page && strip_at(layout, i + 2)->gap <= 0);
		}
	}
	assert_true(ends > 10);
	layout_end(layout);
}

static void a_table_repeats_its_head_and_splits_no_row(void **state)
{
	GString *out = g_string_new("# Paper\n\n| Post | Duty |\n|---|---|\n");
	for (unsigned i = 0; i < 120; i++)
		g_string_append_printf(
			out, "| Officer %u | does one thing and another thing and a third thing, and then more |\n", i);
	struct layout *layout = layout_of(state, test_keep(state, g_string_free(out, FALSE)));
	guint heads = 0;
	for (guint i = 0; i < layout->pages->len; i++)
		heads += g_array_index(layout->pages, struct page, i).head != NONE;
	assert_true(layout->pages->len > 3);
	assert_int_equal(heads, layout->pages->len - 1);
	unsigned rows = 0;
	for (guint i = 0; i < layout->strips->len; i++)
		rows += strip_at(layout, i)->head != NONE;
	assert_int_equal(rows, 120);
	layout_end(layout);
}

static void a_row_higher_than_a_page_is_sliced(void **state)
{
	GString *out = g_string_new("# Paper\n\n| Post | Duty |\n|---|---|\n| Officer | ");
	for (unsigned i = 0; i < 2000; i++)
		g_string_append(out, "many duties ");
	g_string_append(out, "|\n");
	struct layout *layout = layout_of(state, test_keep(state, g_string_free(out, FALSE)));
	unsigned lines = 0;
	for (guint i = 0; i < layout->strips->len; i++) {
		const struct strip *strip = strip_at(layout, i);
		assert_true((double)strip->height < layout->room);
		for (uint32_t k = 0; k < strip->marks; k++) {
			const struct mark *mark = &g_array_index(layout->marks, struct mark, strip->mark + k);
			lines += mark->kind == MARK_LINE;
			if (mark->kind == MARK_LINE)
				assert_true(mark->y > 0 && mark->y <= strip->height);
		}
	}
	assert_true(lines > 80 && layout->pages->len >= 2);
	layout_end(layout);
}

static void a_signature_stays_whole(void **state)
{
	/* However much stands before it. */
	for (unsigned before = 1; before < 30; before += 2) {
		GString *out = g_string_new("# Form\n\n```form\n");
		for (unsigned i = 0; i < before; i++)
			g_string_append_printf(out, "- text: Field %u\n", i);
		g_string_append(out, "- signature: Employee\n```\n");
		struct layout *layout = layout_of(state, out->str);
		g_string_free(out, TRUE);
		guint count = layout->strips->len;
		assert_true(count > 2);
		/* Who signs, with the other words, and room under them. */
		for (guint i = count - 2; i < count; i++)
			assert_int_equal(strip_at(layout, i)->page, strip_at(layout, count - 1)->page);
		layout_end(layout);
	}
}

static void every_blank_is_at_least_eight_millimetres_high(void **state)
{
	struct layout *layout =
		layout_of(state, "# Form\n\n```form\n- text: Name\n  id: name\n- long: Why\n  lines: 3\n"
				 "- date: When\n- money: Worth\n- rows: Gifts\n  columns: [Gift, From]\n"
				 "- signature: Employee\n- statement: I, [text: full name], declare this.\n"
				 "```\n");
	unsigned blanks = 0;
	for (guint i = 0; i < layout->marks->len; i++) {
		const struct mark *mark = &g_array_index(layout->marks, struct mark, i);
		if (mark->kind != MARK_BLANK)
			continue;
		blanks++;
		const struct blank *blank = &g_array_index(layout->blanks, struct blank, mark->what);
		unsigned lines = blank->entry->type == FIELD_LONG ? 3 : 1;
		assert_true((double)mark->height >= lines * 8 * 72 / 25.4 - 0.001);
	}
	assert_int_equal(blanks, 1 + 1 + 1 + 1 + 6 + 3);
	assert_int_equal(layout->blanks->len, blanks + 1); /* and the one in the sentence */
	const struct blank *first = &g_array_index(layout->blanks, struct blank, 0);
	assert_text(first->entry->name, "name");
	assert_text(first->entry->label, "Name");
	layout_end(layout);
}

static void many_options_go_on_on_the_next_page(void **state)
{
	GString *out = g_string_new("# Form\n\n```form\n- long: Why\n  lines: 15\n- choices: Which\n  options:\n");
	for (unsigned i = 0; i < 40; i++)
		g_string_append_printf(out,
				       "    - An answer so long that no other has room beside it on its line: %u\n", i);
	g_string_append(out, "```\n");
	struct layout *layout = layout_of(state, test_keep(state, g_string_free(out, FALSE)));
	unsigned boxes = 0;
	for (guint i = 0; i < layout->marks->len; i++)
		boxes += g_array_index(layout->marks, struct mark, i).kind == MARK_FRAME;
	assert_int_equal(boxes, 40);
	assert_int_equal(layout->pages->len, 2);
	const struct page *page = &g_array_index(layout->pages, struct page, 0);
	const struct strip *last = strip_at(layout, page->count - 1);
	assert_true((double)(last->top + last->height) > layout->room - 40);
	layout_end(layout);
}

/* A table of so many columns, each of a word of so many letters. */
static const char *table_of(void **state, unsigned columns, unsigned letters)
{
	GString *out = g_string_new("# Paper\n\nWords.\n\n|"), *line = g_string_new("\n|");
	char *word = g_strnfill(letters, 'm');
	for (unsigned i = 0; i < columns; i++) {
		g_string_append_printf(out, " %s |", word);
		g_string_append(line, "---|");
	}
	g_string_append_printf(out, "%s\n| a |\n\nAnd words.\n", line->str);
	g_string_free(line, TRUE);
	g_free(word);
	return test_keep(state, g_string_free(out, FALSE));
}

static void a_wide_table_turns_its_page_and_says_how_much_too_wide_it_is_there(void **state)
{
	static const struct {
		unsigned columns, letters;
		bool turned, wide;
	} cases[] = {{4, 8, false, false}, {8, 9, true, false}, {20, 9, true, true}};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct layout *layout = layout_of(state, table_of(state, cases[i].columns, cases[i].letters));
		bool turned = false;
		for (guint k = 0; k < layout->pages->len; k++)
			turned = turned || g_array_index(layout->pages, struct page, k).turned;
		assert_int_equal(turned, cases[i].turned);
		assert_false(g_array_index(layout->pages, struct page, layout->pages->len - 1).turned);
		layout_end(layout);
		const char *messages = take_messages(state);
		if (!cases[i].wide) {
			assert_text(messages, "");
			continue;
		}
		assert_contains(messages, "346 mm too wide");
		assert_contains(messages, "[table-wide]");
	}
}

/* The blanks of the form in the order in which they are drawn: 'name:x,y ...', in whole points from the left
 * margin and from the top of the first. */
static const char *blanks_of(void **state, const char *markdown)
{
	struct layout *layout = layout_of(state, markdown);
	GString *out = g_string_new(NULL);
	double top = -1;
	uint32_t next = 0;
	for (guint i = 0; i < layout->strips->len; i++) {
		const struct strip *strip = strip_at(layout, i);
		for (uint32_t k = 0; k < strip->marks; k++) {
			const struct mark *mark = &g_array_index(layout->marks, struct mark, strip->mark + k);
			if (mark->kind != MARK_BLANK)
				continue;
			assert_int_equal(mark->what, next++); /* in the order of the fields */
			double y = (double)(strip->top + mark->y);
			top = top < 0 ? y : top;
			g_string_append_printf(out, "%s%s:%.0f,%.0f", out->len ? " " : "",
					       g_array_index(layout->blanks, struct blank, mark->what).entry->label,
					       (double)mark->x - layout->paper->left, y - top);
		}
	}
	layout_end(layout);
	return test_keep(state, g_string_free(out, FALSE));
}

static void short_fields_share_a_line(void **state)
{
	const char *blanks = blanks_of(state, "# Form\n\n```form\n- text: Name\n- text: Post\n- long: Why\n"
					      "- date: From\n- date: To\n- number: Hours\n```\n");
	unsigned x[6], y[6];
	assert_int_equal(sscanf(blanks, "Name:%u,%u Post:%u,%u Why:%u,%u From:%u,%u To:%u,%u Hours:%u,%u", &x[0], &y[0],
				&x[1], &y[1], &x[2], &y[2], &x[3], &y[3], &x[4], &y[4], &x[5], &y[5]),
			 12);
	assert_true(x[0] == 0 && x[1] > 200 && y[1] == y[0]);
	assert_true(x[2] == 0 && y[2] > y[0]);
	assert_true(x[3] == 0 && x[4] > 100 && x[5] > x[4] + 100);
	assert_true(y[3] > y[2] && y[4] == y[3] && y[5] == y[3]);
}

static void blanks_beside_a_folded_label_stay_level(void **state)
{
	const char *blanks = blanks_of(state, "# Form\n\n```form\n- money: Worth\n- money: Worth of all that came from "
					      "the same place in the last twelve months\n```\n");
	unsigned x[2], y[2];
	assert_int_equal(sscanf(blanks,
				"Worth:%u,%u Worth of all that came from the same place in the last twelve "
				"months:%u,%u",
				&x[0], &y[0], &x[1], &y[1]),
			 4);
	assert_true(x[1] > 200 && y[0] == y[1]);
}

static void a_date_stands_beside_the_signature_after_it(void **state)
{
	const char *blanks =
		blanks_of(state, "# Form\n\n```form\n- date: Review\n- signature: A\n- signature: B\n```\n");
	unsigned x[7], y[7];
	assert_int_equal(sscanf(blanks,
				"Review:%u,%u A: Signature:%u,%u A: Name:%u,%u A: Date:%u,%u B: Signature:%u,%u B: "
				"Name:%u,%u B: Date:%u,%u",
				&x[0], &y[0], &x[1], &y[1], &x[2], &y[2], &x[3], &y[3], &x[4], &y[4], &x[5], &y[5],
				&x[6], &y[6]),
			 14);
	assert_true(y[0] == y[1] && y[0] == y[2] && y[0] == y[3] && y[4] > y[0] && y[4] == y[5] && y[4] == y[6]);
	assert_true(x[0] == 0 && x[1] > 100 && x[2] > x[1] + 120 && x[3] > x[2] + 100 && x[4] == 0 && x[5] > x[4]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(pages_are_filled),
		TEST(a_gap_counts_but_not_at_the_top),
		TEST(a_heading_stays_with_what_follows),
		TEST(what_is_kept_together_is_cut_only_where_it_is_longer_than_a_page),
		TEST(a_strip_can_ask_for_a_new_page),
		TEST(a_strip_higher_than_the_page_stands_alone),
		TEST(pages_turn_where_strips_ask_for_it),
		TEST(a_wide_table_turns_its_page_and_says_how_much_too_wide_it_is_there),
		TEST(a_head_is_repeated_where_the_page_turns),
		TEST(no_line_stands_alone_and_no_heading_ends_a_page),
		TEST(a_table_repeats_its_head_and_splits_no_row),
		TEST(a_row_higher_than_a_page_is_sliced),
		TEST(a_signature_stays_whole),
		TEST(many_options_go_on_on_the_next_page),
		TEST(short_fields_share_a_line),
		TEST(blanks_beside_a_folded_label_stay_level),
		TEST(a_date_stands_beside_the_signature_after_it),
		TEST(every_blank_is_at_least_eight_millimetres_high),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
