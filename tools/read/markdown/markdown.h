/* SPDX-License-Identifier: MIT
 * The only user of cmark: the body of one source file becomes nodes under a DOCUMENT or APPENDIX.
 * Within read/ only; commands call read/document.h. The work is divided thus:
 *
 *   markdown.c             parses, walks the blocks, keeps sections in their order
 *   markdown_inlines.c     text, links, references, values, blanks
 *   markdown_tables.c      pipe tables found in paragraphs
 *   markdown_fragments.c   pieces of lines (cells, labels, captions) parsed together in one second run
 *   markdown_bounds.c      what cmark would take too long over
 *   markdown_parse.c       calls cmark, whose memory it takes from an arena
 *   attributes.c           '{#id}', '{-}', '{number=2A}'
 *   half_marks.c           what was meant for one of these, or for a reference, and is none
 *
 * and read/markdown/tidy.h, which knows nothing of cmark, puts in order what blocks only show side by side. */
#ifndef KEELING_READ_MARKDOWN_H
#define KEELING_READ_MARKDOWN_H

#include "model/doc.h"
#include "read/markdown/lines.h"

/* More levels than any council's text has; deeper is a mistake or an attack. */
#define NESTING_MOST 64

/* The body of a file: where it begins in the file as it lies on disk, and on which line. */
struct body {
	const char *file;
	const char *text;
	size_t length;
	size_t offset;    /* bytes of the file before `text` */
	unsigned line;    /* the line of the file on which `text` begins */
	bool title_given; /* the front matter has the title: a '#' of the same words is not repeated */
	/* Where a form finds its shared blocks, as struct form_tools says; NULL where it can have none. */
	struct node *(*block)(void *context, const char *name, struct place place);
	void *block_context;
};

void markdown_read(struct doc *doc, struct node *part, const struct body *body, const struct constitution *constitution,
		   struct diag *diag);

/* ---- shared by the files named above --------------------------------------------------------------------------- */

#define FRAGMENT_LEAD strlen("# ") /* each is parsed as a heading */

struct fragment {
	struct node *holder;  /* its inlines go here */
	char *raw;            /* one line of Markdown */
	unsigned first, last; /* the lines it stands on, within the body */
	bool cell;            /* a table's cell: '<br>' makes lines, paragraphs and bullets */
};

struct reading {
	struct doc *doc;
	struct node *part;
	const struct body *body;
	const struct constitution *constitution;
	struct diag *diag;
	struct lines lines;
	unsigned lines_before; /* those from which cmark does not count; see struct parsed */
	GArray *fragments;     /* of struct fragment */
	GString *words;        /* gathered for the next TEXT node */
	size_t cursor;         /* links are looked for in the source from here on */
	GArray *targets;       /* of size_t: where each '](' stands in the body; NULL until a link is met */
	struct {
		const struct node *block;
		size_t at, end; /* marks of the block are looked for in the source from here to there */
		size_t begin;   /* no line between this and `end` is blank */
		unsigned missed;
		const struct node *starred; /* the block whose stars were told of last: one message does for it */
	} marks;
	const char *cell; /* the one that is read, as it stands in the source; NULL for what is none */
	bool entities;    /* there is a '&' in the body: one may stand for what nobody can see */
	unsigned depth;
};

/* False with a message where a text must not be given to cmark. */
bool bounds_are_kept(const struct reading *reading);

struct place reading_place(const struct reading *reading, unsigned line, unsigned column);

struct cmark_node;
/* cmark's tree of a text. Nothing in it is freed by itself. */
struct parsed {
	struct cmark_node *root;
	/* A long text is parsed in two parts: the first block of the second, or NULL, and the byte at which that
	 * begins. Lines of blocks count from there. */
	struct cmark_node *rest;
	size_t cut;
	struct arena *arena, *rest_arena;
};
struct parsed markdown_parse(const char *text, size_t length);
void markdown_parsed_free(struct parsed *parsed);
/* Whether a ']:' stands anywhere: only then can there be a link definition, which counts in the whole text. */
bool may_define_links(const char *text, size_t length);

/* The inlines of a cmark node under `holder`, which stands on the lines first to last of the body. */
void inlines_read(struct reading *reading, struct cmark_node *from, struct node *holder, unsigned first, unsigned last);
/* '[text: Full name]' in texts becomes a blank. */
void blanks_find(struct reading *reading, struct node *holder);

/* If the lines first to last of a paragraph hold a pipe table, adds it (with what stands before and after it) under
 * `parent` and says so. `column` is where the paragraph begins on its first line, in bytes from 1. */
bool table_read(struct reading *reading, struct node *parent, unsigned first, unsigned last, unsigned column,
		bool quoted);

/* Keeps a line of Markdown to be parsed with the others; `raw` is copied. */
void fragment_add(struct reading *reading, struct node *holder, struct slice raw, unsigned first, unsigned last,
		  bool cell);
void fragments_parse(struct reading *reading);

/* What stood between braces at the end of a heading, a paragraph or a code block's first line. */
struct attributes {
	const char *id, *alt;
	const char *number, *written; /* its own count, and all of it as it stands */
	bool unnumbered;
};
/* Takes '{…}', or several of them, off the end of the holder's last text, if there are any; `line` is the last they
 * stand on. */
bool attributes_take(struct reading *reading, struct node *holder, unsigned line, struct attributes *out);
/* Reads what stands between the braces. */
bool attributes_read(struct reading *reading, struct slice inside, struct place place, struct attributes *out);

#endif
