/* SPDX-License-Identifier: MIT
 * Appendices of a Word file that comes back, and the lists of them in front matter. For publish/round_appendix*.c only.
 */
#ifndef KEELING_ROUND_APPENDIX_H
#define KEELING_ROUND_APPENDIX_H

#include "publish/back/round_internal.h"

/* One that is at a place where none was. */
struct coming {
	struct rounding *rounding;
	guint first, end;          /* its lines in the new file, the title first */
	const struct node *of;     /* the document, or appendix, that lists it */
	const struct node *beside; /* the appendix that it is listed before or behind; NULL: it is the first */
	bool before;
	const char *list;    /* the file with the front matter */
	const GString *text; /* of it */
	char *path, *name;   /* of the new file; the same as the front matter writes it */
};

bool is_appendix_title(const struct line *line);
/* The next title behind a line, or the end of the file. */
guint title_behind(const GArray *lines, guint place);
/* Whether nothing in it stands in the sources. */
bool coming_is_new(const struct coming *coming);
/* Finds where it is listed: before the next appendix that stays where it was, else behind the last. False where that is
 * not known. */
bool coming_list(struct coming *coming);
/* Whether the entry of an appendix is a line of its own: where it begins, and the entry's words. */
bool entry_is_line(const GString *text, const struct node *appendix, size_t *start, size_t *at);
/* Whether a node stands in an appendix; whether some words in it stay in the sources. */
bool is_within(const struct node *node, const struct node *appendix);
bool appendix_stays(const struct rounding *rounding, const struct node *appendix);

#endif
