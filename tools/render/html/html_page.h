/* SPDX-License-Identifier: MIT
 * Whole pages: the shell of templates/html/page.html, filled in. For html_redline.c and publish/. */
#ifndef KEELING_HTML_PAGE_H
#define KEELING_HTML_PAGE_H

#include "base/templates.h"
#include "model/words.h"

#include <glib.h>

/* The files of templates/html/, read once for all pages. */
struct html_shell {
	char *page;  /* page.html */
	char *style; /* style.css */
	char *forms; /* forms.js: saves a form as a file */
};

/* NULL, with a message, when a file is missing or the shell lacks a place that it needs. */
struct html_shell *html_shell_read(const struct templates *templates, struct diag *diag);
void html_shell_free(struct html_shell *shell); /* NULL is fine */

/* What goes into the shell. Texts are escaped when they are filled in; those said to be markup are not. */
struct html_page {
	const struct words *words; /* of the page's language */
	const char *title;         /* of the window */
	const char *description;
	const char *council;        /* or NULL */
	const char *home;           /* relative address of the first page; NULL: none to lead to */
	const char *style;          /* relative address of the style sheet; NULL: the style stands in the page */
	const char *script;         /* one that stands in the page, or NULL */
	const char *data;           /* what it says to other programs, as JSON-LD; or NULL */
	const char *const *scripts; /* relative addresses of script files, up to a NULL; or NULL */
	const char *feed;           /* relative address of the feed of adopted versions; NULL: there is none */
	const char *running;        /* head of each printed page: title, version, status */
	const char *ways;           /* markup: the links that every page has; NULL for none */
	const char *trail;          /* markup: where one stands; "" for nothing */
	const char *main;           /* markup; NULL where write_main() puts it there */
	void (*write_main)(void *data, GString *out); /* appends a large main part where it belongs: it is not copied */
	void *data_of_main;
	const char *footer; /* markup */
};

void html_page_write(const struct html_shell *shell, const struct html_page *page, GString *out);

#endif
