/* SPDX-License-Identifier: MIT
 * What changed between any two versions of a document: a page with the overview and the table, a page with the redline;
 * and one that leads to all of them. */
#include "base/apart.h"
#include "explain/destinations.h"
#include "explain/explain.h"
#include "explain/redline/redline.h"
#include "publish/whole/carried.h"
#include "publish/collection.h"
#include "publish/patterns_file.h"
#include "publish/publication.h"
#include "publish/reasons_file.h"
#include "publish/reports/report_file.h"
#include "publish/reports/report_paper.h"
#include "publish/site/site_internal.h"
#include "render/html/html_redline.h"

#include <string.h>

/* Two versions of a document, compared. */
struct pair {
	const struct site_edition *page; /* by which the document is listed */
	const struct site_edition *old, *new;
	char *folder, *key;
	bool told; /* there was a message about them: they are made anew next time */
	const struct edition *old_edition, *new_edition; /* as they were compared */
	struct reasons *reasons;
	struct changes *changes;
	struct transfers *transfers;
	const struct report_paper *paper; /* that compared them; NULL where it was done here */
};

#define SHARES 2u

/* What one of so many processes makes. */
struct share {
	const struct site_changes *changes;
	GPtrArray *pairs; /* of struct pair * */
	struct apart *apart;
};

struct site_changes {
	struct site_work work;
	struct html_shell *shell;
	GPtrArray *pairs; /* of struct pair *, which are to be made */
	struct share shares[SHARES];
};

/* Those that wait until it is known what the reports compared. */
#define SHARE_REPORTED (SHARES - 1)

GPtrArray *site_versions_of(const struct site *site, const struct site_edition *page)
{
	GPtrArray *versions = g_ptr_array_new();
	const struct site_edition *draft = NULL;
	for (guint i = site->editions->len; i-- > 0;) {
		struct site_edition *other = site->editions->pdata[i];
		if (g_strcmp0(site_document(other), site_document(page)) != 0)
			continue;
		if (other->role == SITE_VERSION)
			g_ptr_array_add(versions, other);
		else if (other->role == SITE_DRAFT)
			draft = other;
	}
	if (draft)
		g_ptr_array_add(versions, (gpointer)draft);
	return versions;
}

static const char *version_of(const struct site_edition *page)
{
	return page->role == SITE_DRAFT ? "draft" : page->release->version;
}

char *site_changes_folder(const struct site_edition *old, const struct site_edition *new)
{
	return g_strdup_printf("%s/changes/%s-to-%s", site_document(new), version_of(old), version_of(new));
}

