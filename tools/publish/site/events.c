/* SPDX-License-Identifier: MIT */
#include "publish/site/events.h"
#include "compare/changes.h"
#include "explain/reasons.h"
#include "explain/whereabouts.h"
#include "publish/decision.h"
#include "publish/reports/report_paper.h"
#include "publish/site/departed.h"
#include "publish/site/event_book.h"
#include "publish/site/formers.h"
#include "publish/site/taken.h"

#include <string.h>

/* A document's versions, one after the other. */
struct tracing {
	struct event_book *book;
	struct departed *departed;
	const GPtrArray *documents;             /* of struct published *: all that there are */
	const GPtrArray *papers;                /* as for events_find() */
	const struct release *before, *release; /* the two at hand */
	const char *day;                        /* NULL for a draft, of which there is nothing to tell yet */
	const char *decision;
	struct reuse *reuse;
	struct diag *diag;
	GString *told; /* 'kind key goal', a line an event of the two versions at hand */
};

/* Beside the kinds of events, what a line of `told` says: a key and the one that it is from now on; an address and the
 * one that it leads to; the address of a clause that is taken out, and its key. */
enum { CARRIED = EVENT_KINDS, LEADS, GONE, TELLINGS };

/* The nearest provision that a node belongs to and that is known in every version, by its id or by its words, with the
 * key by which it is; NULL for none. The caller frees the key. */
static const struct node *provision_of(struct tracing *tracing, const struct node *node, char **key)
{
	const struct edition *edition = tracing->release->edition;
	for (; node && node->kind != NODE_DOCUMENT; node = node->parent)
		if ((*key = event_key(tracing->book, edition, node)))
			return node;
	return NULL;
}

/* `goal` may be "". */
static void key_note(struct tracing *tracing, unsigned kind, const char *key, const char *goal)
{
	const struct event event = {(enum event_kind)kind, tracing->day, tracing->decision, ""};
	if (kind == CARRIED)
		event_book_carry(tracing->book, key, *goal ? goal : NULL);
	else if (kind == LEADS)
		departed_lead(tracing->departed, key, goal);
	else if (kind == GONE)
		departed_add(tracing->departed, tracing->before, key, goal);
	else if (tracing->day)
		event_book_note(tracing->book, key, &event, *goal ? goal : NULL);
	g_string_append_printf(tracing->told, "%u %s %s\n", kind, key, goal);
}

/* What came or moved as a whole is told where it stands; what happened in it, at what is known. */
static void event_add(struct tracing *tracing, const struct node *node, enum event_kind kind)
{
	bool whole = kind == EVENT_INSERTED || kind == EVENT_MOVED || kind == EVENT_RETITLED;
	g_autofree char *key = whole ? event_key(tracing->book, tracing->release->edition, node) : NULL;
	if (!key && provision_of(tracing, node, &key) != node && whole)
		kind = kind == EVENT_INSERTED ? EVENT_WORDS_INSERTED : EVENT_SUBSTITUTED;
	if (key)
		key_note(tracing, kind, key, "");
}

/* What has no id is known by other words from now on, or by an id, or is gone (`new` NULL): to `carried`, from and to.
 */
static void provision_carry(const struct tracing *tracing, const struct provision *old, const struct provision *new,
			    GPtrArray *carried)
{
	if (old->node->id || old->node->kind == NODE_APPENDIX)
		return;
	char *from = event_key(tracing->book, old->edition, old->node);
	char *to = new ? event_key(tracing->book, new->edition, new->node) : NULL;
	if (from && g_strcmp0(from, to) != 0) {
		g_ptr_array_add(carried, from);
		g_ptr_array_add(carried, to ? to : g_strdup(""));
		return;
	}
	g_free(from);
	g_free(to);
}

static void change_carry(const struct tracing *tracing, const struct change *change, GPtrArray *carried)
{
	for (guint i = 0; i < change->places->len; i++) {
		const struct change_place *place = change->places->pdata[i];
		provision_carry(tracing, place->old, place->new, carried);
	}
	if (change->fact || (change->kind != CHANGE_REMOVED && (change->old->len != 1 || change->new->len != 1)))
		return;
	for (guint i = 0; i < change->old->len; i++)
		provision_carry(tracing, change->old->pdata[i], change->new->len ? change->new->pdata[0] : NULL,
				carried);
}

