/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "format/graph.h"
#include "format/child.h"
#include "format/graph_text.h"

#include <string.h>
#include <unistd.h>

static const struct place place = {.file = "chart.md", .line = 10};

static struct chart *chart_of(void **state, const char *dot)
{
	return chart_layout(dot, place, test_diag(state));
}

/* The source is refused, with these messages. */
static void refused(void **state, const char *dot, const char *messages)
{
	struct chart *chart = chart_of(state, dot);
	assert_null(chart);
	assert_messages(state, messages);
	assert_false(chart_check(dot, place, test_diag(state)));
	take_messages(state);
}

static void a_chart_has_its_boxes_and_arrows(void **state)
{
	struct chart *chart = chart_of(state, "digraph {\n"
					      "  ask [shape=diamond, label=\"Anything to declare?\"]\n"
					      "  form [shape=box, label=\"Fill in\\nthe form\"]\n"
					      "  end [style=rounded, shape=box]\n"
					      "  ask -> form [label=\"yes &amp; now\"]\n"
					      "  ask -> end [dir=both]\n"
					      "}\n");
	assert_non_null(chart);
	assert_int_equal(chart->nodes->len, 3);
	assert_int_equal(chart->edges->len, 2);
	const struct chart_node *ask = chart->nodes->pdata[0], *form = chart->nodes->pdata[1],
				*end = chart->nodes->pdata[2];
	assert_string_equal(ask->name, "ask");
	assert_int_equal(ask->shape, CHART_DIAMOND);
	assert_int_equal(form->shape, CHART_BOX);
	assert_int_equal(end->shape, CHART_ROUNDED);
	assert_int_equal(form->lines->len, 2);
	const struct chart_line *name = end->lines->pdata[0];
	assert_string_equal(name->text, "end");
	assert_true(ask->y + ask->h <= form->y);
	const struct chart_edge *back = chart->edges->pdata[1];
	assert_true(back->arrow && back->arrow_back);
	assert_true(back->points->len >= 4);
	chart_free(chart);
}

/* Boxes stay within the chart and labels within their boxes. */
static void nothing_sticks_out(void **state)
{
	struct chart *chart =
		chart_of(state, "digraph { rankdir=LR a [label=\"A rather long label that has to be wrapped\"];\n"
				"b [shape=ellipse label=\"Another label of some length, for an ellipse\"];\n"
				"c [shape=diamond label=\"And this stands in a diamond of its own\"]; a -> b -> c }");
	assert_non_null(chart);
	for (guint i = 0; i < chart->nodes->len; i++) {
		const struct chart_node *node = chart->nodes->pdata[i];
		assert_true(node->x >= -0.01 && node->y >= -0.01);
		assert_true(node->x + node->w <= chart->width + 0.01 && node->y + node->h <= chart->height + 0.01);
		assert_true(node->lines->len > 1);
		for (guint j = 0; j < node->lines->len; j++) {
			const struct chart_line *line = node->lines->pdata[j];
			assert_true(line->x - line->width / 2 >= node->x &&
				    line->x + line->width / 2 <= node->x + node->w);
			assert_true(line->y - CHART_FONT_SIZE >= node->y && line->y <= node->y + node->h);
		}
	}
	chart_free(chart);
}

static void the_steps_say_all_labels(void **state)
{
	struct chart *chart =
		chart_of(state, "digraph { a [label=\"Start\"]; b [label=\"Stop\"]; a -> b [label=\"at once\"] }");
	GPtrArray *steps = chart_steps(chart);
	assert_int_equal(steps->len, 2);
	assert_string_equal(steps->pdata[0], "Start -> Stop: at once");
	assert_string_equal(steps->pdata[1], "Stop");
	g_ptr_array_unref(steps);
	chart_free(chart);
}

static void mistakes_are_told_at_their_line(void **state)
{
	refused(state, "digraph {\n  a -> \n}\n",
		"chart.md:13: error: the flowchart can't be read at '}'; it is written in the DOT language, an arrow "
		"as "
		"'a -> b' and a box as 'a [label=\"Words\"]' [flowchart-syntax]\n");
	refused(state, "digraph {\n  a [label=\"Begin]\n}\n",
		"chart.md:12: error: the text that begins on this line has no end; close it with a double quote "
		"[flowchart-syntax]\n");
	refused(state, "", "chart.md:11: error: the flowchart is empty; it begins 'digraph {' [flowchart-syntax]\n");
	refused(state, "digraph { a }\ndigraph { b }\n",
		"chart.md:12: error: something stands after the flowchart's closing brace '}'; one block holds one "
		"flowchart "
		"[flowchart-syntax]\n");
}

