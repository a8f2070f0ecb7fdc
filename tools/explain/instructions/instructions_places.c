/* SPDX-License-Identifier: MIT */
#include "explain/instructions/instructions_places.h"
#include "explain/instructions/instructions_inline.h"

#include "model/mutation.h"

#include <string.h>

#define QUOTED_MOST 60 /* characters of a text in a name */

struct places {
	const struct side *side;
	const struct words *words;
	uint32_t *end, *parent; /* by unit */
	char **whole, **own;    /* by unit; `own` NULL where nothing stands under it */
	GHashTable *found;      /* name to a struct spot_at, both owned */
};

/* ---- the tree of units ------------------------------------------------------------------------------------------- */

static void tree_find(struct places *places)
{
	const struct side *side = places->side;
	uint32_t count = side->units->len;
	for (uint32_t i = 0; i < count; i++) {
		const struct unit *unit = UNIT(side, i);
		const struct part *part = PART(side, unit->part);
		uint32_t above = unit->parent != NO_UNIT ? unit->parent
				 : part->first != i      ? part->first
							 : PART(side, part->parent)->first;
		places->parent[i] = above == i ? NO_UNIT : above;
		places->end[i] = i + 1;
	}
	for (uint32_t i = count; i-- > 0;)
		if (places->parent[i] != NO_UNIT)
			places->end[places->parent[i]] = MAX(places->end[places->parent[i]], places->end[i]);
}

/* ---- names ------------------------------------------------------------------------------------------------------- */

/* Words of a text as they are quoted in a name: short, and with its marks made harmless. The caller frees it. */
static char *place_quoted(const char *text)
{
	GString *out = g_string_new(NULL);
	char *cut = NULL;
	if (g_utf8_strlen(text, -1) > QUOTED_MOST) {
		char *end = g_utf8_offset_to_pointer(text, QUOTED_MOST);
		while (end > text && *end != ' ')
			end--;
		cut = end > text ? g_strndup(text, (size_t)(end - text)) : g_utf8_substring(text, 0, QUOTED_MOST);
	}
	inline_escape(cut ? cut : text, out);
	if (cut)
		g_string_append(out, " …");
	g_free(cut);
	return g_string_free(out, FALSE);
}

/* The words of a unit up to its first mark of this text; all of them where there is none. */
static char *words_before(const struct side *side, const struct unit *unit, const char *mark)
{
	uint32_t to = 0;
	while (to < unit->count) {
		const struct token *token = TOKEN(side, unit->first + to);
		const char *word = lexicon_text(side->lexicon, token->word);
		if (token->format & FORMAT_MARK && (!*mark || !strcmp(word, mark)))
			break;
		to++;
	}
	GString *text = g_string_new(NULL);
	unit_shown(side, unit, 0, to, text);
	g_strstrip(text->str);
	return g_string_free(text, FALSE);
}

static const struct edition *edition_at(const struct side *side, uint32_t unit)
{
	return unit_edition(side, unit);
}

static const char *number_typed(const struct places *places, uint32_t i)
{
	const struct unit *unit = UNIT(places->side, i);
	const struct part *part = PART(places->side, unit->part);
	return part->first == i ? part->label : NULL;
}

static bool is_numbered(const struct places *places, uint32_t i)
{
	const struct unit *unit = UNIT(places->side, i);
	bool counts = unit_is_heading(unit) || unit->kind == UNIT_CLAUSE;
	return counts && (number_typed(places, i) || *edition_number(edition_at(places->side, i), unit->node));
}

static char *named(const struct places *places, const char *key, const char *quoted, uint32_t above)
{
	char *words = place_quoted(quoted);
	char *name = word_fill(places->words, key, "words", words, "place",
			       above == NO_UNIT ? "" : places->whole[above], NULL);
	g_free(words);
	return name;
}

/* The nearest unit above that a place is named by: a numbered one, a section, an appendix, the document. */
static uint32_t holder_of(const struct places *places, uint32_t i)
{
	uint32_t above = places->parent[i];
	while (above != NO_UNIT && !is_numbered(places, above) && !unit_is_heading(UNIT(places->side, above)))
		above = places->parent[above];
	return above;
}

