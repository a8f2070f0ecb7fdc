/* SPDX-License-Identifier: MIT */
#include "format/graph.h"

#include "format/child.h"
#include "format/graph_layout.h"
#include "format/graph_source.h"

#include <math.h>
#include <string.h>

/* Large enough for the largest chart that is allowed, small enough that nobody waits. */
static const struct child_limits limits = {
	.processor = 2, .wall = 20, .memory = (size_t)512 * 1024 * 1024, .answer = (size_t)4 * 1024 * 1024};

#define SMALLEST_ARROW 0.01

static void line_free(void *data)
{
	struct chart_line *line = data;
	g_free(line->text);
	g_free(line);
}

static void node_free(void *data)
{
	struct chart_node *node = data;
	g_free(node->name);
	g_ptr_array_unref(node->lines);
	g_free(node);
}

static void edge_free(void *data)
{
	struct chart_edge *edge = data;
	g_array_unref(edge->points);
	g_ptr_array_unref(edge->lines);
	g_free(edge);
}

void chart_free(struct chart *chart)
{
	if (!chart)
		return;
	g_ptr_array_unref(chart->nodes);
	g_ptr_array_unref(chart->edges);
	g_free(chart->source);
	g_free(chart);
}

/* ---- reading the child's answer: nothing in it is trusted ------------------------------------------------------- */

struct answer {
	struct chart *chart;
	GPtrArray *lines; /* those of the last node or edge */
	char **fields;    /* of the line at hand */
	guint count;
	bool bad, ended;
	struct place place;
	struct diag *diag;
};

static double number(struct answer *a, guint i)
{
	char *end = NULL;
	double value = i < a->count ? g_ascii_strtod(a->fields[i], &end) : 0;
	if (!end || end == a->fields[i] || *end || !isfinite(value) || fabs(value) > 1e6) {
		a->bad = true;
		return 0;
	}
	return value;
}

static struct chart_point point(struct answer *a, guint i)
{
	return (struct chart_point){.x = number(a, i), .y = number(a, i + 1)};
}

static char *text(struct answer *a, guint i)
{
	char *plain = g_strcompress(i < a->count ? a->fields[i] : "");
	if (g_utf8_validate(plain, -1, NULL))
		return plain;
	a->bad = true;
	g_free(plain);
	return g_strdup("");
}

static void take_error(struct answer *a)
{
	bool size = a->count > 1 && !strcmp(a->fields[1], "size");
	struct place place = a->place;
	unsigned line = (unsigned)fmax(number(a, 2), 0);
	g_autofree char *words = text(a, 3);
	if (place.line && line)
		place.line += line;
	place.column = 0;
	if (size)
		diag_add(a->diag, CODE_FLOWCHART_SIZE, place,
			 "%s: at most %u boxes and %u arrows are allowed; split it", words, CHART_NODES_MOST,
			 CHART_EDGES_MOST);
	else
		diag_add(a->diag, CODE_FLOWCHART_SYNTAX, place,
			 "%s; it is written in the DOT language, an arrow as 'a -> b' and a box as 'a "
			 "[label=\"Words\"]'",
			 words);
	a->bad = true;
}

static void take_node(struct answer *a)
{
	static const char *const names[] = {"box", "rounded", "diamond", "ellipse"};
	struct chart_node *node = g_new0(struct chart_node, 1);
	for (guint i = 0; i < G_N_ELEMENTS(names); i++)
		if (!g_strcmp0(a->fields[1], names[i]))
			node->shape = (enum chart_shape)i;
	node->x = number(a, 2);
	node->y = number(a, 3);
	node->w = number(a, 4);
	node->h = number(a, 5);
	node->name = text(a, 6);
	node->lines = g_ptr_array_new_with_free_func(line_free);
	a->lines = node->lines;
	g_ptr_array_add(a->chart->nodes, node);
}

static unsigned node_place(struct answer *a, guint i)
{
	double value = number(a, i);
	if (value >= 0 && value < a->chart->nodes->len)
		return (unsigned)value;
	a->bad = true;
	return 0;
}

