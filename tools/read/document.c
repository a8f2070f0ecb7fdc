/* SPDX-License-Identifier: MIT */
#include "read/document.h"

#include "read/front.h"
#include "read/markdown/half_blocks.h"
#include "read/markdown/half_indents.h"
#include "read/markdown/markdown.h"
#include "read/forms/shared_block.h"
#include "read/source/source_twin.h"
#include "read/markdown/tidy.h"

#include <string.h>

/* One file on its way in, and the files that asked for it: a chain that must not close. */
struct chain {
	const struct chain *before;
	const char *path;
};

/* An appendix that is taken in, and the document that it is one of, which may be an appendix itself. */
struct taken {
	const struct node *of;
	const char *path;
	struct place place;
};

struct opening {
	struct sources *sources;
	const struct constitution *constitution;
	struct doc *doc;
	struct diag *diag;
	struct included included;
	struct shared_blocks blocks;
	GArray *taken; /* of struct taken, no more than are included */
};

static struct place nowhere(const char *file)
{
	return (struct place){.file = file};
}

static bool is_whole(const char *path)
{
	const char *name = strrchr(path, '/');
	return name && strcmp(name, "/document.md") == 0;
}

/* The title of the front matter as a node, so that every part has one. */
static void title_from_front(struct doc *doc, struct node *part, const char *title)
{
	struct node *node = doc_add(doc, part, NODE_TITLE, part->meta->place);
	doc_add(doc, node, NODE_TEXT, node->place)->text = title;
}

/* A file without any title is called by its name. */
static void title_from_file(struct opening *opening, struct node *part)
{
	char *name = g_path_get_basename(part->meta->source);
	if (g_str_has_suffix(name, ".md"))
		name[strlen(name) - 3] = '\0';
	part->meta->title = arena_text(opening->doc->arena, name);
	part->meta->named_by_file = true;
	g_free(name);
	struct node *title = doc_make(opening->doc, NODE_TITLE, part->place);
	doc_add(opening->doc, title, NODE_TEXT, part->place)->text = part->meta->title;
	node_attach_first(part, title);
}

static bool has_clauses(const struct node *parent)
{
	for (const struct node *child = parent->first; child; child = child->next)
		if (child->kind == NODE_CLAUSE || (child->kind <= NODE_SUBHEADING && has_clauses(child)))
			return true;
	return false;
}

/* Without patterns, numbers in the words are kept; a lone file with no numbers anywhere gets none. */
static void numbers_settle(struct opening *opening, struct node *part)
{
	struct meta *meta = part->meta;
	struct doc *doc = opening->doc;
	bool given = meta->typed || meta->numbering || part->kind != NODE_DOCUMENT;
	if (meta->typed || (!given && typed_look(part))) {
		meta->typed = true;
		typed_apply(doc, part);
	} else if (!given && !opening->constitution && !has_clauses(part)) {
		meta->typed = true;
	} else {
		typed_clear(part);
	}
}

static bool part_read(struct opening *opening, struct node *part, const char *path, struct place asked,
		      const struct chain *before);

static bool chain_holds(const struct chain *chain, const char *path)
{
	for (; chain; chain = chain->before)
		if (!g_strcmp0(chain->path, path))
			return true;
	return false;
}

/* Notes an appendix of the document that `part` belongs to; false with a message where it is one already, by the list
 * of another appendix. */
static bool appendix_take(struct opening *opening, const struct node *part, const char *path, struct place place)
{
	while (part->kind == NODE_APPENDIX && !part->whole)
		part = part->parent;
	for (guint i = 0; i < opening->taken->len; i++) {
		const struct taken *before = &g_array_index(opening->taken, struct taken, i);
		if (before->of != part || strcmp(before->path, path) != 0)
			continue;
		diag_add(opening->diag, CODE_APPENDIX_TWICE, place,
			 "'%s' is listed a second time, after %s:%u; keep one of them", path, before->place.file,
			 before->place.line);
		return false;
	}
	struct taken taken = {part, path, place};
	g_array_append_val(opening->taken, taken);
	return true;
}

static void appendix_read(struct opening *opening, struct node *part, const struct front_appendix *listed,
			  const char *asker, const struct chain *chain)
{
	char *beside = source_beside(asker, listed->path);
	const char *path = source_normal(beside);
	g_free(beside);
	if (path && chain_holds(chain, path)) {
		diag_add(opening->diag, CODE_INCLUDE_CYCLE, listed->place,
			 "'%s' can't be an appendix here: it includes this file itself, directly or through others",
			 listed->path);
		return;
	}
	if (!included_add(&opening->included, listed->place)) {
		opening->doc->lacks |= LACKS_TEXT | LACKS_APPENDICES | LACKS_NUMBERS;
		return;
	}
	if (path && !appendix_take(opening, part, path, listed->place))
		return;
	struct node *appendix = doc_add(opening->doc, part, NODE_APPENDIX, listed->place);
	appendix->whole = path && is_whole(path);
	if (!part_read(opening, appendix, path ? path : listed->path, listed->place, chain))
		node_detach(appendix);
}

