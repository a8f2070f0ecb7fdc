/* SPDX-License-Identifier: MIT */
#include "publish/word_list.h"
#include "publish/round_lines.h"

#include <string.h>

struct paragraph {
	const char *text;
	char *kind; /* how Word numbers it: style, list and level; "" for not at all */
};

/* 'a)', '(a)', '1.' and a blank at the start. */
static bool is_lettered(const char *text)
{
	size_t n = text[0] == '(';
	size_t start = n;
	while (g_ascii_isalnum(text[n]) && n - start < 2)
		n++;
	return n > start && (text[n] == ')' || text[n] == '.') && text[n + 1] == ' ';
}

static bool same_list(const struct paragraph *a, const struct paragraph *b)
{
	if (*a->kind || *b->kind)
		return !strcmp(a->kind, b->kind);
	return is_lettered(a->text) && is_lettered(b->text);
}

/* The first and the number of the longest run of items. */
static guint longest_run(const GArray *paragraphs, guint *first)
{
	guint most = 0;
	for (guint i = 0; i < paragraphs->len;) {
		const struct paragraph *start = &g_array_index(paragraphs, struct paragraph, i);
		guint n = 1;
		while (i + n < paragraphs->len && same_list(start, &g_array_index(paragraphs, struct paragraph, i + n)))
			n++;
		bool list = *start->kind || is_lettered(start->text);
		if (list && n > most) {
			most = n;
			*first = i;
		}
		i += n;
	}
	return most;
}

/* The items, and where their letters are typed one paragraph more, which may have lost its own. */
static void items_write(const GArray *paragraphs, GString *out)
{
	guint first = 0, count = longest_run(paragraphs, &first);
	for (guint i = 0; i < first && count; i++)
		g_string_append_c(out, '\n');
	for (guint i = first; i < first + count; i++) {
		const struct paragraph *item = &g_array_index(paragraphs, struct paragraph, i);
		g_string_append_printf(out, "%s%s\n", is_lettered(item->text) ? "" : "- ", item->text);
	}
	if (!count || first + count >= paragraphs->len)
		return;
	const struct paragraph *next = &g_array_index(paragraphs, struct paragraph, first + count);
	const char *last = g_array_index(paragraphs, struct paragraph, first + count - 1).text;
	if (is_lettered(last) && *next->text && !*next->kind && !g_ascii_isdigit(next->text[0]))
		g_string_append_printf(out, "\n%s\n", next->text);
}

static struct paragraph paragraph_of(const struct line *line)
{
	const struct word_paragraph *paragraph = line->paragraph;
	bool lists = g_str_has_prefix(paragraph->style, "List") || g_str_has_prefix(paragraph->style, "Clause");
	struct paragraph out = {line->text, g_strdup("")};
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
