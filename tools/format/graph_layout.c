/* SPDX-License-Identifier: MIT */
#include "format/graph_layout.h"

#include "base/library.h"
#include "base/mishap.h"
#include "format/graph.h"
#include "format/graph_text.h"

#include <dlfcn.h>
#include <graphviz/gvc.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* How wide a label may be before it is wrapped, and the room around it. */
#define BOX_TEXT 150.0
#define DIAMOND_TEXT 110.0
#define EDGE_TEXT 80.0
#define PADDING_X 8.0
#define PADDING_Y 6.0
/* Between boxes beside each other, and from one row of them to the next, where the author asks for nothing: inches. */
#define NODE_GAP "0.2"
#define RANK_GAP "0.2"
#define BASELINE (0.36 * CHART_FONT_SIZE) /* from the middle of a line down to its baseline */

#define CALLS(CALL) \
	CALL(agattr) \
	CALL(agbindrec) \
	CALL(agfstnode) \
	CALL(agfstout) \
	CALL(agget) \
	CALL(aggetrec) \
	CALL(agisdirected) \
	CALL(agmemread) \
	CALL(agnameof) \
	CALL(agnedges) \
	CALL(agnnodes) \
	CALL(agnxtnode) \
	CALL(agnxtout) \
	CALL(agsafeset) \
	CALL(agset) \
	CALL(agstrdup_html) \
	CALL(gvContext) \
	CALL(gvContextPlugins) \
	CALL(gvLayout)

struct calls {
	CALLS(LIBRARY_FIELD)
};

static const char *const call_names[] = {CALLS(LIBRARY_NAME)};

/* What a node is to us, hung on Graphviz's own node. */
struct box {
	Agrec_t header;
	unsigned place;
	enum chart_shape shape;
	GPtrArray *lines;
};

/* The same for an edge's label. */
struct tag {
	Agrec_t header;
	GPtrArray *lines;
};

static char box_name[] = "keeling box";
static char tag_name[] = "keeling tag";

static struct box *box_of(const struct calls *to, Agnode_t *node)
{
	return (struct box *)to->aggetrec(node, box_name, FALSE);
}

static struct tag *tag_of(const struct calls *to, Agedge_t *edge)
{
	return (struct tag *)to->aggetrec(edge, tag_name, FALSE);
}

/* ---- the answer ----------------------------------------------------------------------------------------------- */

static void put_number(GString *out, double number)
{
	char buffer[G_ASCII_DTOSTR_BUF_SIZE];
	g_ascii_formatd(buffer, sizeof buffer, "%.2f", number == 0 ? 0.0 : number);
	g_string_append_c(out, '\t');
	g_string_append(out, buffer);
}

static void put_text(GString *out, const char *text)
{
	g_autofree char *escaped = g_strescape(text, NULL);
	g_string_append_c(out, '\t');
	g_string_append(out, escaped);
}

static void put_lines(GString *out, const GPtrArray *lines, double x, double y)
{
	double first = y - ((double)lines->len - 1) * CHART_LINE_HEIGHT / 2 + BASELINE;
	for (guint i = 0; i < lines->len; i++) {
		const char *text = lines->pdata[i];
		g_string_append(out, "line");
		put_number(out, x);
		put_number(out, first + i * CHART_LINE_HEIGHT);
		put_number(out, graph_text_width(text));
		put_text(out, text);
		g_string_append_c(out, '\n');
	}
}

static void put_error(GString *out, const char *kind, unsigned line, const char *words)
{
	g_string_append_printf(out, "error\t%s\t%u", kind, line);
	put_text(out, words);
	g_string_append_c(out, '\n');
}

/* ---- before the layout ---------------------------------------------------------------------------------------- */

static char *attribute(const struct calls *to, void *object, const char *name)
{
	g_autofree char *own = g_strdup(name);
	char *value = to->agget(object, own);
	return value ? value : (char *)"";
}

