/* SPDX-License-Identifier: MIT
 * What the writers of sources from Word files share. For publish/word_*.c only. */
#ifndef KEELING_WORD_WRITING_H
#define KEELING_WORD_WRITING_H

#include "publish/word/word_source.h"
#include "render/markdown/markdown_text.h"
#include "resolve/edition.h"

#define PATTERNS_MOST 9
#define DEEPEST_HEADING 6u

/* A list or clause that later ones may stand in. */
struct open_item {
	unsigned list, level;
	int left;
	unsigned width; /* how far what stands in it is indented */
	bool clause;
};

struct writing {
	const struct word *word;
	struct word_source *source;
	GString *out;
	bool ours;                            /* a file that these tools wrote: all its bookmarks are ids */
	const struct library *library;        /* the documents that a file goes back among; NULL: none */
	const char *site;                     /* the address of their website, or NULL */
	unsigned shallowest;                  /* outline level of the sections */
	unsigned headings;                    /* levels of headings that are numbered, from the shallowest on */
	GHashTable *asked;                    /* bookmarks that references lead to */
	GHashTable *ids;                      /* bookmark to id */
	GHashTable *tables;                   /* the bookmarks that are those of tables */
	GHashTable *taken;                    /* ids */
	GHashTable *again;                    /* how often each is taken */
	GArray *items;                        /* of struct open_item, the outermost first */
	bool numbers;                         /* some paragraph has a number, counted or typed */
	guint at;                             /* the block at hand, in those of the file */
	const struct word_paragraph *heading; /* that it stands under, or NULL */
	bool in_form;                         /* a form block is open */
	bool flat;                            /* clauses stand in no section */
	const char *patterns[PATTERNS_MOST];
	guint headless; /* tables whose first row Word does not mark as their head, and the first of them */
	const struct word_table *headless_first;
	guint captions;  /* that begin with a number of Word's own */
	bool unfit;      /* a number that no pattern of ours tells */
	unsigned indent; /* of the block at hand */
};

/* ---- word_items.c: the lists and clauses that are open ---- */

/* Ends them, down to so many. */
void items_close(struct writing *writing, guint kept);
/* The innermost, or NULL; and how far what stands in it is indented. */
struct open_item *item_last(const struct writing *writing);
unsigned items_width(const struct writing *writing);
/* Ends those that a numbered paragraph does not stand in; and those that words at `left` don't. */
void items_fit(struct writing *writing, const struct word_paragraph *paragraph);
void items_around(struct writing *writing, int left);
/* How many of them the next number goes on in. */
guint items_needed(const struct writing *writing);
/* How deep among clauses a text stands whose style says so, in a file of ours, from 1; 0 for others. And ends the items
 * that stand within the clause of such a depth. */
unsigned items_clause(const struct writing *writing, const struct word_paragraph *paragraph);
void items_of_clause(struct writing *writing, unsigned depth);

/* ---- word_ids.c: a look over the whole ---- */

bool paragraph_is_empty(const struct word_paragraph *paragraph);
bool paragraph_is_title(const struct word_paragraph *paragraph);
bool paragraph_is_heading(const struct word_paragraph *paragraph);
/* The words above a table that say what it holds. */
bool block_is_caption(const GPtrArray *blocks, guint at);
/* Finds what can be referred to, and the level of the sections. */
void source_look(struct writing *writing);
/* The level of the sections: the least of all headings. */
unsigned source_shallowest(const GPtrArray *blocks);

/* A name as an id: small letters, digits and single hyphens, until there are `most` of them; it may be empty or begin
 * with a digit. The caller frees it. */
GString *id_of(const char *name, size_t most);

/* ---- word_front.c ---- */

/* The paragraph that is the document's title, or NULL; and the front matter, put before what is written. */
const struct word_paragraph *source_title(const struct writing *writing);
void source_front(struct writing *writing, const struct word_paragraph *title, const char *name);
/* How it is numbered, as the front matter says it, where it is numbered; the caller frees it. */
char *source_numbering(const struct writing *writing);
/* Whether a paragraph is made of the front matter. */
bool source_is_front(const struct writing *writing, const struct word_paragraph *paragraph);

/* ---- word_words.c: words within a block ---- */

/* Pieces as Markdown; `beginning`: they begin a block. */
void words_write(struct writing *writing, const GArray *pieces, guint from, guint to, struct markdown_spot spot,
		 GString *out);
/* A label of a form: the same, without controls. */
void words_label(struct writing *writing, const GArray *pieces, guint from, guint to, GString *out);
/* "the table 'Post …', under 'Gifts'", for a note on it; the caller frees it. */
char *writing_table(const struct writing *writing, const struct word_table *table);
/* Says once more what reads otherwise. */
void writing_note(struct writing *writing, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* '{#an-id}' for a block that a reference leads to, or nothing. */
void id_write(struct writing *writing, const GPtrArray *bookmarks, GString *out);

/* ---- word_grid.c: tables ---- */

/* One more paragraph of a cell; `start`: where the cell begins in `out`. */
void cell_paragraph(struct writing *writing, const struct word_paragraph *paragraph, gsize start, GString *out);
/* A table that is one box around paragraphs, without a caption, as a note; false, and nothing written, for
 * other tables. */
bool box_write(struct writing *writing, const struct word_table *table);
/* Says at the end which tables have a head that Word marks as none. */
void headless_tell(struct writing *writing);
void grid_write(struct writing *writing, const struct word_table *table);

/* ---- word_form.c: what is to be filled in ---- */

/* What stands above a field and belongs to it. */
struct field_words {
	GString *hint;
	bool required;
};
bool has_controls(const struct word_paragraph *paragraph);
bool table_has_controls(const struct word_table *table);
void form_paragraph(struct writing *writing, const struct word_paragraph *paragraph);
void form_table(struct writing *writing, const struct word_table *table);
void form_field(struct writing *writing, const struct word_control *control, const char *label,
		const struct field_words *above);
bool has_letters(const char *text);
/* The lines of a field: its kind and label, its id, what stands above it (NULL is fine); words within a line. */
void form_begin(struct writing *writing, const char *type, const char *label);
void form_id_line(struct writing *writing, const struct word_control *control);
void form_above(struct writing *writing, const struct field_words *above);
void form_quoted(GString *out, const char *text);
void form_close(struct writing *writing);

/* ---- word_rows.c: a table as one field ---- */

bool table_is_rows(const struct word_table *table);
void table_rows_write(struct writing *writing, const struct word_table *table, const char *label,
		      const struct field_words *above);

/* ---- word_labels.c: labels above fields ---- */

/* The one thing to fill in of a paragraph that has no words of its own but a currency sign; NULL for other paragraphs.
 */
const struct word_control *control_alone(const struct word_paragraph *paragraph);

/* Whether a currency sign stands in it. */
bool asks_money(const struct word_paragraph *paragraph);
/* Whether it says more about a field, in a style of ours. */
bool is_field_hint(const struct word_paragraph *paragraph);

/* How long the label is with which these words begin, for a control of this title (NULL is fine), and whether they say
 * that it must be filled in: 9 for 'Full name', 'Full name:', 'Full name *' and 'Full name (required)' where the title
 * is 'Full name'. 0 where they are none. A title that Word cut short fits the words that go on. */
size_t label_length(const char *words, const char *title, bool *required);
/* Writes the field whose label is the block at `at`; how many blocks it took, or 0 where that is no label. */
guint labels_take(struct writing *writing, const GPtrArray *blocks, guint at);

#endif
