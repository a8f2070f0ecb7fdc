/* SPDX-License-Identifier: MIT */
#include "explain/details.h"
#include "explain/cells.h"
#include "explain/phrases.h"

#include <string.h>

/* More replacements than these, or longer ones, are not told one by one. */
#define TOLD_MOST 5
#define WORDS_MOST 6
#define BRIDGE_MOST 2
#define SHORT_MOST 3

#define TELLING (unsigned)(TAG_AMOUNT | TAG_DATE | TAG_DEADLINE | TAG_ROLE | TAG_OBLIGATION)

struct hunk_text {
	GString *old, *new;
	GString *old_bare, *new_bare; /* without where links lead, which is told where nothing else is */
	const char *before, *after;   /* what stands around it, unchanged; "" at an end */
};

struct telling {
	GPtrArray *list; /* of what was said */
	bool brief;      /* all was */
	bool cut;        /* of something only the first words */
};

/* ---- one replacement --------------------------------------------------------------------------------------------- */

static char *trimmed(const char *text)
{
	char *copy = g_strstrip(g_strdup(text));
	size_t n = strlen(copy);
	while (n && strchr(",;:.", copy[n - 1]))
		copy[--n] = '\0';
	return copy;
}

static guint words_count(const char *text)
{
	guint count = 0;
	for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
		text += strcspn(text, " ");
		count++;
	}
	return count;
}

static bool is_figure(const char *text)
{
	return g_ascii_isdigit(*text) || g_str_has_prefix(text, "£");
}

/* The last word of what stands before, with the blank after it; empty where a sentence ends between them. */
static char *word_before(const char *text)
{
	size_t n = strlen(text), end;
	while (n && text[n - 1] == ' ')
		n--;
	end = n;
	while (n && text[n - 1] != ' ' && text[n - 1] != '\n')
		n--;
	return end > n && !strchr(".;:\n", text[end - 1]) ? g_strndup(text + n, end - n) : g_strdup("");
}

/* The words that follow, up to the one that names a period: 'working days'. */
static char *period_after(const struct saying *saying, const char *text)
{
	const char *periods = word(saying->words, "diff-periods"), *working = word(saying->words, "diff-working");
	char **words = g_strsplit_set(text + strspn(text, " "), " ,.;:)", 3), **lists[2];
	lists[0] = g_strsplit(periods, " ", -1);
	lists[1] = g_strsplit(working, " ", -1);
	char *said = NULL;
	if (words[0] && g_strv_contains((const char *const *)lists[0], words[0]))
		said = g_strdup(words[0]);
	else if (words[0] && words[1] && g_strv_contains((const char *const *)lists[1], words[0]) &&
		 g_strv_contains((const char *const *)lists[0], words[1]))
		said = g_strdup_printf("%s %s", words[0], words[1]);
	g_strfreev(lists[0]);
	g_strfreev(lists[1]);
	g_strfreev(words);
	return said;
}

static char *joined(const char *first, const char *second, bool blank)
{
	return g_strdup_printf("%s%s%s", first, blank && *first && *second ? " " : "", second);
}

/* True where a blank stands between what differs and the word before it. */
static bool is_apart(const struct hunk_text *hunk)
{
	return g_str_has_suffix(hunk->before, " ") || *hunk->old->str == ' ' || *hunk->new->str == ' ';
}

/* '‘and their families’ has been added', of longer words the first. */
static char *long_said(const struct saying *saying, enum pattern_name name, const char *old, const char *new, bool *cut)
{
	char *was = excerpt(old, false), *now = excerpt(new, false);
	char *said = pattern_fill(saying->patterns, name, "old", was, "new", now);
	*cut = *cut || g_str_has_suffix(was, "…") || g_str_has_suffix(now, "…");
	g_free(was);
	g_free(now);
	return said;
}

