/* SPDX-License-Identifier: MIT
 * An item of the overview in sentences. Within explain/. */
#ifndef KEELING_EXPLAIN_SENTENCES_H
#define KEELING_EXPLAIN_SENTENCES_H

#include "explain/overview/saying.h"

/* One or more sentences; the caller frees it. `texts`: the author's own, in place of ours; empty where there are none.
 * In them {place} and {was} stand for where the item's changes are and were. */
char *sentences_of(const struct saying *saying, const GPtrArray *texts);

/* An item's sentences with the author's own in place of ours, without the reasons; the caller frees it. */
char *item_said(const struct changes *changes, const struct reasons *reasons, const struct words *patterns,
		const struct item *item);

/* ---- for sentences.c: each appends to `out` ---- */

/* sentences_text.c: one change of a clause, or of text outside them; whole clauses that came into a section, left it,
 * or moved there. */
void change_say(const struct saying *saying, const struct change *change, GString *out);
void siblings_say(const struct saying *saying, GString *out);
/* Several, one by one; but what would be the same sentence of each is told once, with what moved. */
void changes_say(const struct saying *saying, const GPtrArray *changes, GString *out);
/* sentences_amended.c: an item of clauses and of text outside them. */
void clause_say(const struct saying *saying, GString *out);
/* What changed within an appendix, after it was said which: each with its place. */
void contents_say(const struct saying *saying, GString *out);
/* sentences_rewordings.c: what was reworded, each place with its words; and what it is about, where that is not said by
 * them, or binds. */
void rewordings_say(const struct saying *saying, const GPtrArray *changes, GString *out);
/* sentences_inner.c: what came into, or left, a clause or the text under a heading. Whether a change is that; one,
 * false where it is not; and several, those alike in one sentence. `known` is the place that was said before; "" for
 * none. */
bool change_is_inner(const struct change *change);
bool inner_say(const struct saying *saying, const struct change *change, const char *known, GString *out);
void inners_say(const struct saying *saying, const GPtrArray *changes, const char *known, GString *out);
/* sentences_blocks.c: whether a table, a form or a flowchart came or went as a whole; the sentence that says so; and
 * what holds it, which the caller frees. */
bool change_is_block(const struct saying *saying, const struct change *change);
void block_say(const struct saying *saying, const struct change *change, const char *place, GString *out);
struct provision *block_place(const struct saying *saying, const struct change *change);
/* Fields that stand in another place of their form. */
void fields_moved_say(const struct saying *saying, const GPtrArray *changes, GString *out);
/* Whether a field wants an answer: it is no heading, note or privacy notice. */
bool field_asks(const struct node *field);
/* Whether a change is one of a field that wants none. */
bool change_is_field_words(const struct change *change);
/* Several that moved from one place to one other. */
void moves_say(const struct saying *saying, const GPtrArray *changes, GString *out);
/* sentences_appendix.c: appendices. */
void appendix_say(const struct saying *saying, GString *out);
void new_appendix_say(const struct saying *saying, const struct change *change, GString *out);
/* sentences_policies.c: titles of policies, and where links lead. */
void policies_say(const struct saying *saying, GString *out);
/* sentences_parts.c: sections and documents. */
void sections_say(const struct saying *saying, GString *out);
/* What of the text of a new appendix was there before, and where; nothing where none was. */
void kept_say(const struct saying *saying, const struct change *change, GString *out);
void gone_say(const struct saying *saying, const struct change *change, GString *out);
void document_say(const struct saying *saying, const struct change *change, GString *out);
/* sentences_heading.c: a sub-heading that is in another place among its like, CHANGE_REORDERED; the caller frees it. */
char *heading_moved_said(const struct saying *saying, const struct change *change);
/* Whether a clause that is told as moved stands between the same texts as before, and it is a sub-heading that moved:
 * which of them to name. */
enum heading_turn { HEADING_NEITHER, HEADING_OVER, HEADING_OFF };
enum heading_turn heading_turn(const struct changes *changes, const struct change *change);
/* sentences_facts.c: what is said of a document in front of its text. */
void facts_say(const struct saying *saying, GString *out);

#endif
