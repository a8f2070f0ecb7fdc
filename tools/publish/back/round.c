/* SPDX-License-Identifier: MIT */
#include "publish/back/round.h"
#include "publish/back/round_internal.h"
#include "publish/single.h"
#include "publish/target_path.h"

#include <stdarg.h>
#include <string.h>

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

void round_leave_or(struct rounding *rounding, bool aside, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_ptr_array_add(aside ? rounding->asides : rounding->round->left, g_strdup_vprintf(format, arguments));
	va_end(arguments);
}

void round_note(struct rounding *rounding, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	g_ptr_array_add(rounding->round->notes, g_strdup_vprintf(format, arguments));
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

/* ---- the whole ---- */

/* A Word file as these tools make it of an edition, as it reads; NULL with a message. */
struct word *round_made(const struct edition *edition, const struct templates *templates, struct place place,
			struct diag *diag)
{
	GByteArray *bytes = g_byte_array_new();
	struct word *word = NULL;
	if (single_render(edition, FORMAT_DOCX, templates, bytes, diag))
		word = word_read_here(bytes->data, bytes->len, VIEW_ACCEPTED, place, diag);
	g_byte_array_unref(bytes);
	return word;
}

/* Finds which line is which; false where the file is of another document, or was not made by these tools: it says so
 * itself, or next to no line stayed. */
static bool lines_match(struct rounding *rounding, const struct trip *trip)
{
	const char *document = word_fact(trip->edited, "Document");
	guint paired = 0, all = rounding->old->len;
	if (document && strcmp(document, edition_meta(rounding->edition)->id) != 0)
		return false;
	if (trip->as_made)
		return lines_through(rounding, trip);
	if (!document && !lines_are_ours(rounding->old, rounding->new))
		return false;
	lines_pair(rounding->old, rounding->new);
	round_columns(rounding, trip->base, trip->edited);
	lines_keep(rounding->old, rounding->new, trip->edited);
	for (guint i = 0; i < all; i++)
		paired += g_array_index(rounding->old, struct line, i).partner != LINE_NONE;
	return paired >= LINES_SHARED_LEAST * all;
}

/* The lines of both files, and the sources; false with a message. */
static bool lines_read(struct rounding *rounding, const struct word *base, const struct word *edited, struct diag *diag)
{
	rounding->old = lines_of(base);
	rounding->new = lines_of(edited);
	lines_prompts(rounding->new);
	lines_weave_notes(rounding->new, edited);
	lines_know(rounding->old, rounding->edition);
	return texts_read(rounding, diag);
}

/* False with a message. */
static bool rounding_run(struct rounding *rounding, const struct trip *trip, struct diag *diag)
{
	const struct word *edited = trip->edited;
	rounding->through = trip->as_made != NULL;
	if (!lines_read(rounding, trip->base, edited, diag))
		return false;
	if (lines_match(rounding, trip)) {
		round_notes(rounding, edited);
		round_pictures(rounding);
		round_lines(rounding);
		round_references(rounding, trip->as_made);
		round_emphasis(rounding, trip->as_made);
	} else
		rounding->round->left = (g_ptr_array_unref(rounding->round->left), NULL);
	if (rounding->round->left)
		round_files(rounding);
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
	g_hash_table_unref(rounding->moved);
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
	const struct constitution *constitution = target->collection->constitution;
	rounding.texts = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, text_free);
	rounding.paths = g_hash_table_new(g_str_hash, g_str_equal);
	rounding.cells = g_hash_table_new(g_direct_hash, g_direct_equal);
	rounding.rows = g_hash_table_new(g_direct_hash, g_direct_equal);
	rounding.moved = g_hash_table_new(g_direct_hash, g_direct_equal);
	rounding.edits = g_array_new(FALSE, FALSE, sizeof(struct edit));
	rounding.asides = g_ptr_array_new_with_free_func(g_free);
	g_array_set_clear_func(rounding.edits, edit_clear);
	rounding.writing.word = edited;
	rounding.writing.source = word_source_empty(edited);
	rounding.writing.ids = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	rounding.writing.tables = g_hash_table_new(g_str_hash, g_str_equal);
	rounding.writing.ours = true;
	rounding.writing.library = target->collection->library;
	rounding.writing.site = constitution ? constitution->address : NULL;
	return rounding;
}

