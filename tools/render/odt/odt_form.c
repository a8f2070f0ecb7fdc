/* SPDX-License-Identifier: MIT
 * Forms, to be filled in on screen in controls; or by hand, in room to write. */
#include "render/odt/odt_form.h"

#include <string.h>

/* ---- labels --------------------------------------------------------------------------------------------------- */

const char *odt_field_style(const struct odt *odt, const char *style, const char *office)
{
	return odt->site.office ? office : style;
}

char *odt_field_words(const struct odt *odt, const struct node *field)
{
	GString *words = g_string_new(NULL);
	const struct node *label = node_child(field, NODE_LABEL);
	if (label)
		words_plain(odt->edition, label, words);
	return g_string_free(words, FALSE);
}

static void required_write(struct odt *odt, bool required)
{
	if (!required)
		return;
	odt_text(odt, " (");
	odt_text(odt, word(odt->words, "required"));
	odt_text(odt, ")");
}

static void hint_write(struct odt *odt, const struct node *field)
{
	const struct node *hint = node_child(field, NODE_HINT);
	const char *style = odt_field_style(odt, "FieldHint", "OfficeHint"),
		   *order = words_order(odt->words, field->field->type);
	char *boxes = words_boxes(odt->words, field);
	if (boxes)
		odt_paragraph_words(odt, style, boxes);
	g_free(boxes);
	if (hint) {
		odt_paragraph_start(odt, style);
		odt_inlines(odt, hint);
		odt_paragraph_end(odt);
	}
	if (order)
		odt_paragraph_words(odt, style, order);
}

/* `level`: of a heading, or 0. */
static void label_write(struct odt *odt, const struct node *field, const char *style, unsigned level)
{
	const struct node *label = node_child(field, NODE_LABEL);
	odt_heading_start(odt, style, level);
	if (label)
		odt_inlines(odt, label);
	required_write(odt, field->field->required);
	odt_paragraph_end(odt);
	hint_write(odt, field);
}

void odt_field_label(struct odt *odt, const struct node *field)
{
	label_write(odt, field, odt_field_style(odt, "FieldLabel", "OfficeLabel"), 0);
}

/* ---- one answer ----------------------------------------------------------------------------------------------- */

void odt_money_sign(struct odt *odt, const struct node *field)
{
	if (!field || field->field->type != FIELD_MONEY)
		return;
	odt_text(odt, word(odt->words, "money-sign"));
	odt_text(odt, " ");
}

void odt_options(struct odt *odt, const struct node *of, const char *first)
{
	for (const struct node *option = option_first(of); option; option = option_next(option)) {
		odt_text(odt, first);
		odt_inlines(odt, option);
		first = "; ";
	}
}

/* A drop-down list shows nothing on paper: its options stand in words too. */
static void drop_down_words(struct odt *odt, const struct node *field)
{
	odt_paragraph_start(odt, odt_field_style(odt, "FieldHint", "OfficeHint"));
	odt_text(odt, word(odt->words, "choice-one-of"));
	odt_options(odt, field, " ");
	odt_paragraph_end(odt);
}

/* Ruled lines, as many as the field asks for: their style draws them under a tab. */
static void lines_write(struct odt *odt, const struct node *field)
{
	unsigned lines = field->field->type == FIELD_LONG ? MAX(field->field->lines, 1) : 1;
	for (unsigned i = 0; i < lines; i++) {
		odt_paragraph_start(odt, odt_field_style(odt, "FieldLine", "OfficeLine"));
		odt_money_sign(odt, field);
		odt_tab(odt);
		odt_paragraph_end(odt);
	}
}

