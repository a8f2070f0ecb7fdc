/* SPDX-License-Identifier: MIT
 * Search without a server: assets/search-index.js holds the words of every clause, table, form and flowchart of what
 * was adopted last, and where that waits for its day assets/search-earlier.js those of what holds until then, which is
 * read only until that day. In Welsh a word is found in any form that it has behind another (model/mutation.h), for
 * which the first of the two has the rules. search/index.html is the page on which templates/html/search.js looks
 * through them. */
#include "base/json.h"
#include "publish/publication.h"
#include "publish/site/site_internal.h"
#include "read/words.h"

#include <string.h>

#define SEARCH_FOLDER "search"
#define SEARCH_EARLIER "search-earlier.js"

static const char *const scripts[] = {"search-index.js", "search.js", NULL};

/* ---- the index --------------------------------------------------------------------------------------------------- */

/* What is gathered: of one document after the other. */
struct gathering {
	GString *out;
	const struct site *site;
	const struct site_edition *page;
	const struct edition *edition;
	guint document; /* its place in the list of documents */
	bool any;
};

/* Whether a node is found by itself, so that its words are not those of what it stands in. */
static bool is_place(const struct edition *edition, const struct node *node)
{
	return node_is_place(node) && edition_address(edition, node);
}

/* The words of a place, without those of the places in it. */
static void words_gather(const struct edition *edition, const struct node *place, GString *words)
{
	if (place->kind == NODE_FLOWCHART && place->words)
		g_string_append(words, place->words);
	for (const struct node *node = place->first; node; node = node->next) {
		if (node->kind == NODE_TITLE || is_place(edition, node))
			continue;
		if (words->len && words->str[words->len - 1] != ' ')
			g_string_append_c(words, ' ');
		if (!node->first || node_is_inline(node->first))
			edition_plain(edition, node, words);
		else
			words_gather(edition, node, words);
	}
}

/* The title over a place: its own, or that of the nearest above it. */
static char *heading_of(const struct edition *edition, const struct node *place)
{
	const struct node *title = NULL;
	for (const struct node *node = place; node && !title; node = node->parent)
		title = node_child(node, node->kind == NODE_TABLE ? NODE_CAPTION : NODE_TITLE);
	GString *words = g_string_new(NULL);
	if (title)
		edition_plain(edition, title, words);
	return g_string_free(words, FALSE);
}

/* A place as [document, label, address, heading, words], and behind them the folder of its page, where that is not the
 * document's. */
static void place_put(struct gathering *gathering, const struct node *place)
{
	g_autoptr(GString) words = g_string_new(NULL);
	g_autofree char *heading = heading_of(gathering->edition, place);
	words_gather(gathering->edition, place, words);
	g_strstrip(words->str);
	bool heads = node_child(place, NODE_TITLE) != NULL;
	if (!*words->str && !heads)
		return;
	g_string_append_printf(gathering->out, "%s[%u,", gathering->any ? ",\n" : "\n", gathering->document);
	gathering->any = true;
	json_text(gathering->out, edition_label_whole(gathering->edition, place));
	g_string_append_c(gathering->out, ',');
	json_text(gathering->out, edition_address(gathering->edition, place));
	g_string_append_c(gathering->out, ',');
	json_text(gathering->out, heading);
	g_string_append_c(gathering->out, ',');
	json_text(gathering->out, words->str);
	if (site_part(gathering->page, place)) {
		g_autofree char *folder = site_place_folder(gathering->site, gathering->page, place);
		g_string_append_c(gathering->out, ',');
		json_text(gathering->out, folder);
	}
	g_string_append_c(gathering->out, ']');
}

static void places_gather(struct gathering *gathering, const struct node *parent)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		if (node_is_inline(node))
			return;
		if (is_place(gathering->edition, node))
			place_put(gathering, node);
		places_gather(gathering, node);
	}
}

/* A document as [title, folder, first day, first day of the version after it, title with the version and its days], and
 * behind them its language, where that is not the site's. */
