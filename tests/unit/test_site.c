/* SPDX-License-Identifier: MIT */
#include "read/words.h"
#include "test.h"

#include "base/stage.h"
#include "base/sum.h"
#include "base/templates.h"
#include "publish/collection.h"
#include "publish/publication.h"
#include "publish/whole/reuse.h"
#include "publish/site/site.h"

#include <string.h>

#define FRONT(title, more) "---\ntitle: " title "\nnumbering: [\"1.\", \"1.1\"]\n" more "---\n\n"

static void constitution_put(void **state)
{
	test_file(state, "c/constitution.yaml",
		  "title: Constitution\ncouncil: \"A <b> Council\"\nlanguage: en-GB\ncontact: a@b.example\n"
		  "documents: [code, protocol]\npolicies: policies.yaml\n");
	test_file(state, "c/policies.yaml", "- id: p\n  title: Policy\n  address: https://example.org/p\n");
	test_file(state, "c/code/document.md",
		  FRONT("Code",
			"version: \"2\"\nstatus: draft\n") "## One\n\n1. See [](protocol#respect) and [](policy:p).\n");
	test_file(state, "c/protocol/document.md",
		  FRONT("Protocol",
			"version: \"1\"\nstatus: adopted\nadopted: 2020-02-03\n") "## Respect\n\n1. Words.\n");
}

/* The site's folder, with what was asked for on the stage beside it. */
static bool built(void **state, bool drafts)
{
	static const char *const entries[] = {"site", NULL};
	struct diag *diag = test_diag(state);
	const struct templates *templates = test_templates(state);
	struct publication *publication = publication_open(test_path(state, "c"), drafts, templates, diag);
	assert_non_null(publication);
	assert_int_equal(diag_status(diag, false), STATUS_DONE);
	struct stage *stage = stage_open(test_path(state, "out"), entries, diag);
	assert_non_null(stage);
	assert_true(stage_put(stage, "site/files/code-draft.docx", "12345", 5));
	g_autoptr(GPtrArray) fonts = g_ptr_array_new();
	struct reuse *reuse = reuse_open(test_path(state, "out"), entries);
	reuse_settle(reuse, fonts, templates);
	struct site_pages *pages = site_publish_begin(publication, reuse, stage, templates, diag);
	if (pages)
		site_publish_reported(pages, NULL);
	bool good = pages && site_publish_end(pages) && stage_commit(stage) == STATUS_DONE;
	site_publish_drop(pages);
	reuse_free(reuse);
	stage_drop(stage);
	publication_free(publication);
	return good;
}

static const char *page(void **state, const char *path)
{
	g_autofree char *name = g_strdup_printf("out/site/%s", path);
	return test_read(state, test_path(state, name));
}

static void the_index_lists_what_is_in_force(void **state)
{
	constitution_put(state);
	assert_true(built(state, false));
	const char *index = page(state, "index.html");
	assert_contains(index, "A &lt;b&gt; Council");
	assert_lacks(index, "<b>");
	assert_contains(index, "<a href=\"protocol/index.html\">Protocol</a>");
	assert_lacks(index, "code/");
	assert_false(g_file_test(test_path(state, "out/site/code"), G_FILE_TEST_EXISTS));
	assert_contains(
		page(state, "protocol/index.html"),
		"<p class=\"status adopted\" data-since=\"2020-02-03\" data-waiting=\"Not yet in force\">In force "
		"from 3 February 2020</p>");
	take_messages(state);
}

static void a_draft_is_marked_and_leads_to_the_others(void **state)
{
	constitution_put(state);
	assert_true(built(state, true));
	const char *draft = page(state, "code/draft/index.html");
	assert_contains(draft, "<p class=\"status draft\">Draft</p>");
	assert_contains(draft, "<div class=\"banner\">\n<p>This is a draft. It is not in force.</p>");
	assert_contains(draft, "<a href=\"../../protocol/index.html#respect\">");
	assert_contains(draft, "<a href=\"https://example.org/p\">Policy</a>");
	assert_contains(draft, "<a href=\"../../files/code-draft.docx\">The document for Word (Word, 1 KB)</a>");
	assert_contains(draft, "<link rel=\"stylesheet\" href=\"../../assets/style.css\">");
	assert_contains(page(state, "index.html"), "<a href=\"code/draft/index.html\">Code</a>");
	assert_contains(page(state, "assets/style.css"), "--council");
	take_messages(state);
}

