/* SPDX-License-Identifier: MIT
 * What earlier versions of a document had and it has no more. An address by id that led to it leads to its entry here,
 * which says since when it is gone and shows it as it was. Where removed numbers stay in the text, they do that. */
#include "publish/site/departed.h"
#include "publish/site/site_internal.h"
#include "publish/site/taken.h"
#include "resolve/former.h"

#include <string.h>

/* Letters of a clause by which it is named. */
#define LETTERS_MOST 60

struct gone {
	const char *address;
	const struct node *node;
	const struct site_edition *last; /* the version that had it last */
	guint since;                     /* place of the version after that */
	guint order;                     /* its place in the text of that */
	bool nameless;                   /* a clause without an id: nobody has kept its address */
};

/* Of the versions before the page's. */
struct finding {
	const struct site_edition *page;
	GHashTable *all;       /* address to struct gone */
	GPtrArray *nameless;   /* of struct gone *; owned */
	GHashTable *led;       /* addresses that lead to what has others now */
	GHashTable *taken_out; /* clauses, each to the release that had it last */
	guint count;
};

/* ---- what there was ---------------------------------------------------------------------------------------------- */

static bool is_gone(const struct finding *finding, const struct site_edition *version, const struct node *node)
{
	return g_hash_table_lookup(finding->taken_out, node) == version->release;
}

/* The clauses that are taken out, with the version that had each last. */
static GHashTable *taken_out_find(const struct release *release)
{
	GHashTable *taken_out = g_hash_table_new(NULL, NULL);
	for (guint i = 0; release->gone && i < release->gone->len; i++) {
		const struct gone_clause *gone = &g_array_index(release->gone, struct gone_clause, i);
		if (gone->node->kind == NODE_CLAUSE)
			g_hash_table_insert(taken_out, (gpointer)gone->node, (gpointer)gone->last);
	}
	return taken_out;
}

static void address_add(struct finding *finding, const struct site_edition *version, guint place,
			const struct node *node, const char *address)
{
	struct gone *gone = g_new(struct gone, 1);
	*gone = (struct gone){address, node, version, place + 1, finding->count++, !address_lasts(node)};
	if (gone->nameless) {
		g_ptr_array_add(finding->nameless, gone);
		return;
	}
	const struct gone *before = g_hash_table_lookup(finding->all, address);
	gone->order = before ? before->order : gone->order;
	g_hash_table_replace(finding->all, (gpointer)address, gone);
}

static void addresses_add(struct finding *finding, const struct site_edition *version, guint place,
			  const struct node *parent)
{
	for (const struct node *node = parent->first; node && !node_is_inline(node); node = node->next) {
		const char *address = address_lasts(node) || is_gone(finding, version, node)
					      ? edition_address(version->edition, node)
					      : NULL;
		if (address)
			address_add(finding, version, place, node, address);
		if (node->kind != NODE_FORM)
			addresses_add(finding, version, place, node);
	}
}

static void led_find(const struct edition *edition, const struct node *parent, GHashTable *led)
{
	for (const struct node *node = parent->first; node && !node_is_inline(node); node = node->next) {
		const GPtrArray *formers = edition_formers(edition, node);
		for (guint i = 0; formers && i < formers->len; i++)
			g_hash_table_add(led, formers->pdata[i]);
		led_find(edition, node, led);
	}
}

/* The last to go first; those that went together in the order of their text. */
static gint by_place(gconstpointer a, gconstpointer b)
{
	const struct gone *x = *(struct gone *const *)a, *y = *(struct gone *const *)b;
	if (x->since != y->since)
		return x->since > y->since ? -1 : 1;
	return x->order > y->order ? 1 : -1;
}

/* Of the versions before the page's, what it has no more; of struct gone *. The caller unrefs it. */
static GPtrArray *gone_find(struct finding *finding, const GPtrArray *versions)
{
	const struct edition *edition = finding->page->edition;
	GPtrArray *list = g_ptr_array_new();
	for (guint i = 0; i < versions->len; i++) {
		const struct site_edition *version = versions->pdata[i];
		if (version->release == finding->page->release)
			break;
		addresses_add(finding, version, i, edition_root(version->edition));
	}
	led_find(edition, edition_root(edition), finding->led);
	GHashTableIter each;
	gpointer gone;
	g_hash_table_iter_init(&each, finding->all);
	while (g_hash_table_iter_next(&each, NULL, &gone)) {
		const char *address = ((struct gone *)gone)->address;
		if (!edition_find(edition, address) && !g_hash_table_contains(finding->led, address))
			g_ptr_array_add(list, gone);
	}
	for (guint i = 0; i < finding->nameless->len; i++)
		g_ptr_array_add(list, finding->nameless->pdata[i]);
	g_ptr_array_sort(list, by_place);
	return list;
}

/* ---- where it went ----------------------------------------------------------------------------------------------- */