static void set(const struct calls *to, void *object, const char *name, const char *value)
{
	char none[] = "";
	g_autofree char *own_name = g_strdup(name), *own_value = g_strdup(value);
	to->agsafeset(object, own_name, own_value, none);
}

static void set_inches(const struct calls *to, void *object, const char *name, double points)
{
	char buffer[G_ASCII_DTOSTR_BUF_SIZE];
	set(to, object, name, g_ascii_formatd(buffer, sizeof buffer, "%.5f", points / POINTS_PER_INCH));
}

static double lines_width(const GPtrArray *lines)
{
	double widest = 0;
	for (guint i = 0; i < lines->len; i++)
		widest = MAX(widest, graph_text_width(lines->pdata[i]));
	return widest;
}

static enum chart_shape shape_of(const struct calls *to, Agnode_t *node)
{
	const char *shape = attribute(to, node, "shape");
	if (!strcmp(shape, "diamond"))
		return CHART_DIAMOND;
	if (!*shape || !strcmp(shape, "ellipse") || !strcmp(shape, "oval") || !strcmp(shape, "circle"))
		return CHART_ELLIPSE;
	return strstr(attribute(to, node, "style"), "rounded") ? CHART_ROUNDED : CHART_BOX;
}

/* Gives a node the size that its label needs; Graphviz never measures text. */
static void prepare_node(const struct calls *to, Agnode_t *node, unsigned place)
{
	struct box *box = to->agbindrec(node, box_name, sizeof *box, FALSE);
	box->place = place;
	box->shape = shape_of(to, node);
	box->lines = graph_text_lines(attribute(to, node, "label"), to->agnameof(node),
				      box->shape == CHART_DIAMOND ? DIAMOND_TEXT : BOX_TEXT);
	double w = lines_width(box->lines), h = box->lines->len * CHART_LINE_HEIGHT;
	if (box->shape == CHART_DIAMOND) {
		/* A text fits where its share of the width and its share of the height together are at most 1. */
		w = w / 0.6 + PADDING_X;
		h = h / 0.4;
	} else if (box->shape == CHART_ELLIPSE) {
		w = w * G_SQRT2 + PADDING_X;
		h = h * G_SQRT2 + PADDING_Y;
	} else {
		w += 2 * PADDING_X;
		h += 2 * PADDING_Y;
	}
	set_inches(to, node, "width", MAX(w, 36.0));
	set_inches(to, node, "height", MAX(h, 24.0));
	set(to, node, "fixedsize", "true");
	set(to, node, "margin", "0");
	set(to, node, "penwidth", "1");
	set(to, node, "label", "");
}

/* An edge's label becomes an empty box of its size. */
static void prepare_edge(const struct calls *to, Agraph_t *graph, Agedge_t *edge)
{
	struct tag *tag = to->agbindrec(edge, tag_name, sizeof *tag, FALSE);
	const char *tail = to->agnameof(agtail(edge)), *head = to->agnameof(aghead(edge));
	g_autofree char *name = g_strdup_printf("%s%s%s", tail, to->agisdirected(graph) ? "->" : "--", head);
	tag->lines = graph_text_lines(attribute(to, edge, "label"), name, EDGE_TEXT);
	set(to, edge, "arrowsize", "0.8");
	set(to, edge, "penwidth", "1");
	if (!tag->lines->len) {
		set(to, edge, "label", "");
		return;
	}
	g_autofree char *room = g_strdup_printf(
		"<TABLE BORDER=\"0\" FIXEDSIZE=\"TRUE\" WIDTH=\"%d\" HEIGHT=\"%d\"><TR><TD></TD></TR></TABLE>",
		(int)ceil(lines_width(tag->lines)) + 8, (int)(tag->lines->len * CHART_LINE_HEIGHT));
	char label[] = "label", none[] = "";
	to->agattr(graph, AGEDGE, label, to->agattr(graph, AGEDGE, label, NULL) ? NULL : none);
	to->agset(edge, label, to->agstrdup_html(graph, room));
}

