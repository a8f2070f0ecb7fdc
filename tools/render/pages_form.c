/* SPDX-License-Identifier: MIT
 * Forms on paper: a label, a hint, and room to write in. Each field stays whole. What is only drawn is an artifact; the
 * labels are the text, in the order in which a form is filled in. */
#include "render/form_parts.h"

#include <string.h>

#define MILLIMETRE (72 / 25.4)

/* ---- parts ----------------------------------------------------------------------------------------------------- */

char *plain_label(struct layout *layout, const struct node *node)
{
	GString *words = g_string_new(NULL);
	if (node)
		node_plain(node, words);
	char *text = arena_text(layout->arena, words->str);
	g_string_free(words, TRUE);
	return text;
}

/* The words of a label, then '(required)' where the field is. */
void label_words(struct layout *layout, const struct node *field, bool bold)
{
	const struct node *label = node_child(field, NODE_LABEL);
	struct style style = layout->at.style;
	measure_begin(layout->measure, false);
	layout->strong += bold;
	if (label)
		walk_children(label, layout->handlers, layout);
	layout->strong -= bold;
	if (field->field->required) {
		char *words = g_strdup_printf(" (%s)", word(layout->words, "required"));
		style.role = FONT_REGULAR;
		measure_text(layout->measure, &style, layout->stretch, words, field->place);
		g_free(words);
	}
	measure_end(layout->measure);
}

void hint_set(struct layout *layout, const struct node *field)
{
	const struct node *hint = node_child(field, NODE_HINT);
	if (!hint)
		return;
	struct place_on before = layout->at;
	layout->at.style = layout_style(layout, FONT_REGULAR, layout->paper->small);
	layout->at.tint = TINT_SOFT;
	layout->after = 0;
	layout_paragraph(layout, hint, "P", 0);
	layout->at = before;
}

void label_set(struct layout *layout, const struct node *field)
{
	layout->stretch = layout_stretch(layout, layout_tag(layout, layout->at.tag, "P"));
	label_words(layout, field, true);
	layout_lines(layout, layout->at.gap);
	hint_set(layout, field);
	layout->after = 1;
}

/* Small words of our own, such as the order of a date. */
static void small_set(struct layout *layout, const char *words)
{
	struct place_on before = layout->at;
	layout->at.style = layout_style(layout, FONT_REGULAR, layout->paper->small);
	layout->at.tint = TINT_SOFT;
	layout->after = 0;
	layout_words(layout, "P", words, 0);
	layout->at = before;
}

/* Room to write in on the last strip. */
void blank_mark(struct layout *layout, struct blank blank, struct mark mark)
{
	blank.id = blank.field->id;
	g_array_append_val(layout->blanks, blank);
	mark.kind = MARK_BLANK;
	mark.tint = TINT_LINE;
	mark.weight = 0.75f;
	mark.what = layout->blanks->len - 1;
	layout_mark(layout, mark);
}

static void blank_strip(struct layout *layout, const struct node *field, double x, double width, double height)
{
	layout_strip(layout, 0, height);
	struct blank blank = {.field = field, .type = field->field->type};
	blank.name = plain_label(layout, node_child(field, NODE_LABEL));
	blank_mark(layout, blank, (struct mark){.x = (float)x, .width = (float)width, .height = (float)height});
}

/* ---- the kinds of fields --------------------------------------------------------------------------------------- */

static void set_text(struct layout *layout, const struct node *field)
{
	label_set(layout, field);
	blank_strip(layout, field, layout->at.x, layout->at.width, layout->paper->blank);
}

/* Lines to write on; so many that they don't fit on a page go on on the next. */
static void set_long(struct layout *layout, const struct node *field)
{
	double line = layout->paper->blank;
	unsigned most = MAX(1, (unsigned)(layout->room * 0.8 / line)), left = CLAMP(field->field->lines, 1, 500);
	label_set(layout, field);
	while (left) {
		unsigned now = MIN(left, most);
		blank_strip(layout, field, layout->at.x, layout->at.width, now * line);
		for (unsigned i = 1; i < now; i++)
			layout_mark(layout, (struct mark){.kind = MARK_RULE,
							  .tint = TINT_FAINT,
							  .x = (float)layout->at.x,
							  .y = (float)(i * line),
							  .width = (float)layout->at.width,
							  .weight = 0.75f});
		left -= now;
		layout_strip_last(layout)->keep = !left;
	}
}

