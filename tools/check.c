/* SPDX-License-Identifier: MIT
 * keeling-check: everything that is wrong or doubtful in the sources. */
#include "base/out.h"
#include "base/tree.h"
#include "command.h"
#include "publish/adopt/adopt_numbers.h"
#include "publish/fix.h"
#include "publish/part.h"
#include "publish/proof.h"
#include "publish/publication.h"
#include "publish/reasons_file.h"
#include "publish/reports/reports.h"
#include "publish/whole/published_check.h"
#include "publish/adopt/seals.h"
#include "publish/target.h"
#include "publish/forms/register_file.h"
#include "publish/unused.h"

#include <string.h>
#include <unistd.h>

static const struct command command = {
	.name = "keeling-check",
	.arguments = "[PATH...]",
	.summary = "Shows what is wrong or doubtful in the sources, and writes nothing but what --fix mends.",
	.details =
		"PATH is a content folder, a Markdown file, the folder of a document, its id, or an adopted version\n"
		"(officer-code@2.0); by default the content folder one stands in, or 'content' in it. Of a form,\n"
		"another appendix, a shared block, a committee report or a list such as policies.yaml in a content "
		"folder\n"
		"it shows what is wrong in that file, read with all that it belongs to.\n\n"
		"Examples:\n"
		"  keeling-check content\n"
		"  keeling-check --fix content/officer-code\n"
		"  keeling-check content/officer-code/forms/gifts-and-hospitality.md\n"
		"  keeling-check --format sarif content > findings.sarif\n"
		"  keeling-check --seal content              every adopted version, proved from first to last\n"
		"  keeling-check --seal build                every published file, held against the manifest\n\n"
		"Exit status: 0 nothing wrong; 1 warnings, with --strict; 2 mistakes; 3 a failure outside; 64 wrong "
		"usage.",
};

enum report { REPORT_TEXT, REPORT_JSON, REPORT_SARIF, REPORTS };

struct options {
	char *format, *content;
	gboolean strict, fix, seal;
};

struct checking {
	struct session *session;
	const char *content; /* found, or NULL */
	struct diag *found;
	GPtrArray *mended; /* NULL: only look */
};

/* `path`: the one file there that is mended; NULL: all. */
static void folder_check(struct checking *checking, const char *folder, const char *path)
{
	const struct templates *templates = checking->session->templates;
	struct sources *sources = sources_open(folder, checking->found);
	struct collection *collection = sources ? collection_open(sources, templates, checking->found) : NULL;
	if (!collection)
		return;
	if (checking->mended && diag_worst(checking->found) < LEVEL_FAILURE) {
		fix_sources(collection, (struct fix_scope){.path = path}, checking->mended, checking->session->diag);
	} else if (!checking->mended) {
		unused_find(collection, checking->found);
		registers_check(collection, checking->found);
		struct publication *publication = publication_open(folder, true, templates, checking->found);
		if (publication && diag_worst(checking->found) < LEVEL_ERROR)
			drafts_numbers_check(publication, checking->found);
		reasons_files_check(collection, checking->found);
		if (diag_worst(checking->found) < LEVEL_FAILURE)
			reports_check(folder, publication, templates, checking->found);
		publication_free(publication);
		if (diag_worst(checking->found) < LEVEL_FAILURE)
			proof_print(collection->library, NULL, templates, checking->found);
	}
	collection_free(collection);
}

static void document_check(struct checking *checking, const char *name)
{
	const struct templates *templates = checking->session->templates;
	struct target *target = target_open(name, checking->content, templates, checking->found);
	if (target && checking->mended && diag_worst(checking->found) < LEVEL_FAILURE)
		fix_sources(target->collection, (struct fix_scope){.edition = target->edition}, checking->mended,
			    checking->session->diag);
	else if (target && !checking->mended && diag_worst(checking->found) < LEVEL_FAILURE)
		proof_print(target->collection->library, target->edition, templates, checking->found);
	target_free(target);
}

static void part_check(struct checking *checking, const struct part *part)
{
	struct checking whole = *checking;
	whole.found = diag_new();
	folder_check(&whole, part->content, part->path);
	part_messages(part, whole.found, checking->found);
	diag_free(whole.found);
}

static void path_check(struct checking *checking, const char *path)
{
	struct part part;
	if (is_content_named(path)) {
		folder_check(checking, path, NULL);
	} else if (part_find(path, checking->session->templates, &part)) {
		part_check(checking, &part);
		part_clear(&part);
	} else {
		document_check(checking, path);
	}
}

static void paths_check(struct checking *checking, char **paths)
{
	for (char **path = paths; *path; path++)
		path_check(checking, *path);
}

