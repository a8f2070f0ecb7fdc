/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "base/templates.h"
#include "base/address.h"
#include "render/html/html.h"
#include "render/html/html_escape.h"
#include "resolve/edition.h"

#include <string.h>

/* ---- escaping ------------------------------------------------------------------------------------------------- */

static const char *escaped(void **state, const char *text, void (*escape)(GString *, const char *))
{
	GString *out = g_string_new(NULL);
	escape(out, text);
	return test_keep(state, g_string_free(out, FALSE));
}

static void text_is_escaped(void **state)
{
	assert_text(escaped(state, "a < b && \"c\" > 'd' é\n", html_text),
		    "a &lt; b &amp;&amp; &quot;c&quot; &gt; 'd' é\n");
	assert_text(escaped(state, "", html_text), "");
	assert_text(escaped(state, "</title><script>", html_text), "&lt;/title&gt;&lt;script&gt;");
	GString *out = g_string_new(NULL);
	for (unsigned i = 0; i < 5000; i++)
		html_text_n(out, "<xyz", 2);
	assert_int_equal(out->len, 25000);
	assert_int_equal(strlen(out->str), 25000);
	g_string_free(out, TRUE);
}

static void addresses_are_escaped(void **state)
{
	assert_text(escaped(state, "x?a=1&b=\"2\" 'ŵ'<>[]\\`", html_address),
		    "x?a=1&amp;b=%222%22%20&#x27;%C5%B5&#x27;%3C%3E%5B%5D%5C%60");
	assert_text(escaped(state, "a%20b#c", html_address), "a%20b#c");
}

static void only_known_schemes_are_led_to(void **state)
{
	(void)state;
	static const char *const good[] = {"http://a/", "HTTPS://a", "mailto:a@b",  "tel:+44", "page.html", "../x#y",
					   "#z",        "?q=a:b",    "/here:there", "",        "a/b:c"};
	static const char *const bad[] = {"javascript:x",   "JaVaScRiPt:x",  "data:image/png,x", "blob:x",
					  "ms-msdt:/x",     "//evil",        "/\\evil",          "\\\\evil",
					  "file:///etc",    " javascript:x", "\x01javascript:x", "java\tscript:x",
					  "java\nscript:x", "vbscript:x",    "made-up:x",        ":x"};
	for (size_t i = 0; i < G_N_ELEMENTS(good); i++)
		assert_true(address_is_allowed(good[i]));
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
		assert_false(address_is_allowed(bad[i]));
}

/* ---- a document ----------------------------------------------------------------------------------------------- */

static const char *body(void **state, const char *markdown)
{
	return html_of(state, edition_from(state, markdown));
}

static const char *page(void **state, const char *markdown)
{
	GString *out = g_string_new(NULL);
	const struct edition *edition = edition_from(state, markdown);
	assert_true(html_render(edition, test_templates(state), out, test_diag(state)));
	return test_keep(state, g_string_free(out, FALSE));
}

static unsigned times(const char *text, const char *part)
{
	unsigned n = 0;
	for (const char *p = strstr(text, part); p; p = strstr(p + 1, part))
		n++;
	return n;
}

#define CODE \
	"---\ntitle: Code\nversion: \"1\"\nstatus: draft\nnumbering: [\"1.0\", \"1.1\", \"(a)\"]\n---\n\n## Gifts " \
	"{#gifts}\n\n"

static void numbers_are_text_and_lead_to_their_clause(void **state)
{
	const char *html = body(state, CODE "Lead.\n\n1. First. {#one}\n   1. Inner.\n\n2. See [](#one).\n");
	assert_contains(
		html,
		"<section id=\"gifts\">\n<h2><a class=\"number\" href=\"#gifts\">1.0</a> Gifts</h2>\n<p>Lead.</p>\n");
	assert_contains(html,
			"<div class=\"clause\" id=\"one\">\n<p><a class=\"number\" href=\"#one\">1.1</a> First.</p>\n");
	assert_contains(html, ">(a)</a> Inner.</p>");
	assert_contains(html, ">1.2</a> See <a href=\"#one\">paragraph 1.1</a>.</p>");
	assert_lacks(html, "<ol");
}

static void a_clause_without_words_has_its_number_alone(void **state)
{
	const char *html = body(state, CODE "1. | A | B |\n   | - | - |\n   | 1 | 2 |\n");
	assert_contains(html, "<p class=\"alone\"><a class=\"number\"");
	assert_contains(html, ">1.1</a> </p>\n<table");
}

