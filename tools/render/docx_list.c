/* SPDX-License-Identifier: MIT */
#include "render/docx_list.h"

#include <string.h>

/* ---- numbers as Word prints them ------------------------------------------------------------------------------ */

static void letters_append(GString *out, unsigned value, char first)
{
	/* After z come aa, bb, cc. */
	for (unsigned i = 0; i <= (value - 1) / 26; i++)
		g_string_append_c(out, (char)(first + (char)((value - 1) % 26)));
}

static void roman_append(GString *out, unsigned value, bool upper)
{
	static const struct {
		unsigned value;
		const char *lower, *upper;
	} numerals[] = {
		{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"},  {400, "cd", "CD"}, {100, "c", "C"},
		{90, "xc", "XC"}, {50, "l", "L"},    {40, "xl", "XL"}, {10, "x", "X"},    {9, "ix", "IX"},
		{5, "v", "V"},    {4, "iv", "IV"},   {1, "i", "I"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(numerals); i++)
		for (; value >= numerals[i].value; value -= numerals[i].value)
			g_string_append(out, upper ? numerals[i].upper : numerals[i].lower);
}

static void count_append(GString *out, enum list_format format, unsigned value)
{
	if (value == 0 || value > 3999)
		g_string_append_printf(out, "%u", value);
	else if (format == LIST_UPPER_LETTER || format == LIST_LOWER_LETTER)
		letters_append(out, value, format == LIST_UPPER_LETTER ? 'A' : 'a');
	else if (format == LIST_UPPER_ROMAN || format == LIST_LOWER_ROMAN)
		roman_append(out, value, format == LIST_UPPER_ROMAN);
	else
		g_string_append_printf(out, "%u", value);
}

/* What Word would print for the next paragraph of a level. False where programs would differ. */
static bool list_next(const struct list *list, unsigned level, unsigned *value, GString *out)
{
	const struct list_level *own = &list->levels[level];
	if (!own->text || list->counts[level].doubtful)
		return false;
	*value = list->counts[level].seen ? list->counts[level].value + 1 : own->start;
	for (const char *p = own->text; *p; p++) {
		if (p[0] != '%' || p[1] < '1' || p[1] > '9') {
			g_string_append_c(out, *p);
			continue;
		}
		unsigned shown = (unsigned)(*++p - '1');
		if (shown > level || (shown < level && !list->counts[shown].seen))
			return false;
		count_append(out, list->levels[shown].format, shown == level ? *value : list->counts[shown].value);
	}
	return true;
}

static void list_count(struct list *list, unsigned level, unsigned value)
{
	list->counts[level].value = value;
	list->counts[level].seen = true;
	list->counts[level].doubtful = false;
	for (unsigned i = 0; i < level; i++)
		if (!list->counts[i].seen)
			list->counts[i].doubtful = true;
	for (unsigned i = level + 1; i < LIST_LEVELS; i++)
		list->counts[i].seen = list->counts[i].doubtful = false;
}

/* ---- patterns ------------------------------------------------------------------------------------------------- */

static bool is_word(char c)
{
	return g_ascii_isalnum(c) || (unsigned char)c >= 0x80;
}

/* The next counter in a pattern from `p`, or NULL: 1, A, a, I or i that stands alone. */
static const char *counter_find(const char *pattern, const char *p)
{
	for (; *p; p++)
		if (strchr("1AaIi", *p) && (p == pattern || !is_word(p[-1])) && !is_word(p[1]))
			return p;
	return NULL;
}

static enum list_format counter_format(char counter)
{
	switch (counter) {
	case 'A':
		return LIST_UPPER_LETTER;
	case 'a':
		return LIST_LOWER_LETTER;
	case 'I':
		return LIST_UPPER_ROMAN;
	case 'i':
		return LIST_LOWER_ROMAN;
	default:
		return LIST_DECIMAL;
	}
}

/* A pattern as w:lvlText: its last counter is the level's own, those before it its parents'; the parent of level 0 is
 * the part itself, whose letter is printed as it is. */
static char *pattern_text(const char *pattern, unsigned level, const char *prefix, const char *letter,
			  enum list_format *format)
{
	GString *out = g_string_new(prefix);
	int counters = 0;
	for (const char *p = counter_find(pattern, pattern); p; p = counter_find(pattern, p + 1))
		counters++;
	int shown = (int)level + 1 - counters;
	const char *from = pattern;
	for (const char *p = counter_find(pattern, pattern); p; p = counter_find(pattern, p + 1)) {
		g_string_append_len(out, from, p - from);
		if (shown < 0)
			g_string_append(out, letter);
		else
			g_string_append_printf(out, "%%%d", shown + 1);
		*format = counter_format(*p);
		from = p + 1;
		shown++;
	}
	g_string_append(out, from);
	return g_string_free(out, FALSE);
}

/* ---- the plan ------------------------------------------------------------------------------------------------- */

/* A run of numbers that belong together: the clauses of a part, or the letters of its appendices. */
struct run {
	struct list_plan *plan;
	const struct edition *edition;
	const struct docx_house *house;
	const struct node *part;
	unsigned main, last; /* uses; 0 for none yet */
	bool letters, ties;
	GString *printed;
};

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
	for (int i = 0; i < LIST_LEVELS; i++)
		list->levels[i].start = 1;
	g_ptr_array_add(plan->lists, list);
	return list;
}

static void list_free(gpointer data)
{
	struct list *list = data;
	for (int i = 0; i < LIST_LEVELS; i++)
		g_free(list->levels[i].text);
	g_free(list);
}

/* Where the numbers and the text of a node stand. */
static struct indent node_indent(const struct docx_house *house, const struct node *node)
{
	if (node->kind == NODE_CLAUSE || node->kind == NODE_APPENDIX)
		return docx_house_indent(house, docx_style(node));
	return (struct indent){0, docx_house_indent(house, "Clause1").hanging};
}

/* A list as the part's patterns have it; indents are settled when a level is first used. */
static struct list *part_list(struct run *run)
{
	struct list *list = list_add(run->plan);
	for (unsigned i = 0; i < LIST_LEVELS && !run->letters; i++) {
		const char *pattern = edition_pattern(run->edition, run->part, i + 1);
		if (!pattern || !*pattern)
			break;
		list->levels[i].text = pattern_text(pattern, i, edition_prefix(run->edition, run->part),
						    edition_number(run->edition, run->part), &list->levels[i].format);
		char name[] = "Clause1";
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

/* Counts the number in a use's list; false when Word would print something else. */
static bool use_try(struct run *run, unsigned use, unsigned level, const char *number)
{
	if (!use)
		return false;
	struct list *list = list_of_use(run->plan, use);
	if (!list->levels[level].settled)
		level_settle(run, list, level, number);
	unsigned value;
	g_string_truncate(run->printed, 0);
	if (!list_next(list, level, &value, run->printed) || strcmp(run->printed->str, number))
		return false;
	list_count(list, level, value);
	run->last = use;
	return true;
}

/* Where in a number its own count stands, the last such place; NULL if nowhere. */
static const char *count_find(const char *number, const char *count)
{
	size_t length = strlen(count);
	const char *found = NULL;
	for (const char *p = strstr(number, count); p; p = strstr(p + 1, count))
		if ((p == number || !is_word(p[-1]) || !g_ascii_isalnum(*p)) && !is_word(p[length]))
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
	if (run->letters)
		own->format = LIST_UPPER_LETTER;
	GString *text = run->printed;
	g_string_truncate(text, 0);
	count_append(text, own->format, count);
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

static unsigned use_main(struct run *run, unsigned level, unsigned count, const char *number)
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

static void node_count(struct run *run, const struct node *node, unsigned level, unsigned count, const char *number)
{
	struct list_mark *mark = &run->plan->marks[node->index];
	mark->kind = LIST_WORDS;
	if (!run->main)
		run->main = use_main(run, level, count, number);
	if (!use_try(run, run->last, level, number) && !use_try(run, run->main, level, number) &&
	    !use_try(run, use_fresh(run, level, count, number), level, number))
		return;
	const char *style = docx_style(node);
	struct indent indent = node_indent(run->house, node);
	struct list_level *own = &list_of_use(run->plan, run->last)->levels[level];
	if (!own->settled) {
		own->settled = true;
		own->indent = indent;
		level_tie(run, run->last, level, style);
	}
	mark->kind = LIST_OWN;
	mark->use = (uint16_t)run->last;
	mark->level = (uint8_t)level;
	unsigned use = 0, tied = 0;
	mark->tied = list_tied(run->plan, style, &use, &tied) && use == run->last && tied == level;
	mark->indented = own->indent.left != indent.left || own->indent.hanging != indent.hanging;
}

static void node_plan(struct run *run, const struct node *node)
{
	const char *number = edition_number(run->edition, node);
	if (!*number)
		return;
	unsigned level = edition_level(run->edition, node);
	unsigned count = edition_count(run->edition, node);
	if (level == 0 || level > LIST_LEVELS || count == 0)
		run->plan->marks[node->index].kind = LIST_WORDS;
	else
		node_count(run, node, level - 1, count, number);
}

static void letter_plan(struct run *run, const struct node *appendix)
{
	const char *number = edition_number(run->edition, appendix);
	const char *label = edition_label(run->edition, appendix);
	if (!*number)
		return;
	if (strlen(number) == 1 && *number >= 'A' && *number <= 'Z')
		node_count(run, appendix, 0, (unsigned)(*number - 'A' + 1), label);
	else
		run->plan->marks[appendix->index].kind = LIST_WORDS;
}

static void part_plan(struct list_plan *plan, const struct edition *edition, const struct docx_house *house,
		      const struct node *part);

static void nodes_plan(struct run *run, struct run *letters, const struct node *parent)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		if (node->kind == NODE_APPENDIX) {
			letter_plan(letters, node);
			part_plan(run->plan, run->edition, run->house, node);
		} else if (node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING || node->kind == NODE_CLAUSE) {
			node_plan(run, node);
			nodes_plan(run, letters, node);
		}
	}
}

static void part_plan(struct list_plan *plan, const struct edition *edition, const struct docx_house *house,
		      const struct node *part)
{
	bool ties = part->kind == NODE_DOCUMENT;
	GString *printed = g_string_new(NULL);
	struct run run = {plan, edition, house, part, 0, 0, false, ties, printed};
	struct run letters = {plan, edition, house, part, 0, 0, true, ties, printed};
	nodes_plan(&run, &letters, part);
	g_string_free(printed, TRUE);
}

struct list_plan *list_plan_new(const struct edition *edition, const struct docx_house *house)
{
	struct list_plan *plan = g_new0(struct list_plan, 1);
	plan->lists = g_ptr_array_new_with_free_func(list_free);
	plan->uses = g_array_new(FALSE, FALSE, sizeof(struct list_use));
	plan->marks = g_new0(struct list_mark, edition_doc(edition)->nodes);
	plan->tied = g_hash_table_new(g_str_hash, g_str_equal);
	plan->bullets = g_hash_table_new(g_direct_hash, g_direct_equal);
	plan->ordinary = g_hash_table_new(g_direct_hash, g_direct_equal);
	part_plan(plan, edition, house, edition_root(edition));
	return plan;
}

void list_plan_free(struct list_plan *plan)
{
	if (!plan)
		return;
	g_ptr_array_unref(plan->lists);
	g_array_unref(plan->uses);
	g_hash_table_unref(plan->tied);
	g_hash_table_unref(plan->bullets);
	g_hash_table_unref(plan->ordinary);
	g_free(plan->marks);
	g_free(plan);
}

bool list_tied(const struct list_plan *plan, const char *style, unsigned *use, unsigned *level)
{
	unsigned packed = GPOINTER_TO_UINT(g_hash_table_lookup(plan->tied, style));
	*use = packed >> 4;
	*level = packed & 0xf;
	return packed != 0;
}
