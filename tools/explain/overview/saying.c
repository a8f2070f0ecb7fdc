/* SPDX-License-Identifier: MIT */
#include "explain/overview/saying.h"
#include "explain/verify/item_class.h"
#include "explain/overview/phrases.h"

#include <string.h>

/* Repeats stand near each other, and there may be thousands of places: so far back they are looked for. */
#define REPEATS_NEAR 200u

/* Stands in a sentence for a place that is not to be said. */
#define UNSAID "\001"

const struct change *change_at(const struct saying *saying, guint i)
{
	return saying->item->changes->pdata[i];
}

/* ---- lists ------------------------------------------------------------------------------------------------------- */

GPtrArray *told_list(void)
{
	return g_ptr_array_new_with_free_func(g_free);
}

void told_take(GPtrArray *list, char *text)
{
	if (place_unsaid(text)) {
		g_free(text);
		return;
	}
	for (guint i = list->len > REPEATS_NEAR ? list->len - REPEATS_NEAR : 0; i < list->len; i++)
		if (!strcmp(list->pdata[i], text)) {
			g_free(text);
			return;
		}
	g_ptr_array_add(list, text);
}

void told_add(GPtrArray *list, const char *text)
{
	told_take(list, g_strdup(text));
}

char *told_said(const struct saying *saying, GPtrArray *list)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < list->len; i++) {
		bool last = i && i + 1 == list->len;
		g_autofree char *joined =
			last ? word_and(saying->words, pattern_text(saying->patterns, PATTERN_AND),
					pattern_text(saying->patterns, PATTERN_AND_VOWEL), list->pdata[i])
			     : g_strconcat(i ? ", " : "", list->pdata[i], NULL);
		g_string_append(out, joined);
	}
	g_ptr_array_unref(list);
	return g_string_free(out, FALSE);
}

char *text_trimmed(const char *text)
{
	char *copy = g_strstrip(g_strdup(text));
	size_t n = strlen(copy);
	while (n && strchr(",;:.", copy[n - 1]))
		copy[--n] = '\0';
	return copy;
}

bool place_unsaid(const char *place)
{
	return !strcmp(place, UNSAID);
}

char *told_apart(GPtrArray *list)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < list->len; i++)
		g_string_append_printf(out, "%s%s", i ? "; " : "", (const char *)list->pdata[i]);
	g_string_append(out, list->len ? "" : UNSAID);
	g_ptr_array_unref(list);
	return g_string_free(out, FALSE);
}

char *place_beside(char *place, const char *title)
{
	if (strcmp(place, title) != 0)
		return place;
	g_free(place);
	return g_strdup(UNSAID);
}

/* Takes out the brackets that an unsaid place stands in. */
static void unsaid_remove(char *sentence)
{
	for (char *at = strstr(sentence, UNSAID); at; at = strstr(sentence, UNSAID)) {
		char *from = at, *end = strchr(at, ')');
		while (from > sentence && *from != '(')
			from--;
		bool bracketed = *from == '(' && end;
		if (bracketed && from > sentence && from[-1] == ' ')
			from--;
		char *rest = bracketed ? end + 1 : at + strlen(UNSAID);
		from = bracketed ? from : at;
		memmove(from, rest, strlen(rest) + 1);
	}
}

void sentence_add(GString *out, char *sentence)
{
	unsaid_remove(sentence);
	sentence = phrase_capital(sentence);
	if (out->len)
		g_string_append_c(out, ' ');
	g_string_append(out, sentence);
	g_free(sentence);
}

char *quantity_said(const struct saying *saying, guint number)
{
	char **names = g_strsplit(pattern_text(saying->patterns, PATTERN_QUANTITIES), " ", -1);
	bool named = number && number <= g_strv_length(names);
	char *said = named ? g_strdup(names[number - 1]) : g_strdup_printf("%u", number);
	g_strfreev(names);
	return said;
}

/* ---- places ------------------------------------------------------------------------------------------------------ */

