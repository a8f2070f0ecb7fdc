/* SPDX-License-Identifier: MIT */
#include "render/particulars.h"

#include <string.h>

/* Where a document has no day of its own. */
#define NO_DAY "2000-01-01"

char *particulars_language(const struct edition *edition)
{
	const char *language = edition_language(edition);
	return strchr(language, '-') ? g_strdup(language) : g_strconcat(language, "-GB", NULL);
}

bool particulars_draft(const struct meta *meta)
{
	return meta->status_given && meta->status == DOC_DRAFT;
}

const char *particulars_status(const struct words *words, const struct meta *meta)
{
	static const char *const keys[] = {
		[DOC_DRAFT] = "draft-mark",
		[DOC_ADOPTED] = "status-adopted",
		[DOC_SUPERSEDED] = "status-superseded",
	};
	return word(words, keys[meta->status]);
}

char *particulars_standing(const struct words *words, const struct meta *meta)
{
	if (!meta->status_given)
		return NULL;
	const char *status = particulars_status(words, meta);
	char *day = meta->adopted ? word_date(words, meta->adopted) : NULL;
	char *standing =
		day ? g_strconcat(status, ". ", word(words, "fact-adopted"), " ", day, NULL) : g_strdup(status);
	g_free(day);
	return standing;
}

char *particulars_version(const struct words *words, const struct meta *meta)
{
	return meta->version ? word_fill(words, "version-n", "version", meta->version, NULL) : NULL;
}

const char *particulars_day(const struct meta *meta)
{
	return meta->adopted ? meta->adopted : meta->effective ? meta->effective : NO_DAY;
}
