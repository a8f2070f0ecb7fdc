/* SPDX-License-Identifier: MIT
 * keeling-diff: what changed between two revisions of a document, or of several. */
#include "base/out.h"
#include "base/tree.h"
#include "command.h"
#include "explain/verify/audit.h"
#include "explain/explain.h"
#include "publish/told/apply.h"
#include "publish/reasons_file.h"
#include "publish/told/stubs_file.h"
#include "publish/target.h"
#include "publish/told/told.h"
#include "publish/told/unrelated.h"
#include "publish/word/word_target.h"
#include "read/fields.h"

#include <string.h>
#include <unistd.h>

static const struct command command = {
	.name = "keeling-diff",
	.arguments = "OLD NEW",
	.summary = "Tells what changed between two revisions of a document or a constitution, once each, and proves "
		   "that nothing is missing.",
	.details =
		"OLD and NEW are each a Markdown file, the folder of a document, its id, an adopted version:\n"
		"officer-code@2.0, a revision that git keeps: git:v2.0:content/officer-code, standard input: -, or a\n"
		"Word file; one that was made of the other revision and edited is compared clause by clause.\n"
		"Two folders of documents are compared as wholes.\n\n"
		"Examples:\n"
		"  keeling-diff officer-code@2.0 officer-code\n"
		"  keeling-diff --to overview -o overview.md officer-code@2.0 content/officer-code\n"
		"  keeling-diff --to html -o redline.html officer-code@2.0 officer-code\n"
		"  keeling-diff git:v2.0:content content\n"
		"  keeling-diff officer-code edited.docx\n"
		"  keeling-diff --reasons officer-code@2.0 content/officer-code\n"
		"  keeling-diff --apply changes.json officer-code@2.0\n\n"
		"Exit status: 0 no difference; 1 differences; 2 mistakes in the sources; 3 a failure, also where the\n"
		"proof fails; 4 the new file is in place but the disk did not confirm it; 64 wrong usage.",
};

struct options {
	char *to, *output, *content, *format, *apply, *moves, *author, *date, *part, *reference;
	gboolean side_by_side, reasons, check;
};

static enum status written(struct session *session, const struct options *options, const void *bytes, size_t length,
			   enum status done)
{
	enum status status = out_write(options->output, bytes, length, session->diag);
	return status == STATUS_DONE ? done : status;
}

static enum status tell(struct session *session, const struct options *options, const struct changes *changes,
			const struct reasons *reasons)
{
	const struct telling telling = {
		.changes = changes,
		.reasons = reasons,
		.templates = session->templates,
		.format = report_format_find(options->format ? options->format : "markdown"),
		.colour = !options->output && isatty(STDOUT_FILENO) && !g_getenv("NO_COLOR"),
		.side_by_side = options->side_by_side,
		.plain_moves = options->moves && !strcmp(options->moves, "plain"),
		.author = options->author ? options->author : "Keeling",
		.date = options->date,
		.part = options->part ? options->part[0] : '\0',
	};
	const struct teller *teller = teller_find(options->to);
	bool any = changes->list->len || changes->renumbered->len || changes->unplaced;
	enum status differ = any ? STATUS_FINDINGS : STATUS_DONE;
	bool several = changes_editions(changes, false)->len != 1 || changes_editions(changes, true)->len != 1;
	if (teller->files && options->output && path_is_folder(options->output)) {
		enum status made = teller->files(&telling, options->output, session->diag);
		return made == STATUS_DONE ? differ : made;
	}
	if (teller->files && several)
		return session_usage(session,
				     "--to %s is of one document, and these are several: name the one to be "
				     "compared, or with -o a folder that is there, for a file each",
				     options->to);
	GByteArray *out = g_byte_array_new();
	enum status status = STATUS_FAILURE;
	/* A page that lacks a flowchart which the machine could not draw is none. */
	if (teller->tell(&telling, out, session->diag) && diag_worst(session->diag) < LEVEL_FAILURE)
		status = written(session, options, out->data, out->len, differ);
	g_byte_array_unref(out);
	return status;
}

