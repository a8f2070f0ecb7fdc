/* SPDX-License-Identifier: MIT */
#include "publish/fix.h"
#include "publish/forms/pack.h"
#include "publish/target.h"
#include "publish/unused.h"
#include "publish/whole/whole.h"
#include "test.h"

#include <string.h>
#include <unistd.h>

static void free_templates(void *templates)
{
	templates_free(templates);
}

static void free_publication(void *publication)
{
	publication_free(publication);
}

static void free_collection(void *collection)
{
	collection_free(collection);
}

static void free_target(void *target)
{
	target_free(target);
}

static const struct templates *templates_here(void **state)
{
	g_setenv("KEELING_TEMPLATES", "templates", TRUE);
	return test_own(state, templates_find(test_diag(state)), free_templates);
}

static const char front[] =
	"---\ntitle: Code of Conduct\nversion: \"2.0\"\nstatus: draft\nappendices:\n  - forms/gifts.md\n---\n\n";

/* A constitution of one document, `body` its text. */
static void content_make(void **state, const char *body)
{
	char *text = g_strconcat(front, body, NULL);
	test_file(state, "content/constitution.yaml",
		  "title: Constitution\ncouncil: A Council\ndocuments: [code]\nvalues:\n  gift-limit: £40\npolicies: "
		  "policies.yaml\n");
	test_file(state, "content/policies.yaml",
		  "- id: whistle\n  title: Whistleblowing Policy\n- id: idle\n  title: Idle Policy\n");
	test_file(state, "content/code/document.md", text);
	test_file(state, "content/code/forms/gifts.md", "---\ntitle: Gifts\n---\n\n```form\n- text: Name\n```\n");
	g_free(text);
}

static const struct publication *publication_here(void **state, bool drafts)
{
	const char *folder = test_path(state, "content");
	return test_own(state, publication_open(folder, drafts, templates_here(state), test_diag(state)),
			free_publication);
}

static struct collection *collection_here(void **state)
{
	struct sources *sources = sources_open(test_path(state, "content"), test_diag(state));
	return test_own(state, collection_open(sources, templates_here(state), test_diag(state)), free_collection);
}

/* ---- what is published ---- */

static void adopted_make(void **state, const char *id, const char *version, const char *day)
{
	g_autofree char *path = g_strdup_printf("content/%s/document.md", id);
	g_autofree char *text = g_strdup_printf("---\ntitle: %s\nversion: \"%s\"\nstatus: adopted\nadopted: %s\n---\n\n"
						"## One\n\n1. A clause.\n",
						id, version, day);
	test_file(state, path, text);
}

/* Of a version that waits on that day the forms have its number, which the name of another document may have too. */
static void a_day_that_it_is_published_for(void **state)
{
	test_file(state, "content/constitution.yaml", "title: C\ncouncil: A Council\ndocuments: [code, code-2]\n");
	adopted_make(state, "code", "2", "2027-04-01");
	adopted_make(state, "code-2", "1", "2026-11-19");
	struct publication *publication = (struct publication *)publication_here(state, false);
	const struct published *published = publication->documents->pdata[0];
	assert_string_equal(publication->known, "2026-11-19");
	assert_ptr_equal(published->in_use, published->current);
	assert_false(publication_set_day(publication, "2026-11-18", test_diag(state)));
	assert_contains(take_messages(state),
			"--on 2026-11-18 is a day before 2026-11-19, on which version 1 of 'code-2'");
	assert_true(publication_set_day(publication, "2027-04-01", test_diag(state)));
	assert_ptr_equal(published->in_use, published->current);
	assert_no_messages(state);
	assert_true(publication_set_day(publication, "2027-03-31", test_diag(state)));
	assert_null(published->in_use);
	assert_contains(take_messages(state),
			"code-2/document.md:1:1: error: the files of this document would be called "
			"'forms/code-2.zip', as those of a version of 'code' are");
}

