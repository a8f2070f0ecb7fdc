/* SPDX-License-Identifier: MIT */
#include "model/words.h"
#include "read/frozen_words.h"
#include "read/source/source.h"
#include "read/words.h"
#include "test.h"

#include <string.h>

static void release(void *words)
{
	words_free(words);
}

static void let_go(void *templates)
{
	templates_free(templates);
}

/* The words of a language from a folder of templates that has `english` and `welsh`. */
static const struct words *words_of(void **state, const char *language, const char *english, const char *welsh)
{
	test_file(state, "words/en-GB.yaml", english);
	test_file(state, "words/cy.yaml", welsh);
	g_setenv("KEELING_TEMPLATES", test_folder(state), TRUE);
	struct templates *templates = test_own(state, templates_find(test_diag(state)), let_go);
	struct words *words = words_read(templates, language, test_diag(state));
	return words ? test_own(state, words, release) : NULL;
}

static void a_sentence_is_filled(void **state)
{
	const struct words *words =
		words_of(state, "cy", "page: \"Page {page} of {pages}\"\n", "page: \"Tudalen {page} o {pages}\"\n");
	assert_no_messages(state);
	char *text = word_fill(words, "page", "page", "{pages}", "pages", "9", NULL);
	assert_text(text, "Tudalen {pages} o 9");
	g_free(text);
	assert_text(word(words, "page"), "Tudalen {page} o {pages}");
}

static void of_two_articles_that_meet_one_is_left_out(void **state)
{
	const char *english = "articles: \"the\"\nof: \"{place} of the {document}\"\nin: \"{document}, {place}\"\n";
	const char *welsh = "articles: \"y yr ’r\"\nof: \"{place} o’r {document}\"\nin: \"{document}, {place}\"\n";
	static const struct {
		const char *language, *key, *document, *filled;
	} cases[] = {
		{"en-GB", "of", "the Code", "5 of the Code"},
		{"en-GB", "of", "The Code", "5 of the Code"},
		{"en-GB", "of", "Code", "5 of the Code"},
		{"en-GB", "of", "Theatre Rules", "5 of the Theatre Rules"},
		{"en-GB", "of", "the", "5 of the the"},
		{"en-GB", "in", "the Code", "the Code, 5"},
		{"cy", "of", "y Cod", "5 o’r Cod"},
		{"cy", "of", "Yr Adran", "5 o’r Adran"},
		{"cy", "of", "Cod", "5 o’r Cod"},
		{"cy", "in", "y Cod", "y Cod, 5"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct words *words = words_of(state, cases[i].language, english, welsh);
		char *text = word_fill(words, cases[i].key, "place", "5", "document", cases[i].document, NULL);
		assert_text(text, cases[i].filled);
		g_free(text);
	}
}

static void an_article_goes_by_the_vowel_behind_it(void **state)
{
	const char *file = "articles: \"y yr ’r\"\nvowels: \"a e i o u wy y â ê\"\nvowel-numbers: \"8\"\n"
			   "article-before-vowel: \"y yr h\"\nin: \"yn y {document}\"\nof: \"o’r {document}\"\n";
	static const struct {
		const char *document, *in;
	} cases[] = {
		{"Cod", "yn y Cod"},          {"Erthyglau", "yn yr Erthyglau"},
		{"Asesiad", "yn yr Asesiad"}, {"Ysgolion", "yn yr Ysgolion"},
		{"Hawliau", "yn yr Hawliau"}, {"Weithdrefn", "yn y Weithdrefn"},
		{"y Cod", "yn y Cod"},        {"yr Erthyglau", "yn yr Erthyglau"},
		{"‘Êlod’", "yn yr ‘Êlod’"},   {"<a href=\"#a\">Cod</a>", "yn y <a href=\"#a\">Cod</a>"},
	};
	const struct words *words = words_of(state, "cy", file, file);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		char *in = word_fill(words, "in", "document", cases[i].document, NULL);
		char *of = word_fill(words, "of", "document", cases[i].document, NULL);
		assert_text(in, cases[i].in);
		assert_false(strstr(of, "yr ") || strstr(of, "y C"));
		g_free(in);
		g_free(of);
	}
}

/* What was adopted before the tools mutated their words stays as it was printed. */
static void a_version_from_before_mutations_prints_none(void **state)
{
	struct words *words = words_copy(test_words_in(state, "cy"));
	char *now = word_fill(words, "ref-table-in", "where", "paragraff 3", NULL);
	test_file(state, "words-cy.yaml", "ref-of: \"{label} o {document}\"\n");
	struct sources *sources = sources_open(test_folder(state), test_diag(state));
	words = frozen_words_read(sources, words, test_diag(state));
	sources_close(sources);
	char *then = word_fill(words, "ref-table-in", "where", "paragraff 3", NULL);
	assert_text(now, "y tabl ym mharagraff 3");
	assert_text(then, "y tabl yn paragraff 3");
	g_free(then);
	/* What is said of it today is said as today. */
	then = word_fill(words, "instruct-at-table", "place", "paragraff 3", NULL);
	assert_text(then, "y tabl ym mharagraff 3");
	g_free(now);
	g_free(then);
	words_free(words);
}

