/* SPDX-License-Identifier: MIT
 * The pages of a document: one; or, of a long one, a first page with the address of every provision, a page for each
 * section and appendix, and one with the whole text, to print. An address of a provision on the first page leads to its
 * entry there, from which templates/html/sections.js goes on to the page that has it. */
#include "publish/publication.h"
#include "publish/site/site_internal.h"
#include "render/akn/akn.h"
#include "resolve/entries.h"

#include <string.h>

#define PRINT "print"

/* ---- where provisions stand -------------------------------------------------------------------------------------- */

const struct node *site_part(const struct site_edition *page, const struct node *node)
{
	for (; page->divided && node; node = node->parent)
		if (html_is_part(page->edition, node))
			return node;
	return NULL;
}

/* Whether the site has another folder of that name below a document, or some computers would take it for that. */
static bool name_is_taken(const struct site *site, const struct site_edition *page, const char *name)
{
	static const char *const ours[] = {"akn.xml",    "changes", "draft", "forms",
					   "index.html", "on",      PRINT,   "text.txt"};
	g_autoptr(GPtrArray) versions = site_versions_of(site, page);
	bool taken = false;
	for (size_t i = 0; i < G_N_ELEMENTS(ours); i++)
		taken |= !g_ascii_strcasecmp(name, ours[i]);
	for (guint i = 0; i < versions->len; i++)
		taken |= !g_ascii_strcasecmp(name, ((const struct site_edition *)versions->pdata[i])->release->version);
	return taken;
}

/* No id and no version begins with a line. */
static char *part_folder(const struct site *site, const struct site_edition *page, const struct node *part)
{
	const char *name = edition_address(page->edition, part);
	return g_strdup_printf("%s/%s%s", page->folder, name_is_taken(site, page, name) ? "_" : "", name);
}

char *site_place_folder(const struct site *site, const struct site_edition *page, const struct node *node)
{
	const struct node *part = site_part(page, node);
	return part ? part_folder(site, page, part) : g_strdup(page->folder);
}

/* ---- a page ------------------------------------------------------------------------------------------------------ */

/* One of a document's pages, as far as it is written. */
struct leaf {
	const struct site_work *work;
	const struct site_edition *page;
	struct site_spot spot;
	char *folder, *up;
	char *version; /* the address of the first page of this version for good; or NULL */
	struct site_leading ways;
	struct html_links links;
	GString *main;
	const char *scripts[4];
	size_t count; /* of the scripts */
};

/* The page that an adopted version keeps, relative to another; NULL where `page` is that, or there is none. */
static char *version_page(const struct site *site, const struct site_edition *page, const char *up)
{
	for (guint i = 0; page->role == SITE_CURRENT && i < site->editions->len; i++) {
		const struct site_edition *other = site->editions->pdata[i];
		if (other->role == SITE_VERSION && other->release == page->release)
			return g_strdup_printf("%s%s/index.html", up, other->folder);
	}
	return NULL;
}

/* Takes the folder. `within`: what the page shows of the document, which may need a script. */
static void leaf_open(struct leaf *leaf, const struct site_work *work, const struct site_edition *page, char *folder,
		      const struct node *within)
{
	const struct node *root = edition_root(page->edition);
	*leaf = (struct leaf){.work = work, .page = page, .folder = folder, .up = site_up(folder)};
	leaf->spot = (struct site_spot){
		.site = work->site, .page = page, .up = leaf->up, .words = edition_words(page->edition)};
	site_leading_open(&leaf->ways, &leaf->spot, within == root ? NULL : within, within == root);
	leaf->version = version_page(work->site, page, leaf->up);
	leaf->links = (struct html_links){.page = site_way, .data = &leaf->ways, .version = leaf->version};
	leaf->main = g_string_new(NULL);
	g_autoptr(GPtrArray) forms = within ? forms_in(within) : g_ptr_array_new();
	if (forms->len)
		leaf->scripts[leaf->count++] = SITE_FORMS;
	leaf->scripts[leaf->count++] = SITE_STANDING;
}

static void leaf_close(struct leaf *leaf)
{
	site_leading_close(&leaf->ways);
	g_string_free(leaf->main, TRUE);
	g_free(leaf->folder);
	g_free(leaf->version);
	g_free(leaf->up);
}

/* The whole page. `below`: it is not the document's first page. */
static void leaf_page(struct leaf *leaf, const char *title, bool below, GString *out)
{
	g_autoptr(GString) trail = g_string_new(NULL);
	site_trail(trail, &leaf->spot, below, NULL);
	leaf->spot.scripts = leaf->scripts;
	site_page(leaf->work, &leaf->spot, title, trail->str, leaf->main, out);
}

/* Puts it on the stage, and clears it away. */
static bool leaf_put(struct leaf *leaf, const char *title, bool below)
{
	g_autofree char *path = g_strdup_printf(SITE_FOLDER "%s/index.html", leaf->folder);
	g_autoptr(GString) out = g_string_new(NULL);
	leaf_page(leaf, title, below, out);
	bool good = stage_put(leaf->work->stage, path, out->str, out->len);
	leaf_close(leaf);
	return good;
}

