/* SPDX-License-Identifier: MIT
 * Sentences on appendices: new ones, those in another order, and what changed in one. */
#include "base/text_order.h"
#include "explain/details/details.h"
#include "explain/verify/item_class.h"
#include "explain/overview/phrases.h"
#include "explain/overview/sentences.h"

#include <string.h>

static enum pattern_name appendix_pattern(const struct change *change)
{
	const struct node *node = phrase_provision(change)->node;
	if (change->kind == CHANGE_INCLUDED)
		return PATTERN_INCLUDED;
	if (holds_kind(node, NODE_FLOWCHART))
		return PATTERN_NEW_FLOWCHART;
	return holds_kind(node, NODE_FORM) && !holds_kind(node, NODE_CLAUSE) ? PATTERN_NEW_FORM : PATTERN_NEW_APPENDIX;
}

void new_appendix_say(const struct saying *saying, const struct change *change, GString *out)
{
	const struct provision *new = phrase_provision(change);
	const char *from = change->from ? change->from : "";
	char *title = first_line(new->text), *place = place_said(saying, new);
	if (new->node->kind == NODE_APPENDIX &&new->node->meta->citation)
		from = new->node->meta->citation;
	sentence_add(out, pattern_fill(saying->patterns, appendix_pattern(change), "title", title, "place", place,
				       "from", from));
	g_free(title);
	g_free(place);
}

/* Changed appendices, each once, by its letter. */
static void appendices_say(const struct saying *saying, GString *out)
{
	GPtrArray *labels = told_list();
	const struct edition *edition = saying->item->edition;
	const struct node *first = NULL;
	for (guint i = 0; i < saying->item->changes->len; i++) {
		const struct node *appendix = appendix_of(told_at(change_at(saying, i)));
		first = first ? first : appendix;
		const char *letter = appendix ? edition_number(edition, appendix) : "";
		told_add(labels, *letter ? letter : phrase_provision(change_at(saying, i))->label);
	}
	bool one = labels->len <= 1;
	char *number = quantity_said(saying, labels->len);
	g_ptr_array_sort(labels, text_order);
	char *said = told_said(saying, labels);
	const char *title = first ? first->meta->title : "";
	char *place = one ? g_strdup(first ? edition_label(edition, first) : said)
			  : pattern_fill(saying->patterns, PATTERN_APPENDICES, "number", said);
	place = outside_said(saying, edition, place);
	sentence_add(out, pattern_fill(saying->patterns, one ? PATTERN_APPENDIX : PATTERN_FORMS, "number", number,
				       "place", place, "title", title));
	g_free(number);
	g_free(place);
	g_free(said);
}

static int by_letter(const void *a, const void *b)
{
	const struct renumbering *x = *(struct renumbering *const *)a, *y = *(struct renumbering *const *)b;
	int length = (int)strlen(x->new) - (int)strlen(y->new);
	return length ? length : strcmp(x->new, y->new);
}

/* '‘Gifts’ (Appendix D, was Appendix C)'. */
static char *letter_said(const struct saying *saying, const struct renumbering *moved)
{
	const struct edition *edition = saying->item->edition;
	char *now = outside_said(saying, edition, word_fill(saying->words, "ref-appendix", "number", moved->new, NULL));
	char *was = outside_said(saying, edition, word_fill(saying->words, "ref-appendix", "number", moved->old, NULL));
	char *place = pattern_fill(saying->patterns, PATTERN_WAS, "now", now, "was", was);
	char *title = pattern_fill(saying->patterns, PATTERN_QUOTED, "title", moved->title);
	char *said = pattern_fill(saying->patterns, PATTERN_SECTION_AT, "title", title, "place", place);
	g_free(now);
	g_free(was);
	g_free(place);
	g_free(title);
	return said;
}

