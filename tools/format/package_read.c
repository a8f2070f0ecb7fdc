/* SPDX-License-Identifier: MIT
 * Reading a package that somebody else made. Nothing in it is believed: not its names, not its sizes. */
#include "base/library.h"
#include "format/package.h"

#include <string.h>
#include <zip.h>

/* What asks for more is no document that somebody wrote. */
#define ENTRIES_MOST 4096
#define ENTRY_MOST (32u << 20)  /* bytes of one entry, as they come out */
#define TOTAL_MOST (128u << 20) /* of all that is read */
#define RATIO_MOST 200u         /* bytes that come out for each that is stored */
#define RATIO_FROM (4u << 20)   /* below so many bytes the ratio does not matter */
#define PIECE (64u << 10)
#define BEYOND 64u /* after as much as the directory says there is */

#define CALLS(CALL) \
	CALL(zip_discard) \
	CALL(zip_error_fini) \
	CALL(zip_error_init) \
	CALL(zip_error_strerror) \
	CALL(zip_fclose) \
	CALL(zip_fopen_index) \
	CALL(zip_fread) \
	CALL(zip_get_name) \
	CALL(zip_get_num_entries) \
	CALL(zip_open_from_source) \
	CALL(zip_source_buffer_create) \
	CALL(zip_source_free) \
	CALL(zip_stat_index)

struct calls {
	CALLS(LIBRARY_FIELD)
};

static const char *const call_names[] = {CALLS(LIBRARY_NAME)};

struct archive {
	struct calls to;
	zip_t *zip;
	GPtrArray *names;   /* of char *, in the order of the package */
	GHashTable *places; /* name, in small letters, to its place from 1 */
	size_t total;       /* bytes read so far */
};

/* ---- names ---- */

/* A part's name leads nowhere but into its package. */
static bool name_is_fit(const char *name)
{
	if (!*name || *name == '/' || strchr(name, '\\') || strchr(name, ':'))
		return false;
	for (const char *step = name; step; step = strchr(step, '/') ? strchr(step, '/') + 1 : NULL)
		if (g_str_has_prefix(step, "../") || !strcmp(step, ".."))
			return false;
	return true;
}

static bool name_add(struct archive *archive, const char *name, char **why)
{
	g_ptr_array_add(archive->names, g_strdup(name ? name : ""));
	if (!name || !name_is_fit(name)) {
		*why = g_strdup_printf("it holds an entry whose name leads out of it: '%s'", name ? name : "");
		return false;
	}
	char *small = g_utf8_validate(name, -1, NULL) ? g_utf8_strdown(name, -1) : g_ascii_strdown(name, -1);
	if (g_hash_table_contains(archive->places, small)) {
		*why = g_strdup_printf("it holds two entries of one name: '%s'", name);
		g_free(small);
		return false;
	}
	g_hash_table_insert(archive->places, small, GUINT_TO_POINTER(archive->names->len));
	return true;
}

static bool names_read(struct archive *archive, char **why)
{
	zip_int64_t count = archive->to.zip_get_num_entries(archive->zip, 0);
	if (count > ENTRIES_MOST) {
		*why = g_strdup_printf("it holds %" G_GINT64_FORMAT " entries; at most %u are read", (gint64)count,
				       ENTRIES_MOST);
		return false;
	}
	for (zip_int64_t i = 0; i < count; i++)
		if (!name_add(archive, archive->to.zip_get_name(archive->zip, (zip_uint64_t)i, ZIP_FL_ENC_GUESS), why))
			return false;
	return true;
}

/* ---- opening ---- */

static bool begin(struct archive *archive, const void *bytes, size_t length, char **why)
{
	GString *fault = g_string_new(NULL);
	if (!library_take(LIBRARY_ZIP, call_names, G_N_ELEMENTS(call_names), &archive->to, fault)) {
		*why = g_string_free(fault, FALSE);
		return false;
	}
	g_string_free(fault, TRUE);
	zip_error_t error;
	archive->to.zip_error_init(&error);
	zip_source_t *source = archive->to.zip_source_buffer_create(bytes, length, 0, &error);
	archive->zip = source ? archive->to.zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : NULL;
	if (!archive->zip)
		*why = g_strdup_printf("it is no whole zip package (%s)", archive->to.zip_error_strerror(&error));
	if (!archive->zip && source)
		archive->to.zip_source_free(source);
	archive->to.zip_error_fini(&error);
	return archive->zip != NULL;
}

