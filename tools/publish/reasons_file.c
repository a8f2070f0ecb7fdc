/* SPDX-License-Identifier: MIT */
#include "publish/reasons_file.h"
#include "base/near.h"
#include "publish/delegation_file.h"
#include "read/fields.h"

#include <string.h>

static const char *const names[] = {"because", "source", "group", "order", "text", "hide", "pin", "forbid", NULL};

char *beside_edition(const struct edition *edition, const char *name)
{
	const char *source = edition_meta(edition)->source;
	return source_beside(source ? source : "", name);
}

/* ---- keys: 'document#id/kind' ------------------------------------------------------------------------------------ */

/* A kind of change, or a fact of a document. */
static bool is_kind(const char *text)
{
	if (meta_fact_named(text))
		return true;
	for (enum change_kind kind = 0; kind < CHANGE_KINDS; kind++)
		if (!strcmp(change_kind_name(kind), text))
			return true;
	return false;
}

static void kind_unknown(const struct yaml *key, const char *kind, struct diag *diag)
{
	const char *known[CHANGE_KINDS + META_FACTS];
	for (enum change_kind i = 0; i < CHANGE_KINDS; i++)
		known[i] = change_kind_name(i);
	for (enum meta_fact i = 0; i < META_FACTS; i++)
		known[CHANGE_KINDS + i] = meta_fact_name(i);
	const char *near = near_find(kind, known, G_N_ELEMENTS(known));
	diag_add(diag, CODE_FIELD_VALUE, key->place, "'%s' is no kind of change; %s%s%s", kind,
		 near ? "did you mean '" : "a key is an id, or an id and a kind: 'gifts/removed'", near ? near : "",
		 near ? "'?" : "");
}

/* Takes the kind off the end of an id, and the document off its start. A citation may have any of these signs. */
static void key_read(struct reasons *reasons, const struct yaml *key, struct reason *reason, struct diag *diag)
{
	char *text = arena_text(reasons->arena, key->text), *slash = strrchr(text, '/'), *hash = strchr(text, '#');
	if (slash && is_kind(slash + 1)) {
		*slash = '\0';
		reason->kind = slash + 1;
	}
	if (hash) {
		*hash = '\0';
		if (is_id(text)) {
			reason->document = text;
			text = hash + 1;
		} else {
			*hash = '#';
		}
	}
	slash = strrchr(text, '/');
	if (slash && !reason->kind) {
		char *before = g_strndup(text, (size_t)(slash - text));
		if (is_id(before) && is_id(slash + 1))
			kind_unknown(key, slash + 1, diag);
		g_free(before);
	}
	reason->id = text;
}

/* ---- stanzas ----------------------------------------------------------------------------------------------------- */

/* Words, or NULL: nothing between quotation marks is a stub that nobody has filled in yet. */
static const char *words_of(struct reasons *reasons, const struct yaml *stanza, const char *name, struct diag *diag)
{
	const struct yaml *item = yaml_get(stanza, name);
	bool stub = item && item->kind == YAML_SCALAR && !item->text[strspn(item->text, " \t\n")];
	return stub ? NULL : field_text(reasons->arena, stanza, name, diag);
}

static unsigned order_of(const struct yaml *stanza, struct diag *diag)
{
	const struct yaml *item = yaml_get(stanza, "order");
	if (!item)
		return 0;
	bool whole = item->kind == YAML_SCALAR && *item->text && strlen(item->text) <= 4 &&
		     !item->text[strspn(item->text, "0123456789")];
	unsigned order = whole ? (unsigned)g_ascii_strtoull(item->text, NULL, 10) : 0;
	if (!order)
		diag_add(diag, item->kind == YAML_SCALAR ? CODE_FIELD_VALUE : CODE_FIELD_TYPE, item->place,
			 "'order:' is the item's place in the list, a whole number from 1");
	return order;
}

/* One id, or a list of them. */
static const char *const *forbidden(struct reasons *reasons, const struct yaml *stanza, struct diag *diag)
{
	const struct yaml *item = yaml_get(stanza, "forbid");
	if (!item)
		return NULL;
	guint count = item->kind == YAML_LIST ? item->items->len : 1, made = 0;
	const char **list = arena_take(reasons->arena, (count + 1) * sizeof *list);
	for (guint i = 0; i < count; i++) {
		const struct yaml *one = item->kind == YAML_LIST ? item->items->pdata[i] : item;
		const char *text = item_text(reasons->arena, one, "'forbid:'", diag);
		if (text)
			list[made++] = text;
	}
	list[made] = NULL;
	return made ? list : NULL;
}

