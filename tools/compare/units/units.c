/* SPDX-License-Identifier: MIT */
#include "compare/units/build.h"
#include "compare/units/facts.h"
#include "compare/units/tokens.h"

#include <string.h>

const char *unit_kind_name(enum unit_kind kind)
{
	static const char *const names[] = {"document",  "section", "section",   "appendix",  "clause",
					    "paragraph", "item",    "table",     "row",       "definition",
					    "form",      "field",   "flowchart", "flowchart", "paragraph",
					    "fact",      "fact",    "fact",      "fact"};
	G_STATIC_ASSERT(G_N_ELEMENTS(names) == UNIT_KINDS);
	return names[kind];
}

bool unit_is_heading(const struct unit *unit)
{
	return unit->kind <= UNIT_APPENDIX;
}

bool unit_is_fact(const struct unit *unit)
{
	return unit->kind >= UNIT_CITATION;
}

bool heading_level_differs(const struct unit *old, const struct unit *new)
{
	bool both = (old->kind == UNIT_SECTION || old->kind == UNIT_SUBHEADING) &&
		    (new->kind == UNIT_SECTION || new->kind == UNIT_SUBHEADING);
	return both && old->node->level != new->node->level;
}

bool unit_is_text(const struct unit *unit)
{
	return unit->kind == UNIT_CLAUSE || unit->kind == UNIT_PARAGRAPH || unit->kind == UNIT_ITEM;
}

size_t heading_label(const char *title, const struct words *words)
{
	size_t kind = strcspn(title, " :");
	char *noun = g_strndup(title, kind);
	bool named = token_listed(words, "ref-kinds", noun);
	g_free(noun);
	if (!named || title[kind] != ' ')
		return 0;
	size_t number = strcspn(title + kind + 1, " :.");
	size_t end = kind + 1 + number;
	return number && number <= 3 && (title[end] == ':' || title[end] == '.') ? end : 0;
}

/* ---- inlines ----------------------------------------------------------------------------------------------------- */

/* A link that reads as its own address says all in its words. */
static bool says_address(const struct node *link)
{
	GString *plain = g_string_new(NULL);
	node_plain(link, plain);
	const char *address = link->link->target;
	bool says = !strcmp(plain->str, address) ||
		    (g_str_has_prefix(address, "mailto:") && !strcmp(plain->str, address + strlen("mailto:")));
	g_string_free(plain, TRUE);
	return says;
}

static void address_add(struct build *build, const struct node *node, uint32_t format)
{
	run_begin(build, format | FORMAT_LINK, NULL);
	g_array_index(build->runs, struct run, build->runs->len - 1).address = node;
	run_begin(build, format, NULL);
}

static void settled_add(struct build *build, const struct node *node, uint32_t format)
{
	const struct reference *reference = edition_reference(build->edition, node);
	if (node->kind == NODE_REFERENCE && !reference->computed) {
		inlines_add(build, node, format | FORMAT_LINK);
		address_add(build, node, format);
		return;
	}
	run_begin(build, format, node);
	if (node->kind == NODE_REFERENCE)
		g_array_index(build->runs, struct run, build->runs->len - 1).reference = reference;
	if (reference->computed)
		text_add(build, reference->text);
	else
		inlines_add(build, node, format);
	if (node->kind == NODE_POLICY && reference->address)
		address_add(build, node, format);
}

static void inline_add(struct build *build, const struct node *node, uint32_t format)
{
	switch (node->kind) {
	case NODE_TEXT:
		text_add(build, node->text);
		break;
	case NODE_CODE:
		run_begin(build, format | FORMAT_CODE, NULL);
		text_add(build, node->text);
		break;
	case NODE_EMPH:
	case NODE_STRONG:
		inlines_add(build, node, format | (node->kind == NODE_EMPH ? FORMAT_EMPH : FORMAT_STRONG));
		break;
	case NODE_REFERENCE:
	case NODE_VALUE:
	case NODE_POLICY:
		settled_add(build, node, format);
		break;
	case NODE_BREAK:
		text_add(build, " ");
		break;
	case NODE_BLANK: {
		char *blank = g_strdup_printf("[%s: %s]", field_type_name(node->field->type), node->field->name);
		mark_add(build, blank);
		g_free(blank);
		break;
	}
	case NODE_LINK:
		inlines_add(build, node, format | FORMAT_LINK);
		if (!says_address(node))
			address_add(build, node, format);
		break;
	case NODE_IMAGE:
		run_begin(build, format | FORMAT_LINK, NULL);
		text_add(build, node->link->words);
		address_add(build, node, format);
		break;
	default:
		break;
	}
}

