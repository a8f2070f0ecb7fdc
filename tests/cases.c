/* SPDX-License-Identifier: MIT
 * Golden cases: cases FOLDER checks them, cases --accept FOLDER shows each difference and replaces the golden file
 * (asks on a terminal; ACCEPT=yes answers yes to all).
 *
 * A case is topic/name.md, a lone document, or a folder topic/name/ with a constitution.yaml. Beside it stand its
 * golden files: name.tree (the dump of the edition), name.html (the body of the page), name.document.xml (the body of
 * the Word file), name.content.xml (the text of the OpenDocument file), name.markdown, name.diag (the messages). Each
 * that exists is checked; messages that no .diag file expects are a failure. A new case is given .tree, .html and
 * .document.xml, or only .diag where it holds a mistake. The outputs come from the library, the messages from
 * keeling-check. */
#include "base/templates.h"
#include "publish/collection.h"
#include "render/docx/docx.h"
#include "render/html/html.h"
#include "render/markdown/markdown.h"
#include "render/odt/odt.h"
#include "resolve/edition.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zip.h>

struct run {
	struct templates *templates;
	char *checker; /* the command */
	bool accept, all;
	unsigned passed, failed;
};

/* One case and what came of it. */
struct made {
	const struct run *run;
	struct diag *diag;
	struct collection *collection; /* NULL where there is nothing to go by */
	char *messages;                /* files named from the case's own folder; NULL for none */
	bool mistaken;                 /* there are errors: nothing is rendered */
};

/* ---- reading a case ------------------------------------------------------------------------------------------- */

/* The messages of keeling-check on `path`. */
static void check_sources(struct made *made, const char *folder, const char *path)
{
	char *command[] = {made->run->checker, (char *)path, NULL};
	char *said = NULL;
	int status = 0;
	GError *error = NULL;
	if (!g_spawn_sync(NULL, command, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &said, &status, &error))
		g_error("%s", error->message);
	made->mistaken = !WIFEXITED(status) || WEXITSTATUS(status) >= STATUS_MISTAKES;
	char *prefix = g_strconcat(folder, "/", NULL);
	char **pieces = g_strsplit(said, prefix, -1);
	made->messages = *said ? g_strjoinv("", pieces) : NULL;
	g_strfreev(pieces);
	g_free(prefix);
	g_free(said);
}

/* `file` NULL: `folder` is a constitution. */
static void read_case(struct made *made, const char *folder, const char *file)
{
	char *path = g_build_filename(folder, file, NULL);
	check_sources(made, folder, path);
	g_free(path);
	struct sources *sources = made->mistaken ? NULL : sources_open(folder, made->diag);
	if (!sources)
		return;
	made->collection = file ? collection_lone(sources, file, made->run->templates, made->diag)
				: collection_open(sources, made->run->templates, made->diag);
}

static void made_clear(struct made *made)
{
	collection_free(made->collection);
	diag_free(made->diag);
	g_free(made->messages);
}

/* ---- its outputs, each as text; false where there is none --------------------------------------------------- */

static bool out_tree(const struct made *made, const struct edition *edition, GString *out)
{
	(void)made;
	edition_tree(edition, out);
	return true;
}

static bool out_html(const struct made *made, const struct edition *edition, GString *out)
{
	(void)made;
	html_body(edition, NULL, out);
	return true;
}

static bool out_markdown(const struct made *made, const struct edition *edition, GString *out)
{
	(void)made;
	markdown_render(edition, out);
	return true;
}

/* The part of a file that holds its text. */
static char *document_part(GByteArray *file, const char *name, size_t *length)
{
	char *text = NULL;
	zip_source_t *source = zip_source_buffer_create(file->data, file->len, 0, NULL);
	zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;
	zip_stat_t status;
	zip_file_t *part = zip ? zip_fopen(zip, name, 0) : NULL;
	if (part && zip_stat(zip, name, 0, &status) == 0) {
		text = g_malloc(status.size + 1);
		*length = (size_t)zip_fread(part, text, status.size);
	}
	if (part)
		zip_fclose(part);
	if (zip)
		zip_discard(zip);
	return text;
}

