/* SPDX-License-Identifier: MIT
 * The title of a document or an appendix, its version and dates, the contents, and the words at the edges of pages. */
#include "render/pages/layout.h"
#include "model/standing.h"

#include <string.h>

static bool is_draft(const struct layout *layout)
{
	const struct meta *meta = edition_meta(layout->edition);
	return meta->status_given && meta->status == DOC_DRAFT;
}

/* 'Version 3.0', or NULL. The caller frees it. */
static char *version_words(const struct layout *layout, const struct meta *meta)
{
	return meta->version ? word_fill(layout->words, "version-n", "version", meta->version, NULL) : NULL;
}

/* ---- the title ------------------------------------------------------------------------------------------------- */

/* A paragraph in another size; `role` bold or not. */
static void words_set(struct layout *layout, enum font_role role, double size, enum tint tint, const char *words,
		      double gap)
{
	struct place_on before = layout->at;
	layout->at.style = layout_style(layout, role, size);
	layout->at.tint = tint;
	layout_words(layout, "P", words, gap);
	layout->at = before;
}

/* A gap around the title, drawn together like all others of the form. */
static double title_gap(const struct layout *layout, double points)
{
	return layout->squeeze ? points * layout->paper->form_squeeze : points;
}

static void title_set(struct layout *layout, const struct node *node, unsigned level, double size, const char *above)
{
	struct place_on before = layout->at;
	uint32_t tag = layout_heading(layout, level);
	layout->at.x = layout->paper->left;
	layout->at.width = layout->paper->width - layout->paper->right - layout->at.x;
	layout->at.tag = tag;
	layout->at.keep = true;
	if (above) {
		/* Ends with a space, so that it is a word of its own where the heading is read out. */
		char *words = g_strconcat(above, "\xC2\xA0", NULL);
		layout->at.style = layout_style(layout, FONT_BOLD, layout->paper->heading);
		layout->at.tint = TINT_ACCENT;
		layout_words(layout, NULL, words, 0);
		layout->after = size * 0.1;
		layout->at.tint = before.tint;
		g_free(words);
	}
	layout->at.style = layout_style(layout, FONT_BOLD, size);
	const struct node *title = node_child(node, NODE_TITLE);
	layout->strong++;
	layout->at.direct = true;
	if (title)
		layout_paragraph(layout, title, "P", title_gap(layout, size * 0.25));
	else
		layout_words(layout, NULL, node->meta->title, title_gap(layout, size * 0.25));
	layout->strong--;
	layout->at = before;
	layout->after = title_gap(layout, size * 0.35);
}

static void fact_set(struct layout *layout, const char *key, const char *text)
{
	if (!text)
		return;
	char *words = g_strdup_printf("%s: %s", word(layout->words, key), text);
	words_set(layout, FONT_REGULAR, layout->paper->body, TINT_SOFT, words, 0);
	g_free(words);
}

static void fact_day(struct layout *layout, const char *key, const char *day)
{
	if (!day)
		return;
	char *words = word_date(layout->words, day);
	fact_set(layout, key, words);
	g_free(words);
}

/* 'In force from 1 June 2026 · Version 2.0' in bold, and what is known of its dates. */
static void status_set(struct layout *layout, const struct meta *meta)
{
	g_autofree char *status = standing_words(layout->words, meta);
	char *version = version_words(layout, meta);
	if (status || version) {
		char *words =
			g_strconcat(status ? status : version, status && version ? " \xC2\xB7 " : NULL, version, NULL);
		words_set(layout, FONT_BOLD, layout->paper->heading, TINT_INK, words, layout->paper->body * 0.3);
		g_free(words);
	}
	g_free(version);
	fact_day(layout, "fact-adopted", meta->adopted);
	fact_day(layout, "fact-effective", meta->effective);
	fact_day(layout, "fact-replaced", meta->replaced);
	fact_day(layout, "fact-review", meta->review);
	fact_set(layout, "fact-owner", meta->owner);
	layout->after = layout->paper->body * 1.4;
}

static void line_across(struct layout *layout, enum tint tint, double weight, double gap)
{
	layout_strip(layout, gap, weight)->keep = true;
	layout_mark(layout, (struct mark){.kind = MARK_RULE,
					  .tint = tint,
					  .x = (float)layout->paper->left,
					  .width = (float)(layout->at.x + layout->at.width - layout->paper->left),
					  .weight = (float)weight});
}

