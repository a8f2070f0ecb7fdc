/* SPDX-License-Identifier: MIT */
#include "publish/site/departed.h"
#include "resolve/former.h"

/* An old address, and the one that it leads to now. */
struct lead {
	char *from, *to;
};

struct departed {
	GPtrArray *leads;    /* of struct lead *, in their order */
	GHashTable *last;    /* an old address to the last lead from it */
	GHashTable *towards; /* an address to those that lead there now, of struct lead * */
	GArray *gone;        /* of struct gone_clause */
	GPtrArray *words;    /* of char *: by place in `gone` */
};

static void lead_free(gpointer data)
{
	struct lead *lead = data;
	g_free(lead->from);
	g_free(lead->to);
	g_free(lead);
}

struct departed *departed_new(void)
{
	struct departed *departed = g_new0(struct departed, 1);
	departed->leads = g_ptr_array_new_with_free_func(lead_free);
	departed->last = g_hash_table_new(g_str_hash, g_str_equal);
	departed->towards = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
	departed->gone = g_array_new(FALSE, FALSE, sizeof(struct gone_clause));
	departed->words = g_ptr_array_new_with_free_func(g_free);
	return departed;
}

void departed_free(struct departed *departed)
{
	g_hash_table_unref(departed->towards);
	g_hash_table_unref(departed->last);
	g_ptr_array_unref(departed->leads);
	g_array_unref(departed->gone);
	g_ptr_array_unref(departed->words);
	g_free(departed);
}

bool address_lasts(const struct node *node)
{
	bool heading = node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING || node->kind == NODE_APPENDIX;
	return heading || (node->id && node->kind != NODE_FIELD && !node_is_inline(node));
}

/* Those that lead to an address. */
static GPtrArray *leads_towards(struct departed *departed, const char *address)
{
	GPtrArray *leads = g_hash_table_lookup(departed->towards, address);
	if (!leads)
		g_hash_table_insert(departed->towards, g_strdup(address), leads = g_ptr_array_new());
	return leads;
}

static void lead_turn(struct lead *lead, const char *to, GPtrArray *there)
{
	g_free(lead->to);
	lead->to = g_strdup(to);
	g_ptr_array_add(there, lead);
}

void departed_lead(struct departed *departed, const char *from, const char *to)
{
	struct lead *lead = g_new0(struct lead, 1);
	GPtrArray *there = leads_towards(departed, to);
	const GPtrArray *turned = g_hash_table_lookup(departed->towards, from);
	lead->from = g_strdup(from);
	g_ptr_array_add(departed->leads, lead);
	g_hash_table_insert(departed->last, lead->from, lead);
	for (guint i = 0; turned && turned != there && i < turned->len; i++)
		lead_turn(turned->pdata[i], to, there);
	if (turned != there)
		g_hash_table_remove(departed->towards, from);
	lead_turn(lead, to, there);
}

void departed_add(struct departed *departed, const struct release *last, const char *address, const char *words)
{
	const struct gone_clause gone = {last, edition_find(last->edition, address)};
	if (!gone.node)
		return;
	g_array_append_val(departed->gone, gone);
	g_ptr_array_add(departed->words, g_strdup(words));
}

void departed_return(struct departed *departed, bool (*is_back)(void *data, const char *words), void *data)
{
	guint kept = 0;
	for (guint i = 0; i < departed->gone->len; i++) {
		char *words = g_steal_pointer(&departed->words->pdata[i]);
		if (*words && is_back(data, words)) {
			g_free(words);
			continue;
		}
		g_array_index(departed->gone, struct gone_clause, kept) =
			g_array_index(departed->gone, struct gone_clause, i);
		departed->words->pdata[kept++] = words;
	}
	g_array_set_size(departed->gone, kept);
	g_ptr_array_set_size(departed->words, (gint)kept);
}

void departed_put(const struct departed *departed, struct release *release, GString *noted)
{
	const struct edition *edition = release->edition;
	if (meta_keeps_numbers(edition_meta(edition)))
		return;
	for (guint i = 0; i < departed->leads->len; i++) {
		const struct lead *lead = departed->leads->pdata[i];
		const struct node *node = edition_find(edition, lead->to);
		bool again = g_hash_table_lookup(departed->last, lead->from) != lead; /* the last is what leads on */
		if (!node || edition_find(edition, lead->from) || again)
			continue;
		edition_lead((struct edition *)edition, lead->from, node);
		g_string_append_printf(noted, "%s is %s\n", lead->from, lead->to);
	}
	release->gone = g_array_sized_new(FALSE, FALSE, sizeof(struct gone_clause), departed->gone->len);
	g_array_append_vals(release->gone, departed->gone->data, departed->gone->len);
	for (guint i = 0; i < departed->gone->len; i++) {
		const struct gone_clause *gone = &g_array_index(departed->gone, struct gone_clause, i);
		g_string_append_printf(noted, "%s of %s is gone\n", edition_address(gone->last->edition, gone->node),
				       gone->last->version);
	}
}
