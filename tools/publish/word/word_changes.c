/* SPDX-License-Identifier: MIT */
#include "publish/word/word_changes.h"
#include "base/json.h"
#include "explain/json_parts.h"
#include "publish/word/word_told.h"
#include "read/words.h"

#include <string.h>

struct listing {
	const struct words *words;
	GPtrArray *told;                  /* of struct word_told * */
	const char *path[OUTLINE_LEVELS]; /* headings around, by outline level */
	char *cites[OUTLINE_LEVELS];      /* the last number at each level of lists, with those it stands in; or NULL */
	unsigned level;                   /* of the last number */
	bool section;                     /* that was a heading's */
	GHashTable *ends;                 /* name of a move to the line it went to */
	GHashTable *places;               /* that line to its struct place_told *, once it is reached */
};

/* Where a line stands. */
struct place_told {
	const char *path[OUTLINE_LEVELS];
	char *label;
};

static void place_free(gpointer at)
{
	struct place_told *place = at;
	if (place)
		g_free(place->label);
	g_free(place);
}

bool change_goes(const struct word_change *change)
{
	return change && (change->kind == TRACKED_DELETED || change->kind == TRACKED_MOVED_FROM);
}

bool change_comes(const struct word_change *change)
{
	return change && !change_goes(change);
}

static bool is_move(const struct word_change *change)
{
	return change && change->kind >= TRACKED_MOVED_FROM && change->move;
}

const struct word_piece *line_piece(const struct line *line, guint i)
{
	return &g_array_index(line->paragraph->pieces, struct word_piece, i);
}

/* The words without those that a change other than `own` took out; of `own` those before, or after. */
static char *words_as(const struct line *line, guint from, guint to, bool after)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < line->paragraph->pieces->len; i++) {
		const struct word_piece *piece = line_piece(line, i);
		bool own = i >= from && i < to;
		bool there = own && !after ? !change_comes(piece->change) : !change_goes(piece->change);
		if (there && piece->kind == PIECE_TEXT)
			g_string_append(out, piece->text);
	}
	return g_strstrip(g_string_free(out, FALSE));
}

/* ---- where it stands ---- */

/* A number without the stop after it; '(a)' behind the number that it stands in. */
static void number_note(struct listing *listing, const struct word_paragraph *paragraph)
{
	unsigned level = MIN(paragraph->level, OUTLINE_LEVELS - 1), above = level;
	if (!paragraph->list || paragraph->bullet || !paragraph->number)
		return;
	char *number = g_strdup(paragraph->number);
	size_t length = strlen(number);
	if (length && number[length - 1] == '.')
		number[length - 1] = '\0';
	while (above > 0 && !listing->cites[above - 1])
		above--;
	bool inner = above > 0 && (*number == '(' || g_str_has_suffix(number, ")"));
	for (unsigned i = level; i < OUTLINE_LEVELS; i++)
		g_clear_pointer(&listing->cites[i], g_free);
	listing->cites[level] = g_strconcat(inner ? listing->cites[above - 1] : "", number, NULL);
	listing->level = level;
	listing->section = paragraph->outline && !inner;
	g_free(number);
}

/* How the last number is cited: what has none stands below it. */
static char *label_now(const struct listing *listing)
{
	const char *cite = listing->cites[listing->level];
	if (!cite || !*cite)
		return g_strdup("");
	if (g_str_has_prefix(cite, "§") || strchr(cite, ' ')) /* '§12', 'Appendix B' */
		return g_strdup(cite);
	return word_fill(listing->words, listing->section ? "ref-section" : "ref-paragraph", "number", cite, NULL);
}

static void place_note(struct listing *listing, const struct line *line)
{
	unsigned outline = line->paragraph->outline;
	number_note(listing, line->paragraph);
	if (!outline)
		return;
	for (unsigned i = outline; i < OUTLINE_LEVELS; i++)
		listing->path[i] = NULL;
	listing->path[outline - 1] = line->text;
}

