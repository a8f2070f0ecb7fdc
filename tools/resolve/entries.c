/* SPDX-License-Identifier: MIT */
#include "resolve/entries.h"
#include "base/cut.h"
#include "base/sum.h"
#include "resolve/private.h"
#include "resolve/redline.h"

#include <string.h>

/* ---- names ------------------------------------------------------------------------------------------------------- */

const char *form_id(const struct node *form)
{
	return form->id ? form->id : node_part(form)->meta->id;
}

static void forms_add(const struct node *node, GPtrArray *forms)
{
	if (node->kind == NODE_FORM)
		g_ptr_array_add(forms, (gpointer)node);
	else if (node->kind != NODE_PARAGRAPH && node->kind != NODE_TABLE && !node_is_inline(node))
		for (const struct node *child = node->first; child; child = child->next)
			forms_add(child, forms);
}

GPtrArray *forms_in(const struct node *node)
{
	GPtrArray *forms = g_ptr_array_new();
	forms_add(node, forms);
	return forms;
}

const struct node *entry_field(const struct node *node)
{
	while (node && node->kind != NODE_FIELD)
		node = node->parent;
	return node;
}

/* Gives the blanks under `node` that belong to its field their places; how many there are with those before. */
static guint blanks_place(GHashTable *blanks, const struct node *node, guint count)
{
	for (const struct node *child = node->first; child; child = child->next) {
		if (child->kind == NODE_BLANK)
			g_hash_table_insert(blanks, (gpointer)child, GUINT_TO_POINTER(++count));
		if (child->kind != NODE_FIELD)
			count = blanks_place(blanks, child, count);
	}
	return count;
}

/* How many blanks a field has. All their places are found when the first is asked for. */
static guint blanks_count(const struct edition *edition, const struct node *field)
{
	guint count = GPOINTER_TO_UINT(g_hash_table_lookup(edition->blanks, field));
	if (count)
		return count;
	count = blanks_place(edition->blanks, field, 0);
	g_hash_table_insert(edition->blanks, (gpointer)field, GUINT_TO_POINTER(count));
	return count;
}

char *entry_name(const struct edition *edition, const struct node *field)
{
	const struct node *whole = entry_field(field);
	if (field->kind == NODE_BLANK && (!whole || !whole->id))
		return g_strdup(edition_address(edition, field));
	const char *address = edition_address(edition, whole);
	if (field->kind == NODE_BLANK && blanks_count(edition, whole) > 1)
		return g_strdup_printf("%s-%u", address, GPOINTER_TO_UINT(g_hash_table_lookup(edition->blanks, field)));
	return g_strdup(address);
}

char *entry_option_name(const struct edition *edition, const struct node *field, unsigned option)
{
	return g_strdup_printf("%s-%u", edition_address(edition, field), option);
}

char *entry_cell_name(const struct edition *edition, const struct node *field, unsigned row, unsigned column)
{
	return g_strdup_printf("%s-%u-%u", edition_address(edition, field), row, column);
}

char *entry_sign_name(const struct edition *edition, const struct node *field, enum sign sign)
{
	static const char *const ends[SIGNS] = {"", "-name", "-role", "-date"};
	return g_strconcat(edition_address(edition, field), ends[sign], NULL);
}

char *entry_piece_name(const char *name, unsigned piece)
{
	return g_strdup_printf("%s-%u", name, piece);
}

#define TAG_DIGITS 8 /* of the sum */

char *entry_tag(const char *name)
{
	if (g_utf8_strlen(name, -1) <= ENTRY_LABEL_LONGEST)
		return g_strdup(name);
	char sum[SUM_TEXT];
	sum_text(name, strlen(name), sum);
	g_autofree char *cut = g_utf8_substring(name, 0, ENTRY_LABEL_LONGEST - TAG_DIGITS - 1);
	return g_strdup_printf("%s-%.*s", cut, TAG_DIGITS, sum);
}

/* ---- labels ------------------------------------------------------------------------------------------------------ */

#define ELLIPSIS "\u2026"
#define WHOLE_LEAST 12   /* less of a whole says nothing */
#define SENTENCE_MOST 60 /* so much of a sentence tells it from others */

/* The first words of a text, of at most `most` characters. */
static char *words_cut(const char *text, glong most)
{
	if (g_utf8_strlen(text, -1) <= most)
		return g_strdup(text);
	char *cut = g_utf8_substring(text, 0, most), *last = strrchr(cut, ' ');
	if (last && last > cut)
		*last = 0;
	else
		*g_utf8_offset_to_pointer(cut, most - 1) = 0;
	char *shown = g_strconcat(g_strchomp(cut), ELLIPSIS, NULL);
	g_free(cut);
	return shown;
}

