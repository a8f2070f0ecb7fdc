/* SPDX-License-Identifier: MIT */
#include "publish/site/site_pair.h"
#include "explain/destinations.h"
#include "explain/explain.h"
#include "explain/redline/redline.h"
#include "publish/collection.h"
#include "publish/patterns_file.h"
#include "publish/reasons_file.h"
#include "publish/reports/report_file.h"
#include "publish/reports/report_paper.h"
#include "render/html/html_redline.h"

#include <string.h>

/* What was adopted was decided by who adopted it, and no rule says of it any more who may approve which change. */
static bool pair_decided(const struct pair *pair)
{
	return pair->new->role != SITE_DRAFT;
}

/* A report that compared the same: these editions, or others that say the same, with the same reasons. */
static const struct report_paper *paper_find(const struct site_work *work, const struct pair *pair)
{
	const struct collection *collection = pair->new->release->collection;
	for (guint i = 0; work->reuse && work->papers && i < work->papers->len; i++) {
		const struct report_paper *paper = work->papers->pdata[i];
		if (!paper->changes || !paper->old || !paper->new || (pair_decided(pair) && paper->reasons->rules->len))
			continue;
		const struct edition *old = paper->old->edition, *new = paper->new->edition;
		if (strcmp(edition_meta(new)->id, site_document(pair->new)) != 0 ||
		    strcmp(reuse_digest(work->reuse, old), reuse_digest(work->reuse, pair->old->edition)) != 0 ||
		    strcmp(reuse_digest(work->reuse, new), reuse_digest(work->reuse, pair->new->edition)) != 0)
			continue;
		g_autofree char *its = reasons_digest(paper->new->collection->sources, new);
		g_autofree char *ours = reasons_digest(collection->sources, pair->new->edition);
		if (!strcmp(its, ours))
			return paper;
	}
	return NULL;
}

/* What stands beside the sources is read here: a process of its own has them no more. */
void site_pair_reasons(const struct site_work *work, struct pair *pair)
{
	const struct site_edition *new = pair->new;
	pair->paper = paper_find(work, pair);
	if (pair->paper) {
		pair->reasons = pair->paper->reasons;
		pair->told = !pair->paper->quiet;
		return;
	}
	size_t said = diag_count(work->diag);
	pair->reasons = edition_reasons(new->release->collection, new->edition, work->diag);
	if (pair_decided(pair))
		g_ptr_array_set_size(pair->reasons->rules, 0);
	pair->told = diag_count(work->diag) > said;
}

static void pair_compare(const struct site_work *work, struct pair *pair)
{
	if (pair->paper) {
		pair->old_edition = pair->paper->old->edition;
		pair->new_edition = pair->paper->new->edition;
		pair->changes = pair->paper->changes;
		return;
	}
	pair->old_edition = pair->old->edition;
	pair->new_edition = pair->new->edition;
	g_autoptr(GPtrArray) olds = g_ptr_array_new(), news = g_ptr_array_new();
	g_ptr_array_add(olds, (gpointer)pair->old_edition);
	g_ptr_array_add(news, (gpointer)pair->new_edition);
	g_autoptr(GPtrArray) pairings = reasons_pairings(pair->reasons);
	const struct comparison comparison = {olds, news, pairings};
	pair->changes = changes_compare(&comparison, work->diag);
}

void site_pair_free(gpointer data)
{
	struct pair *pair = data;
	if (!pair->paper)
		reasons_free(pair->reasons);
	transfers_free(pair->transfers);
	g_free(pair->folder);
	g_free(pair->key);
	g_free(pair);
}

/* 'version 2.0' or 'the draft of version 3.0', as a link. */
static void version_link(GString *out, const struct site_spot *spot, const struct site_edition *page)
{
	const char *version = edition_meta(page->edition)->version;
	g_autofree char *text = word_fill(spot->words, page->role == SITE_DRAFT ? "site-draft-version" : "version-n",
					  "version", version ? version : "", NULL);
	site_page_link(out, spot, page->folder, text);
}

char *site_pair_title(const struct pair *pair, enum pair_title title)
{
	static const char *const keys[][2] = {
		[PAIR_CHANGES] = {"site-changes-between", "site-changes-between-draft"},
		[PAIR_REDLINE] = {"site-redline-between", "site-redline-between-draft"},
		[PAIR_LINK] = {"site-pair", "site-pair-draft"},
	};
	const char *key = keys[title][pair->new->role == SITE_DRAFT];
	const char *old = edition_meta(pair->old->edition)->version, *new = edition_meta(pair->new->edition)->version;
	return word_fill(edition_words(pair->new->edition), key, "title", edition_title(pair->new->edition), "old",
			 old ? old : "", "new", new ? new : "", NULL);
}

/* A draft is marked as one on every page. */
static void pair_mark(GString *out, const struct words *words, const struct pair *pair)
{
	if (pair->new->role != SITE_DRAFT)
		return;
	HTML_PUT(out, "<div class=\"banner\">\n<p>");
	html_text(out, word(words, "site-draft-new"));
	HTML_PUT(out, "</p>\n</div>\n");
}

