/* SPDX-License-Identifier: MIT */
#include "format/graph_source.h"

#include "format/graph.h"

#include <math.h>
#include <string.h>

#define SOURCE_LARGEST ((size_t)64 * 1024)
#define NESTING_DEEPEST 8u
#define LABEL_LONGEST ((size_t)400)

enum token {
	TOKEN_END,
	TOKEN_NAME,
	TOKEN_QUOTED,
	TOKEN_HTML,
	TOKEN_EDGE,
	TOKEN_MARK,
	TOKEN_OPEN_STRING,
	TOKEN_OPEN_COMMENT
};

struct scanner {
	const char *next;
	unsigned line;  /* of `next`, from 1 */
	unsigned start; /* line on which the token begins */
	enum token token;
	char mark;     /* TOKEN_MARK: the character */
	GString *text; /* TOKEN_NAME, TOKEN_QUOTED: without its quotes */

	struct place place;
	struct diag *diag;
	unsigned findings;
};

/* ---- tokens --------------------------------------------------------------------------------------------------- */

static void step(struct scanner *s)
{
	if (*s->next++ == '\n')
		s->line++;
}

/* Blanks and comments; false where a comment does not end. */
static bool skip_blank(struct scanner *s, const char *begin)
{
	for (;;) {
		const char *p = s->next;
		bool line_start = p == begin || p[-1] == '\n';
		if (g_ascii_isspace(*p)) {
			step(s);
		} else if ((*p == '#' && line_start) || (p[0] == '/' && p[1] == '/')) {
			while (*s->next && *s->next != '\n')
				s->next++;
		} else if (p[0] == '/' && p[1] == '*') {
			const char *end = strstr(p + 2, "*/");
			if (!end)
				return false;
			while (s->next < end + 2)
				step(s);
		} else {
			return true;
		}
	}
}

static enum token scan_quoted(struct scanner *s)
{
	for (s->next++; *s->next && *s->next != '"'; step(s)) {
		if (s->next[0] == '\\' && s->next[1] == '"')
			s->next++;
		else if (s->next[0] == '\\' && s->next[1] == '\n') {
			step(s);
			continue;
		} else if (s->next[0] == '\\' && s->next[1]) {
			g_string_append_c(s->text, *s->next++);
		}
		g_string_append_c(s->text, *s->next);
	}
	if (!*s->next)
		return TOKEN_OPEN_STRING;
	s->next++;
	return TOKEN_QUOTED;
}

static enum token scan_html(struct scanner *s)
{
	unsigned depth = 0;
	do {
		if (!*s->next)
			return TOKEN_OPEN_STRING;
		if (*s->next == '<')
			depth++;
		else if (*s->next == '>')
			depth--;
		step(s);
	} while (depth);
	return TOKEN_HTML;
}

static bool is_name(char c)
{
	return g_ascii_isalnum(c) || c == '_' || c == '.' || (c & 0x80);
}

static void scan(struct scanner *s, const char *begin)
{
	g_string_truncate(s->text, 0);
	bool whole = skip_blank(s, begin);
	const char *p = s->next;
	s->start = s->line;
	if (!whole) {
		s->token = TOKEN_OPEN_COMMENT;
	} else if (!*p) {
		s->token = TOKEN_END;
	} else if (*p == '"') {
		s->token = scan_quoted(s);
	} else if (*p == '<') {
		s->token = scan_html(s);
	} else if (p[0] == '-' && (p[1] == '>' || p[1] == '-')) {
		s->next += 2;
		s->token = TOKEN_EDGE;
	} else if (is_name(*p) || (*p == '-' && (g_ascii_isdigit(p[1]) || p[1] == '.'))) {
		do
			g_string_append_c(s->text, *s->next++);
		while (is_name(*s->next));
		s->token = TOKEN_NAME;
	} else {
		s->mark = *p;
		step(s);
		s->token = TOKEN_MARK;
	}
}

/* ---- attributes ----------------------------------------------------------------------------------------------- */

static const char *const shapes[] = {"box",     "rect", "rectangle", "square", "diamond",
				     "ellipse", "oval", "circle",    NULL};