static void told_add(struct listing *listing, struct word_told told)
{
	struct word_told *one = g_new(struct word_told, 1);
	told.end = told.kind == CHANGE_MOVED ? g_hash_table_lookup(listing->ends, told.change->move) : told.line;
	told.before = words_as(told.line, told.from, told.to, told.kind == CHANGE_INSERTED);
	told.after = words_as(told.end, 0, told.kind == CHANGE_MOVED ? 0 : told.to, true);
	/* A paragraph that moved away has no number any more, and the one before it is another's. */
	bool away = told.kind == CHANGE_MOVED && change_goes(told.line->paragraph->change);
	told.label = away ? g_strdup("") : label_now(listing);
	memcpy(told.path, listing->path, sizeof told.path);
	for (guint i = told.from; i < told.to && !told.reason; i++)
		told.reason = line_piece(told.line, i)->comment;
	*one = told;
	g_ptr_array_add(listing->told, one);
}

static void told_free(gpointer at)
{
	struct word_told *told = at;
	g_free(told->label);
	g_free(told->end_label);
	g_free(told->before);
	g_free(told->after);
	g_free(told);
}

/* ---- the changes of a paragraph ---- */

/* One change goes on in the next piece: of the same author, at the same time, of the same kind, or a deletion with the
 * insertion in its place, which Google's editor puts before it. */
static bool goes_on(const struct word_change *change, const struct word_change *next)
{
	bool replaced = change_goes(change) && change_comes(next);
	return next && !strcmp(change->author, next->author) && is_move(change) == is_move(next) &&
	       (replaced || !strcmp(change->date, next->date));
}

static bool is_whole(const struct line *line, bool gone)
{
	bool any = false;
	for (guint i = 0; i < line->paragraph->pieces->len; i++) {
		const struct word_piece *piece = line_piece(line, i);
		any = true;
		if (gone ? !change_goes(piece->change) : !change_comes(piece->change))
			return false;
	}
	return any;
}

static void run_list(struct listing *listing, const struct line *line, guint from, guint to)
{
	const struct word_change *change = line_piece(line, from)->change;
	struct word_told told = {.line = line, .from = from, .to = to, .change = change};
	bool whole = from == 0 && to == line->paragraph->pieces->len;
	if (is_move(change) && g_hash_table_contains(listing->ends, change->move)) {
		if (!change_goes(change))
			return;
		told.kind = CHANGE_MOVED;
	} else {
		told.kind = whole && is_whole(line, true)    ? CHANGE_REMOVED
			    : whole && is_whole(line, false) ? CHANGE_INSERTED
							     : CHANGE_REWORDED;
	}
	told_add(listing, told);
}

/* A paragraph that was divided, or joined to the next: only its end came or went. An empty one came or went whole. */
static void mark_list(struct listing *listing, const struct line *line)
{
	const struct word_change *change = line->paragraph->change;
	guint count = line->paragraph->pieces->len;
	const struct word_change *last = count ? line_piece(line, count - 1)->change : NULL;
	if (!change || is_move(change) || (last && change_goes(last) == change_goes(change)))
		return;
	told_add(listing, (struct word_told){.kind = count                 ? CHANGE_REWORDED
						     : change_goes(change) ? CHANGE_REMOVED
									   : CHANGE_INSERTED,
					     .line = line,
					     .from = count,
					     .to = count,
					     .change = change,
					     .sign = !count                ? 0
						     : change_goes(change) ? '-'
									   : '+'});
}

/* A line that something moved to. */
static void end_place(struct listing *listing, const struct line *line)
{
	struct place_told *place = g_new0(struct place_told, 1);
	place->label = label_now(listing);
	memcpy(place->path, listing->path, sizeof place->path);
	g_hash_table_insert(listing->places, (gpointer)line, place);
}

/* Once all lines were reached: where what is told stands now. */
static void ends_settle(const struct listing *listing)
{
	for (guint i = 0; i < listing->told->len; i++) {
		struct word_told *told = listing->told->pdata[i];
		const struct place_told *place =
			told->kind == CHANGE_MOVED ? g_hash_table_lookup(listing->places, told->end) : NULL;
		told->end_label = g_strdup(place ? place->label : told->label);
		memcpy(told->end_path, place ? place->path : told->path, sizeof told->end_path);
	}
}

