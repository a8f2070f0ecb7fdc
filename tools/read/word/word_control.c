/* SPDX-License-Identifier: MIT
 * Content controls and the older fields of forms. */
#include "read/word/word_internal.h"

#include <string.h>

static const char *const *options_read(struct word_reading *reading, const struct xml_node *list, const char *item)
{
	GPtrArray *options = g_ptr_array_new();
	GHashTable *known = g_hash_table_new(g_str_hash, g_str_equal);
	for (const struct xml_node *node = list->first; node; node = node->next) {
		if (!xml_is(node, item))
			continue;
		const char *words = xml_get(node, "w:displayText"), *value = xml_get(node, "w:value");
		const char *option = word_seen(reading, words ? words : value ? value : xml_get(node, "w:val"));
		/* An empty value is the one that asks to choose. */
		if (option && *option && (!value || *value) && g_hash_table_add(known, (gpointer)option))
			g_ptr_array_add(options, (gpointer)option);
	}
	g_ptr_array_add(options, NULL);
	const char **kept = arena_take(reading->word->arena, options->len * sizeof *kept);
	memcpy(kept, options->pdata, options->len * sizeof *kept);
	g_ptr_array_unref(options);
	g_hash_table_unref(known);
	return kept;
}

/* What stands in it is Word's prompt, or a box without its tick. */
static bool is_blank(const struct xml_node *properties)
{
	const struct xml_node *box = xml_child(properties, "w14:checkbox");
	return box ? word_switch(box, "w14:checked", "w14:val") != 1 : word_toggle(properties, "w:showingPlcHdr") == 1;
}

const struct word_control *word_control_of(struct word_reading *reading, const struct xml_node *sdt)
{
	const struct xml_node *properties = xml_child(sdt, "w:sdtPr"), *list = xml_child(properties, "w:dropDownList");
	const struct xml_node *text = xml_child(properties, "w:text");
	struct word_control control = {.type = FIELD_TYPES};
	list = list ? list : xml_child(properties, "w:comboBox");
	if (xml_child(properties, "w14:checkbox"))
		control.type = FIELD_TICK;
	else if (list)
		control.type = FIELD_CHOICE;
	else if (xml_child(properties, "w:date"))
		control.type = FIELD_DATE;
	else if (text)
		control.type = word_number(properties, "w:text", "w:multiLine", 0) ? FIELD_LONG : FIELD_TEXT;
	else
		return NULL;
	control.options = list ? options_read(reading, list, "w:listItem") : NULL;
	control.blank = is_blank(properties);
	control.id = xml_get(xml_child(properties, "w:tag"), "w:val");
	control.label = word_seen(reading, xml_get(xml_child(properties, "w:alias"), "w:val"));
	struct word_control *kept = arena_take(reading->word->arena, sizeof *kept);
	*kept = control;
	return kept;
}

/* ---- what is filled in and stays words ---- */

static bool has_words(const struct xml_node *node)
{
	GString *words = g_string_new(NULL);
	word_words(node, words);
	bool any = *g_strstrip(words->str);
	g_string_free(words, TRUE);
	return any;
}

/* Whether the sentence goes on behind the last control in it. */
static bool goes_on(const struct xml_node *sdt)
{
	bool more = false;
	for (const struct xml_node *node = sdt->next; node; node = node->next)
		if (node->name)
			more = !xml_is(node, "w:sdt") && (more || has_words(node));
	return more;
}

/* What else might have been chosen, which has no place in a text. */
static void others_leave(struct word_reading *reading, const struct word_control *control, const char *chosen)
{
	GString *others = g_string_new(NULL);
	for (const char *const *option = control->options; option && *option; option++)
		if (strcmp(*option, chosen) != 0)
			g_string_append_printf(others, "%s%s", others->len ? "; " : "", *option);
	if (others->len)
		word_leave(
			reading,
			arena_printf(reading->word->arena, "what else can be chosen where '%s' is words now", chosen),
			others->str);
	g_string_free(others, TRUE);
}

bool word_control_is_words(struct word_reading *reading, const struct xml_node *sdt, const struct word_control *control)
{
	const struct xml_node *content = xml_child(sdt, "w:sdtContent");
	bool ours = word_fact(reading->word, "Document") != NULL;
	if (ours || reading->aside || control->blank || control->type == FIELD_TICK || !content ||
	    !has_words(content) || (!reading->counted && !goes_on(sdt)))
		return false;
	GString *chosen = g_string_new(NULL);
	word_words(content, chosen);
	others_leave(reading, control, g_strstrip(chosen->str));
	g_string_free(chosen, TRUE);
	return true;
}

const struct word_control *word_control_legacy(struct word_reading *reading, const struct xml_node *data)
{
	const struct xml_node *text = xml_child(data, "w:textInput"), *list = xml_child(data, "w:ddList");
	const char *kind = xml_get(xml_child(text, "w:type"), "w:val");
	struct word_control control = {.type = FIELD_TEXT};
	if (xml_child(data, "w:checkBox"))
		control.type = FIELD_TICK;
	else if (list)
		control.type = FIELD_CHOICE;
	else if (kind && !strcmp(kind, "date"))
		control.type = FIELD_DATE;
	else if (kind && !strcmp(kind, "number"))
		control.type = FIELD_NUMBER;
	control.options = list ? options_read(reading, list, "w:listEntry") : NULL;
	control.id = xml_get(xml_child(data, "w:name"), "w:val");
	control.label = word_seen(reading, xml_get(xml_child(data, "w:helpText"), "w:val"));
	struct word_control *kept = arena_take(reading->word->arena, sizeof *kept);
	*kept = control;
	return kept;
}

bool word_is_contents(const struct xml_node *sdt)
{
	const struct xml_node *part = xml_child(xml_child(sdt, "w:sdtPr"), "w:docPartObj");
	const char *gallery = xml_get(xml_child(part, "w:docPartGallery"), "w:val");
	return gallery && !strcmp(gallery, "Table of Contents");
}
