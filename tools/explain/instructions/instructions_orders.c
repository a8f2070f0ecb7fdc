/* SPDX-License-Identifier: MIT
 * Instructions as data, and as Markdown. */
#include "explain/instructions/instructions_orders.h"
#include "explain/instructions/instructions_inline.h"
#include "explain/overview/phrases.h"

#include <string.h>

static void edit_free(void *gone)
{
	struct edit *edit = gone;
	slots_clear(&edit->slots);
	g_free(edit);
}

static void line_gone(void *gone)
{
	struct block_line *line = gone;
	slots_clear(&line->slots);
	g_free(line->label);
	g_free(line->text);
	g_free(line->more);
	g_free(line);
}

static void order_free(void *gone)
{
	struct order *order = gone;
	slots_clear(&order->slots);
	g_clear_pointer(&order->edits, g_ptr_array_unref);
	g_clear_pointer(&order->block, g_ptr_array_unref);
	g_free(order->group);
	g_free(order);
}

struct orders *orders_new(void)
{
	struct orders *orders = g_new0(struct orders, 1);
	orders->list = g_ptr_array_new_with_free_func(order_free);
	return orders;
}

void orders_free(struct orders *orders)
{
	if (!orders)
		return;
	g_ptr_array_unref(orders->list);
	g_free(orders->title);
	g_free(orders->lead);
	g_free(orders->unsaid);
	slots_clear(&orders->sums);
	g_free(orders);
}

struct order *order_add(struct orders *orders, enum form form)
{
	struct order *order = g_new0(struct order, 1);
	order->form = form;
	g_ptr_array_add(orders->list, order);
	return order;
}

struct edit *edit_add(struct order *order, enum form form)
{
	struct edit *edit = g_new0(struct edit, 1);
	edit->slots.edit = form;
	if (!order->edits)
		order->edits = g_ptr_array_new_with_free_func(edit_free);
	g_ptr_array_add(order->edits, edit);
	return edit;
}

struct block_line *line_add(struct order *order)
{
	struct block_line *line = g_new0(struct block_line, 1);
	if (!order->block)
		order->block = g_ptr_array_new_with_free_func(line_gone);
	g_ptr_array_add(order->block, line);
	return line;
}

const char *line_kind_key(enum unit_kind kind)
{
	static const char *const keys[UNIT_KINDS] = {
		[UNIT_FORM] = "instruct-line-form",
		[UNIT_FIELD] = "instruct-line-field",
		[UNIT_FLOWCHART] = "instruct-line-flowchart",
		[UNIT_STEP] = "instruct-line-step",
		[UNIT_CODE] = "instruct-line-code",
		[UNIT_CITATION] = "fact-citation",
		[UNIT_SHORT] = "fact-short",
		[UNIT_REVIEW] = "fact-review",
		[UNIT_OWNER] = "fact-owner",
	};
	return keys[kind];
}

/* ---- blocks ------------------------------------------------------------------------------------------------------ */

/* A backslash before what would make a paragraph something else. */
static void paragraph_write(const char *text, GString *out)
{
	size_t digits = strspn(text, "0123456789");
	if (strchr("-+:>", *text) && *text)
		g_string_append_c(out, '\\');
	else if (digits && text[digits] && strchr(".)", text[digits])) {
		g_string_append_len(out, text, (gssize)digits);
		g_string_append_c(out, '\\');
		text += digits;
	}
	g_string_append(out, text);
}

static void labelled_write(const char *sign, const struct block_line *line, GString *out)
{
	g_string_append(out, sign);
	if (line->label && *line->label)
		g_string_append_printf(out, "%s" LABEL_END, line->label);
	g_string_append(out, line->text);
}

static void table_rule(const char *row, GString *out)
{
	g_string_append(out, "\n   > |");
	for (const char *p = row; *p; p++) {
		if (*p == '\\' && p[1])
			p++;
		else if (*p == '|')
			g_string_append(out, "---|");
	}
	g_string_append(out, "---|");
}

/* A row that would be read as the rule below the heads. */
static bool is_rule(const char *row)
{
	return strspn(row, "|-: ") == strlen(row);
}

