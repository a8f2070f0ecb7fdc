/* SPDX-License-Identifier: MIT */
#include "read/source/git_internal.h"

#include <string.h>

static const char *const call_names[] = {CALLS(LIBRARY_NAME)};

/* What a repository may have that matters only to those who write into it or check it out. */
static const char *extensions[] = {"partialclone", "preciousobjects", "worktreeconfig"};

static bool library_start(struct calls *to, struct place asked, struct diag *diag)
{
	GString *fault = g_string_new(NULL);
	bool whole = library_take(LIBRARY_GIT2, call_names, G_N_ELEMENTS(call_names), to, fault);
	if (!whole)
		diag_add(diag, CODE_GIT_REPOSITORY, asked, "%s", fault->str);
	g_string_free(fault, TRUE);
	if (!whole)
		return false;
	to->git_libgit2_init();
	to->git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions, G_N_ELEMENTS(extensions));
	return true;
}

/* The folder that git asks about: the one that holds '.git', or a bare repository itself. */
static char *owned_folder(const char *repository)
{
	size_t n = strlen(repository);
	while (n > 1 && repository[n - 1] == '/')
		n--;
	char *folder = g_strndup(repository, n);
	if (g_str_has_suffix(folder, "/.git"))
		folder[n - 5] = '\0';
	return folder;
}

/* Why no repository could be opened at `start`. */
static void failure_tell(const struct calls *to, int failure, const char *start, struct place asked, struct diag *diag)
{
	const git_error *last = to->git_error_last();
	char *words = g_strdup(last ? last->message : "no reason was given");
	bool is_owner = failure == GIT_EOWNER || strstr(words, "safe.directory");
	git_buf found = {.ptr = NULL};
	bool there = !to->git_repository_discover(&found, start, 0, NULL);
	const char *given = g_getenv("GIT_DIR");
	if (there && is_owner) {
		char *folder = owned_folder(found.ptr), *quoted = g_shell_quote(folder);
		diag_add(diag, CODE_GIT_OWNER, asked,
			 "the git repository '%s' belongs to another user, so it is not read; if you trust it, run: "
			 "git config --global --add safe.directory %s",
			 folder, quoted);
		g_free(quoted);
		g_free(folder);
	} else if (there) {
		diag_add(diag, CODE_GIT_REPOSITORY, asked, "the git repository '%s' can't be read: %s", found.ptr,
			 words);
	} else if (given && *given) {
		diag_add(diag, CODE_GIT_REPOSITORY, asked, "GIT_DIR names '%s', which is no git repository", given);
	} else {
		char *folder = g_canonicalize_filename(start, NULL);
		diag_add(diag, CODE_GIT_REPOSITORY, asked,
			 "neither '%s' nor a folder around it is a git repository; stand in one, or name one with -C",
			 folder);
		g_free(folder);
	}
	to->git_buf_dispose(&found);
	g_free(words);
}

struct repository *repository_open(const char *here, struct place asked, struct diag *diag)
{
	struct calls to;
	if (!library_start(&to, asked, diag))
		return NULL;
	const char *given = g_getenv("GIT_DIR");
	bool is_given = given && *given;
	const char *start = is_given ? given : here;
	git_repository *git = NULL;
	int failure = to.git_repository_open_ext(&git, start, is_given ? GIT_REPOSITORY_OPEN_NO_SEARCH : 0,
						 g_getenv("GIT_CEILING_DIRECTORIES"));
	git_odb *objects = NULL;
	if (!failure)
		failure = to.git_repository_odb(&objects, git);
	if (failure) {
		failure_tell(&to, failure, start, asked, diag);
		to.git_repository_free(git);
		to.git_libgit2_shutdown();
		return NULL;
	}
	struct repository *repository = g_new(struct repository, 1);
	*repository = (struct repository){.to = to, .git = git, .objects = objects, .uses = 1};
	return repository;
}

void repository_release(struct repository *repository)
{
	if (--repository->uses)
		return;
	repository->to.git_odb_free(repository->objects);
	repository->to.git_repository_free(repository->git);
	repository->to.git_libgit2_shutdown();
	g_free(repository);
}
