/* SPDX-License-Identifier: MIT
 * The facts of a document that its front matter gives its readers, compared like the rest. Units of the kinds from
 * UNIT_CITATION on. */
#ifndef KEELING_COMPARE_FACTS_H
#define KEELING_COMPARE_FACTS_H

#include "compare/match/match.h"

struct assembly;
struct build;
struct change;

/* The key of what a reader sees before it ('Owner'); NULL for other kinds of unit. */
const char *fact_word_key(enum unit_kind kind);

/* The facts of a document, or of one that is included whole: behind its heading. */
void fact_units(struct build *build, const struct node *node);
/* Those of a part, which stand right behind its heading. */
struct unit_range facts_of_part(const struct side *side, uint32_t place);
/* Each with the one of its name, whatever both say. */
void facts_pair(struct match *match, uint32_t old_part, uint32_t new_part);
/* Makes the change that was made last one of a fact, where its unit is that; and none to tell where one side does not
 * say such things at all. */
void fact_settle(struct assembly *assembly, struct change *change, uint32_t unit, bool is_new);

#endif
