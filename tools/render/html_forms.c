/* SPDX-License-Identifier: MIT
 * Forms as native controls: to fill in on screen and print, or to print and fill in by hand. Nothing is sent anywhere,
 * so there is no <form> that a stray Enter could submit. Every id begins with that of the form and is counted. */
#include "render/html_internal.h"

#define SIGNATURE_PARTS 3u

/* What a control is told apart by: its own id, and that of its hint. */
struct control {
	unsigned number;
	const struct node *hint; /* or NULL */
	bool required;
};

static void put_field(struct html *html, const struct node *field);

/* ---- ids ------------------------------------------------------------------------------------------------------ */

static void put_id(struct html *html, unsigned number)
{
	html_text(html->out, html->form);
	g_string_append_printf(html->out, "_%u", number);
}

/* ' id="form_3" name="form_3"' and what else all controls say of themselves. */
static void put_identity(struct html *html, const struct control *control)
{
	HTML_PUT(html->out, " id=\"");
	put_id(html, control->number);
	HTML_PUT(html->out, "\" name=\"");
	put_id(html, control->number);
	HTML_PUT(html->out, "\"");
	if (control->hint) {
		HTML_PUT(html->out, " aria-describedby=\"");
		put_id(html, control->number);
		HTML_PUT(html->out, "_hint\"");
	}
	if (control->required)
		HTML_PUT(html->out, " required");
}

static struct control control_new(struct html *html, const struct node *field)
{
	return (struct control){
		.number = ++html->fields, .hint = node_child(field, NODE_HINT), .required = field->field->required};
}

/* ---- words around a control ----------------------------------------------------------------------------------- */

static void put_label_words(struct html *html, const struct node *field)
{
	const struct node *label = node_child(field, NODE_LABEL);
	if (label)
		html_inlines(html, label);
	if (field->field->required) {
		HTML_PUT(html->out, " <span class=\"required\">");
		html_word(html, "required");
		HTML_PUT(html->out, "</span>");
	}
}

/* Dates are typed: a browser's own control would print its months and days in an order that no council uses. */
static void put_date_form(struct html *html)
{
	HTML_PUT(html->out, " <span class=\"form-of\">");
	html_word(html, "date-form");
	HTML_PUT(html->out, "</span>");
}

static void put_label(struct html *html, const struct node *field, const struct control *control)
{
	HTML_PUT(html->out, "<label for=\"");
	put_id(html, control->number);
	HTML_PUT(html->out, "\">");
	put_label_words(html, field);
	if (field->field->type == FIELD_DATE)
		put_date_form(html);
	HTML_PUT(html->out, "</label>\n");
}

static void put_hint(struct html *html, const struct control *control)
{
	if (!control->hint)
		return;
	HTML_PUT(html->out, "<p class=\"hint\" id=\"");
	put_id(html, control->number);
	HTML_PUT(html->out, "_hint\">");
	html_inlines(html, control->hint);
	HTML_PUT(html->out, "</p>\n");
}

static void open_field(struct html *html, const struct node *field, const char *class)
{
	HTML_PUT(html->out, "<div class=\"field ");
	g_string_append(html->out, class);
	HTML_PUT(html->out, "\"");
	html_id(html, field);
	HTML_PUT(html->out, ">\n");
}

static void open_fieldset(struct html *html, const struct node *field, const char *class, const struct control *control)
{
	HTML_PUT(html->out, "<fieldset class=\"");
	g_string_append(html->out, class);
	HTML_PUT(html->out, "\"");
	html_id(html, field);
	if (control->hint) {
		HTML_PUT(html->out, " aria-describedby=\"");
		put_id(html, control->number);
		HTML_PUT(html->out, "_hint\"");
	}
	HTML_PUT(html->out, ">\n<legend>");
	put_label_words(html, field);
	HTML_PUT(html->out, "</legend>\n");
	put_hint(html, control);
}

/* ---- the types ------------------------------------------------------------------------------------------------ */

/* Browsers offer what they know where it is sure what is asked. */
static bool asks_for_name(struct html *html, const struct node *field)
{
	const struct node *label = node_child(field, NODE_LABEL);
	if (!label)
		return false;
	g_autoptr(GString) plain = g_string_new(NULL);
	node_plain(label, plain);
	return !g_ascii_strcasecmp(plain->str, word(html->words, "full-name"));
}

static void put_input(struct html *html, const struct node *field)
{
	static const char *const kinds[FIELD_TYPES] = {
		[FIELD_TEXT] = "type=\"text\"",
		[FIELD_DATE] = "type=\"text\"",
		[FIELD_TIME] = "type=\"text\"",
		[FIELD_MONEY] = "type=\"text\" inputmode=\"decimal\"",
		[FIELD_NUMBER] = "type=\"text\" inputmode=\"decimal\"",
	};
	enum field_type type = field->field->type;
	struct control control = control_new(html, field);
	open_field(html, field, field_type_name(type));
	put_label(html, field, &control);
	put_hint(html, &control);
	if (type == FIELD_MONEY) {
		HTML_PUT(html->out, "<span class=\"unit\" aria-hidden=\"true\">");
		html_word(html, "currency");
		HTML_PUT(html->out, "</span> ");
	}
	HTML_PUT(html->out, "<input ");
	g_string_append(html->out, kinds[type]);
	if (type == FIELD_TEXT && asks_for_name(html, field))
		HTML_PUT(html->out, " autocomplete=\"name\"");
	put_identity(html, &control);
	HTML_PUT(html->out, ">\n</div>\n");
}

