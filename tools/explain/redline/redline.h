/* SPDX-License-Identifier: MIT
 * The redline of a document: its text as it will read, with the changes shown - an edition with marks
 * (resolve/redline.h) that the ordinary renderers print. For publish/. */
#ifndef KEELING_EXPLAIN_REDLINE_H
#define KEELING_EXPLAIN_REDLINE_H

#include "compare/changes.h"
#include "explain/reasons.h"
#include "resolve/redline.h"

/* The redline of one pair of documents among those compared; either is NULL where the whole document came or went.
 * `reasons` may be NULL. The caller frees it with redline_free(); the changes must outlive it. */
struct edition *redline_make(const struct changes *changes, const struct edition *old, const struct edition *new,
			     const struct reasons *reasons);

#endif
