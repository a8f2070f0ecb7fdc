/* SPDX-License-Identifier: MIT
 * keeling-forms: the printable forms of a constitution, or some of them, in one zip; and forms that come back. */
#include "base/out.h"
#include "command.h"
#include "forms_read.h"
#include "publish/pack.h"
#include "publish/publication.h"
#include "publish/target.h"

#include <string.h>
#include <unistd.h>

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
		   "  keeling-forms --read -o answers.csv filled/*.pdf\n"
		   "  keeling-forms --register register filled/*.pdf\n\n"
		   "Exit status: 0 done; 2 mistakes in the sources; 3 a failure outside; 64 wrong usage.",
};

struct options {
	char *output, *content;
	char **forms;
	char *format, *registered, *reference;
	gboolean plain, draft, duplex, read, any_version;
};

struct packing {
	struct session *session;
	const struct options *options;
	struct press *press;
	GPtrArray *files;    /* of struct form_file * */
	GPtrArray *editions; /* of const struct edition *: where to look for forms */
};

static bool is_wanted(const struct options *options, const char *id)
{
	return !options->forms || g_strv_contains((const char *const *)options->forms, id);
}

static bool form_exists(const struct packing *packing, const char *id)
{
	bool found = false;
	for (guint i = 0; i < packing->editions->len && !found; i++) {
		GPtrArray *forms = forms_of(packing->editions->pdata[i]);
		for (guint k = 0; k < forms->len; k++)
			found = found || !strcmp(((const struct node *)forms->pdata[k])->meta->id, id);
		g_ptr_array_unref(forms);
	}
	return found;
}

/* What is asked for must be there. */
static enum status forms_check(const struct packing *packing)
{
	for (char **id = packing->options->forms; id && *id; id++)
		if (!form_exists(packing, *id))
			return session_usage(
				packing->session, "there is no form '%s'%s", *id,
				packing->options->draft ? "" : " in what is in force; --draft takes the drafts");
	return STATUS_DONE;
}

static void edition_print(struct packing *packing, const struct edition *edition)
{
	GPtrArray *forms = forms_of(edition);
	char *folder = packing->editions->len > 1 ? g_strdup_printf("%s/", edition_meta(edition)->id) : g_strdup("");
	for (guint i = 0; i < forms->len; i++) {
		const struct node *appendix = forms->pdata[i];
		if (!is_wanted(packing->options, appendix->meta->id))
			continue;
		struct form_file *file =
			form_file_new(packing->press, edition, appendix, folder, packing->session->diag);
		if (file)
			g_ptr_array_add(packing->files, file);
	}
	g_free(folder);
	g_ptr_array_unref(forms);
}

static enum status pack_write(struct packing *packing)
{
	struct session *session = packing->session;
	enum status status = forms_check(packing);
	if (status != STATUS_DONE)
		return status;
	packing->press = press_new(session->templates, session->diag);
	packing->files = g_ptr_array_new_with_free_func(form_file_free);
	for (guint i = 0; packing->press && i < packing->editions->len; i++)
		edition_print(packing, packing->editions->pdata[i]);
	GByteArray *bytes = g_byte_array_new();
	struct pack_count count;
	const struct pack_wishes wishes = {packing->options->duplex, packing->options->plain};
	status = diag_status(session->diag, false);
	if (status == STATUS_DONE && !packing->files->len)
		status = session_usage(session, "there is no form%s",
				       packing->options->draft ? "" : " in what is in force; --draft takes the drafts");
	else if (status == STATUS_DONE &&
		 !pack_bind(packing->files, &wishes, packing->press, session->templates, bytes, &count, session->diag))
		status = STATUS_FAILURE;
	else if (status == STATUS_DONE)
		status = out_write(packing->options->output, bytes->data, bytes->len, session->diag);
	if (status == STATUS_DONE && packing->options->output)
		session_say(session,
			    "%u form%s in '%s': %u pages with the cover, on %u sheets, or on %u printed on both sides",
			    packing->files->len, packing->files->len == 1 ? " is" : "s are", packing->options->output,
			    count.pages, count.sheets, count.both_sides);
	g_byte_array_unref(bytes);
	g_ptr_array_unref(packing->files);
	press_free(packing->press);
	return status;
}