/* The appendices with other letters; where they have none, those that stand elsewhere. */
static void letters_say(const struct saying *saying, GString *out)
{
	GPtrArray *letters = g_ptr_array_new(), *said = told_list();
	const char *document = edition_meta(saying->item->edition)->id;
	for (guint i = 0; i < saying->changes->renumbered->len; i++) {
		const struct renumbering *moved = saying->changes->renumbered->pdata[i];
		if (!strcmp(moved->unit, "appendix") && !strcmp(moved->document, document))
			g_ptr_array_add(letters, (gpointer)moved);
	}
	g_ptr_array_sort(letters, by_letter);
	for (guint i = 0; i < letters->len; i++)
		told_take(said, letter_said(saying, letters->pdata[i]));
	for (guint i = 0; i < saying->item->changes->len && !letters->len; i++) {
		char *title = first_line(phrase_provision(change_at(saying, i))->text);
		told_take(said, pattern_fill(saying->patterns, PATTERN_QUOTED, "title", title));
		g_free(title);
	}
	char *titles = told_said(saying, said);
	sentence_add(out, pattern_fill(saying->patterns, PATTERN_APPENDICES_ORDER, "titles", titles));
	g_free(titles);
	g_ptr_array_unref(letters);
}

/* ---- what changed within them ------------------------------------------------------------------------------------ */

/* More questions of one form than these are counted, not told one by one. */
#define QUESTIONS_MOST 6u

static bool is_question(const struct change *change)
{
	return !strcmp(change->unit, "field");
}

/* What is told apart within an appendix: what is no question of its form, questions, and those that only have more or
 * less room to write in: these must not crowd the others out. */
enum telling_of { OF_TEXT, OF_QUESTIONS, OF_ROOM, OF_ALL };

static enum telling_of telling_of(const struct change *change)
{
	return !is_question(change) ? OF_TEXT : change_is_room(change) ? OF_ROOM : OF_QUESTIONS;
}

/* Those of the item's changes that are of one appendix, and told together. */
static GPtrArray *changes_of(const struct item *item, const struct node *appendix, enum telling_of of)
{
	GPtrArray *list = g_ptr_array_new();
	for (guint i = 0; i < item->changes->len; i++) {
		const struct change *change = item->changes->pdata[i];
		if (appendix_of(told_at(change)) == appendix && telling_of(change) == of)
			g_ptr_array_add(list, (gpointer)change);
	}
	return list;
}

static void count_add(const struct saying *saying, guint count, enum pattern_name one, enum pattern_name many,
		      GPtrArray *list)
{
	char *number = quantity_said(saying, count);
	if (count)
		told_take(list, pattern_fill(saying->patterns, count == 1 ? one : many, "number", number));
	g_free(number);
}

/* What happened to a question, or to words that are none. */
enum happened { HAPPENED_CAME, HAPPENED_WENT, HAPPENED_CHANGED, HAPPENED_ROOM, HAPPENED_ALL };

static enum happened happened_to(const struct change *change)
{
	return change->kind == CHANGE_INSERTED  ? HAPPENED_CAME
	       : change->kind == CHANGE_REMOVED ? HAPPENED_WENT
	       : change_is_room(change)         ? HAPPENED_ROOM
						: HAPPENED_CHANGED;
}

