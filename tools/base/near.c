/* SPDX-License-Identifier: MIT */
#include "base/near.h"

#include <string.h>

#define LONGEST ((size_t)63)

unsigned near_distance(const char *a, const char *b, unsigned limit)
{
	size_t m = strlen(a), n = strlen(b);
	if (m > LONGEST || n > LONGEST || m > n + limit || n > m + limit)
		return limit + 1;
	unsigned rows[3][LONGEST + 1];
	unsigned *before = rows[0], *above = rows[1], *row = rows[2];
	for (size_t j = 0; j <= n; j++)
		row[j] = (unsigned)j;
	for (size_t i = 1; i <= m; i++) {
		unsigned *oldest = before;
		before = above;
		above = row;
		row = oldest;
		row[0] = (unsigned)i;
		for (size_t j = 1; j <= n; j++) {
			char x = g_ascii_tolower(a[i - 1]), y = g_ascii_tolower(b[j - 1]);
			row[j] = MIN(MIN(above[j], row[j - 1]) + 1, above[j - 1] + (x != y));
			if (i > 1 && j > 1 && x == g_ascii_tolower(b[j - 2]) && y == g_ascii_tolower(a[i - 2]))
				row[j] = MIN(row[j], before[j - 2] + 1);
		}
	}
	return MIN(row[n], limit + 1);
}

/* One slip for each three letters. */
static unsigned slips(const char *word)
{
	return (unsigned)MIN(1 + strlen(word) / 3, 4);
}

const char *near_find(const char *word, const char *const *words, size_t count)
{
	const char *best = NULL;
	unsigned limit = slips(word);
	for (size_t i = 0; i < count; i++) {
		unsigned distance = near_distance(word, words[i], limit);
		if (distance <= limit && distance < strlen(words[i])) {
			best = words[i];
			if (!distance)
				return best;
			limit = distance - 1;
		}
	}
	return best;
}

/* The names at this distance; one more than slips() is that of all that are not near. */
static void listed_add(GPtrArray *listed, const char *word, const GPtrArray *names, unsigned distance)
{
	for (guint i = 0; i < names->len; i++)
		if (near_distance(word, names->pdata[i], slips(word)) == distance)
			g_ptr_array_add(listed, names->pdata[i]);
}

char *near_list(const char *word, const GPtrArray *names, guint most)
{
	GPtrArray *listed = g_ptr_array_new();
	for (unsigned distance = 0; distance <= slips(word) + 1; distance++)
		listed_add(listed, word, names, distance);
	guint shown = MIN(listed->len, most), more = listed->len - shown;
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < shown; i++) {
		const char *joint = i + 1 == shown && !more ? " and " : ", ";
		g_string_append_printf(out, "%s%s", i ? joint : "", (const char *)listed->pdata[i]);
	}
	if (more)
		g_string_append_printf(out, " and %u more", more);
	g_ptr_array_unref(listed);
	return g_string_free(out, FALSE);
}
