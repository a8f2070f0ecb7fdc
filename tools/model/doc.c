/* SPDX-License-Identifier: MIT */
#include "model/doc.h"

#include <string.h>

static void list_free(gpointer list)
{
	g_ptr_array_unref(list);
}

struct doc *doc_new(void)
{
	struct doc *doc = g_new0(struct doc, 1);
	doc->arena = arena_new();
	doc->tree = arena_new();
	doc->files = g_ptr_array_new();
	doc->own_numbers = g_array_new(FALSE, FALSE, sizeof(struct own_number));
	doc->values_lists = g_ptr_array_new_with_free_func(list_free);
	doc->root = arena_take(doc->tree, sizeof *doc->root);
	doc->root->kind = NODE_DOCUMENT;
	doc->nodes = 1;
	return doc;
}

void doc_free(struct doc *doc)
{
	if (!doc)
		return;
	g_array_unref(doc->own_numbers);
	g_ptr_array_unref(doc->values_lists);
	g_ptr_array_unref(doc->files);
	arena_free(doc->tree);
	arena_free(doc->arena);
	g_free(doc);
}

struct meta *meta_new(struct doc *doc)
{
	struct meta *meta = arena_take(doc->arena, sizeof *meta);
	meta->title = "";
	meta->values = g_ptr_array_new();
	g_ptr_array_add(doc->values_lists, meta->values);
	return meta;
}

struct constitution *constitution_new(void)
{
	struct constitution *constitution = g_new0(struct constitution, 1);
	constitution->arena = arena_new();
	constitution->titles = g_hash_table_new(g_str_hash, g_str_equal);
	constitution->documents = g_ptr_array_new();
	constitution->values = g_ptr_array_new();
	constitution->policies = g_ptr_array_new();
	constitution->files = g_ptr_array_new();
	constitution->unread = g_ptr_array_new();
	return constitution;
}

void constitution_free(struct constitution *constitution)
{
	if (!constitution)
		return;
	g_hash_table_unref(constitution->titles);
	g_ptr_array_unref(constitution->documents);
	g_ptr_array_unref(constitution->values);
	g_ptr_array_unref(constitution->policies);
	g_ptr_array_unref(constitution->files);
	g_ptr_array_unref(constitution->unread);
	arena_free(constitution->arena);
	g_free(constitution);
}

const char *constitution_title(const struct constitution *constitution, const char *language)
{
	return constitution->titles ? g_hash_table_lookup(constitution->titles, language) : NULL;
}

bool constitution_lists(const struct constitution *constitution, const char *id)
{
	return g_ptr_array_find_with_equal_func(constitution->documents, id, g_str_equal, NULL);
}

struct node *doc_make(struct doc *doc, enum node_kind kind, struct place place)
{
	struct node *node = arena_take(doc->tree, sizeof *node);
	node->kind = kind;
	node->place = place;
	return node;
}

void node_attach(struct node *parent, struct node *node)
{
	node->parent = parent;
	node->next = NULL;
	if (parent->last)
		parent->last->next = node;
	else
		parent->first = node;
	parent->last = node;
}

void node_attach_after(const struct node *before, struct node *node)
{
	struct node *previous = (struct node *)before, *parent = previous->parent;
	node->parent = parent;
	node->next = previous->next;
	previous->next = node;
	if (parent->last == previous)
		parent->last = node;
}

void node_attach_first(struct node *parent, struct node *node)
{
	node->parent = parent;
	node->next = parent->first;
	parent->first = node;
	if (!parent->last)
		parent->last = node;
}

void node_detach(struct node *node)
{
	struct node *before = NULL;
	for (struct node *child = node->parent->first; child != node; child = child->next)
		before = child;
	node_detach_behind(before, node);
}

void node_detach_behind(struct node *before, struct node *node)
{
	struct node *parent = node->parent;
	g_assert((before ? before->next : parent->first) == node);
	if (before)
		before->next = node->next;
	else
		parent->first = node->next;
	if (parent->last == node)
		parent->last = before;
	node->next = NULL;
	node->parent = NULL;
}

struct node *doc_add(struct doc *doc, struct node *parent, enum node_kind kind, struct place place)
{
	struct node *node = doc_make(doc, kind, place);
	node_attach(parent ? parent : doc->root, node);
	return node;
}

static void number_from(struct doc *doc, struct node *node)
{
	node->index = doc->nodes++;
	bool refers = node->kind == NODE_REFERENCE || node->kind == NODE_VALUE || node->kind == NODE_POLICY;
	if (refers && node->link)
		node->link->slot = doc->references++;
	for (struct node *child = node->first; child; child = child->next)
		number_from(doc, child);
}

void doc_number(struct doc *doc)
{
	doc->nodes = 0;
	doc->references = 0;
	number_from(doc, doc->root);
}

const char *meta_fact(const struct meta *meta, enum meta_fact fact)
{
	const char *const facts[META_FACTS] = {[META_CITATION] = meta->citation,
					       [META_SHORT] = meta->short_title,
					       [META_REVIEW] = meta->review,
					       [META_OWNER] = meta->owner};
	return facts[fact];
}

const char *meta_fact_name(enum meta_fact fact)
{
	static const char *const names[META_FACTS] = {
		[META_CITATION] = "citation", [META_SHORT] = "short", [META_REVIEW] = "review", [META_OWNER] = "owner"};
	return names[fact];
}

bool meta_fact_named(const char *text)
{
	bool named = false;
	for (enum meta_fact fact = 0; fact < META_FACTS; fact++)
		named = named || !strcmp(meta_fact_name(fact), text);
	return named;
}

const char *meta_short(const struct meta *meta)
{
	return meta->short_title ? meta->short_title : meta->title;
}

bool meta_keeps_numbers(const struct meta *meta)
{
	return meta->lettered && !meta->typed;
}

const char *doc_status_name(enum doc_status status)
{
	static const char *const names[] = {"draft", "adopted", "superseded"};
	return names[status];
}
