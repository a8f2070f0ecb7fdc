/* SPDX-License-Identifier: MIT
 * Tables, rows, columns, entries of lists, questions, their options, definitions, flowcharts and paragraphs that a
 * sentence says came or went: whether there is a change that did so at its places, of that name, and as many as it
 * says. */
#include "compare/units/units.h"
#include "explain/verify/claim_done.h"
#include "explain/verify/claim_facts.h"
#include "explain/verify/claim_marks.h"
#include "explain/verify/claim_words.h"
#include "explain/verify/verify_rows.h"
#include "explain/verify/verify_sentence.h"

#include <string.h>

#define KIND(kind) (1u << (kind))
#define MOVED (KIND(CHANGE_MOVED) | KIND(CHANGE_MOVED_REWORDED))
#define CAME (KIND(CHANGE_INSERTED) | KIND(CHANGE_INCLUDED) | KIND(CHANGE_SPLIT) | MOVED)
#define WENT (KIND(CHANGE_REMOVED) | KIND(CHANGE_MERGED) | MOVED)
#define BEHIND_MOST 300 /* bytes between what is told of and what was done to it */

struct sort {
	const char *key;     /* what it is called in an item */
	const char *unit;    /* of a change; "" where none is of it alone */
	enum node_kind kind; /* what it is, in what came or went as a whole */
};

static const struct sort sorts[] = {{"claim-rows", "row", NODE_ROW},
				    {"claim-columns", "", NODE_COLUMN},
				    {"claim-entries", "item", NODE_ITEM},
				    {"claim-questions", "field", NODE_FIELD},
				    {"claim-options", "", NODE_OPTION},
				    {"claim-definitions", "definition", NODE_DEFINITION},
				    {"claim-tables", "table", NODE_TABLE},
				    {"claim-flowcharts", "flowchart", NODE_FLOWCHART},
				    {"claim-paragraphs", "clause", NODE_CLAUSE}};

/* What a sentence says of one sort. */
struct saying {
	const struct sort *sort;
	bool came;
	char *shown, *name; /* the name that it gives, as it is written and folded; or NULL */
	guint count;        /* 0: it does not say how many */
};

/* What bears it out. */
struct evidence {
	guint count; /* how many came, or went */
	guint other; /* options or columns: how many went, or came, beside them, which may be the same in other words */
	bool vague;  /* there may be more of them */
	bool named;  /* one has the name */
};

/* ---- what changed ------------------------------------------------------------------------------------------------ */

static bool has_text(const char *text, const char *name)
{
	g_autofree char *folded = fact_folded(text);
	return folded_count(folded, name) > 0;
}

static void evidence_add(struct evidence *evidence, const struct saying *saying, const char *text)
{
	evidence->count++;
	evidence->named = evidence->named || (saying->name && has_text(text, saying->name));
}

/* The texts of all nodes of a kind below one; of a table, the cells of its first row. */
static void texts_gather(const struct edition *edition, const struct node *node, enum node_kind kind, GHashTable *texts)
{
	const struct node *head = kind == NODE_COLUMN && node->kind == NODE_TABLE ? node_child(node, NODE_ROW) : NULL;
	for (const struct node *child = head ? head->first : node->first; child; child = child->next) {
		if (node_is_inline(child))
			continue;
		if (child->kind == kind || head) {
			g_autoptr(GString) plain = g_string_new(NULL);
			edition_plain(edition, child, plain);
			while (!g_hash_table_add(texts, g_strdup(plain->str)))
				g_string_append_c(plain, ' '); /* there is one of that text already */
		}
		if (!head)
			texts_gather(edition, child, kind, texts);
	}
}

static GHashTable *texts_of(const struct provision *provision, enum node_kind kind)
{
	GHashTable *texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	if (provision)
		texts_gather(provision->edition, provision->node, kind, texts);
	return texts;
}

/* Options and columns are no change of their own: those that only one side has. */
static void inner_gather(struct evidence *evidence, const struct saying *saying, const struct spot *spot)
{
	g_autoptr(GHashTable) has = texts_of(saying->came ? spot->new : spot->old, saying->sort->kind);
	g_autoptr(GHashTable) had = texts_of(saying->came ? spot->old : spot->new, saying->sort->kind);
	GHashTableIter at;
	gpointer text;
	g_hash_table_iter_init(&at, has);
	while (g_hash_table_iter_next(&at, &text, NULL))
		if (!g_hash_table_contains(had, text))
			evidence_add(evidence, saying, text);
	g_hash_table_iter_init(&at, had);
	while (g_hash_table_iter_next(&at, &text, NULL))
		evidence->other += !g_hash_table_contains(has, text);
}