/* Other ways to be no graph: refused, whatever the words. */
static void what_is_no_flowchart_is_refused(void **state)
{
	static const char *const sources[] = {
		"graph { a -> b }", "digraph { a -> b",           "digraph { }", "digraph { a [label=\"x\" + \"y\"] }",
		"/* digraph",       "digraph { a [shape=\"\"] ]", "\xff\xfe",    "digraph { a:b:c:d -> }",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(sources); i++) {
		assert_null(chart_of(state, sources[i]));
		assert_contains(take_messages(state), "[flowchart-");
	}
}

static void only_harmless_attributes_pass(void **state)
{
	static const char *const names[] = {
		"URL",     "href",      "image",   "shapefile",   "stylesheet", "fontpath", "layout", "target",
		"tooltip", "headURL",   "edgeURL", "imagepath",   "size",       "id",       "class",  "pos",
		"xlabel",  "headlabel", "splines", "concentrate", "viewport",   "dpi"};
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *dot = g_strdup_printf("digraph {\n a [%s=\"javascript:alert(1)\"]\n}", names[i]);
		g_autofree char *expected = g_strdup_printf(
			"chart.md:12: error: '%s' is not allowed in a flowchart; take it out (label, shape, "
			"style, rankdir, rank, dir and a few that only arrange are allowed) "
			"[flowchart-attribute]\n",
			names[i]);
		refused(state, dot, expected);
	}
}

static void attributes_hidden_elsewhere_are_found(void **state)
{
	static const char *const sources[] = {
		"digraph { node [URL=x] a }",
		"digraph { edge [\"href\"=x] a -> b }",
		"digraph { stylesheet=\"http://x/y.css\" a }",
		"digraph { graph [label=\"whole\"] a }",
		"digraph { label=\"whole\"; a }",
		"digraph { subgraph cluster_1 { a } }",
		"digraph { subgraph \"cluster\" { a } }",
		"digraph { a [label=<<IMG SRC=\"/etc/passwd\"/>>] }",
		"digraph { <b>x</b> }",
		"digraph { a [shape=record] }",
		"digraph { a [style=invis] }",
		"digraph { a -> b [weight=1e9] }",
		"digraph { a -> b [minlen=nan] }",
		"digraph { rankdir=XY a }",
	};
	for (size_t i = 0; i < G_N_ELEMENTS(sources); i++) {
		assert_null(chart_of(state, sources[i]));
		assert_contains(take_messages(state), "[flowchart-attribute]");
	}
}

static void looks_asked_for_are_let_pass_and_not_used(void **state)
{
	struct chart *plain = chart_of(state, "digraph { a -> b }");
	struct chart *dressed = chart_of(
		state,
		"digraph { bgcolor=red margin=9 node [color=red fontname=\"x\" fontsize=99 width=\"1e9\" penwidth=9 "
		"height=nan fillcolor=blue] edge [arrowsize=9] a -> b }");
	assert_true(plain && dressed);
	assert_true(plain->width == dressed->width && plain->height == dressed->height);
	chart_free(plain);
	chart_free(dressed);
}

static char *clique(unsigned n)
{
	GString *dot = g_string_new("digraph {\n");
	for (unsigned i = 0; i < n; i++)
		for (unsigned j = 0; j < i; j++)
			g_string_append_printf(dot, "n%u -> n%u\n", i, j);
	g_string_append(dot, "}\n");
	return g_string_free(dot, FALSE);
}

static void what_is_too_large_is_refused_soon(void **state)
{
	g_autofree char *arrows = clique(60);
	assert_null(chart_of(state, arrows));
	assert_contains(take_messages(state), "the flowchart has more than 400 arrows; split it [flowchart-size]");

	g_autoptr(GString) boxes = g_string_new("digraph {");
	for (unsigned i = 0; i < 201; i++)
		g_string_append_printf(boxes, " n%u;", i);
	g_string_append(boxes, "}");
	assert_null(chart_of(state, boxes->str));
	assert_contains(take_messages(state),
			"at most 200 boxes and 400 arrows are allowed; split it [flowchart-size]");

	/* Few arrows in the source, many in the chart. */
	assert_null(chart_of(
		state, "digraph { {a1 a2 a3 a4 a5 a6 a7 a8 a9 a10 a11 a12 a13 a14 a15 a16 a17 a18 a19 a20 a21} -> "
		       "{b1 b2 b3 b4 b5 b6 b7 b8 b9 b10 b11 b12 b13 b14 b15 b16 b17 b18 b19 b20} }"));
	assert_contains(take_messages(state), "[flowchart-size]");

	g_autofree char *braces = g_strnfill(5000, '{');
	g_autofree char *nested = g_strdup_printf("digraph %s", braces);
	assert_null(chart_of(state, nested));
	assert_contains(take_messages(state), "groups stand more than 8 deep in each other [flowchart-size]");

	g_autofree char *words = g_strnfill(70000, 'x');
	assert_null(chart_of(state, words));
	assert_contains(take_messages(state), "[flowchart-size]");

	g_autofree char *label = g_strdup_printf("digraph { a [label=\"%.500s\"] }", words);
	assert_null(chart_of(state, label));
	assert_contains(take_messages(state), "a label has more than 400 bytes");
}

