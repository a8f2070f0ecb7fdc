/* SPDX-License-Identifier: MIT */
#include "publish/successor.h"
#include "read/front.h"

#include <string.h>

/* What the front matter of a document says; whatever is wrong with it is told where the document is read itself. */
struct face {
	struct doc *doc;
	struct front front;
	struct source source;
	bool there;
};

static void face_open(struct face *face, struct sources *sources, const char *path)
{
	struct diag *said = diag_new();
	size_t start;
	unsigned line;
	*face = (struct face){.doc = doc_new(), .front = {.role = FRONT_DOCUMENT}};
	face->there = source_read(sources, path, (struct place){.file = NULL}, said, &face->source);
	if (face->there)
		front_read(face->doc, &face->source, &face->front, &start, &line, said);
	diag_free(said);
}

static void face_close(struct face *face)
{
	if (face->there) {
		front_release(&face->front);
		source_release(&face->source);
	}
	doc_free(face->doc);
}

static const char *since(const char *effective, const char *adopted)
{
	return g_intern_string(effective ? effective : adopted);
}

/* A version that was kept before the list had its day may have it in its own front matter. */
static const char *sealed_since(struct sources *sources, const char *id, const struct adopted *next)
{
	struct face face;
	if (next->effective)
		return g_intern_string(next->effective);
	g_autofree char *path = g_strdup_printf("%s/%s/document.md", next->folder, id);
	face_open(&face, sources, path);
	const char *day = since(face.there ? face.front.meta->effective : NULL, next->adopted);
	face_close(&face);
	return day;
}

/* The document itself, where it is adopted and not that version. */
static const char *own_since(struct sources *sources, const char *id, const struct adopted *last)
{
	struct face face;
	g_autofree char *path = g_strdup_printf("%s/document.md", id);
	face_open(&face, sources, path);
	const struct meta *meta = face.there ? face.front.meta : NULL;
	const char *day = NULL;
	if (meta && meta->status_given && meta->status != DOC_DRAFT && g_strcmp0(meta->version, last->version) != 0)
		day = since(meta->effective, meta->adopted);
	face_close(&face);
	return day;
}

const char *successor_since(struct sources *sources, const struct history *history, const struct adopted *adopted)
{
	const GPtrArray *versions = history->versions;
	for (guint i = 0; i + 1 < versions->len; i++)
		if (versions->pdata[i] == adopted)
			return sealed_since(sources, history->id, versions->pdata[i + 1]);
	return own_since(sources, history->id, adopted);
}