/* `divided`: there is another page with the whole text. */
static void heading_put(struct leaf *leaf, bool divided, void (*body)(struct leaf *leaf, const struct html_top *top))
{
	g_autoptr(GString) status = g_string_new(NULL);
	g_autoptr(GString) banner = g_string_new(NULL);
	g_autoptr(GString) files = g_string_new(NULL);
	site_status(status, leaf->spot.words, leaf->page, "p", "status");
	if (status->len)
		HTML_PUT(status, "\n");
	site_banner(banner, &leaf->spot);
	site_downloads(files, &leaf->spot);
	if (divided) {
		g_autofree char *print = g_strdup_printf("%s/" PRINT, leaf->page->folder);
		HTML_PUT(files, "<p>");
		site_page_link(files, &leaf->spot, print, word(leaf->spot.words, "site-print"));
		HTML_PUT(files, "</p>\n");
	}
	const struct html_top top = {.status = status->str, .banner = banner->str, .files = files->str};
	body(leaf, &top);
}

static void whole_body(struct leaf *leaf, const struct html_top *top)
{
	html_document(leaf->page->edition, &leaf->links, top, leaf->main, leaf->work->diag);
}

static void first_body(struct leaf *leaf, const struct html_top *top)
{
	html_heading(leaf->page->edition, top, leaf->main);
	html_outside_parts(leaf->page->edition, &leaf->links, leaf->main);
	html_places(leaf->page->edition, &leaf->links, leaf->main);
}

/* The document's own page: all of it, or the first of several. */
static void first_page(const struct site_work *work, const struct site_edition *page,
		       void (*body)(struct leaf *leaf, const struct html_top *top), GString *out)
{
	struct leaf leaf;
	leaf_open(&leaf, work, page, g_strdup(page->folder), page->divided ? NULL : edition_root(page->edition));
	if (page->divided)
		leaf.scripts[leaf.count++] = SITE_SECTIONS;
	heading_put(&leaf, page->divided, body);
	site_versions(leaf.main, &leaf.spot);
	site_gone(leaf.main, &leaf.spot);
	site_neighbours(leaf.main, &leaf.spot);
	g_autoptr(GString) data = g_string_new(NULL);
	site_legislation(data, &leaf.spot);
	leaf.spot.data = data->str;
	g_autofree char *title = site_running(page);
	leaf_page(&leaf, title, false, out);
	leaf_close(&leaf);
}

static bool first_write(const struct site_work *work, const struct site_edition *page)
{
	g_autofree char *path = g_strdup_printf(SITE_FOLDER "%s/index.html", page->folder);
	g_autoptr(GString) out = g_string_new(NULL);
	first_page(work, page, page->divided ? first_body : whole_body, out);
	return stage_put(work->stage, path, out->str, out->len);
}

static bool print_write(const struct site_work *work, const struct site_edition *page)
{
	struct leaf leaf;
	leaf_open(&leaf, work, page, g_strdup_printf("%s/" PRINT, page->folder), edition_root(page->edition));
	heading_put(&leaf, false, whole_body);
	g_autofree char *title = site_running(page);
	return leaf_put(&leaf, title, true);
}

/* ---- a section by itself ----------------------------------------------------------------------------------------- */

/* '14.0 Gifts', 'Appendix G: Protocol'. The caller frees it. */
static char *part_title(const struct edition *edition, const struct node *part)
{
	const struct node *title = node_child(part, NODE_TITLE);
	const char *number = edition_number(edition, part);
	g_autoptr(GString) words = g_string_new(NULL);
	if (title)
		edition_plain(edition, title, words);
	else if (part->kind == NODE_APPENDIX)
		g_string_append(words, part->meta->title);
	if (part->kind == NODE_APPENDIX && *number)
		return word_fill(edition_words(edition), "site-form-title", "label", edition_label(edition, part),
				 "title", words->str, NULL);
	return *number ? g_strdup_printf("%s %s", number, words->str) : g_strdup(words->str);
}

/* Of which document it is, and whether that is in force. */
static void part_heading(struct leaf *leaf)
{
	HTML_PUT(leaf->main, "<header class=\"title\">\n<p>");
	site_state(leaf->main, leaf->spot.words, leaf->page);
	HTML_PUT(leaf->main, "</p>\n<p class=\"above\">");
	html_text(leaf->main, edition_title(leaf->page->edition));
	HTML_PUT(leaf->main, "</p>\n");
	site_banner(leaf->main, &leaf->spot);
	HTML_PUT(leaf->main, "</header>\n");
}

static void part_neighbour(struct leaf *leaf, const struct node *part, const char *key)
{
	if (!part)
		return;
	g_autofree char *title = part_title(leaf->page->edition, part);
	g_autofree char *text = word_fill(leaf->spot.words, key, "title", title, NULL);
	g_autofree char *folder = part_folder(leaf->work->site, leaf->page, part);
	HTML_PUT(leaf->main, "<li>");
	site_page_link(leaf->main, &leaf->spot, folder, text);
	HTML_PUT(leaf->main, "</li>\n");
}

