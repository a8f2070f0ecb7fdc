/* SPDX-License-Identifier: MIT */
#include "format/pdf_answers.h"

#include "base/library.h"
#include "format/child.h"

#include <qpdf/qpdf-c.h>
#include <stdbool.h>
#include <string.h>

#define DEPTH_MOST 32      /* names within names */
#define FIELDS_MOST 100000 /* no form has so many */

static const struct child_limits limits = {
	.processor = 5,
	.wall = 20,
	.memory = (size_t)512 << 20,
	.answer = (size_t)64 << 20,
};

#define CALLS(CALL) \
	CALL(qpdf_init) \
	CALL(qpdf_cleanup) \
	CALL(qpdf_silence_errors) \
	CALL(qpdf_set_suppress_warnings) \
	CALL(qpdf_has_error) \
	CALL(qpdf_get_error) \
	CALL(qpdf_get_error_code) \
	CALL(qpdf_more_warnings) \
	CALL(qpdf_next_warning) \
	CALL(qpdf_get_error_full_text) \
	CALL(qpdf_read_memory) \
	CALL(qpdf_is_encrypted) \
	CALL(qpdf_get_trailer) \
	CALL(qpdf_get_root) \
	CALL(qpdf_oh_get_key) \
	CALL(qpdf_oh_has_key) \
	CALL(qpdf_oh_is_dictionary) \
	CALL(qpdf_oh_is_array) \
	CALL(qpdf_oh_is_name) \
	CALL(qpdf_oh_is_string) \
	CALL(qpdf_oh_get_name) \
	CALL(qpdf_oh_get_utf8_value) \
	CALL(qpdf_oh_get_array_n_items) \
	CALL(qpdf_oh_get_array_item) \
	CALL(qpdf_oh_release)

struct calls {
	CALLS(LIBRARY_FIELD)
};

static const char *const call_names[] = {CALLS(LIBRARY_NAME)};

struct answers {
	struct calls to;
	qpdf_data pdf;
	const struct pdf_answers_to *out;
	GString *name;
	unsigned fields;
	const char *wrong; /* what no form has, or NULL */
};

/* ---- values ------------------------------------------------------------------------------------------------------ */

/* A string or a name; NULL for anything else. The caller frees it. */
static char *text_of(struct answers *answers, qpdf_oh value)
{
	if (answers->to.qpdf_oh_is_string(answers->pdf, value))
		return g_utf8_make_valid(answers->to.qpdf_oh_get_utf8_value(answers->pdf, value), -1);
	if (!answers->to.qpdf_oh_is_name(answers->pdf, value))
		return NULL;
	const char *name = answers->to.qpdf_oh_get_name(answers->pdf, value);
	return g_utf8_make_valid(*name == '/' ? name + 1 : name, -1);
}

/* In a list an option may have a value of its own beside the words that are shown: the words. */
static char *option_of(struct answers *answers, qpdf_oh options, const char *value)
{
	const struct calls *to = &answers->to;
	int count =
		to->qpdf_oh_is_array(answers->pdf, options) ? to->qpdf_oh_get_array_n_items(answers->pdf, options) : 0;
	for (int i = 0; i < count; i++) {
		qpdf_oh pair = to->qpdf_oh_get_array_item(answers->pdf, options, i);
		if (!to->qpdf_oh_is_array(answers->pdf, pair) || to->qpdf_oh_get_array_n_items(answers->pdf, pair) != 2)
			continue;
		char *own = text_of(answers, to->qpdf_oh_get_array_item(answers->pdf, pair, 0));
		bool same = !g_strcmp0(own, value);
		g_free(own);
		if (same)
			return text_of(answers, to->qpdf_oh_get_array_item(answers->pdf, pair, 1));
	}
	return g_strdup(value);
}

/* What is filled in; of a signature with a certificate only that there is one: forms
 * that we print ask for a name, older ones for that. */
static void value_tell(struct answers *answers, qpdf_oh field, qpdf_oh value)
{
	const struct calls *to = &answers->to;
	if (to->qpdf_oh_is_array(answers->pdf, value))
		value = to->qpdf_oh_get_array_item(answers->pdf, value, 0);
	char *text = to->qpdf_oh_is_dictionary(answers->pdf, value) ? g_strdup("signed") : text_of(answers, value);
	if (text && !strcmp(text, "Off"))
		*text = '\0';
	char *shown = text ? option_of(answers, to->qpdf_oh_get_key(answers->pdf, field, "/Opt"), text) : NULL;
	answers->out->answer(answers->out->data, answers->name->str, shown ? shown : "");
	g_free(shown);
	g_free(text);
}

/* ---- fields ------------------------------------------------------------------------------------------------------ */

static void fields_read(struct answers *answers, qpdf_oh list, qpdf_oh value, unsigned depth);