struct archive *archive_open(const void *bytes, size_t length, char **why)
{
	struct archive *archive = g_new0(struct archive, 1);
	archive->names = g_ptr_array_new_with_free_func(g_free);
	archive->places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	*why = NULL;
	if (begin(archive, bytes, length, why) && names_read(archive, why))
		return archive;
	archive_free(archive);
	return NULL;
}

void archive_free(struct archive *archive)
{
	if (!archive)
		return;
	if (archive->zip)
		archive->to.zip_discard(archive->zip); /* with its source */
	g_hash_table_unref(archive->places);
	g_ptr_array_unref(archive->names);
	g_free(archive);
}

/* ---- one entry ---- */

/* Reads on until the entry ends, counting what comes out, whatever was said of its size. */
static bool entry_drain(struct archive *archive, zip_file_t *file, const zip_stat_t *stat, GByteArray *out, char **why)
{
	for (;;) {
		guint before = out->len;
		guint piece = before < stat->size ? (guint)MIN(PIECE, stat->size - before) : BEYOND;
		g_byte_array_set_size(out, before + piece);
		zip_int64_t got = archive->to.zip_fread(file, out->data + before, piece);
		g_byte_array_set_size(out, before + (guint)MAX(got, 0));
		archive->total += (size_t)MAX(got, 0);
		if (got < 0)
			*why = g_strdup("it is damaged: its bytes are not those that were stored");
		else if (out->len > ENTRY_MOST || archive->total > TOTAL_MOST)
			*why = g_strdup_printf(
				"it is larger than a document may be: %u MB for one part, %u MB for all of them",
				ENTRY_MOST >> 20, TOTAL_MOST >> 20);
		else if (out->len > RATIO_FROM && out->len / RATIO_MOST > stat->comp_size)
			*why = g_strdup_printf("it unpacks to more than %u times what is stored", RATIO_MOST);
		else if (got == 0 && out->len != stat->size)
			*why = g_strdup_printf("it says that it has %" G_GUINT64_FORMAT " bytes, and has %u",
					       (guint64)stat->size, out->len);
		if (*why || got == 0)
			return !*why;
	}
}

GByteArray *archive_read(struct archive *archive, const char *name, char **why)
{
	char *small = g_utf8_validate(name, -1, NULL) ? g_utf8_strdown(name, -1) : g_ascii_strdown(name, -1);
	guint place = GPOINTER_TO_UINT(g_hash_table_lookup(archive->places, small));
	g_free(small);
	*why = NULL;
	zip_stat_t stat;
	const zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
	if (!place || archive->to.zip_stat_index(archive->zip, place - 1, 0, &stat) || (stat.valid & needed) != needed)
		return NULL;
	if (stat.encryption_method != ZIP_EM_NONE) {
		*why = g_strdup("it is encrypted");
		return NULL;
	}
	zip_file_t *file = archive->to.zip_fopen_index(archive->zip, place - 1, 0);
	if (!file) {
		*why = g_strdup("it is stored in a way that can't be read");
		return NULL;
	}
	GByteArray *bytes = g_byte_array_new();
	bool whole = entry_drain(archive, file, &stat, bytes, why);
	archive->to.zip_fclose(file);
	if (whole) /* a NUL after them */
		g_byte_array_set_size(bytes, bytes->len + 1), bytes->data[bytes->len - 1] = '\0', bytes->len--;
	else
		g_byte_array_unref(bytes);
	return whole ? bytes : NULL;
}

GByteArray *package_read(const void *bytes, size_t length, const char *name)
{
	char *why = NULL;
	struct archive *archive = archive_open(bytes, length, &why);
	GByteArray *entry = archive ? archive_read(archive, name, &why) : NULL;
	archive_free(archive);
	g_free(why);
	return entry;
}
