/* SPDX-License-Identifier: MIT
 * keeling-build: a whole constitution into a folder, or one document into a file. */
#include "base/out.h"
#include "base/tree.h"
#include "command.h"
#include "publish/whole/lost.h"
#include "publish/target.h"
#include "publish/whole/whole.h"
#include "publish/single.h"
#include "read/fields.h"

#include <string.h>
#include <unistd.h>

static const struct command command = {
	.name = "keeling-build",
	.arguments = "[CONTENT | DOCUMENT]",
	.summary = "Publishes a constitution as a website, Word files and forms; or one document in one format.",
	.details = "CONTENT is the folder with constitution.yaml; by default the folder one stands in, or 'content' in "
		   "it.\n"
		   "DOCUMENT is a Markdown file, the folder of a document, its id, or an adopted version: "
		   "officer-code@2.0.\n\n"
		   "Examples:\n"
		   "  keeling-build --draft content             everything, into build/\n"
		   "  keeling-build --to html -o code.html content/officer-code\n"
		   "  keeling-build --to docx officer-code@2.0 > code.docx\n\n"
		   "Exit status: 0 done; 2 mistakes in the sources; 3 a failure outside, and in both the output is as "
		   "it was;\n"
		   "4 the new output is in place but the disk did not confirm it; 64 wrong usage.",
};

struct options {
	char *output, *content, *only, *to, *reference, *day, **withdrawn;
	gboolean draft, plain, odt, links;
};

/* The parts that --only names, as bits; 0 after a word on what is wrong. */
static unsigned parts_read(const struct session *session, const char *only)
{
	static const char *const names[] = {"html", "docx", "pdf", "forms", "reports", "odt"};
	unsigned parts = 0;
	char **list = g_strsplit(only, ",", -1);
	for (char **name = list; *name; name++) {
		unsigned part = 0;
		for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
			if (!strcmp(*name, names[i]))
				part = 1u << i;
		if (!part) {
			session_usage(session,
				      "--only takes html, docx, odt, pdf, forms and reports, with commas between them, "
				      "not '%s'",
				      *name);
			g_strfreev(list);
			return 0;
		}
		parts |= part;
	}
	g_strfreev(list);
	return parts;
}

static void whole_say(const struct session *session, const struct publication *publication, const char *out)
{
	guint releases = 0, documents = 0;
	for (guint i = 0; i < publication->documents->len; i++) {
		const struct published *published = publication->documents->pdata[i];
		releases += published->releases->len;
		documents += published->releases->len > 0;
	}
	if (documents)
		session_say(session, "%u documents in %u versions are in '%s'", documents, releases, out);
	else
		session_say(
			session,
			"no document is adopted, so nothing but an empty index is in '%s'; --draft publishes drafts",
			out);
}

static enum status build_whole(struct session *session, const struct options *options, const char *folder)
{
	const char *out = options->output ? options->output : "build";
	unsigned parts = options->only ? parts_read(session, options->only) : PARTS_USUAL;
	if (!parts)
		return STATUS_USAGE;
	if (options->odt)
		parts |= PART_ODT;
	if (options->reference && !(parts & (PART_DOCX | PART_REPORTS)))
		return session_usage(session, "--reference is for Word files, and --only names none");
	if (options->day && !is_day(options->day))
		return session_usage(session, "--on is a day, as in 2027-04-01, not '%s'", options->day);
	if (options->links && !(parts & PART_HTML))
		return session_usage(session, "--check-links is for the website, and --only leaves that out");
	struct whole *whole = whole_open(parts, out);
	struct publication *publication = publication_open(folder, options->draft, session->templates, session->diag);
	enum status status = diag_status(session->diag, false);
	if (status == STATUS_DONE && options->day)
		publication_set_day(publication, options->day, session->diag);
	if (status == STATUS_DONE && parts & PART_HTML)
		lost_check(out, publication, options->withdrawn, session->diag);
	status = MAX(status, diag_status(session->diag, false));
	if (status == STATUS_DONE)
		status = whole_write(whole, publication, options->links, session->templates, session->diag);
	whole_free(whole);
	if (status == STATUS_DONE)
		whole_say(session, publication, out);
	publication_free(publication);
	return status;
}

static enum status made_write(struct session *session, const struct options *options, bool made, const void *bytes,
			      size_t size)
{
	enum status status = diag_status(session->diag, false);
	if (status == STATUS_DONE)
		status = made ? out_write(options->output, bytes, size, session->diag) : STATUS_FAILURE;
	return status;
}

static enum status edition_write(struct session *session, const struct options *options, enum format format,
				 const struct edition *edition)
{
	enum status status;
	if (format_is_text(format)) {
		GString *text = g_string_new(NULL);
		bool made = single_text(edition, format, session->templates, text, session->diag);
		status = made_write(session, options, made, text->str, text->len);
		g_string_free(text, TRUE);
		return status;
	}
	GByteArray *bytes = g_byte_array_new();
	bool made = format_is_office(format)
			    ? single_office(edition, format, options->plain, session->templates, bytes, session->diag)
			    : single_render(edition, format, session->templates, bytes, session->diag);
	status = made_write(session, options, made, bytes->data, bytes->len);
	g_byte_array_unref(bytes);
	return status;
}

