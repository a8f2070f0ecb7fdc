/* SPDX-License-Identifier: MIT
 * What was filled into a PDF form, by anybody's program. Nothing in the file is carried out: no script, no action, no
 * address. It is read in a child process that can be lost, with limits on its time, its memory and its answer
 * (child.h). For read/filled/filled.c. */
#ifndef KEELING_PDF_ANSWERS_H
#define KEELING_PDF_ANSWERS_H

#include <glib.h>

enum pdf_answers {
	PDF_ANSWERS_READ,
	PDF_ANSWERS_DAMAGED,
	PDF_ANSWERS_ENCRYPTED,
	PDF_ANSWERS_NO_FORM, /* it has no fields */
	PDF_ANSWERS_XFA,     /* its answers are kept in another way than the fields of a PDF */
};

/* Where they go: `fact` is called with 'KeelingDocument' and 'KeelingVersion' where the file says them, then `answer`
 * with each field's full name and what was filled in, "" for nothing; of a box its state, of a radio button or a list
 * the option. All text is UTF-8. */
struct pdf_answers_to {
	void (*fact)(void *data, const char *name, const char *text);
	void (*answer)(void *data, const char *name, const char *value);
	void *data;
};

/* With what is wrong in `fault` where the file is damaged: qpdf's words, or ours. */
enum pdf_answers pdf_answers_read(const void *bytes, size_t length, const struct pdf_answers_to *to, GString *fault);
/* The same in this process: for the fuzzer. */
enum pdf_answers pdf_answers_here(const void *bytes, size_t length, const struct pdf_answers_to *to, GString *fault);

#endif
