/* SPDX-License-Identifier: MIT */
#include "read/document.h"
#include "read/forms/shared_block.h"
#include "resolve/edition.h"
#include "test.h"

static void close_doc(void *doc)
{
	doc_free(doc);
}

static void close_sources(void *sources)
{
	sources_close(sources);
}

/* A form with these lines, and the shared block 'you', and 'round', which takes in itself through 'about'. */
static struct doc *doc_from(void **state, const char *lines)
{
	test_file(state, "forms/blocks/you.md",
		  "# About you\n\nWho.\n\n```form\n- group: About you\n- text: Name\n  id: name\n```\n");
	test_file(state, "forms/blocks/round.md", "```form\n- block: about\n```\n");
	test_file(state, "forms/blocks/about.md", "```form\n- text: A\n- block: round\n```\n");
	test_file(state, "forms/blocks/empty.md", "Nothing here.\n");
	test_file(state, "forms/blocks/two.md", "```form\n- text: A\n```\n\n## More\n\n```form\n- text: B\n```\n");
	char *text = g_strdup_printf("# Form\n\n```form\n%s```\n", lines);
	test_file(state, "form.md", text);
	g_free(text);
	struct sources *sources = sources_open(test_folder(state), test_diag(state));
	test_own(state, sources, close_sources);
	return test_own(state, read_document(sources, NULL, "form.md", test_diag(state)), close_doc);
}

static const struct node *form_in(const struct node *node)
{
	const struct node *found = node->kind == NODE_FORM ? node : NULL;
	for (const struct node *child = node->first; child && !found; child = child->next)
		found = form_in(child);
	return found;
}

static void a_block_is_read_from_its_file(void **state)
{
	struct doc *doc = doc_from(state, "- block: you\n  prefix: b-\n- block: you\n- date: Day\n");
	const struct node *group = form_in(doc->root)->first;
	assert_text(group->first->next->id, "b-name");
	assert_text(group->next->first->next->id, "name");
	assert_int_equal(group->next->last->field->type, FIELD_DATE);
	assert_int_equal(doc->files->len, 2); /* once, though it is taken in twice */
	assert_text(doc->files->pdata[1], SHARED_BLOCKS "/you.md");
	assert_no_messages(state);
}

static void what_is_wrong_with_a_block_is_said(void **state)
{
	static const struct {
		const char *lines, *message;
	} cases[] = {
		{"- block: yoo\n",
		 "form.md:4:10: error: there is no shared block 'yoo'; did you mean 'you'? [form-block]"},
		{"- block: zebra\n", "write its fields into 'forms/blocks/zebra.md' [form-block]"},
		{"- block: empty\n", "form.md:4:10: error: there is no form in 'forms/blocks/empty.md'"},
		{"- block: two\n",
		 "forms/blocks/two.md:7:1: error: this is the second form in the file, and a shared block "
		 "has one: put its fields into the first, which begins in line 1, or into a file of their "
		 "own [form-block]"},
		{"- block: round\n", "forms/blocks/about.md:3:10: error: the shared block 'round' takes in itself, "
				     "directly or through others [include-cycle]"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		doc_from(state, cases[i].lines);
		assert_contains(take_messages(state), cases[i].message);
	}
}

/* Files that take in the next one twice, so many that the last would be there half a million times. */
static void files_that_double_are_refused(void **state)
{
	for (int i = 0; i < 20; i++) {
		g_autofree char *block = g_strdup_printf("forms/blocks/d%d.md", i);
		g_autofree char *form = g_strdup_printf(
			"```form\n- block: d%d\n  prefix: x\n- block: d%d\n  prefix: y\n```\n", i + 1, i + 1);
		test_file(state, block, i < 19 ? form : "```form\n- text: T\n  id: t\n```\n");
		g_autofree char *part = g_strdup_printf("p%d.md", i), *other = g_strdup_printf("q%d.md", i);
		g_autofree char *text =
			g_strdup_printf("---\ntitle: A\nappendices: [p%d.md, q%d.md]\n---\n", i + 1, i + 1);
		test_file(state, part, i < 19 ? text : "# A\n");
		test_file(state, other, i < 19 ? text : "# A\n");
	}
	struct doc *doc = doc_from(state, "- block: d0\n");
	const char *messages = take_messages(state);
	assert_contains(messages, "takes in more than 1000 files");
	assert_null(strstr(strstr(messages, "1000 files") + 1, "1000 files")); /* once */
	assert_true(doc->nodes < 20000);
	struct sources *sources = sources_open(test_folder(state), test_diag(state));
	test_own(state, sources, close_sources);
	test_own(state, read_document(sources, NULL, "p0.md", test_diag(state)), close_doc);
	messages = take_messages(state); /* an appendix is read once, however many list it */
	assert_contains(messages, "'p19.md' is listed a second time");
	assert_null(strstr(messages, "1000 files"));
}

/* Each document included whole has its own appendices, so that one may be there again under another. */
static void documents_that_double_are_refused(void **state)
{
	for (int i = 0; i < 20; i++)
		for (const char *name = "pq"; *name; name++) {
			g_autofree char *path = g_strdup_printf("%c%d/document.md", *name, i);
			g_autofree char *text = g_strdup_printf(
				"---\ntitle: A\nappendices: [../p%d/document.md, ../q%d/document.md]\n---\n", i + 1,
				i + 1);
			test_file(state, path, i < 19 ? text : "# A\n");
		}
	struct sources *sources = sources_open(test_folder(state), test_diag(state));
	test_own(state, sources, close_sources);
	test_own(state, read_document(sources, NULL, "p0/document.md", test_diag(state)), close_doc);
	assert_contains(take_messages(state), "takes in more than 1000 files");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_block_is_read_from_its_file),
		TEST(what_is_wrong_with_a_block_is_said),
		TEST(files_that_double_are_refused),
		TEST(documents_that_double_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