static void two_builds_are_the_same(void **state)
{
	constitution_put(state);
	assert_true(built(state, true));
	const char *before = page(state, "code/draft/index.html");
	assert_true(built(state, true));
	assert_text(page(state, "code/draft/index.html"), before);
	take_messages(state);
}

/* ---- a document on several pages --------------------------------------------------------------------------------- */

static void divided_put(void **state, const char *pages, const char *more)
{
	constitution_put(state);
	g_autofree char *text = g_strdup_printf(
		FRONT("Code",
		      "version: \"2\"\nstatus: draft\n%s") "Before all sections.\n\n## Gifts\n\n1. See [](#print) and "
							   "[](protocol#respect). {#limit}\n\n   1. A part.\n\n## "
							   "Printing {#print}\n\n1. See [](#limit). %s\n\n"
							   "Table: Offers {#offers}\n\n| A | B |\n|---|---|\n| c | d "
							   "|\n",
		pages, more);
	test_file(state, "c/code/document.md", text);
	test_file(
		state, "c/protocol/document.md",
		FRONT("Protocol",
		      "version: \"1\"\nstatus: adopted\nadopted: 2020-02-03\npages: sections\n") "## Respect\n\n1. See "
												 "[](code#limit).\n\n##"
												 " Trust\n\n1. "
												 "Words.\n");
}

#define VERSION(n, day, words) \
	"---\ntitle: Code\nversion: \"" n "\"\nstatus: adopted\nadopted: " day \
	"\nid: code\nnumbering: [\"1.\", \"1.1\"]\n---\n\n## Gifts\n\n1. " words " {#limit}\n"

static void collection_gone(void *collection)
{
	collection_free(collection);
}

/* A version that stands alone. */
static struct release release_from(void **state, const char *name, const char *version, const char *text)
{
	test_file(state, name, text);
	struct sources *sources = sources_open(test_folder(state), test_diag(state));
	struct collection *collection = collection_lone(sources, name, test_templates(state), test_diag(state));
	assert_non_null(test_own(state, collection, collection_gone));
	const struct edition *edition = ((struct collected *)collection->documents->pdata[0])->edition;
	assert_non_null(edition);
	const char *adopted = edition_meta(edition)->adopted;
	return (struct release){
		.edition = edition, .collection = collection, .version = version, .adopted = adopted, .since = adopted};
}

static void pages_built(void **state, struct site_edition *pages, size_t count)
{
	static const char *const entries[] = {"site", NULL};
	const struct constitution constitution = {.title = "Constitution", .council = "Council"};
	g_autoptr(GPtrArray) list = g_ptr_array_new();
	g_autoptr(GString) text = g_string_new("Words.");
	for (size_t i = 0; i < count; i++) {
		pages[i].edition = pages[i].release->edition;
		pages[i].text = text;
		g_ptr_array_add(list, &pages[i]);
	}
	const struct site site = {.constitution = &constitution, .words = test_words(state), .editions = list};
	struct stage *stage = stage_open(test_path(state, "out"), entries, test_diag(state));
	const struct templates *templates = test_templates(state);
	struct site_changes *changes = site_changes_begin(&site, NULL, stage, templates, test_diag(state));
	assert_non_null(changes);
	site_changes_reported(changes, NULL);
	assert_true(site_write(&site, changes, NULL, stage, templates, test_diag(state)));
	site_changes_drop(changes);
	assert_int_equal(stage_commit(stage), STATUS_DONE);
	stage_drop(stage);
	take_messages(state);
}

/* A document in two versions, the second of them in force. */
static void versions_built(void **state)
{
	const struct adopted decision = {.by = "Council", .minute = "14"};
	struct release three =
		release_from(state, "3.md", "3", VERSION("3", "2026-05-01", "Officers may keep a gift of £30."));
	struct release two =
		release_from(state, "2.md", "2", VERSION("2", "2022-09-01", "Officers may keep a gift of £25."));
	three.adoption = &decision;
	two.replaced = three.since;
	two.superseded = true;
	struct site_edition pages[] = {
		{.release = &three, .folder = "code"},
		{.release = &three, .folder = "code/3", .role = SITE_VERSION},
		{.release = &two, .folder = "code/2", .role = SITE_VERSION},
	};
	pages_built(state, pages, G_N_ELEMENTS(pages));
}

