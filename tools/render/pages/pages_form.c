/* SPDX-License-Identifier: MIT
 * Forms on paper: a label, a hint, and room to write in. Each field stays whole. What is only drawn is an artifact; the
 * labels are the text, in the order in which a form is filled in. */
#include "render/pages/form_parts.h"
#include "render/pages/form_rows.h"

#include <string.h>

static void blank_strip(struct layout *layout, const struct node *field, double x, double width, double height)
{
	struct blank blank = {.entry = entry_of(layout, field, 0)};
	layout_strip(layout, 0, height);
	blank_mark(layout, blank, (struct mark){.x = (float)x, .width = (float)width, .height = (float)height});
}

/* ---- the kinds of fields --------------------------------------------------------------------------------------- */

/* A box a character, as high as any blank. */
static void set_boxes(struct layout *layout, const struct node *field)
{
	unsigned count = field->field->limit;
	double height = layout->paper->blank, box = MIN(height * 0.85, layout->at.width / count);
	blank_strip(layout, field, layout->at.x, box * count, height);
	struct mark rule = {.kind = MARK_RULE, .tint = TINT_LINE, .weight = 0.75f};
	rule.height = (float)height;
	for (unsigned i = 0; i <= count; i++) {
		rule.x = (float)(layout->at.x + i * box);
		layout_mark(layout, rule);
	}
	rule.x = (float)layout->at.x;
	rule.width = (float)(box * count);
	rule.height = 0;
	layout_mark(layout, rule);
}

static void set_text(struct layout *layout, const struct node *field)
{
	label_set(layout, field, true);
	if (field->field->boxes) {
		set_boxes(layout, field);
		return;
	}
	blank_strip(layout, field, layout->at.x, layout->at.width, layout->paper->blank);
}

