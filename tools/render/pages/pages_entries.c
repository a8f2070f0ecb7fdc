/* SPDX-License-Identifier: MIT
 * Which entry of a form each blank on its pages is for. */
#include "render/pages/form_parts.h"

void entries_begin(struct layout *layout, const struct node *form)
{
	GPtrArray *entries = entries_of(layout->edition, form);
	g_ptr_array_add(layout->forms, entries);
	for (guint i = 0; i < entries->len; i++) {
		const struct entry *entry = entries->pdata[i];
		if (!g_hash_table_contains(layout->asked, entry->field))
			g_hash_table_insert(layout->asked, (gpointer)entry->field, &entries->pdata[i]);
	}
}

const struct entry *entry_of(const struct layout *layout, const struct node *field, unsigned part)
{
	const struct entry *const *first = g_hash_table_lookup(layout->asked, field);
	if (!first)
		return NULL;
	switch (field->kind == NODE_FIELD ? field->field->type : FIELD_TEXT) {
	case FIELD_CHOICES:
	case FIELD_ROWS:
		return first[part];
	case FIELD_SIGNATURE:
		while ((*first)->sign != (enum sign)part)
			first++;
		return *first;
	default:
		return *first;
	}
}

void blank_new(struct layout *layout, struct blank blank, uint32_t parent)
{
	blank.tag = blank.entry ? layout_tag(layout, parent, "Form") : NONE;
	g_array_append_val(layout->blanks, blank);
}

/* Room to write in on the last strip. */
void blank_mark(struct layout *layout, struct blank blank, struct mark mark)
{
	blank_new(layout, blank, layout->at.tag);
	mark.kind = MARK_BLANK;
	mark.tint = TINT_LINE;
	mark.weight = 0.75f;
	mark.what = layout->blanks->len - 1;
	layout_mark(layout, mark);
}
