/* SPDX-License-Identifier: MIT */
#include "explain/reasons.h"
#include "explain/verify/item_class.h"

#include <string.h>

static void list_release(gpointer list)
{
	g_ptr_array_unref(list);
}

struct reasons *reasons_new(void)
{
	struct reasons *reasons = g_new0(struct reasons, 1);
	reasons->arena = arena_new();
	reasons->list = g_ptr_array_new();
	reasons->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, list_release);
	reasons->rules = g_ptr_array_new();
	return reasons;
}

void reasons_free(struct reasons *reasons)
{
	if (!reasons)
		return;
	g_ptr_array_unref(reasons->list);
	g_ptr_array_unref(reasons->rules);
	g_hash_table_unref(reasons->by_id);
	arena_free(reasons->arena);
	g_free(reasons);
}

static const char *const *kept_list(struct arena *arena, const char *const *list)
{
	if (!list)
		return NULL;
	size_t count = 0;
	while (list[count])
		count++;
	const char **made = arena_take(arena, (count + 1) * sizeof *made);
	for (size_t i = 0; i < count; i++)
		made[i] = arena_text(arena, list[i]);
	return made;
}

void reason_add(struct reasons *reasons, struct reason reason)
{
	const char **const texts[] = {&reason.document, &reason.id,   &reason.kind, &reason.because, &reason.source,
				      &reason.group,    &reason.text, &reason.hide, &reason.pin};
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		*texts[i] = *texts[i] ? arena_text(reasons->arena, *texts[i]) : NULL;
	reason.forbid = kept_list(reasons->arena, reason.forbid);
	struct reason *made = arena_take(reasons->arena, sizeof *made);
	*made = reason;
	g_ptr_array_add(reasons->list, made);
	GPtrArray *same = g_hash_table_lookup(reasons->by_id, made->id);
	if (!same) {
		same = g_ptr_array_new();
		g_hash_table_insert(reasons->by_id, (char *)made->id, same);
	}
	g_ptr_array_add(same, made);
}

/* ---- which reason a change has ----------------------------------------------------------------------------------- */

struct matching {
	const struct reasons *reasons;
	const struct change *change;
	const char *document, *former; /* what it is called now, and was; NULL: any */
	GPtrArray *found;
	bool of_kind; /* only those for the kind of change */
};

static bool is_found(const GPtrArray *found, const struct reason *reason)
{
	for (guint i = 0; i < found->len; i++)
		if (found->pdata[i] == reason)
			return true;
	return false;
}

/* The kind of change, or the fact that changed. */
static bool kind_fits(const struct reason *reason, const struct change *change)
{
	return !strcmp(reason->kind, change_kind_name(change->kind)) || !g_strcmp0(reason->kind, change->fact);
}

/* Of two lone documents each is called by its own file. */
static bool is_of_document(const struct matching *matching, const struct reason *reason)
{
	return !reason->document || !matching->document || !strcmp(reason->document, matching->document) ||
	       !strcmp(reason->document, matching->former);
}

/* The reasons of one name: those for the kind of change before those for any. */
static void name_match(struct matching *matching, const char *name)
{
	const GPtrArray *same = name ? g_hash_table_lookup(matching->reasons->by_id, name) : NULL;
	for (int any = 0; same && any < (matching->of_kind ? 1 : 2); any++)
		for (guint i = 0; i < same->len; i++) {
			const struct reason *reason = same->pdata[i];
			bool fits = any ? !reason->kind : reason->kind && kind_fits(reason, matching->change);
			fits = fits && is_of_document(matching, reason);
			if (fits && !is_found(matching->found, reason))
				g_ptr_array_add(matching->found, (gpointer)reason);
		}
}

static bool reads_alike(const struct node *x, const struct node *y)
{
	g_autoptr(GString) old = g_string_new(NULL), new = g_string_new(NULL);
	node_plain(x, old);
	node_plain(y, new);
	return g_string_equal(old, new);
}

/* Of appendices in another order one is told as moved: those whose letters changed with it have changed places with it,
 * and any of them may have the reason; one whose text changed too has it for that, where no kind is said. */
