/* SPDX-License-Identifier: MIT */
#include "format/xml_tree.h"

/* A packed element is 'S', its name, its attributes' names and values by turns, and an empty string; then what is in
 * it; then 'E'. Words are 'T' and the words. Every string ends with a NUL. */

struct building {
	const char *at, *end;
	struct arena *arena;
	GPtrArray *attributes;
};

/* The string at hand, or NULL where it has no end. */
static const char *string_take(struct building *building)
{
	const char *text = building->at;
	const char *nul = text < building->end ? memchr(text, '\0', (size_t)(building->end - text)) : NULL;
	if (nul)
		building->at = nul + 1;
	return nul ? text : NULL;
}

static bool attributes_take(struct building *building, struct xml_node *node)
{
	g_ptr_array_set_size(building->attributes, 0);
	for (;;) {
		const char *name = string_take(building);
		if (!name)
			return false;
		if (!*name)
			break;
		const char *value = string_take(building);
		if (!value)
			return false;
		g_ptr_array_add(building->attributes, (gpointer)name);
		g_ptr_array_add(building->attributes, (gpointer)value);
	}
	g_ptr_array_add(building->attributes, NULL);
	size_t size = building->attributes->len * sizeof(char *);
	node->attributes = memcpy(arena_take(building->arena, size), building->attributes->pdata, size);
	return true;
}

static struct xml_node *node_add(struct building *building, struct xml_node *parent)
{
	struct xml_node *node = arena_take(building->arena, sizeof *node);
	node->parent = parent;
	if (parent && parent->last)
		parent->last->next = node;
	else if (parent)
		parent->first = node;
	if (parent)
		parent->last = node;
	return node;
}

/* The element that is open after the next step; sets *sound to false where there is none that could be. */
static struct xml_node *step(struct building *building, struct xml_node *open, bool *sound)
{
	char kind = *building->at++;
	if (kind == 'E')
		return open->parent;
	struct xml_node *node = node_add(building, open);
	if (kind == 'S') {
		node->name = string_take(building);
		*sound = node->name && attributes_take(building, node);
		return node;
	}
	node->text = kind == 'T' ? string_take(building) : NULL;
	*sound = node->text != NULL;
	return open;
}

struct xml_node *xml_unpack(const char *packed, size_t length, struct arena *arena)
{
	struct building building = {packed, packed + length, arena, g_ptr_array_new()};
	bool sound = length > 0 && *packed == 'S';
	struct xml_node *root = NULL, *open = NULL;
	while (sound && building.at < building.end) {
		open = step(&building, open, &sound);
		root = root ? root : open;
		if (!open)
			break;
	}
	sound = sound && !open && building.at == building.end;
	g_ptr_array_unref(building.attributes);
	return sound ? root : NULL;
}

bool xml_is(const struct xml_node *node, const char *name)
{
	return node && node->name && !strcmp(node->name, name);
}

const char *xml_get(const struct xml_node *node, const char *name)
{
	for (const char *const *at = node ? node->attributes : NULL; at && *at; at += 2)
		if (!strcmp(*at, name))
			return at[1];
	return NULL;
}

const struct xml_node *xml_child(const struct xml_node *parent, const char *name)
{
	for (const struct xml_node *child = parent ? parent->first : NULL; child; child = child->next)
		if (xml_is(child, name))
			return child;
	return NULL;
}
