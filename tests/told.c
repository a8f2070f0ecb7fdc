/* SPDX-License-Identifier: MIT
 * What is told of golden comparisons: told FOLDER checks it, told --accept FOLDER writes what comes out.
 *
 * Beside name.old.md and name.new.md there may stand name.instructions (amending instructions) and name.destinations
 * (the tables of destinations and origins); each that exists is checked. Whether or not they exist, the instructions of
 * every pair, from old to new and back, must give the other text when they are read and carried out. */
#include "base/templates.h"
#include "compare/script.h"
#include "explain/destinations.h"
#include "explain/instructions/instructions.h"
#include "publish/collection.h"

#include <stdio.h>
#include <string.h>

struct run {
	struct templates *templates;
	const char *folder;
	bool accept;
	unsigned passed, failed;
};

static void verdict(struct run *run, bool sound, const char *name, const char *what)
{
	run->passed += sound;
	run->failed += !sound;
	if (!sound)
		printf("FAILED: %s: %s\n", name, what);
}

static void golden(struct run *run, const char *name, const char *suffix, const GString *out)
{
	char *file = g_strconcat(name, suffix, NULL), *path = g_build_filename(run->folder, file, NULL), *text = NULL;
	if (g_file_get_contents(path, &text, NULL, NULL)) {
		bool same = !strcmp(text, out->str);
		if (!same && run->accept)
			g_file_set_contents(path, out->str, (gssize)out->len, NULL);
		if (!same)
			printf("%s: expected\n%s--- came out\n%s", file, text, out->str);
		verdict(run, same || run->accept, file, "other words than expected");
	}
	g_free(text);
	g_free(path);
	g_free(file);
}

/* A side of a case, read. */
struct opened {
	struct collection *collection;
	GPtrArray *editions;
};

static struct opened opened(const struct run *run, const char *name, const char *suffix, struct diag *diag)
{
	char *file = g_strconcat(name, suffix, NULL);
	struct sources *sources = sources_open(run->folder, diag);
	struct opened made = {sources ? collection_lone(sources, file, run->templates, diag) : NULL, g_ptr_array_new()};
	for (guint i = 0; made.collection && i < made.collection->documents->len; i++)
		g_ptr_array_add(made.editions,
				(gpointer)((struct collected *)made.collection->documents->pdata[i])->edition);
	g_free(file);
	return made;
}

static void opened_free(struct opened *gone)
{
	g_ptr_array_unref(gone->editions);
	collection_free(gone->collection);
}

/* Written, read, carried out: the same text as the other side has. */
static void carried_out(struct run *run, const char *name, const GString *instructions, const struct opened *old,
			const struct opened *new, struct diag *diag)
{
	GString *made = g_string_new(NULL), *wanted = g_string_new(NULL);
	bool sound = instructions_apply(instructions->str, "instructions", old->editions, made, diag);
	units_dump(new->editions, false, wanted);
	verdict(run, sound && !strcmp(made->str, wanted->str), name, "the instructions do not give the other text");
	g_string_free(made, TRUE);
	g_string_free(wanted, TRUE);
}

static void pair_check(struct run *run, const char *name, bool back)
{
	struct diag *diag = diag_new();
	struct opened old = opened(run, name, back ? ".new.md" : ".old.md", diag);
	struct opened new = opened(run, name, back ? ".old.md" : ".new.md", diag);
	struct changes *changes = NULL;
	if (old.editions->len && new.editions->len)
		changes = changes_compare(&(struct comparison){old.editions, new.editions, NULL}, diag);
	GString *out = g_string_new(NULL);
	if (changes && explain_instructions(changes, out, diag)) {
		carried_out(run, name, out, &old, &new, diag);
		if (!back)
			golden(run, name, ".instructions", out);
		struct report *report = explain_destinations(changes, NULL, NULL);
		g_string_truncate(out, 0);
		report_markdown(report, out);
		report_free(report);
		if (!back)
			golden(run, name, ".destinations", out);
	}
	verdict(run, changes && diag_status(diag, false) == STATUS_DONE, name, "it can't be told");
	diag_print(diag, stdout, false);
	g_string_free(out, TRUE);
	changes_free(changes);
	opened_free(&old);
	opened_free(&new);
	diag_free(diag);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

int main(int count, char **arguments)
{
	struct run run = {.accept = count > 1 && !strcmp(arguments[1], "--accept")};
	struct diag *diag = diag_new();
	run.folder = arguments[count > 1 ? count - 1 : 0];
	run.templates = templates_find(diag);
	GDir *dir = g_dir_open(run.folder, 0, NULL);
	if (!run.templates || !dir) {
		diag_print(diag, stderr, false);
		return 2;
	}
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir))
		if (g_str_has_suffix(name, ".old.md"))
			g_ptr_array_add(names, g_strndup(name, strlen(name) - strlen(".old.md")));
	g_ptr_array_sort(names, by_name);
	for (guint i = 0; i < 2 * names->len; i++)
		pair_check(&run, names->pdata[i / 2], i % 2);
	g_ptr_array_unref(names);
	g_dir_close(dir);
	templates_free(run.templates);
	diag_free(diag);
	printf("%u passed, %u failed\n", run.passed, run.failed);
	return run.failed || !run.passed;
}
