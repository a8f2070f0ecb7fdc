/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/templates.h"
#include "read/document.h"
#include "read/source/source.h"
#include "read/words.h"
#include "render/html/html.h"
#include "resolve/edition.h"

static void release_templates(void *templates)
{
	templates_free(templates);
}

static void release_words(void *words)
{
	words_free(words);
}

static void release_library(void *library)
{
	library_free(library);
}

const struct templates *test_templates(void **state)
{
	struct templates *templates = templates_find(test_diag(state));
	assert_non_null(templates);
	return test_own(state, templates, release_templates);
}

const struct words *test_words_in(void **state, const char *language)
{
	struct words *words = words_read(test_templates(state), language, test_diag(state));
	assert_non_null(words);
	return test_own(state, words, release_words);
}

const struct words *test_words(void **state)
{
	return test_words_in(state, "en-GB");
}

const struct edition *edition_from(void **state, const char *markdown)
{
	return edition_in(state, "en-GB", markdown);
}

const struct edition *edition_in(void **state, const char *language, const char *markdown)
{
	test_file(state, "test.md", markdown);
	struct diag *diag = test_diag(state);
	struct sources *sources = sources_open(test_folder(state), diag);
	assert_non_null(sources);
	struct doc *doc = read_document(sources, NULL, "test.md", diag);
	sources_close(sources);
	assert_non_null(doc);
	struct library *library = test_own(state, library_new(NULL, test_words_in(state, language)), release_library);
	const struct edition *edition = library_add(library, doc, diag);
	library_settle(library, diag);
	return edition;
}

const char *tree_of(void **state, const struct edition *edition)
{
	GString *out = g_string_new(NULL);
	edition_tree(edition, out);
	return test_keep(state, g_string_free(out, FALSE));
}

const char *html_of(void **state, const struct edition *edition)
{
	GString *out = g_string_new(NULL);
	html_body(edition, NULL, out);
	return test_keep(state, g_string_free(out, FALSE));
}
