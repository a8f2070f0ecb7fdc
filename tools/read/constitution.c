/* SPDX-License-Identifier: MIT */
#include "read/constitution.h"
#include "base/address.h"
#include "base/twins.h"
#include "read/fields.h"

#include <string.h>

struct reading {
	struct constitution *constitution;
	struct arena *arena;
	struct sources *sources;
	struct diag *diag;
	GHashTable *policies; /* those that were read, by id */
};

/* The YAML of a file that was read, or NULL, with a message, also where nothing is in it; the file, if it is there, is
 * noted among those of the constitution. */
static struct yaml *file_read(struct reading *reading, const char *path, struct place asked, const char **file)
{
	struct source source;
	bool read = source_read(reading->sources, path, asked, reading->diag, &source);
	*file = source.file;
	if (source.path && source.reason != SOURCE_ABSENT)
		g_ptr_array_add(reading->constitution->files, (gpointer)source.path);
	if (!read) {
		if (source.reason == SOURCE_ABSENT && asked.line)
			diag_add(reading->diag, CODE_FILE_MISSING, asked, "there is no file '%s' in the content folder",
				 path);
		return NULL;
	}
	struct place start = {.file = source.file, .line = 1, .column = 1};
	struct yaml *yaml =
		source_is_blank(&source) ? NULL : yaml_read(source.text, source.length, start, reading->diag);
	source_release(&source);
	return yaml;
}

/* Notes a document that is listed; false with a message where it, or its twin, was listed before. */
static bool document_note(struct reading *reading, GHashTable *listed, const char *id, struct place place)
{
	char *key = twin_key(id);
	const char *before = g_hash_table_lookup(listed, key);
	if (!before) {
		g_hash_table_insert(listed, key, (gpointer)id);
		return true;
	}
	if (!strcmp(before, id))
		diag_add(reading->diag, CODE_DOCUMENT_DUPLICATE, place,
			 "'%s' is listed a second time; keep one of them", id);
	else
		diag_add(reading->diag, CODE_DOCUMENT_DUPLICATE, place,
			 "'%s' differs from '%s' in capital letters alone; on many computers they are one folder: call "
			 "one of them something else",
			 id, before);
	g_free(key);
	return false;
}

static void document_take(struct reading *reading, GHashTable *listed, const struct yaml *item)
{
	GPtrArray *documents = reading->constitution->documents;
	const char *id = item_text(reading->arena, item, "a document", reading->diag);
	if (!id || !is_id(id))
		reading->constitution->documents_partial = true;
	if (!id)
		return;
	bool fresh = is_id(id) && document_note(reading, listed, id, item->place);
	if (!is_document_id(id) && (fresh || !is_id(id)))
		document_id_refuse(id, "; its folder is called so too", item->place, reading->diag);
	if (!fresh)
		return;
	char *path = g_strdup_printf("%s/document.md", id);
	bool there = source_exists(reading->sources, path);
	g_ptr_array_add(there ? documents : reading->constitution->unread, (gpointer)id);
	if (!there)
		diag_add(reading->diag, CODE_DOCUMENT_MISSING, item->place, "'%s' is listed, but there is no file '%s'",
			 id, path);
	g_free(path);
}

static void documents_read(struct reading *reading, const struct yaml *map)
{
	const struct yaml *list = field_list(map, "documents", reading->diag);
	GHashTable *listed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; list && i < list->items->len; i++)
		document_take(reading, listed, list->items->pdata[i]);
	g_hash_table_unref(listed);
	if (!list)
		reading->constitution->documents_partial = true;
	if (list && !list->items->len)
		diag_add(reading->diag, CODE_FIELD_VALUE, list->place, "no document is listed here");
}

/* ---- policies ---- */

/* The texts of a list, each of which a message calls `what`; none where there is no list. */
static const char *const *texts_read(struct reading *reading, const struct yaml *map, const char *name,
				     const char *what)
{
	const struct yaml *list = field_list(map, name, reading->diag);
	const char **texts = arena_take(reading->arena, ((list ? list->items->len : 0) + 1) * sizeof *texts);
	size_t count = 0;
	for (guint i = 0; list && i < list->items->len; i++) {
		const char *text = item_text(reading->arena, list->items->pdata[i], what, reading->diag);
		if (text)
			texts[count++] = text;
	}
	return texts;
}

/* A policy's address is printed in files that lie anywhere. */
static void address_check(const char *address, struct place place, struct diag *diag)
{
	if (address_leads_out(address) && !address_is_incomplete(address) && !strchr(address, ' '))
		return;
	g_autofree char *complete = address_complete(address);
	if (complete)
		diag_add(diag, CODE_LINK_INCOMPLETE, place, "'%s' is not the whole address of a policy: write '%s'",
			 address, complete);
	else
		diag_add(
			diag, CODE_LINK_INCOMPLETE, place,
			"'%s' is no address of a policy by which a browser finds it; write all of it, from https:// on",
			address);
}

