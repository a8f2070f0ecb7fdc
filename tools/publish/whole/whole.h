/* SPDX-License-Identifier: MIT
 * What `keeling-build` writes of a constitution: site, Word and OpenDocument files, forms and their packs, committee
 * reports, a manifest of all files - all of it or nothing. */
#ifndef KEELING_WHOLE_H
#define KEELING_WHOLE_H

#include "base/stage.h"
#include "publish/publication.h"

/* Parts of the output, as bits. */
enum part { PART_HTML = 1, PART_DOCX = 2, PART_PDF = 4, PART_FORMS = 8, PART_REPORTS = 16, PART_ODT = 32 };
/* What is made where nothing else is asked for: the whole documents as PDF and as OpenDocument files are not. */
#define PARTS_USUAL (PART_HTML | PART_DOCX | PART_FORMS | PART_REPORTS)
#define PARTS_ALL (PARTS_USUAL | PART_PDF | PART_ODT)

struct whole;

/* The `parts` into the folder `out`. What the last build left there is looked through beside what is done next, such as
 * opening the publication. `out` must outlive it. Never NULL. */
struct whole *whole_open(unsigned parts, const char *out);
/* Writes a publication. Nothing is written when `diag` holds an error before or after rendering, nor, with `links`,
 * when an address within the site leads to nothing. The status to exit with. Once only. */
enum status whole_write(struct whole *whole, const struct publication *publication, bool links,
			const struct templates *templates, struct diag *diag);
void whole_free(struct whole *whole);

#endif
