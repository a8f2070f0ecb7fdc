/* SPDX-License-Identifier: MIT */
#include "base/out.h"
#include "base/signals.h"
#include "base/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum status fail(const char *shown, const char *what, int reason, struct diag *diag)
{
	diag_add(diag, CODE_OUTPUT, (struct place){.file = g_intern_string(shown)}, "%s: %s", what,
		 reason == ENOSPC || reason == EDQUOT ? "no room is left on the disk" : g_strerror(reason));
	return STATUS_FAILURE;
}

/* Straight to where it goes: there is nothing to put in its place. */
static enum status write_through(int fd, const char *shown, const void *bytes, size_t length, struct diag *diag)
{
	if (write_all(fd, bytes, length))
		return STATUS_DONE;
	return fail(shown, "this can't be written", errno, diag);
}

static enum status write_device(const char *path, const void *bytes, size_t length, struct diag *diag)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return fail(path, "this can't be written", errno, diag);
	enum status status = write_through(fd, path, bytes, length, diag);
	if (close(fd) && status == STATUS_DONE)
		status = fail(path, "this can't be written", errno, diag);
	return status;
}

/* The new file beside the old one, complete and on the disk. */
static bool spare_make(int folder, const char *spare, const void *bytes, size_t length, const struct stat *old)
{
	if (!file_create(folder, spare, bytes, length))
		return false;
	if (old && fchmodat(folder, spare, old->st_mode & 07777, 0))
		return false;
	return path_sync(folder, spare);
}

static enum status replace(const char *path, const void *bytes, size_t length, const struct stat *old,
			   struct diag *diag)
{
	char *parent = g_path_get_dirname(path), *name = g_path_get_basename(path);
	char *spare = g_strdup_printf(".%s.keeling-%ld", name, (long)getpid());
	enum status status = STATUS_DONE;
	int folder = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	sigset_t signals;
	signals_hold(&signals);
	if (folder < 0) {
		status = fail(path, "its folder can't be opened", errno, diag);
	} else if (!spare_make(folder, spare, bytes, length, old) || renameat(folder, spare, folder, name)) {
		status = fail(path, "this file can't be written, and is as it was", errno, diag);
		unlinkat(folder, spare, 0);
	} else if (fsync(folder)) {
		fail(path, "the new file is in place, but the disk did not confirm it", errno, diag);
		status = STATUS_UNCONFIRMED;
	}
	if (folder >= 0)
		close(folder);
	g_free(spare);
	g_free(name);
	g_free(parent);
	signals_let(&signals);
	return status;
}

enum status out_write(const char *path, const void *bytes, size_t length, struct diag *diag)
{
	if (!path || !strcmp(path, "-"))
		return write_through(STDOUT_FILENO, "standard output", bytes, length, diag);
	struct stat about;
	bool there = !stat(path, &about);
	if (there && S_ISDIR(about.st_mode))
		return fail(path, "this is a folder; a file is expected", EISDIR, diag);
	if (there && !S_ISREG(about.st_mode))
		return write_device(path, bytes, length, diag);
	char *real = there ? realpath(path, NULL) : NULL; /* a link stays a link */
	enum status status = replace(real ? real : path, bytes, length, there ? &about : NULL, diag);
	free(real);
	return status;
}
