/* SPDX-License-Identifier: MIT
 * What kind of item a change makes. */
#include "explain/verify/item_class.h"
#include "explain/overview/phrases.h"

#include <string.h>

const struct node *appendix_of(const struct node *node)
{
	const struct node *found = NULL;
	for (; node; node = node->parent)
		if (node->kind == NODE_APPENDIX)
			found = node;
	return found;
}

bool holds_kind(const struct node *node, enum node_kind kind)
{
	if (node->kind == kind)
		return true;
	for (const struct node *child = node->first; child; child = child->next)
		if (!node_is_inline(child) && holds_kind(child, kind))
			return true;
	return false;
}

const struct node *clause_of(const struct node *node)
{
	const struct node *found = NULL;
	for (; node; node = node->parent)
		if (node->kind == NODE_CLAUSE)
			found = node;
	return found;
}

const struct node *section_of(const struct node *node)
{
	while (node->kind != NODE_SECTION && node->kind != NODE_APPENDIX && node->kind != NODE_DOCUMENT)
		node = node->parent;
	return node;
}

const struct node *heading_of(const struct node *node)
{
	while (node->kind != NODE_SUBHEADING && node->parent && node != section_of(node))
		node = node->parent;
	return node;
}

const struct node *place_in_section(const struct change *change)
{
	const struct node *told = told_at(change), *clause = clause_of(told);
	return clause ? clause : heading_of(told);
}

bool comes_whole(const struct change *change)
{
	return !strcmp(change->unit, "clause") &&
	       (change->kind == CHANGE_INSERTED || change->kind == CHANGE_REMOVED || change->kind == CHANGE_MOVED ||
		change->kind == CHANGE_MOVED_REWORDED);
}

/* A bullet that is the title of a policy and nothing else. */
static bool is_policy_item(const struct change *change)
{
	const struct node *node = phrase_provision(change)->node;
	if (node->kind != NODE_ITEM || !node->first || node->first->kind != NODE_PARAGRAPH || node->first->next)
		return false;
	const struct node *policy = node->first->first;
	return policy && policy->kind == NODE_POLICY &&
	       (!policy->next || (policy->next->kind == NODE_TEXT && strlen(policy->next->text) <= 5));
}

static bool is_minor(const struct change *change)
{
	const unsigned minor = TAG_SPELLING | TAG_TYPOGRAPHY | TAG_FORMATTING;
	return change->tags && !(change->tags & ~minor) &&
	       (change->kind == CHANGE_REWORDED || change->kind == CHANGE_RETITLED);
}

bool change_is_whole(const struct change *change)
{
	return !strcmp(change->unit, "section") || !strcmp(change->unit, "appendix");
}

bool change_is_of_letters(const struct change *change)
{
	return change->kind == CHANGE_REORDERED && !strcmp(change->unit, "appendix");
}

bool change_is_of_marks(const struct change *change)
{
	bool text =
		!strcmp(change->unit, "clause") || !strcmp(change->unit, "paragraph") || !strcmp(change->unit, "item");
	bool any = false;
	if (!text || change->kind != CHANGE_REWORDED || change->tags || change->fact)
		return false;
	for (guint i = 0; i < change->words->len; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		if (piece->op == '=' || piece->slight)
			continue;
		if (*piece->leads || piece->text[strspn(piece->text, " ,;:.")])
			return false;
		any = true;
	}
	return any;
}

const struct node *told_at(const struct change *change)
{
	return change->within ? change->within : phrase_provision(change)->node;
}

bool change_is_taken_in(const struct change *change)
{
	bool moved = change->kind == CHANGE_MOVED || change->kind == CHANGE_MOVED_REWORDED;
	if (!moved || !change->old->len || !change->new->len)
		return false;
	const struct node *old = appendix_of(((const struct provision *)change->old->pdata[0])->node);
	const struct node *new = appendix_of(((const struct provision *)change->new->pdata[0])->node);
	return new && (!old || strcmp(old->meta->id, new->meta->id) != 0);
}

/* Where it stands is told of what moved, was divided or joined. */
static bool is_policies(const struct change *change)
{
	bool either = change->kind == CHANGE_INSERTED || change->kind == CHANGE_REMOVED;
	bool stays =
		change->kind == CHANGE_REWORDED || change->kind == CHANGE_RETITLED || change->kind == CHANGE_THROUGHOUT;
	return (stays && change->tags == TAG_REFERENCE && !change->fact) || (either && is_policy_item(change));
}

bool change_is_slight(const struct change *change)
{
	if (change->fact) /* each version has its next review, and is cited as it stands in the constitution */
		return !(change->tags & TAG_ROLE);
	return is_policies(change) || (change->tags && !(change->tags & ~TAGS_SLIGHT));
}

enum item_class class_of(const struct change *change)
{
	bool came = change->kind == CHANGE_INSERTED, went = change->kind == CHANGE_REMOVED;
	if (!strcmp(change->unit, "document"))
		return ITEM_DOCUMENT;
	if (change->fact)
		return ITEM_FACTS;
	if (is_policies(change))
		return ITEM_POLICIES;
	if (is_minor(change))
		return ITEM_MINOR;
	if (change->kind == CHANGE_THROUGHOUT)
		return ITEM_THROUGHOUT;
	if (went && change_is_whole(change))
		return ITEM_GONE;
	if (change_is_taken_in(change)) /* what it left is told */
		return ITEM_CLAUSE;
	if (appendix_of(told_at(change)) || !strcmp(change->unit, "appendix"))
		return ITEM_APPENDIX;
	return came && change_is_whole(change) ? ITEM_SECTIONS : ITEM_CLAUSE;
}

const struct edition *edition_told(const struct changes *changes, const struct change *change)
{
	const struct provision *provision = phrase_provision(change);
	if (change->new->len || change->places->len)
		return provision->edition;
	const struct edition *partner = changes_partner(changes, provision->edition);
	return partner ? partner : provision->edition;
}
