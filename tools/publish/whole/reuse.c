/* SPDX-License-Identifier: MIT
 * The record is lines of words: 'world SUM', then 'text NAME TEXT' (both in base 64), then 'made KEY' and below it
 * 'file SUM SIZE PATH', all sorted, and at the end the sum of all that. */
#include "publish/whole/reuse.h"
#include "base/proofs.h"
#include "base/sum.h"
#include "base/text_order.h"

#include "resolve/digest.h"

#include <link.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define FORMAT "keeling-made 1\n"
#define SUM_LENGTH 64

struct product {
	GPtrArray *files; /* of struct recorded *, owned */
};

struct recorded {
	char *path, *sha256;
	size_t size;
};

struct reuse {
	const char *const *entries;
	char *world;         /* the sum of what makes all products; NULL where that can't be told: nothing is reused */
	char *world_earlier; /* that of the record */
	struct proofs *proofs;
	GHashTable *earlier;                   /* key to struct product * */
	GHashTable *now;                       /* key to GPtrArray of paths */
	GHashTable *digests;                   /* edition to its digest */
	GHashTable *noted;                     /* edition to the sum of what was noted on it since */
	GHashTable *texts_earlier, *texts_now; /* 'kind key' to the text */
};

static void recorded_free(gpointer data)
{
	struct recorded *recorded = data;
	g_free(recorded->path);
	g_free(recorded->sha256);
	g_free(recorded);
}

static void product_free(gpointer data)
{
	struct product *product = data;
	g_ptr_array_unref(product->files);
	g_free(product);
}

/* ---- the world: what makes all products ------------------------------------------------------------------------- */

/* A file as the system knows it; one that was put in its place since has another time. */
static bool file_add(GString *world, const char *path)
{
	struct stat about;
	if (stat(path, &about))
		return false;
	g_string_append_printf(world, "%s %lld %lld.%09ld\n", path, (long long)about.st_size,
			       (long long)about.st_mtim.tv_sec, about.st_mtim.tv_nsec);
	return true;
}

/* Each library that is loaded, and its folder, whose time changes when another version is put into it: the libraries
 * that are loaded later (base/library.h) lie there too. */
static int loaded_add(struct dl_phdr_info *info, size_t size, void *data)
{
	(void)size;
	GPtrArray *paths = data;
	const char *path = info->dlpi_name && *info->dlpi_name == '/' ? info->dlpi_name : NULL;
	g_autofree char *folder = path ? g_path_get_dirname(path) : NULL;
	if (path)
		g_ptr_array_add(paths, g_strdup(path));
	if (folder && !g_ptr_array_find_with_equal_func(paths, folder, g_str_equal, NULL))
		g_ptr_array_add(paths, g_steal_pointer(&folder));
	return 0;
}

/* Where the system looks for libraries is told by a list that is made anew when one is installed. */
static bool libraries_add(GString *world)
{
	g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
	const char *elsewhere = g_getenv("LD_LIBRARY_PATH");
	g_auto(GStrv) folders = g_strsplit(elsewhere ? elsewhere : "", ":", -1);
	for (char **folder = folders; *folder; folder++)
		g_ptr_array_add(paths, g_strdup(**folder ? *folder : "."));
	dl_iterate_phdr(loaded_add, paths);
	g_ptr_array_sort(paths, text_order);
	for (guint i = 0; i < paths->len; i++)
		if (!file_add(world, paths->pdata[i]))
			return false;
	g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
	return program && file_add(world, program) && file_add(world, "/etc/ld.so.cache");
}

static char *world_make(const GPtrArray *fonts, const struct templates *templates)
{
	g_autoptr(GString) world = g_string_new(FORMAT);
	sum_prepare(); /* loaded or not by how much there is to sum, it would make two worlds of one */
	g_autofree char *looks = templates_digest(templates);
	bool known = looks && libraries_add(world);
	for (guint i = 0; i < fonts->len && known; i++)
		known = file_add(world, fonts->pdata[i]);
	g_string_append(world, looks ? looks : "");
	return known ? sum_of(world->str, world->len) : NULL;
}

/* ---- the record -------------------------------------------------------------------------------------------------- */

