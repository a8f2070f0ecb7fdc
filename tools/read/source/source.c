/* SPDX-License-Identifier: MIT */
#include "read/source/source.h"
#include "base/sum.h"
#include "base/text_order.h"
#include "read/source/git_snapshot.h"
#include "read/source/source_backing.h"
#include "read/source/source_text.h"

#include <errno.h>
#include <string.h>

#define DEEPEST_FOLDER 16

struct sources {
	char *folder, *before; /* `before` is what stands before a path that is shown */
	const struct backing *backing;
	void *at;
	GHashTable *seen; /* normal path, interned, to struct seen *: files as they were first read */
};

/* One request: what is asked for, by whom. */
struct request {
	struct sources *sources;
	const char *path;
	struct place asked;
	struct diag *diag;
	struct source *out;
};

static struct sources *sources_new(char *folder, const struct backing *backing, void *at)
{
	struct sources *sources = g_new0(struct sources, 1);
	*sources = (struct sources){.folder = folder, .backing = backing, .at = at};
	bool is_root =
		!strcmp(folder, "/") || (g_str_has_prefix(folder, SOURCE_REVISION) && g_str_has_suffix(folder, ":"));
	sources->seen = g_hash_table_new_full(NULL, NULL, NULL, g_free);
	sources->before = strcmp(folder, ".") ? g_strconcat(folder, is_root ? "" : "/", NULL) : g_strdup("");
	return sources;
}

struct sources *sources_open(const char *folder, struct diag *diag)
{
	void *at = disk_open(folder);
	if (!at) {
		struct place place = {.file = g_intern_string(folder)};
		if (errno == ENOENT)
			diag_add(diag, CODE_FILE_MISSING, place, "there is no such folder");
		else if (errno == ENOTDIR)
			diag_add(diag, CODE_FILE_KIND, place, "this is no folder");
		else
			diag_add(diag, CODE_FILE_UNREADABLE, place, "this folder can't be read: %s", g_strerror(errno));
		return NULL;
	}
	size_t n = strlen(folder);
	while (n > 1 && folder[n - 1] == '/')
		n--;
	return sources_new(g_strndup(folder, n), &disk_backing, at);
}

struct sources *sources_standard(struct diag *diag)
{
	void *at = standard_open();
	if (at)
		return sources_new(g_strdup("."), &standard_backing, at);
	diag_add(diag, CODE_FILE_UNREADABLE, (struct place){.file = SOURCE_STANDARD}, "this can't be read: %s",
		 g_strerror(errno));
	return NULL;
}

struct sources *sources_revision(const char *here, const char *revision, struct place asked, struct diag *diag)
{
	void *at = snapshot_open(here, revision, asked, diag);
	return at ? sources_new(g_strconcat(SOURCE_REVISION, revision, ":", NULL), &snapshot_backing, at) : NULL;
}

struct sources *sources_overlaid(struct sources *under, GHashTable *files)
{
	void *at = overlay_open(under ? under->backing : NULL, under ? under->at : NULL, files);
	return sources_new(g_strdup(under ? under->folder : "."), &overlay_backing, at);
}

void sources_close(struct sources *sources)
{
	if (!sources)
		return;
	sources->backing->close(sources->at);
	g_hash_table_unref(sources->seen);
	g_free(sources->before);
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
	if (sources->backing == &standard_backing && !strcmp(path, SOURCE_GIVEN))
		return SOURCE_STANDARD;
	char *shown = *path ? g_strconcat(sources->before, path, NULL) : g_strdup(sources->folder);
	const char *interned = g_intern_string(shown);
	g_free(shown);
	return interned;
}

const char *source_within(const char *shown)
{
	const char *colon =
		g_str_has_prefix(shown, SOURCE_REVISION) ? strchr(shown + strlen(SOURCE_REVISION), ':') : NULL;
	return colon ? colon + 1 : shown;
}

/* ---- what stands in the way ---- */

struct refusal {
	enum code code;
	const char *what;
};

