/* SPDX-License-Identifier: MIT */
#include "publish/adopt/adopt_numbers.h"

#include <string.h>

struct numbering {
	const struct edition *draft;
	enum code code;
	struct diag *diag;
};

/* ---- removed before, or kept by a provision that says so -----------------------------------------------------------
 */

static void retired_find(const struct edition *edition, const struct node *node, GHashTable *labels)
{
	if (node->retired)
		g_hash_table_add(labels, (gpointer)edition_label(edition, node));
	for (const struct node *child = node->first; child; child = child->next)
		if (!node_is_inline(child))
			retired_find(edition, child, labels);
}

static void typed_check(const struct numbering *numbering, const struct node *node, GHashTable *labels)
{
	const char *label = node->typed && !node->retired ? edition_label(numbering->draft, node) : "";
	if (*label && g_hash_table_contains(labels, label))
		diag_add(numbering->diag, numbering->code, node->place,
			 "%s was removed, and its number is never used again: take the number that is typed here out, "
			 "or choose another",
			 label);
	for (const struct node *child = node->first; child; child = child->next)
		if (!node_is_inline(child))
			typed_check(numbering, child, labels);
}

/* ---- removed by this draft -----------------------------------------------------------------------------------------
 */

static const struct provision *first_of(const GPtrArray *provisions)
{
	return provisions->len ? provisions->pdata[0] : NULL;
}

/* Not what stands under a number without one of its own, such as a table. */
static bool is_numbered(const struct provision *provision)
{
	return provision && *provision->label &&
	       !strcmp(provision->label, edition_label(provision->edition, provision->node));
}

static void taken_check(const struct numbering *numbering, const struct changes *changes)
{
	g_autoptr(GHashTable) removed = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < changes->list->len; i++) {
		const struct change *change = changes->list->pdata[i];
		const struct provision *old = change->kind == CHANGE_REMOVED ? first_of(change->old) : NULL;
		if (is_numbered(old))
			g_hash_table_add(removed, (gpointer)old->label);
	}
	for (guint i = 0; i < changes->list->len; i++) {
		const struct change *change = changes->list->pdata[i];
		const struct provision *new = change->kind == CHANGE_INSERTED ? first_of(change->new) : NULL;
		if (is_numbered(new) && g_hash_table_contains(removed, new->label))
			diag_add(numbering->diag, numbering->code, new->node->place,
				 "this is not the %s that was adopted, and would have its number, which is never used "
				 "again: give it an id, as in {#travel}, and it gets one of its own",
				 new->label);
	}
}

void numbers_check(const struct edition *draft, const struct changes *changes, enum code code, struct diag *diag)
{
	const struct numbering numbering = {draft, code, diag};
	if (!edition_meta(draft)->lettered)
		return;
	g_autoptr(GHashTable) labels = g_hash_table_new(g_str_hash, g_str_equal);
	retired_find(draft, edition_root(draft), labels);
	if (g_hash_table_size(labels))
		typed_check(&numbering, edition_root(draft), labels);
	if (changes)
		taken_check(&numbering, changes);
}

void drafts_numbers_check(const struct publication *publication, struct diag *diag)
{
	for (guint i = 0; i < publication->documents->len; i++) {
		const struct published *published = publication->documents->pdata[i];
		const struct edition *draft = published->draft ? published->draft->edition : NULL;
		if (!draft || !published->current || !edition_meta(draft)->lettered)
			continue;
		struct changes *changes = changes_find(published->current->edition, draft, diag);
		numbers_check(draft, changes, CODE_NUMBER_USED, diag);
		changes_free(changes);
	}
}
