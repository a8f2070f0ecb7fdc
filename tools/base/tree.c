/* SPDX-License-Identifier: MIT */
#include "base/tree.h"
#include "base/mishap.h"
#include "base/text_order.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

ssize_t read_some(int fd, char *bytes, size_t most)
{
	ssize_t got;
	do
		got = read(fd, bytes, most);
	while (got < 0 && errno == EINTR);
	return got;
}

bool write_all(int fd, const char *bytes, size_t length)
{
	while (length) {
		ssize_t written = write(fd, bytes, length);
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		bytes += written;
		length -= (size_t)written;
	}
	return true;
}

bool file_create(int folder, const char *path, const char *bytes, size_t length, mode_t mode)
{
	int fd = openat(folder, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
	if (fd < 0)
		return false;
	bool fine = write_all(fd, bytes, length);
	int reason = errno;
	if (fine)
		(void)sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE); /* only a hint: path_sync() asks in earnest */
	if (close(fd) && fine) {
		fine = false;
		reason = errno;
	}
	errno = reason;
	return fine;
}

bool file_is(int folder, const char *path, const char *bytes, size_t length)
{
	int fd = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	struct stat about;
	bool same = fd >= 0 && !fstat(fd, &about) && S_ISREG(about.st_mode) && about.st_size == (off_t)length;
	char there[32 * 1024];
	while (same && length) {
		ssize_t got = read_some(fd, there, MIN(length, sizeof there));
		same = got > 0 && !memcmp(there, bytes, (size_t)got);
		bytes += same ? got : 0;
		length -= same ? (size_t)got : 0;
	}
	if (fd >= 0)
		close(fd);
	return same;
}

/* All pieces but the last are whole words. */
static uint64_t sum_add(uint64_t sum, const char *bytes, size_t length)
{
	for (uint64_t word; length; bytes += sizeof word) {
		size_t some = MIN(length, sizeof word);
		word = 0;
		memcpy(&word, bytes, some);
		sum = (sum ^ word) * UINT64_C(0x9E3779B97F4A7C15);
		sum ^= sum >> 32;
		length -= some;
	}
	return sum;
}

uint64_t bytes_sum(const void *bytes, size_t length)
{
	return sum_add(length, bytes, length);
}

bool file_has_sum(int folder, const char *path, size_t length, uint64_t sum)
{
	char bytes[32 * 1024];
	uint64_t found = length;
	int fd = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	size_t had = 0;
	ssize_t got = fd < 0 ? -1 : 1;
	for (size_t filled = 0; got > 0;) {
		got = read_some(fd, bytes + filled, sizeof bytes - filled);
		filled += got > 0 ? (size_t)got : 0;
		if (got >= 0 && (!got || filled == sizeof bytes)) {
			found = sum_add(found, bytes, filled);
			had += filled;
			filled = 0;
		}
	}
	int reason = got < 0 ? errno : 0;
	if (fd >= 0)
		close(fd);
	errno = reason;
	return got == 0 && had == length && found == sum;
}

bool path_sync(int folder, const char *path)
{
	int fd = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		return false;
	bool fine = !fsync(fd);
	int reason = errno;
	close(fd);
	errno = reason;
	return fine;
}

bool is_fault(int number)
{
	return number != ENOENT && number != ENOTDIR && number != EACCES && number != ELOOP && number != ENAMETOOLONG;
}

static _Noreturn void look_fail(const char *path)
{
	mishap_stop(g_strdup_printf("'%s' can't be looked at: %s", path, g_strerror(errno)));
}

static bool path_look(const char *path, struct stat *about)
{
	if (!stat(path, about))
		return true;
	if (is_fault(errno))
		look_fail(path);
	return false;
}

bool path_there(const char *path)
{
	struct stat about;
	return path_look(path, &about);
}

static bool path_look_surely(const char *path, struct stat *about)
{
	bool there = path_look(path, about);
	if (!there && errno == EACCES)
		look_fail(path);
	return there;
}

bool path_surely_there(const char *path)
{
	struct stat about;
	return path_look_surely(path, &about);
}

bool path_is_folder(const char *path)
{
	struct stat about;
	return path_look(path, &about) && S_ISDIR(about.st_mode);
}

bool path_is_folder_if(const char *path, bool *there)
{
	struct stat about;
	*there = path_look_surely(path, &about);
	return *there && S_ISDIR(about.st_mode);
}

bool path_is_file(const char *path)
{
	struct stat about;
	return path_look_surely(path, &about) && S_ISREG(about.st_mode);
}

static _Noreturn void read_fail(const char *path, const char *why)
{
	mishap_stop(g_strdup_printf("'%s' can't be read: %s", path, why));
}

char *path_bytes(const char *path, size_t *length)
{
	char *bytes = NULL;
	gsize size = 0;
	GError *error = NULL;
	if (!g_file_get_contents(path, &bytes, &size, &error)) {
		if (error->code != G_FILE_ERROR_NOENT && error->code != G_FILE_ERROR_NOTDIR &&
		    error->code != G_FILE_ERROR_ISDIR)
			read_fail(path, error->message);
		g_clear_error(&error);
	}
	if (length)
		*length = size;
	return bytes;
}

GPtrArray *path_names(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		return NULL;
	GPtrArray *names = fd < 0 ? NULL : folder_names(fd);
	if (!names)
		read_fail(path, g_strerror(errno));
	close(fd);
	g_ptr_array_sort(names, text_order);
	return names;
}

GPtrArray *folder_names(int folder)
{
	int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *reading = fd < 0 ? NULL : fdopendir(fd);
	if (!reading) {
		int reason = errno;
		if (fd >= 0)
			close(fd);
		errno = reason;
		return NULL;
	}
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	errno = 0;
	for (struct dirent *entry = readdir(reading); entry; entry = readdir(reading)) {
		if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
			g_ptr_array_add(names, g_strdup(entry->d_name));
		errno = 0;
	}
	int reason = errno;
	closedir(reading);
	if (reason)
		g_clear_pointer(&names, g_ptr_array_unref);
	errno = reason;
	return names;
}