static void stanza_read(struct reasons *reasons, const char *document, const struct yaml *key, const struct yaml *item,
			struct diag *diag)
{
	struct reason reason = {.document = document, .place = key->place};
	key_read(reasons, key, &reason, diag);
	if (item->kind == YAML_MAP) {
		fields_known(item, names, diag);
		reason.because = words_of(reasons, item, "because", diag);
		reason.source = words_of(reasons, item, "source", diag);
		reason.group = words_of(reasons, item, "group", diag);
		reason.text = words_of(reasons, item, "text", diag);
		reason.hide = field_text(reasons->arena, item, "hide", diag);
		reason.pin = field_text(reasons->arena, item, "pin", diag);
		reason.order = order_of(item, diag);
		reason.forbid = forbidden(reasons, item, diag);
	} else {
		reason.because = item_text(reasons->arena, item, "the reason", diag);
	}
	reason_add(reasons, reason);
}

/* A file of stanzas; `document` NULL: its ids may be of any. */
static void file_read(struct reasons *reasons, struct sources *sources, const char *path, const char *document,
		      struct diag *diag)
{
	struct yaml *yaml = fields_file(sources, path, diag);
	if (yaml ? yaml->kind != YAML_MAP : source_exists(sources, path))
		reasons->partial = true;
	if (yaml && yaml->kind != YAML_MAP)
		diag_add(diag, CODE_FIELD_TYPE, yaml->place,
			 "the reasons must be lines of 'id: reason', or 'id:' with 'because: ...' indented below it");
	for (guint i = 0; yaml && yaml->kind == YAML_MAP && i < yaml->items->len; i++)
		stanza_read(reasons, document, yaml->keys->pdata[i], yaml->items->pdata[i], diag);
	yaml_release(yaml);
}

static struct reasons *all_read(const struct collection *collection, const GPtrArray *editions, struct diag *diag)
{
	struct reasons *reasons = reasons_new();
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < editions->len; i++) {
		const struct edition *edition = editions->pdata[i];
		char *path = beside_edition(edition, REASONS_FILE);
		if (!g_hash_table_contains(seen, path))
			file_read(reasons, collection->sources, path, edition_meta(edition)->id, diag);
		g_hash_table_add(seen, path);
	}
	if (!g_hash_table_contains(seen, REASONS_FILE))
		file_read(reasons, collection->sources, REASONS_FILE, NULL, diag);
	delegation_read(reasons, collection->sources, editions, diag);
	return reasons;
}

struct reasons *target_reasons(const struct target *target, struct diag *diag)
{
	return all_read(target->collection, target->editions, diag);
}

struct reasons *edition_reasons(const struct collection *collection, const struct edition *edition, struct diag *diag)
{
	g_autoptr(GPtrArray) alone = g_ptr_array_new();
	g_ptr_array_add(alone, (gpointer)edition);
	return all_read(collection, alone, diag);
}

void reasons_files_check(const struct collection *collection, struct diag *diag)
{
	g_autoptr(GPtrArray) editions = g_ptr_array_new();
	for (guint i = 0; i < collection->documents->len; i++) {
		const struct collected *collected = collection->documents->pdata[i];
		if (collected->edition)
			g_ptr_array_add(editions, (gpointer)collected->edition);
	}
	reasons_free(all_read(collection, editions, diag));
}

char *reasons_digest(struct sources *sources, const struct edition *edition)
{
	g_autofree char *reasons = beside_edition(edition, REASONS_FILE);
	g_autofree char *rules = beside_edition(edition, DELEGATION_FILE);
	const char *const paths[] = {reasons, rules, REASONS_FILE, DELEGATION_FILE};
	GString *digest = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
		g_autofree char *sum = source_sum(sources, paths[i]);
		g_string_append_printf(digest, "%s\n", sum ? sum : "");
	}
	return g_string_free(digest, FALSE);
}
