/* SPDX-License-Identifier: MIT
 * What changed between any two versions of a document: the pages of each pair, shared out among processes; and one that
 * leads to all of them. */
#include "base/apart.h"
#include "publish/publication.h"
#include "publish/site/site_pair.h"
#include "publish/whole/carried.h"

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
			g_autofree char *text = site_pair_title(&pair, PAIR_LINK);
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
	return site_pair_put(work, spot, folder, title, NULL, main);
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
	pair->key = work->reuse ? site_pair_key(work, spot, pair) : NULL;
	if (pair->key && reuse_put(work->reuse, pair->key, work->stage)) {
		site_pair_free(pair);
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
	site_pair_spot(&changes->work, page, &spot);
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
	g_autoptr(GPtrArray) patterns = g_ptr_array_new_with_free_func((GDestroyNotify)words_free);
	work.patterns = patterns;
	work.carried = carried_new();
	bool fine = true;
	for (guint i = 0; i < pairs->len && fine; i++)
		fine = site_pair_make(&work, pairs->pdata[i]);
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
		site_pair_reasons(&changes->work, share->pairs->pdata[i]);
	if (share->pairs->len)
		share->apart = apart_begin(pairs_make, share, changes->work.diag);
}

struct site_changes *site_changes_begin(const struct site *site, struct reuse *reuse, struct stage *stage,
					const struct templates *templates, struct diag *diag)
{
	struct site_changes *changes = g_new0(struct site_changes, 1);
	changes->shell = html_shell_read(templates, diag);
	changes->pairs = g_ptr_array_new_with_free_func(site_pair_free);
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
