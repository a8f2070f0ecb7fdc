/* SPDX-License-Identifier: MIT */
#include "read/source.h"
#include "read/source_text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define DEEPEST_FOLDER 16

struct sources {
	char *folder;
	int fd;
	GString *given; /* what came on standard input, in place of a folder; else NULL */
};

/* One request: what is asked for, by whom. */
struct request {
	struct sources *sources;
	const char *path;
	struct place asked;
	struct diag *diag;
	struct source *out;
};

struct sources *sources_open(const char *folder, struct diag *diag)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0) {
		struct place place = {.file = g_intern_string(folder)};
		if (errno == ENOENT)
			diag_add(diag, CODE_FILE_MISSING, place, "there is no such folder");
		else if (errno == ENOTDIR)
			diag_add(diag, CODE_FILE_KIND, place, "this is no folder");
		else
			diag_add(diag, CODE_FILE_UNREADABLE, place, "this folder can't be read: %s", g_strerror(errno));
		return NULL;
	}
	struct sources *sources = g_new0(struct sources, 1);
	sources->fd = fd;
	sources->folder = g_strdup(folder);
	for (size_t n = strlen(folder); n > 1 && sources->folder[n - 1] == '/'; n--)
		sources->folder[n - 1] = '\0';
	return sources;
}

struct sources *sources_standard(struct diag *diag)
{
	struct sources *sources = g_new0(struct sources, 1);
	sources->fd = -1;
	sources->folder = g_strdup(".");
	sources->given = g_string_new(NULL);
	char bytes[1 << 14];
	ssize_t got = 1;
	while (got && sources->given->len <= SOURCE_LARGEST) {
		got = read(STDIN_FILENO, bytes, sizeof bytes);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			diag_add(diag, CODE_FILE_UNREADABLE, (struct place){.file = SOURCE_STANDARD},
				 "this can't be read: %s", g_strerror(errno));
			sources_close(sources);
			return NULL;
		}
		g_string_append_len(sources->given, bytes, got);
	}
	return sources;
}

void sources_close(struct sources *sources)
{
	if (!sources)
		return;
	if (sources->given)
		g_string_free(sources->given, TRUE);
	if (sources->fd >= 0)
		close(sources->fd);
	g_free(sources->folder);
	g_free(sources);
}

const char *sources_folder(const struct sources *sources)
{
	return sources->folder;
}

/* ---- paths ---- */

const char *source_normal(const char *path)
{
	if (*path == '/')
		return NULL;
	GPtrArray *kept = g_ptr_array_new();
	char **steps = g_strsplit(path, "/", -1);
	bool inside = true;
	for (char **step = steps; *step && inside; step++) {
		if (!**step || !strcmp(*step, "."))
			continue;
		if (strcmp(*step, ".."))
			g_ptr_array_add(kept, *step);
		else if (kept->len)
			g_ptr_array_set_size(kept, (gint)kept->len - 1);
		else
			inside = false;
	}
	g_ptr_array_add(kept, NULL);
	char *normal = inside ? g_strjoinv("/", (char **)kept->pdata) : NULL;
	const char *interned = normal ? g_intern_string(normal) : NULL;
	g_free(normal);
	g_strfreev(steps);
	g_ptr_array_unref(kept);
	return interned;
}

char *source_beside(const char *asker, const char *name)
{
	const char *slash = strrchr(asker, '/');
	return slash && *name != '/' ? g_strdup_printf("%.*s/%s", (int)(slash - asker), asker, name) : g_strdup(name);
}

