/* SPDX-License-Identifier: MIT */
#include "publish/adopt/adopt_freeze.h"
#include "read/frozen_words.h"
#include "base/json.h"
#include "publish/delegation_file.h"
#include "publish/printed.h"
#include "publish/reasons_file.h"
#include "publish/forms/register_file.h"
#include "read/constitution.h"
#include "read/front_change.h"
#include "read/history/ledger.h"
#include "read/line_ends.h"

#include <string.h>

/* ---- which documents ----------------------------------------------------------------------------------------- */

static void document_add(const struct publication *publication, GPtrArray *editions, const struct edition *edition)
{
	if (edition && !g_ptr_array_find(editions, edition, NULL) &&
	    library_find(publication->library, edition_meta(edition)->id) == edition)
		g_ptr_array_add(editions, (gpointer)edition);
}

/* Adds the documents that are included at a node or below, and those that are referred to. */
static void documents_find(const struct publication *publication, const struct edition *edition,
			   const struct node *node, GPtrArray *editions)
{
	if (node->kind == NODE_APPENDIX && node->whole)
		document_add(publication, editions, library_find(publication->library, node->meta->id));
	if (node->kind == NODE_REFERENCE)
		document_add(publication, editions, edition_reference(edition, node)->edition);
	for (const struct node *child = node->first; child; child = child->next)
		documents_find(publication, edition, child, editions);
}

/* The document, and all that it can't be read without. */
static GPtrArray *documents_of(const struct adopting *adopting)
{
	GPtrArray *editions = g_ptr_array_new();
	g_ptr_array_add(editions, (gpointer)adopting->draft);
	for (guint i = 0; i < editions->len; i++)
		documents_find(adopting->publication, editions->pdata[i], edition_root(editions->pdata[i]), editions);
	return editions;
}

/* ---- the constitution of that day ------------------------------------------------------------------------------ */

static void field_write(GString *out, const char *name, const char *text)
{
	if (!text)
		return;
	g_string_append_printf(out, "%s: ", name);
	json_text(out, text); /* which YAML reads the same */
	g_string_append_c(out, '\n');
}

static bool is_among(const GPtrArray *editions, const struct publication *publication, const char *folder)
{
	g_autofree char *path = g_strdup_printf("%s/document.md", folder);
	for (size_t i = 0; i < library_count(publication->library); i++) {
		const struct edition *edition = library_get(publication->library, i);
		if (!strcmp(edition_meta(edition)->source, path))
			return g_ptr_array_find((GPtrArray *)editions, edition, NULL);
	}
	return false;
}

static const char *policies_path(const struct constitution *constitution)
{
	for (guint i = 0; i < constitution->files->len; i++)
		if (strcmp(constitution->files->pdata[i], CONSTITUTION_FILE))
			return constitution->files->pdata[i];
	return NULL;
}

static bool constitution_put(const struct adopting *adopting, const GPtrArray *editions)
{
	const struct constitution *constitution = adopting->publication->constitution;
	g_autoptr(GString) out = g_string_new(NULL);
	g_string_append_printf(out, "# The constitution as it stood on %s, as far as version %s was made from it.\n",
			       adopting->adoption->day, adopting->adoption->version);
	field_write(out, "title", constitution->title);
	field_write(out, "council", constitution->council);
	field_write(out, "language", constitution->language);
	field_write(out, "contact", constitution->contact);
	g_string_append(out, "documents:\n");
	for (guint i = 0; i < constitution->documents->len; i++)
		if (is_among(editions, adopting->publication, constitution->documents->pdata[i]))
			g_string_append_printf(out, "  - %s\n", (const char *)constitution->documents->pdata[i]);
	field_write(out, "policies", policies_path(constitution));
	g_string_append(out, constitution->values->len ? "values:\n" : "");
	for (guint i = 0; i < constitution->values->len; i++) {
		const struct value *value = constitution->values->pdata[i];
		g_string_append(out, "  ");
		field_write(out, value->name, value->text);
	}
	g_autofree char *path = g_strdup_printf("%s/" CONSTITUTION_FILE, adopting->version_folder);
	return stage_put(adopting->stage, path, out->str, out->len);
}

/* ---- copies ------------------------------------------------------------------------------------------------------ */

/* NULL with a message. The caller frees it. */
static GString *source_changed(const struct adopting *adopting, const char *path, const struct front_change *changes,
			       size_t count)
{
	struct source source;
	if (!source_read(adopting->sources, path, (struct place){0}, adopting->diag, &source))
		return NULL;
	GString *text = front_changed(&source, changes, count);
	if (!text)
		diag_add(adopting->diag, CODE_ADOPTION, (struct place){source.file, 2, 1},
			 "the version and the days can't be written into these fields: let each begin a line of its "
			 "own, without braces around them");
	source_release(&source);
	return text;
}

bool source_put_changed(const struct adopting *adopting, const char *path, const struct front_change *changes,
			size_t count)
{
	g_autoptr(GString) text = source_changed(adopting, path, changes, count);
	return text && stage_put(adopting->stage, path, text->str, text->len);
}

