/* SPDX-License-Identifier: MIT
 * What a reference is known by: whose document, and the author's id there - or, without one, the words of the heading
 * or the clause that it leads to. Never a number. */
#include "compare/units/build.h"
#include "compare/units/tokens.h"

#include <string.h>

/* The document that a node belongs to: the whole, or one that is included in it. */
static const struct node *owner_of(const struct node *node)
{
	while (node->kind != NODE_DOCUMENT && !(node->kind == NODE_APPENDIX && node->whole))
		node = node->parent;
	return node;
}

static const char *given_id(const struct node *node)
{
	return node->kind == NODE_APPENDIX ? node->meta->id : node->id;
}

static void words_of(const struct node *node, const struct words *words, GString *out)
{
	const struct node *title = node_child(node, NODE_TITLE);
	GString *plain = g_string_new(NULL);
	node_plain(title ? title : node, plain);
	size_t label = heading_label(plain->str, words);
	g_string_append(out, plain->str + label);
	g_string_free(plain, TRUE);
}

uint32_t target_word(struct side *side, const struct edition *edition, const struct node *node)
{
	GString *key = g_string_new("\1#");
	const struct node *owner = owner_of(node);
	g_string_append(key, identity_of(side, owner->meta->id));
	if (node != owner) {
		g_string_append_c(key, '#');
		if (given_id(node))
			g_string_append(key, given_id(node));
		else
			words_of(node, edition_words(edition), key);
	}
	uint32_t word = lexicon_word(side->lexicon, key->str);
	g_string_free(key, TRUE);
	return word;
}

/* ---- numbers that an author typed ------------------------------------------------------------------------------ */

/* 'Section 5.' and '§5(2)' are numbers that say what they are of. */
static bool names_itself(const char *number, const char *noun)
{
	size_t length = strlen(noun);
	return g_str_has_prefix(number, "§") || (!g_ascii_strncasecmp(number, noun, length) && number[length] == ' ');
}

/* As they are gathered. */
struct typed {
	GHashTable *table;
	struct arena *arena; /* the labels live in it */
	GString *label;      /* of one, for a moment */
};

static void label_add(struct typed *typed, const struct node *node)
{
	if (!g_hash_table_contains(typed->table, typed->label->str))
		g_hash_table_insert(typed->table, arena_text_n(typed->arena, typed->label->str, typed->label->len),
				    (gpointer)node);
}

static void number_add(struct typed *typed, const char *noun, const char *number, const struct node *node)
{
	bool sign = g_str_has_prefix(number, "§");
	g_string_truncate(typed->label, 0);
	if (!names_itself(number, noun)) {
		g_string_append(typed->label, noun);
		g_string_append_c(typed->label, ' ');
	}
	g_string_append(typed->label, number);
	if (g_str_is_ascii(typed->label->str)) {
		g_string_ascii_down(typed->label);
	} else {
		char *lower = g_utf8_strdown(typed->label->str, -1);
		g_string_assign(typed->label, lower);
		g_free(lower);
	}
	while (typed->label->len && strchr(sign ? "." : ".:)", typed->label->str[typed->label->len - 1]))
		g_string_truncate(typed->label, typed->label->len - 1);
	label_add(typed, node);
	if (sign) {
		g_string_assign(typed->label, "§");
		label_add(typed, NULL);
	}
}

static void numbers_of(struct typed *typed, const struct edition *edition, const struct node *node)
{
	const char *number = edition_number(edition, node);
	const struct node *title = node->kind == NODE_SECTION ? node_child(node, NODE_TITLE) : NULL;
	if (*number && node->kind == NODE_SECTION) {
		number_add(typed, "section", number, node);
	} else if (*number && node->kind == NODE_CLAUSE) {
		number_add(typed, "paragraph", number, node);
		number_add(typed, "clause", number, node);
	} else if (title) {
		GString *plain = g_string_new(NULL);
		node_plain(title, plain);
		size_t label = heading_label(plain->str, edition_words(edition));
		size_t noun = strcspn(plain->str, " ");
		g_string_truncate(plain, label);
		if (label) {
			plain->str[noun] = '\0';
			number_add(typed, plain->str, plain->str + noun + 1, node);
		}
		g_string_free(plain, TRUE);
	}
	for (const struct node *child = node->first; child; child = child->next)
		if (!node_is_inline(child))
			numbers_of(typed, edition, child);
}

GHashTable *plain_numbers(const struct edition *edition, struct arena *arena)
{
	struct typed typed = {g_hash_table_new(g_str_hash, g_str_equal), arena, g_string_new(NULL)};
	numbers_of(&typed, edition, edition_root(edition));
	g_string_free(typed.label, TRUE);
	return typed.table;
}