/* From the start of the body on, a line to what ends alike. */
static void body_lines(const char *text, size_t length, const char *body, const char *line, GString *out)
{
	const char *end = text + length, *at = memmem(text, length, body, strlen(body));
	for (at = at ? at : text; at < end;) {
		const char *next = memmem(at, (size_t)(end - at), line, strlen(line));
		next = next ? next + strlen(line) : end;
		g_string_append_len(out, at, next - at);
		if (out->str[out->len - 1] != '\n')
			g_string_append_c(out, '\n');
		at = next + (next < end && *next == '\n');
	}
}

static bool out_word(const struct made *made, const struct edition *edition, GString *out)
{
	GByteArray *file = g_byte_array_new();
	char *text = NULL;
	size_t length = 0;
	if (docx_render(edition, made->run->templates, file, made->diag))
		text = document_part(file, "word/document.xml", &length);
	if (text)
		body_lines(text, length, "<w:body>", "</w:p>", out);
	g_free(text);
	g_byte_array_unref(file);
	return text != NULL;
}

/* With the styles that only this text needs. */
static bool out_open_document(const struct made *made, const struct edition *edition, GString *out)
{
	GByteArray *file = g_byte_array_new();
	char *text = NULL;
	size_t length = 0;
	if (odt_render(edition, &(struct odt_wishes){0}, made->run->templates, file, made->diag))
		text = document_part(file, "content.xml", &length);
	if (text)
		body_lines(text, length, "<style:style style:name=\"P", "</text:p>", out);
	g_free(text);
	g_byte_array_unref(file);
	return text != NULL;
}

static const struct output {
	const char *suffix;
	bool (*write)(const struct made *made, const struct edition *edition, GString *out);
	bool usual; /* a new case is given it */
} outputs[] = {
	{"tree", out_tree, true},          {"html", out_html, true},
	{"document.xml", out_word, true},  {"content.xml", out_open_document, false},
	{"markdown", out_markdown, false},
};

/* All editions of a case, one after the other; NULL where it has mistakes. */
static char *output_text(const struct made *made, const struct output *output)
{
	if (!made->collection)
		return NULL;
	GString *out = g_string_new(NULL);
	const struct library *library = made->collection->library;
	size_t count = library_count(library);
	for (size_t i = 0; i < count; i++) {
		const struct edition *edition = library_get(library, i);
		if (count > 1)
			g_string_append_printf(out, "==== %s\n", edition_meta(edition)->id);
		if (!output->write(made, edition, out))
			g_string_append(out, "(it could not be made)\n");
		if (out->len && out->str[out->len - 1] != '\n')
			g_string_append_c(out, '\n');
	}
	return g_string_free(out, FALSE);
}

/* ---- against the golden files -------------------------------------------------------------------------------- */

static void show_difference(const char *golden, const char *actual)
{
	char *path = NULL;
	int file = g_file_open_tmp("keeling-case-XXXXXX", &path, NULL);
	if (file < 0 || !g_file_set_contents(path, actual ? actual : "", -1, NULL))
		g_error("cannot write a temporary file");
	close(file);
	const char *old = g_file_test(golden, G_FILE_TEST_EXISTS) ? golden : "/dev/null";
	char *command[] = {"diff",      "-u", "--label", (char *)golden, "--label", "what comes out",
			   (char *)old, path, NULL};
	char *shown = NULL;
	if (g_spawn_sync(NULL, command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &shown, NULL, NULL, NULL))
		fputs(shown, stdout);
	g_free(shown);
	unlink(path);
	g_free(path);
}

static bool asked_yes(struct run *run, const char *golden)
{
	if (run->all)
		return true;
	if (!isatty(STDIN_FILENO)) {
		printf("%s: not replaced; ACCEPT=yes make accept does it\n", golden);
		return false;
	}
	char answer[16];
	printf("%s: replace it? [y]es, [n]o, [a]ll, [q]uit ", golden);
	fflush(stdout);
	if (!fgets(answer, sizeof answer, stdin) || *answer == 'q')
		exit(1);
	run->all = *answer == 'a';
	return *answer == 'y' || *answer == 'a';
}

/* `actual` NULL: there should be no such file. `fresh`: the case has no golden file of this kind yet and gets one. */
static void hold_against(struct run *run, const char *golden, const char *actual, bool fresh)
{
	char *expected = NULL;
	g_file_get_contents(golden, &expected, NULL, NULL);
	bool wanted = expected || (fresh && actual);
	bool same = !wanted || g_strcmp0(expected, actual) == 0;
	if (same) {
		run->passed += wanted;
	} else {
		if (!run->accept)
			printf("FAILED: %s\n", golden);
		show_difference(golden, actual);
		if (!run->accept || !asked_yes(run, golden))
			run->failed++;
		else if (actual ? g_file_set_contents(golden, actual, -1, NULL) : unlink(golden) == 0)
			run->passed++;
		else
			g_error("cannot write %s", golden);
	}
	g_free(expected);
}

