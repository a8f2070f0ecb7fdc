/* SPDX-License-Identifier: MIT */
#include "read/front.h"
#include "read/front_change.h"
#include "test.h"

#include <string.h>

struct reading {
	struct doc *doc;
	struct front front;
	size_t start;
	unsigned line;
	bool told;
};

static void release(void *thing)
{
	struct reading *reading = thing;
	front_release(&reading->front);
	doc_free(reading->doc);
	g_free(reading);
}

static const struct reading *front_of(void **state, enum front_role role, const char *text)
{
	struct reading *reading = test_own(state, g_new0(struct reading, 1), release);
	reading->doc = doc_new();
	reading->front.role = role;
	struct source source = {.file = "content/code/document.md", .path = "code/document.md", .text = (char *)text};
	source.length = strlen(text);
	reading->told =
		front_read(reading->doc, &source, &reading->front, &reading->start, &reading->line, test_diag(state));
	return reading;
}

static const char whole[] =
	"---\n"
	"title: Code of Conduct\nshort: the Code\nversion: \"3.0\"\nstatus: adopted\n"
	"adopted: 2026-05-21\neffective: 2026-06-01\nreview: 2028-02-29\nowner: Monitoring Officer\n"
	"language: cy\nnumbering: [\"1.\", \"1.1\", \"(a)\"]\nvalues:\n  gift-limit: £25\n"
	"appendices:\n  - forms/a.md\n  - ../protocol/document.md\n---\nBody\n";

static void every_field(void **state)
{
	const struct reading *reading = front_of(state, FRONT_DOCUMENT, whole);
	const struct meta *meta = reading->front.meta;
	assert_no_messages(state);
	assert_true(reading->told);
	assert_text(whole + reading->start, "Body\n");
	assert_int_equal(reading->line, 18);
	assert_text(meta->id, "code");
	assert_text(meta->title, "Code of Conduct");
	assert_text(meta_short(meta), "the Code");
	assert_text(meta->version, "3.0");
	assert_int_equal(meta->status, DOC_ADOPTED);
	assert_text(meta->adopted, "2026-05-21");
	assert_text(meta->review, "2028-02-29");
	assert_text(meta->language, "cy");
	assert_text(meta->numbering[2], "(a)");
	assert_null(meta->numbering[3]);
	const struct value *limit = meta->values->pdata[0];
	assert_text(limit->name, "gift-limit");
	assert_text(limit->text, "£25");
	assert_int_equal(reading->front.appendices->len, 2);
	const struct front_appendix *second = reading->front.appendices->pdata[1];
	assert_text(second->path, "../protocol/document.md");
	assert_int_equal(second->place.line, 16);
	assert_int_equal(second->place.column, 5);
}

static void mistakes_have_their_place(void **state)
{
	front_of(state, FRONT_DOCUMENT,
		 "---\ntitel: Code\nversion: [3]\nstatus: adoptd\nadopted: 2026-02-30\nlanguage: fr\n"
		 "numbering: [\"x\"]\nid: 1a\nvalues: none\nappendices:\n  - a.md\n  - ./a.md\nowner:\n---\n");
	assert_messages(
		state,
		"content/code/document.md:1: error: 'title:' is missing in the lines between the two '---' "
		"[field-missing]\n"
		"content/code/document.md:2:1: error: 'titel' is not known here; did you mean 'title'? "
		"[field-unknown]\n"
		"content/code/document.md:3:10: error: 'version:' must be plain words, not a list; put the words "
		"between double "
		"quotation marks if they begin with '[' or '{' [field-type]\n"
		"content/code/document.md:4:9: error: 'status: adoptd' is not known; it is draft, adopted or "
		"superseded "
		"[field-value]\n"
		"content/code/document.md:5:10: error: 'adopted: 2026-02-30' is no day; write it as year, month, day: "
		"2026-05-31 [field-value]\n"
		"content/code/document.md:6:11: error: there are no words for the language 'fr'; it is en-GB or cy "
		"[language]\n"
		"content/code/document.md:7:13: error: the pattern 'x' has no counter (1, A, a, I or i standing "
		"alone); it shows "
		"its own number, and before it those of the levels above: \"1.\", \"1.1\", \"(a)\", \"(i)\" "
		"[numbering]\n"
		"content/code/document.md:8:5: error: '1a' can't be the id of a document: an id is a small letter, "
		"then small letters (a to z), digits and '-', as in 'officer-code' [id-form]\n"
		"content/code/document.md:9:9: error: 'values:' must be lines of 'name: value', indented below it "
		"[field-type]\n"
		"content/code/document.md:12:5: error: './a.md' is listed a second time, after line 11; keep one of "
		"them "
		"[appendix-twice]\n"
		"content/code/document.md:13:7: error: 'owner:' has nothing in it; write something or take the line "
		"out "
		"[field-value]\n");
}

