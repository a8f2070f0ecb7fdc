/* SPDX-License-Identifier: MIT */
#include "explain/sentences.h"
#include "explain/phrases.h"

#include <string.h>

struct telling {
	const struct changes *changes;
	const struct words *words;
	const struct item *item;
};

static const struct change *change_at(const struct telling *telling, guint i)
{
	return telling->item->changes->pdata[i];
}

static GPtrArray *list_new(void)
{
	return g_ptr_array_new_with_free_func(g_free);
}

static void list_add(GPtrArray *list, const char *text)
{
	for (guint i = 0; i < list->len; i++)
		if (!strcmp(list->pdata[i], text))
			return;
	g_ptr_array_add(list, g_strdup(text));
}

static char *list_said(const struct telling *telling, GPtrArray *list)
{
	char *said = phrase_list(telling->words, list);
	g_ptr_array_unref(list);
	return said;
}

/* Where a change of many places stands. */
static void places_add(GPtrArray *list, const struct change *change)
{
	for (guint i = 0; i < change->places->len; i++)
		g_ptr_array_add(list, (gpointer)((const struct change_place *)change->places->pdata[i])->new);
	if (!change->places->len)
		g_ptr_array_add(list, (gpointer)phrase_provision(change));
}

static int by_unit(const void *a, const void *b)
{
	const struct provision *x = *(struct provision *const *)a, *y = *(struct provision *const *)b;
	return x->unit < y->unit ? -1 : x->unit > y->unit;
}

/* 'paragraphs 1.3, 4.3 and 6.3', and what is no paragraph after them. Takes the list of provisions. */
static char *places_said(const struct telling *telling, GPtrArray *provisions)
{
	const char *pattern = word(telling->words, "ref-paragraph");
	size_t before = strcspn(pattern, "{");
	GPtrArray *numbers = list_new(), *places = list_new();
	g_ptr_array_sort(provisions, by_unit);
	for (guint i = 0; i < provisions->len; i++) {
		const char *label = ((const struct provision *)provisions->pdata[i])->label;
		if (before && !strncmp(label, pattern, before))
			list_add(numbers, label + before);
		else
			list_add(places, label);
	}
	guint many = numbers->len;
	char *said = list_said(telling, numbers);
	char *paragraphs =
		word_fill(telling->words, many > 1 ? "overview-paragraphs" : "ref-paragraph", "number", said, NULL);
	if (many)
		g_ptr_array_insert(places, 0, g_strdup(paragraphs));
	g_free(said);
	g_free(paragraphs);
	g_ptr_array_unref(provisions);
	return list_said(telling, places);
}

static void sentence_add(GString *out, char *sentence)
{
	sentence = phrase_capital(sentence);
	if (out->len)
		g_string_append_c(out, ' ');
	g_string_append(out, sentence);
	g_free(sentence);
}

/* ---- the kinds of items -------------------------------------------------------------------------------------- */

/* The titles that are new, with the old ones; then what came into a list and what left it. */
static void policies_say(const struct telling *telling, GString *out)
{
	GPtrArray *renamed = list_new(), *places = g_ptr_array_new(), *came = list_new(), *went = list_new();
	for (guint i = 0; i < telling->item->changes->len; i++) {
		const struct change *change = change_at(telling, i);
		const char *text = phrase_provision(change)->text;
		if (change->kind == CHANGE_THROUGHOUT) {
			char *title = word_fill(telling->words, "overview-renamed", "new", change->replacement, "old",
						change->replaced, NULL);
			list_add(renamed, title);
			g_free(title);
		}
		if (change->kind == CHANGE_INSERTED)
			list_add(came, text);
		else if (change->kind == CHANGE_REMOVED)
			list_add(went, text);
		else
			places_add(places, change);
	}
	bool many = renamed->len;
	char *titles = list_said(telling, renamed), *where = places_said(telling, places);
	sentence_add(out, word_fill(telling->words, many ? "overview-policies" : "overview-policies-plain", "titles",
				    titles, "places", where, NULL));
	const char *key = came->len && went->len ? "overview-listed-both"
			  : came->len            ? "overview-listed"
						 : "overview-unlisted";
	bool listed = came->len || went->len;
	char *added = list_said(telling, came), *dropped = list_said(telling, went);
	if (listed)
		sentence_add(out, word_fill(telling->words, key, "added", added, "dropped", dropped, NULL));
	g_free(titles);
	g_free(where);
	g_free(added);
	g_free(dropped);
}

