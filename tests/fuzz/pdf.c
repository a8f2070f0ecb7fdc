/* SPDX-License-Identifier: MIT
 * A form that came back as a PDF, from anybody's program: read, or refused with a word. */
#include "try.h"

#include "format/pdf_answers.h"

#include <string.h>

struct heard {
	unsigned answers;
};

static void fact(void *data, const char *name, const char *text)
{
	(void)data;
	try_hold(g_utf8_validate(name, -1, NULL) && g_utf8_validate(text, -1, NULL), "a fact is UTF-8");
}

static void answer(void *data, const char *name, const char *value)
{
	struct heard *heard = data;
	heard->answers++;
	try_hold(name && g_utf8_validate(name, -1, NULL), "a name is UTF-8");
	try_hold(value && g_utf8_validate(value, -1, NULL), "an answer is UTF-8");
	try_hold(!PLANT || !*value, "planted");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct heard heard = {0};
	const struct pdf_answers_to to = {fact, answer, &heard};
	GString *fault = g_string_new(NULL);
	enum pdf_answers found = pdf_answers_here(bytes, length, &to, fault);
	try_hold(found != PDF_ANSWERS_DAMAGED || fault->len, "what is damaged is told");
	g_string_free(fault, TRUE);
	return 0;
}