static char *heading_name(const struct places *places, uint32_t i)
{
	const struct unit *unit = UNIT(places->side, i);
	if (unit->kind == UNIT_DOCUMENT && places->end[i] - i == places->side->units->len)
		return g_strdup(word(places->words, "instruct-at-document"));
	if (unit->kind == UNIT_DOCUMENT)
		return place_quoted(unit->text);
	if (number_typed(places, i))
		return g_strdup(number_typed(places, i));
	if (is_numbered(places, i))
		return g_strdup(edition_label(edition_at(places->side, i), unit->node));
	return named(places, unit->kind == UNIT_SUBHEADING ? "instruct-at-subheading" : "instruct-at-headed",
		     unit->text, holder_of(places, i));
}

static char *unit_name(const struct places *places, uint32_t i)
{
	static const char *const keys[UNIT_KINDS] = {[UNIT_CLAUSE] = "instruct-at-paragraph",
						     [UNIT_PARAGRAPH] = "instruct-at-paragraph",
						     [UNIT_ITEM] = "instruct-at-item",
						     [UNIT_TABLE] = "instruct-at-table",
						     [UNIT_ROW] = "instruct-at-row",
						     [UNIT_DEFINITION] = "instruct-at-definition",
						     [UNIT_FORM] = "instruct-at-form",
						     [UNIT_FIELD] = "instruct-at-field",
						     [UNIT_FLOWCHART] = "instruct-at-flowchart",
						     [UNIT_STEP] = "instruct-at-step",
						     [UNIT_CODE] = "instruct-at-code",
						     [UNIT_CITATION] = "instruct-at-citation",
						     [UNIT_SHORT] = "instruct-at-short",
						     [UNIT_REVIEW] = "instruct-at-review",
						     [UNIT_OWNER] = "instruct-at-owner"};
	const struct unit *unit = UNIT(places->side, i);
	if (unit_is_heading(unit))
		return heading_name(places, i);
	if (is_numbered(places, i))
		return g_strdup(edition_label(edition_at(places->side, i), unit->node));
	bool inner = unit->kind == UNIT_ROW || unit->kind == UNIT_STEP || unit_is_fact(unit);
	char *words = unit->kind == UNIT_ROW          ? words_before(places->side, unit, "|")
		      : unit->kind == UNIT_DEFINITION ? words_before(places->side, unit, ":")
		      : unit->kind == UNIT_FIELD      ? words_before(places->side, unit, "")
						      : g_strdup(unit->text);
	char *name = named(places, keys[unit->kind], words, inner ? places->parent[i] : holder_of(places, i));
	g_free(words);
	return name;
}

static char *own_name(const struct places *places, uint32_t i)
{
	const struct unit *unit = UNIT(places->side, i);
	if (unit->kind == UNIT_DOCUMENT && places->end[i] - i == places->side->units->len)
		return g_strdup(word(places->words, "instruct-at-title"));
	const char *key = unit_is_heading(unit)          ? "instruct-at-heading"
			  : unit->kind == UNIT_TABLE     ? "instruct-at-columns"
			  : unit->kind == UNIT_FLOWCHART ? "instruct-at-description"
							 : "instruct-at-opening";
	return word_fill(places->words, key, "place", places->whole[i], NULL);
}

/* ---- one name, one place ----------------------------------------------------------------------------------------- */

/* The appendix that a unit stands in, or what is included whole; NO_UNIT for the body of a document. */
static uint32_t appendix_of(const struct places *places, uint32_t i)
{
	for (uint32_t above = places->parent[i]; above != NO_UNIT; above = places->parent[above])
		if (UNIT(places->side, above)->kind == UNIT_APPENDIX)
			return above;
	return NO_UNIT;
}

static uint32_t document_above(const struct places *places, uint32_t i)
{
	while (places->parent[i] != NO_UNIT)
		i = places->parent[i];
	return i;
}

/* The section or appendix. */
static uint32_t part_of(const struct places *places, uint32_t i)
{
	uint32_t above = PART(places->side, UNIT(places->side, i)->part)->first;
	return above == i ? places->parent[i] : above;
}

static GHashTable *names_counted(const struct places *places)
{
	GHashTable *counts = g_hash_table_new(g_str_hash, g_str_equal);
	for (uint32_t i = 0; i < places->side->units->len; i++) {
		guint count = GPOINTER_TO_UINT(g_hash_table_lookup(counts, places->whole[i]));
		g_hash_table_insert(counts, places->whole[i], GUINT_TO_POINTER(count + 1));
	}
	return counts;
}

