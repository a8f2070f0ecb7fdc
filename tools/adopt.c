/* SPDX-License-Identifier: MIT
 * keeling-adopt: a draft becomes an adopted version. */
#include "command.h"
#include "base/out.h"
#include "publish/adopt/adopt.h"
#include "publish/reports/reports.h"
#include "publish/target.h"
#include "read/fields.h"

#include <stdlib.h>
#include <string.h>

static const struct command command = {
	.name = "keeling-adopt",
	.arguments = "DOCUMENT",
	.summary = "Seals the draft of a document as an adopted version, and opens the next draft.",
	.details = "DOCUMENT is the id of a document, or its folder.\n\n"
		   "Examples:\n"
		   "  keeling-adopt officer-code --version 3.0 --date 2027-02-18 --by Council --minute 14\n"
		   "  keeling-adopt officer-code --version 3.1 --date 2027-06-01 \\\n"
		   "    --authority 'Monitoring Officer, Part 3, 4.2(a)' --reason 'titles of posts'\n\n"
		   "The seal of the version comes on standard output.\n\n"
		   "Exit status: 0 done; 2 mistakes in the sources, or a decision that does not fit them; 3 a failure "
		   "outside,\n"
		   "and in both the content is as it was; 4 done, but the disk did not confirm it or the seal could "
		   "not be shown;\n"
		   "64 wrong usage.",
};

struct options {
	char *content;
	struct adoption adoption;
};

/* What is wrong with the options by themselves; STATUS_DONE where nothing is. */
static enum status options_check(const struct session *session, const struct adoption *adoption)
{
	if (!session->arguments[0] || session->arguments[1])
		return session_usage(session, "one document is expected");
	if (!adoption->version || !adoption->day)
		return session_usage(session, "%s is needed",
				     adoption->version ? "--date, the day of the decision," : "--version");
	if (!is_version(adoption->version) || (adoption->next && !is_version(adoption->next)))
		return session_usage(session,
				     "a version is written in letters and digits, as in 3.0, and is no name that "
				     "the website has for something else, such as 'draft' or 'on'");
	if (!is_day(adoption->day) || (adoption->effective && !is_day(adoption->effective)))
		return session_usage(session, "'%s' is no day; a day is written year-month-day, as in 2027-02-18",
				     is_day(adoption->day) ? adoption->effective : adoption->day);
	if (!adoption->by && !adoption->authority)
		return session_usage(session, "say with --by which body decided, or with --authority under which "
					      "delegation the version was made");
	if (adoption->authority && (!adoption->reason || adoption->by || adoption->minute))
		return session_usage(session, "%s",
				     adoption->reason ? "a version made under delegation has --authority and --reason, "
							"and neither --by nor --minute"
						      : "--authority needs --reason: why the version was made");
	if (adoption->reason && !adoption->authority)
		return session_usage(session,
				     "--reason goes with --authority; reasons of changes stand in reasons.yaml");
	return STATUS_DONE;
}

/* The constitution and the folder that the name means. */
static enum status place_find(struct session *session, const char *given, char **content, char **folder)
{
	const char *name = session->arguments[0];
	if (strchr(name, '@') || g_str_has_prefix(name, SOURCE_REVISION) || !strcmp(name, SOURCE_GIVEN))
		return session_usage(session, "'%s' is no draft in a content folder", name);
	g_autofree char *found = content_find(given);
	struct target *target = target_open(name, found, session->templates, session->diag);
	enum status status = diag_status(session->diag, false);
	if (target && !target->collection->constitution)
		status = session_usage(session,
				       "'%s' belongs to no constitution: there is no constitution.yaml around "
				       "it that lists it",
				       name);
	for (guint i = 0; target && status == STATUS_DONE && i < target->collection->documents->len; i++) {
		const struct collected *collected = target->collection->documents->pdata[i];
		if (collected->edition == target->edition)
			*folder = g_strdup(collected->folder);
	}
	if (*folder)
		*content = g_strdup(sources_folder(target->collection->sources));
	target_free(target);
	return status;
}

static bool is_within(const char *here, const char *content, const char *folder)
{
	g_autofree char *path = g_build_filename(content, folder, NULL);
	char *real = realpath(path, NULL);
	size_t length = real ? strlen(real) : 0;
	bool within = real && !strncmp(here, real, length) && (!here[length] || here[length] == '/');
	free(real);
	return within;
}

/* Whoever stands in a folder that is replaced as a whole would stand in the old one, which is gone, and what is saved
 * from there with it. */
