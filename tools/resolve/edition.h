/* SPDX-License-Identifier: MIT
 * An edition: a document with everything settled once - numbers, addresses, what each reference prints and leads to.
 * Renderers take a const edition and only read. The document stays what the author wrote.
 *
 *   struct library *library = library_new(constitution, words);
 *   struct edition *code = library_add(library, doc, diag);         takes the doc; numbers and addresses settled
 *   library_settle(library, diag);                                  references, values and policies, across documents
 *   edition_number(code, clause)  "16.5"
 *   library_free(library);                                          frees the editions and their documents too */
#ifndef KEELING_EDITION_H
#define KEELING_EDITION_H

#include "model/doc.h"
#include "model/words.h"

struct edition;
struct ledger;
struct library;

/* All editions of one constitution (or one lone document: `constitution` NULL), so that they can refer to each other.
 * Borrows both; they must outlive it. */
struct library *library_new(const struct constitution *constitution, const struct words *words);
/* The words of another language, for documents that are added after this; borrowed too. A document in a language
 * that the library has no words of speaks the library's own. */
void library_speak(struct library *library, const struct words *words);
/* The numbers that the document of that id was adopted with, for those that are added after this; both borrowed. It
 * keeps them where it says 'after-adoption: letter'. */
void library_keep(struct library *library, const char *id, const struct ledger *ledger);
struct edition *library_add(struct library *library, struct doc *doc, struct diag *diag);
void library_settle(struct library *library, struct diag *diag);
/* The references of one document that was added after the others were settled. */
void library_settle_late(struct library *library, struct edition *edition, struct diag *diag);
/* Once they are settled: a reference to another document gets the address for good of what it leads to, for files that
 * lie anywhere. `site` is the address of the website, with a '/' at its end; `published` holds the ids of the documents
 * that stand there: what leads to another one has no address. */
void library_lead(struct library *library, const char *site, GHashTable *published);
size_t library_count(const struct library *library);
const struct edition *library_get(const struct library *library, size_t i);
/* The edition of a document by its id, or NULL. */
const struct edition *library_find(const struct library *library, const char *id);
void library_free(struct library *library); /* NULL is fine */

/* What a REFERENCE, VALUE or POLICY node came to. */
struct reference {
	const char *text; /* what is printed in place of the link: 'section 11', '£25', 'Whistleblowing Policy' */
	bool computed;    /* text is ours (else the author's own words are kept: print the children) */
	const struct edition *edition; /* where the target stands; NULL when there is none */
	const struct node *node;       /* the target; NULL for a value, a policy, or what was not found */
	const char *address; /* POLICY: its web address or NULL; REFERENCE: by library_lead(), of what stands in another
				document */
	bool found;
};

const struct doc *edition_doc(const struct edition *edition);
/* True if a reference leads to what could not be read, maybe of another document: nothing was said of it. */
bool edition_unsettled(const struct edition *edition);
const struct node *edition_root(const struct edition *edition);
const struct meta *edition_meta(const struct edition *edition); /* of the root */
const struct words *edition_words(const struct edition *edition);
/* Of the constitution that it is in, or, of a lone document, its own. */
const struct words *edition_words_around(const struct edition *edition);
const struct constitution *edition_constitution(const struct edition *edition); /* or NULL */
const char *edition_language(const struct edition *edition);
/* `title` with values etc. settled is just its nodes; this is the plain title of the root. */
const char *edition_title(const struct edition *edition);

/* The number as printed at the margin: '16.5', '(a)', '2.0', 'G1.1', for an appendix its letter 'G'.
 * "" where there is none. SECTION, SUBHEADING, CLAUSE, APPENDIX; ITEM of a LIST has its plain number '3.'. */
const char *edition_number(const struct edition *edition, const struct node *node);

/* How a node is cited within its document: 'section 16.0', 'paragraph 16.5(a)', 'Appendix G', 'the table in
 * paragraph 14.3', or its title. Belongs to the edition. "" for nodes that can't be cited (inlines, cells). */
const char *edition_label(const struct edition *edition, const struct node *node);
/* The same as it is cited from the body of the document: 'paragraph 1 of Appendix B' where the number alone would be
 * taken for one of the body. Not of a redline. */
const char *edition_label_whole(const struct edition *edition, const struct node *node);

/* The permanent name of a node within its edition, unique in it, fit for an id in HTML and a fragment in an address:
 * the author's id, or one made from the heading's words or the clause's place; NULL for nodes without one.
 * In a document included whole it begins with that document's id and a dot. */
const char *edition_address(const struct edition *edition, const struct node *node);

/* What a REFERENCE, VALUE or POLICY came to; never NULL after library_settle(). */
const struct reference *edition_reference(const struct edition *edition, const struct node *node);

/* The words under a node as they are printed, without any markup; a blank between blocks. */
void edition_plain(const struct edition *edition, const struct node *parent, GString *out);

/* How native numbering counts it: the level from 1 in its part's patterns (0: not counted: no number or a typed one),
 * and the count at that level. */
unsigned edition_level(const struct edition *edition, const struct node *node);
unsigned edition_count(const struct edition *edition, const struct node *node);

/* The numbering pattern of a level (from 1) in a part (a DOCUMENT or APPENDIX node), as written or by default: '1.1'.
 * Appendices that are whole documents have their letter in front: 'G' is returned by edition_prefix(). */
const char *edition_pattern(const struct edition *edition, const struct node *part, unsigned level);
const char *edition_prefix(const struct edition *edition, const struct node *part);

/* The node at an address, or NULL. */
const struct node *edition_find(const struct edition *edition, const char *address);

/* The numbers that it has, for the drafts that come after it. The caller frees it. */
struct ledger *edition_ledger(const struct edition *edition);

/* The dump: a line a node, with its number, id and text. For tests, bug reports, `--to tree`. */
void edition_tree(const struct edition *edition, GString *out);
/* The words as they are printed, a line a block, with its number: what is sealed when a version is adopted. */
void edition_text(const struct edition *edition, GString *out);
/* The same facts as JSON, for other programs. */
void edition_json(const struct edition *edition, GString *out);

#endif
