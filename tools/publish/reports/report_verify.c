/* SPDX-License-Identifier: MIT */
#include "publish/reports/report_verify.h"
#include "base/tree.h"
#include "explain/verify/verify.h"
#include "publish/word/word_list.h"

#include <string.h>

static bool text_verify(const struct report_paper *paper, const char *path, const char *text, GString *out,
			struct diag *diag)
{
	const struct attachment *first = paper->attachments->len ? paper->attachments->pdata[0] : NULL;
	bool letters = first && strchr(first->label, 'A') != strrchr(first->label, 'A');
	const struct verifying verifying = {.changes = paper->changes,
					    .reasons = paper->reasons,
					    .text = text,
					    .file = g_intern_string(path),
					    .lettered = letters ? paper->attachments->len : 0,
					    .own = paper->overview};
	return overview_verify(&verifying, out, diag);
}

static bool word_verify(const struct report_paper *paper, const char *path, GString *out, struct diag *diag)
{
	size_t length = 0;
	char *bytes = path_bytes(path, &length);
	struct place place = {.file = g_intern_string(path)};
	GString *text = g_string_new(NULL);
	bool sound = false;
	if (!bytes)
		diag_add(diag, CODE_FILE_MISSING, place, "there is no such file");
	else if (!word_list_read(bytes, length, text))
		diag_add(diag, CODE_FILE_KIND, place, "this is not a Word file: it has no text that can be read");
	else
		sound = text_verify(paper, path, text->str, out, diag);
	g_string_free(text, TRUE);
	g_free(bytes);
	return sound;
}

bool report_verify(const struct report_paper *paper, const char *path, GString *out, struct diag *diag)
{
	if (g_str_has_suffix(path, ".docx"))
		return word_verify(paper, path, out, diag);
	char *folder = g_path_get_dirname(path), *file = g_path_get_basename(path);
	struct sources *sources = sources_open(folder, diag);
	struct source source;
	bool sound = false;
	if (sources && source_read(sources, file, (struct place){0}, diag, &source)) {
		sound = text_verify(paper, path, source.text, out, diag);
		source_release(&source);
	}
	sources_close(sources);
	g_free(folder);
	g_free(file);
	return sound;
}

/* Each item at the line where the author wrote it, with its references as they are printed. The letters are ours. */
bool report_verify_own(const struct report_paper *paper, const struct edition *edition, GString *out, struct diag *diag)
{
	GString *text = g_string_new(NULL), *words = g_string_new(NULL);
	unsigned line = 1;
	for (const struct node *item = paper->own->first; item; item = item->next) {
		if (item->kind != NODE_CLAUSE)
			continue;
		for (; line < item->place.line; line++)
			g_string_append_c(text, '\n');
		g_string_truncate(words, 0);
		edition_plain(edition, item, words);
		g_string_append_printf(text, "- %s\n", words->str);
		line++;
	}
	bool sound = text_verify(paper, paper->own->place.file, text->str, out, diag);
	g_string_free(words, TRUE);
	g_string_free(text, TRUE);
	return sound;
}
