/* SPDX-License-Identifier: MIT */
#include "publish/publication.h"
#include "publish/printed.h"
#include "publish/publication_days.h"
#include "base/swap.h"
#include "publish/collection.h"
#include "publish/version_claim.h"
#include "read/history/history.h"

#include <string.h>

/* The public face first, then what it is made of. */
struct whole {
	struct publication face;
	struct collection *collection;
	GPtrArray *collections; /* of the adopted versions */
	GPtrArray *histories;
};

static void release_free(gpointer data)
{
	struct release *release = data;
	g_clear_pointer(&release->gone, g_array_unref);
	g_free(release);
}

static void published_free(gpointer data)
{
	struct published *published = data;
	g_ptr_array_unref(published->releases);
	g_free(published);
}

static void collection_destroy(gpointer collection)
{
	collection_free(collection);
}

static void history_destroy(gpointer history)
{
	history_free(history);
}

void publication_free(struct publication *publication)
{
	struct whole *whole = (struct whole *)publication;
	if (!whole)
		return;
	g_ptr_array_unref(whole->face.documents);
	g_ptr_array_unref(whole->collections);
	g_ptr_array_unref(whole->histories);
	collection_free(whole->collection);
	g_free(whole);
}

static struct release *release_add(struct published *published, const struct edition *edition,
				   struct collection *collection, enum standing standing)
{
	const struct meta *meta = edition_meta(edition);
	struct release *release = g_new0(struct release, 1);
	*release = (struct release){
		.edition = edition, .collection = collection, .standing = standing, .version = meta->version};
	release->adopted = meta->adopted;
	release->effective = meta->effective;
	if (!release->version)
		release->version = "draft";
	g_ptr_array_add(published->releases, release);
	return release;
}

static struct collection *adopted_open(struct whole *whole, const struct adopted *adopted,
				       const struct templates *templates, struct diag *diag)
{
	struct sources *sources = sources_below(whole->collection->sources, adopted->folder, adopted->place, diag);
	if (!sources)
		return NULL;
	struct diag *own = diag_new();
	struct collection *collection = collection_open(sources, templates, own);
	diag_pass(own, LEVEL_ERROR, diag); /* doubts about a text that is sealed help nobody */
	diag_free(own);
	if (!collection)
		return NULL;
	collection_lead(collection, whole->collection->sources, whole->collection->constitution);
	g_ptr_array_add(whole->collections, collection);
	return collection;
}

/* The words too are those that were sealed. */
static void text_check(const struct edition *edition, const struct adopted *adopted, struct diag *diag)
{
	char *sum = adopted->text ? text_sum(edition) : NULL;
	if (sum && strcmp(sum, adopted->text))
		diag_add(diag, CODE_HISTORY_ALTERED, adopted->place,
			 "version %s would now be printed in other words than those that were adopted; an adopted "
			 "version is not altered: put back what was changed, in its folder or in templates/words",
			 adopted->version);
	g_free(sum);
}

static void adopted_add(struct whole *whole, struct published *published, const char *folder,
			const struct adopted *adopted, const struct templates *templates, struct diag *diag)
{
	struct collection *collection = adopted_open(whole, adopted, templates, diag);
	const struct edition *edition = collection ? collection_find(collection, folder) : NULL;
	if (collection && !edition)
		diag_add(diag, CODE_DOCUMENT_MISSING, adopted->place,
			 "version %s of '%s' does not hold that document; where the folder was renamed, call it again "
			 "what "
			 "it was called, here and under 'documents:': its name is the document's address, and sealed "
			 "with "
			 "each version, while 'title:' may change",
			 adopted->version, folder);
	if (!edition)
		return;
	const char *version = edition_meta(edition)->version;
	if (g_strcmp0(version, adopted->version))
		diag_add(diag, CODE_FIELD_VALUE, adopted->place,
			 "the document kept as version %s calls itself version %s", adopted->version,
			 version ? version : "none");
	char *printed = g_strdup_printf("%s/numbers.yaml", folder);
	printed_check(collection->sources, printed, edition, diag);
	text_check(edition, adopted, diag);
	g_free(printed);
	struct release *release = release_add(published, edition, collection, STANDING_EARLIER);
	release->version = adopted->version;
	release->adopted = adopted->adopted;
	release->effective = adopted->effective ? adopted->effective : release->effective;
	release->adoption = adopted;
}

