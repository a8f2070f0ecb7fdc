/* SPDX-License-Identifier: MIT */
#include "publish/round.h"
#include "publish/round_internal.h"
#include "publish/single.h"
#include "publish/target_path.h"

#include <stdarg.h>
#include <string.h>

#define NOT_PUT G_MAXSIZE

/* ---- what the parts share ---- */

void round_leave(struct rounding *rounding, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_ptr_array_add(rounding->round->left, g_strdup_vprintf(format, arguments));
	va_end(arguments);
}

void round_aside(struct rounding *rounding, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_ptr_array_add(rounding->asides, g_strdup_vprintf(format, arguments));
	va_end(arguments);
}

struct edit *round_edit(struct rounding *rounding, const char *path, size_t start, size_t end, char *text)
{
	struct edit edit = {.path = path, .start = start, .end = end, .order = rounding->edits->len, .text = text};
	g_array_append_val(rounding->edits, edit);
	return &g_array_index(rounding->edits, struct edit, edit.order);
}

const GString *node_text(struct rounding *rounding, const struct node *node, const char **path)
{
	*path = g_hash_table_lookup(rounding->paths, node->place.file);
	return *path ? g_hash_table_lookup(rounding->texts, *path) : NULL;
}

static void text_free(gpointer text)
{
	g_string_free(text, TRUE);
}

static void edit_clear(gpointer edit)
{
	g_free(((struct edit *)edit)->text);
}

/* The files of the document as they are. What is wrong with them has been said; false, with a message, where one can't
 * be read any more. */
static bool texts_read(struct rounding *rounding, struct diag *diag)
{
	const GPtrArray *files = edition_doc(rounding->edition)->files;
	struct diag *known = diag_new();
	for (guint i = 0; i < files->len; i++) {
		const char *path = g_intern_string(files->pdata[i]);
		struct source source;
		if (!source_read(rounding->collection->sources, path, (struct place){0}, known, &source))
			continue;
		g_hash_table_insert(rounding->paths, (gpointer)source_shown(rounding->collection->sources, path),
				    (gpointer)path);
		if (!source.bom)
			g_hash_table_insert(rounding->texts, (gpointer)path,
					    g_string_new_len(source.text, (gssize)source.length));
		source_release(&source);
	}
	bool whole = diag_worst(known) < LEVEL_FAILURE;
	diag_pass(known, LEVEL_FAILURE, diag);
	diag_free(known);
	return whole;
}

/* The author's ids behind the bookmarks of the file as it was written, in the document of `place`: what is written
 * there can refer to those; and which of them are those of tables. */
static void ids_find(struct rounding *rounding, const struct node *place)
{
	const struct node *document = document_around(rounding, place);
	if (document == rounding->document)
		return;
	rounding->document = document;
	g_hash_table_remove_all(rounding->writing.ids);
	g_hash_table_remove_all(rounding->writing.tables);
	for (guint i = 0; i < rounding->old->len; i++) {
		const struct line *line = &g_array_index(rounding->old, struct line, i);
		const struct node *node = document_around(rounding, line->node) == document ? line->node : NULL;
		bool caption = node && node->kind == NODE_CAPTION;
		for (guint k = 0; k < line->paragraph->bookmarks->len && caption; k++)
			g_hash_table_add(rounding->writing.tables, line->paragraph->bookmarks->pdata[k]);
		while (node && !node->id)
			node = node->parent && node->parent->first == node ? node->parent : NULL;
		for (guint k = 0; k < line->paragraph->bookmarks->len && node; k++)
			g_hash_table_insert(rounding->writing.ids, line->paragraph->bookmarks->pdata[k],
					    g_strdup(node->id));
	}
}

/* ---- line by line ---- */

static const char *shown_place(const struct line *line)
{
	return line->paragraph->number && *line->paragraph->number && !line->paragraph->bullet ? line->paragraph->number
	       : line->table                                                                   ? "a cell of a table"
											       : "a paragraph";
}

/* How many other parts have a line as it was that is printed by the same words of the source: of a block that forms
 * share. */
static guint lines_sharing(const struct rounding *rounding, const struct line *old)
{
	guint count = 0;
	for (guint i = 0; i < rounding->old->len && old->node; i++) {
		const struct line *line = &g_array_index(rounding->old, struct line, i);
		const struct node *node = line->node;
		bool same = node && node->kind == old->node->kind && node->place.file == old->node->place.file &&
			    node->place.line == old->node->place.line &&
			    node->place.column == old->node->place.column && node_part(node) != node_part(old->node);
		count += same && line->partner != LINE_NONE &&
			 !strcmp(line->key, g_array_index(rounding->new, struct line, line->partner).key);
	}
	return count;
}