/* Stubs for the changes that have no reason yet. */
static enum status reasons_add(struct session *session, const struct options *options, const struct changes *changes,
			       const struct reasons *reasons, const struct target *new)
{
	guint added = 0;
	if (options->output && new->editions->len > 1)
		return session_usage(session,
				     "--reasons writes a file beside each document; -o goes with one document");
	enum status status =
		stubs_write(new, changes, reasons, session->templates, options->output, &added, session->diag);
	if (status == STATUS_DONE)
		session_say(session,
			    added ? "stubs added for reasons that were missing: %u"
				  : "every change has a reason, or a stub for one; nothing was written",
			    added);
	return status;
}

/* Whether each change has its reason, and each reason its change. `before`: what the files asked for. */
static enum status reasons_check(struct session *session, const struct options *options, const struct changes *changes,
				 const struct reasons *reasons, const struct target *new, enum status before)
{
	if (!new->sealed)
		reasons_stale(changes, reasons, session->diag);
	unsigned count = reasons_missing(changes, reasons, new->sealed, session->diag);
	enum status status = MAX(before, diag_status(session->diag, true));
	if (status != STATUS_DONE)
		return status;
	char *line = g_strdup_printf("%u %s, %u of substance, each with its reason\n", changes->list->len,
				     changes->list->len == 1 ? "change" : "changes", count);
	status = written(session, options, line, strlen(line), STATUS_DONE);
	g_free(line);
	return status;
}

/* `before`: what the messages asked for that were told. Where there are mistakes no file is written; on standard
 * output what could be read is told. */
static enum status answer(struct session *session, const struct options *options, const struct changes *changes,
			  const struct reasons *reasons, const struct target *new, enum status before)
{
	if (before == STATUS_FAILURE || (options->reasons && before == STATUS_MISTAKES))
		return before;
	if (options->reasons)
		return reasons_add(session, options, changes, reasons, new);
	if (options->check)
		return reasons_check(session, options, changes, reasons, new, before);
	if (before < STATUS_MISTAKES || !options->output)
		return tell(session, options, changes, reasons);
	session_say(session,
		    "'%s' was not written, because of the mistakes above; without -o, what could be read is told on "
		    "standard output",
		    options->output);
	return before;
}

/* The reasons are those of the draft against the adopted text, not of what came back in a Word file. */
static bool with_word(const struct session *session)
{
	return is_word_file(session->arguments[0]) || is_word_file(session->arguments[1]);
}

/* Parts need rules that make them. */
static void part_check(const struct options *options, const struct reasons *reasons, struct diag *diag)
{
	if (options->part && !reasons->rules->len)
		diag_add(diag, CODE_FILE_MISSING, (struct place){.file = "delegation.yaml"},
			 "--part needs the rules of who approves what, and there are none beside the document or in "
			 "the content folder");
}

/* Edits of a Word file that have no place in the sources. */
static guint unplaced_count(const struct diag *diag)
{
	guint count = 0;
	for (size_t i = 0; i < diag_count(diag); i++)
		count += diag_get(diag, i)->code == CODE_WORD_UNPLACED;
	return count;
}

static enum status compare(struct session *session, const struct options *options, const struct target *old,
			   const struct target *new)
{
	struct reasons *reasons = target_reasons(new, session->diag);
	GPtrArray *pairings = reasons_pairings(reasons);
	const struct comparison comparison = {old->editions, new->editions, pairings};
	part_check(options, reasons, session->diag);
	struct changes *changes = changes_compare(&comparison, session->diag);
	g_ptr_array_unref(pairings);
	if (changes && changes->list->len && !options->check && !new->sealed && !with_word(session))
		reasons_stale(changes, reasons, session->diag);
	enum status status = diag_status(session->diag, false);
	if (changes && status < STATUS_FAILURE) {
		unrelated_tell(changes, (struct place){.file = session->arguments[1]}, session->diag);
		changes->unplaced = unplaced_count(session->diag);
		enum status before = session_tell(session);
		status = answer(session, options, changes, reasons, new, before);
		status = MAX(status, before);
	}
	changes_free(changes);
	reasons_free(reasons);
	return status;
}

