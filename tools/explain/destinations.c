/* SPDX-License-Identifier: MIT */
#include "explain/destinations.h"
#include "explain/instructions/instructions_map.h"
#include "explain/instructions/instructions_places.h"
#include "explain/instructions/instructions_plurals.h"
#include "explain/overview/phrases.h"

#include <string.h>

/* What became of a provision, or where it comes from. */
enum became {
	BECAME_SAME,
	BECAME_AMENDED,
	BECAME_NUMBERED, /* its words are the same, and it has a number of its own now; in origins: had none */
	BECAME_UNNUMBERED,
	BECAME_RENUMBERED, /* that happened to what has no row of its own under it, and nothing else */
	BECAME_LEVEL,      /* a heading of another level */
	BECAME_MOVED,
	BECAME_MOVED_AMENDED,
	BECAME_SPLIT,
	BECAME_JOINED,
	BECAME_NOTHING, /* omitted; in the table of origins: new */
	BECAME_INCLUDED,
	BECAME_TRANSFERRED, /* to another document; in origins: from one */
	BECAMES
};

struct row {
	uint32_t unit, last; /* of this side; a run of neighbours */
	GArray *others;      /* of uint32_t: units of the other side; of a run, the first and the last */
	enum became became;
	const char *note;  /* a reason, or what document it came from; or NULL */
	const char *place; /* BECAME_TRANSFERRED: where it is, or was */
};

/* One side of the comparison as its table sees it. */
struct table {
	const struct map *map;
	const struct reasons *reasons;
	const struct transfers *transfers; /* of `edition`, the first of this side; or NULL */
	const struct edition *edition;
	const struct side *side, *other;
	struct places *places, *other_places;
	const struct words *words;
	bool *altered; /* by unit: it, or something under it that has no row of its own, has other words */
	bool *recast;  /* by unit: so much of it has a number now, or lost it, where it stands */
	bool origins;
};

/* ---- what has a row ---------------------------------------------------------------------------------------------- */

static bool has_row(const struct places *places, const struct side *side, uint32_t unit)
{
	const struct unit *u = UNIT(side, unit);
	if (u->kind == UNIT_SECTION || u->kind == UNIT_APPENDIX)
		return true;
	if (u->kind == UNIT_FORM) { /* a form that an appendix holds is that appendix */
		uint32_t above = places_parent(places, unit);
		return above == NO_UNIT || UNIT(side, above)->kind != UNIT_APPENDIX;
	}
	if (u->kind != UNIT_CLAUSE && u->kind != UNIT_SUBHEADING)
		return false;
	char *number = places_number(places, unit);
	bool numbered = *number;
	g_free(number);
	return numbered;
}

/* The nearest unit with a row that a unit stands under, or is. */
static uint32_t row_above(const struct places *places, const struct side *side, uint32_t unit)
{
	while (unit != NO_UNIT && !has_row(places, side, unit))
		unit = places_parent(places, unit);
	return unit;
}

/* ---- what became of it ------------------------------------------------------------------------------------------- */

/* A paragraph or an entry that has a number of its own on one side alone. */
static bool numbered_otherwise(const struct table *old, const struct table *new, uint32_t from, uint32_t to)
{
	return unit_is_text(UNIT(old->side, from)) && unit_is_text(UNIT(new->side, to)) &&
	       has_row(old->places, old->side, from) != has_row(new->places, new->side, to);
}

static bool words_same(const struct table *old, const struct table *new, uint32_t from, uint32_t to)
{
	const struct map *map = old->map;
	if (map->divided[from] || (map->altered[from] && map->altered[from]->len))
		return false;
	const struct unit *was = UNIT(map->old, from), *is = UNIT(map->new, to);
	return was->kind == is->kind || heading_level_differs(was, is) || numbered_otherwise(old, new, from, to);
}

