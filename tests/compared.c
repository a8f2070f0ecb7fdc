/* SPDX-License-Identifier: MIT */
#include "compared.h"

#include <string.h>

static void release_changes(void *changes)
{
	changes_free(changes);
}

static const struct edition *headed(void **state, const char *text)
{
	const char *head = "---\ntitle: Code\nnumbering: [\"1.0\", \"1.1\", \"(a)\"]\n---\n\n";
	if (strstr(text, "\nlanguage: cy\n"))
		return edition_in(state, "cy", text);
	if (g_str_has_prefix(text, "# "))
		return edition_from(state, text);
	return edition_from(state, test_keep(state, g_strconcat(head, text, NULL)));
}

const struct changes *compared(void **state, const char *old, const char *new)
{
	const struct edition *first = headed(state, old), *second = headed(state, new);
	struct changes *changes = changes_find(first, second, test_diag(state));
	assert_non_null(changes);
	return test_own(state, changes, release_changes);
}

static void side_out(GString *out, const GPtrArray *side)
{
	for (guint i = 0; i < side->len; i++) {
		const struct provision *place = side->pdata[i];
		g_string_append_printf(out, "%s%s", i ? "+" : "", *place->number ? place->number : "*");
	}
	if (!side->len)
		g_string_append_c(out, '-');
}

static void words_out(GString *out, const struct change *change)
{
	g_string_append(out, change->words->len ? ": " : "");
	for (guint i = 0; i < change->words->len; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		const char *around = piece->op == '-' ? "[--]" : piece->op == '+' ? "{++}" : NULL;
		if (around)
			g_string_append_printf(out, "%.2s%s%s", around, piece->text, around + 2);
		else
			g_string_append(out, piece->text);
	}
}

static void change_out(GString *out, const struct change *change)
{
	g_string_append_printf(out, "%s %s", change_kind_name(change->kind), change->unit);
	if (change->kind == CHANGE_THROUGHOUT) {
		g_string_append_printf(out, " x %u: [-%s-]{+%s+}\n", change->places->len, change->replaced,
				       change->replacement);
		return;
	}
	g_string_append_c(out, ' ');
	side_out(out, change->old);
	g_string_append(out, " > ");
	side_out(out, change->new);
	for (unsigned i = 0; i < TAGS; i++)
		if (change->tags & 1u << i)
			g_string_append_printf(out, " [%s]", change_tag_name(i));
	words_out(out, change);
	g_string_append_c(out, '\n');
}

const char *told(void **state, const struct changes *changes)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < changes->list->len; i++)
		change_out(out, changes->list->pdata[i]);
	return test_keep(state, g_string_free(out, FALSE));
}

const char *told_of(void **state, const char *old, const char *new)
{
	return told(state, compared(state, old, new));
}

const struct unit *unit_at(const struct side *side, enum unit_kind kind, unsigned n)
{
	for (guint i = 0; i < side->units->len; i++)
		if (UNIT(side, i)->kind == kind && !n--)
			return UNIT(side, i);
	fail_msg("there is no such unit");
	return NULL;
}

const char *tokens_of(void **state, const struct side *side, const struct unit *unit)
{
	GString *out = g_string_new(NULL);
	for (uint32_t i = 0; i < unit->count; i++) {
		GString *shown = g_string_new(NULL);
		unit_shown(side, unit, i, i + 1, shown);
		g_string_append_printf(out, "%s%s", i ? " | " : "", g_strstrip(shown->str));
		g_string_free(shown, TRUE);
	}
	return test_keep(state, g_string_free(out, FALSE));
}
