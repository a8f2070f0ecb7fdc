/* SPDX-License-Identifier: MIT */
#include "publish/adopt/seals.h"
#include "publish/publication.h"

#include <string.h>

/* Failures, what is about a file of a history, and a text that passes for an adopted one. */
static void history_pass(const struct diag *from, struct diag *to)
{
	for (size_t i = 0; i < diag_count(from); i++) {
		const struct message *message = diag_get(from, i);
		bool history = message->place.file && strstr(message->place.file, "/history/");
		bool passes = message->code == CODE_VERSION_UNSEALED;
		if (message->level == LEVEL_FAILURE || (message->level == LEVEL_ERROR && (history || passes)))
			diag_add(to, message->code, message->place, "%s", message->words);
	}
}

static void release_tell(const struct published *published, const struct adopted *adopted, GString *out,
			 struct diag *diag)
{
	if (adopted->seal)
		g_string_append_printf(out, "%s@%s %s %s\n", published->id, adopted->version, adopted->adopted,
				       adopted->seal);
	else
		diag_add(
			diag, CODE_SEAL_MISSING, adopted->place,
			"version %s has no seal, for it was kept before there were seals; the next adoption seals it as it stands",
			adopted->version);
}

/* A document that has no version in a history, whether or not it calls itself adopted: nothing of it is proved. */
static void unproved_tell(const struct published *published, struct diag *diag)
{
	const struct release *release = published->current ? published->current : published->draft;
	if (release && release == published->current)
		diag_add(
			diag, CODE_SEAL_UNPROVED, edition_meta(release->edition)->place,
			"this document calls itself '%s', version %s, and has no history, so nothing proves what was adopted; where it had one, put '%s/history' back, from a backup or from git; else make it a draft, with 'status: draft', and let keeling-adopt seal it as it stands",
			release_status(release), release->version, published->id);
	else if (release)
		diag_add(
			diag, CODE_SEAL_UNPROVED, edition_meta(release->edition)->place,
			"this document has no adopted version here, so nothing of it is proved; where it had any, put '%s/history' back, from a backup or from git",
			published->id);
}

static void document_tell(const struct published *published, GString *out, struct diag *diag)
{
	bool any = false;
	for (guint i = 0; i < published->releases->len; i++) {
		const struct release *release = published->releases->pdata[i];
		if (!release->adoption)
			continue;
		release_tell(published, release->adoption, out, diag);
		any = true;
	}
	if (!any)
		unproved_tell(published, diag);
}

void seals_check(const char *folder, const struct templates *templates, GString *out, struct diag *diag)
{
	struct diag *all = diag_new();
	struct publication *publication = publication_open(folder, true, templates, all);
	gsize shown = out->len;
	history_pass(all, diag);
	for (guint i = 0; publication && i < publication->documents->len; i++)
		document_tell(publication->documents->pdata[i], out, diag);
	if (!publication && diag_status(diag, false) == STATUS_DONE) /* constitution.yaml itself can't be read */
		diag_pass(all, LEVEL_NOTE, diag);
	if (publication && out->len == shown && diag_status(diag, false) == STATUS_DONE)
		diag_add(
			diag, CODE_SEAL_NONE, (struct place){.file = g_intern_string(folder)},
			"no adopted version is here, so there is nothing to prove; where there was one, put the folders 'history' back, from a backup or from git");
	publication_free(publication);
	diag_free(all);
}
