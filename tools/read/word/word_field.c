/* SPDX-License-Identifier: MIT
 * Fields: links, references, the contents, the older fields of forms. Of all others the words count. */
#include "read/word/word_internal.h"

#include <string.h>

#define FIELDS_MOST 64u /* one in the other */

static struct word_field *field_last(const struct word_reading *reading)
{
	return reading->fields->len ? reading->fields->pdata[reading->fields->len - 1] : NULL;
}

/* ---- instructions ---- */

/* The words of an instruction; what stands in quotes is one. */
static GPtrArray *words_of(const char *instruction)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	for (const char *at = instruction; *at;) {
		at += strspn(at, " \t\n\r");
		bool quoted = *at == '"';
		at += quoted;
		size_t length = quoted ? strcspn(at, "\"") : strcspn(at, " \t\n\r");
		if (length || quoted)
			g_ptr_array_add(words, g_strndup(at, length));
		at += length + (quoted && at[length]);
	}
	return words;
}

/* The word after a switch ('\l'), or NULL. */
static const char *switch_word(const GPtrArray *words, const char *name)
{
	for (guint i = 1; i + 1 < words->len; i++)
		if (!g_ascii_strcasecmp(words->pdata[i], name))
			return words->pdata[i + 1];
	return NULL;
}

static bool switched(const GPtrArray *words, const char *name)
{
	for (guint i = 1; i < words->len; i++)
		if (!g_ascii_strcasecmp(words->pdata[i], name))
			return true;
	return false;
}

static const char *kept(const struct word_reading *reading, const char *text)
{
	return text ? arena_text(reading->word->arena, text) : NULL;
}

static void link_begin(struct word_reading *reading, struct word_field *field, const GPtrArray *words)
{
	const char *first = words->len > 1 ? words->pdata[1] : NULL;
	const char *inside = switch_word(words, "\\l");
	if (first && *first && *first != '\\')
		field->address = word_link_target(reading, kept(reading, first), kept(reading, inside));
	else
		field->bookmark = kept(reading, inside);
}

static void reference_begin(struct word_reading *reading, struct word_field *field, const GPtrArray *words)
{
	field->bookmark = words->len > 1 ? kept(reading, words->pdata[1]) : NULL;
	field->figure = switched(words, "\\r") || switched(words, "\\n") || switched(words, "\\w");
}

static void form_begin(struct word_reading *reading, struct word_field *field)
{
	const struct xml_node *data = xml_child(field->begin, "w:ffData");
	if (!data || !reading->paragraph)
		return;
	const struct word_control *control = word_control_legacy(reading, data);
	word_piece(reading, (struct word_piece){.kind = PIECE_CONTROL, .control = control});
	field->aside = word_aside_field(reading, control);
}

/* A field that Word fetches from elsewhere, or has a program make: its words stay as they are. */
static bool is_fetched(const char *name)
{
	static const char *const names[] = {"INCLUDEPICTURE", "INCLUDETEXT", "IMPORT", "INCLUDE",     "DDE", "DDEAUTO",
					    "LINK",           "DATABASE",    "RD",     "MACROBUTTON", NULL};
	return g_strv_contains(names, name);
}

/* Words that are others as soon as Word looks at them again. */
static bool is_filled_in(const char *name)
{
	static const char *const names[] = {"PAGE",     "NUMPAGES",  "SECTION",  "SECTIONPAGES", "DATE",     "TIME",
					    "SAVEDATE", "PRINTDATE", "EDITTIME", "FILENAME",     "FILESIZE", "NUMWORDS",
					    "NUMCHARS", NULL};
	return g_strv_contains(names, name);
}

/* What the words that follow are. */
static void result_begin(struct word_reading *reading, struct word_field *field)
{
	GPtrArray *words = words_of(field->instruction->str);
	char *name = words->len ? g_ascii_strup(words->pdata[0], -1) : g_strdup("");
	field->result = true;
	if (!strcmp(name, "HYPERLINK"))
		link_begin(reading, field, words);
	else if (!strcmp(name, "REF"))
		reference_begin(reading, field, words);
	else if (!strcmp(name, "PAGEREF") && !reading->aside)
		word_leave(reading, "the number of a page was a field; its figure stays as words", "");
	else if (is_fetched(name) && !reading->aside)
		word_leave(reading,
			   arena_printf(reading->word->arena,
					"a field of the kind %s, which is not carried out; its words stay", name),
			   field->instruction->str);
	else if (!strcmp(name, "TOC"))
		field->aside = word_aside_begin(reading, "the list of contents, which the tools make anew");
	else if (g_str_has_prefix(name, "FORM"))
		form_begin(reading, field);
	field->filled_in = reading->aside && !field->aside && is_filled_in(name);
	if (field->filled_in)
		g_string_append_c(reading->aside_words, FILLED_IN_BEGINS);
	g_free(name);
	g_ptr_array_unref(words);
}

/* ---- marks ---- */

static void field_free(struct word_field *field)
{
	g_string_free(field->instruction, TRUE);
	g_free(field);
}

static void field_end(struct word_reading *reading)
{
	struct word_field *field = field_last(reading);
	if (!field)
		return;
	if (!field->result)
		result_begin(reading, field);
	if (field->filled_in && reading->aside)
		g_string_append_c(reading->aside_words, FILLED_IN_ENDS);
	if (field->aside)
		word_aside_end(reading);
	g_ptr_array_set_size(reading->fields, (gint)reading->fields->len - 1);
	field_free(field);
}

static struct word_field *field_begin(struct word_reading *reading, const struct xml_node *node)
{
	while (reading->fields->len >= FIELDS_MOST)
		field_end(reading);
	struct word_field *field = g_new0(struct word_field, 1);
	field->instruction = g_string_new(NULL);
	field->begin = node;
	g_ptr_array_add(reading->fields, field);
	return field;
}

void word_field_mark(struct word_reading *reading, const struct xml_node *node)
{
	const char *type = xml_get(node, "w:fldCharType");
	struct word_field *field = field_last(reading);
	if (!type)
		return;
	if (!strcmp(type, "begin"))
		field_begin(reading, node);
	else if (!strcmp(type, "separate") && field && !field->result)
		result_begin(reading, field);
	else if (!strcmp(type, "end"))
		field_end(reading);
}

void word_field_text(struct word_reading *reading, const struct xml_node *node)
{
	struct word_field *field = field_last(reading);
	for (const struct xml_node *text = node->first; text && field && !field->result; text = text->next)
		if (text->text)
			g_string_append(field->instruction, text->text);
}

void word_field_simple(struct word_reading *reading, const struct xml_node *node)
{
	const char *instruction = xml_get(node, "w:instr");
	struct word_field *field = field_begin(reading, node);
	guint depth = reading->fields->len;
	g_string_append(field->instruction, instruction ? instruction : "");
	result_begin(reading, field);
	word_inlines(reading, node);
	while (reading->fields->len >= depth)
		field_end(reading);
}

void word_fields_clear(struct word_reading *reading)
{
	while (reading->fields->len)
		field_end(reading);
}
