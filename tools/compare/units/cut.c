/* SPDX-License-Identifier: MIT
 * The text of a unit into tokens. */
#include "compare/units/build.h"
#include "compare/units/tokens.h"

#include "model/mutation.h"

#include <string.h>

void run_begin(struct build *build, uint32_t format, const struct node *node)
{
	struct run run = {.start = build->text->len, .format = format, .node = node};
	g_array_append_val(build->runs, run);
}

void text_add(struct build *build, const char *text)
{
	text_shown(build->text, text);
}

void mark_add_shown(struct build *build, const char *known, const char *shown)
{
	run_begin(build, 0, NULL);
	g_array_index(build->runs, struct run, build->runs->len - 1).mark = g_intern_string(known);
	g_string_append(build->text, shown);
	run_begin(build, 0, NULL);
}

void mark_add(struct build *build, const char *text)
{
	mark_add_shown(build, text, text);
}

/* ---- what a token is known by --------------------------------------------------------------------------------- */

static uint32_t folded_word(struct build *build, const char *text, size_t length)
{
	token_folded(build->token, text, length);
	return lexicon_word_n(build->side->lexicon, build->token->str, build->token->len);
}

/* A policy or value has its name for a key, once. */
static uint32_t token_key(struct build *build, const struct run *run, uint32_t word, bool begins)
{
	if (!run->node || run->node->kind == NODE_REFERENCE)
		return lexicon_lower(build->side->lexicon, word);
	if (!begins)
		return 0;
	char *name = g_strconcat("\1", node_kind_name(run->node->kind), ":", run->node->link->target, NULL);
	uint32_t key = lexicon_word(build->side->lexicon, name);
	g_free(name);
	return key;
}

/* Tokens go to the side some at a time. */
static void tokens_flush(struct build *build)
{
	g_array_append_vals(build->side->tokens, build->waiting, build->waiting_count);
	build->waiting_count = 0;
}

/* The next token, to be filled. */
static struct token *token_add(struct build *build, const struct run *run, size_t start)
{
	if (build->waiting_count == G_N_ELEMENTS(build->waiting))
		tokens_flush(build);
	struct token *token = &build->waiting[build->waiting_count++];
	*token = (struct token){.start = (uint32_t)start, .format = run->format, .node = run->node};
	return token;
}

static void reference_token(struct build *build, const struct run *run)
{
	const struct reference *reference = run->reference;
	bool here = reference->node && document_of(build->side, reference->node) != NO_UNIT;
	uint32_t word = reference->node ? target_word(build->side, reference->edition, reference->node)
					: folded_word(build, reference->text, strlen(reference->text));
	struct token *token = token_add(build, run, run->start);
	token->word = token->key = word;
	token->target = here ? reference->node : NULL;
}

static void address_token(struct build *build, const struct run *run)
{
	const struct reference *reference = run->address->kind == NODE_REFERENCE || run->address->kind == NODE_POLICY
						    ? edition_reference(build->edition, run->address)
						    : NULL;
	const char *address = reference && reference->address ? reference->address : run->address->link->target;
	struct token *token = token_add(build, run, run->start);
	token->format |= FORMAT_ADDRESS;
	if (reference && reference->node) {
		bool here = document_of(build->side, reference->node) != NO_UNIT;
		token->word = target_word(build->side, reference->edition, reference->node);
		token->node = run->address;
		token->target = here ? reference->node : NULL;
	} else {
		char *word = g_strconcat(ADDRESS_SIGN, address, NULL);
		token->word = lexicon_word(build->side->lexicon, word);
		g_free(word);
	}
}

/* '2.2', '11', 'B': what may stand after 'paragraph' or 'Appendix'. */
static bool is_figure(const char *text, size_t length)
{
	return g_ascii_isdigit(*text) || (length == 1 && g_ascii_isupper(*text));
}

