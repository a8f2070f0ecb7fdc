/* SPDX-License-Identifier: MIT
 * A document, or one of its appendices, on paper: a tagged PDF (PDF/UA-1). For publish/ and the commands. */
#ifndef KEELING_PAGES_H
#define KEELING_PAGES_H

#include "format/font.h"
#include "model/paper.h"
#include "resolve/edition.h"

#include <stdbool.h>

/* The faces that the paper names; NULL, with messages, when one can't be found. Load them once for all files. */
struct fonts *pages_fonts(const struct paper *paper, struct diag *diag);

/* Appends the file to `out`. `part` is the edition's root - title, contents, text, appendices, each on a new page - or
 * an APPENDIX, such as a form, as a document of its own. A character that no font has is an error in `diag`. False
 * when no file could be made. Where `out` is NULL the pages are only drawn, for what that finds. Same edition, paper
 * and fonts: same bytes. */
bool pages_render(const struct edition *edition, const struct node *part, const struct paper *paper,
		  struct fonts *fonts, GByteArray *out, struct diag *diag);

#endif