static void hostile_words_stay_words(void **state)
{
	const char *html =
		page(state, "---\ntitle: \"</title><script>alert(1)</script>\"\n---\n\n## A \\<b> & \"c\"\n\n"
			    "[x](<a\"b> 'c\" onload=\"d') `</code>` {#x}\n\n"
			    "```a\"><script>\n</pre><script>\n```\n");
	assert_lacks(html, "<script");
	assert_lacks(html, "onload=\"");
	assert_contains(html, "A &lt;b&gt; &amp; &quot;c&quot;");
	assert_contains(html, "<a href=\"a%22b\" title=\"c&quot; onload=&quot;d\">x</a>");
	take_messages(state);
}

static void a_dangerous_link_leads_nowhere(void **state)
{
	const char *html =
		body(state, "# T\n\n[one](javascript:alert(1)) [two](https://example.org/) [three](//evil)\n");
	assert_contains(html, "<a href=\"https://example.org/\">two</a>");
	assert_lacks(html, "javascript");
	assert_lacks(html, "evil");
	assert_contains(take_messages(state), "[link-scheme]");
}

static void headings_go_down_one_at_a_time(void **state)
{
	const char *html = body(state, "# T\n\n## A\n\n#### B\n\nWords.\n");
	assert_contains(html, "<h2");
	assert_contains(html, "<h3");
	assert_lacks(html, "<h4");
	take_messages(state);
}

static void tables_say_what_their_heads_are(void **state)
{
	const char *html =
		body(state, "# T\n\nTable: Gifts {#t}\n\n| Role | | Sum |\n|---|:-:|--:|\n| a<br>- b<br>- c | | 1 |\n");
	assert_contains(html, "<table id=\"t\">\n<caption>Gifts</caption>\n<thead>");
	assert_contains(html, "<th scope=\"col\">Role</th>");
	assert_contains(html, "<td class=\"centre\"></td>"); /* an empty head is no head */
	assert_contains(html, "<th scope=\"col\" class=\"right\">Sum</th>");
	assert_contains(html, "<ul>\n<li>b</li>\n<li>c</li>\n</ul>");
	html = body(state, "# T\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
	assert_lacks(html, "class=\"scroll\"");
	html = body(state, "# T\n\n| a | b | c | d |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n");
	assert_contains(html, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table\">");
}

/* ---- forms ---------------------------------------------------------------------------------------------------- */

#define FORM \
	"# T\n\n```form {#f}\n- group: You\n- text: Full name\n  required: true\n  hint: As on your contract\n" \
	"- money: Value\n- date: When\n- choice: Kind\n  options: [One, \"Two & three\"]\n" \
	"- rows: Things\n  columns: [Name, \"Si\\\"ze\"]\n  count: 2\n- statement: I, [text: name], agree.\n" \
	"- signature: Officer\n- office: Ours\n- tick: Done\n- privacy: We keep it.\n```\n"

static void every_control_has_a_label(void **state)
{
	const char *html = body(state, FORM);
	assert_contains(
		html,
		"<label for=\"_field-full-name\">Full name <span class=\"required\">required</span></label>\n"
		"<p class=\"hint\" id=\"_field-full-name_hint\">As on your contract</p>\n"
		"<input type=\"text\" id=\"_field-full-name\" name=\"full-name\" "
		"aria-describedby=\"_field-full-name_hint\" autocomplete=\"name\" required aria-invalid=\"false\">");
	assert_contains(html,
			"<legend>When</legend>\n<div class=\"day\">\n<div><label for=\"_field-when_day\">Day</label>");
	assert_contains(html, "<legend>Kind</legend>");
	assert_contains(html, "value=\"Two &amp; three\"><label for=\"_field-kind_2\">Two &amp; three</label>");
	assert_contains(html, "aria-label=\"Things: Name, row 1\"");
	assert_contains(html, "aria-label=\"Things: Si&quot;ze, row 2\"");
	assert_contains(html, "<input class=\"blank\" type=\"text\"");
	assert_contains(html, "aria-label=\"name\"");
	assert_contains(html, "<legend>Officer</legend>");
	assert_contains(html, "<fieldset class=\"group office\"");
	assert_contains(html, "<h2>Privacy notice</h2>");
	assert_lacks(html, "<form");
	assert_lacks(html, "submit");
}

/* Each id once; each for="" and describedby="" meets one. */
static void ids_are_unique_and_met(void **state)
{
	const char *html =
		page(state, FORM "\n```form\n- text: Full name\n  hint: h\n- signature: S\n```\n\n## A\n\n## A\n");
	GHashTable *ids = test_own(state, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
				   (void (*)(void *))g_hash_table_unref);
	for (const char *p = strstr(html, " id=\""); p; p = strstr(p + 1, " id=\""))
		assert_true(g_hash_table_add(ids, g_strndup(p + 5, strcspn(p + 5, "\""))));
	static const char *const ties[] = {" for=\"", " aria-describedby=\"", " aria-labelledby=\"", " href=\"#"};
	unsigned met = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(ties); i++)
		for (const char *p = strstr(html, ties[i]); p; p = strstr(p + 1, ties[i])) {
			g_autofree char *id = g_strndup(p + strlen(ties[i]), strcspn(p + strlen(ties[i]), "\""));
			assert_true(g_hash_table_contains(ids, id));
			met++;
		}
	assert_true(met > 12);
}