static void document_put(GString *out, const struct site *site, const struct site_edition *page)
{
	const char *language = edition_language(page->edition);
	const struct release *release = page->release;
	g_autofree char *running = site_running(page);
	const char *const texts[] = {edition_title(page->edition),
				     page->folder,
				     release->since ? release->since : "",
				     release->replaced ? release->replaced : "",
				     running,
				     language};
	size_t count = G_N_ELEMENTS(texts) - !strcmp(language, site->words->language);
	for (size_t i = 0; i < count; i++) {
		g_string_append_c(out, i ? ',' : '[');
		json_text(out, texts[i]);
	}
	g_string_append_c(out, ']');
}

/* How a page stands in the index: by which its document is listed, or one that may hold before that does. */
typedef bool (*is_wanted)(const struct site *site, const struct site_edition *page);

static bool is_earlier(const struct site *site, const struct site_edition *page)
{
	(void)site;
	return site_is_open(page);
}

/* The last day on which one of those is of use: until the day before; NULL where there are none. */
static const char *earlier_until(const struct site *site)
{
	const char *last = NULL;
	for (guint i = 0; i < site->editions->len; i++) {
		const struct site_edition *page = site->editions->pdata[i];
		if (site_is_open(page) && g_strcmp0(page->release->replaced, last) > 0)
			last = page->release->replaced;
	}
	return last;
}

/* The rules of a language as they are today, whatever its versions were sealed with, for they are about what readers
 * type; "" for none. The caller frees it. */
static char *rules_of(const struct site_work *work, const char *language)
{
	const struct words *own = work->site->words;
	if (!strcmp(language, own->language))
		return g_strdup(word(own, WORDS_MUTATIONS));
	struct diag *unheard = diag_new(); /* they were read before, with what there was to say */
	struct words *words = words_read(work->templates, language, unheard);
	char *rules = g_strdup(words ? word(words, WORDS_MUTATIONS) : "");
	words_free(words);
	diag_free(unheard);
	return rules;
}

/* How the first letters of words change, of each language of the documents in which they do. */
static void mutations_put(const struct site_work *work, GString *out)
{
	const GPtrArray *pages = work->site->editions;
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	bool any = false;
	for (guint i = 0; i < pages->len; i++) {
		const char *language = edition_words(((const struct site_edition *)pages->pdata[i])->edition)->language;
		g_autofree char *rules =
			g_hash_table_add(seen, (gpointer)language) ? rules_of(work, language) : g_strdup("");
		if (!*rules)
			continue;
		g_string_append(out, any ? "," : ",\n\"mutations\":{");
		json_text(out, language);
		g_string_append_c(out, ':');
		json_text(out, rules);
		any = true;
	}
	g_string_append(out, any ? "}" : "");
}

/* Of what is wanted. */
static void documents_put(const struct site *site, const GPtrArray *pages, GString *out)
{
	g_string_append(out, "{\"documents\":[");
	for (guint i = 0; i < pages->len; i++) {
		g_string_append(out, i ? ",\n" : "\n");
		document_put(out, site, pages->pdata[i]);
	}
	g_string_append_c(out, ']');
}

static void places_put(const struct site *site, const GPtrArray *pages, GString *out)
{
	struct gathering gathering = {.out = out, .site = site};
	g_string_append(out, ",\n\"places\":[");
	for (; gathering.document < pages->len; gathering.document++) {
		gathering.page = pages->pdata[gathering.document];
		gathering.edition = gathering.page->edition;
		places_gather(&gathering, edition_root(gathering.edition));
	}
	g_string_append_c(out, ']');
}

/* All that places are made of: what each document says, and the pages that it stands on. The caller frees it. */
static char *places_key(const struct site_work *work, const GPtrArray *pages, const char *variable, const char *around)
{
	g_autoptr(GString) all = g_string_new(NULL);
	for (guint i = 0; i < pages->len; i++) {
		const struct site_edition *page = pages->pdata[i];
		g_autoptr(GPtrArray) versions = site_versions_of(work->site, page);
		g_string_append_printf(all, "%s %s\n", reuse_digest(work->reuse, page->edition),
				       page->divided ? "divided" : "whole");
		for (guint k = 0; page->divided && k < versions->len; k++) /* names that its pages can't have */
			g_string_append_printf(all, " %s\n",
					       ((const struct site_edition *)versions->pdata[k])->release->version);
	}
	return reuse_key("search", variable, around, all->str, NULL);
}