/* One is the other; or what has the row now had none, or has none any more, and stands where it stood. */
static bool rows_same(const struct table *old, const struct table *new, uint32_t row, uint32_t there)
{
	const struct map *map = old->map;
	if (row == NO_UNIT || there == NO_UNIT)
		return false;
	return map->to[row] == there || row_above(old->places, old->side, map->from[there]) == row ||
	       row_above(new->places, new->side, map->to[row]) == there;
}

static uint32_t row_over(const struct table *table, uint32_t unit)
{
	return row_above(table->places, table->side, places_parent(table->places, unit));
}

/* Marks what got a number or lost it, and what holds it. */
static void recast_mark(const struct table *old, const struct table *new, uint32_t from, uint32_t to)
{
	uint32_t over = row_over(old, from), there = row_over(new, to);
	if (!numbered_otherwise(old, new, from, to) || !rows_same(old, new, over, there))
		return;
	old->recast[from] = new->recast[to] = old->recast[over] = new->recast[there] = true;
}

static void both_mark(const struct map *map, bool *olds, bool *news)
{
	for (uint32_t i = 0; i < map->old->units->len; i++)
		if (map->to[i] != NO_UNIT && (olds[i] || news[map->to[i]]))
			olds[i] = news[map->to[i]] = true;
}

/* What came to stand under what stayed, and has no row of its own. */
static void came_find(const struct table *old, const struct table *new)
{
	const struct map *map = old->map;
	for (uint32_t i = 0; i < map->new->units->len; i++) {
		uint32_t row = row_above(new->places, map->new, i);
		if (map->from[i] != NO_UNIT || row == NO_UNIT || row == i)
			continue;
		new->altered[row] = true;
		uint32_t was = row_above(old->places, map->old, map->from[row]);
		if (was != NO_UNIT)
			old->altered[was] = true;
	}
}

/* Marks what has other words, on both sides: also by what came to stand under it or went. */
static void altered_find(const struct table *old, const struct table *new)
{
	const struct map *map = old->map;
	for (uint32_t i = 0; i < map->old->units->len; i++) {
		uint32_t row = row_above(old->places, map->old, i), to = map->to[i];
		uint32_t there = to == NO_UNIT ? NO_UNIT : row_above(new->places, map->new, to);
		bool same =
			to != NO_UNIT && words_same(old, new, i, to) && (row == i || rows_same(old, new, row, there));
		if (same)
			recast_mark(old, new, i, to);
		if (!same && row != NO_UNIT)
			old->altered[row] = true;
		if (!same && there != NO_UNIT)
			new->altered[there] = true;
	}
	came_find(old, new);
	both_mark(map, old->altered, new->altered);
	both_mark(map, old->recast, new->recast);
}

static void other_add(struct row *row, uint32_t unit)
{
	g_array_append_val(row->others, unit);
}

/* Why; said once, for the first of what one change tells of. */
static const char *because(const struct table *table, uint32_t unit)
{
	const struct change *const *changes = table->origins ? table->map->new_change : table->map->old_change;
	uint32_t above = places_parent(table->places, unit);
	if (!changes[unit] || (above != NO_UNIT && changes[above] == changes[unit]))
		return NULL;
	const struct reason *reason = reason_of(table->reasons, changes[unit]);
	return reason ? reason->because : NULL;
}

static enum became stayed(const struct table *table, uint32_t unit, uint32_t old)
{
	const struct map *map = table->map;
	bool moved = map->moved[old] == MAP_MOVED, altered = table->altered[unit];
	bool recast = table->recast[unit] && !altered;
	uint32_t new = map->to[old], other = table->origins ? old : new;
	if (recast && !has_row(table->other_places, table->other, other))
		return table->origins ? BECAME_NUMBERED : BECAME_UNNUMBERED;
	if (moved && !altered && heading_level_differs(UNIT(map->old, old), UNIT(map->new, new)))
		return BECAME_LEVEL;
	if (recast && !moved)
		return BECAME_RENUMBERED;
	return moved ? (altered ? BECAME_MOVED_AMENDED : BECAME_MOVED) : altered ? BECAME_AMENDED : BECAME_SAME;
}

