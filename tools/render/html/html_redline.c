/* SPDX-License-Identifier: MIT */
#include "render/html/html_redline.h"
#include "model/standing.h"
#include "render/html/html_internal.h"
#include "render/html/html_page.h"

#define DEPTH_AMONG_OTHERS 2

/* j and k lead on; the keys can be switched off, for whoever speaks to the computer. What stands between the quotes is
 * all that runs; the page works without. */
static const char script[] =
	"(function(){var on=true;"
	"function stops(){return Array.prototype.slice.call(document.querySelectorAll('.change'))}"
	"function go(by){var all=stops(),at=-1;all.forEach(function(p,i){if('#'+p.id===location.hash)at=i});"
	"if(at<0)all.forEach(function(p,i){if(p.getBoundingClientRect().top<1)at=i});"
	"var to=all[at+by]||(at<0&&all[0]);if(to)location.hash=to.id}"
	"document.addEventListener('keydown',function(e){"
	"if(!on||e.ctrlKey||e.altKey||e.metaKey||/^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName))return;"
	"if(e.key==='j'||e.key==='n')go(1);if(e.key==='k'||e.key==='p')go(-1)});"
	"document.addEventListener('DOMContentLoaded',function(){var keys=document.querySelector('.keys');"
	"if(!keys)return;keys.hidden=false;var button=keys.querySelector('button');"
	"button.addEventListener('click',function(){on=!on;"
	"button.textContent=button.getAttribute(on?'data-off':'data-on')})})})();";

struct sheet {
	const struct words *words;
	GString *out;
	struct diag *diag;
	GPtrArray *stops; /* of struct html_stops, by redline */
	const GPtrArray *redlines;
	GPtrArray *prefixes;
	bool alone, side_by_side;
};

static const struct edition *redline_at(const struct sheet *sheet, guint i)
{
	return sheet->redlines->pdata[i];
}

/* Of what was compared: 'version 2.0', or the title where there is none. */
static char *revision(const struct sheet *sheet, const struct edition *edition, const char *otherwise)
{
	const struct meta *meta = edition ? edition_meta(edition) : NULL;
	const char *version = meta ? meta->version : NULL;
	char *text = version ? word_fill(sheet->words, "version-n", "version", version, NULL) : NULL;
	if (!text)
		return g_strdup(word(sheet->words, otherwise));
	g_autofree char *status = standing_words(sheet->words, meta);
	if (!status)
		return text;
	char *both = g_strdup_printf("%s (%s)", text, status);
	g_free(text);
	return both;
}

static void put_words(const struct sheet *sheet, const char *open, const char *text, const char *close)
{
	g_string_append(sheet->out, open);
	html_text(sheet->out, text);
	g_string_append(sheet->out, close);
}

/* ---- the list of changes ----------------------------------------------------------------------------------------- */

static void put_list(const struct sheet *sheet, guint redline)
{
	const struct edition *edition = redline_at(sheet, redline);
	if (!edition_remarks(edition))
		return;
	if (!sheet->alone)
		put_words(sheet, "<h3>", edition_title(edition), "</h3>\n");
	html_changes(edition, sheet->stops->pdata[redline], sheet->out);
}

static void put_keys(const struct sheet *sheet)
{
	put_words(sheet, "<p class=\"keys screen\" hidden><span>", word(sheet->words, "redline-keys"), "</span> ");
	put_words(sheet, "<button type=\"button\" data-off=\"", word(sheet->words, "redline-keys-off"),
		  "\" data-on=\"");
	put_words(sheet, "", word(sheet->words, "redline-keys-on"), "\">");
	put_words(sheet, "", word(sheet->words, "redline-keys-off"), "</button></p>\n");
}

static void put_changes(const struct sheet *sheet)
{
	put_words(sheet, "<p>", word(sheet->words, "redline-how"), "</p>\n");
	put_keys(sheet);
	put_words(sheet, "<nav class=\"changes\" aria-labelledby=\"_changes\">\n<h2 id=\"_changes\">",
		  word(sheet->words, "redline-changes"), "</h2>\n");
	for (guint i = 0; i < sheet->redlines->len; i++)
		put_list(sheet, i);
	HTML_PUT(sheet->out, "</nav>\n");
}

