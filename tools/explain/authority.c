/* SPDX-License-Identifier: MIT */
#include "explain/authority.h"

#include <string.h>

/* Never a minor change, whatever its kind. */
#define GRAVE (unsigned)(TAG_OBLIGATION | TAG_DEADLINE | TAG_AMOUNT)

void rule_add(struct reasons *reasons, struct rule rule)
{
	struct rule *made = arena_take(reasons->arena, sizeof *made);
	*made = rule;
	g_ptr_array_add(reasons->rules, made);
}

static bool listed(const char *const *list, const char *text)
{
	for (; list && text && *list; list++)
		if (!strcmp(*list, text))
			return true;
	return false;
}

/* One of the provision's own id, its citation, and the ids of what holds it. */
static bool provision_named(const struct rule *rule, const struct provision *provision)
{
	if (listed(rule->ids, provision->id) || listed(rule->ids, provision->label))
		return true;
	for (const struct node *node = provision->node; node; node = node->parent) {
		bool part = node->kind == NODE_DOCUMENT || node->kind == NODE_APPENDIX;
		if (listed(rule->ids, part ? node->meta->id : node->id))
			return true;
	}
	return false;
}

static bool every(const struct rule *rule, const GPtrArray *side,
		  bool (*fits)(const struct rule *rule, const struct provision *provision))
{
	for (guint i = 0; i < side->len; i++)
		if (!fits(rule, side->pdata[i]))
			return false;
	return true;
}

static bool of_document(const struct rule *rule, const struct provision *provision)
{
	return listed(rule->documents, provision->home);
}

/* All that a change touches, on the new side, or on the old where nothing is left. */
static bool covers(const struct rule *rule, const struct change *change,
		   bool (*fits)(const struct rule *rule, const struct provision *provision))
{
	for (guint i = 0; i < change->places->len; i++)
		if (!fits(rule, ((const struct change_place *)change->places->pdata[i])->new))
			return false;
	return every(rule, change->new->len ? change->new : change->old, fits);
}

static bool rule_fits(const struct rule *rule, const struct change *change)
{
	bool named = rule->ids && covers(rule, change, provision_named);
	if (rule->ids && !named)
		return false;
	if (rule->kinds && !(rule->kinds & 1u << change->kind))
		return false;
	if (rule->tags && (!change->tags || change->tags & ~rule->tags))
		return false;
	if ((rule->units && !listed(rule->units, change->unit)) ||
	    (rule->documents && !covers(rule, change, of_document)))
		return false;
	return rule->part == 'A' || named || !(change->tags & GRAVE & ~rule->tags);
}

const struct rule *rule_of(const struct reasons *reasons, const struct change *change)
{
	static const struct rule rest = {.part = 'A'};
	if (!reasons || !reasons->rules->len)
		return NULL;
	for (guint i = 0; i < reasons->rules->len; i++)
		if (rule_fits(reasons->rules->pdata[i], change))
			return reasons->rules->pdata[i];
	return &rest;
}

char part_of(const struct reasons *reasons, const struct change *change)
{
	const struct rule *rule = rule_of(reasons, change);
	return rule ? rule->part : '\0';
}
