/* SPDX-License-Identifier: MIT
 * Where one replacement of words ends, and what of it is to be said. */
#include "explain/details/details_telling.h"
#include "explain/overview/phrases.h"

#include <string.h>

#define WRAPPED_MOST 6
#define BRIDGE_MOST 2
#define KIND_SAME 4 /* letters that singular and plural share: 'atodiad', 'atodiadau' */

/* So few words between two replacements, within a sentence, that the two are one: 'Head of Finance'. A comma too, where
 * what is replaced behind it says nothing alone. */
static bool is_bridge(const struct saying *saying, const struct hunk_text *hunk, const struct wording_piece *piece,
		      const struct wording_piece *next)
{
	if (!hunk->old->len || !hunk->new->len || !next || next->op == '=' || next->slight ||
	    hunk_words(piece->text) > BRIDGE_MOST)
		return false;
	bool comma = !strcmp(piece->text, ", ") && next->op == '-' && hunk_is_little(saying, next->text);
	return comma || !strpbrk(piece->text, ".,;:\n|");
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
	       hunk_words(piece->text) <= WRAPPED_MOST && !strchr(piece->text, '\n');
}

bool hunk_text_goes_on(const struct saying *saying, const struct hunk_text *hunk, const struct wording_piece *piece,
		       const struct wording_piece *next)
{
	return is_bridge(saying, hunk, piece, next) || is_wrapped(hunk, piece, next) ||
	       hunk_name_goes_on(saying, hunk, piece, next);
}

/* ---- what needs no words ----------------------------------------------------------------------------------------- */

bool hunk_is_at_end(const struct hunk_text *hunk)
{
	const char *after = hunk->after + strspn(hunk->after, " .,;:");
	return !*after || *after == '\n' || *after == '|';
}

static bool text_ends_with(const char *text, const char *joint)
{
	g_autofree char *bare = text_trimmed(text);
	const char *last = strrchr(bare, ' ');
	return last && !strcmp(last + 1, joint);
}

/* How many entries of the list that a unit stands in end with a word, itself among them. */
static guint list_count(const struct side *side, const struct unit *own, const char *joint)
{
	const struct part *part = PART(side, own->part);
	guint count = 0;
	for (uint32_t i = own->parent == NO_UNIT ? part->first : own->parent + 1; i < part->first + part->count; i++) {
		const struct unit *unit = UNIT(side, i);
		if (own->parent != NO_UNIT && (unit->parent == NO_UNIT || unit->parent < own->parent))
			break; /* behind what holds the list */
		count += unit->parent == own->parent && unit->kind == own->kind && text_ends_with(unit->text, joint);
	}
	return count;
}

/* True where another entry of the list that a change stands in ends with a word. Each list is counted once: each of
 * its entries may ask. */
static bool list_has(const struct saying *saying, const struct side *side, const struct provision *provision,
		     const char *joint)
{
	const struct unit *own = UNIT(side, provision->unit);
	g_autofree char *key = g_strdup_printf("%d %u %u %d %s", side == saying->changes->new, own->part, own->parent,
					       (int)own->kind, joint);
	gpointer known;
	if (!g_hash_table_lookup_extended(saying->joints, key, NULL, &known)) {
		known = GUINT_TO_POINTER(list_count(side, own, joint));
		g_hash_table_insert(saying->joints, g_steal_pointer(&key), known);
	}
	return GPOINTER_TO_UINT(known) > text_ends_with(own->text, joint);
}

/* The 'and' or 'or' at the end of an entry that is the last but one no more, or has become it: its list goes on with
 * the same word. NULL for other words; the caller frees it. */
static char *list_joint(const struct saying *saying, const struct hunk_text *hunk, const struct change *change)
{
	char *old = text_trimmed(hunk->old->str), *new = text_trimmed(hunk->new->str);
	char **joints = g_strsplit(word(saying->words, "claim-joints"), ", ", -1);
	const char *text = *old ? old : new;
	text += strspn(text, " ;,");
	bool pair = change && change->old->len == 1 && change->new->len == 1;
	bool joint = pair && !*old != !*new &&hunk_is_at_end(hunk) &&
		     g_strv_contains((const char *const *)joints, text) &&
		     (*old ? list_has(saying, saying->changes->new, change->new->pdata[0], text)
			   : list_has(saying, saying->changes->old, change->old->pdata[0], text));
	char *found = joint ? g_strdup(text) : NULL;
	g_strfreev(joints);
	g_free(old);
	g_free(new);
	return found;
}

