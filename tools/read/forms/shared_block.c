/* SPDX-License-Identifier: MIT */
#include "read/forms/shared_block.h"

#include "base/near.h"
#include "read/markdown/markdown.h"

#include <string.h>

#define ENDING ".md"

/* The names of the blocks that there are; freed with the array. */
static GPtrArray *names_list(struct sources *sources)
{
	GPtrArray *files = source_names(sources, SHARED_BLOCKS), *names = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < files->len; i++) {
		const char *file = files->pdata[i];
		if (g_str_has_suffix(file, ENDING))
			g_ptr_array_add(names, g_strndup(file, strlen(file) - strlen(ENDING)));
	}
	g_ptr_array_unref(files);
	return names;
}

static void missing_report(const struct shared_blocks *blocks, const char *name, const char *file, struct place place)
{
	GPtrArray *names = names_list(blocks->sources);
	const char *near = near_find(name, (const char *const *)names->pdata, names->len);
	if (near)
		diag_add(blocks->diag, CODE_FORM_BLOCK, place, "there is no shared block '%s'; did you mean '%s'?",
			 name, near);
	else
		diag_add(blocks->diag, CODE_FORM_BLOCK, place,
			 "there is no shared block '%s': correct the name, or write its fields into '%s'", name, file);
	g_ptr_array_unref(names);
}

static bool is_open(const struct shared_blocks *blocks, const char *path)
{
	return g_ptr_array_find(blocks->open, path, NULL);
}

static void file_note(struct doc *doc, const char *path)
{
	if (!g_ptr_array_find(doc->files, path, NULL))
		g_ptr_array_add(doc->files, (gpointer)path);
}

/* The first of the forms under `parent`; the others are told of. */
static void forms_find(const struct shared_blocks *blocks, struct node *parent, struct node **form)
{
	for (struct node *child = parent->first; child; child = child->next) {
		if (child->kind == NODE_FORM && *form)
			diag_add(blocks->diag, CODE_FORM_BLOCK, child->place,
				 "this is the second form in the file, and a shared block has one: put its fields into "
				 "the "
				 "first, which begins in line %u, or into a file of their own",
				 (*form)->place.line);
		else if (child->kind == NODE_FORM)
			*form = child;
		else if (child->kind <= NODE_SUBHEADING)
			forms_find(blocks, child, form);
	}
}

static struct node *source_form(struct shared_blocks *blocks, const struct source *source, struct place place)
{
	struct doc *doc = blocks->doc;
	struct node *part = doc_make(doc, NODE_APPENDIX, (struct place){source->file, 1, 1});
	part->meta = meta_new(doc);
	part->meta->title = "";
	part->meta->source = source->path;
	struct body body = {.file = source->file,
			    .text = source->text,
			    .length = source->length,
			    .offset = source->bom,
			    .line = 1,
			    .block = shared_block_read,
			    .block_context = blocks};
	markdown_read(doc, part, &body, blocks->constitution, blocks->diag);
	struct node *form = NULL;
	forms_find(blocks, part, &form);
	if (source_is_blank(source))
		doc->lacks |= LACKS_TEXT;
	if (form)
		node_detach(form);
	else if (!source_is_blank(source))
		diag_add(blocks->diag, CODE_FORM_BLOCK, place,
			 "there is no form in '%s': a shared block is a file with one form in it", source->file);
	return form;
}

bool included_add(struct included *included, struct place place)
{
	if (included->count == INCLUDED_MOST)
		diag_add(included->diag, CODE_INCLUDE_CYCLE, place,
			 "this document takes in more than %d files, appendices and shared blocks, each counted as "
			 "often as "
			 "it is taken in; take lines such as this one out",
			 INCLUDED_MOST);
	included->count += included->count <= INCLUDED_MOST;
	return included->count <= INCLUDED_MOST;
}

struct node *shared_block_read(void *context, const char *name, struct place place)
{
	struct shared_blocks *blocks = context;
	char *path = g_strdup_printf(SHARED_BLOCKS "/%s" ENDING, name);
	struct source source = {.text = NULL};
	struct node *form = NULL;
	if (is_open(blocks, source_normal(path))) {
		diag_add(blocks->diag, CODE_INCLUDE_CYCLE, place,
			 "the shared block '%s' takes in itself, directly or through others", name);
	} else if (!included_add(blocks->included, place)) {
		blocks->doc->lacks |= LACKS_TEXT;
	} else if (!source_read(blocks->sources, path, place, blocks->diag, &source)) {
		blocks->doc->lacks |= LACKS_TEXT;
		if (source.reason == SOURCE_ABSENT)
			missing_report(blocks, name, source.file, place);
		else if (source.path)
			file_note(blocks->doc, source.path);
	} else {
		file_note(blocks->doc, source.path);
		g_ptr_array_add(blocks->open, (gpointer)source.path);
		form = source_form(blocks, &source, place);
		g_ptr_array_set_size(blocks->open, (gint)blocks->open->len - 1);
		source_release(&source);
	}
	g_free(path);
	return form;
}
