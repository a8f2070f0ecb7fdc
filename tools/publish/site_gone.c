/* SPDX-License-Identifier: MIT
 * What earlier versions of a document had and it has no more. An address by id that led to it leads to its entry here,
 * which says since when it is gone and shows it as it was. Where removed numbers stay in the text, they do that. */
#include "publish/publication.h"
#include "publish/site_internal.h"

#include <string.h>

/* Words of a clause that name it. */
#define WORDS_MOST 60

struct gone {
	const char *address;
	const struct node *node;
	const struct site_edition *last; /* the version that had it last */
	guint since;                     /* place of the version after that */
};

/* ---- what there was ---------------------------------------------------------------------------------------------- */

/* An author's own id, or the words of a heading: what others may have kept. */
static bool is_lasting(const struct node *node)
{
	bool heading = node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING || node->kind == NODE_APPENDIX;
	return heading || (node->id && node->kind != NODE_FIELD && !node_is_inline(node));
}

static void addresses_add(GHashTable *all, const struct site_edition *page, guint place, const struct node *parent)
{
	for (const struct node *node = parent->first; node && !node_is_inline(node); node = node->next) {
		const char *address = is_lasting(node) ? edition_address(page->edition, node) : NULL;
		if (address) {
			struct gone *gone = g_new(struct gone, 1);
			*gone = (struct gone){address, node, page, place + 1};
			g_hash_table_replace(all, (gpointer)address, gone);
		}
		if (node->kind != NODE_FORM)
			addresses_add(all, page, place, node);
	}
}

static bool keeps_numbers(const struct edition *edition)
{
	const struct meta *meta = edition_meta(edition);
	return meta->lettered && !meta->typed;
}

/* The last to go first; those that went together in the order of their text. */
static gint by_place(gconstpointer a, gconstpointer b)
{
	const struct gone *x = *(struct gone *const *)a, *y = *(struct gone *const *)b;
	if (x->since != y->since)
		return x->since > y->since ? -1 : 1;
	return x->node->place.line != y->node->place.line ? (x->node->place.line > y->node->place.line ? 1 : -1)
							  : strcmp(x->address, y->address);
}

/* Of the versions before the page's, what it has no more; of struct gone *. The caller unrefs both. */
static GPtrArray *gone_find(const struct site_edition *page, const GPtrArray *versions, GHashTable *all)
{
	GPtrArray *list = g_ptr_array_new();
	for (guint i = 0; i < versions->len; i++) {
		const struct site_edition *version = versions->pdata[i];
		if (version->release == page->release)
			break;
		addresses_add(all, version, i, edition_root(version->edition));
	}
	GHashTableIter each;
	gpointer gone;
	g_hash_table_iter_init(&each, all);
	while (g_hash_table_iter_next(&each, NULL, &gone))
		if (!edition_find(page->edition, ((struct gone *)gone)->address))
			g_ptr_array_add(list, gone);
	g_ptr_array_sort(list, by_place);
	return list;
}

/* ---- where it went ----------------------------------------------------------------------------------------------- */

/* The page of another document that has it since, and had it in no version before. */
static const struct site_edition *page_taken_to(const struct site_spot *spot, const struct gone *gone,
						const struct site_edition *since)
{
	const struct site *site = spot->site;
	for (guint i = 0; i < site->editions->len && gone->node->id; i++) {
		const struct site_edition *page = site->editions->pdata[i];
		const struct node *there = edition_find(page->edition, gone->address);
		if (page->role != spot->page->role || page->release == spot->page->release || !there ||
		    there->kind != gone->node->kind || !there->id)
			continue;
		g_autoptr(GPtrArray) versions = site_versions_of(site, page);
		bool before = false;
		for (guint k = 0; k < versions->len; k++) {
			const struct site_edition *version = versions->pdata[k];
			const char *adopted = version->release->adopted, *then = since->release->adopted;
			if (adopted && (!then || strcmp(adopted, then) < 0))
				before = before || edition_find(version->edition, gone->address);
		}
		if (!before)
			return page;
	}
	return NULL;
}

