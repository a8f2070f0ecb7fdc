/* SPDX-License-Identifier: MIT
 * What regulation 8 of the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations
 * 2018 asks for, in the order of the model statement: how far the site complies, what is not accessible, whom to tell,
 * how to enforce it, how and when the statement was prepared. What the council has not said is said to be so. */
#include "publish/site/site_internal.h"

#define GUIDELINES "https://www.w3.org/TR/WCAG22/"
#define REGULATIONS "https://www.legislation.gov.uk/uksi/2018/952"
#define COMMISSION "https://www.equalityhumanrights.com/"
#define ADVICE "https://www.equalityadvisoryservice.com/"

struct statement {
	GString *out;
	const struct words *words;
	const struct constitution *constitution;
};

static void heading(const struct statement *of, const char *key)
{
	HTML_PUT(of->out, "<h2>");
	html_text(of->out, word(of->words, key));
	HTML_PUT(of->out, "</h2>\n");
}

/* A paragraph of ours whose {link} is markup. */
static void paragraph(const struct statement *of, const char *key, const char *link, const char *day)
{
	g_autofree char *date = day ? word_date(of->words, day) : g_strdup("");
	HTML_PUT(of->out, "<p>");
	site_sentence(of->out, of->words, key, link, date);
	HTML_PUT(of->out, "</p>\n");
}

/* One that leads elsewhere: its link has words of its own. */
static void leading(const struct statement *of, const char *key, const char *link_key, const char *address)
{
	g_autoptr(GString) link = g_string_new("<a href=\"");
	html_address(link, address);
	HTML_PUT(link, "\">");
	html_text(link, word(of->words, link_key));
	HTML_PUT(link, "</a>");
	paragraph(of, key, link->str, NULL);
}

/* One that names the council. */
static void of_council(const struct statement *of, const char *key)
{
	g_autofree char *text = word_fill(of->words, key, "council", of->constitution->council, NULL);
	HTML_PUT(of->out, "<p>");
	html_text(of->out, text);
	HTML_PUT(of->out, "</p>\n");
}

/* One that says whom to ask. */
static void asking(const struct statement *of, const char *key)
{
	g_autoptr(GString) link = g_string_new(NULL);
	site_contact(link, of->constitution);
	paragraph(of, key, link->str, NULL);
}

/* In the words of the council, in its language. */
static void own_words(const struct statement *of, const char *element, const char *text)
{
	g_string_append_printf(of->out, "<%s", element);
	site_language(of->out, of->words, of->constitution->language);
	HTML_PUT(of->out, ">");
	html_text(of->out, text);
	g_string_append_printf(of->out, "</%s>\n", element);
}

static void put_status(const struct statement *of)
{
	static const char *const keys[COMPLIANCES] = {"accessibility-partial", "accessibility-full",
						      "accessibility-none"};
	heading(of, "accessibility-status");
	leading(of, keys[of->constitution->accessibility.compliance], "accessibility-guidelines", GUIDELINES);
	paragraph(of, "accessibility-status-text", "", NULL);
}

static void put_problems(const struct statement *of)
{
	const char *const *problems = of->constitution->accessibility.problems;
	heading(of, "accessibility-exceptions");
	if (problems && *problems) {
		HTML_PUT(of->out, "<ul>\n");
		for (; *problems; problems++)
			own_words(of, "li", *problems);
		HTML_PUT(of->out, "</ul>\n");
	} else if (of->constitution->accessibility.compliance != COMPLIANCE_FULL) {
		of_council(of, "accessibility-unsaid");
	}
	paragraph(of, "accessibility-exceptions-text", "", NULL);
}

static void put_prepared(const struct statement *of)
{
	const struct accessibility *its = &of->constitution->accessibility;
	heading(of, "accessibility-testing");
	if (its->prepared)
		paragraph(of, "accessibility-prepared", "", its->prepared);
	else
		of_council(of, "accessibility-undated");
	if (its->reviewed)
		paragraph(of, "accessibility-reviewed", "", its->reviewed);
	if (its->tested)
		own_words(of, "p", its->tested);
	else
		asking(of, "accessibility-testing-text");
}

bool site_accessibility_write(const struct site_work *work)
{
	const struct words *words = work->site->words;
	const char *title = word(words, "accessibility");
	struct site_spot spot = {.site = work->site, .up = "../", .words = words};
	g_autoptr(GString) main = g_string_new("<h1>");
	struct statement of = {main, words, work->site->constitution};
	html_text(main, title);
	HTML_PUT(main, "</h1>\n");
	of_council(&of, "accessibility-lead");
	put_status(&of);
	put_problems(&of);
	heading(&of, "accessibility-feedback");
	asking(&of, "accessibility-feedback-text");
	heading(&of, "accessibility-enforcement");
	leading(&of, "accessibility-enforcement-text", "accessibility-commission", COMMISSION);
	leading(&of, "accessibility-regulations-text", "accessibility-regulations", REGULATIONS);
	leading(&of, "accessibility-advice-text", "accessibility-advice", ADVICE);
	put_prepared(&of);
	return site_put_plain(work, &spot, "accessibility", title, main);
}
