/* SPDX-License-Identifier: MIT
 * Redlines: redlines FOLDER checks those of all pairs in it (name.old.md, name.new.md, or the content folders name.old
 * and name.new) and of the sample's versions, both ways round; redlines --accept FOLDER writes what is shown where
 * there is a file for it: name.redline (the page), name.beside (side by side), name.marked (Markdown).
 *
 * Who leaves out what was removed must read the new text, who leaves out what was inserted the old, with their numbers;
 * and nothing may be marked as both removed and inserted where it is the same. */
#include "compare/units/tokens.h"
#include "explain/redline/redline.h"
#include "publish/target.h"
#include "render/html/html_redline.h"
#include "render/markdown/markdown.h"

#include <stdio.h>
#include <string.h>

struct run {
	struct templates *templates;
	bool accept;
	unsigned passed, failed, skipped;
};

static void verdict(struct run *run, bool sound, const char *name, const char *what)
{
	run->passed += sound;
	run->failed += !sound;
	if (!sound)
		printf("FAILED: %s: %s\n", name, what);
}

/* ---- a text as lines, of one side -------------------------------------------------------------------------------- */

struct reading {
	const struct edition *edition;
	bool old; /* what was removed is read, what was inserted is not */
	GString *line, *out;
};

static bool reads(const struct reading *reading, enum mark mark)
{
	return reading->old ? mark != MARK_INSERTED && mark != MARK_MOVED_TO
			    : mark != MARK_REMOVED && mark != MARK_MOVED_FROM;
}

static bool own_mark(const struct reading *reading, enum mark mark)
{
	return mark == (reading->old ? MARK_INSERTED : MARK_REMOVED);
}

static void line_end(struct reading *reading)
{
	GString *shown = g_string_new(NULL), *folded = g_string_new(NULL);
	text_shown(shown, reading->line->str);
	token_folded(folded, shown->str, shown->len);
	g_strdelimit(folded->str, "\"", '\'');
	if (*g_strstrip(folded->str))
		g_string_append_printf(reading->out, "%s\n", folded->str);
	g_string_truncate(reading->line, 0);
	g_string_free(shown, TRUE);
	g_string_free(folded, TRUE);
}

static void inlines_read(struct reading *reading, const struct node *parent)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		const struct marking *marking = edition_marking(reading->edition, node);
		bool refers = node->kind == NODE_REFERENCE || node->kind == NODE_VALUE || node->kind == NODE_POLICY;
		const struct reference *reference = refers ? edition_reference(reading->edition, node) : NULL;
		if (node->first && !(reference && reference->computed)) {
			inlines_read(reading, node);
			continue;
		}
		if (!reads(reading, marking->mark) || marking->echo)
			continue;
		if (reading->old && marking->was)
			g_string_append(reading->line, marking->was);
		else if (reference)
			g_string_append(reading->line, reference->text);
		else if (node->kind == NODE_BREAK)
			g_string_append_c(reading->line, ' ');
		else if (node->kind == NODE_BLANK)
			g_string_append_printf(reading->line, "[%s]", node->field->name);
		else if (node->text)
			g_string_append(reading->line, node->text);
	}
}

static bool holds_inlines(const struct node *node)
{
	return node->kind == NODE_TITLE || node->kind == NODE_PARAGRAPH || node->kind == NODE_CAPTION ||
	       node->kind == NODE_TERM || node->kind == NODE_LABEL || node->kind == NODE_HINT ||
	       node->kind == NODE_OPTION || node->kind == NODE_COLUMN;
}

