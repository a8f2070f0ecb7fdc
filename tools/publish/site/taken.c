/* SPDX-License-Identifier: MIT */
#include "publish/site/taken.h"

#include <string.h>

/* ---- how alike two provisions are ------------------------------------------------------------------------------- */

/* The words of a text in small letters, each once; they stand in `text`, which is cut for it. */
static GHashTable *words_in(char *text)
{
	GHashTable *words = g_hash_table_new(g_str_hash, g_str_equal);
	for (char *from = text, *next; *from; from = next) {
		char *to = from;
		while (*to && g_unichar_isalnum(g_utf8_get_char(to)))
			to = g_utf8_next_char(to);
		next = *to ? g_utf8_next_char(to) : to;
		*to = '\0';
		if (*from)
			g_hash_table_add(words, from);
	}
	return words;
}

/* From 0 to 1: what both have of all that they have. */
static double likeness(const char *text, const char *other)
{
	g_autofree char *small = g_utf8_strdown(text, -1), *others = g_utf8_strdown(other, -1);
	g_autoptr(GHashTable) words = words_in(small), known = words_in(others);
	guint all = g_hash_table_size(words) + g_hash_table_size(known), both = 0;
	GHashTableIter each;
	gpointer word;
	g_hash_table_iter_init(&each, words);
	while (g_hash_table_iter_next(&each, &word, NULL))
		both += g_hash_table_contains(known, word) ? 1 : 0;
	return all ? 2.0 * both / all : 1.0;
}

/* What is less alike is something else. */
#define ALIKE 0.5

static char *plain_of(const struct edition *edition, const struct node *node)
{
	GString *words = g_string_new(NULL);
	edition_plain(edition, node, words);
	return g_string_free(words, FALSE);
}

/* ---- the same in another version --------------------------------------------------------------------------------- */

const char *taken_id(const struct node *node)
{
	if (node->retired || node->kind == NODE_FIELD || node_is_inline(node))
		return NULL;
	return node->kind == NODE_APPENDIX ? node->meta->id : node->id;
}

/* What has a provision's address there, and is one of the same kind. */
static const struct node *same_in(const struct release *release, const struct edition *edition, const struct node *node)
{
	const char *address = edition_address(edition, node);
	const struct node *there = address ? edition_find(release->edition, address) : NULL;
	return there && there->kind == node->kind && taken_id(there) ? there : NULL;
}

static bool is_alike(const struct edition *edition, const struct node *node, const struct edition *other,
		     const struct node *there)
{
	g_autofree char *text = plain_of(edition, node), *words = plain_of(other, there);
	return likeness(text, words) >= ALIKE;
}

static bool is_draft(const struct release *release)
{
	return release->standing == STANDING_DRAFT;
}

/* Adopted before `since` was, which may be a draft. */
static bool is_before(const struct release *release, const struct release *since)
{
	return !is_draft(release) && (is_draft(since) || g_strcmp0(release->adopted, since->adopted) < 0);
}

/* The first version of a document that has it, where none before `since` had. */
static struct taken taken_in(const struct published *published, const struct release *last, const struct node *node,
			     const struct release *since)
{
	for (guint i = 0; i < published->releases->len; i++) {
		const struct release *release = published->releases->pdata[i];
		const struct node *there = same_in(release, last->edition, node);
		if (!there)
			continue;
		bool fits = !is_before(release, since) && is_draft(release) == is_draft(since) &&
			    is_alike(last->edition, node, release->edition, there);
		return fits ? (struct taken){release, there} : (struct taken){0};
	}
	return (struct taken){0};
}

static bool is_of(const struct published *published, const struct release *release)
{
	return !g_strcmp0(published->id, edition_meta(release->edition)->id);
}

struct taken taken_to(const GPtrArray *documents, const struct release *last, const struct node *node,
		      const struct release *since)
{
	struct taken found = {0};
	for (guint i = 0; documents && taken_id(node) && i < documents->len; i++) {
		const struct published *published = documents->pdata[i];
		if (is_of(published, last))
			continue;
		const struct taken taken = taken_in(published, last, node, since);
		if (taken.release && (!found.release || g_strcmp0(taken.release->adopted, found.release->adopted) < 0))
			found = taken;
	}
	return found;
}

/* The version of a document that had it last, before it went where `first` has it. */
static struct taken given_by(const GPtrArray *documents, const struct published *published, const struct release *first,
			     const struct node *node)
{
	for (guint i = published->releases->len; i-- > 1;) {
		const struct release *last = published->releases->pdata[i - 1], *since = published->releases->pdata[i];
		const struct node *there = same_in(last, first->edition, node);
		if (!there || same_in(since, first->edition, node))
			continue;
		const struct taken taken = taken_to(documents, last, there, since);
		if (taken.release == first && taken.node == node)
			return (struct taken){last, there};
	}
	return (struct taken){0};
}

struct taken taken_from(const GPtrArray *documents, const struct release *first, const struct node *node)
{
	for (guint i = 0; documents && taken_id(node) && i < documents->len; i++) {
		const struct published *published = documents->pdata[i];
		if (is_of(published, first))
			continue;
		const struct taken taken = given_by(documents, published, first, node);
		if (taken.release)
			return taken;
	}
	return (struct taken){0};
}

/* ---- what stands within it --------------------------------------------------------------------------------------- */

struct search {
	const struct edition *edition;
	enum node_kind kind;
	const char *text;
	const struct node *best;
	double likeness;
};

static void search_under(struct search *search, const struct node *parent)
{
	for (const struct node *node = parent->first; node && !node_is_inline(node); node = node->next) {
		if (node->kind == search->kind && !node->id) {
			g_autofree char *text = plain_of(search->edition, node);
			double alike = likeness(search->text, text);
			if (alike > search->likeness) {
				search->likeness = alike;
				search->best = node;
			}
		}
		search_under(search, node);
	}
}

const struct node *taken_part(const struct edition *edition, const struct node *node, const struct taken *there)
{
	g_autofree char *text = plain_of(edition, node);
	struct search search = {there->release->edition, node->kind, text, NULL, 0};
	search_under(&search, there->node);
	return search.likeness >= ALIKE ? search.best : NULL;
}

/* ---- words ------------------------------------------------------------------------------------------------------- */

char *taken_place(const struct words *words, const struct taken *taken)
{
	const struct edition *edition = taken->release->edition;
	const char *version = edition_meta(edition)->version;
	g_autofree char *place =
		word_fill(words, "diff-of-document", "place", edition_label_whole(edition, taken->node), "document",
			  edition_title(edition), NULL);
	return word_fill(words, is_draft(taken->release) ? "taken-place-draft" : "taken-place", "place", place,
			 "version", version ? version : "", NULL);
}