void inlines_add(struct build *build, const struct node *parent, uint32_t format)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		run_begin(build, format, NULL);
		inline_add(build, node, format);
	}
	run_begin(build, format, NULL);
}

/* ---- blocks: what was removed, and only keeps its number, is no unit of its text --------------------------------- */

static void blocks_add(struct build *build, const struct node *first);

static void children_add(struct build *build, uint32_t unit, const struct node *first)
{
	uint32_t parent = build->parent;
	bool noted = build->noted;
	build->parent = unit;
	build->noted = false;
	blocks_add(build, first);
	build->parent = parent;
	build->noted = noted;
}

/* A clause or a bullet: its first paragraph is its text, the rest stands under it. */
static void clause_add(struct build *build, const struct node *node, enum unit_kind kind)
{
	const struct node *first = node->first;
	if (first && first->kind == NODE_PARAGRAPH) {
		inlines_add(build, first, 0);
		first = first->next;
	}
	children_add(build, unit_add(build, kind, node), first);
}

static void words_under(struct build *build, const struct node *node)
{
	for (const struct node *block = node->first; block; block = block->next) {
		if (block != node->first)
			text_add(build, " ");
		if (block->kind == NODE_PARAGRAPH)
			inlines_add(build, block, 0);
		else if (block->kind == NODE_ITEM) {
			mark_add(build, "• ");
			words_under(build, block);
		} else
			words_under(build, block);
	}
}

static void cells_add(struct build *build, const struct node *row)
{
	for (const struct node *cell = row->first; cell; cell = cell->next) {
		if (cell != row->first)
			mark_add(build, " | ");
		words_under(build, cell);
	}
}

static void table_add(struct build *build, const struct node *table)
{
	const struct node *caption = node_child(table, NODE_CAPTION), *head = node_child(table, NODE_ROW);
	if (caption) {
		inlines_add(build, caption, 0);
		mark_add(build, ": ");
	}
	if (head)
		cells_add(build, head);
	uint32_t parent = build->parent;
	build->parent = unit_add(build, UNIT_TABLE, table);
	for (const struct node *row = head ? head->next : NULL; row; row = row->next) {
		cells_add(build, row);
		unit_add(build, UNIT_ROW, row);
	}
	build->parent = parent;
}

static void definitions_add(struct build *build, const struct node *list)
{
	for (const struct node *definition = list->first; definition; definition = definition->next) {
		for (const struct node *piece = definition->first; piece; piece = piece->next) {
			if (piece->kind == NODE_TERM) {
				inlines_add(build, piece, 0);
			} else {
				mark_add(build, ": ");
				words_under(build, piece);
			}
		}
		unit_add(build, UNIT_DEFINITION, definition);
	}
}

static void code_add(struct build *build, const struct node *node, enum unit_kind kind, const char *text)
{
	run_begin(build, 0, NULL);
	if (text)
		text_add(build, text);
	unit_add(build, kind, node);
}

static void subheading_add(struct build *build, const struct node *node)
{
	const struct node *title = node_child(node, NODE_TITLE);
	if (title)
		inlines_add(build, title, 0);
	children_add(build, unit_add(build, UNIT_SUBHEADING, node), title ? title->next : node->first);
}

static void note_add(struct build *build, const struct node *note)
{
	bool noted = build->noted;
	build->noted = true;
	blocks_add(build, note->first);
	build->noted = noted;
}

static void block_add(struct build *build, const struct node *node)
{
	switch (node->kind) {
	case NODE_CLAUSE:
		clause_add(build, node, UNIT_CLAUSE);
		break;
	case NODE_ITEM:
		clause_add(build, node, UNIT_ITEM);
		break;
	case NODE_PARAGRAPH:
		inlines_add(build, node, 0);
		unit_add(build, UNIT_PARAGRAPH, node);
		break;
	case NODE_BULLETS:
	case NODE_LIST:
		blocks_add(build, node->first);
		break;
	case NODE_NOTE:
		note_add(build, node);
		break;
	case NODE_TABLE:
		table_add(build, node);
		break;
	case NODE_DEFINITIONS:
		definitions_add(build, node);
		break;
	case NODE_FORM:
		form_units(build, node);
		break;
	case NODE_FLOWCHART:
		code_add(build, node, UNIT_FLOWCHART, node->words);
		chart_units(build, node);
		break;
	case NODE_CODE_BLOCK:
		code_add(build, node, UNIT_CODE, node->text);
		break;
	case NODE_SUBHEADING:
		subheading_add(build, node);
		break;
	default:
		break;
	}
}

