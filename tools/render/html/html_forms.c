/* SPDX-License-Identifier: MIT
 * The fields of a form as native controls: to fill in on screen and print, or to print and fill in by hand. */
#include "render/html/html_forms.h"

#include "render/words_plain.h"

/* ---- words around a control ----------------------------------------------------------------------------------- */

static void put_required(struct html *html, const struct node *field)
{
	if (!field->field->required)
		return;
	HTML_PUT(html->out, " <span class=\"required\">");
	html_word(html, "required");
	HTML_PUT(html->out, "</span>");
}

static void put_label_words(struct html *html, const struct node *field)
{
	const struct node *label = node_child(field, NODE_LABEL);
	if (label)
		html_inlines(html, label);
	put_required(html, field);
}

static void put_hint_as(struct html *html, const struct node *field, const char *element)
{
	const struct node *hint = node_child(field, NODE_HINT);
	g_autofree char *boxes = words_boxes(html->words, field);
	if (!hint && !boxes)
		return;
	g_autofree char *name = entry_name(html->edition, field);
	g_string_append_printf(html->out, "<%s class=\"hint\"", element);
	control_id(html, name, "hint");
	HTML_PUT(html->out, ">");
	html_text(html->out, boxes ? boxes : "");
	if (boxes && hint)
		HTML_PUT(html->out, " ");
	if (hint)
		html_inlines(html, hint);
	g_string_append_printf(html->out, "</%s>\n", element);
}

static void put_hint(struct html *html, const struct node *field)
{
	put_hint_as(html, field, "p");
}

/* How a time is written; in a column a date too. */
static void put_form_of(struct html *html, const struct node *field)
{
	bool time = field->field->type == FIELD_TIME;
	bool day = field->kind == NODE_COLUMN && field->field->type == FIELD_DATE;
	if (!time && !day)
		return;
	HTML_PUT(html->out, " <span class=\"form-of\">");
	g_string_append(html->out, day ? "" : "(");
	html_word(html, day ? "date-form" : "time-order");
	g_string_append(html->out, day ? "</span>" : ")</span>");
}

/* Before the room for a sum. */
static void put_unit(struct html *html, enum field_type type)
{
	if (type != FIELD_MONEY)
		return;
	HTML_PUT(html->out, "<span class=\"unit\" aria-hidden=\"true\">");
	html_word(html, "currency");
	HTML_PUT(html->out, "</span> ");
}

static void put_entry(struct html *html, const char *name, enum field_type type)
{
	HTML_PUT(html->out, " data-entry=\"");
	html_text(html->out, name);
	g_string_append_printf(html->out, "\" data-type=\"%s\"", field_type_name(type));
}

/* ---- what stands around ------------------------------------------------------------------------------------------ */

/* `name` NULL: nothing is filled in, or several entries are. */
static void put_facts(struct html *html, const struct node *field, const char *name)
{
	html_id(html, field);
	if (name)
		put_entry(html, name, field->field->type);
	else
		html_wanted(html, field);
	html_condition(html, field);
}

static void open_field(struct html *html, const struct node *field, const char *class, const char *name)
{
	g_string_append_printf(html->out, "<div class=\"field %s\"", class);
	put_facts(html, field, name);
	HTML_PUT(html->out, ">\n");
}

/* Its hint, and who fills it in. */
static void put_described(struct html *html, const struct node *field)
{
	bool hint = node_child(field, NODE_HINT), office = field->field->type == FIELD_OFFICE;
	if (!hint && !office)
		return;
	g_autofree char *name = entry_name(html->edition, field);
	HTML_PUT(html->out, " aria-describedby=\"");
	if (hint)
		control_part(html, name, "hint");
	if (hint && office)
		HTML_PUT(html->out, " ");
	if (office)
		control_part(html, name, "office");
	HTML_PUT(html->out, "\"");
}

static void open_fieldset(struct html *html, const struct node *field, const char *class, const char *name)
{
	g_string_append_printf(html->out, "<fieldset class=\"%s\"", class);
	put_facts(html, field, name);
	put_described(html, field);
	HTML_PUT(html->out, ">\n<legend>");
	put_label_words(html, field);
	HTML_PUT(html->out, "</legend>\n");
	put_hint(html, field);
}

