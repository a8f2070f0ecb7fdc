/* SPDX-License-Identifier: MIT
 * When a field is asked, and whether an answer is wanted: said in the page for the script that saves a form. */
#include "render/html/html_forms.h"

#include <string.h>

void html_wanted(struct html *html, const struct node *field)
{
	if (!field->field->required || (field->field->type != FIELD_ROWS && field->field->type != FIELD_CHOICES))
		return;
	g_autofree char *name = entry_name(html->edition, field);
	HTML_PUT(html->out, " data-required=\"");
	html_text(html->out, name);
	HTML_PUT(html->out, "\"");
}

static const struct link *condition_of(const struct node *field)
{
	const struct node *hint = node_child(field, NODE_HINT);
	for (const struct node *node = hint ? hint->first : NULL; node; node = node->next)
		if (node->kind == NODE_VALUE && node->link->said == SAID_CONDITION)
			return node->link;
	return NULL;
}

/* ---- the entries that decide ------------------------------------------------------------------------------------ */

/* The entries of the form at hand, and by the id of their field where each of them stands; of an option, which is an
 * entry of its own where several may be chosen, by the id and its words too. */
struct html_asked {
	GPtrArray *entries;
	GHashTable *places; /* of GArray of guint */
};

static void place_add(struct html_asked *asked, char *key, guint place)
{
	GArray *places = g_hash_table_lookup(asked->places, key);
	if (!places)
		g_hash_table_insert(asked->places, g_strdup(key), places = g_array_new(FALSE, FALSE, sizeof place));
	g_array_append_val(places, place);
	g_free(key);
}

static char *option_key(const char *id, const char *words)
{
	return g_strdup_printf("%s\n%s", id, words);
}

static void places_free(gpointer places)
{
	g_array_unref(places);
}

void html_asked_begin(struct html *html, const struct node *form)
{
	struct html_asked *asked = html->asked = g_new0(struct html_asked, 1);
	asked->entries = entries_of(html->edition, form);
	asked->places = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, places_free);
	for (guint i = 0; i < asked->entries->len; i++) {
		const struct entry *entry = asked->entries->pdata[i];
		const struct node *field = entry->field;
		if (field->kind != NODE_FIELD || !field->id)
			continue;
		place_add(asked, g_strdup(field->id), i);
		if (field->field->type != FIELD_CHOICES || !entry->piece)
			continue;
		g_autoptr(GString) words = g_string_new(NULL);
		edition_plain(html->edition, entry->piece, words);
		place_add(asked, option_key(field->id, words->str), i);
	}
}

void html_asked_end(struct html *html)
{
	g_hash_table_unref(html->asked->places);
	g_ptr_array_unref(html->asked->entries);
	g_clear_pointer(&html->asked, g_free);
}

static void places_take(const struct html_asked *asked, const char *key, GArray *out)
{
	const GArray *places = g_hash_table_lookup(asked->places, key);
	if (places)
		g_array_append_vals(out, places->data, places->len);
}

static gint place_order(gconstpointer a, gconstpointer b)
{
	guint first = *(const guint *)a, second = *(const guint *)b;
	return (first > second) - (first < second);
}

/* Where the entries stand that a condition names, in their order. */
static GArray *decisive(const struct html_asked *asked, const struct link *condition)
{
	GArray *out = g_array_new(FALSE, FALSE, sizeof(guint));
	const GArray *all = g_hash_table_lookup(asked->places, condition->target);
	const struct entry *first = all ? asked->entries->pdata[g_array_index(all, guint, 0)] : NULL;
	bool several = first && first->field->field->type == FIELD_CHOICES;
	for (size_t i = 0; several && condition->answers && condition->answers[i]; i++) {
		g_autofree char *key = option_key(condition->target, condition->answers[i]);
		places_take(asked, key, out);
	}
	if (!several || !condition->answers)
		places_take(asked, condition->target, out);
	g_array_sort(out, place_order);
	return out;
}

static void put_answers(struct html *html, const char *const *answers)
{
	HTML_PUT(html->out, " data-answers=\"");
	for (size_t i = 0; answers[i]; i++) {
		g_string_append(html->out, i ? "&#10;" : "");
		html_text(html->out, answers[i]);
	}
	HTML_PUT(html->out, "\"");
}

void html_condition(struct html *html, const struct node *field)
{
	const struct link *condition = condition_of(field);
	if (!condition || !html->asked)
		return;
	g_autoptr(GArray) places = decisive(html->asked, condition);
	const struct entry *last = NULL;
	for (guint i = 0; i < places->len; i++) {
		const struct entry *entry = html->asked->entries->pdata[g_array_index(places, guint, i)];
		if (entry == last)
			continue; /* an answer that was named twice */
		g_string_append(html->out, last ? " " : " data-if=\"");
		html_text(html->out, entry->name);
		last = entry;
	}
	if (last)
		HTML_PUT(html->out, "\"");
	if (last && last->type == FIELD_CHOICE && !last->piece && condition->answers)
		put_answers(html, condition->answers);
}
