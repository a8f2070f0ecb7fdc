/* SPDX-License-Identifier: MIT */
#include "base/out.h"
#include "base/mishap.h"
#include "base/signals.h"
#include "base/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SINCE "since it was read"

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

/* A file that is to take a place. */
struct taking {
	const struct out_file *file;
	char *name, *spare; /* in its folder */
	int folder;
	char *made; /* the name of that folder in the one around it, where it was not there before; else NULL */
	int around;
	bool there;
	bool kept;         /* the spare is somebody's own, and stays */
	struct stat about; /* of what is there */
	GBytes *old;       /* its bytes, where it was seen before, or other files take their places after it */
	struct seen new;   /* what stands there once it took its place */
};

struct takings {
	struct taking *each;
	size_t count;
	struct care care;
	sigset_t signals;
};

/* No name in a folder has more than 255 bytes: so many of them are for that of the file, the rest for what is put to
 * it. */
#define NAME_MOST 200

/* How the names of files beside a file begin: with the file's own, or as much of it as a name has room for. */
static char *spare_start(const char *name)
{
	size_t length = strlen(name);
	if (length > NAME_MOST) {
		length = NAME_MOST;
		while (length > 1 && (name[length] & 0xc0) == 0x80) /* between letters */
			length--;
	}
	return g_strdup_printf(".%.*s.keeling-", (int)length, name);
}

/* What runs that were killed left beside a file. */
static void litter_clear(const struct taking *taking, const char *start)
{
	GPtrArray *names = folder_names(taking->folder);
	for (guint i = 0; names && i < names->len; i++) {
		const char *name = names->pdata[i];
		pid_t process = g_str_has_prefix(name, start) ? (pid_t)atol(name + strlen(start)) : 0;
		if (process > 0 && process != getpid() && kill(process, 0) && errno == ESRCH)
			unlinkat(taking->folder, name, 0);
	}
	if (names)
		g_ptr_array_unref(names);
}

static bool no(int reason)
{
	errno = reason;
	return false;
}

/* The whole of what is there, to be put back. */
static bool old_read(struct taking *taking)
{
	gsize length = 0;
	char *bytes = NULL, *path = g_strdup_printf("/proc/self/fd/%d/%s", taking->folder, taking->name);
	bool read = g_file_get_contents(path, &bytes, &length, NULL);
	int reason = errno;
	if (read)
		taking->old = g_bytes_new_take(bytes, length);
	g_free(path);
	errno = reason;
	return read;
}

/* A new file beside the old one, complete and on the disk. It has the owner and the rights of the old one, and before
 * that nobody else may open it. */
static bool spare_make(const struct taking *taking, const void *bytes, size_t length)
{
	if (!file_create(taking->folder, taking->spare, bytes, length, taking->there ? 0600 : 0666))
		return false;
	if (taking->there && !path_rights(taking->folder, taking->spare, &taking->about, 07777))
		return false;
	return path_sync(taking->folder, taking->spare);
}

/* Where a link leads at whose end nothing is yet. */
static char *link_end(const char *path)
{
	char *at = g_strdup(path), *leads;
	for (int links = 0; (leads = g_file_read_link(at, NULL)); links++) {
		g_autofree char *folder = g_path_get_dirname(at);
		g_free(at);
		at = g_path_is_absolute(leads) ? g_strdup(leads) : g_build_filename(folder, leads, NULL);
		g_free(leads);
		if (links == 40) /* a loop was told before; this one is being made */
			break;
	}
	return at;
}

/* The file itself, for a link stays a link. NULL where it can't be found. */
static char *path_real(const char *path, bool there)
{
	char *real = there ? realpath(path, NULL) : NULL, *copy = real ? g_strdup(real) : NULL;
	int reason = errno;
	free(real);
	errno = reason;
	return there ? copy : link_end(path);
}