void pages_front(struct layout *layout, const struct node *node)
{
	const struct constitution *constitution = edition_constitution(layout->edition);
	struct place_on before = layout->at;
	layout->at.x = layout->paper->left;
	layout->at.width = layout->paper->width - layout->paper->right - layout->at.x;
	const char *council = constitution ? constitution->council : "";
	if (node->kind == NODE_DOCUMENT) {
		if (*council)
			words_set(layout, FONT_REGULAR, layout->paper->body, TINT_SOFT, council, 0);
		title_set(layout, node, 1, layout->paper->title, NULL);
		status_set(layout, edition_meta(layout->edition));
	} else {
		char *whose = g_strdup_printf("%s%s%s, %s", council, *council ? " \xC2\xB7 " : "",
					      edition_title(layout->edition), edition_label(layout->edition, node));
		words_set(layout, FONT_REGULAR, layout->paper->body, TINT_SOFT, whose, 0);
		layout->after = title_gap(layout, layout->paper->body * 0.4);
		g_free(whose);
		title_set(layout, node, 1, layout->paper->title * 0.85, NULL);
	}
	line_across(layout, TINT_ACCENT, 2, 0);
	layout->after = title_gap(layout, layout->paper->body * (node->kind == NODE_DOCUMENT ? 1.2 : 0.8));
	layout->at = before;
}

void pages_appendix_title(struct layout *layout, const struct node *node)
{
	guint first = layout->strips->len;
	title_set(layout, node, 2, layout->paper->title * 0.85, edition_label(layout->edition, node));
	if (layout->strips->len > first)
		g_array_index(layout->strips, struct strip, first).fresh = true;
	if (node->whole)
		status_set(layout, node->meta);
}

/* ---- contents and outline -------------------------------------------------------------------------------------- */

static void entry_add(struct layout *layout, const struct node *node, unsigned level)
{
	const struct node *title = node_child(node, NODE_TITLE);
	GString *words = g_string_new(NULL);
	const char *number = node->kind == NODE_APPENDIX ? edition_label(layout->edition, node)
							 : edition_number(layout->edition, node);
	if (*number)
		g_string_append_printf(words, "%s%s ", number, node->kind == NODE_APPENDIX ? ":" : "");
	if (title)
		node_plain(title, words);
	else if (node->kind == NODE_APPENDIX)
		g_string_append(words, node->meta->title);
	struct listed entry = {.level = level, .node = node, .words = g_string_free(words, FALSE)};
	g_array_append_val(layout->entries, entry);
	for (const struct node *child = node->first; child; child = child->next)
		if (child->kind == NODE_SECTION || child->kind == NODE_SUBHEADING)
			entry_add(layout, child, level + 1);
}

/* A form by itself is found by the headings of its groups. */
static void groups_add(struct layout *layout, const struct node *form)
{
	for (const struct node *field = form->first; field; field = field->next) {
		const struct node *label = node_child(field, NODE_LABEL);
		if (field->kind != NODE_FIELD || !label ||
		    (field->field->type != FIELD_GROUP && field->field->type != FIELD_OFFICE))
			continue;
		GString *words = g_string_new(NULL);
		edition_plain(layout->edition, label, words);
		struct listed entry = {.level = 1, .node = field, .words = g_string_free(words, FALSE)};
		g_array_append_val(layout->entries, entry);
	}
}

void pages_outline(struct layout *layout)
{
	for (const struct node *child = layout->part->first; child; child = child->next)
		if (child->kind == NODE_SECTION || child->kind == NODE_APPENDIX)
			entry_add(layout, child, 1);
		else if (child->kind == NODE_FORM && layout->part->kind == NODE_APPENDIX)
			groups_add(layout, child);
}

