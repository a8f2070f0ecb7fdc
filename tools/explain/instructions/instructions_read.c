/* SPDX-License-Identifier: MIT
 * Markdown read as instructions. */
#include "base/cut.h"
#include "explain/instructions/instructions_orders.h"

#include <string.h>

#define MESSAGES_MOST 20
#define QUOTED_MOST ((size_t)200) /* bytes of a place that there is not */

struct reading {
	const struct grammar *grammar;
	struct orders *orders;
	struct order *order; /* the one that is open, or NULL */
	const char *file;
	struct diag *diag;
	unsigned line, messages;
	bool begun; /* the first instruction, or a heading of a group, was met */
};

static struct place place_in(const struct reading *reading, const char *line, const char *at)
{
	return (struct place){reading->file, reading->line, (unsigned)g_utf8_pointer_to_offset(line, at) + 1};
}

static void unreadable(struct reading *reading, struct place at)
{
	if (reading->messages++ < MESSAGES_MOST)
		diag_add(reading->diag, CODE_INSTRUCTION_FORM, at,
			 "this is no instruction in one of the forms that keeling-diff --to instructions writes");
}

static void unknown_tell(struct reading *reading, const char *line, const struct unknown *unknown)
{
	if (reading->messages++ < MESSAGES_MOST)
		diag_add(reading->diag, CODE_INSTRUCTION_PLACE, place_in(reading, line, unknown->text),
			 "the old text has no '%.*s'", (int)cut_length(unknown->text, unknown->length, QUOTED_MOST),
			 unknown->text);
}

/* ---- lines of a block -------------------------------------------------------------------------------------------- */

/* '[paragraph 5.3 is moved here]' */
static bool moved_read(struct reading *reading, const char *text)
{
	size_t n = strlen(text);
	if (*text != '[' || text[n - 1] != ']')
		return false;
	char *within = g_strndup(text + 1, n - 2);
	struct slots slots = {.nth = NTH_ONLY};
	bool found = false;
	for (int form = LINE_MOVED; form <= LINE_MOVED_RANGE && !found; form++) {
		found = slots_read(reading->grammar, (enum form)form, within, &slots, NULL);
		if (found) {
			struct block_line *line = line_add(reading->order);
			line->moved = (enum form)form;
			line->slots = slots;
		}
	}
	g_free(within);
	return found;
}

/* The kind whose word stands in front, or clause. */
static enum unit_kind labelled_kind(const struct reading *reading, const char *text, size_t length)
{
	for (int kind = 0; kind < UNIT_KINDS; kind++) {
		const char *key = line_kind_key((enum unit_kind)kind);
		const char *name = key ? word(reading->grammar->words, key) : "";
		if (key && strlen(name) == length && !strncmp(name, text, length))
			return (enum unit_kind)kind;
	}
	return UNIT_CLAUSE;
}

static bool is_caption(const struct reading *reading, const char *text, size_t length)
{
	const char *name = word(reading->grammar->words, LINE_CAPTION);
	return strlen(name) == length && !strncmp(name, text, length);
}

static struct block_line *line_of_kind(struct reading *reading, enum unit_kind kind, const char *text)
{
	struct block_line *line = line_add(reading->order);
	line->kind = kind;
	line->text = g_strdup(text);
	return line;
}

/* The last line of the block but so many, where it is of a kind; else NULL. */
static struct block_line *line_before(const struct reading *reading, enum unit_kind kind, guint but)
{
	const GPtrArray *block = reading->order->block;
	struct block_line *line = block && block->len > but ? block->pdata[block->len - 1 - but] : NULL;
	return line && !line->moved && line->kind == kind ? line : NULL;
}

/* The row above a rule is the heads of a table, with the caption that stands before it. */
static void heads_read(struct reading *reading)
{
	struct block_line *head = line_before(reading, UNIT_ROW, 0);
	struct block_line *caption = line_before(reading, UNIT_TABLE, 1);
	if (head)
		head->kind = UNIT_TABLE;
	if (head && caption && !*caption->text) {
		head->more = g_steal_pointer(&caption->more);
		g_ptr_array_remove_index(reading->order->block, reading->order->block->len - 2);
	}
}

