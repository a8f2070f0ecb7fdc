/* SPDX-License-Identifier: MIT
 * What a page says in another language than its own, titles and decisions of documents above all, is marked with that
 * language: a screen reader then has the right voice for it (WCAG 2.2, criterion 3.1.2). */
#include "publish/publication.h"
#include "publish/site/site_internal.h"

#include <string.h>

void site_language(GString *out, const struct words *around, const char *language)
{
	if (!strcmp(around->language, language))
		return;
	HTML_PUT(out, " lang=\"");
	html_text(out, language);
	HTML_PUT(out, "\"");
}

static void text_n(GString *out, const struct words *around, const char *text, size_t length, const char *language)
{
	if (length && strcmp(around->language, language) != 0)
		html_text_in(out, text, length, language);
	else
		html_text_n(out, text, length);
}

void site_text(GString *out, const struct words *around, const char *text, const char *language)
{
	text_n(out, around, text, strlen(text), language);
}

/* Where a name stands in a sentence, or what is left of it where it lost its article there (word_fill()). */
static const char *name_find(const char *sentence, const char **name)
{
	const char *at = strstr(sentence, *name), *blank = strchr(*name, ' ');
	if (at || !blank)
		return at;
	*name = blank + 1;
	return strstr(sentence, *name);
}

void site_naming(GString *out, const struct words *around, const char *sentence, const char *name, const char *language)
{
	const char *at = name && *name ? name_find(sentence, &name) : NULL;
	if (!at) {
		html_text(out, sentence);
		return;
	}
	html_text_n(out, sentence, (size_t)(at - sentence));
	site_text(out, around, name, language);
	html_text(out, at + strlen(name));
}

void site_link_naming(GString *out, const struct site_spot *spot, const char *folder, const char *sentence,
		      const char *name, const char *language)
{
	site_link_open(out, spot, folder);
	site_naming(out, spot->words, sentence, name, language);
	HTML_PUT(out, "</a>");
}

void site_link_titled(GString *out, const struct site_spot *spot, const struct site_edition *page, const char *folder,
		      const char *sentence)
{
	site_link_naming(out, spot, folder, sentence, edition_title(page->edition), edition_language(page->edition));
}

void site_decision_put(GString *out, const struct words *around, const struct site_edition *page)
{
	const struct adopted *adopted = page->release->adoption;
	if (!adopted)
		return;
	const char *language = edition_language(page->edition);
	g_autofree char *text = site_decision(around, page);
	if (adopted->authority) /* all of it is the document's */
		site_text(out, around, text, language);
	else
		site_naming(out, around, text, adopted->by, language);
}
