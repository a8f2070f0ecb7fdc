/* SPDX-License-Identifier: MIT
 * keeling-diff: what changed between two revisions of a document. */
#include "base/out.h"
#include "command.h"
#include "explain/explain.h"
#include "publish/apply.h"
#include "publish/reasons_file.h"
#include "publish/target.h"

#include <string.h>
#include <unistd.h>

static const struct command command = {
	.name = "keeling-diff",
	.arguments = "OLD NEW",
	.summary = "Tells what changed between two revisions of a document, once each, and proves that nothing is "
		   "missing.",
	.details =
		"OLD and NEW are each a Markdown file, the folder of a document, its id, or an adopted version: "
		"officer-code@2.0.\n\n"
		"Examples:\n"
		"  keeling-diff officer-code@2.0 officer-code\n"
		"  keeling-diff --to overview -o overview.md officer-code@2.0 content/officer-code\n"
		"  keeling-diff --apply changes.json officer-code@2.0\n\n"
		"Exit status: 0 no difference; 1 differences; 2 mistakes in the sources; 3 a failure, also where the\n"
		"proof fails; 64 wrong usage.",
};

struct options {
	char *to, *output, *content, *format, *apply;
};

static bool is_json(const struct options *options)
{
	return options->to && !strcmp(options->to, "json");
}

static enum status written(struct session *session, const struct options *options, const GString *out, enum status done)
{
	enum status status = out_write(options->output, out->str, out->len, session->diag);
	return status == STATUS_DONE ? done : status;
}

static void told(const struct options *options, const struct changes *changes, const struct reasons *reasons,
		 GString *out)
{
	bool colour = !options->output && isatty(STDOUT_FILENO) && !g_getenv("NO_COLOR");
	if (is_json(options))
		explain_json(changes, reasons, out);
	else if (options->to && !strcmp(options->to, "overview"))
		explain_overview(changes, reasons, out);
	else if (options->to && !strcmp(options->to, "table"))
		explain_table(changes, reasons, out);
	else
		explain_text(changes, colour, out);
}

static enum status compare(struct session *session, const struct options *options, const struct target *old,
			   const struct target *new)
{
	struct reasons *reasons = target_reasons(new, session->diag);
	struct changes *changes = changes_find(old->edition, new->edition, session->diag);
	enum status status = diag_status(session->diag, false);
	if (changes && status < STATUS_FAILURE) {
		GString *out = g_string_new(NULL);
		told(options, changes, reasons, out);
		status = written(session, options, out, changes->list->len ? STATUS_FINDINGS : STATUS_DONE);
		g_string_free(out, TRUE);
	}
	changes_free(changes);
	reasons_free(reasons);
	return status;
}

static enum status diff(struct session *session, const struct options *options)
{
	char **names = session->arguments;
	char *content = content_find(options->content);
	struct target *old = target_open(names[0], content, session->templates, session->diag);
	struct target *new = target_open(names[1], content, session->templates, session->diag);
	enum status status = diag_status(session->diag, false);
	if (old && new && old->edition &&new->edition && status < STATUS_FAILURE)
		status = compare(session, options, old, new);
	target_free(old);
	target_free(new);
	g_free(content);
	return status;
}

static enum status apply(struct session *session, const struct options *options)
{
	char *content = content_find(options->content);
	struct target *old = target_open(session->arguments[0], content, session->templates, session->diag);
	enum status status = diag_status(session->diag, false);
	if (old && old->edition && status == STATUS_DONE) {
		GString *out = g_string_new(NULL);
		if (changes_apply(options->apply, old->edition, out, session->diag))
			status = written(session, options, out, STATUS_DONE);
		else
			status = diag_status(session->diag, false);
		g_string_free(out, TRUE);
	}
	target_free(old);
	g_free(content);
	return status;
}

/* What is asked for and is not there yet. */
static enum status refused(const struct session *session, const struct options *options)
{
	static const char *const known[] = {"text", "json", "overview", "table", NULL};
	static const char *const later[] = {"instructions", "destinations", "html", "docx", "markdown", NULL};
	if (options->to && g_strv_contains(later, options->to))
		return session_usage(session, "--to %s is not there yet; there are text, json, overview and table",
				     options->to);
	if (options->to && !g_strv_contains(known, options->to))
		return session_usage(session, "--to takes text, json, overview or table, not '%s'", options->to);
	bool report = options->to && (!strcmp(options->to, "overview") || !strcmp(options->to, "table"));
	if (options->format && !report)
		return session_usage(session, "--format goes with --to overview and --to table");
	if (options->format && strcmp(options->format, "markdown") != 0)
		return session_usage(session, "--format takes markdown; '%s' is not there yet", options->format);
	for (char **name = session->arguments; *name; name++)
		if (g_str_has_prefix(*name, "git:"))
			return session_usage(session, "revisions out of git ('%s') are not there yet; name files",
					     *name);
	return STATUS_DONE;
}

static enum status run(struct session *session, const struct options *options)
{
	guint count = g_strv_length(session->arguments);
	enum status status = refused(session, options);
	if (status != STATUS_DONE)
		return status;
	if (options->apply && options->to)
		return session_usage(session, "--apply gives the new text and takes no --to");
	if (options->apply)
		return count == 1 ? apply(session, options)
				  : session_usage(session, "--apply takes the changes and one document, the old one");
	if (count != 2)
		return session_usage(session, "two revisions are expected, the old one first");
	for (guint i = 0; i < 2; i++)
		if (g_file_test(session->arguments[i], G_FILE_TEST_IS_DIR) && is_content(session->arguments[i]))
			return session_usage(
				session, "'%s' is a whole constitution, which can't be compared yet; name a document",
				session->arguments[i]);
	return diff(session, options);
}

int main(int count, char **values)
{
	struct options options = {NULL, NULL, NULL, NULL, NULL};
	const GOptionEntry entries[] = {
		{"to", 0, 0, G_OPTION_ARG_STRING, &options.to, "How the changes are told; text by default",
		 "text|json|overview|table"},
		{"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
		 "The file to write; standard output by default", "FILE"},
		{"format", 0, 0, G_OPTION_ARG_STRING, &options.format, "Of the overview and the table", "markdown"},
		{"apply", 0, 0, G_OPTION_ARG_FILENAME, &options.apply,
		 "Print the new text, made from the old one and these changes", "CHANGES.json"},
		{"directory", 'C', 0, G_OPTION_ARG_FILENAME, &options.content,
		 "The content folder that ids are looked up in", "DIR"},
		G_OPTION_ENTRY_NULL,
	};
	struct session session;
	enum status status;
	if (session_start(&session, &command, entries, count, values, &status))
		status = run(&session, &options);
	g_free(options.to);
	g_free(options.output);
	g_free(options.format);
	g_free(options.apply);
	g_free(options.content);
	return (int)session_end(&session, status);
}