/* The document of the new text that a provision's own became. */
static const struct edition *edition_now(const struct saying *saying, const struct provision *provision)
{
	const GPtrArray *news = changes_editions(saying->changes, true);
	for (guint i = 0; i < news->len; i++)
		if (news->pdata[i] == provision->edition)
			return provision->edition;
	const struct edition *partner = changes_partner(saying->changes, provision->edition);
	return partner ? partner : provision->edition;
}

bool has_sections(const struct edition *edition)
{
	const struct node *root = edition_root(edition), *child = root->first;
	if (root->last && root->last->kind != NODE_APPENDIX) /* after a section come only others, and appendices */
		return root->last->kind == NODE_SECTION;
	while (child && child->kind != NODE_SECTION)
		child = child->next;
	return child != NULL;
}

/* Of what has no number and no title: 'the opening text', or unsaid. */
static char *opening_said(const struct saying *saying, const struct provision *provision)
{
	bool opening = provision->node->kind != NODE_DOCUMENT && has_sections(provision->edition);
	return g_strdup(opening ? pattern_text(saying->patterns, PATTERN_OPENING) : UNSAID);
}

static bool is_appendix(const struct provision *provision)
{
	return node_part(provision->node)->kind == NODE_APPENDIX && *provision->label;
}

char *outside_said(const struct saying *saying, const struct edition *edition, char *place)
{
	if (!saying->outside)
		return place;
	char *said = pattern_fill(saying->patterns, PATTERN_IN_DOCUMENT, "place", place, "document",
				  meta_short(edition_meta(edition)));
	g_free(place);
	return said;
}

static char *in_document(const struct saying *saying, const struct provision *provision, const char *place)
{
	return pattern_fill(saying->patterns, PATTERN_IN_DOCUMENT, "place", place, "document",
			    meta_short(edition_meta(provision->edition)));
}

char *place_said(const struct saying *saying, const struct provision *provision)
{
	const char *title = edition_title(provision->edition);
	if (saying->outside && is_appendix(provision))
		return outside_said(saying, provision->edition, g_strdup(provision->label));
	bool opening = section_of(provision->node)->kind == NODE_DOCUMENT;
	bool labelled = *provision->label && !(opening && !strcmp(provision->label, title));
	char *place = labelled ? g_strdup(provision->label) : opening_said(saying, provision);
	if (edition_now(saying, provision) == saying->item->edition)
		return place;
	char *whole = place_unsaid(place) ? g_strdup(title) : in_document(saying, provision, place);
	g_free(place);
	return whole;
}

void places_add(GPtrArray *list, const struct change *change)
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

/* 'paragraph 1.3' without the word, where the pattern begins with one. */
static const char *bare(const struct saying *saying, const char *key, const char *place)
{
	const char *pattern = word(saying->words, key);
	size_t before = strcspn(pattern, "{");
	bool plain = before && !pattern[before + strcspn(pattern + before, "}") + 1];
	return plain && !strncmp(place, pattern, before) ? place + before : NULL;
}

/* All of one kind by one word: 'paragraphs 1.3 and 4.3'. */
static char *kind_said(const struct saying *saying, GPtrArray *bares, const char *one, enum pattern_name many)
{
	guint count = bares->len;
	char *said = told_said(saying, bares), *text = NULL;
	if (count > 1)
		text = pattern_fill(saying->patterns, many, "number", said);
	else if (count)
		text = word_fill(saying->words, one, "number", said, NULL);
	g_free(said);
	return text;
}

/* How places are told together: by the word that they begin with. */
enum place_kind { AT_SECTION, AT_PARAGRAPH, AT_OTHER, AT_OWN_PARAGRAPH, AT_LETTER, AT_KINDS };

/* Adds a place to its list: 'Appendix B' and 'paragraph B.2' of what is told in another document take the name of
 * theirs once for all. */
