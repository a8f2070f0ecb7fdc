/* SPDX-License-Identifier: MIT
 * From what is paired to what changed: the stages of changes_find(). Within compare/. */
#ifndef KEELING_COMPARE_ASSEMBLE_H
#define KEELING_COMPARE_ASSEMBLE_H

#include "compare/changes.h"
#include "compare/match/match.h"
#include "compare/words/wording.h"

struct assembly {
	struct changes *changes;
	const struct match *match;
	const struct wording **wordings;        /* by bead; NULL where the words are the same */
	struct posts *posts;                    /* whose title alone is another */
	struct change **by_bead;                /* the change that tells of a bead, or NULL */
	struct change **old_owner, **new_owner; /* by unit: whose step has it, or NULL */
};

/* A unit, or `units` of them from there on, as a place that can be cited. */
const struct provision *provision_new(struct changes *changes, const struct side *side, uint32_t unit, uint32_t units);

/* 'id', 'text', ...: as JSON has it. */
const char *matched_name(enum matched_by by);
struct change *change_new(struct changes *changes, enum change_kind kind, const char *unit);
void change_free(void *change);
/* Fills in the words of a change: what differs, with what is the same between and around it. `told`, by hunk: what
 * another change tells; or NULL. */
void change_words(struct changes *changes, struct change *change, const struct wording *wording, const bool *told);
/* The texts and words of other changes, of const struct change *, each with one place, as lines more of this one. */
void change_lines(struct changes *changes, struct change *into, const GPtrArray *from);
void change_step(struct assembly *assembly, struct change *change, uint32_t old_at, uint32_t old_count, uint32_t new_at,
		 uint32_t new_count, const GArray *hunks);

/* What is told of a bead: `reworded` where its words differ, `went` where it stands under what is told already. */
enum change_kind bead_kind(const struct match *match, const struct bead *bead, bool reworded, bool went);

/* Whole sections and appendices that came, went or moved. */
void parts_tell(struct assembly *assembly);
/* Units that came, went, moved, or have other words. */
void units_tell(struct assembly *assembly);
/* A column that came or went is told with its table, an arrow of a flowchart with its box; not once a row. */
void inner_fold(struct assembly *assembly);
/* Its part for flowcharts. */
void charts_fold(struct assembly *assembly);
/* The steps of a change go over to another, and it is told no more. It stays in the list, as one absorbed, until all of
 * those go at once: each by itself would cost a walk through the list. */
void change_absorb(struct assembly *assembly, struct change *into, struct change *from);
void absorbed_drop(struct changes *changes);
/* What came, went or moved reads as all that the change takes with it. */
void texts_fill(struct assembly *assembly);
/* What changed in a document and in a copy of it, included in another, is told once. */
void copies_fold(struct assembly *assembly);
/* One replacement in many places becomes one change. */
void throughout_fold(struct assembly *assembly);
/* References typed in words that stayed while what they lead to did not: a warning each. */
void references_check(const struct match *match, struct diag *diag);
/* Numbers that followed. */
void renumbered_find(struct changes *changes, const struct match *match);

#endif