static void node_begin(struct reading *reading, const struct node *node, const struct marking *marking)
{
	const char *number = reading->old && marking->was ? marking->was : edition_number(reading->edition, node);
	bool numbered = node->kind < NODE_PARAGRAPH || node->kind == NODE_ITEM;
	if (own_mark(reading, marking->head))
		return;
	if (numbered && *number)
		g_string_append_printf(reading->line, "%s ", number);
	if (node->kind == NODE_CELL || node->kind == NODE_FLOWCHART || node->kind == NODE_FIELD ||
	    node->kind == NODE_ROW || node->kind == NODE_CODE_BLOCK)
		g_string_append_printf(reading->out, "<%s>\n", node_kind_name(node->kind));
	if (node->kind == NODE_FIELD)
		g_string_append_printf(reading->out, "%s\n", field_type_name(node->field->type));
	if (node->kind == NODE_FLOWCHART || node->kind == NODE_CODE_BLOCK)
		g_string_append_printf(reading->out, "%s\n", node->text);
}

static void blocks_read(struct reading *reading, const struct node *node)
{
	const struct marking *marking = edition_marking(reading->edition, node);
	/* A cell that is in neither text. */
	const struct marking *above = node->parent ? edition_marking(reading->edition, node->parent) : marking;
	if (node->kind == NODE_CELL && !reads(reading, above->mark))
		return;
	if (reads(reading, marking->mark))
		node_begin(reading, node, marking);
	if (holds_inlines(node)) {
		inlines_read(reading, node);
		if (!own_mark(reading, marking->end))
			line_end(reading);
		return;
	}
	for (const struct node *child = node->first; child; child = child->next)
		blocks_read(reading, child);
}

static char *lines_of(const struct edition *edition, bool old)
{
	struct reading reading = {edition, old, g_string_new(NULL), g_string_new(NULL)};
	blocks_read(&reading, edition_root(edition));
	line_end(&reading);
	g_string_free(reading.line, TRUE);
	return g_string_free(reading.out, FALSE);
}

/* ---- what must hold ---------------------------------------------------------------------------------------------- */

static bool lines_same(const char *name, const char *expected, const char *actual)
{
	unsigned line = 1;
	while (*expected && *actual) {
		size_t e = strcspn(expected, "\n"), a = strcspn(actual, "\n");
		if (e != a || memcmp(expected, actual, e) != 0)
			break;
		expected += e + (expected[e] != '\0');
		actual += a + (actual[a] != '\0');
		line++;
	}
	if (!*expected && !*actual)
		return true;
	printf("%s: line %u\n  expected: %.*s\n  is:       %.*s\n", name, line, (int)strcspn(expected, "\n"), expected,
	       (int)strcspn(actual, "\n"), actual);
	return false;
}

/* The words of a piece that was removed are not those of the piece inserted beside it, whole or at either end. */
static bool beside_same(const struct edition *edition, const struct node *node)
{
	const struct node *next = node->next;
	bool pair = node->kind == NODE_TEXT && next && next->kind == NODE_TEXT &&
		    edition_marking(edition, node)->mark == MARK_REMOVED &&
		    edition_marking(edition, next)->mark == MARK_INSERTED;
	if (pair && !strcmp(node->text, next->text)) {
		printf("  both removed and inserted: '%s'\n", node->text);
		return true;
	}
	for (const struct node *child = node->first; child; child = child->next)
		if (beside_same(edition, child))
			return true;
	return false;
}

/* Rows are as wide as their table. */
static bool rows_fit(const struct node *node)
{
	unsigned cells = 0;
	for (const struct node *child = node->first; child; child = child->next) {
		cells += child->kind == NODE_CELL;
		if (!rows_fit(child) || child->parent != node)
			return false;
	}
	return node->kind != NODE_ROW || node->parent->kind != NODE_TABLE || cells == node->parent->columns->count;
}

static bool partners_agree(const struct edition *edition, const struct node *node)
{
	const struct marking *marking = edition_marking(edition, node);
	if (marking->partner && edition_marking(edition, marking->partner)->partner != node)
		return false;
	for (const struct node *child = node->first; child; child = child->next)
		if (!partners_agree(edition, child))
			return false;
	return true;
}

