/* SPDX-License-Identifier: MIT */
#include "read/constitution.h"
#include "read/history/history.h"
#include "test.h"

#include <string.h>
#include <unistd.h>

#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static void close_sources(void *sources)
{
	sources_close(sources);
}

static void close_constitution(void *constitution)
{
	constitution_free(constitution);
}

static void close_history(void *history)
{
	history_free(history);
}

static struct sources *sources_here(void **state)
{
	return test_own(state, sources_open(test_folder(state), test_diag(state)), close_sources);
}

static const struct constitution *constitution_of(void **state, const char *text)
{
	test_file(state, "code/document.md", "# Code\n");
	test_file(state, "constitution.yaml", text);
	return test_own(state, constitution_read(sources_here(state), test_diag(state)), close_constitution);
}

static void a_title_in_each_language(void **state)
{
	const struct constitution *read = constitution_of(
		state,
		"title:\n  en-GB: Constitution\n  cy: Cyfansoddiad\ncouncil: C\nlanguage: cy\ndocuments: [code]\n");
	assert_no_messages(state);
	assert_text(read->title, "Cyfansoddiad");
	assert_text(constitution_title(read, "en-GB"), "Constitution");
}

static void a_title_lacks_its_own_language(void **state)
{
	const struct constitution *read = constitution_of(
		state, "title:\n  cy: Cyfansoddiad\n  fr: Constitution\ncouncil: C\ndocuments: [code]\n");
	assert_text(read->title, "");
	assert_messages(state,
			"constitution.yaml:2:3: error: the title is not given in the constitution's own language: "
			"'en-GB: ...' is missing under 'title:' [field-missing]\n"
			"constitution.yaml:3:3: error: there are no words for the language 'fr'; a title is given "
			"for en-GB, for cy, or for both [language]\n");
}

static void a_constitution(void **state)
{
	test_file(state, "policies.yaml",
		  "- id: whistle\n  title: Whistleblowing Policy\n  former: [Speak Up]\n"
		  "  address: https://example.example/w\n- id: other\n  title: Other\n");
	const struct constitution *read =
		constitution_of(state, "title: Constitution\ncouncil: A Council\nlanguage: cy\ndocuments:\n  - code\n"
				       "values:\n  gift-limit: £25\npolicies: policies.yaml\n");
	assert_no_messages(state);
	assert_text(read->title, "Constitution");
	assert_text(constitution_title(read, "cy"), "Constitution");
	assert_null(constitution_title(read, "en-GB"));
	assert_text(read->language, "cy");
	assert_int_equal(read->documents->len, 1);
	const struct value *limit = read->values->pdata[0];
	assert_text(limit->name, "gift-limit");
	assert_text(limit->text, "£25");
	assert_int_equal(read->policies->len, 2);
	const struct policy *policy = read->policies->pdata[0], *other = read->policies->pdata[1];
	assert_text(policy->id, "whistle");
	assert_text(policy->title, "Whistleblowing Policy");
	assert_text(policy->former[0], "Speak Up");
	assert_null(policy->former[1]);
	assert_text(other->id, "other");
	assert_null(other->former[0]);
	assert_int_equal(policy->place.line, 1);
	assert_int_equal(read->files->len, 2);
}

static void mistakes_in_it(void **state)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{"council: B\ndocuments: [code]\n",
		 "constitution.yaml:1: error: 'title:' is missing here [field-missing]"},
		{"title: A\ncouncil: B\n", "'documents:' is missing"},
		{"title: A\ncouncil: B\ndocuments: [code]\naddress: ftp://a\n", "is no address of a website"},
		{"title: A\ncouncil: B\ndocuments: code\n", ":3:12: error: 'documents:' must be a list"},
		{"title: A\ncouncil: B\ndocuments: [code, code]\n", ":3:19: error: 'code' is listed a second time"},
		{"title: A\ncouncil: B\ndocuments: [code, none]\n",
		 ":3:19: error: 'none' is listed, but there is no file "
		 "'none/document.md' [document-missing]"},
		{"title: A\ncouncil: B\ndocuments: [../code]\n", "[id-form]"},
		{"title: A\ncouncil: B\ndocuments: [code]\nlanguage: fr\n",
		 ":4:11: error: there are no words for the language"},
		{"title: A\ncouncil: B\ndocuments: [code]\npolicies: none.yaml\n",
		 ":4:11: failure: there is no file 'none.yaml'"},
		{"title: A\ncouncil: B\ndocuments: [code]\ncontakt: x\n", "did you mean 'contact'? [field-unknown]"},
		{"title: A\ncouncil: B\ndocuments: [code]\naccessibility:\n  compliance: half\n",
		 ":5:15: error: 'half' does not say how far the website meets the guidelines; it is 'full', 'partial' "
		 "or 'none'"},
		{"title: A\ncouncil: B\ndocuments: [code]\naccessibility:\n  compliance: full\n  problems: [A "
		 "picture]\n",
		 ":5:15: error: 'full' is said of a website of which 'problems:' says what is not accessible; write "
		 "'partial', or take away what was put right"},
		{"title: A\ncouncil: B\ndocuments: [code]\naccessibility:\n  prepared: 2026-02-30\n", ":5:13: error: "},
		{"title: A\ncouncil: B\ndocuments: [code]\naccessibility:\n  problem: x\n", "did you mean 'problems'?"},
		{"- title\n", "lines of 'name: value' are expected here [field-type]"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		constitution_of(state, cases[i].text);
		assert_contains(take_messages(state), cases[i].message);
	}
}