static void place_sort(const struct saying *saying, const struct provision *provision, GPtrArray *lists[AT_KINDS])
{
	bool own = saying->outside && is_appendix(provision) && edition_now(saying, provision) == saying->item->edition;
	char *place = own ? g_strdup(provision->label) : place_said(saying, provision);
	const char *number = bare(saying, "ref-paragraph", place), *letter = bare(saying, "ref-appendix", place),
		   *section = bare(saying, "ref-section", place);
	const char *left = number ? number : letter ? letter : section;
	if (!left || strchr(left, ' '))
		told_take(lists[AT_OTHER],
			  own ? outside_said(saying, saying->item->edition, g_strdup(place)) : g_strdup(place));
	else
		told_add(lists[letter    ? AT_LETTER
			       : section ? AT_SECTION
			       : own     ? AT_OWN_PARAGRAPH
					 : AT_PARAGRAPH],
			 left);
	g_free(place);
}

/* Takes the list of one kind. */
static void kind_take(const struct saying *saying, enum place_kind kind, GPtrArray *list, GPtrArray *places)
{
	static const struct {
		const char *one;
		enum pattern_name many;
		bool own;
	} kinds[AT_KINDS] = {
		[AT_SECTION] = {"ref-section", PATTERN_SECTIONS_AT, false},
		[AT_PARAGRAPH] = {"ref-paragraph", PATTERN_PARAGRAPHS, false},
		[AT_OWN_PARAGRAPH] = {"ref-paragraph", PATTERN_PARAGRAPHS, true},
		[AT_LETTER] = {"ref-appendix", PATTERN_APPENDICES, true},
	};
	if (kind == AT_OTHER) {
		for (guint i = 0; i < list->len; i++)
			told_add(places, list->pdata[i]);
		g_ptr_array_unref(list);
		return;
	}
	char *text = kind_said(saying, list, kinds[kind].one, kinds[kind].many);
	if (text)
		told_take(places, kinds[kind].own ? outside_said(saying, saying->item->edition, text) : text);
}

/* Of one document, in order. */
static char *places_in_order(const struct saying *saying, const GPtrArray *provisions)
{
	GPtrArray *lists[AT_KINDS], *places = told_list();
	for (enum place_kind kind = 0; kind < AT_KINDS; kind++)
		lists[kind] = told_list();
	for (guint i = 0; i < provisions->len; i++)
		place_sort(saying, provisions->pdata[i], lists);
	for (enum place_kind kind = 0; kind < AT_KINDS; kind++)
		kind_take(saying, kind, lists[kind], places);
	if (!places->len)
		g_ptr_array_add(places, g_strdup(UNSAID));
	return told_said(saying, places);
}

/* 'sections 2 and 3 and Appendix B of the Scheme'. */
static char *places_of_document(const struct saying *saying, const struct edition *edition, const GPtrArray *provisions)
{
	struct item item = *saying->item;
	struct saying alone = *saying;
	GPtrArray *here = g_ptr_array_new();
	alone.item = &item;
	alone.outside = false;
	item.edition = edition;
	for (guint i = 0; i < provisions->len; i++)
		if (edition_now(saying, provisions->pdata[i]) == edition)
			g_ptr_array_add(here, provisions->pdata[i]);
	const struct provision *first = here->pdata[0];
	char *places = places_in_order(&alone, here);
	char *said =
		place_unsaid(places) ? g_strdup(edition_title(first->edition)) : in_document(saying, first, places);
	g_ptr_array_unref(here);
	g_free(places);
	return said;
}

