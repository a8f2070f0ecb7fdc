/* SPDX-License-Identifier: MIT
 * The front matter of a source from a Word file: its title, what it says of itself, how it numbers. */
#include "publish/back/round_lines.h"
#include "publish/word/word_where.h"
#include "publish/word/word_writing.h"

#include <string.h>

/* The paragraph that is the document's title: of that style, or the one heading above all others. */
const struct word_paragraph *source_title(const struct writing *writing)
{
	const struct word_paragraph *top = NULL, *first = NULL;
	unsigned tops = 0;
	for (guint i = 0; i < writing->word->blocks->len; i++) {
		const struct word_paragraph *paragraph =
			((const struct word_block *)writing->word->blocks->pdata[i])->paragraph;
		if (!paragraph || paragraph_is_empty(paragraph))
			continue;
		if (paragraph_is_title(paragraph) && !has_controls(paragraph))
			return paragraph;
		first = first ? first : paragraph;
		if (!paragraph_is_heading(paragraph) || paragraph->outline != writing->shallowest)
			continue;
		top = top ? top : paragraph;
		tops++;
	}
	return tops == 1 && top == first && !top->number && !has_controls(top) ? top : NULL;
}

static bool is_same(const char *a, const char *b)
{
	g_autofree char *left = g_utf8_casefold(a, -1), *right = g_utf8_casefold(b, -1);
	return words_alike(left, right);
}

/* The properties of a file often say what it was copied from: a title that the text has not is told. */
static void title_look(struct writing *writing, const char *given)
{
	const GPtrArray *blocks = writing->word->blocks;
	g_autofree char *begins = NULL;
	for (guint i = 0; i < blocks->len; i++) {
		const struct word_paragraph *paragraph = ((const struct word_block *)blocks->pdata[i])->paragraph;
		GString *words = g_string_new(NULL);
		if (paragraph)
			word_plain(paragraph, words);
		bool same = is_same(words->str, given);
		if (!begins && paragraph && !paragraph_is_empty(paragraph))
			begins = paragraph_shown(paragraph);
		g_string_free(words, TRUE);
		if (same)
			return;
	}
	writing_note(writing,
		     "the title '%s' is from the properties of the file and stands nowhere in its text, which begins "
		     "with '%s': look whether it is the right one",
		     given, begins ? begins : "");
}

static void fact_write(GString *out, const char *key, const char *text)
{
	if (!text || !*text)
		return;
	g_string_append_printf(out, "%s: ", key);
	markdown_yaml(out, text);
	g_string_append_c(out, '\n');
}

static void patterns_write(const struct writing *writing, unsigned least, GString *out)
{
	unsigned count = PATTERNS_MOST;
	while (count > least && !writing->patterns[count - 1])
		count--;
	g_string_append(out, "numbering: [");
	for (unsigned i = 0; i < count; i++) {
		g_string_append(out, i ? ", " : "");
		markdown_yaml(out, writing->patterns[i] ? writing->patterns[i] : i ? "1.1" : "1.");
	}
	g_string_append(out, "]\n");
}

static void numbering_write(const struct writing *writing, GString *out)
{
	if (writing->source->patterned)
		patterns_write(writing, 2, out);
	else
		g_string_append(out, "numbering: typed\n");
}

char *source_numbering(const struct writing *writing)
{
	GString *out = g_string_new(NULL);
	if (writing->source->expected->len && writing->source->patterned)
		patterns_write(writing, 1, out);
	else if (writing->source->expected->len)
		g_string_append(out, "numbering: typed\n");
	return g_string_free(out, FALSE);
}

void source_front(struct writing *writing, const struct word_paragraph *title, const char *name)
{
	GString *out = g_string_new("---\n"), *words = g_string_new(NULL);
	const char *language = word_fact(writing->word, "language"), *given = word_fact(writing->word, "title");
	given = given && *given ? given : NULL;
	if (title)
		word_plain(title, words);
	else if (given)
		title_look(writing, given);
	fact_write(out, "title", title ? g_strstrip(words->str) : given ? given : name);
	const char *version = word_fact(writing->word, "Version");
	fact_write(out, "version", version && *version ? version : IMPORT_VERSION);
	g_string_append(out, "status: draft\n");
	fact_write(out, "owner", word_fact(writing->word, "Owner"));
	if (language && g_str_has_prefix(language, "cy"))
		g_string_append(out, "language: cy\n");
	numbering_write(writing, out);
	g_string_append(out, "---\n\n");
	g_string_prepend_len(writing->out, out->str, (gssize)out->len);
	g_string_free(words, TRUE);
	g_string_free(out, TRUE);
}

/* In a file of our own what stands before the first heading is made of the front matter. */
bool source_is_front(const struct writing *writing, const struct word_paragraph *paragraph)
{
	static const char *const styles[] = {"DraftMark", "Status", "AboveTitle", "Subtitle", "DocumentFacts", NULL};
	return writing->ours && g_strv_contains(styles, paragraph->style);
}