static void mistakes_in_policies(void **state)
{
	test_file(state, "p.yaml",
		  "- id: a\n  title: A\n- id: a\n  title: B\n- title: C\n- id: d\n  title: D\n"
		  "  address: javascript:x\n");
	constitution_of(state, "title: A\ncouncil: B\ndocuments: [code]\npolicies: p.yaml\n");
	const char *messages = take_messages(state);
	assert_contains(messages,
			"p.yaml:3:7: error: the policy 'a' stands here a second time, after line 1 [id-duplicate]");
	assert_contains(messages, "p.yaml:5:3: error: 'id:' is missing here [field-missing]");
	assert_contains(messages, "p.yaml:8:12: error: 'javascript:x' is no address for a policy");
}

static void addresses_of_policies(void **state)
{
	test_file(state, "p.yaml",
		  "- id: a\n  title: A\n  address: www.example.example/a\n"
		  "- id: b\n  title: B\n  address: https://example.example/b c\n"
		  "- id: c\n  title: C\n  address: example.example/a b\n"
		  "- id: d\n  title: D\n  address: grievance\n"
		  "- id: e\n  title: E\n  address: https:example.example\n"
		  "- id: f\n  title: F\n  address: http://example.example/f?x=1#y\n"
		  "- id: g\n  title: G\n  address: mailto:clerk@example.example\n"
		  "- id: h\n  title: H\n  address: /policies/h\n");
	const struct constitution *read =
		constitution_of(state, "title: A\ncouncil: B\ndocuments: [code]\npolicies: p.yaml\n");
	const char *messages = take_messages(state);
	assert_contains(messages, "p.yaml:3:12: warning: 'www.example.example/a' is not the whole address of a "
				  "policy: write 'https://www.example.example/a' [link-incomplete]");
	assert_contains(messages, ":6:12: warning: 'https://example.example/b c' is not the whole address of a "
				  "policy: write 'https://example.example/b%20c'");
	assert_contains(messages, "write 'https://example.example/a%20b'");
	assert_contains(messages, ":12:12: warning: 'grievance' is no address of a policy by which a browser finds it");
	assert_contains(messages, ":15:12: warning: 'https:example.example' is not the whole address of a "
				  "policy: write 'https://example.example'");
	assert_null(strstr(messages, ":18:"));
	assert_null(strstr(messages, ":21:"));
	assert_contains(messages, ":24:12: warning: '/policies/h' is no address of a policy");
	assert_int_equal(read->policies->len, 8);
}

static void a_missing_constitution(void **state)
{
	assert_null(constitution_read(sources_here(state), test_diag(state)));
	assert_contains(take_messages(state), "constitution.yaml: failure: there is no such file [file-missing]");
}

/* ---- history ---- */

static const struct history *history_of(void **state, const char *text)
{
	test_file(state, "code/history/index.yaml", text);
	return test_own(state, history_read(sources_here(state), "code", test_diag(state)), close_history);
}

static const char sealed[] =
	"versions:\n  - version: \"1.0\"\n    adopted: 2018-05-17\n    by: Council\n    minute: \"27\"\n"
	"    files:\n      code/document.md: " ABC "\n";

static void adopted_versions(void **state)
{
	test_file(state, "code/history/1.0/code/document.md", "abc");
	const struct history *history = history_of(state, sealed);
	assert_int_equal(history->versions->len, 1);
	const struct adopted *adopted = history_find(history, "1.0");
	assert_text(adopted->folder, "code/history/1.0");
	assert_text(adopted->minute, "27");
	assert_null(adopted->effective);
	assert_null(history_find(history, "2.0"));
	assert_true(history_verify(sources_here(state), history, test_diag(state)));
	assert_no_messages(state);
}

static void what_was_altered_is_said(void **state)
{
	test_file(state, "code/history/1.0/code/document.md", "abd");
	test_file(state, "code/history/1.0/extra.md", "x");
	const struct history *history = history_of(state, sealed);
	assert_false(history_verify(sources_here(state), history, test_diag(state)));
	const char *messages = take_messages(state);
	assert_contains(messages, "1.0/code/document.md: error: this file of the adopted version 1.0 was altered");
	assert_contains(messages, "1.0/extra.md: error: this file belongs to no adopted version");
	unlink(test_path(state, "code/history/1.0/extra.md"));
	unlink(test_path(state, "code/history/1.0/code/document.md"));
	assert_false(history_verify(sources_here(state), history, test_diag(state)));
	assert_contains(take_messages(state),
			"index.yaml:7:7: error: the file 'code/history/1.0/code/document.md' of the adopted "
			"version 1.0 is gone");
}

