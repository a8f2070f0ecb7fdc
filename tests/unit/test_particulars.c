/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "render/particulars.h"

#include <string.h>

static const struct meta *meta_from(void **state, const char *front)
{
	char *source = g_strdup_printf("---\ntitle: X\n%s---\n\nText.\n", front);
	const struct edition *edition = edition_from(state, source);
	g_free(source);
	return edition_meta(edition);
}

static void the_language_has_a_country(void **state)
{
	const struct edition *edition = edition_from(state, "---\ntitle: X\nlanguage: cy\n---\n\nText.\n");
	char *tag = particulars_language(edition);
	assert_string_equal(tag, "cy-GB");
	g_free(tag);
	tag = particulars_language(edition_from(state, "# X\n\nText.\n"));
	assert_string_equal(tag, "en-GB");
	g_free(tag);
}

static void a_draft_is_one_only_where_it_says_so(void **state)
{
	assert_true(particulars_draft(meta_from(state, "version: \"2\"\nstatus: draft\n")));
	assert_false(particulars_draft(meta_from(state, "")));
}

static void the_foot_of_a_page_has_status_and_day(void **state)
{
	const struct meta *meta = meta_from(state, "version: \"2\"\nstatus: adopted\nadopted: 2026-05-21\n");
	char *standing = particulars_standing(test_words(state), meta);
	char *version = particulars_version(test_words(state), meta);
	assert_string_equal(standing, "In force from 21 May 2026");
	assert_string_equal(version, "Version 2");
	assert_string_equal(particulars_day(meta), "2026-05-21");
	g_free(version);
	g_free(standing);
	meta = meta_from(state, "version: \"2\"\nstatus: adopted\nadopted: 2026-05-21\neffective: 2026-09-01\n");
	standing = particulars_standing(test_words(state), meta);
	assert_string_equal(standing, "In force from 1 September 2026. Adopted 21 May 2026");
	g_free(standing);
	meta = meta_from(state, "");
	assert_null(particulars_standing(test_words(state), meta));
	assert_null(particulars_version(test_words(state), meta));
	assert_string_equal(particulars_day(meta), "2000-01-01");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_language_has_a_country),
		TEST(a_draft_is_one_only_where_it_says_so),
		TEST(the_foot_of_a_page_has_status_and_day),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