static void a_superseded_version_says_what_replaced_it(void **state)
{
	versions_built(state);
	const char *old = page(state, "code/2/index.html");
	assert_contains(
		old, "<p class=\"status superseded\" data-since=\"2022-09-01\" data-waiting=\"Not yet in force\" "
		     "data-replaced=\"2026-05-01\" data-holds=\"In force until 30 April 2026\" "
		     "data-over=\"Superseded on 1 May 2026\">In force from 1 September 2022 until 30 April 2026</p>");
	assert_contains(old, "It was replaced by <a href=\"../../code/3/index.html\">version 3</a> on 1 May 2026.");
	assert_contains(old,
			"<title>Code, version 2: In force from 1 September 2022 until 30 April 2026 – Council</title>");
	const char *current = page(state, "code/index.html");
	assert_lacks(current, "data-every-day");
	assert_contains(current, "<caption>Versions of the Code</caption>");
	assert_contains(current, "<td>Council, minute 14</td>");
	assert_lacks(page(state, "code/3/index.html"), "data-every-day");
}

/* Two versions wait, and the last of them may be dated ahead: each says which holds on which day. */
static void waiting_built(void **state, const char *last_effective)
{
	struct release one = release_from(state, "1.md", "1", VERSION("1", "2025-02-03", "Officers may keep a gift."));
	struct release two = release_from(state, "2.md", "2", VERSION("2", "2026-11-19", "Officers may keep no gift."));
	struct release three = release_from(state, "3.md", "3", VERSION("3", "2026-11-26", "Officers may keep two."));
	two.effective = two.since = one.replaced = "2027-04-01";
	three.effective = last_effective;
	three.since = two.replaced = last_effective ? last_effective : "2027-05-01";
	three.adopted = last_effective ? three.adopted : three.since;
	struct site_edition pages[] = {
		{.release = &three, .folder = "code"},
		{.release = &three, .folder = "code/3", .role = SITE_VERSION},
		{.release = &two, .folder = "code/2", .role = SITE_VERSION},
		{.release = &one, .folder = "code/1", .role = SITE_VERSION},
	};
	pages_built(state, pages, G_N_ELEMENTS(pages));
}

#define TIMED(days, words) "<template " days ">\n<div class=\"banner\">\n<p>" words
#define LINK(version) "<a href=\"../../code/" version "/index.html\">version " version "</a>"
#define EVERY_DAY "<div class=\"banner\" data-every-day>\n<p>"

static void of_two_that_wait_each_names_the_one_that_holds(void **state)
{
	waiting_built(state, "2027-04-02");
	const char *two = page(state, "code/2/index.html"), *three = page(state, "code/3/index.html");
	assert_contains(three, EVERY_DAY "In force from 2 April 2027. Until 31 March 2027, " LINK(
				       "1") " holds. Until 1 April 2027, " LINK("2") " holds.</p>");
	assert_contains(three, TIMED("data-from-day=\"2025-02-03\" data-until-day=\"2027-04-01\"",
				     "This version is not in force yet: it holds from 2 April 2027. What is in force "
				     "now is " LINK("1") ".</p>"));
	assert_contains(three, TIMED("data-from-day=\"2027-04-01\" data-until-day=\"2027-04-02\"",
				     "This version is not in force yet: it holds from 2 April 2027. What is in force "
				     "now is " LINK("2") ".</p>"));
	assert_contains(two, EVERY_DAY "In force from 1 April 2027 until 1 April 2027. Until 31 March 2027, " LINK(
				     "1") " holds. From 2 April 2027, " LINK("3") " holds in its place.</p>");
	assert_contains(two, TIMED("data-from-day=\"2027-04-01\" data-until-day=\"2027-04-02\"",
				   "This version is in force until " LINK("3") " replaces it on 2 April 2027.</p>"));
	assert_contains(page(state, "code/1/index.html"),
			EVERY_DAY "In force from 3 February 2025 until 31 March 2027. From 1 April 2027, " LINK(
				"2") " holds in its place.</p>");
	assert_lacks(page(state, "code/1/index.html"), "<div class=\"banner\">\n<p>This version is no longer in "
						       "force.</p>");
}

