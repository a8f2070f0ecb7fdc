/* SPDX-License-Identifier: MIT
 * The published site: an index of the constitution, a page for each document and version, a page of forms for each
 * document that has some, one style sheet. Everything is relative, so that any web server can hold the folder, and it
 * can be opened from a disk. For publish/whole/whole.c. */
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
	bool divided;               /* each of its sections and appendices has a page of its own */
	const GString *text;        /* what is printed, in plain words: edition_text(); NULL: not asked for yet */
	const GPtrArray *downloads; /* of struct site_download *, or NULL */
};

struct site {
	const struct constitution *constitution;
	const char *on;             /* the day that the site is for, or NULL */
	const struct words *words;  /* of the constitution */
	const GPtrArray *documents; /* of struct published *: all that its pages are of; or NULL */
	const GPtrArray *editions;  /* of struct site_edition *: document by document in the order of publication; of a
				       document the current one first, then the draft, then versions, newest first */
};

struct publication;
struct reuse;

/* What a build calls. First, before all other files are on the stage: the pages of what changed between versions, which
 * lead to no other file. Those that an earlier build made of the same are taken over; the others are made in processes
 * of their own (base/apart.h), of which one is begun here. All must outlive what is returned. NULL with a message when
 * a template or the stage fails. */
struct site_pages;
struct site_pages *site_publish_begin(const struct publication *publication, struct reuse *reuse, struct stage *stage,
				      const struct templates *templates, struct diag *diag);
/* Then, once: what the `papers` (of struct report_paper *, or NULL) compared need not be compared again, neither by the
 * second of the processes, which waited for that, nor for the history of provisions. They must outlive
 * site_publish_end(). */
void site_publish_reported(struct site_pages *pages, const GPtrArray *papers);
/* Then, after all other files: the pages of everything published, with links to the Word files (docx/), OpenDocument
 * files (odt/), forms and packs (forms/) that are there, and those of what changed. As site_write(). */
bool site_publish_end(struct site_pages *pages);
void site_publish_drop(struct site_pages *pages); /* in any case; NULL is fine */

/* The pages of what changed, as above. */
struct site_changes;
struct site_changes *site_changes_begin(const struct site *site, struct reuse *reuse, struct stage *stage,
					const struct templates *templates, struct diag *diag);
void site_changes_reported(struct site_changes *changes, const GPtrArray *papers);
bool site_changes_end(struct site_changes *changes);  /* puts them; false with a message */
void site_changes_drop(struct site_changes *changes); /* in any case; NULL is fine */

/* Puts every file of the site below 'site/'; documents of which an earlier build made the same are taken over. What is
 * left of the `changes` is put too; NULL: there are none. False, with a message, when a template or the stage fails. */
bool site_write(const struct site *site, struct site_changes *changes, struct reuse *reuse, struct stage *stage,
		const struct templates *templates, struct diag *diag);

#endif
