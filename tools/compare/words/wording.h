/* SPDX-License-Identifier: MIT
 * How the words of one or more old units became those of new ones. Within compare/. */
#ifndef KEELING_COMPARE_WORDING_H
#define KEELING_COMPARE_WORDING_H

#include "compare/match/match.h"
#include "compare/match/myers.h"

/* A token and the unit that it stands in. */
struct spot {
	uint32_t unit, token; /* the token counted from the unit's first */
};

struct wording {
	const struct side *old, *new; /* borrowed */
	const struct edition *old_edition, *new_edition;
	GArray *old_words, *new_words; /* of uint32_t */
	GArray *old_spots, *new_spots; /* of struct spot */
	GArray *hunks;                 /* of struct hunk: what differs */
	bool formatted;                /* the words are the same, how they are set is not */
};

/* True for one unit on each side with the same words, set alike: there is nothing to tell. */
bool wording_none(const struct match *match, const struct bead *bead);

struct wording *wording_new(const struct match *match, const struct bead *bead);
void wording_free(struct wording *wording); /* NULL is fine */
/* The same units, once they have moved or stayed: whether it tells of how they are set. wording_new() asks for it. */
void wording_settle(struct wording *wording, const struct match *match, const struct bead *bead);

bool wording_same(const struct wording *wording);

/* What stands at [from, to) of one side, as shown. The caller frees it. */
char *wording_shown(const struct wording *wording, bool new_side, uint32_t from, uint32_t to);
/* The same with the addresses of links, in brackets. */
char *wording_marked(const struct wording *wording, bool new_side, uint32_t from, uint32_t to);
/* The same where the one reference in it leads elsewhere: with what that is called behind it, or how it begins. */
char *wording_named(const struct wording *wording, bool new_side, uint32_t from, uint32_t to);
/* Where the links in it lead that an author wrote, a line each; appended. */
void wording_leads(const struct wording *wording, bool new_side, uint32_t from, uint32_t to, GString *out);

/* One reference in place of another that leads to another provision, whatever numbers both print. */
bool hunk_is_repointed(const struct wording *wording, const struct hunk *hunk);

/* The token of a word. */
const struct token *wording_token(const struct wording *wording, bool new_side, uint32_t at);

/* True where all of [from, to) are words that say little by themselves, or marks. */
bool wording_little(const struct wording *wording, bool new_side, uint32_t from, uint32_t to);

#endif