static void a_draft_is_published_only_when_asked_for(void **state)
{
	content_make(state, "## One\n\n1. A clause.\n");
	const struct published *published = publication_here(state, false)->documents->pdata[0];
	assert_null(published->current);
	assert_int_equal(published->releases->len, 0);
	published = publication_here(state, true)->documents->pdata[0];
	assert_non_null(published->draft);
	assert_text(published->draft->version, "2.0");
	assert_no_messages(state);
}

static const char sealed_yaml[] = "title: Constitution\ncouncil: A Council\ndocuments: [code]\n";
static const char sealed_code[] =
	"---\ntitle: Code\nversion: \"1.0\"\nstatus: adopted\nadopted: 2018-05-17\n---\n\n## Old\n";

static void history_make(void **state)
{
	char *a = g_compute_checksum_for_string(G_CHECKSUM_SHA256, sealed_yaml, -1);
	char *b = g_compute_checksum_for_string(G_CHECKSUM_SHA256, sealed_code, -1);
	char *index = g_strdup_printf(
		"versions:\n  - version: \"1.0\"\n    adopted: 2018-05-17\n    by: Council\n    files:\n"
		"      constitution.yaml: %s\n      code/document.md: %s\n",
		a, b);
	test_file(state, "content/code/history/index.yaml", index);
	test_file(state, "content/code/history/1.0/constitution.yaml", sealed_yaml);
	test_file(state, "content/code/history/1.0/code/document.md", sealed_code);
	g_free(index);
	g_free(b);
	g_free(a);
}

static void the_last_adopted_version_is_in_force(void **state)
{
	content_make(state, "## One\n");
	history_make(state);
	const struct published *published = publication_here(state, true)->documents->pdata[0];
	assert_no_messages(state);
	assert_text(published->current->version, "1.0");
	assert_text(published->current->adoption->by, "Council");
	assert_text(edition_title(published->current->edition), "Code");
	assert_text(published->draft->version, "2.0");
}

static void a_draft_has_a_number_of_its_own(void **state)
{
	content_make(state, "## One\n");
	history_make(state);
	const char *path = test_path(state, "content/code/document.md");
	char *text = NULL;
	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	GString *draft = g_string_new(text);
	g_string_replace(draft, "\"2.0\"", "\"1.0\"", 0);
	test_file(state, "content/code/document.md", draft->str);
	publication_here(state, true);
	assert_contains(take_messages(state),
			"but version 1.0 was adopted on 2018-05-17; give it a higher number [version-taken]");
	g_string_free(draft, TRUE);
	g_free(text);
}

static void an_altered_version_is_refused(void **state)
{
	content_make(state, "## One\n");
	history_make(state);
	test_file(state, "content/code/history/1.0/code/document.md", "# Other\n");
	publication_here(state, true);
	assert_contains(take_messages(state),
			"was altered after its adoption; put it back as it was [history-altered]");
}

static enum status whole_here(void **state, const struct publication *publication)
{
	struct whole *whole = whole_open(PARTS_USUAL, test_path(state, "out"));
	enum status status = whole_write(whole, publication, false, templates_here(state), test_diag(state));
	whole_free(whole);
	return status;
}

static void all_of_it_or_nothing(void **state)
{
	content_make(state, "## One\n\n1. See [](#gifts).\n");
	assert_int_equal(whole_here(state, publication_here(state, true)), STATUS_DONE);
	assert_no_messages(state);
	const char *manifest = test_read(state, test_path(state, "out/manifest.json"));
	assert_contains(manifest, "{\"path\": \"docx/code-draft.docx\", \"document\": \"code\", \"version\": \"2.0\", "
				  "\"status\": \"draft\", \"adopted\": null, \"effective\": null, \"size\": ");
	assert_contains(manifest, "{\"path\": \"forms/code/draft/gifts.pdf\", \"document\": \"code\"");
	assert_contains(manifest, "{\"path\": \"site/code/draft/index.html\", \"document\": \"code\"");
	assert_contains(manifest, "{\"path\": \"site/index.html\", \"size\": ");
	test_file(state, "content/code/document.md",
		  "---\ntitle: Code\nversion: 3\nstatus: draft\n---\n\n## A\n\nSee [](#none).\n");
	assert_int_equal(whole_here(state, publication_here(state, true)), STATUS_MISTAKES);
	assert_contains(take_messages(state), "document.md:9:5: error: nothing here has the id 'none'");
	assert_file(test_path(state, "out/manifest.json"), manifest);
}

