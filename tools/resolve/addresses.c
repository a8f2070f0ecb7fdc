/* SPDX-License-Identifier: MIT
 * Permanent names. An author's id wins; a section gets one from its heading's words, a clause from its place. Each
 * whole document has ids of its own: included in another, its addresses begin with its own id and a dot. */
#include "base/again.h"
#include "base/twins.h"
#include "base/append.h"
#include "resolve/private.h"

#include <string.h>

struct naming {
	struct edition *edition;
	struct diag *diag;
	GString *text;
	GHashTable *again;
	GHashTable *twins; /* small letters to a node whose id has capitals too */
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

static void prefix_append(const struct node *whole, GString *out)
{
	if (whole->kind == NODE_DOCUMENT)
		return;
	prefix_append(namespace_of(whole), out);
	g_string_append_printf(out, "%s.", whole->meta->id);
}

const struct node *id_find(const struct edition *edition, const struct node *whole, const char *id)
{
	GString *address = g_string_new(NULL);
	prefix_append(whole, address);
	g_string_append(address, id);
	const struct node *node = g_hash_table_lookup(edition->addresses, address->str);
	if (!node)
		node = g_hash_table_lookup(edition->aliases, address->str);
	g_string_free(address, TRUE);
	return node;
}

static void slug_append(const char *words, GString *out)
{
	bool gap = false;
	size_t start = out->len;
	for (const char *c = words; *c; c = g_utf8_next_char(c)) {
		bool plain = g_ascii_isalnum(*c); /* as nearly all are */
		gunichar letter = plain ? (gunichar)g_ascii_tolower(*c) : g_unichar_tolower(g_utf8_get_char(c));
		if (!plain && !g_unichar_isalnum(letter) && !g_unichar_ismark(letter)) {
			gap = letter != '\'' && letter != 0x2019 ? true : gap;
			continue;
		}
		if (gap && out->len > start)
			g_string_append_c(out, '-');
		gap = false;
		if (plain)
			g_string_append_c(out, (char)letter);
		else
			g_string_append_unichar(out, letter);
		if (out->len - start > 80)
			return;
	}
}

/* ---- authors' ids ------------------------------------------------------------------------------------------------ */

static const char *own_id(const struct node *node)
{
	if (node->kind == NODE_APPENDIX)
		return node->meta->id;
	return node->kind == NODE_DOCUMENT ? NULL : node->id;
}

/* Ids that differ in capitals alone: people read them out alike, and some programs take them for one. */
static void twin_check(struct naming *naming, const struct node *node, const char *id, const char *address)
{
	char *small = g_ascii_strdown(address, -1);
	const struct node *twin = g_hash_table_lookup(naming->twins, small);
	bool capitals = strcmp(small, address) != 0;
	if (!twin && capitals)
		twin = g_hash_table_lookup(naming->edition->addresses, small);
	if (twin)
		diag_add(naming->diag, CODE_ID_DUPLICATE, node->place,
			 "the id '%s' differs in capital letters alone from that at %s:%u. Give one of them another id",
			 id, twin->place.file ? twin->place.file : "?", twin->place.line);
	if (capitals)
		g_hash_table_insert(naming->twins, small, (gpointer)node);
	else
		g_free(small);
}

static void id_take(struct naming *naming, const struct node *node, const char *id)
{
	struct edition *edition = naming->edition;
	g_string_truncate(naming->text, 0);
	prefix_append(namespace_of(node), naming->text);
	append_text(naming->text, id);
	const struct node *other = g_hash_table_lookup(edition->addresses, naming->text->str);
	if (other) {
		const struct place *place = &other->place;
		bool same = place->file == node->place.file && place->line == node->place.line;
		if (same) {
			diag_add(
				naming->diag, CODE_ID_DUPLICATE, node->place,
				"the id '%s' comes twice from this shared block: give each '- block:' that takes it in "
				"a prefix of its own, as in 'prefix: b-'",
				id);
			return;
		}
		diag_add(naming->diag, CODE_ID_DUPLICATE, node->place,
			 "the id '%s' is used twice: it stands already at %s:%u. Give one of them another id", id,
			 place->file ? place->file : "?", place->line);
		return;
	}
	char *address = arena_text_n(edition->arena, naming->text->str, naming->text->len);
	settled(edition, node)->address = address;
	twin_check(naming, node, id, address);
	g_hash_table_insert(edition->addresses, address, (gpointer)node);
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

/* ---- names from words and places --------------------------------------------------------------------------------- */

/* The name in `text` is taken: puts a number behind it with which it is not. */
static void number_behind(struct naming *naming)
{
	GString *text = naming->text;
	char *name = g_strdup(text->str);
	size_t length = text->len;
	unsigned number = again_begin(naming->again, name);
	for (;; number++) {
		g_string_truncate(text, length);
		g_string_append_c(text, '-');
		count_append(text, number, '1');
		if (!g_hash_table_contains(naming->edition->addresses, text->str))
			break;
	}
	again_end(naming->again, name, number);
	g_free(name);
}

/* Gives the node the name in `text`, with a number behind it where it is taken. */
static void address_give(struct naming *naming, const struct node *node)
{
	struct edition *edition = naming->edition;
	if (g_hash_table_contains(edition->addresses, naming->text->str))
		number_behind(naming);
	char *address = arena_text_n(edition->arena, naming->text->str, naming->text->len);
	settled(edition, node)->address = address;
	g_hash_table_insert(edition->addresses, address, (gpointer)node);
}

/* Other systems make the name from the number too: 'A. Scope' is '#a-scope' there, and links say so. */
static void alias_add(struct naming *naming, const struct node *section, const char *words)
{
	GString *slug = g_string_new(NULL), *whole = g_string_new(section->typed);
	g_string_replace(whole, ".", "", 0);
	g_string_append_c(whole, ' ');
	g_string_append(whole, words);
	prefix_append(namespace_of(section), slug);
	slug_append(whole->str, slug);
	if (!g_hash_table_contains(naming->edition->aliases, slug->str))
		g_hash_table_insert(naming->edition->aliases,
				    arena_text_n(naming->edition->arena, slug->str, slug->len), (gpointer)section);
	g_string_free(slug, TRUE);
	g_string_free(whole, TRUE);
}

static void heading_address(struct naming *naming, const struct node *section)
{
	GString *words = g_string_new(NULL);
	const struct node *title = node_child(section, NODE_TITLE);
	if (section->retired) /* by what it keeps: its words get a day later on */
		g_string_printf(words, "removed %s", settled(naming->edition, section)->number);
	else if (title)
		node_plain(title, words);
	g_string_truncate(naming->text, 0);
	prefix_append(namespace_of(section), naming->text);
	size_t length = naming->text->len;
	slug_append(words->str, naming->text);
	if (naming->text->len == length)
		g_string_append(naming->text, "section");
	address_give(naming, section);
	if (section->typed)
		alias_add(naming, section, words->str);
	g_string_free(words, TRUE);
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
	g_string_append_c(naming->text, '.');
	count_append(naming->text, place, '1');
	address_give(naming, clause);
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
	address_give(naming, field);
}

static void names_make(struct naming *naming, const struct node *parent)
{
	unsigned clauses = 0;
	for (const struct node *child = parent->first; child; child = child->next) {
		bool heading = child->kind == NODE_SECTION || child->kind == NODE_SUBHEADING;
		bool clause = child->kind == NODE_CLAUSE,
		     field = child->kind == NODE_FIELD || child->kind == NODE_BLANK;
		clauses += clause;
		if ((heading || clause || field) && !settled(naming->edition, child)->address) {
			if (heading)
				heading_address(naming, child);
			else if (clause)
				clause_address(naming, child, clauses);
			else
				field_address(naming, child);
		}
		if (child->first)
			names_make(naming, child);
	}
}

void addresses_settle(struct edition *edition, struct diag *diag)
{
	struct naming naming = {edition, diag, g_string_new(NULL), again_new(),
				g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
	ids_take(&naming, edition->doc->root);
	names_make(&naming, edition->doc->root);
	g_hash_table_unref(naming.twins);
	g_hash_table_unref(naming.again);
	g_string_free(naming.text, TRUE);
}