static void prepare(const struct calls *to, Agraph_t *graph)
{
	/* A default label for all nodes or edges is theirs already: the values were set as they were read. */
	unsigned place = 0;
	for (Agnode_t *node = to->agfstnode(graph); node; node = to->agnxtnode(graph, node))
		prepare_node(to, node, place++);
	for (Agnode_t *node = to->agfstnode(graph); node; node = to->agnxtnode(graph, node))
		for (Agedge_t *edge = to->agfstout(graph, node); edge; edge = to->agnxtout(graph, edge))
			prepare_edge(to, graph, edge);
	if (!*attribute(to, graph, "nodesep"))
		set(to, graph, "nodesep", NODE_GAP);
	if (!*attribute(to, graph, "ranksep"))
		set(to, graph, "ranksep", RANK_GAP);
	set(to, graph, "label", "");
	set(to, graph, "bgcolor", "");
	set(to, graph, "margin", "0");
}

/* ---- after the layout ----------------------------------------------------------------------------------------- */

static void put_node(const struct calls *to, GString *out, Agnode_t *node, double height)
{
	static const char *const names[] = {"box", "rounded", "diamond", "ellipse"};
	const struct box *box = box_of(to, node);
	double w = ND_width(node) * POINTS_PER_INCH, h = ND_height(node) * POINTS_PER_INCH;
	double x = ND_coord(node).x, y = height - ND_coord(node).y;
	g_string_append(out, "node\t");
	g_string_append(out, names[box->shape]);
	put_number(out, x - w / 2);
	put_number(out, y - h / 2);
	put_number(out, w);
	put_number(out, h);
	put_text(out, to->agnameof(node));
	g_string_append_c(out, '\n');
	put_lines(out, box->lines, x, y);
}

static void put_edge(const struct calls *to, GString *out, Agedge_t *edge, double height)
{
	const splines *all = ED_spl(edge);
	if (!all || all->size < 1)
		return;
	const bezier *line = &all->list[0];
	g_string_append_printf(out, "edge\t%u\t%u\t%d\t%d", box_of(to, agtail(edge))->place,
			       box_of(to, aghead(edge))->place, line->eflag != 0, line->sflag != 0);
	put_number(out, line->ep.x);
	put_number(out, line->eflag ? height - line->ep.y : 0);
	put_number(out, line->sp.x);
	put_number(out, line->sflag ? height - line->sp.y : 0);
	for (int i = 0; i < (int)line->size; i++) {
		put_number(out, line->list[i].x);
		put_number(out, height - line->list[i].y);
	}
	g_string_append_c(out, '\n');
	const textlabel_t *label = ED_label(edge);
	if (label)
		put_lines(out, tag_of(to, edge)->lines, label->pos.x, height - label->pos.y);
}

static void put_chart(const struct calls *to, GString *out, Agraph_t *graph)
{
	double width = GD_bb(graph).UR.x, height = GD_bb(graph).UR.y;
	g_string_append(out, "chart");
	put_number(out, width);
	put_number(out, height);
	g_string_append_c(out, '\n');
	for (Agnode_t *node = to->agfstnode(graph); node; node = to->agnxtnode(graph, node))
		put_node(to, out, node, height);
	for (Agnode_t *node = to->agfstnode(graph); node; node = to->agnxtnode(graph, node))
		for (Agedge_t *edge = to->agfstout(graph, node); edge; edge = to->agnxtout(graph, edge))
			put_edge(to, out, edge, height);
	g_string_append(out, "end\n");
}

/* ---- Graphviz without its plugins for text and pictures, which take most of its time ----------------------------- */