static void answer_write(struct odt *odt, const struct node *field)
{
	enum field_type type = field->field->type;
	unsigned width = odt_width(odt), lines = type == FIELD_LONG ? field->field->lines : 1;
	char *name = entry_name(odt->edition, field), *label = odt_field_words(odt, field);
	struct odt_entry entry = {.control = odt_control_for(type),
				  .field = field,
				  .type = type,
				  .name = name,
				  .label = label,
				  .required = field->field->required,
				  .width = width,
				  .height = odt_lines_high(lines)};
	if (type == FIELD_DATE || type == FIELD_TIME || type == FIELD_MONEY || type == FIELD_NUMBER)
		entry.width = width / 3;
	if (type == FIELD_CHOICE)
		entry.width = width - width / 4;
	odt_paragraph_start(odt, odt_field_style(odt, "FieldAnswer", "OfficeAnswer"));
	odt_money_sign(odt, field);
	odt_control(odt, &entry);
	odt_paragraph_end(odt);
	g_free(label);
	g_free(name);
}

static void simple_write(struct odt *odt, const struct node *field)
{
	odt_field_label(odt, field);
	if (odt->by_hand) {
		lines_write(odt, field);
		return;
	}
	if (field->field->type == FIELD_CHOICE)
		drop_down_words(odt, field);
	answer_write(odt, field);
}

/* ---- boxes to tick -------------------------------------------------------------------------------------------- */

/* A box to tick, with its words. */
static void box_write(struct odt *odt, const struct node *field, const struct node *words, const char *name,
		      const char *label, bool required)
{
	struct odt_entry entry = {.control = ODT_CONTROL_TICK,
				  .field = field,
				  .type = FIELD_TICK,
				  .name = name,
				  .label = label,
				  .required = required};
	odt_paragraph_start(odt, odt_field_style(odt, "FieldChoice", "OfficeChoice"));
	odt_control(odt, &entry);
	odt_tab(odt);
	if (words)
		odt_inlines(odt, words);
	required_write(odt, required);
	odt_paragraph_end(odt);
}

static void tick_write(struct odt *odt, const struct node *field)
{
	char *name = entry_name(odt->edition, field), *label = odt_field_words(odt, field);
	box_write(odt, field, node_child(field, NODE_LABEL), name, label, field->field->required);
	hint_write(odt, field);
	g_free(label);
	g_free(name);
}

/* A box for each option. */
static void boxes_write(struct odt *odt, const struct node *field)
{
	GString *words = g_string_new(NULL);
	char *whole = odt_field_words(odt, field);
	unsigned i = 0;
	for (const struct node *option = option_first(field); option; option = option_next(option)) {
		g_string_truncate(words, 0);
		words_plain(odt->edition, option, words);
		char *name = entry_option_name(odt->edition, field, ++i);
		char *label = entry_label_in(odt->words, whole, words->str, ENTRY_LABEL_LONGEST);
		box_write(odt, field, option, name, label, false);
		g_free(label);
		g_free(name);
	}
	g_free(whole);
	g_string_free(words, TRUE);
}

static void choices_write(struct odt *odt, const struct node *field)
{
	odt_field_label(odt, field);
	boxes_write(odt, field);
}

/* One of several: a list that drops down, or on paper boxes, of which one is to be ticked. */
static void choice_write(struct odt *odt, const struct node *field)
{
	if (!odt->by_hand) {
		simple_write(odt, field);
		return;
	}
	odt_field_label(odt, field);
	odt_paragraph_words(odt, odt_field_style(odt, "FieldHint", "OfficeHint"), word(odt->words, "fill-choice"));
	boxes_write(odt, field);
}

/* ---- blanks in a sentence --------------------------------------------------------------------------------------- */

/* What it asks for, as on paper. */
static void blank_name(struct odt *odt, const char *name)
{
	if (!name || !*name)
		return;
	odt_text(odt, " (");
	odt_text(odt, name);
	odt_text(odt, ")");
}

/* On paper: a line as long as so many letters. */
#define BLANK_LETTERS 28
#define BLANK_LETTERS_DAY 16
#define LETTER 120u

static void blank_by_hand(struct odt *odt, unsigned letters)
{
	odt_span_end(odt);
	XML(odt->out, "<text:span text:style-name=\"Blank\">");
	for (unsigned i = 0; i < letters; i++)
		XML(odt->out, "\u00a0");
	XML(odt->out, "</text:span>");
	odt->blank = false;
}