static struct round *round_new(void)
{
	struct round *round = g_new0(struct round, 1);
	round->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, text_free);
	round->left = g_ptr_array_new_with_free_func(g_free);
	round->notes = g_ptr_array_new_with_free_func(g_free);
	round->appendices = g_ptr_array_new_with_free_func(g_free);
	return round;
}

struct round *round_set(const struct target *target, const struct word *base, const struct word *edited)
{
	struct round *round = round_new();
	struct diag *aside = diag_new();
	struct rounding rounding = rounding_new(target, round, edited);
	if (lines_read(&rounding, base, edited, aside)) {
		lines_pair(rounding.old, rounding.new);
		lines_keep(rounding.old, rounding.new, edited);
		round_notes(&rounding, edited);
		round_pictures(&rounding);
		g_ptr_array_set_size(round->left, 0);
		round_emphasis_put(&rounding);
		round_files(&rounding);
	}
	rounding_clear(&rounding);
	diag_free(aside);
	return round;
}

static struct round *round_make(const struct target *target, const struct trip *trip, struct keeps keeps,
				struct diag *diag)
{
	struct round *round = round_new();
	struct rounding rounding = rounding_new(target, round, trip->edited);
	rounding.keeps = keeps;
	if (!rounding_run(&rounding, trip, diag))
		g_clear_pointer(&round, round_free);
	rounding_clear(&rounding);
	return round;
}

/* Looks at the sources with the changes: what did not come out as it was meant is to be kept as it was. */
static struct keeps round_look(const struct target *target, struct round *round, const struct trip *trip,
			       const struct templates *templates)
{
	struct diag *aside = diag_new();
	struct target *after = round_target(target, round, templates, aside);
	bool sound = after && after->edition && diag_worst(aside) < LEVEL_ERROR;
	struct word *word = sound ? round_made(after->edition, templates, trip->edited->place, aside) : NULL;
	bool came =
		word && shapes_other(word, trip->edited) + round->reshaped <= shapes_other(trip->base, trip->edited);
	struct keeps keeps = {.shapes = round->reshaped && !came};
	keeps.appendices = round->appendices->len && !appendices_came(round, after, aside, word, trip->edited);
	word_free(word);
	target_free(after);
	diag_free(aside);
	return keeps;
}

/* As it comes out: what does not is tried no more. */
static struct round *round_settle(const struct target *target, const struct trip *trip,
				  const struct templates *templates, struct diag *diag)
{
	struct keeps keeps = {false, false}, more;
	for (;;) {
		struct round *round = round_make(target, trip, keeps, diag);
		if (!round || !round->left || (!round->reshaped && !round->appendices->len))
			return round;
		more = round_look(target, round, trip, templates);
		if (!more.shapes && !more.appendices)
			return round;
		keeps.shapes = keeps.shapes || more.shapes;
		keeps.appendices = keeps.appendices || more.appendices;
		round_free(round);
	}
}

struct round *round_trip(const struct target *target, const struct word *edited, const struct edition *made,
			 const struct templates *templates, struct diag *diag)
{
	struct word *base = round_made(target->edition, templates, edited->place, diag);
	struct word *as_made = base && made ? round_made(made, templates, edited->place, diag) : NULL;
	const struct trip trip = {base, as_made, edited, made};
	struct round *round = base && (as_made || !made) ? round_settle(target, &trip, templates, diag) : NULL;
	if (round && round->left && !made && (round->looks || round->looks_doubtful))
		round_second(target, round, &trip, templates);
	if (round && !round->left) {
		diag_add(diag, CODE_WORD_REFUSED, edited->place,
			 "this file was not made of '%s', or next to nothing of it is left; bring it in as a document "
			 "of its own with -o, and see by keeling-diff what it has otherwise",
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
	g_ptr_array_unref(round->notes);
	g_ptr_array_unref(round->appendices);
	g_free(round);
}
