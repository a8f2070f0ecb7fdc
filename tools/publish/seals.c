/* SPDX-License-Identifier: MIT */
#include "publish/seals.h"
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

static void release_tell(const struct published *published, const struct release *release, GString *out,
			 struct diag *diag)
{
	const struct adopted *adopted = release->adoption;
	if (!adopted)
		return;
	if (adopted->seal)
		g_string_append_printf(out, "%s@%s %s %s\n", published->id, adopted->version, adopted->adopted,
				       adopted->seal);
	else
		diag_add(diag, CODE_SEAL_MISSING, adopted->place,
			 "version %s has no seal, for it was kept before there were seals; the next adoption seals it "
			 "as it stands",
			 adopted->version);
}

void seals_check(const char *folder, const struct templates *templates, GString *out, struct diag *diag)
{
	struct diag *all = diag_new();
	struct publication *publication = publication_open(folder, true, templates, all);
	history_pass(all, diag);
	for (guint i = 0; publication && i < publication->documents->len; i++) {
		const struct published *published = publication->documents->pdata[i];
		for (guint k = 0; k < published->releases->len; k++)
			release_tell(published, published->releases->pdata[k], out, diag);
	}
	if (!publication && diag_status(diag, false) == STATUS_DONE) /* constitution.yaml itself can't be read */
		diag_pass(all, LEVEL_NOTE, diag);
	publication_free(publication);
	diag_free(all);
}
