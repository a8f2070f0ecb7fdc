/* SPDX-License-Identifier: MIT */
#include "explain/overview/phrases.h"

#include <string.h>

const struct words *phrase_words(const struct changes *changes)
{
	return edition_words(changes_edition(changes, true));
}

const struct provision *phrase_provision(const struct change *change)
{
	if (change->places->len)
		return ((const struct change_place *)change->places->pdata[0])->new;
	return change->new->len ? change->new->pdata[0] : change->old->pdata[0];
}

char *phrase_capital(char *text)
{
	gunichar first = g_unichar_toupper(g_utf8_get_char(text));
	GString *out = g_string_new(NULL);
	if (*text) {
		g_string_append_unichar(out, first);
		g_string_append(out, g_utf8_next_char(text));
	}
	g_free(text);
	return g_string_free(out, FALSE);
}

/* The mark that ends what is quoted from a place on: no apostrophe within a word. NULL: none does. */
static const char *quotation_end(const char *text)
{
	const char *end = strstr(text, "’");
	while (end && g_unichar_isalnum(g_utf8_get_char(end + strlen("’"))))
		end = strstr(end + strlen("’"), "’");
	return end;
}

char *phrase_quoted(char *text)
{
	GString *out = g_string_new(NULL);
	const char *at = text;
	for (const char *open = strstr(at, "‘"); open; open = strstr(open + strlen("‘"), "‘")) {
		const char *end = quotation_end(open);
		if (!end)
			break;
		const char *within = open + strlen("‘");
		g_string_append_printf(out, "%.*s“%.*s”", (int)(open - at), at, (int)(end - within), within);
		at = end + strlen("’");
		open = end;
	}
	g_string_append(out, at);
	g_free(text);
	return g_string_free(out, FALSE);
}

char *phrase_blanks(char *text)
{
	for (enum field_type type = 0; type < FIELD_TYPES; type++) {
		g_autofree char *mark = g_strdup_printf("[%s: ", field_type_name(type));
		if (!strstr(text, mark))
			continue;
		g_auto(GStrv) parts = g_strsplit(text, mark, -1);
		g_free(text);
		text = g_strjoinv("[", parts);
	}
	return text;
}

char *phrase_title(const char *text)
{
	text += strspn(text, " |"); /* a row is named by its first cell with words */
	char *plain = phrase_blanks(g_strndup(text, strcspn(text, "\n")));
	char *line = g_strstrip(g_strndup(plain, strcspn(plain, "|:(")));
	g_free(plain);
	if (g_utf8_strlen(line, -1) > 60) {
		char *end = g_utf8_offset_to_pointer(line, 57);
		while (end > line && *end != ' ')
			end--;
		*end = '\0';
		char *cut = g_strconcat(line, " …", NULL);
		g_free(line);
		return cut;
	}
	return line;
}

