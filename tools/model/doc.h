/* SPDX-License-Identifier: MIT
 * A document as written, and the constitution that it stands in.
 *
 * For everyone above model. read/ makes them, resolve/ takes the document into an edition. */
#ifndef KEELING_DOC_H
#define KEELING_DOC_H

#include "base/arena.h"
#include "model/node.h"

enum doc_status { DOC_DRAFT, DOC_ADOPTED, DOC_SUPERSEDED };
/* As the front matter writes it: 'draft'. */
const char *doc_status_name(enum doc_status status);

/* A named value: `gift-limit: £25`. */
struct value {
	const char *name, *text;
	struct place place;
};

/* How the whole of a document looks, where that is not as usual. */
enum document_look {
	LOOK_CAPITALS = 1 << 0,     /* headings in capitals: the words stay as they are written */
	LOOK_BOLD_NUMBERS = 1 << 1, /* of clauses */
	LOOK_PLAIN = 1 << 2,        /* no list of contents */
};

/* How many pages of the website a document stands on: one, or one for each section and appendix. */
enum document_pages { PAGES_BY_LENGTH, PAGES_ONE, PAGES_SECTIONS };

/* The front matter of a document or of one appendix. Strings may be NULL where the author gave none;
 * dates are as written, YYYY-MM-DD, and are real days. */
struct meta {
	const char *id;          /* its folder's name, or the file's without '.md', or `id:` */
	const char *title;       /* plain words of the title: from `title:` or the '#' heading; never NULL */
	bool named_by_file;      /* there was no title: `title` is the file's name */
	const char *short_title; /* `short:`, what generated sentences call it */
	const char
		*citation; /* `citation:`, what a reference from elsewhere prints ('Constitution Part 5, Section B') */
	const char *version;
	enum doc_status status;
	bool status_given;
	const char *adopted, *effective, *review;
	const char *replaced; /* the day on which a later version takes its place: its own text can't know it, whoever
				 reads its history sets it (publish/); or NULL */
	const char *owner;
	const char *language; /* 'en-GB' or 'cy'; NULL means that of the constitution */
	const char *source;   /* the file it was read from, relative to the content folder */
	bool minuted;         /* `minute: required`: an adoption of it names the minute */
	bool lettered; /* `after-adoption: letter`: numbers that were adopted stay, what comes between has letters */
	bool typed;    /* numbers are kept as they stand in the text */
	const char *const *numbering; /* patterns, one a level, NULL-terminated; NULL means the default */
	GPtrArray *values;            /* of struct value *, in the order written */
	const char *const *above;     /* lines that stand above the title, NULL-terminated; or NULL */
	unsigned look;                /* bits of enum document_look */
	enum document_pages pages;    /* `pages: one` or `sections` */
	bool front;                   /* there was front matter */
	struct place place;
};

/* What of a document could not be read, and was told of: what then seems to be missing may be in there. */
enum doc_lack {
	LACKS_TEXT = 1,
	LACKS_APPENDICES = 2, /* which there are */
	LACKS_VALUES = 4,     /* of its front matter */
	LACKS_NUMBERS = 8,    /* how they are written, or which letter an appendix has */
	LACKS_ALL = 15,
};

/* Owner of all its nodes and strings. */
struct doc {
	struct arena *arena;
	struct arena *tree;      /* the nodes, close together: the tree is walked many times */
	struct node *root;       /* NODE_DOCUMENT */
	uint32_t nodes;          /* how many there are: indexes run from 0 to nodes - 1 */
	uint32_t references;     /* how many slots the edition's table of references needs */
	GPtrArray *files;        /* of const char *: every file that was read for it, in order, the first its own */
	GPtrArray *values_lists; /* owned lists of the metas: freed with the document */
	GArray *own_numbers;     /* of struct own_number, in the order of the text */
	unsigned lacks;          /* of enum doc_lack */
};

