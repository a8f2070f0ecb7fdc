/* SPDX-License-Identifier: MIT */
#include "explain/instructions/instructions_edits.h"

#include <string.h>

/* What happens to words [from, to) of the old unit. */
struct replacing {
	uint32_t from, to;
	GArray *words; /* of struct wordlet: what stands there now */
	struct place where;
};

struct editing {
	const struct work *work;
	const struct unit *unit;
	const char **words; /* of the old unit */
	uint32_t *formats;  /* how each is set now */
	GArray *replacings; /* of struct replacing */
	GArray *cuts;       /* of struct cut, counted in the old words */
	bool sound;
};

static void refuse(struct editing *editing, struct place where, const char *why, const char *text)
{
	diag_add(editing->work->diag, CODE_INSTRUCTION_WORDS, where, "this can't be carried out: %s%s%s", why,
		 text ? ": " : "", text ? text : "");
	editing->sound = false;
}

GArray *words_found(const char *const *words, uint32_t count, const char *const *all, uint32_t from, uint32_t to)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (uint32_t i = from; count && i + count <= to; i++) {
		uint32_t same = 0;
		while (same < count && all[i + same] == words[same])
			same++;
		if (same == count)
			g_array_append_val(found, i);
	}
	return found;
}

static GArray *text_words(const struct editing *editing, const char *text)
{
	GArray *words = g_array_new(FALSE, TRUE, sizeof(struct wordlet));
	inline_read(text, editing->unit->kind, editing->work->grammar->words, editing->work->arena, words);
	return words;
}

/* Of the lexicon that the old words are of. */
static const char **plain_words(const struct editing *editing, const GArray *wordlets)
{
	struct lexicon *lexicon = editing->work->old->lexicon;
	const char **words = g_new0(const char *, wordlets->len + 1);
	for (guint i = 0; i < wordlets->len; i++)
		words[i] =
			lexicon_text(lexicon, lexicon_word(lexicon, g_array_index(wordlets, struct wordlet, i).word));
	return words;
}

/* Which of the places found are meant; NULL, with a message, where that is not one, or not all that it should be. */
static GArray *meant(struct editing *editing, const struct edit_at *edit, GArray *found)
{
	const char *why = NULL;
	int nth = edit->nth;
	if (!found->len)
		why = "these words do not stand there";
	else if (nth == NTH_ONLY && found->len > 1)
		why = "these words stand there more than once, and which is meant is not said";
	else if (nth == NTH_BOTH && found->len != 2)
		why = "these words do not stand there twice";
	else if (nth > (int)found->len)
		why = "these words do not stand there so often";
	if (why) {
		refuse(editing, edit->where, why, edit->slots->old);
		g_array_unref(found);
		return NULL;
	}
	if (nth > 0) {
		uint32_t at = g_array_index(found, uint32_t, nth - 1);
		g_array_set_size(found, 0);
		g_array_append_val(found, at);
	}
	return found;
}

static void replace(struct editing *editing, uint32_t from, uint32_t to, const struct edit_at *edit)
{
	struct replacing replacing = {from, to, text_words(editing, edit->slots->new ? edit->slots->new : ""),
				      edit->where};
	g_array_append_val(editing->replacings, replacing);
}

static void at_phrase(struct editing *editing, const struct edit_at *edit, uint32_t at, uint32_t count)
{
	switch (edit->slots->edit) {
	case EDIT_SUBSTITUTE:
	case EDIT_OMIT:
		replace(editing, at, at + count, edit);
		break;
	case EDIT_AFTER:
		replace(editing, at + count, at + count, edit);
		break;
	case EDIT_BEFORE:
		replace(editing, at, at, edit);
		break;
	case EDIT_SET:
		for (uint32_t i = at; i < at + count; i++)
			editing->formats[i] = edit->slots->format;
		break;
	case EDIT_SPLIT:
	case EDIT_SPLIT_AS: {
		struct cut cut = {at, edit->slots->kind};
		g_array_append_val(editing->cuts, cut);
		break;
	}
	default:
		break;
	}
}

