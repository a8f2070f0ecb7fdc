/* SPDX-License-Identifier: MIT
 * The text of a unit into tokens. */
#include "compare/build.h"
#include "compare/tokens.h"

#include <string.h>

void run_begin(struct build *build, uint32_t format, const struct node *node)
{
	struct run run = {.start = build->text->len, .format = format, .node = node};
	g_array_append_val(build->runs, run);
}

void text_add(struct build *build, const char *text)
{
	char *shown = text_shown(text);
	bool spaced = !build->text->len || build->text->str[build->text->len - 1] == ' ';
	g_string_append(build->text, spaced && *shown == ' ' ? shown + 1 : shown);
	g_free(shown);
}

void mark_add(struct build *build, const char *text)
{
	run_begin(build, 0, NULL);
	g_array_index(build->runs, struct run, build->runs->len - 1).mark = true;
	g_string_append(build->text, text);
	run_begin(build, 0, NULL);
}

/* ---- what a token is known by --------------------------------------------------------------------------------- */

static uint32_t folded_word(struct build *build, const char *text, size_t length)
{
	char *folded = token_folded(text, length);
	uint32_t word = lexicon_word(build->side->lexicon, folded);
	g_free(folded);
	return word;
}

static uint32_t lower_key(struct build *build, uint32_t word)
{
	char *lower = g_utf8_strdown(lexicon_text(build->side->lexicon, word), -1);
	uint32_t key = lexicon_word(build->side->lexicon, lower);
	g_free(lower);
	return key;
}

/* A policy or value has its name for a key, once. */
static uint32_t token_key(struct build *build, const struct run *run, uint32_t word, bool begins)
{
	if (!run->node || run->node->kind == NODE_REFERENCE)
		return lower_key(build, word);
	if (!begins)
		return 0;
	char *name = g_strconcat("\1", node_kind_name(run->node->kind), ":", run->node->link->target, NULL);
	uint32_t key = lexicon_word(build->side->lexicon, name);
	g_free(name);
	return key;
}

static void token_put(struct build *build, struct token token)
{
	g_array_append_val(build->side->tokens, token);
}

static void reference_token(struct build *build, const struct run *run)
{
	const struct reference *reference = run->reference;
	bool here = reference->edition == build->side->edition;
	uint32_t word = reference->node ? target_word(build->side, reference->edition, reference->node)
					: folded_word(build, reference->text, strlen(reference->text));
	token_put(build, (struct token){.word = word,
					.key = word,
					.start = (uint32_t)run->start,
					.format = run->format,
					.node = run->node,
					.target = here ? reference->node : NULL});
}

/* 'Section 11' in words, where numbers are typed: its length and what it leads to. */
static size_t typed_reference(struct build *build, const char *text, size_t first, const struct node **target)
{
	const struct words *words = edition_words(build->side->edition);
	/* A figure or a letter comes after it: most words are let pass here. */
	const char *after = text + first + 1;
	if (text[first] != ' ' || !(g_ascii_isdigit(*after) || g_ascii_isupper(*after)))
		return 0;
	char *kind = token_folded(text, first);
	bool named = token_listed(words, "ref-kinds", kind);
	g_free(kind);
	if (!named || !g_hash_table_size(build->side->typed))
		return 0;
	size_t length = first + 1 + token_length(text + first + 1, words);
	char *label = g_utf8_strdown(text, (gssize)length);
	*target = g_hash_table_lookup(build->side->typed, label);
	g_free(label);
	/* 'section 5 of the Local Government Act' is nobody's here. */
	return *target && !g_str_has_prefix(text + length, " of the ") ? length : 0;
}

static void words_cut(struct build *build, const struct run *run, size_t end)
{
	const struct words *words = edition_words(build->side->edition);
	const char *text = build->text->str;
	bool begins = true;
	for (size_t at = run->start; at < end;) {
		if (text[at] == ' ') {
			at++;
			continue;
		}
		size_t length = MIN(token_length(text + at, words), end - at);
		struct token token = {.start = (uint32_t)at, .format = run->format, .node = run->node};
		size_t reference = run->node ? 0 : typed_reference(build, text + at, length, &token.target);
		if (reference && at + reference <= end) {
			length = reference;
			token.word = token.key = target_word(build->side, build->side->edition, token.target);
		} else {
			token.target = NULL;
			token.word = folded_word(build, text + at, length);
			token.key = token_key(build, run, token.word, begins);
		}
		token_put(build, token);
		begins = false;
		at += length;
	}
}

static void runs_cut(struct build *build)
{
	for (guint i = 0; i < build->runs->len; i++) {
		const struct run *run = &g_array_index(build->runs, struct run, i);
		size_t end = i + 1 < build->runs->len ? run[1].start : build->text->len;
		if (end <= run->start)
			continue;
		if (run->reference) {
			reference_token(build, run);
		} else if (run->mark) {
			char *mark = g_strstrip(g_strndup(build->text->str + run->start, end - run->start));
			uint32_t word = lexicon_word(build->side->lexicon, mark);
			token_put(build, (struct token){.word = word,
							.key = word,
							.start = (uint32_t)run->start,
							.format = FORMAT_MARK});
			g_free(mark);
		} else {
			words_cut(build, run, end);
		}
	}
}

/* ---- the unit ---------------------------------------------------------------------------------------------------- */

static uint32_t own_id(struct build *build, const struct node *node)
{
	const char *id = node->kind == NODE_APPENDIX || node->kind == NODE_DOCUMENT ? node->meta->id : node->id;
	if (node->kind == NODE_DOCUMENT)
		return lexicon_word(build->side->lexicon, "\2");
	return id ? target_word(build->side, build->side->edition, node) : 0;
}

uint32_t unit_add(struct build *build, enum unit_kind kind, const struct node *node)
{
	struct side *side = build->side;
	struct unit unit = {.kind = kind, .node = node, .part = build->part, .parent = build->parent};
	bool counts_depth = node->kind == NODE_CLAUSE || node->kind == NODE_SUBHEADING;
	unit.depth = counts_depth ? node->level : 0;
	unit.first = side->tokens->len;
	runs_cut(build);
	unit.count = side->tokens->len - unit.first;
	unit.text = arena_text(side->arena, build->text->str);
	unit.id = kind == UNIT_STEP ? 0 : own_id(build, node);
	uint32_t place = side->units->len;
	if (side->unit_of[node->index] == NO_UNIT)
		side->unit_of[node->index] = place;
	g_array_append_val(side->units, unit);
	g_string_truncate(build->text, 0);
	g_array_set_size(build->runs, 0);
	return place;
}