static void one_that_is_dated_ahead_names_the_one_that_holds(void **state)
{
	waiting_built(state, NULL);
	const char *three = page(state, "code/3/index.html");
	assert_contains(three, TIMED("data-from-day=\"2025-02-03\" data-until-day=\"2027-04-01\"",
				     "This version is not in force yet: it holds from 1 May 2027. What is in force now "
				     "is " LINK("1") ".</p>"));
	assert_contains(three, TIMED("data-from-day=\"2027-04-01\" data-until-day=\"2027-05-01\"",
				     "This version is not in force yet: it holds from 1 May 2027. What is in force now "
				     "is " LINK("2") ".</p>"));
}

/* What is said of a version is true whenever it is read. */
static void no_page_knows_the_day(void **state)
{
	versions_built(state);
	const char *current = page(state, "code/index.html");
	assert_contains(
		page(state, "index.html"),
		"<strong class=\"status adopted\" data-since=\"2026-05-01\" data-waiting=\"Not yet in force\">In force "
		"from 1 May 2026</strong> <span class=\"version\">Version 3</span>");
	assert_contains(page(state, "index.html"), "assets/standing.js");
	assert_contains(current,
			"<td><span data-since=\"2026-05-01\" data-waiting=\"Not yet in force\">In force from 1 May 2026"
			"</span></td>");
	assert_contains(current, "\"temporalCoverage\": \"2026-05-01/..\"");
	assert_contains(page(state, "code/2/index.html"), "\"temporalCoverage\": \"2022-09-01/2026-04-30\"");
	assert_lacks(current, "LegalForce");
	assert_lacks(current, ">In force<");
}

static void what_changed_has_its_pages(void **state)
{
	versions_built(state);
	assert_contains(page(state, "code/index.html"),
			"<td><a href=\"../code/changes/2-to-3/index.html\">What changed since version 2</a></td>");
	const char *told = page(state, "code/changes/2-to-3/index.html");
	assert_contains(told, "<h1>What changed in the Code: version 2 to version 3</h1>");
	assert_contains(told, "‘£25’ is now ‘£30’");
	assert_contains(told, "<a href=\"../../../code/changes/2-to-3/redline/index.html\">");
	const char *redline = page(state, "code/changes/2-to-3/redline/index.html");
	assert_contains(redline, "£25<");
	assert_contains(redline, "£30<");
	assert_contains(redline, "<link rel=\"stylesheet\" href=\"../../../../assets/style.css\">");
	assert_contains(redline, "script-src 'sha256-");
	assert_contains(page(state, "code/changes/index.html"), ">From version 2 to version 3</a>");
}

/* Later clauses move up: an old number leads to the clause as it stood, and a table says where it went. */
static void numbers_are_addresses_too(void **state)
{
	versions_built(state);
	assert_contains(page(state, "code/2/index.html"), "<a id=\"1.1\" class=\"number\" href=\"#limit\">1.1</a>");
	assert_contains(page(state, "code/index.html"), "<a id=\"1.1\" class=\"number\" href=\"#limit\">1.1</a>");
	assert_contains(page(state, "code/changes/2-to-3/index.html"), "<h2>Table of destinations</h2>");
	assert_lacks(page(state, "code/changes/2-to-3/redline/index.html"), "id=\"1.1\"");
	divided_put(state, "pages: sections\n", "");
	assert_true(built(state, true));
	assert_contains(page(state, "code/draft/index.html"),
			"<li id=\"1.1(a)\"><a id=\"limit.1\" href=\"gifts/index.html#limit.1\">");
	assert_contains(page(state, "code/draft/gifts/index.html"),
			"<a id=\"1.1(a)\" class=\"number\" href=\"../../../code/draft/index.html#limit.1\">");
	take_messages(state);
}

