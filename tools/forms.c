/* SPDX-License-Identifier: MIT
 * keeling-forms: the printable forms of a constitution, or some of them, in one zip; and forms that come back. */
#include "command.h"
#include "forms_pack.h"
#include "forms_read.h"

static const struct command command = {
	.name = "keeling-forms",
	.arguments = "[CONTENT | DOCUMENT | --read FILLED... | --register FOLDER FILLED...]",
	.summary = "Packs the forms of a constitution, or of one document, into a zip: one PDF of all with a cover and "
		   "contents, and each as a PDF to fill in, a Word file and a web page.",
	.details = "CONTENT is the folder with constitution.yaml; by default the folder one stands in, or 'content' in "
		   "it.\n"
		   "DOCUMENT is a Markdown file, the folder of a document, its id, or an adopted version: "
		   "officer-code@2.0.\n\n"
		   "Examples:\n"
		   "  keeling-forms -o forms.zip content\n"
		   "  keeling-forms --draft --form form-interests -o form.zip content\n"
		   "  keeling-forms --duplex -o to-print.zip content\n"
		   "  keeling-forms --service-area all --blank-register -o to-send.zip content\n"
		   "  keeling-forms --read -o answers.csv filled/*.pdf\n"
		   "  keeling-forms --register register filled/*.pdf\n\n"
		   "Exit status: 0 done; 2 mistakes in the sources; 3 a failure outside, and the output is as it was;\n"
		   "4 the new output is in place but the disk did not confirm it; 64 wrong usage.",
};

struct options {
	char *output, *content;
	char **forms;
	char *format, *registered, *reference, *day;
	char **areas;
	gboolean plain, draft, duplex, blank_register, read, any_version;
};

static enum status run(struct session *session, const struct options *options)
{
	const struct forms_read_options read = {.content = options->content,
						.output = options->output,
						.format = options->format,
						.draft = options->draft,
						.registered = options->registered,
						.day = options->day,
						.any_version = options->any_version};
	bool reads = options->read || options->registered;
	if (options->registered && (options->output || options->format))
		return session_usage(session, "--register writes CSV into its folder: leave -o and --format away");
	if (options->registered && options->read)
		return session_usage(session, "--register reads what came back itself: leave --read away");
	if (reads && (options->forms || options->areas || options->blank_register))
		return session_usage(session, "--form, --service-area and --blank-register go with a pack; a form that "
					      "came back says which it is");
	if (reads && (options->plain || options->reference || options->duplex))
		return session_usage(session,
				     "--plain and --reference are for the Word files of a pack, and --duplex for its "
				     "pages");
	if (options->day && (options->draft || options->any_version))
		return session_usage(session, "--on takes the forms of what was in force on a day, so that --draft and "
					      "--any-version do not go with it");
	if (reads)
		return forms_read_files(session, &read);
	if (options->format || options->any_version || options->day)
		return session_usage(session, "--format goes with --read, --any-version and --on with --read or "
					      "--register");
	const struct forms_pack_options packed = {.content = options->content,
						  .output = options->output,
						  .forms = (const char *const *)options->forms,
						  .areas = (const char *const *)options->areas,
						  .draft = options->draft,
						  .duplex = options->duplex,
						  .plain = options->plain,
						  .blank_register = options->blank_register};
	return session_reference(session, options->reference) ? forms_pack(session, &packed)
							      : diag_status(session->diag, false);
}

int main(int count, char **values)
{
	struct options options = {0};
	const GOptionEntry entries[] = {
		{"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, "The zip; standard output by default",
		 "PACK.zip"},
		{"form", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.forms, "Only this form; may be given again for more",
		 "ID"},
		{"draft", 0, 0, G_OPTION_ARG_NONE, &options.draft, "The forms of drafts, where a document has a draft",
		 NULL},
		{"duplex", 0, 0, G_OPTION_ARG_NONE, &options.duplex,
		 "For printing on both sides: each form begins on a sheet of its own", NULL},
		{"plain", 0, 0, G_OPTION_ARG_NONE, &options.plain,
		 "The Word files have room to write by hand instead of fields", NULL},
		{"reference", 0, 0, G_OPTION_ARG_FILENAME, &options.reference,
		 "A Word file whose styles, look of numbers, page, header and footer the Word files take over",
		 "FILE.docx"},
		{"service-area", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.areas,
		 "One PDF of the forms for this service area; may be given again for more; 'all' for each of them",
		 "NAME"},
		{"blank-register", 0, 0, G_OPTION_ARG_NONE, &options.blank_register,
		 "A blank register in the pack too: to print, sideways, and as CSV", NULL},
		{"directory", 'C', 0, G_OPTION_ARG_FILENAME, &options.content,
		 "The content folder that ids are looked up in", "DIR"},
		{"read", 0, 0, G_OPTION_ARG_NONE, &options.read,
		 "Print what was filled into forms that came back: PDF, Word, OpenDocument or JSON files", NULL},
		{"format", 0, 0, G_OPTION_ARG_STRING, &options.format, "With --read: csv (the default) or json",
		 "FORMAT"},
		{"register", 0, 0, G_OPTION_ARG_FILENAME, &options.registered,
		 "Append what came back to the register's tables in this folder", "FOLDER"},
		{"any-version", 0, 0, G_OPTION_ARG_NONE, &options.any_version,
		 "With --read or --register: forms of another version too", NULL},
		{"on", 0, 0, G_OPTION_ARG_STRING, &options.day,
		 "With --read or --register: only forms of the version in force on this day, on which they came",
		 "DAY"},
		G_OPTION_ENTRY_NULL,
	};
	struct session session;
	enum status status;
	if (session_start(&session, &command, entries, count, values, &status))
		status = run(&session, &options);
	g_free(options.format);
	g_free(options.day);
	g_free(options.registered);
	g_free(options.reference);
	g_free(options.output);
	g_free(options.content);
	g_strfreev(options.forms);
	g_strfreev(options.areas);
	return (int)session_end(&session, status);
}