static bool index_write(const struct site_work *work, const char *name, const char *variable, is_wanted wanted)
{
	g_autoptr(GPtrArray) pages = g_ptr_array_new();
	for (guint i = 0; i < work->site->editions->len; i++)
		if (wanted(work->site, work->site->editions->pdata[i]))
			g_ptr_array_add(pages, work->site->editions->pdata[i]);
	g_autoptr(GString) out = g_string_new(NULL), rules = g_string_new(NULL);
	g_string_append_printf(out, "self.%s=", variable);
	documents_put(work->site, pages, out);
	if (wanted == site_is_listed)
		mutations_put(work, rules);
	g_autofree char *around = g_strconcat(out->str, rules->str, NULL);
	g_autofree char *key = work->reuse ? places_key(work, pages, variable, around) : NULL;
	if (key && reuse_put(work->reuse, key, work->stage))
		return true;
	places_put(work->site, pages, out);
	g_string_append_printf(out, "%s};\n", rules->str);
	g_autofree char *path = g_strdup_printf(SITE_FOLDER "assets/%s", name);
	bool fine = stage_put(work->stage, path, out->str, out->len);
	if (fine && key)
		reuse_note(work->reuse, key, path);
	return fine;
}

static bool indexes_write(const struct site_work *work)
{
	return index_write(work, "search-index.js", "keelingIndex", site_is_listed) &&
	       (!earlier_until(work->site) || index_write(work, SEARCH_EARLIER, "keelingEarlier", is_earlier));
}

/* ---- the page ---------------------------------------------------------------------------------------------------- */

static void attribute(GString *out, const char *name, const char *text)
{
	g_string_append_printf(out, " %s=\"", name);
	html_text(out, text);
	g_string_append_c(out, '"');
}

/* Hidden until the script, which knows no words of its own, shows it. */
static void form_put(GString *out, const struct words *words, const char *until)
{
	HTML_PUT(out, "<form class=\"search\" id=\"_search\" role=\"search\" hidden");
	if (until) {
		attribute(out, "data-earlier", "../assets/" SEARCH_EARLIER);
		attribute(out, "data-until-day", until);
	}
	attribute(out, "data-found", word(words, "search-found"));
	attribute(out, "data-first", word(words, "search-first"));
	attribute(out, "data-none", word(words, "search-none"));
	HTML_PUT(out, ">\n<p><label for=\"_words\">");
	html_text(out, word(words, "search-words"));
	HTML_PUT(out, "</label>\n<input type=\"search\" id=\"_words\" autocomplete=\"off\" spellcheck=\"false\">\n"
		      "<button type=\"submit\">");
	html_text(out, word(words, "search"));
	HTML_PUT(out, "</button></p>\n</form>\n<p id=\"_found\" role=\"status\">");
	html_text(out, word(words, "search-script"));
	HTML_PUT(out, "</p>\n<ol class=\"found\" id=\"_places\" hidden></ol>\n");
}

bool site_search_write(const struct site_work *work)
{
	const struct words *words = work->site->words;
	struct site_spot spot = {.site = work->site, .up = "../", .words = words, .scripts = scripts};
	size_t length;
	g_autofree char *script = templates_read(work->templates, "html/search.js", &length, work->diag);
	if (!script || !stage_put(work->stage, SITE_FOLDER "assets/search.js", script, length) || !indexes_write(work))
		return false;
	g_autofree char *title = word_fill(words, "search-title", "title", work->site->constitution->title, NULL);
	g_autoptr(GString) main = g_string_new("<h1>");
	html_text(main, title);
	HTML_PUT(main, "</h1>\n");
	form_put(main, words, earlier_until(work->site));
	return site_put_plain(work, &spot, SEARCH_FOLDER, title, main);
}