static void put_long(struct html *html, const struct node *field)
{
	struct control control = control_new(html, field);
	open_field(html, field, "long");
	put_label(html, field, &control);
	put_hint(html, &control);
	g_string_append_printf(html->out, "<textarea rows=\"%u\"", MAX(field->field->lines, 1u));
	put_identity(html, &control);
	HTML_PUT(html->out, "></textarea>\n</div>\n");
}

static void put_option(struct html *html, const struct control *control, const struct node *option, unsigned place,
		       const char *type)
{
	g_string_append_printf(html->out, "<div class=\"option\"><input type=\"%s\" id=\"", type);
	put_id(html, control->number);
	g_string_append_printf(html->out, "_%u\" name=\"", place);
	put_id(html, control->number);
	HTML_PUT(html->out, "\" value=\"");
	html_words(html, option);
	HTML_PUT(html->out, "\"");
	if (control->required && *type == 'r')
		HTML_PUT(html->out, " required");
	HTML_PUT(html->out, "><label for=\"");
	put_id(html, control->number);
	g_string_append_printf(html->out, "_%u\">", place);
	html_inlines(html, option);
	HTML_PUT(html->out, "</label></div>\n");
}

static void put_options(struct html *html, const struct node *field)
{
	struct control control = control_new(html, field);
	const char *type = field->field->type == FIELD_CHOICE ? "radio" : "checkbox";
	unsigned place = 0;
	open_fieldset(html, field, "field options", &control);
	for (const struct node *option = field->first; option; option = option->next)
		if (option->kind == NODE_OPTION)
			put_option(html, &control, option, ++place, type);
	HTML_PUT(html->out, "</fieldset>\n");
}

static void put_tick(struct html *html, const struct node *field)
{
	struct control control = control_new(html, field);
	open_field(html, field, "tick");
	HTML_PUT(html->out, "<div class=\"option\"><input type=\"checkbox\"");
	put_identity(html, &control);
	HTML_PUT(html->out, ">");
	put_label(html, field, &control);
	HTML_PUT(html->out, "</div>\n");
	put_hint(html, &control);
	HTML_PUT(html->out, "</div>\n");
}

/* A control in a table says its column and row. */
static void put_row_cell(struct html *html, const struct node *column, unsigned row)
{
	g_autoptr(GString) name = g_string_new(NULL);
	g_autofree char *number = g_strdup_printf("%u", row);
	GString *page = html->out;
	html->out = name;
	html_words(html, column);
	html->out = page;
	/* The words come escaped: what is filled in is markup of ours. */
	g_autofree char *label = word_fill(html->words, "row-cell", "row", number, "column", name->str, NULL);
	HTML_PUT(html->out, "<td><textarea rows=\"2\" id=\"");
	put_id(html, ++html->fields);
	HTML_PUT(html->out, "\" aria-label=\"");
	g_string_append(html->out, label);
	HTML_PUT(html->out, "\"></textarea></td>\n");
}

static void put_rows(struct html *html, const struct node *field)
{
	struct control control = control_new(html, field);
	HTML_PUT(html->out, "<div class=\"field rows\"");
	html_id(html, field);
	HTML_PUT(html->out, ">\n");
	put_hint(html, &control);
	HTML_PUT(html->out, "<div class=\"scroll\">\n<table");
	if (control.hint) {
		HTML_PUT(html->out, " aria-describedby=\"");
		put_id(html, control.number);
		HTML_PUT(html->out, "_hint\"");
	}
	HTML_PUT(html->out, ">\n<caption>");
	put_label_words(html, field);
	HTML_PUT(html->out, "</caption>\n<thead>\n<tr>\n");
	for (const struct node *column = field->first; column; column = column->next)
		if (column->kind == NODE_COLUMN) {
			HTML_PUT(html->out, "<th scope=\"col\">");
			html_inlines(html, column);
			HTML_PUT(html->out, "</th>\n");
		}
	HTML_PUT(html->out, "</tr>\n</thead>\n<tbody>\n");
	for (unsigned row = 1; row <= field->field->count; row++) {
		HTML_PUT(html->out, "<tr>\n");
		for (const struct node *column = field->first; column; column = column->next)
			if (column->kind == NODE_COLUMN)
				put_row_cell(html, column, row);
		HTML_PUT(html->out, "</tr>\n");
	}
	HTML_PUT(html->out, "</tbody>\n</table>\n</div>\n</div>\n");
}