/* '‘28 days’ is now ‘14 days’'; NULL where it can't be said so briefly. */
static char *hunk_said(const struct saying *saying, const struct hunk_text *hunk, bool *cut)
{
	char *old = trimmed(hunk->old->str), *new = trimmed(hunk->new->str), *said = NULL;
	char *before = *old && *new ? g_strdup("") : word_before(hunk->before);
	char *old_plain = phrase_blanks(g_strdup(old)), *new_plain = phrase_blanks(g_strdup(new));
	if (strcmp(old_plain, new_plain) != 0) {
		g_free(old);
		g_free(new);
		old = g_steal_pointer(&old_plain);
		new = g_steal_pointer(&new_plain);
	}
	g_free(old_plain);
	g_free(new_plain);
	bool several = words_count(*old ? old : new) > 1;
	if ((several || strlen(before) <= SHORT_MOST) && !is_requirement(saying, before))
		*before = '\0'; /* 'at' says nothing of what was put in after it; several words speak for themselves */
	char *after = is_figure(old) && is_figure(new) && words_count(old) == 1 && words_count(new) == 1
			      ? period_after(saying, hunk->after)
			      : NULL;
	bool apart = is_apart(hunk);
	char *was = joined(before, old, apart), *now = joined(before, new, apart), *bare = trimmed(was);
	g_free(was);
	was = bare;
	if (after) {
		char *longer = joined(was, after, true), *other = joined(now, after, true);
		g_free(was);
		g_free(now);
		was = longer;
		now = other;
	}
	if (*was && *now && words_count(was) <= WORDS_MOST && words_count(now) <= WORDS_MOST)
		said = pattern_fill(saying->patterns, PATTERN_NOW, "old", was, "new", now);
	else if (*old && *new)
		said = long_said(saying, PATTERN_NOW_REPLACED, old, new, cut);
	else if (*old || *new)
		said = long_said(saying, *new ? PATTERN_NOW_ADDED : PATTERN_NOW_REMOVED, old, new, cut);
	g_free(was);
	g_free(now);
	g_free(after);
	g_free(before);
	g_free(old);
	g_free(new);
	return said;
}

/* ---- all of them ------------------------------------------------------------------------------------------------- */

/* Nothing but little words, such as 'a' and 'of'. */
static bool is_little(const struct saying *saying, const char *text)
{
	char **little = g_strsplit(word(saying->words, "diff-little"), " ", -1);
	char **words = g_strsplit(text, " ", -1);
	bool all = true;
	for (char **each = words; *each && all; each++)
		all = !**each || g_strv_contains((const char *const *)little, *each);
	g_strfreev(words);
	g_strfreev(little);
	return all;
}

/* So few words between two replacements, within a sentence, that the two are one: 'Head of Finance'. A comma too, where
 * what is replaced behind it says nothing alone. */
static bool is_bridge(const struct saying *saying, const struct hunk_text *hunk, const struct wording_piece *piece,
		      const struct wording_piece *next)
{
	if (!hunk->old->len || !hunk->new->len || !next || next->op == '=' || next->slight ||
	    words_count(piece->text) > BRIDGE_MOST)
		return false;
	bool comma = !strcmp(piece->text, ", ") && next->op == '-' && is_little(saying, next->text);
	return comma || !strpbrk(piece->text, ".,;:\n");
}

/* The 'and' at the end of an entry that is the last but one no more, or has become it. */
static bool is_list_joint(const struct saying *saying, const struct hunk_text *hunk)
{
	char *old = trimmed(hunk->old->str), *new = trimmed(hunk->new->str);
	bool one = !*old != !*new, ends = !*(hunk->after + strspn(hunk->after, " ;,"));
	char **joints = g_strsplit(word(saying->words, "claim-joints"), ", ", -1);
	const char *text = *old ? old : new;
	text += strspn(text, " ;,");
	bool joint = one && ends && g_strv_contains((const char *const *)joints, text);
	g_strfreev(joints);
	g_free(old);
	g_free(new);
	return joint;
}

static bool all_of(const char *text, const char *signs)
{
	char *bare = g_strstrip(g_strdup(text));
	bool all = *bare;
	for (const char *at = bare; *at && all; at = g_utf8_next_char(at))
		all = g_utf8_strchr(signs, -1, g_utf8_get_char(at)) != NULL;
	g_free(bare);
	return all;
}

