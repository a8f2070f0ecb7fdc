/* SPDX-License-Identifier: MIT
 * A council's own Word file, whose look every Word file of the run takes over: its styles, the look of its numbers, its
 * page, header and footer, its fonts and theme. Its text is not looked at, and nothing that it names outside itself.
 *
 * For commands, and for docx_house.c and docx.c. What the file lacks is the house's (templates/docx), and is named in a
 * warning. Styles are known by their names ('heading 1', 'Clause 1'), in whatever language Word was when it made the
 * ids. */
#ifndef KEELING_DOCX_REFERENCE_H
#define KEELING_DOCX_REFERENCE_H

#include "render/docx/docx_house.h"

struct docx_reference;

/* Keeps the file with the templates, which free it. `name` is what messages call it. False, with a message, when it is
 * no Word file or can't be used. */
bool docx_reference_keep(struct templates *templates, const void *bytes, size_t length, const char *name,
			 struct diag *diag);
/* What is kept, or NULL. */
const struct docx_reference *docx_reference_kept(const struct templates *templates);

/* Puts the reference's texts in the place of the house's, where it has them, and says what it lacks. `looks` gets how
 * the numbers of a style are marked: its id to the content of a w:rPr. */
void docx_reference_dress(const struct docx_reference *reference, char *texts[DOCX_SHELLS], GHashTable *looks,
			  struct diag *diag);

/* The parts that go with the texts: the theme, what the header refers to. */
struct docx_part {
	char *name;
	GByteArray *bytes;
};

/* Of struct docx_part *; empty without a reference. */
const GPtrArray *docx_reference_parts(const struct docx_reference *reference);
/* Their content types, and the relationship from the document, if they need one. */
void docx_reference_types(const struct docx_reference *reference, GString *out);
bool docx_reference_theme(const struct docx_reference *reference);

/* ---- docx_restyle.c --------------------------------------------------------------------------------------------- */

struct docx_restyling {
	const char *numbering; /* their part of that name, or NULL */
	GHashTable *looks;     /* gets, for a style's id, how its numbers are marked */
	GHashTable *ids;       /* gets, for an id of theirs, what the style is called from now on */
	GPtrArray *missing;    /* gets the names of the styles that theirs lack */
};

/* The style sheet `theirs` with the ids of `ours`, the slots for numbers, and the styles of `ours` that it lacks. The
 * caller frees it. */
char *docx_restyle(const char *ours, const char *theirs, const struct docx_restyling *restyling);
/* A part of theirs, or NULL, with the new ids. The caller frees it. */
char *docx_rename(const char *part, GHashTable *ids);

#endif
