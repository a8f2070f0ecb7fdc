/* SPDX-License-Identifier: MIT */
#include "explain/instructions/instructions.h"
#include "compare/dump.h"
#include "explain/instructions/instructions_draft.h"
#include "explain/instructions/instructions_inline.h"
#include "explain/overview/phrases.h"

#include <string.h>

/* ---- drafting ---------------------------------------------------------------------------------------------------- */

static char *group_name(const struct draft *draft, uint32_t unit)
{
	if (unit >= draft->map->old->units->len)
		return g_strdup(word(draft->grammar.words, "instruct-followed"));
	uint32_t part = PART(draft->map->old, UNIT(draft->map->old, unit)->part)->first;
	char *name = places_name(draft->places, (struct spot_at){part, 0, false});
	char *number = places_number(draft->places, part);
	GString *title = g_string_new(NULL);
	inline_escape(UNIT(draft->map->old, part)->text, title);
	if (*number && title->len) {
		char *both =
			word_fill(draft->grammar.words, "diff-at-section", "place", name, "title", title->str, NULL);
		g_free(name);
		name = both;
	}
	g_string_free(title, TRUE);
	g_free(number);
	return phrase_capital(name);
}

struct order *draft_order(struct draft *draft, enum form form, uint32_t unit, bool after)
{
	struct order *order = order_add(draft->orders, form);
	order->key = 2 * unit + after;
	order->group = group_name(draft, unit);
	return order;
}

static gint by_key(gconstpointer a, gconstpointer b, gpointer data G_GNUC_UNUSED)
{
	const struct order *x = *(struct order *const *)a, *y = *(struct order *const *)b;
	return x->key < y->key ? -1 : x->key > y->key;
}

static char *side_sum(const struct side *side)
{
	GString *dump = g_string_new(NULL);
	side_dump(side, false, dump);
	char *sum = dump_sum(dump);
	g_string_free(dump, TRUE);
	return sum;
}

static void head_draft(struct draft *draft, const struct changes *changes)
{
	const struct words *words = draft->grammar.words;
	const GPtrArray *olds = changes_editions(changes, false);
	const struct edition *old = changes_edition(changes, false), *new = changes_edition(changes, true);
	const char *was = edition_meta(old)->version, *is = edition_meta(new)->version;
	bool versions = was && is && strcmp(was, is) != 0 && olds->len == 1;
	char *titles = phrase_titles(words, olds);
	GString *title = g_string_new(NULL);
	inline_escape(titles, title);
	g_free(titles);
	draft->orders->title = g_strdup(word(words, "instruct-title"));
	draft->orders->lead = word_fill(words, versions ? "instruct-lead" : "instruct-lead-plain", "title", title->str,
					"old", was ? was : "", "new", is ? is : "", NULL);
	g_string_free(title, TRUE);
	struct slots *sums = &draft->orders->sums;
	sums->units = g_strdup_printf("%u", draft->map->old->units->len);
	sums->number = g_strdup_printf("%u", draft->map->new->units->len);
	sums->sum = side_sum(draft->map->old);
	sums->result = side_sum(draft->map->new);
}

static void draft_all(struct draft *draft, const struct changes *changes)
{
	draft_weigh(draft);
	draft_moves(draft);
	draft_words(draft);
	draft_followed(draft);
	draft_unsaid(draft);
	g_ptr_array_sort_with_data(draft->orders->list, by_key, NULL);
	head_draft(draft, changes);
}

static void draft_clear(struct draft *draft)
{
	orders_free(draft->orders);
	places_free(draft->places);
	places_free(draft->new_places);
	g_free(draft->whole);
	g_free(draft->old_in);
	g_free(draft->new_in);
	g_free(draft->gone);
	g_free(draft->run);
	g_clear_pointer(&draft->leads, g_hash_table_unref);
	map_free(draft->map);
}