/* Whether words that say something came into a text, or went: an entry of a list that is no list of its own. */
static bool has_words(const struct words *words, const struct change *change, char op)
{
	for (guint i = 0; i < change->words->len; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		if (piece->op != op || piece->slight)
			continue;
		for (const char *at = piece->bare; *at;) {
			size_t n = word_span(at);
			if (n && !listed_word(words, "claim-joints", at))
				return true;
			at += n ? n : 1;
		}
	}
	return false;
}

/* What has another name now: one that went, and one that came in its place. */
static bool is_other_by_name(const struct spot *spot)
{
	g_autofree char *old = spot->old ? row_name_of(spot->old->edition, spot->old->node) : NULL;
	g_autofree char *new = spot->new ? row_name_of(spot->new->edition, spot->new->node) : NULL;
	return old && new &&strcmp(old, new) != 0;
}

/* A clause is a paragraph, and so is what has no number. */
static bool is_of_sort(const struct change *change, const struct sort *sort)
{
	return !strcmp(change->unit, sort->unit) || (sort->kind == NODE_CLAUSE && !strcmp(change->unit, "paragraph"));
}

static bool holds(const struct node *node, enum node_kind kind)
{
	bool column = kind == NODE_COLUMN && node->kind == NODE_TABLE;
	if (node->kind == kind || column || (kind == NODE_CLAUSE && node->kind == NODE_PARAGRAPH))
		return true;
	for (const struct node *child = node->first; child; child = child->next)
		if (!node_is_inline(child) && holds(child, kind))
			return true;
	return false;
}

static void spot_weigh(const struct sentence *sentence, struct evidence *evidence, const struct saying *saying,
		       const struct spot *spot)
{
	const struct change *change = spot->change;
	const struct provision *own = saying->came ? spot->new : spot->old;
	bool whole = KIND(change->kind) & (saying->came ? CAME : WENT), sorted = is_of_sort(change, saying->sort);
	bool entry = saying->sort->kind == NODE_ITEM && change->kind == CHANGE_REWORDED;
	if (!own || change->fact)
		return;
	if (whole && (sorted || holds(own->node, saying->sort->kind))) {
		evidence_add(evidence, saying, own->text);
		evidence->vague = evidence->vague || !sorted || own->units > 1 || change->kind > CHANGE_REMOVED;
	} else if (!*saying->sort->unit) {
		inner_gather(evidence, saying, spot);
	} else if ((sorted && is_other_by_name(spot)) ||
		   (entry && has_words(sentence->words, change, saying->came ? '+' : '-'))) {
		evidence_add(evidence, saying, own->text);
		evidence->vague = true;
	}
}

/* Those at the places of the sentence; where it names none, at those of the item. */
static struct evidence evidence_of(const struct sentence *sentence, const struct saying *saying)
{
	const GPtrArray *found = sentence->verification->found;
	g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
	struct evidence evidence = {0};
	for (guint i = 0; i < found->len; i++) {
		const struct spot *spot = found->pdata[i];
		bool here = !sentence->places->len;
		for (guint k = 0; k < sentence->places->len && !here; k++)
			here = spot_level(spot, sentence->places->pdata[k], false) >= 0 ||
			       spot_level(spot, sentence->places->pdata[k], true) >= 0;
		if (here && g_hash_table_add(seen, (gpointer)spot))
			spot_weigh(sentence, &evidence, saying, spot);
	}
	return evidence;
}

/* ---- what is said ------------------------------------------------------------------------------------------------ */

/* ‘X’ directly behind a noun, or 'for the Chief Finance Officer'; the caller frees it. NULL for none. */
static char *name_behind(const struct sentence *sentence, const char *at)
{
	const struct words *words = sentence->words;
	at += strspn(at, " ");
	size_t inside = listed_word(words, "claim-inside", at);
	at += inside ? inside + strspn(at + inside, " ") : 0;
	size_t article = listed_word(words, "claim-articles", at);
	at += article ? article + strspn(at + article, " ") : 0;
	for (size_t i = 0; i < QUOTES && !inside; i++) {
		const char *from = g_str_has_prefix(at, quotes[i].open) ? at + strlen(quotes[i].open) : NULL;
		const char *end = from ? quote_end(&quotes[i], from) : NULL;
		g_autofree char *quoted = end ? g_strndup(from, (gsize)(end - from)) : NULL;
		if (quoted && !strstr(quoted, "…"))
			return g_steal_pointer(&quoted);
	}
	guint capitals = 0;
	size_t n = inside ? verify_name_at(words, at, &capitals) : 0;
	g_autofree char *name = capitals > 1 ? g_strndup(at, n) : NULL;
	return name && !verify_names_place(words, name) ? g_steal_pointer(&name) : NULL;
}