static void body_read(struct opening *opening, struct node *part, const struct front *front,
		      const struct source *source, size_t start, unsigned line)
{
	struct meta *meta = part->meta;
	bool titled = *meta->title != '\0';
	if (titled)
		title_from_front(opening->doc, part, meta->title);
	struct body body = {.file = source->file,
			    .text = source->text + start,
			    .length = source->length - start,
			    .offset = source->bom + start,
			    .line = line,
			    .title_given = titled,
			    .block = shared_block_read,
			    .block_context = &opening->blocks};
	markdown_read(opening->doc, part, &body, opening->constitution, opening->diag);
	if (!*meta->title && !front->title_told && !source_is_blank(source) && opening->constitution &&
	    part->kind == NODE_APPENDIX)
		diag_add(opening->diag, CODE_FIELD_MISSING, (struct place){source->file, 1, 0},
			 "this appendix has no title: begin the file with a line '---', a line 'title: …' and a second "
			 "line '---'");
	if (!*meta->title)
		title_from_file(opening, part);
	numbers_settle(opening, part);
	if (!opening->constitution)
		return; /* a lone file may be anybody's */
	half_blocks_tell(part, &body, opening->diag);
	half_indents_tell(part, &body, opening->diag);
}

static void absent_tell(const struct opening *opening, const struct source *source, struct place asked)
{
	g_autofree char *twin = source->path ? source_twin(opening->sources, source->path) : NULL;
	g_autofree char *words = twin ? twin_words(twin, source->path) : NULL;
	if (words)
		diag_add(opening->diag, CODE_APPENDIX_MISSING, asked, "the file '%s' %s", source->path, words);
	else
		diag_add(opening->diag, CODE_APPENDIX_MISSING, asked,
			 "there is no file '%s': correct the name, or take the line out", source->file);
}

/* False when there is nothing to show: the file could not be read. */
static bool part_read(struct opening *opening, struct node *part, const char *path, struct place asked,
		      const struct chain *before)
{
	struct source source;
	bool read = source_read(opening->sources, path, asked, opening->diag, &source);
	if (source.path && source.reason != SOURCE_ABSENT)
		g_ptr_array_add(opening->doc->files, (gpointer)source.path);
	if (!read && source.reason == SOURCE_ABSENT)
		opening->doc->lacks |= LACKS_TEXT | LACKS_NUMBERS;
	else if (!read || source_is_blank(&source))
		opening->doc->lacks = LACKS_ALL;
	if (!read) {
		if (source.reason == SOURCE_ABSENT)
			absent_tell(opening, &source, asked);
		return false;
	}
	if (!asked.line)
		part->place = (struct place){source.file, 1, 1};
	struct front front = {.role = part->kind == NODE_APPENDIX && !part->whole ? FRONT_APPENDIX
				      : opening->constitution                     ? FRONT_DOCUMENT
										  : FRONT_LONE};
	size_t start = 0;
	unsigned line = 1;
	bool fine = front_read(opening->doc, &source, &front, &start, &line, opening->diag);
	part->meta = front.meta;
	if (!front.meta->place.file)
		front.meta->place = nowhere(source.file);
	if (fine)
		body_read(opening, part, &front, &source, start, line);
	else if (!*part->meta->title)
		title_from_file(opening, part);
	struct chain chain = {before, source.path};
	for (guint i = 0; i < front.appendices->len; i++)
		appendix_read(opening, part, g_ptr_array_index(front.appendices, i), source.path, &chain);
	front_release(&front);
	source_release(&source);
	return true;
}

struct doc *read_document(struct sources *sources, const struct constitution *constitution, const char *path,
			  struct diag *diag)
{
	struct opening opening = {.sources = sources, .constitution = constitution, .doc = doc_new(), .diag = diag};
	opening.included.diag = diag;
	opening.taken = g_array_new(FALSE, FALSE, sizeof(struct taken));
	opening.blocks =
		(struct shared_blocks){sources, constitution, opening.doc, diag, g_ptr_array_new(), &opening.included};
	bool read = part_read(&opening, opening.doc->root, path, nowhere(NULL), NULL);
	g_ptr_array_unref(opening.blocks.open);
	g_array_unref(opening.taken);
	if (!read) {
		doc_free(opening.doc);
		return NULL;
	}
	tree_finish(opening.doc->root);
	doc_number(opening.doc);
	return opening.doc;
}