static void reworded(struct rounding *rounding, struct line *old, guint place)
{
	const struct line *new = &g_array_index(rounding->new, struct line, place);
	if (!strcmp(old->key, new->key))
		return;
	guint sharing = lines_sharing(rounding, old);
	if (sharing) {
		round_leave(rounding, "'%s' has one source with %u others that were not changed; here it is '%s' now",
			    old->text, sharing, new->text);
		return;
	}
	guint before = rounding->edits->len;
	const struct node *cell = old->node ? cell_around(old->node) : NULL;
	if (cell && g_hash_table_contains(rounding->cells, cell)) {
		rounding->round->reworded++;
		return; /* written anew with others of it */
	}
	ids_find(rounding, old->node);
	if (line_reword(rounding, old, new) || (cell && cell_renew(rounding, cell, place))) {
		rounding->round->reworded++;
		return;
	}
	g_array_set_size(rounding->edits, before);
	round_leave(rounding,
		    "%s was reworded, and what it was made of can't be found in the sources: '%s' is now '%s'",
		    shown_place(old), old->text, new->text);
}

/* True where no line of the row that has words has a partner: those without are paired with any others. */
static bool row_is_alone(const GArray *lines, const struct line *line)
{
	for (guint i = 0; i < lines->len; i++) {
		const struct line *other = &g_array_index(lines, struct line, i);
		if (other->table == line->table && other->row == line->row && line_stays(other) && *other->text)
			return false;
	}
	return true;
}

/* The line of the new file that stands in the cell in which an old one stood, by its neighbours; LINE_NONE for none. */
static guint cell_partner(const struct rounding *rounding, const struct line *old)
{
	for (guint i = 0; i < rounding->old->len; i++) {
		const struct line *line = &g_array_index(rounding->old, struct line, i);
		if (line->table == old->table && line->row == old->row && line->cell == old->cell &&
		    line->partner != LINE_NONE)
			return line->partner;
	}
	return LINE_NONE;
}

static void gone(struct rounding *rounding, struct line *old)
{
	const struct node *cell = old->node ? cell_around(old->node) : NULL;
	guint partner = old->table ? cell_partner(rounding, old) : LINE_NONE;
	bool fine;
	if (!*old->text)
		return;
	ids_find(rounding, old->node);
	if (cell && table_is_gone(rounding, cell)) {
		fine = table_remove(rounding, cell);
		if (old->settled)
			return;
	} else if (cell && row_is_alone(rounding->old, old))
		fine = row_remove(rounding, cell);
	else if (cell && partner != LINE_NONE)
		fine = cell_renew(rounding, cell, partner);
	else if (cell && column_leave(rounding, rounding->old, old, "taken out"))
		return;
	else if (cell)
		fine = cell_empty(rounding, old, cell);
	else
		fine = !old->table && line_remove(rounding, old);
	rounding->round->removed += fine;
	old->removed = fine;
	if (!fine)
		round_leave(rounding, "%s was taken out, and can't be taken out of the sources: '%s'", shown_place(old),
			    old->text);
}

/* The line of the old file after which a new one stands: the last before it that has a partner with a node. */
static const struct line *line_before(const struct rounding *rounding, guint place)
{
	while (place-- > 0) {
		guint partner = g_array_index(rounding->new, struct line, place).partner;
		const struct line *old =
			partner == LINE_NONE ? NULL : &g_array_index(rounding->old, struct line, partner);
		if (old && old->node)
			return old;
	}
	return NULL;
}

/* A cell that the new line stands in and that was there before. */
static const struct node *cell_known(const struct rounding *rounding, const struct line *new)
{
	for (guint i = 0; i < rounding->new->len; i++) {
		const struct line *line = &g_array_index(rounding->new, struct line, i);
		if (line->table != new->table || line->row != new->row || line->cell != new->cell ||
		    line->partner == LINE_NONE)
			continue;
		const struct node *node = g_array_index(rounding->old, struct line, line->partner).node;
		return node ? cell_around(node) : NULL;
	}
	return NULL;
}

/* Whether a new line is the title of an appendix that is new, or stands in one. */
static bool is_of_new_appendix(const struct rounding *rounding, guint place)
{
	unsigned depth;
	for (;; place--) {
		const struct line *line = &g_array_index(rounding->new, struct line, place);
		if (line_stays(line))
			return false;
		if (role_of(line->paragraph, &depth) == ROLE_APPENDIX)
			return true;
		if (!place)
			return false;
	}
}

