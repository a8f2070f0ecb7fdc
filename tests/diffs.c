/* SPDX-License-Identifier: MIT
 * Golden comparisons: diffs FOLDER checks them, diffs --accept FOLDER writes what comes out.
 *
 * A case is name.old.md and name.new.md with name.changes beside them: a line a change - its kind, what kind of unit,
 * where it was, where it is, its tags, and its words with what differs marked. Each case is compared the other way
 * round too, where the same number of units must be told, and each side with itself, where nothing may be. */
#include "base/templates.h"
#include "compare/changes.h"
#include "publish/collection.h"

#include <stdio.h>
#include <string.h>

struct run {
	struct templates *templates;
	bool accept;
	unsigned passed, failed;
};

static struct collection *opened(const struct run *run, const char *folder, const char *name, struct diag *diag)
{
	struct sources *sources = sources_open(folder, diag);
	return sources ? collection_lone(sources, name, run->templates, diag) : NULL;
}

static const struct edition *edition_in(const struct collection *collection)
{
	return ((const struct collected *)collection->documents->pdata[0])->edition;
}

static void side_out(GString *out, const GPtrArray *side)
{
	g_string_append(out, " | ");
	for (guint i = 0; i < side->len; i++)
		g_string_append_printf(out, "%s%s", i ? ", " : "", ((const struct provision *)side->pdata[i])->label);
}

static void change_out(GString *out, const struct change *change)
{
	g_string_append_printf(out, "%s %s", change_kind_name(change->kind), change->unit);
	side_out(out, change->old);
	side_out(out, change->new);
	g_string_append(out, " |");
	for (unsigned i = 0; i < TAGS; i++)
		if (change->tags & 1u << i)
			g_string_append_printf(out, " %s", change_tag_name(i));
	g_string_append(out, " | ");
	for (guint i = 0; i < change->words->len; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		bool same = piece->op == '=', gone = piece->op == '-';
		g_string_append_printf(out, "%s%s%s",
				       same   ? ""
				       : gone ? "[-"
					      : "{+",
				       piece->text,
				       same   ? ""
				       : gone ? "-]"
					      : "+}");
	}
	if (change->kind == CHANGE_THROUGHOUT)
		g_string_append_printf(out, "[-%s-]{+%s+} x %u", change->replaced, change->replacement,
				       change->places->len);
	g_string_append_c(out, '\n');
}

static void changes_out(const struct changes *changes, GString *out)
{
	for (guint i = 0; i < changes->list->len; i++)
		change_out(out, changes->list->pdata[i]);
	for (guint i = 0; i < changes->renumbered->len; i++) {
		const struct renumbering *moved = changes->renumbered->pdata[i];
		g_string_append_printf(out, "(%s %s: %s)\n", moved->unit, moved->old, moved->new);
	}
}

static void verdict(struct run *run, bool sound, const char *name, const char *what)
{
	run->passed += sound;
	run->failed += !sound;
	if (!sound)
		printf("FAILED: %s: %s\n", name, what);
}

/* Nothing told; the proof held. */
static bool is_empty(const struct edition *edition, struct diag *diag)
{
	struct changes *changes = changes_find(edition, edition, diag);
	bool empty = changes && !changes->list->len && !changes->renumbered->len;
	changes_free(changes);
	return empty;
}

static void golden(struct run *run, const char *folder, const char *name, const GString *out)
{
	char *file = g_strconcat(name, ".changes", NULL), *path = g_build_filename(folder, file, NULL), *text = NULL;
	g_file_get_contents(path, &text, NULL, NULL);
	bool same = !g_strcmp0(text, out->str);
	if (!same && run->accept)
		g_file_set_contents(path, out->str, (gssize)out->len, NULL);
	if (!same)
		printf("%s: expected\n%s--- came out\n%s", name, text ? text : "", out->str);
	verdict(run, same || run->accept, name, "other changes than expected");
	g_free(text);
	g_free(path);
	g_free(file);
}

static void pair_check(struct run *run, const char *folder, const char *name)
{
	struct diag *diag = diag_new();
	char *first = g_strconcat(name, ".old.md", NULL), *second = g_strconcat(name, ".new.md", NULL);
	struct collection *old = opened(run, folder, first, diag), *new = opened(run, folder, second, diag);
	if (old && new) {
		struct changes *changes = changes_find(edition_in(old), edition_in(new), diag);
		struct changes *back = changes_find(edition_in(new), edition_in(old), diag);
		GString *out = g_string_new(NULL);
		if (changes)
			changes_out(changes, out);
		golden(run, folder, name, out);
		verdict(run, changes && back && changes->list->len == back->list->len, name,
			"the other way round it is another number of changes");
		verdict(run, is_empty(edition_in(old), diag) && is_empty(edition_in(new), diag), name,
			"compared with itself it has changes");
		g_string_free(out, TRUE);
		changes_free(changes);
		changes_free(back);
	}
	verdict(run, old && new &&diag_status(diag, false) == STATUS_DONE, name, "it can't be read or compared");
	diag_print(diag, stdout, false);
	collection_free(old);
	collection_free(new);
	g_free(first);
	g_free(second);
	diag_free(diag);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

int main(int count, char **arguments)
{
	struct run run = {.accept = count > 1 && !strcmp(arguments[1], "--accept")};
	const char *folder = arguments[count > 1 ? count - 1 : 0];
	struct diag *diag = diag_new();
	run.templates = templates_find(diag);
	GDir *dir = g_dir_open(folder, 0, NULL);
	if (!run.templates || !dir) {
		diag_print(diag, stderr, false);
		return 2;
	}
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir))
		if (g_str_has_suffix(name, ".old.md"))
			g_ptr_array_add(names, g_strndup(name, strlen(name) - strlen(".old.md")));
	g_ptr_array_sort(names, by_name);
	for (guint i = 0; i < names->len; i++)
		pair_check(&run, folder, names->pdata[i]);
	g_ptr_array_unref(names);
	g_dir_close(dir);
	templates_free(run.templates);
	diag_free(diag);
	printf("%u passed, %u failed\n", run.passed, run.failed);
	return run.failed || !run.passed;
}