/* ---- mending ---- */

static void stale_words_are_mended_and_nothing_else(void **state)
{
	content_make(state, "## One\n\n1. Above [£25](value:gift-limit), see\r\n   [the old\n   "
			    "policy](policy:whistle) and [Section 9](#two) "
			    "or [this section](#two), [here](https://example.example).\n\n## Two {#two}\n");
	struct collection *collection = collection_here(state);
	const char *messages = take_messages(state);
	assert_contains(messages, "[value-stale]");
	assert_contains(messages, "[policy-stale]");
	assert_contains(messages, "[reference-stale]");
	GPtrArray *done = g_ptr_array_new_with_free_func(mended_free);
	fix_sources(collection, (struct fix_scope){NULL, NULL}, done, test_diag(state));
	assert_no_messages(state);
	assert_int_equal(done->len, 3);
	const struct mended *first = done->pdata[0];
	assert_text(first->was, "£25");
	assert_text(first->now, "£40");
	assert_int_equal(first->place.line, 11);
	g_ptr_array_unref(done);
	char *whole = g_strconcat(
		front,
		"## One\n\n1. Above [£40](value:gift-limit), see\r\n   [Whistleblowing Policy](policy:whistle) and "
		"[Section 2](#two) or [this section](#two), [here](https://example.example).\n\n## Two {#two}\n",
		NULL);
	assert_file(test_path(state, "content/code/document.md"), whole);
	g_free(whole);
	collection_here(state);
	assert_no_messages(state);
}

static void a_file_that_was_changed_meanwhile_is_left(void **state)
{
	content_make(state, "## One\n\n1. Above [£25](value:gift-limit).\n");
	struct collection *collection = collection_here(state);
	take_messages(state);
	content_make(state, "## One\n\n1. Above quite another text.\n");
	GPtrArray *done = g_ptr_array_new_with_free_func(mended_free);
	fix_sources(collection, (struct fix_scope){NULL, NULL}, done, test_diag(state));
	assert_int_equal(done->len, 0);
	g_ptr_array_unref(done);
	assert_contains(test_read(state, test_path(state, "content/code/document.md")), "quite another text");
}

static void what_nothing_uses(void **state)
{
	content_make(state, "## One\n\n1. See [](policy:whistle).\n");
	test_file(state, "content/code/forms/stray.md", "# Stray\n");
	unused_find(collection_here(state), test_diag(state));
	const char *messages = take_messages(state);
	assert_contains(
		messages,
		"forms/stray.md: warning: no document lists this file under 'appendices:', so it is not published "
		"[appendix-unlisted]");
	assert_contains(messages, "policies.yaml:3:7: note: no document refers to the policy 'idle' [policy-unused]");
	assert_lacks(messages, "whistle");
	assert_lacks(messages, "gifts.md");
}

/* ---- naming a document ---- */

static const char *title_of(void **state, const char *name)
{
	const char *content = test_path(state, "content");
	struct target *target = target_open(name, content, templates_here(state), test_diag(state));
	return target ? edition_title(((struct target *)test_own(state, target, free_target))->edition) : NULL;
}

