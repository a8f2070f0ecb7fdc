/* SPDX-License-Identifier: MIT
 * Fields to fill in, as objects of the file: the form, the fields, their places on the pages, and how they look. */
#include "format/pdf.h"

#include "format/pdf_font.h"
#include "format/pdf_objects.h"

#include <string.h>

/* Bits of a field's flags. */
enum {
	FLAG_REQUIRED = 1 << 1,
	FLAG_LINES = 1 << 12,
	FLAG_STAYS = 1 << 14, /* what is chosen can only be chosen otherwise */
	FLAG_RADIO = 1 << 15,
	FLAG_LIST = 1 << 17,
	FLAG_BOXES = 1 << 24
};

/* How what is ticked looks, in a square of 10 by 10; nothing, where it is not. */
static const char *const box_looks[BOX_LOOKS] = {
	[LOOK_OFF] = "q Q",
	[LOOK_CROSS] = "1.4 w 1 J 2.3 2.3 m 7.7 7.7 l 2.3 7.7 m 7.7 2.3 l S",
	[LOOK_DOT] = ("7.5 5 m 7.5 6.381 6.381 7.5 5 7.5 c 3.619 7.5 2.5 6.381 2.5 5 c "
		      "2.5 3.619 3.619 2.5 5 2.5 c 6.381 2.5 7.5 3.619 7.5 5 c f"),
};

/* What people write in names and places in the languages of Europe that have Latin or Greek letters. */
static const struct {
	gunichar first, last;
} letters[] = {{0x20, 0x7E},     {0xA0, 0x17F},    {0x218, 0x21B},   {0x384, 0x3CE},  {0x1E80, 0x1E85},
	       {0x1EF2, 0x1EF3}, {0x2010, 0x2026}, {0x20AC, 0x20AC}, {0x2122, 0x2122}};

struct font_program *typed_program(const struct pdf *pdf)
{
	struct fonts *fonts = pdf->fonts;
	struct font_use *use = font_use_new(fonts);
	for (size_t i = 0; i < G_N_ELEMENTS(letters); i++)
		for (gunichar letter = letters[i].first; letter <= letters[i].last; letter++) {
			char text[6];
			size_t length = (size_t)g_unichar_to_utf8(letter, text);
			if (fonts_face(fonts, FONT_REGULAR, letter) == FONT_REGULAR)
				font_use_add(use, fonts_shape(fonts, FONT_REGULAR, text, length));
		}
	struct font_program *program = font_program(use, FONT_REGULAR);
	font_use_free(use);
	return program;
}

static const struct form_field *field_get(const struct pdf *pdf, uint32_t number)
{
	return &g_array_index(pdf->fields, struct form_field, number);
}

static const struct field_node *node_get(const struct pdf *pdf, uint32_t number)
{
	return &g_array_index(pdf->nodes, struct field_node, number);
}

/* A field with one place on the pages is one object with it. */
static bool is_one(const struct form_field *field)
{
	return field->widgets->len == 1 && field->type != PDF_FIELD_RADIO;
}

static unsigned node_object(const struct file *file, uint32_t number)
{
	const struct field_node *node = node_get(file->pdf, number);
	if (node->field != NOTHING && is_one(field_get(file->pdf, node->field)))
		return file->annotation + g_array_index(field_get(file->pdf, node->field)->widgets, uint32_t, 0);
	return file->node + number;
}

/* ---- the form and its fields ----------------------------------------------------------------------------------- */

static void write_kids(struct file *file, const struct field_node *node, const char *key)
{
	g_string_append_printf(file->out, "/%s[", key);
	for (uint32_t at = node->first; at != NOTHING; at = node_get(file->pdf, at)->next)
		entry_object(file->out, "", node_object(file, at));
	g_string_append_c(file->out, ']');
}

void write_form(struct file *file)
{
	g_string_append_printf(file->out, "<</DR<</Font<</" TYPED_NAME " %u 0 R>>>>/DA(/" TYPED_NAME " 11 Tf 0 g)",
			       file->letters);
	write_kids(file, node_get(file->pdf, 0), "Fields");
	g_string_append(file->out, ">>");
}

/* Browsers let nobody take back what was chosen of radio buttons. Boxes to tick of one name are let go of everywhere,
 * and ticking one lets go of the others. */
static void write_flags(struct file *file, const struct form_field *field)
{
	static const int flags[] = {
		[PDF_FIELD_TEXT] = 0, [PDF_FIELD_LINES] = FLAG_LINES, [PDF_FIELD_LIST] = FLAG_LIST,
		[PDF_FIELD_TICK] = 0, [PDF_FIELD_RADIO] = 0,
	};
	bool stays = field->type == PDF_FIELD_RADIO && field->required;
	int all = flags[field->type] | (stays ? FLAG_RADIO | FLAG_STAYS : 0) | (field->required ? FLAG_REQUIRED : 0) |
		  (field->boxes ? FLAG_BOXES : 0);
	if (all)
		g_string_append_printf(file->out, "/Ff %d", all);
}