static enum status pack_folder(struct packing *packing, const char *folder)
{
	struct session *session = packing->session;
	bool drafts = packing->options->draft;
	struct publication *publication = publication_open(folder, drafts, session->templates, session->diag);
	enum status status = diag_status(session->diag, false);
	for (guint i = 0; status == STATUS_DONE && i < publication->documents->len; i++) {
		const struct published *published = publication->documents->pdata[i];
		const struct release *release = drafts && published->draft ? published->draft : published->current;
		if (release)
			g_ptr_array_add(packing->editions, (gpointer)release->edition);
	}
	if (status == STATUS_DONE)
		status = pack_write(packing);
	publication_free(publication);
	return status;
}

static enum status pack_document(struct packing *packing, const char *name, const char *content)
{
	struct session *session = packing->session;
	struct target *target = target_open(name, content, session->templates, session->diag);
	enum status status = diag_status(session->diag, false);
	if (status == STATUS_DONE) {
		g_ptr_array_add(packing->editions, (gpointer)target->edition);
		status = pack_write(packing);
	}
	target_free(target);
	return status;
}

static enum status pack(struct session *session, const struct options *options)
{
	char **names = session->arguments;
	char *content = content_find(options->content);
	const char *name = names[0] ? names[0] : content;
	enum status status;
	struct packing packing = {session, options, NULL, NULL, g_ptr_array_new()};
	if (names[0] && names[1])
		status = session_usage(session, "one content folder or document is expected");
	else if (!name)
		status = session_usage(session,
				       "there is no constitution.yaml here or in 'content'; name the content folder");
	else if (!options->output && isatty(STDOUT_FILENO))
		status = session_usage(session, "a zip is nothing for a screen; name a file with -o");
	else if (is_content(name) && (g_file_test(name, G_FILE_TEST_EXISTS) || strchr(name, '/')))
		status = pack_folder(&packing, name);
	else if (options->draft)
		status = session_usage(session, "--draft goes with a whole constitution");
	else
		status = pack_document(&packing, name, content);
	g_ptr_array_unref(packing.editions);
	g_free(content);
	return status;
}

static enum status run(struct session *session, const struct options *options)
{
	const struct forms_read_options read = {.content = options->content,
						.output = options->output,
						.format = options->format,
						.draft = options->draft,
						.registered = options->registered,
						.any_version = options->any_version};
	bool reads = options->read || options->registered;
	if (options->registered && (options->output || options->format))
		return session_usage(session, "--register writes CSV into its folder: leave -o and --format away");
	if (reads && options->forms)
		return session_usage(session, "--form goes with a pack; a form that came back says which it is");
	if (reads && (options->plain || options->reference))
		return session_usage(session, "--plain and --reference are for the Word files of a pack");
	if (reads)
		return forms_read_files(session, &read);
	if (options->format || options->any_version)
		return session_usage(session, "--format and --any-version go with --read");
	return session_reference(session, options->reference) ? pack(session, options)
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
		{"directory", 'C', 0, G_OPTION_ARG_FILENAME, &options.content,
		 "The content folder that ids are looked up in", "DIR"},
		{"read", 0, 0, G_OPTION_ARG_NONE, &options.read,
		 "Print what was filled into forms that came back: PDF, Word or JSON files", NULL},
		{"format", 0, 0, G_OPTION_ARG_STRING, &options.format, "With --read: csv (the default) or json",
		 "FORMAT"},
		{"register", 0, 0, G_OPTION_ARG_FILENAME, &options.registered,
		 "Append what came back to the register's tables in this folder", "FOLDER"},
		{"any-version", 0, 0, G_OPTION_ARG_NONE, &options.any_version,
		 "With --read: forms of another version too", NULL},
		G_OPTION_ENTRY_NULL,
	};
	struct session session;
	enum status status;
	if (session_start(&session, &command, entries, count, values, &status))
		status = run(&session, &options);
	g_free(options.format);
	g_free(options.registered);
	g_free(options.reference);
	g_free(options.output);
	g_free(options.content);
	g_strfreev(options.forms);
	return (int)session_end(&session, status);
}
