/* SPDX-License-Identifier: MIT */
#include "render/particulars.h"
#include "model/standing.h"

#include <string.h>

/* Where a document has no day of its own. */
#define NO_DAY "2000-01-01"

char *particulars_tag(const char *language)
{
	return strchr(language, '-') ? g_strdup(language) : g_strconcat(language, "-GB", NULL);
}

char *particulars_language(const struct edition *edition)
{
	return particulars_tag(edition_language(edition));
}

bool particulars_draft(const struct meta *meta)
{
	return meta->status_given && meta->status == DOC_DRAFT;
}

char *particulars_status(const struct words *words, const struct meta *meta)
{
	return particulars_draft(meta) ? g_strdup(word(words, "draft-mark")) : standing_words(words, meta);
}

char *particulars_standing(const struct words *words, const struct meta *meta)
{
	char *status = particulars_status(words, meta);
	if (!status || !meta->adopted || !g_strcmp0(meta->adopted, standing_since(meta)))
		return status;
	g_autofree char *day = word_date(words, meta->adopted);
	char *standing = g_strconcat(status, ". ", word(words, "fact-adopted"), " ", day, NULL);
	g_free(status);
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
