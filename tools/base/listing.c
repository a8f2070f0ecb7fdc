/* SPDX-License-Identifier: MIT */
#include "base/listing.h"
#include "base/text_order.h"
#include "base/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct listed {
	char *path;
	uint64_t mode, inode, size;
	int64_t seconds, nanoseconds;
};

struct listing {
	GPtrArray *all;      /* of struct listed *, each folder before what is in it */
	GHashTable *by_path; /* the same */
};

static void listed_free(gpointer data)
{
	struct listed *listed = data;
	g_free(listed->path);
	g_free(listed);
}

struct listing *listing_new(void)
{
	struct listing *listing = g_new0(struct listing, 1);
	listing->all = g_ptr_array_new_with_free_func(listed_free);
	listing->by_path = g_hash_table_new(g_str_hash, g_str_equal);
	return listing;
}

void listing_free(struct listing *listing)
{
	if (!listing)
		return;
	g_hash_table_unref(listing->by_path);
	g_ptr_array_unref(listing->all);
	g_free(listing);
}

bool listing_is_empty(const struct listing *listing)
{
	return !listing || !listing->all->len;
}

static void listed_add(struct listing *listing, const struct listed *about)
{
	struct listed *listed = g_memdup2(about, sizeof *about);
	g_ptr_array_add(listing->all, listed);
	g_hash_table_replace(listing->by_path, listed->path, listed);
}

/* Of a folder neither size nor time: what is in it is listed by itself. */
static struct listed listed_of(const struct stat *about)
{
	struct listed listed = {.mode = about->st_mode, .inode = about->st_ino};
	if (S_ISDIR(about->st_mode))
		return listed;
	listed.size = (uint64_t)about->st_size;
	listed.seconds = about->st_mtim.tv_sec;
	listed.nanoseconds = about->st_mtim.tv_nsec;
	return listed;
}

static bool is_as_listed(const struct listed *listed, const struct stat *about)
{
	const struct listed now = listed_of(about);
	return now.mode == listed->mode && now.inode == listed->inode && now.size == listed->size &&
	       now.seconds == listed->seconds && now.nanoseconds == listed->nanoseconds;
}