/* Each change is shown somewhere. */
static bool all_shown(const struct edition *edition)
{
	bool all = true;
	for (unsigned i = 1; i <= edition_remarks(edition); i++)
		if (!edition_remark(edition, i)->at) {
			printf("  not shown: %s\n", edition_remark(edition, i)->heading);
			all = false;
		}
	return all;
}

static void redline_check(struct run *run, const char *name, const struct edition *redline, const struct edition *old,
			  const struct edition *new)
{
	char *now = lines_of(redline, false), *then = lines_of(redline, true);
	char *after = new ? lines_of(new, false) : g_strdup(""), *before = old ? lines_of(old, true) : g_strdup("");
	verdict(run, lines_same(name, after, now), name, "accepted, the redline is not the new text");
	verdict(run, lines_same(name, before, then), name, "rejected, the redline is not the old text");
	verdict(run, !beside_same(redline, edition_root(redline)), name, "the same words are removed and inserted");
	verdict(run, rows_fit(edition_root(redline)), name, "a row has other columns than its table");
	verdict(run, partners_agree(redline, edition_root(redline)), name, "what moved does not know its other place");
	verdict(run, all_shown(redline), name, "a change is not shown");
	g_free(now);
	g_free(then);
	g_free(after);
	g_free(before);
}

/* ---- what is shown ----------------------------------------------------------------------------------------------- */

/* The page between <main> and its end: the style is no part of it. */
static char *page_of(const struct run *run, const struct edition *redline, bool beside, struct diag *diag)
{
	GPtrArray *one = g_ptr_array_new();
	GString *page = g_string_new(NULL);
	g_ptr_array_add(one, (gpointer)redline);
	html_redline(one, beside, run->templates, page, diag);
	g_ptr_array_unref(one);
	const char *from = strstr(page->str, "<main"), *to = strstr(page->str, "</main>");
	char *text = from && to ? g_strndup(from, (gsize)(to - from)) : g_strdup("");
	g_string_free(page, TRUE);
	return text;
}

static char *markdown_of(const struct edition *redline)
{
	GString *text = g_string_new(NULL);
	markdown_render(redline, text);
	return g_string_free(text, FALSE);
}

/* A golden file is compared where there is one. */
static void golden(struct run *run, const char *path, const char *name, char *text)
{
	char *expected = NULL;
	if (g_file_get_contents(path, &expected, NULL, NULL)) {
		bool same = !strcmp(expected, text);
		if (!same && run->accept)
			g_file_set_contents(path, text, -1, NULL);
		verdict(run, same || run->accept || lines_same(name, expected, text), path, "it is shown otherwise");
	}
	g_free(expected);
	g_free(text);
}

static void golden_check(struct run *run, const char *old, const char *name, const struct edition *redline,
			 struct diag *diag)
{
	const char *suffix = strstr(old, ".old");
	char *base = suffix ? g_strndup(old, (gsize)(suffix - old)) : g_strdup(old);
	char *page = g_strconcat(base, ".redline", NULL), *beside = g_strconcat(base, ".beside", NULL);
	char *marked = g_strconcat(base, ".marked", NULL);
	golden(run, page, name, page_of(run, redline, false, diag));
	golden(run, beside, name, page_of(run, redline, true, diag));
	golden(run, marked, name, markdown_of(redline));
	g_free(base);
	g_free(page);
	g_free(beside);
	g_free(marked);
}

