/* SPDX-License-Identifier: MIT */
#include "publish/site/event_book.h"
#include "resolve/series.h"

#include <string.h>

/* What keys by words and by numbers begin with: no id does. */
#define BY_WORDS '~'
#define BY_NUMBER '='

struct known {
	struct event event;
	const char *goal; /* or NULL */
};

/* What an edition has, by what it may be known by beside an id. */
struct tables {
	const struct edition *edition;
	GHashTable
		*words; /* key of words to what has them and no id, which is NULL where several have; NULL: not made */
	GHashTable *lefts; /* key of a number to what is left of it; NULL: not made */
};

struct event_book {
	GHashTable *known; /* key to GArray of struct known */
	GString *all;
	GStringChunk *texts;
	struct tables tables[2]; /* of the version at hand, and of the one before it */
};

struct event_book *event_book_new(void)
{
	struct event_book *book = g_new0(struct event_book, 1);
	book->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
	book->all = g_string_new(NULL);
	book->texts = g_string_chunk_new(256);
	return book;
}

static void tables_drop(struct tables *tables)
{
	g_clear_pointer(&tables->words, g_hash_table_unref);
	g_clear_pointer(&tables->lefts, g_hash_table_unref);
}

void event_book_free(struct event_book *book)
{
	for (size_t i = 0; i < G_N_ELEMENTS(book->tables); i++)
		tables_drop(&book->tables[i]);
	g_hash_table_unref(book->known);
	g_string_free(book->all, TRUE);
	g_string_chunk_free(book->texts);
	g_free(book);
}

/* ---- what an edition has ----------------------------------------------------------------------------------------- */

/* What has a line of its own where a page tells of its history. */
static bool is_provision(const struct node *node)
{
	return node->kind == NODE_SECTION || node->kind == NODE_CLAUSE;
}

static char *words_key(const struct node *node)
{
	g_autofree char *sum = provision_words(node);
	return g_strdup_printf("%c%s", BY_WORDS, sum);
}

static void words_gather(GHashTable *words, const struct node *parent)
{
	for (const struct node *node = parent->first; node && !node_is_inline(node); node = node->next) {
		if (is_provision(node) && !node->id && !node->retired) {
			char *key = words_key(node);
			bool several = g_hash_table_contains(words, key);
			g_hash_table_replace(words, key, several ? NULL : (gpointer)node);
		}
		words_gather(words, node);
	}
}

static struct tables *tables_of(struct event_book *book, const struct edition *edition)
{
	struct tables *tables = book->tables;
	if (tables[0].edition == edition)
		return &tables[0];
	struct tables other = tables[1];
	tables[1] = tables[0];
	tables[0] = other;
	if (other.edition != edition) {
		tables_drop(&tables[0]);
		tables[0].edition = edition;
	}
	return &tables[0];
}

static const struct node *words_find(struct event_book *book, const struct edition *edition, const char *key)
{
	struct tables *tables = tables_of(book, edition);
	if (!tables->words) {
		tables->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
		words_gather(tables->words, edition_root(edition));
	}
	return g_hash_table_lookup(tables->words, key);
}

/* ---- keys -------------------------------------------------------------------------------------------------------- */

char *event_key(struct event_book *book, const struct edition *edition, const struct node *node)
{
	bool named = node->id && (is_provision(node) || node->kind == NODE_SUBHEADING);
	if (named || node->kind == NODE_APPENDIX)
		return g_strdup(edition_address(edition, node));
	if (!is_provision(node) || node->retired)
		return NULL;
	char *key = words_key(node);
	if (words_find(book, edition, key) == node)
		return key;
	g_free(key);
	return NULL;
}

/* By what holds it and its own count there, which stay when what holds it moves: '=gifts/.2A'. NULL where that has no
 * key. */
static char *left_key(struct event_book *book, const struct edition *edition, const struct node *node)
{
	const struct node *holder = node->parent;
	while (holder->kind != NODE_DOCUMENT && holder->kind != NODE_APPENDIX && !is_provision(holder))
		holder = holder->parent;
	bool top = holder->kind == NODE_DOCUMENT;
	g_autofree char *above = top ? g_strdup("") : event_key(book, edition, holder);
	const char *number = edition_number(edition, node), *last = number;
	for (const char *c = number; !top && *c; c++)
		last = strchr(".(", *c) && c[1] ? c : last;
	return above && *last && !strchr(last, ' ') ? g_strdup_printf("%c%s/%s", BY_NUMBER, above, last) : NULL;
}

static void lefts_gather(struct event_book *book, const struct edition *edition, const struct node *parent,
			 GHashTable *lefts)
{
	for (const struct node *node = parent->first; node && !node_is_inline(node); node = node->next) {
		char *key = node->retired ? left_key(book, edition, node) : NULL;
		if (key)
			g_hash_table_replace(lefts, key, (gpointer)node);
		lefts_gather(book, edition, node, lefts);
	}
}

