/* SPDX-License-Identifier: MIT */
#include "compare/words/wordings.h"

struct wordings {
	struct wording **made; /* by the first old unit */
	uint32_t count;
};

struct wordings *wordings_new(const struct side *old)
{
	struct wordings *wordings = g_new0(struct wordings, 1);
	wordings->count = old->units->len;
	wordings->made = g_new0(struct wording *, wordings->count + 1);
	return wordings;
}

void wordings_free(struct wordings *wordings)
{
	if (!wordings)
		return;
	for (uint32_t i = 0; i < wordings->count; i++)
		wording_free(wordings->made[i]);
	g_free(wordings->made);
	g_free(wordings);
}

static bool reads_still(const struct side *side, const uint32_t *units, unsigned count, const GArray *words,
			const GArray *spots)
{
	uint32_t at = 0;
	for (unsigned i = 0; i < count; i++) {
		const struct unit *unit = UNIT(side, units[i]);
		if (unit->count > words->len - at)
			return false;
		for (uint32_t k = 0; k < unit->count; k++, at++)
			if (g_array_index(words, uint32_t, at) != TOKEN(side, unit->first + k)->word ||
			    g_array_index(spots, struct spot, at).unit != units[i])
				return false;
	}
	return at == words->len;
}

const struct wording *wording_of(struct wordings *wordings, const struct match *match, const struct bead *bead)
{
	struct wording **made = &wordings->made[bead->old_units[0]], *known = *made;
	if (known && reads_still(match->old, bead->old_units, bead->old_count, known->old_words, known->old_spots) &&
	    reads_still(match->new, bead->new_units, bead->new_count, known->new_words, known->new_spots)) {
		wording_settle(known, match, bead);
		return known;
	}
	wording_free(known);
	*made = wording_new(match, bead);
	return *made;
}
