/* SPDX-License-Identifier: MIT */
#include "publish/preview/preview.h"
#include "base/json.h"
#include "base/mishap.h"
#include "base/tree.h"
#include "publish/preview/preview_folder.h"
#include "publish/unused.h"
#include "publish/whole/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

struct preview {
	const char *content;
	const struct templates *templates;
	char *folder; /* of the pages */
	int root;
	struct care care;
	bool built;
	char *documents; /* the JSON of those that were built last */
};

/* ---- what a page shows ------------------------------------------------------------------------------------------- */

/* The version that a draft is to take the place of, or NULL. */
static const struct release *replaced(const struct published *published)
{
	return published->draft ? published->current : NULL;
}

/* Takes the text. */
static void text_put(GString *out, const char *key, char *text)
{
	g_string_append_printf(out, ", \"%s\": ", key);
	json_text(out, text);
	g_free(text);
}

static void document_put(GString *out, const struct published *published)
{
	const struct release *shown = published->draft ? published->draft : published->current;
	const struct release *old = replaced(published);
	const char *id = published->id;
	g_string_append(out, out->len > 1 ? ",\n {\"title\": " : "\n {\"title\": ");
	json_text(out, edition_title(shown->edition));
	text_put(out, "language", g_strdup(edition_language(shown->edition)));
	text_put(out, "page",
		 g_strdup_printf(published->draft ? "site/%s/draft/index.html" : "site/%s/index.html", id));
	text_put(out, "overview",
		 old ? g_strdup_printf("site/%s/changes/%s-to-draft/index.html", id, old->version) : NULL);
	text_put(out, "redline",
		 old ? g_strdup_printf("site/%s/changes/%s-to-draft/redline/index.html", id, old->version) : NULL);
	g_string_append_c(out, '}');
}

static char *documents_json(const struct publication *publication)
{
	GString *out = g_string_new("[");
	for (guint i = 0; i < publication->documents->len; i++) {
		const struct published *published = publication->documents->pdata[i];
		if (published->draft || published->current)
			document_put(out, published);
	}
	g_string_append_c(out, ']');
	return g_string_free(out, FALSE);
}

/* The last place with an address that begins no later than a message's. */
static const struct node *node_at(const struct edition *edition, const struct node *node, const struct place *place,
				  const struct node *best)
{
	bool fits = node->place.file == place->file && node->place.line && node->place.line <= place->line &&
		    edition_address(edition, node);
	if (fits && (!best || node->place.line >= best->place.line))
		best = node;
	for (const struct node *child = node->first; child; child = child->next)
		if (!node_is_inline(child))
			best = node_at(edition, child, place, best);
	return best;
}

/* Where on the pages the place of a message is; NULL where it is on none. */
static char *page_of(const struct publication *publication, const struct place *place)
{
	for (guint i = 0; publication && place->line && i < publication->documents->len; i++) {
		const struct published *published = publication->documents->pdata[i];
		const struct release *release = published->draft ? published->draft : published->current;
		const struct edition *edition = release ? release->edition : NULL;
		const struct node *node = edition ? node_at(edition, edition_root(edition), place, NULL) : NULL;
		if (node)
			return g_strdup_printf("site/%s%s/index.html#%s", published->id,
					       published->draft ? "/draft" : "", edition_address(edition, node));
	}
	return NULL;
}

static void finding_put(GString *out, const struct publication *publication, const struct message *message)
{
	const struct place *place = &message->place;
	g_autofree char *at = !place->file  ? NULL
			      : place->line ? g_strdup_printf("%s:%u:%u", place->file, place->line, place->column)
					    : g_strdup(place->file);
	g_autofree char *shown = at ? diag_visible(at) : NULL, *words = diag_visible(message->words);
	g_string_append_printf(out, "%s\n {\"level\": \"%s\", \"place\": ", out->len > 1 ? "," : "",
			       level_name(message->level));
	json_text(out, shown);
	g_string_append(out, ", \"words\": ");
	json_text(out, words);
	g_string_append(out, ", \"code\": ");
	json_text(out, code_name(message->code));
	text_put(out, "page", page_of(publication, place));
	g_string_append_c(out, '}');
}

static char *state_json(const struct preview *preview, const struct publication *publication, const struct diag *diag)
{
	g_autoptr(GString) findings = g_string_new("[");
	for (size_t i = 0; i < diag_count(diag); i++)
		finding_put(findings, publication, diag_get(diag, i));
	return g_strdup_printf("{\"built\": %s,\n\"documents\": %s,\n\"findings\": %s]}",
			       preview->built ? "true" : "false", preview->documents, findings->str);
}

/* ---- building ---------------------------------------------------------------------------------------------------- */

/* What the sources have and nothing uses. */
static void doubts_find(const struct publication *publication, struct diag *diag)
{
	for (guint i = 0; publication && i < publication->documents->len; i++) {
		const struct published *published = publication->documents->pdata[i];
		if (published->draft) {
			unused_find(published->draft->collection, diag);
			return;
		}
	}
}

char *preview_build(struct preview *preview)
{
	struct diag *diag = diag_new();
	struct whole *whole = whole_open(PART_HTML, preview->folder);
	struct publication *publication = publication_open(preview->content, true, preview->templates, diag);
	enum status status = diag_status(diag, false);
	doubts_find(publication, diag);
	if (status == STATUS_DONE)
		status = whole_write(whole, publication, false, preview->templates, diag);
	whole_free(whole);
	mishap_unchanged(); /* the pages are nobody's output, and go when it ends */
	if (status == STATUS_DONE || status == STATUS_UNCONFIRMED) {
		g_free(preview->documents);
		preview->documents = documents_json(publication);
		preview->built = true;
	}
	char *json = state_json(preview, publication, diag);
	publication_free(publication);
	diag_free(diag);
	return json;
}

/* ---- doors ------------------------------------------------------------------------------------------------------- */

static void folder_remove(void *folder)
{
	tree_remove(AT_FDCWD, folder);
}

struct preview *preview_open(const char *content, const struct templates *templates, struct diag *diag)
{
	struct preview *preview = g_new0(struct preview, 1);
	*preview = (struct preview){.content = content, .templates = templates, .root = -1};
	preview->documents = g_strdup("[]");
	preview->folder = preview_folder_make(&preview->root);
	if (preview->folder)
		mishap_care(&preview->care, folder_remove, preview->folder);
	if (preview->folder)
		return preview;
	diag_add(diag, CODE_OUTPUT, (struct place){0},
		 "the pages of the preview need a folder in '%s', which can't be made: %s", g_get_tmp_dir(),
		 g_strerror(errno));
	preview_close(preview);
	return NULL;
}

int preview_root(const struct preview *preview)
{
	return preview->root;
}

void preview_close(struct preview *preview)
{
	if (!preview)
		return;
	mishap_cared(&preview->care);
	if (preview->folder) {
		folder_remove(preview->folder);
		close(preview->root);
	}
	g_free(preview->folder);
	g_free(preview->documents);
	g_free(preview);
}
