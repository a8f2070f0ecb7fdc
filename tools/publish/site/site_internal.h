/* SPDX-License-Identifier: MIT
 * What the parts of the site's writer share. For publish/site*.c only. */
#ifndef KEELING_SITE_INTERNAL_H
#define KEELING_SITE_INTERNAL_H

#include "explain/transfers.h"
#include "publish/whole/carried.h"
#include "publish/whole/reuse.h"
#include "publish/site/site.h"
#include "render/html/html.h"
#include "render/html/html_escape.h"
#include "render/html/html_page.h"

#define SITE_FOLDER "site/"

/* Scripts in assets/. */
#define SITE_FORMS "forms.js"
#define SITE_STANDING "standing.js"
#define SITE_SECTIONS "sections.js"

/* The work at hand. */
struct site_work {
	const struct site *site;
	const struct html_shell *shell;
	const struct templates *templates;
	struct reuse *reuse;     /* NULL where none of the pages is taken over */
	const GPtrArray *papers; /* of struct report_paper *, which may have compared the same; or NULL */
	GPtrArray *patterns;     /* of struct words *: those of the overview that were read; or NULL */
	struct stage *stage;
	struct carried *carried; /* where pages go in place of the stage, or NULL */
	struct diag *diag;
};

/* The page at hand: where it stands, and in which language it speaks. */
struct site_spot {
	const struct site *site;
	const struct site_edition *page; /* NULL: the index */
	const char *up;                  /* '', '../', '../../': the way to the site's root */
	const struct words *words;
	const char *script;         /* one that stands in the page, or NULL */
	const char *data;           /* what it says to other programs, as JSON-LD; or NULL */
	const char *const *scripts; /* names of script files in assets/, up to a NULL; or NULL */
	bool anywhere;              /* a server sends it for any address: it holds its style */
};

/* A page between the document's and the one at hand. */
struct site_step {
	const char *folder, *text;
};

/* The id of a page's document. */
const char *site_document(const struct site_edition *page);
/* The page of a document with a role, or NULL. */
const struct site_edition *site_find(const struct site *site, const char *document, enum site_role role);

/* Whether it is the page by which a document is listed: the one in force, or else its draft. */
bool site_is_listed(const struct site *site, const struct site_edition *page);

/* Whether it is the page of an earlier version that may be in force still, or waits for its day. */
bool site_is_open(const struct site_edition *page);
/* Those of a page's document, the newest first; the caller unrefs the array. */
GPtrArray *site_open_versions(const struct site *site, const struct site_edition *page);

/* The way up from a folder: '../' for each of its names. The caller frees it. */
char *site_up(const char *folder);

/* The section or appendix of a page's document that holds a node and has a page of its own; or NULL. */
const struct node *site_part(const struct site_edition *page, const struct node *node);
/* The folder of the page on which a node stands (site_document.c). The caller frees it. */
char *site_place_folder(const struct site *site, const struct site_edition *page, const struct node *node);

/* How a page leads to provisions (site_leading.c): kept while one page is written. */
struct site_leading {
	const struct site_spot *spot;
	const struct node *part; /* what the page at hand has of its document: a part; NULL: what is in none */
	bool whole;              /* or all of it */
	GHashTable *choices;     /* an edition of another document to the pages that may have what it has */
	GHashTable *addresses;   /* a part, or a page, to its relative address */
};

void site_leading_open(struct site_leading *ways, const struct site_spot *spot, const struct node *part, bool whole);
void site_leading_close(struct site_leading *ways);
/* As `page` of struct html_links wants it, whose `data` is a struct site_leading. */
const char *site_way(const void *ways, const struct edition *edition, const struct node *node);
/* As struct akn_others wants it: the adopted versions of another document up to the one that it leads to. */
const GArray *site_way_versions(const void *ways, const struct edition *edition, const struct node *node);

/* <a href="..."> of a page; the same with its words and its end; and of a file of the output folder. */
void site_link_open(GString *out, const struct site_spot *spot, const char *folder);
void site_page_link(GString *out, const struct site_spot *spot, const char *folder, const char *text);
void site_file_link(GString *out, const struct site_spot *spot, const struct site_download *file, const char *text);

/* Parts of a page (site_parts.c): nothing is written where there is nothing to say. */
/* Where one stands: the site, the document; for a page under the document's also that page; and `step`, or NULL. */
void site_trail(GString *out, const struct site_spot *spot, bool below, const struct site_step *step);
/* The links that every page has. */
void site_ways(GString *out, const struct site_spot *spot);
void site_downloads(GString *out, const struct site_spot *spot);
void site_versions(GString *out, const struct site_spot *spot);
void site_gone(GString *out, const struct site_spot *spot); /* site_gone.c */
void site_neighbours(GString *out, const struct site_spot *spot);
void site_footer(GString *out, const struct site_spot *spot);
/* A table that scrolls by itself where it is wide: up to its first row, and behind its last. */
void site_table_open(GString *out, const struct words *words, const char *caption, const char *const *columns,
		     size_t count);