/* ---- flowcharts and pages ------------------------------------------------------------------------------------- */

static void a_flowchart_is_a_picture_and_words(void **state)
{
	const char *html = body(
		state,
		"# T\n\n```dot {#p alt=\"Do this; then <that>\"}\ndigraph { a [label=\"<b>&amp;\"]; a -> b }\n```\n");
	assert_contains(html, "<figure class=\"chart\" id=\"p\">\n<svg role=\"img\" aria-labelledby=\"");
	assert_contains(html, "&lt;b&gt;&amp;</text>");
	assert_contains(html, "<li>Do this</li>\n<li>then &lt;that&gt;</li>");
	assert_int_equal(times(html, "<rect") + times(html, "<ellipse"), 2);
	assert_int_equal(times(html, "<path"), 1);
}

static void a_flowchart_that_cannot_be_drawn_is_told(void **state)
{
	page(state, "# T\n\n```dot {#p alt=\"Words\"}\ndigraph {\n  a [URL=x]\n}\n```\n");
	assert_contains(take_messages(state), "test.md:5: error: 'URL' is not allowed in a flowchart");
}

static void a_page_says_what_it_is(void **state)
{
	const char *html = page(state, CODE "1. Words.\n\n## More\n");
	assert_contains(html, "<!DOCTYPE html>\n<html lang=\"en-GB\">");
	assert_contains(html, "<title>Code, version 1: Draft</title>");
	assert_contains(html, "<p class=\"status draft\">Draft</p>\n<h1>Code</h1>");
	assert_contains(html, "<nav class=\"contents\" aria-labelledby=\"_contents\">");
	assert_contains(html, "style-src 'sha256-");
	assert_int_equal(times(html, "<h1"), 1);
	assert_int_equal(times(html, "<main"), 1);
	assert_lacks(html, "{{");
	take_messages(state);
}

static void a_shell_without_its_places_is_refused(void **state)
{
	test_file(state, "words/x", "");
	test_file(state, "html/style.css", "");
	test_file(state, "html/forms.js", "");
	test_file(state, "html/page.html", "<title>{{title}}</title>");
	const struct edition *edition = edition_from(state, "# T\n");
	const char *before = test_keep(state, g_strdup(g_getenv("KEELING_TEMPLATES")));
	g_setenv("KEELING_TEMPLATES", test_folder(state), TRUE);
	struct templates *templates = templates_find(test_diag(state));
	GString *out = g_string_new(NULL);
	assert_false(html_render(edition, templates, out, test_diag(state)));
	assert_int_equal(out->len, 0);
	assert_contains(take_messages(state),
			"the page's template has no {{main}}; put it back where it was [template]");
	templates_free(templates);
	g_string_free(out, TRUE);
	if (before)
		g_setenv("KEELING_TEMPLATES", before, TRUE);
	else
		g_unsetenv("KEELING_TEMPLATES");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(text_is_escaped),
		TEST(addresses_are_escaped),
		cmocka_unit_test(only_known_schemes_are_led_to),
		TEST(numbers_are_text_and_lead_to_their_clause),
		TEST(a_clause_without_words_has_its_number_alone),
		TEST(hostile_words_stay_words),
		TEST(a_dangerous_link_leads_nowhere),
		TEST(headings_go_down_one_at_a_time),
		TEST(tables_say_what_their_heads_are),
		TEST(every_control_has_a_label),
		TEST(ids_are_unique_and_met),
		TEST(a_flowchart_is_a_picture_and_words),
		TEST(a_flowchart_that_cannot_be_drawn_is_told),
		TEST(a_page_says_what_it_is),
		TEST(a_shell_without_its_places_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
