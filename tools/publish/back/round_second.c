/* SPDX-License-Identifier: MIT
 * The second look at a file that came back: once the sources have its words, what is bold or italic in it is held
 * against them and put in too. It is kept only where the sources say then what the file does. */
#include "publish/back/round_internal.h"

/* The words of two files line by line, as paragraphs of the same kinds. */
static bool lines_same(const struct word *one, const struct word *other)
{
	g_autoptr(GArray) lines = lines_of(one), others = lines_of(other);
	bool same = lines->len == others->len;
	for (guint i = 0; i < lines->len && same; i++)
		same = !g_strcmp0(line_at(lines, i)->text, line_at(others, i)->text) &&
		       shape_same(line_at(lines, i)->paragraph, line_at(others, i)->paragraph);
	return same;
}

/* The sources with the changes of a round, and what they are as a Word file. */
struct standing {
	struct target *target;
	struct word *word;
};

static struct standing standing_of(const struct target *target, const struct round *round, const struct trip *trip,
				   const struct templates *templates)
{
	struct diag *aside = diag_new();
	struct standing standing = {round_target(target, round, templates, aside), NULL};
	bool sound = standing.target && standing.target->edition && diag_worst(aside) < LEVEL_ERROR;
	if (sound)
		standing.word = round_made(standing.target->edition, templates, trip->edited->place, aside);
	diag_free(aside);
	return standing;
}

static void standing_clear(struct standing *standing)
{
	word_free(standing->word);
	target_free(standing->target);
}

/* True where the sources with the second round's edits have the same words, and nothing in them is to be set any more.
 */
static bool came_out(const struct standing *first, const struct round *second, const struct trip *trip,
		     const struct templates *templates)
{
	struct standing after = standing_of(first->target, second, trip, templates);
	struct round *third = after.word ? round_set(after.target, after.word, trip->edited) : NULL;
	bool fine = third && !g_hash_table_size(third->files) && third->left->len == second->left->len &&
		    lines_same(first->word, after.word);
	round_free(third);
	standing_clear(&after);
	return fine;
}

/* What the second found takes the place of what the first one told. */
static void rounds_join(struct round *round, struct round *second)
{
	GHashTableIter files;
	gpointer path, text;
	g_hash_table_iter_init(&files, second->files);
	while (g_hash_table_iter_next(&files, &path, &text)) {
		g_hash_table_iter_steal(&files);
		g_hash_table_replace(round->files, path, text);
	}
	if (round->looks)
		g_ptr_array_remove_range(round->left, round->looks_at, round->looks);
	for (guint i = 0; i < second->left->len; i++)
		g_ptr_array_insert(round->left, (gint)(round->looks_at + i), g_strdup(second->left->pdata[i]));
	round->reset = second->reset;
}

void round_second(const struct target *target, struct round *round, const struct trip *trip,
		  const struct templates *templates)
{
	struct standing standing = standing_of(target, round, trip, templates);
	struct round *second = standing.word ? round_set(standing.target, standing.word, trip->edited) : NULL;
	if (second && g_hash_table_size(second->files) && came_out(&standing, second, trip, templates))
		rounds_join(round, second);
	round_free(second);
	standing_clear(&standing);
}
