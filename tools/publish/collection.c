/* SPDX-License-Identifier: MIT */
#include "publish/collection.h"
#include "publish/collection_ledgers.h"
#include "model/ledger.h"
#include "read/constitution.h"
#include "read/document.h"
#include "read/frozen_words.h"
#include "read/words.h"

#include <string.h>

static struct collection *collection_new(struct sources *sources)
{
	struct collection *collection = g_new0(struct collection, 1);
	collection->sources = sources;
	collection->documents = g_ptr_array_new_with_free_func(g_free);
	collection->other_words = g_ptr_array_new_with_free_func((GDestroyNotify)words_free);
	collection->ledgers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)ledger_free);
	return collection;
}

void collection_free(struct collection *collection)
{
	if (!collection)
		return;
	library_free(collection->library);
	g_hash_table_unref(collection->ledgers);
	g_ptr_array_unref(collection->documents);
	words_free(collection->words);
	g_ptr_array_unref(collection->other_words);
	constitution_free(collection->constitution);
	sources_close(collection->sources);
	g_free(collection);
}

static void document_add(struct collection *collection, const char *folder, struct doc *doc, struct diag *diag)
{
	struct collected *collected = g_new0(struct collected, 1);
	collected->folder = folder;
	g_ptr_array_add(collection->documents, collected);
	if (!doc)
		return;
	const struct edition *before = library_find(collection->library, doc->root->meta->id);
	if (before) {
		diag_add(diag, CODE_DOCUMENT_DUPLICATE, doc->root->meta->place,
			 "'%s' is the id of '%s' too; each document needs "
			 "one of its own",
			 doc->root->meta->id, edition_meta(before)->source);
		doc_free(doc);
		return;
	}
	collected->edition = library_add(collection->library, doc, diag);
}

const struct words *collection_words(struct collection *collection, const char *language,
				     const struct templates *templates, struct diag *diag)
{
	if (!strcmp(language, collection->words->language))
		return collection->words;
	for (guint i = 0; i < collection->other_words->len; i++)
		if (!strcmp(((const struct words *)collection->other_words->pdata[i])->language, language))
			return collection->other_words->pdata[i];
	struct words *words = words_read(templates, language, diag);
	if (!words)
		return NULL;
	words = frozen_words_read(collection->sources, words, diag);
	g_ptr_array_add(collection->other_words, words);
	library_speak(collection->library, words);
	return words;
}

/* A document may speak another language than the constitution: the tools' own words in it do too. */
static void language_add(struct collection *collection, const char *language, const struct templates *templates,
			 struct diag *diag)
{
	if (language)
		collection_words(collection, language, templates, diag);
}

struct collection *collection_open(struct sources *sources, const struct templates *templates, struct diag *diag)
{
	struct collection *collection = collection_new(sources);
	struct constitution *constitution = collection->constitution = constitution_read(sources, diag);
	if (constitution)
		collection->words = words_read(templates, constitution->language, diag);
	if (!collection->words) {
		collection_free(collection);
		return NULL;
	}
	collection->words = frozen_words_read(sources, collection->words, diag);
	collection->library = library_new(constitution, collection->words);
	for (guint i = 0; i < constitution->documents->len; i++) {
		const char *id = constitution->documents->pdata[i];
		char *path = g_strdup_printf("%s/document.md", id);
		struct doc *doc = read_document(sources, constitution, path, diag);
		if (doc) {
			language_add(collection, doc->root->meta->language, templates, diag);
			ledgers_find(collection, doc, templates, diag);
		} else {
			g_ptr_array_add(constitution->unread, (gpointer)id);
		}
		document_add(collection, id, doc, diag);
		g_free(path);
	}
	library_settle(collection->library, diag);
	collection_lead(collection, sources, constitution);
	return collection;
}

/* Whether a version stands at the document's own address: it was adopted, by its history or by its own word. */
static bool is_published(struct sources *content, const struct constitution *constitution,
			 const struct collected *collected)
{
	const struct meta *meta = edition_meta(collected->edition);
	g_autofree char *index = g_strdup_printf("%s/history/index.yaml", collected->folder);
	bool adopted = meta->status_given && meta->status != DOC_DRAFT;
	return constitution_lists(constitution, collected->folder) && (adopted || source_exists(content, index));
}

