/* SPDX-License-Identifier: MIT */
#include "compare/words/transposed.h"
#include "compare/match/myers.h"

#include <string.h>

/* With its full stop. */
#define SENTENCE_LEAST 3u
#define ENDS ".?!"

static bool is_end(const struct wording *wording, bool of_new, uint32_t at)
{
	const char *text = lexicon_text(wording->old->lexicon, wording_token(wording, of_new, at)->word);
	return strchr(ENDS, *text) && !text[1];
}

/* A whole sentence, or several. */
static bool is_sentence(const struct wording *wording, bool of_new, uint32_t at, uint32_t count)
{
	if (count < SENTENCE_LEAST || !is_end(wording, of_new, at + count - 1))
		return false;
	const GArray *spots = of_new ? wording->new_spots : wording->old_spots;
	return !at || is_end(wording, of_new, at - 1) ||
	       g_array_index(spots, struct spot, at).unit != g_array_index(spots, struct spot, at - 1).unit;
}

static const uint32_t *words_from(const GArray *words, uint32_t at)
{
	return (const uint32_t *)(void *)words->data + at;
}

bool hunk_is_transposed(const struct wording *wording, guint place)
{
	const struct hunk *hunk = &g_array_index(wording->hunks, struct hunk, place);
	bool came = !hunk->old_count;
	uint32_t at = came ? hunk->new_at : hunk->old_at, count = came ? hunk->new_count : hunk->old_count;
	if ((hunk->old_count && hunk->new_count) || !is_sentence(wording, came, at, count))
		return false;
	const uint32_t *words = words_from(came ? wording->new_words : wording->old_words, at);
	int more = 0; /* times put in, less those taken out */
	for (guint i = 0; i < wording->hunks->len; i++) {
		const struct hunk *other = &g_array_index(wording->hunks, struct hunk, i);
		const GArray *side = other->old_count ? wording->old_words : wording->new_words;
		uint32_t from = other->old_count ? other->old_at : other->new_at;
		bool pure = !other->old_count || !other->new_count;
		if (pure && other->old_count + other->new_count == count &&
		    !memcmp(words_from(side, from), words, count * sizeof *words) &&
		    is_sentence(wording, !other->old_count, from, count))
			more += other->old_count ? -1 : 1;
	}
	return !more;
}
