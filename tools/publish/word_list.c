/* SPDX-License-Identifier: MIT */
#include "publish/word_list.h"
#include "format/package.h"
#include "format/xml.h"

#include <string.h>

struct paragraph {
	GString *text;
	char *kind; /* how Word numbers it: style, list and level; "" for not at all */
};

struct reading {
	GArray *paragraphs; /* of struct paragraph */
	GString *text, *kind;
	bool in_text, numbered;
};

static void element_open(void *data, const char *name, const struct xml_element *element)
{
	struct reading *reading = data;
	const char *value = xml_attribute(element, "w:val");
	if (!strcmp(name, "w:p")) {
		reading->text = reading->text ? reading->text : g_string_new(NULL);
		g_string_truncate(reading->kind, 0);
		reading->numbered = false;
	} else if (!strcmp(name, "w:t")) {
		reading->in_text = true;
	} else if ((!strcmp(name, "w:tab") || !strcmp(name, "w:br")) && reading->text && reading->text->len) {
		g_string_append_c(reading->text, ' ');
	} else if (value && (!strcmp(name, "w:pStyle") || !strcmp(name, "w:ilvl") || !strcmp(name, "w:numId"))) {
		bool lists = g_str_has_prefix(value, "List") || g_str_has_prefix(value, "Clause");
		reading->numbered = reading->numbered || name[2] != 'p' || lists;
		g_string_append_printf(reading->kind, "%s ", value);
	}
}

static void element_close(void *data, const char *name)
{
	struct reading *reading = data;
	if (!strcmp(name, "w:t"))
		reading->in_text = false;
	if (strcmp(name, "w:p") != 0 || !reading->text)
		return;
	struct paragraph paragraph = {reading->text, g_strdup(reading->numbered ? reading->kind->str : "")};
	reading->text = NULL;
	g_strstrip(paragraph.text->str);
	g_array_append_val(reading->paragraphs, paragraph);
}

static void text_come(void *data, const char *text)
{
	struct reading *reading = data;
	if (reading->in_text && reading->text)
		g_string_append(reading->text, text);
}

static void paragraph_clear(void *gone)
{
	struct paragraph *paragraph = gone;
	g_string_free(paragraph->text, TRUE);
	g_free(paragraph->kind);
}

/* 'a)', '(a)', '1.' and a blank at the start. */
static bool is_lettered(const char *text)
{
	size_t n = text[0] == '(';
	size_t start = n;
	while (g_ascii_isalnum(text[n]) && n - start < 2)
		n++;
	return n > start && (text[n] == ')' || text[n] == '.') && text[n + 1] == ' ';
}

static bool same_list(const struct paragraph *a, const struct paragraph *b)
{
	if (*a->kind || *b->kind)
		return !strcmp(a->kind, b->kind);
	return is_lettered(a->text->str) && is_lettered(b->text->str);
}

/* The first and the number of the longest run of items. */
static guint longest_run(const GArray *paragraphs, guint *first)
{
	guint most = 0;
	for (guint i = 0; i < paragraphs->len;) {
		const struct paragraph *start = &g_array_index(paragraphs, struct paragraph, i);
		guint n = 1;
		while (i + n < paragraphs->len && same_list(start, &g_array_index(paragraphs, struct paragraph, i + n)))
			n++;
		bool list = *start->kind || is_lettered(start->text->str);
		if (list && n > most) {
			most = n;
			*first = i;
		}
		i += n;
	}
	return most;
}

/* The items, and where their letters are typed one paragraph more, which may have lost its own. */
static void items_write(const GArray *paragraphs, GString *out)
{
	guint first = 0, count = longest_run(paragraphs, &first);
	for (guint i = 0; i < first && count; i++)
		g_string_append_c(out, '\n');
	for (guint i = first; i < first + count; i++) {
		const struct paragraph *item = &g_array_index(paragraphs, struct paragraph, i);
		g_string_append_printf(out, "%s%s\n", is_lettered(item->text->str) ? "" : "- ", item->text->str);
	}
	if (!count || first + count >= paragraphs->len)
		return;
	const struct paragraph *next = &g_array_index(paragraphs, struct paragraph, first + count);
	const char *last = g_array_index(paragraphs, struct paragraph, first + count - 1).text->str;
	if (is_lettered(last) && *next->text->str && !*next->kind && !g_ascii_isdigit(next->text->str[0]))
		g_string_append_printf(out, "\n%s\n", next->text->str);
}

bool word_list_read(const void *bytes, size_t length, GString *out)
{
	static const struct xml_visitor visitor = {element_open, element_close, text_come};
	GByteArray *part = package_read(bytes, length, "word/document.xml");
	if (!part)
		return false;
	struct reading reading = {.paragraphs = g_array_new(FALSE, FALSE, sizeof(struct paragraph)),
				  .kind = g_string_new(NULL)};
	g_array_set_clear_func(reading.paragraphs, paragraph_clear);
	struct xml_mistake mistake;
	bool fine = xml_read((const char *)part->data, part->len, &visitor, &reading, &mistake);
	if (fine)
		items_write(reading.paragraphs, out);
	if (reading.text)
		g_string_free(reading.text, TRUE);
	g_string_free(reading.kind, TRUE);
	g_array_unref(reading.paragraphs);
	g_byte_array_unref(part);
	return fine;
}