static void line_list(struct listing *listing, const struct line *line)
{
	const GArray *pieces = line->paragraph->pieces;
	place_note(listing, line);
	if (g_hash_table_contains(listing->places, line))
		end_place(listing, line);
	for (guint from = 0, to; from < pieces->len; from = to) {
		to = from + 1;
		if (!line_piece(line, from)->change)
			continue;
		while (to < pieces->len && line_piece(line, to)->change &&
		       goes_on(line_piece(line, to - 1)->change, line_piece(line, to)->change))
			to++;
		run_list(listing, line, from, to);
	}
	mark_list(listing, line);
}

static void ends_find(struct listing *listing, const GArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = &g_array_index(lines, struct line, i);
		for (guint k = 0; k < line->paragraph->pieces->len; k++) {
			const struct word_change *change = line_piece(line, k)->change;
			if (!is_move(change) || !change_comes(change))
				continue;
			g_hash_table_insert(listing->ends, (gpointer)change->move, (gpointer)line);
			g_hash_table_insert(listing->places, (gpointer)line, NULL);
		}
	}
}

static void changes_find_all(const struct words *words, const GArray *lines, GPtrArray *told)
{
	struct listing listing = {.words = words, .told = told};
	listing.ends = g_hash_table_new(g_str_hash, g_str_equal);
	listing.places = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, place_free);
	ends_find(&listing, lines);
	for (guint i = 0; i < lines->len; i++)
		line_list(&listing, &g_array_index(lines, struct line, i));
	ends_settle(&listing);
	g_hash_table_unref(listing.places);
	for (unsigned i = 0; i < OUTLINE_LEVELS; i++)
		g_free(listing.cites[i]);
	g_hash_table_unref(listing.ends);
}

/* ---- JSON ---- */

static void edition_out(const struct word *word, const char *name, const char *document, GString *out)
{
	const char *title = word_fact(word, "title");
	g_string_append_c(out, ' ');
	json_key(out, name);
	json_edition(out, document, title ? title : document, word_fact(word, "Version"));
	g_string_append(out, "},\n");
}

static void counts_out(const GPtrArray *told, GString *out)
{
	unsigned counts[CHANGE_KINDS] = {0};
	for (guint i = 0; i < told->len; i++)
		counts[((const struct word_told *)told->pdata[i])->kind]++;
	g_string_append_c(out, ' ');
	json_counts(out, counts);
	g_string_append(out, "}\n");
}

static void changes_out(const struct word *word, const char *name, const GPtrArray *told, GString *out)
{
	const char *given = word_fact(word, "Document"), *document = given ? given : name;
	g_string_append(out, "{\"format\": 1,\n");
	edition_out(word, "old", document, out);
	edition_out(word, "new", document, out);
	g_string_append(out, " \"units\": null,\n \"changes\": [");
	for (guint i = 0; i < told->len; i++) {
		g_string_append(out, i ? ",\n" : "\n");
		told_json(told->pdata[i], document, out);
	}
	g_string_append(out, "],\n \"letters\": [],\n \"renumbered\": [],\n");
	counts_out(told, out);
}

bool word_changes_json(const struct word *word, const char *name, const struct templates *templates, struct diag *diag,
		       GString *out, guint *count)
{
	const char *language = word_fact(word, "language");
	bool welsh = language && g_str_has_prefix(language, "cy");
	struct words *words = words_read(templates, welsh ? "cy" : "en-GB", diag);
	if (!words)
		return false;
	GPtrArray *told = g_ptr_array_new_with_free_func(told_free);
	GArray *lines = lines_of(word);
	changes_find_all(words, lines, told);
	told_tags(told, welsh, templates, diag);
	changes_out(word, name, told, out);
	*count = told->len;
	g_array_unref(lines);
	g_ptr_array_unref(told);
	words_free(words);
	return true;
}
