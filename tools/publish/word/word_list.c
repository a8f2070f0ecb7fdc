/* SPDX-License-Identifier: MIT */
#include "publish/word/word_list.h"
#include "explain/verify/claims.h"
#include "publish/back/round_lines.h"

#include <string.h>

struct paragraph {
	const char *text;
	char *kind;         /* how Word numbers it: style, list and level; "" for not at all */
	const char *letter; /* that Word prints; NULL for none */
};

static bool is_lettered(const char *text)
{
	return claim_marker(text) > 0;
}

/* The letter of an item, as Word prints it or as it is typed; NULL for none. The caller frees it. */
static char *letter_of(const struct paragraph *paragraph)
{
	if (*paragraph->kind)
		return g_strdup(paragraph->letter);
	size_t n = claim_marker(paragraph->text);
	return n ? g_strchomp(g_strndup(paragraph->text, n)) : NULL;
}

static bool same_list(const struct paragraph *a, const struct paragraph *b)
{
	if (*a->kind || *b->kind)
		return !strcmp(a->kind, b->kind);
	return is_lettered(a->text) && is_lettered(b->text);
}

/* Items in a row. */
struct run {
	guint first, count;
};

static GArray *runs_of(const GArray *paragraphs)
{
	GArray *runs = g_array_new(FALSE, FALSE, sizeof(struct run));
	for (guint i = 0; i < paragraphs->len;) {
		const struct paragraph *start = &g_array_index(paragraphs, struct paragraph, i);
		struct run run = {i, 1};
		while (i + run.count < paragraphs->len &&
		       same_list(start, &g_array_index(paragraphs, struct paragraph, i + run.count)))
			run.count++;
		if (*start->kind || is_lettered(start->text))
			g_array_append_val(runs, run);
		i += run.count;
	}
	return runs;
}

/* Whether the letters of a run go on in the next: a list under a heading of its own, or after a paragraph. */
static bool goes_on(const GArray *paragraphs, const struct run *run, const struct run *next)
{
	char *last = letter_of(&g_array_index(paragraphs, struct paragraph, run->first + run->count - 1));
	char *first = letter_of(&g_array_index(paragraphs, struct paragraph, next->first));
	char *after = last ? letter_after(last) : NULL;
	bool on = after && !g_strcmp0(after, first);
	g_free(last);
	g_free(first);
	g_free(after);
	return on;
}

/* The runs that are one list with the run `at`, others between them aside; their numbers. */
static GArray *chain_of(const GArray *paragraphs, const GArray *runs, guint at)
{
	GArray *chain = g_array_new(FALSE, FALSE, sizeof(guint));
	guint last = at, first = at;
	g_array_append_val(chain, at);
	for (guint i = at + 1; i < runs->len; i++)
		if (goes_on(paragraphs, &g_array_index(runs, struct run, last), &g_array_index(runs, struct run, i))) {
			g_array_append_val(chain, i);
			last = i;
		}
	for (guint i = at; i-- > 0;)
		if (goes_on(paragraphs, &g_array_index(runs, struct run, i), &g_array_index(runs, struct run, first))) {
			g_array_prepend_val(chain, i);
			first = i;
		}
	return chain;
}

/* The longest run. */
static guint longest_run(const GArray *runs)
{
	guint most = 0;
	for (guint i = 1; i < runs->len; i++)
		if (g_array_index(runs, struct run, i).count > g_array_index(runs, struct run, most).count)
			most = i;
	return most;
}

/* Its items, each at the line that is its place; `line` is how many were written. */
static void run_write(const GArray *paragraphs, const struct run *run, guint *line, GString *out)
{
	for (; *line < run->first; ++*line)
		g_string_append_c(out, '\n');
	for (guint i = run->first; i < run->first + run->count; i++) {
		const struct paragraph *item = &g_array_index(paragraphs, struct paragraph, i);
		g_string_append_printf(out, "%s%s\n", is_lettered(item->text) ? "" : "- ", item->text);
		++*line;
	}
}

/* The items, and where their letters are typed one paragraph more, which may have lost its own. */
static void items_write(const GArray *paragraphs, GString *out)
{
	GArray *runs = runs_of(paragraphs);
	GArray *chain = runs->len ? chain_of(paragraphs, runs, longest_run(runs)) : NULL;
	guint line = 0;
	for (guint i = 0; chain && i < chain->len; i++)
		run_write(paragraphs, &g_array_index(runs, struct run, g_array_index(chain, guint, i)), &line, out);
	if (chain && line < paragraphs->len) {
		const struct paragraph *next = &g_array_index(paragraphs, struct paragraph, line);
		const char *last = g_array_index(paragraphs, struct paragraph, line - 1).text;
		if (is_lettered(last) && *next->text && !*next->kind && !g_ascii_isdigit(next->text[0]))
			g_string_append_printf(out, "\n%s\n", next->text);
	}
	g_clear_pointer(&chain, g_array_unref);
	g_array_unref(runs);
}

static struct paragraph paragraph_of(const struct line *line)
{
	const struct word_paragraph *paragraph = line->paragraph;
	bool lists = g_str_has_prefix(paragraph->style, "List") || g_str_has_prefix(paragraph->style, "Clause");
	struct paragraph out = {line->text, g_strdup(""), paragraph->bullet ? NULL : paragraph->number};
	if (paragraph->list || lists) {
		g_free(out.kind);
		out.kind = g_strdup_printf("%s %u %u", paragraph->style, paragraph->list, paragraph->level);
	}
	return out;
}

static void paragraph_clear(void *gone)
{
	g_free(((struct paragraph *)gone)->kind);
}

bool word_list_read(const void *bytes, size_t length, GString *out)
{
	struct diag *aside = diag_new();
	struct word *word = word_read(bytes, length, VIEW_ACCEPTED, (struct place){.file = NULL}, aside);
	diag_free(aside);
	if (!word)
		return false;
	GArray *lines = lines_of(word), *paragraphs = g_array_new(FALSE, FALSE, sizeof(struct paragraph));
	g_array_set_clear_func(paragraphs, paragraph_clear);
	for (guint i = 0; i < lines->len; i++) {
		struct paragraph paragraph = paragraph_of(&g_array_index(lines, struct line, i));
		g_array_append_val(paragraphs, paragraph);
	}
	items_write(paragraphs, out);
	g_array_unref(paragraphs);
	g_array_unref(lines);
	word_free(word);
	return true;
}