struct release *release_find(const struct published *published, const char *version)
{
	for (guint i = 0; version && i < published->releases->len; i++) {
		struct release *release = published->releases->pdata[i];
		if (!strcmp(release->version, version))
			return release;
	}
	return NULL;
}

/* Which release stands at the document's own address: the document itself where it is adopted, else the last that was.
 */
static void standings_settle(struct published *published, const struct edition *edition, struct collection *collection,
			     bool drafts)
{
	GPtrArray *releases = published->releases;
	const struct meta *meta = edition ? edition_meta(edition) : NULL;
	struct release *current = releases->len ? releases->pdata[releases->len - 1] : NULL;
	if (meta && meta->status_given && meta->status != DOC_DRAFT) {
		struct release *kept = release_find(published, meta->version); /* the sealed text, not that of today */
		current = kept ? kept : release_add(published, edition, collection, STANDING_CURRENT);
	} else if (meta && drafts) {
		published->draft = release_add(published, edition, collection, STANDING_DRAFT);
	}
	if (current)
		current->standing = STANDING_CURRENT;
	published->current = published->in_use = current;
	release_days_settle(releases);
}

char *release_name(const struct published *published, const struct release *release)
{
	switch (release->standing) {
	case STANDING_CURRENT:
		return g_strdup(published->id);
	case STANDING_DRAFT:
		return g_strdup_printf("%s-draft", published->id);
	default:
		return g_strdup_printf("%s-%s", published->id, release->version);
	}
}

char *release_forms(const struct published *published, const struct release *release)
{
	if (release == published->in_use)
		return g_strdup_printf("forms/%s", published->id);
	return g_strdup_printf("forms/%s/%s", published->id,
			       release->standing == STANDING_DRAFT ? "draft" : release->version);
}

char *release_pack(const struct published *published, const struct release *release)
{
	if (release == published->in_use)
		return g_strdup_printf("forms/%s.zip", published->id);
	return g_strdup_printf("forms/%s-%s.zip", published->id,
			       release->standing == STANDING_DRAFT ? "draft" : release->version);
}

const char *release_status(const struct release *release)
{
	return doc_status_name(release->superseded ? DOC_SUPERSEDED : edition_meta(release->edition)->status);
}

/* The site has folders and files of these names for something else. */
static void name_check(const struct published *published, const struct edition *edition, struct diag *diag)
{
	static const char *const taken[] = {"accessibility", "assets",     "changes",       "downloads", "feed.xml",
					    "files",         "index.html", "manifest.json", "search",    "sitemap.xml"};
	for (size_t i = 0; edition && i < G_N_ELEMENTS(taken); i++)
		if (!g_ascii_strcasecmp(taken[i], published->id))
			diag_add(diag, CODE_ID_FORM, edition_meta(edition)->place,
				 "a document can't be called '%s', because the website has a folder or a file of that "
				 "name",
				 published->id);
}

typedef char *(*release_namer)(const struct published *published, const struct release *release);

/* Files are called by the document and the version: 'code-draft' is the draft of 'code', and another document. */
static void release_names_check(const GPtrArray *documents, release_namer name_of, struct diag *diag)
{
	g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < documents->len; i++) {
		const struct published *published = documents->pdata[i];
		for (guint k = 0; k < published->releases->len; k++) {
			const struct release *release = published->releases->pdata[k];
			char *name = name_of(published, release);
			const struct published *other = g_hash_table_lookup(names, name);
			if (other)
				diag_add(diag, CODE_ID_FORM, edition_meta(release->edition)->place,
					 "the files of this document would be called '%s', as those of a version of "
					 "'%s' are; give one of the two documents another id",
					 name, other->id);
			g_hash_table_insert(names, name, (gpointer)published);
		}
	}
}

static void claim_check(struct sources *sources, const struct published *published, const struct history *history,
			const struct edition *edition, struct diag *diag)
{
	const struct release *kept = edition ? release_find(published, edition_meta(edition)->version) : NULL;
	version_claim_check(sources, history, edition, kept ? kept->edition : NULL, diag);
}