/* What has nothing on the other side: it may have something in another document. */
static void nothing_find(const struct table *table, struct row *row)
{
	row->note = because(table, row->unit);
	row->place =
		transfers_place(table->transfers, table->origins, table->edition, UNIT(table->side, row->unit)->node);
	row->became = row->place ? BECAME_TRANSFERRED : BECAME_NOTHING;
}

static void destination_find(const struct table *table, struct row *row)
{
	const struct map *map = table->map;
	uint32_t unit = row->unit, joined = map->joined[unit];
	if (map->to[unit] == NO_UNIT && joined == NO_UNIT) {
		nothing_find(table, row);
		return;
	}
	other_add(row, map->to[joined == NO_UNIT ? unit : joined]);
	row->became = stayed(table, unit, unit);
	for (guint i = 0; map->divided[unit] && i < map->divided[unit]->len; i++) {
		other_add(row, g_array_index(map->divided[unit], struct divided, i).unit);
		row->became = BECAME_SPLIT;
	}
	bool added_to = unit + 1 < map->old->units->len && map->joined[unit + 1] == unit;
	if (joined != NO_UNIT || added_to)
		row->became = BECAME_JOINED;
}

static void origin_find(const struct table *table, struct row *row)
{
	const struct map *map = table->map;
	uint32_t unit = row->unit, old = map->from[unit] != NO_UNIT ? map->from[unit] : map->piece_of[unit];
	const struct change *change = map->new_change[unit];
	if (old == NO_UNIT) {
		nothing_find(table, row);
		if (change && change->kind == CHANGE_INCLUDED)
			row->became = BECAME_INCLUDED;
		return;
	}
	other_add(row, old);
	row->became = map->piece_of[unit] != NO_UNIT || map->divided[old] ? BECAME_SPLIT : stayed(table, unit, old);
	for (uint32_t i = old + 1; i < map->old->units->len && map->joined[i] == old; i++) {
		other_add(row, i);
		row->became = BECAME_JOINED;
	}
}

/* ---- neighbours that went together ------------------------------------------------------------------------------- */

/* The next unit with a row under the same one, straight after what stands under this one; else NO_UNIT. */
static uint32_t neighbour(const struct places *places, const struct side *side, uint32_t unit)
{
	uint32_t next = places_end(places, unit);
	bool fits = next < side->units->len && has_row(places, side, next) &&
		    UNIT(side, next)->kind == UNIT(side, unit)->kind &&
		    places_parent(places, next) == places_parent(places, unit);
	return fits ? next : NO_UNIT;
}

/* True where a row goes on with the next: both clauses without any of their own under them, the same said of both. */
static bool goes_on(const struct table *table, const struct row *row, const struct row *next)
{
	if (UNIT(table->side, row->last)->kind != UNIT_CLAUSE || row->became != next->became || row->place ||
	    row->became == BECAME_SPLIT || row->became == BECAME_JOINED || g_strcmp0(row->note, next->note) != 0 ||
	    neighbour(table->places, table->side, row->last) != next->unit)
		return false;
	if (!row->others->len)
		return true;
	uint32_t last = g_array_index(row->others, uint32_t, row->others->len - 1);
	return UNIT(table->other, last)->kind == UNIT_CLAUSE &&
	       neighbour(table->other_places, table->other, last) == g_array_index(next->others, uint32_t, 0);
}

static void row_free(void *gone)
{
	struct row *row = gone;
	g_array_unref(row->others);
	g_free(row);
}

