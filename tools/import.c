/* SPDX-License-Identifier: MIT
 * keeling-import: a Word document as sources, or put back into the sources that it was made of. */
#include "base/out.h"
#include "base/stage.h"
#include "base/text_order.h"
#include "command.h"
#include "publish/word/imported.h"
#include "publish/back/round.h"
#include "publish/back/round_origin.h"
#include "publish/told/stubs_file.h"
#include "publish/word/word_changes.h"
#include "publish/word/word_import.h"
#include "publish/word/word_source.h"
#include "publish/word/word_target.h"
#include "publish/word/word_tracked.h"

#include <string.h>

static const struct command command = {
	.name = "keeling-import",
	.arguments = "FILE.docx",
	.summary =
		"Brings in a Word document: as a source, with the numbers that Word prints, or back into the sources "
		"that it was made of.",
	.details =
		"The folder OUT gets document.md, the pictures in images/, and left-out.txt: all that could not be\n"
		"brought in, word for word. Nothing that the file names outside itself is opened. Where a file there\n"
		"was edited since it was brought in, nothing is written.\n\n"
		"With --into, a file that keeling-build made and somebody edited goes back into its sources, whether\n"
		"its changes were tracked or not: only the words that differ are written. What can't be placed is\n"
		"listed, and added to left-out.txt beside the document. DOCUMENT is an id, a folder or a file.\n"
		"The file says what it was made of: its edits are those against that text, be it an older version in\n"
		"the history, and what the sources say otherwise since stays. Where the draft went on and that text\n"
		"is in git alone, name it with --made-of.\n\n"
		"Examples:\n"
		"  keeling-import -o content/contract-rules contract-rules.docx\n"
		"  keeling-import -o - contract-rules.docx          the source alone, on standard output\n"
		"  keeling-import --into officer-code edited.docx\n"
		"  keeling-import --into officer-code --made-of git:HEAD~3:content/officer-code edited.docx\n"
		"  keeling-import --changes list edited.docx        who tracked which change when, as JSON\n\n"
		"Exit status: 0 done; 1 an edit could not be put in, or with --strict anything was left out; 2 the "
		"file\n"
		"is refused; 3 a failure outside, with nothing changed; 4 the new files are in place but the disk did\n"
		"not confirm it; 64 wrong usage.",
};

struct options {
	char *output, *changes, *into, *made_of, *content;
	gboolean strict;
};

/* The names of a table's files, sorted; the caller frees the array alone. */
static gpointer *names_of(GHashTable *files, guint *count)
{
	gpointer *names = g_hash_table_get_keys_as_array(files, count);
	qsort(names, *count, sizeof *names, text_order);
	return names;
}

/* ---- as sources ---- */

/* All files into the folder, and the record of them. */
static bool files_stage(struct stage *stage, GHashTable *files)
{
	guint count = 0;
	gpointer *names = names_of(files, &count);
	GString *record = imported_record(files);
	bool fine = stage_put(stage, IMPORTED_RECORD, record->str, record->len);
	for (guint i = 0; i < count && fine; i++) {
		const GString *text = g_hash_table_lookup(files, names[i]);
		fine = stage_put(stage, names[i], text->str, text->len);
	}
	g_string_free(record, TRUE);
	g_free(names);
	return fine;
}

/* What lies there is an author's from the moment that it is edited: then nothing is written. */
static enum status files_write(struct session *session, GHashTable *files, const char *folder)
{
	static const char *const entries[] = {IMPORT_DOCUMENT, "images", IMPORT_LEFT, IMPORTED_RECORD, NULL};
	static const char *const edited[] = {IMPORT_DOCUMENT, "images", IMPORT_LEFT, NULL};
	struct stage *stage = stage_open(folder, entries, session->diag);
	bool fine = stage != NULL;
	for (const char *const *entry = entries; fine && *entry; entry++)
		fine = stage_watch(stage, *entry);
	fine = fine && imported_is_unedited(folder, edited, files, session->diag) && files_stage(stage, files);
	enum status status = fine ? stage_commit(stage) : STATUS_FAILURE;
	stage_drop(stage);
	return status;
}

static enum status files_put(struct session *session, const struct options *options, GHashTable *files,
			     const char *name)
{
	const GString *text = g_hash_table_lookup(files, IMPORT_DOCUMENT);
	if (options->output && !strcmp(options->output, "-"))
		return out_write(NULL, text->str, text->len, session->diag);
	g_autofree char *own = word_folder_name(name);
	const char *folder = options->output ? options->output : own;
	enum status status = files_write(session, files, folder);
	if (status == STATUS_DONE)
		session_say(session, "files written into '%s': %u", folder, g_hash_table_size(files));
	return status;
}

