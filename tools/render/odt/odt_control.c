/* SPDX-License-Identifier: MIT
 * The controls of a form: what each asks for stands before the text, where it is placed within it. */
#include "render/odt/odt_form.h"

#include <string.h>

#define BOX "\u2610"

/* Of a line within a box, and the room around all of them. */
#define LINE 290u
#define AROUND 110u

/* The line around a box: #4a4a4a, as a number. */
#define LINE_COLOUR "4868682"

/* A box to tick is square. */
#define TICK 260u

unsigned odt_lines_high(unsigned lines)
{
	return lines < 2 ? ODT_LINE_HIGH : lines * LINE + AROUND;
}

enum odt_control odt_control_for(enum field_type type)
{
	switch (type) {
	case FIELD_LONG:
		return ODT_CONTROL_LONG;
	case FIELD_DATE:
		return ODT_CONTROL_DATE;
	case FIELD_CHOICE:
		return ODT_CONTROL_CHOICE;
	case FIELD_TICK:
		return ODT_CONTROL_TICK;
	default:
		return ODT_CONTROL_TEXT;
	}
}

/* ---- forms ---------------------------------------------------------------------------------------------------- */

#define COMPONENT "form:control-implementation=\"ooo:com.sun.star.form.component."

static void attribute(GString *out, const char *name, const char *value)
{
	g_string_append_printf(out, " %s=\"", name);
	xml_value(out, value);
	g_string_append_c(out, '"');
}

void odt_form_begin(struct odt *odt, const char *name)
{
	if (odt->by_hand)
		return;
	XML(odt->forms.text, "<form:form " COMPONENT "Form\"");
	attribute(odt->forms.text, "form:name", name);
	XML(odt->forms.text, ">");
	odt->forms.open = true;
}

void odt_form_end(struct odt *odt)
{
	if (odt->forms.open)
		XML(odt->forms.text, "</form:form>");
	odt->forms.open = false;
}

/* ---- what is asked for ---------------------------------------------------------------------------------------- */

/* A day has a field for words: LibreOffice prints nothing of what stands in one for days. */
static const struct {
	const char *element, *component;
} kinds[] = {
	[ODT_CONTROL_TEXT] = {"text", "TextField"},    [ODT_CONTROL_LONG] = {"textarea", "TextField"},
	[ODT_CONTROL_DATE] = {"text", "TextField"},    [ODT_CONTROL_CHOICE] = {"listbox", "ListBox"},
	[ODT_CONTROL_TICK] = {"checkbox", "CheckBox"},
};

static void property_write(GString *out, const char *name, const char *type, const char *value)
{
	bool truth = !strcmp(type, "boolean");
	g_string_append_printf(out,
			       "<form:property form:property-name=\"%s\" office:value-type=\"%s\" office:%s=\"%s\"/>",
			       name, type, truth ? "boolean-value" : "value", value);
}

/* What a screen reader says of the control: LibreOffice takes it from here, and from nowhere else. */
static void help_write(const struct odt *odt, const struct odt_entry *entry)
{
	GString *out = odt->forms.text;
	g_autofree char *tip = words_tip(odt->edition, entry->label, entry->field, entry->type, entry->required);
	XML(out, "<form:property form:property-name=\"HelpText\" office:value-type=\"string\"");
	attribute(out, "office:string-value", tip);
	XML(out, "/>");
}

/* What has no attribute of its own in the format: a thin line around it, what is read out, a box of many lines. */
static void properties_write(const struct odt *odt, const struct odt_entry *entry)
{
	GString *out = odt->forms.text;
	XML(out, "<form:properties>");
	if (entry->control != ODT_CONTROL_TICK) {
		property_write(out, "Border", "float", "2");
		property_write(out, "BorderColor", "float", LINE_COLOUR);
	}
	help_write(odt, entry);
	if (entry->control == ODT_CONTROL_LONG)
		property_write(out, "MultiLine", "boolean", "true");
	XML(out, "</form:properties>");
}

static void options_write(struct odt *odt, const struct node *of, bool required)
{
	GString *words = g_string_new(NULL);
	if (!required)
		XML(odt->forms.text, "<form:option form:label=\"\"/>"); /* to take a choice back */
	for (const struct node *option = option_first(of); option; option = option_next(option)) {
		g_string_truncate(words, 0);
		words_plain(odt->edition, option, words);
		XML(odt->forms.text, "<form:option");
		attribute(odt->forms.text, "form:label", words->str);
		XML(odt->forms.text, "/>");
	}
	g_string_free(words, TRUE);
}

static void asked_write(struct odt *odt, const struct odt_entry *entry, unsigned id)
{
	GString *out = odt->forms.text;
	const char *element = kinds[entry->control].element;
	bool limited = (entry->control == ODT_CONTROL_TEXT || entry->control == ODT_CONTROL_LONG) &&
		       entry->field->kind == NODE_FIELD && entry->field->field->limit;
	g_string_append_printf(out, "<form:%s " COMPONENT "%s\" xml:id=\"control%u\" form:id=\"control%u\"", element,
			       kinds[entry->control].component, id, id);
	attribute(out, "form:name", entry->name);
	attribute(out, "form:title", entry->label);
	if (limited)
		g_string_append_printf(out, " form:max-length=\"%u\"", entry->field->field->limit);
	if (entry->control == ODT_CONTROL_CHOICE)
		XML(out, " form:dropdown=\"true\"");
	if (entry->control == ODT_CONTROL_TICK)
		XML(out, " form:label=\"\"");
	XML(out, ">");
	properties_write(odt, entry);
	if (entry->control == ODT_CONTROL_CHOICE)
		options_write(odt, entry->column ? entry->column : entry->field, entry->required);
	g_string_append_printf(out, "</form:%s>", element);
}

/* ---- where it stands ------------------------------------------------------------------------------------------ */

static void placed_write(struct odt *odt, const struct odt_entry *entry, unsigned id)
{
	GString *out = odt->out;
	bool tick = entry->control == ODT_CONTROL_TICK;
	g_string_append_printf(out,
			       "<draw:control draw:style-name=\"%s\" text:anchor-type=\"as-char\" draw:z-index=\"0\" "
			       "draw:control=\"control%u\" svg:width=\"",
			       tick ? "Tick" : "Control", id);
	measure_append(out, (int)(tick ? TICK : entry->width));
	XML(out, "\" svg:height=\"");
	measure_append(out, (int)(tick ? TICK : entry->height));
	XML(out, "\"><svg:title>");
	xml_text(out, entry->label);
	XML(out, "</svg:title></draw:control>");
}

void odt_control(struct odt *odt, const struct odt_entry *entry)
{
	odt_span_end(odt);
	odt->blank = false;
	if (!odt->by_hand && odt->forms.open) {
		unsigned id = ++odt->forms.controls;
		asked_write(odt, entry, id);
		placed_write(odt, entry, id);
	} else if (entry->control == ODT_CONTROL_TICK) {
		XML(odt->out, "<text:span text:style-name=\"TickBox\">" BOX "</text:span>");
	}
}
