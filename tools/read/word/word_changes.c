/* SPDX-License-Identifier: MIT
 * Tracked changes: who inserted, deleted and moved what, and when. */
#include "read/word/word_internal.h"

#include <string.h>

static const struct {
	const char *name;
	enum tracked kind;
} elements[] = {
	{"w:ins", TRACKED_INSERTED},    {"w:del", TRACKED_DELETED},      {"w:moveFrom", TRACKED_MOVED_FROM},
	{"w:moveTo", TRACKED_MOVED_TO}, {"w:cellIns", TRACKED_INSERTED}, {"w:cellDel", TRACKED_DELETED},
};

const struct word_change *word_change_new(struct word_reading *reading, const struct xml_node *node)
{
	for (size_t i = 0; i < G_N_ELEMENTS(elements); i++) {
		if (!xml_is(node, elements[i].name))
			continue;
		const char *author = xml_get(node, "w:author"), *date = xml_get(node, "w:date");
		struct word_change *change = arena_take(reading->word->arena, sizeof *change);
		*change = (struct word_change){elements[i].kind, author ? author : "", date ? date : "", NULL};
		if (change->kind >= TRACKED_MOVED_FROM) {
			GHashTableIter moves;
			gpointer name = NULL;
			g_hash_table_iter_init(&moves, reading->moves);
			if (g_hash_table_iter_next(&moves, NULL, &name)) /* one is open at a time */
				change->move = name;
		}
		g_ptr_array_add(reading->word->changes, change);
		return change;
	}
	return NULL;
}

const struct word_change *word_change_in(struct word_reading *reading, const struct xml_node *properties)
{
	const struct word_change *change = NULL;
	for (const struct xml_node *node = properties ? properties->first : NULL; node; node = node->next) {
		const struct word_change *found = node->name ? word_change_new(reading, node) : NULL;
		/* What was inserted and then deleted again is both: it is gone, and never was. What moved may be said
		 * to be inserted too. */
		bool more = found && (found->kind == TRACKED_DELETED || found->kind == TRACKED_MOVED_TO);
		change = found && (!change || more) ? found : change;
	}
	return change;
}

bool word_in_view(const struct word_reading *reading, const struct word_change *change)
{
	if (!change || reading->view == VIEW_BOTH)
		return true;
	bool gone = change->kind == TRACKED_DELETED || change->kind == TRACKED_MOVED_FROM;
	return gone == (reading->view == VIEW_REJECTED);
}

const struct xml_node *word_properties(const struct word_reading *reading, const struct xml_node *of, const char *name,
				       const char *changed)
{
	const struct xml_node *now = xml_child(of, name);
	const struct xml_node *was = xml_child(xml_child(now, changed), name);
	return was && reading->view == VIEW_REJECTED ? was : now;
}
