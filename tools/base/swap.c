/* SPDX-License-Identifier: MIT */
#include "base/swap.h"
#include "base/mishap.h"
#include "base/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How a record begins: the stage whose entries take their places, and whether they are noted as ours. Then comes what
 * is known of the proof in the stage. */
#define RECORD_OWNED "stage "
#define RECORD_PLAIN "place "
#define RECORD_PROOF "proof "

/* One entry: what stood there, and what shall. 0: nothing. */
struct step {
	uint64_t before, after;
	const char *name;
	char *spare; /* a name for a moment; had before the first step, so that memory can't run out between two */
};

struct swap {
	int out, stage_fd;
	char *stage;
	char *text;    /* the record, cut into lines: names point into it */
	GArray *steps; /* of struct step */
	bool owned;    /* note in SWAP_OWNED what is ours */
	char *proof;   /* what the record says of the proof */
};

static void step_clear(gpointer step)
{
	g_free(((struct step *)step)->spare);
}

static GArray *steps_new(void)
{
	GArray *steps = g_array_new(FALSE, FALSE, sizeof(struct step));
	g_array_set_clear_func(steps, step_clear);
	return steps;
}

static void swap_clear(struct swap *swap)
{
	if (swap->stage_fd >= 0)
		close(swap->stage_fd);
	g_array_unref(swap->steps);
	g_free(swap->stage);
	g_free(swap->proof);
	g_free(swap->text);
}

