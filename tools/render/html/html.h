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
	/* The relative address of the page on which a node of a document stands ('../officer-code/index.html'): ""
	 * where that is the page at hand, NULL where the document is not published; then a reference to it is its words
	 * only. */
	const char *(*page)(const void *data, const struct edition *edition, const struct node *node);
	const void *data;
	const char *lasting; /* the page whose addresses stay, where that is another than the page at hand; or NULL */
	/* The page of this version for good: of a clause without an id, whose address another clause may have on
	 * `lasting` one day. NULL: that is the page at hand, or there is none. */
	const char *version;
};

/* The document itself, from below its title to its last appendix, without contents list.
 * `links` NULL: a page alone. */
void html_body(const struct edition *edition, const struct html_links *links, GString *out);

/* What a page says above its document. */
struct html_top {
	const char *status; /* markup above the title: whether it is in force */
	const char *banner; /* markup between the title and the facts, or NULL */
	const char *files;  /* markup below the facts, or NULL */
};

/* One line that says whether the document is in force, then its title, and the facts about it. `top` may be NULL, as
 * below: it says that by itself then. */
void html_heading(const struct edition *edition, const struct html_top *top, GString *out);

/* The list of sections and appendices, as a <nav>; nothing where there are fewer than two. */
void html_contents(const struct edition *edition, GString *out);

/* A document that stands on several pages, one for each of its parts: its sections and appendices that have an address.
 */
bool html_is_part(const struct edition *edition, const struct node *node);
/* A part alone: its title is the page's. */
void html_part(const struct edition *edition, const struct node *part, const struct html_links *links, GString *out);
/* What stands in no part: before the first section, most of all. Nothing is written where there is none. */
void html_outside_parts(const struct edition *edition, const struct html_links *links, GString *out);
/* The list of contents, as a <nav>, in which every provision has its address and leads to its page. */
void html_places(const struct edition *edition, const struct html_links *links, GString *out);

/* The class of the words of its status: 'draft', 'adopted' or 'superseded'; NULL when the document does not say. */
const char *html_status_class(const struct meta *meta);

/* Heading, contents list and body together, as they stand within <main>. A flowchart that can't be drawn is said in
 * `diag`. */
void html_document(const struct edition *edition, const struct html_links *links, const struct html_top *top,
		   GString *out, struct diag *diag);

/* Holds the words of a page, as a reader of HTML has them, against the part of the edition that it is made of; what is
 * missing is said in `diag`. html_document() does so itself. */
void html_read_back(const struct edition *edition, const struct node *part, const char *text, size_t length,
		    struct diag *diag);

/* A whole page that needs no other file: the style is within. False when a template is missing. */
bool html_render(const struct edition *edition, const struct templates *templates, GString *out, struct diag *diag);
/* The same with a title of the window that says what of the document it is. */
bool html_render_titled(const struct edition *edition, const char *title, const struct templates *templates,
			GString *out, struct diag *diag);

#endif
