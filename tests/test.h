/* SPDX-License-Identifier: MIT
 * For every test: the only include of cmocka, and the project's own words for what is to hold.
 *
 *   static void a_gift_limit_is_printed(void **state)
 *   {
 *   	const struct edition *code = edition_from(state, "## Gifts\n\n1. At most [](value:gift-limit).\n");
 *   	assert_contains(tree_of(state, code), "paragraph 1.1");
 *   	assert_messages(state, "test.md:3:12: error: ... [value-unknown]\n");
 *   }
 *
 *   int main(void)
 *   {
 *   	const struct CMUnitTest tests[] = {TEST(a_gift_limit_is_printed)};
 *   	return cmocka_run_group_tests(tests, NULL, NULL);
 *   }
 *
 * TEST gives a test a place of its own in *state: messages, a temporary folder, what was made from Markdown. All is
 * freed after the test, and the test fails where a message was left unread. A test that needs none of this may be a
 * plain cmocka_unit_test. Programs run with the project's root as their working folder. */
#ifndef KEELING_TEST_H
#define KEELING_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/diag.h"

#include <glib.h>
#include <stdbool.h>

#ifdef __clang_analyzer__ /* clang-tidy is told what cmocka doesn't say: where these fail, nothing goes on */
#undef assert_true
#undef assert_non_null
#define assert_true(holds) g_assert(holds)
#define assert_non_null(pointer) g_assert(pointer)
#endif

struct edition;
struct templates;
struct words;

int test_setup(void **state);
int test_teardown(void **state);
#define TEST(function) cmocka_unit_test_setup_teardown(function, test_setup, test_teardown)

/* The messages of this test, to be handed to what is tested. */
struct diag *test_diag(void **state);
/* They are exactly these, a line each, as diag_print() writes them; they then count as read, and the next call of
 * test_diag() begins anew. */
#define assert_messages(state, expected) check_messages(state, expected, __FILE__, __LINE__)
/* Their text, to look for a part of it; they then count as read. Lives until the test ends. Files in the test's own
 * folder are named from there. */
const char *take_messages(void **state);
#define assert_no_messages(state) assert_messages(state, "")

/* Two texts are equal; if not, the first line that differs is shown, with its number. */
#define assert_text(actual, expected) check_text(actual, expected, __FILE__, __LINE__)
#define assert_contains(text, part) check_contains(text, part, true, __FILE__, __LINE__)
#define assert_lacks(text, part) check_contains(text, part, false, __FILE__, __LINE__)
/* A file's bytes. */
#define assert_file(path, expected) check_file(path, expected, __FILE__, __LINE__)

/* A folder of this test's own; removed with all that is in it. */
const char *test_folder(void **state);
/* The path of a name in it, and the same with a file put there (its folders are made). */
const char *test_path(void **state, const char *name);
const char *test_file(void **state, const char *name, const char *text);
const char *test_file_n(void **state, const char *name, const void *bytes, size_t length);
/* A file's bytes, ended by a NUL; the test fails where it can't be read. Lives until the test ends. */
const char *test_read(void **state, const char *path);
/* A text that the test owns from now on: `test_keep(state, g_string_free(out, FALSE))`; and anything else. */
const char *test_keep(void **state, char *text);
void *test_own(void **state, void *thing, void (*release)(void *));

/* Does something in a process of its own that ends with it, and gives what that process told its parent. The test fails
 * where it told nothing or ended otherwise than with a failure. */
const char *test_child_words(void **state, void (*work)(const void *given), const void *given);

/* ---- documents (tests/edition.c) ---- */

const struct templates *test_templates(void **state);
/* English words, as templates/words has them. */
const struct words *test_words(void **state);
/* Those of a language: 'cy'. */
const struct words *test_words_in(void **state, const char *language);
/* The edition of a lone document called test.md, messages in test_diag(). */
const struct edition *edition_from(void **state, const char *markdown);
/* The same with the words of a language. */
const struct edition *edition_in(void **state, const char *language, const char *markdown);
/* Its dump, and the body of its page. */
const char *tree_of(void **state, const struct edition *edition);
const char *html_of(void **state, const struct edition *edition);

/* For the macros above. */
void check_text(const char *actual, const char *expected, const char *file, int line);
void check_contains(const char *text, const char *part, bool wanted, const char *file, int line);
void check_file(const char *path, const char *expected, const char *file, int line);
void check_messages(void **state, const char *expected, const char *file, int line);

#endif