static void come(struct rounding *rounding, guint place)
{
	const struct line *new = &g_array_index(rounding->new, struct line, place);
	const struct line *before = line_before(rounding, place);
	bool fine;
	if (!*new->text)
		return;
	if (is_of_new_appendix(rounding, place)) {
		round_leave(
			rounding,
			"an appendix was put in, and needs a file of its own, which is named under 'appendices:': '%s'",
			new->text);
		return;
	}
	ids_find(rounding, before ? before->node : NULL);
	if (new->table && row_is_alone(rounding->new, new)) {
		rounding->round->inserted += table_come(rounding, place, before);
		return;
	}
	if (new->table) {
		const struct node *cell = cell_known(rounding, new);
		if (!cell && column_leave(rounding, rounding->new, new, "put in"))
			return;
		fine = cell ? cell_renew(rounding, cell, place) : cell_fill(rounding, place);
	} else {
		fine = line_insert(rounding, place, before);
	}
	rounding->round->inserted += fine;
	if (!fine)
		round_leave(rounding, "%s was put in, and its place in the sources can't be found: '%s'",
			    shown_place(new), new->text);
}

static bool is_of_form(const struct node *node)
{
	while (node && node->kind != NODE_FORM)
		node = node->parent;
	return node != NULL;
}

/* Only words of the text have a shape of their own: in tables and forms it is the table's or the form's. */
static void reshaped(struct rounding *rounding, const struct line *old, guint place)
{
	const struct line *new = &g_array_index(rounding->new, struct line, place);
	if (old->table || !*old->text || shape_same(old->paragraph, new->paragraph) || is_of_form(old->node))
		return;
	guint before = rounding->edits->len;
	if (line_reshape(rounding, old, new, line_before(rounding, place))) {
		rounding->round->reshaped++;
		return;
	}
	g_array_set_size(rounding->edits, before);
	shape_leave(rounding, old, new);
}

static void edits_find(struct rounding *rounding)
{
	for (guint i = 0; i < rounding->old->len; i++) {
		struct line *old = &g_array_index(rounding->old, struct line, i);
		if (old->settled)
			continue;
		guint partner = old->partner;
		if (partner == LINE_NONE) {
			gone(rounding, old);
			continue;
		}
		reworded(rounding, old, partner);
		reshaped(rounding, old, partner);
	}
	for (guint i = 0; i < rounding->new->len; i++)
		if (!line_stays(&g_array_index(rounding->new, struct line, i)))
			come(rounding, i);
}

/* ---- the new texts ---- */

/* What is put in comes before what stands there and is taken out. */
static gint edit_compare(gconstpointer a, gconstpointer b)
{
	const struct edit *left = a, *right = b;
	int order = strcmp(left->path, right->path);
	if (order || left->start != right->start)
		return order ? order : (left->start > right->start) - (left->start < right->start);
	bool cuts = left->end > left->start, other_cuts = right->end > right->start;
	if (cuts != other_cuts)
		return cuts - other_cuts;
	return (left->order > right->order) - (left->order < right->order);
}

static bool edit_same(const struct edit *a, const struct edit *b)
{
	return a->start == b->start && a->end == b->end && a->end > a->start && !strcmp(a->text, b->text);
}

/* Where a byte of the file is in the new text, after the edits from the first on that were put. */
static size_t place_in_new(const GArray *edits, guint from, guint to, size_t place)
{
	size_t at = place;
	for (guint i = from; i < to; i++) {
		const struct edit *edit = &g_array_index(edits, struct edit, i);
		if (edit->at != NOT_PUT && edit->start < place)
			at = edit->at + strlen(edit->text) + (place - edit->end);
	}
	return at;
}

/* From the last to the first, so that each still stands where it was put. */
static void marks_escape(const GArray *edits, guint from, guint to, GString *out)
{
	for (guint i = to; i-- > from;) {
		const struct edit *edit = &g_array_index(edits, struct edit, i);
		if (edit->at != NOT_PUT && edit->place != PLACE_FREE)
			mark_escape(out, place_in_new(edits, from, to, edit->words), edit->at, edit->place);
	}
}

/* A sign that no backslash stands before. */
static bool ends_with(const GString *text, char sign)
{
	size_t at = text->len, slashes = 0;
	if (!at || text->str[at - 1] != sign)
		return false;
	for (at--; at > slashes && text->str[at - slashes - 1] == '\\';)
		slashes++;
	return slashes % 2 == 0;
}

/* Where what is put next begins: a '!' that comes to stand before a link makes no picture of it. */
static size_t seam(GString *out, const char *next)
{
	if (*next == '[' && ends_with(out, '!'))
		g_string_insert_c(out, (gssize)out->len - 1, '\\');
	return out->len;
}

