/* SPDX-License-Identifier: MIT */
#include "publish/whole/release_files.h"

#include <string.h>

static char *again_path(const char *path)
{
	return g_strdup_printf("site/files/%s", strchr(path, '/') + 1);
}

char *release_file_key(const struct release_files *files, const char *kind, const char *path, const char *digest)
{
	return reuse_key(kind, path, digest, files->site ? "twice" : "once", NULL);
}

static void release_know(const struct release_files *files, const struct release *release, const char *path)
{
	g_hash_table_insert(files->releases, g_strdup(path), (gpointer)release);
	g_hash_table_insert(files->releases, again_path(path), (gpointer)release);
}

bool release_file_put(const struct release_files *files, const struct release *release, const char *path,
		      const GByteArray *bytes, const char *sha256)
{
	g_autofree char *again = again_path(path);
	release_know(files, release, path);
	bool put = sha256 ? stage_put_summed(files->stage, path, bytes->data, bytes->len, sha256)
			  : stage_put(files->stage, path, bytes->data, bytes->len);
	return put && (!files->site || stage_repeat(files->stage, again, bytes->data, bytes->len));
}

bool release_file_keep(const struct release_files *files, const struct release *release, const char *path,
		       const char *key)
{
	if (!reuse_put(files->reuse, key, files->stage))
		return false;
	release_know(files, release, path);
	return true;
}

void release_file_note(const struct release_files *files, const char *path, const char *key)
{
	g_autofree char *again = again_path(path);
	reuse_note(files->reuse, key, path);
	if (files->site)
		reuse_note(files->reuse, key, again);
}