static void edit_apply(struct editing *editing, const struct edit_at *edit)
{
	uint32_t from, to;
	places_tokens(editing->work->grammar->places, edit->at, &from, &to);
	if (edit->slots->edit == EDIT_START || edit->slots->edit == EDIT_END) {
		uint32_t at = edit->slots->edit == EDIT_START ? from : to;
		replace(editing, at, at, edit);
		return;
	}
	GArray *phrase = text_words(editing, edit->slots->old ? edit->slots->old : "");
	const char **words = plain_words(editing, phrase);
	GArray *found = words_found(words, phrase->len, editing->words, from, to);
	found = meant(editing, edit, found);
	for (guint i = 0; found && i < found->len; i++)
		at_phrase(editing, edit, g_array_index(found, uint32_t, i), phrase->len);
	if (found)
		g_array_unref(found);
	g_free(words);
	g_array_unref(phrase);
}

static int by_place(const void *a, const void *b)
{
	const struct replacing *x = a, *y = b;
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return x->to < y->to ? -1 : x->to > y->to;
}

static int by_cut(const void *a, const void *b)
{
	const struct cut *x = a, *y = b;
	return x->at < y->at ? -1 : x->at > y->at;
}

static void order_check(struct editing *editing)
{
	g_array_sort(editing->replacings, by_place);
	g_array_sort(editing->cuts, by_cut);
	for (guint i = 1; i < editing->replacings->len; i++) {
		const struct replacing *before = &g_array_index(editing->replacings, struct replacing, i - 1);
		const struct replacing *now = before + 1;
		bool same_gap = now->from == now->to && before->from == before->to && now->from == before->from;
		if (now->from < before->to || same_gap)
			refuse(editing, now->where, "another instruction changes the same words", NULL);
	}
	for (guint i = 0; i < editing->cuts->len; i++) {
		uint32_t at = g_array_index(editing->cuts, struct cut, i).at;
		for (guint k = 0; k < editing->replacings->len; k++) {
			const struct replacing *other = &g_array_index(editing->replacings, struct replacing, k);
			if (other->from < at && at < other->to)
				refuse(editing, other->where, "the provision is divided within these words", NULL);
		}
	}
}

static void old_words_out(const struct editing *editing, uint32_t from, uint32_t to, GArray *out)
{
	for (uint32_t i = from; i < to; i++) {
		struct wordlet wordlet = {editing->words[i], editing->formats[i], true};
		g_array_append_val(out, wordlet);
	}
}

/* Where words are divided, what is inserted just there belongs to what comes before. */
static void words_out(const struct editing *editing, GArray *out, GArray *cuts)
{
	uint32_t at = 0;
	guint cut = 0;
	for (guint i = 0; i <= editing->replacings->len; i++) {
		const struct replacing *next =
			i < editing->replacings->len ? &g_array_index(editing->replacings, struct replacing, i) : NULL;
		uint32_t to = next ? next->from : editing->unit->count;
		for (; cut < editing->cuts->len; cut++) {
			struct cut made = g_array_index(editing->cuts, struct cut, cut);
			bool later = next && (made.at > to || (made.at == to && next->from == next->to));
			if (later)
				break;
			old_words_out(editing, at, made.at, out);
			at = made.at;
			made.at = out->len;
			g_array_append_val(cuts, made);
		}
		old_words_out(editing, at, to, out);
		if (next && next->words->len)
			g_array_append_vals(out, next->words->data, next->words->len);
		at = next ? next->to : to;
	}
}

static void replacing_clear(void *gone)
{
	g_array_unref(((struct replacing *)gone)->words);
}

bool edits_apply(const struct work *work, uint32_t place, const GArray *edits, GArray *out, GArray *cuts)
{
	const struct unit *unit = UNIT(work->old, place);
	struct editing editing = {.work = work, .unit = unit, .sound = true};
	editing.words = g_new0(const char *, unit->count + 1);
	editing.formats = g_new0(uint32_t, unit->count + 1);
	editing.replacings = g_array_new(FALSE, TRUE, sizeof(struct replacing));
	g_array_set_clear_func(editing.replacings, replacing_clear);
	editing.cuts = g_array_new(FALSE, FALSE, sizeof(struct cut));
	for (uint32_t i = 0; i < unit->count; i++) {
		const struct token *token = TOKEN(work->old, unit->first + i);
		editing.words[i] = lexicon_text(work->old->lexicon, token->word);
		editing.formats[i] = token->format & FORMAT_SET;
	}
	for (guint i = 0; edits && i < edits->len; i++)
		edit_apply(&editing, &g_array_index(edits, struct edit_at, i));
	order_check(&editing);
	if (editing.sound)
		words_out(&editing, out, cuts);
	g_array_unref(editing.replacings);
	g_array_unref(editing.cuts);
	g_free(editing.words);
	g_free(editing.formats);
	return editing.sound;
}