static void a_document_has_many_names(void **state)
{
	content_make(state, "## One\n");
	history_make(state);
	test_file(state, "content/README.md", "# By itself\n");
	assert_text(title_of(state, test_path(state, "content/code")), "Code of Conduct");
	assert_text(title_of(state, test_path(state, "content/code/document.md")), "Code of Conduct");
	assert_text(title_of(state, "code"), "Code of Conduct");
	assert_text(title_of(state, "code@1.0"), "Code");
	assert_text(title_of(state, test_path(state, "content/README.md")), "By itself");
	assert_no_messages(state);
	assert_null(title_of(state, "code@7"));
	assert_contains(take_messages(state),
			"there is no adopted version '7' in its history; there is 1.0 [file-missing]");
	assert_null(title_of(state, "coed@1.0"));
	assert_contains(take_messages(state), ", which has code [file-missing]");
	assert_null(title_of(state, "other"));
	assert_contains(take_messages(state), "there is no such file, and no document of that id");
	assert_null(title_of(state, "./other.md"));
	assert_contains(take_messages(state), "./other.md: failure: there is no such file");
}

/* The ids of all documents that a name stands for, a space before each. */
static const char *ids_of(void **state, const char *name)
{
	struct target *target = target_open_all(test_path(state, name), NULL, templates_here(state), test_diag(state));
	if (!target)
		return NULL;
	test_own(state, target, free_target);
	GString *ids = g_string_new(target->edition ? "one:" : "all:");
	for (guint i = 0; i < target->editions->len; i++)
		g_string_append_printf(ids, " %s", edition_meta(target->editions->pdata[i])->id);
	return test_keep(state, g_string_free(ids, FALSE));
}

static void a_folder_has_many_documents(void **state)
{
	content_make(state, "## One\n");
	test_file(state, "loose/guide.md", "# Guide\n\nSee [](annex).\n");
	test_file(state, "loose/annex.md", "---\nlanguage: cy\n---\n\n# Annex\n");
	test_file(state, "loose/README.md", "# About\n");
	test_file(state, "loose/.hidden.md", "# Hidden\n");
	test_file(state, "loose/below/far.md", "# Far\n");
	test_file(state, "empty/notes.txt", "Words.\n");
	assert_text(ids_of(state, "content"), "all: code");
	assert_text(ids_of(state, "content/code"), "one: code");
	assert_text(ids_of(state, "loose"), "all: annex guide");
	assert_text(ids_of(state, "loose/guide.md"), "one: guide");
	take_messages(state);
	assert_null(ids_of(state, "empty"));
	assert_contains(take_messages(state), "empty: failure: there is no document in this folder");
}

static void one_among_many_has_a_name(void **state)
{
	content_make(state, "## One\n");
	struct target *target =
		target_open_all(test_path(state, "content"), NULL, templates_here(state), test_diag(state));
	test_own(state, target, free_target);
	assert_text(test_keep(state, target_find(target, "code")), test_path(state, "content/code"));
	assert_null(target_find(target, "other"));
	take_messages(state);
}

static void two_documents_of_one_id(void **state)
{
	content_make(state, "## One\n");
	test_file(state, "content/other/document.md", "---\ntitle: Other\nid: code\nversion: 1\nstatus: draft\n---\n");
	test_file(state, "content/constitution.yaml", "title: A\ncouncil: B\ndocuments: [code, other]\n");
	collection_here(state);
	assert_contains(take_messages(state),
			"other/document.md:1:1: error: 'code' is the id of 'code/document.md' too");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_day_that_it_is_published_for),
		TEST(a_draft_is_published_only_when_asked_for),
		TEST(the_last_adopted_version_is_in_force),
		TEST(a_draft_has_a_number_of_its_own),
		TEST(an_altered_version_is_refused),
		TEST(all_of_it_or_nothing),
		TEST(stale_words_are_mended_and_nothing_else),
		TEST(a_file_that_was_changed_meanwhile_is_left),
		TEST(what_nothing_uses),
		TEST(a_document_has_many_names),
		TEST(a_folder_has_many_documents),
		TEST(one_among_many_has_a_name),
		TEST(two_documents_of_one_id),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