static void adoption_has_a_day(void **state)
{
	front_of(state, FRONT_DOCUMENT, "---\ntitle: A\nversion: 1\nstatus: adopted\n---\n");
	assert_contains(take_messages(state), ":4:9: error: an adopted document needs the day of its adoption");
}

static void what_is_no_front_matter(void **state)
{
	const struct reading *reading = front_of(state, FRONT_APPENDIX, "# Title\n\n---\n");
	assert_int_equal(reading->start, 0);
	assert_int_equal(reading->line, 1);
	assert_false(reading->front.meta->front);
	reading = front_of(state, FRONT_LONE, "---\n\nA rule above, and one below.\n\n---\n");
	assert_int_equal(reading->start, 0);
	reading = front_of(state, FRONT_LONE, "----\ntitle: x\n---\n");
	assert_int_equal(reading->start, 0);
	assert_no_messages(state);
}

static void a_document_needs_front_matter(void **state)
{
	assert_true(front_of(state, FRONT_DOCUMENT, "# Title\n\n---\n")->told);
	assert_contains(take_messages(state), ":1: error: a document begins with its front matter, and this has none");
	assert_true(front_of(state, FRONT_DOCUMENT, "\n \n")->told); /* which is told elsewhere */
	assert_true(front_of(state, FRONT_LONE, "\n---\ntitle: x\n---\n")->told);
	assert_true(front_of(state, FRONT_APPENDIX, "---- \n\nWords: others.\n\n—\n")->told);
	assert_no_messages(state);
	assert_false(front_of(state, FRONT_APPENDIX, "\n---\ntitle: x\n---\n")->told);
	assert_contains(take_messages(state), ":2:1: error: the front matter must begin in the first line");
}

static void an_open_one_is_an_error(void **state)
{
	assert_false(front_of(state, FRONT_DOCUMENT, "---\ntitle: x\n\n# Heading\n")->told);
	assert_contains(take_messages(state), ":1:1: error: the '---' in this line begins the front matter");
	assert_false(front_of(state, FRONT_LONE, "---\ntitle: x\n\n# Heading\n")->told);
	assert_contains(take_messages(state), ":1:1: error: the '---' in this line begins the front matter");
	assert_true(front_of(state, FRONT_LONE, "---\nNote: a rule above.\n")->told);
	assert_no_messages(state);
}

static void foreign_files_are_passed_over(void **state)
{
	const struct reading *reading =
		front_of(state, FRONT_LONE,
			 "---\r\ntitle: Terms\r\nredirect_from:\r\n  - /a\r\nstatus: live\r\n---\r\nBody\r\n");
	assert_text(reading->front.meta->title, "Terms");
	assert_false(reading->front.meta->status_given);
	assert_int_equal(reading->line, 7);
	assert_no_messages(state);
	static const char *const toml[] = {"+++\nversion = \"1.3\"\n+++\n\nBody\n", "+++\n[a]\n+++\n\nBody\n",
					   "+++\n\n# A comment\n\"a-b\".c=1\n+++\nBody\n"};
	for (size_t i = 0; i < G_N_ELEMENTS(toml); i++) {
		reading = front_of(state, FRONT_LONE, toml[i]);
		assert_int_equal(reading->line, i == 2 ? 6 : 4);
		assert_contains(take_messages(state), ":1:1: note: the fields between the lines of '+++' are not read: "
						      "write 'title: Code' in place of 'title = \"Code\"', between two "
						      "lines of '---' [front-matter-toml]");
	}
}

static void words_between_pluses_are_text(void **state)
{
	static const char *const texts[] = {"+++\nSome words\n+++\n\nBody\n", "+++\n# Only a comment\n+++\n",
					    "+++\n= 3\n+++\n", "+++\n+++\nBody\n"};
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		assert_int_equal(front_of(state, FRONT_LONE, texts[i])->start, 0);
		assert_int_equal(front_of(state, FRONT_APPENDIX, texts[i])->start, 0);
	}
	assert_int_equal(front_of(state, FRONT_APPENDIX, "+++\nversion = \"1.3\"\n+++\n")->start, 0);
	assert_no_messages(state);
}

