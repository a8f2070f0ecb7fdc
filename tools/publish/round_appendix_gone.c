/* SPDX-License-Identifier: MIT
 * An appendix that somebody took out of the edited file. Its file is taken out by hand, with its line in the front
 * matter: a command that writes sources deletes none. */
#include "publish/round_internal.h"

static bool is_within(const struct node *node, const struct node *appendix)
{
	while (node && node != appendix)
		node = node->parent;
	return node != NULL;
}

static bool any_stays(const struct rounding *rounding, const struct node *appendix)
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
		if (node->kind == NODE_APPENDIX && !any_stays(rounding, node))
			gone = node;
	return gone;
}

bool appendix_leave(struct rounding *rounding, const struct line *old)
{
	const struct node *appendix = appendix_gone(rounding, old->node);
	if (!appendix)
		return false;
	const struct sources *sources = rounding->collection->sources;
	round_leave(
		rounding,
		"the appendix '%s' was taken out: take its line out of the front matter, %s:%u, and delete '%s' where "
		"no other document has it",
		appendix->meta->title, appendix->place.file, appendix->place.line,
		source_shown(sources, appendix->meta->source));
	for (guint i = 0; i < rounding->old->len; i++) {
		struct line *line = line_at(rounding->old, i);
		line->settled = line->settled || is_within(line->node, appendix);
	}
	return true;
}