const char *source_shown(const struct sources *sources, const char *path)
{
	if (!strcmp(sources->folder, "."))
		return g_intern_string(path);
	bool root = !strcmp(sources->folder, "/");
	char *shown = g_strconcat(sources->folder, root ? "" : "/", path, NULL);
	const char *interned = g_intern_string(shown);
	g_free(shown);
	return interned;
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

static int open_beneath(int folder, const char *path, int flags)
{
	struct open_how how = {.flags = (unsigned)(flags | O_CLOEXEC),
			       .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS};
	long fd = syscall(SYS_openat2, folder, *path ? path : ".", &how, sizeof how);
	if (fd < 0 && (errno == ENOSYS || errno == EPERM))
		return open_steps(folder, *path ? path : ".", flags | O_CLOEXEC);
	return (int)fd;
}

static struct place place_of(const struct request *request)
{
	return request->asked.line ? request->asked : (struct place){.file = request->out->file};
}

/* '' when the message stands at the file itself, else its name and a space for the start of the sentence. */
static bool refuse(const struct request *request, enum code code, const char *what)
{
	request->out->reason = SOURCE_REFUSED;
	if (request->asked.line)
		diag_add(request->diag, code, place_of(request), "%s: %s", request->path, what);
	else
		diag_add(request->diag, code, place_of(request), "%s", what);
	return false;
}

static bool refuse_number(const struct request *request, enum code code, const char *what, int number)
{
	char *words = g_strdup_printf("%s: %s", what, g_strerror(number));
	refuse(request, code, words);
	g_free(words);
	return false;
}

/* Why a file could not be opened. */
static bool open_failed(const struct request *request, int number)
{
	switch (number) {
	case ENOENT:
	case ENOTDIR:
		request->out->reason = SOURCE_ABSENT;
		if (!request->asked.line)
			diag_add(request->diag, CODE_FILE_MISSING, place_of(request), "there is no such file");
		return false;
	case ELOOP:
		return refuse(request, CODE_FILE_LINK,
			      "this is a symbolic link, or lies behind one; put the file itself into "
			      "the content folder");
	case EXDEV:
		return refuse(request, CODE_FILE_OUTSIDE, "this lies outside the content folder");
	case ENXIO:
	case ENODEV:
		return refuse(request, CODE_FILE_KIND, "this is no ordinary file");
	case ENAMETOOLONG:
		return refuse(request, CODE_FILE_UNREADABLE, "this name is too long for a file");
	default:
		return refuse_number(request, CODE_FILE_UNREADABLE, "this file can't be read", number);
	}
}

/* An open file of the kind and size that we take, or -1 with a message. */
static int file_open(const struct request *request, struct stat *about)
{
	const char *normal = source_normal(request->path);
	request->out->path = normal;
	request->out->file = source_shown(request->sources, normal ? normal : request->path);
	if (!normal) {
		refuse(request, CODE_FILE_OUTSIDE,
		       "this path leads out of the content folder; only files in it can be used");
		return -1;
	}
	int fd = open_beneath(request->sources->fd, normal, O_RDONLY | O_NONBLOCK | O_NOCTTY);
	if (fd < 0) {
		open_failed(request, errno);
		return -1;
	}
	bool fine = false;
	if (fstat(fd, about))
		refuse_number(request, CODE_FILE_UNREADABLE, "this file can't be read", errno);
	else if (S_ISDIR(about->st_mode))
		refuse(request, CODE_FILE_KIND, "this is a folder; a file is expected");
	else if (!S_ISREG(about->st_mode))
		refuse(request, CODE_FILE_KIND, "this is no ordinary file");
	else if ((uint64_t)about->st_size > SOURCE_LARGEST)
		refuse(request, CODE_FILE_SIZE, "this file is larger than 64 MB; no source should be");
	else
		fine = true;
	if (!fine) {
		close(fd);
		return -1;
	}
	return fd;
}

/* ---- reading ---- */

static bool unchanged(int fd, const struct stat *before)
{
	struct stat after;
	return !fstat(fd, &after) && after.st_size == before->st_size &&
	       after.st_mtim.tv_sec == before->st_mtim.tv_sec && after.st_mtim.tv_nsec == before->st_mtim.tv_nsec;
}

/* What came on standard input; nothing else is there beside it. */
static char *bytes_given(const struct request *request, size_t *length)
{
	const GString *given = request->sources->given;
	bool asked = !strcmp(request->path, SOURCE_GIVEN);
	request->out->path = g_intern_string(request->path);
	request->out->file = asked ? SOURCE_STANDARD : request->out->path;
	if (!asked) {
		request->out->reason = SOURCE_ABSENT;
		return NULL;
	}
	if (given->len > SOURCE_LARGEST) {
		refuse(request, CODE_FILE_SIZE, "this is larger than 64 MB; no source should be");
		return NULL;
	}
	*length = given->len;
	request->out->reason = SOURCE_FINE;
	char *bytes = g_malloc(given->len + 1);
	memcpy(bytes, given->str, given->len + 1);
	return bytes;
}

/* All bytes of a file, with a NUL after them; NULL with a message. */
static char *bytes_read(const struct request *request, size_t *length)
{
	if (request->sources->given)
		return bytes_given(request, length);
	struct stat before;
	int fd = file_open(request, &before);
	if (fd < 0)
		return NULL;
	size_t size = (size_t)before.st_size, have = 0;
	char *bytes = g_malloc(size + 2);
	ssize_t got = 1;
	while (got && have <= size) {
		got = read(fd, bytes + have, size + 1 - have);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			break;
		have += (size_t)got;
	}
	int number = errno;
	bool whole = got >= 0 && have == size && unchanged(fd, &before);
	close(fd);
	if (whole) {
		bytes[have] = '\0';
		*length = have;
		request->out->reason = SOURCE_FINE;
		return bytes;
	}
	if (got < 0)
		refuse_number(request, CODE_FILE_UNREADABLE, "this file can't be read", number);
	else
		refuse(request, CODE_FILE_CHANGED, "this file was changed while it was read; start again");
	g_free(bytes);
	return NULL;
}

bool source_read(struct sources *sources, const char *path, struct place asked, struct diag *diag, struct source *out)
{
	*out = (struct source){.reason = SOURCE_REFUSED};
	struct request request = {.sources = sources, .path = path, .asked = asked, .diag = diag, .out = out};
	size_t length;
	char *bytes = bytes_read(&request, &length);
	if (!bytes)
		return false;
	size_t bom = length >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3) ? 3 : 0;
	if (!source_text_check(out->file, bytes + bom, length - bom, bom, diag)) {
		out->reason = SOURCE_REFUSED;
		g_free(bytes);
		return false;
	}
	out->bom = bom;
	out->length = length - bom;
	out->text = memmove(bytes, bytes + bom, length - bom + 1);
	return true;
}

