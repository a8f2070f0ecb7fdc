/* SPDX-License-Identifier: MIT */
#include "render/html/html_page.h"
#include "base/letters.h"
#include "base/sum.h"
#include "model/standing.h"

#include "render/html/html_internal.h"
#include "resolve/conserve.h"
#include "resolve/entries.h"

static const char *const needed[] = {"language", "policy", "title", "description", "style", "main"};

void html_shell_free(struct html_shell *shell)
{
	if (!shell)
		return;
	g_free(shell->page);
	g_free(shell->style);
	g_free(shell->forms);
	g_free(shell);
}

static bool shell_whole(const struct html_shell *shell, const struct templates *templates, struct diag *diag)
{
	bool whole = true;
	g_autofree char *path = templates_path(templates, "html/page.html");
	struct place place = {.file = g_intern_string(path)};
	for (size_t i = 0; i < G_N_ELEMENTS(needed); i++) {
		g_autofree char *name = g_strdup_printf("{{%s}}", needed[i]);
		if (strstr(shell->page, name))
			continue;
		diag_add(diag, CODE_TEMPLATE, place, "the page's template has no %s; put it back where it was", name);
		whole = false;
	}
	return whole;
}

struct html_shell *html_shell_read(const struct templates *templates, struct diag *diag)
{
	struct html_shell *shell = g_new0(struct html_shell, 1);
	shell->page = templates_read(templates, "html/page.html", NULL, diag);
	shell->style = templates_read(templates, "html/style.css", NULL, diag);
	shell->forms = templates_read(templates, "html/forms.js", NULL, diag);
	if (shell->page && shell->style && shell->forms && shell_whole(shell, templates, diag))
		return shell;
	html_shell_free(shell);
	return NULL;
}

/* ---- style ---------------------------------------------------------------------------------------------------- */

/* Text in a string of a style sheet; '<' too is written as a code, so that no tag can end the style. */
static void style_text(GString *out, const char *text, size_t length)
{
	g_string_append_c(out, '"');
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];
		if (c < ' ' || strchr("\"\\<>&", (int)c))
			g_string_append_printf(out, "\\%x ", c);
		else
			g_string_append_c(out, (char)c);
	}
	g_string_append_c(out, '"');
}

/* 'Page {page} of {pages}' as the content of a margin box. */
static void style_counters(GString *out, const char *pattern)
{
	while (*pattern) {
		const char *end = *pattern == '{' ? strchr(pattern, '}') : NULL;
		if (end) {
			g_string_append(out,
					g_str_has_prefix(pattern, "{pages}") ? "counter(pages) " : "counter(page) ");
			pattern = end + 1;
			continue;
		}
		size_t run = strcspn(pattern + 1, "{") + 1;
		style_text(out, pattern, run);
		g_string_append_c(out, ' ');
		pattern += run;
	}
}

static void style_running(GString *out, const struct html_page *page)
{
	HTML_PUT(out, "@page { @top-left { font: 9pt Arial, \"Liberation Sans\", sans-serif; content: ");
	style_text(out, page->running, strlen(page->running));
	HTML_PUT(out, "; } @bottom-right { font: 9pt Arial, \"Liberation Sans\", sans-serif; content: ");
	style_counters(out, word(page->words, "page-of"));
	HTML_PUT(out, "; } }");
}

/* The sum by which a policy knows a style or a script that stands in the page. */
static char *style_sum(const char *style, size_t length)
{
	guint8 digest[SUM_SIZE];
	sum_bytes(style, length, digest);
	return g_base64_encode(digest, sizeof digest);
}

/* ---- the page ------------------------------------------------------------------------------------------------- */

struct fillings {
	GString *policy, *style, *home;
};

static void fill_style(struct fillings *fillings, const struct html_shell *shell, const struct html_page *page)
{
	g_autoptr(GString) style = g_string_new(NULL);
	if (!page->style)
		g_string_append(style, shell->style);
	style_running(style, page);
	if (page->style) {
		HTML_PUT(fillings->style, "<link rel=\"stylesheet\" href=\"");
		html_address(fillings->style, page->style);
		HTML_PUT(fillings->style, "\">\n");
	}
	HTML_PUT(fillings->style, "<style>");
	html_put_n(fillings->style, style->str, style->len);
	HTML_PUT(fillings->style, "</style>");
	g_autofree char *sum = style_sum(style->str, style->len);
	g_string_printf(fillings->policy,
			"default-src 'none'; style-src %s'sha256-%s'; img-src 'self' data:; base-uri 'none'; "
			"form-action 'none'",
			page->style ? "'self' " : "", sum);
}

/* A script, or data in the manner of one, that stands in the page; NULL for none. */
static void fill_script(struct fillings *fillings, const char *open, const char *text)
{
	if (!text)
		return;
	g_string_append_printf(fillings->style, "\n%s%s</script>", open, text);
	g_autofree char *sum = style_sum(text, strlen(text));
	g_string_append_printf(fillings->policy, " 'sha256-%s'", sum);
}

/* Scripts, and the policy that lets these alone run. */
static void fill_scripts(struct fillings *fillings, const struct html_page *page)
{
	if (page->script || page->data || page->scripts)
		g_string_append(fillings->policy, "; script-src");
	fill_script(fillings, "<script>", page->script);
	fill_script(fillings, "<script type=\"application/ld+json\">", page->data);
	for (const char *const *script = page->scripts; script && *script; script++) {
		HTML_PUT(fillings->style, "\n<script src=\"");
		html_address(fillings->style, *script);
		HTML_PUT(fillings->style, "\" defer></script>");
	}
	if (page->scripts)
		g_string_append(fillings->policy, " 'self'");
}