/* Mends, and shows what was mended, unless --quiet. False where the sources can't all be read: there are messages. */
static bool fix(struct session *session, const char *content, char **paths)
{
	struct checking checking = {session, content, diag_new(), g_ptr_array_new_with_free_func(mended_free)};
	paths_check(&checking, paths);
	for (guint i = 0; i < checking.mended->len && !session->quiet; i++) {
		const struct mended *mended = checking.mended->pdata[i];
		char *was = diag_visible(mended->was), *now = diag_visible(mended->now);
		fprintf(stderr, "%s:%u:%u: mended: '%s' is now '%s'\n", mended->place.file, mended->place.line,
			mended->place.column, was, now);
		g_free(now);
		g_free(was);
	}
	g_ptr_array_unref(checking.mended);
	bool whole = diag_worst(checking.found) < LEVEL_FAILURE;
	if (!whole)
		diag_print(checking.found, stderr, false);
	diag_free(checking.found);
	return whole;
}

static enum status report(struct session *session, const struct diag *found, enum report form)
{
	if (form == REPORT_TEXT) {
		bool colour = isatty(STDERR_FILENO) && !g_getenv("NO_COLOR");
		return diag_print(found, stderr, colour) ? STATUS_DONE : STATUS_FAILURE;
	}
	GString *out = g_string_new(NULL);
	if (form == REPORT_JSON)
		diag_json(found, out);
	else
		diag_sarif(found, out);
	enum status status = out_write(NULL, out->str, out->len, session->diag);
	g_string_free(out, TRUE);
	return status;
}

/* The seals go to standard output, where no report does. */
static void seals(struct checking *checking, char **paths, enum report form)
{
	GString *out = g_string_new(NULL);
	for (char **path = paths; *path; path++)
		if (is_published(*path))
			published_check(*path, out, checking->found);
		else
			seals_check(*path, checking->session->templates, out, checking->found);
	if (form == REPORT_TEXT && diag_status(checking->found, false) == STATUS_DONE)
		out_write(NULL, out->str, out->len, checking->session->diag);
	g_string_free(out, TRUE);
}

static enum status check(struct session *session, const struct options *options)
{
	static const char *const reports[REPORTS] = {"text", "json", "sarif"};
	enum report form = REPORT_TEXT;
	while (options->format && form < REPORTS && strcmp(options->format, reports[form]))
		form++;
	if (form == REPORTS)
		return session_usage(session, "--format takes text, json or sarif, not '%s'", options->format);
	g_autofree char *content = content_find(options->content);
	char *default_paths[] = {content, NULL};
	char **paths = *session->arguments ? session->arguments : default_paths;
	if (!*paths)
		return session_usage(session, "there is no constitution.yaml here or in 'content'; name what to check");
	if (options->seal && options->fix)
		return session_usage(session, "--seal only looks, and does not go with --fix");
	for (char **path = paths; *path && options->seal; path++)
		if (!is_content(*path) && !is_published(*path))
			return session_usage(session,
					     "--seal takes a content folder or what was built of one, not '%s'", *path);
	if (options->fix && g_strv_contains((const char *const *)paths, "-"))
		return session_usage(session, "--fix mends files; standard input is none");
	for (char **path = paths; *path && options->fix; path++)
		if (g_str_has_prefix(*path, SOURCE_REVISION))
			return session_usage(session, "--fix mends files; '%s' is in git's keeping", *path);
	if (options->fix && !fix(session, content, paths))
		return STATUS_FAILURE;
	struct checking checking = {session, content, diag_new(), NULL};
	if (options->seal)
		seals(&checking, paths, form);
	else
		paths_check(&checking, paths);
	enum status status = report(session, checking.found, form);
	enum status worst = diag_status(checking.found, options->strict);
	diag_free(checking.found);
	return MAX(status, worst);
}

int main(int count, char **values)
{
	struct options options = {NULL, NULL, FALSE, FALSE, FALSE};
	const GOptionEntry entries[] = {
		{"format", 0, 0, G_OPTION_ARG_STRING, &options.format,
		 "text, on standard error; json or sarif, on standard output", "text|json|sarif"},
		{"strict", 0, 0, G_OPTION_ARG_NONE, &options.strict, "Warnings count: exit status 1", NULL},
		{"fix", 0, 0, G_OPTION_ARG_NONE, &options.fix, "Mend stale figures, values and titles in the sources",
		 NULL},
		{"seal", 0, 0, G_OPTION_ARG_NONE, &options.seal,
		 "Prove every adopted version, or every published file, and show the seals, nothing else", NULL},
		{"directory", 'C', 0, G_OPTION_ARG_FILENAME, &options.content,
		 "The content folder that ids are looked up in", "DIR"},
		G_OPTION_ENTRY_NULL,
	};
	struct session session;
	enum status status;
	if (session_start(&session, &command, entries, count, values, &status))
		status = check(&session, &options);
	g_free(options.format);
	g_free(options.content);
	return (int)session_end(&session, status);
}