/* Lines to write on; so many that they don't fit on a page go on on the next. */
static void set_long(struct layout *layout, const struct node *field)
{
	struct blank blank = {.entry = entry_of(layout, field, 0)};
	double line = layout->paper->blank;
	unsigned most = MAX(1, (unsigned)(layout->room * 0.8 / line)), left = CLAMP(field->field->lines, 1, 500);
	label_set(layout, field, true);
	while (left) {
		unsigned now = MIN(left, most);
		layout_strip(layout, 0, now * line);
		blank_mark(layout, blank,
			   (struct mark){.x = (float)layout->at.x,
					 .width = (float)layout->at.width,
					 .height = (float)(now * line)});
		blank.piece++;
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

uint32_t unit_line(struct layout *layout, uint32_t parent)
{
	return layout_line(layout, layout_tag(layout, parent, "P"), word(layout->words, "currency"));
}

double unit_width(const struct layout *layout, uint32_t line)
{
	return (double)measure_line(layout->measure, line)->width + layout->at.style.size * 0.3;
}

void unit_mark(struct layout *layout, uint32_t line, double x)
{
	layout_mark(layout, (struct mark){.kind = MARK_LINE,
					  .what = line,
					  .x = (float)x,
					  .y = (float)(layout->paper->blank - layout->at.style.size * 0.25)});
}

static void set_short(struct layout *layout, const struct node *field)
{
	enum field_type type = field->field->type;
	double x = layout->at.x, width = MIN(layout->paper->short_least * 1.25, layout->at.width);
	label_set(layout, field, true);
	uint32_t sign = type == FIELD_MONEY ? unit_line(layout, layout->at.tag) + 1 : NONE;
	if (sign)
		x += unit_width(layout, sign - 1);
	/* Among others it is as wide as they are. */
	if (layout->cell)
		width = layout->at.x + layout->at.width - x;
	blank_strip(layout, field, x, width, layout->paper->blank);
	if (sign)
		unit_mark(layout, sign - 1, layout->at.x);
}

static void set_words(struct layout *layout, const struct node *field)
{
	layout->at.keep = false;
	sentence_set(layout, field);
}

/* The label, or where there is none the words. */
static void set_heading(struct layout *layout, double size, const struct node *label, const char *words)
{
	struct place_on before = layout->at;
	unsigned level = layout->heading;
	layout->at.tag = layout_heading(layout, level + 1);
	layout->heading = level;
	layout->at.style = layout_style(layout, FONT_BOLD, size);
	layout->at.keep = true;
	layout->at.direct = true;
	layout->strong++;
	if (label)
		layout_paragraph(layout, label, "P", layout->at.gap);
	else
		layout_words(layout, NULL, words, layout->at.gap);
	layout->strong--;
	layout->at = before;
	layout->after = layout->at.gap * 0.3;
}

static void set_privacy(struct layout *layout, const struct node *field)
{
	set_heading(layout, layout->at.style.size, NULL, word(layout->words, "privacy"));
	layout->after = 0;
	set_words(layout, field);
}

/* ---- signatures ------------------------------------------------------------------------------------------------ */

/* A blank of a signature, its share of the line, and the element that holds its words and then itself: so each is read
 * out, and reached by the keyboard, behind its own words. */
struct sign_blank {
	enum sign sign;
	double share;
	uint32_t tag;
};

/* The words above each blank; `lead` is the line before the first of them + 1: who signs. */
static void sign_words(struct layout *layout, struct sign_blank *signs, unsigned count, double width, uint32_t lead)
{
	double x = layout->at.x, space = layout->paper->column_gap;
	struct line line = {0};
	struct mark marks[SIGNS + 1];
	unsigned marked = 0;
	if (lead) {
		line = *measure_line(layout->measure, lead - 1);
		marks[marked++] = (struct mark){.kind = MARK_LINE, .what = lead - 1, .x = (float)x};
	}
	layout->at.style = layout_style(layout, FONT_REGULAR, layout->paper->small);
	double after = lead ? (double)line.width + layout->at.style.size * 0.7 : 0;
	for (unsigned i = 0; i < count; x += signs[i++].share * width + space) {
		signs[i].tag = layout_tag(layout, layout->at.tag, "Div");
		uint32_t tag = layout_tag(layout, signs[i].tag, "P");
		uint32_t words = layout_line(layout, tag, word(layout->words, entry_sign_key(signs[i].sign)));
		marks[marked++] = (struct mark){.kind = MARK_LINE, .what = words, .x = (float)(i ? x : x + after)};
		line = line.height > 0 ? line : *measure_line(layout->measure, words);
	}
	layout_strip(layout, lead ? layout->at.gap : 0, (double)line.height);
	for (unsigned i = 0; i < marked; i++) {
		marks[i].y = line.base;
		layout_mark(layout, marks[i]);
	}
}

/* Blanks beside each other, each with its words above. */
static void sign_row(struct layout *layout, const struct node *field, struct sign_blank *signs, unsigned count,
		     uint32_t lead)
{
	struct place_on before = layout->at;
	double space = layout->paper->column_gap, width = layout->at.width - space * (count - 1), x = layout->at.x;
	sign_words(layout, signs, count, width, lead);
	layout->after = 0;
	layout_strip(layout, 0, layout->paper->blank);
	for (unsigned i = 0; i < count; x += signs[i++].share * width + space) {
		layout->at.tag = signs[i].tag;
		blank_mark(layout, (struct blank){.entry = entry_of(layout, field, signs[i].sign)},
			   (struct mark){.x = (float)x,
					 .width = (float)(signs[i].share * width),
					 .height = (float)layout->paper->blank});
	}
	layout->at = before;
}

/* True where who signs stands on one line with the words above the first blank. */
static bool sign_leads(struct layout *layout, const struct node *field, double width)
{
	struct style small = layout_style(layout, FONT_REGULAR, layout->paper->small);
	const char *words = word(layout->words, "sign-here");
	const struct shape *shape = fonts_shape(layout->measure->fonts, FONT_REGULAR, words, strlen(words));
	double label = label_width(layout, field, true);
	return hint_width(layout, field) <= 0 && label + (shape->width + 0.7) * small.size <= width;
}

/* The blanks that a signature has, each with its share of the width. */
static unsigned signs_of(const struct node *field, struct sign_blank *signs)
{
	static const double weights[SIGNS] = {
		[SIGN_HERE] = 0.4, [SIGN_NAME] = 0.32, [SIGN_ROLE] = 0.3, [SIGN_DATE] = 0.28};
	unsigned count = 0;
	double all = 0;
	for (enum sign sign = 0; sign < SIGNS; sign++)
		if (entry_signs(field, sign)) {
			signs[count++] = (struct sign_blank){.sign = sign, .share = weights[sign]};
			all += weights[sign];
		}
	for (unsigned i = 0; i < count; i++)
		signs[i].share /= all;
	return count;
}

static double sign_share(const struct layout *layout, const struct sign_blank *line, unsigned count, double width)
{
	return line[0].share * (width - layout->paper->column_gap * (count - 1));
}

double signature_height(struct layout *layout, const struct node *field, double width)
{
	struct sign_blank line[SIGNS];
	const struct paper *paper = layout->paper;
	unsigned count = signs_of(field, line);
	/* The post of who signs takes the whole line. */
	bool whole = width >= layout->at.width;
	if (!whole &&
	    (entry_signs(field, SIGN_ROLE) || rows_width(count, width, paper->column_gap) < paper->short_least))
		return ROWS_UNFIT;
	double head = layout->at.style.leading;
	if (!sign_leads(layout, field, sign_share(layout, line, count, width)))
		head += paper->small * layout->leading;
	return head + paper->blank;
}

/* Signature, name and date on a line. */
static void set_signature(struct layout *layout, const struct node *field)
{
	struct sign_blank line[SIGNS];
	unsigned count = signs_of(field, line);
	bool leads = sign_leads(layout, field, sign_share(layout, line, count, layout->at.width));
	if (!leads)
		label_set(layout, field, true);
	sign_row(layout, field, line, count, leads ? label_line(layout, field) + 1 : NONE);
}

/* ---- groups ---------------------------------------------------------------------------------------------------- */

/* The line above a group, or the beginning of a shaded area. */
static void group_open(struct layout *layout, bool office)
{
	const struct paper *paper = layout->paper;
	layout->after = MAX(layout->after, paper->group_gap);
	if (office) {
		layout->shade = true;
		layout_strip(layout, 0, paper->form_gap * 0.5);
		return;
	}
	layout_strip(layout, 0, 1);
	layout_mark(layout, (struct mark){.kind = MARK_RULE,
					  .tint = TINT_ACCENT,
					  .x = (float)layout->at.x,
					  .width = (float)layout->at.width,
					  .weight = 1.5f});
}

static void set_office_words(struct layout *layout)
{
	struct place_on before = layout->at;
	layout->at.style = layout_style(layout, FONT_REGULAR, layout->paper->small);
	layout->at.tint = TINT_SOFT;
	layout->after = 0;
	layout_words(layout, "P", word(layout->words, "office-use"), 0);
	layout->at = before;
}

static void set_group(struct layout *layout, const struct node *field)
{
	bool office = field->field->type == FIELD_OFFICE;
	bool shade = layout->shade;
	struct place_on before = layout->at;
	const struct node *hint = node_child(field, NODE_HINT);
	layout->at.keep = true;
	layout->at.tag = layout_tag(layout, layout->at.tag, "Sect");
	group_open(layout, office);
	unsigned level = layout->heading;
	set_heading(layout, layout->paper->form_heading, node_child(field, NODE_LABEL), NULL);
	layout->heading = level + 1;
	if (office)
		set_office_words(layout);
	if (hint)
		layout_paragraph(layout, hint, "P", 0);
	layout->at.keep = before.keep || office; /* what the office fills in stays together */
	fields_set(layout, field);
	layout->heading = level;
	if (office) {
		layout_strip_last(layout)->keep = true;
		layout->after = 0;
		layout_strip(layout, 0, layout->paper->form_gap * 1.5);
	}
	layout->shade = shade;
	layout->at = before;
	layout->after = layout->paper->group_gap;
}

/* ---- the doors ------------------------------------------------------------------------------------------------- */

bool pages_field(void *out, const struct node *field)
{
	static void (*const setters[FIELD_TYPES])(struct layout *, const struct node *) = {
		[FIELD_TEXT] = set_text,       [FIELD_LONG] = set_long,           [FIELD_DATE] = set_short,
		[FIELD_TIME] = set_short,      [FIELD_MONEY] = set_short,         [FIELD_NUMBER] = set_short,
		[FIELD_CHOICE] = set_options,  [FIELD_CHOICES] = set_options,     [FIELD_TICK] = set_tick,
		[FIELD_ROWS] = grid_fields,    [FIELD_STATEMENT] = set_words,     [FIELD_NOTE] = set_words,
		[FIELD_PRIVACY] = set_privacy, [FIELD_SIGNATURE] = set_signature, [FIELD_GROUP] = set_group,
		[FIELD_OFFICE] = set_group,
	};
	struct layout *layout = out;
	bool group = field->field->type == FIELD_GROUP || field->field->type == FIELD_OFFICE;
	bool keep = layout->at.keep;
	double gap = layout->at.gap;
	guint first = layout->strips->len;
	layout->at.gap = layout->paper->form_gap;
	layout->at.keep = keep || !group;
	setters[field->field->type](layout, field);
	layout->at.gap = gap;
	layout->at.keep = keep;
	if (layout->strips->len > first)
		layout_strip_last(layout)->keep = keep;
	if (!group)
		layout->after = MAX(layout->after, layout->paper->form_gap);
	return false;
}

bool pages_form(void *out, const struct node *form)
{
	struct layout *layout = out;
	layout_label_flush(layout);
	if (layout->dry || layout->cell)
		return false;
	struct place_on before = layout->at;
	double leading = layout->leading;
	layout->leading = layout->paper->form_leading;
	layout->at.style = layout_style(layout, FONT_REGULAR, layout->paper->form);
	layout->at.direct = false;
	/* It has no numbers and needs all the width there is: it reaches into their column. */
	layout->at.width += layout->at.x - layout->paper->left;
	layout->at.x = layout->paper->left;
	entries_begin(layout, form);
	fields_set(layout, form);
	layout->at = before;
	layout->leading = leading;
	return false;
}