static void take_edge(struct answer *a)
{
	struct chart_edge *edge = g_new0(struct chart_edge, 1);
	edge->tail = node_place(a, 1);
	edge->head = node_place(a, 2);
	edge->arrow = number(a, 3) != 0;
	edge->arrow_back = number(a, 4) != 0;
	edge->tip = point(a, 5);
	edge->tip_back = point(a, 7);
	edge->points = g_array_new(FALSE, FALSE, sizeof(struct chart_point));
	for (guint i = 9; i + 1 < a->count; i += 2) {
		struct chart_point next = point(a, i);
		g_array_append_val(edge->points, next);
	}
	if (edge->points->len < 4 || edge->points->len % 3 != 1)
		a->bad = true;
	edge->lines = g_ptr_array_new_with_free_func(line_free);
	a->lines = edge->lines;
	g_ptr_array_add(a->chart->edges, edge);
}

static void take_line(struct answer *a)
{
	if (!a->lines) {
		a->bad = true;
		return;
	}
	struct chart_line *line = g_new0(struct chart_line, 1);
	line->x = number(a, 1);
	line->y = number(a, 2);
	line->width = number(a, 3);
	line->text = text(a, 4);
	g_ptr_array_add(a->lines, line);
}

static void take(struct answer *a)
{
	const char *kind = a->count ? a->fields[0] : "";
	if (!strcmp(kind, "chart")) {
		a->chart->width = number(a, 1);
		a->chart->height = number(a, 2);
	} else if (!strcmp(kind, "node")) {
		take_node(a);
	} else if (!strcmp(kind, "edge")) {
		take_edge(a);
	} else if (!strcmp(kind, "line")) {
		take_line(a);
	} else if (!strcmp(kind, "error")) {
		take_error(a);
	} else if (!strcmp(kind, "end")) {
		a->ended = true;
	} else if (*kind) {
		a->bad = true;
	}
}

static struct chart *chart_read(const char *answer, struct place place, struct diag *diag)
{
	struct chart *chart = g_new0(struct chart, 1);
	chart->nodes = g_ptr_array_new_with_free_func(node_free);
	chart->edges = g_ptr_array_new_with_free_func(edge_free);
	struct answer a = {.chart = chart, .place = place, .diag = diag};
	g_auto(GStrv) lines = g_strsplit(answer, "\n", -1);
	for (char **line = lines; *line && !a.bad; line++) {
		a.fields = g_strsplit(*line, "\t", -1);
		a.count = g_strv_length(a.fields);
		take(&a);
		g_strfreev(a.fields);
	}
	if (!a.bad && a.ended)
		return chart;
	chart_free(chart);
	return NULL;
}

/* ---- what was answered before ----------------------------------------------------------------------------------- */

/* The answers that became charts, by their source: the same chart stands in several outputs of one run, and a child
 * takes longer than all else that is done with it. The same source has the same answer, so that nobody can tell. */
static GHashTable *answers; /* source to the answer */

static const char *answer_known(const char *dot)
{
	return answers ? g_hash_table_lookup(answers, dot) : NULL;
}

void chart_answer_know(const char *dot, const char *answer)
{
	if (!answers)
		answers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_hash_table_insert(answers, g_strdup(dot), g_strdup(answer));
}

void chart_answers_each(void (*each_taken)(const char *dot, const char *answer, void *data), void *data)
{
	GHashTableIter each;
	gpointer dot, answer;
	if (!answers)
		return;
	g_hash_table_iter_init(&each, answers);
	while (g_hash_table_iter_next(&each, &dot, &answer))
		each_taken(dot, answer, data);
}

/* ---- pictures that were made of them ----------------------------------------------------------------------------- */

static GHashTable *pictures; /* name to GByteArray *: as the answers */

char *chart_picture_name(const struct chart *chart, double scale)
{
	char digits[G_ASCII_DTOSTR_BUF_SIZE];
	return g_strdup_printf("%s %s", g_ascii_dtostr(digits, sizeof digits, scale),
			       chart->source ? chart->source : "");
}

const GByteArray *chart_picture_known(const char *name)
{
	return pictures ? g_hash_table_lookup(pictures, name) : NULL;
}

void chart_picture_keep(const char *name, const guint8 *bytes, size_t length)
{
	if (!pictures)
		pictures = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_byte_array_unref);
	g_hash_table_insert(pictures, g_strdup(name), g_byte_array_append(g_byte_array_new(), bytes, (guint)length));
}

void chart_pictures_each(void (*each_taken)(const char *name, const GByteArray *picture, void *data), void *data)
{
	GHashTableIter each;
	gpointer name, picture;
	if (!pictures)
		return;
	g_hash_table_iter_init(&each, pictures);
	while (g_hash_table_iter_next(&each, &name, &picture))
		each_taken(name, picture, data);
}

