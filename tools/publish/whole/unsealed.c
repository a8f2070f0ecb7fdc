/* SPDX-License-Identifier: MIT */
#include "publish/whole/unsealed.h"
#include "base/sum.h"
#include "base/text_order.h"
#include "publish/collection.h"
#include "publish/printed.h"

#include <string.h>

bool is_unsealed(const struct release *release)
{
	return release->standing != STANDING_DRAFT && !(release->adoption && release->adoption->seal);
}

/* What it says of the constitution's values and policies. */
static void values_add(const struct edition *edition, const struct node *parent, GString *list)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		if (node->kind == NODE_VALUE || node->kind == NODE_POLICY)
			g_string_append_printf(list, "%s\n", edition_reference(edition, node)->text);
		values_add(edition, node, list);
	}
}

char *unsealed_source(const struct release *release)
{
	struct sources *sources = release->collection->sources;
	g_autoptr(GPtrArray) files = g_ptr_array_copy(edition_doc(release->edition)->files, NULL, NULL);
	g_autoptr(GString) list = g_string_new(NULL);
	g_ptr_array_set_free_func(files, NULL);
	g_ptr_array_sort(files, text_order);
	for (guint i = 0; i < files->len; i++) {
		g_autofree char *sum = source_sum(sources, files->pdata[i]);
		g_string_append_printf(list, "%s  %s\n", sum ? sum : "-", (const char *)files->pdata[i]);
	}
	values_add(release->edition, edition_root(release->edition), list);
	return sum_of(list->str, list->len);
}

bool unsealed_holds(const struct release *release, const char *text, const char *source)
{
	g_autofree char *words = text ? text_sum(release->edition) : NULL;
	if (!text || !strcmp(words, text))
		return true;
	g_autofree char *files = source ? unsealed_source(release) : NULL;
	return files && !strcmp(files, source);
}