/* '| a | b |' or the rule below the heads of a table. */
static void row_read(struct reading *reading, const char *text)
{
	if (strspn(text, "|-: ") == strlen(text) && strstr(text, "---")) {
		heads_read(reading);
		return;
	}
	size_t n = strlen(text);
	bool closed = n > 2 && text[n - 1] == '|' && text[n - 2] != '\\';
	char *within = g_strstrip(g_strndup(text + 1, n - 1 - closed));
	line_of_kind(reading, UNIT_ROW, within);
	g_free(within);
}

static void block_line_read(struct reading *reading, const char *text, struct place at)
{
	const char *label = strstr(text, LABEL_END), *rest = label ? label + strlen(LABEL_END) : NULL;
	guint before = reading->order->block ? reading->order->block->len : 0;
	if (g_str_has_prefix(text, ": ") && before) {
		struct block_line *term = reading->order->block->pdata[before - 1];
		term->kind = UNIT_DEFINITION;
		g_free(term->more);
		term->more = g_strdup(text + 2);
		return;
	}
	if (moved_read(reading, text))
		;
	else if (g_str_has_prefix(text, "### "))
		line_of_kind(reading, UNIT_SUBHEADING, rest ? rest : text + 4);
	else if (g_str_has_prefix(text, "## "))
		line_of_kind(reading, UNIT_SECTION, rest ? rest : text + 3);
	else if (g_str_has_prefix(text, "# "))
		line_of_kind(reading, rest ? UNIT_APPENDIX : UNIT_DOCUMENT, rest ? rest : text + 2);
	else if (g_str_has_prefix(text, "- "))
		line_of_kind(reading, UNIT_ITEM, rest ? rest : text + 2);
	else if (*text == '|')
		row_read(reading, text);
	else if (rest && is_caption(reading, text, (size_t)(label - text)))
		line_of_kind(reading, UNIT_TABLE, "")->more = g_strdup(rest);
	else if (rest)
		line_of_kind(reading, labelled_kind(reading, text, (size_t)(label - text)), rest);
	else
		line_of_kind(reading, UNIT_PARAGRAPH, text);
	if (reading->order->block && reading->order->block->len > before)
		((struct block_line *)reading->order->block->pdata[before])->at = at;
}

/* ---- instructions ------------------------------------------------------------------------------------------------ */

/* The text, or the same with a small first letter: a form may begin with a place. */
static bool either_read(struct reading *reading, enum form form, const char *text, struct slots *slots,
			struct unknown *unknown)
{
	if (slots_read(reading->grammar, form, text, slots, unknown))
		return true;
	gunichar first = g_utf8_get_char(text), small = g_unichar_tolower(first);
	if (first == small)
		return false;
	GString *lower = g_string_new(NULL);
	g_string_append_unichar(lower, small);
	g_string_append(lower, g_utf8_next_char(text));
	bool found = slots_read(reading->grammar, form, lower->str, slots, NULL);
	g_string_free(lower, TRUE);
	return found;
}

static void edit_take(struct order *order, struct slots *slots, struct place at)
{
	struct edit *edit = edit_add(order, slots->edit);
	edit->slots = *slots;
	edit->at = at;
	order->slots = (struct slots){.place = slots->place};
	edit->slots.places = NULL;
}

static bool is_told_last(enum form form)
{
	return form == FORM_BECOMES || form == FORM_BECOMES_RANGE || form == FORM_LEADS;
}

