/* SPDX-License-Identifier: MIT
 * A style sheet looked at as a text that is known to be well formed: its styles, and the numbers that they are tied to.
 * For docx_reference.c and docx_restyle.c. */
#ifndef KEELING_DOCX_SHEET_H
#define KEELING_DOCX_SHEET_H

#include <glib.h>
#include <stdbool.h>

/* A piece of a text. */
struct span {
	const char *start, *end;
};

struct style {
	struct span text;
	char *id, *name, *type;
	const char *new_id; /* of theirs: what it is called from now on */
	bool matched;
};

struct span sheet_span(const char *text);
/* The first element of a name within the span, whose attribute has the value if one is asked for (NULL: any). Elements
 * of that name do not stand in each other. */
bool sheet_element(struct span in, const char *name, const char *attribute, const char *value, struct span *out);
/* The value of an attribute of a tag, and of w:val of the first element of a name; NULL for none. The caller frees it.
 */
char *sheet_value(const char *tag, const char *name);
char *sheet_child_value(struct span in, const char *name);
bool sheet_value_is(const char *tag, const char *name, const char *value);

/* The styles of a sheet, of struct style *. */
GPtrArray *sheet_styles(const char *sheet);
/* The one of the same name and type, however its name is capitalised; or NULL. */
struct style *sheet_style_like(const GPtrArray *styles, const struct style *like);
bool sheet_has_id(const GPtrArray *styles, const char *id);

/* The level of `numbering` (or NULL) that a style is tied to: by the level's properties, or by its own. */
bool sheet_level(const struct style *style, const char *numbering, struct span *level);

#endif
