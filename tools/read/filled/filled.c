/* SPDX-License-Identifier: MIT */
#include "read/filled/filled.h"
#include "base/tree.h"

#include "format/pdf_answers.h"

#include <string.h>

#define LARGEST (64u << 20) /* bytes */

static void value_free(gpointer data)
{
	struct filled_value *value = data;
	g_free(value->name);
	g_free(value->text);
	g_free(value);
}

void filled_free(gpointer data)
{
	struct filled *filled = data;
	if (!filled)
		return;
	g_free(filled->document);
	g_free(filled->version);
	g_ptr_array_unref(filled->values);
	g_free(filled);
}

/* Each program ends lines in its own way; one at the end of an answer says nothing. */
static char *lines_settled(const char *text)
{
	GString *lines = g_string_new(NULL);
	for (const char *c = text; *c; c++)
		if (*c != '\r')
			g_string_append_c(lines, *c);
		else if (c[1] != '\n')
			g_string_append_c(lines, '\n');
	while (lines->len && lines->str[lines->len - 1] == '\n')
		g_string_truncate(lines, lines->len - 1);
	return g_string_free(lines, FALSE);
}

void filled_add(struct filled *filled, const char *name, const char *text)
{
	struct filled_value *value = g_new(struct filled_value, 1);
	*value = (struct filled_value){g_strdup(name), lines_settled(text)};
	g_ptr_array_add(filled->values, value);
}

/* ---- PDF --------------------------------------------------------------------------------------------------------- */

static void pdf_fact(void *data, const char *name, const char *text)
{
	struct filled *filled = data;
	char **to = !strcmp(name, "KeelingVersion") ? &filled->version : &filled->document;
	g_free(*to);
	*to = g_strdup(text);
}

static void pdf_answer(void *data, const char *name, const char *value)
{
	filled_add(data, name, value);
}

static bool pdf_read(struct filled *filled, const char *bytes, size_t length, struct diag *diag)
{
	const struct pdf_answers_to to = {pdf_fact, pdf_answer, filled};
	struct place place = {.file = filled->file};
	GString *fault = g_string_new(NULL);
	enum pdf_answers found = pdf_answers_read(bytes, length, &to, fault);
	if (found == PDF_ANSWERS_DAMAGED)
		diag_add(diag, CODE_FILLED_DAMAGED, place, "this PDF is damaged: ask for it once more (%s)",
			 fault->str);
	else if (found == PDF_ANSWERS_ENCRYPTED)
		diag_add(diag, CODE_FILLED_ENCRYPTED, place,
			 "this PDF is encrypted: ask for it without a password, or save it without one");
	else if (found == PDF_ANSWERS_XFA)
		diag_add(diag, CODE_FILLED_NO_FORM, place,
			 "this PDF is a form of another make (XFA), and none of ours: ask for it on the form that was "
			 "sent");
	else if (found == PDF_ANSWERS_NO_FORM)
		diag_add(diag, CODE_FILLED_NO_FORM, place,
			 "there is nothing to fill in in this PDF: it was printed or scanned, and is to be read by "
			 "people");
	g_string_free(fault, TRUE);
	return found == PDF_ANSWERS_READ;
}

/* ---- any --------------------------------------------------------------------------------------------------------- */

static char *bytes_read(const char *path, gsize *length, struct place place, struct diag *diag)
{
	GError *error = NULL;
	char *bytes = NULL;
	if (!path_there(path))
		diag_add(diag, CODE_FILE_MISSING, place, "there is no such file");
	else if (!path_is_file(path))
		diag_add(diag, CODE_FILE_KIND, place, "this is no file");
	else if (!g_file_get_contents(path, &bytes, length, &error))
		diag_add(diag, CODE_FILE_UNREADABLE, place, "this file can't be read: %s", error->message);
	else if (*length > LARGEST)
		diag_add(diag, CODE_FILE_SIZE, place, "this file is larger than %u MB, as no form is", LARGEST >> 20);
	bool fine = bytes && *length <= LARGEST;
	g_clear_error(&error);
	if (!fine)
		g_clear_pointer(&bytes, g_free);
	return bytes;
}

/* A PDF may have a little before it. */
static bool is_pdf(const char *bytes, gsize length)
{
	return memmem(bytes, MIN(length, 1024), "%PDF-", 5) != NULL;
}

/* A package, or the container that Word kept its files in before, and keeps those with a password in. */
static bool is_word(const char *bytes, gsize length)
{
	return length > 4 && (!memcmp(bytes, "PK\3\4", 4) || !memcmp(bytes, "\xd0\xcf\x11\xe0", 4));
}

struct filled *filled_read(const char *path, struct diag *diag)
{
	struct filled *filled = g_new0(struct filled, 1);
	filled->file = g_intern_string(path);
	filled->values = g_ptr_array_new_with_free_func(value_free);
	gsize length = 0;
	char *bytes = bytes_read(path, &length, (struct place){.file = filled->file}, diag);
	bool good = false;
	if (bytes && is_pdf(bytes, length))
		good = pdf_read(filled, bytes, length, diag);
	else if (bytes && filled_is_open(bytes, length))
		good = filled_open_read(filled, bytes, length, diag);
	else if (bytes && is_word(bytes, length))
		good = filled_word_read(filled, bytes, length, diag);
	else if (bytes)
		good = filled_json_read(filled, bytes, length, diag);
	g_free(bytes);
	if (good)
		return filled;
	filled_free(filled);
	return NULL;
}