static enum status standing_check(const struct session *session, const char *content, const char *folder)
{
	const char *const replaced[] = {folder, REPORTS_FOLDER};
	char *here = realpath(".", NULL);
	enum status status = STATUS_DONE;
	for (size_t i = 0; here && i < G_N_ELEMENTS(replaced) && status == STATUS_DONE; i++)
		if (is_within(here, content, replaced[i]))
			status = session_usage(
				session,
				"the folder '%s' is replaced by a new one, and you are in it: leave it with "
				"'cd %s', and give the command from there for '%s'",
				replaced[i], g_str_has_prefix(content, "./") ? content + 2 : content, folder);
	free(here);
	return status;
}

#define LAST_SECOND G_GINT64_CONSTANT(253402300799) /* of the year 9999 */

/* Today where one stands, or the day that SOURCE_DATE_EPOCH stands for; nothing that is made knows it. The caller frees
 * it. */
static char *day_of_today(void)
{
	const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
	gint64 seconds;
	bool given = epoch && g_ascii_string_to_signed(epoch, 10, 0, LAST_SECOND, &seconds, NULL);
	g_autoptr(GDateTime) now = given ? g_date_time_new_from_unix_utc(seconds) : g_date_time_new_now_local();
	return g_date_time_format(now, "%Y-%m-%d");
}

/* On standard output, where a script finds it too. */
static enum status seal_show(struct session *session, const char *seal)
{
	g_autofree char *line = g_strconcat(seal, "\n", NULL);
	return out_write(NULL, line, strlen(line), session->diag);
}

static enum status run(struct session *session, const struct options *options)
{
	g_autofree char *today = day_of_today();
	struct adoption settled = options->adoption;
	const struct adoption *adoption = &settled;
	settled.today = today;
	g_autofree char *content = NULL;
	g_autofree char *folder = NULL;
	enum status status = options_check(session, adoption);
	if (status == STATUS_DONE)
		status = place_find(session, options->content, &content, &folder);
	if (status == STATUS_DONE && folder)
		status = standing_check(session, content, folder);
	if (status != STATUS_DONE)
		return status;
	struct adopted_now now = {NULL, NULL, 0, 0};
	status = adopt(content, folder, adoption, session->templates, &now, session->diag);
	if (status == STATUS_DONE || status == STATUS_UNCONFIRMED) {
		session_say(session, "version %s of '%s' is adopted: %u files in '%s/%s/history/%s'", adoption->version,
			    folder, now.files, content, folder, adoption->version);
		session_say(session, "the draft is now version %s", now.next);
		if (now.reports)
			session_say(session, "committee reports that told of the draft, and now name version %s: %u",
				    adoption->version, now.reports);
		session_say(session, "the seal of version %s, to be kept with the minutes:", adoption->version);
		enum status shown = seal_show(session, now.seal);
		status = MAX(status, shown);
	}
	adopted_now_clear(&now);
	return status;
}

int main(int count, char **values)
{
	struct options options = {0};
	struct adoption *adoption = &options.adoption;
	gboolean unchanged = FALSE;
	const GOptionEntry entries[] = {
		{"version", 0, 0, G_OPTION_ARG_STRING, &adoption->version,
		 "The number of the version; alone, the version of the program", "V"},
		{"date", 0, 0, G_OPTION_ARG_STRING, &adoption->day, "The day of the decision, as in 2027-02-18", "DAY"},
		{"by", 0, 0, G_OPTION_ARG_STRING, &adoption->by, "The body that decided", "BODY"},
		{"minute", 0, 0, G_OPTION_ARG_STRING, &adoption->minute, "The minute of the decision", "M"},
		{"authority", 0, 0, G_OPTION_ARG_STRING, &adoption->authority,
		 "Instead of a body: the delegation under which the version is made", "WORDS"},
		{"reason", 0, 0, G_OPTION_ARG_STRING, &adoption->reason, "Why it was made under delegation", "WORDS"},
		{"unchanged", 0, 0, G_OPTION_ARG_NONE, &unchanged,
		 "Adopt it though it says what the last adopted version says", NULL},
		{"effective", 0, 0, G_OPTION_ARG_STRING, &adoption->effective,
		 "The day from which it holds; by default as the draft says", "DAY"},
		{"summary", 0, 0, G_OPTION_ARG_STRING, &adoption->summary, "A sentence for the list of versions",
		 "WORDS"},
		{"next", 0, 0, G_OPTION_ARG_STRING, &adoption->next,
		 "The version that the next draft is called; by default the number after", "V"},
		{"directory", 'C', 0, G_OPTION_ARG_FILENAME, &options.content,
		 "The content folder that ids are looked up in", "DIR"},
		G_OPTION_ENTRY_NULL,
	};
	struct session session;
	enum status status;
	bool started = session_start(&session, &command, entries, count, values, &status);
	adoption->unchanged = unchanged;
	if (started)
		status = run(&session, &options);
	for (size_t i = 0; entries[i].long_name; i++)
		if (entries[i].arg != G_OPTION_ARG_NONE)
			g_free(*(char **)entries[i].arg_data);
	return (int)session_end(&session, status);
}