static void letters_match(struct matching *matching, const struct provision *provision)
{
	const struct change *change = matching->change;
	const struct node *own = provision->node;
	if (!change_is_of_letters(change) || own->kind != NODE_APPENDIX || !change->old->len)
		return;
	const struct edition *old = ((const struct provision *)change->old->pdata[0])->edition,
			     *new = provision->edition;
	for (const struct node *beside = own->parent->first; beside; beside = beside->next) {
		const char *id = beside != own && beside->kind == NODE_APPENDIX ? beside->meta->id : NULL;
		const struct node *was = id ? edition_find(old, id) : NULL;
		if (!was || !strcmp(edition_number(old, was), edition_number(new, beside)))
			continue;
		matching->of_kind = !reads_alike(was, beside);
		name_match(matching, id);
		name_match(matching, edition_label(new, beside));
	}
	matching->of_kind = false;
}

/* A provision by its id or as it is cited; then what holds it: a bullet's clause, a field's form. */
static void provision_match(struct matching *matching, const struct provision *provision)
{
	matching->document = provision->home;
	matching->former = provision->document;
	name_match(matching, provision->id);
	name_match(matching, provision->label);
	letters_match(matching, provision);
	for (const struct node *node = provision->node; node; node = node->parent) {
		bool part = node->kind == NODE_DOCUMENT || node->kind == NODE_APPENDIX;
		name_match(matching, part ? node->meta->id : node->id);
		const char *label = edition_label(provision->edition, node);
		if (*label && node != provision->node)
			name_match(matching, label);
	}
	name_match(matching, provision->home);
}

/* A replacement in many places: by its words, or by what holds all of its places. */
static void throughout_match(struct matching *matching)
{
	const struct change *change = matching->change;
	matching->document = NULL;
	name_match(matching, change->replaced);
	name_match(matching, change->replacement);
	struct matching first = {matching->reasons, change, NULL, NULL, g_ptr_array_new(), false};
	provision_match(&first, ((const struct change_place *)change->places->pdata[0])->new);
	for (guint i = 1; i < change->places->len && first.found->len; i++) {
		struct matching next = {matching->reasons, change, NULL, NULL, g_ptr_array_new(), false};
		provision_match(&next, ((const struct change_place *)change->places->pdata[i])->new);
		for (guint k = first.found->len; k-- > 0;)
			if (!is_found(next.found, first.found->pdata[k]))
				g_ptr_array_remove_index(first.found, k);
		g_ptr_array_unref(next.found);
	}
	for (guint i = 0; i < first.found->len; i++)
		if (!is_found(matching->found, first.found->pdata[i]))
			g_ptr_array_add(matching->found, first.found->pdata[i]);
	g_ptr_array_unref(first.found);
}

GPtrArray *reasons_behind(const struct reasons *reasons, const struct change *change)
{
	struct matching matching = {reasons, change, NULL, NULL, g_ptr_array_new(), false};
	if (!reasons || !g_hash_table_size(reasons->by_id))
		return matching.found;
	if (change->places->len) {
		throughout_match(&matching);
		return matching.found;
	}
	for (guint i = 0; i < change->new->len; i++)
		provision_match(&matching, change->new->pdata[i]);
	for (guint i = 0; i < change->old->len && !change->new->len; i++)
		provision_match(&matching, change->old->pdata[i]);
	return matching.found;
}

const struct reason *reason_of(const struct reasons *reasons, const struct change *change)
{
	GPtrArray *found = reasons_behind(reasons, change);
	const struct reason *reason = found->len ? found->pdata[0] : NULL;
	g_ptr_array_unref(found);
	return reason;
}

/* ---- pairings ---------------------------------------------------------------------------------------------------- */

static const char *qualified(const struct reasons *reasons, const struct reason *reason)
{
	return reason->document ? arena_printf(reasons->arena, "%s/%s", reason->document, reason->id) : reason->id;
}

static void pairing_add(const struct reasons *reasons, const struct reason *reason, const char *old, bool apart,
			GPtrArray *list)
{
	/* 'document#id', as a reason's own name may be written. */
	char *plain = g_strdelimit(g_strdup(old), "#", '/');
	struct pairing *pairing = arena_take(reasons->arena, sizeof *pairing);
	*pairing =
		(struct pairing){arena_text(reasons->arena, plain), qualified(reasons, reason), apart, reason->place};
	g_ptr_array_add(list, pairing);
	g_free(plain);
}

GPtrArray *reasons_pairings(const struct reasons *reasons)
{
	GPtrArray *list = g_ptr_array_new();
	for (guint i = 0; i < reasons->list->len; i++) {
		const struct reason *reason = reasons->list->pdata[i];
		if (reason->pin)
			pairing_add(reasons, reason, reason->pin, false, list);
		for (const char *const *old = reason->forbid; old && *old; old++)
			pairing_add(reasons, reason, *old, true, list);
	}
	return list;
}
