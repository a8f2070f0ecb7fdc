/* SPDX-License-Identifier: MIT */
#include "read/frozen_words.h"

#include "base/json.h"
#include "read/fields.h"

#include <string.h>

char *frozen_words_name(const char *language)
{
	return g_strdup_printf("words-%s.yaml", language);
}

struct words *frozen_words_read(struct sources *sources, struct words *words, struct diag *diag)
{
	g_autofree char *name = frozen_words_name(words->language);
	struct yaml *map = source_exists(sources, name) ? fields_file(sources, name, diag) : NULL;
	if (!map)
		return words;
	g_autoptr(GHashTable) then = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; map->kind == YAML_MAP && i < map->items->len; i++) {
		const struct yaml *key = map->keys->pdata[i], *item = map->items->pdata[i];
		if (item->kind == YAML_SCALAR && word_is_printed(key->text) &&
		    g_hash_table_contains(words->table, key->text))
			g_hash_table_insert(then, (gpointer)key->text, (gpointer)item->text);
	}
	/* Before there was another for a text with an article. */
	const char *of = g_hash_table_lookup(then, "ref-of");
	if (of && !g_hash_table_contains(then, "ref-of-article"))
		g_hash_table_insert(then, (gpointer) "ref-of-article", (gpointer)of);
	/* Before a document in another language was cited in the words of the one that cites it. */
	if (of && !g_hash_table_contains(then, WORDS_OF_LANGUAGE))
		g_hash_table_insert(then, WORDS_OF_LANGUAGE, "");
	/* Before words of the tools were mutated: what was adopted then stays as it was printed. */
	const char *mutations = g_hash_table_lookup(words->table, WORDS_MUTATIONS);
	if (of && mutations && *mutations && !g_hash_table_contains(then, WORDS_MUTATIONS))
		g_hash_table_insert(then, (gpointer)WORDS_MUTATIONS, (gpointer) "");
	struct words *frozen = words_frozen(words, then);
	words_free(words);
	yaml_release(map);
	return frozen;
}

void frozen_words_write(const struct words *words, GString *out)
{
	g_autoptr(GList) keys = g_list_sort(g_hash_table_get_keys(words->table), (GCompareFunc)strcmp);
	g_string_append(out, "# The words of the tools that stand in the text, as they were on that day.\n");
	for (GList *each = keys; each; each = each->next) {
		const char *text = g_hash_table_lookup(words->table, each->data);
		if (!word_is_printed(each->data) || !*text)
			continue;
		g_string_append_printf(out, "%s: ", (const char *)each->data);
		json_text(out, text);
		g_string_append_c(out, '\n');
	}
}