/* The edits of one file, from the first to before `to`, put into its text. */
static GString *edits_put(struct rounding *rounding, guint from, guint to)
{
	const struct edit *first = &g_array_index(rounding->edits, struct edit, from);
	const GString *text = g_hash_table_lookup(rounding->texts, first->path);
	GString *out = g_string_new(NULL);
	size_t at = 0;
	for (guint i = from; i < to; i++) {
		struct edit *edit = &g_array_index(rounding->edits, struct edit, i);
		edit->at = NOT_PUT;
		if (i > from && edit_same(edit, edit - 1))
			continue; /* made in each of the places that share the source */
		if (edit->start < at) {
			round_leave(rounding, "%s: two changes reach for one place; this one was left out: '%s'",
				    edit->path, edit->text);
			continue;
		}
		g_string_append_len(out, text->str + at, (gssize)(edit->start - at));
		edit->at = seam(out, edit->text);
		g_string_append(out, edit->text);
		at = edit->end;
		seam(out, text->str + at);
	}
	g_string_append_len(out, text->str + at, (gssize)(text->len - at));
	marks_escape(rounding->edits, from, to, out);
	return out;
}

static void files_make(struct rounding *rounding)
{
	GArray *edits = rounding->edits;
	g_array_sort(edits, edit_compare);
	for (guint from = 0, to; from < edits->len; from = to) {
		const char *path = g_array_index(edits, struct edit, from).path;
		for (to = from; to < edits->len && !strcmp(g_array_index(edits, struct edit, to).path, path);)
			to++;
		g_hash_table_insert(rounding->round->files, g_strdup(path), edits_put(rounding, from, to));
	}
}

/* ---- the whole ---- */

/* A Word file as these tools make it of an edition, as it reads; NULL with a message. */
static struct word *made_anew(const struct edition *edition, const struct templates *templates, struct place place,
			      struct diag *diag)
{
	GByteArray *bytes = g_byte_array_new();
	struct word *word = NULL;
	if (single_render(edition, FORMAT_DOCX, templates, bytes, diag))
		word = word_read_here(bytes->data, bytes->len, VIEW_ACCEPTED, place, diag);
	g_byte_array_unref(bytes);
	return word;
}

/* What the sources are, what the file was made of (NULL: the same), and the file. */
struct trip {
	const struct word *base, *as_made, *edited;
	const struct edition *made;
};

/* Finds which line is which; false where the file is of another document: it says so itself, or next to no line
 * stayed. */
static bool lines_match(struct rounding *rounding, const struct trip *trip)
{
	const char *document = word_fact(trip->edited, "Document");
	guint paired = 0, all = rounding->old->len;
	if (document && strcmp(document, edition_meta(rounding->edition)->id) != 0)
		return false;
	if (trip->as_made)
		return lines_through(rounding, trip->as_made, trip->made);
	lines_pair(rounding->old, rounding->new);
	lines_keep(rounding->old, rounding->new, trip->edited);
	for (guint i = 0; i < all; i++)
		paired += g_array_index(rounding->old, struct line, i).partner != LINE_NONE;
	return paired >= LINES_SHARED_LEAST * all;
}

/* False with a message. */
static bool rounding_run(struct rounding *rounding, const struct trip *trip, struct diag *diag)
{
	const struct word *edited = trip->edited;
	rounding->old = lines_of(trip->base);
	rounding->new = lines_of(edited);
	lines_prompts(rounding->new);
	lines_weave_notes(rounding->new, edited);
	rounding->through = trip->as_made != NULL;
	lines_know(rounding->old, rounding->edition);
	if (!texts_read(rounding, diag))
		return false;
	if (lines_match(rounding, trip)) {
		round_notes(rounding, edited);
		round_pictures(rounding);
		edits_find(rounding);
		round_references(rounding, trip->as_made);
	} else
		rounding->round->left = (g_ptr_array_unref(rounding->round->left), NULL);
	if (rounding->round->left)
		files_make(rounding);
	const GPtrArray *notes = rounding->writing.source->notes;
	for (guint i = 0; i < notes->len && rounding->round->left; i++)
		round_leave(rounding, "%s", (const char *)notes->pdata[i]);
	if (rounding->round->left) {
		round_merged(rounding, trip->base, edited);
		round_beside(rounding, trip->as_made ? trip->as_made : trip->base, edited);
	}
	for (guint i = 0; i < rounding->asides->len && rounding->round->left; i++, rounding->round->beside++)
		g_ptr_array_add(rounding->round->left, g_strdup(rounding->asides->pdata[i]));
	return true;
}

