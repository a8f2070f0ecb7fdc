/* SPDX-License-Identifier: MIT
 * Posts that only have another title: 'Director of Law' that is 'Director of Law and Governance' in every place. A
 * power that passes from one post to another looks alike where it stands; what tells them apart is the rest of both
 * texts. Within compare/. */
#ifndef KEELING_COMPARE_POSTS_H
#define KEELING_COMPARE_POSTS_H

#include "compare/words/wording.h"

struct posts;

/* Of all wordings, by bead, NULL for none. A title became one other and nothing else did; it stands nowhere in the new
 * text, and the other nowhere in the old one. Where that is not sure, the post is another. */
struct posts *posts_new(const struct match *match, const struct wording *const *wordings);
void posts_free(struct posts *posts); /* NULL is fine */

/* All that differs in a hunk is of such a title. */
bool post_is_renamed(const struct posts *posts, const struct wording *wording, guint hunk);

#endif
