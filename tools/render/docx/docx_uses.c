/* SPDX-License-Identifier: MIT
 * Lists and their uses: one that prints a number where it stands, or a further one that is made for it. */
#include "render/docx/docx_count.h"

#include <string.h>

unsigned list_use_add(struct list_plan *plan, unsigned list)
{
	struct list_use use = {list, -1, 0};
	g_array_append_val(plan->uses, use);
	return plan->uses->len;
}

struct list *list_of_use(const struct list_plan *plan, unsigned use)
{
	return plan->lists->pdata[g_array_index(plan->uses, struct list_use, use - 1).list];
}

struct list *list_add(struct list_plan *plan)
{
	struct list *list = g_new0(struct list, 1);
	list->dialect = plan->dialect;
	for (int i = 0; i < LIST_LEVELS; i++)
		list->levels[i].start = 1;
	g_ptr_array_add(plan->lists, list);
	return list;
}

struct indent node_indent(const struct docx_house *house, const struct node *node)
{
	const char *style = docx_style(node);
	return node->kind == NODE_CLAUSE || node->kind == NODE_APPENDIX ? docx_house_indent(house, style)
									: docx_house_heading(house, style);
}

/* A list as the part's patterns have it; indents are settled when a level is first used. */
static struct list *part_list(struct run *run)
{
	struct list *list = list_add(run->plan);
	for (unsigned i = 0; i < LIST_LEVELS && !run->letters; i++) {
		const char *pattern = edition_pattern(run->edition, run->part, i + 1);
		if (!pattern || !*pattern)
			break;
		list->levels[i].text = list_text(pattern, i, edition_prefix(run->edition, run->part),
						 edition_number(run->edition, run->part), &list->levels[i].format);
		char name[] = "Clause1";
		list->levels[i].bold = edition_meta(run->edition)->look & LOOK_BOLD_NUMBERS;
		name[6] = (char)('1' + MIN(i ? i - 1 : 0, 5));
		list->levels[i].indent = docx_house_indent(run->house, name);
	}
	return list;
}

/* Before a level is first used: the prefix may belong to it or not, as the number shows. */
static void level_settle(struct run *run, struct list *list, unsigned level, const char *number)
{
	const char *prefix = run->letters ? "" : edition_prefix(run->edition, run->part);
	size_t length = prefix ? strlen(prefix) : 0;
	struct list_level *own = &list->levels[level];
	if (length && own->text && !g_str_has_prefix(number, prefix) && g_str_has_prefix(own->text, prefix))
		memmove(own->text, own->text + length, strlen(own->text) - length + 1);
}

/* Counts the numbers (of a text that has none: NULL) in a use's list; false when Word would print something else. */
static bool use_try(struct run *run, unsigned use, unsigned level, const char *const numbers[STATES])
{
	if (!use)
		return false;
	struct list *list = list_of_use(run->plan, use);
	if (!list->levels[level].settled)
		level_settle(run, list, level, numbers[STATE_NEW] ? numbers[STATE_NEW] : numbers[STATE_OLD]);
	unsigned values[STATES] = {0, 0};
	for (enum text_state state = 0; state < STATES; state++) {
		g_string_truncate(run->printed, 0);
		if (numbers[state] && (!list_next(list, state, level, &values[state], run->printed) ||
				       strcmp(run->printed->str, numbers[state])))
			return false;
	}
	for (enum text_state state = 0; state < STATES; state++) {
		if (!numbers[state])
			continue;
		list_count(list, state, level, values[state]);
		run->last[state] = use;
	}
	return true;
}

const char *count_find(const char *number, const char *count)
{
	size_t length = strlen(count);
	const char *found = NULL;
	for (const char *p = strstr(number, count); p; p = strstr(p + 1, count))
		if ((p == number || !is_lettered(p[-1]) || !g_ascii_isalnum(*p)) && !is_lettered(p[length]))
			found = p;
	return found;
}

/* A further list whose text at the level is spelt out, so that it prints the number. 0 if that can't be done. */
static unsigned use_fresh(struct run *run, unsigned level, unsigned count, const char *number)
{
	if (run->plan->uses->len >= LIST_USES_MOST || strchr(number, '%'))
		return 0;
	struct list *list = part_list(run);
	struct list_level *own = &list->levels[level];
	if (run->letters || run->format)
		own->format = run->format ? *run->format : LIST_UPPER_LETTER;
	GString *text = run->printed;
	g_string_truncate(text, 0);
	list_print(text, run->plan->dialect, own->format, count);
	const char *place = count_find(number, text->str);
	if (!place) {
		g_ptr_array_set_size(run->plan->lists, (gint)run->plan->lists->len - 1);
		return 0;
	}
	g_free(own->text);
	own->text = g_strdup_printf("%.*s%%%u%s", (int)(place - number), number, level + 1, place + text->len);
	own->start = count;
	return list_use_add(run->plan, run->plan->lists->len - 1);
}

unsigned use_main(struct run *run, unsigned level, unsigned count, const char *number)
{
	if (run->letters)
		return use_fresh(run, level, count, number);
	part_list(run);
	return list_use_add(run->plan, run->plan->lists->len - 1);
}

/* Ties the level to the style where neither is tied yet. */
static void level_tie(struct run *run, unsigned use, unsigned level, const char *style)
{
	struct list_level *own = &list_of_use(run->plan, use)->levels[level];
	if (!run->ties || use != run->main || own->style || g_hash_table_contains(run->plan->tied, style))
		return;
	own->style = style;
	g_hash_table_insert(run->plan->tied, (gpointer)style, GUINT_TO_POINTER(use << 4 | level));
}

unsigned use_find(struct run *run, unsigned level, unsigned count, const char *const numbers[STATES])
{
	const unsigned known[] = {run->last[STATE_NEW], run->last[STATE_OLD], run->main, run->apart};
	for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
		if (use_try(run, known[i], level, numbers))
			return known[i];
	const char *number = numbers[STATE_NEW] ? numbers[STATE_NEW] : numbers[STATE_OLD];
	if (numbers[STATE_OLD] && strcmp(numbers[STATE_OLD], number))
		return 0;
	unsigned fresh = use_fresh(run, level, count, number);
	return use_try(run, fresh, level, numbers) ? fresh : 0;
}

void level_use(struct run *run, const struct node *node, unsigned use, unsigned level)
{
	struct list_level *own = &list_of_use(run->plan, use)->levels[level];
	if (own->settled)
		return;
	own->settled = true;
	own->indent = node_indent(run->house, node);
	own->look = g_hash_table_lookup(run->house->looks, docx_style(node));
	level_tie(run, use, level, docx_style(node));
}
