/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "format/package.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

static GByteArray *pack(const char *text)
{
	GByteArray *bytes = g_byte_array_new();
	struct package *package = package_new();
	package_add(package, "one.xml", text, strlen(text));
	package_add(package, "word/two.xml", "", 0);
	package_add(package, "picture.png", "\x89PNG", 4);
	assert_true(package_finish(package, bytes));
	assert_string_equal(package_problem(package), "");
	package_free(package);
	return bytes;
}

static void the_same_parts_give_the_same_bytes(void **state)
{
	(void)state;
	setenv("TZ", "UTC", 1);
	GByteArray *first = pack("<a>words words words words</a>");
	setenv("TZ", "Pacific/Auckland", 1);
	tzset();
	GByteArray *second = pack("<a>words words words words</a>");
	unsetenv("TZ");
	tzset();
	assert_int_equal(first->len, second->len);
	assert_memory_equal(first->data, second->data, first->len);
	g_byte_array_unref(first);
	g_byte_array_unref(second);
}

/* What is long is packed in two halves. */
static void a_long_part_is_read_back(void **state)
{
	(void)state;
	GString *text = g_string_new(NULL);
	while (text->len < (size_t)3 * 1024 * 1024)
		g_string_append_printf(text, "<w:p><w:t>clause %zu</w:t></w:p>", text->len);
	GByteArray *bytes = pack(text->str), *again = pack(text->str),
		   *back = package_back(bytes->data, bytes->len, "one.xml");
	assert_true(bytes->len < text->len / 3);
	assert_int_equal(bytes->len, again->len);
	assert_memory_equal(bytes->data, again->data, bytes->len);
	assert_int_equal(back->len, text->len);
	assert_memory_equal(back->data, text->str, text->len);
	zip_error_t error;
	zip_t *zip =
		zip_open_from_source(zip_source_buffer_create(bytes->data, bytes->len, 0, &error), ZIP_RDONLY, &error);
	zip_file_t *file = zip_fopen_index(zip, 0, 0);
	g_autofree char *read = g_malloc(text->len);
	assert_int_equal(zip_fread(file, read, text->len), (zip_int64_t)text->len);
	assert_memory_equal(read, text->str, text->len);
	assert_int_equal(zip_fclose(file), 0);
	zip_discard(zip);
	g_byte_array_unref(back);
	g_byte_array_unref(again);
	g_byte_array_unref(bytes);
	g_string_free(text, TRUE);
}

/* Entries are read to their end, which makes libzip hold the checksum against them. */
static void libzip_reads_it_back(void **state)
{
	(void)state;
	GByteArray *bytes = pack("<a>words words words words words words</a>");
	zip_error_t error;
	zip_source_t *source = zip_source_buffer_create(bytes->data, bytes->len, 0, &error);
	zip_t *zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
	assert_non_null(zip);
	assert_int_equal(zip_get_num_entries(zip, 0), 3);
	assert_string_equal(zip_get_name(zip, 0, 0), "one.xml");
	assert_string_equal(zip_get_name(zip, 1, 0), "word/two.xml");
	static const char *const texts[] = {"<a>words words words words words words</a>", "", "\x89PNG"};
	for (zip_uint64_t i = 0; i < 3; i++) {
		char text[100] = "";
		zip_stat_t facts;
		assert_int_equal(zip_stat_index(zip, i, 0, &facts), 0);
		zip_file_t *file = zip_fopen_index(zip, i, 0);
		assert_int_equal(zip_fread(file, text, sizeof text), (zip_int64_t)facts.size);
		assert_int_equal(zip_fread(file, text + facts.size, 1), 0);
		assert_int_equal(zip_fclose(file), 0);
		assert_string_equal(text, texts[i]);
		assert_int_equal(zip_file_extra_fields_count(zip, i, ZIP_FL_LOCAL), 0);
		assert_int_equal(zip_file_extra_fields_count(zip, i, ZIP_FL_CENTRAL), 0);
	}
	zip_discard(zip);
	g_byte_array_unref(bytes);
}

/* What was put in, or nothing where a byte of it is another. */
static void an_entry_is_read_back(void **state)
{
	(void)state;
	static const char text[] = "<a>words words words words</a>";
	GByteArray *bytes = pack(text);
	GByteArray *back = package_back(bytes->data, bytes->len, "one.xml");
	assert_int_equal(back->len, strlen(text));
	assert_memory_equal(back->data, text, back->len);
	g_byte_array_unref(back);
	back = package_back(bytes->data, bytes->len, "picture.png");
	assert_int_equal(back->len, 4);
	g_byte_array_unref(back);
	assert_null(package_back(bytes->data, bytes->len, "none.xml"));
	bytes->data[30 + strlen("one.xml") + 4] ^= 1;
	assert_null(package_back(bytes->data, bytes->len, "one.xml"));
	assert_null(package_back(bytes->data, 40, "one.xml"));
	g_byte_array_unref(bytes);
}