char *places_said(const struct saying *saying, GPtrArray *provisions)
{
	GPtrArray *documents = g_ptr_array_new(), *list = told_list();
	g_ptr_array_sort(provisions, by_unit);
	for (guint i = 0; i < provisions->len; i++) {
		const struct edition *edition = edition_now(saying, provisions->pdata[i]);
		if (!g_ptr_array_find(documents, edition, NULL))
			g_ptr_array_add(documents, (gpointer)edition);
	}
	bool own = !documents->len || (documents->len == 1 && documents->pdata[0] == saying->item->edition);
	for (guint i = 0; i < documents->len && !own; i++)
		told_take(list, places_of_document(saying, documents->pdata[i], provisions));
	char *apart = told_apart(list), *said = own ? places_in_order(saying, provisions) : g_strdup(apart);
	g_ptr_array_unref(documents);
	g_ptr_array_unref(provisions);
	g_free(apart);
	return said;
}

/* 'Appendix B, paragraph 1.2' of what is numbered there as the document itself is. */
static char *place_with_appendix(const struct saying *saying, const struct provision *provision)
{
	const struct node *appendix = appendix_of(provision->node);
	const char *letter = appendix ? edition_number(provision->edition, appendix) : "";
	char *place = place_said(saying, provision);
	bool says = !*letter || appendix == provision->node || g_str_has_prefix(provision->number, letter) ||
		    strstr(place, edition_label(provision->edition, appendix));
	if (says || place_unsaid(place))
		return place;
	char *whole = g_strdup_printf("%s, %s", edition_label(provision->edition, appendix), place);
	g_free(place);
	return whole;
}

char *place_and_was(const struct saying *saying, const struct change *change)
{
	if (change->places->len || !change->old->len || !change->new->len)
		return place_said(saying, phrase_provision(change));
	const struct provision *new = change->new->pdata[0], *old = change->old->pdata[0];
	bool across = !appendix_of(new->node) != !appendix_of(old->node) || change_is_taken_in(change);
	char *now = across ? place_with_appendix(saying, new) : place_said(saying, new);
	char *was = across ? place_with_appendix(saying, old) : place_said(saying, old);
	bool both = strcmp(now, was) != 0 && !place_unsaid(now) && !place_unsaid(was);
	char *said = both ? pattern_fill(saying->patterns, PATTERN_WAS, "now", now, "was", was) : g_strdup(now);
	g_free(now);
	g_free(was);
	return said;
}

struct provision *provision_at(const struct side *side, uint32_t unit)
{
	struct provision *provision = g_new0(struct provision, 1);
	provision->edition = unit_edition(side, unit);
	provision->node = UNIT(side, unit)->node;
	provision->unit = unit;
	provision->units = 1;
	provision->number = unit_number(side, unit);
	provision->label = unit_label(side, unit);
	provision->text = UNIT(side, unit)->text;
	return provision;
}

/* ---- subjects ---------------------------------------------------------------------------------------------------- */

/* The title of a sub-heading. */
static char *subheading_said(const struct node *heading)
{
	GString *title = g_string_new(NULL);
	const struct node *words = node_child(heading, NODE_TITLE);
	if (words)
		node_plain(words, title);
	return g_string_free(title, FALSE);
}

char *section_title(const struct provision *provision)
{
	const struct node *section = section_of(provision->node);
	if (section->kind == NODE_DOCUMENT || !provision->path[0])
		return g_strdup(edition_title(provision->edition));
	if (section->kind == NODE_APPENDIX || !section->parent || section->parent->kind == NODE_APPENDIX)
		return first_line(section->kind == NODE_APPENDIX ? section->meta->title : provision->path[0]);
	return first_line(provision->path[0]);
}

char *subject_of(const struct provision *provision)
{
	const struct node *heading = heading_of(provision->node);
	return heading->kind == NODE_SUBHEADING ? subheading_said(heading) : section_title(provision);
}

char *title_at(const struct saying *saying, const struct node *node)
{
	const struct node *heading = heading_of(node);
	uint32_t unit = unit_of(saying->changes->new, heading);
	if (heading->kind == NODE_DOCUMENT || unit == NO_UNIT)
		return g_strdup(edition_title(saying->item->edition));
	return first_line(UNIT(saying->changes->new, unit)->text);
}

char *first_line(const char *text)
{
	return g_strndup(text, strcspn(text, "\n"));
}
