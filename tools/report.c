/* SPDX-License-Identifier: MIT
 * keeling-report: a committee report, its overview of revisions filled in. */
#include "base/out.h"
#include "command.h"
#include "publish/reports/report_new.h"
#include "publish/reports/report_paper.h"
#include "publish/reports/report_verify.h"

#include <string.h>
#include <unistd.h>

static const struct command command = {
	.name = "keeling-report",
	.arguments = "REPORT",
	.summary = "Writes a committee report in a council's style, with the overview of revisions filled in and the "
		   "drafts attached.",
	.details =
		"REPORT is a Markdown file whose front matter names a style and the two revisions that it is about.\n\n"
		"Examples:\n"
		"  keeling-report --new sefton > content/reports/2027-01-officer-code.md\n"
		"  keeling-report -o report.docx content/reports/2027-01-officer-code.md\n"
		"  keeling-report --to html --style kent content/reports/2027-01-officer-code.md\n"
		"  keeling-report --to zip -o item-8.zip content/reports/2027-01-officer-code.md\n"
		"  keeling-report --verify overview.md content/reports/2027-01-officer-code.md\n\n"
		"Exit status: 0 done; 1 --verify found something off; 2 mistakes in the sources; 3 a failure;\n"
		"4 the new file is in place but the disk did not confirm it; 64 wrong usage.",
};

struct options {
	char *to, *style, *output, *content, *since, *verify, *fresh, *body, *reference;
};

static enum status written(struct session *session, const struct options *options, const GByteArray *bytes)
{
	enum status before = session_tell(session);
	enum status status = out_write(options->output, bytes->data, bytes->len, session->diag);
	return status == STATUS_DONE ? before : status;
}

/* What the author has to know and no committee: the account of the changes, in a line. */
static void account_say(const struct session *session, const struct report_paper *paper)
{
	if (paper->own) {
		session_say(session, "overview, in the author's own words: %s",
			    paper->own_sound ? "every change is in it, and nothing else"
					     : "something is off in it, see above");
		return;
	}
	const GPtrArray *blocks = paper->overview->blocks;
	const struct report_block *last = blocks->len ? blocks->pdata[blocks->len - 1] : NULL;
	if (last && last->kind == REPORT_PARAGRAPH)
		session_say(session, "overview: %s", last->text);
}

static bool printed(const struct session *session, const struct options *options, const struct report_paper *paper,
		    GByteArray *bytes)
{
	if (!strcmp(options->to, "zip")) {
		GPtrArray *files = agenda_files(paper, NULL, session->templates, session->diag);
		bool packed = files && agenda_pack(paper, files, bytes, session->diag);
		if (files)
			g_ptr_array_unref(files);
		return packed;
	}
	return single_render(paper->edition, format_find(options->to), session->templates, bytes, session->diag);
}

static enum status print(struct session *session, const struct options *options, const struct report_paper *paper)
{
	GByteArray *bytes = g_byte_array_new();
	enum status status = STATUS_FAILURE;
	if (printed(session, options, paper, bytes)) {
		account_say(session, paper);
		status = written(session, options, bytes);
	}
	g_byte_array_unref(bytes);
	return status == STATUS_FINDINGS ? STATUS_DONE : status;
}

static enum status verify(struct session *session, const struct options *options, const struct report_paper *paper)
{
	GString *account = g_string_new(NULL);
	bool own = !session->arguments[0]; /* the report's own overview */
	bool sound = own ? paper->own_sound : report_verify(paper, options->verify, account, session->diag);
	if (own && !paper->own)
		diag_add(session->diag, CODE_FIELD_MISSING, paper->written->place,
			 "the report has no overview of the author's own to hold against the changes: add a line '## "
			 "Overview of revisions' with a list below it, or name the list's file: --verify OVERVIEW "
			 "REPORT");
	else if (own)
		g_string_assign(account, paper->own_account->str);
	enum status status = diag_status(session->diag, false);
	if (status == STATUS_DONE) {
		session_tell(session);
		status = out_write(options->output, account->str, account->len, session->diag);
		if (status == STATUS_DONE && !sound)
			status = STATUS_FINDINGS;
	}
	g_string_free(account, TRUE);
	return status;
}

static enum status fresh(struct session *session, const struct options *options)
{
	GString *text = g_string_new(NULL);
	enum status status = STATUS_USAGE;
	g_autofree char *content = content_find(NULL);
	if (report_new_write(options->fresh, content, session->templates, text, session->diag))
		status = out_write(options->output, text->str, text->len, session->diag);
	else
		status = diag_status(session->diag, false);
	g_string_free(text, TRUE);
	return status;
}

