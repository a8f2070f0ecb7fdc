/* SPDX-License-Identifier: MIT */
#include "explain/verify/audit.h"
#include "base/near.h"
#include "explain/verify/items.h"
#include "explain/overview/phrases.h"
#include "explain/stubs.h"

#include <string.h>

/* ---- reasons without a change ------------------------------------------------------------------------------------ */

/* A provision of that id, in either text. */
static bool is_there(const struct changes *changes, const char *id, bool of_new)
{
	const GPtrArray *editions = changes_editions(changes, of_new);
	for (guint i = 0; i < editions->len; i++)
		if (edition_find(editions->pdata[i], id) || !g_strcmp0(edition_meta(editions->pdata[i])->id, id))
			return true;
	return false;
}

/* All reasons that some change has, whatever its kind; and the ids of what changed. */
struct used {
	GHashTable *reasons; /* const struct reason * */
	GPtrArray *ids;      /* of const char * */
};

static void provision_note(struct used *used, const struct provision *provision)
{
	if (provision->id)
		g_ptr_array_add(used->ids, (gpointer)provision->id);
}

static void used_find(const struct changes *changes, const struct reasons *reasons, struct used *used)
{
	for (guint i = 0; i < changes->list->len; i++) {
		const struct change *change = changes->list->pdata[i];
		GPtrArray *behind = reasons_behind(reasons, change);
		for (guint k = 0; k < behind->len; k++)
			g_hash_table_add(used->reasons, behind->pdata[k]);
		g_ptr_array_unref(behind);
		for (guint k = 0; k < change->new->len; k++)
			provision_note(used, change->new->pdata[k]);
		for (guint k = 0; k < change->old->len && !change->new->len; k++)
			provision_note(used, change->old->pdata[k]);
	}
}

static bool is_changed(const struct used *used, const char *id)
{
	return g_ptr_array_find_with_equal_func(used->ids, id, g_str_equal, NULL);
}

static void stale_report(const struct changes *changes, const struct used *used, const struct reason *reason,
			 struct diag *diag)
{
	const char *near = near_find(reason->id, (const char *const *)used->ids->pdata, used->ids->len);
	bool there = is_there(changes, reason->id, true) || is_there(changes, reason->id, false);
	if (there && reason->kind && meta_fact_named(reason->kind))
		diag_add(diag, CODE_REASON_STALE, reason->place,
			 "the '%s:' of '%s' is the same in both texts; take these lines out", reason->kind, reason->id);
	else if (reason->kind && is_changed(used, reason->id))
		diag_add(diag, CODE_REASON_STALE, reason->place,
			 "'%s' has changed, but it was not %s; take '/%s' off the id, or take these lines out",
			 reason->id, reason->kind, reason->kind);
	else if (there)
		diag_add(diag, CODE_REASON_STALE, reason->place,
			 "nothing changed at '%s' between these two revisions; take these lines out, or compare with "
			 "the revision that they are about",
			 reason->id);
	else if (near)
		diag_add(diag, CODE_REASON_STALE, reason->place,
			 "neither text has '%s', and no change is cited so; did you mean '%s'?", reason->id, near);
	else
		diag_add(diag, CODE_REASON_STALE, reason->place,
			 "neither text has '%s', and no change is cited so; put the id that it has now, or take these "
			 "lines out",
			 reason->id);
}

static bool is_compared(const struct changes *changes, const char *document)
{
	for (int of_new = 0; of_new <= 1; of_new++) {
		const GPtrArray *editions = changes_editions(changes, of_new);
		for (guint i = 0; i < editions->len; i++)
			if (!strcmp(edition_meta(editions->pdata[i])->id, document))
				return true;
	}
	return false;
}

/* Whether a reason may be one of a document that is not compared here: the file of the whole constitution has them of
 * all. */
static bool is_elsewhere(const struct changes *changes, const struct reason *reason)
{
	if (reason->document)
		return !is_compared(changes, reason->document);
	const struct constitution *constitution = edition_constitution(changes_edition(changes, true));
	return constitution && changes_editions(changes, true)->len < constitution->documents->len &&
	       !is_there(changes, reason->id, true) && !is_there(changes, reason->id, false);
}

void reasons_stale(const struct changes *changes, const struct reasons *reasons, struct diag *diag)
{
	struct used used = {g_hash_table_new(NULL, NULL), g_ptr_array_new()};
	used_find(changes, reasons, &used);
	for (guint i = 0; i < reasons->list->len; i++) {
		const struct reason *reason = reasons->list->pdata[i];
		bool pairs = (reason->pin || reason->forbid) && is_there(changes, reason->id, true);
		if (!pairs && !g_hash_table_contains(used.reasons, reason) && !is_elsewhere(changes, reason))
			stale_report(changes, &used, reason, diag);
	}
	g_hash_table_unref(used.reasons);
	g_ptr_array_unref(used.ids);
}

