/* SPDX-License-Identifier: MIT
 * Front matter: YAML as the whole of a file, its tree bounded and without hidden characters, and as what stands in
 * front of a document. */
#include "try.h"

#include "read/yaml.h"

#include <string.h>

static unsigned depth_of(const struct yaml *yaml)
{
	unsigned deepest = 0;
	guint count = yaml->items ? yaml->items->len : 0;
	for (guint i = 0; i < count; i++)
		deepest = MAX(deepest, depth_of(yaml->items->pdata[i]));
	if (yaml->kind == YAML_MAP)
		try_hold(yaml->keys->len >= count, "each item has its name");
	return deepest + (yaml->kind != YAML_SCALAR);
}

static void tree_try(const char *text, size_t length)
{
	struct diag *diag = diag_new();
	struct yaml *yaml = yaml_read(text, length, (struct place){"front.yaml", 1, 1}, diag);
	try_hold(yaml || diag_worst(diag) >= LEVEL_ERROR, "what is refused is told");
	if (yaml)
		try_hold(depth_of(yaml) <= (PLANT ? 2 : YAML_DEPTH), "no deeper than it may be");
	try_messages(diag);
	yaml_release(yaml);
	diag_free(diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	char *text = g_strndup((const char *)bytes, length);
	if (g_utf8_validate(text, -1, NULL)) {
		tree_try(text, strlen(text));
		char *whole = g_strconcat("---\n", text, "\n---\n\n## A\n\n1. Words.\n", NULL);
		struct tried tried = try_read(whole, strlen(whole), false);
		if (tried.edition) {
			GString *html = try_html(&tried);
			if (diag_worst(tried.diag) < LEVEL_ERROR)
				try_dead(html->str);
			g_string_free(html, TRUE);
		}
		try_messages(tried.diag);
		try_release(&tried);
		g_free(whole);
	}
	g_free(text);
	return 0;
}