/* What is done by the first 'has been' behind a noun, in a sentence. */
static unsigned done_behind(const struct sentence *sentence, const char *at)
{
	unsigned done = 0;
	const char *from = at;
	for (at = strchr(at, ' '); at && at - from < BEHIND_MOST; at = strchr(at + 1, ' '))
		if (listed_word(sentence->words, "claim-auxiliaries", at + 1))
			return done_at(sentence->words, at + 1, &done) ? done : 0;
	return 0;
}

/* 'two' of 'two new rows'; 0 for none. */
static guint count_before(const struct sentence *sentence, const char *at)
{
	const char *from = at;
	while (from > sentence->text && at - from < 30 &&
	       !(from[-1] == ' ' && listed_word(sentence->words, "claim-numerals", from)))
		from--;
	g_autofree char *before = g_strchomp(g_strndup(from, (gsize)(at - from)));
	GArray *facts = facts_read(sentence->words, before);
	const struct fact *fact = facts->len == 1 ? &g_array_index(facts, struct fact, 0) : NULL;
	bool whole = fact && fact->kind == FACT_BARE && !fact->from && before[fact->to] == '\0';
	guint count = whole ? (guint)(fact->value / HUNDREDTHS) : 0;
	g_array_unref(facts);
	return count;
}

static void saying_check(const struct sentence *sentence, const struct saying *saying, const char *noun)
{
	const struct evidence evidence = evidence_of(sentence, saying);
	const char *did = saying->came ? "was added" : "was removed";
	if (!evidence.count)
		sentence_off(sentence, "'%s': none %s there", noun, did);
	else if (saying->name && !evidence.named)
		sentence_off(sentence, "'%s': none that is called '%s' %s there", noun, saying->shown, did);
	else if (saying->count && !evidence.vague &&
		 (saying->count > evidence.count || saying->count + evidence.other < evidence.count))
		sentence_off(sentence, "'%s': %u %s there, and this item says %u", noun, evidence.count,
			     evidence.count > 1 ? (saying->came ? "were added" : "were removed") : did, saying->count);
}

static bool is_place(const struct sentence *sentence, const char *at)
{
	bool place = false;
	for (guint i = 0; i < sentence->places->len && !place; i++)
		place = sentence->text + ((const struct claim_place *)sentence->places->pdata[i])->from == at;
	return place;
}

/* A noun of a sort, `n` bytes at `at`. */
static void noun_check(const struct sentence *sentence, const struct sort *sort, const char *at, size_t n)
{
	const struct words *words = sentence->words;
	const char *text = sentence->text;
	size_t new = listed_behind(words, "claim-added", text, at);
	const char *before = at - new;
	const char *first = before - listed_behind(words, "claim-articles", text, before);
	bool inside = listed_behind(words, "claim-inside", text, first),
	     none = listed_behind(words, "claim-none", text, before);
	unsigned done = inside ? 0 : done_behind(sentence, at + n);
	done = done == CLAIM_ADDED || done == CLAIM_REMOVED ? done : new && !done ? CLAIM_ADDED : 0;
	if (!done || none || (is_place(sentence, at) && !new))
		return;
	g_autofree char *noun = g_strndup(at, n), *shown = name_behind(sentence, at + n);
	g_autofree char *name = shown ? fact_folded(shown) : NULL;
	const struct saying saying = {sort, done == CLAIM_ADDED, shown, name, count_before(sentence, before)};
	saying_check(sentence, &saying, noun);
}

void sentence_units(const struct sentence *sentence)
{
	if (!sentence->verification->found->len || sentence->verification->guessed)
		return;
	for (const char *at = sentence->text; *at; at++) {
		if (at > sentence->text && is_word_byte(at[-1]))
			continue;
		for (size_t i = 0; i < G_N_ELEMENTS(sorts); i++) {
			size_t n = listed_word(sentence->words, sorts[i].key, at);
			if (n && !is_quoted(sentence->text, at))
				noun_check(sentence, &sorts[i], at, n);
		}
	}
}