static void pair_links(GString *out, const struct site_spot *spot, const struct pair *pair)
{
	g_autofree char *redline = g_strdup_printf("%s/redline", pair->folder);
	HTML_PUT(out, "<ul class=\"files\">\n<li>");
	site_page_link(out, spot, redline, word(spot->words, "site-redline"));
	HTML_PUT(out, "</li>\n<li>");
	version_link(out, spot, pair->old);
	HTML_PUT(out, "</li>\n<li>");
	version_link(out, spot, pair->new);
	HTML_PUT(out, "</li>\n</ul>\n");
}

/* Where the pages of a pair stand: below the document, then below its page of revisions. */
bool site_pair_put(const struct site_work *work, const struct site_spot *spot, const char *folder, const char *title,
		   const struct site_step *step, const GString *main)
{
	g_autofree char *path = g_strdup_printf("%s/index.html", folder);
	g_autoptr(GString) trail = g_string_new(NULL);
	site_trail(trail, spot, spot->page->role == SITE_CURRENT, step);
	return site_put(work, spot, path, title, trail->str, main);
}

/* Where each number of an adopted version went in a later one; a draft's numbers are nobody's yet. */
static void destinations_put(const struct site_work *work, const struct pair *pair, const struct words *words,
			     GString *out)
{
	struct report *destinations = explain_destinations(pair->changes, pair->reasons, pair->transfers);
	report_body(destinations, words, out, work->diag);
	report_free(destinations);
}

static bool pair_told(const struct site_work *work, const struct site_spot *around, const struct pair *pair)
{
	g_autofree char *up = site_up(pair->folder), *title = site_pair_title(pair, PAIR_CHANGES);
	g_autofree char *list = g_strdup_printf("%s/changes", site_document(pair->new));
	const struct words *words = edition_words(pair->new->edition);
	struct site_spot spot = *around;
	spot.up = up;
	spot.words = words;
	const struct words *patterns =
		pair->paper ? pair->paper->patterns : patterns_kept(work->patterns, work->templates, words, work->diag);
	if (!patterns)
		return false;
	g_autoptr(GString) main = g_string_new("<h1>");
	html_text(main, title);
	HTML_PUT(main, "</h1>\n");
	pair_mark(main, words, pair);
	pair_links(main, &spot, pair);
	struct report *overview = explain_overview(pair->changes, pair->reasons, patterns, pair->transfers);
	struct report *table = explain_table(pair->changes, pair->reasons, patterns, 0);
	HTML_PUT(main, "<div class=\"document\">\n");
	report_body(overview, words, main, work->diag);
	report_body(table, words, main, work->diag);
	if (pair->new->role != SITE_DRAFT)
		destinations_put(work, pair, words, main);
	HTML_PUT(main, "</div>\n");
	report_free(table);
	report_free(overview);
	const struct site_step step = {list, word(words, "site-changes")};
	return site_pair_put(work, &spot, pair->folder, title, &step, main);
}

static bool pair_redline(const struct site_work *work, const struct site_spot *around, const struct pair *pair)
{
	g_autofree char *folder = g_strdup_printf("%s/redline", pair->folder), *up = site_up(folder);
	g_autofree char *title = site_pair_title(pair, PAIR_REDLINE), *above = site_pair_title(pair, PAIR_CHANGES);
	struct site_spot spot = *around;
	spot.up = up;
	spot.words = edition_words(pair->new->edition);
	struct edition *redline = redline_make(pair->changes, pair->old_edition, pair->new_edition, pair->reasons);
	g_autoptr(GPtrArray) redlines = g_ptr_array_new();
	g_ptr_array_add(redlines, redline);
	g_autoptr(GString) main = g_string_new(NULL);
	pair_mark(main, spot.words, pair);
	spot.script = html_redline_main(redlines, false, main, work->diag);
	const struct site_step step = {pair->folder, above};
	bool good = site_pair_put(work, &spot, folder, title, &step, main);
	redline_free(redline);
	return good;
}

/* All that the two pages are made of: both texts, the reasons, what other documents have of them, and what stands
 * around every page of the document. */
char *site_pair_key(const struct site_work *work, const struct site_spot *around, const struct pair *pair)
{
	const struct collection *collection = pair->new->release->collection;
	struct site_spot spot = *around;
	spot.up = "";
	spot.words = edition_words(pair->new->edition);
	g_autoptr(GString) frame = g_string_new(NULL);
	site_trail(frame, &spot, spot.page->role == SITE_CURRENT, NULL);
	site_ways(frame, &spot);
	site_footer(frame, &spot);
	g_autofree char *reasons = reasons_digest(collection->sources, pair->new->edition);
	return reuse_key("changes", pair->folder, pair->old->folder, pair->new->folder,
			 reuse_digest(work->reuse, pair->old->edition), reuse_digest(work->reuse, pair->new->edition),
			 reasons, frame->str, transfers_all(pair->transfers), NULL);
}

void site_pair_spot(const struct site_work *work, const struct site_edition *page, struct site_spot *spot)
{
	*spot = (struct site_spot){.site = work->site, .page = page, .words = edition_words(page->edition)};
}

bool site_pair_make(const struct site_work *work, struct pair *pair)
{
	size_t said = diag_count(work->diag);
	struct site_spot spot;
	site_pair_spot(work, pair->page, &spot);
	pair_compare(work, pair);
	bool good = pair->changes && pair_told(work, &spot, pair) && pair_redline(work, &spot, pair);
	pair->told = pair->told || diag_count(work->diag) > said;
	if (!pair->paper)
		changes_free(pair->changes);
	pair->changes = NULL;
	return good;
}