static enum status sources_make(struct session *session, const struct options *options, const struct word *word,
				const char *name)
{
	GHashTable *files = word_import(word, name, session->templates, session->diag);
	enum status status =
		diag_worst(session->diag) == LEVEL_FAILURE ? STATUS_FAILURE : files_put(session, options, files, name);
	if (status == STATUS_DONE && !word_fact(word, "Version"))
		session_say(session, "the file names no version: the draft is called %s; write its own into 'version:'",
			    IMPORT_VERSION);
	g_hash_table_unref(files);
	return status == STATUS_DONE ? diag_status(session->diag, options->strict) : status;
}

/* ---- back into the sources ---- */

/* What could not be placed, for the file of that path beside the document: behind what stands there, which is others'
 * or of an earlier file, and no line twice. NULL with a message. */
static GString *left_list(struct session *session, struct sources *sources, const char *path, const struct round *round,
			  const char *name)
{
	size_t length = 0;
	bool there = source_exists(sources, path);
	char *bytes = there ? source_bytes(sources, path, &length, session->diag) : NULL;
	if (there && !bytes)
		return NULL;
	GString *text = g_string_new_len(bytes ? bytes : "", (gssize)length);
	char **known = g_strsplit(text->str, "\n", -1);
	bool begun = false;
	for (guint i = 0; i < round->left->len; i++) {
		const char *line = round->left->pdata[i];
		if (g_strv_contains((const char *const *)known, line))
			continue;
		if (!begun && text->len)
			g_string_append(text, text->str[text->len - 1] == '\n' ? "\n" : "\n\n");
		if (!begun)
			g_string_append_printf(text, "From %s:\n", name);
		g_string_append_printf(text, "%s\n", line);
		begun = true;
	}
	if (!begun)
		g_string_truncate(text, 0);
	if (there && !begun && !round->left->len)
		session_say(session, "'%s' lists what was left out earlier: delete it when that is settled",
			    source_shown(sources, path));
	g_strfreev(known);
	g_free(bytes);
	return text;
}

/* How many lines of the list are edits of the text: a comment, or another head of the page, is none. */
static guint edits_left(const struct round *round)
{
	return round->left->len - round->beside;
}

/* What became of the edits, once all is written; `beside`: where those are listed that are left. */
static void round_say(struct session *session, const struct round *round, const char *beside)
{
	guint files = g_hash_table_size(round->files), left = edits_left(round);
	if (round->reshaped)
		session_say(session, "paragraphs that are on another level or of another kind: %u", round->reshaped);
	if (round->reset)
		session_say(session, "paragraphs with words set in bold or italics, or no longer so: %u", round->reset);
	if (files)
		session_say(session, "paragraphs reworded: %u, put in: %u, taken out: %u; files written: %u",
			    round->reworded, round->inserted, round->removed, files);
	else
		session_say(session, left ? "no edit could be put in: no source was written"
					  : "no words of the text were changed: no source was written");
	if (left)
		session_say(session, "edits that are left to you: %u; they stand in '%s'", left, beside);
}

static enum status round_write(struct session *session, const struct target *target, const struct round *round,
			       const char *name)
{
	struct sources *sources = target->collection->sources;
	g_autofree char *folder = g_path_get_dirname(edition_meta(target->edition)->source);
	g_autofree char *beside = g_build_filename(folder, IMPORT_LEFT, NULL);
	const char *path = source_normal(beside);
	g_autofree char *base = g_path_get_basename(name);
	GString *left = left_list(session, sources, path, round, base);
	if (!left)
		return STATUS_FAILURE;
	guint count = 0;
	gpointer *names = names_of(round->files, &count);
	GArray *files = g_array_new(FALSE, FALSE, sizeof(struct out_file));
	for (guint i = 0; i < count; i++) {
		const GString *text = g_hash_table_lookup(round->files, names[i]);
		const char *shown = source_shown(sources, names[i]);
		struct out_file file = {shown, text->str, text->len, source_seen(sources, names[i])};
		g_array_append_val(files, file);
	}
	struct out_file file = {source_shown(sources, path), left->str, left->len, source_seen(sources, path)};
	if (left->len)
		g_array_append_val(files, file);
	enum status status = out_write_all((const struct out_file *)files->data, files->len, session->diag);
	g_array_unref(files);
	g_string_free(left, TRUE);
	if (status == STATUS_DONE)
		round_say(session, round, source_shown(sources, path));
	g_free(names);
	return status;
}