/* The record up to its last line, if that is its sum. */
static char *record_proved(char *text)
{
	size_t length = text ? strlen(text) : 0;
	size_t tail = strlen("sum ") + SUM_LENGTH + 1;
	if (length <= tail || memcmp(text + length - tail, "sum ", 4) || text[length - 1] != '\n')
		return NULL;
	g_autofree char *sum = sum_of(text, length - tail);
	if (memcmp(text + length - tail + 4, sum, SUM_LENGTH))
		return NULL;
	text[length - tail] = '\0';
	return text;
}

static struct product *product_add(struct reuse *reuse, const char *key)
{
	struct product *product = g_new(struct product, 1);
	product->files = g_ptr_array_new_with_free_func(recorded_free);
	g_hash_table_insert(reuse->earlier, g_strdup(key), product);
	return product;
}

static char *text_unpack(const char *packed)
{
	gsize length;
	g_autofree guchar *bytes = g_base64_decode(packed, &length);
	return g_strndup((const char *)bytes, length);
}

static bool line_read(struct reuse *reuse, const char *line, struct product **product)
{
	if (g_str_has_prefix(line, "text ")) {
		g_auto(GStrv) parts = g_strsplit(line, " ", 3);
		if (g_strv_length(parts) == 3)
			g_hash_table_insert(reuse->texts_earlier, text_unpack(parts[1]), text_unpack(parts[2]));
		return g_strv_length(parts) == 3;
	}
	if (g_str_has_prefix(line, "made ")) {
		*product = product_add(reuse, line + 5);
		return true;
	}
	g_auto(GStrv) words = g_strsplit(line, " ", 4);
	if (!*product || g_strv_length(words) != 4 || strcmp(words[0], "file"))
		return false;
	struct recorded *file = g_new(struct recorded, 1);
	*file = (struct recorded){g_strdup(words[3]), g_strdup(words[1]), (size_t)g_ascii_strtoull(words[2], NULL, 10)};
	g_ptr_array_add((*product)->files, file);
	return true;
}

static void forget(struct reuse *reuse)
{
	g_hash_table_remove_all(reuse->earlier);
	g_hash_table_remove_all(reuse->texts_earlier);
}

static void record_read(struct reuse *reuse, const char *out)
{
	static const char head[] = FORMAT "world ";
	g_autofree char *path = g_build_filename(out, REUSE_RECORD, NULL), *text = NULL;
	if (!g_file_get_contents(path, &text, NULL, NULL) || !record_proved(text) || !g_str_has_prefix(text, head))
		return;
	g_auto(GStrv) lines = g_strsplit(text + strlen(head), "\n", -1);
	reuse->world_earlier = g_strdup(lines[0]);
	struct product *product = NULL;
	for (char **line = lines + 1; *line; line++)
		if (**line && !line_read(reuse, *line, &product)) {
			forget(reuse);
			return;
		}
}

/* Whether it lies where this build puts nothing. */
static bool is_left(const struct reuse *reuse, const struct product *product)
{
	const struct recorded *file = product->files->len ? product->files->pdata[0] : NULL;
	g_auto(GStrv) steps = g_strsplit(file ? file->path : "", "/", 2);
	return file && !g_strv_contains(reuse->entries, steps[0]);
}

/* In the order of the record's keys, which is that of no output. */
static void proofs_want(const struct reuse *reuse)
{
	GHashTableIter each;
	gpointer product;
	g_hash_table_iter_init(&each, reuse->earlier);
	while (g_hash_table_iter_next(&each, NULL, &product)) {
		const GPtrArray *files = ((const struct product *)product)->files;
		for (guint i = 0; i < files->len && !is_left(reuse, product); i++) {
			const struct recorded *file = files->pdata[i];
			proofs_add(reuse->proofs, file->path, file->size, file->sha256);
		}
	}
}

struct reuse *reuse_open(const char *out, const char *const *entries)
{
	struct reuse *reuse = g_new0(struct reuse, 1);
	reuse->entries = entries;
	reuse->proofs = proofs_new(out);
	reuse->earlier = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, product_free);
	reuse->now = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
	reuse->digests = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	reuse->noted = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	reuse->texts_earlier = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	reuse->texts_now = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	record_read(reuse, out);
	proofs_want(reuse);
	proofs_begin(reuse->proofs);
	return reuse;
}

void reuse_settle(struct reuse *reuse, const GPtrArray *fonts, const struct templates *templates)
{
	reuse->world = world_make(fonts, templates);
	proofs_end(reuse->proofs);
	if (!reuse->world || g_strcmp0(reuse->world, reuse->world_earlier) != 0)
		forget(reuse);
}

