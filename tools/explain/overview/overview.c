/* SPDX-License-Identifier: MIT
 * The lettered list of a committee report, with the author's reasons and an account at the end. */
#include "explain/verify/claim_words.h"
#include "explain/explain.h"
#include "explain/verify/items.h"
#include "explain/overview/phrases.h"
#include "explain/overview/sentences.h"

#include <string.h>

struct overview {
	const struct changes *changes;
	const struct reasons *reasons;
	const struct words *patterns;
	struct report *report;
	const struct transfers *transfers; /* or NULL */
	char part;
	bool outside;   /* told in a document of its own */
	unsigned depth; /* of the heading that items stand under */
	GHashTable *joints;
};

static char *counted(guint number)
{
	return g_strdup_printf("%u", number);
}

/* ---- an item ----------------------------------------------------------------------------------------------------- */

/* A reason, and the changes that have it. */
struct told_reason {
	const struct reason *reason;
	GPtrArray *changes; /* of const struct change * */
	bool again;         /* another stanza says the same */
};

static void told_reason_free(void *gone)
{
	g_ptr_array_unref(((struct told_reason *)gone)->changes);
	g_free(gone);
}

static struct told_reason *told_find(const GPtrArray *list, const struct reason *reason)
{
	for (guint i = 0; i < list->len; i++) {
		struct told_reason *told = list->pdata[i];
		if (!g_strcmp0(told->reason->because, reason->because) &&
		    !g_strcmp0(told->reason->source, reason->source))
			return told;
	}
	return NULL;
}

/* The reasons behind an item, each once, of struct told_reason *. */
static GPtrArray *reasons_told(const struct item *item, const struct reasons *reasons)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(told_reason_free);
	for (guint i = 0; i < item->changes->len; i++) {
		const struct reason *reason = reason_of(reasons, item->changes->pdata[i]);
		if (!reason || !(reason->because || reason->source))
			continue;
		struct told_reason *told = told_find(list, reason);
		if (!told) {
			told = g_new(struct told_reason, 1);
			*told = (struct told_reason){reason, g_ptr_array_new(), false};
			g_ptr_array_add(list, told);
		}
		told->again = told->again || told->reason != reason;
		g_ptr_array_add(told->changes, item->changes->pdata[i]);
	}
	return list;
}

/* True where an item has one reason, and all of it has that: each change its own, or the group the one stanza's.
 * Titles of policies follow the list of them, and need no reason of their own. */
static bool is_of_all(const struct item *item, const GPtrArray *list)
{
	const struct told_reason *told = list->pdata[0];
	bool shared = told->reason->group && !told->again;
	return list->len == 1 && (shared || item->kind == ITEM_POLICIES || told->changes->len == item->changes->len);
}

/* Words of the author's on their way into a sentence, which ends itself. */
static char *within_sentence(const char *text)
{
	char *within = g_strstrip(g_strdup(text ? text : ""));
	if (g_str_has_suffix(within, ".") && !g_str_has_suffix(within, ".."))
		within[strlen(within) - 1] = '\0';
	return within;
}

/* 'Because the auditor asked' goes on with a small letter behind 'Reason: '. */
static char *because_said(const struct saying *saying, const char *text)
{
	char *because = within_sentence(text);
	if (listed_word(saying->words, "claim-because", because))
		*because = g_ascii_tolower(*because);
	return because;
}

/* A question or a cry has its own end. */
static char *ended_once(char *sentence)
{
	size_t n = strlen(sentence);
	if (n > 1 && sentence[n - 1] == '.' && strchr("?!", sentence[n - 2]))
		sentence[n - 1] = '\0';
	return sentence;
}

/* Where the changes stand that have a reason, or what they were taken out of; and where those stood that are gone as a
 * whole. */
static char *reason_places(const struct saying *saying, const struct told_reason *told)
{
	const struct side *new = saying->changes->new;
	g_autoptr(GPtrArray) holders = g_ptr_array_new_with_free_func(g_free);
	GPtrArray *now = g_ptr_array_new(), *was = g_ptr_array_new(), *places = told_list();
	for (guint i = 0; i < told->changes->len; i++) {
		const struct change *change = told->changes->pdata[i];
		bool gone = change->kind == CHANGE_REMOVED, inner = gone && change->within && change_is_inner(change);
		if (inner) {
			g_ptr_array_add(holders, provision_at(new, unit_of(new, change->within)));
			g_ptr_array_add(now, holders->pdata[holders->len - 1]);
		} else {
			places_add(gone ? was : now, change);
		}
	}
	bool stand = now->len, stood = was->len;
	g_autofree char *here = places_said(saying, now), *there = places_said(saying, was);
	if (stand)
		told_add(places, here);
	if (stood && !place_unsaid(there))
		told_take(places, pattern_fill(saying->patterns, PATTERN_GONE_PLACE, "place", there));
	return told_apart(places);
}