static enum status run(struct session *session, struct options *options)
{
	static const char *const formats[] = {"docx", "html", "markdown", "zip", NULL};
	guint count = g_strv_length(session->arguments);
	if (options->fresh && (options->to || options->reference || options->style || options->body || options->since ||
			       options->verify || options->content))
		return session_usage(session, "--new stands alone: it goes with -o only");
	if (options->fresh)
		return count ? session_usage(session, "--new takes the name of a style and no report")
			     : fresh(session, options);
	if (options->verify && options->to)
		return session_usage(session, "--verify tells what it finds as text and takes no --to");
	if (options->verify && options->since)
		return session_usage(session,
				     "--verify holds an overview against all that changed since 'old:' and takes "
				     "no --since");
	bool own = options->verify && !count; /* the report's own overview */
	if (own && g_str_has_suffix(options->verify, ".docx"))
		return session_usage(session,
				     "a Word file does not say which revisions it is about: name the report too");
	if (count != 1 && !own)
		return session_usage(session, "one report is expected");
	if (!options->to)
		options->to = g_strdup("docx");
	if (!g_strv_contains(formats, options->to))
		return session_usage(session, "--to takes docx, html, markdown or zip, not '%s'", options->to);
	bool word = !strcmp(options->to, "docx") || !strcmp(options->to, "zip");
	if (options->reference && (!word || options->verify))
		return session_usage(session, "--reference goes with Word files: --to docx or zip");
	bool binary = !options->verify && word;
	if (binary && !options->output && isatty(STDOUT_FILENO))
		return session_usage(session, "a %s file is nothing for a screen; name a file with -o", options->to);
	if (!session_reference(session, options->reference))
		return diag_status(session->diag, false);
	const struct paper_options how = {
		.style = options->style, .since = options->since, .body = options->body, .content = options->content};
	const char *path = own ? options->verify : session->arguments[0];
	g_assert(path);
	struct report_paper *paper = report_paper_open(path, &how, session->templates, session->diag);
	enum status status = diag_status(session->diag, false);
	if (paper && options->verify && status < STATUS_FAILURE)
		status = verify(session, options, paper);
	else if (paper && paper->edition)
		status = print(session, options, paper);
	report_paper_free(paper);
	return status;
}

int main(int count, char **values)
{
	struct options options = {.to = NULL};
	const GOptionEntry entries[] = {
		{"to", 0, 0, G_OPTION_ARG_STRING, &options.to,
		 "The format; docx by default; zip is the whole agenda item with its appendices",
		 "docx|html|markdown|zip"},
		{"style", 0, 0, G_OPTION_ARG_STRING, &options.style, "A style in place of the report's own", "NAME"},
		{"for", 0, 0, G_OPTION_ARG_STRING, &options.body,
		 "For which of its meetings the report is; the first by default", "BODY"},
		{"since", 0, 0, G_OPTION_ARG_STRING, &options.since,
		 "Also say what changed since this revision, which an earlier report was about", "REVISION"},
		{"new", 0, 0, G_OPTION_ARG_STRING, &options.fresh, "Write a report to start from, in this style",
		 "STYLE"},
		{"verify", 0, 0, G_OPTION_ARG_FILENAME, &options.verify,
		 "Hold an overview written by hand, a list in Markdown or in a Word file, against the real changes; "
		 "without REPORT, the one in the report OVERVIEW itself",
		 "OVERVIEW"},
		{"reference", 0, 0, G_OPTION_ARG_FILENAME, &options.reference,
		 "A Word file whose styles, look of numbers, page, header and footer all Word files take over",
		 "FILE.docx"},
		{"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
		 "The file to write; standard output by default", "FILE"},
		{"directory", 'C', 0, G_OPTION_ARG_FILENAME, &options.content,
		 "The content folder that ids are looked up in; by default the one that the report is in", "DIR"},
		G_OPTION_ENTRY_NULL,
	};
	struct session session;
	enum status status;
	if (session_start(&session, &command, entries, count, values, &status))
		status = run(&session, &options);
	char **const texts[] = {&options.to,     &options.style, &options.output, &options.content,  &options.since,
				&options.verify, &options.fresh, &options.body,   &options.reference};
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		g_free(*texts[i]);
	return (int)session_end(&session, status);
}
