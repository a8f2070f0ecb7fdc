/* SPDX-License-Identifier: MIT
 * The published site: an index of the constitution, a page for each document and version, a page of forms for each
 * document that has some, one style sheet. Everything is relative, so that any web server can hold the folder, and it
 * can be opened from a disk. For publish/build and the commands. */
#ifndef KEELING_SITE_H
#define KEELING_SITE_H

#include "base/stage.h"
#include "base/templates.h"
#include "resolve/edition.h"

enum site_role {
	SITE_CURRENT, /* the document's own address: the version in force */
	SITE_VERSION, /* an adopted version, at its own address for good; the one in force has such a page too */
	SITE_DRAFT
};

enum site_kind { SITE_WORD, SITE_ODT, SITE_PDF, SITE_FORM, SITE_PACK };

/* A file that a page leads to. */
struct site_download {
	enum site_kind kind;
	const char *path;    /* relative to the output folder: 'docx/officer-code.docx', 'site/files/pack.zip' */
	const char *title;   /* SITE_FORM: the form's title, with its appendix; else NULL */
	const char *address; /* SITE_FORM: where it stands on the document's page, or NULL */
	size_t bytes;
};

/* A page. Borrows everything. */
struct site_edition {
	const struct edition *edition;
	const struct release *release; /* which it is */
	const char *folder;            /* 'officer-code', 'officer-code/2.0', 'officer-code/draft' */
	enum site_role role;
	bool superseded;            /* a later version is in force */
	bool divided;               /* each of its sections and appendices has a page of its own */
	const GString *text;        /* what is printed, in plain words: edition_text(); where pages are written */
	const GPtrArray *downloads; /* of struct site_download *, or NULL */
};

struct site {
	const struct constitution *constitution;
	const struct words *words; /* of the constitution */
	const GPtrArray *editions; /* of struct site_edition *: document by document in the order of publication; of a
				      document the current one first, then the draft, then versions, newest first */
};

struct publication;
struct reuse;

/* What a build calls, after all other files are on the stage: the pages of everything published, with links to the
 * Word files (docx/), OpenDocument files (odt/), forms and packs (forms/) that are there already. As site_write(). */
bool site_publish(const struct publication *publication, struct reuse *reuse, struct stage *stage,
		  const struct templates *templates, struct diag *diag);
/* The pages of what changed between versions, which lead to no other file and may come before all others; those that an
 * earlier build made of the same are taken over, and what the `papers` (of struct report_paper *) compared is not
 * compared again. */
bool site_publish_changes(const struct publication *publication, struct reuse *reuse, const GPtrArray *papers,
			  struct stage *stage, const struct templates *templates, struct diag *diag);

/* Puts every file of the site below 'site/', but for the pages of what changed, which site_write_changes() puts there;
 * documents of which an earlier build made the same are taken over. False, with a message, when a template or the stage
 * fails. */
bool site_write(const struct site *site, struct reuse *reuse, struct stage *stage, const struct templates *templates,
		struct diag *diag);
bool site_write_changes(const struct site *site, struct reuse *reuse, const GPtrArray *papers, struct stage *stage,
			const struct templates *templates, struct diag *diag);

#endif
