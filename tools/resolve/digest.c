/* SPDX-License-Identifier: MIT
 * Each fact is written with its length, so that no two lists of facts are one text. */
#include "resolve/digest.h"

#include "base/append.h"
#include "base/sum.h"
#include "resolve/events.h"
#include "resolve/former.h"
#include "resolve/private.h"

#include <string.h>

struct digesting {
	const struct edition *edition;
	GString *out;
};

/* Seven bits a byte, the last with none above: nearly all of them are small. */
static void number_add(GString *out, unsigned long number)
{
	char bytes[10];
	size_t count = 0;
	if (number < 128) {
		append_byte(out, (char)number);
		return;
	}
	for (; number > 127; number >>= 7)
		bytes[count++] = (char)(number | 128);
	bytes[count++] = (char)number;
	append_bytes(out, bytes, count);
}

/* NULL is another text than "". */
static void text_add(GString *out, const char *text)
{
	size_t length = text ? strlen(text) : 0;
	number_add(out, text ? length + 1 : 0);
	if (length)
		append_bytes(out, text, length);
}

static void list_add(GString *out, const char *const *list)
{
	number_add(out, list ? g_strv_length((char **)list) + 1 : 0);
	for (; list && *list; list++)
		text_add(out, *list);
}

static void meta_add(GString *out, const struct meta *meta)
{
	const char *const texts[] = {meta->id,      meta->title,    meta->short_title, meta->citation,
				     meta->version, meta->adopted,  meta->effective,   meta->review,
				     meta->owner,   meta->language, meta->source,      meta->replaced};
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		text_add(out, texts[i]);
	const bool facts[] = {meta->named_by_file, meta->status_given, meta->minuted,
			      meta->lettered,      meta->typed,        meta->front};
	for (size_t i = 0; i < G_N_ELEMENTS(facts); i++)
		number_add(out, facts[i]);
	number_add(out, (unsigned long)meta->status);
	number_add(out, meta->look);
	number_add(out, (unsigned long)meta->pages);
	list_add(out, meta->numbering);
	list_add(out, meta->above);
	number_add(out, meta->values ? meta->values->len : 0);
	for (guint i = 0; meta->values && i < meta->values->len; i++) {
		const struct value *value = meta->values->pdata[i];
		text_add(out, value->name);
		text_add(out, value->text);
	}
}

static void columns_add(GString *out, const struct columns *columns)
{
	number_add(out, columns->count);
	number_add(out, columns->wide);
	number_add(out, columns->bare);
	text_add(out, columns->name);
	for (unsigned i = 0; i < columns->count; i++)
		number_add(out, (unsigned long)columns->align[i]);
}

static void cell_add(GString *out, const struct cell_head *cell)
{
	number_add(out, cell != NULL);
	if (!cell)
		return;
	number_add(out, cell->head);
	number_add(out, cell->span);
	number_add(out, cell->rows);
	number_add(out, cell->joined);
}

static void field_add(GString *out, const struct field *field)
{
	const unsigned facts[] = {field->type,  field->required, field->role, field->lines,
				  field->count, field->limit,    field->boxes};
	for (size_t i = 0; i < G_N_ELEMENTS(facts); i++)
		number_add(out, facts[i]);
	text_add(out, field->name);
}

/* Where it leads: in another document, what stands there too, for by that a comparison knows it. */
static void target_add(struct digesting *digesting, const struct reference *reference)
{
	const struct edition *edition = reference->edition;
	number_add(digesting->out, (edition == digesting->edition ? 1UL : 0UL) + (edition ? 2UL : 0UL));
	if (!edition)
		return;
	text_add(digesting->out, edition_meta(edition)->id);
	text_add(digesting->out, edition_meta(edition)->version);
	number_add(digesting->out, reference->node != NULL);
	if (!reference->node)
		return;
	number_add(digesting->out, (unsigned long)reference->node->kind);
	text_add(digesting->out, reference->node->id);
	text_add(digesting->out, edition_address(edition, reference->node));
	text_add(digesting->out, edition_label(edition, reference->node));
	if (edition == digesting->edition || reference->node->kind == NODE_DOCUMENT)
		return;
	g_autoptr(GString) words = g_string_new(NULL);
	edition_plain(edition, reference->node, words);
	text_add(digesting->out, words->str);
}

static void link_add(struct digesting *digesting, const struct node *node)
{
	const struct link *link = node->link;
	GString *out = digesting->out;
	text_add(out, link->target);
	text_add(out, link->title);
	text_add(out, link->words);
	number_add(out, link->local);
	number_add(out, (unsigned long)link->said);
	list_add(out, link->answers);
	if (node->kind != NODE_REFERENCE && node->kind != NODE_VALUE && node->kind != NODE_POLICY)
		return;
	const struct reference *reference = edition_reference(digesting->edition, node);
	text_add(out, reference->text);
	text_add(out, reference->address);
	number_add(out, reference->computed);
	number_add(out, reference->found);
	target_add(digesting, reference);
}

