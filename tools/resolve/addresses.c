/* SPDX-License-Identifier: MIT
 * Permanent names. An author's id wins; a section gets one from its heading's words, a clause from its place. Each
 * whole document has ids of its own: included in another, its addresses begin with its own id and a dot. */
#include "resolve/private.h"

#include <string.h>

struct naming {
	struct edition *edition;
	struct diag *diag;
	GString *text;
};

const struct node *node_namespace(const struct node *node)
{
	while (node->kind != NODE_DOCUMENT && !(node->kind == NODE_APPENDIX && node->whole))
		node = node->parent;
	return node;
}

/* Where the node itself is named: a whole appendix is named in what includes it. */
static const struct node *namespace_of(const struct node *node)
{
	return node_namespace(node->kind == NODE_APPENDIX ? node->parent : node);
}

static char *id_key(const struct node *whole, const char *id)
{
	return g_strdup_printf("%u#%s", whole->index, id);
}

const struct node *id_find(const struct edition *edition, const struct node *whole, const char *id)
{
	char *key = id_key(whole, id);
	const struct node *node = g_hash_table_lookup(edition->ids, key);
	g_free(key);
	return node;
}

static void prefix_append(const struct node *whole, GString *out)
{
	if (whole->kind == NODE_DOCUMENT)
		return;
	prefix_append(namespace_of(whole), out);
	g_string_append_printf(out, "%s.", whole->meta->id);
}

static void slug_append(const char *words, GString *out)
{
	bool gap = false;
	size_t start = out->len;
	for (const char *c = words; *c; c = g_utf8_next_char(c)) {
		gunichar letter = g_unichar_tolower(g_utf8_get_char(c));
		if (!g_unichar_isalnum(letter) && !g_unichar_ismark(letter)) {
			gap = letter != '\'' && letter != 0x2019 ? true : gap;
			continue;
		}
		if (gap && out->len > start)
			g_string_append_c(out, '-');
		gap = false;
		g_string_append_unichar(out, letter);
		if (out->len - start > 80)
			return;
	}
}

/* ---- authors' ids -------------------------------------------------------------------------------------------------- */

static const char *own_id(const struct node *node)
{
	if (node->kind == NODE_APPENDIX)
		return node->meta->id;
	return node->kind == NODE_DOCUMENT ? NULL : node->id;
}

static void id_take(struct naming *naming, const struct node *node, const char *id)
{
	const struct node *whole = namespace_of(node);
	struct edition *edition = naming->edition;
	const struct node *other = id_find(edition, whole, id);
	if (other) {
		const struct place *place = &other->place;
		diag_add(naming->diag, CODE_ID_DUPLICATE, node->place,
			 "the id '%s' is used twice: it stands already at %s:%u. Give one of them another id", id,
			 place->file ? place->file : "?", place->line);
		return;
	}
	g_hash_table_insert(edition->ids, id_key(whole, id), (gpointer)node);
	g_string_truncate(naming->text, 0);
	prefix_append(whole, naming->text);
	g_string_append(naming->text, id);
	settled(edition, node)->address = arena_text_n(edition->arena, naming->text->str, naming->text->len);
	g_hash_table_insert(edition->addresses, (gpointer)settled(edition, node)->address, (gpointer)node);
}

static void ids_take(struct naming *naming, const struct node *node)
{
	const char *id = own_id(node);
	if (id)
		id_take(naming, node, id);
	for (const struct node *child = node->first; child; child = child->next)
		if (!node_is_inline(child) || child->kind == NODE_BLANK)
			ids_take(naming, child);
}

/* ---- names from words and places -------------------------------------------------------------------------------------- */

