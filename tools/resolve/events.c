/* SPDX-License-Identifier: MIT */
#include "resolve/events.h"
#include "resolve/private.h"

#include <string.h>

void edition_note(struct edition *edition, const struct node *node, const struct event *event)
{
	if (!edition->events)
		edition->events = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
	GArray *list = g_hash_table_lookup(edition->events, node);
	if (!list) {
		list = g_array_new(FALSE, FALSE, sizeof(struct event));
		g_hash_table_insert(edition->events, (gpointer)node, list);
	}
	for (guint i = 0; i < list->len; i++) {
		const struct event *before = &g_array_index(list, struct event, i);
		if (before->kind == event->kind && !strcmp(before->day, event->day) &&
		    !strcmp(before->place, event->place))
			return;
	}
	struct event copy = {event->kind, arena_text(edition->arena, event->day),
			     arena_text(edition->arena, event->decision), arena_text(edition->arena, event->place)};
	g_array_append_val(list, copy);
}

const GArray *edition_events(const struct edition *edition, const struct node *node)
{
	return edition->events ? g_hash_table_lookup(edition->events, node) : NULL;
}

char *event_words(const struct edition *edition, const struct event *event)
{
	static const char *const keys[EVENT_KINDS] = {
		"event-inserted", "event-substituted", "event-words-inserted", "event-words-omitted", "event-retitled",
		"event-moved",    "event-removed",     "event-moved-on",       "event-moved-away",    "event-received"};
	bool lost = event->kind == EVENT_MOVED_ON && !*event->place;
	g_autofree char *date = word_date(edition->words, event->day);
	g_autofree char *what = word_fill(edition->words, lost ? "event-moved-off" : keys[event->kind], "date", date,
					  "place", event->place, NULL);
	if (!*event->decision)
		return g_steal_pointer(&what);
	return word_fill(edition->words, "event-decided", "event", what, "decision", event->decision, NULL);
}