/* A few words that are set in quotation marks or brackets now, or no longer are. */
static bool is_wrapped(const struct hunk_text *hunk, const struct wording_piece *piece,
		       const struct wording_piece *next)
{
	if (!hunk->old->len == !hunk->new->len || !next || next->slight || next->op != (hunk->new->len ? '+' : '-'))
		return false;
	return all_of(hunk->new->len ? hunk->new->str : hunk->old->str, "‘“'\"([") && all_of(next->text, "’”'\")]") &&
	       words_count(piece->text) <= WORDS_MOST && !strchr(piece->text, '\n');
}

/* 'Appendix' that is 'Appendices' now: a reference that followed. */
static bool is_reference_word(const struct saying *saying, const struct hunk_text *hunk)
{
	char **kinds = g_strsplit(word(saying->words, "ref-kinds"), " ", -1);
	bool all = true;
	for (int side = 0; side < 2 && all; side++) {
		char *text = trimmed(side ? hunk->new->str : hunk->old->str), *lower = g_utf8_strdown(text, -1);
		all = !*lower || g_strv_contains((const char *const *)kinds, lower);
		g_free(text);
		g_free(lower);
	}
	g_strfreev(kinds);
	return all;
}

/* Nothing, or only bold and italic within a word. */
static bool is_same(const struct hunk_text *hunk)
{
	char *old = trimmed(hunk->old->str), *new = trimmed(hunk->new->str);
	bool same = !strcmp(old, new);
	g_free(old);
	g_free(new);
	return same;
}

/* The words that stand in the text; where a link leads only if they are the same. */
static void bare_take(struct hunk_text *hunk)
{
	char *old = trimmed(hunk->old_bare->str), *new = trimmed(hunk->new_bare->str);
	if (strcmp(old, new) != 0) {
		g_string_assign(hunk->old, hunk->old_bare->str);
		g_string_assign(hunk->new, hunk->new_bare->str);
	}
	g_free(old);
	g_free(new);
}

static struct hunk_text hunk_new(const char *old, const char *new)
{
	return (struct hunk_text){g_string_new(old), g_string_new(new), g_string_new(old), g_string_new(new), "", ""};
}

static void hunk_clear(struct hunk_text *hunk)
{
	g_string_free(hunk->old, TRUE);
	g_string_free(hunk->new, TRUE);
	g_string_free(hunk->old_bare, TRUE);
	g_string_free(hunk->new_bare, TRUE);
}

static void hunk_end(const struct saying *saying, struct hunk_text *hunk, const char *after, struct telling *telling)
{
	hunk->after = after;
	bare_take(hunk);
	if (!is_same(hunk) && !is_reference_word(saying, hunk) && !is_list_joint(saying, hunk)) {
		char *said = hunk_said(saying, hunk, &telling->cut);
		telling->brief = said && telling->list->len < TOLD_MOST;
		if (said)
			told_take(telling->list, said);
	}
	hunk->before = after;
	g_string_truncate(hunk->old, 0);
	g_string_truncate(hunk->new, 0);
	g_string_truncate(hunk->old_bare, 0);
	g_string_truncate(hunk->new_bare, 0);
}

/* ---- columns and cells ------------------------------------------------------------------------------------------- */

static void said_take(struct telling *telling, char *said)
{
	telling->brief = telling->brief && telling->list->len < TOLD_MOST;
	told_take(telling->list, said);
}

static void cell_told(const struct saying *saying, const char *old, const char *new, struct telling *telling)
{
	struct hunk_text hunk = hunk_new(old, new);
	if (telling->brief)
		hunk_end(saying, &hunk, "", telling);
	hunk_clear(&hunk);
}

/* '‘refuse it’ is now ‘none needed’', cell by cell. */
static void cells_pair(const struct saying *saying, const GPtrArray *old, const GPtrArray *new, struct telling *telling)
{
	for (guint i = 0; i < MIN(old->len, new->len); i++)
		cell_told(saying, old->pdata[i], new->pdata[i], telling);
}

