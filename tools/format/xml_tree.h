/* SPDX-License-Identifier: MIT
 * XML that somebody else made, read into a light tree of our own. For the reader of Word files.
 *
 * Parsing and building are two steps, so that the first can be done in a child process that can be lost (child.h): it
 * answers with the same elements in a packed form, which the second takes apart without any library.
 *
 * Names are qualified by namespace, not by the prefix that the text happens to use: a table says what we call each. */
#ifndef KEELING_XML_TREE_H
#define KEELING_XML_TREE_H

#include "base/arena.h"
#include "format/xml.h"

/* A namespace and what stands for it in names; several namespaces may have one prefix. */
struct xml_space {
	const char *address, *prefix;
};

/* Appends the packed form of a text to `out`. False, with the first mistake, where it is not well formed, declares a
 * document type, is in another encoding than UTF-8 or UTF-16, or is nested deeper, has a longer tag or more elements
 * than a document needs. `spaces` ends with {NULL, NULL}; names in other namespaces begin with '?:'. */
bool xml_pack(const char *text, size_t length, const struct xml_space *spaces, GString *out,
	      struct xml_mistake *mistake);

/* An element, or words: then `name` is NULL. */
struct xml_node {
	const char *name; /* 'w:p' */
	const char *text;
	const char *const *attributes; /* name and value by turns, NULL-terminated */
	struct xml_node *parent, *first, *last, *next;
};

/* The tree of what xml_pack() wrote, in the arena; its strings stay in `packed`. NULL where that is no packed form. */
struct xml_node *xml_unpack(const char *packed, size_t length, struct arena *arena);

bool xml_is(const struct xml_node *node, const char *name);
/* The value of an attribute, or NULL. `node` may be NULL. */
const char *xml_get(const struct xml_node *node, const char *name);
/* The first child of that name, or NULL. `parent` may be NULL. */
const struct xml_node *xml_child(const struct xml_node *parent, const char *name);

#endif