/* False with a message where there can't be a policy of this id. */
static bool policy_add(struct reading *reading, const struct yaml *map, const char *id, const char *title)
{
	struct place place = yaml_get(map, "id")->place;
	const struct policy *before = g_hash_table_lookup(reading->policies, id);
	if (!is_id(id)) {
		id_refuse(id, place, reading->diag);
		return false;
	}
	if (before) {
		diag_add(reading->diag, CODE_ID_DUPLICATE, place,
			 "the policy '%s' stands here a second time, after line %u", id, before->place.line);
		return true;
	}
	const char *address = field_text(reading->arena, map, "address", reading->diag);
	if (address && !address_is_allowed(address)) {
		diag_add(reading->diag, CODE_LINK_SCHEME, yaml_get(map, "address")->place,
			 "'%s' is no address for a policy; it begins with https://", address);
		address = NULL;
	} else if (address) {
		address_check(address, yaml_get(map, "address")->place, reading->diag);
	}
	struct policy *policy = arena_take(reading->arena, sizeof *policy);
	*policy = (struct policy){.id = id, .title = title, .address = address, .place = place};
	policy->former = texts_read(reading, map, "former", "a former title");
	g_hash_table_insert(reading->policies, (gpointer)policy->id, policy);
	g_ptr_array_add(reading->constitution->policies, policy);
	return true;
}

/* False with a message where it is no policy. */
static bool policy_take(struct reading *reading, const struct yaml *map)
{
	static const char *const names[] = {"id", "title", "former", "address", NULL};
	if (map->kind != YAML_MAP) {
		diag_add(reading->diag, CODE_FIELD_TYPE, map->place,
			 "a policy is written '- id: whistleblowing' and, indented "
			 "below it, 'title: Whistleblowing Policy'");
		return false;
	}
	fields_known(map, names, reading->diag);
	const char *id = field_needed(reading->arena, map, "id", map->place, reading->diag);
	const char *title = field_needed(reading->arena, map, "title", map->place, reading->diag);
	quotes_refuse(map, "title", reading->diag);
	return id && title && policy_add(reading, map, id, title);
}

/* False where one of them is none. */
static bool policies_take(struct reading *reading, const struct yaml *list)
{
	bool whole = true;
	reading->policies = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; list && i < list->items->len; i++)
		whole = policy_take(reading, list->items->pdata[i]) && whole;
	g_hash_table_unref(reading->policies);
	return whole;
}

static void policies_read(struct reading *reading, const struct yaml *map)
{
	const char *path = field_text(reading->arena, map, "policies", reading->diag), *file;
	struct yaml *list = path ? file_read(reading, path, yaml_get(map, "policies")->place, &file) : NULL;
	bool whole = !yaml_get(map, "policies") || (list && list->kind == YAML_LIST);
	if (list && list->kind != YAML_LIST)
		diag_add(reading->diag, CODE_FIELD_TYPE, list->place,
			 "a list of policies is expected here, each written "
			 "'- id: whistleblowing' and, indented below it, 'title: Whistleblowing Policy'");
	else
		whole = policies_take(reading, list) && whole;
	reading->constitution->policies_partial = !whole;
	yaml_release(list);
}

/* ---- the whole ---- */

static void language_read(struct reading *reading, const struct yaml *map)
{
	const char *language = field_text(reading->arena, map, "language", reading->diag);
	if (language && language_known(language, yaml_get(map, "language")->place, reading->diag))
		reading->constitution->language = language;
}

/* A title in each of several languages. */
static void titles_take(struct reading *reading, const struct yaml *map)
{
	for (guint i = 0; i < map->keys->len; i++) {
		const struct yaml *key = map->keys->pdata[i];
		const char *title =
			is_language(key->text) ? field_text(reading->arena, map, key->text, reading->diag) : NULL;
		if (title)
			g_hash_table_insert(reading->constitution->titles, arena_text(reading->arena, key->text),
					    (gpointer)title);
		else if (!is_language(key->text))
			diag_add(reading->diag, CODE_LANGUAGE, key->place,
				 "there are no words for the language '%s'; a title is given for en-GB, for cy, or for "
				 "both",
				 key->text);
	}
}

/* After the language: one of the titles is in it. */
static void title_read(struct reading *reading, const struct yaml *map, struct place top)
{
	struct constitution *constitution = reading->constitution;
	const struct yaml *given = yaml_get(map, "title");
	if (!given || given->kind != YAML_MAP) {
		const char *title = field_needed(reading->arena, map, "title", top, reading->diag);
		constitution->title = title ? title : "";
		g_hash_table_insert(constitution->titles, (gpointer)constitution->language,
				    (gpointer)constitution->title);
		return;
	}
	titles_take(reading, given);
	const char *title = constitution_title(constitution, constitution->language);
	constitution->title = title ? title : "";
	if (!title && !yaml_get(given, constitution->language))
		diag_add(reading->diag, CODE_FIELD_MISSING, given->place,
			 "the title is not given in the constitution's own language: '%s: ...' is missing under "
			 "'title:'",
			 constitution->language);
}