static const char *const styles[] = {"rounded", "solid", "filled", "bold", "dashed", "dotted", "", NULL};
static const char *const directions[] = {"TB", "LR", "BT", "RL", NULL};
static const char *const ranks[] = {"same", "min", "max", "source", "sink", NULL};
static const char *const arrows[] = {"forward", "back", "both", "none", NULL};
static const char *const switches[] = {"true", "false", "yes", "no", "1", "0", NULL};
static const char *const orders[] = {"in", "out", NULL};
static const char *const sides[] = {"n", "ne", "e", "se", "s", "sw", "w", "nw", "c", "_", NULL};

/* What may be asked for: any text, one of some words, or a number up to `most`. */
static const struct attribute {
	const char *name;
	const char *const *values;
	double most;
} attributes[] = {
	{"label", NULL, 0},
	{"shape", shapes, 0},
	{"style", styles, 0},
	{"rankdir", directions, 0},
	{"rank", ranks, 0},
	{"dir", arrows, 0},
	{"constraint", switches, 0},
	{"newrank", switches, 0},
	{"ordering", orders, 0},
	{"headport", sides, 0},
	{"tailport", sides, 0},
	{"group", NULL, 0},
	{"weight", NULL, 1000},
	{"minlen", NULL, 10},
	{"nodesep", NULL, 5},
	{"ranksep", NULL, 5},
	/* The look is the house's: these are let pass, so that charts made elsewhere can be taken over, and not used.
	 */
	{"color", NULL, 0},
	{"fontcolor", NULL, 0},
	{"fillcolor", NULL, 0},
	{"bgcolor", NULL, 0},
	{"fontname", NULL, 0},
	{"fontsize", NULL, 0},
	{"penwidth", NULL, 0},
	{"width", NULL, 0},
	{"height", NULL, 0},
	{"margin", NULL, 0},
	{"arrowsize", NULL, 0},
	{"comment", NULL, 0},
};

static struct place line_of(const struct scanner *s)
{
	struct place place = s->place;
	if (place.line)
		place.line += s->start;
	place.column = 0;
	return place;
}

#define FINDING(s, code, ...) ((s)->findings++, diag_add((s)->diag, (code), line_of(s), __VA_ARGS__))

static bool value_allowed(const struct attribute *attribute, const char *value)
{
	if (attribute->most > 0) {
		char *end;
		double number = g_ascii_strtod(value, &end);
		return *value && !*end && isfinite(number) && number >= 0 && number <= attribute->most;
	}
	if (!attribute->values)
		return true;
	bool list = attribute->values == styles;
	g_auto(GStrv) words = g_strsplit(value, list ? "," : "\n", -1);
	for (char **word = words; *word; word++)
		if (!g_strv_contains(attribute->values, g_strstrip(*word)))
			return false;
	return words[0] != NULL;
}

/* The scanner stands on the value. */
static void check_attribute(struct scanner *s, const char *name, bool of_graph)
{
	const struct attribute *attribute = NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(attributes); i++)
		if (!strcmp(attributes[i].name, name))
			attribute = &attributes[i];
	if (!attribute) {
		FINDING(s, CODE_FLOWCHART_ATTRIBUTE,
			"'%s' is not allowed in a flowchart; take it out (label, shape, style, rankdir, rank, dir and "
			"a few "
			"that only arrange are allowed)",
			name);
	} else if (s->token == TOKEN_HTML) {
		FINDING(s, CODE_FLOWCHART_ATTRIBUTE,
			"the '%s' is written as HTML, between < and >; write it as plain text in double quotes", name);
	} else if (of_graph && !strcmp(name, "label")) {
		FINDING(s, CODE_FLOWCHART_ATTRIBUTE,
			"a 'label' for the whole flowchart is not allowed; write it as a paragraph above the "
			"flowchart");
	} else if (!strcmp(name, "label") && s->text->len > LABEL_LONGEST) {
		FINDING(s, CODE_FLOWCHART_SIZE,
			"a label has more than %zu bytes; shorten it, and put the rest in the text", LABEL_LONGEST);
	} else if (!value_allowed(attribute, s->text->str)) {
		FINDING(s, CODE_FLOWCHART_ATTRIBUTE, "'%s' is not allowed as the %s of anything in a flowchart",
			s->text->str, name);
	}
}

/* ---- the whole ------------------------------------------------------------------------------------------------ */