static GPtrArray *rows_of(const struct table *table)
{
	GPtrArray *rows = g_ptr_array_new_with_free_func(row_free);
	for (uint32_t i = 0; i < table->side->units->len; i++) {
		if (!has_row(table->places, table->side, i))
			continue;
		struct row *row = g_new0(struct row, 1);
		*row = (struct row){i, i, g_array_new(FALSE, FALSE, sizeof(uint32_t)), BECAME_SAME, NULL, NULL};
		(table->origins ? origin_find : destination_find)(table, row);
		struct row *before = rows->len ? rows->pdata[rows->len - 1] : NULL;
		if (!before || !goes_on(table, before, row)) {
			g_ptr_array_add(rows, row);
			continue;
		}
		before->last = i;
		if (row->others->len) {
			g_array_set_size(before->others, 1);
			other_add(before, g_array_index(row->others, uint32_t, 0));
		}
		row_free(row);
	}
	return rows;
}

/* ---- words ------------------------------------------------------------------------------------------------------- */

static char *place_text(const struct places *places, const struct side *side, uint32_t unit)
{
	char *name = places_name(places, (struct spot_at){unit, 0, false});
	if (!unit_is_heading(UNIT(side, unit)) || !*UNIT(side, unit)->text)
		return name;
	char *number = places_number(places, unit);
	char *quoted = g_strdup(UNIT(side, unit)->text);
	if (*number) {
		char *both = g_strdup_printf("%s (%s)", name, quoted);
		g_free(name);
		name = both;
	} else {
		g_free(name);
		name = g_strdup(quoted);
	}
	g_free(quoted);
	g_free(number);
	return name;
}

/* What both names say of the document that they stand in: ' of the Code of Conduct'; how many bytes, or 0. */
static size_t tail_length(const char *from, const char *to)
{
	size_t m = strlen(from), n = strlen(to), same = 0, tail = 0;
	while (same < m && same < n && from[m - 1 - same] == to[n - 1 - same]) {
		same++;
		tail = from[m - same] == ' ' ? same : tail;
	}
	return tail;
}

static char *run_text(const struct table *table, const struct places *places, const struct side *side, uint32_t first,
		      uint32_t last)
{
	if (first == last)
		return place_text(places, side, first);
	char *from = places_name(places, (struct spot_at){first, 0, false});
	char *to = places_name(places, (struct spot_at){last, 0, false});
	size_t tail = tail_length(from, to);
	char *behind = g_strdup(from + strlen(from) - tail);
	from[strlen(from) - tail] = to[strlen(to) - tail] = '\0';
	char *run = plural_range(table->words, from, to, "destinations-run"), *text = g_strconcat(run, behind, NULL);
	g_free(run);
	g_free(behind);
	g_free(from);
	g_free(to);
	return text;
}

static char *others_text(const struct table *table, const struct row *row)
{
	const GArray *others = row->others;
	if (row->last != row->unit && others->len)
		return run_text(table, table->other_places, table->other, g_array_index(others, uint32_t, 0),
				g_array_index(others, uint32_t, others->len - 1));
	GString *text = g_string_new(row->place ? row->place : others->len ? NULL : "–");
	for (guint i = 0; i < others->len; i++) {
		char *name = place_text(table->other_places, table->other, g_array_index(others, uint32_t, i));
		g_string_append_printf(text, "%s%s", i ? "; " : "", name);
		g_free(name);
	}
	return g_string_free(text, FALSE);
}

static char *became_text(const struct table *table, const struct row *row)
{
	static const char *const keys[BECAMES][2] = {
		[BECAME_SAME] = {"destinations-same", "destinations-same"},
		[BECAME_AMENDED] = {"destinations-amended", "destinations-amended"},
		[BECAME_NUMBERED] = {"destinations-numbered", "destinations-numbered"},
		[BECAME_UNNUMBERED] = {"destinations-unnumbered", "destinations-unnumbered"},
		[BECAME_RENUMBERED] = {"destinations-renumbered", "destinations-renumbered"},
		[BECAME_LEVEL] = {"destinations-level", "destinations-level"},
		[BECAME_MOVED] = {"destinations-moved", "destinations-moved"},
		[BECAME_MOVED_AMENDED] = {"destinations-moved-amended", "destinations-moved-amended"},
		[BECAME_SPLIT] = {"destinations-split", "destinations-split-from"},
		[BECAME_JOINED] = {"destinations-joined", "destinations-joined-from"},
		[BECAME_NOTHING] = {"destinations-omitted", "destinations-new"},
		[BECAME_INCLUDED] = {"destinations-new", "destinations-included"},
		[BECAME_TRANSFERRED] = {"destinations-transferred", "destinations-transferred-from"},
	};
	const char *text = word(table->words, keys[row->became][table->origins]);
	return row->note ? g_strdup_printf("%s: %s", text, row->note) : g_strdup(text);
}

