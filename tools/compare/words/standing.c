/* SPDX-License-Identifier: MIT */
#include "compare/words/standing.h"

#define NO_TOKEN UINT32_MAX

struct standing {
	const struct side *side;
	uint32_t *first, *next; /* by word, by token: where the word stands first, and where it stands again */
	uint32_t *unit;         /* by token */
	bool *out;              /* by token */
};

struct standing *standing_new(const struct side *side)
{
	struct standing *standing = g_new0(struct standing, 1);
	standing->side = side;
	standing->first = g_new(uint32_t, lexicon_size(side->lexicon) + 1);
	standing->next = g_new(uint32_t, side->tokens->len + 1);
	standing->unit = g_new(uint32_t, side->tokens->len + 1);
	standing->out = g_new0(bool, side->tokens->len + 1);
	for (uint32_t i = 0; i < lexicon_size(side->lexicon); i++)
		standing->first[i] = NO_TOKEN;
	for (uint32_t u = side->units->len; u-- > 0;)
		for (uint32_t i = UNIT(side, u)->first + UNIT(side, u)->count; i-- > UNIT(side, u)->first;) {
			uint32_t word = TOKEN(side, i)->word;
			standing->unit[i] = u;
			standing->next[i] = standing->first[word];
			standing->first[word] = i;
		}
	return standing;
}

void standing_free(struct standing *standing)
{
	if (!standing)
		return;
	g_free(standing->first);
	g_free(standing->next);
	g_free(standing->unit);
	g_free(standing->out);
	g_free(standing);
}

void standing_leave_out(struct standing *standing, uint32_t unit, uint32_t token, bool out)
{
	standing->out[UNIT(standing->side, unit)->first + token] = out;
}

static bool stand_at(const struct standing *standing, const uint32_t *words, uint32_t count, uint32_t token)
{
	const struct unit *unit = UNIT(standing->side, standing->unit[token]);
	if (token + count > unit->first + unit->count)
		return false;
	for (uint32_t i = 0; i < count; i++)
		if (standing->out[token + i] || TOKEN(standing->side, token + i)->word != words[i])
			return false;
	return true;
}

GArray *standing_units(const struct standing *standing, const uint32_t *words, uint32_t count)
{
	GArray *units = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	if (!count)
		return units;
	for (uint32_t i = standing->first[words[0]]; i != NO_TOKEN; i = standing->next[i]) {
		uint32_t unit = standing->unit[i];
		bool known = units->len && g_array_index(units, uint32_t, units->len - 1) == unit;
		if (!known && stand_at(standing, words, count, i))
			g_array_append_val(units, unit);
	}
	return units;
}
