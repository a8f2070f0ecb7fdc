/* SPDX-License-Identifier: MIT
 * An appendix that somebody took out of the edited file. Its file is taken out by hand, with its line in the front
 * matter: a command that writes sources deletes none. */
#include "publish/back/round_appendix.h"

bool is_within(const struct node *node, const struct node *appendix)
{
	while (node && node != appendix)
		node = node->parent;
	return node != NULL;
}

bool appendix_stays(const struct rounding *rounding, const struct node *appendix)
{
	for (guint i = 0; i < rounding->old->len; i++) {
		const struct line *line = line_at(rounding->old, i);
		if (*line->text && line_stays(line) && is_within(line->node, appendix))
			return true;
	}
	return false;
}

/* The outermost appendix around a node of which nothing stays, or NULL. */
static const struct node *appendix_gone(const struct rounding *rounding, const struct node *node)
{
	const struct node *gone = NULL;
	for (; node; node = node->parent)
		if (node->kind == NODE_APPENDIX && !appendix_stays(rounding, node))
			gone = node;
	return gone;
}

bool appendix_leave(struct rounding *rounding, const struct line *old)
{
	const struct node *appendix = appendix_gone(rounding, old->node);
	if (!appendix)
		return false;
	round_leave(
		rounding,
		"the appendix '%s' was taken out: take its line out from under 'appendices:' in '%s', and delete '%s' "
		"where no other document has it",
		appendix->meta->title, appendix->place.file,
		source_shown(rounding->collection->sources, appendix->meta->source));
	for (guint i = 0; i < rounding->old->len; i++) {
		struct line *line = line_at(rounding->old, i);
		line->settled = line->settled || is_within(line->node, appendix);
	}
	return true;
}