static void line_write(const struct block_line *line, const struct grammar *grammar, GString *out)
{
	const char *kind = line_kind_key(line->kind);
	if (kind) {
		g_string_append_printf(out, "%s" LABEL_END "%s", word(grammar->words, kind), line->text);
		return;
	}
	switch (line->kind) {
	case UNIT_DOCUMENT:
		g_string_append_printf(out, "# %s", line->text);
		break;
	case UNIT_APPENDIX:
		g_string_append_printf(out, "# %s" LABEL_END "%s",
				       line->label && *line->label ? line->label : LABEL_NONE, line->text);
		break;
	case UNIT_SECTION:
	case UNIT_SUBHEADING:
		labelled_write(line->kind == UNIT_SECTION ? "## " : "### ", line, out);
		break;
	case UNIT_CLAUSE:
		g_string_append_printf(out, "%s" LABEL_END "%s", line->label && *line->label ? line->label : LABEL_NONE,
				       line->text);
		break;
	case UNIT_ITEM:
		labelled_write("- ", line, out);
		break;
	case UNIT_TABLE:
	case UNIT_ROW:
		if (line->kind == UNIT_TABLE && line->more)
			g_string_append_printf(out, "%s" LABEL_END "%s\n   >\n   > ",
					       word(grammar->words, LINE_CAPTION), line->more);
		g_string_append_printf(out, "| %s%s |", is_rule(line->text) ? INLINE_CUT : "", line->text);
		if (line->kind == UNIT_TABLE)
			table_rule(line->text, out);
		break;
	case UNIT_DEFINITION:
		g_string_append_printf(out, "%s\n   > : %s", line->text, line->more ? line->more : "");
		break;
	default:
		paragraph_write(line->text, out);
	}
}

static void block_write(const GPtrArray *block, const struct grammar *grammar, GString *out)
{
	enum unit_kind before = UNIT_KINDS;
	for (guint i = 0; i < block->len; i++) {
		const struct block_line *line = block->pdata[i];
		bool together = i && ((line->kind == UNIT_ROW && (before == UNIT_ROW || before == UNIT_TABLE)) ||
				      (line->kind == UNIT_ITEM && before == UNIT_ITEM));
		g_string_append(out, !i ? "\n   > " : together ? "   > " : "   >\n   > ");
		if (line->moved) {
			char *text = slots_write(grammar, line->moved, &line->slots);
			g_string_append_printf(out, "[%s]", text);
			g_free(text);
		} else {
			line_write(line, grammar, out);
		}
		g_string_append_c(out, '\n');
		before = line->moved ? UNIT_KINDS : line->kind;
	}
}

/* ---- orders ------------------------------------------------------------------------------------------------------ */

static bool is_followed(enum form form)
{
	return form == FORM_BECOMES || form == FORM_BECOMES_RANGE || form == FORM_LEADS;
}

static void edits_write(const struct order *order, const struct grammar *grammar, GString *out)
{
	for (guint i = 0; i < order->edits->len; i++) {
		const struct edit *edit = order->edits->pdata[i];
		char *text = slots_write(grammar, edit->slots.edit, &edit->slots);
		g_string_append_printf(out, "   - %s\n", text);
		g_free(text);
	}
}

static char *order_text(const struct order *order, const struct grammar *grammar)
{
	if (order->form != FORM_IN_SEVERAL || order->edits->len > 1)
		return slots_write(grammar, order->form, &order->slots);
	struct slots slots = ((struct edit *)order->edits->pdata[0])->slots;
	slots.place = order->slots.place;
	return slots_write(grammar, FORM_IN, &slots);
}

static void order_write(const struct order *order, guint number, const struct grammar *grammar, GString *out)
{
	char *text = phrase_capital(order_text(order, grammar));
	if (is_followed(order->form)) {
		g_string_append_printf(out, "- %s\n", text);
	} else {
		g_string_append_printf(out, "%u. %s\n", number, text);
		if (order->form == FORM_IN_SEVERAL && order->edits->len > 1)
			edits_write(order, grammar, out);
		if (order->block)
			block_write(order->block, grammar, out);
		g_string_append_c(out, '\n');
	}
	g_free(text);
}

void orders_write(const struct orders *orders, const struct grammar *grammar, GString *out)
{
	const char *group = NULL;
	guint number = 0;
	bool followed = false;
	g_string_append_printf(out, "# %s\n\n%s\n\n", orders->title, orders->lead);
	if (orders->unsaid)
		g_string_append_printf(out, "%s\n\n", orders->unsaid);
	for (guint i = 0; i < orders->list->len; i++) {
		const struct order *order = orders->list->pdata[i];
		if (order->group && g_strcmp0(group, order->group))
			g_string_append_printf(out, "## %s\n\n", order->group);
		group = order->group;
		followed = followed || is_followed(order->form);
		number += !is_followed(order->form);
		order_write(order, number, grammar, out);
	}
	char *sums = slots_write(grammar, FORM_SUMS, &orders->sums);
	g_string_append_printf(out, "%s*%s*\n", followed ? "\n" : "", sums);
	g_free(sums);
}