/* All at once: one may get the words that another had. */
static void changes_carry(struct tracing *tracing, const struct changes *changes)
{
	g_autoptr(GPtrArray) carried = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < changes->list->len; i++)
		change_carry(tracing, changes->list->pdata[i], carried);
	for (guint step = 0; step < 2; step++) {
		for (guint i = 0; i < carried->len; i += 2) {
			g_autofree char *between = g_strdup_printf("~%u", i);
			key_note(tracing, CARRIED, step ? between : carried->pdata[i],
				 step ? carried->pdata[i + 1] : between);
		}
	}
}

static enum event_kind wording_kind(const struct change *change)
{
	bool came = false, went = false;
	for (guint i = 0; i < change->words->len; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		came = came || (piece->op == '+' && !piece->slight);
		went = went || (piece->op == '-' && !piece->slight);
	}
	return came == went ? EVENT_SUBSTITUTED : came ? EVENT_WORDS_INSERTED : EVENT_WORDS_OMITTED;
}

static void news_add(struct tracing *tracing, const struct change *change, enum event_kind kind)
{
	for (guint i = 0; i < change->new->len; i++)
		event_add(tracing, ((const struct provision *)change->new->pdata[i])->node, kind);
}

/* What went and left its number is told where that stands. */
static void tombstones_add(struct tracing *tracing, const struct change *change)
{
	for (guint i = 0; i < change->old->len; i++) {
		const struct provision *old = change->old->pdata[i];
		const char *address = edition_address(old->edition, old->node);
		const struct node *stone = address ? edition_find(tracing->release->edition, address) : NULL;
		if (stone && stone->retired)
			key_note(tracing, EVENT_REMOVED, address, "");
	}
}

/* What has another number now left its own: that says where it is. */
static void left_note(struct tracing *tracing, const struct node *old, const struct node *new)
{
	const struct edition *edition = tracing->release->edition;
	g_autofree char *key = event_key_left(tracing->book, tracing->before->edition, old, edition);
	g_autofree char *goal = key ? event_key(tracing->book, edition, new) : NULL;
	if (key)
		key_note(tracing, EVENT_MOVED_ON, key, goal ? goal : "");
}

static void left_add(struct tracing *tracing, const struct change *change)
{
	for (guint i = 0; i < MIN(change->old->len, change->new->len); i++)
		left_note(tracing, ((const struct provision *)change->old->pdata[i])->node,
			  ((const struct provision *)change->new->pdata[i])->node);
}

/* Where others moved around it, no change tells of it. */
static void lefts_add(struct tracing *tracing, const struct node *parent)
{
	for (const struct node *node = parent->first; node && !node_is_inline(node); node = node->next) {
		g_autofree char *key = node->retired ? NULL : event_key(tracing->book, tracing->before->edition, node);
		const struct node *there = key ? event_key_find(tracing->book, tracing->release->edition, key) : NULL;
		if (there && !there->retired)
			left_note(tracing, node, there);
		lefts_add(tracing, node);
	}
}

static void places_add(struct tracing *tracing, const struct change *change)
{
	for (guint i = 0; i < change->places->len; i++)
		event_add(tracing, ((const struct change_place *)change->places->pdata[i])->new->node,
			  EVENT_SUBSTITUTED);
}

static void change_trace(struct tracing *tracing, const struct change *change)
{
	if (change->fact)
		return; /* no words of a provision: the table of versions shows what each of them said */
	if (change->tags && !(change->tags & ~(unsigned)(TAG_TYPOGRAPHY | TAG_FORMATTING)))
		return; /* the words are the same */
	switch (change->kind) {
	case CHANGE_INSERTED:
	case CHANGE_INCLUDED:
		news_add(tracing, change, EVENT_INSERTED);
		break;
	case CHANGE_REMOVED:
		tombstones_add(tracing, change);
		if (change->within && change->within->kind == NODE_CLAUSE)
			event_add(tracing, change->within, EVENT_WORDS_OMITTED);
		break;
	case CHANGE_THROUGHOUT:
		places_add(tracing, change);
		break;
	case CHANGE_RETITLED:
		news_add(tracing, change, EVENT_RETITLED);
		break;
	case CHANGE_MOVED_REWORDED:
		news_add(tracing, change, EVENT_SUBSTITUTED);
		news_add(tracing, change, EVENT_MOVED);
		left_add(tracing, change);
		break;
	case CHANGE_MOVED:
		left_add(tracing, change);
		news_add(tracing, change, EVENT_MOVED);
		break;
	case CHANGE_REORDERED:
		break;
	default:
		news_add(tracing, change, wording_kind(change));
	}
}

