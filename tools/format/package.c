/* SPDX-License-Identifier: MIT */
#include "format/package.h"
#include "base/library.h"
#include "format/deflate.h"

#include <string.h>
#include <zip.h>

/* A date in the form of DOS: 1980-01-01, the first day that a zip knows; and midnight. */
#define FIRST_DAY 0x21
#define MIDNIGHT 0

/* The calls of libzip, which is loaded with the first package. */
#define CALLS(CALL) \
	CALL(zip_close) \
	CALL(zip_discard) \
	CALL(zip_error_fini) \
	CALL(zip_error_init) \
	CALL(zip_error_strerror) \
	CALL(zip_file_add) \
	CALL(zip_file_set_dostime) \
	CALL(zip_file_set_external_attributes) \
	CALL(zip_open_from_source) \
	CALL(zip_set_file_compression) \
	CALL(zip_source_buffer) \
	CALL(zip_source_buffer_create) \
	CALL(zip_source_close) \
	CALL(zip_source_error) \
	CALL(zip_source_free) \
	CALL(zip_source_function) \
	CALL(zip_source_keep) \
	CALL(zip_source_open) \
	CALL(zip_source_read) \
	CALL(zip_source_stat) \
	CALL(zip_strerror)

struct calls {
	CALLS(LIBRARY_FIELD)
};

static const char *const call_names[] = {CALLS(LIBRARY_NAME)};

struct package {
	struct calls to;
	zip_t *zip;
	zip_source_t *target; /* the memory that libzip writes to */
	struct deflate *deflate;
	char *problem; /* the first failure, or NULL */
};

/* An entry that is compressed already, in the form in which libzip asks for it. */
struct deflated {
	size_t plain_size;
	uint32_t sum;
	GByteArray *bytes;
	size_t given; /* how many of them libzip has read */
};

static void fail(struct package *package, const char *what, const char *why)
{
	if (!package->problem)
		package->problem = g_strdup_printf("%s: %s", what, why);
}

static void begin(struct package *package)
{
	const struct calls *to = &package->to;
	zip_error_t error;
	to->zip_error_init(&error);
	package->target = to->zip_source_buffer_create(NULL, 0, 0, &error);
	if (package->target) {
		to->zip_source_keep(package->target); /* the archive drops its own hold when it is closed */
		package->zip = to->zip_open_from_source(package->target, ZIP_TRUNCATE, &error);
		if (!package->zip)
			to->zip_source_free(package->target);
	}
	if (!package->zip)
		fail(package, "the package could not be begun", to->zip_error_strerror(&error));
	to->zip_error_fini(&error);
}

struct package *package_new(void)
{
	struct package *package = g_new0(struct package, 1);
	GString *fault = g_string_new(NULL);
	package->deflate = deflate_new(fault);
	if (package->deflate && library_take(LIBRARY_ZIP, call_names, G_N_ELEMENTS(call_names), &package->to, fault))
		begin(package);
	else
		fail(package, "the package could not be begun", fault->str);
	g_string_free(fault, TRUE);
	return package;
}

void package_free(struct package *package)
{
	if (!package)
		return;
	if (package->zip)
		package->to.zip_discard(package->zip);
	if (package->target)
		package->to.zip_source_free(package->target);
	deflate_free(package->deflate);
	g_free(package->problem);
	g_free(package);
}

/* ---- one entry ------------------------------------------------------------------------------------------------ */

/* What gains nothing by being deflated, and what a reader must find as it is: the kind of an OpenDocument file. */
static bool is_stored(const char *name)
{
	return !strcmp(name, "mimetype") || g_str_has_suffix(name, ".png") || g_str_has_suffix(name, ".pdf") ||
	       g_str_has_suffix(name, ".zip");
}

static void deflated_free(struct deflated *entry)
{
	g_byte_array_unref(entry->bytes);
	g_free(entry);
}

static zip_int64_t deflated_read(struct deflated *entry, void *out, size_t room)
{
	size_t length = MIN(room, entry->bytes->len - entry->given);
	memcpy(out, entry->bytes->data + entry->given, length);
	entry->given += length;
	return (zip_int64_t)length;
}