static void columns_told(const struct saying *saying, GPtrArray *heads, bool came, struct telling *telling)
{
	for (guint i = 0; i < heads->len; i++) {
		const char *head = heads->pdata[i];
		enum pattern_name name = came ? PATTERN_COLUMN_ADDED : PATTERN_COLUMN_REMOVED;
		if (!*head)
			name = came ? PATTERN_COLUMN_ADDED_PLAIN : PATTERN_COLUMN_REMOVED_PLAIN;
		said_take(telling, pattern_fill(saying->patterns, name, "old", head, "new", head));
	}
	g_ptr_array_unref(heads);
}

/* ‘Action’, ‘Situation’ */
static char *order_said(const struct saying *saying, const GPtrArray *heads)
{
	GPtrArray *list = told_list();
	for (guint i = 1; i < heads->len; i++)
		told_take(list, pattern_fill(saying->patterns, PATTERN_QUOTED, "title", (const char *)heads->pdata[i]));
	return told_said(saying, list);
}

/* Columns that came, went or stand in another order; a caption or heads that were reworded. */
static void heads_told(const struct saying *saying, GPtrArray *old, GPtrArray *new, struct telling *telling)
{
	GPtrArray *went = cells_alone(old, new), *came = cells_alone(new, old);
	bool renamed = old->len == new->len && went->len;
	bool ordered = old->len == new->len && !went->len;
	if (renamed || ordered)
		g_ptr_array_set_size(went, 0);
	if (renamed || ordered)
		g_ptr_array_set_size(came, 0);
	if (renamed)
		cells_pair(saying, old, new, telling);
	else
		cell_told(saying, old->pdata[0], new->pdata[0], telling);
	columns_told(saying, came, true, telling);
	columns_told(saying, went, false, telling);
	if (!ordered)
		return;
	char *order = order_said(saying, new);
	said_take(telling, pattern_fill(saying->patterns, PATTERN_COLUMNS_ORDER, "list", order));
	g_free(order);
}

/* The words of a hunk that goes over the edge of a cell, cell by cell. */
static void across_told(const struct saying *saying, const char *text, bool came, struct telling *telling)
{
	char **cells = g_strsplit(text, "|", -1);
	for (char **cell = cells; *cell; cell++)
		cell_told(saying, came ? "" : *cell, came ? *cell : "", telling);
	g_strfreev(cells);
}

static void row_told(const struct saying *saying, const struct change *change, const GPtrArray *old,
		     const GPtrArray *new, struct telling *telling)
{
	if (old->len == new->len) {
		cells_pair(saying, old, new, telling);
		return;
	}
	for (guint i = 0; i < change->words->len; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		if (piece->op != '=')
			across_told(saying, piece->text, piece->op == '+', telling);
	}
}

/* A row, or the heads of a table, in which more differs than words within a cell. */
static bool is_across(const struct change *change)
{
	bool across = false;
	bool cells = !strcmp(change->unit, "row") || !strcmp(change->unit, "table");
	for (guint i = 0; i < change->words->len && cells; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		across = across || (piece->op != '=' && strchr(piece->text, '|'));
	}
	return across && change->old->len == 1 && change->new->len == 1;
}

static void across_say(const struct saying *saying, const struct change *change, struct telling *telling)
{
	const struct provision *was = change->old->pdata[0], *now = change->new->pdata[0];
	GPtrArray *old = cells_of(saying->changes->old, was->unit), *new = cells_of(saying->changes->new, now->unit);
	if (!strcmp(change->unit, "table"))
		heads_told(saying, old, new, telling);
	else
		row_told(saying, change, old, new, telling);
	g_ptr_array_unref(old);
	g_ptr_array_unref(new);
}

/* ---- fields ------------------------------------------------------------------------------------------------------ */

