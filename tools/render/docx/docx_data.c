/* SPDX-License-Identifier: MIT
 * What is filled into forms, as the parts customXml/: the fields, and an element for each value, to which Word keeps
 * the control that it is bound to equal. */
#include "render/docx/docx_form.h"

#define DATA_NAMESPACE "urn:keeling:forms"
/* The name under which Word knows the part: any will do that stays the same. */
#define DATA_ID "{4B45454C-494E-4721-8C27-464F524D5301}"

static void attribute(GString *out, const char *name, const char *value)
{
	if (!value || !*value)
		return;
	g_string_append_printf(out, " %s=\"", name);
	xml_value(out, value);
	XML(out, "\"");
}

static char *plain_words(struct docx *docx, const struct node *node)
{
	GString *words = g_string_new(NULL);
	if (node)
		inlines_plain(docx, node, words);
	return g_string_free(words, FALSE);
}

/* ---- forms ---------------------------------------------------------------------------------------------------- */

static void data_start(struct docx *docx)
{
	const struct meta *meta = edition_meta(docx->edition);
	XML(docx->data.text, XML_HEAD "<forms xmlns=\"" DATA_NAMESPACE "\"");
	attribute(docx->data.text, "document", meta->id);
	attribute(docx->data.text, "version", meta->version);
	XML(docx->data.text, ">");
}

void data_form_start(struct docx *docx, const struct node *form)
{
	if (docx->by_hand || docx->revision.by)
		return;
	const struct node *part = node_part(form);
	const char *id = edition_address(docx->edition, part->kind == NODE_APPENDIX ? part : form);
	char *title = plain_words(docx, node_child(part, NODE_TITLE));
	if (!docx->data.forms++)
		data_start(docx);
	XML(docx->data.text, "<form");
	attribute(docx->data.text, "id", id);
	attribute(docx->data.text, "title", title);
	XML(docx->data.text, ">");
	docx->data.open = true;
	docx->data.fields = 0;
	g_free(title);
}

void data_form_end(struct docx *docx)
{
	if (docx->data.open)
		XML(docx->data.text, "</form>");
	docx->data.open = false;
}

/* ---- fields --------------------------------------------------------------------------------------------------- */

/* The words of each child of a kind as an element; how many there are. */
static unsigned words_write(struct docx *docx, const struct node *field, enum node_kind kind, const char *element)
{
	unsigned count = 0;
	for (const struct node *node = field->first; node; node = node->next) {
		if (node->kind != kind)
			continue;
		char *words = plain_words(docx, node);
		count++;
		g_string_append_printf(docx->data.text, "<%s>", element);
		xml_text(docx->data.text, words);
		g_string_append_printf(docx->data.text, "</%s>", element);
		g_free(words);
	}
	return count;
}

static void values_write(GString *out, const char *value, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		g_string_append(out, value);
}

static void rows_values(GString *out, const struct node *field)
{
	for (unsigned i = 0; i < MAX(field->field->count, 1); i++) {
		XML(out, "<row>");
		for (const struct node *column = field->first; column; column = column->next)
			if (column->kind == NODE_COLUMN)
				g_string_append(out, column->field->type == FIELD_TICK ? "<value>false</value>"
										       : "<value/>");
		XML(out, "</row>");
	}
}

unsigned data_field(struct docx *docx, const struct node *field, const char *tag, const char *label)
{
	if (!docx->data.open)
		return 0;
	GString *out = docx->data.text;
	enum field_type type = field->field->type;
	char *hint = plain_words(docx, node_child(field, NODE_HINT));
	XML(out, "<field");
	attribute(out, "id", tag);
	attribute(out, "type", field_type_name(type));
	attribute(out, "label", label);
	attribute(out, "required", entry_required(field) ? "true" : NULL);
	attribute(out, "hint", hint);
	attribute(out, "office", docx->site.office ? "true" : NULL);
	XML(out, ">");
	unsigned options = type == FIELD_ROWS ? 0 : words_write(docx, field, NODE_OPTION, "option");
	words_write(docx, field, NODE_COLUMN, "column");
	if (type == FIELD_ROWS)
		rows_values(out, field);
	else if (type == FIELD_CHOICES || type == FIELD_TICK)
		values_write(out, "<value>false</value>", type == FIELD_TICK ? 1 : options);
	else
		values_write(out, "<value/>", type == FIELD_SIGNATURE ? entry_signs_count(field) : 1);
	XML(out, "</field>");
	g_free(hint);
	return ++docx->data.fields;
}

/* ---- what leads there ----------------------------------------------------------------------------------------- */

static void path_start(struct docx *docx, const char *element, unsigned field)
{
	g_string_append_printf(docx->out,
			       "<%s:dataBinding w:prefixMappings=\"xmlns:k='" DATA_NAMESPACE "'\" "
			       "w:xpath=\"/k:forms[1]/k:form[%u]/k:field[%u]",
			       element, docx->data.forms, field);
}

static void path_end(struct docx *docx)
{
	XML(docx->out, "\" w:storeItemID=\"" DATA_ID "\"/>");
}

void data_bind(struct docx *docx, struct data_place place)
{
	if (!place.field)
		return;
	path_start(docx, "w", place.field);
	if (place.row)
		g_string_append_printf(docx->out, "/k:row[%u]", place.row);
	g_string_append_printf(docx->out, "/k:value[%u]", place.value);
	path_end(docx);
}

void data_bind_rows(struct docx *docx, unsigned field)
{
	path_start(docx, "w15", field);
	XML(docx->out, "/k:row");
	path_end(docx);
}

/* ---- the parts ------------------------------------------------------------------------------------------------ */

bool data_is_there(const struct docx *docx)
{
	return docx->data.forms > 0;
}

void data_write(const struct docx *docx, GString *out)
{
	if (!data_is_there(docx))
		return;
	g_string_append_len(out, docx->data.text->str, (gssize)docx->data.text->len);
	XML(out, "</forms>");
}

void data_properties_write(const struct docx *docx, GString *out)
{
	if (data_is_there(docx))
		XML(out, XML_HEAD "<ds:datastoreItem ds:itemID=\"" DATA_ID "\" "
				  "xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\">"
				  "<ds:schemaRefs><ds:schemaRef ds:uri=\"" DATA_NAMESPACE "\"/></ds:schemaRefs>"
				  "</ds:datastoreItem>");
}
