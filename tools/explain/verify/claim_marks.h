/* SPDX-License-Identifier: MIT
 * Where a word ends, and the quotation marks that people type. Within explain/verify/. */
#ifndef KEELING_EXPLAIN_CLAIM_MARKS_H
#define KEELING_EXPLAIN_CLAIM_MARKS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Whether a byte is one of a word or a figure: what is beyond ASCII is. */
static inline bool is_word_byte(char c)
{
	return g_ascii_isalnum(c) || (unsigned char)c >= 0x80;
}

#define QUOTES 4u

/* ‘’, “”, '', "". An apostrophe closes none. */
struct quotes {
	const char *open, *close;
};
extern const struct quotes quotes[QUOTES];

/* How long the mark is that opens, or closes, a quotation at `at`; 0 for none. */
size_t quote_opening(const char *at);
size_t quote_closing(const char *at);
/* How many bytes of the word are at `at`. */
size_t word_span(const char *at);
/* Where the mark begins that closes the quotation whose words begin at `from`; NULL for none. */
const char *quote_end(const struct quotes *mark, const char *from);
/* Whether what is at `at` stands within ‘these’ marks or “those”. */
bool is_quoted(const char *text, const char *at);
/* Past blanks, commas, brackets and quotation marks. */
const char *past_marks(const char *at);

#endif
