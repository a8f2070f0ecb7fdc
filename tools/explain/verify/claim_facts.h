/* SPDX-License-Identifier: MIT
 * What a text says in figures or quotes: amounts of money, percentages, numbers of days or months, days of the year,
 * words in quotation marks, addresses of the web and of e-mail. Of an item of an overview, and of the text of a
 * document, so that the one can be looked up in the other. Within explain/. */
#ifndef KEELING_EXPLAIN_CLAIM_FACTS_H
#define KEELING_EXPLAIN_CLAIM_FACTS_H

#include "model/words.h"

#include <glib.h>
#include <stdbool.h>

enum fact_kind { FACT_MONEY, FACT_PERCENT, FACT_PERIOD, FACT_DATE, FACT_BARE, FACT_QUOTED, FACT_ADDRESS };

#define HUNDREDTHS 100u /* of what is counted: £12.50 is 1,250 of them */

struct fact {
	enum fact_kind kind;
	size_t from, to;  /* in the text; of a quotation, what is between the marks */
	const char *unit; /* what is counted: static */
	guint64 value;    /* in HUNDREDTHS of the unit; of a day, month and day as 430 */
	unsigned factor;  /* of a week 7, of a year 12 */
	unsigned year;    /* of a day: 0 for none */
	char *folded;     /* of a quotation: as fact_folded() has it; of an address the same, without 'https://' */
};

/* Those of a text, in its order, of struct fact; the caller unrefs the array. What is quoted is not looked into. */
GArray *facts_read(const struct words *words, const char *text);
/* A number that stands alone, as one of what `like` counts: the 'ten' of '15 days in place of ten'. */
void fact_adopt(struct fact *bare, const struct fact *like);

/* Small letters, one blank for several, no quotation marks nor signs of Markdown, one kind of dash; caller frees. */
char *fact_folded(const char *text);
/* How often `part` stands in `text`, both folded, as whole words. */
guint folded_count(const char *text, const char *part);
/* Whether a folded text has an address of the web or of e-mail, and not as a part of a longer one. */
bool folded_has_address(const char *text, const char *address);

#endif
