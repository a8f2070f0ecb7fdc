/* SPDX-License-Identifier: MIT */
#include "base/json.h"
#include "compare/match/myers.h"
#include "compare/script.h"
#include "explain/authority.h"
#include "explain/explain.h"
#include "explain/json_parts.h"

/* A document, or the constitution with all of them. */
static void editions_out(GString *out, const char *name, const GPtrArray *editions)
{
	const struct edition *first = editions->pdata[0];
	const struct constitution *constitution = edition_constitution(first);
	bool many = editions->len > 1;
	g_string_append_c(out, ' ');
	json_key(out, name);
	if (many)
		json_edition(out, NULL, constitution ? constitution->title : NULL, NULL);
	else
		json_edition(out, edition_meta(first)->id, edition_title(first), edition_meta(first)->version);
	for (guint i = 0; many && i < editions->len; i++) {
		const struct edition *edition = editions->pdata[i];
		g_string_append(out, i ? ",\n   " : ", \"documents\": [\n   ");
		json_edition(out, edition_meta(edition)->id, edition_title(edition), edition_meta(edition)->version);
		g_string_append_c(out, '}');
	}
	g_string_append(out, many ? "]},\n" : "},\n");
}

/* null, an object, or a list of them. */
static void side_out(GString *out, const char *name, const GPtrArray *side)
{
	g_string_append(out, "   ");
	json_key(out, name);
	g_string_append(out, !side->len ? "null" : side->len > 1 ? "[" : "");
	for (guint i = 0; i < side->len; i++) {
		g_string_append(out, i ? ",\n    " : "");
		json_provision(out, side->pdata[i]);
	}
	g_string_append(out, side->len > 1 ? "],\n" : ",\n");
}

static void places_out(GString *out, const struct change *change)
{
	json_member_next(out, "replaced", change->replaced);
	json_member_next(out, "replacement", change->replacement);
	g_string_append(out, "\n   ");
	json_key(out, "places");
	g_string_append_c(out, '[');
	for (guint i = 0; i < change->places->len; i++) {
		const struct change_place *place = change->places->pdata[i];
		g_string_append(out, i ? ",\n    {" : "{");
		json_key(out, "old");
		json_provision(out, place->old);
		g_string_append(out, ", ");
		json_key(out, "new");
		json_provision(out, place->new);
		g_string_append_c(out, '}');
	}
	g_string_append(out, "],\n");
}

static void words_out(GString *out, const struct change *change)
{
	g_string_append(out, "   ");
	json_key(out, "words");
	g_string_append_c(out, '[');
	for (guint i = 0; i < change->words->len; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		g_string_append(out, i ? ", " : "");
		json_piece(out, piece->op, piece->text);
	}
	g_string_append(out, "],\n");
}

static void change_out(GString *out, const struct changes *changes, const struct change *change,
		       const struct reasons *reasons)
{
	const struct reason *reason = reason_of(reasons, change);
	const struct rule *rule = rule_of(reasons, change);
	char score[G_ASCII_DTOSTR_BUF_SIZE];
	g_string_append(out, "  {");
	json_member_next(out, "kind", change_kind_name(change->kind));
	json_member_next(out, "unit", change->unit);
	if (change->fact)
		json_member_next(out, "fact", change->fact);
	if (change->from)
		json_member_next(out, "from", change->from);
	if (change->kind == CHANGE_THROUGHOUT)
		places_out(out, change);
	g_string_append_c(out, '\n');
	side_out(out, "old", change->old);
	side_out(out, "new", change->new);
	words_out(out, change);
	g_string_append(out, "   ");
	json_tags(out, change->tags);
	g_string_append(out, ", ");
	json_member_next(out, "matched_by", change->matched_by);
	json_key(out, "score");
	g_string_append(out, g_ascii_formatd(score, sizeof score, "%.3f", change->score));
	g_string_append(out, ", ");
	json_member_next(out, "reason", reason ? reason->because : NULL);
	json_key(out, "group");
	json_text(out, reason ? reason->group : NULL);
	g_string_append(out, ", ");
	json_member_next(out, "part", !rule ? NULL : rule->part == 'A' ? "A" : "B");
	json_key(out, "rule");
	json_text(out, rule ? rule->name ? rule->name : rule->by : NULL);
	g_string_append(out, ",\n   ");
	json_key(out, "script");
	script_json(changes, change, out);
	g_string_append_c(out, '}');
}

static void renumbered_out(GString *out, const struct changes *changes)
{
	g_string_append(out, " \"renumbered\": [");
	for (guint i = 0; i < changes->renumbered->len; i++) {
		const struct renumbering *moved = changes->renumbered->pdata[i];
		g_string_append(out, i ? ",\n  {" : "\n  {");
		if (changes_editions(changes, true)->len > 1)
			json_member_next(out, "document", moved->document);
		json_member_next(out, "unit", moved->unit);
		json_member_next(out, "id", moved->id);
		json_member_next(out, "old", moved->old);
		json_key(out, "new");
		json_text(out, moved->new);
		g_string_append_c(out, '}');
	}
	g_string_append(out, "],\n");
}

/* Appendices that only stand elsewhere: nothing to tell, but a part of the proof. */
static void letters_out(GString *out, const struct changes *changes)
{
	g_string_append(out, " \"letters\": [");
	for (guint i = 0; i < changes->letters->len; i++) {
		g_string_append(out, i ? ",\n  {" : "{");
		json_key(out, "script");
		script_json(changes, changes->letters->pdata[i], out);
		g_string_append_c(out, '}');
	}
	g_string_append(out, "],\n");
}

static void counts_out(GString *out, const struct changes *changes)
{
	unsigned counts[CHANGE_KINDS] = {0};
	for (guint i = 0; i < changes->list->len; i++)
		counts[((const struct change *)changes->list->pdata[i])->kind]++;
	g_string_append_c(out, ' ');
	json_counts(out, counts);
	g_string_append(out, "}\n");
}

void explain_json(const struct changes *changes, const struct reasons *reasons, GString *out)
{
	g_string_append(out, "{\"format\": 1,\n");
	editions_out(out, "old", changes_editions(changes, false));
	editions_out(out, "new", changes_editions(changes, true));
	g_string_append(out, " \"units\": ");
	script_sums(changes, out);
	g_string_append(out, ",\n \"changes\": [");
	for (guint i = 0; i < changes->list->len; i++) {
		const struct change *change = changes->list->pdata[i];
		g_string_append(out, i ? ",\n" : "\n");
		change_out(out, changes, change, reasons);
	}
	g_string_append(out, "],\n");
	letters_out(out, changes);
	if (changes->unplaced)
		g_string_append_printf(out, " \"unplaced\": %u,\n", changes->unplaced);
	renumbered_out(out, changes);
	counts_out(out, changes);
}
