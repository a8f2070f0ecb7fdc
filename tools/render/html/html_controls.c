/* SPDX-License-Identifier: MIT
 * Native controls, which need no script. */
#include "render/html/html_forms.h"

#include <string.h>

/* ---- names ------------------------------------------------------------------------------------------------------- */

void control_part(struct html *html, const char *name, const char *part)
{
	g_string_append(html->out, html->prefix);
	HTML_PUT(html->out, "_field-");
	html_text(html->out, name);
	if (part) {
		HTML_PUT(html->out, "_");
		html_text(html->out, part);
	}
}

void control_id(struct html *html, const char *name, const char *part)
{
	HTML_PUT(html->out, " id=\"");
	control_part(html, name, part);
	HTML_PUT(html->out, "\"");
}

/* Browsers offer what they know, and the script what was typed before, where it is sure what is asked. */
const char *control_token(const struct html *html, const char *asked)
{
	static const struct {
		const char *key, *token;
	} tokens[] = {{"full-name", "name"},
		      {"post-title", "organization-title"},
		      {"email-address", "email"},
		      {"telephone", "tel"}};
	for (size_t i = 0; i < G_N_ELEMENTS(tokens); i++)
		if (!g_ascii_strcasecmp(asked, word(html->words, tokens[i].key)))
			return tokens[i].token;
	return NULL;
}

static const char *token_of(const struct html *html, const struct node *field)
{
	const struct node *label = node_child(field, NODE_LABEL);
	if (!label || field->field->type != FIELD_TEXT)
		return NULL;
	g_autoptr(GString) plain = g_string_new(NULL);
	node_plain(label, plain);
	return control_token(html, plain->str);
}

struct control control_of(struct html *html, const struct node *field, char *name)
{
	return (struct control){.name = name,
				.type = field->field->type,
				.of = field,
				.hint = node_child(field, NODE_HINT) || field->field->boxes ? name : NULL,
				.token = token_of(html, field),
				.required = field->field->required};
}

void control_end(struct control *control)
{
	g_free(control->name);
	g_free(control->label);
}

/* Nothing is wrong with what nobody has filled in yet: without the word of it, browsers tell a screen reader otherwise.
 */
void control_required(struct html *html)
{
	HTML_PUT(html->out, " required aria-invalid=\"false\"");
}

/* What every control says of itself; `part` is that of a day, or NULL. */
static void identity_put(struct html *html, const struct control *control, const char *part)
{
	control_id(html, control->name, part);
	HTML_PUT(html->out, " name=\"");
	html_text(html->out, control->name);
	if (part) {
		HTML_PUT(html->out, "-");
		g_string_append(html->out, part);
	}
	HTML_PUT(html->out, "\"");
	if (control->label)
		g_string_append_printf(html->out, " aria-label=\"%s\"", control->label);
	if (control->hint) {
		HTML_PUT(html->out, " aria-describedby=\"");
		control_part(html, control->hint, "hint");
		HTML_PUT(html->out, "\"");
	}
	if (control->token)
		g_string_append_printf(html->out, " autocomplete=\"%s\"", control->token);
	/* The script tells what is too long: a limit of the browser's own would cut off what is pasted. */
	if (control->of->field->limit)
		g_string_append_printf(html->out, " data-limit=\"%u\"", control->of->field->limit);
	if (control->of->field->boxes)
		g_string_append_printf(html->out, " size=\"%u\" class=\"boxes\"", control->of->field->limit);
	if (control->required)
		control_required(html);
}

static void label_open(struct html *html, const char *name, const char *part)
{
	HTML_PUT(html->out, "<label for=\"");
	control_part(html, name, part);
	HTML_PUT(html->out, "\">");
}

/* ---- controls ---------------------------------------------------------------------------------------------------- */

void control_put(struct html *html, const struct control *control)
{
	static const char *const kinds[FIELD_TYPES] = {
		[FIELD_TEXT] = "text",
		[FIELD_DATE] = "text",
		[FIELD_TIME] = "text",
		[FIELD_MONEY] = "text\" inputmode=\"decimal",
		[FIELD_NUMBER] = "text\" inputmode=\"decimal",
		[FIELD_TICK] = "checkbox\" value=\"true",
		[FIELD_SIGNATURE] = "text",
	};
	if (control->type == FIELD_LONG) {
		g_string_append_printf(html->out, "<textarea rows=\"%u\"", MAX(control->of->field->lines, 1u));
		identity_put(html, control, NULL);
		HTML_PUT(html->out, "></textarea>");
		return;
	}
	g_string_append_printf(html->out, "<input type=\"%s\"", kinds[control->type]);
	identity_put(html, control, NULL);
	HTML_PUT(html->out, ">");
}

void control_day(struct html *html, const struct control *control)
{
	static const struct {
		const char *part, *key;
		unsigned size;
	} parts[] = {{"day", "date-day", 2}, {"month", "date-month", 2}, {"year", "date-year", 4}};
	HTML_PUT(html->out, "<div class=\"day\">\n");
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		HTML_PUT(html->out, "<div>");
		label_open(html, control->name, parts[i].part);
		html_word(html, parts[i].key);
		g_string_append_printf(html->out, "</label><input type=\"text\" inputmode=\"numeric\" size=\"%u\"",
				       parts[i].size);
		identity_put(html, control, parts[i].part);
		HTML_PUT(html->out, "></div>\n");
	}
	HTML_PUT(html->out, "</div>\n");
}

void control_box(struct html *html, const struct control *control, const struct node *words, unsigned option)
{
	bool radio = control->type == FIELD_CHOICE;
	char number[16];
	g_snprintf(number, sizeof number, "%u", option);
	const char *part = radio ? number : NULL;
	g_string_append_printf(html->out, "<div class=\"option\"><input type=\"%s\"", radio ? "radio" : "checkbox");
	control_id(html, control->name, part);
	HTML_PUT(html->out, " name=\"");
	html_text(html->out, control->name);
	HTML_PUT(html->out, "\" value=\"");
	if (radio)
		html_words(html, words);
	else
		HTML_PUT(html->out, "true");
	HTML_PUT(html->out, "\"");
	if (control->hint && !option) {
		HTML_PUT(html->out, " aria-describedby=\"");
		control_part(html, control->hint, "hint");
		HTML_PUT(html->out, "\"");
	}
	if (control->required)
		control_required(html);
	HTML_PUT(html->out, ">");
	label_open(html, control->name, part);
	html_inlines(html, words);
	if (!option && control->required) {
		HTML_PUT(html->out, " <span class=\"required\">");
		html_word(html, "required");
		HTML_PUT(html->out, "</span>");
	}
	HTML_PUT(html->out, "</label></div>\n");
}

void control_list(struct html *html, const struct control *control, const struct node *of)
{
	HTML_PUT(html->out, "<select");
	identity_put(html, control, NULL);
	HTML_PUT(html->out, ">\n<option value=\"\">");
	html_word(html, "fill-choice");
	HTML_PUT(html->out, "</option>\n");
	for (const struct node *option = option_first(of); option; option = option_next(option)) {
		HTML_PUT(html->out, "<option>");
		html_words(html, option);
		HTML_PUT(html->out, "</option>\n");
	}
	HTML_PUT(html->out, "</select>\n");
}