/* The plugin that arranges, from where Graphviz lies; NULL where it can't be found. */
static void *plugin_open(const struct calls *to)
{
	static const char *const names[] = {"libgvplugin_dot_layout.so.6", "libgvplugin_dot_layout.so"};
	Dl_info library;
	union {
		GVC_t *(*function)(void);
		void *address;
	} known = {.function = to->gvContext};
	if (!dladdr(known.address, &library) || !library.dli_fname)
		return NULL;
	g_autofree char *folder = g_path_get_dirname(library.dli_fname);
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = g_build_filename(folder, "graphviz", names[i], NULL);
		void *plugin = dlopen(path, RTLD_NOW);
		if (plugin)
			return plugin;
	}
	return NULL;
}

static GVC_t *context_new(const struct calls *to)
{
	static char name[] = "gvplugin_dot_layout_LTX_library";
	void *plugin = plugin_open(to), *library = plugin ? dlsym(plugin, name) : NULL;
	if (!library)
		return to->gvContext();
	lt_symlist_t builtin[] = {{name, library}, {NULL, NULL}};
	return to->gvContextPlugins(builtin, 0);
}

/* ---- the job -------------------------------------------------------------------------------------------------- */

/* What Graphviz said about the source, from where its messages went. */
static void put_syntax(GString *out, int log)
{
	char said[512] = "";
	ssize_t n = log >= 0 ? pread(log, said, sizeof said - 1, 0) : 0;
	said[MAX(n, 0)] = '\0';
	const char *line = strstr(said, "in line "), *near = strstr(said, " near '");
	unsigned number = line ? (unsigned)strtoul(line + strlen("in line "), NULL, 10) : 0;
	char *end = near ? strpbrk(near + strlen(" near '"), "'\n") : NULL;
	if (end)
		*end = '\0';
	g_autofree char *valid = end ? g_utf8_make_valid(near + strlen(" near '"), -1) : NULL;
	g_autofree char *words = valid && *valid ? g_strdup_printf("the flowchart can't be read at '%s'", valid)
						 : g_strdup("the flowchart can't be read to its end");
	put_error(out, "syntax", number, words);
}

static bool put_refusal(const struct calls *to, GString *out, Agraph_t *graph)
{
	if (to->agnnodes(graph) == 0)
		put_error(out, "syntax", 0, "the flowchart has no boxes");
	else if (to->agnnodes(graph) > (int)CHART_NODES_MOST || to->agnedges(graph) > (int)CHART_EDGES_MOST)
		put_error(out, "size", 0, "the flowchart has too many boxes or arrows");
	else
		return false;
	return true;
}

bool graph_layout_ready(GString *fault)
{
	struct calls to;
	return library_take(LIBRARY_GVC, call_names, G_N_ELEMENTS(call_names), &to, fault);
}

void graph_layout(void *data, GString *answer)
{
	const struct graph_job *job = data;
	struct calls to;
	if (!library_take(LIBRARY_GVC, call_names, G_N_ELEMENTS(call_names), &to, answer))
		return;
	setlocale(LC_ALL, "C");
	int log = memfd_create("graph", MFD_CLOEXEC);
	if (log < 0 || dup2(log, STDERR_FILENO) < 0)
		mishap_stop("no room for the messages of Graphviz");
	setvbuf(stderr, NULL, _IONBF, 0);
	/* As in Graphviz's own commands: a node without a label shows its name. */
	char label[] = "label", own_name[] = "\\N";
	to.agattr(NULL, AGNODE, label, own_name);
	Agraph_t *graph = to.agmemread(job->dot);
	if (!graph) {
		put_syntax(answer, log);
		return;
	}
	if (put_refusal(&to, answer, graph))
		return;
	if (!job->layout) {
		g_string_append(answer, "end\n");
		return;
	}
	prepare(&to, graph);
	GVC_t *context = context_new(&to);
	if (!context)
		mishap_stop("Graphviz can't be used");
	if (to.gvLayout(context, graph, "dot") == 0)
		put_chart(&to, answer, graph);
	else if (!plugin_open(&to))
		mishap_stop("Graphviz can't be used");
	/* Nothing is freed: the process ends here. */
}