/* What an appendix counts from 1 has its letter in front; the number alone is the first's on the page that has it. */
static void numbers_of_an_appendix_have_its_letter(void **state)
{
	constitution_put(state);
	test_file(state, "c/code/a.md",
		  "---\ntitle: Guide\nnumbering: [\"1.\", \"(a)\"]\n---\n\n1. A. {#first}\n\n1. B.\n");
	test_file(state, "c/code/b.md", "---\ntitle: List\nnumbering: [\"A.1\"]\n---\n\n1. C. {#list}\n");
	test_file(state, "c/code/document.md",
		  FRONT("Code", "version: \"2\"\nstatus: draft\nappendices: [a.md, b.md]\n") "## One\n\n1. Words.\n");
	assert_true(built(state, true));
	const char *draft = page(state, "code/draft/index.html");
	assert_contains(draft, "<a id=\"1\" class=\"number\" href=\"#one\">1.</a>");
	assert_contains(draft, "<a id=\"A/1\" class=\"number\" href=\"#first\">1.</a>");
	assert_contains(draft, "<a id=\"A/2\" class=\"number\" href=\"#a.2\"><span id=\"2\">2.</span></a>");
	assert_contains(draft, "<a id=\"B.1\" class=\"number\" href=\"#list\">B.1</a>");
	take_messages(state);
}

static void the_search_knows_what_is_in_force(void **state)
{
	versions_built(state);
	const char *index = page(state, "assets/search-index.js");
	assert_lacks(index, "mutations");
	assert_contains(index, "[0,\"paragraph 1.1\",\"limit\",\"Gifts\",\"Officers may keep a gift of £30.\"]");
	assert_lacks(index, "£25");
	assert_contains(page(state, "search/index.html"), "script-src 'self'\"");
}

static void a_day_has_its_version(void **state)
{
	versions_built(state);
	assert_contains(page(state, "code/on/index.html"),
			"<tr data-from=\"2022-09-01\">\n<th scope=\"row\"><a href=\"../../code/2/index.html\">Version "
			"2</a></th>\n<td>1 September 2022</td>\n<td>30 April 2026</td>");
}

static void the_whole_constitution_has_pages_of_its_own(void **state)
{
	versions_built(state);
	const char *control = page(state, "changes/index.html");
	assert_true(strstr(control, "Code, version 3") < strstr(control, "Code, version 2"));
	assert_contains(page(state, "downloads/index.html"), "<h1>Downloads</h1>");
}

static void release_words(void *words)
{
	words_free(words);
}

/* It says what is true of the site of any council, in each language. */
static void the_statement_claims_nothing_for_the_council(void **state)
{
	static const char *const languages[] = {"en-GB", "cy"};
	versions_built(state);
	const char *statement = page(state, "accessibility/index.html");
	assert_contains(statement, "This statement is about the Constitution of Council");
	assert_contains(statement, "That is no test of this site.");
	assert_contains(statement, "and so does not call it fully compliant");
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		const struct words *words = test_own(
			state, words_read(test_templates(state), languages[i], test_diag(state)), release_words);
		/* The search, and saving what was filled in, have scripts. */
		assert_contains(word(words, "accessibility-status-text"), "JavaScript");
		assert_contains(word(words, "accessibility-testing-text"), "{link}");
		assert_lacks(word(words, "accessibility-exceptions-text"), "{council}");
		assert_lacks(word(words, "accessibility-feedback-text"), "{council}");
	}
}

