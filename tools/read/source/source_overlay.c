/* SPDX-License-Identifier: MIT
 * Files that are held in memory, over those of another backing or over nothing. */
#include "read/source/source_backing.h"

#include <string.h>

struct overlay {
	const struct backing *backing; /* NULL: nothing is beneath */
	void *at;
	GHashTable *files; /* char * to GString * */
};

void *overlay_open(const struct backing *backing, void *at, GHashTable *files)
{
	struct overlay *overlay = g_new0(struct overlay, 1);
	*overlay = (struct overlay){backing, at, g_hash_table_ref(files)};
	return overlay;
}

static void overlay_close(void *at)
{
	struct overlay *overlay = at;
	g_hash_table_unref(overlay->files);
	g_free(overlay);
}

static struct taken overlay_read(void *at, const char *path)
{
	const struct overlay *overlay = at;
	const GString *held = g_hash_table_lookup(overlay->files, path);
	if (!held)
		return overlay->backing ? overlay->backing->read(overlay->at, path)
					: (struct taken){.trouble = TROUBLE_ABSENT};
	if (held->len > SOURCE_LARGEST)
		return (struct taken){.trouble = TROUBLE_LARGE};
	struct taken out = {.bytes = g_malloc(held->len + 1), .length = held->len};
	memcpy(out.bytes, held->str, held->len + 1);
	return out;
}

static enum source_kind overlay_kind(void *at, const char *path)
{
	const struct overlay *overlay = at;
	if (g_hash_table_contains(overlay->files, path))
		return SOURCE_FILE;
	return overlay->backing ? overlay->backing->kind(overlay->at, path) : SOURCE_NONE;
}

static bool overlay_names(void *at, const char *folder, GPtrArray *names)
{
	const struct overlay *overlay = at;
	return overlay->backing && overlay->backing->names(overlay->at, folder, names);
}

static void *overlay_below(void *at, const char *folder, enum trouble *trouble)
{
	const struct overlay *overlay = at;
	if (overlay->backing)
		return overlay->backing->below(overlay->at, folder, trouble);
	*trouble = TROUBLE_ABSENT;
	return NULL;
}

const struct backing overlay_backing = {overlay_read, overlay_kind, overlay_names, overlay_below, overlay_close};