static void reason_add_to(const struct saying *saying, const struct told_reason *told, bool alone, GString *out)
{
	const struct reason *reason = told->reason;
	enum pattern_name name = PATTERN_SOURCE;
	if (reason->because && alone)
		name = reason->source ? PATTERN_REASON_SOURCE : PATTERN_REASON;
	else if (reason->because)
		name = reason->source ? PATTERN_REASON_AT_SOURCE : PATTERN_REASON_AT;
	char *place = reason_places(saying, told), *because = because_said(saying, reason->because);
	char *source = within_sentence(reason->source);
	sentence_add(out, ended_once(pattern_fill(saying->patterns, name, "place", place, "reason", because, "source",
						  source)));
	g_free(place);
	g_free(source);
	g_free(because);
}

/* The author's own sentences for an item, each once. */
static GPtrArray *texts_of(const struct item *item, const struct reasons *reasons)
{
	GPtrArray *texts = g_ptr_array_new();
	for (guint i = 0; i < item->changes->len; i++) {
		const struct reason *reason = reason_of(reasons, item->changes->pdata[i]);
		if (reason && reason->text && !g_ptr_array_find(texts, reason->text, NULL))
			g_ptr_array_add(texts, (gpointer)reason->text);
	}
	return texts;
}

static char *said(const struct saying *saying, const struct reasons *reasons)
{
	GPtrArray *texts = texts_of(saying->item, reasons);
	char *sentences = sentences_of(saying, texts);
	g_ptr_array_unref(texts);
	return sentences;
}

char *item_said(const struct changes *changes, const struct reasons *reasons, const struct words *patterns,
		const struct item *item)
{
	g_autoptr(GHashTable) joints = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	const struct saying saying = {changes, phrase_words(changes), patterns, item, false, joints};
	return said(&saying, reasons);
}

/* Where a provision went that was removed, or came from that is new; or else what stands in it. Each is told once. */
static void transfer_tell(const struct overview *overview, bool came, const struct edition *edition,
			  const struct node *node, GPtrArray *told, GString *out)
{
	const char *place = transfers_place(overview->transfers, came, edition, node);
	for (const struct node *child = node->first; !place && child && !node_is_inline(child); child = child->next)
		transfer_tell(overview, came, edition, child, told, out);
	if (!place || g_ptr_array_find(told, node, NULL))
		return;
	g_ptr_array_add(told, (gpointer)node);
	sentence_add(out, pattern_fill(overview->patterns, came ? PATTERN_TRANSFER_FROM : PATTERN_TRANSFER_TO, "what",
				       edition_label_whole(edition, node), "place", place));
}

static void transfers_tell(const struct overview *overview, const struct item *item, GString *out)
{
	g_autoptr(GPtrArray) told = g_ptr_array_new();
	for (guint i = 0; overview->transfers && i < item->changes->len; i++) {
		const struct change *change = item->changes->pdata[i];
		bool came = change->kind == CHANGE_INSERTED;
		const GPtrArray *list = came ? change->new : change->old;
		for (guint k = 0; (came || change->kind == CHANGE_REMOVED) && k < list->len; k++) {
			const struct provision *provision = list->pdata[k];
			transfer_tell(overview, came, provision->edition, provision->node, told, out);
		}
	}
}

static void item_tell(const struct overview *overview, const struct item *item)
{
	const struct saying saying = {overview->changes,  phrase_words(overview->changes),
				      overview->patterns, item,
				      overview->outside,  overview->joints};
	char *sentences = said(&saying, overview->reasons);
	GString *out = g_string_new(sentences);
	transfers_tell(overview, item, out);
	GPtrArray *list = reasons_told(item, overview->reasons);
	bool alone = list->len && is_of_all(item, list);
	for (guint i = 0; i < list->len; i++)
		reason_add_to(&saying, list->pdata[i], alone, out);
	if (item->rule && item->rule->name)
		sentence_add(out, pattern_fill(overview->patterns, PATTERN_RULE, "rule", item->rule->name));
	report_item(overview->report, g_string_free(out, FALSE));
	g_ptr_array_unref(list);
	g_free(sentences);
}

