/* SPDX-License-Identifier: MIT
 * The reader of Word files and the writer of sources, on whatever comes: libFuzzer calls this (`make fuzz`), and the
 * unit tests replay the seeds.
 *
 * An input that begins with 'P' is a package as it is. Any other holds the texts of parts, one after the other, each
 * after a line '=== name': they are packed first, so that the fuzzer need not guess checksums. */
#include "format/package.h"
#include "publish/word_source.h"
#include "read/word.h"

#include "try.h"

#include <string.h>

#define MARK "=== "

static void word_try(const void *bytes, size_t length)
{
	static const enum word_view views[] = {VIEW_ACCEPTED, VIEW_REJECTED, VIEW_BOTH};
	struct diag *diag = diag_new();
	for (size_t i = 0; i < G_N_ELEMENTS(views); i++) {
		struct word *word = word_read_here(bytes, length, views[i], (struct place){.file = "fuzz.docx"}, diag);
		if (!word)
			break;
		try_hold(!PLANT || word->blocks->len < 3, "planted");
		for (int patterned = 0; patterned < 2; patterned++)
			word_source_free(word_source_new(word, patterned, "fuzz"));
		word_free(word);
	}
	diag_free(diag);
}

/* Each part's name may stand once. */
static void parts_pack(char *text, struct package *package)
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
			package_add(package, name, end + 1, length);
	}
	g_hash_table_unref(names);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	if (!length || *bytes == 'P') {
		word_try(bytes, length);
		return 0;
	}
	char *text = g_strndup((const char *)bytes, length);
	struct package *package = package_new();
	GByteArray *packed = g_byte_array_new();
	parts_pack(text, package);
	if (package_finish(package, packed))
		word_try(packed->data, packed->len);
	g_byte_array_unref(packed);
	package_free(package);
	g_free(text);
	return 0;
}
