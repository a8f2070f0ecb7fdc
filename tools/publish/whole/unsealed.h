/* SPDX-License-Identifier: MIT
 * An adopted version that no history seals - the front matter alone calls it so - and what is known of it when it is
 * published: the site's manifest has these two sums, and the next build is held against them. For publish/. */
#ifndef KEELING_UNSEALED_H
#define KEELING_UNSEALED_H

#include "publish/publication.h"

/* True for a version that is no draft and has no seal. */
bool is_unsealed(const struct release *release);

/* The sum of the files that a release was read from, and of the values and titles of policies in it. Where it is the
 * same and the text is not, the text follows a number in another document. The caller frees it. */
char *unsealed_source(const struct release *release);

/* Whether a release says what was published with these sums, each of which may be NULL where it is not known. */
bool unsealed_holds(const struct release *release, const char *text, const char *source);

#endif