/* '§8(3)(a)': its length, or 0. */
static size_t sign_length(const char *text)
{
	size_t n = g_str_has_prefix(text, "§") ? strlen("§") : 0;
	n += n && text[n] == ' ';
	if (!n || !g_ascii_isdigit(text[n]))
		return 0;
	while (g_ascii_isdigit(text[n]))
		n++;
	n += g_ascii_isupper(text[n]) ? 1 : 0;
	while (text[n] == '(') {
		size_t inside = strspn(text + n + 1, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
		if (!inside || inside > 4 || text[n + 1 + inside] != ')')
			break;
		n += inside + 2;
	}
	return n;
}

/* The same in a text whose own numbers have the sign; what it leads to, or NULL where nothing here has that number. */
static size_t sign_reference(struct build *build, const char *text, const struct node **target)
{
	GHashTable *typed = DOCUMENT(build->side, build->document)->typed;
	size_t length = sign_length(text);
	if (!length || !g_hash_table_contains(typed, "§"))
		return 0;
	char *label = g_utf8_strdown(text, (gssize)length), *blank = strchr(label, ' ');
	if (blank)
		memmove(blank, blank + 1, strlen(blank));
	*target = g_hash_table_lookup(typed, label);
	g_free(label);
	return length;
}

/* 'Section 11' in words, where numbers are typed: its length and what it leads to, or NULL where nothing here has that
 * number. 0 for what is no reference. `word` is the first, and so long. */
static size_t typed_reference(struct build *build, const char *text, uint32_t word, size_t first,
			      const struct node **target)
{
	if ((guchar)*text == 0xc2)
		return sign_reference(build, text, target);
	/* A figure or a letter comes after it: most words are let pass here. */
	const char *after = text + first + 1;
	if (text[first] != ' ' || !(g_ascii_isdigit(*after) || g_ascii_isupper(*after)))
		return 0;
	const struct words *words = edition_words(build->edition);
	GHashTable *typed = DOCUMENT(build->side, build->document)->typed;
	if (!g_hash_table_size(typed))
		return 0;
	if (!lexicon_listed(build->side->lexicon, words, LIST_REFERENCES, word))
		return 0;
	size_t number = token_length(after, words), length = first + 1 + number;
	char *label = g_utf8_strdown(text, (gssize)length);
	*target = g_hash_table_lookup(typed, label);
	g_autofree char *radical = *target ? NULL : text_unmutated(words, label);
	if (radical)
		*target = g_hash_table_lookup(typed, radical);
	g_free(label);
	/* 'section 5 of the Local Government Act' is nobody's here. */
	bool here = !g_str_has_prefix(text + length, " of the ");
	return here && (*target || is_figure(after, number)) ? length : 0;
}

/* The token that begins at a place: how long it is, what it is known by. */
static size_t word_cut(struct build *build, const struct run *run, size_t at, size_t end, struct token *token)
{
	const char *text = build->text->str + at;
	size_t plain = token_plain_length(text),
	       length = plain ? plain : token_length(text, edition_words(build->edition));
	bool whole = length <= end - at;
	length = whole ? length : end - at;
	token->word =
		plain && whole ? lexicon_word_n(build->side->lexicon, text, length) : folded_word(build, text, length);
	size_t reference = run->node ? 0 : typed_reference(build, text, token->word, length, &token->target);
	if (!reference || at + reference > end) {
		token->target = NULL;
		return length;
	}
	token->format |= FORMAT_TYPED;
	token->word = token->target ? target_word(build->side, build->edition, token->target)
				    : folded_word(build, text, reference);
	return reference;
}

static void words_cut(struct build *build, const struct run *run, size_t end)
{
	const char *text = build->text->str;
	bool begins = true;
	for (size_t at = run->start; at < end;) {
		if (text[at] == ' ') {
			at++;
			continue;
		}
		struct token *token = token_add(build, run, at);
		at += word_cut(build, run, at, end, token);
		token->key = token->target ? token->word : token_key(build, run, token->word, begins);
		begins = false;
	}
}

static void runs_cut(struct build *build)
{
	for (guint i = 0; i < build->runs->len; i++) {
		const struct run *run = &g_array_index(build->runs, struct run, i);
		size_t end = i + 1 < build->runs->len ? run[1].start : build->text->len;
		if (run->address)
			address_token(build, run);
		if (end <= run->start)
			continue;
		if (run->reference) {
			reference_token(build, run);
		} else if (run->mark) {
			char *mark = g_strstrip(g_strdup(run->mark));
			struct token *token = token_add(build, run, run->start);
			token->word = token->key = lexicon_word(build->side->lexicon, mark);
			token->format = FORMAT_MARK;
			g_free(mark);
		} else {
			words_cut(build, run, end);
		}
	}
}

/* ---- the unit ---------------------------------------------------------------------------------------------------- */

uint32_t home_word(struct build *build, const char *id)
{
	char *name = g_strconcat("\2", build->home->str, id ? "#" : NULL, id, NULL);
	uint32_t word = lexicon_word(build->side->lexicon, name);
	g_free(name);
	return word;
}

static void ids_add(struct build *build, struct unit *unit)
{
	const struct node *node = unit->node;
	bool itself = node->kind == NODE_DOCUMENT || (node->kind == NODE_APPENDIX && node->whole);
	const char *id = node->kind == NODE_APPENDIX ? node->meta->id : node->id;
	if (unit->kind == UNIT_STEP || unit_is_fact(unit) || (!id && !itself))
		return;
	unit->id = home_word(build, itself ? NULL : id);
	unit->known = target_word(build->side, build->edition, node);
}

uint32_t unit_add(struct build *build, enum unit_kind kind, const struct node *node)
{
	struct side *side = build->side;
	struct unit unit = {.kind = kind, .node = node, .part = build->part, .parent = build->parent, .stale = true};
	unit.noted = build->noted;
	if (unit.parent != NO_UNIT)
		unit.depth = UNIT(side, unit.parent)->depth + !unit_is_heading(UNIT(side, unit.parent));
	unit.first = side->tokens->len;
	runs_cut(build);
	tokens_flush(build);
	unit.count = side->tokens->len - unit.first;
	unit.text = arena_text(side->arena, build->text->str);
	ids_add(build, &unit);
	uint32_t place = side->units->len, *unit_at = &DOCUMENT(side, build->document)->unit_of[node->index];
	if (*unit_at == NO_UNIT)
		*unit_at = place;
	g_array_append_val(side->units, unit);
	g_string_truncate(build->text, 0);
	g_array_set_size(build->runs, 0);
	return place;
}