/* 'paragraph 9.3 of the Code of Conduct', 'paragraph 2 of Appendix B'. */
static char *wider_name(const struct places *places, uint32_t i, uint32_t above)
{
	const char *name = places->whole[i], *whole = places->whole[above];
	if (UNIT(places->side, above)->kind == UNIT_DOCUMENT)
		return word_fill(places->words, "diff-of-document", "place", name, "document", whole, NULL);
	return word_of_document(places->words, name, whole);
}

/* Whether a name is made of a number that its appendix counts anew from 1 on, as the body of the document may: not
 * 'G1.1', which names the appendix. */
static bool is_counted_anew(const struct places *places, uint32_t i, uint32_t above)
{
	while (i != above && !(UNIT(places->side, i)->kind == UNIT_CLAUSE && is_numbered(places, i)))
		i = places->parent[i];
	return i != above && g_ascii_isdigit(*edition_number(edition_at(places->side, i), UNIT(places->side, i)->node));
}

/* A name that others have too, or every name, also says in what it stands; not in a document that is alone. */
static void names_widen(struct places *places, uint32_t (*within)(const struct places *, uint32_t), bool all)
{
	GHashTable *counts = names_counted(places);
	uint32_t count = places->side->units->len;
	char **wider = g_new0(char *, (gsize)count + 1);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t above = within(places, i);
		bool shared = GPOINTER_TO_UINT(g_hash_table_lookup(counts, places->whole[i])) > 1;
		if (within == appendix_of && above != NO_UNIT)
			shared = shared || is_counted_anew(places, i, above);
		if ((all || shared) && above != NO_UNIT && above != i && places->end[above] - above < count)
			wider[i] = wider_name(places, i, above);
	}
	g_hash_table_unref(counts);
	for (uint32_t i = 0; i < count; i++)
		if (wider[i]) {
			g_free(places->whole[i]);
			places->whole[i] = wider[i];
		}
	g_free(wider);
}

/* What is still shared is counted. */
static void names_count(struct places *places)
{
	GHashTable *counts = names_counted(places),
		   *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GPtrArray *old = g_ptr_array_new_with_free_func(g_free);
	for (uint32_t i = 0; i < places->side->units->len; i++) {
		char *name = places->whole[i];
		if (GPOINTER_TO_UINT(g_hash_table_lookup(counts, name)) < 2)
			continue;
		guint nth = GPOINTER_TO_UINT(g_hash_table_lookup(seen, name)) + 1;
		g_hash_table_insert(seen, g_strdup(name), GUINT_TO_POINTER(nth));
		char number[16];
		g_snprintf(number, sizeof number, "%u", nth);
		g_ptr_array_add(old, name);
		places->whole[i] = word_fill(places->words, "instruct-at-nth", "place", name, "number", number, NULL);
	}
	g_hash_table_unref(counts);
	g_hash_table_unref(seen);
	g_ptr_array_unref(old);
}

/* ---- cells ------------------------------------------------------------------------------------------------------- */

static bool is_edge(const struct side *side, const struct unit *unit, uint32_t i)
{
	const struct token *token = TOKEN(side, unit->first + i);
	return token->format & FORMAT_MARK && !strcmp(lexicon_text(side->lexicon, token->word), "|");
}

static uint32_t cells_in(const struct side *side, const struct unit *unit)
{
	uint32_t cells = 1;
	for (uint32_t i = 0; i < unit->count; i++)
		cells += is_edge(side, unit, i);
	return cells;
}

void places_tokens(const struct places *places, struct spot_at at, uint32_t *from, uint32_t *to)
{
	const struct unit *unit = UNIT(places->side, at.unit);
	*from = 0;
	*to = unit->count;
	for (uint32_t i = 0, cell = 1; i < unit->count && at.cell; i++) {
		if (!is_edge(places->side, unit, i))
			continue;
		if (cell == at.cell)
			*to = i;
		if (++cell == at.cell)
			*from = i + 1;
		if (cell > at.cell)
			break;
	}
}

/* '“Limit”' or '2', as a column is called. */
static char *column_name(const struct places *places, uint32_t row, uint32_t cell)
{
	uint32_t table = places->parent[row], from, to;
	places_tokens(places, (struct spot_at){table, cell, true}, &from, &to);
	GString *text = g_string_new(NULL);
	unit_shown(places->side, UNIT(places->side, table), from, to, text);
	g_strstrip(text->str);
	char *quoted = place_quoted(text->str);
	bool named_so = *quoted && cell > 1 && cell <= cells_in(places->side, UNIT(places->side, table));
	char *name = named_so ? g_strconcat("“", quoted, "”", NULL) : g_strdup_printf("%u", cell);
	g_free(quoted);
	g_string_free(text, TRUE);
	return name;
}