static void put_statement(struct html *html, const struct node *field)
{
	struct control control = control_new(html, field);
	open_field(html, field, "statement");
	HTML_PUT(html->out, "<p>");
	put_label_words(html, field);
	HTML_PUT(html->out, "</p>\n");
	put_hint(html, &control);
	HTML_PUT(html->out, "</div>\n");
}

static void put_note(struct html *html, const struct node *field)
{
	struct control control = control_new(html, field);
	bool privacy = field->field->type == FIELD_PRIVACY;
	open_field(html, field, privacy ? "privacy" : "remark");
	if (privacy) {
		unsigned level = MIN(html->depth + 1, 6u);
		g_string_append_printf(html->out, "<h%u>", level);
		html_word(html, "privacy");
		g_string_append_printf(html->out, "</h%u>\n", level);
	}
	HTML_PUT(html->out, "<p>");
	put_label_words(html, field);
	HTML_PUT(html->out, "</p>\n");
	put_hint(html, &control);
	HTML_PUT(html->out, "</div>\n");
}

static void put_signature(struct html *html, const struct node *field)
{
	static const struct {
		const char *key, *class;
	} parts[SIGNATURE_PARTS] = {{"sign-here", "sign"}, {"sign-name", "text"}, {"sign-date", "date"}};
	struct control control = control_new(html, field);
	open_fieldset(html, field, "field signature", &control);
	for (unsigned i = 0; i < SIGNATURE_PARTS; i++) {
		if (i == 1 && !g_strcmp0(field->field->name, "no"))
			continue;
		struct control part = {.number = ++html->fields, .required = field->field->required};
		g_string_append_printf(html->out, "<div class=\"field %s\">\n<label for=\"", parts[i].class);
		put_id(html, part.number);
		HTML_PUT(html->out, "\">");
		html_word(html, parts[i].key);
		if (i == 0) {
			HTML_PUT(html->out, " <span class=\"screen\">");
			html_word(html, "sign-type");
			HTML_PUT(html->out, "</span>");
		}
		if (i == SIGNATURE_PARTS - 1)
			put_date_form(html);
		HTML_PUT(html->out, "</label>\n<input type=\"text\"");
		put_identity(html, &part);
		HTML_PUT(html->out, ">\n</div>\n");
	}
	HTML_PUT(html->out, "</fieldset>\n");
}

static void put_group(struct html *html, const struct node *field)
{
	bool office = field->field->type == FIELD_OFFICE;
	struct control control = control_new(html, field);
	open_fieldset(html, field, office ? "group office" : "group", &control);
	if (office) {
		HTML_PUT(html->out, "<p class=\"hint\">");
		html_word(html, "office-use");
		HTML_PUT(html->out, "</p>\n");
	}
	for (const struct node *child = field->first; child; child = child->next)
		if (child->kind == NODE_FIELD)
			put_field(html, child);
	HTML_PUT(html->out, "</fieldset>\n");
}

/* ---- the form ------------------------------------------------------------------------------------------------- */

static void put_field(struct html *html, const struct node *field)
{
	static void (*const types[FIELD_TYPES])(struct html *, const struct node *) = {
		[FIELD_TEXT] = put_input,     [FIELD_LONG] = put_long,           [FIELD_DATE] = put_input,
		[FIELD_TIME] = put_input,     [FIELD_MONEY] = put_input,         [FIELD_NUMBER] = put_input,
		[FIELD_CHOICE] = put_options, [FIELD_CHOICES] = put_options,     [FIELD_TICK] = put_tick,
		[FIELD_ROWS] = put_rows,      [FIELD_STATEMENT] = put_statement, [FIELD_NOTE] = put_note,
		[FIELD_PRIVACY] = put_note,   [FIELD_SIGNATURE] = put_signature, [FIELD_GROUP] = put_group,
		[FIELD_OFFICE] = put_group,
	};
	types[field->field->type](html, field);
}

bool html_form_enter(void *data, const struct node *node)
{
	struct html *html = data;
	if (edition_is_redline(html->edition)) {
		html_fields(html, node);
		return false;
	}
	const char *address = edition_address(html->edition, node);
	const char *label = edition_label(html->edition, node);
	g_autofree char *counted = g_strdup_printf("_form%u", ++html->forms);
	html->form = address ? address : counted;
	html->fields = 0;
	HTML_PUT(html->out, "<div class=\"form\" role=\"group\"");
	html_id(html, node);
	if (*label) {
		HTML_PUT(html->out, " aria-label=\"");
		html_text(html->out, label);
		HTML_PUT(html->out, "\"");
	}
	HTML_PUT(html->out, ">\n<p class=\"screen how\">");
	html_word(html, "form-how");
	HTML_PUT(html->out, "</p>\n");
	for (const struct node *field = node->first; field; field = field->next)
		put_field(html, field);
	HTML_PUT(html->out, "</div>\n");
	html->form = NULL;
	return false;
}
