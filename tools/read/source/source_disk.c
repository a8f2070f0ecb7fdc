/* SPDX-License-Identifier: MIT */
#include "base/mishap.h"
#include "base/room.h"
#include "base/tree.h"
#include "read/source/source_backing.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

struct disk {
	int fd;
};

static void *disk_new(int fd)
{
	struct disk *disk = g_new(struct disk, 1);
	disk->fd = fd;
	return disk;
}

/* What is in the way of looking is told at once: taken for an absence it would leave something out without a word. */
static _Noreturn void look_fail(const char *path)
{
	mishap_stop(g_strdup_printf("'%s' can't be looked into: %s", path, g_strerror(errno)));
}

void *disk_open(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 && is_fault(errno))
		look_fail(folder);
	return fd < 0 ? NULL : disk_new(fd);
}

static void disk_close(void *at)
{
	struct disk *disk = at;
	close(disk->fd);
	g_free(disk);
}

/* ---- opening ---- */

/* As openat2() below, a step at a time, for a kernel that does not know it. */
static int open_steps(int folder, const char *path, int flags)
{
	char **steps = g_strsplit(path, "/", -1);
	int fd = folder, problem = 0;
	for (char **step = steps; *step && fd >= 0; step++) {
		int next =
			openat(fd, *step, step[1] ? O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC : flags | O_NOFOLLOW);
		problem = errno;
		struct stat about;
		if (next < 0 && problem == ENOTDIR && !fstatat(fd, *step, &about, AT_SYMLINK_NOFOLLOW) &&
		    S_ISLNK(about.st_mode))
			problem = ELOOP;
		if (fd != folder)
			close(fd);
		fd = next;
	}
	g_strfreev(steps);
	errno = problem;
	return fd;
}

static int open_beneath(const struct disk *disk, const char *path, int flags)
{
	struct open_how how = {.flags = (unsigned)(flags | O_CLOEXEC),
			       .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS};
	long fd = syscall(SYS_openat2, disk->fd, *path ? path : ".", &how, sizeof how);
	if (fd < 0 && (errno == ENOSYS || errno == EPERM))
		return open_steps(disk->fd, *path ? path : ".", flags | O_CLOEXEC);
	return (int)fd;
}

/* Why a file could not be opened. */
static enum trouble trouble_of(int number)
{
	switch (number) {
	case ENOENT:
	case ENOTDIR:
		return TROUBLE_ABSENT;
	case ELOOP:
		return TROUBLE_LINK;
	case EXDEV:
		return TROUBLE_OUTSIDE;
	case ENXIO:
	case ENODEV:
		return TROUBLE_KIND;
	case ENAMETOOLONG:
		return TROUBLE_LONG;
	default:
		return TROUBLE_UNREADABLE;
	}
}

/* An open file of the kind and size that we take, or -1 with what is wrong. */
static int file_open(const struct disk *disk, const char *path, struct stat *about, struct taken *out)
{
	int fd = open_beneath(disk, path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
	if (fd < 0 || fstat(fd, about))
		out->trouble = trouble_of(out->number = errno);
	else if (S_ISDIR(about->st_mode))
		out->trouble = TROUBLE_FOLDER;
	else if (!S_ISREG(about->st_mode))
		out->trouble = TROUBLE_KIND;
	else if ((uint64_t)about->st_size > SOURCE_LARGEST)
		out->trouble = TROUBLE_LARGE;
	if (out->trouble && fd >= 0)
		close(fd);
	return out->trouble ? -1 : fd;
}

/* ---- reading ---- */

static bool unchanged(int fd, const struct stat *before)
{
	struct stat after;
	return !fstat(fd, &after) && after.st_size == before->st_size &&
	       after.st_mtim.tv_sec == before->st_mtim.tv_sec && after.st_mtim.tv_nsec == before->st_mtim.tv_nsec;
}

static struct taken disk_read(void *at, const char *path)
{
	struct taken out = {.trouble = TROUBLE_NONE};
	struct stat before;
	int fd = file_open(at, path, &before, &out);
	if (fd < 0)
		return out;
	size_t size = (size_t)before.st_size;
	room_expect(size * ROOM_A_BYTE);
	out.bytes = g_malloc(size + 2);
	ssize_t got = 1;
	while (got && out.length <= size) {
		got = read(fd, out.bytes + out.length, size + 1 - out.length);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			break;
		out.length += (size_t)got;
	}
	out.number = errno;
	if (got < 0)
		out.trouble = TROUBLE_UNREADABLE;
	else if (out.length != size || !unchanged(fd, &before))
		out.trouble = TROUBLE_CHANGED;
	close(fd);
	if (out.trouble)
		g_clear_pointer(&out.bytes, g_free);
	else
		out.bytes[out.length] = '\0';
	return out;
}

/* ---- folders ---- */

static enum source_kind disk_kind(void *at, const char *path)
{
	int fd = open_beneath(at, path, O_PATH | O_NOFOLLOW);
	if (fd < 0 && trouble_of(errno) == TROUBLE_UNREADABLE && errno != EACCES)
		look_fail(path);
	if (fd < 0)
		return errno == ENOENT || errno == ENOTDIR ? SOURCE_NONE : SOURCE_OTHER;
	struct stat about;
	if (fstat(fd, &about))
		look_fail(path);
	close(fd);
	if (S_ISDIR(about.st_mode))
		return SOURCE_FOLDER;
	return S_ISREG(about.st_mode) ? SOURCE_FILE : SOURCE_OTHER;
}

static bool disk_names(void *at, const char *path, GPtrArray *names)
{
	int fd = open_beneath(at, path, O_RDONLY | O_DIRECTORY);
	if (fd < 0 && trouble_of(errno) == TROUBLE_UNREADABLE)
		look_fail(path);
	if (fd < 0)
		return false;
	GPtrArray *found = folder_names(fd);
	for (guint i = 0; found && i < found->len; i++) {
		const char *name = found->pdata[i];
		struct stat about;
		if (fstatat(fd, name, &about, AT_SYMLINK_NOFOLLOW)) {
			if (errno == ENOENT)
				continue; /* it went meanwhile */
			look_fail(path);
		}
		g_ptr_array_add(names, g_strconcat(name, S_ISDIR(about.st_mode) ? "/" : "", NULL));
	}
	if (!found)
		look_fail(path);
	g_ptr_array_unref(found);
	close(fd);
	return true;
}

static void *disk_below(void *at, const char *folder, enum trouble *trouble)
{
	int fd = open_beneath(at, folder, O_RDONLY | O_DIRECTORY);
	if (fd < 0 && trouble_of(errno) == TROUBLE_UNREADABLE && errno != EACCES)
		look_fail(folder);
	*trouble = fd < 0 ? trouble_of(errno) : TROUBLE_NONE;
	return fd < 0 ? NULL : disk_new(fd);
}

const struct backing disk_backing = {disk_read, disk_kind, disk_names, disk_below, disk_close};