/* One document against several says nothing; the one among them that it may be meant for is named. */
static enum status mixed(const struct session *session, const struct target *old, const struct target *new)
{
	const struct target *one = old->edition ? old : new, *all = old->edition ? new : old;
	const char *one_name = session->arguments[one == new], *all_name = session->arguments[all == new];
	char *meant = target_find(all, edition_meta(one->edition)->id);
	enum status status = session_usage(
		session,
		"'%s' is a folder of documents and '%s' is one; compare folders, or one document with one%s%s%s",
		all_name, one_name, meant ? ", such as '" : "", meant ? meant : "", meant ? "'" : "");
	g_free(meant);
	return status;
}

/* A Word file is opened last, for it may be one that was made of the other revision. */
static void revisions_open(struct session *session, const char *content, struct target **old, struct target **new)
{
	struct target **const to[] = {old, new};
	bool word[2];
	for (int i = 0; i < 2; i++) {
		word[i] = is_word_file(session->arguments[i]);
		if (!word[i])
			*to[i] = target_open_all(session->arguments[i], content, session->templates, session->diag);
	}
	for (int i = 0; i < 2; i++)
		if (word[i])
			*to[i] = word_target_open(session->arguments[i], word[!i] ? NULL : *to[!i], session->templates,
						  session->diag);
}

static enum status diff(struct session *session, const struct options *options)
{
	char **names = session->arguments;
	if (!strcmp(names[0], "-") && !strcmp(names[1], "-"))
		return session_usage(session, "standard input can be one of the two revisions, not both");
	char *content = content_find(options->content);
	struct target *old = NULL, *new = NULL;
	revisions_open(session, content, &old, &new);
	enum status status = diag_status(session->diag, false);
	if (old && new && !old->edition != !new->edition)
		status = mixed(session, old, new);
	else if (old && new &&new->editions->len && old->editions->len &&status < STATUS_FAILURE)
		status = compare(session, options, old, new);
	target_free(old);
	target_free(new);
	g_free(content);
	return status;
}

static enum status apply(struct session *session, const struct options *options)
{
	char *content = content_find(options->content);
	struct target *old = target_open_all(session->arguments[0], content, session->templates, session->diag);
	enum status status = diag_status(session->diag, false);
	if (old && old->editions->len && status == STATUS_DONE) {
		GString *out = g_string_new(NULL);
		if (changes_apply(options->apply, old->editions, out, session->diag))
			status = written(session, options, out->str, out->len, STATUS_DONE);
		else
			status = diag_status(session->diag, false);
		g_string_free(out, TRUE);
	}
	target_free(old);
	g_free(content);
	return status;
}

/* Options that go with one way of telling only, and values that there are not. */
static enum status refused(const struct session *session, struct options *options)
{
	const struct teller *teller = teller_find(options->to);
	if (!teller) {
		char *names = teller_names();
		enum status status = session_usage(session, "--to takes %s, not '%s'", names, options->to);
		g_free(names);
		return status;
	}
	if (options->format && !teller->formats)
		return session_usage(session, "--format goes with --to overview, table and destinations");
	if (options->format && !(teller->formats & 1u << report_format_find(options->format)))
		return session_usage(session, "--format takes markdown, html or docx, not '%s'", options->format);
	if (options->part && (!teller->parts || (strcmp(options->part, "A") != 0 && strcmp(options->part, "B") != 0)))
		return session_usage(session, "--part takes A or B, and goes with --to overview and --to table");
	if (options->side_by_side && strcmp(options->to, "html") != 0)
		return session_usage(session, "--side-by-side goes with --to html");
	if ((options->moves || options->author || options->date) && strcmp(options->to, "docx") != 0)
		return session_usage(session, "--moves, --author and --date go with --to docx");
	bool word = !strcmp(options->to, "docx") || (options->format && !strcmp(options->format, "docx"));
	if (options->reference && (!word || options->apply || options->reasons || options->check))
		return session_usage(session, "--reference goes with Word files: --to docx, or --format docx");
	if (options->moves && strcmp(options->moves, "native") != 0 && strcmp(options->moves, "plain") != 0)
		return session_usage(session, "--moves takes native or plain, not '%s'", options->moves);
	if (options->date && !is_day(options->date))
		return session_usage(session, "--date takes a day such as 2027-02-18, not '%s'", options->date);
	return STATUS_DONE;
}

