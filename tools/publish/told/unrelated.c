/* SPDX-License-Identifier: MIT */
#include "publish/told/unrelated.h"
#include "compare/match/myers.h"
#include "compare/units/units.h"

#define FEWEST_WORDS 50
#define LEAST_PERCENT 5

static uint64_t words_of(const struct side *side, uint32_t at, uint32_t count)
{
	uint64_t words = 0;
	for (uint32_t i = at; i < at + count; i++)
		words += UNIT(side, i)->count;
	return words;
}

/* How many words of the old text these changes do away with. */
static uint64_t lost_words(const struct changes *changes, const GPtrArray *list)
{
	uint64_t lost = 0;
	for (guint i = 0; i < list->len; i++) {
		const GArray *steps = ((const struct change *)list->pdata[i])->steps;
		for (guint k = 0; k < steps->len; k++) {
			const struct change_step *step = &g_array_index(steps, struct change_step, k);
			if (!step->new_count)
				lost += words_of(changes->old, step->old_at, step->old_count);
			else if (step->old_count)
				for (guint h = 0; h < step->hunks->len; h++)
					lost += g_array_index(step->hunks, struct hunk, h).old_count;
		}
	}
	return lost;
}

void unrelated_tell(const struct changes *changes, struct place place, struct diag *diag)
{
	uint64_t old = words_of(changes->old, 0, changes->old->units->len),
		 new = words_of(changes->new, 0, changes->new->units->len);
	uint64_t kept = old - MIN(old, lost_words(changes, changes->list) + lost_words(changes, changes->letters));
	if (old > FEWEST_WORDS && new > FEWEST_WORDS && kept * 100 < LEAST_PERCENT *MIN(old, new))
		diag_add(diag, CODE_UNRELATED, place,
			 "these two texts have next to nothing in common; are they revisions of the same document?");
}