static void sections_have_pages_of_their_own(void **state)
{
	divided_put(state, "pages: sections\n", "");
	assert_true(built(state, true));
	const char *first = page(state, "code/draft/index.html");
	assert_contains(first, "Before all sections.");
	assert_contains(first, "<a id=\"limit\" href=\"gifts/index.html#limit\">1.1</a>");
	assert_contains(first, "<a id=\"offers\" href=\"_print/index.html#offers\">Offers</a>");
	assert_contains(first, "assets/sections.js\" defer");
	assert_contains(first,
			"<a href=\"../../code/draft/print/index.html\">The whole text on one page, to print</a>");
	assert_lacks(first, "A part.");
	const char *gifts = page(state, "code/draft/gifts/index.html");
	assert_contains(gifts, "<title>1. Gifts – Code, version 2: Draft – ");
	assert_contains(
		gifts,
		"<h1><a id=\"1\" class=\"number\" href=\"../../../code/draft/index.html#gifts\">1.</a> Gifts</h1>");
	assert_contains(gifts, "<div class=\"clause\" id=\"limit\">");
	assert_contains(gifts, "<a href=\"../../../code/draft/_print/index.html#print\">section 2</a>");
	assert_contains(gifts, "<a href=\"../../../protocol/respect/index.html#respect\">");
	assert_contains(gifts, "This is a draft. It is not in force.");
	assert_contains(gifts, "<a href=\"../../../code/draft/_print/index.html\">Next: 2. Printing</a>");
	assert_lacks(gifts, "Previous: ");
	assert_contains(page(state, "code/draft/_print/index.html"), ">Previous: 1. Gifts</a>");
	const char *print = page(state, "code/draft/print/index.html");
	assert_contains(print, "A part.");
	assert_contains(print, "<a href=\"#print\">section 2</a>");
	assert_contains(print, "Before all sections.");
	assert_contains(page(state, "protocol/1/respect/index.html"), "</a> See paragraph 1.1 of Code.</p>");
	assert_contains(page(state, "assets/search-index.js"),
			"\"Gifts\",\"See section 2 and section 1 of Protocol.\",\"code/draft/gifts\"]");
	take_messages(state);
}

static void a_long_text_is_divided_unless_it_says_otherwise(void **state)
{
	g_autoptr(GString) words = g_string_new(NULL);
	while (words->len < 260000)
		g_string_append(words, "many more words ");
	divided_put(state, "", words->str);
	assert_true(built(state, true));
	assert_contains(page(state, "code/draft/index.html"), "class=\"parts\"");
	divided_put(state, "pages: one\n", words->str);
	assert_true(built(state, true));
	assert_lacks(page(state, "code/draft/index.html"), "class=\"parts\"");
	divided_put(state, "", "");
	assert_true(built(state, true));
	assert_lacks(page(state, "code/draft/index.html"), "class=\"parts\"");
	assert_false(g_file_test(test_path(state, "out/site/code/draft/print"), G_FILE_TEST_EXISTS));
	take_messages(state);
}

/* ---- two languages ----------------------------------------------------------------------------------------------- */

static void two_languages_put(void **state, const char *title, const char *words)
{
	g_autofree char *text = g_strdup_printf("title: %s\ncouncil: C\ndocuments: [code, cod]\n", title);
	test_file(state, "c/constitution.yaml", text);
	test_file(state, "c/code/document.md",
		  FRONT("Code", "version: \"1\"\nstatus: adopted\nadopted: 2020-02-03\n") "## One\n\n1. See [](cod#un) "
											  "and [](cod). {#a}\n");
	test_file(state, "c/cod/document.md",
		  FRONT("Y Cod", "version: \"2\"\nstatus: draft\nlanguage: cy\n") "## Un\n\n1. Gweler [](code#a).\n");
	const char *const kept[] = {"c/cod/history/1/cod/document.md", "c/cod/history/1/constitution.yaml",
				    "c/cod/history/1/words-cy.yaml", "c/cod/history/1/code/document.md"};
	test_file(state, kept[1], "title: T\ncouncil: C\ndocuments: [cod, code]\n");
	test_file(state, kept[0],
		  FRONT("Y Cod",
			"version: \"1\"\nstatus: adopted\nadopted: 2020-02-03\nlanguage: cy\n") "## Un\n\n1. Gweler "
												"[](code#a).\n");
	test_file(state, kept[2], words);
	test_file(state, kept[3],
		  FRONT("Code", "version: \"1\"\nstatus: adopted\nadopted: 2020-02-03\n") "## One\n\n1. Words. {#a}\n");
	g_autoptr(GString) index = g_string_new(
		"versions:\n  - version: \"1\"\n    adopted: 2020-02-03\n    by: y Cyngor\n    minute: \"4\"\n    "
		"summary: Y cyntaf.\n    files:\n");
	for (size_t i = 0; i < G_N_ELEMENTS(kept); i++) {
		const char *bytes = test_read(state, test_path(state, kept[i]));
		g_autofree char *sum = sum_of(bytes, strlen(bytes));
		g_string_append_printf(index, "      %s: %s\n", kept[i] + strlen("c/cod/history/1/"), sum);
	}
	test_file(state, "c/cod/history/index.yaml", index->str);
	assert_true(built(state, false));
}

