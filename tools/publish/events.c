/* SPDX-License-Identifier: MIT */
#include "publish/events.h"
#include "compare/changes.h"
#include "publish/decision.h"
#include "publish/formers.h"
#include "resolve/events.h"

#include <string.h>

/* What is known of a document's provisions so far: by their permanent names. */
struct tracing {
	GHashTable *known; /* address to GArray of struct event */
	GString *all;      /* the same, a line each, in the order in which it was found */
	const struct edition *edition;
	const char *day;
	const char *decision;
	struct reuse *reuse;
	struct diag *diag;
	GString *told; /* 'kind address', a line an event of the two versions at hand */
};

/* The provision that a node belongs to and that has a name of its own for good; NULL for none. */
static const struct node *provision_of(const struct node *node)
{
	for (; node && node->kind != NODE_DOCUMENT; node = node->parent)
		if ((node->kind <= NODE_CLAUSE && node->id) || node->kind == NODE_APPENDIX)
			return node;
	return NULL;
}

static void address_note(struct tracing *tracing, const char *address, enum event_kind kind)
{
	GArray *list = g_hash_table_lookup(tracing->known, address);
	if (!list) {
		list = g_array_new(FALSE, FALSE, sizeof(struct event));
		g_hash_table_insert(tracing->known, g_strdup(address), list);
	}
	struct event event = {kind, tracing->day, tracing->decision};
	g_array_append_val(list, event);
	g_string_append_printf(tracing->told, "%d %s\n", (int)kind, address);
	g_string_append_printf(tracing->all, "%d %s %s %s\n", (int)kind, address, event.day, event.decision);
}

static void event_add(struct tracing *tracing, const struct node *node, enum event_kind kind)
{
	const struct node *provision = provision_of(node);
	const char *address = provision ? edition_address(tracing->edition, provision) : NULL;
	if (!address)
		return;
	if (provision != node && kind == EVENT_INSERTED)
		kind = EVENT_WORDS_INSERTED; /* something without a name in it */
	address_note(tracing, address, kind);
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
		const struct node *stone = address ? edition_find(tracing->edition, address) : NULL;
		if (stone && stone->retired)
			address_note(tracing, address, EVENT_REMOVED);
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
		break;
	case CHANGE_MOVED:
		news_add(tracing, change, EVENT_MOVED);
		break;
	case CHANGE_REORDERED:
		break;
	default:
		news_add(tracing, change, wording_kind(change));
	}
}

/* All that is known, on an edition; and where addresses of the version before it lead, of which there may be none. */
static void edition_trace(const struct tracing *tracing, const struct release *before, struct edition *edition)
{
	g_autoptr(GString) noted = g_string_new(tracing->all->str);
	GHashTableIter each;
	gpointer address, list;
	g_hash_table_iter_init(&each, tracing->known);
	while (g_hash_table_iter_next(&each, &address, &list)) {
		const struct node *node = edition_find(edition, address);
		for (guint i = 0; node && i < ((GArray *)list)->len; i++)
			edition_note(edition, node, &g_array_index((GArray *)list, struct event, i));
	}
	if (before)
		formers_find(before->edition, edition, noted);
	reuse_digest_add(tracing->reuse, edition, noted->str);
}

/* ---- two versions ------------------------------------------------------------------------------------------------ */

/* What an earlier build told. */
static void told_trace(struct tracing *tracing, const char *told)
{
	g_auto(GStrv) lines = g_strsplit(told, "\n", -1);
	for (char **line = lines; *line; line++) {
		char *space = strchr(*line, ' ');
		guint64 kind = g_ascii_strtoull(*line, NULL, 10);
		if (space && kind < EVENT_KINDS)
			address_note(tracing, space + 1, (enum event_kind)kind);
	}
}

static bool changes_trace(struct tracing *tracing, const struct release *before, const struct release *release)
{
	size_t said = diag_count(tracing->diag);
	struct changes *changes = changes_find(before->edition, release->edition, tracing->diag);
	for (guint k = 0; changes && k < changes->list->len; k++)
		change_trace(tracing, changes->list->pdata[k]);
	bool quiet = changes && diag_count(tracing->diag) == said;
	changes_free(changes);
	return quiet;
}

static void step_trace(struct tracing *tracing, const struct release *before, const struct release *release)
{
	g_autofree char *key = reuse_key("events", reuse_digest(tracing->reuse, before->edition),
					 reuse_digest(tracing->reuse, release->edition), NULL);
	const char *told = reuse_text(tracing->reuse, "events", key);
	tracing->told = g_string_new(NULL);
	tracing->edition = release->edition;
	tracing->day = release->adoption->adopted;
	tracing->decision = decision_words(release->adoption, edition_words(release->edition));
	if (told)
		told_trace(tracing, told);
	if (told || changes_trace(tracing, before, release))
		reuse_text_note(tracing->reuse, "events", key, tracing->told->str);
	g_string_free(tracing->told, TRUE);
}

static void document_trace(const struct published *published, struct reuse *reuse, struct diag *diag)
{
	struct tracing tracing = {
		.known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref),
		.all = g_string_new(NULL),
		.reuse = reuse,
		.diag = diag};
	g_autoptr(GPtrArray) decisions = g_ptr_array_new_with_free_func(g_free);
	const struct release *before = NULL;
	for (guint i = 0; i < published->releases->len; i++) /* before anything is noted on them */
		reuse_digest(reuse, ((const struct release *)published->releases->pdata[i])->edition);
	for (guint i = 0; i < published->releases->len; i++) {
		const struct release *release = published->releases->pdata[i];
		if (before && release->adoption) {
			step_trace(&tracing, before, release);
			g_ptr_array_add(decisions, (gpointer)tracing.decision);
		}
		edition_trace(&tracing, before, (struct edition *)release->edition);
		before = release->adoption ? release : before;
	}
	g_hash_table_unref(tracing.known);
	g_string_free(tracing.all, TRUE);
}

void events_find(const struct publication *publication, struct reuse *reuse, struct diag *diag)
{
	for (guint i = 0; i < publication->documents->len; i++)
		document_trace(publication->documents->pdata[i], reuse, diag);
}