/* ---- an entry ---------------------------------------------------------------------------------------------------- */

/* 'section 9.0, Gifts'; 'paragraph 9.2, An officer who is offered …'. */
static char *gone_said(const struct gone *gone)
{
	const struct edition *edition = gone->last->edition;
	const struct node *title = node_child(gone->node, NODE_TITLE);
	g_autoptr(GString) words = g_string_new(NULL);
	if (gone->node->kind == NODE_APPENDIX)
		g_string_append(words, gone->node->meta->title);
	else
		edition_plain(edition, title ? title : gone->node, words);
	if (!title && g_utf8_strlen(words->str, -1) > WORDS_MOST) {
		g_string_truncate(words, (gsize)(g_utf8_offset_to_pointer(words->str, WORDS_MOST) - words->str));
		char *blank = strrchr(words->str, ' ');
		g_string_truncate(words, blank ? (gsize)(blank - words->str) : words->len);
		g_string_append(words, " …");
	}
	const char *label = edition_label(edition, gone->node);
	bool same = !*label || !strcmp(label, words->str);
	return same ? g_strdup(words->str) : g_strdup_printf("%s, %s", label, words->str);
}

/* `language`: of the text. */
static void place_link(GString *out, const struct site_spot *spot, const struct site_edition *page,
		       const struct node *node, const char *address, const char *text, const char *language)
{
	g_autofree char *folder = site_place_folder(spot->site, page, node);
	HTML_PUT(out, "<a href=\"");
	html_text(out, spot->up);
	html_text(out, folder);
	HTML_PUT(out, "/index.html#");
	html_text(out, address);
	HTML_PUT(out, "\">");
	site_text(out, spot->words, text, language);
	HTML_PUT(out, "</a>");
}

static void entry_put(GString *out, const struct site_spot *spot, const GPtrArray *versions, const struct gone *gone)
{
	const struct site_edition *since = gone->since < versions->len ? versions->pdata[gone->since] : spot->page;
	const struct site_edition *goal = page_taken_to(spot, gone, since);
	bool draft = since->role == SITE_DRAFT;
	g_autofree char *said = gone_said(gone);
	g_autofree char *version =
		word_fill(spot->words, "site-version", "version", gone->last->release->version, NULL);
	g_autofree char *went = word_fill(spot->words, draft ? "site-gone-draft" : "site-gone-since", "what", said,
					  "version", since->release->version, NULL);
	g_autoptr(GString) link = g_string_new(NULL);
	HTML_PUT(out, "<li id=\"");
	html_text(out, gone->address);
	HTML_PUT(out, "\">");
	html_text(out, went);
	HTML_PUT(out, " ");
	if (goal) {
		place_link(link, spot, goal, edition_find(goal->edition, gone->address), gone->address,
			   edition_title(goal->edition), edition_language(goal->edition));
		site_sentence(out, spot->words, "site-gone-to", link->str, "");
		HTML_PUT(out, " ");
		g_string_truncate(link, 0);
	}
	place_link(link, spot, gone->last, gone->node, gone->address, version, spot->words->language);
	site_sentence(out, spot->words, "site-gone-last", link->str, "");
	HTML_PUT(out, "</li>\n");
}

void site_gone(GString *out, const struct site_spot *spot)
{
	const struct site_edition *page = spot->page;
	if (page->role == SITE_VERSION || keeps_numbers(page->edition))
		return;
	g_autoptr(GPtrArray) versions = site_versions_of(spot->site, page);
	g_autoptr(GHashTable) all = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	g_autoptr(GPtrArray) list = gone_find(page, versions, all);
	if (!list->len)
		return;
	HTML_PUT(out, "<section class=\"gone\">\n<h2>");
	html_text(out, word(spot->words, "site-gone"));
	HTML_PUT(out, "</h2>\n<ul>\n");
	for (guint i = 0; i < list->len; i++)
		entry_put(out, spot, versions, list->pdata[i]);
	HTML_PUT(out, "</ul>\n</section>\n");
}
