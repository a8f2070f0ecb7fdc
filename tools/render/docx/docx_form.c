/* SPDX-License-Identifier: MIT
 * Forms, to be filled in on screen, in content controls; or by hand, in room to write. */
#include "render/docx/docx_form.h"

#include "render/words_plain.h"

#include <string.h>

/* ---- fields --------------------------------------------------------------------------------------------------- */

struct field_name field_name(struct docx *docx, const struct node *field)
{
	struct field_name name = {g_string_new(NULL), edition_address(docx->edition, field), 0};
	const struct node *label = node_child(field, NODE_LABEL);
	if (label)
		inlines_plain(docx, label, name.words);
	if (!name.tag)
		name.tag = field->id ? field->id : name.words->str;
	name.place = data_field(docx, field, name.tag, name.words->str);
	return name;
}

const char *site_style(const struct docx *docx, const char *style, const char *office)
{
	return docx->site.office ? office : style;
}

static void required_write(struct docx *docx, bool required)
{
	if (!required)
		return;
	run_text(docx, " (");
	run_text(docx, word(docx->words, "required"));
	run_text(docx, ")");
}

static void hint_write(struct docx *docx, const struct node *hint)
{
	if (!hint || block_is_echo(docx, hint))
		return;
	struct docx_outer outer = revision_enter(docx, hint);
	paragraph_start(docx, site_style(docx, "FieldHint", "OfficeHint"));
	inlines(docx, hint);
	paragraph_end(docx);
	revision_leave(docx, outer);
}

void said_start(struct docx *docx, const char *style, bool was, bool is, struct docx_outer *outer)
{
	struct docx_revision *revision = &docx->revision;
	*outer = (struct docx_outer){revision->block, revision->mark, revision->move, false};
	if (was != is)
		revision->block = revision->mark = is ? MARK_INSERTED : MARK_REMOVED;
	paragraph_start(docx, style);
}

void said_end(struct docx *docx, struct docx_outer outer)
{
	paragraph_end(docx);
	revision_leave(docx, outer);
}

/* A field with boxes on paper says how many characters it takes. */
static void boxes_words(struct docx *docx, const struct node *field)
{
	const struct node *former = edition_former(docx->edition, field);
	struct docx_outer outer;
	g_autofree char *is = words_boxes(docx->words, field);
	g_autofree char *was = former ? words_boxes(docx->words, former) : g_strdup(is);
	if (!is && !was)
		return;
	said_start(docx, site_style(docx, "FieldHint", "OfficeHint"), was, is, &outer);
	words_differ(docx, was, is);
	said_end(docx, outer);
}

void order_write(struct docx *docx, const char *style, enum field_type type)
{
	const char *order = words_order(docx->words, type);
	if (docx->by_hand && order)
		paragraph_words(docx, style, order);
}

/* `level`: of a heading, or 0. */
static void label_write(struct docx *docx, const struct node *field, const char *style, unsigned level)
{
	const struct node *label = node_child(field, NODE_LABEL);
	const struct node *hint = node_child(field, NODE_HINT);
	heading_start(docx, style, level);
	if (label)
		inlines(docx, label);
	required_write(docx, field->field->required);
	paragraph_end(docx);
	boxes_words(docx, field);
	hint_write(docx, hint);
	order_write(docx, site_style(docx, "FieldHint", "OfficeHint"), field->field->type);
}

void field_label(struct docx *docx, const struct node *field)
{
	label_write(docx, field, site_style(docx, "FieldLabel", "OfficeLabel"), 0);
}

void options_words(struct docx *docx, const struct node *of, const char *first)
{
	bool begun[STATES] = {false, false};
	for (const struct node *option = option_first(of); option; option = option_next(option)) {
		if (block_is_echo(docx, option))
			continue;
		struct docx_outer outer = revision_enter(docx, option);
		words_differ(docx, begun[STATE_OLD] ? "; " : first, begun[STATE_NEW] ? "; " : first);
		inlines(docx, option);
		begun[STATE_NEW] = begun[STATE_NEW] || mark_is_new(docx->revision.block);
		begun[STATE_OLD] = begun[STATE_OLD] || mark_is_old(docx->revision.block);
		revision_leave(docx, outer);
	}
}

/* A drop-down list shows nothing on paper: its options stand in words too. */
static void drop_down_words(struct docx *docx, const struct node *field)
{
	paragraph_start(docx, site_style(docx, "FieldHint", "OfficeHint"));
	run_text(docx, word(docx->words, "choice-one-of"));
	options_words(docx, field, " ");
	paragraph_end(docx);
}

