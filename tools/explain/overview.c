/* SPDX-License-Identifier: MIT
 * The lettered list of a committee report, with the author's reasons and an account at the end. */
#include "explain/explain.h"
#include "explain/items.h"
#include "explain/phrases.h"
#include "explain/sentences.h"

#include <string.h>

/* a) to z), then aa). */
static char *letter_of(guint i)
{
	GString *out = g_string_new(NULL);
	for (guint n = i + 1; n; n = (n - 1) / 26)
		g_string_prepend_c(out, (char)('a' + (n - 1) % 26));
	return g_string_free(out, FALSE);
}

struct told_reason {
	const struct reason *reason;
	const char *label;
};

/* The reasons behind an item, each once, with the place of each. */
static GArray *reasons_behind(const struct item *item, const struct reasons *reasons)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(struct told_reason));
	for (guint i = 0; i < item->changes->len; i++) {
		const struct change *change = item->changes->pdata[i];
		struct told_reason told = {reason_of(reasons, change), phrase_provision(change)->label};
		bool known = !told.reason || !told.reason->because;
		for (guint k = 0; k < list->len; k++)
			known = known || g_array_index(list, struct told_reason, k).reason == told.reason;
		if (!known)
			g_array_append_val(list, told);
	}
	return list;
}

static void reasons_out(const struct words *words, const struct item *item, const struct reasons *reasons, GString *out)
{
	GArray *list = reasons_behind(item, reasons);
	for (guint i = 0; i < list->len; i++) {
		const struct told_reason *told = &g_array_index(list, struct told_reason, i);
		const char *key = list->len > 1 ? "overview-reason-at" : "overview-reason";
		char *text = word_fill(words, key, "place", told->label, "reason", told->reason->because, NULL);
		text = phrase_capital(text);
		g_string_append_printf(out, " %s", text);
		g_free(text);
	}
	g_array_unref(list);
}

static char *counted(guint number)
{
	return g_strdup_printf("%u", number);
}

static void account_out(const struct changes *changes, guint told, GString *out)
{
	const struct words *words = phrase_words(changes);
	unsigned followed = changes_consequential(changes);
	char *all = counted(changes->list->len), *of_them = counted(told), *moved = counted(followed);
	if (followed) {
		char *text = word_fill(words, "overview-followed", "number", moved, NULL);
		g_string_append_printf(out, "%s\n\n", text);
		g_free(text);
	}
	const char *key = changes->list->len == 1 ? "overview-account-one" : "overview-account";
	char *text = word_fill(words, key, "changes", all, "told", of_them, "followed", moved, NULL);
	g_string_append_printf(out, "%s\n", text);
	g_free(text);
	g_free(all);
	g_free(of_them);
	g_free(moved);
}

static void lead_out(const struct changes *changes, GString *out)
{
	const struct words *words = phrase_words(changes);
	const struct edition *old = changes_edition(changes, false), *new = changes_edition(changes, true);
	const char *was = edition_meta(old)->version, *is = edition_meta(new)->version;
	char *lead = word_fill(words, was && is ? "overview-lead" : "overview-lead-plain", "title", edition_title(new),
			       "old", was ? was : "", "new", is ? is : "", NULL);
	g_string_append_printf(out, "## %s\n\n%s\n\n", word(words, "overview-title"), lead);
	g_free(lead);
}

void explain_overview(const struct changes *changes, const struct reasons *reasons, GString *out)
{
	const struct words *words = phrase_words(changes);
	if (!changes->list->len && !changes->renumbered->len) {
		g_string_append_printf(out, "%s\n", word(words, "diff-none"));
		return;
	}
	GPtrArray *items = items_of(changes, reasons);
	guint told = 0;
	lead_out(changes, out);
	for (guint i = 0; i < items->len; i++) {
		const struct item *item = items->pdata[i];
		char *letter = letter_of(i), *sentence = sentence_of(changes, item);
		g_string_append_printf(out, "%s) %s", letter, sentence);
		reasons_out(words, item, reasons, out);
		g_string_append(out, "\n\n");
		told += item->changes->len;
		g_free(letter);
		g_free(sentence);
	}
	account_out(changes, told, out);
	g_ptr_array_unref(items);
}
