/* SPDX-License-Identifier: MIT
 * Columns of a table in a file that was made of another text than the sources say now. They are put into the sources,
 * and taken out of them, where the table has the same columns still, and nothing of what is to go was changed. */
#include "publish/back/round_columns.h"

/* One table: as the file was made, in the sources, in the file. */
struct three {
	struct rounding *rounding;
	const GArray *was;
	const struct grid *made, *old, *new;
	struct grid_map map;  /* from the file as it was made to the file */
	const guint *sources; /* for each row as it was made its row of the sources, or LINE_NONE */
};

/* The row as it was made of a row of the sources; LINE_NONE where they alone have it. */
static guint row_made(const struct three *three, unsigned row)
{
	for (unsigned i = 0; i < three->made->rows; i++)
		if (three->sources[i] == row)
			return i;
	return LINE_NONE;
}

/* Whether a cell of the sources, in a column that is gone from the file, is as the file was made of it. */
static bool cell_may_go(const struct three *three, unsigned row, unsigned column)
{
	guint made = row_made(three, row);
	return made == LINE_NONE
		       ? !cell_has_words(three->rounding->old, three->old, row, column)
		       : cells_alike(three->was, three->made, made, three->rounding->old, three->old, row, column);
}

/* Whether what is to go from the sources is what was there. */
static bool nothing_is_lost(const struct three *three)
{
	const GArray *old = three->rounding->old;
	for (unsigned column = 0; column < three->old->columns; column++)
		for (unsigned row = 0; row < three->old->rows && three->map.columns[column] == LINE_NONE; row++)
			if (!cell_may_go(three, row, column))
				return false;
	for (unsigned i = 0; i < three->made->rows; i++)
		if (three->map.rows[i] == LINE_NONE && three->sources[i] != LINE_NONE &&
		    !rows_alike(three->was, three->made, i, old, three->old, three->sources[i]))
			return false;
	return true;
}

/* False, and nothing done, where that can't be. */
static bool three_put(const struct three *three)
{
	guint *rows = g_new(guint, three->old->rows);
	bool *own = g_new(bool, three->old->rows);
	for (unsigned row = 0; row < three->old->rows; row++) {
		guint made = row_made(three, row);
		own[row] = made == LINE_NONE;
		rows[row] = own[row] ? LINE_NONE : three->map.rows[made];
	}
	struct columning columning = {three->rounding, three->old, three->new, {rows, three->map.columns}, .own = own};
	bool put = columns_put(&columning);
	g_free(own);
	g_free(rows);
	return put;
}

static void grids_through(struct three *three, GArray *to_new)
{
	struct rounding *rounding = three->rounding;
	guint *sources = grid_rows(three->was, three->made, rounding->old, three->old);
	three->sources = sources;
	if (sources && grid_map(to_new, three->made, rounding->new, three->new, &three->map)) {
		if (nothing_is_lost(three) && three_put(three))
			cells_pair(to_new, three->made, rounding->new, three->new, &three->map);
		grid_map_clear(&three->map);
	}
	g_free(sources);
}

/* The tables of a file, and the lines in each. */
struct tables {
	GPtrArray *tables;
	GArray *grids;
};

static struct tables tables_of(const struct word *word, const GArray *lines)
{
	struct tables tables = {g_ptr_array_new(), grids_of(lines)};
	tables_gather(word->blocks, tables.tables);
	return tables;
}

static const struct grid *plain_grid(const struct tables *tables, guint place)
{
	bool plain = place != LINE_NONE && table_is_plain(tables->tables->pdata[place]);
	return plain ? &g_array_index(tables->grids, struct grid, place) : NULL;
}

static void tables_clear(struct tables *tables)
{
	g_ptr_array_unref(tables->tables);
	g_array_unref(tables->grids);
}

void columns_through(struct rounding *rounding, const struct trip *trip, const GArray *was, GArray *to_new)
{
	if (cells_have_partners(to_new) && cells_have_partners(rounding->new))
		return;
	struct tables made = tables_of(trip->as_made, was), old = tables_of(trip->base, rounding->old);
	struct tables new = tables_of(trip->edited, rounding->new);
	guint *sources = grids_pair(was, made.grids, rounding->old, old.grids);
	guint *files = grids_pair(to_new, made.grids, rounding->new, new.grids);
	for (guint i = 0; i < made.grids->len; i++) {
		struct three three = {rounding,
				      was,
				      plain_grid(&made, i),
				      plain_grid(&old, sources[i]),
				      plain_grid(&new, files[i]),
				      {NULL, NULL},
				      NULL};
		if (three.made && three.old && three.new)
			grids_through(&three, to_new);
	}
	g_free(files);
	g_free(sources);
	tables_clear(&new);
	tables_clear(&old);
	tables_clear(&made);
}