/* What a kind has that others have not. */
static void own_add(struct digesting *digesting, const struct node *node)
{
	switch (node->kind) {
	case NODE_DOCUMENT:
	case NODE_APPENDIX:
		meta_add(digesting->out, node->meta);
		break;
	case NODE_TABLE:
		columns_add(digesting->out, node->columns);
		break;
	case NODE_CELL:
		cell_add(digesting->out, node->cell);
		break;
	case NODE_SECTION:
		list_add(digesting->out, node->patterns);
		break;
	case NODE_FIELD:
	case NODE_BLANK:
	case NODE_COLUMN:
		field_add(digesting->out, node->field);
		break;
	case NODE_LINK:
	case NODE_REFERENCE:
	case NODE_VALUE:
	case NODE_POLICY:
	case NODE_IMAGE:
		link_add(digesting, node);
		break;
	case NODE_TEXT:
		text_add(digesting->out, node->language);
		break;
	case NODE_FLOWCHART:
	case NODE_CODE_BLOCK:
		text_add(digesting->out, node->words);
		break;
	case NODE_LIST:
		number_add(digesting->out, node->start);
		break;
	default:
		break;
	}
}

static void events_add(GString *out, const GArray *events)
{
	number_add(out, events ? events->len : 0);
	for (guint i = 0; events && i < events->len; i++) {
		const struct event *event = &g_array_index(events, struct event, i);
		number_add(out, (unsigned long)event->kind);
		text_add(out, event->day);
		text_add(out, event->decision);
		text_add(out, event->place);
	}
}

static void formers_add(GString *out, const GPtrArray *formers)
{
	number_add(out, formers ? formers->len : 0);
	for (guint i = 0; formers && i < formers->len; i++)
		text_add(out, formers->pdata[i]);
}

/* What was settled; inlines have none of it. */
static void settled_add(struct digesting *digesting, const struct node *node)
{
	const struct settled *of = settled(digesting->edition, node);
	text_add(digesting->out, of->number);
	text_add(digesting->out, of->cite);
	text_add(digesting->out, of->address);
	number_add(digesting->out, of->count);
	number_add(digesting->out, of->level);
	number_add(digesting->out, of->lettered);
	events_add(digesting->out, edition_events(digesting->edition, node));
	formers_add(digesting->out, edition_formers(digesting->edition, node));
}

static void node_add(struct digesting *digesting, const struct node *node)
{
	GString *out = digesting->out;
	const unsigned facts[] = {node->kind,       node->level, node->inserted, node->retired,
				  node->unnumbered, node->tight, node->whole};
	number_add(out, facts[0]);
	text_add(out, node->text);
	if (!node_is_inline(node)) {
		for (size_t i = 1; i < G_N_ELEMENTS(facts); i++)
			number_add(out, facts[i]);
		text_add(out, node->typed);
		text_add(out, node->retired_on);
		settled_add(digesting, node);
	}
	text_add(out, node->id);
	own_add(digesting, node);
	for (const struct node *child = node->first; child; child = child->next)
		node_add(digesting, child);
	number_add(out, NODE_KINDS); /* no more children */
}

char *edition_digest(const struct edition *edition, const struct node *part)
{
	struct digesting digesting = {edition, g_string_new(NULL)};
	const struct constitution *constitution = edition_constitution(edition);
	GString *out = digesting.out;
	g_assert(!edition->redline);
	text_add(out, edition_words(edition)->language);
	text_add(out, edition_words(edition)->frozen);
	text_add(out, edition_language(edition));
	number_add(out, constitution != NULL);
	if (constitution) {
		text_add(out, constitution->title);
		text_add(out, constitution->council);
		text_add(out, constitution->language);
		text_add(out, constitution->contact);
		text_add(out, constitution->address);
	}
	meta_add(out, edition_meta(edition));
	text_add(out, edition_title(edition));
	text_add(out, edition_label(edition, part));
	for (const struct node *above = part->parent; above; above = above->parent)
		own_add(&digesting, above);
	node_add(&digesting, part);
	char *sum = sum_of(out->str, out->len);
	g_string_free(out, TRUE);
	return sum;
}

/* ---- the words alone ---- */

static void words_add(const struct edition *edition, const struct node *parent, GString *out)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		bool settled = node->kind == NODE_REFERENCE || node->kind == NODE_VALUE || node->kind == NODE_POLICY;
		const struct reference *reference = settled ? edition_reference(edition, node) : NULL;
		if (!node_is_inline(node))
			text_add(out, node_kind_name(node->kind));
		if (reference && reference->computed)
			append_bytes(out, reference->text, strlen(reference->text));
		else if (node->kind == NODE_FLOWCHART || node->kind == NODE_CODE_BLOCK)
			text_add(out, node->words);
		else if (node->text)
			append_bytes(out, node->text, strlen(node->text));
		if (!reference || !reference->computed)
			words_add(edition, node, out);
		if (!node_is_inline(node))
			number_add(out, NODE_KINDS); /* no more children */
	}
}

char *edition_words_digest(const struct edition *edition)
{
	GString *out = g_string_new(NULL);
	g_assert(!edition->redline);
	words_add(edition, edition_root(edition), out);
	char *sum = sum_of(out->str, out->len);
	g_string_free(out, TRUE);
	return sum;
}