static char *cell_name(const struct places *places, uint32_t row, uint32_t cell)
{
	char *column = column_name(places, row, cell);
	char *name = word_fill(places->words, "instruct-at-cell", "column", column, "place", places->whole[row], NULL);
	g_free(column);
	return name;
}

/* ---- together ---------------------------------------------------------------------------------------------------- */

static void found_add(struct places *places, const char *name, struct spot_at at)
{
	if (!g_hash_table_contains(places->found, name))
		g_hash_table_insert(places->found, g_strdup(name), g_memdup2(&at, sizeof at));
}

static void cells_add(struct places *places, uint32_t row)
{
	uint32_t cells = cells_in(places->side, UNIT(places->side, row));
	for (uint32_t cell = 1; cell <= cells; cell++) {
		char *name = cell_name(places, row, cell);
		found_add(places, name, (struct spot_at){row, cell, true});
		g_free(name);
	}
}

struct places *places_new(const struct side *side, const struct words *words)
{
	struct places *places = g_new0(struct places, 1);
	uint32_t count = side->units->len;
	*places = (struct places){side,
				  words,
				  g_new(uint32_t, count),
				  g_new(uint32_t, count),
				  g_new0(char *, count),
				  g_new0(char *, count),
				  g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free)};
	tree_find(places);
	for (uint32_t i = 0; i < count; i++)
		places->whole[i] = unit_name(places, i);
	names_widen(places, appendix_of, false);
	names_widen(places, document_above, true);
	names_widen(places, part_of, false);
	names_count(places);
	for (uint32_t i = 0; i < count; i++) {
		bool alone = places->end[i] == i + 1 && UNIT(side, i)->kind != UNIT_DOCUMENT;
		found_add(places, places->whole[i], (struct spot_at){i, 0, alone});
		places->own[i] = alone ? NULL : own_name(places, i);
		if (places->own[i])
			found_add(places, places->own[i], (struct spot_at){i, 0, true});
		if (UNIT(side, i)->kind == UNIT_ROW)
			cells_add(places, i);
	}
	return places;
}

void places_free(struct places *places)
{
	if (!places)
		return;
	for (uint32_t i = 0; i < places->side->units->len; i++) {
		g_free(places->whole[i]);
		g_free(places->own[i]);
	}
	g_free(places->whole);
	g_free(places->own);
	g_free(places->end);
	g_free(places->parent);
	g_hash_table_unref(places->found);
	g_free(places);
}

char *places_name(const struct places *places, struct spot_at at)
{
	if (at.cell)
		return cell_name(places, at.unit, at.cell);
	return g_strdup(at.own && places->own[at.unit] ? places->own[at.unit] : places->whole[at.unit]);
}

bool places_find(const struct places *places, const char *text, size_t length, struct spot_at *at)
{
	char *name = g_strndup(text, length);
	const struct spot_at *found = g_hash_table_lookup(places->found, name);
	char *now = found ? NULL : text_renewed(places->words, name);
	if (now)
		found = g_hash_table_lookup(places->found, now);
	g_free(now);
	if (found)
		*at = *found;
	g_free(name);
	return found != NULL;
}

uint32_t places_end(const struct places *places, uint32_t unit)
{
	return places->end[unit];
}

uint32_t places_parent(const struct places *places, uint32_t unit)
{
	return places->parent[unit];
}

uint32_t places_cells(const struct places *places, uint32_t row)
{
	return cells_in(places->side, UNIT(places->side, row));
}

char *places_number(const struct places *places, uint32_t unit)
{
	const char *typed = number_typed(places, unit);
	const struct unit *u = UNIT(places->side, unit);
	if (typed)
		return g_strdup(typed);
	if (u->kind == UNIT_APPENDIX)
		return g_strdup(is_numbered(places, unit) ? edition_label(edition_at(places->side, unit), u->node)
							  : "");
	bool counts = unit_is_heading(u) || u->kind == UNIT_CLAUSE || u->kind == UNIT_ITEM;
	return g_strdup(counts ? edition_number(edition_at(places->side, unit), u->node) : "");
}