/* ---- a pair ------------------------------------------------------------------------------------------------------ */

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
static void reasons_take(const struct site_work *work, struct pair *pair)
{
	const struct site_edition *new = pair->new;
	pair->paper = paper_find(work, pair);
	if (pair->paper) {
		pair->reasons = pair->paper->reasons;
		pair->told = !pair->paper->quiet;
		return;
	}
	g_autoptr(GPtrArray) news = g_ptr_array_new();
	g_ptr_array_add(news, (gpointer) new->edition);
	const struct target target = {
		.collection = new->release->collection, .edition = new->edition, .editions = news};
	size_t said = diag_count(work->diag);
	pair->reasons = target_reasons(&target, work->diag);
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

static void pair_free(gpointer data)
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

/* What a pair is called: its pages, and the link to them. */
enum title { TITLE_CHANGES, TITLE_REDLINE, TITLE_LINK };

static char *pair_title(const struct pair *pair, enum title title)
{
	static const char *const keys[][2] = {
		[TITLE_CHANGES] = {"site-changes-between", "site-changes-between-draft"},
		[TITLE_REDLINE] = {"site-redline-between", "site-redline-between-draft"},
		[TITLE_LINK] = {"site-pair", "site-pair-draft"},
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
static bool pair_put(const struct site_work *work, const struct site_spot *spot, const char *folder, const char *title,
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
	g_autofree char *up = site_up(pair->folder), *title = pair_title(pair, TITLE_CHANGES);
	g_autofree char *list = g_strdup_printf("%s/changes", site_document(pair->new));
	const struct words *words = edition_words(pair->new->edition);
	struct site_spot spot = *around;
	spot.up = up;
	spot.words = words;
	struct words *own = pair->paper ? NULL : patterns_read(work->templates, words, work->diag);
	const struct words *patterns = pair->paper ? pair->paper->patterns : own;
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
	words_free(own);
	const struct site_step step = {list, word(words, "site-changes")};
	return pair_put(work, &spot, pair->folder, title, &step, main);
}

static bool pair_redline(const struct site_work *work, const struct site_spot *around, const struct pair *pair)
{
	g_autofree char *folder = g_strdup_printf("%s/redline", pair->folder), *up = site_up(folder);
	g_autofree char *title = pair_title(pair, TITLE_REDLINE), *above = pair_title(pair, TITLE_CHANGES);
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
	bool good = pair_put(work, &spot, folder, title, &step, main);
	redline_free(redline);
	return good;
}

/* All that the two pages are made of: both texts, the reasons, what other documents have of them, and what stands
 * around every page of the document. */
static char *pair_key(const struct site_work *work, const struct site_spot *around, const struct pair *pair)
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

static void spot_of(const struct site_work *work, const struct site_edition *page, struct site_spot *spot)
{
	*spot = (struct site_spot){.site = work->site, .page = page, .words = edition_words(page->edition)};
}

static bool pair_make(const struct site_work *work, struct pair *pair)
{
	size_t said = diag_count(work->diag);
	struct site_spot spot;
	spot_of(work, pair->page, &spot);
	pair_compare(work, pair);
	bool good = pair->changes && pair_told(work, &spot, pair) && pair_redline(work, &spot, pair);
	pair->told = pair->told || diag_count(work->diag) > said;
	if (!pair->paper)
		changes_free(pair->changes);
	pair->changes = NULL;
	return good;
}

/* ---- all of them ------------------------------------------------------------------------------------------------- */

/* A link for each pair, the newest first. */
static void pairs_list(GString *out, const struct site_spot *spot, const GPtrArray *versions)
{
	HTML_PUT(out, "<section>\n<h2>");
	html_text(out, word(spot->words, "site-changes-pairs"));
	HTML_PUT(out, "</h2>\n<ul>\n");
	for (guint new = versions->len; new -- > 1;) {
		for (guint old = new; old-- > 0;) {
			struct pair pair = {.old = versions->pdata[old], .new = versions->pdata[new]};
			g_autofree char *folder = site_changes_folder(pair.old, pair.new);
			g_autofree char *text = pair_title(&pair, TITLE_LINK);
			HTML_PUT(out, "<li>");
			site_link_naming(out, spot, folder, text, text, edition_language(pair.new->edition));
			HTML_PUT(out, "</li>\n");
		}
	}
	HTML_PUT(out, "</ul>\n</section>\n");
}

static bool list_write(const struct site_work *work, struct site_spot *spot, const GPtrArray *versions)
{
	g_autofree char *folder = g_strdup_printf("%s/changes", site_document(spot->page)), *up = site_up(folder);
	g_autofree char *title =
		word_fill(spot->words, "site-changes-of", "title", edition_title(spot->page->edition), NULL);
	static const char *const scripts[] = {SITE_STANDING, NULL};
	g_autoptr(GString) main = g_string_new("<h1>");
	spot->up = up;
	spot->scripts = scripts;
	html_text(main, title);
	HTML_PUT(main, "</h1>\n");
	site_versions(main, spot);
	pairs_list(main, spot, versions);
	return pair_put(work, spot, folder, title, NULL, main);
}

/* Reports are about the draft and what is in force, as a rule; the others are shared out evenly. */
static guint share_of(const struct site_changes *changes, const struct pair *pair)
{
	bool reported = pair->new->role == SITE_DRAFT && pair->old->release->standing == STANDING_CURRENT;
	bool less = changes->shares[0].pairs->len > changes->shares[SHARE_REPORTED].pairs->len;
	return reported || less ? SHARE_REPORTED : 0;
}

/* Taken over from an earlier build, or to be made. */
static bool pair_add(struct site_changes *changes, const struct site_spot *spot, const struct site_edition *old,
		     const struct site_edition *new)
{
	const struct site_work *work = &changes->work;
	struct pair *pair = g_new0(struct pair, 1);
	*pair = (struct pair){.page = spot->page,
			      .old = old,
			      .new = new,
			      .folder = site_changes_folder(old, new),
			      .transfers = site_transfers(work->site, old, new)};
	pair->key = work->reuse ? pair_key(work, spot, pair) : NULL;
	if (pair->key && reuse_put(work->reuse, pair->key, work->stage)) {
		pair_free(pair);
		return true;
	}
	g_ptr_array_add(changes->pairs, pair);
	g_ptr_array_add(changes->shares[share_of(changes, pair)].pairs, pair);
	return true;
}

static bool document_begin(struct site_changes *changes, const struct site_edition *page)
{
	g_autoptr(GPtrArray) versions = site_versions_of(changes->work.site, page);
	struct site_spot spot;
	spot_of(&changes->work, page, &spot);
	if (versions->len < 2)
		return true;
	for (guint new = 1; new < versions->len; new ++)
		for (guint old = 0; old < new; old++)
			if (!pair_add(changes, &spot, versions->pdata[old], versions->pdata[new]))
				return false;
	return list_write(&changes->work, &spot, versions);
}

static bool pairs_make(void *data, GByteArray *answer)
{
	const struct share *share = data;
	const GPtrArray *pairs = share->pairs;
	struct site_work work = share->changes->work;
	work.carried = carried_new();
	bool fine = true;
	for (guint i = 0; i < pairs->len && fine; i++)
		fine = pair_make(&work, pairs->pdata[i]);
	carried_end(work.carried, answer);
	return fine;
}

static bool documents_begin(struct site_changes *changes)
{
	const struct site *site = changes->work.site;
	for (guint i = 0; i < site->editions->len; i++) {
		const struct site_edition *page = site->editions->pdata[i];
		if (site_is_listed(site, page) && !document_begin(changes, page))
			return false;
	}
	return true;
}

static void share_begin(struct site_changes *changes, guint which)
{
	struct share *share = &changes->shares[which];
	for (guint i = 0; i < share->pairs->len; i++)
		reasons_take(&changes->work, share->pairs->pdata[i]);
	if (share->pairs->len)
		share->apart = apart_begin(pairs_make, share, changes->work.diag);
}

struct site_changes *site_changes_begin(const struct site *site, struct reuse *reuse, struct stage *stage,
					const struct templates *templates, struct diag *diag)
{
	struct site_changes *changes = g_new0(struct site_changes, 1);
	changes->shell = html_shell_read(templates, diag);
	changes->pairs = g_ptr_array_new_with_free_func(pair_free);
	changes->work = (struct site_work){.site = site,
					   .shell = changes->shell,
					   .templates = templates,
					   .reuse = reuse,
					   .stage = stage,
					   .diag = diag};
	for (guint i = 0; i < SHARES; i++)
		changes->shares[i] = (struct share){.changes = changes, .pairs = g_ptr_array_new()};
	if (!changes->shell || !documents_begin(changes)) {
		site_changes_drop(changes);
		return NULL;
	}
	share_begin(changes, 0);
	return changes;
}

void site_changes_reported(struct site_changes *changes, const GPtrArray *papers)
{
	changes->work.papers = papers;
	share_begin(changes, SHARE_REPORTED);
}

static void pair_note(const struct site_changes *changes, const struct pair *pair)
{
	g_autofree char *told = g_strdup_printf(SITE_FOLDER "%s/index.html", pair->folder);
	g_autofree char *redline = g_strdup_printf(SITE_FOLDER "%s/redline/index.html", pair->folder);
	reuse_note(changes->work.reuse, pair->key, told);
	reuse_note(changes->work.reuse, pair->key, redline);
}

static bool share_end(struct share *share)
{
	if (!share->pairs->len)
		return true;
	g_autoptr(GByteArray) answer = g_byte_array_new();
	bool fine = apart_end(share->apart, answer) || pairs_make(share, answer);
	share->apart = NULL;
	return fine && carried_put(answer, share->changes->work.stage);
}

bool site_changes_end(struct site_changes *changes)
{
	bool fine = true;
	for (guint i = 0; i < SHARES && fine; i++)
		fine = share_end(&changes->shares[i]);
	for (guint i = 0; i < changes->pairs->len && fine; i++) {
		const struct pair *pair = changes->pairs->pdata[i];
		if (pair->key && !pair->told)
			pair_note(changes, pair);
	}
	return fine;
}

void site_changes_drop(struct site_changes *changes)
{
	if (!changes)
		return;
	for (guint i = 0; i < SHARES; i++) {
		apart_drop(changes->shares[i].apart);
		g_ptr_array_unref(changes->shares[i].pairs);
	}
	html_shell_free(changes->shell);
	g_ptr_array_unref(changes->pairs);
	g_free(changes);
}