/* ---- addresses --------------------------------------------------------------------------------------------------- */

/* What holds a provision is gone with it, and tells of both. */
static bool holder_gone(const struct node *node, GHashTable *gone)
{
	for (node = node->parent; node; node = node->parent)
		if (g_hash_table_contains(gone, node))
			return true;
	return false;
}

struct departing {
	struct tracing *tracing;
	GHashTable *gone; /* what is nowhere any more */
};

static void provision_depart(void *data, const struct node *old, const struct node *new)
{
	const struct departing *departing = data;
	struct tracing *tracing = departing->tracing;
	const struct edition *before = tracing->before->edition, *edition = tracing->release->edition;
	const char *from = edition_address(before, old), *to = new ? edition_address(edition, new) : NULL;
	if (!new)
		g_hash_table_add(departing->gone, (gpointer)old);
	if (!from || old->retired)
		return;
	if (to && address_lasts(old) && address_lasts(new) && strcmp(from, to) != 0 && !edition_find(edition, from))
		key_note(tracing, LEADS, from, to);
	if (!new && old->kind == NODE_CLAUSE && !old->id && !holder_gone(old, departing->gone)) {
		g_autofree char *words = event_key(tracing->book, before, old);
		key_note(tracing, GONE, from, words ? words : "");
	}
}

static void changes_depart(struct tracing *tracing, const struct changes *changes)
{
	g_autoptr(GHashTable) gone = g_hash_table_new(NULL, NULL);
	struct departing departing = {tracing, gone};
	whereabouts_each(changes, provision_depart, &departing);
}

static bool is_back(void *data, const char *words)
{
	const struct tracing *tracing = data;
	return event_key_find(tracing->book, tracing->release->edition, words) != NULL;
}

/* ---- a version --------------------------------------------------------------------------------------------------- */

/* All that is known, on an edition; and where addresses of the version before it lead, of which there may be none. */
static void edition_trace(const struct tracing *tracing, const struct release *before, struct release *release)
{
	struct edition *edition = (struct edition *)release->edition;
	event_book_put(tracing->book, edition);
	g_autoptr(GString) noted = g_string_new(event_book_all(tracing->book));
	if (before)
		formers_find(before->edition, edition, noted);
	departed_put(tracing->departed, release, noted);
	reuse_digest_add(tracing->reuse, edition, noted->str);
}

/* ---- other documents --------------------------------------------------------------------------------------------- */

static void place_note(struct tracing *tracing, const char *key, enum event_kind kind, enum event_kind instead,
		       const struct taken *taken)
{
	if (!taken->release)
		return;
	g_autofree char *place = taken_place(edition_words(tracing->release->edition), taken);
	const struct event event = {instead, tracing->day, tracing->decision, place};
	event_book_change(tracing->book, key, kind, &event);
}

/* What was put in may have come from another document, and what left its number may be in another. */
static void taken_trace(struct tracing *tracing, const char *key, unsigned kind)
{
	const struct release *before = tracing->before, *release = tracing->release;
	const struct node *old = edition_find(before->edition, key), *new = edition_find(release->edition, key);
	if (kind == EVENT_INSERTED && new) {
		const struct taken taken = taken_from(tracing->documents, release, new);
		place_note(tracing, key, EVENT_INSERTED, EVENT_RECEIVED, &taken);
	} else if (kind == EVENT_REMOVED && old) {
		const struct taken taken = taken_to(tracing->documents, before, old, release);
		place_note(tracing, key, EVENT_REMOVED, EVENT_MOVED_AWAY, &taken);
	}
}

/* ---- two versions ------------------------------------------------------------------------------------------------ */

/* Does something with each line of what was told. */
static void told_each(struct tracing *tracing, const char *told,
		      void (*take)(struct tracing *tracing, unsigned kind, const char *key, const char *goal))
{
	g_auto(GStrv) lines = g_strsplit(told, "\n", -1);
	for (char **line = lines; *line; line++) {
		g_auto(GStrv) parts = g_strsplit(*line, " ", 3);
		guint64 kind = g_ascii_strtoull(*line, NULL, 10);
		if (g_strv_length(parts) == 3 && kind < TELLINGS)
			take(tracing, (unsigned)kind, parts[1], parts[2]);
	}
}

