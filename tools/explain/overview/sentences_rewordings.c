/* SPDX-License-Identifier: MIT
 * Sentences on what was reworded in a section or an appendix: each place with its words. */
#include "explain/details/details.h"
#include "explain/verify/item_class.h"
#include "explain/overview/phrases.h"
#include "explain/overview/sentences.h"

#include <string.h>

/* What is said of rewordings of a section: the words of each place; the places of which the words are too many; and
 * what it is all about. */
struct rewordings {
	GPtrArray *words;   /* 'paragraph 4.2: ‘keep’ is now ‘keep proper’' */
	char *where;        /* the place of the last of them, or NULL */
	GPtrArray *others;  /* of const struct provision * */
	GPtrArray *changes; /* of const struct change *, and of each */
	GArray *tags;       /* unsigned: what is to be said that it is about */
};

/* 'a figure (paragraph 3.2) and what must or may be done (paragraphs 3.2 and 3.4)'. */
static void tags_say(const struct saying *saying, const struct rewordings *rewordings, GString *out)
{
	GPtrArray *list = told_list();
	for (unsigned place = 0; place < TAGS; place++) {
		const char *what = tag_about(saying, 1u << place);
		GPtrArray *provisions = g_ptr_array_new();
		for (guint i = 0; what && i < rewordings->changes->len; i++)
			if (g_array_index(rewordings->tags, unsigned, i) & 1u << place)
				places_add(provisions, rewordings->changes->pdata[i]);
		bool any = provisions->len;
		char *places = places_said(saying, provisions);
		if (any)
			told_take(list,
				  pattern_fill(saying->patterns, PATTERN_SECTION_AT, "title", what, "place", places));
		g_free(places);
	}
	bool any = list->len;
	char *said = told_said(saying, list);
	if (any)
		sentence_add(out, pattern_fill(saying->patterns, PATTERN_CHANGES, "what", said));
	g_free(said);
}

/* 'the question ‘Outcome’ (Appendix C)', or the words of a note; takes the place. */
static char *question_said(const struct saying *saying, const struct change *change, char *place)
{
	char *title = phrase_title(phrase_provision(change)->text);
	enum pattern_name name = change_is_field_words(change) ? PATTERN_FIELD_WORDS : PATTERN_QUESTION;
	char *said = pattern_fill(saying->patterns, name, "title", title, "place", place);
	g_free(title);
	g_free(place);
	return said;
}

/* Where a change stands; of what has no number, the heading. */
static char *place_or_title(const struct saying *saying, const struct change *change)
{
	char *place = place_said(saying, phrase_provision(change));
	if (!place_unsaid(place))
		return strcmp(change->unit, "field") != 0 ? place : question_said(saying, change, place);
	g_free(place);
	return title_at(saying, saying->item->at ? saying->item->at : told_at(change));
}

/* The place without the question, where the words name that already. */
static char *place_for(const struct saying *saying, const struct change *change, const char *place, const char *words)
{
	char *title = strcmp(change->unit, "field") != 0 ? NULL : phrase_title(phrase_provision(change)->text);
	char *quoted = title ? pattern_fill(saying->patterns, PATTERN_QUOTED, "title", title) : NULL;
	bool named = quoted && strstr(words, quoted);
	g_free(title);
	g_free(quoted);
	return named ? place_said(saying, phrase_provision(change)) : g_strdup(place);
}

/* Of one place. */
static void rewordings_add(const struct saying *saying, struct rewordings *rewordings, const GPtrArray *changes,
			   const char *place)
{
	bool all;
	char *words = words_told(saying, changes, &all);
	if (words) {
		char *where = place_for(saying, changes->pdata[0], place, words);
		bool there = rewordings->where && !strcmp(rewordings->where, where);
		told_take(rewordings->words, there ? g_strdup(words)
						   : pattern_fill(saying->patterns, PATTERN_REWORDINGS_EACH, "place",
								  where, "list", words));
		g_free(rewordings->where);
		rewordings->where = where;
	}
	for (guint i = 0; i < changes->len; i++) {
		const struct change *change = changes->pdata[i];
		unsigned tags = change->tags & (all ? TAGS_BINDING : ~0u);
		g_ptr_array_add(rewordings->changes, (gpointer)change);
		g_array_append_val(rewordings->tags, tags);
		if (!words)
			places_add(rewordings->others, change);
	}
	g_free(words);
}

/* Those that follow one another in one place go together. */
static void rewordings_gather(const struct saying *saying, struct rewordings *rewordings, const GPtrArray *changes)
{
	GPtrArray *here = g_ptr_array_new();
	char *place = NULL;
	for (guint i = 0; i < changes->len; i++) {
		char *next = place_or_title(saying, changes->pdata[i]);
		if (place && strcmp(place, next) != 0) {
			rewordings_add(saying, rewordings, here, place);
			g_ptr_array_set_size(here, 0);
		}
		g_ptr_array_add(here, changes->pdata[i]);
		g_free(place);
		place = next;
	}
	if (here->len)
		rewordings_add(saying, rewordings, here, place);
	g_free(place);
	g_ptr_array_unref(here);
}

void rewordings_say(const struct saying *saying, const GPtrArray *changes, GString *out)
{
	struct rewordings rewordings = {told_list(), NULL, g_ptr_array_new(), g_ptr_array_new(),
					g_array_new(FALSE, FALSE, sizeof(unsigned))};
	rewordings_gather(saying, &rewordings, changes);
	bool any = rewordings.words->len, others = rewordings.others->len;
	char *words = told_apart(rewordings.words), *places = places_said(saying, rewordings.others);
	if (others && place_unsaid(places)) {
		g_free(places);
		places = place_or_title(saying, changes->pdata[0]);
	}
	if (any)
		sentence_add(out, pattern_fill(saying->patterns, PATTERN_DETAILS, "list", words));
	if (others)
		sentence_add(out, pattern_fill(saying->patterns, PATTERN_REWORDINGS, "places", places));
	tags_say(saying, &rewordings, out);
	g_free(words);
	g_free(places);
	g_free(rewordings.where);
	g_ptr_array_unref(rewordings.changes);
	g_array_unref(rewordings.tags);
}