/* What the scanner has passed: enough to tell whose an attribute is. */
struct passed {
	GString *name;        /* the last name or quoted text */
	bool of_name;         /* the token before is a name (else a mark) */
	bool subgraph;        /* the token before is the word 'subgraph' */
	bool value;           /* the token before is '=' */
	bool brackets, graph; /* within [...]; of the graph itself */
	unsigned depth, edges;
	bool closed; /* the graph's last brace has been passed */
};

static void check_mark(struct scanner *s, struct passed *p)
{
	switch (s->mark) {
	case '{':
		if (++p->depth == NESTING_DEEPEST + 1)
			FINDING(s, CODE_FLOWCHART_SIZE, "groups stand more than %u deep in each other",
				NESTING_DEEPEST);
		break;
	case '}':
		if (p->depth && --p->depth == 0)
			p->closed = true;
		break;
	case '[':
		p->brackets = true;
		p->graph = p->of_name && !g_ascii_strcasecmp(p->name->str, "graph");
		break;
	case ']':
		p->brackets = false;
		break;
	case '+':
	case '@':
		FINDING(s, CODE_FLOWCHART_SYNTAX, "'%c' is not allowed here; write each text in one pair of quotes",
			s->mark);
		break;
	default:
		break;
	}
}

static void check_token(struct scanner *s, struct passed *p)
{
	bool name = s->token == TOKEN_NAME || s->token == TOKEN_QUOTED;
	if (p->value && s->token != TOKEN_MARK && s->token != TOKEN_EDGE)
		check_attribute(s, p->name->str, !p->brackets || p->graph);
	else if (s->token == TOKEN_HTML)
		FINDING(s, CODE_FLOWCHART_ATTRIBUTE,
			"text between < and > is HTML, which is not allowed in a flowchart; write it "
			"as plain text in double quotes");
	else if (p->subgraph && name && g_str_has_prefix(s->text->str, "cluster"))
		FINDING(s, CODE_FLOWCHART_ATTRIBUTE,
			"a framed group ('%s') is not allowed in a flowchart; name the group "
			"something else, without 'cluster' in front",
			s->text->str);
	if (s->token == TOKEN_EDGE && ++p->edges == CHART_EDGES_MOST + 1)
		FINDING(s, CODE_FLOWCHART_SIZE, "the flowchart has more than %u arrows; split it", CHART_EDGES_MOST);
	bool was_value = p->value;
	p->value = s->token == TOKEN_MARK && s->mark == '=';
	if (s->token == TOKEN_MARK)
		check_mark(s, p);
	p->subgraph = !was_value && s->token == TOKEN_NAME && !g_ascii_strcasecmp(s->text->str, "subgraph");
	p->of_name = name;
	if (name)
		g_string_assign(p->name, s->text->str);
}

/* False where the source can't be read on. */
static bool check_end(struct scanner *s, const struct passed *p, bool empty)
{
	if (s->token == TOKEN_OPEN_STRING)
		FINDING(s, CODE_FLOWCHART_SYNTAX,
			"the text that begins on this line has no end; close it with a double quote");
	else if (s->token == TOKEN_OPEN_COMMENT)
		FINDING(s, CODE_FLOWCHART_SYNTAX,
			"the comment that begins after this line has no end; close it with */");
	else if (s->token == TOKEN_END && empty)
		FINDING(s, CODE_FLOWCHART_SYNTAX, "the flowchart is empty; it begins 'digraph {'");
	else if (s->token != TOKEN_END && p->closed)
		FINDING(s, CODE_FLOWCHART_SYNTAX,
			"something stands after the flowchart's closing brace '}'; one block holds one "
			"flowchart");
	else
		return s->token != TOKEN_END;
	return false;
}

bool graph_source_check(const char *dot, struct place place, struct diag *diag)
{
	struct scanner s = {.next = dot, .line = 1, .start = 1, .place = place, .diag = diag};
	if (strlen(dot) > SOURCE_LARGEST) {
		FINDING(&s, CODE_FLOWCHART_SIZE, "the flowchart has more than %zu bytes; split it", SOURCE_LARGEST);
		return false;
	}
	s.text = g_string_new(NULL);
	struct passed passed = {.name = g_string_new(NULL)};
	bool empty = true;
	for (scan(&s, dot); check_end(&s, &passed, empty); scan(&s, dot)) {
		empty = false;
		check_token(&s, &passed);
	}
	g_string_free(s.text, TRUE);
	g_string_free(passed.name, TRUE);
	return s.findings == 0;
}