/* `from`: the file that the golden files are named after, or NULL. */
static void pair_check(struct run *run, const char *name, const char *from, const GPtrArray *olds,
		       const GPtrArray *news, struct diag *diag)
{
	const struct comparison comparison = {olds, news, NULL};
	struct changes *changes = changes_compare(&comparison, diag);
	verdict(run, changes != NULL, name, "it can't be compared");
	for (guint i = 0; changes && i < news->len; i++) {
		const struct edition *new = news->pdata[i], *old = changes_partner(changes, new);
		struct edition *redline = redline_make(changes, old, new, NULL);
		redline_check(run, name, redline, old, new);
		if (from)
			golden_check(run, from, name, redline, diag);
		redline_free(redline);
	}
	for (guint i = 0; changes && i < olds->len; i++) {
		const struct edition *old = olds->pdata[i];
		if (changes_partner(changes, old))
			continue;
		struct edition *redline = redline_make(changes, old, NULL, NULL);
		redline_check(run, name, redline, old, NULL);
		redline_free(redline);
	}
	changes_free(changes);
}

static void targets_check(struct run *run, const char *from, const char *to, const char *content)
{
	struct diag *diag = diag_new();
	struct target *old = target_open_all(from, content, run->templates, diag);
	struct target *new = target_open_all(to, content, run->templates, diag);
	char *name = g_strdup_printf("%s to %s", from, to), *back = g_strdup_printf("%s to %s", to, from);
	if (old && new) {
		pair_check(run, name, from, old->editions, new->editions, diag);
		pair_check(run, back, NULL, new->editions, old->editions, diag);
	}
	verdict(run, old && new, name, "it can't be read");
	g_free(name);
	g_free(back);
	target_free(old);
	target_free(new);
	diag_free(diag);
}

static void others_check(struct run *run)
{
	static const char *const pairs[][2] = {
		{"officer-code@1.0", "officer-code@2.0"},    {"officer-code@2.0", "officer-code"},
		{"officer-code@1.0", "officer-code"},        {"member-officer-protocol", "officer-code"},
		{"officer-code", "member-officer-protocol"},
	};
	static const char *const revisions[][2] = {
		{"v1.md", "v2.md"}, {"v1n.md", "v2n.md"}, {"v1k.md", "v2k.md"}, {"v1.md", "v2k.md"}};
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
		targets_check(run, pairs[i][0], pairs[i][1], "content");
	for (size_t i = 0; i < G_N_ELEMENTS(revisions); i++) {
		char *old = g_build_filename("../shared/data/revisions/00-officer-code-pair", revisions[i][0], NULL);
		char *new = g_build_filename("../shared/data/revisions/00-officer-code-pair", revisions[i][1], NULL);
		if (g_file_test(old, G_FILE_TEST_EXISTS)) {
			targets_check(run, old, new, NULL);
		} else {
			printf("skipped: %s is not on this machine\n", old);
			run->skipped++;
		}
		g_free(old);
		g_free(new);
	}
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void folder_check(struct run *run, const char *folder, GDir *dir)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir))
		if (g_str_has_suffix(name, ".old.md") || g_str_has_suffix(name, ".old"))
			g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, by_name);
	for (guint i = 0; i < names->len; i++) {
		const char *name = names->pdata[i], *suffix = strstr(name, ".old");
		char *old = g_strdup_printf("%s/%s", folder, name);
		char *new =
			g_strdup_printf("%s/%.*s.new%s", folder, (int)(suffix - name), name, suffix + strlen(".old"));
		targets_check(run, old, new, NULL);
		g_free(old);
		g_free(new);
	}
	g_ptr_array_unref(names);
}

int main(int count, char **arguments)
{
	struct run run = {.accept = count > 1 && !strcmp(arguments[1], "--accept")};
	const char *folder = arguments[count > 1 ? count - 1 : 0];
	struct diag *diag = diag_new();
	run.templates = templates_find(diag);
	GDir *dir = g_dir_open(folder, 0, NULL);
	if (!run.templates || !dir) {
		diag_print(diag, stderr, false);
		return 2;
	}
	folder_check(&run, folder, dir);
	others_check(&run);
	g_dir_close(dir);
	templates_free(run.templates);
	diag_free(diag);
	printf("%u passed, %u failed, %u skipped\n", run.passed, run.failed, run.skipped);
	return run.failed || !run.passed;
}