/* Kids with a name are fields of their own; those without are the places of this one on the pages. */
static bool has_fields(struct answers *answers, qpdf_oh kids)
{
	const struct calls *to = &answers->to;
	int count = to->qpdf_oh_is_array(answers->pdf, kids) ? to->qpdf_oh_get_array_n_items(answers->pdf, kids) : 0;
	for (int i = 0; i < count; i++)
		if (to->qpdf_oh_has_key(answers->pdf, to->qpdf_oh_get_array_item(answers->pdf, kids, i), "/T"))
			return true;
	return false;
}

static bool is_ticked(struct answers *answers, qpdf_oh state)
{
	return answers->to.qpdf_oh_is_name(answers->pdf, state) &&
	       strcmp(answers->to.qpdf_oh_get_name(answers->pdf, state), "/Off") != 0;
}

/* Of boxes of one name some programs write into the one that is ticked what they should write into the field: what is
 * seen to be ticked counts, where the field says that nothing is. */
static qpdf_oh boxes_value(struct answers *answers, qpdf_oh kids, qpdf_oh value)
{
	const struct calls *to = &answers->to;
	int count = to->qpdf_oh_is_array(answers->pdf, kids) ? to->qpdf_oh_get_array_n_items(answers->pdf, kids) : 0;
	if (is_ticked(answers, value) || to->qpdf_oh_is_string(answers->pdf, value))
		return value;
	for (int i = 0; i < count; i++) {
		qpdf_oh state =
			to->qpdf_oh_get_key(answers->pdf, to->qpdf_oh_get_array_item(answers->pdf, kids, i), "/AS");
		if (is_ticked(answers, state))
			return state;
	}
	return value;
}

static void field_read(struct answers *answers, qpdf_oh field, qpdf_oh value, unsigned depth)
{
	const struct calls *to = &answers->to;
	gsize length = answers->name->len;
	char *part = text_of(answers, to->qpdf_oh_get_key(answers->pdf, field, "/T"));
	if (part)
		g_string_append_printf(answers->name, "%s%s", length ? "." : "", part);
	if (to->qpdf_oh_has_key(answers->pdf, field, "/V"))
		value = to->qpdf_oh_get_key(answers->pdf, field, "/V");
	qpdf_oh kids = to->qpdf_oh_get_key(answers->pdf, field, "/Kids");
	if (has_fields(answers, kids))
		fields_read(answers, kids, value, depth + 1);
	else if (part)
		value_tell(answers, field, boxes_value(answers, kids, value));
	g_free(part);
	g_string_truncate(answers->name, length);
}

static void fields_read(struct answers *answers, qpdf_oh list, qpdf_oh value, unsigned depth)
{
	const struct calls *to = &answers->to;
	int count = to->qpdf_oh_is_array(answers->pdf, list) ? to->qpdf_oh_get_array_n_items(answers->pdf, list) : 0;
	if (depth >= DEPTH_MOST)
		answers->wrong = "its fields hold each other without an end";
	for (int i = 0; i < count && !answers->wrong; i++) {
		if (answers->fields >= FIELDS_MOST)
			answers->wrong = "it has more fields than any form";
		qpdf_oh field = to->qpdf_oh_get_array_item(answers->pdf, list, i);
		answers->fields++;
		if (to->qpdf_oh_is_dictionary(answers->pdf, field))
			field_read(answers, field, value, depth);
		to->qpdf_oh_release(answers->pdf, field);
	}
}

/* ---- the file ---------------------------------------------------------------------------------------------------- */

static void fact_read(struct answers *answers, qpdf_oh information, const char *key)
{
	char *text = text_of(answers, answers->to.qpdf_oh_get_key(answers->pdf, information, key));
	if (text)
		answers->out->fact(answers->out->data, key + 1, text);
	g_free(text);
}

static enum pdf_answers file_read(struct answers *answers)
{
	const struct calls *to = &answers->to;
	qpdf_oh form = to->qpdf_oh_get_key(answers->pdf, to->qpdf_get_root(answers->pdf), "/AcroForm");
	if (!to->qpdf_oh_is_dictionary(answers->pdf, form))
		return PDF_ANSWERS_NO_FORM;
	if (to->qpdf_oh_has_key(answers->pdf, form, "/XFA"))
		return PDF_ANSWERS_XFA;
	qpdf_oh information = to->qpdf_oh_get_key(answers->pdf, to->qpdf_get_trailer(answers->pdf), "/Info");
	if (to->qpdf_oh_is_dictionary(answers->pdf, information)) {
		fact_read(answers, information, "/KeelingDocument");
		fact_read(answers, information, "/KeelingVersion");
	}
	qpdf_oh nothing = to->qpdf_oh_get_key(answers->pdf, form, "/Nothing");
	fields_read(answers, to->qpdf_oh_get_key(answers->pdf, form, "/Fields"), nothing, 0);
	return answers->fields ? PDF_ANSWERS_READ : PDF_ANSWERS_NO_FORM;
}

