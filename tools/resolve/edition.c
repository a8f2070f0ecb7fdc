/* SPDX-License-Identifier: MIT */
#include "resolve/private.h"

#include <string.h>

void edition_free(gpointer data)
{
	struct edition *edition = data;
	g_hash_table_unref(edition->addresses);
	g_hash_table_unref(edition->aliases);
	g_hash_table_unref(edition->blanks);
	g_hash_table_unref(edition->labels);
	g_hash_table_unref(edition->labels_whole);
	g_clear_pointer(&edition->events, g_hash_table_unref);
	g_clear_pointer(&edition->formers, g_hash_table_unref);
	g_free(edition->of);
	g_free(edition->references);
	arena_free(edition->arena);
	doc_free(edition->doc);
	g_free(edition);
}

void library_speak(struct library *library, const struct words *words)
{
	g_ptr_array_add(library->words, (gpointer)words);
}

struct library *library_new(const struct constitution *constitution, const struct words *words)
{
	struct library *library = g_new0(struct library, 1);
	library->constitution = constitution;
	library->words = g_ptr_array_new();
	library_speak(library, words);
	library->editions = g_ptr_array_new_with_free_func(edition_free);
	library->ledgers = g_hash_table_new(g_str_hash, g_str_equal);
	return library;
}

void library_free(struct library *library)
{
	if (!library)
		return;
	g_ptr_array_unref(library->editions);
	g_ptr_array_unref(library->words);
	g_hash_table_unref(library->ledgers);
	g_free(library);
}

static const struct words *words_for(const struct library *library, const char *language)
{
	for (guint i = 0; language && i < library->words->len; i++) {
		const struct words *words = g_ptr_array_index(library->words, i);
		if (strcmp(words->language, language) == 0)
			return words;
	}
	return g_ptr_array_index(library->words, 0);
}

struct edition *edition_new(struct library *library, struct doc *doc)
{
	struct edition *edition = g_new0(struct edition, 1);
	edition->library = library;
	edition->doc = doc;
	edition->words = words_for(library, doc->root->meta->language);
	edition->arena = arena_new();
	edition->of = g_new0(struct settled, doc->nodes);
	edition->references = g_new0(struct reference, MAX(doc->references, 1));
	edition->addresses = g_hash_table_new(g_str_hash, g_str_equal);
	edition->aliases = g_hash_table_new(g_str_hash, g_str_equal);
	edition->blanks = g_hash_table_new(NULL, NULL);
	edition->labels = g_hash_table_new(NULL, NULL);
	edition->labels_whole = g_hash_table_new(NULL, NULL);
	return edition;
}

void library_keep(struct library *library, const char *id, const struct ledger *ledger)
{
	g_hash_table_insert(library->ledgers, (gpointer)id, (gpointer)ledger);
}

struct edition *library_add(struct library *library, struct doc *doc, struct diag *diag)
{
	ledgers_keep(library, words_for(library, doc->root->meta->language), doc);
	struct edition *edition = edition_new(library, doc);
	g_ptr_array_add(library->editions, edition);
	numbers_settle(edition);
	typed_check(edition, diag);
	addresses_settle(edition, diag);
	return edition;
}

void library_settle(struct library *library, struct diag *diag)
{
	for (guint i = 0; i < library->editions->len; i++)
		references_settle(g_ptr_array_index(library->editions, i), diag);
}

void library_settle_late(struct library *library, struct edition *edition, struct diag *diag)
{
	g_assert(edition->library == library);
	references_settle(edition, diag);
}

static void edition_lead(struct edition *edition, const char *site, GHashTable *published)
{
	for (uint32_t i = 0; i < edition->doc->references; i++) {
		struct reference *reference = &edition->references[i];
		const struct edition *other = reference->edition;
		if (!other || other == edition || !g_hash_table_contains(published, edition_meta(other)->id))
			continue;
		const char *id = edition_meta(other)->id, *place = edition_address(other, reference->node);
		bool whole = !place || reference->node == other->doc->root;
		reference->address =
			arena_printf(edition->arena, "%s%s/%s%s", site, id, whole ? "" : "#", whole ? "" : place);
	}
}

