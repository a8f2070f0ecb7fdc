/* SPDX-License-Identifier: MIT
 * What the writers of sources from Word files share. For publish/word_*.c only. */
#ifndef KEELING_WORD_WRITING_H
#define KEELING_WORD_WRITING_H

#include "publish/word_source.h"
#include "render/markdown_text.h"

#define PATTERNS_MOST 9

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
	bool ours;           /* a file that these tools wrote: all its bookmarks are ids */
	unsigned shallowest; /* outline level of the sections */
	unsigned headings;   /* levels of headings that are numbered, from the shallowest on */
	GHashTable *asked;   /* bookmarks that references lead to */
	GHashTable *ids;     /* bookmark to id */
	GHashTable *taken;   /* ids */
	GHashTable *again;   /* how often each is taken */
	GArray *items;       /* of struct open_item, the outermost first */
	bool in_form;        /* a form block is open */
	const char *patterns[PATTERNS_MOST];
	bool unfit;      /* a number that no pattern of ours tells */
	unsigned indent; /* of the block at hand */
};

/* ---- word_words.c: words within a block ---- */

/* Pieces as Markdown; `beginning`: they begin a block. */
void words_write(struct writing *writing, const GArray *pieces, guint from, guint to, struct markdown_spot spot,
		 GString *out);
/* A label of a form: the same, without controls. */
void words_label(struct writing *writing, const GArray *pieces, guint from, guint to, GString *out);
/* Says once more what reads otherwise. */
void writing_note(struct writing *writing, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* '{#an-id}' for a block that a reference leads to, or nothing. */
void id_write(struct writing *writing, const GPtrArray *bookmarks, GString *out);

/* ---- word_grid.c: tables ---- */

/* One more paragraph of a cell; `start`: where the cell begins in `out`. */
void cell_paragraph(struct writing *writing, const struct word_paragraph *paragraph, gsize start, GString *out);
void grid_write(struct writing *writing, const struct word_table *table);

/* ---- word_form.c: what is to be filled in ---- */

bool has_controls(const struct word_paragraph *paragraph);
bool table_has_controls(const struct word_table *table);
void form_paragraph(struct writing *writing, const struct word_paragraph *paragraph);
void form_table(struct writing *writing, const struct word_table *table);
void form_close(struct writing *writing);

#endif