/* Whether the bytes that were had of it, or that there are none, are what was seen before. */
static bool is_as_seen(const struct taking *taking)
{
	const struct seen *seen = taking->file->seen;
	gsize length = 0;
	const void *bytes = taking->old ? g_bytes_get_data(taking->old, &length) : NULL;
	return taking->there ? seen->there && length == seen->length && bytes_sum(bytes, length) == seen->sum
			     : !seen->there;
}

/* The folder of a file. One that is not there yet is made where it is known that the file is not: in a folder that is.
 */
static int folder_open(struct taking *taking, const char *path)
{
	int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC, folder = open(path, flags);
	if (folder >= 0 || errno != ENOENT || taking->there || !taking->file->seen)
		return folder;
	g_autofree char *around = g_path_get_dirname(path), *made = g_path_get_basename(path);
	taking->around = open(around, flags);
	if (taking->around < 0 || mkdirat(taking->around, made, 0777))
		return -1;
	taking->made = g_steal_pointer(&made);
	return openat(taking->around, taking->made, flags | O_NOFOLLOW);
}

/* All that can fail but the last step, and all memory that is needed. False with errno 0 where what is there is not as
 * it was seen. */
static bool take_prepare(struct taking *taking, size_t number, bool alone)
{
	const struct out_file *file = taking->file;
	taking->there = !stat(file->path, &taking->about);
	if (!taking->there && errno != ENOENT)
		return false;
	g_autofree char *real = path_real(file->path, taking->there);
	if (!real)
		return false;
	g_autofree char *parent = g_path_get_dirname(real);
	taking->name = g_path_get_basename(real);
	taking->folder = folder_open(taking, parent);
	if (taking->folder < 0)
		return false;
	g_autofree char *start = spare_start(taking->name);
	litter_clear(taking, start);
	taking->spare = g_strdup_printf("%s%ld-%zu", start, (long)getpid(), number);
	if ((!alone || file->seen) && taking->there && !old_read(taking))
		return false;
	if (file->seen && !is_as_seen(taking))
		return no(0);
	taking->new = seen_of(file->bytes, file->length);
	return spare_make(taking, file->bytes, file->length);
}

/* Two names of a folder are exchanged in one step. */
static bool exchange(const struct taking *taking)
{
	return !renameat2(taking->folder, taking->spare, taking->folder, taking->name, RENAME_EXCHANGE);
}

/* The spare file and what stands in its place have changed places: that was saved in the very moment, and goes back. */
static bool saved_return(struct taking *taking)
{
	if (exchange(taking))
		return no(0);
	int reason = errno;
	if (reason == ENOENT && path_move(taking->folder, taking->spare, taking->folder, taking->name))
		return no(0); /* the new file was taken away */
	taking->kept = true;
	return no(reason);
}

/* The spare takes its place if `expected` stands there; NULL: whatever stands there. False with errno 0 where something
 * else does: it stays. Where the file system can't exchange two files, what is saved between two system calls is not
 * noticed. */
static bool spare_put(struct taking *taking, const struct seen *expected)
{
	int folder = taking->folder;
	if (expected && !expected->there)
		return path_move(folder, taking->spare, folder, taking->name) || no(errno == EEXIST ? 0 : errno);
	if (expected && !seen_holds(expected, folder, taking->name))
		return false;
	if (expected && exchange(taking)) {
		if (!seen_holds(expected, folder, taking->spare))
			return saved_return(taking);
		unlinkat(folder, taking->spare, 0);
		return true;
	}
	if (expected && errno != EINVAL && errno != ENOSYS)
		return no(errno == ENOENT ? 0 : errno);
	return !renameat(folder, taking->spare, folder, taking->name);
}

/* As it was before it took its place. What was saved there since stays, and then it is not. */
static bool take_back(struct taking *taking)
{
	const struct seen *expected = taking->file->seen ? &taking->new : NULL;
	if (!taking->there && expected && !seen_holds(expected, taking->folder, taking->name))
		return false;
	if (!taking->there)
		return !unlinkat(taking->folder, taking->name, 0);
	gsize length;
	const void *bytes = g_bytes_get_data(taking->old, &length);
	return spare_make(taking, bytes, length) && spare_put(taking, expected);
}