static const struct refusal refusals[TROUBLES] = {
	[TROUBLE_ABSENT] = {CODE_FILE_MISSING, "there is no such file"},
	[TROUBLE_LINK] = {CODE_FILE_LINK, "this is a symbolic link, or lies behind one; put the file itself into "
					  "the content folder"},
	[TROUBLE_OUTSIDE] = {CODE_FILE_OUTSIDE, "this lies outside the content folder"},
	[TROUBLE_FOLDER] = {CODE_FILE_KIND, "this is a folder; a file is expected"},
	[TROUBLE_KIND] = {CODE_FILE_KIND, "this is no ordinary file"},
	[TROUBLE_LARGE] = {CODE_FILE_SIZE, "this file is larger than 64 MB; no source should be"},
	[TROUBLE_CHANGED] = {CODE_FILE_CHANGED, "this file was changed while it was read; start again"},
	[TROUBLE_LONG] = {CODE_FILE_UNREADABLE, "this name is too long for a file"},
	[TROUBLE_UNREADABLE] = {CODE_FILE_UNREADABLE, "this file can't be read"},
	[TROUBLE_SUBMODULE] = {CODE_FILE_KIND, "this is a submodule, or lies in one: a repository of its own, which is "
					       "not looked into"},
	[TROUBLE_POINTER] = {CODE_GIT_OBJECT, "git keeps only a pointer here (Git LFS); the text itself is not in the "
					      "repository"},
	[TROUBLE_OBJECT] = {CODE_GIT_OBJECT, "git does not have this file's text, or has it damaged; 'git fsck' tells "
					     "more, and 'git fetch' may bring it back"},
};

/* The file's name stands in the message where the place is another's. */
static bool refuse(const struct request *request, enum code code, const char *what)
{
	const struct place own = {.file = request->out->file};
	request->out->reason = SOURCE_REFUSED;
	if (request->asked.line)
		diag_add(request->diag, code, request->asked, "%s: %s", request->path, what);
	else
		diag_add(request->diag, code, own, "%s", what);
	return false;
}

static bool trouble_report(const struct request *request, const struct taken *taken)
{
	const struct refusal *refusal = &refusals[taken->trouble];
	if (taken->trouble == TROUBLE_UNREADABLE) {
		char *what = g_strdup_printf("%s: %s", refusal->what, g_strerror(taken->number));
		refuse(request, refusal->code, what);
		g_free(what);
	} else if (taken->trouble != TROUBLE_ABSENT || !request->asked.line) {
		refuse(request, refusal->code, refusal->what);
	}
	if (taken->trouble == TROUBLE_ABSENT)
		request->out->reason = SOURCE_ABSENT;
	return false;
}

/* ---- reading ---- */

/* Once and for all: what is read again later may be of somebody who saved it since. */
static void seen_note(const struct sources *sources, const char *normal, const struct taken *taken)
{
	bool known = !taken->trouble || taken->trouble == TROUBLE_ABSENT;
	if (!known || g_hash_table_contains(sources->seen, normal))
		return;
	struct seen seen = {.there = false};
	if (!taken->trouble)
		seen = seen_of(taken->bytes, taken->length);
	g_hash_table_insert(sources->seen, (gpointer)normal, g_memdup2(&seen, sizeof seen));
}

const struct seen *source_seen(const struct sources *sources, const char *path)
{
	static const struct seen nothing = {.there = false};
	const char *normal = source_normal(path);
	const struct seen *seen = normal ? g_hash_table_lookup(sources->seen, normal) : NULL;
	return seen ? seen : &nothing;
}

/* All bytes of a file, with a NUL after them; NULL with a message. */
static char *bytes_read(const struct request *request, size_t *length)
{
	const char *normal = source_normal(request->path);
	request->out->path = normal;
	request->out->file = source_shown(request->sources, normal ? normal : request->path);
	if (!normal) {
		refuse(request, CODE_FILE_OUTSIDE,
		       "this path leads out of the content folder; only files in it can be used");
		return NULL;
	}
	struct taken taken = request->sources->backing->read(request->sources->at, normal);
	seen_note(request->sources, normal, &taken);
	if (taken.trouble)
		trouble_report(request, &taken);
	else
		request->out->reason = SOURCE_FINE;
	*length = taken.length;
	return taken.bytes;
}