/* <label for="..."> of a control. */
static void open_label(struct html *html, const char *name)
{
	HTML_PUT(html->out, "<label for=\"");
	control_part(html, name, NULL);
	HTML_PUT(html->out, "\">");
}

/* ---- one entry --------------------------------------------------------------------------------------------------- */

static void put_input(struct html *html, const struct node *field)
{
	struct control control = control_of(html, field, entry_name(html->edition, field));
	open_field(html, field, field_type_name(control.type), control.name);
	open_label(html, control.name);
	put_label_words(html, field);
	put_form_of(html, field);
	HTML_PUT(html->out, "</label>\n");
	put_hint(html, field);
	put_unit(html, control.type);
	control_put(html, &control);
	HTML_PUT(html->out, "\n</div>\n");
	control_end(&control);
}

static void put_date(struct html *html, const struct node *field)
{
	struct control control = control_of(html, field, entry_name(html->edition, field));
	control.hint = NULL; /* the fieldset says it */
	open_fieldset(html, field, "field date", control.name);
	control_day(html, &control);
	HTML_PUT(html->out, "</fieldset>\n");
	control_end(&control);
}

static void put_tick(struct html *html, const struct node *field)
{
	struct control control = control_of(html, field, entry_name(html->edition, field));
	open_field(html, field, "tick", control.name);
	control_box(html, &control, node_child(field, NODE_LABEL), 0);
	put_hint(html, field);
	HTML_PUT(html->out, "</div>\n");
	control_end(&control);
}

/* ---- options ----------------------------------------------------------------------------------------------------- */

/* A list shows nothing on paper: there its options stand in words. */
static void put_list(struct html *html, const struct node *field)
{
	struct control control = control_of(html, field, entry_name(html->edition, field));
	const char *between = " ";
	open_field(html, field, "choice", control.name);
	open_label(html, control.name);
	put_label_words(html, field);
	HTML_PUT(html->out, "</label>\n");
	put_hint(html, field);
	control_list(html, &control, field);
	HTML_PUT(html->out, "<p class=\"paper hint\">");
	html_word(html, "choice-one-of");
	for (const struct node *option = field->first; option; option = option->next) {
		if (option->kind != NODE_OPTION)
			continue;
		g_string_append(html->out, between);
		html_inlines(html, option);
		between = "; ";
	}
	HTML_PUT(html->out, "</p>\n</div>\n");
	control_end(&control);
}

static void put_choice(struct html *html, const struct node *field)
{
	if (option_count(field) > OPTIONS_FEW) {
		put_list(html, field);
		return;
	}
	struct control control = control_of(html, field, entry_name(html->edition, field));
	unsigned place = 0;
	open_fieldset(html, field, "field options", control.name);
	for (const struct node *option = field->first; option; option = option->next)
		if (option->kind == NODE_OPTION)
			control_box(html, &control, option, ++place);
	HTML_PUT(html->out, "</fieldset>\n");
	control_end(&control);
}

static void put_choices(struct html *html, const struct node *field)
{
	unsigned place = 0;
	open_fieldset(html, field, "field options", NULL);
	for (const struct node *option = field->first; option; option = option->next) {
		if (option->kind != NODE_OPTION)
			continue;
		place++;
		struct control control = control_of(html, field, entry_option_name(html->edition, field, place));
		control.type = FIELD_TICK;
		control.required = false; /* any of them, not each */
		HTML_PUT(html->out, "<div");
		put_entry(html, control.name, FIELD_TICK);
		HTML_PUT(html->out, ">");
		control_box(html, &control, option, place);
		HTML_PUT(html->out, "</div>\n");
		control_end(&control);
	}
	HTML_PUT(html->out, "</fieldset>\n");
}

/* ---- rows -------------------------------------------------------------------------------------------------------- */