/* 'Appendix' that is 'Appendices' now, or came or went, before a number or letter: a reference that followed. */
static bool is_reference_word(const struct saying *saying, const struct hunk_text *hunk)
{
	char **kinds = g_strsplit(word(saying->words, "ref-kinds"), " ", -1), *lower[2];
	const char *after = hunk->after + strspn(hunk->after, " ");
	bool all = g_ascii_isdigit(*after) || (g_ascii_isupper(*after) && !g_ascii_isalnum(after[1]));
	for (int side = 0; side < 2; side++) {
		char *text = text_trimmed(side ? hunk->new->str : hunk->old->str);
		lower[side] = g_utf8_strdown(text, -1);
		all = all && (!*lower[side] || g_strv_contains((const char *const *)kinds, lower[side]));
		g_free(text);
	}
	all = all && (!*lower[0] || !*lower[1] || !strncmp(lower[0], lower[1], KIND_SAME));
	g_free(lower[0]);
	g_free(lower[1]);
	g_strfreev(kinds);
	return all;
}

static bool are_same(const char *old, const char *new, char *(*bare)(const char *))
{
	char *x = bare(old), *y = bare(new);
	bool same = !strcmp(x, y);
	g_free(x);
	g_free(y);
	return same;
}

/* Without the marks at both ends. */
static char *text_bare(const char *text)
{
	return text_trimmed(text + strspn(text, " ,;:."));
}

static char *stripped(const char *text)
{
	return g_strstrip(g_strdup(text));
}

/* ---- where links lead -------------------------------------------------------------------------------------------- */

/* 'a link now leads to section 16.0, formerly to section 17.0', of those that were there before. */
static void leads_told(const struct saying *saying, const struct hunk_text *hunk, struct telling *telling)
{
	g_auto(GStrv) old = g_strsplit(hunk->old_leads->str, "\n", -1),
		      new = g_strsplit(hunk->new_leads->str, "\n", -1);
	for (guint i = 0; old[i] && new[i]; i++)
		if (*old[i] && *new[i] && strcmp(old[i], new[i]) != 0)
			telling_take(telling,
				     pattern_fill(saying->patterns, PATTERN_LEADS, "old", old[i], "new", new[i]));
}

/* ---- one replacement --------------------------------------------------------------------------------------------- */

struct hunk_text hunk_text_new(const char *old, const char *new)
{
	return (struct hunk_text){.old = g_string_new(old),
				  .new = g_string_new(new),
				  .old_bare = g_string_new(old),
				  .new_bare = g_string_new(new),
				  .old_leads = g_string_new(NULL),
				  .new_leads = g_string_new(NULL),
				  .before = "",
				  .after = ""};
}

void hunk_text_clear(struct hunk_text *hunk)
{
	GString *texts[] = {hunk->old, hunk->new, hunk->old_bare, hunk->new_bare, hunk->old_leads, hunk->new_leads};
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		g_string_free(texts[i], TRUE);
}

/* The words that stand in the text; where a link leads only if they are the same and there was none, or is none. */
static void words_end(const struct saying *saying, struct hunk_text *hunk, struct telling *telling)
{
	bool words = !are_same(hunk->old_bare->str, hunk->new_bare->str, text_trimmed);
	bool led = hunk->old_leads->len && hunk->new_leads->len;
	if ((words && !hunk->named) || led) {
		g_string_assign(hunk->old, hunk->old_bare->str);
		g_string_assign(hunk->new, hunk->new_bare->str);
	}
	const char *old = hunk->old->str, *new = hunk->new->str;
	if (are_same(old, new, stripped))
		return;
	if (!are_same(old, new, text_bare)) {
		char *joint = list_joint(saying, hunk, telling->change);
		if (!joint && !is_reference_word(saying, hunk))
			telling_take(telling, hunk_whole_said(saying, hunk, &telling->cut));
		if (joint && !telling->joint) {
			telling->joint = g_steal_pointer(&joint);
			telling->joint_of = telling->change;
		}
		g_free(joint);
	} else if (hunk_is_at_end(hunk)) {
		telling->ending = true;
	} else {
		told_take(telling->marks, hunk_marks_said(saying, hunk));
	}
}

void hunk_text_end(const struct saying *saying, struct hunk_text *hunk, const char *after, struct telling *telling)
{
	hunk->after = after;
	words_end(saying, hunk, telling);
	leads_told(saying, hunk, telling);
	hunk->before = after;
	hunk->before_followed = hunk->after_followed;
	hunk->named = false;
	GString *texts[] = {hunk->old, hunk->new, hunk->old_bare, hunk->new_bare, hunk->old_leads, hunk->new_leads};
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		g_string_truncate(texts[i], 0);
}

void telling_take(struct telling *telling, char *said)
{
	if (said)
		told_take(telling->list, said);
}