/* The site's own address; what is published for other programs leads to it. */
static void site_read(struct reading *reading, const struct yaml *map)
{
	const char *address = field_text(reading->arena, map, "address", reading->diag);
	if (!address)
		return;
	if (g_str_has_prefix(address, "https://") || g_str_has_prefix(address, "http://"))
		reading->constitution->address =
			g_str_has_suffix(address, "/") ? address : arena_printf(reading->arena, "%s/", address);
	else
		diag_add(reading->diag, CODE_LINK_SCHEME, yaml_get(map, "address")->place,
			 "'%s' is no address of a website; it begins with https://", address);
}

static enum compliance compliance_read(struct reading *reading, const struct yaml *map)
{
	static const char *const words[COMPLIANCES] = {"partial", "full", "none"};
	const char *said = field_text(reading->arena, map, "compliance", reading->diag);
	for (int i = 0; said && i < COMPLIANCES; i++)
		if (!strcmp(said, words[i]))
			return (enum compliance)i;
	if (said)
		diag_add(reading->diag, CODE_FIELD_VALUE, yaml_get(map, "compliance")->place,
			 "'%s' does not say how far the website meets the guidelines; it is 'full', 'partial' or "
			 "'none'",
			 said);
	return COMPLIANCE_PARTIAL;
}

/* What only the council knows of its website's accessibility. */
static void accessibility_read(struct reading *reading, const struct yaml *top)
{
	static const char *const names[] = {"compliance", "prepared", "reviewed", "tested", "problems", NULL};
	const struct yaml *map = field_map(top, "accessibility", reading->diag);
	if (!map)
		return;
	fields_known(map, names, reading->diag);
	struct accessibility *its = &reading->constitution->accessibility;
	its->compliance = compliance_read(reading, map);
	its->prepared = field_day(reading->arena, map, "prepared", reading->diag);
	its->reviewed = field_day(reading->arena, map, "reviewed", reading->diag);
	its->tested = field_text(reading->arena, map, "tested", reading->diag);
	if (yaml_get(map, "problems"))
		its->problems = texts_read(reading, map, "problems", "what is not accessible");
	if (its->compliance == COMPLIANCE_FULL && its->problems && *its->problems)
		diag_add(reading->diag, CODE_FIELD_VALUE, yaml_get(map, "compliance")->place,
			 "'full' is said of a website of which 'problems:' says what is not accessible; write "
			 "'partial', or take away what was put right");
}

static void map_read(struct reading *reading, const struct yaml *map, const char *file)
{
	static const char *const names[] = {"title",  "council",  "language", "contact",       "documents",
					    "values", "policies", "address",  "accessibility", NULL};
	struct constitution *constitution = reading->constitution;
	struct place top = {.file = file, .line = 1};
	fields_known(map, names, reading->diag);
	language_read(reading, map);
	title_read(reading, map, top);
	const char *council = field_needed(reading->arena, map, "council", top, reading->diag);
	quotes_refuse(map, "title", reading->diag);
	quotes_refuse(map, "council", reading->diag);
	constitution->council = council ? council : "";
	constitution->contact = field_text(reading->arena, map, "contact", reading->diag);
	site_read(reading, map);
	accessibility_read(reading, map);
	if (!yaml_get(map, "documents"))
		diag_add(reading->diag, CODE_FIELD_MISSING, top,
			 "'documents:' is missing: the list of the documents' folders");
	documents_read(reading, map);
	const struct yaml *values = field_map(map, "values", reading->diag);
	constitution->values_partial = !values && yaml_get(map, "values");
	values_read(reading->arena, values, constitution->values, reading->diag);
	policies_read(reading, map);
}

struct constitution *constitution_read(struct sources *sources, struct diag *diag)
{
	struct constitution *constitution = constitution_new();
	struct reading reading = {constitution, constitution->arena, sources, diag, NULL};
	constitution->folder = arena_text(constitution->arena, sources_folder(sources));
	constitution->language = "en-GB";
	constitution->title = constitution->council = "";
	const char *file;
	struct yaml *map = file_read(&reading, CONSTITUTION_FILE, (struct place){0}, &file);
	if (!map) {
		constitution_free(constitution);
		return NULL;
	}
	if (map->kind == YAML_MAP)
		map_read(&reading, map, file);
	else
		diag_add(diag, CODE_FIELD_TYPE, map->place, "lines of 'name: value' are expected here");
	if (map->kind != YAML_MAP)
		constitution->documents_partial = true;
	yaml_release(map);
	return constitution;
}
