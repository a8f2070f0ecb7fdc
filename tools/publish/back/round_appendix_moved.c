/* SPDX-License-Identifier: MIT
 * An appendix that somebody took out in one place of the edited file and put in at another: its line in the front
 * matter goes there, and what was edited in it is found as elsewhere. */
#include "compare/match/myers.h"
#include "publish/back/round_appendix.h"

#include <string.h>

/* The title of one that is gone, and has these words; NULL for none. */
static const struct line *title_gone(const struct rounding *rounding, const struct line *new)
{
	for (guint i = 0; i < rounding->old->len; i++) {
		const struct line *old = line_at(rounding->old, i);
		const struct node *node = is_appendix_title(old) && !line_stays(old) ? old->node : NULL;
		if (node && node->kind == NODE_TITLE && node->parent->kind == NODE_APPENDIX &&
		    !strcmp(old->key, new->key) && !appendix_stays(rounding, node->parent))
			return old;
	}
	return NULL;
}

/* The line of the front matter goes where the appendix is listed now. False where it has none of its own. */
static bool entry_move(const struct coming *coming, const struct node *appendix)
{
	const GString *text = coming->text;
	size_t start, at, other, other_at;
	if (appendix->parent != coming->of || !coming->beside || !entry_is_line(text, appendix, &start, &at) ||
	    !entry_is_line(text, coming->beside, &other, &other_at))
		return false;
	size_t end = line_after(text, start), to = coming->before ? other : line_after(text, other);
	round_edit(coming->rounding, coming->list, to, to, g_strndup(text->str + start, end - start));
	round_edit(coming->rounding, coming->list, start, end, g_strdup(""));
	return true;
}

static void title_move(struct coming *coming)
{
	struct rounding *rounding = coming->rounding;
	const struct line *title = title_gone(rounding, line_at(rounding->new, coming->first));
	if (!title || !coming_is_new(coming))
		return;
	const struct node *appendix = title->node->parent;
	guint at = (guint)(title - line_at(rounding->old, 0)), end = title_behind(rounding->old, at);
	bool holds = end < rounding->old->len && is_within(line_at(rounding->old, end)->node, appendix);
	if (holds)
		return;
	g_hash_table_add(rounding->moved, (gpointer)appendix);
	const char *list = appendix->place.file;
	if (coming_list(coming) && entry_move(coming, appendix))
		round_note(rounding, "the appendix '%s' was moved: so is its line under 'appendices:' in '%s'",
			   appendix->meta->title, list);
	else
		round_leave(rounding,
			    "the appendix '%s' was moved: it is to be moved under 'appendices:' in '%s' by hand",
			    appendix->meta->title, list);
	lines_pair_part(rounding->old, &(struct hunk){at, end - at, coming->first, coming->end - coming->first},
			rounding->new);
}

void appendices_move(struct rounding *rounding)
{
	for (guint i = 0, end; i < rounding->new->len && !rounding->through; i = end) {
		end = title_behind(rounding->new, i);
		const struct line *line = line_at(rounding->new, i);
		struct coming coming = {.rounding = rounding, .first = i, .end = end};
		if (is_appendix_title(line) && !line_stays(line))
			title_move(&coming);
	}
}
