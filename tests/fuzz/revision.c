/* SPDX-License-Identifier: MIT
 * Names of revisions in git: found, or refused with a word; and never what was not named, such as 'the day before
 * yesterday'. The repository is made once, with git itself. */
#include "try.h"

#include "read/source/source.h"

#include <stdlib.h>
#include <string.h>

static const char *repository(void)
{
	static char *folder;
	if (folder)
		return folder;
	folder = g_dir_make_tmp("keeling-fuzz-XXXXXX", NULL);
	try_hold(folder != NULL, "a folder for a repository");
	char *command =
		g_strdup_printf("cd '%s' && git init -q -b main . && echo Words. > a.md && git add a.md && "
				"git -c user.name=a -c user.email=a@example.org commit -q -m a && git tag v1.0 && git "
				"tag -m b v2.0 -a 2>/dev/null; git branch side",
				folder);
	try_hold(system(command) == 0, "a repository");
	g_free(command);
	struct diag *diag = diag_new();
	struct sources *branch = sources_revision(folder, "main", (struct place){"git:", 0, 0}, diag);
	try_hold(branch != NULL, "its branch");
	sources_close(branch);
	diag_free(diag);
	return folder;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	const char *here = repository();
	char *name = g_strndup((const char *)bytes, length);
	struct diag *diag = diag_new();
	struct sources *sources = sources_revision(here, name, (struct place){"git:", 0, 0}, diag);
	try_hold(sources || diag_worst(diag) == LEVEL_FAILURE, "what is not found is told");
	if (sources) {
		try_hold(!strstr(name, "@{") && !strchr(name, ':') && !strstr(name, "^{/") && *name != '-',
			 "only what was named");
		try_hold(!g_str_has_suffix(name, "@") || !strcmp(name, "@"), "no other name for HEAD");
		try_hold(!PLANT || !strchr(name, '^'), "planted");
		struct source source;
		if (source_read(sources, "a.md", (struct place){NULL, 0, 0}, diag, &source))
			source_release(&source);
		try_hold(source_kind(sources, "../a.md") == SOURCE_NONE, "no way up");
	}
	sources_close(sources);
	try_messages(diag);
	diag_free(diag);
	g_free(name);
	return 0;
}
