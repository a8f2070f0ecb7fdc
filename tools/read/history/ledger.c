/* SPDX-License-Identifier: MIT */
#include "read/history/ledger.h"
#include "base/json.h"
#include "read/fields.h"

#include <string.h>

#define PARTS 6

static bool kind_find(const char *name, enum node_kind *kind)
{
	static const enum node_kind kinds[] = {NODE_SECTION, NODE_SUBHEADING, NODE_CLAUSE, NODE_APPENDIX};
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (!strcmp(node_kind_name(kinds[i]), name)) {
			*kind = kinds[i];
			return true;
		}
	return false;
}

static bool entry_take(struct ledger *ledger, const struct yaml *line)
{
	const char *parts[PARTS];
	if (line->kind != YAML_LIST || line->items->len != PARTS)
		return false;
	for (guint i = 0; i < PARTS; i++) {
		const struct yaml *item = line->items->pdata[i];
		if (item->kind != YAML_SCALAR)
			return false;
		parts[i] = arena_text(ledger->arena, item->text);
	}
	struct ledger_entry entry = {.count = parts[2], .id = parts[3], .words = parts[4], .day = parts[5]};
	entry.depth = (unsigned)g_ascii_strtoull(parts[0], NULL, 10);
	if (!kind_find(parts[1], &entry.kind) || (*entry.day && !is_day(entry.day)))
		return false;
	g_array_append_val(ledger->entries, entry);
	return true;
}

struct ledger *ledger_read(struct sources *sources, const char *path, struct diag *diag)
{
	struct yaml *lines = fields_file(sources, path, diag);
	if (!lines)
		return NULL;
	struct ledger *ledger = ledger_new();
	const struct yaml *wrong = lines->kind == YAML_LIST ? NULL : lines;
	for (guint i = 0; !wrong && i < lines->items->len; i++)
		if (!entry_take(ledger, lines->items->pdata[i]))
			wrong = lines->items->pdata[i];
	if (wrong)
		diag_add(diag, CODE_FIELD_TYPE, wrong->place,
			 "a line of adopted numbers is '- [0, section, \"1\", id, words, day]'");
	yaml_release(lines);
	return ledger;
}

void ledger_write(const struct ledger *ledger, const char *day, GString *out)
{
	g_string_append(out, "# The numbers that were adopted, and those of what was removed: none is used again.\n");
	for (guint i = 0; i < ledger->entries->len; i++) {
		const struct ledger_entry *entry = &g_array_index(ledger->entries, struct ledger_entry, i);
		g_string_append_printf(out, "- [%u, %s", entry->depth, node_kind_name(entry->kind));
		const char *const texts[] = {entry->count, entry->id, entry->words, entry->day ? entry->day : day};
		for (size_t k = 0; k < G_N_ELEMENTS(texts); k++) {
			g_string_append(out, ", ");
			json_text(out, texts[k]); /* which YAML reads the same */
		}
		g_string_append(out, "]\n");
	}
}
