/* SPDX-License-Identifier: MIT */
#include "publish/site/departed.h"
#include "resolve/former.h"

#include <string.h>

struct departed {
	GPtrArray *from, *to; /* of char *: an old address, and the one that it leads to now */
	GArray *gone;         /* of struct gone_clause */
	GPtrArray *words;     /* of char *: by place in `gone` */
};

struct departed *departed_new(void)
{
	struct departed *departed = g_new0(struct departed, 1);
	departed->from = g_ptr_array_new_with_free_func(g_free);
	departed->to = g_ptr_array_new_with_free_func(g_free);
	departed->gone = g_array_new(FALSE, FALSE, sizeof(struct gone_clause));
	departed->words = g_ptr_array_new_with_free_func(g_free);
	return departed;
}

void departed_free(struct departed *departed)
{
	g_ptr_array_unref(departed->from);
	g_ptr_array_unref(departed->to);
	g_array_unref(departed->gone);
	g_ptr_array_unref(departed->words);
	g_free(departed);
}

bool address_lasts(const struct node *node)
{
	bool heading = node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING || node->kind == NODE_APPENDIX;
	return heading || (node->id && node->kind != NODE_FIELD && !node_is_inline(node));
}

void departed_lead(struct departed *departed, const char *from, const char *to)
{
	for (guint i = 0; i < departed->to->len; i++) {
		if (strcmp(departed->to->pdata[i], from) != 0)
			continue;
		g_free(departed->to->pdata[i]);
		departed->to->pdata[i] = g_strdup(to);
	}
	g_ptr_array_add(departed->from, g_strdup(from));
	g_ptr_array_add(departed->to, g_strdup(to));
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
	for (guint i = departed->gone->len; i-- > 0;) {
		const char *words = departed->words->pdata[i];
		if (!*words || !is_back(data, words))
			continue;
		g_array_remove_index(departed->gone, i);
		g_ptr_array_remove_index(departed->words, i);
	}
}

/* The last that had an address has it: what it became is what leads on. */
static bool leads_again(const struct departed *departed, guint lead)
{
	for (guint i = lead + 1; i < departed->from->len; i++)
		if (!strcmp(departed->from->pdata[i], departed->from->pdata[lead]))
			return true;
	return false;
}

void departed_put(const struct departed *departed, struct release *release, GString *noted)
{
	const struct edition *edition = release->edition;
	if (meta_keeps_numbers(edition_meta(edition)))
		return;
	for (guint i = 0; i < departed->from->len; i++) {
		const char *from = departed->from->pdata[i], *to = departed->to->pdata[i];
		const struct node *node = edition_find(edition, to);
		if (!node || edition_find(edition, from) || leads_again(departed, i))
			continue;
		edition_lead((struct edition *)edition, from, node);
		g_string_append_printf(noted, "%s is %s\n", from, to);
	}
	release->gone = g_array_sized_new(FALSE, FALSE, sizeof(struct gone_clause), departed->gone->len);
	g_array_append_vals(release->gone, departed->gone->data, departed->gone->len);
	for (guint i = 0; i < departed->gone->len; i++) {
		const struct gone_clause *gone = &g_array_index(departed->gone, struct gone_clause, i);
		g_string_append_printf(noted, "%s of %s is gone\n", edition_address(gone->last->edition, gone->node),
				       gone->last->version);
	}
}