/* Lines that end with a carriage return alone, as old Macs wrote them, end as all others do. No byte moves. */
static void returns_turn(char *text, size_t length)
{
	for (char *at = memchr(text, '\r', length); at; at = memchr(at + 1, '\r', length - (size_t)(at + 1 - text)))
		if (at[1] != '\n')
			*at = '\n';
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
	returns_turn(bytes, out->length);
	return true;
}

bool source_is_blank(const struct source *source)
{
	return strspn(source->text, " \t\r\n\v\f") == source->length;
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
	char *hash = sum_of(bytes, length);
	g_free(bytes);
	return hash;
}

char *source_sum(struct sources *sources, const char *path)
{
	if (!source_exists(sources, path))
		return NULL;
	struct diag *unsaid = diag_new();
	enum source_reason reason;
	char *sum = source_hash(sources, path, (struct place){.file = NULL}, unsaid, &reason);
	diag_free(unsaid);
	return sum;
}

char *source_bytes(struct sources *sources, const char *path, size_t *length, struct diag *diag)
{
	struct source out = {.reason = SOURCE_REFUSED};
	struct request request = {.sources = sources, .path = path, .diag = diag, .out = &out};
	return bytes_read(&request, length);
}

/* ---- folders ---- */

struct sources *sources_below(struct sources *sources, const char *path, struct place asked, struct diag *diag)
{
	const char *normal = source_normal(path);
	enum trouble trouble = TROUBLE_OUTSIDE;
	void *at = normal ? sources->backing->below(sources->at, normal, &trouble) : NULL;
	if (!at) {
		struct source out = {.file = normal ? source_shown(sources, normal) : g_intern_string(path)};
		struct request request = {.sources = sources, .path = path, .asked = asked, .diag = diag, .out = &out};
		bool told = trouble == TROUBLE_LINK || trouble == TROUBLE_SUBMODULE || trouble == TROUBLE_OBJECT;
		refuse(&request, told ? refusals[trouble].code : CODE_FILE_MISSING,
		       told ? refusals[trouble].what : "there is no such folder in the content folder");
		return NULL;
	}
	return sources_new(g_strdup(source_shown(sources, normal)), sources->backing, at);
}

enum source_kind source_kind(struct sources *sources, const char *path)
{
	const char *normal = source_normal(path);
	return normal ? sources->backing->kind(sources->at, normal) : SOURCE_NONE;
}

bool source_exists(struct sources *sources, const char *path)
{
	return source_kind(sources, path) != SOURCE_NONE;
}

GPtrArray *source_names(struct sources *sources, const char *folder)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	const char *normal = source_normal(folder);
	if (normal)
		sources->backing->names(sources->at, normal, names);
	g_ptr_array_sort(names, text_order);
	return names;
}

/* False where the folder can't be looked into. */
static bool list_add(struct sources *sources, const char *folder, unsigned depth, GPtrArray *paths)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	bool looked = sources->backing->names(sources->at, folder, names);
	for (guint i = 0; i < names->len; i++) {
		char *name = names->pdata[i], *end = name + strlen(name) - 1;
		bool is_folder = *end == '/';
		if (is_folder)
			*end = '\0';
		char *path = *folder ? g_strconcat(folder, "/", name, NULL) : g_strdup(name);
		if (is_folder && depth < DEEPEST_FOLDER && list_add(sources, path, depth + 1, paths))
			g_free(path);
		else
			g_ptr_array_add(paths, path);
	}
	g_ptr_array_unref(names);
	return looked;
}

GPtrArray *source_list(struct sources *sources, const char *folder)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	const char *normal = source_normal(folder);
	if (normal)
		list_add(sources, normal, 0, paths);
	g_ptr_array_sort(paths, text_order);
	return paths;
}