/* The words of a title without its number: where they begin in the entry. */
static void contents_line(struct layout *layout, const struct listed *entry, uint32_t contents)
{
	struct place_on before = layout->at;
	const char *number = entry->node->kind == NODE_SECTION ? edition_number(layout->edition, entry->node) : "";
	uint32_t item = layout_tag(layout, contents, "TOCI");
	uint32_t tag = layout_tag(layout, layout_tag(layout, item, "Reference"), "Link");
	uint32_t stretch = layout_stretch(layout, tag);
	const char *words = entry->words + (*number ? strlen(number) + 1 : 0);
	const double pages = 3 * layout->paper->body; /* room for the page's number */
	struct stretch *link = layout_stretch_get(layout, stretch);
	link->target = entry->node;
	link->words = arena_text(layout->arena, entry->words);
	layout->at.width -= pages;
	if (*number)
		layout_label(layout, tag, number, layout->at.x - layout->paper->number);
	uint32_t lines = layout->measure->lines->len;
	measure_begin(layout->measure, false);
	measure_text(layout->measure, &layout->at.style, stretch, words, entry->node->place);
	measure_end(layout->measure);
	layout_lines(layout, layout->at.style.size * 0.3);
	layout_label_flush(layout);
	if (layout->measure->lines->len == lines) { /* a heading without words has no line to lead from */
		layout->at = before;
		return;
	}
	const struct mark *last = &g_array_index(layout->marks, struct mark, layout->marks->len - 1);
	double end = (double)(last->x + measure_line(layout->measure, last->what)->width) + 6, y = (double)last->y;
	if (end < before.x + before.width - pages)
		layout_mark(layout, (struct mark){.kind = MARK_RULE,
						  .tint = TINT_FAINT,
						  .x = (float)end,
						  .y = (float)y,
						  .width = (float)(before.x + before.width - pages - end),
						  .weight = 0.35f});
	layout_mark(layout, (struct mark){.kind = MARK_PAGE,
					  .what = entry->node->index,
					  .stretch = stretch,
					  .x = (float)(before.x + before.width - pages),
					  .y = (float)y,
					  .width = (float)pages});
	layout->at = before;
}

void pages_contents(struct layout *layout)
{
	unsigned shown = 0;
	for (guint i = 0; i < layout->entries->len; i++)
		shown += g_array_index(layout->entries, struct listed, i).level == 1;
	if (shown < 3)
		return;
	struct place_on before = layout->at;
	uint32_t heading = layout_heading(layout, 2);
	layout->at.style = layout_style(layout, FONT_BOLD, layout->paper->section);
	layout->at.tag = heading;
	layout->at.keep = true;
	layout_words(layout, NULL, word(layout->words, "contents"), 0);
	layout->after = layout->paper->section * 0.4;
	layout->at = before;
	uint32_t contents = layout_tag(layout, layout->at.tag, "TOC");
	for (guint i = 0; i < layout->entries->len; i++)
		if (g_array_index(layout->entries, struct listed, i).level == 1)
			contents_line(layout, &g_array_index(layout->entries, struct listed, i), contents);
	layout->after = layout->paper->section;
}

/* ---- the edges of each page ------------------------------------------------------------------------------------ */

static void part_append(GString *out, const char *text)
{
	if (text && *text)
		g_string_append_printf(out, "%s%s", out->len ? " \xC2\xB7 " : "", text);
}

void pages_edges(struct layout *layout)
{
	const struct meta *meta = edition_meta(layout->edition);
	const struct constitution *constitution = edition_constitution(layout->edition);
	bool form = layout->part->kind == NODE_APPENDIX;
	char *version = version_words(layout, meta);
	char *standing = is_draft(layout) ? NULL : standing_words(layout->words, meta);
	GString *foot = g_string_new(NULL);
	if (form)
		part_append(foot, layout->part->meta->id);
	part_append(foot, edition_title(layout->edition));
	part_append(foot, version);
	part_append(foot, standing);
	layout->foot_left = g_string_free(foot, FALSE);
	layout->head_left = g_strdup(constitution && layout->part->kind == NODE_DOCUMENT ? constitution->council : "");
	layout->head_right = g_strdup(is_draft(layout) ? word(layout->words, "draft-mark") : "");
	/* A document says the same below its title. */
	layout->head_tag = form && *layout->head_right ? layout_tag(layout, layout->at.tag, "P") : NONE;
	layout->foot_tag = form ? layout_tag(layout, layout->at.tag, "P") : NONE;
	g_free(version);
	g_free(standing);
}
