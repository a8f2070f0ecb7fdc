/* SPDX-License-Identifier: MIT */
#include "publish/preview/preview_shell.h"
#include "publish/collection.h"
#include "read/words.h"
#include "render/html/html_escape.h"

#include <string.h>

/* The words of the constitution's language, or English ones where it can't be read yet. */
static struct words *words_around(const char *content, const struct templates *templates, struct diag *diag)
{
	struct diag *own = diag_new();
	struct sources *sources = sources_open(content, own);
	struct collection *collection = sources ? collection_open(sources, templates, own) : NULL;
	g_autofree char *language = g_strdup(collection ? collection->words->language : "en-GB");
	collection_free(collection);
	diag_free(own);
	return words_read(templates, language, diag);
}

static void place_fill(GString *out, const struct words *words, const char *name, size_t length)
{
	static const char *const places[][2] = {
		{"title", "preview"},           {"documents", "site-documents"},
		{"page", "preview-page"},       {"overview", "preview-overview"},
		{"redline", "preview-redline"}, {"fine", "preview-fine"},
		{"stale", "preview-stale"},     {"nothing", "preview-nothing"},
		{"lost", "preview-lost"},       {"script", "preview-script"},
		{"show", "preview-findings"},   {"frame", "preview-frame"},
	};
	if (length == strlen("language") && !strncmp(name, "language", length))
		html_text(out, words->language);
	for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
		if (strlen(places[i][0]) == length && !strncmp(name, places[i][0], length))
			html_text(out, word(words, places[i][1]));
}

static char *shell_fill(const char *template, const struct words *words)
{
	GString *out = g_string_new(NULL);
	for (const char *open = strstr(template, "{{"); open; open = strstr(template, "{{")) {
		const char *close = strstr(open, "}}");
		if (!close)
			break;
		g_string_append_len(out, template, open - template);
		place_fill(out, words, open + 2, (size_t)(close - open - 2));
		template = close + 2;
	}
	g_string_append(out, template);
	return g_string_free(out, FALSE);
}

bool preview_shell_read(struct preview_page pages[PREVIEW_PAGES], const char *content,
			const struct templates *templates, struct diag *diag)
{
	static const char *const names[] = {"index.html", "preview.js", "preview.css"};
	struct words *words = words_around(content, templates, diag);
	bool good = words != NULL;
	memset(pages, 0, PREVIEW_PAGES * sizeof *pages);
	for (size_t i = 0; i < G_N_ELEMENTS(names) && good; i++) {
		g_autofree char *path = g_strdup_printf("preview/%s", names[i]);
		char *text = templates_read(templates, path, NULL, diag);
		good = text != NULL;
		pages[i].name = good ? names[i] : NULL;
		pages[i].text = good && i == 0 ? shell_fill(text, words) : text;
		if (pages[i].text != text)
			g_free(text);
	}
	if (words)
		words_free(words);
	return good;
}

void preview_shell_free(struct preview_page pages[PREVIEW_PAGES])
{
	for (size_t i = 0; i < PREVIEW_PAGES; i++)
		g_free((char *)pages[i].text);
}
