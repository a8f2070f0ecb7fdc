/* SPDX-License-Identifier: MIT
 * What the parts of the Akoma Ntoso writer share. For render/akn*.c only. */
#ifndef KEELING_AKN_INTERNAL_H
#define KEELING_AKN_INTERNAL_H

#include "format/xml.h"
#include "render/akn/akn.h"

struct akn {
	const struct edition *edition;
	const struct akn_others *others; /* or NULL */
	GString *out;
};

/* 'eng': of a version of the document. */
const char *akn_language(const struct edition *edition);

/* Identification, lifecycle and references (akn_meta.c). */
void akn_meta(const struct akn *akn, const GArray *versions);
/* Blocks from one node up to another, which is left out: paragraphs, lists, tables (akn_blocks.c). */
void akn_blocks(const struct akn *akn, const struct node *from, const struct node *to);
void akn_inlines(const struct akn *akn, const struct node *parent);

#endif