/* ---- a second name for everything ---- */

/* The bytes of a file as another file with the same rights. */
static bool file_copy(int from, int to, const char *path, mode_t mode)
{
	int source = openat(from, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	if (source < 0)
		return false;
	int copy = openat(to, path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	bool fine = copy >= 0;
	char bytes[64 * 1024];
	for (ssize_t got = 1; fine && got > 0;) {
		got = read_some(source, bytes, sizeof bytes);
		fine = got > 0 ? write_all(copy, bytes, (size_t)got) : got == 0;
	}
	fine = fine && !fchmod(copy, mode) && !fsync(copy);
	int reason = errno;
	if (copy >= 0)
		close(copy);
	close(source);
	errno = reason;
	return fine;
}

bool path_rights(int folder, const char *path, const struct stat *model, mode_t most)
{
	bool grouped = !fchownat(folder, path, model->st_uid, model->st_gid, AT_SYMLINK_NOFOLLOW) ||
		       !fchownat(folder, path, (uid_t)-1, model->st_gid, AT_SYMLINK_NOFOLLOW);
	mode_t others = (model->st_mode & S_IRWXO) << 3;
	mode_t mode = grouped ? model->st_mode : (model->st_mode & ~(mode_t)(S_IRWXG | S_ISGID)) | others;
	return !fchmodat(folder, path, mode & most, 0);
}

static bool folder_link(int from, int to, const char *path, const struct stat *about)
{
	if (mkdirat(to, path, 0777) && errno != EEXIST)
		return false;
	int fd = openat(from, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		return false;
	GPtrArray *names = folder_names(fd);
	int reason = errno;
	close(fd);
	errno = reason;
	bool fine = names != NULL;
	for (guint i = 0; fine && i < names->len; i++) {
		char *inner = g_build_filename(path, names->pdata[i], NULL);
		fine = tree_link(from, to, inner);
		g_free(inner);
	}
	if (names)
		g_ptr_array_unref(names);
	return fine && path_rights(to, path, about, 07777) && path_sync(to, path);
}

bool tree_link(int from, int to, const char *path)
{
	struct stat about;
	if (fstatat(from, path, &about, AT_SYMLINK_NOFOLLOW))
		return false;
	if (S_ISDIR(about.st_mode))
		return folder_link(from, to, path, &about);
	if (!linkat(from, path, to, path, 0) || errno == EEXIST)
		return true;
	bool unable = errno == EPERM || errno == EMLINK || errno == EOPNOTSUPP || errno == ENOSYS;
	return unable && S_ISREG(about.st_mode) && file_copy(from, to, path, about.st_mode & 07777);
}

/* Removes all that is in a folder. What goes while the names are read may hide others: they are read until none goes.
 */
static bool folder_clear(int fd)
{
	_Alignas(struct dirent64) char room[2048];
	bool fine, more;
	do {
		ssize_t got;
		fine = lseek(fd, 0, SEEK_SET) == 0;
		more = false;
		while ((got = getdents64(fd, room, sizeof room)) > 0) {
			const struct dirent64 *entry;
			for (ssize_t at = 0; at < got; at += entry->d_reclen) {
				entry = (const struct dirent64 *)(room + at);
				if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
					continue;
				bool gone = tree_remove(fd, entry->d_name);
				fine = fine && gone;
				more = more || gone;
			}
		}
		fine = fine && got == 0;
	} while (more);
	return fine;
}

bool tree_remove(int folder, const char *path)
{
	if (!unlinkat(folder, path, 0) || errno == ENOENT)
		return true;
	int reason = errno;
	int fd = openat(folder, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0) {
		errno = reason;
		return false;
	}
	bool fine = folder_clear(fd);
	reason = errno;
	close(fd);
	if (fine)
		return !unlinkat(folder, path, AT_REMOVEDIR);
	errno = reason;
	return false;
}

bool path_inode(int folder, const char *path, uint64_t *inode)
{
	struct stat about;
	bool there = !fstatat(folder, path, &about, AT_SYMLINK_NOFOLLOW);
	*inode = there ? (uint64_t)about.st_ino : 0;
	return there || errno == ENOENT;
}

bool path_move(int folder_a, const char *a, int folder_b, const char *b)
{
	if (!renameat2(folder_a, a, folder_b, b, RENAME_NOREPLACE))
		return true;
	if (errno != EINVAL && errno != ENOSYS)
		return false;
	uint64_t there;
	if (!path_inode(folder_b, b, &there))
		return false;
	if (there) {
		errno = EEXIST;
		return false;
	}
	return !renameat(folder_a, a, folder_b, b);
}

bool path_exchange(int folder_a, const char *a, int folder_b, const char *b, const char *spare)
{
	if (!renameat2(folder_a, a, folder_b, b, RENAME_EXCHANGE))
		return true;
	if (errno != EINVAL && errno != ENOSYS)
		return false;
	/* For a moment there is nothing at `b`. */
	if (!path_move(folder_b, b, folder_a, spare))
		return false;
	if (path_move(folder_a, a, folder_b, b)) {
		(void)path_move(folder_a, spare, folder_a, a); /* if not, the old one has another name there */
		return true;
	}
	int reason = errno;
	path_move(folder_a, spare, folder_b, b);
	errno = reason;
	return false;
}

void descriptors_close(int kept)
{
	if (kept > 3)
		close_range(3, (unsigned)kept - 1, 0);
	close_range(MAX(3, (unsigned)kept + 1), ~0u, 0);
}