const struct proofs *reuse_proofs(const struct reuse *reuse)
{
	return reuse->proofs;
}

void reuse_free(struct reuse *reuse)
{
	if (!reuse)
		return;
	proofs_free(reuse->proofs);
	g_hash_table_unref(reuse->earlier);
	g_hash_table_unref(reuse->now);
	g_hash_table_unref(reuse->digests);
	g_hash_table_unref(reuse->noted);
	g_hash_table_unref(reuse->texts_earlier);
	g_hash_table_unref(reuse->texts_now);
	g_free(reuse->world);
	g_free(reuse->world_earlier);
	g_free(reuse);
}

/* ---- products ---------------------------------------------------------------------------------------------------- */

char *reuse_key(const char *kind, ...)
{
	g_autoptr(GString) all = g_string_new(NULL);
	va_list texts;
	va_start(texts, kind);
	/* NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): it is begun above */
	for (const char *text = kind; text; text = va_arg(texts, const char *))
		g_string_append_len(all, text, (gssize)strlen(text) + 1); /* its end too */
	va_end(texts);
	return sum_of(all->str, all->len);
}

const char *reuse_digest(struct reuse *reuse, const struct edition *edition)
{
	char *digest = g_hash_table_lookup(reuse->digests, edition);
	if (!digest) {
		digest = edition_digest(edition, edition_root(edition));
		g_hash_table_insert(reuse->digests, (gpointer)edition, digest);
	}
	return digest;
}

void reuse_digest_add(struct reuse *reuse, const struct edition *edition, const char *noted)
{
	g_hash_table_insert(reuse->noted, (gpointer)edition, sum_of(noted, strlen(noted)));
}

char *reuse_digest_late(struct reuse *reuse, const struct edition *edition)
{
	const char *noted = g_hash_table_lookup(reuse->noted, edition);
	return g_strdup_printf("%s %s", reuse_digest(reuse, edition), noted ? noted : "");
}

static bool all_hold(const struct reuse *reuse, const struct product *product)
{
	for (guint i = 0; i < product->files->len; i++)
		if (!proofs_hold(reuse->proofs, ((const struct recorded *)product->files->pdata[i])->path))
			return false;
	return true;
}

bool reuse_holds(const struct reuse *reuse, const char *key)
{
	const struct product *product = g_hash_table_lookup(reuse->earlier, key);
	return product && product->files->len && all_hold(reuse, product);
}

GByteArray *reuse_bytes(const struct reuse *reuse, const char *key)
{
	const struct product *product = g_hash_table_lookup(reuse->earlier, key);
	const struct recorded *first = product && product->files->len ? product->files->pdata[0] : NULL;
	return first ? proofs_bytes(reuse->proofs, first->path) : NULL;
}

/* As it is, or written anew where it can have no second name. */
static bool file_put(const struct reuse *reuse, const struct recorded *recorded, struct stage *stage)
{
	if (stage_take(stage, recorded->path))
		return true;
	g_autoptr(GByteArray) bytes = proofs_bytes(reuse->proofs, recorded->path);
	return bytes && stage_put_summed(stage, recorded->path, bytes->data, bytes->len, recorded->sha256);
}

bool reuse_put(struct reuse *reuse, const char *key, struct stage *stage)
{
	bool fine = reuse_holds(reuse, key);
	const struct product *product = fine ? g_hash_table_lookup(reuse->earlier, key) : NULL;
	for (guint i = 0; fine && i < product->files->len; i++) {
		const struct recorded *file = product->files->pdata[i];
		fine = file_put(reuse, file, stage);
		if (fine)
			reuse_note(reuse, key, file->path);
	}
	return fine;
}

void reuse_note(struct reuse *reuse, const char *key, const char *path)
{
	GPtrArray *paths = g_hash_table_lookup(reuse->now, key);
	if (!paths) {
		paths = g_ptr_array_new_with_free_func(g_free);
		g_hash_table_insert(reuse->now, g_strdup(key), paths);
	}
	g_ptr_array_add(paths, g_strdup(path));
}

/* ---- texts ------------------------------------------------------------------------------------------------------- */

const char *reuse_text(const struct reuse *reuse, const char *kind, const char *key)
{
	g_autofree char *name = g_strdup_printf("%s %s", kind, key);
	return g_hash_table_lookup(reuse->texts_earlier, name);
}