static const struct node *left_find(struct event_book *book, const struct edition *edition, const char *key)
{
	GHashTable *lefts = tables_of(book, edition)->lefts;
	if (!lefts) {
		lefts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
		lefts_gather(book, edition, edition_root(edition), lefts);
		tables_of(book, edition)->lefts = lefts;
	}
	return g_hash_table_lookup(lefts, key);
}

char *event_key_left(struct event_book *book, const struct edition *before, const struct node *node,
		     const struct edition *edition)
{
	char *key = left_key(book, before, node);
	if (key && left_find(book, edition, key))
		return key;
	g_free(key);
	return NULL;
}

const struct node *event_key_find(struct event_book *book, const struct edition *edition, const char *key)
{
	return *key == BY_WORDS    ? words_find(book, edition, key)
	       : *key == BY_NUMBER ? left_find(book, edition, key)
				   : edition_find(edition, key);
}

/* ---- what is known ----------------------------------------------------------------------------------------------- */

static GArray *list_of(struct event_book *book, const char *key)
{
	GArray *list = g_hash_table_lookup(book->known, key);
	if (!list) {
		list = g_array_new(FALSE, FALSE, sizeof(struct known));
		g_hash_table_insert(book->known, g_strdup(key), list);
	}
	return list;
}

static void event_say(struct event_book *book, const char *key, const struct event *event, const char *goal)
{
	g_string_append_printf(book->all, "%d %s %s %s %s %s\n", (int)event->kind, key, event->day, event->decision,
			       event->place, goal ? goal : "");
}

void event_book_note(struct event_book *book, const char *key, const struct event *event, const char *goal)
{
	const struct known known = {{event->kind, g_string_chunk_insert(book->texts, event->day),
				     g_string_chunk_insert(book->texts, event->decision),
				     g_string_chunk_insert(book->texts, event->place)},
				    goal ? g_string_chunk_insert(book->texts, goal) : NULL};
	g_array_append_val(list_of(book, key), known);
	event_say(book, key, event, goal);
}

void event_book_carry(struct event_book *book, const char *from, const char *to)
{
	gpointer key, list;
	if (!strcmp(from, to ? to : "") || !g_hash_table_steal_extended(book->known, from, &key, &list))
		return;
	GArray *old = list;
	GArray *new = to ? list_of(book, to) : NULL;
	if (new)
		g_array_prepend_vals(new, old->data, old->len);
	g_string_append_printf(book->all, "%s becomes %s\n", from, to ? to : "nothing");
	g_array_unref(old);
	g_free(key);
}

void event_book_change(struct event_book *book, const char *key, enum event_kind kind, const struct event *event)
{
	GArray *list = g_hash_table_lookup(book->known, key);
	for (guint i = 0; list && i < list->len; i++) {
		struct event *known = &g_array_index(list, struct known, i).event;
		if (known->kind != kind || strcmp(known->day, event->day) != 0)
			continue;
		known->kind = event->kind;
		known->place = g_string_chunk_insert(book->texts, event->place);
		event_say(book, key, event, NULL);
	}
}

static void names_find(struct event_book *book, const struct edition *edition, const struct node *parent)
{
	for (const struct node *node = parent->first; node && !node_is_inline(node); node = node->next) {
		if (is_provision(node) && node->id && !node->retired) {
			g_autofree char *key = words_key(node);
			event_book_carry(book, key, edition_address(edition, node));
		}
		names_find(book, edition, node);
	}
}

static GList *keys_sorted(const struct event_book *book)
{
	return g_list_sort(g_hash_table_get_keys(book->known), (GCompareFunc)strcmp);
}

void event_book_name(struct event_book *book, const struct edition *edition)
{
	g_autoptr(GList) keys = keys_sorted(book);
	bool any = false;
	for (const GList *each = keys; each && !any; each = each->next)
		any = *(const char *)each->data == BY_WORDS;
	if (any)
		names_find(book, edition, edition_root(edition));
}

void event_book_put(struct event_book *book, struct edition *edition)
{
	g_autoptr(GList) keys = keys_sorted(book);
	for (const GList *each = keys; each; each = each->next) {
		const GArray *list = g_hash_table_lookup(book->known, each->data);
		const struct node *node = event_key_find(book, edition, each->data);
		for (guint i = 0; node && i < list->len; i++) {
			const struct known *known = &g_array_index(list, struct known, i);
			const struct node *goal = known->goal ? event_key_find(book, edition, known->goal) : NULL;
			struct event event = known->event;
			event.place = goal ? edition_label_whole(edition, goal) : event.place;
			edition_note(edition, node, &event);
		}
	}
}

const char *event_book_all(const struct event_book *book)
{
	return book->all->str;
}