/* ---- headings ---------------------------------------------------------------------------------------------------- */

static void part_head(struct overview *overview, const struct rule *rule)
{
	bool for_approval = rule->part == 'A';
	enum pattern_name plain = for_approval ? PATTERN_PART_A_PLAIN : PATTERN_PART_B_PLAIN;
	char *text = rule->by ? pattern_fill(overview->patterns, for_approval ? PATTERN_PART_A : PATTERN_PART_B, "by",
					     rule->by)
			      : g_strdup(pattern_text(overview->patterns, plain));
	report_heading(overview->report, 3, text);
}

/* The revision that a document is compared with; NULL where it is new or gone. */
static const struct edition *partner_of(const struct overview *overview, const struct edition *edition)
{
	return changes_partner(overview->changes, edition);
}

/* Two documents, not two versions of one. */
static bool document_differs(const struct edition *old, const struct edition *new)
{
	const char *was = edition_meta(old)->id, *is = edition_meta(new)->id;
	return was && is && strcmp(was, is) != 0 && strcmp(edition_title(old), edition_title(new)) != 0;
}

static char *lead_said(const struct overview *overview, const struct edition *edition, bool named)
{
	const struct edition *old = partner_of(overview, edition);
	const char *was = old ? edition_meta(old)->version : NULL, *is = edition_meta(edition)->version;
	bool versions = was && is && strcmp(was, is) != 0;
	if (was && is && !named && document_differs(old, edition))
		return pattern_fill(overview->patterns, PATTERN_LEAD_OTHER, "former", edition_title(old), "old", was,
				    "title", edition_title(edition), "new", is);
	if (edition_meta(edition)->named_by_file && !named && !versions)
		return g_strdup(pattern_text(overview->patterns, PATTERN_LEAD_UNTITLED));
	if (!versions)
		return named ? NULL
			     : pattern_fill(overview->patterns, PATTERN_LEAD_PLAIN, "title", edition_title(edition));
	return pattern_fill(overview->patterns, named ? PATTERN_LEAD_DOCUMENT : PATTERN_LEAD, "title",
			    edition_title(edition), "old", was, "new", is);
}

static void document_head(const struct overview *overview, const struct edition *edition)
{
	report_heading(overview->report, overview->depth, g_strdup(edition_title(edition)));
	char *lead = lead_said(overview, edition, true);
	if (lead)
		report_paragraph(overview->report, lead);
}

static bool is_set(const struct changes *changes)
{
	return changes_editions(changes, true)->len > 1 || changes_editions(changes, false)->len > 1;
}

/* What the whole report is about: the document, or the constitution of several. */
static const char *title_of(const struct changes *changes)
{
	const struct edition *edition = changes_edition(changes, true);
	const struct constitution *constitution = edition_constitution(edition);
	return is_set(changes) && constitution ? constitution->title : edition_title(edition);
}

static struct report *report_begin(const struct changes *changes)
{
	const struct edition *edition = changes_edition(changes, true);
	return report_new(title_of(changes), edition_language(edition));
}

static void lead_tell(const struct overview *overview)
{
	report_heading(overview->report, 2, g_strdup(pattern_text(overview->patterns, PATTERN_TITLE)));
	if (is_set(overview->changes))
		report_paragraph(overview->report, pattern_fill(overview->patterns, PATTERN_LEAD_PLAIN, "title",
								title_of(overview->changes)));
	else
		report_paragraph(overview->report,
				 lead_said(overview, changes_edition(overview->changes, true), false));
}

static void items_tell(struct overview *overview, const struct items *items)
{
	const struct rule *rule = NULL;
	const struct edition *edition = NULL;
	bool set = is_set(overview->changes);
	for (guint i = 0; i < items->list->len; i++) {
		const struct item *item = items->list->pdata[i];
		bool authority = item->rule &&
				 (!rule || rule->part != item->rule->part || g_strcmp0(rule->by, item->rule->by) != 0);
		if (authority)
			part_head(overview, item->rule);
		overview->depth = item->rule ? 4 : 3;
		if (set && (authority || edition != item->edition))
			document_head(overview, item->edition);
		rule = item->rule;
		edition = item->edition;
		item_tell(overview, item);
	}
}

/* ---- the account ------------------------------------------------------------------------------------------------- */

static void piece_add(const struct overview *overview, GString *out, enum pattern_name name, guint number,
		      const char *more)
{
	char *count = counted(number);
	char *text = pattern_fill(overview->patterns, name, "number", count, "reasons", more, "part", more);
	g_string_append_printf(out, "%s%s", out->len ? ", " : "", text);
	g_free(text);
	g_free(count);
}

