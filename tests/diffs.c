/* SPDX-License-Identifier: MIT
 * Golden comparisons: diffs FOLDER checks them, diffs --accept FOLDER writes what comes out.
 *
 * A case is name.old.md and name.new.md, or the content folders name.old and name.new, with name.changes beside them:
 * a line a change - its kind, what kind of unit, where it was, where it is, its tags, and its words with what differs
 * marked, '/' between the rows of a table. Each case is compared the other way round too, where the same number of
 * units must be told, and each side with itself, where nothing may be; and the words must be those of the texts. */
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

/* A side of a case: what was read, and its editions. */
struct opened {
	struct collection *collection; /* NULL where it can't be read */
	GPtrArray *editions;
};

static struct opened opened(const struct run *run, const char *folder, const char *name, struct diag *diag)
{
	char *path = g_build_filename(folder, name, NULL);
	bool whole = g_file_test(path, G_FILE_TEST_IS_DIR);
	struct sources *sources = sources_open(whole ? path : folder, diag);
	struct opened made = {NULL, g_ptr_array_new()};
	if (sources)
		made.collection = whole ? collection_open(sources, run->templates, diag)
					: collection_lone(sources, name, run->templates, diag);
	for (guint i = 0; made.collection && i < made.collection->documents->len; i++) {
		const struct collected *collected = made.collection->documents->pdata[i];
		if (collected->edition)
			g_ptr_array_add(made.editions, (gpointer)collected->edition);
	}
	g_free(path);
	return made;
}

static void opened_free(struct opened *gone)
{
	g_ptr_array_unref(gone->editions);
	collection_free(gone->collection);
}

static struct changes *compared(const GPtrArray *old, const GPtrArray *new, struct diag *diag)
{
	return old->len && new->len ? changes_compare(&(struct comparison){old, new, NULL}, diag) : NULL;
}

/* Among several documents each place says in which it stands. */
static void side_out(GString *out, const GPtrArray *side, bool many)
{
	g_string_append(out, " | ");
	for (guint i = 0; i < side->len; i++) {
		const struct provision *provision = side->pdata[i];
		g_string_append_printf(out, "%s%s%s%s", i ? ", " : "", many ? provision->document : "",
				       many ? ": " : "", provision->label);
	}
}

static void change_out(GString *out, const struct changes *changes, const struct change *change)
{
	g_string_append_printf(out, "%s %s", change_kind_name(change->kind), change->unit);
	side_out(out, change->old, changes_editions(changes, false)->len > 1);
	side_out(out, change->new, changes_editions(changes, true)->len > 1);
	g_string_append(out, " |");
	for (unsigned i = 0; i < TAGS; i++)
		if (change->tags & 1u << i)
			g_string_append_printf(out, " %s", change_tag_name(i));
	g_string_append(out, " | ");
	for (guint i = 0; i < change->words->len; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		bool same = piece->op == '=', gone = piece->op == '-';
		char **lines = g_strsplit(piece->text, "\n", -1), *text = g_strjoinv(" / ", lines);
		g_string_append_printf(out, "%s%s%s",
				       same   ? ""
				       : gone ? "[-"
					      : "{+",
				       text,
				       same   ? ""
				       : gone ? "-]"
					      : "+}");
		g_strfreev(lines);
		g_free(text);
	}
	if (change->kind == CHANGE_THROUGHOUT)
		g_string_append_printf(out, "[-%s-]{+%s+} x %u", change->replaced, change->replacement,
				       change->places->len);
	g_string_append_c(out, '\n');
}

static void changes_out(const struct changes *changes, GString *out)
{
	for (guint i = 0; i < changes->list->len; i++)
		change_out(out, changes, changes->list->pdata[i]);
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

/* What stayed and what is of one side, joined, must be the text of that side, to the blank. */
static bool is_quoted(const struct change *change, const GPtrArray *side, char op)
{
	GString *text = g_string_new(NULL), *said = g_string_new(NULL);
	for (guint i = 0; i < side->len; i++)
		g_string_append_printf(text, "%s%s", i ? " " : "", ((const struct provision *)side->pdata[i])->text);
	for (guint i = 0; i < change->words->len; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		g_string_append(said, piece->op == '=' || piece->op == op ? piece->bare : "");
	}
	bool same = !change->words->len || g_string_equal(text, said);
	if (!same)
		printf("'%c': '%s' is quoted as '%s'\n", op, text->str, said->str);
	g_string_free(text, TRUE);
	g_string_free(said, TRUE);
	return same;
}

static bool all_quoted(const struct changes *changes)
{
	bool all = true;
	for (guint i = 0; changes && i < changes->list->len; i++) {
		const struct change *change = changes->list->pdata[i];
		bool old = is_quoted(change, change->old, '-'), new = is_quoted(change, change->new, '+');
		all = all && old && new;
	}
	return all;
}

/* Nothing told; the proof held. */
static bool is_empty(const struct opened *side, struct diag *diag)
{
	struct changes *changes = compared(side->editions, side->editions, diag);
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

static void sides_check(struct run *run, const char *folder, const char *name, const struct opened *old,
			const struct opened *new, struct diag *diag)
{
	struct changes *changes = compared(old->editions, new->editions, diag);
	struct changes *back = compared(new->editions, old->editions, diag);
	GString *out = g_string_new(NULL);
	if (changes)
		changes_out(changes, out);
	golden(run, folder, name, out);
	verdict(run, changes && back && changes->list->len == back->list->len, name,
		"the other way round it is another number of changes");
	verdict(run, all_quoted(changes) && all_quoted(back), name, "the words are not those of the texts");
	verdict(run, is_empty(old, diag) && is_empty(new, diag), name, "compared with itself it has changes");
	g_string_free(out, TRUE);
	changes_free(changes);
	changes_free(back);
}

/* `name` ends in '.old.md' or '.old'. */
static void pair_check(struct run *run, const char *folder, const char *name_old)
{
	struct diag *diag = diag_new();
	size_t length = (size_t)(strstr(name_old, ".old") - name_old);
	char *name = g_strndup(name_old, length);
	char *name_new = g_strconcat(name, ".new", name_old + length + strlen(".old"), NULL);
	struct opened old = opened(run, folder, name_old, diag), new = opened(run, folder, name_new, diag);
	if (old.editions->len && new.editions->len)
		sides_check(run, folder, name, &old, &new, diag);
	verdict(run, old.editions->len && new.editions->len &&diag_status(diag, false) == STATUS_DONE, name,
		"it can't be read or compared");
	diag_print(diag, stdout, false);
	opened_free(&old);
	opened_free(&new);
	g_free(name_new);
	g_free(name);
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
		if (g_str_has_suffix(name, ".old.md") || g_str_has_suffix(name, ".old"))
			g_ptr_array_add(names, g_strdup(name));
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