void reuse_text_note(struct reuse *reuse, const char *kind, const char *key, const char *text)
{
	g_hash_table_insert(reuse->texts_now, g_strdup_printf("%s %s", kind, key), g_strdup(text));
}

void reuse_texts_each(const struct reuse *reuse, const char *kind, void (*take)(const char *key, const char *text))
{
	g_autofree char *begins = g_strdup_printf("%s ", kind);
	GHashTableIter each;
	gpointer name, text;
	g_hash_table_iter_init(&each, reuse->texts_earlier);
	while (g_hash_table_iter_next(&each, &name, &text))
		if (g_str_has_prefix(name, begins))
			take((const char *)name + strlen(begins), text);
}

/* Those of parts that this build does not make are lost: they cost little to find out anew. */
static void texts_append(const struct reuse *reuse, GString *out)
{
	g_autoptr(GList) names = g_list_sort(g_hash_table_get_keys(reuse->texts_now), (GCompareFunc)strcmp);
	for (GList *each = names; each; each = each->next) {
		const char *name = each->data, *text = g_hash_table_lookup(reuse->texts_now, name);
		g_autofree char *packed_name = g_base64_encode((const guchar *)name, strlen(name));
		g_autofree char *packed = g_base64_encode((const guchar *)text, strlen(text));
		g_string_append_printf(out, "text %s %s\n", packed_name, packed);
	}
}

/* ---- writing ----------------------------------------------------------------------------------------------------- */

static void file_append(GString *out, const char *sha256, size_t size, const char *path)
{
	g_string_append_printf(out, "file %s %zu %s\n", sha256, size, path);
}

/* What this build made. False where a file is not on the stage: then there is nothing to go by. */
static void made_append(const struct reuse *reuse, const char *key, GHashTable *staged, GString *out)
{
	const GPtrArray *paths = g_hash_table_lookup(reuse->now, key);
	g_string_append_printf(out, "made %s\n", key);
	for (guint i = 0; i < paths->len; i++) {
		const struct staged_file *file = g_hash_table_lookup(staged, paths->pdata[i]);
		g_assert(file);
		file_append(out, file->sha256, file->size, file->path);
	}
}

static void left_append(const struct product *product, const char *key, GString *out)
{
	g_string_append_printf(out, "made %s\n", key);
	for (guint i = 0; i < product->files->len; i++) {
		const struct recorded *file = product->files->pdata[i];
		file_append(out, file->sha256, file->size, file->path);
	}
}

static void products_append(const struct reuse *reuse, GHashTable *staged, GString *out)
{
	g_autoptr(GPtrArray) keys = g_ptr_array_new();
	GHashTableIter each;
	gpointer key, product;
	g_hash_table_iter_init(&each, reuse->now);
	while (g_hash_table_iter_next(&each, &key, NULL))
		g_ptr_array_add(keys, key);
	g_hash_table_iter_init(&each, reuse->earlier);
	while (g_hash_table_iter_next(&each, &key, &product))
		if (!g_hash_table_contains(reuse->now, key) && is_left(reuse, product))
			g_ptr_array_add(keys, key);
	g_ptr_array_sort(keys, text_order);
	for (guint i = 0; i < keys->len; i++)
		if (g_hash_table_contains(reuse->now, keys->pdata[i]))
			made_append(reuse, keys->pdata[i], staged, out);
		else
			left_append(g_hash_table_lookup(reuse->earlier, keys->pdata[i]), keys->pdata[i], out);
}

bool reuse_write(struct reuse *reuse, struct stage *stage)
{
	if (!reuse->world)
		return true;
	g_autoptr(GPtrArray) files = stage_files(stage);
	g_autoptr(GHashTable) staged = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < files->len; i++) {
		struct staged_file *file = files->pdata[i];
		g_hash_table_insert(staged, file->path, file);
	}
	g_autoptr(GString) out = g_string_new(NULL);
	g_string_append_printf(out, FORMAT "world %s\n", reuse->world);
	texts_append(reuse, out);
	products_append(reuse, staged, out);
	g_autofree char *sum = sum_of(out->str, out->len);
	g_string_append_printf(out, "sum %s\n", sum);
	return stage_put(stage, REUSE_RECORD, out->str, out->len);
}