static void spares_remove(void *data)
{
	const struct takings *takings = data;
	for (size_t i = 0; i < takings->count; i++)
		if (takings->each[i].spare && !takings->each[i].kept)
			unlinkat(takings->each[i].folder, takings->each[i].spare, 0);
	for (size_t i = 0; i < takings->count; i++)
		if (takings->each[i].made)
			unlinkat(takings->each[i].around, takings->each[i].made, AT_REMOVEDIR); /* an empty one */
}

/* What is in the way of a file: an error number, or 0 where it was saved since it was read. */
static enum status refuse(const struct taking *taking, int reason, const char *fate, struct diag *diag)
{
	if (reason)
		return fail(taking->file->path, "this file can't be written, and is as it was", reason, diag);
	saved_tell(taking->file->path, SINCE, fate, diag);
	return STATUS_FAILURE;
}

static void written_tell(const struct taking *taking, int reason, struct diag *diag)
{
	if (reason)
		fail(taking->file->path, "this was written already, and can't be taken back", reason, diag);
	else
		saved_tell(taking->file->path, "as soon as it was written", "it stays as it is now", diag);
}

/* One could not take its place: those before it are taken back. */
static enum status places_leave(struct takings *takings, size_t at, int reason, struct diag *diag)
{
	bool back = true;
	for (size_t i = at; i--;) {
		if (take_back(&takings->each[i]))
			continue;
		written_tell(&takings->each[i], errno, diag);
		back = false;
	}
	refuse(&takings->each[at], reason, back ? SAVED_NOTHING : "it stays as it is now", diag);
	if (back)
		mishap_unchanged();
	return back ? STATUS_FAILURE : STATUS_UNCONFIRMED;
}

/* Each takes its place; where one can't, those before it are taken back. */
static enum status places_take(struct takings *takings, struct diag *diag)
{
	for (size_t i = 0; i < takings->count; i++) {
		struct taking *taking = &takings->each[i];
		if (!spare_put(taking, taking->file->seen))
			return places_leave(takings, i, errno, diag);
		mishap_changed();
	}
	enum status status = STATUS_DONE;
	for (size_t i = 0; i < takings->count; i++)
		if (fsync(takings->each[i].folder) || (takings->each[i].made && fsync(takings->each[i].around))) {
			fail(takings->each[i].file->path, "the new file is in place, but the disk did not confirm it",
			     errno, diag);
			status = STATUS_UNCONFIRMED;
		}
	return status;
}

static void takings_end(struct takings *takings)
{
	mishap_cared(&takings->care);
	spares_remove(takings);
	for (size_t i = 0; i < takings->count; i++) {
		struct taking *taking = &takings->each[i];
		if (taking->folder >= 0)
			close(taking->folder);
		if (taking->around >= 0)
			close(taking->around);
		if (taking->old)
			g_bytes_unref(taking->old);
		g_free(taking->name);
		g_free(taking->made);
		g_free(taking->spare);
	}
	g_free(takings->each);
	signals_let(&takings->signals);
}

enum status out_write_all(const struct out_file *files, size_t count, struct diag *diag)
{
	struct takings takings = {.each = g_new0(struct taking, count), .count = count};
	enum status status = STATUS_DONE;
	for (size_t i = 0; i < count; i++)
		takings.each[i].folder = takings.each[i].around = -1;
	signals_hold(&takings.signals);
	mishap_care(&takings.care, spares_remove, &takings);
	for (size_t i = 0; i < count && status == STATUS_DONE; i++) {
		takings.each[i].file = &files[i];
		if (!take_prepare(&takings.each[i], i, count == 1))
			status = refuse(&takings.each[i], errno, SAVED_NOTHING, diag);
	}
	if (status == STATUS_DONE)
		status = places_take(&takings, diag);
	takings_end(&takings);
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
	return out_write_all(&(struct out_file){path, bytes, length, NULL}, 1, diag);
}