/* The page of another document that has it since, and has it still. */
static const struct site_edition *page_taken_to(const struct site_spot *spot, const struct gone *gone,
						const struct site_edition *since)
{
	const struct taken taken = taken_to(spot->site->documents, gone->last->release, gone->node, since->release);
	const char *document = taken.release ? edition_meta(taken.release->edition)->id : NULL;
	const struct site_edition *page = document ? site_find(spot->site, document, spot->page->role) : NULL;
	if (document && !page)
		page = site_find(spot->site, document, SITE_CURRENT);
	const struct node *there = page ? edition_find(page->edition, gone->address) : NULL;
	return there && taken_id(there) ? page : NULL;
}

/* Where it stands in a document that this one includes whole, or NULL. */
static const struct node *taken_in(const struct edition *edition, const struct gone *gone)
{
	for (const struct node *part = edition_root(edition)->first; part; part = part->next) {
		if (part->kind != NODE_APPENDIX || !part->whole || !part->meta->id)
			continue;
		g_autofree char *address = g_strdup_printf("%s.%s", part->meta->id, gone->address);
		const struct node *there = edition_find(edition, address);
		if (there && there->id && there->kind == gone->node->kind)
			return there;
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
	if (!title && g_utf8_strlen(words->str, -1) > LETTERS_MOST) {
		g_string_truncate(words, (gsize)(g_utf8_offset_to_pointer(words->str, LETTERS_MOST) - words->str));
		char *blank = strrchr(words->str, ' ');
		g_string_truncate(words, blank ? (gsize)(blank - words->str) : words->len);
		g_string_append(words, " …");
	}
	while (words->len && words->str[words->len - 1] == '.')
		g_string_truncate(words, words->len - 1);
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

/* 'section 9.0, Gifts: not in the text since version 2.0.', and where it went. */
static void went_put(GString *out, const struct site_spot *spot, const GPtrArray *versions, const struct gone *gone)
{
	const struct site_edition *since = gone->since < versions->len ? versions->pdata[gone->since] : spot->page;
	const struct site_edition *goal = page_taken_to(spot, gone, since);
	g_autofree char *said = gone_said(gone);
	g_autofree char *went =
		word_fill(spot->words, since->role == SITE_DRAFT ? "site-gone-draft" : "site-gone-since", "what", said,
			  "version", since->release->version, NULL);
	g_autoptr(GString) link = g_string_new(NULL);
	html_text(out, went);
	if (!goal)
		return;
	place_link(link, spot, goal, edition_find(goal->edition, gone->address), gone->address,
		   edition_title(goal->edition), edition_language(goal->edition));
	HTML_PUT(out, " ");
	site_sentence(out, spot->words, "site-gone-to", link->str, "");
}

/* 'paragraph 8.5, A breach …: in paragraph G10.5 now.' */
static void here_put(GString *out, const struct site_spot *spot, const struct gone *gone, const struct node *here)
{
	const struct edition *edition = spot->page->edition;
	g_autofree char *said = gone_said(gone);
	g_autoptr(GString) link = g_string_new(NULL);
	place_link(link, spot, spot->page, here, edition_address(edition, here), edition_label(edition, here),
		   spot->words->language);
	html_text(out, said);
	HTML_PUT(out, ": ");
	site_sentence(out, spot->words, "site-gone-here", link->str, "");
}

static void entry_put(GString *out, const struct site_spot *spot, const GPtrArray *versions, const struct gone *gone)
{
	const struct node *here = gone->nameless ? NULL : taken_in(spot->page->edition, gone);
	g_autofree char *version =
		word_fill(spot->words, "site-version", "version", gone->last->release->version, NULL);
	g_autoptr(GString) link = g_string_new(NULL);
	HTML_PUT(out, "<li");
	if (!gone->nameless) {
		HTML_PUT(out, " id=\"");
		html_text(out, gone->address);
		HTML_PUT(out, "\"");
	}
	HTML_PUT(out, ">");
	if (here)
		here_put(out, spot, gone, here);
	else
		went_put(out, spot, versions, gone);
	HTML_PUT(out, " ");
	place_link(link, spot, gone->last, gone->node, gone->address, version, spot->words->language);
	site_sentence(out, spot->words, "site-gone-last", link->str, "");
	HTML_PUT(out, "</li>\n");
}

void site_gone(GString *out, const struct site_spot *spot)
{
	const struct site_edition *page = spot->page;
	if (page->role == SITE_VERSION || meta_keeps_numbers(edition_meta(page->edition)))
		return;
	g_autoptr(GPtrArray) versions = site_versions_of(spot->site, page);
	g_autoptr(GHashTable) all = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	g_autoptr(GHashTable) led = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GPtrArray) nameless = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GHashTable) taken_out = taken_out_find(page->release);
	struct finding finding = {page, all, nameless, led, taken_out, 0};
	g_autoptr(GPtrArray) list = gone_find(&finding, versions);
	if (!list->len)
		return;
	HTML_PUT(out, "<section class=\"gone\">\n<h2>");
	html_text(out, word(spot->words, "site-gone"));
	HTML_PUT(out, "</h2>\n<ul>\n");
	for (guint i = 0; i < list->len; i++)
		entry_put(out, spot, versions, list->pdata[i]);
	HTML_PUT(out, "</ul>\n</section>\n");
}