static void fields_are_changed_in_the_text(void **state)
{
	(void)state;
	static const char text[] =
		"---\ntitle: Code\nversion: \"3.0\"\nstatus: draft  # yet\nowner: X\n---\nversion: 1\n";
	const struct source source = {.text = (char *)text, .length = strlen(text), .bom = 3};
	const struct front_change changes[] = {{"version", "\"3.1\""},
					       {"status", "adopted"},
					       {"adopted", "2027-02-18"},
					       {"owner", NULL},
					       {"review", NULL}};
	GString *changed = front_changed(&source, changes, G_N_ELEMENTS(changes));
	assert_text(changed->str,
		    "\xef\xbb\xbf---\ntitle: Code\nversion: \"3.1\"\nstatus: adopted\nadopted: 2027-02-18\n"
		    "---\nversion: 1\n");
	g_string_free(changed, TRUE);
}

static char *version_in(const char *front)
{
	g_autofree char *text = g_strdup_printf("---\n%s---\nBody\n", front);
	const struct source source = {.text = text, .length = strlen(text)};
	const struct front_change changes[] = {{"version", "2"}, {"effective", NULL}, {"adopted", "2027-02-18"}};
	GString *changed = front_changed(&source, changes, G_N_ELEMENTS(changes));
	return changed ? g_string_free(changed, FALSE) : NULL;
}

static void fields_are_changed_however_they_are_written(void **state)
{
	(void)state;
	static const char *const fronts[][2] = {
		{"\"version\": \"1.0\"\ntitle: Code\n", "version: 2\nadopted: 2027-02-18\ntitle: Code\n"},
		{"title: Code\neffective: >-\n  2027-04-01\n\n# Why\nversion: 1\n",
		 "title: Code\n\n# Why\nversion: 2\nadopted: 2027-02-18\n"},
		{" title: Code\n version: 1\n", " title: Code\n version: 2\n adopted: 2027-02-18\n"},
		{"title: \"Code,\n  version: one\"\nversion: 1\nowner: X\n",
		 "title: \"Code,\n  version: one\"\nversion: 2\nadopted: 2027-02-18\nowner: X\n"},
		{"title: Code\n", "title: Code\nversion: 2\nadopted: 2027-02-18\n"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(fronts); i++) {
		g_autofree char *changed = version_in(fronts[i][0]);
		g_autofree char *expected = g_strdup_printf("---\n%s---\nBody\n", fronts[i][1]);
		assert_text(changed, expected);
	}
	static const char *const braces[] = {"{title: Code, version: 1}\n", "{title: Code}\n",
					     "{title: Code,\n version: 1}\n"};
	for (size_t i = 0; i < G_N_ELEMENTS(braces); i++)
		assert_null(version_in(braces[i]));
}

static void choices_of_a_document(void **state)
{
	const struct reading *reading =
		front_of(state, FRONT_APPENDIX, "---\nminute: required\nafter-adoption: letter\n---\n");
	assert_true(reading->front.meta->minuted);
	assert_true(reading->front.meta->lettered);
	reading = front_of(state, FRONT_APPENDIX, "---\nminute: optional\nafter-adoption: renumber\n---\n");
	assert_false(reading->front.meta->minuted || reading->front.meta->lettered);
	assert_int_equal(reading->front.meta->pages, PAGES_BY_LENGTH);
	reading = front_of(state, FRONT_APPENDIX, "---\npages: one\n---\n");
	assert_int_equal(reading->front.meta->pages, PAGES_ONE);
	reading = front_of(state, FRONT_APPENDIX, "---\npages: sections\n---\n");
	assert_int_equal(reading->front.meta->pages, PAGES_SECTIONS);
	assert_no_messages(state);
	front_of(state, FRONT_APPENDIX, "---\npages: two\n---\n");
	assert_contains(take_messages(state), "'pages: two' is not known; it is one or sections [field-value]");
	front_of(state, FRONT_APPENDIX, "---\nafter-adoption: letters\n---\n");
	assert_contains(take_messages(state),
			"'after-adoption: letters' is not known; it is renumber or letter [field-value]");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_field),
		TEST(mistakes_have_their_place),
		TEST(adoption_has_a_day),
		TEST(what_is_no_front_matter),
		TEST(a_document_needs_front_matter),
		TEST(an_open_one_is_an_error),
		TEST(foreign_files_are_passed_over),
		TEST(words_between_pluses_are_text),
		TEST(fields_are_changed_in_the_text),
		TEST(fields_are_changed_however_they_are_written),
		TEST(choices_of_a_document),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
