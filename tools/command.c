/* SPDX-License-Identifier: MIT */
#include "command.h"
#include "base/mishap.h"
#include "base/out.h"
#include "base/room.h"
#include "read/source/source_text.h"
#include "render/docx/docx_reference.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* A closed standard stream must not become the next file that is opened. */
static void streams_guard(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		while (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			if (open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
				_exit(STATUS_FAILURE);
}

/* With fewer than this, what was begun could not even be cleared up. */
#define FILES_LEAST 24

static void files_guard(void)
{
	struct rlimit most;
	if (!getrlimit(RLIMIT_NOFILE, &most) && most.rlim_cur < FILES_LEAST)
		mishap_stop("fewer than " G_STRINGIFY(FILES_LEAST) " files may be open at once (see ulimit -n)");
}

/* What GLib can't do without (a thread, for one) it says and aborts; here the program ends as at any lack of the
 * machine's. */
static GLogWriterOutput glib_says(GLogLevelFlags level, const GLogField *fields, gsize count, gpointer unused)
{
	for (gsize i = 0; i < count && level & G_LOG_LEVEL_ERROR; i++)
		if (!strcmp(fields[i].key, "MESSAGE"))
			mishap_stop(fields[i].value);
	return g_log_writer_default(level, fields, count, unused);
}

static enum status text_out(struct session *session, const char *text)
{
	return out_write(NULL, text, strlen(text), session->diag);
}

static enum status help(struct session *session, GOptionContext *context)
{
	char *text = g_option_context_get_help(context, TRUE, NULL);
	enum status status = text_out(session, text);
	g_free(text);
	return status;
}

static enum status version(struct session *session)
{
	char *text = g_strdup_printf("%s (Keeling) %s\n", session->command->name, KEELING_VERSION);
	enum status status = text_out(session, text);
	g_free(text);
	return status;
}

static GOptionContext *context_new(const struct command *command, const GOptionEntry *entries)
{
	GOptionContext *context = g_option_context_new(command->arguments);
	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_set_summary(context, command->summary);
	g_option_context_set_description(context, command->details);
	g_option_context_add_main_entries(context, entries, NULL);
	return context;
}

/* True for a command that has a --version of its own, with a value: it shows its version where that stands alone. */
static bool has_version(const GOptionEntry *entries)
{
	while (entries->long_name && strcmp(entries->long_name, "version"))
		entries++;
	return entries->long_name != NULL;
}

/* ---- words on the command line ---- */

static bool is_words(const GOptionEntry *entry)
{
	return entry->arg == G_OPTION_ARG_STRING || entry->arg == G_OPTION_ARG_STRING_ARRAY;
}

/* With their words as the bytes that were given: GLib would read them in the encoding of the locale, which is always
 * "C" here and has no letter but those of English. */
static GOptionEntry *entries_raw(const GOptionEntry *entries)
{
	size_t count = 0;
	while (entries[count].long_name)
		count++;
	GOptionEntry *raw = g_memdup2(entries, (count + 1) * sizeof *raw);
	for (GOptionEntry *entry = raw; entry->long_name; entry++)
		if (is_words(entry))
			entry->arg =
				entry->arg == G_OPTION_ARG_STRING ? G_OPTION_ARG_FILENAME : G_OPTION_ARG_FILENAME_ARRAY;
	return raw;
}

static bool is_blank(const char *words)
{
	while (*words && g_unichar_isspace(g_utf8_get_char(words)))
		words = g_utf8_next_char(words);
	return !*words;
}

/* Without blanks around them. False, with a word on what is wrong, for what nobody can have meant. */
static bool words_check(const struct session *session, const GOptionEntry *entry, char *words)
{
	gunichar hidden;
	const char *name = NULL;
	if (!source_text_valid(words, strlen(words)))
		session_usage(session, "what --%s says is not valid UTF-8", entry->long_name);
	else if (is_blank(g_strstrip(words)))
		session_usage(session, "--%s says nothing; leave it out where there is nothing to say",
			      entry->long_name);
	else if (strpbrk(words, "\n\r\t"))
		session_usage(session, "what --%s says must stand on one line, without tabs", entry->long_name);
	else if ((name = hidden_find(words, &hidden)))
		session_usage(session, "in what --%s says there is %s (U+%04X), which nobody can see; leave it out",
			      entry->long_name, name, (unsigned)hidden);
	else
		return true;
	return false;
}

/* A name of a file or folder, whose letters are anybody's; but without any it is a variable of the shell that was not
 * set.
 */
static bool name_check(const struct session *session, const GOptionEntry *entry, const char *name)
{
	if (*name)
		return true;
	session_usage(session, "--%s names no file or folder: what was given is empty", entry->long_name);
	return false;
}

/* All of them, for all that is wrong is said at once. */
static bool all_words_check(const struct session *session, const GOptionEntry *entries)
{
	bool good = true;
	for (const GOptionEntry *entry = entries; entry->long_name; entry++) {
		if (entry->arg == G_OPTION_ARG_STRING && *(char **)entry->arg_data)
			good = words_check(session, entry, *(char **)entry->arg_data) && good;
		if (entry->arg == G_OPTION_ARG_FILENAME && *(char **)entry->arg_data)
			good = name_check(session, entry, *(char **)entry->arg_data) && good;
		bool many = entry->arg == G_OPTION_ARG_STRING_ARRAY || entry->arg == G_OPTION_ARG_FILENAME_ARRAY;
		for (char **each = many ? *(char ***)entry->arg_data : NULL; each && *each; each++)
			good = (entry->arg == G_OPTION_ARG_STRING_ARRAY ? words_check(session, entry, *each)
									: name_check(session, entry, *each)) &&
			       good;
	}
	return good;
}

bool session_start(struct session *session, const struct command *command, const GOptionEntry *entries, int count,
		   char **values, enum status *status)
{
	bool own_version = has_version(entries);
	gboolean wants_help = FALSE, quiet = FALSE;
	gboolean wants_version = own_version && count == 2 && !strcmp(values[1], "--version");
	char **arguments = NULL;
	const GOptionEntry common[] = {
		{"quiet", 'q', 0, G_OPTION_ARG_NONE, &quiet, "Say nothing but mistakes and doubts", NULL},
		{"help", 'h', 0, G_OPTION_ARG_NONE, &wants_help, "Show this help", NULL},
		{G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments, NULL, NULL},
		G_OPTION_ENTRY_NULL,
	};
	const GOptionEntry plain_version[] = {
		{"version", 0, 0, G_OPTION_ARG_NONE, &wants_version, "Show the version", NULL},
		G_OPTION_ENTRY_NULL,
	};
	room_expect(ROOM_AT_START);
	streams_guard();
	mishap_name(command->name);
	g_log_set_writer_func(glib_says, NULL, NULL);
	files_guard();
	signal(SIGXFSZ, SIG_IGN); /* a limit on the size of files becomes an error like others */
	g_set_prgname(command->name);
	*session = (struct session){.command = command, .diag = diag_new()};
	g_autofree GOptionEntry *raw = entries_raw(entries);
	GOptionContext *context = context_new(command, raw);
	g_option_context_add_main_entries(context, common, NULL);
	if (!own_version)
		g_option_context_add_main_entries(context, plain_version, NULL);
	char **copy = g_new0(char *, (gsize)count + 1);
	for (int i = 0; i < count; i++)
		copy[i] = g_strdup(values[i]);
	GError *error = NULL;
	bool go_on = false;
	if (!wants_version && !g_option_context_parse_strv(context, &copy, &error)) {
		*status = session_usage(session, "%s", error->message);
		g_error_free(error);
	} else if (wants_help) {
		*status = help(session, context);
	} else if (wants_version) {
		*status = version(session);
	} else if (!all_words_check(session, entries)) {
		*status = STATUS_USAGE;
	} else {
		session->templates = templates_find(session->diag);
		*status = diag_status(session->diag, false);
		go_on = session->templates;
	}
	session->quiet = quiet;
	session->arguments = arguments ? arguments : g_new0(char *, 1);
	g_strfreev(copy);
	g_option_context_free(context);
	return go_on;
}

enum status session_tell(struct session *session)
{
	bool colour = isatty(STDERR_FILENO) && !g_getenv("NO_COLOR");
	enum status asked = diag_status(session->diag, false);
	if (diag_count(session->diag) && !diag_print(session->diag, stderr, colour))
		asked = STATUS_FAILURE;
	diag_free(session->diag);
	session->diag = diag_new();
	return asked;
}

enum status session_end(struct session *session, enum status status)
{
	enum status asked = session_tell(session);
	g_strfreev(session->arguments);
	templates_free(session->templates);
	diag_free(session->diag);
	if (status == STATUS_USAGE || status == STATUS_UNCONFIRMED)
		return status;
	status = MAX(status, asked);
	return status == STATUS_FAILURE && mishap_has_changed() ? STATUS_UNCONFIRMED : status;
}

static void line(const struct session *session, const char *format, va_list arguments)
{
	char *words = g_strdup_vprintf(format, arguments), *visible = diag_visible(words);
	fprintf(stderr, "%s: %s\n", session->command->name, visible);
	g_free(visible);
	g_free(words);
}

enum status session_usage(const struct session *session, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	line(session, format, arguments);
	va_end(arguments);
	fprintf(stderr, "Try '%s --help'.\n", session->command->name);
	return STATUS_USAGE;
}

void session_say(const struct session *session, const char *format, ...)
{
	if (session->quiet)
		return;
	va_list arguments;
	va_start(arguments, format);
	line(session, format, arguments);
	va_end(arguments);
}

bool session_reference(struct session *session, const char *path)
{
	char *bytes = NULL;
	gsize length = 0;
	GError *error = NULL;
	if (!path)
		return true;
	if (!g_file_get_contents(path, &bytes, &length, &error)) {
		diag_add(session->diag, CODE_REFERENCE_FILE, (struct place){g_intern_string(path), 0, 0},
			 "the file with the look for Word can't be read: %s", error->message);
		g_error_free(error);
		return false;
	}
	bool taken = docx_reference_keep(session->templates, bytes, length, path, session->diag);
	g_free(bytes);
	return taken;
}
