/* SPDX-License-Identifier: MIT
 * What a file says of the document itself, at its top, at the foot of its pages and in its properties: in Word and
 * OpenDocument files alike. */
#ifndef KEELING_PARTICULARS_H
#define KEELING_PARTICULARS_H

#include "resolve/edition.h"

/* The language with a country, as word processors want it: 'cy-GB'. The caller frees it. */
char *particulars_language(const struct edition *edition);
char *particulars_tag(const char *language);

/* Whether it says of itself that it is a draft. */
bool particulars_draft(const struct meta *meta);
/* The status as it stands at the top: 'Draft: not in force', 'In force from 1 June 2026'; NULL where it has none. The
 * caller frees it. */
char *particulars_status(const struct words *words, const struct meta *meta);
/* The same with the day of its adoption, where that is another, for the foot of a page. The caller frees it. */
char *particulars_standing(const struct words *words, const struct meta *meta);
/* 'Version 3.0', or NULL. The caller frees it. */
char *particulars_version(const struct words *words, const struct meta *meta);

/* The day from which a file dates, YYYY-MM-DD: there is no clock, so it is that of the adoption. */
const char *particulars_day(const struct meta *meta);

#endif