void library_lead(struct library *library, const char *site, GHashTable *published)
{
	for (guint i = 0; i < library->editions->len; i++)
		edition_lead(g_ptr_array_index(library->editions, i), site, published);
}

size_t library_count(const struct library *library)
{
	return library->editions->len;
}

const struct edition *library_get(const struct library *library, size_t i)
{
	return g_ptr_array_index(library->editions, i);
}

const struct edition *library_find(const struct library *library, const char *id)
{
	for (guint i = 0; i < library->editions->len; i++) {
		const struct edition *edition = g_ptr_array_index(library->editions, i);
		if (strcmp(edition_meta(edition)->id, id) == 0)
			return edition;
	}
	return NULL;
}

const struct doc *edition_doc(const struct edition *edition)
{
	return edition->doc;
}

bool edition_unsettled(const struct edition *edition)
{
	return edition->unsettled;
}

const struct node *edition_root(const struct edition *edition)
{
	return edition->doc->root;
}

const struct meta *edition_meta(const struct edition *edition)
{
	return edition->doc->root->meta;
}

const struct words *edition_words(const struct edition *edition)
{
	return edition->words;
}

const struct words *edition_words_around(const struct edition *edition)
{
	return edition->library->words->pdata[0];
}

const struct constitution *edition_constitution(const struct edition *edition)
{
	return edition->library->constitution;
}

const char *edition_language(const struct edition *edition)
{
	const struct constitution *constitution = edition->library->constitution;
	const char *own = edition_meta(edition)->language;
	return own ? own : constitution && constitution->language ? constitution->language : "en-GB";
}

const char *edition_title(const struct edition *edition)
{
	return edition_meta(edition)->title;
}

const char *edition_number(const struct edition *edition, const struct node *node)
{
	const char *number = settled(edition, node)->number;
	return number ? number : "";
}

const char *edition_address(const struct edition *edition, const struct node *node)
{
	return settled(edition, node)->address;
}

const struct reference *edition_reference(const struct edition *edition, const struct node *node)
{
	return &edition->references[node->link->slot];
}

void edition_plain(const struct edition *edition, const struct node *parent, GString *out)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		bool settled = node->kind == NODE_REFERENCE || node->kind == NODE_VALUE || node->kind == NODE_POLICY;
		const struct reference *reference = settled ? edition_reference(edition, node) : NULL;
		if (out->len && out->str[out->len - 1] != ' ' && !node_is_inline(node))
			g_string_append_c(out, ' ');
		if (reference && reference->computed)
			g_string_append(out, reference->text);
		else if (node->kind == NODE_BREAK)
			g_string_append_c(out, ' ');
		else if (node->kind == NODE_TEXT || node->kind == NODE_CODE)
			g_string_append(out, node->text);
		else
			edition_plain(edition, node, out);
	}
}

unsigned edition_level(const struct edition *edition, const struct node *node)
{
	return settled(edition, node)->level;
}

unsigned edition_count(const struct edition *edition, const struct node *node)
{
	return settled(edition, node)->count;
}

const struct node *edition_find(const struct edition *edition, const char *address)
{
	return g_hash_table_lookup(edition->addresses, address);
}

/* A label is made once: it is asked for again and again, and stays in the edition's memory. */
static const char *label_known(const struct edition *edition, GHashTable *known, const struct node *node,
			       const struct node *from)
{
	const char *label = g_hash_table_lookup(known, node);
	if (!label) {
		label = label_from(edition, node, from);
		g_hash_table_insert(known, (gpointer)node, (gpointer)label);
	}
	return label;
}

const char *edition_label(const struct edition *edition, const struct node *node)
{
	if (node_is_inline(node))
		return "";
	return edition->redline ? redline_label(edition, node) : label_known(edition, edition->labels, node, node);
}

const char *edition_label_whole(const struct edition *edition, const struct node *node)
{
	return node_is_inline(node) ? "" : label_known(edition, edition->labels_whole, node, edition->doc->root);
}