/* ---- changes without a reason ------------------------------------------------------------------------------------ */

/* A reason, a source of one, or that of its group. */
static bool is_reasoned(const struct reasons *reasons, const struct change *change)
{
	const struct reason *reason = reason_of(reasons, change);
	if (!reason || reason->because || reason->source || reason->hide)
		return reason;
	for (guint i = 0; reason->group && i < reasons->list->len; i++) {
		const struct reason *other = reasons->list->pdata[i];
		if (!g_strcmp0(other->group, reason->group) && (other->because || other->source))
			return true;
	}
	return false;
}

/* Many changes may lack the same reason: it is asked for once. */
static void missing_report(const struct changes *changes, const struct change *change, const struct reason *reason,
			   bool sealed, GHashTable *asked, struct diag *diag)
{
	char *key = reason ? g_strdup_printf("%s/%s", reason->id, reason->kind ? reason->kind : "")
			   : stub_key(changes, change);
	if (!g_hash_table_add(asked, key))
		return;
	char *heading = phrase_heading(changes, change);
	if (sealed)
		diag_add(diag, CODE_REASON_MISSING, phrase_provision(change)->node->place,
			 "%s: this was adopted without a reason", heading);
	else if (reason)
		diag_add(diag, CODE_REASON_MISSING, reason->place, "%s: write the reason after 'because:'", heading);
	else
		diag_add(diag, CODE_REASON_MISSING, phrase_provision(change)->node->place,
			 "%s: there is no reason for this in reasons.yaml, under '%s'; 'keeling-diff --reasons' puts a "
			 "stub there",
			 heading, key);
	g_free(heading);
}

/* ---- sentences without a place ----------------------------------------------------------------------------------- */

static bool cites_place(const struct reason *reason, const struct change *change)
{
	static const char digits[] = "0123456789";
	const char *label = phrase_provision(change)->label;
	const struct node *appendix = appendix_of(phrase_provision(change)->node);
	const char *whole = appendix ? edition_label(phrase_provision(change)->edition, appendix) : "";
	bool was = change->old->len && strstr(reason->text, "{was}");
	return was || strpbrk(reason->text, digits) || strstr(reason->text, "{place}") ||
	       (*label && strstr(reason->text, label)) || (*whole && strstr(reason->text, whole));
}

static void place_check(const struct reason *reason, const struct change *change, struct diag *diag)
{
	if (!reason->text || change->fact)
		return;
	if (!cites_place(reason, change))
		diag_add(diag, CODE_REASON_PLACE, reason->place,
			 "this sentence says no place; put {place} in it, which becomes the number that it has now, or "
			 "a number");
	if (!change->old->len && strstr(reason->text, "{was}"))
		diag_add(diag, CODE_REASON_PLACE, reason->place,
			 "{was} is the number that it had before, and this is new; take it out of the sentence");
}

unsigned reasons_missing(const struct changes *changes, const struct reasons *reasons, bool sealed, struct diag *diag)
{
	GHashTable *asked = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	unsigned count = 0;
	for (guint i = 0; i < changes->list->len; i++) {
		const struct change *change = changes->list->pdata[i];
		const struct reason *reason = reason_of(reasons, change);
		bool slight = change_is_slight(change);
		count += !slight;
		if (!slight && !is_reasoned(reasons, change) && !reasons->partial)
			missing_report(changes, change, reason, sealed, asked, diag);
		if (reason && !sealed)
			place_check(reason, change, diag);
	}
	g_hash_table_unref(asked);
	return count;
}

unsigned reasons_unfilled(const struct changes *changes, const struct reasons *reasons, const struct reason **first)
{
	g_autoptr(GHashTable) stubs = g_hash_table_new(NULL, NULL);
	*first = NULL;
	for (guint i = 0; i < changes->list->len; i++) {
		const struct change *change = changes->list->pdata[i];
		const struct reason *reason = reason_of(reasons, change);
		if (!reason || change_is_slight(change) || is_reasoned(reasons, change))
			continue;
		g_hash_table_add(stubs, (gpointer)reason);
		*first = !*first || reason->place.line < (*first)->place.line ? reason : *first;
	}
	return g_hash_table_size(stubs);
}
