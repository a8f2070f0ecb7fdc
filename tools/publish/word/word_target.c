/* SPDX-License-Identifier: MIT */
#include "publish/word/word_target.h"
#include "base/tree.h"
#include "publish/back/round.h"
#include "publish/back/round_origin.h"
#include "publish/target_path.h"
#include "publish/word/word_import.h"
#include "publish/word/word_tracked.h"

#include <string.h>

bool is_word_file(const char *name)
{
	return is_word_name(name) && path_there(name);
}

void round_tell(const struct round *round, struct place place, struct diag *diag)
{
	for (guint i = 0; i < round->left->len; i++)
		diag_add(diag, i + round->beside < round->left->len ? CODE_WORD_UNPLACED : CODE_WORD_LEFT_OUT, place,
			 "%s", (const char *)round->left->pdata[i]);
	for (guint i = 0; i < round->notes->len; i++)
		diag_add(diag, CODE_WORD_PUT_IN, place, "%s", (const char *)round->notes->pdata[i]);
}

/* As the document that it was made of, with its changes; NULL where it was not. */
static struct target *edited_open(const struct word *word, const struct target *base, const struct templates *templates,
				  struct diag *diag)
{
	struct diag *aside = diag_new();
	struct round *round = base && base->edition ? round_trip(base, word, NULL, templates, aside) : NULL;
	struct target *target = round ? round_target(base, round, templates, diag) : NULL;
	if (round) {
		origin_tell(word, base->edition, diag);
		round_tell(round, word->place, diag);
	}
	round_free(round);
	diag_pass(aside, LEVEL_FAILURE, diag);
	diag_free(aside);
	return target;
}

static struct target *alone_open(const struct word *word, const char *name, const struct templates *templates,
				 struct diag *diag)
{
	char *title = g_path_get_basename(name);
	GHashTable *files = word_import(word, title, templates, diag);
	struct sources *sources = sources_overlaid(NULL, files);
	const struct opening opening = {.templates = templates, .diag = diag};
	struct target *target = target_lone(&opening, sources, IMPORT_DOCUMENT);
	g_hash_table_unref(files);
	g_free(title);
	return target;
}

struct target *word_target_open(const char *name, const struct target *base, const struct templates *templates,
				struct diag *diag)
{
	struct place place;
	size_t length;
	char *bytes = word_file_bytes(name, &length, &place, diag);
	struct word *word = bytes ? word_read(bytes, length, VIEW_ACCEPTED, place, diag) : NULL;
	struct target *target = word ? edited_open(word, base, templates, diag) : NULL;
	if (word && !target) {
		word_tracked_leave(word);
		target = alone_open(word, name, templates, diag);
	}
	word_free(word);
	g_free(bytes);
	return target;
}
