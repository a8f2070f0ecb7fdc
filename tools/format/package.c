/* SPDX-License-Identifier: MIT */
#include "format/package.h"

#include <string.h>
#include <zip.h>

/* A date in the form of DOS: 1980-01-01, the first day that a zip knows; and midnight. */
#define FIRST_DAY 0x21
#define MIDNIGHT 0

/* zlib's fastest level: a Word file of 1 MB of text takes a third of the time of the usual level 6 and is a third
 * larger. */
#define LEVEL 1

struct package {
	zip_t *zip;
	zip_source_t *target; /* the memory that libzip writes to */
	char *problem;        /* the first failure, or NULL */
};

static void fail(struct package *package, const char *what, const char *why)
{
	if (!package->problem)
		package->problem = g_strdup_printf("%s: %s", what, why);
}

struct package *package_new(void)
{
	struct package *package = g_new0(struct package, 1);
	zip_error_t error;
	zip_error_init(&error);
	package->target = zip_source_buffer_create(NULL, 0, 0, &error);
	if (package->target) {
		zip_source_keep(package->target); /* the archive drops its own hold when it is closed */
		package->zip = zip_open_from_source(package->target, ZIP_TRUNCATE, &error);
		if (!package->zip)
			zip_source_free(package->target);
	}
	if (!package->zip)
		fail(package, "the package could not be begun", zip_error_strerror(&error));
	zip_error_fini(&error);
	return package;
}

void package_free(struct package *package)
{
	if (!package)
		return;
	if (package->zip)
		zip_discard(package->zip);
	zip_source_free(package->target);
	g_free(package->problem);
	g_free(package);
}

static bool is_compressed(const char *name)
{
	return g_str_has_suffix(name, ".png") || g_str_has_suffix(name, ".pdf") || g_str_has_suffix(name, ".zip");
}

void package_add(struct package *package, const char *name, const void *bytes, size_t length)
{
	if (package->problem)
		return;
	zip_source_t *source = zip_source_buffer(package->zip, bytes, length, 0);
	if (!source) {
		fail(package, name, zip_strerror(package->zip));
		return;
	}
	zip_int64_t entry = zip_file_add(package->zip, name, source, ZIP_FL_ENC_UTF_8);
	if (entry < 0) {
		zip_source_free(source);
		fail(package, name, zip_strerror(package->zip));
		return;
	}
	zip_uint64_t index = (zip_uint64_t)entry;
	zip_int32_t method = is_compressed(name) ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
	if (zip_set_file_compression(package->zip, index, method, LEVEL) < 0 ||
	    zip_file_set_dostime(package->zip, index, MIDNIGHT, FIRST_DAY, 0) < 0 ||
	    zip_file_set_external_attributes(package->zip, index, 0, ZIP_OPSYS_DOS, 0) < 0)
		fail(package, name, zip_strerror(package->zip));
}

/* Copies what libzip wrote to the end of `out`. */
static bool target_read(struct package *package, GByteArray *out)
{
	zip_stat_t facts;
	zip_stat_init(&facts);
	if (zip_source_open(package->target) < 0)
		return false;
	bool done = zip_source_stat(package->target, &facts) == 0 && (facts.valid & ZIP_STAT_SIZE) &&
		    facts.size <= G_MAXUINT - out->len;
	if (done) {
		guint before = out->len;
		g_byte_array_set_size(out, before + (guint)facts.size);
		done = zip_source_read(package->target, out->data + before, facts.size) == (zip_int64_t)facts.size;
		if (!done)
			g_byte_array_set_size(out, before);
	}
	zip_source_close(package->target);
	return done;
}

bool package_finish(struct package *package, GByteArray *out)
{
	if (package->problem)
		return false;
	g_assert(package->zip);
	if (zip_close(package->zip) < 0) {
		fail(package, "the package could not be finished", zip_strerror(package->zip));
		return false;
	}
	package->zip = NULL;
	if (!target_read(package, out)) {
		fail(package, "the package could not be read back",
		     zip_error_strerror(zip_source_error(package->target)));
		return false;
	}
	return true;
}

const char *package_problem(const struct package *package)
{
	return package->problem ? package->problem : "";
}