static void the_other_language_is_marked(void **state)
{
	two_languages_put(state, "{en-GB: Constitution, cy: Cyfansoddiad}", "removed: dilëwyd\n");
	const char *index = page(state, "index.html"), *control = page(state, "changes/index.html");
	assert_contains(index, "<h1>Constitution</h1>");
	assert_contains(index, "<h2><a href=\"cod/index.html\"><span lang=\"cy\">Y Cod</span></a></h2>");
	assert_contains(index, "<p lang=\"cy\">Y cyntaf.</p>");
	assert_contains(index, "<h2><a href=\"code/index.html\">Code</a></h2>");
	assert_contains(control, "<span lang=\"cy\">Y Cod</span>, version 1</a>");
	assert_contains(control, "<td><span lang=\"cy\">y Cyngor</span>, minute 4</td>");
	assert_contains(control, "<td lang=\"cy\">Y cyntaf.</td>");
	assert_contains(page(state, "downloads/index.html"), "<span lang=\"cy\">Y Cod</span>, version 1</a></h2>");
	assert_contains(page(state, "code/index.html"), ">Next: <span lang=\"cy\">Y Cod</span></a>");
	assert_contains(page(state, "cod/index.html"), ">Blaenorol: <span lang=\"en-GB\">Code</span></a>");
	assert_contains(page(state, "cod/index.html"), "<li><a href=\"../index.html\">Cyfansoddiad</a></li>");
	assert_contains(page(state, "feed.xml"), "<entry xml:lang=\"cy\">");
	assert_contains(page(state, "assets/search-index.js"), " 3 Chwefror 2020\",\"cy\"]");
	assert_contains(page(state, "assets/search-index.js"), " 3 February 2020\"]");
	assert_contains(page(state, "assets/search-index.js"), "],\n\"mutations\":{\"cy\":\"ch ch ch ch, ");
	take_messages(state);
}

static void a_reference_speaks_the_language_around_it(void **state)
{
	two_languages_put(state, "T", "removed: dilëwyd\n");
	assert_contains(page(state, "code/index.html"), "section 1 of <span lang=\"cy\">Y Cod</span>");
	assert_contains(page(state, "cod/1/index.html"), "paragraff 1.1 o <span lang=\"en-GB\">Code</span>");
	take_messages(state);
}

static void a_title_in_one_language_is_marked_in_the_other(void **state)
{
	two_languages_put(state, "Constitution", "ref-of: \"{label} o {document}\"\n");
	assert_contains(page(state, "cod/index.html"),
			"<a href=\"../index.html\"><span lang=\"en-GB\">Constitution</span></a>");
	assert_contains(page(state, "code/index.html"), "<a href=\"../index.html\">Constitution</a>");
	/* It was adopted when a reference had the words of the document that it leads to. */
	assert_contains(page(state, "cod/1/index.html"), "paragraph 1.1 of <span lang=\"en-GB\">Code</span>");
	take_messages(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_index_lists_what_is_in_force),
		TEST(a_draft_is_marked_and_leads_to_the_others),
		TEST(two_builds_are_the_same),
		TEST(a_superseded_version_says_what_replaced_it),
		TEST(of_two_that_wait_each_names_the_one_that_holds),
		TEST(one_that_is_dated_ahead_names_the_one_that_holds),
		TEST(no_page_knows_the_day),
		TEST(what_changed_has_its_pages),
		TEST(numbers_are_addresses_too),
		TEST(numbers_of_an_appendix_have_its_letter),
		TEST(the_search_knows_what_is_in_force),
		TEST(a_day_has_its_version),
		TEST(the_whole_constitution_has_pages_of_its_own),
		TEST(the_statement_claims_nothing_for_the_council),
		TEST(sections_have_pages_of_their_own),
		TEST(a_long_text_is_divided_unless_it_says_otherwise),
		TEST(the_other_language_is_marked),
		TEST(a_reference_speaks_the_language_around_it),
		TEST(a_title_in_one_language_is_marked_in_the_other),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
