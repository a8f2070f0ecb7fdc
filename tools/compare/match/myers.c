/* SPDX-License-Identifier: MIT */
#include "compare/match/myers.h"

#include <stdbool.h>

/* More steps than this from either end, and the rest is taken for rewritten. */
#define STEPS_MOST 1500

struct search {
	const uint32_t *old, *new;
	bool *old_kept, *new_kept;
	int64_t *down, *up; /* furthest places by diagonal, from either end */
	int64_t middle;     /* of the two arrays: diagonal 0 */
};

struct box {
	int64_t x0, x1, y0, y1;
};

/* Where the two searches meet. */
struct meeting {
	int64_t x, y;
	bool found;
};

static bool forward_step(const struct search *s, const struct box *box, int64_t d, struct meeting *met)
{
	int64_t n = box->x1 - box->x0, m = box->y1 - box->y0, delta = n - m;
	int64_t *v = s->down + s->middle, *w = s->up + s->middle;
	for (int64_t k = -d; k <= d; k += 2) {
		if (k > n || k < -m)
			continue;
		int64_t x = k == -d || (k != d && v[k - 1] < v[k + 1]) ? v[k + 1] : v[k - 1] + 1;
		if (x > n)
			x = n;
		int64_t y = x - k;
		while (x < n && y < m && y >= 0 && s->old[box->x0 + x] == s->new[box->y0 + y])
			x++, y++;
		v[k] = x;
		if ((delta & 1) && k >= delta - (d - 1) && k <= delta + (d - 1) && y >= 0 && y <= m && x >= w[k]) {
			*met = (struct meeting){box->x0 + x, box->y0 + y, true};
			return true;
		}
	}
	return false;
}

static bool backward_step(const struct search *s, const struct box *box, int64_t d, struct meeting *met)
{
	int64_t n = box->x1 - box->x0, m = box->y1 - box->y0, delta = n - m;
	int64_t *v = s->down + s->middle, *w = s->up + s->middle;
	for (int64_t k = -d; k <= d; k += 2) {
		int64_t c = k + delta;
		if (c > n || c < -m)
			continue;
		int64_t x = k == d || (k != -d && w[c - 1] < w[c + 1]) ? w[c - 1] : w[c + 1] - 1;
		if (x < 0)
			x = 0;
		int64_t y = x - c;
		while (x > 0 && y > 0 && y <= m && s->old[box->x0 + x - 1] == s->new[box->y0 + y - 1])
			x--, y--;
		w[c] = x;
		if (!(delta & 1) && c >= -d && c <= d && y >= 0 && y <= m && x <= v[c]) {
			*met = (struct meeting){box->x0 + x, box->y0 + y, true};
			return true;
		}
	}
	return false;
}

static struct meeting meet(const struct search *s, const struct box *box)
{
	int64_t n = box->x1 - box->x0, m = box->y1 - box->y0, delta = n - m;
	struct meeting met = {0, 0, false};
	int64_t *v = s->down + s->middle, *w = s->up + s->middle;
	for (int64_t k = -m - 1; k <= n + 1; k++) {
		v[k] = -1;
		w[k] = n + 1;
	}
	v[1] = 0;
	w[delta - 1] = n;
	for (int64_t d = 0; d <= (n + m + 1) / 2 && d < STEPS_MOST; d++)
		if (forward_step(s, box, d, &met) || backward_step(s, box, d, &met))
			break;
	return met;
}

static void compare(const struct search *s, struct box box)
{
	while (box.x0 < box.x1 && box.y0 < box.y1 && s->old[box.x0] == s->new[box.y0])
		s->old_kept[box.x0++] = s->new_kept[box.y0++] = true;
	while (box.x0 < box.x1 && box.y0 < box.y1 && s->old[box.x1 - 1] == s->new[box.y1 - 1])
		s->old_kept[--box.x1] = s->new_kept[--box.y1] = true;
	if (box.x0 == box.x1 || box.y0 == box.y1)
		return;
	struct meeting met = meet(s, &box);
	bool at_corner = (met.x == box.x0 && met.y == box.y0) || (met.x == box.x1 && met.y == box.y1);
	if (!met.found || at_corner)
		return;
	compare(s, (struct box){box.x0, met.x, box.y0, met.y});
	compare(s, (struct box){met.x, box.x1, met.y, box.y1});
}

static GArray *hunks_of(const struct search *s, uint32_t n, uint32_t m)
{
	GArray *hunks = g_array_new(FALSE, FALSE, sizeof(struct hunk));
	uint32_t x = 0, y = 0;
	while (x < n || y < m) {
		struct hunk hunk = {x, 0, y, 0};
		while (x < n && !s->old_kept[x])
			x++;
		while (y < m && !s->new_kept[y])
			y++;
		hunk.old_count = x - hunk.old_at;
		hunk.new_count = y - hunk.new_at;
		if (hunk.old_count || hunk.new_count)
			g_array_append_val(hunks, hunk);
		while (x < n && y < m && s->old_kept[x] && s->new_kept[y])
			x++, y++;
	}
	return hunks;
}

GArray *myers_hunks(const uint32_t *old, uint32_t old_count, const uint32_t *new, uint32_t new_count)
{
	struct search s = {.old = old, .new = new};
	size_t diagonals = (size_t)old_count + new_count + 8;
	s.old_kept = g_new0(bool, old_count + 1);
	s.new_kept = g_new0(bool, new_count + 1);
	s.down = g_new(int64_t, diagonals);
	s.up = g_new(int64_t, diagonals);
	s.middle = (int64_t)new_count + 3;
	compare(&s, (struct box){0, old_count, 0, new_count});
	GArray *hunks = hunks_of(&s, old_count, new_count);
	g_free(s.old_kept);
	g_free(s.new_kept);
	g_free(s.down);
	g_free(s.up);
	return hunks;
}
