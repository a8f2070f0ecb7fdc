/* SPDX-License-Identifier: MIT */
#include "publish/adopt_delegated.h"
#include "explain/authority.h"
#include "publish/adopt_check.h"
#include "publish/reasons_file.h"

static void change_check(const struct adopting *adopting, const struct reasons *reasons, const struct change *change)
{
	const struct rule *rule = rule_of(reasons, change);
	if (!rule || rule->part != 'A')
		return;
	const GPtrArray *side = change->new->len ? change->new : change->old;
	const struct provision *provision = side->len ? side->pdata[0] : NULL;
	struct place place = provision ? provision->node->place : edition_meta(adopting->draft)->place;
	diag_add(adopting->diag, CODE_ADOPTION, place,
		 "%s: by delegation.yaml this change is for approval by %s, and not for a version made under "
		 "delegation; name the body with --by, or take the change back",
		 provision && *provision->label ? provision->label : change->unit,
		 rule->by ? rule->by : "whoever adopts the document");
}

void delegated_check(const struct adopting *adopting)
{
	const struct published *published = adopting_published(adopting);
	const struct release *last = published ? published->current : NULL;
	if (!last)
		return;
	g_autoptr(GPtrArray) drafts = g_ptr_array_new();
	g_ptr_array_add(drafts, (gpointer)adopting->draft);
	const struct target target = {
		.collection = published->draft->collection, .edition = adopting->draft, .editions = drafts};
	struct reasons *reasons = target_reasons(&target, adopting->diag);
	struct changes *changes = changes_find(last->edition, adopting->draft, adopting->diag);
	for (guint i = 0; changes && i < changes->list->len; i++)
		change_check(adopting, reasons, changes->list->pdata[i]);
	changes_free(changes);
	reasons_free(reasons);
}
