/* SPDX-License-Identifier: MIT
 * Reading one entry of a package that somebody else made. */
#include "base/library.h"
#include "format/package.h"

#include <zip.h>

#define ENTRY_MOST (64u << 20) /* bytes; what asks for more is no text that somebody wrote */

#define CALLS(CALL) \
	CALL(zip_discard) \
	CALL(zip_error_init) \
	CALL(zip_fclose) \
	CALL(zip_fopen) \
	CALL(zip_fread) \
	CALL(zip_open_from_source) \
	CALL(zip_source_buffer_create) \
	CALL(zip_source_free) \
	CALL(zip_stat)

struct calls {
	CALLS(LIBRARY_FIELD)
};

static const char *const call_names[] = {CALLS(LIBRARY_NAME)};

static GByteArray *entry_read(const struct calls *to, zip_t *zip, const char *name)
{
	zip_stat_t stat;
	if (to->zip_stat(zip, name, 0, &stat) || !(stat.valid & ZIP_STAT_SIZE) || stat.size > ENTRY_MOST)
		return NULL;
	zip_file_t *file = to->zip_fopen(zip, name, 0);
	if (!file)
		return NULL;
	GByteArray *bytes = g_byte_array_sized_new((guint)stat.size + 1);
	g_byte_array_set_size(bytes, (guint)stat.size + 1);
	bool whole = to->zip_fread(file, bytes->data, stat.size) == (zip_int64_t)stat.size;
	to->zip_fclose(file);
	if (!whole) {
		g_byte_array_unref(bytes);
		return NULL;
	}
	bytes->data[stat.size] = '\0';
	g_byte_array_set_size(bytes, (guint)stat.size);
	return bytes;
}

GByteArray *package_read(const void *bytes, size_t length, const char *name)
{
	struct calls to;
	GString *fault = g_string_new(NULL);
	bool there = library_take(LIBRARY_ZIP, call_names, G_N_ELEMENTS(call_names), &to, fault);
	g_string_free(fault, TRUE);
	if (!there)
		return NULL;
	zip_error_t error;
	to.zip_error_init(&error);
	zip_source_t *source = to.zip_source_buffer_create(bytes, length, 0, &error);
	zip_t *zip = source ? to.zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
	GByteArray *entry = zip ? entry_read(&to, zip, name) : NULL;
	if (zip)
		to.zip_discard(zip); /* with its source */
	else if (source)
		to.zip_source_free(source);
	return entry;
}