static void rounding_clear(struct rounding *rounding)
{
	word_source_free(rounding->writing.source);
	g_hash_table_unref(rounding->writing.tables);
	g_hash_table_unref(rounding->writing.ids);
	g_ptr_array_unref(rounding->asides);
	g_array_unref(rounding->edits);
	g_hash_table_unref(rounding->rows);
	g_hash_table_unref(rounding->cells);
	g_hash_table_unref(rounding->paths);
	g_hash_table_unref(rounding->texts);
	g_array_unref(rounding->new);
	g_array_unref(rounding->old);
}

static struct rounding rounding_new(const struct target *target, struct round *round, const struct word *edited)
{
	struct rounding rounding = {.edition = target->edition, .collection = target->collection, .round = round};
	rounding.texts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, text_free);
	rounding.paths = g_hash_table_new(g_str_hash, g_str_equal);
	rounding.cells = g_hash_table_new(g_direct_hash, g_direct_equal);
	rounding.rows = g_hash_table_new(g_direct_hash, g_direct_equal);
	rounding.edits = g_array_new(FALSE, FALSE, sizeof(struct edit));
	rounding.asides = g_ptr_array_new_with_free_func(g_free);
	g_array_set_clear_func(rounding.edits, edit_clear);
	rounding.writing.word = edited;
	rounding.writing.source = word_source_empty(edited);
	rounding.writing.ids = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	rounding.writing.tables = g_hash_table_new(g_str_hash, g_str_equal);
	rounding.writing.ours = true;
	return rounding;
}

static struct round *round_make(const struct target *target, const struct trip *trip, bool keeps_shapes,
				struct diag *diag)
{
	struct round *round = g_new0(struct round, 1);
	round->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, text_free);
	round->left = g_ptr_array_new_with_free_func(g_free);
	struct rounding rounding = rounding_new(target, round, trip->edited);
	rounding.keeps_shapes = keeps_shapes;
	if (!rounding_run(&rounding, trip, diag))
		g_clear_pointer(&round, round_free);
	rounding_clear(&rounding);
	return round;
}

/* Whether the sources with the changes are sound, and what became another kind of paragraph is it there too. */
static bool shapes_came(const struct target *target, const struct round *round, const struct trip *trip,
			const struct templates *templates)
{
	struct diag *aside = diag_new();
	struct target *after = round_target(target, round, templates, aside);
	bool sound = after && after->edition && diag_worst(aside) < LEVEL_ERROR;
	struct word *word = sound ? made_anew(after->edition, templates, trip->edited->place, aside) : NULL;
	bool came =
		word && shapes_other(word, trip->edited) + round->reshaped <= shapes_other(trip->base, trip->edited);
	word_free(word);
	target_free(after);
	diag_free(aside);
	return came;
}

struct round *round_trip(const struct target *target, const struct word *edited, const struct edition *made,
			 const struct templates *templates, struct diag *diag)
{
	struct word *base = made_anew(target->edition, templates, edited->place, diag);
	struct word *as_made = base && made ? made_anew(made, templates, edited->place, diag) : NULL;
	const struct trip trip = {base, as_made, edited, made};
	struct round *round = base && (as_made || !made) ? round_make(target, &trip, false, diag) : NULL;
	if (round && round->reshaped && !shapes_came(target, round, &trip, templates)) {
		round_free(round);
		round = round_make(target, &trip, true, diag);
	}
	if (round && !round->left) {
		diag_add(diag, CODE_WORD_REFUSED, edited->place,
			 "this file was not made of '%s', or next to nothing of it is left; bring it in as a document "
			 "of its own",
			 edition_title(target->edition));
		round_free(round);
		round = NULL;
	}
	word_free(as_made);
	word_free(base);
	return round;
}

struct target *round_target(const struct target *target, const struct round *round, const struct templates *templates,
			    struct diag *diag)
{
	const struct collection *collection = target->collection;
	const struct opening opening = {.templates = templates, .diag = diag};
	struct sources *sources = sources_overlaid(collection->sources, round->files);
	for (guint i = 0; i < collection->documents->len && collection->constitution; i++) {
		const struct collected *collected = collection->documents->pdata[i];
		if (collected->edition == target->edition)
			return target_within(&opening, sources, collected->folder);
	}
	return target_lone(&opening, sources, edition_meta(target->edition)->source);
}

void round_free(struct round *round)
{
	if (!round)
		return;
	g_hash_table_unref(round->files);
	if (round->left)
		g_ptr_array_unref(round->left);
	g_free(round);
}