static enum status build_single(struct session *session, const struct options *options, enum format format,
				const char *name)
{
	char *content = content_find(options->content);
	struct target *target = target_open(name, content, session->templates, session->diag);
	enum status status = diag_status(session->diag, false);
	if (status == STATUS_DONE)
		status = edition_write(session, options, format, target->edition);
	target_free(target);
	g_free(content);
	return status;
}

static enum status build_one(struct session *session, const struct options *options)
{
	enum format format = format_find(options->to);
	char **names = session->arguments;
	if (format == FORMATS)
		return session_usage(session, "--to takes html, docx, odt, pdf, markdown, json, tree or akn, not '%s'",
				     options->to);
	if (options->only || options->draft || options->links || options->day || options->withdrawn)
		return session_usage(session, "%s is for a whole constitution and does not go with --to",
				     options->only    ? "--only"
				     : options->draft ? "--draft"
				     : options->links ? "--check-links"
				     : options->day   ? "--on"
						      : "--withdraw");
	if (options->odt)
		return session_usage(session,
				     "--odt is for a whole constitution; --to odt makes an OpenDocument file of one "
				     "document");
	if (options->reference && format == FORMAT_ODT)
		return session_usage(session,
				     "--reference takes the look of a Word file over into Word files alone; that of "
				     "OpenDocument files is in the templates, odt/styles.xml");
	if (options->reference && format != FORMAT_DOCX)
		return session_usage(session, "--reference is for Word files and does not go with --to %s",
				     options->to);
	if (options->plain && !format_is_office(format))
		return session_usage(session, "--plain is for Word and OpenDocument files and does not go with --to %s",
				     options->to);
	if (!names[0] || names[1])
		return session_usage(session, "--to takes one document");
	if (!options->output && isatty(STDOUT_FILENO) && !format_is_text(format))
		return session_usage(session, "a %s file is nothing for a screen; name a file with -o", options->to);
	if (path_is_folder(names[0]) && is_content(names[0]))
		return session_usage(session, "'%s' is a content folder; --to takes one document, such as its folder",
				     names[0]);
	return build_single(session, options, format, names[0]);
}

static enum status build_all(struct session *session, const struct options *options)
{
	char **names = session->arguments;
	if (options->plain)
		return session_usage(session,
				     "--plain goes with --to docx or odt: a file whose forms are for pen and paper");
	if (names[0] && (names[1] || options->content))
		return session_usage(session, "one content folder is expected");
	if (options->output && !strcmp(options->output, "-"))
		return session_usage(session, "a whole constitution needs a folder to go to, not standard output");
	if (names[0] && !is_content(names[0]))
		return session_usage(session, "'%s' is one document; say in which format, as in --to html", names[0]);
	char *found = content_find(names[0] ? names[0] : options->content);
	if (!found)
		return session_usage(session,
				     "there is no constitution.yaml here or in 'content'; name the content folder");
	enum status status = build_whole(session, options, found);
	g_free(found);
	return status;
}

int main(int count, char **values)
{
	struct options options = {0};
	const GOptionEntry entries[] = {
		{"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
		 "The folder to write into (build), or with --to the file", "OUT"},
		{"only", 0, 0, G_OPTION_ARG_STRING, &options.only,
		 "Only these parts, with commas between them; pdf and odt, the whole documents, only if named",
		 "html,docx,forms,reports,pdf,odt"},
		{"draft", 0, 0, G_OPTION_ARG_NONE, &options.draft, "Publish drafts too, marked as such", NULL},
		{"odt", 0, 0, G_OPTION_ARG_NONE, &options.odt, "OpenDocument files too, beside the Word files", NULL},
		{"on", 0, 0, G_OPTION_ARG_STRING, &options.day,
		 "The day for which it is made: no forms of versions that are over by then; those of the version in "
		 "force on it stand first",
		 "DAY"},
		{"check-links", 0, 0, G_OPTION_ARG_NONE, &options.links,
		 "Publish nothing if an address within the website leads to nothing", NULL},
		{"to", 0, 0, G_OPTION_ARG_STRING, &options.to, "One document in this format",
		 "html|docx|odt|pdf|markdown|json|tree|akn"},
		{"withdraw", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.withdrawn,
		 "What was published and is taken out on purpose, a document or a version of one; may be given again "
		 "for more",
		 "NAME"},
		{"reference", 0, 0, G_OPTION_ARG_FILENAME, &options.reference,
		 "A Word file whose styles, look of numbers, page, header and footer all Word files take over",
		 "FILE.docx"},
		{"plain", 0, 0, G_OPTION_ARG_NONE, &options.plain,
		 "With --to docx or odt: forms have room to write instead of fields", NULL},
		{"directory", 'C', 0, G_OPTION_ARG_FILENAME, &options.content,
		 "The content folder that ids are looked up in", "DIR"},
		G_OPTION_ENTRY_NULL,
	};
	struct session session;
	enum status status;
	if (session_start(&session, &command, entries, count, values, &status))
		status = !session_reference(&session, options.reference) ? diag_status(session.diag, false)
			 : options.to                                    ? build_one(&session, &options)
									 : build_all(&session, &options);
	g_free(options.output);
	g_free(options.content);
	g_free(options.only);
	g_free(options.to);
	g_free(options.reference);
	g_free(options.day);
	g_strfreev(options.withdrawn);
	return (int)session_end(&session, status);
}