char *entry_label_in(const struct words *words, const char *whole, const char *part, glong most)
{
	char *label = *whole ? word_fill(words, "entry-in", "whole", whole, "part", part, NULL) : g_strdup(part);
	glong over = most ? g_utf8_strlen(label, -1) - most : 0, room = g_utf8_strlen(whole, -1) - over;
	if (over <= 0)
		return label;
	g_free(label);
	if (room < WHOLE_LEAST)
		return g_strdup(part);
	char *cut = words_cut(whole, room);
	label = word_fill(words, "entry-in", "whole", cut, "part", part, NULL);
	g_free(cut);
	return label;
}

char *entry_label_cell(const struct words *words, const char *whole, const char *column, unsigned row, glong most)
{
	char number[16];
	g_snprintf(number, sizeof number, "%u", row);
	char *cell = word_fill(words, "row-cell", "column", column, "row", number, NULL);
	char *label = entry_label_in(words, whole, cell, most);
	g_free(cell);
	return label;
}

#define SENTENCE_BYTES (SENTENCE_MOST * 4 + 8) /* which are more characters than are shown */

static void sentence_add(GString *out, const char *text)
{
	size_t room = SENTENCE_BYTES - out->len;
	g_string_append_len(out, text, (gssize)cut_length(text, strnlen(text, room + 1), room));
}

/* The first words of a sentence as it stands, with a sign for each blank. */
static void sentence_plain(const struct edition *edition, const struct node *parent, GString *out)
{
	for (const struct node *node = parent->first; node && out->len < SENTENCE_BYTES - 4; node = node->next) {
		enum mark mark = edition_marking(edition, node)->mark;
		bool settled = node->kind == NODE_REFERENCE || node->kind == NODE_VALUE || node->kind == NODE_POLICY;
		const struct reference *reference = settled ? edition_reference(edition, node) : NULL;
		if (mark == MARK_REMOVED || mark == MARK_MOVED_FROM)
			continue;
		if (reference && reference->computed)
			sentence_add(out, reference->text);
		else if (node->kind == NODE_BLANK || node->kind == NODE_BREAK)
			sentence_add(out, node->kind == NODE_BLANK ? ELLIPSIS : " ");
		else if (node->kind == NODE_TEXT || node->kind == NODE_CODE)
			sentence_add(out, node->text);
		else
			sentence_plain(edition, node, out);
	}
}

char *entry_label_blank(const struct edition *edition, const struct node *blank, glong most)
{
	const struct node *whole = entry_field(blank), *label = whole ? node_child(whole, NODE_LABEL) : NULL;
	const char *name = blank->field->name ? blank->field->name : "";
	if (!label)
		return g_strdup(name);
	GString *sentence = g_string_new(NULL);
	sentence_plain(edition, label, sentence);
	char *begin = words_cut(sentence->str, SENTENCE_MOST);
	size_t length = strlen(begin);
	if (length && strchr(".:", begin[length - 1]))
		begin[length - 1] = 0;
	char *made = *name ? entry_label_in(edition_words(edition), begin, name, most) : g_strdup(begin);
	g_free(begin);
	g_string_free(sentence, TRUE);
	return made;
}

bool entry_required(const struct node *field)
{
	const struct node *whole = entry_field(field);
	return whole && whole->field->required;
}

bool entry_signs(const struct node *field, enum sign sign)
{
	if (sign == SIGN_NAME)
		return !field->field->name;
	return sign != SIGN_ROLE || field->field->role;
}

unsigned entry_signs_count(const struct node *field)
{
	unsigned count = 0;
	for (enum sign sign = SIGN_HERE; sign < SIGNS; sign++)
		count += entry_signs(field, sign);
	return count;
}

const char *entry_sign_key(enum sign sign)
{
	static const char *const keys[SIGNS] = {"sign-here", "sign-name", "sign-role", "sign-date"};
	return keys[sign];
}

/* ---- all of a form ----------------------------------------------------------------------------------------------- */

struct gathering {
	const struct edition *edition;
	GPtrArray *entries;
};

static void entry_free(gpointer data)
{
	struct entry *entry = data;
	g_free(entry->name);
	g_free(entry->label);
	g_free(entry);
}

static struct entry *entry_add(struct gathering *gathering, const struct node *field, enum field_type type, char *name,
			       char *label)
{
	struct entry *entry = g_new0(struct entry, 1);
	*entry = (struct entry){.field = field, .type = type, .name = name, .label = label};
	entry->required = entry_required(field);
	g_ptr_array_add(gathering->entries, entry);
	return entry;
}