static void pictures_are_stored_and_text_is_deflated(void **state)
{
	(void)state;
#define WORDS "words words words words words words words words "
	GByteArray *bytes = pack("<a>" WORDS WORDS WORDS WORDS WORDS WORDS "</a>");
	/* The method stands eight bytes after the start of a local header; the first entry begins the file. */
	assert_int_equal(bytes->data[8], ZIP_CM_DEFLATE);
	const void *name = g_strstr_len((const char *)bytes->data, 1, "P");
	assert_ptr_equal(name, bytes->data);
	const guint8 *picture = memmem(bytes->data, bytes->len, "picture.png", 11);
	assert_non_null(picture);
	assert_int_equal(picture[-30 + 8], ZIP_CM_STORE);
	g_byte_array_unref(bytes);
}

/* A reader of OpenDocument files looks for their kind at byte 38. */
static void a_mimetype_is_stored(void **state)
{
	(void)state;
	GByteArray *bytes = g_byte_array_new();
	struct package *package = package_new();
	package_add(package, "mimetype", "words words words words", 23);
	assert_true(package_finish(package, bytes));
	package_free(package);
	assert_int_equal(bytes->data[8], ZIP_CM_STORE);
	assert_memory_equal(bytes->data + 30, "mimetypewords words words words", 31);
	g_byte_array_unref(bytes);
}

static void it_is_appended_to_what_is_there(void **state)
{
	(void)state;
	GByteArray *bytes = g_byte_array_new();
	g_byte_array_append(bytes, (const guint8 *)"before", 6);
	struct package *package = package_new();
	package_add(package, "a", "b", 1);
	assert_true(package_finish(package, bytes));
	package_free(package);
	assert_memory_equal(bytes->data, "beforePK", 8);
	g_byte_array_unref(bytes);
}

static void a_name_given_twice_is_a_failure_that_says_so(void **state)
{
	(void)state;
	GByteArray *bytes = g_byte_array_new();
	struct package *package = package_new();
	package_add(package, "a.xml", "1", 1);
	package_add(package, "a.xml", "2", 1);
	package_add(package, "b.xml", "3", 1);
	assert_false(package_finish(package, bytes));
	assert_contains(package_problem(package), "a.xml");
	assert_int_equal(bytes->len, 0);
	package_free(package);
	g_byte_array_unref(bytes);
}

/* What would grow is stored; and what was compressed before leaves no trace. */
static void noise_is_kept_whole(void **state)
{
	(void)state;
	enum { LENGTH = 300000 };
	guint8 *noise = g_malloc(LENGTH);
	guint32 seed = 1;
	for (size_t i = 0; i < LENGTH; i++)
		noise[i] = (guint8)((seed = seed * 1664525 + 1013904223) >> 24);
	GByteArray *bytes = g_byte_array_new();
	struct package *package = package_new();
	package_add(package, "one", noise, LENGTH);
	package_add(package, "two", noise, LENGTH);
	assert_true(package_finish(package, bytes));
	package_free(package);
	assert_in_range(bytes->len, 2 * LENGTH, 2 * LENGTH + 1000);
	GByteArray *one = package_read(bytes->data, bytes->len, "one");
	assert_int_equal(one->len, LENGTH);
	assert_memory_equal(one->data, noise, LENGTH);
	const guint8 *second = memmem(bytes->data + LENGTH, bytes->len - LENGTH, "two", 3);
	assert_non_null(second);
	assert_memory_equal(bytes->data + 33, second + 3, LENGTH);
	g_byte_array_unref(one);
	g_byte_array_unref(bytes);
	g_free(noise);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_entry_is_read_back),
		cmocka_unit_test(the_same_parts_give_the_same_bytes),
		cmocka_unit_test(libzip_reads_it_back),
		cmocka_unit_test(a_long_part_is_read_back),
		cmocka_unit_test(pictures_are_stored_and_text_is_deflated),
		cmocka_unit_test(a_mimetype_is_stored),
		cmocka_unit_test(noise_is_kept_whole),
		cmocka_unit_test(it_is_appended_to_what_is_there),
		cmocka_unit_test(a_name_given_twice_is_a_failure_that_says_so),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