/* Gives the node the name in `text`, with a number behind it where it is taken. */
static void address_give(struct naming *naming, const struct node *node, const char *alias)
{
	struct edition *edition = naming->edition;
	size_t length = naming->text->len;
	for (unsigned again = 2; g_hash_table_contains(edition->addresses, naming->text->str); again++) {
		g_string_truncate(naming->text, length);
		g_string_append_printf(naming->text, "-%u", again);
	}
	char *address = arena_text_n(edition->arena, naming->text->str, naming->text->len);
	settled(edition, node)->address = address;
	g_hash_table_insert(edition->addresses, address, (gpointer)node);
	char *key = id_key(namespace_of(node), alias ? alias : address);
	if (g_hash_table_contains(edition->ids, key))
		g_free(key);
	else
		g_hash_table_insert(edition->ids, key, (gpointer)node);
}

static void heading_address(struct naming *naming, const struct node *section)
{
	GString *words = g_string_new(NULL), *slug = g_string_new(NULL);
	const struct node *title = node_child(section, NODE_TITLE);
	if (title)
		node_plain(title, words);
	slug_append(words->str, slug);
	if (!slug->len)
		g_string_append(slug, "section");
	g_string_truncate(naming->text, 0);
	prefix_append(namespace_of(section), naming->text);
	g_string_append(naming->text, slug->str);
	address_give(naming, section, slug->str);
	if (section->typed) {
		/* Other systems make the name from the number too: 'A. Scope' is '#a-scope' there. */
		g_string_truncate(slug, 0);
		char *whole = g_strdup_printf("%s %s", section->typed, words->str);
		for (char *dot = strchr(whole, '.'); dot; dot = strchr(dot, '.'))
			memmove(dot, dot + 1, strlen(dot));
		slug_append(whole, slug);
		g_free(whole);
		char *key = id_key(namespace_of(section), slug->str);
		if (g_hash_table_contains(naming->edition->ids, key))
			g_free(key);
		else
			g_hash_table_insert(naming->edition->ids, key, (gpointer)section);
	}
	g_string_free(words, TRUE);
	g_string_free(slug, TRUE);
}

static const char *holder_address(const struct naming *naming, const struct node *node)
{
	for (node = node->parent; node && node->kind != NODE_DOCUMENT; node = node->parent)
		if (settled(naming->edition, node)->address)
			return settled(naming->edition, node)->address;
	return "clause";
}

static void clause_address(struct naming *naming, const struct node *clause, unsigned place)
{
	g_string_assign(naming->text, holder_address(naming, clause));
	g_string_append_printf(naming->text, ".%u", place);
	address_give(naming, clause, NULL);
}

static void field_address(struct naming *naming, const struct node *field)
{
	const struct node *part = node_part(field);
	g_string_truncate(naming->text, 0);
	if (part->kind == NODE_APPENDIX && settled(naming->edition, part)->address)
		g_string_append_printf(naming->text, "%s.", settled(naming->edition, part)->address);
	size_t length = naming->text->len;
	GString *words = g_string_new(NULL);
	const struct node *label = node_child(field, NODE_LABEL);
	if (field->kind == NODE_BLANK)
		g_string_append(words, field->field->name);
	else if (label)
		node_plain(label, words);
	slug_append(words->str, naming->text);
	if (naming->text->len == length)
		g_string_append(naming->text, "field");
	g_string_free(words, TRUE);
	address_give(naming, field, NULL);
}

static void names_make(struct naming *naming, const struct node *parent)
{
	unsigned clauses = 0;
	for (const struct node *child = parent->first; child; child = child->next) {
		clauses += child->kind == NODE_CLAUSE;
		if (!settled(naming->edition, child)->address) {
			if (child->kind == NODE_SECTION || child->kind == NODE_SUBHEADING)
				heading_address(naming, child);
			else if (child->kind == NODE_CLAUSE)
				clause_address(naming, child, clauses);
			else if (child->kind == NODE_FIELD || child->kind == NODE_BLANK)
				field_address(naming, child);
		}
		if (child->first)
			names_make(naming, child);
	}
}

void addresses_settle(struct edition *edition, struct diag *diag)
{
	struct naming naming = {edition, diag, g_string_new(NULL)};
	ids_take(&naming, edition->doc->root);
	names_make(&naming, edition->doc->root);
	g_string_free(naming.text, TRUE);
}
