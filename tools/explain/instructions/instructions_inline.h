/* SPDX-License-Identifier: MIT
 * Words of a unit as Markdown in an instruction, and back: **bold**, _italic_, `code`, a reference as [what it
 * prints](#what-it-leads-to), the address of a link as [](https://...) behind its words. What is written reads as
 * exactly the words it was written from. Within explain/. */
#ifndef KEELING_INSTRUCTIONS_INLINE_H
#define KEELING_INSTRUCTIONS_INLINE_H

#include "compare/units/units.h"

/* A word as comparisons know it, and how it is set. */
struct wordlet {
	const char *word;
	uint32_t format; /* of FORMAT_STRONG, FORMAT_EMPH, FORMAT_CODE */
	bool old;        /* it stood in the old text */
};

/* Nothing, between words: they meet here and are two all the same. Alone, a text without words. */
#define INLINE_CUT "<!-- -->"
/* Within a word of several parts, such as 'section 12' where it is compared as one: a blank. No text that is compared
 * has this sign. And around one whose parts meet without a blank, such as '§9(3)', nothing that is seen. */
#define INLINE_BLANK "\xc2\xa0" /* no-break space */
#define INLINE_ONE "<!--(-->"
#define INLINE_ONE_END "<!--)-->"

#define FORMAT_SET (FORMAT_STRONG | FORMAT_EMPH | FORMAT_CODE)

/* Tokens [from, to) of a unit, counted from its first; appended. `set`: with how they are set. `words` are those that
 * it will be read with: what is one word depends on the names of months. */
void inline_write(const struct side *side, uint32_t unit, uint32_t from, uint32_t to, bool set,
		  const struct words *words, GString *out);

/* The words of a text in a unit of this kind, appended to `out` (of struct wordlet); they live in the arena. */
void inline_read(const char *text, enum unit_kind kind, const struct words *words, struct arena *arena, GArray *out);

/* `text` with a backslash before what would be a mark of ours; quotation marks inside it become single. Appended. */
void inline_escape(const char *text, GString *out);

/* Where a reference with this word leads, as it stands between the round brackets; appended. */
void inline_target(const char *word, GString *out);

#endif
