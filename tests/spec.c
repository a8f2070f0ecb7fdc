/* SPDX-License-Identifier: MIT
 * For tests/steps/spec.py: many small documents in, what became of each out. On standard input, each document is its
 * length in bytes on a line, then its Markdown; on standard output, each answer is a line 'LENGTH code code ...' with
 * the codes of all messages, then LENGTH bytes of HTML. */
#include "base/templates.h"
#include "read/document.h"
#include "read/source/source.h"
#include "read/words.h"
#include "render/html/html.h"
#include "resolve/edition.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void answer(const char *folder, const struct words *words)
{
	struct diag *diag = diag_new();
	struct sources *sources = sources_open(folder, diag);
	struct doc *doc = read_document(sources, NULL, "test.md", diag);
	GString *out = g_string_new(NULL);
	if (doc) {
		struct library *library = library_new(NULL, words);
		const struct edition *edition = library_add(library, doc, diag);
		library_settle(library, diag);
		html_body(edition, NULL, out);
		library_free(library);
	}
	printf("%zu", out->len);
	for (size_t i = 0; i < diag_count(diag); i++)
		printf(" %s", code_name(diag_get(diag, i)->code));
	putchar('\n');
	fwrite(out->str, 1, out->len, stdout);
	g_string_free(out, TRUE);
	sources_close(sources);
	diag_free(diag);
}

int main(void)
{
	struct diag *diag = diag_new();
	struct templates *templates = templates_find(diag);
	struct words *words = templates ? words_read(templates, "en-GB", diag) : NULL;
	char *folder = g_dir_make_tmp("keeling-spec-XXXXXX", NULL);
	if (!words || !folder)
		return 2;
	char *path = g_build_filename(folder, "test.md", NULL);
	char line[32];
	while (fgets(line, sizeof line, stdin)) {
		size_t length = strtoul(line, NULL, 10);
		char *markdown = g_malloc(length + 1);
		if (fread(markdown, 1, length, stdin) != length ||
		    !g_file_set_contents(path, markdown, (gssize)length, NULL))
			return 2;
		answer(folder, words);
		g_free(markdown);
	}
	unlink(path);
	rmdir(folder);
	g_free(path);
	g_free(folder);
	words_free(words);
	templates_free(templates);
	diag_free(diag);
	return ferror(stdout) ? 2 : 0;
}
