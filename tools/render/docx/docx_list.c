/* SPDX-License-Identifier: MIT */
#include "render/docx/docx_count.h"

#include <string.h>

static void mark_settle(struct run *run, const struct node *node, unsigned use, unsigned level)
{
	struct list_mark *mark = &run->plan->marks[node->index];
	struct indent indent = node_indent(run->house, node);
	level_use(run, node, use, level);
	const struct list_level *own = &list_of_use(run->plan, use)->levels[level];
	mark->kind = LIST_OWN;
	mark->use = (uint16_t)use;
	mark->level = (uint8_t)level;
	unsigned tied_use = 0, tied = 0;
	mark->tied = list_tied(run->plan, docx_style(node), &tied_use, &tied) && tied_use == use && tied == level;
	mark->indented = own->indent.left != indent.left || own->indent.hanging != indent.hanging;
}

#define COUNT_MOST 999u

/* The count in a number that is known as printed only: what it ends with. 0 if that is no count. */
static unsigned count_guess(enum list_dialect dialect, enum list_format format, const char *number)
{
	GString *text = g_string_new(NULL);
	unsigned found = 0;
	for (unsigned count = 1; count <= COUNT_MOST && !found; count++) {
		g_string_truncate(text, 0);
		list_print(text, dialect, format, count);
		const char *place = count_find(number, text->str);
		const char *rest = place ? place + text->len : "x";
		while (*rest && !is_lettered(*rest))
			rest++;
		found = *rest ? 0 : count;
	}
	g_string_free(text, TRUE);
	return found;
}

/* The level at which the old text counts on its own: LibreOffice takes none from properties that were, but that of the
 * style, or where it has none keeps that of the paragraph now, or takes the first. */
static unsigned level_apart(const struct run *run, const struct node *node)
{
	const struct list_mark *mark = &run->plan->marks[node->index];
	unsigned use, tied;
	if (list_tied(run->plan, docx_style(node), &use, &tied))
		return tied;
	return mark->kind == LIST_OWN ? mark->level : 0;
}

/* The number of the old text in a list of that text alone, or in words. */
static void count_then(struct run *run, const struct node *node, unsigned level, const char *number)
{
	struct list_mark *mark = &run->plan->marks[node->index];
	const char *const then[STATES] = {NULL, number};
	enum list_format format = list_of_use(run->plan, run->main)->levels[level].format;
	unsigned guess = count_guess(run->plan->dialect, format, number), at = level_apart(run, node);
	run->format = &format;
	unsigned was = guess ? use_find(run, at, guess, then) : 0;
	run->format = NULL;
	if (was) {
		run->apart = was;
		level_use(run, node, was, at);
	}
	mark->differs = true;
	mark->was.kind = was ? LIST_OWN : LIST_WORDS;
	mark->was.use = (uint16_t)was;
	mark->was.level = (uint8_t)at;
}

/* One list can't print both numbers: each text has its own. */
static void count_apart(struct run *run, const struct node *node, unsigned level, unsigned count,
			const char *const numbers[STATES])
{
	const char *const now[STATES] = {numbers[STATE_NEW], NULL};
	unsigned use = use_find(run, level, count, now);
	if (use)
		mark_settle(run, node, use, level);
	count_then(run, node, level, numbers[STATE_OLD]);
}

/* A paragraph that was joined to the one before it has its number in properties that were. */
static bool was_joined(const struct run *run, const struct node *node)
{
	return edition_marking(run->edition, node)->head == MARK_REMOVED;
}

static void node_count(struct run *run, const struct node *node, unsigned level, unsigned count,
		       const char *const numbers[STATES])
{
	run->plan->marks[node->index].kind = LIST_WORDS;
	if (!run->main)
		run->main = use_main(run, level, count, numbers[STATE_NEW] ? numbers[STATE_NEW] : numbers[STATE_OLD]);
	if (was_joined(run, node) && level_apart(run, node) != level) {
		count_then(run, node, level, numbers[STATE_OLD]);
		return;
	}
	unsigned use = use_find(run, level, count, numbers);
	if (use)
		mark_settle(run, node, use, level);
	else if (numbers[STATE_NEW] && numbers[STATE_OLD])
		count_apart(run, node, level, count, numbers);
}

