/* SPDX-License-Identifier: MIT */
#include "model/standing.h"
#include "model/day.h"

#include <string.h>

const char *standing_since(const struct meta *meta)
{
	if (meta->status_given && meta->status == DOC_DRAFT)
		return NULL;
	return meta->effective ? meta->effective : meta->adopted;
}

bool standing_holds(const char *since, const char *replaced, const char *day)
{
	return (!since || strcmp(since, day) <= 0) && (!replaced || strcmp(day, replaced) < 0);
}

/* One that another took the place of before it held was never in force. */
static char *words_replaced(const struct words *words, const char *since, const char *replaced)
{
	if (since && strcmp(since, replaced) >= 0) {
		g_autofree char *date = word_date(words, replaced);
		return word_fill(words, "status-replaced", "date", date, NULL);
	}
	g_autofree char *eve = day_before(replaced);
	g_autofree char *until = word_date(words, eve), *from = since ? word_date(words, since) : NULL;
	if (!from)
		return word_fill(words, "status-until", "date", until, NULL);
	return word_fill(words, "status-between", "from", from, "until", until, NULL);
}

char *standing_words(const struct words *words, const struct meta *meta)
{
	static const char *const keys[] = {
		[DOC_DRAFT] = "status-draft", [DOC_ADOPTED] = "status-adopted", [DOC_SUPERSEDED] = "status-superseded"};
	const char *since = standing_since(meta);
	if (!meta->status_given)
		return NULL;
	if (meta->status != DOC_DRAFT && meta->replaced)
		return words_replaced(words, since, meta->replaced);
	if (meta->status != DOC_ADOPTED || !since)
		return g_strdup(word(words, keys[meta->status]));
	g_autofree char *date = word_date(words, since);
	return word_fill(words, "status-since", "date", date, NULL);
}
