/* SPDX-License-Identifier: MIT
 * Phrases about changes, in the words of the new edition's language (templates/words). The caller frees them.
 * Within explain/. */
#ifndef KEELING_EXPLAIN_PHRASES_H
#define KEELING_EXPLAIN_PHRASES_H

#include "compare/changes.h"

const struct words *phrase_words(const struct changes *changes);
/* The provision that a change is told at: the new one, or the old where it is gone. */
const struct provision *phrase_provision(const struct change *change);

/* 'I work in [text: directorate]', with no more than the name of a blank; takes it. */
char *phrase_blanks(char *text);
/* The first line of a text, and no more of it than a title has. */
char *phrase_title(const char *text);
/* How what moved within its section stands there now: somewhere else; with a number that it had not, or without the one
 * that it had; or cited as it was, under something else; or a heading of another level. */
enum moved_how {
	MOVED_ELSEWHERE,
	MOVED_TO_NUMBER,
	MOVED_FROM_NUMBER,
	MOVED_LEVEL,
	MOVED_HERE,
	MOVED_HEADING,
};
enum moved_how moved_how(const struct changes *changes, const struct change *change);
/* 'paragraph 2.3: reworded', with a capital. */
char *phrase_heading(const struct changes *changes, const struct change *change);
/* 'Owner: ‘Director of Law’, formerly ‘Monitoring Officer’': the same of a fact of a document, which is in none of its
 * words. */
char *phrase_fact(const struct changes *changes, const struct change *change);
/* 'Code of Conduct, Contract Rules and Petition Scheme'. */
char *phrase_titles(const struct words *words, const GPtrArray *editions);
/* What is said where there is no change, or none that found its place in the sources. */
char *phrase_none(const struct changes *changes);
/* '13 changes; 11 numbers followed.' */
char *phrase_summary(const struct changes *changes);

/* The same text as it stands between quotation marks: a quotation in it has double ones; takes `text`. */
char *phrase_quoted(char *text);
/* The same text with a capital first letter; takes `text`. */
char *phrase_capital(char *text);

#endif
