/* SPDX-License-Identifier: MIT
 * Content controls of a Word file, by the tags that they carry. */
#include "read/filled/filled.h"
#include "read/word/word_parts.h"
#include "read/word/word_styles.h"

#include <string.h>

/* A day, or a tick, as the properties have it; or NULL. The caller frees it. */
static char *settled(const struct xml_node *properties)
{
	const char *day = xml_get(xml_child(properties, "w:date"), "w:fullDate");
	const struct xml_node *box = xml_child(properties, "w14:checkbox");
	if (day && strlen(day) >= 10)
		return g_strndup(day, 10);
	return box ? g_strdup(word_switch(box, "w14:checked", "w14:val") == 1 ? "true" : "false") : NULL;
}

static void text_gather(const struct xml_node *parent, GString *text)
{
	for (const struct xml_node *node = parent->first; node; node = node->next) {
		if (xml_is(node, "w:br") || xml_is(node, "w:cr") || (xml_is(node, "w:p") && text->len))
			g_string_append_c(text, '\n');
		if (!node->name && xml_is(parent, "w:t"))
			g_string_append(text, node->text);
		if (node->name)
			text_gather(node, text);
	}
}

/* Whether what is chosen is the item of a list that stands for nothing: it has no value. */
static bool is_none(const struct xml_node *properties, const char *words)
{
	const struct xml_node *list = xml_child(properties, "w:dropDownList");
	for (const struct xml_node *item = list ? list->first : NULL; item; item = item->next)
		if (xml_is(item, "w:listItem") && !g_strcmp0(xml_get(item, "w:value"), "") &&
		    !g_strcmp0(xml_get(item, "w:displayText"), words))
			return true;
	return false;
}

static void control_read(struct filled *filled, const struct xml_node *control)
{
	const struct xml_node *properties = xml_child(control, "w:sdtPr");
	const char *tag = xml_get(xml_child(properties, "w:tag"), "w:val");
	const struct xml_node *content = xml_child(control, "w:sdtContent");
	if (!tag)
		return;
	GString *text = g_string_new(NULL);
	char *said = settled(properties);
	if (content)
		text_gather(content, text);
	bool empty = word_toggle(properties, "w:showingPlcHdr") == 1 || is_none(properties, text->str);
	filled_add(filled, tag, empty ? "" : said ? said : text->str);
	g_free(said);
	g_string_free(text, TRUE);
}

/* Reads all controls in a node; true where there was one. A control that holds others is no answer itself. The reader
 * of the parts lets no file be nested so deep that this could not follow. */
static bool controls_read(struct filled *filled, const struct xml_node *parent)
{
	bool found = false;
	for (const struct xml_node *node = parent->first; node; node = node->next) {
		bool within = node->name && controls_read(filled, node), control = xml_is(node, "w:sdt");
		if (control && !within)
			control_read(filled, node);
		found = found || within || control;
	}
	return found;
}

/* Which form it is. */
static void facts_read(struct filled *filled, const struct xml_node *properties)
{
	for (const struct xml_node *node = properties->first; node; node = node->next) {
		const char *name = xml_get(node, "name");
		char **to = !g_strcmp0(name, "Document")  ? &filled->document
			    : !g_strcmp0(name, "Version") ? &filled->version
							  : NULL;
		const struct xml_node *value = node->name ? node->first : NULL;
		while (value && !value->name)
			value = value->next;
		if (to && !*to && value && value->first && !value->first->name)
			*to = g_strdup(value->first->text);
	}
}

bool filled_word_read(struct filled *filled, const void *bytes, size_t length, struct diag *diag)
{
	struct place place = {.file = filled->file};
	struct word_parts *parts = word_parts_read(bytes, length, place, diag);
	if (!parts)
		return false;
	const struct word_part *custom = word_part(parts, ROLE_CUSTOM);
	bool controls = controls_read(filled, word_part(parts, ROLE_DOCUMENT)->xml);
	if (custom && custom->xml)
		facts_read(filled, custom->xml);
	if (!filled->values->len && controls)
		diag_add(diag, CODE_FILLED_NO_FORM, place,
			 "the content controls of this Word file have lost their names, by which answers are read: the "
			 "program that saved it does not keep them, as LibreOffice does not. Ask for the form filled "
			 "in in "
			 "Word, or in the PDF, OpenDocument file or web page of it");
	else if (!filled->values->len)
		diag_add(diag, CODE_FILLED_NO_FORM, place,
			 "there is nothing to fill in in this Word file: it has no content controls");
	word_parts_free(parts);
	return filled->values->len > 0;
}