static void instruction_read(struct reading *reading, const char *line, const char *text, bool last)
{
	struct unknown unknown = {NULL, 0};
	struct slots slots = {.nth = NTH_ONLY};
	reading->order = NULL;
	for (int form = 0; form < FORM_SUMS; form++) {
		if (is_told_last((enum form)form) != last ||
		    !either_read(reading, (enum form)form, text, &slots, &unknown))
			continue;
		struct place at = place_in(reading, line, text);
		struct order *order = order_add(reading->orders, form == FORM_IN ? FORM_IN_SEVERAL : (enum form)form);
		order->at = at;
		if (form == FORM_IN)
			edit_take(order, &slots, at);
		else
			order->slots = slots;
		reading->order = last ? NULL : order;
		return;
	}
	if (unknown.text)
		unknown_tell(reading, line, &unknown);
	else
		unreadable(reading, place_in(reading, line, text));
}

static void edit_line_read(struct reading *reading, const char *line, const char *text)
{
	struct slots slots = {.nth = NTH_ONLY};
	struct place at = place_in(reading, line, text);
	for (int form = EDIT_SUBSTITUTE; form <= EDIT_SPLIT_AS; form++)
		if (slots_read(reading->grammar, (enum form)form, text, &slots, NULL)) {
			struct edit *edit = edit_add(reading->order, (enum form)form);
			edit->slots = slots;
			edit->slots.edit = (enum form)form;
			edit->at = at;
			return;
		}
	unreadable(reading, at);
}

static bool sums_read(struct reading *reading, const char *text)
{
	size_t n = strlen(text);
	if (n < 3 || *text != '*' || text[n - 1] != '*')
		return false;
	char *within = g_strndup(text + 1, n - 2);
	bool found = slots_read(reading->grammar, FORM_SUMS, within, &reading->orders->sums, NULL);
	g_free(within);
	if (found && reading->orders->closed)
		unreadable(reading, place_in(reading, text, text));
	reading->orders->closed = reading->orders->closed || found;
	reading->orders->sums_at = place_in(reading, text, text);
	return found;
}

/* What is indented belongs to the instruction above. */
static void indented_read(struct reading *reading, const char *line, const char *text)
{
	const struct order *order = reading->order;
	bool takes_block = order && (order->form == FORM_SUBSTITUTE || order->form == FORM_INSERT ||
				     order->form == FORM_INSERT_START);
	if (takes_block && g_str_has_prefix(text, "> "))
		block_line_read(reading, text + 2, place_in(reading, line, text + 2));
	else if (takes_block && !strcmp(text, ">"))
		;
	else if (order && order->form == FORM_IN_SEVERAL && g_str_has_prefix(text, "- "))
		edit_line_read(reading, line, text + 2);
	else if (order)
		unreadable(reading, place_in(reading, line, text));
}

static void line_read(struct reading *reading, const char *line)
{
	const char *text = line + strspn(line, " \t");
	size_t digits = strspn(text, "0123456789");
	if (!*text || sums_read(reading, text))
		return;
	if (reading->orders->closed) {
		unreadable(reading, place_in(reading, line, text));
	} else if (text > line + 1) {
		indented_read(reading, line, text);
	} else if (digits && g_str_has_prefix(text + digits, ". ")) {
		reading->begun = true;
		instruction_read(reading, line, text + digits + 2, false);
	} else if (g_str_has_prefix(text, "- ")) {
		reading->begun = true;
		instruction_read(reading, line, text + 2, true);
	} else if (g_str_has_prefix(text, "## ")) {
		reading->begun = true;
		reading->order = NULL;
	} else if (reading->begun) {
		unreadable(reading, place_in(reading, line, text));
	}
}

struct orders *orders_read(const char *text, const char *file, const struct grammar *grammar, struct diag *diag)
{
	struct reading reading = {grammar, orders_new(), NULL, file, diag, 0, 0, false};
	while (*text) {
		size_t n = strcspn(text, "\n");
		char *line = g_strchomp(g_strndup(text, n));
		reading.line++;
		line_read(&reading, line);
		g_free(line);
		text += n + (text[n] == '\n');
	}
	if (!reading.orders->closed && !reading.messages)
		diag_add(diag, CODE_INSTRUCTION_FORM, (struct place){file, reading.line, 1},
			 "the closing line, which says what text these instructions are for and what they give, is "
			 "missing: this is no file of keeling-diff --to instructions, or its end was lost");
	return reading.orders;
}