void source_release(struct source *source)
{
	g_free(source->text);
	source->text = NULL;
}

char *source_hash(struct sources *sources, const char *path, struct place asked, struct diag *diag,
		  enum source_reason *reason)
{
	struct source out = {.reason = SOURCE_REFUSED};
	struct request request = {.sources = sources, .path = path, .asked = asked, .diag = diag, .out = &out};
	size_t length;
	char *bytes = bytes_read(&request, &length);
	*reason = out.reason;
	if (!bytes)
		return NULL;
	char *hash = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length);
	g_free(bytes);
	return hash;
}

/* ---- folders ---- */

struct sources *sources_below(struct sources *sources, const char *path, struct place asked, struct diag *diag)
{
	const char *normal = source_normal(path);
	int fd = normal ? open_beneath(sources->fd, normal, O_RDONLY | O_DIRECTORY) : -1;
	if (fd < 0) {
		struct source out = {.file = normal ? source_shown(sources, normal) : g_intern_string(path)};
		struct request request = {.sources = sources, .path = path, .asked = asked, .diag = diag, .out = &out};
		refuse(&request, errno == ELOOP ? CODE_FILE_LINK : CODE_FILE_MISSING,
		       "there is no such folder in the content folder");
		return NULL;
	}
	struct sources *below = g_new0(struct sources, 1);
	below->fd = fd;
	below->folder = g_strdup(source_shown(sources, normal));
	return below;
}

bool source_exists(struct sources *sources, const char *path)
{
	const char *normal = source_normal(path);
	if (!normal)
		return false;
	int fd = open_beneath(sources->fd, normal, O_PATH | O_NOFOLLOW);
	if (fd < 0)
		return errno != ENOENT && errno != ENOTDIR;
	close(fd);
	return true;
}

static void list_add(int fd, const char *prefix, unsigned depth, GPtrArray *paths)
{
	DIR *folder = fdopendir(fd);
	if (!folder) {
		close(fd);
		return;
	}
	for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		char *path = *prefix ? g_strconcat(prefix, "/", entry->d_name, NULL) : g_strdup(entry->d_name);
		int below = depth < DEEPEST_FOLDER ? openat(dirfd(folder), entry->d_name,
							    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
						   : -1;
		if (below >= 0) {
			list_add(below, path, depth + 1, paths);
			g_free(path);
		} else {
			g_ptr_array_add(paths, path);
		}
	}
	closedir(folder);
}

static gint path_compare(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

GPtrArray *source_list(struct sources *sources, const char *folder)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	const char *normal = source_normal(folder);
	int fd = normal ? open_beneath(sources->fd, normal, O_RDONLY | O_DIRECTORY) : -1;
	if (fd >= 0)
		list_add(fd, normal, 0, paths);
	g_ptr_array_sort(paths, path_compare);
	return paths;
}