static void part_neighbours(struct leaf *leaf, const struct node *before, const struct node *after)
{
	HTML_PUT(leaf->main, "<nav class=\"pages\" aria-label=\"");
	html_text(leaf->main, word(leaf->spot.words, "site-sections"));
	HTML_PUT(leaf->main, "\">\n<ul>\n");
	part_neighbour(leaf, before, "site-previous");
	HTML_PUT(leaf->main, "<li>");
	site_page_link(leaf->main, &leaf->spot, leaf->page->folder, word(leaf->spot.words, "contents"));
	HTML_PUT(leaf->main, "</li>\n");
	part_neighbour(leaf, after, "site-next");
	HTML_PUT(leaf->main, "</ul>\n</nav>\n");
}

static const struct node *part_after(const struct edition *edition, const struct node *node)
{
	for (node = node ? node->next : edition_root(edition)->first; node; node = node->next)
		if (html_is_part(edition, node))
			return node;
	return NULL;
}

static bool part_write(const struct site_work *work, const struct site_edition *page, const struct node *before,
		       const struct node *part)
{
	struct leaf leaf;
	leaf_open(&leaf, work, page, part_folder(work->site, page, part), part);
	g_autofree char *first = g_strdup_printf("%s%s/index.html", leaf.up, page->folder);
	leaf.links.lasting = first;
	part_heading(&leaf);
	html_part(page->edition, part, &leaf.links, leaf.main);
	html_read_back(page->edition, part, leaf.main->str, leaf.main->len, work->diag);
	part_neighbours(&leaf, before, part_after(page->edition, part));
	g_autofree char *own = part_title(page->edition, part);
	g_autofree char *running = site_running(page);
	g_autofree char *title = g_strdup_printf("%s – %s", own, running);
	return leaf_put(&leaf, title, true);
}

static bool pages_write(const struct site_work *work, const struct site_edition *page)
{
	if (!site_texts_write(work, page) || !first_write(work, page))
		return false;
	if (!page->divided)
		return true;
	const struct node *before = NULL, *part = part_after(page->edition, NULL);
	for (; part; part = part_after(page->edition, part)) {
		if (!part_write(work, page, before, part))
			return false;
		before = part;
	}
	return print_write(work, page);
}

/* ---- what an earlier build made of the same ---------------------------------------------------------------------- */

static void top_body(struct leaf *leaf, const struct html_top *top)
{
	g_string_append(leaf->main, top->status);
	g_string_append(leaf->main, top->banner);
	g_string_append(leaf->main, top->files);
}

static void versions_add(const GArray *versions, GString *out)
{
	for (guint i = 0; versions && i < versions->len; i++) {
		const struct akn_version *version = &g_array_index(versions, struct akn_version, i);
		g_string_append_printf(out, "%s %s\n", version->version, version->day);
	}
}

/* Where its references lead in other documents. */
static void ways_add(const struct site_leading *ways, const struct node *node, GString *out)
{
	if (node->kind == NODE_REFERENCE) {
		const struct reference *reference = edition_reference(ways->spot->page->edition, node);
		const char *address = reference->node ? site_way(ways, reference->edition, reference->node) : NULL;
		g_string_append_printf(out, "%s\n", address ? address : "-");
		if (address)
			versions_add(site_way_versions(ways, reference->edition, reference->node), out);
	}
	for (const struct node *child = node->first; child; child = child->next)
		ways_add(ways, child, out);
}

/* All that its pages are made of: the first without the text of the document, which has all that comes from elsewhere;
 * what the document says; and what its references and its versions are beside that. The caller frees it. */
static char *pages_key(const struct site_work *work, const struct site_edition *page)
{
	g_autoptr(GString) first = g_string_new(NULL), beside = g_string_new(page->divided ? "divided\n" : "");
	g_autoptr(GArray) versions = site_versions_until(work->site, page);
	first_page(work, page, top_body, first);
	g_autofree char *up = site_up(page->folder);
	const struct site_spot spot = {.site = work->site, .page = page, .up = up};
	struct site_leading ways;
	site_leading_open(&ways, &spot, NULL, true);
	ways_add(&ways, edition_root(page->edition), beside);
	site_leading_close(&ways);
	versions_add(versions, beside);
	g_autofree char *version = version_page(work->site, page, up);
	g_string_append(beside, version ? version : "");
	g_autofree char *digest = reuse_digest_late(work->reuse, page->edition);
	return reuse_key("pages", page->folder, digest, first->str, beside->str, NULL);
}

bool site_document_write(const struct site_work *work, const struct site_edition *page)
{
	g_autofree char *key = work->reuse ? pages_key(work, page) : NULL;
	if (key && reuse_put(work->reuse, key, work->stage))
		return true;
	guint before = stage_count(work->stage);
	size_t said = diag_count(work->diag);
	bool good = pages_write(work, page);
	bool noted = good && key && diag_count(work->diag) == said;
	for (guint i = before; noted && i < stage_count(work->stage); i++)
		reuse_note(work->reuse, key, stage_path(work->stage, i));
	return good;
}
