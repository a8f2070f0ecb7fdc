/* SPDX-License-Identifier: MIT */
#include "forms_read.h"

#include "base/out.h"
#include "publish/forms/answers.h"
#include "publish/publication.h"
#include "publish/forms/register.h"
#include "publish/target.h"
#include "read/fields.h"

#include <string.h>

/* A document's adopted versions, the last one first: those that may be in force or wait; of a day any of them. */
static void releases_add(const struct published *published, const char *day, GPtrArray *releases)
{
	for (guint i = published->releases->len; i-- > 0;) {
		struct release *release = published->releases->pdata[i];
		if (release->standing != STANDING_DRAFT && (day || !release->superseded))
			g_ptr_array_add(releases, release);
	}
}

/* What is expected to come back: what is in force, or the drafts where they are asked for; of const struct release *.
 */
static GPtrArray *releases_expected(const struct publication *publication, const struct forms_read_options *options)
{
	GPtrArray *releases = g_ptr_array_new();
	for (guint i = 0; i < publication->documents->len; i++) {
		const struct published *published = publication->documents->pdata[i];
		if (options->draft && published->draft)
			g_ptr_array_add(releases, (gpointer)published->draft);
		else
			releases_add(published, options->day, releases);
	}
	return releases;
}

static GPtrArray *files_read(const struct session *session)
{
	GPtrArray *files = g_ptr_array_new_with_free_func(filled_free);
	for (char **path = session->arguments; *path; path++) {
		struct filled *filled = filled_read(*path, session->diag);
		if (filled)
			g_ptr_array_add(files, filled);
	}
	return files;
}

static enum status found_write(struct session *session, const struct forms_read_options *options,
			       const GPtrArray *found)
{
	GString *out = g_string_new(NULL);
	if (options->format && !strcmp(options->format, "json"))
		answers_json(found, out);
	else
		answers_csv(found, out, session->diag);
	enum status status = diag_status(session->diag, false);
	if (status == STATUS_DONE)
		status = out_write(options->output, out->str, out->len, session->diag);
	g_string_free(out, TRUE);
	return status;
}

/* Forms that nobody filled in make no entries; of the others of a run they keep none back. */
static void blank_leave(GPtrArray *found, struct diag *diag)
{
	for (guint i = 0; i < found->len;) {
		const struct answers *answers = found->pdata[i];
		if (answers_are_filled(answers)) {
			i++;
			continue;
		}
		diag_add(diag, CODE_FILLED_BLANK, (struct place){.file = answers->filled->file},
			 "this form is not filled in, so that nothing of it is added to the register: ask for it once "
			 "more, filled in");
		g_ptr_array_remove_index(found, i);
	}
}

/* Whether a release's register is wanted: that of the last version, or of one on whose form something came. */
static bool is_registered(const struct release *release, const GPtrArray *found)
{
	bool its = release->standing != STANDING_EARLIER;
	for (guint i = 0; i < found->len && !its; i++)
		its = ((const struct answers *)found->pdata[i])->edition == release->edition;
	return its;
}

/* The registers of the documents: of struct register_plan *. What is wrong with one is in the messages. */
static GPtrArray *plans_read(const struct session *session, const GPtrArray *releases, const GPtrArray *found)
{
	GPtrArray *plans = g_ptr_array_new_with_free_func(register_free);
	for (guint i = 0; i < releases->len; i++) {
		const struct release *release = releases->pdata[i];
		if (!is_registered(release, found))
			continue;
		struct register_plan *plan =
			register_read(release->collection->sources, release->edition, session->diag);
		if (!plan)
			continue;
		register_check(plan, session->diag);
		g_ptr_array_add(plans, plan);
	}
	return plans;
}

static const struct register_plan *plan_of(const GPtrArray *plans, const struct edition *edition, bool same)
{
	for (guint i = 0; i < plans->len; i++) {
		const struct register_plan *plan = plans->pdata[i];
		if (same ? plan->edition == edition
			 : !strcmp(edition_meta(plan->edition)->id, edition_meta(edition)->id))
			return plan;
	}
	return NULL;
}

/* An earlier version may have had no register: what came on its forms is then for nobody's but the officer's hands. */
static void unregistered_tell(const GPtrArray *plans, const GPtrArray *found, struct diag *diag)
{
	for (guint i = 0; i < found->len; i++) {
		const struct answers *answers = found->pdata[i];
		if (!plan_of(plans, answers->edition, true) && plan_of(plans, answers->edition, false))
			diag_add(diag, CODE_FILLED_REPLACED, (struct place){.file = answers->filled->file},
				 "version %s, of which this form is, had no %s: nothing of it is added to the "
				 "register; write the entry by hand",
				 edition_meta(answers->edition)->version, REGISTER_FILE);
	}
}

static enum status found_register(struct session *session, const struct forms_read_options *options,
				  const GPtrArray *releases, GPtrArray *found)
{
	struct register_count count = {0, 0};
	g_autoptr(GPtrArray) plans = plans_read(session, releases, found);
	enum status status = diag_status(session->diag, false);
	blank_leave(found, session->diag);
	unregistered_tell(plans, found, session->diag);
	if (status == STATUS_DONE && plans->len)
		status = register_append(plans, options->registered, found, &count, session->diag);
	if (!plans->len && status == STATUS_DONE)
		return session_usage(session, "no document has a " REGISTER_FILE "%s",
				     options->draft ? "" : " in what is in force; --draft takes the drafts");
	if (status == STATUS_DONE)
		session_say(session, "%u entries were added to the register in '%s'; %u were there already",
			    count.added, options->registered, count.there);
	return status;
}

static enum status files_print(struct session *session, const struct forms_read_options *options,
			       const struct publication *publication)
{
	GPtrArray *releases = releases_expected(publication, options), *editions = g_ptr_array_new();
	for (guint i = 0; i < releases->len; i++)
		g_ptr_array_add(editions, (gpointer)((const struct release *)releases->pdata[i])->edition);
	GPtrArray *files = files_read(session), *found = g_ptr_array_new_with_free_func(answers_free);
	const struct answers_wish wish = {editions, options->any_version, options->draft ? NULL : options->day};
	for (guint i = 0; i < files->len; i++)
		answers_find(files->pdata[i], &wish, found, session->diag);
	enum status status = diag_status(session->diag, false);
	if (status == STATUS_DONE && options->registered)
		status = found_register(session, options, releases, found);
	else if (status == STATUS_DONE)
		status = found_write(session, options, found);
	g_ptr_array_unref(found);
	g_ptr_array_unref(files);
	g_ptr_array_unref(editions);
	g_ptr_array_unref(releases);
	return status;
}

enum status forms_read_files(struct session *session, const struct forms_read_options *options)
{
	char *content = content_find(options->content);
	enum status status = STATUS_USAGE;
	if (options->format && strcmp(options->format, "csv") != 0 && strcmp(options->format, "json") != 0)
		status = session_usage(session, "--format is csv or json, not '%s'", options->format);
	else if (options->day && !is_day(options->day))
		status = session_usage(session, "--on is a day, as in 2027-04-01, not '%s'", options->day);
	else if (!session->arguments[0] && !options->registered)
		status = session_usage(session, "name the forms that came back: PDF, Word or JSON files");
	else if (!content)
		status = session_usage(session,
				       "there is no constitution.yaml here or in 'content'; name its folder with -C");
	else {
		struct publication *publication =
			publication_open(content, options->draft, session->templates, session->diag);
		status = diag_status(session->diag, false);
		if (status == STATUS_DONE)
			status = files_print(session, options, publication);
		publication_free(publication);
	}
	g_free(content);
	return status;
}