static void throughout_say(const struct telling *telling, GString *out, const struct change *change)
{
	GPtrArray *places = g_ptr_array_new();
	places_add(places, change);
	char *where = places_said(telling, places);
	sentence_add(out, word_fill(telling->words, "overview-throughout", "old", change->replaced, "new",
				    change->replacement, "places", where, NULL));
	g_free(where);
}

/* What a change of words is about: 'a date', 'a duty'. */
static char *tags_said(const struct telling *telling, unsigned tags)
{
	static const char *const keys[TAGS] = {NULL,
					       "overview-tag-amount",
					       "overview-tag-date",
					       "overview-tag-deadline",
					       "overview-tag-role",
					       "overview-tag-obligation",
					       "overview-tag-term",
					       NULL,
					       NULL,
					       NULL};
	GPtrArray *list = list_new();
	for (unsigned i = 0; i < TAGS; i++)
		if ((tags & 1u << i) && keys[i])
			list_add(list, word(telling->words, keys[i]));
	return list_said(telling, list);
}

static char *labels_of(const struct telling *telling, const GPtrArray *side)
{
	return places_said(telling, g_ptr_array_copy((GPtrArray *)side, NULL, NULL));
}

/* What came into, or left, a list, a table, a form, the definitions. */
static const char *inner_key(const struct change *change)
{
	static const char *const keys[][3] = {
		{"item", "overview-item-inserted", "overview-item-removed"},
		{"row", "overview-row-inserted", "overview-row-removed"},
		{"field", "overview-field-inserted", "overview-field-removed"},
		{"definition", "overview-definition-inserted", "overview-definition-removed"},
		{"paragraph", "overview-paragraph-inserted", "overview-paragraph-removed"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		if (!strcmp(keys[i][0], change->unit) && change->kind <= CHANGE_REMOVED)
			return keys[i][change->kind == CHANGE_REMOVED ? 2 : 1];
	return NULL;
}

static void change_say(const struct telling *telling, GString *out, const struct change *change)
{
	static const char *const keys[CHANGE_KINDS] = {
		"overview-inserted",       "overview-removed",  "overview-reworded", "overview-moved",
		"overview-moved-reworded", "overview-split",    "overview-merged",   "overview-retitled",
		"overview-reordered",      "overview-inserted", "overview-reworded"};
	char *place = phrase_place(telling->words, phrase_provision(change), change->unit);
	char *was = labels_of(telling, change->old), *now = labels_of(telling, change->new);
	const char *title = change->old->len ? ((const struct provision *)change->old->pdata[0])->text : "";
	char *tags = tags_said(telling, change->tags);
	const char *inner = inner_key(change), *label = phrase_provision(change)->label;
	char *named = phrase_title(phrase_provision(change)->text);
	sentence_add(out, word_fill(telling->words, inner ? inner : keys[change->kind], "place", inner ? label : place,
				    "was", was, "now", now, "title", inner ? named : title, NULL));
	g_free(named);
	if (*tags)
		sentence_add(out, word_fill(telling->words, "overview-tags", "tags", tags, NULL));
	g_free(place);
	g_free(was);
	g_free(now);
	g_free(tags);
}

/* One change in its own words; several of one clause as one amendment. */
static void clause_say(const struct telling *telling, GString *out)
{
	if (telling->item->changes->len == 1) {
		change_say(telling, out, change_at(telling, 0));
		return;
	}
	unsigned tags = 0;
	for (guint i = 0; i < telling->item->changes->len; i++)
		tags |= change_at(telling, i)->tags;
	const char *label = edition_label(changes_edition(telling->changes, true), telling->item->at);
	char *said = tags_said(telling, tags);
	sentence_add(out, word_fill(telling->words, "overview-amended", "place", label, NULL));
	if (*said)
		sentence_add(out, word_fill(telling->words, "overview-tags", "tags", said, NULL));
	g_free(said);
}

static void sections_say(const struct telling *telling, GString *out)
{
	GPtrArray *titles = list_new(), *moved = list_new();
	for (guint i = 0; i < telling->item->changes->len; i++) {
		const struct change *change = change_at(telling, i);
		if (change->kind == CHANGE_INSERTED && !strcmp(change->unit, "section")) {
			char *place = phrase_place(telling->words, phrase_provision(change), "section");
			list_add(titles, place);
			g_free(place);
		} else if (change->old->len) {
			char *pair = word_fill(telling->words, "overview-was", "now", phrase_provision(change)->label,
					       "was", ((const struct provision *)change->old->pdata[0])->label, NULL);
			list_add(moved, pair);
			g_free(pair);
		}
	}
	bool one = titles->len == 1, any = moved->len;
	char *said = list_said(telling, titles), *paragraphs = list_said(telling, moved);
	sentence_add(out,
		     word_fill(telling->words, one ? "overview-section" : "overview-sections", "places", said, NULL));
	if (any)
		sentence_add(out, word_fill(telling->words, "overview-taken", "places", paragraphs, NULL));
	g_free(said);
	g_free(paragraphs);
}

static const char *appendix_key(const struct change *change)
{
	const struct node *node = phrase_provision(change)->node;
	if (change->kind == CHANGE_INCLUDED)
		return "overview-included";
	if (holds_kind(node, NODE_FLOWCHART))
		return "overview-new-flowchart";
	return holds_kind(node, NODE_FORM) && !holds_kind(node, NODE_CLAUSE) ? "overview-new-form"
									     : "overview-new-appendix";
}

static void new_appendix_say(const struct telling *telling, GString *out, const struct change *change)
{
	const struct provision *new = phrase_provision(change);
	const char *title = edition_meta(new->edition)->title, *from = change->from ? change->from : "";
	char *named = g_strndup(new->text, strcspn(new->text, "\n"));
	if (new->node->kind == NODE_APPENDIX &&new->node->meta->citation)
		from = new->node->meta->citation;
	sentence_add(out, word_fill(telling->words, appendix_key(change), "place", new->label, "title", named, "from",
				    from, "document", title, NULL));
	g_free(named);
}

/* Each appendix once, by its letter. */
static void appendices_say(const struct telling *telling, GString *out)
{
	GPtrArray *labels = list_new();
	const struct edition *edition = changes_edition(telling->changes, true);
	const struct node *first = NULL;
	for (guint i = 0; i < telling->item->changes->len; i++) {
		const struct node *appendix = appendix_of(told_at(change_at(telling, i)));
		first = first ? first : appendix;
		list_add(labels, edition_number(edition, appendix));
	}
	bool one = labels->len <= 1;
	char *said = list_said(telling, labels);
	const char *title = first ? first->meta->title : "";
	const char *key = telling->item->forms ? (one ? "overview-form" : "overview-forms") : "overview-appendix";
	sentence_add(out, word_fill(telling->words, key, "places", said, "title", title, NULL));
	g_free(said);
}

static void appendix_say(const struct telling *telling, GString *out)
{
	const struct change *first = change_at(telling, 0);
	bool whole =
		!strcmp(first->unit, "appendix") && (first->kind == CHANGE_INSERTED || first->kind == CHANGE_INCLUDED);
	if (whole)
		new_appendix_say(telling, out, first);
	else
		appendices_say(telling, out);
}

static void joined_say(const struct telling *telling, GString *out)
{
	for (guint i = 0; i < telling->item->changes->len; i++) {
		const struct change *change = change_at(telling, i);
		if (change->kind == CHANGE_INSERTED && !strcmp(change->unit, "appendix"))
			new_appendix_say(telling, out, change);
		else
			change_say(telling, out, change);
	}
}

static void gone_say(const struct telling *telling, GString *out)
{
	const struct provision *old = phrase_provision(change_at(telling, 0));
	char *title = g_strndup(old->text, strcspn(old->text, "\n"));
	sentence_add(out, word_fill(telling->words, "overview-gone", "place", old->label, "title", title, NULL));
	g_free(title);
}

static void minor_say(const struct telling *telling, GString *out)
{
	GPtrArray *places = g_ptr_array_new();
	for (guint i = 0; i < telling->item->changes->len; i++)
		places_add(places, change_at(telling, i));
	char *where = places_said(telling, places);
	sentence_add(out, word_fill(telling->words, "overview-minor", "places", where, NULL));
	g_free(where);
}

char *sentence_of(const struct changes *changes, const struct item *item)
{
	struct telling telling = {changes, phrase_words(changes), item};
	GString *out = g_string_new(NULL);
	switch (item->group ? ITEM_JOINED : item->kind) {
	case ITEM_POLICIES:
		policies_say(&telling, out);
		break;
	case ITEM_THROUGHOUT:
		throughout_say(&telling, out, change_at(&telling, 0));
		break;
	case ITEM_SECTIONS:
		sections_say(&telling, out);
		break;
	case ITEM_JOINED:
		joined_say(&telling, out);
		break;
	case ITEM_APPENDIX:
		appendix_say(&telling, out);
		break;
	case ITEM_GONE:
		gone_say(&telling, out);
		break;
	case ITEM_MINOR:
		minor_say(&telling, out);
		break;
	default:
		clause_say(&telling, out);
		break;
	}
	return g_string_free(out, FALSE);
}