/* A copy has the line ends that git keeps, whatever its 'core.autocrlf' is: with others every clone would have another
 * file than the one that was sealed. */
static bool frozen_put(const struct adopting *adopting, const char *path, const GString *text)
{
	g_autofree char *to = g_strdup_printf("%s/%s", adopting->version_folder, path);
	g_autoptr(GString) kept = line_ended(text->str, text->len, LINE_FEED);
	return stage_put(adopting->stage, to, kept->str, kept->len);
}

static bool copy_put(const struct adopting *adopting, const char *path)
{
	struct source source;
	if (!source_read(adopting->sources, path, (struct place){0}, adopting->diag, &source))
		return false;
	g_autoptr(GString) text = g_string_new(source.bom ? "\xef\xbb\xbf" : "");
	g_string_append_len(text, source.text, (gssize)source.length);
	source_release(&source);
	return frozen_put(adopting, path, text);
}

static bool copy_put_if(const struct adopting *adopting, const char *path)
{
	return !source_exists(adopting->sources, path) || copy_put(adopting, path);
}

/* The document itself, now adopted. */
static bool document_put(const struct adopting *adopting)
{
	const struct adoption *adoption = adopting->adoption;
	const char *path = edition_meta(adopting->draft)->source;
	g_autofree char *version = g_strdup_printf("\"%s\"", adoption->version);
	const struct front_change changes[] = {
		{"version", version},
		{"status", "adopted"},
		{"adopted", adoption->day},
		{"effective", adoption->effective},
	};
	g_autoptr(GString) text = source_changed(adopting, path, changes, G_N_ELEMENTS(changes));
	return text && frozen_put(adopting, path, text);
}

static bool texts_put(const struct adopting *adopting, const GPtrArray *editions)
{
	const char *own = edition_meta(adopting->draft)->source;
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < editions->len; i++) {
		const GPtrArray *files = edition_doc(editions->pdata[i])->files;
		for (guint k = 0; k < files->len; k++) {
			const char *path = files->pdata[k];
			if (!g_hash_table_add(seen, (gpointer)path))
				continue;
			if (strcmp(path, own) ? !copy_put(adopting, path) : !document_put(adopting))
				return false;
		}
	}
	return true;
}

/* Why the changes were made, who could approve them, and what of filled forms goes into the register. */
static bool reasons_put(const struct adopting *adopting)
{
	static const char *const names[] = {REASONS_FILE, DELEGATION_FILE, REGISTER_FILE};
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *beside = g_strdup_printf("%s/%s", adopting->folder, names[i]);
		if (!copy_put_if(adopting, beside) || !copy_put_if(adopting, names[i]))
			return false;
	}
	return true;
}

/* The numbers that the documents which keep them go on from. */
static bool ledgers_put(const struct adopting *adopting, const GPtrArray *editions)
{
	for (guint i = 0; i < editions->len; i++) {
		const struct meta *meta = edition_meta(editions->pdata[i]);
		if (!meta->lettered || meta->typed)
			continue;
		struct ledger *ledger = edition_ledger(editions->pdata[i]);
		g_autofree char *folder = g_path_get_dirname(meta->source);
		g_autofree char *path = g_strdup_printf("%s/%s/" LEDGER_FILE, adopting->version_folder, folder);
		g_autoptr(GString) out = g_string_new(NULL);
		ledger_write(ledger, adopting->adoption->day, out);
		ledger_free(ledger);
		if (!stage_put(adopting->stage, path, out->str, out->len))
			return false;
	}
	return true;
}

static bool numbers_put(const struct adopting *adopting)
{
	g_autofree char *path = g_strdup_printf("%s/%s/numbers.yaml", adopting->version_folder, adopting->folder);
	g_autoptr(GString) out = g_string_new(NULL);
	printed_write(adopting->draft, adopting->adoption->version, out);
	return stage_put(adopting->stage, path, out->str, out->len);
}

/* The words of each language that the documents speak, and of the constitution. */
static bool words_put(const struct adopting *adopting, const GPtrArray *editions)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i <= editions->len; i++) {
		const struct words *words =
			i < editions->len ? edition_words(editions->pdata[i]) : adopting->publication->words;
		g_autofree char *name = frozen_words_name(words->language);
		g_autofree char *path = g_strdup_printf("%s/%s", adopting->version_folder, name);
		g_autoptr(GString) out = g_string_new(NULL);
		frozen_words_write(words, out);
		if (g_hash_table_add(seen, words->language) && !stage_put(adopting->stage, path, out->str, out->len))
			return false;
	}
	return true;
}

bool freeze(const struct adopting *adopting)
{
	g_autoptr(GPtrArray) editions = documents_of(adopting);
	const char *policies = policies_path(adopting->publication->constitution);
	return constitution_put(adopting, editions) && texts_put(adopting, editions) &&
	       (!policies || copy_put(adopting, policies)) && reasons_put(adopting) &&
	       ledgers_put(adopting, editions) && words_put(adopting, editions) && numbers_put(adopting);
}
