/* SPDX-License-Identifier: MIT
 * The words that the tools themselves write ('section', 'Page {page} of {pages}'), in the language of the document.
 * None stands in the code: they come from templates/words/<language>.yaml (read by read/words.h). */
#ifndef KEELING_WORDS_H
#define KEELING_WORDS_H

#include <glib.h>
#include <stdbool.h>

struct words {
	char *language;
	GHashTable *table; /* key to text; shared among copies */
	GBytes *text;      /* what both stand in; NULL where the table owns them */
	char *frozen;      /* the words that are of another day, as text; NULL: none */
	bool unmutated;    /* that day was before mutations: what word_is_printed() has none (model/mutation.h) */
};

struct words *words_new(const char *language);
/* The same for a table whose keys and texts stand in `text`, which it keeps: a run reads 400 words and uses 50. */
struct words *words_new_in(const char *language, GBytes *text);
/* The same words once more; neither may be added to from then on. */
struct words *words_copy(const struct words *words);
/* The same with some of them as they were when a version was adopted: `then`, of key to text. What does not differ is
 * left out of `frozen`, which is NULL where nothing does. An empty text for WORDS_MUTATIONS says that what was printed
 * then had none; what is said of the version has those of today. */
struct words *words_frozen(const struct words *words, GHashTable *then);
/* True for a key whose words stand in the text of a document itself: in references, in conditions of forms, where a
 * provision was removed. They are frozen with each version that is adopted. */
bool word_is_printed(const char *key);
void words_free(struct words *words);

/* The text for a key. A key that is not there is a mistake of ours: every file of words is checked when it is read
 * against the English one, and a test holds the keys in the code against both. */
const char *word(const struct words *words, const char *key);

/* The keys of the articles of a language, with blanks between them, and of how one changes before a vowel; words may do
 * without them. */
#define WORDS_ARTICLES "articles"
#define WORDS_ARTICLE "article-before-vowel"

/* The key of how the first letters of words change (model/mutation.h). */
#define WORDS_MUTATIONS "ref-mutations"

/* True where the word of `length` bytes is among those under a key, which have blanks between them, in any case; false
 * without such a key. */
bool word_listed(const struct words *words, const char *key, const char *text, size_t length);

/* Gives other texts of the same language what word_fill() asks of it: articles, vowels, mutations. */
void words_lend(const struct words *words, struct words *to);
/* Whether that would change nothing: they are of one language and have been given the same. */
bool words_lent(const struct words *words, const struct words *to);

/* The key of 'paragraph 2.1 of Cod Ymddygiad': what stands in a document in another language, in the words of whoever
 * cites it. Empty in versions that were adopted when the cited document's own words were used. */
#define WORDS_OF_LANGUAGE "ref-of-language"

/* The text with each {name} replaced; the arguments are pairs of name and text, ended by NULL. The caller frees it.
 * Behind an article, a text that begins with one loses it: 'of the {document}' takes 'the Code'. In Welsh the article
 * goes by the vowel behind it, and the words for provisions by what stands before them (model/mutation.h).
 *   word_fill(words, "page-of", "page", "2", "pages", "9", NULL) */
char *word_fill(const struct words *words, const char *key, ...) G_GNUC_NULL_TERMINATED;

/* 'paragraph 2.1 of the Code'; of a text with an article as the language has it: 'paragraff 2.1 o’r Cod'. */
char *word_of_document(const struct words *words, const char *label, const char *document);
/* That nothing has changed; or, of a Word file, nothing that could be taken over, where `unplaced` edits could not. The
 * caller frees it. */
char *word_of_none(const struct words *words, unsigned unplaced);

/* ' and Appendix D', with the blanks around it: `and`, or what it is before a vowel ('ac Atodiad D'); an article behind
 * a vowel goes with it ('a’r Cod'); numbers go by how they are said ('ac 8.1'). The caller frees it. */
char *word_and(const struct words *words, const char *and, const char *before_vowel, const char *next);

/* A day written YYYY-MM-DD as people read it: '18 February 2027'; the text itself if it is no day. Caller frees. */
char *word_date(const struct words *words, const char *day);
/* The same without the day: 'February 2027'. */
char *word_month(const struct words *words, const char *day);

#endif