static char *plain(const struct gathering *gathering, const struct node *node)
{
	GString *words = g_string_new(NULL);
	if (node)
		edition_plain(gathering->edition, node, words);
	return g_string_free(words, FALSE);
}

/* 'Employee: Signature': what belongs to a whole says so. */
static char *label_in(const struct gathering *gathering, const struct node *field, const char *part)
{
	char *whole = plain(gathering, node_child(field, NODE_LABEL));
	char *label = entry_label_in(edition_words(gathering->edition), whole, part, 0);
	g_free(whole);
	return label;
}

static void blanks_gather(struct gathering *gathering, const struct node *node)
{
	for (const struct node *child = node->first; child; child = child->next)
		if (child->kind == NODE_BLANK)
			entry_add(gathering, child, child->field->type, entry_name(gathering->edition, child),
				  entry_label_blank(gathering->edition, child, 0));
		else
			blanks_gather(gathering, child);
}

static void options_gather(struct gathering *gathering, const struct node *field)
{
	unsigned count = 0;
	for (const struct node *option = field->first; option; option = option->next) {
		if (option->kind != NODE_OPTION)
			continue;
		char *words = plain(gathering, option);
		struct entry *entry =
			entry_add(gathering, field, FIELD_TICK, entry_option_name(gathering->edition, field, ++count),
				  label_in(gathering, field, words));
		entry->piece = option;
		entry->required = false;
		g_free(words);
	}
}

static void row_gather(struct gathering *gathering, const struct node *field, unsigned row)
{
	unsigned count = 0;
	char *whole = plain(gathering, node_child(field, NODE_LABEL));
	for (const struct node *column = field->first; column; column = column->next) {
		if (column->kind != NODE_COLUMN)
			continue;
		char *words = plain(gathering, column);
		struct entry *entry = entry_add(
			gathering, field, column->field->type, entry_cell_name(gathering->edition, field, row, ++count),
			entry_label_cell(edition_words(gathering->edition), whole, words, row, 0));
		entry->piece = column;
		entry->row = row;
		entry->required = false;
		g_free(words);
	}
	g_free(whole);
}

static void signature_gather(struct gathering *gathering, const struct node *field)
{
	static const enum field_type types[SIGNS] = {FIELD_SIGNATURE, FIELD_TEXT, FIELD_TEXT, FIELD_DATE};
	const struct words *words = edition_words(gathering->edition);
	for (enum sign sign = SIGN_HERE; sign < SIGNS; sign++)
		if (entry_signs(field, sign))
			entry_add(gathering, field, types[sign], entry_sign_name(gathering->edition, field, sign),
				  label_in(gathering, field, word(words, entry_sign_key(sign))))
				->sign = sign;
}

static void field_gather(struct gathering *gathering, const struct node *field)
{
	const struct node *label = node_child(field, NODE_LABEL);
	switch (field->field->type) {
	case FIELD_STATEMENT:
		blanks_gather(gathering, label ? label : field);
		break;
	case FIELD_CHOICES:
		options_gather(gathering, field);
		break;
	case FIELD_ROWS:
		for (unsigned row = 1; row <= field->field->count; row++)
			row_gather(gathering, field, row);
		break;
	case FIELD_SIGNATURE:
		signature_gather(gathering, field);
		break;
	case FIELD_NOTE:
	case FIELD_PRIVACY:
		break;
	case FIELD_GROUP:
	case FIELD_OFFICE:
		for (const struct node *child = field->first; child; child = child->next)
			if (child->kind == NODE_FIELD)
				field_gather(gathering, child);
		break;
	default:
		entry_add(gathering, field, field->field->type, entry_name(gathering->edition, field),
			  plain(gathering, label));
		break;
	}
}

static char *folded(const struct edition *edition, const struct node *node)
{
	GString *words = g_string_new(NULL);
	edition_plain(edition, node, words);
	char *small = g_utf8_casefold(words->str, -1);
	g_string_free(words, TRUE);
	return small;
}

bool column_tells_options(const struct edition *edition, const struct node *column)
{
	bool tells = false;
	char *head = folded(edition, column);
	for (const struct node *option = option_first(column); option && !tells; option = option_next(option)) {
		char *words = folded(edition, option);
		tells = !strstr(head, words);
		g_free(words);
	}
	g_free(head);
	return tells;
}

GPtrArray *entries_of(const struct edition *edition, const struct node *form)
{
	struct gathering gathering = {edition, g_ptr_array_new_with_free_func(entry_free)};
	for (const struct node *field = form->first; field; field = field->next)
		if (field->kind == NODE_FIELD)
			field_gather(&gathering, field);
	return gathering.entries;
}