void site_table_close(GString *out);
/* ---- site_language.c: what stands on a page in another language than `around`, that of the page's words ---- */

/* ' lang="cy"', in a tag; nothing where both are one. */
void site_language(GString *out, const struct words *around, const char *language);
/* Text, in an element that names its language where that is another. */
void site_text(GString *out, const struct words *around, const char *text, const char *language);
/* A sentence of ours, or a link, in which a name stands that is in that language; NULL: none does. */
void site_naming(GString *out, const struct words *around, const char *sentence, const char *name,
		 const char *language);
void site_link_naming(GString *out, const struct site_spot *spot, const char *folder, const char *sentence,
		      const char *name, const char *language);
/* Of the edition of a page: the link to a page of it, whose words name it by its title. */
void site_link_titled(GString *out, const struct site_spot *spot, const struct site_edition *page, const char *folder,
		      const char *sentence);
/* site_decision(), with the body named in the document's language. */
void site_decision_put(GString *out, const struct words *around, const struct site_edition *page);

/* 'Council, minute 14'; "" where nobody is said to have decided. The caller frees it. */
char *site_decision(const struct words *words, const struct site_edition *page);
/* ---- site_standing.c: whether a version is in force; its pages need the script SITE_STANDING ---- */

/* 'In force from 1 June 2026', in an element with a class or without; nothing where the document does not say. */
void site_status(GString *out, const struct words *words, const struct site_edition *page, const char *element,
		 const char *class);
/* The same, and 'Version 2.0'. */
void site_state(GString *out, const struct words *words, const struct site_edition *page);
/* 'Officer Code of Conduct, version 3.0: In force from 1 June 2026', in the page's language. The caller frees it. */
char *site_running(const struct site_edition *page);
void site_banner(GString *out, const struct site_spot *spot);
/* A sentence of ours whose {link} is markup and whose {date} is text. */
void site_sentence(GString *out, const struct words *words, const char *key, const char *link, const char *date);

/* Whom a reader may ask, as a link where it is an address of mail (site_parts.c). */
void site_contact(GString *out, const struct constitution *constitution);

/* True where a page has forms to fill in, and so a page of forms under it. */
bool site_has_forms(const struct site_edition *page);

/* Puts a page into the shell (site.c). */
void site_page(const struct site_work *work, const struct site_spot *spot, const char *title, const char *trail,
	       const GString *main, GString *out);
/* And on the stage. */
bool site_put(const struct site_work *work, const struct site_spot *spot, const char *path, const char *title,
	      const char *trail, const GString *main);
/* The same for the page of a folder that stands under the first page of the site. */
bool site_put_plain(const struct site_work *work, const struct site_spot *spot, const char *folder, const char *title,
		    const GString *main);

/* What changed between two versions of a document, the older first (site_changes.c). */
char *site_changes_folder(const struct site_edition *old, const struct site_edition *new);
/* What went into another document from the older one on, or came from one (site_transfers.c). Free it with
 * transfers_free(). */
struct transfers *site_transfers(const struct site *site, const struct site_edition *old,
				 const struct site_edition *new);
/* Versions of a page's document, oldest first, a draft last; the caller unrefs the array. */
GPtrArray *site_versions_of(const struct site *site, const struct site_edition *page);

/* Whole pages. */
bool site_index_write(const struct site_work *work);                                     /* site_pages.c */
bool site_document_write(const struct site_work *work, const struct site_edition *page); /* site_document.c */
bool site_forms_write(const struct site_work *work, const struct site_edition *page);
bool site_days_write(const struct site_work *work, const struct site_edition *page); /* site_days.c */
bool site_search_write(const struct site_work *work);                                /* site_search.c */
bool site_notices_write(const struct site_work *work);                               /* site_notices.c */
bool site_accessibility_write(const struct site_work *work);                         /* site_accessibility.c */
bool site_missing_write(const struct site_work *work);                               /* site_missing.c */

/* Pages of the adopted versions, the latest first (site_notices.c). The caller unrefs the array. */
GPtrArray *site_adoptions(const struct site *site);

/* For other programs. */
void site_legislation(GString *out, const struct site_spot *spot); /* site_legislation.c */
bool site_texts_write(const struct site_work *work, const struct site_edition *page);
/* The adopted versions of its document up to this one: of struct akn_version; the caller unrefs the array. */
GArray *site_versions_until(const struct site *site, const struct site_edition *page);
bool site_feed_write(const struct site_work *work); /* site_feed.c */
bool site_map_write(const struct site_work *work);  /* after all pages */
bool site_sums_write(const struct site_work *work); /* site_sums.c; after all other files */

#endif