static enum status into(struct session *session, const struct options *options, const struct word *word)
{
	char *content = content_find(options->content);
	struct target *target = target_open(options->into, content, session->templates, session->diag);
	bool sound = target && target->edition && diag_worst(session->diag) < LEVEL_ERROR;
	bool known = false;
	struct target *made =
		sound ? origin_open(word, target, options->made_of, content, session->templates, &known, session->diag)
		      : NULL;
	struct round *round =
		known ? round_trip(target, word, made ? made->edition : NULL, session->templates, session->diag) : NULL;
	enum status status = diag_status(session->diag, false);
	if (round) {
		round_tell(round, word->place, session->diag);
		status = round_write(session, target, round, word->place.file);
		status = status == STATUS_DONE ? diag_status(session->diag, options->strict || edits_left(round) > 0)
					       : status;
	}
	round_free(round);
	target_free(made);
	target_free(target);
	g_free(content);
	return status;
}

/* ---- the command ---- */

static enum status changes_list(struct session *session, const struct options *options, const struct word *word,
				const char *name)
{
	GString *out = g_string_new(NULL);
	guint count = 0;
	enum status status = STATUS_FAILURE;
	if (word_changes_json(word, name, session->templates, session->diag, out, &count)) {
		status = out_write(options->output, out->str, out->len, session->diag);
		session_say(session, "tracked changes: %u", count);
	}
	g_string_free(out, TRUE);
	return status;
}

/* 'contract-rules' of 'in/contract-rules.docx'. */
static char *name_of(const char *path)
{
	char *name = g_path_get_basename(path);
	if (is_word_name(name))
		name[strlen(name) - strlen(".docx")] = '\0';
	return name;
}

static enum status import(struct session *session, const struct options *options, enum word_view view)
{
	const char *path = session->arguments[0];
	struct place place;
	size_t length;
	char *bytes = word_file_bytes(path, &length, &place, session->diag), *name = name_of(path);
	struct word *word = bytes ? word_read(bytes, length, view, place, session->diag) : NULL;
	enum status status = diag_status(session->diag, false);
	if (word && !options->into && !options->changes)
		word_tracked_leave(word);
	if (word && options->into)
		status = into(session, options, word);
	else if (word && view == VIEW_BOTH)
		status = changes_list(session, options, word, name);
	else if (word)
		status = sources_make(session, options, word, name);
	word_free(word);
	g_free(name);
	g_free(bytes);
	return status;
}

static enum status run(struct session *session, const struct options *options)
{
	static const char *const names[] = {"accept", "reject", "list"};
	enum word_view view = VIEW_ACCEPTED;
	if (g_strv_length(session->arguments) != 1)
		return session_usage(session, "one Word file is expected");
	while (options->changes && view <= VIEW_BOTH && strcmp(options->changes, names[view]) != 0)
		view++;
	if (view > VIEW_BOTH)
		return session_usage(session, "--changes takes accept, reject or list, not '%s'", options->changes);
	if (options->into && (view == VIEW_BOTH || options->output))
		return session_usage(session,
				     "--into writes into the sources, and goes with neither -o nor --changes list");
	if (options->made_of && !options->into)
		return session_usage(session, "--made-of goes with --into");
	if (options->into && !target_is_draft(options->into))
		return session_usage(session, "--into writes into a draft, and '%s' is none on disk", options->into);
	return import(session, options, view);
}

int main(int count, char **values)
{
	struct options options = {.output = NULL};
	const GOptionEntry entries[] = {
		{"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
		 "The folder to write into; by default one that is called as the file, as an id", "OUT"},
		{"into", 0, 0, G_OPTION_ARG_STRING, &options.into,
		 "Put what was changed into the sources of this document", "DOCUMENT"},
		{"made-of", 0, 0, G_OPTION_ARG_STRING, &options.made_of,
		 "With --into: the text that the Word file was made of, where that is no adopted version and the "
		 "sources went on",
		 "REVISION"},
		{"changes", 0, 0, G_OPTION_ARG_STRING, &options.changes,
		 "Tracked changes: as accepted, the default, as rejected, or their list as JSON", "accept|reject|list"},
		{"strict", 0, 0, G_OPTION_ARG_NONE, &options.strict, "Exit with 1 where anything was left out", NULL},
		{"directory", 'C', 0, G_OPTION_ARG_FILENAME, &options.content,
		 "The content folder that ids are looked up in", "DIR"},
		G_OPTION_ENTRY_NULL,
	};
	struct session session;
	enum status status;
	if (session_start(&session, &command, entries, count, values, &status))
		status = run(&session, &options);
	g_free(options.output);
	g_free(options.changes);
	g_free(options.into);
	g_free(options.made_of);
	g_free(options.content);
	return (int)session_end(&session, status);
}