static void what_links_words_goes_by_the_next(void **state)
{
	const char *english =
		"articles: \"the\"\nvowels: \"a e i o u\"\nvowel-numbers: \"\"\nref-of: \"{label} of {document}\"\n"
		"ref-of-article: \"{label} of {document}\"\n";
	const char *welsh = "articles: \"y yr ’r\"\nvowels: \"a e i o u wy y ŵ\"\nvowel-numbers: \"1 8 11\"\nref-of: "
			    "\"{label} o {document}\"\n"
			    "ref-of-article: \"{label} o’r {document}\"\n";
	static const struct {
		const char *language, *next, *joined, *of;
	} cases[] = {
		{"en-GB", "Appendix D", " and Appendix D", "5 of Appendix D"},
		{"en-GB", "the Code", " and the Code", "5 of the Code"},
		{"cy", "Atodiad D", " ac Atodiad D", "5 o Atodiad D"},
		{"cy", "‘Ymweliadau’", " ac ‘Ymweliadau’", "5 o ‘Ymweliadau’"},
		{"cy", "Ŵyr", " ac Ŵyr", "5 o Ŵyr"},
		{"cy", "13.3", " a 13.3", "5 o 13.3"},
		{"cy", "8.1", " ac 8.1", "5 o 8.1"},
		{"cy", "11.2(a)", " ac 11.2(a)", "5 o 11.2(a)"},
		{"cy", "Wythnosau", " ac Wythnosau", "5 o Wythnosau"},
		{"cy", "Wardiau", " a Wardiau", "5 o Wardiau"},
		{"cy", "Rhoddion", " a Rhoddion", "5 o Rhoddion"},
		{"cy", "y Cod", " a’r Cod", "5 o’r Cod"},
		{"cy", "", " a ", "5 o "},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const struct words *words = words_of(state, cases[i].language, english, welsh);
		bool is_english = !strcmp(cases[i].language, "en-GB");
		char *joined = word_and(words, is_english ? "and" : "a", is_english ? "and" : "ac", cases[i].next);
		char *of = word_of_document(words, "5", cases[i].next);
		assert_text(joined, cases[i].joined);
		assert_text(of, cases[i].of);
		g_free(joined);
		g_free(of);
	}
}

/* A text with an article is cited as it was, in a version that knew only one way. */
static void a_version_from_before_there_were_two_ways_keeps_its_one(void **state)
{
	const char *file = "ref-of: \"{label} o {document}\"\nref-of-article: \"{label} o’r {document}\"\n"
			   "articles: \"y yr ’r\"\n";
	struct words *words = words_copy(words_of(state, "cy", file, file));
	test_file(state, "words-cy.yaml", "ref-of: \"{label} o {document}\"\n");
	struct sources *sources = sources_open(test_folder(state), test_diag(state));
	words = frozen_words_read(sources, words, test_diag(state));
	sources_close(sources);
	char *of = word_of_document(words, "5", "y Cod");
	assert_text(of, "5 o y Cod");
	g_free(of);
	words_free(words);
}

static void languages_have_the_same_words(void **state)
{
	assert_null(words_of(state, "cy", "a: x\nb: \"{n} y\"\n", "b: z\nc: w\n"));
	const char *messages = take_messages(state);
	assert_contains(messages, "the words of cy lack 'a' [template]");
	assert_contains(messages, "cy.yaml:1:4: failure: 'b' must have the same {names} as in en-GB: \"{n} y\"");
	assert_contains(messages, "cy.yaml:2:1: failure: 'c' is not among the words of en-GB");
}

static void words_are_written_in_other_ways_too(void **state)
{
	const struct words *words = words_of(state, "cy", "# all\n\na: \"x\"\nb: \"y\"\nc: \"z\"\n",
					     "a: 'un'\nb: \"dweud \\\"dau\\\"\"\nc: |\n  tri\n");
	assert_no_messages(state);
	assert_text(word(words, "a"), "un");
	assert_text(word(words, "b"), "dweud \"dau\"");
	assert_text(word(words, "c"), "tri\n");
}

static void a_key_stands_once(void **state)
{
	words_of(state, "en-GB", "a: \"x\"\nb: \"y\"\na: \"z\"\n", "");
	assert_contains(take_messages(state), "en-GB.yaml:3:1");
}

static void days_as_people_read_them(void **state)
{
	const struct words *words =
		words_of(state, "en-GB", "date: \"{day} {month} {year}\"\nmonth-2: February\n", "date: x\n");
	char *day = word_date(words, "2027-02-08"), *none = word_date(words, "2027-02-30"),
	     *other = word_date(words, "soon");
	assert_text(day, "8 February 2027");
	assert_text(none, "2027-02-30");
	assert_text(other, "soon");
	g_free(day);
	g_free(none);
	g_free(other);
}

static void templates_must_be_there(void **state)
{
	g_setenv("KEELING_TEMPLATES", test_path(state, "nowhere"), TRUE);
	assert_null(templates_find(test_diag(state)));
	assert_contains(take_messages(state), "the folder of templates is not here");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_version_from_before_mutations_prints_none), /* first: those below have templates of their own */
		TEST(a_sentence_is_filled),
		TEST(of_two_articles_that_meet_one_is_left_out),
		TEST(an_article_goes_by_the_vowel_behind_it),
		TEST(what_links_words_goes_by_the_next),
		TEST(a_version_from_before_there_were_two_ways_keeps_its_one),
		TEST(languages_have_the_same_words),
		TEST(words_are_written_in_other_ways_too),
		TEST(a_key_stands_once),
		TEST(days_as_people_read_them),
		TEST(templates_must_be_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
