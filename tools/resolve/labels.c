/* SPDX-License-Identifier: MIT
 * How a provision is cited: 'section 16.0', 'paragraph 16.5(a)', 'Appendix G', 'the table in paragraph 14.3'. */
#include "resolve/cite.h"
#include "resolve/private.h"

#include <string.h>

/* Words in an edition's arena, with each {name} replaced. */
static const char *words_settled(const struct edition *edition, const char *key, const char *name, const char *text)
{
	char *filled = word_fill(edition->words, key, name, text, NULL);
	const char *kept = arena_text(edition->arena, filled);
	g_free(filled);
	return kept;
}

const struct node *numbered_above(const struct edition *edition, const struct node *node)
{
	for (; node && node->kind != NODE_DOCUMENT; node = node->parent)
		if (settled(edition, node)->cite)
			return node;
	return NULL;
}

static const char *title_of(const struct edition *edition, const struct node *node)
{
	const struct node *title = node_child(node, NODE_TITLE);
	if (!title)
		title = node_child(node, NODE_CAPTION);
	if (!title)
		return "";
	GString *words = g_string_new(NULL);
	node_plain(title, words);
	const char *kept = arena_text_n(edition->arena, words->str, words->len);
	g_string_free(words, TRUE);
	return kept;
}

static const char *document_label(const struct node *root)
{
	return root->meta->citation ? root->meta->citation : root->meta->title;
}

/* The label of a node with a number. '§12(3)' says itself what it is. */
static const char *numbered_label(const struct edition *edition, const struct node *node)
{
	const char *cite = settled(edition, node)->cite;
	if (g_str_has_prefix(cite, "§"))
		return cite;
	const char *key = node->kind == NODE_APPENDIX ? "ref-appendix"
			  : node->kind == NODE_CLAUSE ? "ref-paragraph"
						      : "ref-section";
	return words_settled(edition, key, "number", cite);
}

static const char *inside_label(const struct edition *edition, const struct node *node, const char *where)
{
	switch (node->kind) {
	case NODE_TABLE:
		return where ? words_settled(edition, "ref-table-in", "where", where) : title_of(edition, node);
	case NODE_FLOWCHART:
		return where ? words_settled(edition, "ref-flowchart-in", "where", where)
			     : word(edition->words, "ref-flowchart");
	case NODE_FORM:
		return where ? words_settled(edition, "ref-form-in", "where", where) : word(edition->words, "ref-form");
	default:
		return where ? where : document_label(edition->doc->root);
	}
}

/* Without saying which appendix or document it stands in. */
static const char *bare_label(const struct edition *edition, const struct node *node)
{
	if (node->kind == NODE_DOCUMENT)
		return document_label(node);
	if (settled(edition, node)->cite && node->kind != NODE_ITEM)
		return numbered_label(edition, node);
	if (node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING)
		return title_of(edition, node);
	const struct node *above = numbered_above(edition, node->parent);
	const struct node *section = node->parent;
	g_assert(section); /* for it isn't the document */
	while (!above && section->kind != NODE_SECTION && section->kind != NODE_SUBHEADING && section->parent)
		section = section->parent;
	if (!above && section->kind != NODE_DOCUMENT)
		return inside_label(edition, node, title_of(edition, section));
	/* A form or a chart that an appendix holds is cited as that appendix. */
	if (above && above->kind == NODE_APPENDIX && (node->kind == NODE_FORM || node->kind == NODE_FLOWCHART))
		return numbered_label(edition, above);
	return inside_label(edition, node, above ? numbered_label(edition, above) : NULL);
}

static const char *of_part(const struct edition *edition, const char *label, const char *part)
{
	char *filled = word_of_document(edition->words, label, part);
	const char *kept = arena_text(edition->arena, filled);
	g_free(filled);
	return kept;
}

const char *label_outside(const struct edition *citing, const struct edition *edition, const struct node *node)
{
	const struct words *words = citing->words;
	const struct meta *meta = edition_meta(edition);
	struct edition spoken = *edition; /* as whoever cites it would speak of it */
	bool other = strcmp(words->language, edition->words->language) != 0 && *word(words, WORDS_OF_LANGUAGE);
	if (node->kind == NODE_DOCUMENT)
		return document_label(node);
	if (!other)
		return of_part(edition, bare_label(edition, node), meta_short(meta));
	spoken.words = words;
	g_autofree char *label =
		word_fill(words, WORDS_OF_LANGUAGE, "label", bare_label(&spoken, node), "document", meta->title, NULL);
	return arena_text(edition->arena, label);
}

const char *label_from(const struct edition *edition, const struct node *node, const struct node *from)
{
	const char *label = bare_label(edition, node);
	const struct node *part = node->kind == NODE_APPENDIX ? node_part(node->parent) : node_part(node);
	const struct node *above = numbered_above(edition, node);
	if (part == node_part(from) || node->kind == NODE_DOCUMENT || node->kind == NODE_APPENDIX ||
	    (above && settled(edition, above)->lettered))
		return label;
	if (part->kind == NODE_APPENDIX)
		return of_part(edition, label, numbered_label(edition, part));
	return of_part(edition, label, meta_short(part->meta));
}

/* ---- numbers as addresses --------------------------------------------------------------------------------------- */

static bool cite_fits(const struct edition *edition, const char *cite)
{
	return cite && *cite && !strpbrk(cite, " \t\n") && !g_hash_table_contains(edition->addresses, cite);
}

/* The appendix whose letter a number lacks: one that counts for itself. NULL where the number alone will do. */
static const struct node *part_to_name(const struct edition *edition, const struct node *node)
{
	const struct node *part = node_part(node);
	bool lacks = node->kind != NODE_APPENDIX && part->kind == NODE_APPENDIX && !settled(edition, node)->lettered;
	return lacks && settled(edition, node)->cite && settled(edition, part)->cite ? part : NULL;
}

char *edition_cite(const struct edition *edition, const struct node *node)
{
	const struct node *part = part_to_name(edition, node);
	const char *cite = settled(edition, node)->cite;
	g_autofree char *whole = part ? g_strdup_printf("%s/%s", settled(edition, part)->cite, cite) : g_strdup(cite);
	return cite_fits(edition, whole) ? g_steal_pointer(&whole) : NULL;
}

const char *edition_cite_short(const struct edition *edition, const struct node *node)
{
	const char *cite = settled(edition, node)->cite;
	return part_to_name(edition, node) && cite_fits(edition, cite) ? cite : NULL;
}