static void hostile_words_stay_words(void **state)
{
	struct chart *chart =
		chart_of(state, "digraph { \"x\\\" onclick=\\\"\" [label=\"</text><script>alert(1)</script>\"] }");
	assert_non_null(chart);
	const struct chart_node *node = chart->nodes->pdata[0];
	assert_string_equal(node->name, "x\" onclick=\"");
	g_autofree char *label = chart_label(node->lines);
	assert_string_equal(label, "</text><script>alert(1)</script>");
	chart_free(chart);
}

static void a_source_gives_the_same_chart_twice(void **state)
{
	const char *dot = "digraph { a -> b -> c; a -> c [label=\"ŵy â £\"]; c -> a }";
	struct chart *first = chart_of(state, dot), *second = chart_of(state, dot);
	for (guint i = 0; i < first->nodes->len; i++) {
		const struct chart_node *one = first->nodes->pdata[i], *two = second->nodes->pdata[i];
		assert_true(one->x == two->x && one->y == two->y && one->w == two->w && one->h == two->h);
	}
	chart_free(first);
	chart_free(second);
}

/* ---- the child ------------------------------------------------------------------------------------------------ */

static const struct child_limits few = {.processor = 1, .wall = 1, .memory = (size_t)256 * 1024 * 1024, .answer = 1000};

static void work_well(void *data, GString *answer)
{
	g_string_append(answer, data);
}

static void work_asleep(void *data, GString *answer)
{
	(void)data;
	(void)answer;
	for (;;)
		sleep(100);
}

static void work_endless(void *data, GString *answer)
{
	(void)answer;
	for (volatile unsigned *count = data;;)
		(*count)++;
}

static void work_aborted(void *data, GString *answer)
{
	(void)data;
	g_string_append(answer, "half");
	abort();
}

static void work_too_much(void *data, GString *answer)
{
	(void)data;
	for (unsigned i = 0; i < 5000; i++)
		g_string_append(answer, "more");
}

static void a_child_that_fails_is_only_a_child(void **state)
{
	(void)state;
	unsigned count = 0;
	char word[] = "done";
	g_autoptr(GString) answer = g_string_new("so ");
	assert_int_equal(child_run(work_well, word, &few, answer), CHILD_DONE);
	assert_string_equal(answer->str, "so done");
	assert_int_equal(child_run(work_aborted, NULL, &few, answer), CHILD_FAILED);
	assert_int_equal(child_run(work_too_much, NULL, &few, answer), CHILD_LARGE);
	assert_int_equal(child_run(work_asleep, NULL, &few, answer), CHILD_SLOW);
	struct child_limits busy = few;
	busy.wall = 30;
	assert_int_equal(child_run(work_endless, &count, &busy, answer), CHILD_SLOW);
	assert_int_equal(count, 0);
}

static void widths_and_lines(void **state)
{
	(void)state;
	assert_true(graph_text_width("") == 0);
	assert_true(graph_text_width("ww") == 2 * graph_text_width("w"));
	assert_true(graph_text_width("ŵ") == graph_text_width("w"));
	g_autoptr(GPtrArray) lines = graph_text_lines("one two\\nthree \\N &lt;b&gt; \\\"q\\\"", "four", 1000);
	assert_int_equal(lines->len, 2);
	assert_string_equal(lines->pdata[0], "one two");
	assert_string_equal(lines->pdata[1], "three four <b> \"q\"");
	g_autoptr(GPtrArray) wrapped = graph_text_lines("one two three", "", graph_text_width("one two"));
	assert_int_equal(wrapped->len, 2);
	assert_string_equal(wrapped->pdata[0], "one two");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_chart_has_its_boxes_and_arrows),
		TEST(nothing_sticks_out),
		TEST(the_steps_say_all_labels),
		TEST(mistakes_are_told_at_their_line),
		TEST(what_is_no_flowchart_is_refused),
		TEST(only_harmless_attributes_pass),
		TEST(attributes_hidden_elsewhere_are_found),
		TEST(looks_asked_for_are_let_pass_and_not_used),
		TEST(what_is_too_large_is_refused_soon),
		TEST(hostile_words_stay_words),
		TEST(a_source_gives_the_same_chart_twice),
		TEST(a_child_that_fails_is_only_a_child),
		TEST(widths_and_lines),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