/* A number that an author gave with {number=3.7}, as it was written; the node has what stands behind the last dot. */
struct own_number {
	const struct node *node;
	const char *written;
};

/* A policy of the council outside the constitution. */
struct policy {
	const char *id, *title, *address;
	const char *const *former; /* former titles, NULL-terminated, never NULL */
	struct place place;
};

/* How far a website meets the guidelines on accessibility. */
enum compliance { COMPLIANCE_PARTIAL, COMPLIANCE_FULL, COMPLIANCE_NONE, COMPLIANCES };

/* What a council alone knows of its website, for the statement that it must publish. */
struct accessibility {
	enum compliance compliance;
	const char *prepared, *reviewed; /* days of the statement, or NULL */
	const char *tested;              /* how and when the site was, in words; or NULL */
	const char *const *problems; /* what is not accessible, in words, NULL-terminated; NULL where it is not said */
};

struct constitution {
	struct arena *arena;
	const char *title, *council, *language, *contact;
	const char *folder;  /* as given on the command line */
	const char *address; /* of the published site, with a '/' at its end; or NULL */
	GHashTable *titles;  /* language to title, both const char *; or NULL */
	struct accessibility accessibility;
	GPtrArray *documents; /* of const char *: ids in order of publication */
	GPtrArray *values;    /* of struct value * */
	GPtrArray *policies;  /* of struct policy *, in the order written */
	GPtrArray *files;     /* of const char *: files read for it, or refused */
	GPtrArray *unread;    /* of const char *: ids of listed documents that are not there or could not be read */
	bool documents_partial, policies_partial, values_partial; /* not all of them could be read; it was told of */
};

struct doc *doc_new(void);
void doc_free(struct doc *doc); /* NULL is fine */
struct meta *meta_new(struct doc *doc);

struct constitution *constitution_new(void);
void constitution_free(struct constitution *constitution); /* NULL is fine */
/* Its title in a language, or NULL where it has none in it. */
const char *constitution_title(const struct constitution *constitution, const char *language);
/* True if the document of this id is among those that it has. */
bool constitution_lists(const struct constitution *constitution, const char *id);

/* A node of `doc` at the end of `parent` (NULL: the root). Its index is given by doc_number(). */
struct node *doc_add(struct doc *doc, struct node *parent, enum node_kind kind, struct place place);
/* A node that stands nowhere yet: the caller puts it into the tree. */
struct node *doc_make(struct doc *doc, enum node_kind kind, struct place place);
/* Puts a node that stands nowhere at the end of a parent's children. */
void node_attach(struct node *parent, struct node *node);
/* The same behind another. */
void node_attach_after(const struct node *before, struct node *node);
/* The same at the start of its children. */
void node_attach_first(struct node *parent, struct node *node);
/* Takes a node out of its parent's children; it stands nowhere then. */
void node_detach(struct node *node);
/* The same for one that stands right behind `before`, or, where that is NULL, is the first: where there are many, each
 * would be looked for among all. */
void node_detach_behind(struct node *before, struct node *node);
/* Gives every node its dense index and every reference its slot, in reading order; after each change. */
void doc_number(struct doc *doc);

/* What the front matter tells readers of a document from version to version: how others cite it, when it is reviewed,
 * who answers for it. What each version has anew (its number, status and days) and what only steers the tools is none
 * of it; the title is a part of the text. */
enum meta_fact { META_CITATION, META_SHORT, META_REVIEW, META_OWNER, META_FACTS };
/* As the author wrote it, or NULL. */
const char *meta_fact(const struct meta *meta, enum meta_fact fact);
/* As the front matter calls it: 'owner'. */
const char *meta_fact_name(enum meta_fact fact);
bool meta_fact_named(const char *text);

/* What generated sentences call a document: the short title or else the title. */
const char *meta_short(const struct meta *meta);
/* Whether its numbers stay once they are adopted (after-adoption: letter), which typed ones do anyhow. */
bool meta_keeps_numbers(const struct meta *meta);

#endif