/* The feed, which readers of feeds find by this. */
static void fill_feed(struct fillings *fillings, const struct html_page *page)
{
	if (!page->feed)
		return;
	HTML_PUT(fillings->style, "\n<link rel=\"alternate\" type=\"application/atom+xml\" title=\"");
	html_text(fillings->style, word(page->words, "site-feed"));
	HTML_PUT(fillings->style, "\" href=\"");
	html_address(fillings->style, page->feed);
	HTML_PUT(fillings->style, "\">");
}

static void fill_home(GString *out, const struct html_page *page)
{
	if (!page->council)
		return;
	if (page->home) {
		HTML_PUT(out, "<a href=\"");
		html_address(out, page->home);
		HTML_PUT(out, "\">");
	}
	html_text(out, page->council);
	if (page->home)
		HTML_PUT(out, "</a>");
}

/* What a place is filled with; NULL for one that nobody knows, which stays as it is. */
static void fill_place(GString *out, const char *name, size_t length, const struct fillings *fillings,
		       const struct html_page *page)
{
	const struct {
		const char *name, *text, *markup;
	} places[] = {
		{"language", page->words->language, NULL},
		{"policy", NULL, fillings->policy->str},
		{"title", page->title, NULL},
		{"description", page->description, NULL},
		{"style", NULL, fillings->style->str},
		{"skip", word(page->words, "skip"), NULL},
		{"home", NULL, fillings->home->str},
		{"ways", NULL, page->ways},
		{"trail", NULL, page->trail},
		{"main", NULL, page->main},
		{"footer", NULL, page->footer},
	};
	if (page->write_main && length == strlen("main") && !memcmp(name, "main", length))
		page->write_main(page->data_of_main, out);
	for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
		if (strlen(places[i].name) != length || memcmp(places[i].name, name, length) != 0)
			continue;
		if (places[i].text)
			html_text(out, places[i].text);
		else if (places[i].markup)
			g_string_append(out, places[i].markup);
	}
}

void html_page_write(const struct html_shell *shell, const struct html_page *page, GString *out)
{
	struct fillings fillings = {
		.policy = g_string_new(NULL), .style = g_string_new(NULL), .home = g_string_new(NULL)};
	fill_style(&fillings, shell, page);
	fill_feed(&fillings, page);
	fill_scripts(&fillings, page);
	fill_home(fillings.home, page);
	const char *rest = shell->page;
	for (const char *open = strstr(rest, "{{"); open; open = strstr(rest, "{{")) {
		const char *close = strstr(open, "}}");
		if (!close)
			break;
		g_string_append_len(out, rest, open - rest);
		fill_place(out, open + 2, (size_t)(close - open - 2), &fillings, page);
		rest = close + 2;
	}
	g_string_append(out, rest);
	g_string_free(fillings.policy, TRUE);
	g_string_free(fillings.style, TRUE);
	g_string_free(fillings.home, TRUE);
}

/* ---- a document alone ------------------------------------------------------------------------------------------ */

/* 'Officer Code of Conduct, version 3.0: Draft'. The caller frees it. */
static char *running_words(const struct edition *edition)
{
	const struct meta *meta = edition_meta(edition);
	const struct words *words = edition_words(edition);
	g_autofree char *status = standing_words(words, meta);
	if (meta->version && status)
		return word_fill(words, "running-version", "title", edition_title(edition), "version", meta->version,
				 "status", status, NULL);
	return g_strdup(edition_title(edition));
}

void html_read_back(const struct edition *edition, const struct node *part, const char *text, size_t length,
		    struct diag *diag)
{
	g_autoptr(GString) letters = g_string_sized_new(length);
	letters_of_markup(text, length, NULL, letters);
	conserve_check(edition, part, letters, "web page", diag);
}

void html_document(const struct edition *edition, const struct html_links *links, const struct html_top *top,
		   GString *out, struct diag *diag)
{
	gsize start = out->len;
	html_heading(edition, top, out);
	g_autoptr(GString) contents = g_string_new(NULL);
	html_contents(edition, contents);
	if (contents->len)
		HTML_PUT(out, "<div class=\"with-contents\">\n");
	html_put_n(out, contents->str, contents->len);
	html_open(edition, out);
	html_body_checked(edition, links, out, diag);
	html_read_back(edition, edition_root(edition), out->str + start, out->len - start, diag);
	HTML_PUT(out, "</div>\n");
	if (contents->len)
		HTML_PUT(out, "</div>\n");
}

struct document_part {
	const struct edition *edition;
	struct diag *diag;
};

static void document_write(void *data, GString *out)
{
	const struct document_part *part = data;
	html_document(part->edition, NULL, NULL, out, part->diag);
}

bool html_render(const struct edition *edition, const struct templates *templates, GString *out, struct diag *diag)
{
	g_autofree char *running = running_words(edition);
	return html_render_titled(edition, running, templates, out, diag);
}

bool html_render_titled(const struct edition *edition, const char *title, const struct templates *templates,
			GString *out, struct diag *diag)
{
	struct html_shell *shell = html_shell_read(templates, diag);
	if (!shell)
		return false;
	const struct constitution *constitution = edition_constitution(edition);
	g_autoptr(GPtrArray) forms = forms_in(edition_root(edition));
	struct document_part document = {edition, diag};
	struct html_page page = {
		.words = edition_words(edition),
		.title = title,
		.description = title,
		.council = constitution ? constitution->council : NULL,
		.script = forms->len ? shell->forms : NULL,
		.running = title,
		.trail = "",
		.write_main = document_write,
		.data_of_main = &document,
		.footer = "",
	};
	html_page_write(shell, &page, out);
	html_shell_free(shell);
	return true;
}
