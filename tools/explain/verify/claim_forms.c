/* SPDX-License-Identifier: MIT */
#include "explain/verify/claim_forms.h"
#include "explain/verify/claims.h"

#include <string.h>

/* Whether nothing but signs stands there: of 'Appendix C – guidance on Form A' the form is another's. */
static bool only_signs(const char *text, size_t from, size_t to)
{
	while (from < to && !g_ascii_isalnum(text[from]))
		from++;
	return from == to;
}

static void form_add(GHashTable *forms, const struct claim_place *form, const char *appendix)
{
	if (form->form && !g_hash_table_contains(forms, form->number))
		g_hash_table_insert(forms, g_strdup(form->number), g_strdup(appendix));
}

/* 'Form A: Site visits' of an appendix that has a letter; 'Appendix B – Form A: Site visits' of one that typed both. */
static void title_read(const struct edition *edition, const struct node *node, GHashTable *forms)
{
	const struct words *words = edition_words(edition);
	bool appendix = node->kind == NODE_APPENDIX;
	const struct node *title = appendix ? NULL : node_child(node, NODE_TITLE);
	g_autoptr(GString) text = g_string_new(appendix ? node->meta->title : "");
	if (title)
		edition_plain(edition, title, text);
	g_autoptr(GPtrArray) places = claim_places_read(words, text->str, NULL);
	g_autoptr(GPtrArray) label = claim_places_read(words, appendix ? edition_label(edition, node) : "", NULL);
	const struct claim_place *first = places->len ? places->pdata[0] : NULL,
				 *second = places->len > 1 ? places->pdata[1] : NULL,
				 *own = label->len ? label->pdata[0] : NULL;
	if (!first || first->from)
		return;
	if (first->form && own && own->appendix)
		form_add(forms, first, own->number);
	else if (first->appendix && !first->form && second && only_signs(text->str, first->to, second->from))
		form_add(forms, second, first->number);
}

static void titles_read(const struct edition *edition, const struct node *parent, GHashTable *forms)
{
	for (const struct node *node = parent->first; node && !node_is_inline(node); node = node->next) {
		if (node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING || node->kind == NODE_APPENDIX)
			title_read(edition, node, forms);
		titles_read(edition, node, forms);
	}
}

GHashTable *claim_forms(const struct changes *changes)
{
	GHashTable *forms = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	for (int old = 0; old < 2; old++) {
		const GPtrArray *editions = changes_editions(changes, !old);
		for (guint i = 0; i < editions->len; i++)
			titles_read(editions->pdata[i], edition_root(editions->pdata[i]), forms);
	}
	return forms;
}

void claim_forms_settle(GHashTable *forms, const GPtrArray *places)
{
	for (guint i = 0; i < places->len; i++) {
		struct claim_place *place = places->pdata[i];
		const char *appendix = place->form ? g_hash_table_lookup(forms, place->number) : NULL;
		if (!appendix)
			continue;
		g_free(place->number);
		place->number = g_strdup(appendix);
		place->form = false;
	}
}