static const struct field *field_of(const struct change *change, bool is_new)
{
	const GPtrArray *side = is_new ? change->new : change->old;
	const struct node *node = side->len == 1 ? ((const struct provision *)side->pdata[0])->node : NULL;
	return node && node->kind == NODE_FIELD ? node->field : NULL;
}

/* The options of a field, in its own words; none where it is told with its columns. */
static GPtrArray *options_of(const struct change *change, bool is_new)
{
	GPtrArray *options = g_ptr_array_new_with_free_func(g_free);
	if (!field_of(change, is_new))
		return options;
	const struct provision *at = (is_new ? change->new : change->old)->pdata[0];
	for (const struct node *option = option_first(at->node); option; option = option_next(option)) {
		GString *text = g_string_new(NULL);
		node_plain(option, text);
		g_ptr_array_add(options, g_string_free(text, FALSE));
	}
	return options;
}

/* True where the same options stand in another order, which is told. */
static bool order_told(const struct saying *saying, const struct change *change, struct telling *telling)
{
	GPtrArray *old = options_of(change, false), *new = options_of(change, true);
	GPtrArray *went = cells_alone(old, new), *came = cells_alone(new, old), *list = told_list();
	bool same = true, reordered = old->len == new->len && !went->len && !came->len;
	for (guint i = 0; i < new->len &&reordered; i++) {
		same = same && !strcmp(old->pdata[i], new->pdata[i]);
		told_take(list, pattern_fill(saying->patterns, PATTERN_QUOTED, "title", (const char *)new->pdata[i]));
	}
	char *said = told_said(saying, list);
	char *title = phrase_title(phrase_provision(change)->text);
	if (reordered && !same)
		said_take(telling, pattern_fill(saying->patterns, PATTERN_FIELD_OPTIONS, "title", title, "list", said));
	g_free(title);
	g_free(said);
	g_ptr_array_unref(old);
	g_ptr_array_unref(new);
	g_ptr_array_unref(went);
	g_ptr_array_unref(came);
	return reordered && !same;
}

/* The words of an option by themselves, with the marks around them. */
static bool is_option(const struct change *change, const struct wording_piece *piece)
{
	GPtrArray *options = options_of(change, piece->op == '+');
	char *text = trimmed(piece->text + strspn(piece->text, " ,"));
	bool is = g_ptr_array_find_with_equal_func(options, text, g_str_equal, NULL);
	g_free(text);
	g_ptr_array_unref(options);
	return is;
}

/* Whether it must be filled in, whether who signs gives a post, and what kind of answer it takes. */
static void facts_told(const struct saying *saying, const struct change *change, struct telling *telling)
{
	const struct field *old = field_of(change, false), *new = field_of(change, true);
	if (!old || !new || !change->words->len || !telling->brief)
		return;
	char *title = phrase_title(((const struct provision *)change->new->pdata[0])->text);
	if (old->required != new->required)
		said_take(telling, pattern_fill(saying->patterns,
						new->required ? PATTERN_FIELD_REQUIRED : PATTERN_FIELD_OPTIONAL,
						"title", title));
	if (old->role != new->role)
		said_take(telling,
			  pattern_fill(saying->patterns, new->role ? PATTERN_FIELD_ROLE : PATTERN_FIELD_NO_ROLE,
				       "title", title));
	if (old->type != new->type)
		said_take(telling, pattern_fill(saying->patterns, PATTERN_FIELD_KIND, "title", title, "old",
						field_type_name(old->type), "new", field_type_name(new->type)));
	g_free(title);
}

/* The words of a piece without what facts_told() tells. */
static void words_take(const struct field *field, const char *words, GString *into)
{
	GString *text = g_string_new(words), *facts = g_string_new(NULL);
	if (field) {
		field_facts(field, facts);
		g_string_replace(text, facts->str + 1, "", 1);
	}
	g_string_append(into, text->str);
	g_string_free(facts, TRUE);
	g_string_free(text, TRUE);
}

