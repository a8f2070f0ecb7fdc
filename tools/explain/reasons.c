/* SPDX-License-Identifier: MIT */
#include "explain/reasons.h"

#include <string.h>

struct reasons *reasons_new(void)
{
	struct reasons *reasons = g_new0(struct reasons, 1);
	reasons->arena = arena_new();
	reasons->list = g_ptr_array_new();
	return reasons;
}

void reasons_free(struct reasons *reasons)
{
	if (!reasons)
		return;
	g_ptr_array_unref(reasons->list);
	arena_free(reasons->arena);
	g_free(reasons);
}

static const char *kept(struct reasons *reasons, const char *text)
{
	return text ? arena_text(reasons->arena, text) : NULL;
}

void reason_add(struct reasons *reasons, struct reason reason)
{
	struct reason *made = arena_take(reasons->arena, sizeof *made);
	*made = (struct reason){kept(reasons, reason.id), kept(reasons, reason.because), kept(reasons, reason.group),
				reason.place};
	g_ptr_array_add(reasons->list, made);
}

static const struct reason *by_id(const struct reasons *reasons, const char *id)
{
	for (guint i = 0; id && i < reasons->list->len; i++) {
		const struct reason *reason = reasons->list->pdata[i];
		if (!strcmp(reason->id, id))
			return reason;
	}
	return NULL;
}

/* The id of a provision or of what holds it: a bullet's clause, a field's form. */
static const struct reason *of_provision(const struct reasons *reasons, const struct provision *provision)
{
	const struct reason *reason = by_id(reasons, provision->id);
	for (const struct node *node = provision->node; node && !reason; node = node->parent) {
		bool part = node->kind == NODE_DOCUMENT || node->kind == NODE_APPENDIX;
		reason = by_id(reasons, part ? node->meta->id : node->id);
	}
	return reason;
}

const struct reason *reason_of(const struct reasons *reasons, const struct change *change)
{
	if (!reasons)
		return NULL;
	const GPtrArray *side = change->new->len ? change->new : change->old;
	return side->len ? of_provision(reasons, side->pdata[0]) : NULL;
}
