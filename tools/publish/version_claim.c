/* SPDX-License-Identifier: MIT */
#include "publish/version_claim.h"
#include "publish/printed.h"

#include <string.h>

static void draft_check(const struct adopted *last, const struct meta *meta, struct diag *diag)
{
	if (version_order(meta->version, last->version) <= 0)
		diag_add(diag, CODE_VERSION_TAKEN, meta->place,
			 "the draft calls itself version %s, but version %s was adopted on %s; give it a higher number",
			 meta->version, last->version, last->adopted);
}

static bool same_words(const struct edition *edition, const struct edition *kept)
{
	g_autofree char *now = text_sum(edition), *then = text_sum(kept);
	return !strcmp(now, then);
}

/* Whether the document's own files are those that were kept: then only what it takes from elsewhere, a reference or a
 * value, reads otherwise now. */
static bool same_files(struct sources *sources, const struct history *history, const struct adopted *adopted)
{
	g_autofree char *own = g_strconcat(history->id, "/", NULL);
	bool same = true, any = false;
	for (guint i = 0; i < adopted->files->len && same; i++) {
		const struct sealed_file *file = adopted->files->pdata[i];
		if (!g_str_has_prefix(file->path, own) || !g_str_has_suffix(file->path, ".md"))
			continue;
		g_autofree char *sum = source_sum(sources, file->path);
		same = !g_strcmp0(sum, file->sha256);
		any = true;
	}
	return same && any;
}

/* By whatever name, nobody's decision is published as one. */
static void adopted_check(struct sources *sources, const struct history *history, const struct edition *edition,
			  const struct edition *kept, struct diag *diag)
{
	const struct meta *meta = edition_meta(edition);
	const struct adopted *adopted = history_find(history, meta->version);
	if (!adopted)
		diag_add(diag, CODE_VERSION_UNSEALED, meta->place,
			 "this text calls itself version %s and '%s', and was never adopted: "
			 "'%s/history/index.yaml' does not list it; write 'status: draft', and let keeling-adopt make "
			 "a version of it",
			 meta->version, doc_status_name(meta->status), history->id);
	else if (meta->status == DOC_SUPERSEDED)
		diag_add(diag, CODE_VERSION_UNSEALED, meta->place,
			 "'status: superseded' takes no adopted version out of force: a later version does, and a "
			 "document is repealed by a last version that says so; write 'status: draft', and a higher "
			 "number than version %s",
			 history_last(history)->version);
	else if (kept && !same_words(edition, kept) && !same_files(sources, history, adopted))
		diag_add(diag, CODE_VERSION_UNSEALED, meta->place,
			 "this text calls itself version %s, and is not what was adopted on %s as version %s, which is "
			 "kept in '%s'; write 'status: draft', and a higher number than version %s",
			 meta->version, adopted->adopted, meta->version, adopted->folder,
			 history_last(history)->version);
}

void version_claim_check(struct sources *sources, const struct history *history, const struct edition *edition,
			 const struct edition *kept, struct diag *diag)
{
	const struct meta *meta = edition ? edition_meta(edition) : NULL;
	const struct adopted *last = history_last(history);
	if (!meta || !last || !meta->version || !meta->status_given)
		return;
	if (meta->status == DOC_DRAFT)
		draft_check(last, meta, diag);
	else
		adopted_check(sources, history, edition, kept, diag);
}
