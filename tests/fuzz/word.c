/* SPDX-License-Identifier: MIT
 * The reader of Word files and the writer of sources, on whatever comes: libFuzzer calls this (`make fuzz`), and the
 * unit tests replay the seeds.
 *
 * An input that begins with 'P' is a package as it is. Any other holds the texts of parts, one after the other, each
 * after a line '=== name': they are packed first, so that the fuzzer need not guess checksums. */
#include "publish/word/word_source.h"
#include "read/word/word.h"

#include "try.h"

#include <string.h>

#define MARK "=== "

static void view_try(const void *bytes, size_t length, enum word_view view, bool patterned)
{
	struct diag *diag = diag_new();
	struct word *word = word_read_here(bytes, length, view, (struct place){.file = "fuzz.docx"}, diag);
	try_hold(word || diag_worst(diag) >= LEVEL_ERROR, "what is refused is told");
	try_hold(!PLANT || !word || word->blocks->len < 3, "planted");
	if (word)
		word_source_free(word_source_new(word, patterned, "fuzz", "Notes"));
	word_free(word);
	try_messages(diag);
	diag_free(diag);
}

/* One of the ways to look at a Word file, and one to write it. */
static void word_try(const void *bytes, size_t length)
{
	static const enum word_view views[] = {VIEW_ACCEPTED, VIEW_REJECTED, VIEW_BOTH};
	unsigned chosen = try_choice(bytes, length, 2 * G_N_ELEMENTS(views));
	for (unsigned way = 0; way < 2 * G_N_ELEMENTS(views); way++)
		if (TRY_ALL || way == chosen)
			view_try(bytes, length, views[way / 2], way % 2);
}

/* ---- a package of parts, stored as they are: to deflate them would take most of the time ---- */

static uint32_t checksum(const char *bytes, size_t length)
{
	uint32_t sum = UINT32_MAX;
	for (size_t i = 0; i < length; i++) {
		sum ^= (uint8_t)bytes[i];
		for (int bit = 0; bit < 8; bit++)
			sum = sum >> 1 ^ (sum & 1 ? 0xedb88320U : 0);
	}
	return ~sum;
}

static void put(GByteArray *out, unsigned bytes, size_t number)
{
	for (unsigned i = 0; i < bytes; i++, number >>= 8) {
		guint8 byte = (guint8)number;
		g_byte_array_append(out, &byte, 1);
	}
}

/* What the header of an entry and its line in the directory share. */
static void facts_put(GByteArray *out, uint32_t sum, size_t length, const char *name)
{
	put(out, 2, 20);         /* the version of the format */
	put(out, 2, 0x0800);     /* its name is UTF-8 */
	put(out, 2, 0);          /* stored */
	put(out, 4, 0x00210000); /* 1 January 1980 */
	put(out, 4, sum);
	put(out, 4, length);
	put(out, 4, length);
	put(out, 2, strlen(name));
	put(out, 2, 0);
}

struct packing {
	GByteArray *out, *directory;
	unsigned entries;
};

static void part_pack(struct packing *packing, const char *name, const char *bytes, size_t length)
{
	size_t offset = packing->out->len;
	uint32_t sum = checksum(bytes, length);
	put(packing->out, 4, 0x04034b50);
	facts_put(packing->out, sum, length, name);
	g_byte_array_append(packing->out, (const guint8 *)name, (guint)strlen(name));
	g_byte_array_append(packing->out, (const guint8 *)bytes, (guint)length);
	put(packing->directory, 4, 0x02014b50);
	put(packing->directory, 2, 20);
	facts_put(packing->directory, sum, length, name);
	put(packing->directory, 10, 0);
	put(packing->directory, 4, offset);
	g_byte_array_append(packing->directory, (const guint8 *)name, (guint)strlen(name));
	packing->entries++;
}

static void package_end(struct packing *packing)
{
	size_t offset = packing->out->len;
	g_byte_array_append(packing->out, packing->directory->data, packing->directory->len);
	put(packing->out, 4, 0x06054b50);
	put(packing->out, 4, 0);
	put(packing->out, 2, packing->entries);
	put(packing->out, 2, packing->entries);
	put(packing->out, 4, packing->directory->len);
	put(packing->out, 4, offset);
	put(packing->out, 2, 0);
}

/* Each part's name may stand once. */
static void parts_pack(char *text, struct packing *packing)
{
	GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);
	for (char *part = strstr(text, MARK), *next; part; part = next) {
		char *name = part + strlen(MARK), *end = strchr(name, '\n');
		next = end ? strstr(end + 1, MARK) : NULL;
		if (!end)
			break;
		*end = '\0';
		size_t length = next ? (size_t)(next - end) - 1 : strlen(end + 1);
		if (*name && g_utf8_validate(name, -1, NULL) && g_hash_table_add(names, name))
			part_pack(packing, name, end + 1, length);
	}
	package_end(packing);
	g_hash_table_unref(names);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	if (!length || *bytes == 'P') {
		word_try(bytes, length);
		return 0;
	}
	char *text = g_strndup((const char *)bytes, length);
	struct packing packing = {g_byte_array_new(), g_byte_array_new(), 0};
	parts_pack(text, &packing);
	word_try(packing.out->data, packing.out->len);
	g_byte_array_unref(packing.directory);
	g_byte_array_unref(packing.out);
	g_free(text);
	return 0;
}
