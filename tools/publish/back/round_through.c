/* SPDX-License-Identifier: MIT
 * A file that was made of another text than the sources say now: an older version, or a draft that went on. What its
 * lines were when it was made stands between the sources and the file, and each line is one of these. */
#include "publish/back/round_internal.h"

#include <string.h>

/* A line in the sources, as it was made, and in the file: NULL where it is not there. */
struct way {
	struct line *source;
	const struct line *was;
	struct line *now;
	guint place; /* of `now` */
};

static bool says_the_same(const struct line *a, const struct line *b)
{
	return !strcmp(a->key, b->key) && shape_same(a->paragraph, b->paragraph);
}

static void way_leave(struct rounding *rounding, const struct way *way)
{
	if (way->source && way->now)
		round_leave(
			rounding,
			"'%s' was reworded in the file, and in the sources too since it was made; it is '%s' in the "
			"sources and '%s' in the file",
			way->was->text, way->source->text, way->now->text);
	else if (way->now)
		round_leave(
			rounding,
			"'%s' was reworded in the file, and has been taken out of the sources since it was made; it is "
			"'%s' in the file",
			way->was->text, way->now->text);
	else
		round_leave(
			rounding,
			"'%s' was taken out of the file, and has been reworded in the sources since it was made; it is "
			"'%s' there",
			way->was->text, way->source->text);
}

/* Whoever changed a line alone has it; who changed it as the other did too. */
static void way_go(struct rounding *rounding, const struct way *way)
{
	struct line *source = way->source, *now = way->now;
	bool here = source && says_the_same(source, way->was), there = now && says_the_same(now, way->was);
	bool alike = source && now && says_the_same(source, now);
	if (source && now) {
		source->partner = way->place;
		now->partner = (guint)(source - (struct line *)rounding->old->data);
	}
	if (source)
		source->settled = source->settled || there || alike || !here; /* with its column */
	if (now)
		now->settled = true;
	if (!here && !there && !alike && (source || now) && *way->was->text)
		way_leave(rounding, way);
}

static guint lines_paired(const GArray *lines)
{
	guint paired = 0;
	for (guint i = 0; i < lines->len; i++)
		paired += g_array_index(lines, struct line, i).partner != LINE_NONE;
	return paired;
}

static void partners_forget(GArray *lines)
{
	for (guint i = 0; i < lines->len; i++)
		g_array_index(lines, struct line, i).partner = LINE_NONE;
}

/* Lines that the sources alone have stay. A line that both have anew comes once. */
static void rest_settle(GArray *sources, GArray *new, GHashTable *known)
{
	for (guint i = 0; i < sources->len; i++) {
		struct line *line = &g_array_index(sources, struct line, i);
		if (g_hash_table_contains(known, line))
			continue;
		line->settled = true;
		for (guint k = 0; k < new->len; k++) {
			struct line *other = &g_array_index(new, struct line, k);
			if (*line->text && !line_stays(other) && !g_hash_table_contains(known, other) &&
			    says_the_same(line, other)) {
				line->partner = k;
				other->partner = i;
				other->settled = true;
				break;
			}
		}
	}
}

bool lines_through(struct rounding *rounding, const struct trip *trip)
{
	GArray *was = lines_of(trip->as_made), *to_new = lines_of(trip->as_made);
	GHashTable *known = g_hash_table_new(g_direct_hash, g_direct_equal);
	lines_know(was, trip->made);
	lines_know(to_new, trip->made);
	lines_pair(was, rounding->old);
	lines_pair(to_new, rounding->new);
	columns_through(rounding, trip, was, to_new);
	lines_keep(to_new, rounding->new, rounding->writing.word);
	partners_forget(rounding->old);
	partners_forget(rounding->new);
	guint paired = lines_paired(to_new);
	for (guint i = 0; i < was->len; i++) {
		guint source = g_array_index(was, struct line, i).partner;
		guint now = g_array_index(to_new, struct line, i).partner;
		struct way way = {.was = &g_array_index(was, struct line, i), .place = now};
		way.source = source == LINE_NONE ? NULL : &g_array_index(rounding->old, struct line, source);
		way.now = now == LINE_NONE ? NULL : &g_array_index(rounding->new, struct line, now);
		g_hash_table_add(known, way.source);
		g_hash_table_add(known, way.now);
		way_go(rounding, &way);
	}
	rest_settle(rounding->old, rounding->new, known);
	bool related = paired >= LINES_SHARED_LEAST * was->len;
	g_hash_table_unref(known);
	g_array_unref(to_new);
	g_array_unref(was);
	return related;
}