static void set_short(struct layout *layout, const struct node *field)
{
	enum field_type type = field->field->type;
	double width = (type == FIELD_DATE ? 55 : 40) * MILLIMETRE, x = layout->at.x;
	label_set(layout, field);
	uint32_t sign = NONE;
	if (type == FIELD_MONEY) {
		uint32_t tag = layout_tag(layout, layout->at.tag, "P");
		sign = layout_line(layout, tag, word(layout->words, "currency")) + 1;
		x += (double)measure_line(layout->measure, sign - 1)->width + layout->at.style.size * 0.3;
	}
	blank_strip(layout, field, x, width, layout->paper->blank);
	if (sign)
		layout_mark(layout, (struct mark){.kind = MARK_LINE,
						  .what = sign - 1,
						  .x = (float)layout->at.x,
						  .y = (float)(layout->paper->blank - layout->at.style.size * 0.25)});
	if (type == FIELD_DATE || type == FIELD_TIME)
		small_set(layout, word(layout->words, type == FIELD_DATE ? "date-order" : "time-order"));
}

static void set_rows(struct layout *layout, const struct node *field)
{
	label_set(layout, field);
	layout->after = 3;
	layout->at.keep = false;
	grid_fields(layout, field);
}

static void set_words(struct layout *layout, const struct node *field)
{
	layout->at.keep = false;
	const struct node *label = node_child(field, NODE_LABEL);
	if (label)
		layout_paragraph(layout, label, "P", layout->at.gap);
}

static void set_heading(struct layout *layout, const char *words, const struct node *label)
{
	struct place_on before = layout->at;
	unsigned level = layout->heading;
	layout->at.tag = layout_heading(layout, level + 1);
	layout->heading = level;
	layout->at.style = layout_style(layout, FONT_BOLD, layout->paper->heading);
	layout->at.keep = true;
	layout->at.direct = true;
	layout->strong++;
	if (label && label->first)
		layout_paragraph(layout, label, "P", layout->at.gap);
	else
		layout_words(layout, NULL, words, layout->at.gap);
	layout->strong--;
	layout->at = before;
	layout->after = layout->at.gap * 0.3;
}

static void set_privacy(struct layout *layout, const struct node *field)
{
	set_heading(layout, word(layout->words, "privacy"), NULL);
	set_words(layout, field);
}

/* ---- signatures ------------------------------------------------------------------------------------------------ */

struct sign {
	const char *key;
	double x, width;
	enum field_type type;
};

/* Blanks beside each other, each with its words above. */
static void sign_row(struct layout *layout, const struct node *field, const struct sign *signs, unsigned count,
		     unsigned part)
{
	struct style style = layout->at.style;
	uint32_t lines[2] = {0};
	layout->at.style = layout_style(layout, FONT_REGULAR, layout->paper->small);
	for (unsigned i = 0; i < count; i++)
		lines[i] =
			layout_line(layout, layout_tag(layout, layout->at.tag, "P"), word(layout->words, signs[i].key));
	struct line line = *measure_line(layout->measure, lines[0]);
	layout_strip(layout, layout->at.gap * (part ? 0.8 : 0.4), (double)line.height);
	for (unsigned i = 0; i < count; i++)
		layout_mark(layout,
			    (struct mark){.kind = MARK_LINE, .what = lines[i], .x = (float)signs[i].x, .y = line.base});
	layout->after = 0;
	layout_strip(layout, 0, layout->paper->blank);
	for (unsigned i = 0; i < count; i++)
		blank_mark(layout,
			   (struct blank){.field = field,
					  .type = signs[i].type,
					  .part = part + i,
					  .name = word(layout->words, signs[i].key)},
			   (struct mark){.x = (float)signs[i].x,
					 .width = (float)signs[i].width,
					 .height = (float)layout->paper->blank});
	layout->at.style = style;
}

