/* SPDX-License-Identifier: MIT
 * How a page leads to provisions, of its own document and of others. A draft leads to the drafts that it was read with.
 * The page of an adopted version leads for good to the version of the other document that holds on the day on which its
 * own takes effect; the page at the document's own address to what stands at that of the other. What it leads to must
 * be there, or its words are no link. */
#include "model/standing.h"
#include "publish/publication.h"
#include "publish/site/site_internal.h"

#include <string.h>

#define CHOICES 2

/* Pages of another document that a reference may lead to, the first that has it; NULL: none. */
struct choices {
	const struct site_edition *pages[CHOICES];
	GArray *until[CHOICES]; /* the adopted versions up to each, once they were asked for */
};

/* What a reference leads to. */
struct found {
	const struct site_edition *page; /* NULL: nothing that is published */
	const struct node *node;         /* what stands there */
	GArray **until;                  /* of another document */
};

/* ---- which version of another document --------------------------------------------------------------------------- */

static const struct site_edition *page_read_with(const struct site *site, const struct edition *edition)
{
	for (guint i = 0; i < site->editions->len; i++) {
		const struct site_edition *page = site->editions->pdata[i];
		if (page->edition == edition)
			return page;
	}
	return NULL;
}

/* The version of a document that holds on a day. */
static const struct site_edition *page_on(const struct site *site, const char *document, const char *day)
{
	for (guint i = 0; day && i < site->editions->len; i++) {
		const struct site_edition *page = site->editions->pdata[i];
		const struct release *release = page->release;
		if (page->role == SITE_VERSION && release->since &&
		    standing_holds(release->since, release->replaced, day) && !g_strcmp0(site_document(page), document))
			return page;
	}
	return NULL;
}

static struct choices choices_of(const struct site_spot *spot, const struct edition *edition)
{
	const char *document = edition_meta(edition)->id;
	const struct site_edition *current = site_find(spot->site, document, SITE_CURRENT);
	switch (spot->page->role) {
	case SITE_DRAFT:
		return (struct choices){{page_read_with(spot->site, edition), current}, {NULL}};
	case SITE_CURRENT:
		return (struct choices){{current, page_on(spot->site, document, spot->page->release->since)}, {NULL}};
	default:
		return (struct choices){{page_on(spot->site, document, spot->page->release->since), NULL}, {NULL}};
	}
}

/* The same provision in another edition of its document: of the same id, or where it has none of its own, of the same
 * name and number. NULL: there is none. */
static const struct node *counterpart(const struct edition *edition, const struct node *node,
				      const struct edition *other)
{
	const char *address = node ? edition_address(edition, node) : NULL;
	if (!node || other == edition)
		return node;
	if (node->kind == NODE_DOCUMENT)
		return edition_root(other);
	const struct node *same = address ? edition_find(other, address) : NULL;
	if (!same || same->kind != node->kind || same->retired)
		return NULL;
	bool named = node->kind == NODE_APPENDIX || node->id;
	return named || !strcmp(edition_label(edition, node), edition_label(other, same)) ? same : NULL;
}

static void choices_free(gpointer data)
{
	struct choices *choices = data;
	for (size_t i = 0; i < CHOICES; i++)
		g_clear_pointer(&choices->until[i], g_array_unref);
	g_free(choices);
}

static struct found found_in(const struct site_leading *ways, const struct edition *edition, const struct node *node)
{
	if (edition == ways->spot->page->edition)
		return (struct found){ways->spot->page, node, NULL};
	struct choices *choices = g_hash_table_lookup(ways->choices, edition);
	if (!choices) {
		choices = g_new(struct choices, 1);
		*choices = choices_of(ways->spot, edition);
		g_hash_table_insert(ways->choices, (gpointer)edition, choices);
	}
	for (size_t i = 0; i < CHOICES; i++) {
		const struct site_edition *page = choices->pages[i];
		const struct node *there = page ? counterpart(edition, node, page->edition) : NULL;
		if (there)
			return (struct found){page, there, &choices->until[i]};
	}
	return (struct found){0};
}

const GArray *site_way_versions(const void *data, const struct edition *edition, const struct node *node)
{
	const struct site_leading *ways = data;
	const struct found found = found_in(ways, edition, node);
	if (!found.until || found.page->role == SITE_DRAFT)
		return NULL;
	if (!*found.until)
		*found.until = site_versions_until(ways->spot->site, found.page);
	return *found.until;
}

/* ---- the way there ----------------------------------------------------------------------------------------------- */

const char *site_way(const void *data, const struct edition *edition, const struct node *node)
{
	const struct site_leading *ways = data;
	const struct found found = found_in(ways, edition, node);
	const struct site_edition *page = found.page;
	if (!page)
		return NULL;
	const struct node *part = site_part(page, found.node);
	if (page == ways->spot->page && (ways->whole || part == ways->part))
		return "";
	gconstpointer place = part ? (gconstpointer)part : page;
	char *address = g_hash_table_lookup(ways->addresses, place);
	if (!address) {
		g_autofree char *folder = site_place_folder(ways->spot->site, page, part);
		bool below = page == ways->spot->page && !ways->part; /* thousands of them: the short form */
		address = below ? g_strdup_printf("%s/index.html", folder + strlen(page->folder) + 1)
				: g_strdup_printf("%s%s/index.html", ways->spot->up, folder);
		g_hash_table_insert(ways->addresses, (gpointer)place, address);
	}
	return address;
}

void site_leading_open(struct site_leading *ways, const struct site_spot *spot, const struct node *part, bool whole)
{
	*ways = (struct site_leading){.spot = spot,
				      .part = part,
				      .whole = whole,
				      .choices = g_hash_table_new_full(NULL, NULL, NULL, choices_free),
				      .addresses = g_hash_table_new_full(NULL, NULL, NULL, g_free)};
}

void site_leading_close(struct site_leading *ways)
{
	g_hash_table_unref(ways->choices);
	g_hash_table_unref(ways->addresses);
}
