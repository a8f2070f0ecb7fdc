/* SPDX-License-Identifier: MIT
 * A paragraph whose words were joined to another's: as they stood, or reworded. */
#include "compare/match/myers.h"
#include "publish/back/round_internal.h"

#include <string.h>

#define JOINED_LEAST 12u /* bytes that hardly stand in another line by chance */
#define KEPT_LEAST 0.5   /* such a share of its words is left of a line that was joined and reworded */

/* ---- as they stood ---- */

static bool can_join(const struct rounding *rounding, const struct line *line, const struct line *old)
{
	return !line_stays(line) && strlen(line->text) >= JOINED_LEAST && line->node && !is_form_part(line->node) &&
	       document_around(rounding, line->node) == document_around(rounding, old->node);
}

static struct line *joined_whole(const struct rounding *rounding, const struct line *old, const struct line *new,
				 size_t *at, size_t *end)
{
	for (guint i = 0; i < rounding->old->len; i++) {
		struct line *line = &g_array_index(rounding->old, struct line, i);
		if (!can_join(rounding, line, old))
			continue;
		const char *words = line->text + line->offset, *found = strstr(new->text, words);
		if (found && !strstr(old->text, words)) {
			*at = (size_t)(found - new->text);
			*end = *at + strlen(words);
			return line;
		}
	}
	return NULL;
}

/* ---- reworded ---- */

/* Where each word and sign of a text begins, in bytes; its number among those that are known, in `numbers`. */
static GArray *words_number(const char *text, GHashTable *known, GArray *numbers)
{
	GArray *starts = g_array_new(FALSE, FALSE, sizeof(size_t));
	for (size_t at = 0, length; text[at]; at += length) {
		length = word_length_at(text + at);
		g_autofree char *word = g_strndup(text + at, length);
		uint32_t number = key_number(known, word);
		if (!g_unichar_isspace(g_utf8_get_char(word))) {
			g_array_append_val(starts, at);
			g_array_append_val(numbers, number);
		}
	}
	return starts;
}

/* Two lines, and the one that they became: how many of their words are left there, and between which the seam is. */
struct seam {
	guint first, second;    /* words of each */
	guint kept_first, kept; /* how many of each are in the new one */
	guint last, next;       /* one behind the last word that is of the first, and the first that is of the second */
	bool ends, begins;      /* the first ends as it did, the second begins so */
};

static void seam_match(struct seam *seam, guint was, guint now)
{
	if (was < seam->first) {
		seam->last = now + 1;
		seam->ends = was + 1 == seam->first;
		seam->kept_first++;
		return;
	}
	if (!seam->kept++) {
		seam->next = now;
		seam->begins = was == seam->first;
	}
}

static void seam_find(struct seam *seam, const GArray *old, const GArray *new)
{
	GArray *hunks = myers_hunks((const uint32_t *)(const void *)old->data, old->len,
				    (const uint32_t *)(const void *)new->data, new->len);
	guint i = 0, k = 0;
	seam->next = new->len;
	for (guint h = 0; h <= hunks->len; h++) {
		struct hunk hunk = {old->len, 0, new->len, 0};
		if (h < hunks->len)
			hunk = g_array_index(hunks, struct hunk, h);
		while (i < hunk.old_at)
			seam_match(seam, i++, k++);
		i = hunk.old_at + hunk.old_count;
		k = hunk.new_at + hunk.new_count;
	}
	g_array_unref(hunks);
}

/* What came between the two is the first's, unless that ends as it did and the second does not begin so; or where
 * neither does, as far as its last full stop. */
static guint seam_place(const struct seam *seam, const char *text, const GArray *starts)
{
	if (seam->begins || seam->next <= seam->last)
		return seam->next;
	guint place = seam->ends ? seam->last : seam->next;
	for (guint i = seam->last; i < seam->next && !seam->ends; i++)
		if (strchr(".;:", text[g_array_index(starts, size_t, i)]))
			place = i + 1;
	return place;
}

/* The byte of the new words at which those of the second line begin, and in *end that behind the first's; false where
 * too little is left of the one that was joined. */
static bool seam_between(const char *first, const char *second, const char *text, bool of_first, size_t *at,
			 size_t *end)
{
	GHashTable *known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GArray *old = g_array_new(FALSE, FALSE, sizeof(uint32_t)), *new = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	GArray *starts = words_number(first, known, old), *others = words_number(second, known, old);
	GArray *places = words_number(text, known, new);
	struct seam seam = {.first = starts->len, .second = others->len};
	seam_find(&seam, old, new);
	guint place = seam_place(&seam, text, places);
	bool enough = of_first ? seam.kept_first >= KEPT_LEAST * seam.first : seam.kept >= KEPT_LEAST * seam.second;
	bool fine = enough && seam.kept && place && place < places->len;
	if (fine) {
		*at = g_array_index(places, size_t, place);
		*end = *at - (text[*at - 1] == ' ');
	}
	g_array_unref(places);
	g_array_unref(others);
	g_array_unref(starts);
	g_array_unref(new);
	g_array_unref(old);
	g_hash_table_unref(known);
	return fine;
}

/* The next line of words after one, or before it; NULL for none. */
static struct line *line_next(const struct rounding *rounding, const struct line *line, int way)
{
	const struct line *lines = (const struct line *)rounding->old->data;
	guint i = (guint)(line - lines);
	do
		i += (guint)way; /* before the first is behind the last */
	while (i < rounding->old->len && !*lines[i].text);
	return i < rounding->old->len ? &g_array_index(rounding->old, struct line, i) : NULL;
}

static struct line *joined_reworded(const struct rounding *rounding, const struct line *old, const struct line *new,
				    size_t *at, size_t *end)
{
	struct line *next = line_next(rounding, old, 1), *last = line_next(rounding, old, -1);
	size_t seam, before;
	if (next && can_join(rounding, next, old) && !next->table && join_fits(rounding, old, next) &&
	    seam_between(old->text, next->text + next->offset, new->text, false, &seam, &before)) {
		*at = seam;
		*end = strlen(new->text);
		return next;
	}
	if (last && can_join(rounding, last, old) && !last->table && !leaves_children(rounding, last->node) &&
	    seam_between(last->text + last->offset, old->text, new->text, true, &seam, &before)) {
		*at = 0;
		*end = before;
		return last;
	}
	return NULL;
}

struct line *line_joined(const struct rounding *rounding, const struct line *old, const struct line *new, size_t *at,
			 size_t *end, bool *whole)
{
	struct line *joined = joined_whole(rounding, old, new, at, end);
	*whole = joined != NULL;
	return joined ? joined : joined_reworded(rounding, old, new, at, end);
}