void money_sign(struct docx *docx, const struct node *field)
{
	if (!field || field->field->type != FIELD_MONEY)
		return;
	run_text(docx, word(docx->words, "money-sign"));
	run_text(docx, " ");
}

/* Ruled lines, as many as the field asks for: their style draws them under a tab. */
static void lines_write(struct docx *docx, const struct node *field)
{
	unsigned lines = field->field->type == FIELD_LONG ? MAX(field->field->lines, 1) : 1;
	for (unsigned i = 0; i < lines; i++) {
		paragraph_start(docx, site_style(docx, "FieldLine", "OfficeLine"));
		money_sign(docx, field);
		run_tab(docx);
		paragraph_end(docx);
	}
}

static void answer_write(struct docx *docx, const struct node *field, const struct field_name *name)
{
	paragraph_start(docx, site_style(docx, "FieldAnswer", "OfficeAnswer"));
	money_sign(docx, field);
	control_write(docx, control_for(field->field->type), field, name->words->str, name->tag,
		      (struct data_place){name->place, 0, 1});
	paragraph_end(docx);
}

static void simple_write(struct docx *docx, const struct node *field)
{
	struct field_name name = field_name(docx, field);
	field_label(docx, field);
	if (docx->by_hand) {
		lines_write(docx, field);
	} else {
		if (field->field->type == FIELD_CHOICE)
			drop_down_words(docx, field);
		answer_write(docx, field, &name);
	}
	g_string_free(name.words, TRUE);
}

/* A box to tick, with its words. */
static void box_write(struct docx *docx, const struct node *words, const char *name, const char *tag, bool required,
		      struct data_place place)
{
	paragraph_start(docx, site_style(docx, "FieldChoice", "OfficeChoice"));
	control_write(docx, CONTROL_TICK, NULL, name, tag, place);
	run_tab(docx);
	if (words)
		inlines(docx, words);
	required_write(docx, required);
	paragraph_end(docx);
}

static void tick_write(struct docx *docx, const struct node *field)
{
	struct field_name name = field_name(docx, field);
	const struct node *hint = node_child(field, NODE_HINT);
	box_write(docx, node_child(field, NODE_LABEL), name.words->str, name.tag, field->field->required,
		  (struct data_place){name.place, 0, 1});
	hint_write(docx, hint);
	g_string_free(name.words, TRUE);
}

/* A box for each option. */
static void boxes_write(struct docx *docx, const struct node *field, const struct field_name *name)
{
	GString *words = g_string_new(NULL), *tag = g_string_new(NULL);
	unsigned i = 0;
	for (const struct node *option = field->first; option; option = option->next) {
		if (option->kind != NODE_OPTION || block_is_echo(docx, option))
			continue;
		g_string_truncate(words, 0);
		inlines_plain(docx, option, words);
		g_string_printf(tag, "%s-%u", name->tag, ++i);
		char *label = entry_label_in(docx->words, name->words->str, words->str, ENTRY_LABEL_LONGEST);
		struct docx_outer outer = revision_enter(docx, option);
		box_write(docx, option, label, tag->str, false, (struct data_place){name->place, 0, i});
		revision_leave(docx, outer);
		g_free(label);
	}
	g_string_free(tag, TRUE);
	g_string_free(words, TRUE);
}

static void choices_write(struct docx *docx, const struct node *field)
{
	struct field_name name = field_name(docx, field);
	field_label(docx, field);
	boxes_write(docx, field, &name);
	g_string_free(name.words, TRUE);
}

/* One of several: a list that drops down, or on paper boxes, of which one is to be ticked. */
static void choice_write(struct docx *docx, const struct node *field)
{
	if (!docx->by_hand) {
		simple_write(docx, field);
		return;
	}
	struct field_name name = field_name(docx, field);
	field_label(docx, field);
	paragraph_words(docx, site_style(docx, "FieldHint", "OfficeHint"), word(docx->words, "fill-choice"));
	boxes_write(docx, field, &name);
	g_string_free(name.words, TRUE);
}

/* ---- blanks in a sentence --------------------------------------------------------------------------------------- */

/* What it asks for, as on paper: what a control says is seen only until it is filled in. */
static void blank_name(struct docx *docx, const char *name)
{
	if (!name || !*name)
		return;
	run_text(docx, " (");
	run_text(docx, name);
	run_text(docx, ")");
}