static const char *unit_key(const char *unit)
{
	static const char *const keys[][2] = {
		{"section", "diff-at-section"},  {"appendix", "diff-at-section"},
		{"item", "diff-at-item"},        {"row", "diff-at-row"},
		{"field", "diff-at-field"},      {"definition", "diff-at-definition"},
		{"flowchart", "diff-at-step"},   {"paragraph", "diff-at-paragraph"},
		{"document", "diff-at-section"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		if (!strcmp(keys[i][0], unit))
			return keys[i][1];
	return "diff-at-clause";
}

/* 'section 2.0 (Framework for the Code)', 'a bullet in paragraph 1.4', 'the field ‘Hours’ in Appendix D'. */
static char *phrase_place(const struct words *words, const struct provision *provision, const char *unit)
{
	/* A document's title is all that may tell an old one from a new: its citation stays. */
	char *title = strcmp(unit, "document") ? phrase_title(provision->text)
					       : g_strndup(provision->text, strcspn(provision->text, "\n"));
	const char *label = provision->label;
	bool alone = !*label || !strcmp(label, title);
	bool cited =
		!strcmp(label, edition_label(provision->edition, provision->node)); /* 'the flowchart in Appendix A' */
	const char *key = alone                                              ? "diff-at-title"
			  : provision->node->kind == NODE_FLOWCHART && cited ? "diff-at-clause"
									     : unit_key(unit);
	char *place = word_fill(words, key, "place", label, "title", title, NULL);
	g_free(title);
	return place;
}

/* Where documents are several, with the one that it stands in. */
static char *place_in_set(const struct changes *changes, const struct provision *provision, const char *unit)
{
	const struct words *words = phrase_words(changes);
	char *place = phrase_place(words, provision, unit);
	bool several = changes_editions(changes, true)->len > 1 || changes_editions(changes, false)->len > 1;
	if (!several || !strcmp(unit, "document"))
		return place;
	char *whole = word_fill(words, "diff-of-document", "place", place, "document",
				meta_short(edition_meta(provision->edition)), NULL);
	g_free(place);
	return whole;
}

enum moved_how moved_how(const struct changes *changes, const struct change *change)
{
	if (change->kind != CHANGE_MOVED)
		return MOVED_ELSEWHERE;
	const struct provision *old = change->old->pdata[0], *new = change->new->pdata[0];
	if (change->level)
		return MOVED_HEADING;
	if (changes_partner(changes, old->edition) != new->edition || g_strcmp0(old->path[0], new->path[0]) != 0)
		return MOVED_ELSEWHERE;
	if (!*old->number != !*new->number)
		return *new->number ? MOVED_TO_NUMBER : MOVED_FROM_NUMBER;
	if (strcmp(old->label, new->label) != 0)
		return MOVED_ELSEWHERE;
	return changes_level_differs(changes, change) ? MOVED_LEVEL : MOVED_HERE;
}

char *phrase_heading(const struct changes *changes, const struct change *change)
{
	const struct words *words = phrase_words(changes);
	if (change->kind == CHANGE_THROUGHOUT) {
		char *number = g_strdup_printf("%u", change->places->len);
		char *text = word_fill(words, "diff-throughout", "old", change->replaced, "new", change->replacement,
				       "number", number, NULL);
		g_free(number);
		return text;
	}
	static const char *const keys[CHANGE_KINDS] = {"diff-inserted",
						       "diff-removed",
						       "diff-reworded",
						       "diff-moved",
						       "diff-moved-reworded",
						       "diff-split",
						       "diff-merged",
						       "diff-retitled",
						       "diff-reordered",
						       "diff-included",
						       NULL};
	char *place = place_in_set(changes, phrase_provision(change), change->unit);
	const struct provision *old = change->old->len ? change->old->pdata[0] : NULL;
	char *was = old ? place_in_set(changes, old, change->unit) : g_strdup("");
	static const char *const moved[] = {
		NULL, "diff-numbered", "diff-unnumbered", "diff-moved-level", "diff-moved-here", "diff-moved-heading"};
	enum moved_how how = moved_how(changes, change);
	const char *key = moved[how == MOVED_HEADING && !strcmp(place, was) ? MOVED_LEVEL : how];
	char *text = word_fill(words, key ? key : keys[change->kind], "place", place, "was", was, NULL);
	g_free(place);
	g_free(was);
	return phrase_capital(text);
}

char *phrase_fact(const struct changes *changes, const struct change *change)
{
	const struct provision *old = change->old->len ? change->old->pdata[0] : NULL,
			       *new = change->new->len ? change->new->pdata[0] : NULL;
	const char *key = !old ? "diff-fact-came" : !new ? "diff-fact-went" : "diff-fact";
	g_autofree char *place = place_in_set(changes, phrase_provision(change), change->unit);
	return phrase_capital(word_fill(phrase_words(changes), key, "place", place, "old", old ? old->text : "", "new",
					new ? new->text : "", NULL));
}

char *phrase_titles(const struct words *words, const GPtrArray *editions)
{
	GString *titles = g_string_new(NULL);
	for (guint i = 0; i < editions->len; i++) {
		const char *title = edition_title(editions->pdata[i]);
		bool last = i && i + 1 == editions->len;
		g_autofree char *joined =
			last ? word_and(words, word(words, "diff-and"), word(words, "diff-and-vowel"), title)
			     : g_strconcat(i ? ", " : "", title, NULL);
		g_string_append(titles, joined);
	}
	return g_string_free(titles, FALSE);
}

char *phrase_none(const struct changes *changes)
{
	return word_of_none(phrase_words(changes), changes->unplaced);
}

char *phrase_summary(const struct changes *changes)
{
	const struct words *words = phrase_words(changes);
	if (!changes->list->len && !changes->renumbered->len)
		return phrase_none(changes);
	char *count = g_strdup_printf("%u", changes->list->len);
	static const char *const keys[2][2] = {{"diff-summary", "diff-summary-followed-one"},
					       {"diff-summary-one", "diff-summary-one-followed-one"}};
	unsigned numbers = changes_consequential(changes);
	char *followed = g_strdup_printf("%u", numbers);
	char *text = word_fill(words, keys[changes->list->len == 1][numbers == 1], "number", count, "followed",
			       followed, NULL);
	g_free(count);
	g_free(followed);
	return text;
}
