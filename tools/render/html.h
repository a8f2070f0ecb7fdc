/* SPDX-License-Identifier: MIT
 * A document as a web page. What stands between the tags is escaped in html_escape.c and nowhere else; numbers are
 * text, every clause has an address, and nothing needs a script.
 *
 * For publish/ and the commands. All functions append to `out`. */
#ifndef KEELING_HTML_H
#define KEELING_HTML_H

#include "base/diag.h"
#include "resolve/edition.h"

#include <glib.h>

struct templates;

/* Where a page stands among others: how it leads to the pages of other documents. */
struct html_links {
	/* The relative address of another document's page ('../officer-code/'), or NULL where it is not published:
	 * then a reference to it is its words only. */
	const char *(*page)(const void *data, const struct edition *edition);
	const void *data;
};

/* The document itself, from below its title to its last appendix, without contents list.
 * `links` NULL: a page alone. */
void html_body(const struct edition *edition, const struct html_links *links, GString *out);

/* What a page says above its document. */
struct html_top {
	bool superseded;    /* a later version is in force, whatever the document says of itself */
	const char *banner; /* markup between the title and the facts, or NULL */
	const char *files;  /* markup below the facts, or NULL */
};

/* One line that says whether the document is in force, then its title, and the facts about it. `top` may be NULL, as
 * below. */
void html_heading(const struct edition *edition, const struct html_top *top, GString *out);

/* The list of sections and appendices, as a <nav>; nothing where there are fewer than two. */
void html_contents(const struct edition *edition, GString *out);

/* 'In force', 'Draft' or 'Superseded' in the language of the words, and the class that goes with it; NULL when the
 * document does not say. */
const char *html_status(const struct meta *meta, bool superseded, const struct words *words);
const char *html_status_class(const struct meta *meta, bool superseded);

/* Heading, contents list and body together, as they stand within <main>. A flowchart that can't be drawn is said in
 * `diag`. */
void html_document(const struct edition *edition, const struct html_links *links, const struct html_top *top,
		   GString *out, struct diag *diag);

/* What stands at the head of each printed page: 'Officer Code of Conduct, version 3.0, draft'. The caller frees it. */
char *html_running(const struct edition *edition, bool superseded);

/* A whole page that needs no other file: the style is within. False when a template is missing. */
bool html_render(const struct edition *edition, const struct templates *templates, GString *out, struct diag *diag);

#endif
