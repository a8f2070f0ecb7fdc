/* SPDX-License-Identifier: MIT */
#include "base/proofs.h"
#include "base/beside.h"
#include "base/sum.h"
#include "base/tree.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Below this many bytes in all a thread costs more than it saves. */
#define WORTH_A_THREAD ((size_t)256 * 1024)

struct proof {
	const char *path, *sha256;
	size_t size;
	bool holds;
	struct stat seen; /* as it was read */
};

struct proofs {
	int folder;
	GArray *all;         /* of struct proof */
	GHashTable *by_path; /* path to its number from 1 */
	size_t bytes;        /* of all files */
	gint next;           /* that nobody has begun with; atomic */
	struct beside *beside;
};

struct proofs *proofs_new(const char *folder)
{
	struct proofs *proofs = g_new0(struct proofs, 1);
	proofs->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	proofs->all = g_array_new(FALSE, FALSE, sizeof(struct proof));
	proofs->by_path = g_hash_table_new(g_str_hash, g_str_equal);
	return proofs;
}

void proofs_free(struct proofs *proofs)
{
	if (!proofs)
		return;
	if (proofs->beside)
		beside_end(proofs->beside);
	if (proofs->folder >= 0)
		close(proofs->folder);
	g_array_unref(proofs->all);
	g_hash_table_unref(proofs->by_path);
	g_free(proofs);
}

void proofs_add(struct proofs *proofs, const char *path, size_t size, const char *sha256)
{
	const struct proof proof = {.path = path, .sha256 = sha256, .size = size};
	g_array_append_val(proofs->all, proof);
	g_hash_table_insert(proofs->by_path, (gpointer)path, GUINT_TO_POINTER(proofs->all->len));
	proofs->bytes += size;
}

/* ---- reading: on the thread too, and so without GLib, whose locks a process that is made meanwhile would inherit ----
 */

static bool is_same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
	       a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* All bytes of a regular file of that size into `bytes`, which is so large. */
static bool file_read(int folder, const char *path, char *bytes, size_t size, struct stat *seen)
{
	int fd = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	bool fine = fd >= 0 && !fstat(fd, seen) && S_ISREG(seen->st_mode) && (size_t)seen->st_size == size;
	for (size_t had = 0; fine && had < size;) {
		ssize_t got = read_some(fd, bytes + had, size - had);
		fine = got > 0;
		had += fine ? (size_t)got : 0;
	}
	if (fd >= 0)
		close(fd);
	return fine;
}

static bool has_sum(const char *bytes, size_t size, const char *sha256)
{
	char text[SUM_TEXT];
	sum_text(bytes, size, text);
	return !strcmp(text, sha256);
}

static void prove(void *data)
{
	struct proofs *proofs = data;
	char *bytes = NULL;
	size_t room = 0;
	for (;;) {
		guint number = (guint)g_atomic_int_add(&proofs->next, 1);
		if (number >= proofs->all->len)
			break;
		struct proof *proof = &g_array_index(proofs->all, struct proof, number);
		if (proof->size > room) {
			free(bytes);
			bytes = malloc(proof->size);
			room = bytes ? proof->size : 0;
		}
		proof->holds = proof->size <= room &&
			       file_read(proofs->folder, proof->path, bytes, proof->size, &proof->seen) &&
			       has_sum(bytes, proof->size, proof->sha256);
	}
	free(bytes);
}

void proofs_begin(struct proofs *proofs)
{
	if (proofs->folder >= 0 && proofs->bytes > WORTH_A_THREAD && sum_prepare())
		proofs->beside = beside_begin(prove, proofs);
}

void proofs_end(struct proofs *proofs)
{
	prove(proofs);
	if (proofs->beside)
		beside_end(proofs->beside);
	proofs->beside = NULL;
}

/* ---- what came of it --------------------------------------------------------------------------------------------- */

static const struct proof *proof_of(const struct proofs *proofs, const char *path)
{
	guint number = GPOINTER_TO_UINT(g_hash_table_lookup(proofs->by_path, path));
	const struct proof *proof = number ? &g_array_index(proofs->all, struct proof, number - 1) : NULL;
	return proof && proof->holds ? proof : NULL;
}

bool proofs_hold(const struct proofs *proofs, const char *path)
{
	return proof_of(proofs, path) != NULL;
}

bool proofs_find(const struct proofs *proofs, const char *path, size_t *size, const char **sha256)
{
	const struct proof *proof = proof_of(proofs, path);
	if (!proof)
		return false;
	*size = proof->size;
	*sha256 = proof->sha256;
	return true;
}

GByteArray *proofs_bytes(const struct proofs *proofs, const char *path)
{
	const struct proof *proof = proof_of(proofs, path);
	if (!proof)
		return NULL;
	struct stat seen;
	char *bytes = g_malloc(MAX(proof->size, 1));
	if (file_read(proofs->folder, path, bytes, proof->size, &seen) && is_same(&seen, &proof->seen))
		return g_byte_array_new_take((guint8 *)bytes, proof->size);
	g_free(bytes);
	return NULL;
}

bool proofs_link(const struct proofs *proofs, const char *path, int to)
{
	const struct proof *proof = proof_of(proofs, path);
	struct stat now;
	if (!proof || linkat(proofs->folder, path, to, path, 0))
		return false;
	if (!fstatat(to, path, &now, AT_SYMLINK_NOFOLLOW) && is_same(&now, &proof->seen))
		return true;
	unlinkat(to, path, 0);
	return false;
}
