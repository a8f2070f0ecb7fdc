/* SPDX-License-Identifier: MIT */
#include "read/source/git_internal.h"
#include "read/source/git_snapshot.h"

#include <string.h>

/* A folder in a revision. */
struct snapshot {
	struct repository *repository;
	git_tree *tree;
};

void *snapshot_new(struct repository *repository, git_tree *tree)
{
	struct snapshot *snapshot = g_new(struct snapshot, 1);
	*snapshot = (struct snapshot){repository, tree};
	return snapshot;
}

static void snapshot_close(void *at)
{
	struct snapshot *snapshot = at;
	snapshot->repository->to.git_tree_free(snapshot->tree);
	repository_release(snapshot->repository);
	g_free(snapshot);
}

/* What a path leads to. */
struct spot {
	git_filemode_t mode; /* GIT_FILEMODE_TREE for the folder itself */
	git_oid id;
	enum trouble trouble;
};

static enum trouble step_trouble(git_filemode_t mode)
{
	switch (mode) {
	case GIT_FILEMODE_TREE:
		return TROUBLE_NONE;
	case GIT_FILEMODE_LINK:
		return TROUBLE_LINK;
	case GIT_FILEMODE_COMMIT:
		return TROUBLE_SUBMODULE;
	default:
		return TROUBLE_ABSENT; /* a file, where a folder is asked for */
	}
}

/* The tree of the folder `spot`, which the caller frees; NULL with the trouble. */
static git_tree *tree_open(const struct repository *repository, struct spot *spot)
{
	git_tree *tree = NULL;
	spot->trouble = step_trouble(spot->mode);
	if (!spot->trouble && repository->to.git_tree_lookup(&tree, repository->git, &spot->id))
		spot->trouble = TROUBLE_OBJECT;
	return tree;
}

/* Goes down a normal path a step at a time, so that no link is followed. */
static struct spot spot_find(const struct snapshot *snapshot, const char *path)
{
	const struct calls *to = &snapshot->repository->to;
	struct spot spot = {.mode = GIT_FILEMODE_TREE};
	git_tree *tree = NULL;
	to->git_tree_dup(&tree, snapshot->tree);
	char **steps = g_strsplit(path, "/", -1);
	for (char **step = steps; *step && !spot.trouble; step++) {
		const git_tree_entry *entry = to->git_tree_entry_byname(tree, *step);
		if (!entry) {
			spot.trouble = TROUBLE_ABSENT;
			break;
		}
		spot.mode = to->git_tree_entry_filemode(entry);
		spot.id = *to->git_tree_entry_id(entry);
		if (!step[1])
			break;
		git_tree *below = tree_open(snapshot->repository, &spot);
		to->git_tree_free(tree);
		tree = below;
	}
	g_strfreev(steps);
	to->git_tree_free(tree);
	return spot;
}

/* The tree of a folder by its path, as above. */
static git_tree *tree_find(const struct snapshot *snapshot, const char *folder, enum trouble *trouble)
{
	const struct repository *repository = snapshot->repository;
	struct spot spot = spot_find(snapshot, folder);
	git_tree *tree = NULL;
	if (!*folder)
		repository->to.git_tree_dup(&tree, snapshot->tree);
	else if (!spot.trouble)
		tree = tree_open(repository, &spot);
	*trouble = spot.trouble;
	return tree;
}

static enum trouble file_trouble(git_filemode_t mode)
{
	switch (mode) {
	case GIT_FILEMODE_BLOB:
	case GIT_FILEMODE_BLOB_EXECUTABLE:
		return TROUBLE_NONE;
	case GIT_FILEMODE_TREE:
		return TROUBLE_FOLDER;
	case GIT_FILEMODE_LINK:
		return TROUBLE_LINK;
	case GIT_FILEMODE_COMMIT:
		return TROUBLE_SUBMODULE;
	default:
		return TROUBLE_KIND;
	}
}

/* Large files that were put elsewhere leave three short lines behind. */
static bool is_pointer(const char *bytes, size_t length)
{
	static const char first[] = "version https://git-lfs.github.com/spec/";
	return length > sizeof first && length < 1024 && !memcmp(bytes, first, sizeof first - 1);
}

/* The bytes as they were committed. libgit2 holds them against their hash. */
static struct taken bytes_take(const struct repository *repository, const git_oid *id)
{
	const struct calls *to = &repository->to;
	size_t length = 0;
	git_object_t kind = GIT_OBJECT_INVALID;
	git_odb_object *object = NULL;
	if (to->git_odb_read_header(&length, &kind, repository->objects, id) || kind != GIT_OBJECT_BLOB)
		return (struct taken){.trouble = TROUBLE_OBJECT};
	if (length > SOURCE_LARGEST)
		return (struct taken){.trouble = TROUBLE_LARGE};
	if (to->git_odb_read(&object, repository->objects, id))
		return (struct taken){.trouble = TROUBLE_OBJECT};
	struct taken out = {.length = to->git_odb_object_size(object)};
	const char *bytes = to->git_odb_object_data(object);
	if (is_pointer(bytes, out.length)) {
		out.trouble = TROUBLE_POINTER;
	} else {
		out.bytes = g_malloc(out.length + 1);
		memcpy(out.bytes, bytes, out.length);
		out.bytes[out.length] = '\0';
	}
	to->git_odb_object_free(object);
	return out;
}

static struct taken snapshot_read(void *at, const char *path)
{
	const struct snapshot *snapshot = at;
	struct spot spot = spot_find(snapshot, path);
	if (!spot.trouble)
		spot.trouble = file_trouble(spot.mode);
	if (spot.trouble)
		return (struct taken){.trouble = spot.trouble};
	return bytes_take(snapshot->repository, &spot.id);
}

static enum source_kind snapshot_kind(void *at, const char *path)
{
	struct spot spot = spot_find(at, path);
	if (spot.trouble)
		return spot.trouble == TROUBLE_ABSENT ? SOURCE_NONE : SOURCE_OTHER;
	if (spot.mode == GIT_FILEMODE_TREE)
		return SOURCE_FOLDER;
	return file_trouble(spot.mode) ? SOURCE_OTHER : SOURCE_FILE;
}

static bool snapshot_names(void *at, const char *folder, GPtrArray *names)
{
	const struct snapshot *snapshot = at;
	const struct calls *to = &snapshot->repository->to;
	enum trouble trouble;
	git_tree *tree = tree_find(snapshot, folder, &trouble);
	if (!tree)
		return false;
	for (size_t i = 0; i < to->git_tree_entrycount(tree); i++) {
		const git_tree_entry *entry = to->git_tree_entry_byindex(tree, i);
		bool is_folder = to->git_tree_entry_filemode(entry) == GIT_FILEMODE_TREE;
		g_ptr_array_add(names, g_strconcat(to->git_tree_entry_name(entry), is_folder ? "/" : "", NULL));
	}
	to->git_tree_free(tree);
	return true;
}

static void *snapshot_below(void *at, const char *folder, enum trouble *trouble)
{
	const struct snapshot *snapshot = at;
	git_tree *tree = tree_find(snapshot, folder, trouble);
	if (!tree)
		return NULL;
	snapshot->repository->uses++;
	return snapshot_new(snapshot->repository, tree);
}

const struct backing snapshot_backing = {snapshot_read, snapshot_kind, snapshot_names, snapshot_below, snapshot_close};