/* ---- one document ------------------------------------------------------------------------------------------------ */

static struct html document_begin(const struct sheet *sheet, guint i)
{
	struct html html = html_begin(redline_at(sheet, i), NULL, sheet->out);
	html.diag = sheet->diag;
	html.prefix = sheet->prefixes->pdata[i];
	html.stops = sheet->stops->pdata[i];
	html.depth = sheet->alone ? 1 : DEPTH_AMONG_OTHERS;
	return html;
}

/* Its title; its own document may have got another. */
static void put_title(const struct sheet *sheet, guint i)
{
	struct html html = document_begin(sheet, i);
	const struct node *root = edition_root(redline_at(sheet, i)), *title = node_child(root, NODE_TITLE);
	html_change(&html, root);
	g_string_append_printf(sheet->out, "<h%u>", html.depth);
	if (title)
		html_inlines(&html, title);
	else
		html_text(sheet->out, edition_title(redline_at(sheet, i)));
	g_string_append_printf(sheet->out, "</h%u>\n", html.depth);
}

static void put_compared(const struct sheet *sheet, guint i)
{
	const struct edition *before = edition_before(redline_at(sheet, i)),
			     *after = edition_after(redline_at(sheet, i));
	if (before && after && !edition_meta(before)->version && !edition_meta(after)->version)
		return;
	char *old = revision(sheet, before, before ? "redline-unnumbered" : "redline-nothing");
	char *new = revision(sheet, after, after ? "redline-unnumbered" : "redline-nothing");
	char *text = word_fill(sheet->words, "redline-from-to", "old", old, "new", new, NULL);
	put_words(sheet, "<p class=\"compared\">", text, "</p>\n");
	g_free(old);
	g_free(new);
	g_free(text);
}

static void put_text(const struct sheet *sheet, guint i)
{
	struct html html = document_begin(sheet, i);
	HTML_PUT(sheet->out, "<div class=\"document redline\">\n");
	if (sheet->side_by_side) {
		char *old = revision(sheet, edition_before(redline_at(sheet, i)), "redline-old");
		char *new = revision(sheet, edition_after(redline_at(sheet, i)), "redline-new");
		html_beside(&html, old, new);
		g_free(old);
		g_free(new);
	} else {
		walk(edition_root(redline_at(sheet, i)), html.handlers, &html);
	}
	HTML_PUT(sheet->out, "</div>\n");
}

static void put_documents(const struct sheet *sheet)
{
	for (guint i = 0; i < sheet->redlines->len; i++) {
		if (!edition_remarks(redline_at(sheet, i)))
			continue;
		if (!sheet->alone) {
			put_title(sheet, i);
			put_compared(sheet, i);
		}
		put_text(sheet, i);
	}
}

/* ---- the page ---------------------------------------------------------------------------------------------------- */

/* The titles of documents in which nothing changed, told in a line. */
static void put_same(const struct sheet *sheet)
{
	g_autoptr(GString) titles = g_string_new(NULL);
	for (guint i = 0; i < sheet->redlines->len; i++)
		if (!edition_remarks(redline_at(sheet, i)))
			g_string_append_printf(titles, "%s%s", titles->len ? "; " : "",
					       edition_title(redline_at(sheet, i)));
	if (!titles->len)
		return;
	g_autofree char *text = word_fill(sheet->words, "redline-none-in", "documents", titles->str, NULL);
	put_words(sheet, "<p class=\"same\">", text, "</p>\n");
}

static unsigned changes_in(const struct sheet *sheet)
{
	unsigned count = 0;
	for (guint i = 0; i < sheet->redlines->len; i++)
		count += edition_remarks(redline_at(sheet, i));
	return count;
}

static unsigned unplaced_in(const struct sheet *sheet)
{
	unsigned count = 0;
	for (guint i = 0; i < sheet->redlines->len; i++)
		count += edition_unplaced(redline_at(sheet, i));
	return count;
}