static void seals_are_a_chain(void **state)
{
	test_file(state, "code/history/1.0/code/document.md", "abc");
	test_file(state, "code/history/2.0/code/document.md", "abc");
	char *two = g_strconcat(sealed,
				"    text: " ABC "\n  - version: \"2.0\"\n    adopted: 2022-07-21\n    by: Council\n"
				"    files:\n      code/document.md: " ABC "\n    text: " ABC "\n",
				NULL);
	struct history *history = (struct history *)history_of(state, test_keep(state, two));
	char *index = history_index(history);
	const char *good = test_keep(state, index);
	assert_text(history_last(history)->version, "2.0");
	assert_string_not_equal(history_find(history, "1.0")->seal, history_find(history, "2.0")->seal);
	assert_true(history_verify(sources_here(state), history_of(state, good), test_diag(state)));
	assert_no_messages(state);
	/* What is said of the first version is in the seal of the second too. */
	GString *altered = g_string_new(good);
	g_string_replace(altered, "minute: \"27\"", "minute: \"28\"", 1);
	assert_false(history_verify(sources_here(state), history_of(state, altered->str), test_diag(state)));
	assert_contains(take_messages(state), "what is said here of version 1.0 is not what was sealed");
	g_string_free(altered, TRUE);
}

/* The seal is made of lines: a fact may not take over that of another. */
static void a_fact_is_no_two(void **state)
{
	static const char two[] = "by: \"Council\"\n    minute: \"27\"", one[] = "by: \"Council\\nminute: 27\"";
	test_file(state, "code/history/1.0/code/document.md", "abc");
	struct history *history =
		(struct history *)history_of(state, test_keep(state, g_strconcat(sealed, "    text: " ABC "\n", NULL)));
	const char *good = test_keep(state, history_index(history));
	assert_true(history_verify(sources_here(state), history_of(state, good), test_diag(state)));
	assert_no_messages(state);
	GString *moved = g_string_new(good);
	assert_int_equal(g_string_replace(moved, two, one, 0), 1);
	assert_false(history_verify(sources_here(state), history_of(state, moved->str), test_diag(state)));
	assert_contains(take_messages(state), "what is said here of version 1.0 is not what was sealed");
	g_string_free(moved, TRUE);
}

static void versions_have_an_order(void **state)
{
	(void)state;
	static const char *const rising[] = {"1.0", "1.0.1", "1.1", "1.9", "1.10", "2", "2.0", "10.0", "2027-a"};
	for (size_t i = 0; i < G_N_ELEMENTS(rising); i++)
		for (size_t k = 0; k < G_N_ELEMENTS(rising); k++) {
			int order = version_order(rising[i], rising[k]);
			assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
		}
}

static void mistakes_in_the_index(void **state)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{"versions:\n  - adopted: 2018-01-01\n", "'version:' is missing"},
		{"versions:\n  - version: 1\n", "'adopted:' is missing"},
		{"versions:\n  - version: ..\n    adopted: 2018-01-01\n    files: {}\n",
		 "won't do as the name of a folder"},
		{"versions:\n  - version: 1\n    adopted: 2018-01-01\n    files:\n      ../a: " ABC "\n",
		 "[file-outside]"},
		{"versions:\n  - version: 1\n    adopted: 2018-01-01\n    files:\n      a: 12\n", "has 64 digits"},
		{"versions:\n  - version: 1\n    adopted: 2018-01-01\n    files: {}\n    seal: 12\n", "has 64 digits"},
		{"versions:\n  - version: 1\n    adopted: 2018-01-01\n    files: {}\n  - version: 2\n    adopted: "
		 "2018-01-01\n    files: {}\n",
		 "one day has one version"},
		{"versions:\n  - version: 2\n    adopted: 2018-01-01\n    files: {}\n  - version: 1\n    adopted: "
		 "2019-01-01\n    files: {}\n",
		 "numbers of versions go up"},
		{"versions:\n  - version: 2\n    adopted: 2019-01-01\n    files: {}\n  - version: 1\n    adopted: "
		 "2018-01-01\n    files: "
		 "{}\n",
		 "the oldest comes first"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		history_of(state, cases[i].text);
		assert_contains(take_messages(state), cases[i].message);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_constitution),
		TEST(mistakes_in_it),
		TEST(mistakes_in_policies),
		TEST(addresses_of_policies),
		TEST(a_missing_constitution),
		TEST(adopted_versions),
		TEST(what_was_altered_is_said),
		TEST(mistakes_in_the_index),
		TEST(seals_are_a_chain),
		TEST(versions_have_an_order),
		TEST(a_fact_is_no_two),
		TEST(a_title_in_each_language),
		TEST(a_title_lacks_its_own_language),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
