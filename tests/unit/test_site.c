/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/stage.h"
#include "base/templates.h"
#include "publish/collection.h"
#include "publish/publication.h"
#include "publish/reuse.h"
#include "publish/site.h"

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
	struct reuse *reuse = reuse_open(test_path(state, "out"), entries, fonts, templates);
	bool good = site_publish(publication, reuse, stage, templates, diag) && stage_commit(stage) == STATUS_DONE;
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
	assert_contains(page(state, "protocol/index.html"), "<p class=\"status adopted\">In force</p>");
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
	return (struct release){.edition = edition, .collection = collection, .version = version, .adopted = adopted};
}

/* A document in two versions, the second of them in force. */
static void versions_built(void **state)
{
	static const char *const entries[] = {"site", NULL};
	const struct constitution constitution = {.title = "Constitution", .council = "Council"};
	const struct adopted decision = {.by = "Council", .minute = "14"};
	struct release three =
		release_from(state, "3.md", "3", VERSION("3", "2026-05-01", "Officers may keep a gift of £30."));
	struct release two =
		release_from(state, "2.md", "2", VERSION("2", "2022-09-01", "Officers may keep a gift of £25."));
	three.adoption = &decision;
	struct site_edition pages[] = {
		{.release = &three, .folder = "code"},
		{.release = &three, .folder = "code/3", .role = SITE_VERSION},
		{.release = &two, .folder = "code/2", .role = SITE_VERSION, .superseded = true},
	};
	g_autoptr(GPtrArray) list = g_ptr_array_new();
	for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
		pages[i].edition = pages[i].release->edition;
		g_ptr_array_add(list, &pages[i]);
	}
	const struct site site = {.constitution = &constitution, .words = test_words(state), .editions = list};
	struct stage *stage = stage_open(test_path(state, "out"), entries, test_diag(state));
	assert_true(site_write_changes(&site, NULL, NULL, stage, test_templates(state), test_diag(state)));
	assert_true(site_write(&site, stage, test_templates(state), test_diag(state)));
	assert_int_equal(stage_commit(stage), STATUS_DONE);
	stage_drop(stage);
	take_messages(state);
}

static void a_superseded_version_says_what_replaced_it(void **state)
{
	versions_built(state);
	const char *old = page(state, "code/2/index.html");
	assert_contains(old, "<p class=\"status superseded\">Superseded</p>");
	assert_contains(old, "It was replaced by <a href=\"../../code/3/index.html\">version 3</a> on 1 May 2026.");
	assert_contains(old, "<title>Code, version 2: Superseded – Council</title>");
	const char *current = page(state, "code/index.html");
	assert_lacks(current, "class=\"banner\"");
	assert_contains(current, "<caption>Versions of the Code</caption>");
	assert_contains(current, "<td>Council, minute 14</td>");
	assert_lacks(page(state, "code/3/index.html"), "class=\"banner\"");
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

static void the_search_knows_what_is_in_force(void **state)
{
	versions_built(state);
	const char *index = page(state, "assets/search-index.js");
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
	assert_contains(page(state, "accessibility/index.html"), "This statement is about the Constitution of Council");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_index_lists_what_is_in_force),
		TEST(a_draft_is_marked_and_leads_to_the_others),
		TEST(two_builds_are_the_same),
		TEST(a_superseded_version_says_what_replaced_it),
		TEST(what_changed_has_its_pages),
		TEST(the_search_knows_what_is_in_force),
		TEST(a_day_has_its_version),
		TEST(the_whole_constitution_has_pages_of_its_own),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