static void put_main(const struct sheet *sheet, const char *title)
{
	HTML_PUT(sheet->out, "<header class=\"title\">\n");
	if (sheet->alone) {
		put_title(sheet, 0);
		put_compared(sheet, 0);
	} else {
		put_words(sheet, "<h1>", title, "</h1>\n");
	}
	HTML_PUT(sheet->out, "</header>\n");
	if (changes_in(sheet)) {
		put_changes(sheet);
		if (!sheet->alone)
			put_same(sheet);
		put_documents(sheet);
	} else {
		g_autofree char *none = word_of_none(sheet->words, unplaced_in(sheet));
		put_words(sheet, "<p class=\"same\">", none, "</p>\n");
	}
}

static void stops_find(struct sheet *sheet)
{
	unsigned count = 0;
	for (guint i = 0; i < sheet->redlines->len; i++) {
		const struct meta *meta = edition_meta(redline_at(sheet, i));
		g_ptr_array_add(sheet->prefixes, sheet->alone ? g_strdup("") : g_strdup_printf("%s.", meta->id));
		struct html_stops *stops = html_stops_new(redline_at(sheet, i), sheet->prefixes->pdata[i], count);
		count = stops->last;
		g_ptr_array_add(sheet->stops, stops);
	}
	for (guint i = 0; i < sheet->stops->len; i++)
		((struct html_stops *)sheet->stops->pdata[i])->last = count;
}

/* The words of the page's title. */
static char *page_title(const struct sheet *sheet)
{
	const struct edition *first = redline_at(sheet, 0);
	const struct constitution *constitution = edition_constitution(first);
	const char *name = sheet->alone || !constitution ? edition_title(first) : constitution->title;
	return word_fill(sheet->words, "redline-title", "title", name, NULL);
}

static void sheet_open(struct sheet *sheet, const GPtrArray *redlines, bool side_by_side, GString *out,
		       struct diag *diag)
{
	*sheet = (struct sheet){.words = edition_words(redlines->pdata[0]), .diag = diag, .redlines = redlines};
	sheet->alone = redlines->len == 1;
	sheet->side_by_side = side_by_side;
	sheet->out = out;
	sheet->prefixes = g_ptr_array_new_with_free_func(g_free);
	sheet->stops = g_ptr_array_new_with_free_func(html_stops_free);
	stops_find(sheet);
}

static void sheet_close(struct sheet *sheet)
{
	g_ptr_array_unref(sheet->stops);
	g_ptr_array_unref(sheet->prefixes);
}

const char *html_redline_main(const GPtrArray *redlines, bool side_by_side, GString *out, struct diag *diag)
{
	struct sheet sheet;
	sheet_open(&sheet, redlines, side_by_side, out, diag);
	g_autofree char *title = page_title(&sheet);
	put_main(&sheet, title);
	bool changed = changes_in(&sheet) > 0;
	sheet_close(&sheet);
	return changed ? script : NULL;
}

bool html_redline(const GPtrArray *redlines, bool side_by_side, const struct templates *templates, GString *out,
		  struct diag *diag)
{
	struct html_shell *shell = html_shell_read(templates, diag);
	if (!shell)
		return false;
	g_autoptr(GString) main = g_string_new(NULL);
	struct sheet sheet;
	sheet_open(&sheet, redlines, side_by_side, main, diag);
	const struct constitution *constitution = edition_constitution(redline_at(&sheet, 0));
	g_autofree char *title = page_title(&sheet);
	put_main(&sheet, title);
	struct html_page page = {
		.words = sheet.words,
		.title = title,
		.description = title,
		.council = constitution ? constitution->council : NULL,
		.script = changes_in(&sheet) ? script : NULL,
		.running = title,
		.trail = "",
		.main = main->str,
		.footer = "",
	};
	html_page_write(shell, &page, out);
	sheet_close(&sheet);
	html_shell_free(shell);
	return true;
}