static enum status run(struct session *session, struct options *options)
{
	guint count = g_strv_length(session->arguments);
	if (options->reasons + options->check + !!options->apply + !!options->to > 1 &&
	    (options->reasons || options->check))
		return session_usage(session, "--reasons and --check each stand alone: no --to, no --apply");
	if (options->apply && options->to)
		return session_usage(session, "--apply gives the new text and takes no --to");
	if (!options->to)
		options->to = g_strdup("text");
	enum status status = refused(session, options);
	if (status != STATUS_DONE)
		return status;
	if (options->apply)
		return count == 1 ? apply(session, options)
				  : session_usage(session, "--apply takes the changes and one document, the old one");
	if (count != 2)
		return session_usage(session, "two revisions are expected, the old one first");
	if (options->reasons && !target_is_draft(session->arguments[1]))
		return session_usage(session,
				     "--reasons writes into the reasons.yaml beside the new text, and '%s' is no "
				     "draft on disk; name the file or the folder that you are working on",
				     session->arguments[1]);
	if (!session_reference(session, options->reference))
		return diag_status(session->diag, false);
	return diff(session, options);
}

static void options_free(struct options *options)
{
	char **const texts[] = {&options->to,    &options->output,   &options->content, &options->format,
				&options->apply, &options->moves,    &options->author,  &options->date,
				&options->part,  &options->reference};
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		g_free(*texts[i]);
}

int main(int count, char **values)
{
	struct options options = {.to = NULL};
	const GOptionEntry entries[] = {
		{"to", 0, 0, G_OPTION_ARG_STRING, &options.to, "How the changes are told; text by default",
		 "text|json|overview|table|instructions|destinations|html|markdown|docx"},
		{"format", 0, 0, G_OPTION_ARG_STRING, &options.format,
		 "Of the overview, the table and the destinations; markdown by default", "markdown|html|docx"},
		{"side-by-side", 0, 0, G_OPTION_ARG_NONE, &options.side_by_side,
		 "Of the web page: the old text beside the new", NULL},
		{"moves", 0, 0, G_OPTION_ARG_STRING, &options.moves,
		 "Of the Word file: what moved as Word's own moves, or as removed and inserted", "native|plain"},
		{"author", 0, 0, G_OPTION_ARG_STRING, &options.author,
		 "Of the Word file: who is said to have changed the text; Keeling by default", "NAME"},
		{"date", 0, 0, G_OPTION_ARG_STRING, &options.date,
		 "Of the Word file: the day of the changes; by default that on which the new text was adopted", "DAY"},
		{"reference", 0, 0, G_OPTION_ARG_FILENAME, &options.reference,
		 "A Word file whose styles, look of numbers, page, header and footer the Word file takes over",
		 "FILE.docx"},
		{"part", 0, 0, G_OPTION_ARG_STRING, &options.part,
		 "Only what one authority decides: A for approval, B for information", "A|B"},
		{"reasons", 0, 0, G_OPTION_ARG_NONE, &options.reasons,
		 "Write a stub into reasons.yaml for each change that has no reason", NULL},
		{"check", 0, 0, G_OPTION_ARG_NONE, &options.check,
		 "Fail where a change has no reason or a reason no change", NULL},
		{"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
		 "The file to write; standard output by default", "FILE"},
		{"apply", 0, 0, G_OPTION_ARG_FILENAME, &options.apply,
		 "Print the new text, made from the old one and these changes, JSON or instructions", "CHANGES"},
		{"directory", 'C', 0, G_OPTION_ARG_FILENAME, &options.content,
		 "The content folder that ids are looked up in", "DIR"},
		G_OPTION_ENTRY_NULL,
	};
	struct session session;
	enum status status;
	if (session_start(&session, &command, entries, count, values, &status))
		status = run(&session, &options);
	options_free(&options);
	return (int)session_end(&session, status);
}
