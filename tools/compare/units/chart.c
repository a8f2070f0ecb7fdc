/* SPDX-License-Identifier: MIT
 * The steps of a flowchart from its DOT text: a unit a box, known by its label, and a unit an arrow, known by the
 * labels at its ends. Names, shapes and ranks say nothing to a reader. What is no node and no arrow is passed over;
 * whether the source is sound was settled before. */
#include "compare/units/build.h"

#include <string.h>

struct dot {
	const char *at;
	GString *token;
	bool quoted;
};

/* The next token: a name, a quoted text, '->' or one mark. False at the end. */
static bool dot_next(struct dot *dot)
{
	dot->at += strspn(dot->at, " \t\r\n");
	g_string_truncate(dot->token, 0);
	dot->quoted = *dot->at == '"';
	if (!*dot->at)
		return false;
	if (dot->quoted) {
		for (dot->at++; *dot->at && *dot->at != '"'; dot->at++) {
			bool escaped = *dot->at == '\\' && dot->at[1];
			dot->at += escaped;
			g_string_append_c(dot->token, escaped && strchr("nlr", *dot->at) ? ' ' : *dot->at);
		}
		dot->at += *dot->at == '"';
		return true;
	}
	size_t n = strcspn(dot->at, " \t\r\n\"[]{};,=-");
	if (!n)
		n = g_str_has_prefix(dot->at, "->") ? 2 : 1;
	g_string_append_len(dot->token, dot->at, (gssize)n);
	dot->at += n;
	return true;
}

static bool token_is(const struct dot *dot, const char *mark)
{
	return !dot->quoted && !strcmp(dot->token->str, mark);
}

/* After '[': the label among the attributes, or NULL; up to ']'. */
static char *label_read(struct dot *dot)
{
	char *label = NULL;
	while (dot_next(dot) && !token_is(dot, "]")) {
		if (!token_is(dot, "label"))
			continue;
		if (dot_next(dot) && token_is(dot, "=") && dot_next(dot)) {
			g_free(label);
			label = g_strdup(dot->token->str);
		}
	}
	return label;
}

struct steps {
	struct build *build;
	const struct node *flowchart;
	GHashTable *labels; /* a node's name to its label, both owned */
};

static const char *label_of(const struct steps *steps, const char *name)
{
	const char *label = g_hash_table_lookup(steps->labels, name);
	return label ? label : name;
}

static void step_add(struct steps *steps, const char *from, const char *to, const char *label)
{
	run_begin(steps->build, 0, NULL);
	text_add(steps->build, from);
	if (to) {
		mark_add(steps->build, " → ");
		text_add(steps->build, to);
	}
	if (label && *label) {
		mark_add(steps->build, ": ");
		text_add(steps->build, label);
	}
	unit_add(steps->build, UNIT_STEP, steps->flowchart);
}

/* A statement is a chain of names with arrows between them and perhaps attributes after it. */
struct statement {
	GPtrArray *chain;
	char *label;
	bool arrows, assigned, named; /* `named`: the last token was a name, so that another one begins a statement */
};

static bool is_default(const GPtrArray *chain)
{
	static const char *const words[] = {"node", "edge", "graph", "digraph", "strict", "subgraph", NULL};
	return chain->len && g_strv_contains(words, chain->pdata[0]);
}

static void statement_end(struct steps *steps, struct statement *statement)
{
	GPtrArray *chain = statement->chain;
	if (is_default(chain) || statement->assigned)
		g_ptr_array_set_size(chain, 0);
	if (!statement->arrows && chain->len == 1 && statement->label) {
		g_hash_table_insert(steps->labels, g_strdup(chain->pdata[0]), g_strdup(statement->label));
		step_add(steps, statement->label, NULL, NULL);
	}
	for (guint i = 0; statement->arrows && i + 1 < chain->len; i++)
		step_add(steps, label_of(steps, chain->pdata[i]), label_of(steps, chain->pdata[i + 1]),
			 statement->label);
	g_ptr_array_set_size(chain, 0);
	g_free(statement->label);
	*statement = (struct statement){.chain = chain};
}

static void statement_read(struct steps *steps, struct statement *statement, struct dot *dot)
{
	if (token_is(dot, ";") || token_is(dot, "{") || token_is(dot, "}")) {
		statement_end(steps, statement);
	} else if (token_is(dot, "[")) {
		g_free(statement->label);
		statement->label = label_read(dot);
		statement->named = true;
	} else if (token_is(dot, "->")) {
		statement->arrows = true;
		statement->named = false;
	} else if (token_is(dot, "=")) {
		statement->assigned = true;
		statement->named = false;
	} else if (!token_is(dot, ",")) {
		if (statement->named && !is_default(statement->chain))
			statement_end(steps, statement);
		g_ptr_array_add(statement->chain, g_strdup(dot->token->str));
		statement->named = true;
	}
}

void chart_units(struct build *build, const struct node *flowchart)
{
	struct steps steps = {build, flowchart, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free)};
	struct dot dot = {flowchart->text, g_string_new(NULL), false};
	uint32_t parent = build->parent;
	build->parent = build->side->units->len - 1;
	struct statement statement = {.chain = g_ptr_array_new_with_free_func(g_free)};
	while (dot_next(&dot))
		statement_read(&steps, &statement, &dot);
	statement_end(&steps, &statement);
	build->parent = parent;
	g_ptr_array_unref(statement.chain);
	g_string_free(dot.token, TRUE);
	g_hash_table_unref(steps.labels);
}