/* A case with no golden file at all is new. */
static bool is_new(const char *stem)
{
	bool any = false;
	for (size_t i = 0; i <= G_N_ELEMENTS(outputs); i++) {
		const char *suffix = i < G_N_ELEMENTS(outputs) ? outputs[i].suffix : "diag";
		char *golden = g_strdup_printf("%s.%s", stem, suffix);
		any = any || g_file_test(golden, G_FILE_TEST_EXISTS);
		g_free(golden);
	}
	return !any;
}

/* `file` NULL: `folder` is a constitution. */
static void check_case(struct run *run, const char *stem, const char *folder, const char *file)
{
	struct made made = {.run = run, .diag = diag_new()};
	read_case(&made, folder, file);
	bool fresh = is_new(stem);
	for (size_t i = 0; i < G_N_ELEMENTS(outputs); i++) {
		char *golden = g_strdup_printf("%s.%s", stem, outputs[i].suffix);
		char *actual = output_text(&made, &outputs[i]);
		hold_against(run, golden, actual, fresh && outputs[i].usual);
		g_free(actual);
		g_free(golden);
	}
	char *golden = g_strconcat(stem, ".diag", NULL);
	hold_against(run, golden, made.messages, true);
	g_free(golden);
	made_clear(&made);
}

/* ---- finding the cases ---------------------------------------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static GPtrArray *names_in(const char *folder)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	GDir *dir = g_dir_open(folder, 0, NULL);
	for (const char *name; dir && (name = g_dir_read_name(dir));)
		g_ptr_array_add(names, g_strdup(name));
	if (dir)
		g_dir_close(dir);
	g_ptr_array_sort(names, by_name);
	return names;
}

/* A side of a pair for tests/diffs.c. */
static bool is_side(const char *name)
{
	return g_str_has_suffix(name, ".old.md") || g_str_has_suffix(name, ".new.md") ||
	       g_str_has_suffix(name, ".old") || g_str_has_suffix(name, ".new");
}

static void check_topic(struct run *run, const char *topic)
{
	GPtrArray *names = names_in(topic);
	for (guint i = 0; i < names->len; i++) {
		const char *name = names->pdata[i];
		char *path = g_build_filename(topic, name, NULL);
		char *constitution = g_build_filename(path, "constitution.yaml", NULL);
		if (!is_side(name) && g_file_test(constitution, G_FILE_TEST_EXISTS)) {
			check_case(run, path, path, NULL);
		} else if (!is_side(name) && g_str_has_suffix(name, ".md")) {
			char *stem = g_strndup(path, strlen(path) - 3);
			check_case(run, stem, topic, name);
			g_free(stem);
		}
		g_free(constitution);
		g_free(path);
	}
	g_ptr_array_free(names, TRUE);
}

int main(int count, char **arguments)
{
	struct run run = {.accept = count > 1 && strcmp(arguments[1], "--accept") == 0};
	const char *folder = arguments[count > 1 ? count - 1 : 0];
	char *programs = g_path_get_dirname(arguments[0]);
	run.checker = g_build_filename(programs, "..", "bin", "keeling-check", NULL);
	g_free(programs);
	run.all = g_strcmp0(g_getenv("ACCEPT"), "yes") == 0;
	struct diag *diag = diag_new();
	run.templates = templates_find(diag);
	if (!run.templates) {
		diag_print(diag, stderr, false);
		g_free(run.checker);
		diag_free(diag);
		return 2;
	}
	GPtrArray *topics = names_in(folder);
	for (guint i = 0; i < topics->len; i++) {
		char *topic = g_build_filename(folder, topics->pdata[i], NULL);
		check_topic(&run, topic);
		g_free(topic);
	}
	g_ptr_array_free(topics, TRUE);
	templates_free(run.templates);
	g_free(run.checker);
	diag_free(diag);
	printf("%u passed, %u failed\n", run.passed, run.failed);
	return run.failed || !run.passed;
}