/* ---- doors ---------------------------------------------------------------------------------------------------- */

static bool is_ready(struct place place, struct diag *diag)
{
	g_autoptr(GString) fault = g_string_new(NULL);
	bool ready = graph_layout_ready(fault);
	if (!ready)
		diag_add(diag, CODE_OUTPUT, place, "no flowchart can be arranged: %s", fault->str);
	return ready;
}

static struct chart *chart_of(const char *answer, const char *dot, struct place place, struct diag *diag)
{
	struct chart *chart = chart_read(answer, place, diag);
	if (chart)
		chart->source = g_strdup(dot);
	return chart;
}

static struct chart *chart_make(const char *dot, bool layout, struct place place, struct diag *diag)
{
	const char *known = layout ? answer_known(dot) : NULL;
	if (known)
		return chart_of(known, dot, place, diag);
	if (!graph_source_check(dot, place, diag) || !is_ready(place, diag))
		return NULL;
	struct graph_job job = {.dot = dot, .layout = layout};
	g_autoptr(GString) answer = g_string_new(NULL);
	size_t before = diag_count(diag);
	enum child_end end = child_run(graph_layout, &job, &limits, answer);
	struct chart *chart = end == CHILD_DONE ? chart_of(answer->str, dot, place, diag) : NULL;
	if (chart && layout)
		chart_answer_know(dot, answer->str);
	if (!chart && diag_count(diag) == before)
		diag_add(diag, CODE_FLOWCHART_SIZE, place,
			 "the flowchart could not be arranged in the time and memory allowed; use fewer arrows, or "
			 "split it");
	return chart;
}

struct chart *chart_layout(const char *dot, struct place place, struct diag *diag)
{
	if (diag)
		return chart_make(dot, true, place, diag);
	struct diag *unread = diag_new();
	struct chart *chart = chart_make(dot, true, place, unread);
	diag_free(unread);
	return chart;
}

bool chart_check(const char *dot, struct place place, struct diag *diag)
{
	struct chart *chart = chart_make(dot, false, place, diag);
	bool good = chart != NULL;
	chart_free(chart);
	return good;
}

char *chart_label(const GPtrArray *lines)
{
	GString *label = g_string_new(NULL);
	for (guint i = 0; i < lines->len; i++) {
		if (i)
			g_string_append_c(label, ' ');
		g_string_append(label, ((const struct chart_line *)lines->pdata[i])->text);
	}
	return g_string_free(label, FALSE);
}

static bool add_ways(GPtrArray *steps, const struct chart *chart, guint from)
{
	bool any = false;
	const struct chart_node *tail = chart->nodes->pdata[from];
	for (guint i = 0; i < chart->edges->len; i++) {
		const struct chart_edge *edge = chart->edges->pdata[i];
		if (edge->tail != from)
			continue;
		const struct chart_node *head = chart->nodes->pdata[edge->head];
		g_autofree char *a = chart_label(tail->lines), *b = chart_label(head->lines),
				*way = chart_label(edge->lines);
		g_ptr_array_add(steps, g_strdup_printf("%s -> %s%s%s", a, b, *way ? ": " : "", way));
		any = true;
	}
	return any;
}

GPtrArray *chart_steps(const struct chart *chart)
{
	GPtrArray *steps = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < chart->nodes->len; i++)
		if (!add_ways(steps, chart, i))
			g_ptr_array_add(steps, chart_label(((const struct chart_node *)chart->nodes->pdata[i])->lines));
	return steps;
}

void chart_diamond(const struct chart_node *node, struct chart_point corners[4])
{
	double x = node->x + node->w / 2, y = node->y + node->h / 2;
	corners[0] = (struct chart_point){x, node->y};
	corners[1] = (struct chart_point){node->x + node->w, y};
	corners[2] = (struct chart_point){x, node->y + node->h};
	corners[3] = (struct chart_point){node->x, y};
}

void chart_arrow(struct chart_point base, struct chart_point tip, struct chart_point corners[3])
{
	double x = tip.x - base.x, y = tip.y - base.y, length = fmax(hypot(x, y), SMALLEST_ARROW);
	double half = length * 0.35;
	corners[0] = tip;
	corners[1] = (struct chart_point){base.x - y / length * half, base.y + x / length * half};
	corners[2] = (struct chart_point){base.x + y / length * half, base.y - x / length * half};
}
