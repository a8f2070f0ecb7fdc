/* SPDX-License-Identifier: MIT
 * A git repository that is open, and what is called in libgit2. Within read/git*. */
#ifndef KEELING_GIT_INTERNAL_H
#define KEELING_GIT_INTERNAL_H

#include "base/diag.h"
#include "base/library.h"

#include <git2.h>

#define CALLS(CALL) \
	CALL(git_libgit2_init) \
	CALL(git_libgit2_shutdown) \
	CALL(git_libgit2_opts) \
	CALL(git_error_last) \
	CALL(git_buf_dispose) \
	CALL(git_strarray_dispose) \
	CALL(git_repository_discover) \
	CALL(git_repository_open_ext) \
	CALL(git_repository_free) \
	CALL(git_repository_is_shallow) \
	CALL(git_repository_is_empty) \
	CALL(git_repository_odb) \
	CALL(git_odb_free) \
	CALL(git_odb_read_header) \
	CALL(git_odb_read) \
	CALL(git_odb_object_data) \
	CALL(git_odb_object_size) \
	CALL(git_odb_object_free) \
	CALL(git_reference_list) \
	CALL(git_reference_name_to_id) \
	CALL(git_revparse_single) \
	CALL(git_object_peel) \
	CALL(git_object_free) \
	CALL(git_tree_lookup) \
	CALL(git_tree_dup) \
	CALL(git_tree_free) \
	CALL(git_tree_entrycount) \
	CALL(git_tree_entry_byindex) \
	CALL(git_tree_entry_byname) \
	CALL(git_tree_entry_name) \
	CALL(git_tree_entry_filemode) \
	CALL(git_tree_entry_id)

struct calls {
	CALLS(LIBRARY_FIELD)
};

struct repository {
	struct calls to;
	git_repository *git;
	git_odb *objects;
	unsigned uses;
};

/* NULL with a message at `asked`. */
struct repository *repository_open(const char *here, struct place asked, struct diag *diag);
/* Ends one use of it, the last of which closes it. */
void repository_release(struct repository *repository);

/* A folder in a revision: what is behind `struct sources`. Takes `tree` and a use of the repository. */
void *snapshot_new(struct repository *repository, git_tree *tree);

#endif
