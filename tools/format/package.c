/* SPDX-License-Identifier: MIT
 * The form is that of PKWARE's APPNOTE.TXT 6.3: for each entry a local header (4.3.7) and its bytes, then the directory
 * (4.3.12) and its end (4.3.16). */
#include "format/package.h"
#include "base/mishap.h"
#include "format/deflate.h"

#include <string.h>

#define LOCAL_HEADER 0x04034b50
#define DIRECTORY_HEADER 0x02014b50
#define DIRECTORY_END 0x06054b50
/* APPNOTE 4.4.3: 2.0, for what is deflated. */
#define VERSION 20
#define NAME_IS_UTF_8 (1 << 11)
#define STORED 0
#define DEFLATED 8
/* A date in the form of DOS: 1980-01-01, the first day that a zip knows; and midnight. */
#define FIRST_DAY 0x21
#define MIDNIGHT 0
/* Without the additions for large files. */
#define ENTRIES_MOST 65535
#define BYTES_MOST ((size_t)G_MAXUINT32 / 2)

struct entry {
	char *name;
	uint16_t flags, method;
	uint32_t sum, packed, plain; /* sizes in bytes */
	uint32_t at;                 /* where its local header begins */
};

struct package {
	struct deflate *deflate;
	GByteArray *bytes;
	GArray *entries;   /* struct entry */
	GHashTable *names; /* theirs */
	char *problem;     /* the first failure, or NULL */
};

static void fail(struct package *package, const char *what, const char *why)
{
	if (!package->problem)
		package->problem = g_strdup_printf("%s: %s", what, why);
}

static void entry_clear(void *gone)
{
	g_free(((struct entry *)gone)->name);
}

struct package *package_new(void)
{
	struct package *package = g_new0(struct package, 1);
	GString *fault = g_string_new(NULL);
	package->deflate = deflate_new(fault);
	if (!package->deflate)
		fail(package, "the package could not be begun", fault->str);
	g_string_free(fault, TRUE);
	package->bytes = g_byte_array_new();
	package->entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
	g_array_set_clear_func(package->entries, entry_clear);
	package->names = g_hash_table_new(g_str_hash, g_str_equal);
	return package;
}

void package_free(struct package *package)
{
	if (!package)
		return;
	g_hash_table_unref(package->names);
	g_array_unref(package->entries);
	g_byte_array_unref(package->bytes);
	deflate_free(package->deflate);
	g_free(package->problem);
	g_free(package);
}

/* ---- numbers, the lowest byte first ------------------------------------------------------------------------------ */

static char *put_16(char *at, unsigned number)
{
	*at++ = (char)(number & 0xff);
	*at++ = (char)(number >> 8 & 0xff);
	return at;
}

static char *put_32(char *at, uint32_t number)
{
	return put_16(put_16(at, number & 0xffff), number >> 16);
}

/* What both headers of an entry have in common, from the version that is needed to the length of the name; and that
 * there are no extra fields. */
static char *put_facts(char *at, const struct entry *entry)
{
	at = put_16(at, VERSION);
	at = put_16(at, entry->flags);
	at = put_16(at, entry->method);
	at = put_16(at, MIDNIGHT);
	at = put_16(at, FIRST_DAY);
	at = put_32(at, entry->sum);
	at = put_32(at, entry->packed);
	at = put_32(at, entry->plain);
	at = put_16(at, (unsigned)strlen(entry->name));
	return put_16(at, 0);
}

/* ---- one entry ------------------------------------------------------------------------------------------------ */

/* What gains nothing by being deflated, and what a reader must find as it is: the kind of an OpenDocument file. */
static bool is_stored(const char *name)
{
	return !strcmp(name, "mimetype") || g_str_has_suffix(name, ".png") || g_str_has_suffix(name, ".pdf") ||
	       g_str_has_suffix(name, ".zip");
}

static void text_append(GByteArray *out, const char *text, size_t length)
{
	g_byte_array_append(out, (const guint8 *)text, (guint)length);
}

/* The local header is written when the size of what follows it is known. */
static void entry_write(struct package *package, struct entry *entry, const void *bytes, size_t length)
{
	GByteArray *out = package->bytes;
	char header[30] = "";
	text_append(out, header, sizeof header);
	text_append(out, entry->name, strlen(entry->name));
	guint start = out->len;
	if (entry->method == DEFLATED)
		deflate_append(package->deflate, bytes, length, out);
	if (entry->method == STORED || out->len - start >= length) {
		entry->method = STORED;
		g_byte_array_set_size(out, start);
		g_byte_array_append(out, bytes, (guint)length);
	}
	entry->packed = out->len - start;
	put_facts(put_32(header, LOCAL_HEADER), entry);
	memcpy(out->data + entry->at, header, sizeof header);
}