/* On paper: a line as long as so many letters. */
#define BLANK_LETTERS 28
#define BLANK_LETTERS_DAY 16

static void blank_by_hand(struct docx *docx, enum field_type type)
{
	unsigned letters = type == FIELD_TEXT || type == FIELD_LONG ? BLANK_LETTERS : BLANK_LETTERS_DAY;
	run_end(docx);
	XML(docx->out, "<w:r><w:rPr><w:rStyle w:val=\"Blank\"/></w:rPr><w:t>");
	for (unsigned i = 0; i < letters; i++)
		XML(docx->out, "\u00a0");
	XML(docx->out, "</w:t></w:r>");
}

void blank_write(struct docx *docx, const struct node *node)
{
	const char *name = node->field->name;
	if (docx->by_hand) {
		blank_by_hand(docx, node->field->type);
		blank_name(docx, name);
		return;
	}
	char *tag = entry_name(docx->edition, node);
	char *label = entry_label_blank(docx->edition, node, ENTRY_LABEL_LONGEST);
	unsigned place = data_field(docx, node, tag, name);
	control_write(docx, control_for(node->field->type), node, label, tag, (struct data_place){place, 0, 1});
	blank_name(docx, name);
	g_free(label);
	g_free(tag);
}

/* ---- words and groups ----------------------------------------------------------------------------------------- */

static void statement_write(struct docx *docx, const struct node *field)
{
	const char *style = site_style(docx, docx->site.style, "OfficeText");
	if (docx->by_hand && node_child(node_child(field, NODE_LABEL), NODE_BLANK))
		style = site_style(docx, "FieldSentence", "OfficeSentence");
	label_write(docx, field, style, 0);
}

static void privacy_write(struct docx *docx, const struct node *field)
{
	heading_start(docx, site_style(docx, "FormGroup", "OfficeGroup"), field_heading_level(field));
	run_text(docx, word(docx->words, "privacy"));
	paragraph_end(docx);
	statement_write(docx, field);
}

static void fields_write(struct docx *docx, const struct node *parent);

/* Its heading stands on the page of what follows it, turned or not. */
static void group_write(struct docx *docx, const struct node *field)
{
	bool outer = docx->site.office;
	const struct node *first = node_child(field, NODE_FIELD);
	bool turn = first && first->field->type == FIELD_ROWS && rows_turn(docx, first);
	docx->site.office = outer || field->field->type == FIELD_OFFICE;
	if (turn)
		section_turn(docx, true);
	label_write(docx, field, site_style(docx, "FormGroup", "OfficeGroup"), field_heading_level(field));
	if (field->field->type == FIELD_OFFICE)
		paragraph_words(docx, "OfficeHint", word(docx->words, "office-use"));
	if (turn)
		section_turn(docx, false);
	fields_write(docx, field);
	docx->site.office = outer;
}

static void (*const writers[FIELD_TYPES])(struct docx *docx, const struct node *field) = {
	[FIELD_TEXT] = simple_write,     [FIELD_LONG] = simple_write,         [FIELD_DATE] = simple_write,
	[FIELD_TIME] = simple_write,     [FIELD_MONEY] = simple_write,        [FIELD_NUMBER] = simple_write,
	[FIELD_CHOICE] = choice_write,   [FIELD_CHOICES] = choices_write,     [FIELD_TICK] = tick_write,
	[FIELD_ROWS] = rows_write,       [FIELD_STATEMENT] = statement_write, [FIELD_NOTE] = statement_write,
	[FIELD_PRIVACY] = privacy_write, [FIELD_SIGNATURE] = signature_write, [FIELD_GROUP] = group_write,
	[FIELD_OFFICE] = group_write,
};

static void fields_write(struct docx *docx, const struct node *parent)
{
	for (const struct node *field = parent->first; field; field = field->next)
		if (field->kind == NODE_FIELD) {
			struct docx_outer outer = revision_enter(docx, field);
			writers[field->field->type](docx, field);
			revision_leave(docx, outer);
		}
}

void form_write(struct docx *docx, const struct node *node)
{
	lead_settle(docx);
	if (docx->bookmarks[node->index]) {
		paragraph_start(docx, "TableEnd");
		bookmark_start(docx, node);
		paragraph_end(docx);
	}
	data_form_start(docx, node);
	fields_write(docx, node);
	data_form_end(docx);
}