/* 'In Appendix B, eleven questions have been added and two have been changed.' */
static void questions_count(const struct saying *saying, const GPtrArray *questions, GString *out)
{
	static const enum pattern_name asked[HAPPENED_ALL][2] = {{PATTERN_QUESTION_CAME, PATTERN_QUESTIONS_CAME},
								 {PATTERN_QUESTION_WENT, PATTERN_QUESTIONS_WENT},
								 {PATTERN_QUESTION_CHANGED, PATTERN_QUESTIONS_CHANGED},
								 {PATTERN_QUESTION_ROOM, PATTERN_QUESTIONS_ROOM}};
	static const enum pattern_name words[][2] = {{PATTERN_FIELD_WORDS_CAME, PATTERN_FIELD_WORDS_CAME_MANY},
						     {PATTERN_FIELD_WORDS_WENT, PATTERN_FIELD_WORDS_WENT_MANY},
						     {PATTERN_FIELD_WORDS_CHANGED, PATTERN_FIELD_WORDS_CHANGED_MANY}};
	guint counts[2][HAPPENED_ALL] = {{0}};
	for (guint i = 0; i < questions->len; i++)
		counts[change_is_field_words(questions->pdata[i])][happened_to(questions->pdata[i])]++;
	GPtrArray *list = told_list();
	for (size_t i = 0; i < G_N_ELEMENTS(asked); i++)
		count_add(saying, counts[false][i], asked[i][0], asked[i][1], list);
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		count_add(saying, counts[true][i], words[i][0], words[i][1], list);
	char *said = told_said(saying, list);
	char *place = outside_said(saying, saying->item->edition,
				   g_strdup(edition_label(saying->item->edition, saying->item->at)));
	sentence_add(out, pattern_fill(saying->patterns, PATTERN_QUESTIONS, "place", place, "list", said));
	about_add(saying, questions, TAGS_TELLING, out);
	g_free(said);
	g_free(place);
}

/* One appendix; takes the changes. */
static void part_say(const struct saying *saying, const struct node *appendix, GPtrArray *changes, GString *out)
{
	struct item item = *saying->item;
	struct saying alone = *saying;
	alone.item = &item;
	item.at = appendix;
	item.changes = changes;
	if (changes->len > QUESTIONS_MOST && is_question(changes->pdata[0]))
		questions_count(&alone, changes, out);
	else if (changes->len)
		contents_say(&alone, out);
	g_ptr_array_unref(changes);
}

/* Each appendix, in the order in which its changes are told. */
static void parts_say(const struct saying *saying, GString *out)
{
	GPtrArray *said = g_ptr_array_new();
	for (guint i = 0; i < saying->item->changes->len; i++) {
		const struct node *appendix = appendix_of(told_at(change_at(saying, i)));
		if (g_ptr_array_find(said, appendix, NULL))
			continue;
		g_ptr_array_add(said, (gpointer)appendix);
		for (enum telling_of of = 0; of < OF_ALL; of++)
			part_say(saying, appendix, changes_of(saying->item, appendix, of), out);
	}
	g_ptr_array_unref(said);
}

/* ---- an item ----------------------------------------------------------------------------------------------------- */

/* The appendix itself, where it is new; else NULL. */
static const struct change *new_appendix(const struct item *item)
{
	for (guint i = 0; i < item->changes->len; i++) {
		const struct change *change = item->changes->pdata[i];
		bool came = change->kind == CHANGE_INSERTED || change->kind == CHANGE_INCLUDED;
		if (came && !strcmp(change->unit, "appendix"))
			return change;
	}
	return NULL;
}

/* A new appendix; then what differs in the text that it took in. */
static void came_say(const struct saying *saying, const struct change *appendix, GString *out)
{
	struct item rest = *saying->item;
	struct saying alone = *saying;
	alone.item = &rest;
	rest.changes = g_ptr_array_copy(saying->item->changes, NULL, NULL);
	g_ptr_array_remove(rest.changes, (gpointer)appendix);
	new_appendix_say(saying, appendix, out);
	kept_say(saying, appendix, out);
	parts_say(&alone, out);
	g_ptr_array_unref(rest.changes);
}

void appendix_say(const struct saying *saying, GString *out)
{
	const struct change *first = change_at(saying, 0), *came = new_appendix(saying->item);
	if (change_is_of_letters(first))
		letters_say(saying, out);
	else if (came)
		came_say(saying, came, out);
	else if (!strcmp(first->unit, "appendix") && first->kind == CHANGE_RETITLED && saying->item->changes->len == 1)
		change_say(saying, first, out);
	else {
		appendices_say(saying, out);
		parts_say(saying, out);
	}
}
