/* SPDX-License-Identifier: MIT */
#include "read/source/git_snapshot.h"
#include "base/near.h"
#include "read/source/git_internal.h"

#include <string.h>

#define MOST_LISTED 8
#define SHORTEST_HASH 4

/* ---- what there is ---- */

/* Of versions, as a rule: v10.0, v9.0. */
static gint newest_first(gconstpointer a, gconstpointer b)
{
	return strverscmp(*(char *const *)b, *(char *const *)a);
}

/* 'the tags v3.0 and v2.0', appended: the names that begin with `prefix`, without it. */
static void names_append(GString *out, const git_strarray *references, const char *prefix, const char *const called[2],
			 const char *name)
{
	GPtrArray *names = g_ptr_array_new();
	for (size_t i = 0; i < references->count; i++)
		if (g_str_has_prefix(references->strings[i], prefix))
			g_ptr_array_add(names, references->strings[i] + strlen(prefix));
	g_ptr_array_sort(names, newest_first);
	char *list = near_list(name, names, MOST_LISTED);
	if (names->len)
		g_string_append_printf(out, "%sthe %s %s", out->len ? ", " : "", called[names->len > 1], list);
	g_free(list);
	g_ptr_array_unref(names);
}

/* What the repository has, in words; "" where that is nothing. */
static char *revisions_list(const struct repository *repository, const char *name)
{
	static const char *const tags[2] = {"tag", "tags"}, *const branches[2] = {"branch", "branches"},
				 *const others[2] = {"branch fetched from elsewhere",
						     "branches fetched from elsewhere"};
	git_strarray references = {NULL, 0};
	repository->to.git_reference_list(&references, repository->git);
	GString *out = g_string_new(NULL);
	names_append(out, &references, "refs/tags/", tags, name);
	names_append(out, &references, "refs/heads/", branches, name);
	names_append(out, &references, "refs/remotes/", others, name);
	repository->to.git_strarray_dispose(&references);
	return g_string_free(out, FALSE);
}

static void unknown_tell(const struct repository *repository, const char *name, struct place asked, struct diag *diag)
{
	char *list = revisions_list(repository, name);
	bool shallow = repository->to.git_repository_is_shallow(repository->git);
	const char *fetch = "; this is a shallow clone, which has only the newest commits: "
			    "'git fetch --unshallow' gets the others";
	if (repository->to.git_repository_is_empty(repository->git))
		diag_add(diag, CODE_GIT_REVISION, asked, "nothing has been committed in this repository yet");
	else
		diag_add(diag, CODE_GIT_REVISION, asked, "there is no revision '%s' in this repository%s%s%s", name,
			 *list ? ", which has " : "", list, shallow ? fetch : "");
	g_free(list);
}

/* ---- one by its name ---- */

/* A name that means two things, or something else tomorrow or on another machine. */
static bool is_doubtful(const struct repository *repository, const char *name, struct place asked, struct diag *diag)
{
	const struct calls *to = &repository->to;
	if (strstr(name, "@{")) {
		diag_add(diag, CODE_GIT_REVISION, asked,
			 "'%s' means something else on each machine and each day; name a tag, a branch or a commit",
			 name);
		return true;
	}
	if (strchr(name, ':') || strstr(name, "^{/")) {
		diag_add(diag, CODE_GIT_REVISION, asked,
			 "'%s' looks for words or for a file, and may find another tomorrow; name a tag, a branch or a "
			 "commit",
			 name);
		return true;
	}
	git_oid tag, branch;
	char *as_tag = g_strconcat("refs/tags/", name, NULL), *as_branch = g_strconcat("refs/heads/", name, NULL);
	bool two = !to->git_reference_name_to_id(&tag, repository->git, as_tag) &&
		   !to->git_reference_name_to_id(&branch, repository->git, as_branch);
	if (two)
		diag_add(diag, CODE_GIT_REVISION, asked, "'%s' is both a tag and a branch; write tags/%s or heads/%s",
			 name, name, name);
	g_free(as_branch);
	g_free(as_tag);
	return two;
}

/* Why libgit2 finds nothing under this name. */
static void failure_tell(const struct repository *repository, int failure, const char *name, struct place asked,
			 struct diag *diag)
{
	const git_error *last = repository->to.git_error_last(); /* until the next call */
	char *words = g_strdup(last ? last->message : "no reason was given");
	bool of_objects = last && (last->klass == GIT_ERROR_ODB || last->klass == GIT_ERROR_OBJECT);
	bool shallow = repository->to.git_repository_is_shallow(repository->git);
	if (failure == GIT_EAMBIGUOUS && strlen(name) >= SHORTEST_HASH)
		diag_add(diag, CODE_GIT_REVISION, asked,
			 "more than one commit or file begins with '%s'; write more of its digits", name);
	else if (failure == GIT_EINVALIDSPEC)
		diag_add(diag, CODE_GIT_REVISION, asked,
			 "'%s' can't be read as a revision; name a tag, a branch or a commit, as in v2.0, main, "
			 "1a2b3c4 or HEAD~2",
			 name);
	else if (failure == GIT_ENOTFOUND && of_objects && !shallow)
		diag_add(diag, CODE_GIT_OBJECT, asked,
			 "git does not have the commit or files of '%s'; 'git fsck' tells more, and 'git fetch' may "
			 "bring them back",
			 name);
	else if (failure == GIT_ENOTFOUND || failure == GIT_EAMBIGUOUS)
		unknown_tell(repository, name, asked, diag);
	else
		diag_add(diag, CODE_GIT_OBJECT, asked, "git can't read '%s': %s", name, words);
	g_free(words);
}

/* What is asked of libgit2, which takes anything that ends in an @ for HEAD: with more behind it the name is looked up.
 */
static char *name_asked(const char *name)
{
	bool taken = g_str_has_suffix(name, "@") && strcmp(name, "@") != 0;
	return g_strconcat(name, taken ? "^0" : NULL, NULL);
}

void *snapshot_open(const char *here, const char *name, struct place asked, struct diag *diag)
{
	struct repository *repository = repository_open(here, asked, diag);
	if (!repository || is_doubtful(repository, name, asked, diag)) {
		if (repository)
			repository_release(repository);
		return NULL;
	}
	const struct calls *to = &repository->to;
	git_object *object = NULL, *tree = NULL;
	g_autofree char *wanted = name_asked(name);
	int failure = to->git_revparse_single(&object, repository->git, wanted);
	if (failure)
		failure_tell(repository, failure, name, asked, diag);
	else if ((failure = to->git_object_peel(&tree, object, GIT_OBJECT_TREE)) == GIT_EINVALIDSPEC)
		diag_add(diag, CODE_GIT_REVISION, asked, "'%s' is one file in git, not a revision", name);
	else if (failure)
		failure_tell(repository, failure, name, asked, diag);
	to->git_object_free(object);
	if (tree)
		return snapshot_new(repository, (git_tree *)tree);
	repository_release(repository);
	return NULL;
}