/* 'Days and times: From, row 2 (HH:MM)'. The words come escaped: what is filled in is markup of ours. */
static char *cell_label(struct html *html, const struct node *field, const struct node *column, unsigned row)
{
	g_autofree char *table = html_words_of(html, node_child(field, NODE_LABEL));
	g_autofree char *name = html_words_of(html, column);
	g_autofree char *number = g_strdup_printf("%u", row);
	g_autofree char *label =
		word_fill(html->words, "row-cell-of", "table", table, "row", number, "column", name, NULL);
	enum field_type type = column->field->type;
	if (type == FIELD_DATE)
		return g_strdup_printf("%s %s", label, word(html->words, "date-form"));
	if (type == FIELD_TIME)
		return g_strdup_printf("%s (%s)", label, word(html->words, "time-order"));
	return g_steal_pointer(&label);
}

static void put_cell(struct html *html, const struct node *field, const struct node *column, unsigned row,
		     unsigned place)
{
	static const struct field two_lines = {.type = FIELD_LONG, .lines = 2};
	static const struct node words = {.field = &two_lines};
	enum field_type type = column->field->type;
	bool long_text = type == FIELD_TEXT || type == FIELD_LONG;
	struct control control = {.name = entry_cell_name(html->edition, field, row, place),
				  .type = long_text ? FIELD_LONG : type,
				  .of = long_text ? &words : column,
				  .label = cell_label(html, field, column, row)};
	g_string_append_printf(html->out, "<td class=\"%s\"", field_type_name(type));
	put_entry(html, control.name, type);
	HTML_PUT(html->out, ">");
	put_unit(html, type);
	if (type == FIELD_CHOICE)
		control_list(html, &control, column);
	else
		control_put(html, &control);
	HTML_PUT(html->out, "</td>\n");
	control_end(&control);
}

static void put_row(struct html *html, const struct node *field, unsigned row)
{
	unsigned place = 0;
	HTML_PUT(html->out, "<tr>\n");
	for (const struct node *column = field->first; column; column = column->next)
		if (column->kind == NODE_COLUMN)
			put_cell(html, field, column, row, ++place);
	HTML_PUT(html->out, "</tr>\n");
}

/* On paper there is no list to choose from: the options stand in the head, unless it names them itself. */
static void put_head_options(struct html *html, const struct node *column)
{
	const char *between = "";
	if (!column_tells_options(html->edition, column))
		return;
	HTML_PUT(html->out, "<span class=\"paper hint\">");
	for (const struct node *option = option_first(column); option; option = option_next(option)) {
		g_string_append(html->out, between);
		html_inlines(html, option);
		between = "; ";
	}
	HTML_PUT(html->out, "</span>");
}

static void put_rows(struct html *html, const struct node *field)
{
	open_field(html, field, "rows", NULL);
	HTML_PUT(html->out, "<div class=\"scroll\">\n<table>\n<caption>");
	put_label_words(html, field);
	put_hint_as(html, field, "span");
	HTML_PUT(html->out, "</caption>\n<thead>\n<tr>\n");
	for (const struct node *column = field->first; column; column = column->next)
		if (column->kind == NODE_COLUMN) {
			HTML_PUT(html->out, "<th scope=\"col\">");
			html_inlines(html, column);
			put_form_of(html, column);
			put_head_options(html, column);
			HTML_PUT(html->out, "</th>\n");
		}
	HTML_PUT(html->out, "</tr>\n</thead>\n<tbody>\n");
	for (unsigned row = 1; row <= field->field->count; row++)
		put_row(html, field, row);
	HTML_PUT(html->out, "</tbody>\n</table>\n</div>\n</div>\n");
}

/* ---- words only, signatures, groups ------------------------------------------------------------------------------ */

static void put_statement(struct html *html, const struct node *field)
{
	g_autofree char *name = entry_name(html->edition, field);
	open_field(html, field, "statement", NULL);
	put_hint(html, field);
	HTML_PUT(html->out, "<p");
	control_id(html, name, "sentence");
	HTML_PUT(html->out, ">");
	put_label_words(html, field);
	HTML_PUT(html->out, "</p>\n</div>\n");
}