static void line_taken(struct tracing *tracing, unsigned kind, const char *key, const char *goal)
{
	(void)goal;
	taken_trace(tracing, key, kind);
}

static void changes_tell(struct tracing *tracing, const struct changes *changes)
{
	changes_carry(tracing, changes);
	changes_depart(tracing, changes);
	if (meta_keeps_numbers(edition_meta(tracing->release->edition)))
		lefts_add(tracing, edition_root(tracing->before->edition));
	for (guint k = 0; k < changes->list->len; k++)
		change_trace(tracing, changes->list->pdata[k]);
}

/* What a report found of these two, where nobody told it which provision is which and there was no message. */
static const struct changes *changes_reported(const struct tracing *tracing)
{
	for (guint i = 0; tracing->papers && i < tracing->papers->len; i++) {
		const struct report_paper *paper = tracing->papers->pdata[i];
		if (!paper->changes || !paper->quiet || paper->old->editions->len != 1 ||
		    paper->new->editions->len != 1 || paper->old->edition != tracing->before->edition ||
		    paper->new->edition != tracing->release->edition)
			continue;
		g_autoptr(GPtrArray) pairings = reasons_pairings(paper->reasons);
		if (!pairings->len)
			return paper->changes;
	}
	return NULL;
}

/* False where there is nothing to tell, or a message that the next build must give too. */
static bool changes_trace(struct tracing *tracing)
{
	const struct changes *reported = changes_reported(tracing);
	if (reported) {
		changes_tell(tracing, reported);
		return true;
	}
	size_t said = diag_count(tracing->diag);
	struct changes *changes = changes_find(tracing->before->edition, tracing->release->edition, tracing->diag);
	if (!changes)
		return false;
	changes_tell(tracing, changes);
	bool quiet = diag_count(tracing->diag) == said;
	changes_free(changes);
	return quiet;
}

static void step_trace(struct tracing *tracing, const struct release *before, const struct release *release)
{
	g_autofree char *key = reuse_key("events", reuse_digest(tracing->reuse, before->edition),
					 reuse_digest(tracing->reuse, release->edition), NULL);
	const char *told = reuse_text(tracing->reuse, "events", key);
	tracing->told = g_string_new(NULL);
	tracing->before = before;
	tracing->release = release;
	tracing->day = release->adoption ? release->adoption->adopted : NULL;
	tracing->decision =
		release->adoption ? decision_words(release->adoption, edition_words(release->edition)) : NULL;
	event_book_name(tracing->book, release->edition);
	if (told)
		told_each(tracing, told, key_note);
	if (told || changes_trace(tracing))
		reuse_text_note(tracing->reuse, "events", key, tracing->told->str);
	if (tracing->day)
		told_each(tracing, tracing->told->str, line_taken);
	departed_return(tracing->departed, is_back, tracing);
	g_string_free(tracing->told, TRUE);
}

static void document_trace(const struct publication *publication, const struct published *published,
			   const GPtrArray *papers, struct reuse *reuse, struct diag *diag)
{
	struct tracing tracing = {.book = event_book_new(),
				  .departed = departed_new(),
				  .documents = publication->documents,
				  .papers = papers,
				  .reuse = reuse,
				  .diag = diag};
	g_autoptr(GPtrArray) decisions = g_ptr_array_new_with_free_func(g_free);
	const struct release *before = NULL;
	for (guint i = 0; i < published->releases->len; i++) /* before anything is noted on them */
		reuse_digest(reuse, ((const struct release *)published->releases->pdata[i])->edition);
	for (guint i = 0; i < published->releases->len; i++) {
		struct release *release = published->releases->pdata[i];
		if (before) {
			step_trace(&tracing, before, release);
			g_ptr_array_add(decisions, (gpointer)tracing.decision);
		}
		edition_trace(&tracing, before, release);
		before = release->adoption ? release : before;
	}
	departed_free(tracing.departed);
	event_book_free(tracing.book);
}

void events_find(const struct publication *publication, const GPtrArray *papers, struct reuse *reuse, struct diag *diag)
{
	for (guint i = 0; i < publication->documents->len; i++)
		document_trace(publication, publication->documents->pdata[i], papers, reuse, diag);
}
