/* SPDX-License-Identifier: MIT
 * Content controls of a Word file, by the tags that they carry. */
#include "format/package.h"
#include "format/xml.h"
#include "read/filled.h"

#include <string.h>

/* A control that is open. */
struct control {
	char *tag;
	GString *text;
	bool empty;    /* it shows what it asks for */
	bool holds;    /* others stand in it: it is no answer itself */
	bool inside;   /* behind its properties */
	char *settled; /* a day, or a tick, as the properties have it; or NULL */
};

struct reading {
	struct filled *filled;
	GPtrArray *open; /* of struct control *, the innermost last */
	bool text;       /* within w:t */
	/* docProps/custom.xml */
	char *property;
	GString *value;
};

static void control_free(gpointer data)
{
	struct control *control = data;
	g_free(control->tag);
	g_free(control->settled);
	g_string_free(control->text, TRUE);
	g_free(control);
}

static struct control *innermost(const struct reading *reading)
{
	return reading->open->len ? reading->open->pdata[reading->open->len - 1] : NULL;
}

static void control_open(struct reading *reading)
{
	struct control *around = innermost(reading), *control = g_new0(struct control, 1);
	if (around)
		around->holds = true;
	control->text = g_string_new(NULL);
	g_ptr_array_add(reading->open, control);
}

static bool is_true(const char *value)
{
	return value && (!strcmp(value, "1") || !strcmp(value, "true") || !strcmp(value, "on"));
}

/* What the properties say. */
static void property_take(struct control *control, const char *name, const struct xml_element *element)
{
	const char *value = xml_attribute(element, "w:val"), *day = xml_attribute(element, "w:fullDate");
	if (!strcmp(name, "w:tag") && value && !control->tag)
		control->tag = g_strdup(value);
	else if (!strcmp(name, "w:showingPlcHdr"))
		control->empty = !value || is_true(value);
	else if (!strcmp(name, "w:date") && day && strlen(day) >= 10)
		control->settled = g_strndup(day, 10);
	else if (!strcmp(name, "w14:checked") && !control->settled)
		control->settled = g_strdup(is_true(xml_attribute(element, "w14:val")) ? "true" : "false");
}

static void body_open(void *data, const char *name, const struct xml_element *element)
{
	struct reading *reading = data;
	struct control *control = innermost(reading);
	if (!strcmp(name, "w:sdt")) {
		control_open(reading);
	} else if (control && !control->inside && strcmp(name, "w:sdtContent") != 0) {
		property_take(control, name, element);
	} else if (control && !strcmp(name, "w:sdtContent")) {
		control->inside = true;
	} else if (control && (!strcmp(name, "w:br") || !strcmp(name, "w:cr"))) {
		g_string_append_c(control->text, '\n');
	} else if (control && !strcmp(name, "w:p") && control->text->len) {
		g_string_append_c(control->text, '\n');
	}
	reading->text = !strcmp(name, "w:t");
}

static void body_close(void *data, const char *name)
{
	struct reading *reading = data;
	struct control *control = innermost(reading);
	reading->text = false;
	if (strcmp(name, "w:sdt") != 0 || !control)
		return;
	if (control->tag && !control->holds)
		filled_add(reading->filled, control->tag,
			   control->empty     ? ""
			   : control->settled ? control->settled
					      : control->text->str);
	g_ptr_array_set_size(reading->open, (gint)reading->open->len - 1);
}

static void body_text(void *data, const char *text)
{
	struct reading *reading = data;
	struct control *control = innermost(reading);
	if (control && reading->text)
		g_string_append(control->text, text);
}

/* ---- which form it is -------------------------------------------------------------------------------------------- */

static void custom_open(void *data, const char *name, const struct xml_element *element)
{
	struct reading *reading = data;
	if (strcmp(name, "property") != 0)
		return;
	g_free(reading->property);
	reading->property = g_strdup(xml_attribute(element, "name"));
	g_string_truncate(reading->value, 0);
}

static void custom_close(void *data, const char *name)
{
	struct reading *reading = data;
	struct filled *filled = reading->filled;
	char **to = !g_strcmp0(reading->property, "Document")  ? &filled->document
		    : !g_strcmp0(reading->property, "Version") ? &filled->version
							       : NULL;
	if (strcmp(name, "property") != 0 || !to || *to)
		return;
	*to = g_strdup(reading->value->str);
}

static void custom_text(void *data, const char *text)
{
	struct reading *reading = data;
	g_string_append(reading->value, text);
}

/* ---- parts ------------------------------------------------------------------------------------------------------- */

/* True where the part is there and was read. */
static bool part_read(const void *bytes, size_t length, const char *name, const struct xml_visitor *visitor,
		      struct reading *reading)
{
	GByteArray *part = package_read(bytes, length, name);
	struct xml_mistake mistake;
	bool good = part && xml_read((const char *)part->data, part->len, visitor, reading, &mistake);
	if (part)
		g_byte_array_unref(part);
	return good;
}

bool filled_word_read(struct filled *filled, const void *bytes, size_t length, struct diag *diag)
{
	static const struct xml_visitor body = {body_open, body_close, body_text},
					custom = {custom_open, custom_close, custom_text};
	struct reading reading = {
		.filled = filled, .open = g_ptr_array_new_with_free_func(control_free), .value = g_string_new(NULL)};
	struct place place = {.file = filled->file};
	bool good = part_read(bytes, length, "word/document.xml", &body, &reading);
	if (!good)
		diag_add(diag, CODE_FILLED_DAMAGED, place,
			 "this Word file is damaged, or it is none: ask for it once more");
	else
		part_read(bytes, length, "docProps/custom.xml", &custom, &reading);
	if (good && !filled->values->len) {
		diag_add(diag, CODE_FILLED_NO_FORM, place,
			 "there is nothing to fill in in this Word file: it has no content controls");
		good = false;
	}
	g_ptr_array_unref(reading.open);
	g_string_free(reading.value, TRUE);
	g_free(reading.property);
	return good;
}