void odt_blank(struct odt *odt, const struct node *node)
{
	enum field_type type = node->field->type;
	unsigned letters = type == FIELD_TEXT || type == FIELD_LONG ? BLANK_LETTERS : BLANK_LETTERS_DAY;
	if (odt->by_hand || !odt->forms.open) {
		blank_by_hand(odt, letters);
		blank_name(odt, node->field->name);
		return;
	}
	char *name = entry_name(odt->edition, node),
	     *label = entry_label_blank(odt->edition, node, ENTRY_LABEL_LONGEST);
	/* A control in a sentence takes one line, whatever is asked for. */
	enum odt_control control = odt_control_for(type) == ODT_CONTROL_LONG ? ODT_CONTROL_TEXT : odt_control_for(type);
	odt_control(odt, &(struct odt_entry){.control = control,
					     .field = node,
					     .type = type,
					     .name = name,
					     .label = label,
					     .required = entry_required(node),
					     .width = letters * LETTER,
					     .height = ODT_LINE_HIGH});
	blank_name(odt, node->field->name);
	g_free(label);
	g_free(name);
}

/* ---- words and groups ----------------------------------------------------------------------------------------- */

static void statement_write(struct odt *odt, const struct node *field)
{
	const char *style = odt_field_style(odt, odt->site.style, "OfficeText");
	if (odt->by_hand && node_child(node_child(field, NODE_LABEL), NODE_BLANK))
		style = odt_field_style(odt, "FieldSentence", "OfficeSentence");
	label_write(odt, field, style, 0);
}

static void privacy_write(struct odt *odt, const struct node *field)
{
	odt_heading_start(odt, odt_field_style(odt, "FormGroup", "OfficeGroup"), field_heading_level(field));
	odt_text(odt, word(odt->words, "privacy"));
	odt_paragraph_end(odt);
	statement_write(odt, field);
}

static void fields_write(struct odt *odt, const struct node *parent);

/* The heading of a group stands on the page of what comes first in it. */
static void group_write(struct odt *odt, const struct node *field)
{
	bool outer = odt->site.office, turned = odt->turned;
	odt->site.office = outer || field->field->type == FIELD_OFFICE;
	page_turn(odt, turned || odt_rows_wide(node_child(field, NODE_FIELD)));
	label_write(odt, field, odt_field_style(odt, "FormGroup", "OfficeGroup"), field_heading_level(field));
	if (field->field->type == FIELD_OFFICE)
		odt_paragraph_words(odt, "OfficeHint", word(odt->words, "office-use"));
	page_turn(odt, turned);
	fields_write(odt, field);
	odt->site.office = outer;
}

static void (*const writers[FIELD_TYPES])(struct odt *odt, const struct node *field) = {
	[FIELD_TEXT] = simple_write,     [FIELD_LONG] = simple_write,         [FIELD_DATE] = simple_write,
	[FIELD_TIME] = simple_write,     [FIELD_MONEY] = simple_write,        [FIELD_NUMBER] = simple_write,
	[FIELD_CHOICE] = choice_write,   [FIELD_CHOICES] = choices_write,     [FIELD_TICK] = tick_write,
	[FIELD_ROWS] = odt_rows,         [FIELD_STATEMENT] = statement_write, [FIELD_NOTE] = statement_write,
	[FIELD_PRIVACY] = privacy_write, [FIELD_SIGNATURE] = odt_signature,   [FIELD_GROUP] = group_write,
	[FIELD_OFFICE] = group_write,
};

static void fields_write(struct odt *odt, const struct node *parent)
{
	for (const struct node *field = parent->first; field; field = field->next)
		if (field->kind == NODE_FIELD)
			writers[field->field->type](odt, field);
}

void odt_form(struct odt *odt, const struct node *node)
{
	odt_lead_settle(odt);
	odt_bookmark_next(odt, node);
	odt_form_begin(odt, form_id(node));
	fields_write(odt, node);
	odt_form_end(odt);
}