void collection_lead(struct collection *collection, struct sources *content, const struct constitution *constitution)
{
	if (!constitution || !constitution->address)
		return;
	g_autoptr(GHashTable) published = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < collection->documents->len; i++) {
		const struct collected *collected = collection->documents->pdata[i];
		if (collected->edition && is_published(content, constitution, collected))
			g_hash_table_add(published, (gpointer)edition_meta(collected->edition)->id);
	}
	library_lead(collection->library, constitution->address, published);
}

struct collection *collection_lone(struct sources *sources, const char *path, const struct templates *templates,
				   struct diag *diag)
{
	struct collection *collection = collection_new(sources);
	struct doc *doc = read_document(sources, NULL, path, diag);
	if (doc) {
		const char *language = doc->root->meta->language;
		collection->words = words_read(templates, language ? language : "en-GB", diag);
	}
	if (!collection->words) {
		doc_free(doc);
		collection_free(collection);
		return NULL;
	}
	collection->library = library_new(NULL, collection->words);
	document_add(collection, "", doc, diag);
	library_settle(collection->library, diag);
	return collection;
}

/* The first of the documents gives the language of the words that are nobody's. */
static bool loose_add(struct collection *collection, const char *path, const struct templates *templates,
		      struct diag *diag)
{
	struct doc *doc = read_document(collection->sources, NULL, path, diag);
	const char *language = doc ? doc->root->meta->language : NULL;
	if (!collection->words) {
		collection->words = words_read(templates, language ? language : "en-GB", diag);
		collection->library = collection->words ? library_new(NULL, collection->words) : NULL;
	}
	if (!collection->words) {
		doc_free(doc);
		return false;
	}
	language_add(collection, language, templates, diag);
	document_add(collection, g_intern_string(path), doc, diag);
	return true;
}

struct collection *collection_loose(struct sources *sources, const GPtrArray *paths, const struct templates *templates,
				    struct diag *diag)
{
	struct collection *collection = collection_new(sources);
	for (guint i = 0; i < paths->len; i++)
		if (!loose_add(collection, paths->pdata[i], templates, diag)) {
			collection_free(collection);
			return NULL;
		}
	library_settle(collection->library, diag);
	return collection;
}

const struct edition *collection_find(const struct collection *collection, const char *folder)
{
	for (guint i = 0; i < collection->documents->len; i++) {
		const struct collected *collected = collection->documents->pdata[i];
		if (!strcmp(collected->folder, folder))
			return collected->edition;
	}
	return NULL;
}

static void shown_add(GHashTable *shown, const struct sources *sources, const GPtrArray *paths)
{
	for (guint i = 0; i < paths->len; i++)
		g_hash_table_add(shown, (gpointer)source_shown(sources, paths->pdata[i]));
}

/* True for a place in a file of the document or of its constitution, or outside the content folder. */
static bool belongs(const GHashTable *shown, const struct collection *collection, struct place place)
{
	if (!place.file || g_hash_table_contains((GHashTable *)shown, place.file))
		return true;
	size_t n = strlen(sources_folder(collection->sources));
	return strncmp(place.file, sources_folder(collection->sources), n) != 0; /* a template, the output */
}

/* Where another document could not be read, what this one says of it is not to be trusted. */
static bool is_unread(enum code code)
{
	return code == CODE_FILE_UNREADABLE || code == CODE_FILE_CHANGED || code == CODE_GIT_OBJECT;
}

void messages_of(const struct diag *from, const struct collection *collection, const struct edition *edition,
		 struct diag *to)
{
	GHashTable *shown = g_hash_table_new(g_str_hash, g_str_equal);
	shown_add(shown, collection->sources, edition_doc(edition)->files);
	if (collection->constitution)
		shown_add(shown, collection->sources, collection->constitution->files);
	for (size_t i = 0; i < diag_count(from); i++) {
		const struct message *message = diag_get(from, i);
		bool matters = edition_unsettled(edition) && message->level >= LEVEL_ERROR;
		if (matters || is_unread(message->code) || belongs(shown, collection, message->place))
			diag_add(to, message->code, message->place, "%s", message->words);
	}
	g_hash_table_unref(shown);
}