static void put_note(struct html *html, const struct node *field)
{
	bool privacy = field->field->type == FIELD_PRIVACY;
	open_field(html, field, privacy ? "privacy" : "remark", NULL);
	if (privacy) {
		unsigned level = MIN(html->depth + 1, 6u);
		g_string_append_printf(html->out, "<h%u>", level);
		html_word(html, "privacy");
		g_string_append_printf(html->out, "</h%u>\n", level);
	}
	put_hint(html, field);
	HTML_PUT(html->out, "<p>");
	put_label_words(html, field);
	HTML_PUT(html->out, "</p>\n</div>\n");
}

static void put_sign(struct html *html, const struct node *field, enum sign sign)
{
	static const enum field_type types[SIGNS] = {FIELD_SIGNATURE, FIELD_TEXT, FIELD_TEXT, FIELD_DATE};
	static const char *const tokens[SIGNS] = {"name", "name", "organization-title", NULL};
	struct control control = control_of(html, field, entry_sign_name(html->edition, field, sign));
	control.type = types[sign];
	control.token = tokens[sign];
	control.hint = NULL; /* the fieldset around them says it */
	bool day = sign == SIGN_DATE;
	g_string_append_printf(html->out, "<%s class=\"field %s\"", day ? "fieldset" : "div",
			       sign == SIGN_HERE ? "sign" : field_type_name(control.type));
	put_entry(html, control.name, control.type);
	HTML_PUT(html->out, ">\n");
	if (day)
		HTML_PUT(html->out, "<legend>");
	else
		open_label(html, control.name);
	html_word(html, entry_sign_key(sign));
	if (sign == SIGN_HERE) {
		HTML_PUT(html->out, " <span class=\"screen\">");
		html_word(html, "sign-type");
		HTML_PUT(html->out, "</span>");
	}
	g_string_append(html->out, day ? "</legend>\n" : "</label>\n");
	if (day)
		control_day(html, &control);
	else
		control_put(html, &control);
	g_string_append(html->out, day ? "</fieldset>\n" : "\n</div>\n");
	control_end(&control);
}

static void put_signature(struct html *html, const struct node *field)
{
	open_fieldset(html, field, "field signature", NULL);
	for (enum sign sign = SIGN_HERE; sign < SIGNS; sign++)
		if (entry_signs(field, sign))
			put_sign(html, field, sign);
	HTML_PUT(html->out, "</fieldset>\n");
}

static void put_group(struct html *html, const struct node *field)
{
	bool office = field->field->type == FIELD_OFFICE;
	open_fieldset(html, field, office ? "group office" : "group", NULL);
	if (office) {
		g_autofree char *name = entry_name(html->edition, field);
		HTML_PUT(html->out, "<p class=\"hint\"");
		control_id(html, name, "office");
		HTML_PUT(html->out, ">");
		html_word(html, "office-use");
		HTML_PUT(html->out, "</p>\n");
	}
	for (const struct node *child = field->first; child; child = child->next)
		if (child->kind == NODE_FIELD)
			html_field(html, child);
	HTML_PUT(html->out, "</fieldset>\n");
}

/* ---- each field ------------------------------------------------------------------------------------------------- */

void html_field(struct html *html, const struct node *field)
{
	static void (*const types[FIELD_TYPES])(struct html *, const struct node *) = {
		[FIELD_TEXT] = put_input,    [FIELD_LONG] = put_input,          [FIELD_DATE] = put_date,
		[FIELD_TIME] = put_input,    [FIELD_MONEY] = put_input,         [FIELD_NUMBER] = put_input,
		[FIELD_CHOICE] = put_choice, [FIELD_CHOICES] = put_choices,     [FIELD_TICK] = put_tick,
		[FIELD_ROWS] = put_rows,     [FIELD_STATEMENT] = put_statement, [FIELD_NOTE] = put_note,
		[FIELD_PRIVACY] = put_note,  [FIELD_SIGNATURE] = put_signature, [FIELD_GROUP] = put_group,
		[FIELD_OFFICE] = put_group,
	};
	types[field->field->type](html, field);
}