static void draft_markdown(const struct changes *changes, bool coarse, GString *out)
{
	struct draft draft = {.map = map_new(changes), .orders = orders_new(), .coarse = coarse};
	const struct words *words = edition_words(changes_edition(changes, false));
	uint32_t olds = draft.map->old->units->len, news = draft.map->new->units->len;
	draft.places = places_new(draft.map->old, words);
	draft.new_places = places_new(draft.map->new, words);
	draft.grammar = (struct grammar){draft.places, words};
	draft.whole = g_new0(bool, (gsize)olds + 1);
	draft.old_in = g_new0(bool, (gsize)olds + 1);
	draft.new_in = g_new0(bool, (gsize)news + 1);
	draft.gone = g_new0(bool, (gsize)olds + 1);
	draft.run = g_new0(uint32_t, (gsize)olds + 1);
	draft_all(&draft, changes);
	orders_write(draft.orders, &draft.grammar, out);
	draft_clear(&draft);
}

/* ---- carrying out ------------------------------------------------------------------------------------------------ */

static bool sums_agree(const struct orders *orders, const char *sum, const char *said, bool of_new, struct diag *diag)
{
	if (!g_strcmp0(sum, said))
		return true;
	diag_add(diag, CODE_CHANGES_OTHER, orders->sums_at, "the instructions were not carried out: %s",
		 of_new ? "they do not give the text that their last line says; they have been altered, or some are "
			  "missing"
			: "they were written for another text than this one");
	return false;
}

bool instructions_apply(const char *text, const char *file, const GPtrArray *old, GString *out, struct diag *diag)
{
	struct lexicon *lexicon = lexicon_new();
	struct side *side = side_alone(old, lexicon);
	const struct words *words = edition_words(old->pdata[0]);
	struct places *places = places_new(side, words);
	const struct grammar grammar = {places, words};
	struct diag *reading = diag_new();
	struct orders *orders = orders_read(text, file, &grammar, reading);
	char *sum = side_sum(side);
	/* Where it is another text, none of the other messages says what is wrong. */
	bool sound = !orders->closed || sums_agree(orders, sum, orders->sums.sum, false, diag);
	if (sound && diag_status(reading, false) != STATUS_DONE) {
		orders_free(orders_read(text, file, &grammar, diag));
		sound = false;
	}
	diag_free(reading);
	GString *made = g_string_new(NULL);
	sound = sound && orders_run(orders, side, &grammar, made, diag);
	if (sound) {
		char *result = dump_sum(made);
		sound = sums_agree(orders, result, orders->sums.result, true, diag);
		g_free(result);
	}
	if (sound)
		g_string_append_len(out, made->str, (gssize)made->len);
	g_string_free(made, TRUE);
	g_free(sum);
	orders_free(orders);
	places_free(places);
	side_free(side);
	lexicon_free(lexicon);
	return sound;
}

bool instructions_are(const char *text)
{
	text += g_str_has_prefix(text, "\xef\xbb\xbf") ? 3 : 0;
	text += strspn(text, " \t\r\n");
	return *text != '{';
}

/* ---- the proof --------------------------------------------------------------------------------------------------- */

static bool holds(const struct changes *changes, const char *markdown)
{
	struct diag *diag = diag_new();
	GString *made = g_string_new(NULL);
	bool sound = instructions_apply(markdown, "instructions", changes_editions(changes, false), made, diag);
	g_string_free(made, TRUE);
	diag_free(diag);
	return sound;
}

bool explain_instructions(const struct changes *changes, GString *out, struct diag *diag)
{
	for (int coarse = 0; coarse < 2; coarse++) {
		GString *markdown = g_string_new(NULL);
		draft_markdown(changes, coarse, markdown);
		bool sound = holds(changes, markdown->str);
		if (sound)
			g_string_append_len(out, markdown->str, (gssize)markdown->len);
		g_string_free(markdown, TRUE);
		if (sound)
			return true;
	}
	diag_add(diag, CODE_PROOF, (struct place){.file = NULL},
		 "the instructions that were drafted do not turn the old text into the new, and nothing was written; "
		 "where the sentences 'instruct-…' in templates/words were changed, put those back that came with the "
		 "tools, else it is a mistake of the program: please report it");
	return false;
}