/* Why what is hidden is, each reason once. */
static char *left_reasons(const struct overview *overview, const struct items *items)
{
	GString *out = g_string_new(NULL);
	GPtrArray *said = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < items->left_out->len; i++) {
		g_autofree char *hide = within_sentence(reason_of(overview->reasons, items->left_out->pdata[i])->hide);
		if (g_ptr_array_find_with_equal_func(said, hide, g_str_equal, NULL))
			continue;
		g_string_append_printf(out, "%s%s", out->len ? "; " : "", hide);
		g_ptr_array_add(said, g_steal_pointer(&hide));
	}
	g_ptr_array_unref(said);
	return g_string_free(out, FALSE);
}

/* A sentence of its own that counts, in its form for one or for more. */
static void sentence_tell(const struct overview *overview, enum pattern_name one, enum pattern_name more, guint number,
			  const char *reasons)
{
	g_autofree char *count = counted(number);
	report_paragraph(overview->report, pattern_fill(overview->patterns, number == 1 ? one : more, "number", count,
							"reasons", reasons));
}

/* What only followed, and what the author left out: for the reader, who is to find all of it. */
static void rest_tell(const struct overview *overview, guint elsewhere, guint left, const char *why)
{
	unsigned followed = changes_consequential(overview->changes);
	if (followed && !overview->changes->list->len) /* an author changed how it is counted */
		sentence_tell(overview, PATTERN_RENUMBERED_ONE, PATTERN_RENUMBERED, followed, "");
	else if (followed && elsewhere) /* of which Part's changes is not known */
		sentence_tell(overview, PATTERN_FOLLOWED_PARTS_ONE, PATTERN_FOLLOWED_PARTS, followed, "");
	else if (followed)
		sentence_tell(overview, PATTERN_FOLLOWED_ONE, PATTERN_FOLLOWED, followed, "");
	if (left)
		sentence_tell(overview, PATTERN_LEFT_OUT_ONE, PATTERN_LEFT_OUT, left, why);
}

static void account_tell(const struct overview *overview, const struct items *items)
{
	guint all = overview->changes->list->len, told = 0, left = items->left_out->len;
	for (guint i = 0; i < items->list->len; i++)
		told += ((const struct item *)items->list->pdata[i])->changes->len;
	guint elsewhere = overview->part && all > told + left ? all - told - left : 0;
	g_autofree char *why = left_reasons(overview, items);
	rest_tell(overview, elsewhere, left, why);
	GString *account = g_string_new(NULL);
	piece_add(overview, account, all == 1 ? PATTERN_ACCOUNT_ONE : PATTERN_ACCOUNT, all, "");
	piece_add(overview, account, PATTERN_ACCOUNT_TOLD, told, "");
	if (left)
		piece_add(overview, account, PATTERN_ACCOUNT_LEFT, left, why);
	if (elsewhere)
		piece_add(overview, account, PATTERN_ACCOUNT_OTHER, elsewhere, overview->part == 'A' ? "B" : "A");
	piece_add(overview, account, PATTERN_ACCOUNT_FOLLOWED, changes_consequential(overview->changes), "");
	report_paragraph(overview->report, g_string_free(account, FALSE));
}

static struct report *told(const struct changes *changes, const struct reasons *reasons, const struct words *patterns,
			   const struct transfers *transfers, char part, bool outside)
{
	g_autoptr(GHashTable) joints = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct overview overview = {changes, reasons, patterns, report_begin(changes), transfers, part,
				    outside, 3,       joints};
	if (!changes->list->len && !changes->renumbered->len) {
		report_paragraph(overview.report, phrase_none(changes));
		return overview.report;
	}
	struct items *items = items_of(changes, reasons, part);
	const char name[] = {part, '\0'};
	lead_tell(&overview);
	items_tell(&overview, items);
	if (part && !items->list->len && !items->left_out->len)
		report_paragraph(overview.report, pattern_fill(patterns, PATTERN_PART_NONE, "part", name));
	account_tell(&overview, items);
	items_free(items);
	return overview.report;
}

struct report *explain_overview(const struct changes *changes, const struct reasons *reasons,
				const struct words *patterns, const struct transfers *transfers)
{
	return told(changes, reasons, patterns, transfers, 0, false);
}

struct report *explain_overview_outside(const struct changes *changes, const struct reasons *reasons,
					const struct words *patterns, char part)
{
	return told(changes, reasons, patterns, NULL, part, true);
}
