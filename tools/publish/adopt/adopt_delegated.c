/* SPDX-License-Identifier: MIT */
#include "publish/adopt/adopt_delegated.h"
#include "explain/authority.h"
#include "publish/adopt/adopt_check.h"
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

void delegated_check(const struct adopting *adopting, const struct changes *changes)
{
	if (!changes)
		return;
	const struct collection *collection = adopting_published(adopting)->draft->collection;
	struct reasons *reasons = edition_reasons(collection, adopting->draft, adopting->diag);
	for (guint i = 0; i < changes->list->len; i++)
		change_check(adopting, reasons, changes->list->pdata[i]);
	reasons_free(reasons);
}