static void piece_take(const struct change *change, const struct wording_piece *piece, struct hunk_text *hunk)
{
	const struct field *field = piece->op == '=' ? NULL : field_of(change, piece->op == '+');
	if (piece->op != '+' || piece->slight) {
		words_take(field, piece->text, hunk->old);
		words_take(field, piece->bare, hunk->old_bare);
	}
	if (piece->op != '-') {
		words_take(field, piece->text, hunk->new);
		words_take(field, piece->bare, hunk->new_bare);
	}
}

/* ---- a change ---------------------------------------------------------------------------------------------------- */

/* Adds what each replacement in a change comes to. No longer brief where there are too many. */
static void change_told(const struct saying *saying, const struct change *change, struct telling *telling)
{
	struct hunk_text hunk = hunk_new("", "");
	telling->brief = telling->brief && change->words->len;
	facts_told(saying, change, telling);
	bool ordered = telling->brief && field_of(change, true) && order_told(saying, change, telling);
	bool across = telling->brief && is_across(change);
	if (across)
		across_say(saying, change, telling);
	for (guint i = 0; i <= change->words->len && telling->brief && !across; i++) {
		const struct wording_piece *piece = i < change->words->len ? change->words->pdata[i] : NULL;
		const struct wording_piece *next = i + 1 < change->words->len ? change->words->pdata[i + 1] : NULL;
		if (piece && piece->slight && (piece->op == '-' || *piece->text == ' '))
			continue;
		if (piece && ordered && piece->op != '=' && is_option(change, piece))
			continue;
		bool same = !piece || piece->op == '=' || piece->slight;
		bool bridge =
			piece && same && (is_bridge(saying, &hunk, piece, next) || is_wrapped(&hunk, piece, next));
		if (same && !bridge) {
			hunk_end(saying, &hunk, piece ? piece->text : "", telling);
			continue;
		}
		piece_take(change, piece, &hunk);
	}
	hunk_clear(&hunk);
}

const char *tag_about(const struct saying *saying, unsigned tag)
{
	static const struct {
		unsigned tag;
		enum pattern_name name;
	} table[] = {{TAG_AMOUNT, PATTERN_OF_AMOUNT},     {TAG_DATE, PATTERN_OF_DATE},
		     {TAG_DEADLINE, PATTERN_OF_DEADLINE}, {TAG_ROLE, PATTERN_OF_ROLE},
		     {TAG_TERM, PATTERN_OF_TERM},         {TAG_OBLIGATION, PATTERN_OF_OBLIGATION}};
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++)
		if (tag == table[i].tag)
			return pattern_text(saying->patterns, table[i].name);
	return NULL;
}

/* 'a date, who is responsible and a time limit'. */
static char *tags_said(const struct saying *saying, unsigned tags)
{
	static const unsigned order[] = {TAG_AMOUNT, TAG_DATE, TAG_DEADLINE, TAG_ROLE, TAG_TERM, TAG_OBLIGATION};
	GPtrArray *list = told_list();
	for (size_t i = 0; i < G_N_ELEMENTS(order); i++)
		if (tags & order[i])
			told_add(list, tag_about(saying, order[i]));
	return told_said(saying, list);
}

bool words_say(const struct saying *saying, const GPtrArray *changes, GString *out)
{
	struct telling telling = {told_list(), true, false};
	for (guint i = 0; i < changes->len; i++)
		change_told(saying, changes->pdata[i], &telling);
	bool brief = telling.brief && telling.list->len;
	char *said = told_said(saying, telling.list);
	if (brief)
		sentence_add(out, pattern_fill(saying->patterns, PATTERN_DETAILS, "list", said));
	g_free(said);
	return brief && !telling.cut;
}

void details_add(const struct saying *saying, const GPtrArray *changes, GString *out)
{
	unsigned tags = 0;
	for (guint i = 0; i < changes->len; i++)
		tags |= ((const struct change *)changes->pdata[i])->tags;
	bool all = words_say(saying, changes, out);
	char *about = tags_said(saying, tags);
	if (!all && tags & (TELLING | TAG_TERM))
		sentence_add(out, pattern_fill(saying->patterns, PATTERN_CHANGES, "what", about));
	g_free(about);
}
