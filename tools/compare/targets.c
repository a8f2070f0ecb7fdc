/* SPDX-License-Identifier: MIT
 * What a reference is known by: whose document, and the author's id there - or, without one, the words of the heading
 * or the clause that it leads to. Never a number. */
#include "compare/build.h"
#include "compare/tokens.h"

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

static void number_add(GHashTable *table, const char *noun, const char *number, const struct node *node)
{
	bool named = names_itself(number, noun);
	char *label = named ? g_strdup(number) : g_strconcat(noun, " ", number, NULL), *lower = label;
	if (g_str_is_ascii(label)) {
		for (char *c = label; *c; c++)
			*c = g_ascii_tolower(*c);
	} else {
		lower = g_utf8_strdown(label, -1);
		g_free(label);
	}
	const char *ends = g_str_has_prefix(lower, "§") ? "." : ".:)";
	for (size_t n = strlen(lower); n && strchr(ends, lower[n - 1]); n--)
		lower[n - 1] = '\0';
	if (g_str_has_prefix(lower, "§"))
		g_hash_table_add(table, g_strdup("§"));
	if (!g_hash_table_contains(table, lower))
		g_hash_table_insert(table, lower, (gpointer)node);
	else
		g_free(lower);
}

static void numbers_of(GHashTable *table, const struct edition *edition, const struct node *node)
{
	const char *number = edition_number(edition, node);
	const struct node *title = node->kind == NODE_SECTION ? node_child(node, NODE_TITLE) : NULL;
	if (*number && node->kind == NODE_SECTION) {
		number_add(table, "section", number, node);
	} else if (*number && node->kind == NODE_CLAUSE) {
		number_add(table, "paragraph", number, node);
		number_add(table, "clause", number, node);
	} else if (title) {
		GString *plain = g_string_new(NULL);
		node_plain(title, plain);
		size_t label = heading_label(plain->str, edition_words(edition));
		size_t noun = strcspn(plain->str, " ");
		g_string_truncate(plain, label);
		if (label) {
			plain->str[noun] = '\0';
			number_add(table, plain->str, plain->str + noun + 1, node);
		}
		g_string_free(plain, TRUE);
	}
	for (const struct node *child = node->first; child; child = child->next)
		if (!node_is_inline(child))
			numbers_of(table, edition, child);
}

GHashTable *plain_numbers(const struct edition *edition)
{
	GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	numbers_of(table, edition, edition_root(edition));
	return table;
}