/* What a field is, wherever it stands. */
static void write_field(struct file *file, const struct field_node *node)
{
	static const char *const types[] = {
		[PDF_FIELD_TEXT] = "Tx",  [PDF_FIELD_LINES] = "Tx",  [PDF_FIELD_LIST] = "Ch",
		[PDF_FIELD_TICK] = "Btn", [PDF_FIELD_RADIO] = "Btn",
	};
	const struct form_field *field = field_get(file->pdf, node->field);
	g_string_append_printf(file->out, "/FT/%s", types[field->type]);
	entry_text(file->out, "/TU", field->tip);
	write_flags(file, field);
	if (field_is_written(field->type)) {
		g_string_append(file->out, "/DA(/" TYPED_NAME " ");
		pdf_number(file->out, field->size);
		g_string_append(file->out, " Tf 0 g)");
	}
	if (field->longest)
		g_string_append_printf(file->out, "/MaxLen %u", field->longest);
	if (field->type == PDF_FIELD_TICK || field->type == PDF_FIELD_RADIO)
		g_string_append(file->out, "/V/Off");
	if (!field->options)
		return;
	g_string_append(file->out, "/Opt[");
	for (char **option = field->options; *option; option++)
		pdf_string(file->out, *option);
	g_string_append_c(file->out, ']');
}

static void write_name(struct file *file, const struct field_node *node)
{
	entry_text(file->out, "/T", node->part);
	if (node->parent)
		entry_object(file->out, "/Parent", node_object(file, node->parent));
}

void write_node(struct file *file, guint number)
{
	const struct field_node *node = node_get(file->pdf, number);
	const struct form_field *field = node->field == NOTHING ? NULL : field_get(file->pdf, node->field);
	if (!number || (field && is_one(field))) {
		g_string_append(file->out, "null"); /* the form, or the place on the page, is it */
		return;
	}
	g_string_append(file->out, "<<");
	write_name(file, node);
	if (!field) {
		write_kids(file, node, "Kids");
	} else {
		write_field(file, node);
		g_string_append(file->out, "/Kids[");
		for (guint i = 0; i < field->widgets->len; i++)
			entry_object(file->out, "", file->annotation + g_array_index(field->widgets, uint32_t, i));
		g_string_append_c(file->out, ']');
	}
	g_string_append(file->out, ">>");
}

/* ---- places and looks ------------------------------------------------------------------------------------------ */

/* A name: what is no letter or digit is written by its number. */
static void pdf_name(GString *out, const char *text)
{
	g_string_append_c(out, '/');
	for (const char *c = text; *c; c++)
		if (g_ascii_isalnum(*c))
			g_string_append_c(out, *c);
		else
			g_string_append_printf(out, "#%02X", (guchar)*c);
}

static void write_states(struct file *file, const struct annotation *widget, enum pdf_field_type type)
{
	g_string_append(file->out, "/AS/Off/AP<</N<<");
	pdf_name(file->out, widget->words);
	g_string_append_printf(file->out, " %u 0 R/Off %u 0 R>>>>",
			       file->look + (type == PDF_FIELD_RADIO ? LOOK_DOT : LOOK_CROSS), file->look + LOOK_OFF);
}

void write_widget(struct file *file, const struct annotation *widget)
{
	const struct form_field *field = field_get(file->pdf, widget->field);
	entry_object(file->out, "/Subtype/Widget/BS<</W 0>>/P", page_object(widget->page));
	if (is_one(field)) {
		write_name(file, node_get(file->pdf, field->node));
		write_field(file, node_get(file->pdf, field->node));
	} else {
		entry_object(file->out, "/Parent", node_object(file, field->node));
	}
	if (widget->words)
		write_states(file, widget, field->type);
	else
		g_string_append_printf(file->out, "/AP<</N %u 0 R>>",
				       file->look +
					       (field_is_written(field->type) ? BOX_LOOKS + widget->look : LOOK_OFF));
}

static void write_look(struct file *file, double width, double height, const char *font, const char *drawn)
{
	GString *entries = g_string_new("/Type/XObject/Subtype/Form/BBox[0 0 ");
	pdf_number(entries, width);
	g_string_append_c(entries, ' ');
	pdf_number(entries, height);
	g_string_append_printf(entries, "]/Resources<<%s>>", font);
	body_stream_plain(&file->body, entries->str, drawn, strlen(drawn));
	g_string_free(entries, TRUE);
}

void write_box_look(struct file *file, guint number)
{
	write_look(file, 10, 10, "", box_looks[number]);
}

/* Empty, ready for what is typed: whoever fills it in writes between the two. */
void write_text_look(struct file *file, guint number)
{
	const struct annotation *widget = &g_array_index(file->pdf->annotations, struct annotation, number);
	char *font = g_strdup_printf("/Font<</" TYPED_NAME " %u 0 R>>", file->letters);
	write_look(file, widget->area.width, widget->area.height, font, "/Tx BMC\nEMC");
	g_free(font);
}