/* The text of a small file in the folder: none of it where there is no such file. NULL when it can't be read. */
static char *small_read(int out, const char *name)
{
	int fd = openat(out, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return errno == ENOENT || errno == ELOOP ? g_strdup("") : NULL;
	GString *text = g_string_new(NULL);
	char buffer[4096];
	ssize_t got;
	while ((got = read(fd, buffer, sizeof buffer)) > 0 || (got < 0 && errno == EINTR))
		g_string_append_len(text, buffer, MAX(got, 0));
	int reason = errno;
	close(fd);
	errno = reason;
	return g_string_free(text, got < 0);
}

/* A small file under a name that nobody uses, to be given its own name by a rename. */
static bool small_prepare(int out, const char *spare, const char *text)
{
	tree_remove(out, spare);
	return file_create(out, spare, text, strlen(text), 0666) && path_sync(out, spare);
}

/* A small file, whole or not at all. */
static bool small_write(int out, const char *name, const char *spare, const char *text)
{
	return small_prepare(out, spare, text) && !renameat(out, spare, out, name);
}

char **owned_read(int out)
{
	char *text = small_read(out, SWAP_OWNED);
	char **lines = text ? g_strsplit(text, "\n", -1) : NULL;
	g_free(text);
	return lines;
}

static bool owned_text(const struct swap *swap, GString *text)
{
	char **before = owned_read(swap->out);
	if (!before)
		return false;
	g_string_append(text, "# Keeling made these and replaces them at each build.\n");
	for (char **name = before; *name; name++) {
		bool again = !**name || **name == '#';
		for (guint i = 0; i < swap->steps->len; i++)
			again = again || !strcmp(g_array_index(swap->steps, struct step, i).name, *name);
		if (!again)
			g_string_append_printf(text, "%s\n", *name);
	}
	for (guint i = 0; i < swap->steps->len; i++) {
		const struct step *step = &g_array_index(swap->steps, struct step, i);
		if (step->after)
			g_string_append_printf(text, "%s\n", step->name);
	}
	g_strfreev(before);
	return true;
}

/* Before the steps, while a full disk still changes nothing. */
static bool owned_prepare(const struct swap *swap)
{
	GString *text = g_string_new(NULL);
	bool fine = owned_text(swap, text) && small_prepare(swap->out, SWAP_OWNED ".new", text->str);
	g_string_free(text, TRUE);
	return fine;
}

/* ---- the proof ---- */

/* What the record says of the proof: the time is that of the last change to the file itself, which the system sets and
 * nobody else can. */
static char *proof_text(const struct stat *proof)
{
	return g_strdup_printf("%" G_GUINT64_FORMAT " %" G_GINT64_FORMAT ".%09ld", (guint64)proof->st_ino,
			       (gint64)proof->st_ctim.tv_sec, (long)proof->st_ctim.tv_nsec);
}

static bool proof_look(const struct swap *swap, struct stat *proof)
{
	return !fstatat(swap->stage_fd, SWAP_PROOF, proof, AT_SYMLINK_NOFOLLOW);
}

static bool proof_make(struct swap *swap, const struct listing *before)
{
	struct stat proof;
	if (!listing_write(before, swap->stage_fd, SWAP_PROOF) || !path_sync(swap->stage_fd, SWAP_PROOF) ||
	    fsync(swap->stage_fd) || !proof_look(swap, &proof))
		return false;
	swap->proof = proof_text(&proof);
	return true;
}

/* Whether the stage was made by the run that wrote the record, and for this user. */
static bool proof_holds(const struct swap *swap)
{
	struct stat proof;
	if (!proof_look(swap, &proof) || !S_ISREG(proof.st_mode) || proof.st_uid != geteuid())
		return false;
	g_autofree char *found = proof_text(&proof);
	return !strcmp(found, swap->proof);
}

/* ---- the record ---- */

static bool record_write(const struct swap *swap)
{
	GString *text = g_string_new(NULL);
	g_string_append_printf(text, "%s%s\n" RECORD_PROOF "%s\n", swap->owned ? RECORD_OWNED : RECORD_PLAIN,
			       swap->stage, swap->proof);
	for (guint i = 0; i < swap->steps->len; i++) {
		const struct step *step = &g_array_index(swap->steps, struct step, i);
		g_string_append_printf(text, "%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %s\n", step->before,
				       step->after, step->name);
	}
	g_string_append(text, "end\n");
	bool fine = small_write(swap->out, SWAP_RECORD, SWAP_RECORD ".new", text->str) && !fsync(swap->out);
	g_string_free(text, TRUE);
	return fine;
}

/* A name in a folder, and of nothing that we have there for ourselves. */
static bool is_entry(const char *name)
{
	return *name && !strchr(name, '/') && strcmp(name, ".") && strcmp(name, "..") && strcmp(name, SWAP_RECORD) &&
	       strcmp(name, SWAP_OWNED) && !g_str_has_prefix(name, SWAP_STAGE);
}

/* "12 34 site" */
static bool step_read(char *line, struct step *step)
{
	char *end = NULL;
	*step = (struct step){.name = ""};
	if (!g_ascii_isdigit(*line))
		return false;
	step->before = g_ascii_strtoull(line, &end, 10);
	if (*end != ' ' || !g_ascii_isdigit(end[1]))
		return false;
	step->after = g_ascii_strtoull(end + 1, &end, 10);
	if (*end != ' ' || !is_entry(end + 1))
		return false;
	step->name = end + 1;
	return true;
}

/* Cuts the first line off. */
static char *line_take(char **text)
{
	char *line = *text, *end = strchr(line, '\n');
	*end = '\0';
	*text = end + 1;
	return line;
}

/* False for what no run of ours has written. */
static bool record_read(struct swap *swap)
{
	char *rest = swap->text, *line = line_take(&rest);
	swap->owned = g_str_has_prefix(line, RECORD_OWNED);
	if (!swap->owned && !g_str_has_prefix(line, RECORD_PLAIN))
		return false;
	swap->stage = g_strdup(line + strlen(RECORD_OWNED));
	line = line_take(&rest);
	if (!g_str_has_prefix(swap->stage, SWAP_STAGE) || strchr(swap->stage, '/') ||
	    !g_str_has_prefix(line, RECORD_PROOF))
		return false;
	swap->proof = g_strdup(line + strlen(RECORD_PROOF));
	while (strcmp(rest, "end\n")) {
		struct step step;
		if (!*rest || !step_read(line_take(&rest), &step))
			return false;
		step.spare = g_strconcat(".", step.name, NULL);
		g_array_append_val(swap->steps, step);
	}
	return true;
}

/* ---- the steps ---- */

/* What is to take a place is what the record says, and no link. */
static bool is_staged(const struct swap *swap, const struct step *step)
{
	struct stat about;
	if (fstatat(swap->stage_fd, step->name, &about, AT_SYMLINK_NOFOLLOW))
		return false;
	errno = EEXIST;
	return about.st_ino == step->after && (S_ISREG(about.st_mode) || S_ISDIR(about.st_mode));
}

static bool step_do(const struct swap *swap, const struct step *step)
{
	uint64_t now;
	if (!path_inode(swap->out, step->name, &now))
		return false;
	if (now == step->after)
		return true;
	if (now && now != step->before) {
		errno = EEXIST;
		return false;
	}
	if (!step->after)
		return path_move(swap->out, step->name, swap->stage_fd, step->name);
	if (!is_staged(swap, step))
		return false;
	return now ? path_exchange(swap->stage_fd, step->name, swap->out, step->name, step->spare)
		   : path_move(swap->stage_fd, step->name, swap->out, step->name);
}

static bool step_undo(const struct swap *swap, const struct step *step)
{
	uint64_t now;
	if (!path_inode(swap->out, step->name, &now))
		return false;
	if (now != step->after)
		return true;
	if (!step->before)
		return path_move(swap->out, step->name, swap->stage_fd, step->name);
	if (!step->after)
		return path_move(swap->stage_fd, step->name, swap->out, step->name);
	return path_exchange(swap->stage_fd, step->name, swap->out, step->name, step->spare);
}

/* Nothing of it was done, and nothing will be. */
static enum swap_result give_up(const struct swap *swap, int reason)
{
	unlinkat(swap->out, SWAP_OWNED ".new", 0);
	bool gone = !unlinkat(swap->out, SWAP_RECORD, 0) && !fsync(swap->out);
	errno = gone ? reason : errno;
	return !gone ? SWAP_STUCK : reason ? SWAP_FAILED : SWAP_CHANGED;
}

/* After all steps: notes what is ours and ends the record. When that fails the record stays, and the next run does it.
 */
static enum swap_result finish(const struct swap *swap)
{
	bool fine = !swap->owned || !renameat(swap->out, SWAP_OWNED ".new", swap->out, SWAP_OWNED);
	if (!fine && errno == ENOENT) /* done before it was interrupted */
		fine = owned_prepare(swap) && !renameat(swap->out, SWAP_OWNED ".new", swap->out, SWAP_OWNED);
	if (!fine || fsync(swap->out) || (swap->stage_fd >= 0 && fsync(swap->stage_fd)))
		return SWAP_UNCONFIRMED;
	return unlinkat(swap->out, SWAP_RECORD, 0) ? SWAP_UNCONFIRMED : SWAP_DONE;
}

/* All steps; when one fails, those before it are taken back. */
static enum swap_result steps_do(const struct swap *swap)
{
	for (guint i = 0; i < swap->steps->len; i++) {
		if (step_do(swap, &g_array_index(swap->steps, struct step, i)))
			continue;
		int reason = errno;
		bool undone = true;
		while (i--)
			undone = step_undo(swap, &g_array_index(swap->steps, struct step, i)) && undone;
		if (undone)
			undone = !unlinkat(swap->out, SWAP_RECORD, 0);
		unlinkat(swap->out, SWAP_OWNED ".new", 0);
		errno = reason;
		return undone ? SWAP_FAILED : SWAP_STUCK;
	}
	return finish(swap);
}

static bool stage_open_fd(struct swap *swap)
{
	swap->stage_fd = openat(swap->out, swap->stage, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	return swap->stage_fd >= 0;
}

/* What there is to do for each entry. */
static bool steps_find(const struct swap *swap, const char *const *entries)
{
	for (const char *const *entry = entries; *entry; entry++) {
		struct step step = {.name = *entry};
		if (!path_inode(swap->out, *entry, &step.before) || !path_inode(swap->stage_fd, *entry, &step.after))
			return false;
		if (!step.before && !step.after)
			continue;
		step.spare = g_strconcat(".", *entry, NULL);
		g_array_append_val(swap->steps, step);
	}
	return true;
}

/* Before the record is in force a failure leaves nothing behind. */
static bool prepare(struct swap *swap, const struct listing *before)
{
	if (proof_make(swap, before) && (!swap->owned || owned_prepare(swap)) && record_write(swap))
		return true;
	int reason = errno;
	unlinkat(swap->out, SWAP_OWNED ".new", 0);
	unlinkat(swap->out, SWAP_RECORD ".new", 0);
	unlinkat(swap->out, SWAP_RECORD, 0);
	errno = reason;
	return false;
}

enum swap_result swap_commit(int out, const char *stage, const char *const *entries, bool owned,
			     const struct listing *before, struct difference *changed)
{
	struct swap swap = {.out = out, .stage_fd = -1, .stage = g_strdup(stage), .owned = owned, .steps = steps_new()};
	enum swap_result result = SWAP_FAILED;
	if (stage_open_fd(&swap) && steps_find(&swap, entries) && prepare(&swap, before))
		result = before && !listing_same(before, out, entries, changed) ? give_up(&swap, errno)
										: steps_do(&swap);
	int reason = errno;
	if (result != SWAP_FAILED && result != SWAP_CHANGED)
		mishap_changed();
	swap_clear(&swap);
	errno = reason;
	return result;
}

/* There is a record, and no stage: all of it was done, or the commit never came to be. */
static enum swap_result resume_bare(const struct swap *swap)
{
	for (guint i = 0; i < swap->steps->len; i++) {
		const struct step *step = &g_array_index(swap->steps, struct step, i);
		uint64_t now;
		if (!path_inode(swap->out, step->name, &now))
			return SWAP_FAILED;
		if (now != step->after)
			return unlinkat(swap->out, SWAP_RECORD, 0) ? SWAP_FAILED : SWAP_DONE;
	}
	return finish(swap);
}

/* Whether none of the steps is done. */
static bool is_untouched(const struct swap *swap)
{
	for (guint i = 0; i < swap->steps->len; i++) {
		const struct step *step = &g_array_index(swap->steps, struct step, i);
		uint64_t now;
		if (!path_inode(swap->out, step->name, &now) || now != step->before)
			return false;
	}
	return true;
}

/* Whether what was listed is as it was: what somebody saved since the run was interrupted would be taken away. Of an
 * entry that has its new place already the rest of the program takes care. */
static bool is_as_before(const struct swap *swap, struct difference *changed)
{
	struct listing *before = listing_read(swap->stage_fd, SWAP_PROOF);
	if (!before)
		return false;
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	for (guint i = 0; i < swap->steps->len; i++)
		g_ptr_array_add(names, (gpointer)g_array_index(swap->steps, struct step, i).name);
	g_ptr_array_add(names, NULL);
	bool same =
		listing_is_empty(before) || listing_same(before, swap->out, (const char *const *)names->pdata, changed);
	int reason = errno;
	listing_free(before);
	errno = reason;
	return same;
}

/* The stage is open. */
static enum swap_result resume_staged(const struct swap *swap, struct difference *changed)
{
	if (!proof_holds(swap))
		return SWAP_FOREIGN;
	if (!is_untouched(swap) || is_as_before(swap, changed))
		return steps_do(swap);
	return errno ? SWAP_FAILED : give_up(swap, 0);
}

static enum swap_result resume(struct swap *swap, struct difference *changed)
{
	swap->text = small_read(swap->out, SWAP_RECORD);
	if (!swap->text)
		return SWAP_FAILED;
	if (!*swap->text)
		return SWAP_DONE;
	if (!g_str_has_suffix(swap->text, "\nend\n")) /* it was never in force */
		return unlinkat(swap->out, SWAP_RECORD, 0) ? SWAP_FAILED : SWAP_DONE;
	if (!record_read(swap))
		return SWAP_FOREIGN;
	if (stage_open_fd(swap))
		return resume_staged(swap, changed);
	return errno == ENOENT ? resume_bare(swap) : errno == ELOOP || errno == ENOTDIR ? SWAP_FOREIGN : SWAP_FAILED;
}

enum swap_result swap_resume(int out, struct difference *changed)
{
	struct swap swap = {.out = out, .stage_fd = -1, .steps = steps_new()};
	enum swap_result result = resume(&swap, changed);
	int reason = errno;
	swap_clear(&swap);
	errno = reason;
	return result;
}