/* What is wrong, ours or qpdf's first fault or warning: a file that it had to mend may have lost what was filled in. */
static bool is_sound(struct answers *answers, GString *fault)
{
	const struct calls *to = &answers->to;
	if (answers->wrong) {
		g_string_append(fault, answers->wrong);
		return false;
	}
	qpdf_error error = to->qpdf_has_error(answers->pdf) ? to->qpdf_get_error(answers->pdf) : NULL;
	if (!error && to->qpdf_more_warnings(answers->pdf))
		error = to->qpdf_next_warning(answers->pdf);
	if (error)
		g_string_append(fault, to->qpdf_get_error_full_text(answers->pdf, error));
	return !error;
}

enum pdf_answers pdf_answers_here(const void *bytes, size_t length, const struct pdf_answers_to *out, GString *fault)
{
	struct answers answers = {.out = out};
	if (!library_take(LIBRARY_QPDF, call_names, G_N_ELEMENTS(call_names), &answers.to, fault))
		return PDF_ANSWERS_DAMAGED;
	const struct calls *to = &answers.to;
	answers.pdf = to->qpdf_init();
	answers.name = g_string_new(NULL);
	to->qpdf_silence_errors(answers.pdf);
	to->qpdf_set_suppress_warnings(answers.pdf, QPDF_TRUE);
	to->qpdf_read_memory(answers.pdf, "", bytes, length, NULL);
	qpdf_error error = to->qpdf_has_error(answers.pdf) ? to->qpdf_get_error(answers.pdf) : NULL;
	bool locked = error && to->qpdf_get_error_code(answers.pdf, error) == qpdf_e_password;
	enum pdf_answers found = PDF_ANSWERS_DAMAGED;
	if (locked || (!error && to->qpdf_is_encrypted(answers.pdf)))
		found = PDF_ANSWERS_ENCRYPTED;
	else if (error)
		g_string_append(fault, to->qpdf_get_error_full_text(answers.pdf, error));
	else
		found = file_read(&answers);
	if (found != PDF_ANSWERS_ENCRYPTED && !error && !is_sound(&answers, fault))
		found = PDF_ANSWERS_DAMAGED;
	g_string_free(answers.name, TRUE);
	to->qpdf_cleanup(&answers.pdf);
	return found;
}

/* ---- in a child -------------------------------------------------------------------------------------------------- */

/* Its answer: records of a letter and two strings, the last of them the end. */
enum { RECORD_FACT = 'F', RECORD_ANSWER = 'A', RECORD_END = 'E' };

struct pdf_bytes {
	const void *bytes;
	size_t length;
};

static void record_put(GString *out, char kind, const char *first, const char *second)
{
	g_string_append_c(out, kind);
	g_string_append_len(out, first, (gssize)strlen(first) + 1);
	g_string_append_len(out, second, (gssize)strlen(second) + 1);
}

static void fact_put(void *data, const char *name, const char *text)
{
	record_put(data, RECORD_FACT, name, text);
}

static void answer_put(void *data, const char *name, const char *value)
{
	record_put(data, RECORD_ANSWER, name, value);
}

static void bytes_read(void *data, GString *out)
{
	const struct pdf_bytes *pdf = data;
	const struct pdf_answers_to to = {fact_put, answer_put, out};
	GString *fault = g_string_new(NULL);
	char found[] = {(char)('0' + pdf_answers_here(pdf->bytes, pdf->length, &to, fault)), '\0'};
	record_put(out, RECORD_END, found, fault->str);
	g_string_free(fault, TRUE);
}

/* The string at *at, which moves behind it; NULL where there is none. */
static const char *string_take(const char **at, const char *end)
{
	const char *text = *at, *nul = text < end ? memchr(text, '\0', (size_t)(end - text)) : NULL;
	*at = nul ? nul + 1 : end;
	return nul ? text : NULL;
}

static enum pdf_answers records_take(const GString *records, const struct pdf_answers_to *to, GString *fault)
{
	const char *at = records->str, *end = at + records->len;
	while (at < end) {
		char kind = *at++;
		const char *first = string_take(&at, end), *second = string_take(&at, end);
		if (!first || !second)
			break;
		if (kind == RECORD_FACT)
			to->fact(to->data, first, second);
		else if (kind == RECORD_ANSWER)
			to->answer(to->data, first, second);
		else
			g_string_append(fault, second);
		if (kind == RECORD_END)
			return (enum pdf_answers)(*first - '0');
	}
	g_string_append(fault, "it can't be made out");
	return PDF_ANSWERS_DAMAGED;
}

enum pdf_answers pdf_answers_read(const void *bytes, size_t length, const struct pdf_answers_to *to, GString *fault)
{
	static const char *const ends[] = {
		[CHILD_FAILED] = "it needs more memory than a form may, or is damaged in an unknown way",
		[CHILD_SLOW] = "it takes longer than a form may: 5 seconds",
		[CHILD_LARGE] = "it holds more than 64 MB",
	};
	struct pdf_bytes pdf = {bytes, length};
	GString *records = g_string_new(NULL);
	enum child_end end = child_run(bytes_read, &pdf, &limits, records);
	enum pdf_answers found = PDF_ANSWERS_DAMAGED;
	if (end == CHILD_DONE)
		found = records_take(records, to, fault);
	else
		g_string_append(fault, ends[end]);
	g_string_free(records, TRUE);
	return found;
}