static void set_signature(struct layout *layout, const struct node *field)
{
	double x = layout->at.x, width = layout->at.width, gap = layout->paper->indent;
	double left = (width - gap) * 0.64, right = width - gap - left;
	const struct sign signs[] = {{"sign-here", x, left, FIELD_SIGNATURE},
				     {"sign-date", x + left + gap, right, FIELD_DATE}};
	const struct sign name = {"sign-name", x, left, FIELD_TEXT};
	label_set(layout, field);
	sign_row(layout, field, signs, G_N_ELEMENTS(signs), 0);
	if (!field->field->name || strcmp(field->field->name, "no") != 0)
		sign_row(layout, field, &name, 1, G_N_ELEMENTS(signs));
}

/* ---- groups ---------------------------------------------------------------------------------------------------- */

static void fields_set(struct layout *layout, const struct node *parent)
{
	for (const struct node *field = parent->first; field; field = field->next) {
		if (field->kind != NODE_FIELD)
			continue;
		layout_anchor(layout, field);
		walk(field, layout->handlers, layout);
	}
}

static void padding(struct layout *layout, double gap, double height)
{
	layout_strip(layout, gap, height);
}

static void set_group(struct layout *layout, const struct node *field)
{
	bool office = field->field->type == FIELD_OFFICE;
	bool shade = layout->shade;
	struct place_on before = layout->at;
	double size = layout->at.style.size;
	layout->at.keep = true;
	layout->at.tag = layout_tag(layout, layout->at.tag, "Sect");
	layout->after = MAX(layout->after, size * 2);
	if (office) {
		layout->shade = true;
		padding(layout, 0, size * 0.7);
	} else {
		layout_strip(layout, 0, 1);
		layout_mark(layout, (struct mark){.kind = MARK_RULE,
						  .tint = TINT_ACCENT,
						  .x = (float)layout->at.x,
						  .width = (float)layout->at.width,
						  .weight = 1.5f});
		layout->after = size * 0.5;
	}
	unsigned level = layout->heading;
	set_heading(layout, word(layout->words, "office-use"), node_child(field, NODE_LABEL));
	layout->heading = level + 1;
	hint_set(layout, field);
	layout->at.keep = before.keep;
	fields_set(layout, field);
	layout->heading = level;
	if (office) {
		layout_strip_last(layout)->keep = true;
		layout->after = 0;
		padding(layout, 0, size * 0.9);
	}
	layout->shade = shade;
	layout->at = before;
	layout->after = size * 1.2;
}

/* ---- the doors ------------------------------------------------------------------------------------------------- */

bool pages_field(void *out, const struct node *field)
{
	static void (*const setters[FIELD_TYPES])(struct layout *, const struct node *) = {
		[FIELD_TEXT] = set_text,       [FIELD_LONG] = set_long,           [FIELD_DATE] = set_short,
		[FIELD_TIME] = set_short,      [FIELD_MONEY] = set_short,         [FIELD_NUMBER] = set_short,
		[FIELD_CHOICE] = set_options,  [FIELD_CHOICES] = set_options,     [FIELD_TICK] = set_tick,
		[FIELD_ROWS] = set_rows,       [FIELD_STATEMENT] = set_words,     [FIELD_NOTE] = set_words,
		[FIELD_PRIVACY] = set_privacy, [FIELD_SIGNATURE] = set_signature, [FIELD_GROUP] = set_group,
		[FIELD_OFFICE] = set_group,
	};
	struct layout *layout = out;
	bool group = field->field->type == FIELD_GROUP || field->field->type == FIELD_OFFICE;
	bool keep = layout->at.keep;
	double gap = layout->at.gap;
	guint first = layout->strips->len;
	layout->at.gap = layout->at.style.size * 0.75;
	layout->at.keep = keep || !group;
	setters[field->field->type](layout, field);
	layout->at.gap = gap;
	layout->at.keep = keep;
	if (layout->strips->len > first)
		layout_strip_last(layout)->keep = keep;
	if (!group)
		layout->after = MAX(layout->after, layout->at.style.size * 0.75);
	return false;
}

bool pages_form(void *out, const struct node *form)
{
	struct layout *layout = out;
	layout_label_flush(layout);
	if (layout->dry || layout->cell)
		return false;
	struct place_on before = layout->at;
	layout->at.style = layout_style(layout, FONT_REGULAR, layout->paper->form);
	layout->at.direct = false;
	fields_set(layout, form);
	layout->at = before;
	return false;
}