static bool folder_add(struct listing *listing, int folder, const char *path)
{
	int fd = openat(folder, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	GPtrArray *names = fd < 0 ? NULL : folder_names(fd);
	int reason = errno;
	if (fd >= 0)
		close(fd);
	errno = reason;
	if (!names)
		return false;
	g_ptr_array_sort(names, text_order);
	bool fine = true;
	for (guint i = 0; fine && i < names->len; i++) {
		g_autofree char *inner = g_build_filename(path, names->pdata[i], NULL);
		fine = listing_add(listing, folder, inner);
	}
	g_ptr_array_unref(names);
	return fine;
}

bool listing_add(struct listing *listing, int folder, const char *path)
{
	struct stat about;
	if (fstatat(folder, path, &about, AT_SYMLINK_NOFOLLOW))
		return errno == ENOENT;
	struct listed listed = listed_of(&about);
	listed.path = g_strdup(path);
	listed_add(listing, &listed);
	return !S_ISDIR(about.st_mode) || folder_add(listing, folder, path);
}

/* ---- walks that ask for no memory -------------------------------------------------------------------------------- */

/* Where a walk stands: a path, and a folder whose names are taken one by one. */
struct walk {
	const struct listing *listing;
	int folder, other;
	struct difference *at; /* the path; after a false answer that of what is another */
};

static bool step_in(struct walk *walk, size_t length, const char *name)
{
	int written = snprintf(walk->at->path + length, sizeof walk->at->path - length, "/%s", name);
	if (written > 0 && (size_t)written < sizeof walk->at->path - length)
		return true;
	errno = ENAMETOOLONG;
	return false;
}

static bool is_known(struct walk *walk);

/* All in the folder where the walk stands; it stays at the first that is not known. */
static bool inner_known(struct walk *walk)
{
	_Alignas(struct dirent64) char room[2048];
	size_t length = strlen(walk->at->path);
	int fd = openat(walk->folder, walk->at->path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	bool fine = fd >= 0;
	ssize_t got = 0;
	while (fine && (got = getdents64(fd, room, sizeof room)) > 0)
		for (ssize_t at = 0; fine && at < got;) {
			const struct dirent64 *entry = (const struct dirent64 *)(room + at);
			at += entry->d_reclen;
			if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
				continue;
			fine = step_in(walk, length, entry->d_name) && is_known(walk);
			if (fine)
				walk->at->path[length] = '\0';
		}
	int reason = errno;
	if (fd >= 0)
		close(fd);
	errno = reason;
	return fine && got == 0;
}

static bool no(int reason)
{
	errno = reason;
	return false;
}

/* Nothing is here that was not listed. */
static bool is_known(struct walk *walk)
{
	const struct listed *listed = g_hash_table_lookup(walk->listing->by_path, walk->at->path);
	if (!listed)
		return no(0);
	return !S_ISDIR((mode_t)listed->mode) || inner_known(walk);
}

static bool is_below(const char *path, const char *const *tops)
{
	for (; *tops; tops++) {
		size_t length = strlen(*tops);
		if (!strncmp(path, *tops, length) && (!path[length] || path[length] == '/'))
			return true;
	}
	return false;
}

bool listing_same(const struct listing *listing, int folder, const char *const *paths, struct difference *changed)
{
	struct walk walk = {.listing = listing, .folder = folder, .at = changed};
	for (guint i = 0; i < listing->all->len; i++) {
		const struct listed *listed = listing->all->pdata[i];
		struct stat about;
		if (!is_below(listed->path, paths))
			continue;
		g_strlcpy(changed->path, listed->path, sizeof changed->path);
		if (fstatat(folder, listed->path, &about, AT_SYMLINK_NOFOLLOW))
			return no(errno == ENOENT || errno == ENOTDIR ? 0 : errno);
		if (!is_as_listed(listed, &about))
			return no(0);
	}
	for (const char *const *path = paths; *path; path++) {
		struct stat about;
		g_strlcpy(changed->path, *path, sizeof changed->path);
		if (!fstatat(folder, *path, &about, AT_SYMLINK_NOFOLLOW) ? !is_known(&walk) : errno != ENOENT)
			return false;
	}
	return true;
}

bool listing_holds(const struct listing *listing, int folder, const char *path)
{
	const struct listed *listed = g_hash_table_lookup(listing->by_path, path);
	struct stat about;
	return listed && !fstatat(folder, path, &about, AT_SYMLINK_NOFOLLOW) && about.st_ino == listed->inode &&
	       (about.st_mode & S_IFMT) == (listed->mode & S_IFMT);
}

/* ---- removing what is known -------------------------------------------------------------------------------------- */

struct clearing {
	struct walk walk;
	struct difference *left; /* of what stays, the first that was met */
	int reason;              /* the first error number */
};

static bool stays(struct clearing *clearing, int reason)
{
	if (!*clearing->left->path)
		g_strlcpy(clearing->left->path, clearing->walk.at->path, sizeof clearing->left->path);
	if (!clearing->reason)
		clearing->reason = reason;
	return false;
}

/* Another name of the very file, at the same path of the other folder. */
static bool is_in_other(const struct walk *walk, const struct stat *about)
{
	struct stat there;
	return S_ISREG(about->st_mode) && !fstatat(walk->other, walk->at->path, &there, AT_SYMLINK_NOFOLLOW) &&
	       there.st_ino == about->st_ino && there.st_dev == about->st_dev;
}

static bool clear(struct clearing *clearing);

/* What goes while names are read may hide others: they are read until nothing more goes. */
static bool inner_clear(struct clearing *clearing, int fd)
{
	_Alignas(struct dirent64) char room[2048];
	struct walk *walk = &clearing->walk;
	size_t length = strlen(walk->at->path);
	bool all, more;
	do {
		ssize_t got = lseek(fd, 0, SEEK_SET);
		all = got == 0 || stays(clearing, errno);
		more = false;
		while (got >= 0 && (got = getdents64(fd, room, sizeof room)) > 0)
			for (ssize_t at = 0; at < got;) {
				const struct dirent64 *entry = (const struct dirent64 *)(room + at);
				at += entry->d_reclen;
				if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
					continue;
				bool gone =
					step_in(walk, length, entry->d_name) ? clear(clearing) : stays(clearing, errno);
				walk->at->path[length] = '\0';
				all = all && gone;
				more = more || gone;
			}
		all = all && (got == 0 || stays(clearing, errno));
	} while (more);
	return all;
}

static bool clear(struct clearing *clearing)
{
	const struct walk *walk = &clearing->walk;
	const struct listed *listed = g_hash_table_lookup(walk->listing->by_path, walk->at->path);
	struct stat about;
	if (fstatat(walk->folder, walk->at->path, &about, AT_SYMLINK_NOFOLLOW))
		return errno == ENOENT || stays(clearing, errno);
	if (!S_ISDIR(about.st_mode)) {
		if ((!listed || !is_as_listed(listed, &about)) && !is_in_other(walk, &about))
			return stays(clearing, 0);
		return !unlinkat(walk->folder, walk->at->path, 0) || stays(clearing, errno);
	}
	int fd = openat(walk->folder, walk->at->path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	bool all = fd >= 0 ? inner_clear(clearing, fd) : stays(clearing, errno);
	if (fd >= 0)
		close(fd);
	if (all && !listed)
		return stays(clearing, 0);
	return all && (!unlinkat(walk->folder, walk->at->path, AT_REMOVEDIR) || stays(clearing, errno));
}

bool listing_clear(const struct listing *listing, int folder, const char *path, int other, struct difference *left)
{
	struct difference at;
	struct clearing clearing = {.walk = {.listing = listing, .folder = folder, .other = other, .at = &at},
				    .left = left};
	g_strlcpy(at.path, path, sizeof at.path);
	left->path[0] = '\0';
	return clear(&clearing) || no(clearing.reason);
}

/* ---- as a file --------------------------------------------------------------------------------------------------- */

/* Numbers, a path, and a NUL, which no path has. */
bool listing_write(const struct listing *listing, int folder, const char *name)
{
	g_autoptr(GString) text = g_string_new(NULL);
	for (guint i = 0; listing && i < listing->all->len; i++) {
		const struct listed *listed = listing->all->pdata[i];
		g_string_append_printf(text,
				       "%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT
				       " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s",
				       listed->mode, listed->inode, listed->size, listed->seconds, listed->nanoseconds,
				       listed->path);
		g_string_append_c(text, '\0');
	}
	return file_create(folder, name, text->str, text->len, 0600);
}

static bool number_read(const char **at, int64_t *number)
{
	char *end = NULL;
	*number = (int64_t)g_ascii_strtoull(*at, &end, 10);
	if (end == *at || *end != ' ')
		return false;
	*at = end + 1;
	return true;
}

static bool listed_read(struct listing *listing, const char *at)
{
	int64_t numbers[5];
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
		if (!number_read(&at, &numbers[i]))
			return false;
	const struct listed listed = {.path = g_strdup(at),
				      .mode = (uint64_t)numbers[0],
				      .inode = (uint64_t)numbers[1],
				      .size = (uint64_t)numbers[2],
				      .seconds = numbers[3],
				      .nanoseconds = numbers[4]};
	listed_add(listing, &listed);
	return true;
}

struct listing *listing_read(int folder, const char *name)
{
	int fd = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return NULL;
	g_autoptr(GString) text = g_string_new(NULL);
	char bytes[4096];
	ssize_t got;
	while ((got = read_some(fd, bytes, sizeof bytes)) > 0)
		g_string_append_len(text, bytes, got);
	int reason = errno;
	close(fd);
	errno = reason;
	if (got < 0)
		return NULL;
	struct listing *listing = listing_new();
	const char *at = text->str, *end = text->str + text->len;
	while (at < end && listed_read(listing, at))
		at += strlen(at) + 1;
	return listing;
}
