/* SPDX-License-Identifier: MIT
 * What a change of few words comes to, while it is gathered. Within explain/details*.c. */
#ifndef KEELING_EXPLAIN_DETAILS_TELLING_H
#define KEELING_EXPLAIN_DETAILS_TELLING_H

#include "explain/overview/saying.h"

struct hunk_text {
	GString *old, *new;
	GString *old_bare, *new_bare;         /* without where links lead */
	GString *old_leads, *new_leads;       /* that alone, a line each */
	const char *before, *after;           /* what stands around it, unchanged; "" at an end */
	bool named;                           /* a reference leads elsewhere: it is told with its brackets */
	bool begins, ends;                    /* nothing stands before `before`, or behind `after` */
	bool before_followed, after_followed; /* of these the words are the new ones: a number that followed */
};

struct telling {
	const struct change *change; /* that is being told */
	GPtrArray *list;             /* of what was said */
	GPtrArray *columns;          /* of what was said of columns: told also where the words are too many */
	GPtrArray *marks;            /* of what was said of punctuation alone */
	bool ending;                 /* a mark at an end differs, which is told where nothing else is */
	const struct change *joint_of;
	char *joint;   /* 'and', where it came or went with another entry: told where nothing else is */
	bool wordless; /* of a change there are no words */
	bool cut;      /* of something only some words were said */
};

struct hunk_text hunk_text_new(const char *old, const char *new);
void hunk_text_clear(struct hunk_text *hunk);
/* Says what it comes to, and begins the next. */
void hunk_text_end(const struct saying *saying, struct hunk_text *hunk, const char *after, struct telling *telling);
/* True where the words that stayed belong to what differs, for more differs behind them. */
bool hunk_text_goes_on(const struct saying *saying, const struct hunk_text *hunk, const struct wording_piece *piece,
		       const struct wording_piece *next);
/* True where capitalised words that stayed are of a name of which something stands before and something behind them:
 * 'Payroll Officer' that is 'Head of Payroll' now. */
bool hunk_name_goes_on(const struct saying *saying, const struct hunk_text *hunk, const struct wording_piece *piece,
		       const struct wording_piece *next);
guint hunk_words(const char *text);
/* Nothing stands behind it in its text or cell. */
bool hunk_is_at_end(const struct hunk_text *hunk);
/* Nothing but little words, such as 'a' and 'of'. */
bool hunk_is_little(const struct saying *saying, const char *text);
/* '‘28 days’ is now ‘14 days’'; NULL where there is nothing to quote. `cut` becomes true where not all of it is. */
char *hunk_said(const struct saying *saying, const struct hunk_text *hunk, bool *cut);
/* The same of the whole word that it stands in, where there are brackets in it: '‘section 5(1)’ is now ‘section 5(2)’'.
 */
char *hunk_whole_said(const struct saying *saying, const struct hunk_text *hunk, bool *cut);
/* '‘Officers who’ is now ‘Officers, who’', where only marks differ. */
char *hunk_marks_said(const struct saying *saying, const struct hunk_text *hunk);
/* Adds a sentence's part; takes it. NULL: nothing. */
void telling_take(struct telling *telling, char *said);
/* '‘Refused’ and ‘Returned’', of a list of char *. */
char *quoted_said(const struct saying *saying, const GPtrArray *titles);

/* A row, or the heads of a table, in which more differs than words within a cell. */
bool cells_are_across(const struct change *change);
void cells_say(const struct saying *saying, const struct change *change, struct telling *telling);

/* True where cells of more than one row differ. */
bool rows_are_several(const GPtrArray *changes);
/* True of a row of which it must be said whose it is: not where its first cell alone differs, which says so itself, nor
 * where it is the only one that does and nothing like it stands in another row. */
bool row_wants_name(const struct saying *saying, const struct change *change, bool several);
/* What is told of such rows; those of which the same is told go together. */
GPtrArray *rows_new(void);
/* Takes what was told of a row; gives how much of it has not been told of one before. */
guint rows_take(const struct saying *saying, GPtrArray *rows, const struct change *change, GPtrArray *list);
/* 'in the row ‘Leader’, ‘£4,635’ is now ‘£5,000’', each added to a list. */
void rows_say(const struct saying *saying, const GPtrArray *rows, GPtrArray *list);

/* Of a field: whether it must be filled in, whether who signs gives a post, and what kind of answer it takes. */
void field_facts_told(const struct saying *saying, const struct change *change, struct telling *telling);
/* True where options or columns came, went or stand in another order, which is told. */
bool field_options_told(const struct saying *saying, const struct change *change, struct telling *telling);
/* The words of an option by themselves, with the marks around them. */
bool field_is_option(const struct change *change, const struct wording_piece *piece);
/* Whether the list of a field goes on behind a piece that stayed, as `within` says it did before it. */
bool field_list_goes_on(const struct change *change, const struct wording_piece *piece, bool within);
/* Of a piece within the list: nothing else is in it. */
bool field_is_listed(const struct change *change, const struct wording_piece *piece);
/* A text of a field without what kinds of answers its columns take; `keep` owns what is new. */
const char *field_text_shown(const struct change *change, const char *text, GPtrArray *keep);
/* The words of a piece, of a field without the facts that are told apart. */
void field_piece_take(const struct change *change, const struct wording_piece *piece, struct hunk_text *hunk);

#endif