static void document_publish(struct whole *whole, const struct collected *collected, bool drafts,
			     const struct templates *templates, struct diag *diag)
{
	struct history *history = history_read(whole->collection->sources, collected->folder, diag);
	g_ptr_array_add(whole->histories, history);
	struct published *published = g_new0(struct published, 1);
	published->id = collected->edition ? edition_meta(collected->edition)->id : collected->folder;
	published->releases = g_ptr_array_new_with_free_func(release_free);
	g_ptr_array_add(whole->face.documents, published);
	name_check(published, collected->edition, diag);
	if (!history_verify(whole->collection->sources, history, diag))
		return;
	for (guint i = 0; i < history->versions->len; i++)
		adopted_add(whole, published, collected->folder, history->versions->pdata[i], templates, diag);
	claim_check(whole->collection->sources, published, history, collected->edition, diag);
	standings_settle(published, collected->edition, whole->collection, drafts);
}

static const struct edition *adopted_edition(const struct published *published, const char *version,
					     struct collection **collection)
{
	const struct release *release = release_find(published, version);
	if (!release || !release->adoption || release->standing == STANDING_EARLIER)
		return NULL;
	*collection = release->collection;
	return release->edition;
}

const struct edition *publication_edition(const struct publication *publication, const char *name,
					  struct collection **collection)
{
	const struct whole *whole = (const struct whole *)publication;
	const char *at = strrchr(name, '@');
	g_autofree char *id = at ? g_strndup(name, (size_t)(at - name)) : g_strdup(name);
	for (guint i = 0; i < whole->collection->documents->len; i++) {
		const struct collected *collected = whole->collection->documents->pdata[i];
		if (strcmp(collected->folder, id) != 0)
			continue;
		if (at)
			return adopted_edition(publication->documents->pdata[i], at + 1, collection);
		*collection = whole->collection;
		return collected->edition;
	}
	return NULL;
}

struct publication *publication_open(const char *folder, bool drafts, const struct templates *templates,
				     struct diag *diag)
{
	struct sources *sources = sources_open(folder, diag);
	enum source_kind record = sources ? source_kind(sources, SWAP_RECORD) : SOURCE_NONE;
	if (record == SOURCE_OTHER)
		diag_add(diag, CODE_FILE_UNREADABLE, (struct place){.file = source_shown(sources, SWAP_RECORD)},
			 "whether an adoption was interrupted here can't be seen; the folder must be readable");
	else if (record != SOURCE_NONE)
		diag_add(diag, CODE_ADOPTION, (struct place){.file = source_shown(sources, SWAP_RECORD)},
			 "an adoption was interrupted here; give the same keeling-adopt again, which finishes it");
	struct collection *collection = sources ? collection_open(sources, templates, diag) : NULL;
	if (!collection)
		return NULL;
	struct whole *whole = g_new0(struct whole, 1);
	whole->collection = collection;
	whole->collections = g_ptr_array_new_with_free_func(collection_destroy);
	whole->histories = g_ptr_array_new_with_free_func(history_destroy);
	whole->face.constitution = collection->constitution;
	whole->face.words = collection->words;
	whole->face.library = collection->library;
	whole->face.documents = g_ptr_array_new_with_free_func(published_free);
	for (guint i = 0; i < collection->documents->len; i++)
		document_publish(whole, collection->documents->pdata[i], drafts, templates, diag);
	publication_days_settle(&whole->face);
	release_names_check(whole->face.documents, release_name, diag);
	return &whole->face;
}

/* No clock is here: whether the day is over, or an adoption is dated ahead, the user knows. */
static void early_tell(const struct publication *publication, const char *day, struct diag *diag)
{
	for (guint i = 0; i < publication->documents->len; i++) {
		const struct published *published = publication->documents->pdata[i];
		for (guint k = 0; k < published->releases->len; k++) {
			const struct release *release = published->releases->pdata[k];
			if (g_strcmp0(release->adopted, publication->known) != 0)
				continue;
			diag_add(diag, CODE_DAY_EARLY,
				 release->adoption ? release->adoption->place : edition_meta(release->edition)->place,
				 "--on %s is a day before %s, on which version %s of '%s' was adopted: name that day "
				 "or a later "
				 "one; where that day is still to come, the adoption is dated ahead: leave --on out "
				 "until then, "
				 "and compare the date with the minutes",
				 day, publication->known, release->version, published->id);
			return;
		}
	}
}

bool publication_set_day(struct publication *publication, const char *day, struct diag *diag)
{
	if (strcmp(day, publication->known) < 0) {
		early_tell(publication, day, diag);
		return false;
	}
	publication->on = day;
	publication_days_settle(publication);
	release_names_check(publication->documents, release_pack, diag);
	return true;
}
