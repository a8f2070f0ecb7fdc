/* SPDX-License-Identifier: MIT */
#include "publish/collection_ledgers.h"
#include "read/history/history.h"
#include "read/history/ledger.h"

#include <string.h>

static struct ledger *ledger_in(struct sources *sources, const char *folder, struct diag *diag)
{
	g_autofree char *path = g_strdup_printf("%s/" LEDGER_FILE, folder);
	return ledger_read(sources, path, diag);
}

/* Of a version that was adopted before the document kept its numbers: those that it is printed with. */
static struct ledger *ledger_made(struct sources *version, const char *folder, const struct templates *templates)
{
	struct diag *unheard = diag_new(); /* the version's mistakes are told where it is read for itself */
	struct collection *collection = collection_open(version, templates, unheard);
	const struct edition *edition = collection ? collection_find(collection, folder) : NULL;
	struct ledger *ledger = edition && !edition_meta(edition)->typed ? edition_ledger(edition) : NULL;
	collection_free(collection);
	diag_free(unheard);
	return ledger;
}

/* An adopted version has its ledger beside it; a draft goes on from the last version. */
static struct ledger *ledger_of(struct sources *sources, const char *folder, const struct templates *templates,
				struct diag *diag)
{
	struct ledger *own = ledger_in(sources, folder, diag);
	if (own)
		return own;
	struct diag *unheard = diag_new();
	struct history *history = history_read(sources, folder, unheard);
	const struct adopted *last = history_last(history);
	struct sources *version = last ? sources_below(sources, last->folder, last->place, unheard) : NULL;
	struct ledger *ledger = version ? ledger_in(version, folder, unheard) : NULL;
	if (version && !ledger)
		ledger = ledger_made(version, folder, templates);
	else
		sources_close(version);
	history_free(history);
	diag_free(unheard);
	return ledger;
}

static void part_find(struct collection *collection, const struct node *part, const struct templates *templates,
		      struct diag *diag)
{
	const struct meta *meta = part->meta;
	bool whole = part->kind == NODE_DOCUMENT || part->whole;
	if (whole && meta->lettered && !g_hash_table_contains(collection->ledgers, meta->id)) {
		g_autofree char *folder = g_path_get_dirname(meta->source);
		struct ledger *ledger = ledger_of(collection->sources, folder, templates, diag);
		char *id = g_strdup(meta->id);
		g_hash_table_insert(collection->ledgers, id, ledger);
		if (ledger)
			library_keep(collection->library, id, ledger);
	}
	for (const struct node *child = part->first; child; child = child->next)
		if (child->kind == NODE_APPENDIX)
			part_find(collection, child, templates, diag);
}

void ledgers_find(struct collection *collection, const struct doc *doc, const struct templates *templates,
		  struct diag *diag)
{
	part_find(collection, doc->root, templates, diag);
}