static void cell_text(struct report_block *block, char *text)
{
	cell_add(report_cell(block), '=', text);
	g_free(text);
}

static void table_out(const struct table *table, struct report *report)
{
	GPtrArray *rows = rows_of(table);
	report_heading(report, 2,
		       g_strdup(word(table->words, table->origins ? "origins-title" : "destinations-title")));
	if (!rows->len)
		report_paragraph(report, g_strdup(word(table->words, "destinations-none")));
	struct report_block *block = rows->len ? report_table(report, 3) : NULL;
	if (block) {
		const char *old = "destinations-old", *new = "destinations-now";
		cell_text(block, g_strdup(word(table->words, table->origins ? new : old)));
		cell_text(block, g_strdup(word(table->words, table->origins ? old : new)));
		cell_text(block, g_strdup(word(table->words, "destinations-became")));
	}
	for (guint i = 0; i < rows->len; i++) {
		const struct row *row = rows->pdata[i];
		cell_text(block, run_text(table, table->places, table->side, row->unit, row->last));
		cell_text(block, others_text(table, row));
		cell_text(block, became_text(table, row));
	}
	g_ptr_array_unref(rows);
}

static void lead_out(const struct changes *changes, const struct words *words, struct report *report)
{
	const struct edition *old = changes_edition(changes, false), *new = changes_edition(changes, true);
	const char *was = edition_meta(old)->version, *is = edition_meta(new)->version;
	const GPtrArray *news = changes_editions(changes, true);
	bool versions = was && is && strcmp(was, is) != 0 && news->len == 1;
	bool other = was && is && news->len == 1 && strcmp(edition_title(old), edition_title(new)) != 0;
	const char *key = other      ? "destinations-lead-other"
			  : versions ? "destinations-lead"
				     : "destinations-lead-plain";
	char *title = phrase_titles(words, news);
	report_paragraph(report, word_fill(words, key, "former", edition_title(old), "title", title, "old",
					   was ? was : "", "new", is ? is : "", NULL));
	g_free(title);
}

struct report *explain_destinations(const struct changes *changes, const struct reasons *reasons,
				    const struct transfers *transfers)
{
	struct map *map = map_new(changes);
	const struct edition *before = changes_edition(changes, false), *now = changes_edition(changes, true);
	const struct words *words = phrase_words(changes), *was = edition_words(before);
	struct places *olds = places_new(map->old, was), *news = places_new(map->new, words);
	struct table old = {map, reasons, transfers, before, map->old, map->new, olds, news, words, NULL, NULL, false};
	struct table new = {map, reasons, transfers, now, map->new, map->old, news, olds, words, NULL, NULL, true};
	old.altered = g_new0(bool, (gsize)map->old->units->len + 1);
	new.altered = g_new0(bool, (gsize)map->new->units->len + 1);
	old.recast = g_new0(bool, (gsize)map->old->units->len + 1);
	new.recast = g_new0(bool, (gsize)map->new->units->len + 1);
	altered_find(&old, &new);
	struct report *report = report_new(edition_title(now), words->language);
	lead_out(changes, words, report);
	table_out(&old, report);
	table_out(&new, report);
	g_free(old.altered);
	g_free(new.altered);
	g_free(old.recast);
	g_free(new.recast);
	places_free(olds);
	places_free(news);
	map_free(map);
	return report;
}