void package_add(struct package *package, const char *name, const void *bytes, size_t length)
{
	if (package->problem)
		return;
	if (g_hash_table_contains(package->names, name)) {
		fail(package, name, "two parts of the package have this name");
		return;
	}
	if (length > BYTES_MOST || package->bytes->len > BYTES_MOST || package->entries->len == ENTRIES_MOST) {
		fail(package, name, "more than a zip file may hold");
		return;
	}
	struct entry entry = {.name = g_strdup(name),
			      .flags = g_str_is_ascii(name) ? 0 : NAME_IS_UTF_8,
			      .method = is_stored(name) ? STORED : DEFLATED,
			      .sum = deflate_sum(package->deflate, bytes, length),
			      .plain = (uint32_t)length,
			      .at = package->bytes->len};
	g_hash_table_add(package->names, entry.name);
	entry_write(package, &entry, bytes, length);
	g_array_append_val(package->entries, entry);
}

/* ---- the whole ------------------------------------------------------------------------------------------------ */

static void directory_add(GByteArray *out, const struct entry *entry)
{
	char header[46], *at = put_facts(put_16(put_32(header, DIRECTORY_HEADER), VERSION), entry);
	at = put_16(at, 0); /* no comment */
	at = put_16(at, 0); /* the first disk */
	at = put_16(at, 0); /* not marked as text */
	at = put_32(at, 0); /* no attributes of a file system */
	put_32(at, entry->at);
	text_append(out, header, sizeof header);
	text_append(out, entry->name, strlen(entry->name));
}

bool package_finish(struct package *package, GByteArray *out)
{
	if (package->problem)
		return false;
	GByteArray *bytes = package->bytes;
	guint start = bytes->len, count = package->entries->len;
	for (guint i = 0; i < count; i++)
		directory_add(bytes, &g_array_index(package->entries, struct entry, i));
	char end[22], *at = put_32(put_32(end, DIRECTORY_END), 0); /* one disk */
	at = put_16(put_16(at, count), count);
	at = put_32(put_32(at, bytes->len - start), start);
	put_16(at, 0); /* no comment */
	text_append(bytes, end, sizeof end);
	g_byte_array_append(out, bytes->data, bytes->len);
	return true;
}

const char *package_problem(const struct package *package)
{
	return package->problem ? package->problem : "";
}

/* ---- read back ------------------------------------------------------------------------------------------------- */

static uint32_t number_at(const guint8 *at, unsigned bytes)
{
	uint32_t number = 0;
	for (unsigned i = bytes; i--;)
		number = number << 8 | at[i];
	return number;
}

static GByteArray *entry_back(const guint8 *header, const guint8 *packed)
{
	g_autoptr(GString) fault = g_string_new(NULL);
	struct deflate *deflate = deflate_new(fault);
	if (!deflate)
		mishap_stop(fault->str);
	uint32_t sum = number_at(header + 14, 4), length = number_at(header + 18, 4), size = number_at(header + 22, 4);
	GByteArray *plain = g_byte_array_sized_new(size + 1);
	g_byte_array_set_size(plain, size);
	bool deflated = number_at(header + 8, 2) == DEFLATED, whole = deflated || length == size;
	if (deflated)
		whole = deflate_undo(deflate, packed, length, plain->data, size);
	else if (whole && size)
		memcpy(plain->data, packed, size);
	if (!whole || deflate_sum(deflate, plain->data, size) != sum)
		g_clear_pointer(&plain, g_byte_array_unref);
	deflate_free(deflate);
	return plain;
}

GByteArray *package_back(const void *bytes, size_t length, const char *name)
{
	const guint8 *header = bytes, *end = header + length;
	while (end - header > 30 && number_at(header, 4) == LOCAL_HEADER) {
		size_t packed = number_at(header + 18, 4), named = number_at(header + 26, 2);
		const guint8 *start = header + 30 + named;
		if (packed > (size_t)(end - start) || named > (size_t)(end - header - 30))
			return NULL;
		if (named == strlen(name) && !memcmp(header + 30, name, named))
			return entry_back(header, start);
		header = start + packed;
	}
	return NULL;
}