static zip_int64_t deflated_stat(const struct deflated *entry, zip_stat_t *facts)
{
	*facts = (zip_stat_t){.valid = 0};
	facts->size = entry->plain_size;
	facts->comp_size = entry->bytes->len;
	facts->crc = entry->sum;
	facts->comp_method = ZIP_CM_DEFLATE;
	facts->encryption_method = ZIP_EM_NONE;
	facts->valid =
		ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
	return sizeof *facts;
}

static zip_int64_t deflated_answer(void *data, void *out, zip_uint64_t room, zip_source_cmd_t question)
{
	struct deflated *entry = data;
	switch (question) {
	case ZIP_SOURCE_SUPPORTS:
		return ZIP_SOURCE_SUPPORTS_READABLE;
	case ZIP_SOURCE_OPEN:
		entry->given = 0;
		return 0;
	case ZIP_SOURCE_READ:
		return deflated_read(entry, out, room);
	case ZIP_SOURCE_STAT:
		return deflated_stat(entry, out);
	case ZIP_SOURCE_ERROR: /* nothing here fails */
		memset(out, 0, 2 * sizeof(int));
		return 2 * sizeof(int);
	case ZIP_SOURCE_FREE:
		deflated_free(entry);
		return 0;
	default:
		return 0;
	}
}

/* NULL when libzip does not take it. */
static zip_source_t *deflated_source(struct package *package, const void *bytes, size_t length)
{
	struct deflated *entry = g_new0(struct deflated, 1);
	entry->bytes = g_byte_array_new();
	deflate_append(package->deflate, bytes, length, entry->bytes);
	entry->plain_size = length;
	entry->sum = deflate_sum(package->deflate, bytes, length);
	zip_source_t *source = package->to.zip_source_function(package->zip, deflated_answer, entry);
	if (!source)
		deflated_free(entry);
	return source;
}

void package_add(struct package *package, const char *name, const void *bytes, size_t length)
{
	if (package->problem)
		return;
	bool stored = is_stored(name);
	zip_source_t *source = stored ? package->to.zip_source_buffer(package->zip, bytes, length, 0)
				      : deflated_source(package, bytes, length);
	if (!source) {
		fail(package, name, package->to.zip_strerror(package->zip));
		return;
	}
	zip_int64_t entry = package->to.zip_file_add(package->zip, name, source, ZIP_FL_ENC_UTF_8);
	if (entry < 0) {
		package->to.zip_source_free(source);
		fail(package, name, package->to.zip_strerror(package->zip));
		return;
	}
	zip_uint64_t index = (zip_uint64_t)entry;
	if (package->to.zip_set_file_compression(package->zip, index, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) < 0 ||
	    package->to.zip_file_set_dostime(package->zip, index, MIDNIGHT, FIRST_DAY, 0) < 0 ||
	    package->to.zip_file_set_external_attributes(package->zip, index, 0, ZIP_OPSYS_DOS, 0) < 0)
		fail(package, name, package->to.zip_strerror(package->zip));
}

/* ---- the whole ------------------------------------------------------------------------------------------------ */

/* Copies what libzip wrote to the end of `out`. */
static bool target_read(struct package *package, GByteArray *out)
{
	zip_stat_t facts = {.valid = 0};
	if (package->to.zip_source_open(package->target) < 0)
		return false;
	bool done = package->to.zip_source_stat(package->target, &facts) == 0 && (facts.valid & ZIP_STAT_SIZE) &&
		    facts.size <= G_MAXUINT - out->len;
	if (done) {
		guint before = out->len;
		g_byte_array_set_size(out, before + (guint)facts.size);
		done = package->to.zip_source_read(package->target, out->data + before, facts.size) ==
		       (zip_int64_t)facts.size;
		if (!done)
			g_byte_array_set_size(out, before);
	}
	package->to.zip_source_close(package->target);
	return done;
}

bool package_finish(struct package *package, GByteArray *out)
{
	if (package->problem)
		return false;
	g_assert(package->zip);
	if (package->to.zip_close(package->zip) < 0) {
		fail(package, "the package could not be finished", package->to.zip_strerror(package->zip));
		return false;
	}
	package->zip = NULL;
	if (!target_read(package, out)) {
		fail(package, "the package could not be read back",
		     package->to.zip_error_strerror(package->to.zip_source_error(package->target)));
		return false;
	}
	return true;
}

const char *package_problem(const struct package *package)
{
	return package->problem ? package->problem : "";
}