/* What it is numbered in the texts: true where Word may count it, false where the number is words in all of them. */
static bool numbers_take(struct run *run, const struct node *node, const char *numbers[STATES])
{
	struct list_mark *mark = &run->plan->marks[node->index];
	bool redline = edition_is_redline(run->edition);
	const char *now = number_in(run->edition, node, STATE_NEW);
	const char *was = redline ? number_in(run->edition, node, STATE_OLD) : NULL;
	numbers[STATE_NEW] = now && *now ? now : NULL;
	numbers[STATE_OLD] = was && *was ? was : NULL;
	bool both = now && was, countable = !both || (*now && *was);
	if (numbers[STATE_NEW] || numbers[STATE_OLD])
		mark->kind = LIST_WORDS;
	if (both && !countable && (*now || *was)) {
		/* It got a number, or has none any more. */
		mark->kind = *now ? LIST_WORDS : LIST_NOT;
		mark->differs = true;
		mark->was.kind = *was ? LIST_WORDS : LIST_NOT;
	}
	return countable && mark->kind == LIST_WORDS;
}

static void node_plan(struct run *run, const struct node *node)
{
	const char *numbers[STATES];
	unsigned level = edition_level(run->edition, node);
	unsigned count = edition_count(run->edition, node);
	if (numbers_take(run, node, numbers) && level > 0 && level <= LIST_LEVELS && count > 0)
		node_count(run, node, level - 1, count, numbers);
}

static bool is_letter(const char *number)
{
	return !number || (strlen(number) == 1 && *number >= 'A' && *number <= 'Z');
}

static void letter_plan(struct run *run, const struct node *appendix)
{
	const char *numbers[STATES];
	if (!numbers_take(run, appendix, numbers) || !is_letter(numbers[STATE_NEW]) || !is_letter(numbers[STATE_OLD]))
		return;
	const char *letter = numbers[STATE_NEW] ? numbers[STATE_NEW] : numbers[STATE_OLD];
	g_assert(letter);
	unsigned count = (unsigned)(*letter - 'A' + 1);
	char *labels[STATES] = {NULL, NULL};
	for (enum text_state state = 0; state < STATES; state++)
		labels[state] = numbers[state] ? label_in(run->edition, appendix, state) : NULL;
	node_count(run, appendix, 0, count, (const char *const *)labels);
	g_free(labels[STATE_NEW]);
	g_free(labels[STATE_OLD]);
}

static void part_plan(struct list_plan *plan, const struct edition *edition, const struct docx_house *house,
		      const struct node *part);

/* In a redline a heading that went may stand in a list that goes on now. */
static bool holds_old_headings(const struct node *node)
{
	return node->kind == NODE_BULLETS || node->kind == NODE_LIST || node->kind == NODE_ITEM ||
	       node->kind == NODE_NOTE;
}

static void nodes_plan(struct run *run, struct run *letters, const struct node *parent)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		if (node->kind == NODE_APPENDIX) {
			letter_plan(letters, node);
			part_plan(run->plan, run->edition, run->house, node);
		} else if (node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING || node->kind == NODE_CLAUSE) {
			node_plan(run, node);
			nodes_plan(run, letters, node);
		} else if (holds_old_headings(node)) {
			nodes_plan(run, letters, node);
		}
	}
}

static void part_plan(struct list_plan *plan, const struct edition *edition, const struct docx_house *house,
		      const struct node *part)
{
	bool ties = part->kind == NODE_DOCUMENT;
	GString *printed = g_string_new(NULL);
	struct run run = {plan, edition, house, part, 0, {0, 0}, 0, NULL, false, ties, printed};
	struct run letters = {plan, edition, house, part, 0, {0, 0}, 0, NULL, true, ties, printed};
	nodes_plan(&run, &letters, part);
	g_string_free(printed, TRUE);
}

static void list_free(gpointer data)
{
	struct list *list = data;
	for (int i = 0; i < LIST_LEVELS; i++)
		g_free(list->levels[i].text);
	g_free(list);
}

struct list_plan *list_plan_new(const struct edition *edition, const struct docx_house *house,
				enum list_dialect dialect)
{
	struct list_plan *plan = g_new0(struct list_plan, 1);
	plan->dialect = dialect;
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
