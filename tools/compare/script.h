/* SPDX-License-Identifier: MIT
 * Changes as a script that another run can apply to the old text: `keeling-diff --apply`. And the dump of the units,
 * in which the result is printed: a line a unit, its kind, how many others hold it, and its words as they are compared,
 * without numbers; one document after the other. For explain/, publish/ and the commands. */
#ifndef KEELING_COMPARE_SCRIPT_H
#define KEELING_COMPARE_SCRIPT_H

#include "compare/changes.h"

/* The steps of a change: [[old place, units, new place, units, [hunk, ...], [unit, ...]], ...]. A hunk is
 * [word, words dropped, [word, ...]]; a unit, of the new text, is [kind and depth, how many words, format]. */
void script_json(const struct changes *changes, const struct change *change, GString *out);
/* {"old": [units, SHA-256 of the dump], "new": the same, "followed": [[word of the old text, target], ...]}. */
void script_sums(const struct changes *changes, GString *out);

/* The dump of the units of editions (of const struct edition *), in order of publication; `nested`: with what holds
 * them, which instructions do not say. */
void units_dump(const GPtrArray *editions, bool nested, GString *out);

/* ---- the other way: what was read from such a script ------------------------------------------------------------ */

struct script_hunk {
	uint32_t at, dropped;
	GPtrArray *added; /* of char * */
};

struct script_unit {
	char *kind, *format;
	uint32_t words;
};

struct script_step {
	uint32_t old_at, old_count, new_at, new_count;
	GArray *hunks; /* of struct script_hunk */
	GArray *units; /* of struct script_unit */
};

struct script {
	GArray *steps; /* of struct script_step */
	GPtrArray
		*followed; /* of char *, by the place of a word in the old text: what its target is known by, or NULL */
	uint32_t new_count;
	char *old_sum, *new_sum;
};

struct script *script_new(void);
struct script_step script_step_new(void);
void script_free(struct script *script); /* NULL is fine */

/* The dump of the new text, from the old one and the script. False, with what is wrong in *why (not to be freed), when
 * the script was made from another text or does not give what it says. */
bool script_run(const struct script *script, const GPtrArray *old, GString *out, const char **why);

#endif