static void blocks_add(struct build *build, const struct node *first)
{
	for (const struct node *node = first; node; node = node->next)
		if (node->kind != NODE_SECTION && node->kind != NODE_APPENDIX && !node->retired)
			block_add(build, node);
}

/* ---- parts ------------------------------------------------------------------------------------------------------- */

/* The heading without the label that an author typed into it. */
static void heading_add(struct build *build, struct part *part, const struct node *title)
{
	inlines_add(build, title, 0);
	size_t label = heading_label(build->text->str, edition_words(build->edition));
	if (!label || part->kind == UNIT_DOCUMENT)
		return;
	part->label = arena_text_n(build->side->arena, build->text->str, label);
	part->kind = UNIT_APPENDIX;
	char *rest = g_strchug(g_strdup(build->text->str + label + 1));
	g_string_truncate(build->text, 0);
	g_array_set_size(build->runs, 0);
	run_begin(build, 0, NULL);
	g_string_append(build->text, rest);
	g_free(rest);
}

static void plain_add(struct build *build, const char *text)
{
	run_begin(build, 0, NULL);
	text_add(build, text);
}

/* A document that is included has a home of its own while its units are added; what the length was before. */
static gsize home_enter(struct build *build, const struct part *part)
{
	gsize before = build->home->len;
	if (part->whole)
		g_string_append_printf(build->home, ">%s", identity_of(build->side, part->node->meta->id));
	return before;
}

static uint32_t owner_word(struct build *build)
{
	const char *last = strrchr(build->home->str, '>');
	char *name = g_strconcat("\1#", last ? last + 1 : build->home->str, NULL);
	uint32_t word = lexicon_word(build->side->lexicon, name);
	g_free(name);
	return word;
}

/* The heading and what stands under it, without the parts in it. Its place. */
static uint32_t part_head(struct build *build, struct part part)
{
	struct side *side = build->side;
	const struct node *title = node_child(part.node, NODE_TITLE);
	uint32_t place = side->parts->len;
	part.document = build->document;
	part.first = side->units->len;
	part.home = home_word(build, NULL);
	part.owner = owner_word(build);
	if (part.kind == UNIT_DOCUMENT)
		part.parent = place;
	bool nameless = part.kind != UNIT_SECTION && part.node->meta->named_by_file;
	if (title && !nameless)
		heading_add(build, &part, title);
	else if (part.kind != UNIT_SECTION && !nameless)
		plain_add(build, part.node->meta->title);
	g_array_append_val(side->parts, part);
	build->part = place;
	build->parent = NO_UNIT;
	uint32_t heading = unit_add(build, part.kind, part.node);
	fact_units(build, part.node);
	blocks_add(build, part.node->first);
	struct part *made = PART(side, place);
	made->count = side->units->len - made->first;
	made->id = UNIT(side, heading)->id;
	made->known = UNIT(side, heading)->known;
	made->title = *UNIT(side, heading)->text ? lexicon_word(side->lexicon, UNIT(side, heading)->text) : 0;
	return place;
}

static void part_add(struct build *build, const struct node *node, enum unit_kind kind, uint32_t parent)
{
	struct part part = {.node = node, .kind = kind, .parent = parent};
	part.whole = node->kind == NODE_APPENDIX && node->whole;
	gsize home = home_enter(build, &part);
	uint32_t place = part_head(build, part);
	for (const struct node *child = node->first; child; child = child->next)
		if ((child->kind == NODE_SECTION || child->kind == NODE_APPENDIX) && !child->retired)
			part_add(build, child, child->kind == NODE_SECTION ? UNIT_SECTION : UNIT_APPENDIX, place);
	g_string_truncate(build->home, home);
}

void document_units(struct build *build)
{
	struct document *document = DOCUMENT(build->side, build->document);
	document->part = build->side->parts->len;
	build->edition = document->edition;
	build->parent = NO_UNIT;
	g_string_assign(build->home, document->identity);
	part_add(build, edition_root(document->edition), UNIT_DOCUMENT, 0);
}
