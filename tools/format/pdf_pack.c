/* SPDX-License-Identifier: MIT
 * What qpdf does: it packs a file that was written as plain text, and checks one. */
#include "format/pdf.h"
#include "format/pdf_objects.h"

#include "base/library.h"

#include <qpdf/qpdf-c.h>

#define CALLS(CALL) \
	CALL(qpdf_init) \
	CALL(qpdf_cleanup) \
	CALL(qpdf_silence_errors) \
	CALL(qpdf_set_suppress_warnings) \
	CALL(qpdf_has_error) \
	CALL(qpdf_get_error) \
	CALL(qpdf_more_warnings) \
	CALL(qpdf_next_warning) \
	CALL(qpdf_get_error_full_text) \
	CALL(qpdf_read_memory) \
	CALL(qpdf_check_pdf) \
	CALL(qpdf_init_write_memory) \
	CALL(qpdf_set_object_stream_mode) \
	CALL(qpdf_set_stream_data_mode) \
	CALL(qpdf_set_deterministic_ID) \
	CALL(qpdf_write) \
	CALL(qpdf_get_buffer) \
	CALL(qpdf_get_buffer_length)

struct calls {
	CALLS(LIBRARY_FIELD)
};

static const char *const call_names[] = {CALLS(LIBRARY_NAME)};

/* A quiet qpdf; NULL with words at the end of `fault` when it can't be loaded. */
static qpdf_data quiet(struct calls *to, GString *fault)
{
	if (!library_take(LIBRARY_QPDF, call_names, G_N_ELEMENTS(call_names), to, fault))
		return NULL;
	qpdf_data qpdf = to->qpdf_init();
	to->qpdf_silence_errors(qpdf);
	to->qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
	return qpdf;
}

/* qpdf's words about its first fault or warning; true when there was none. */
static bool is_fine(const struct calls *to, qpdf_data qpdf, GString *fault)
{
	qpdf_error error = to->qpdf_has_error(qpdf) ? to->qpdf_get_error(qpdf) : NULL;
	if (!error && to->qpdf_more_warnings(qpdf))
		error = to->qpdf_next_warning(qpdf);
	if (error)
		g_string_append(fault, to->qpdf_get_error_full_text(qpdf, error));
	return !error;
}

bool pdf_pack(const GString *plain, GByteArray *out, GString *fault)
{
	struct calls to;
	qpdf_data qpdf = quiet(&to, fault);
	if (!qpdf)
		return false;
	bool fine = !(to.qpdf_read_memory(qpdf, "pdf", plain->str, plain->len, NULL) & QPDF_ERRORS) &&
		    !(to.qpdf_init_write_memory(qpdf) & QPDF_ERRORS);
	if (fine) {
		to.qpdf_set_object_stream_mode(qpdf, qpdf_o_generate);
		to.qpdf_set_stream_data_mode(qpdf, qpdf_s_preserve);
		to.qpdf_set_deterministic_ID(qpdf, QPDF_TRUE);
		fine = !(to.qpdf_write(qpdf) & QPDF_ERRORS);
	}
	fine = is_fine(&to, qpdf, fault) && fine;
	if (fine)
		g_byte_array_append(out, to.qpdf_get_buffer(qpdf), (guint)to.qpdf_get_buffer_length(qpdf));
	to.qpdf_cleanup(&qpdf);
	return fine;
}

bool pdf_check(const GByteArray *file, GString *fault)
{
	struct calls to;
	qpdf_data qpdf = quiet(&to, fault);
	if (!qpdf)
		return false;
	to.qpdf_read_memory(qpdf, "pdf", (const char *)file->data, file->len, NULL);
	if (!to.qpdf_has_error(qpdf))
		to.qpdf_check_pdf(qpdf);
	bool fine = is_fine(&to, qpdf, fault);
	to.qpdf_cleanup(&qpdf);
	return fine;
}
