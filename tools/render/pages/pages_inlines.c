/* SPDX-License-Identifier: MIT */
#include "render/pages/form_parts.h"

#include <string.h>

/* The style of the words at hand. Emphasis is bold: slanted letters are hard to read for many. */
static struct style style_now(const struct layout *layout)
{
	struct style style = layout->at.style;
	if (layout->code) {
		style.role = FONT_CODE;
		style.size *= 0.95;
	} else if (layout->strong) {
		style.role = FONT_BOLD;
	}
	return style;
}

static void text_add(struct layout *layout, const char *text, struct place place)
{
	struct style style = style_now(layout);
	measure_text(layout->measure, &style, layout->stretch, text, place);
}

bool inline_text(void *out, const struct node *node)
{
	text_add(out, node->text, node->place);
	return false;
}

bool inline_strong(void *out, const struct node *node)
{
	(void)node;
	((struct layout *)out)->strong++;
	return true;
}

void inline_strong_end(void *out, const struct node *node)
{
	(void)node;
	((struct layout *)out)->strong--;
}

bool inline_code(void *out, const struct node *node)
{
	struct layout *layout = out;
	layout->code++;
	text_add(layout, node->text, node->place);
	layout->code--;
	return false;
}

bool inline_break(void *out, const struct node *node)
{
	struct layout *layout = out;
	(void)node;
	struct style style = style_now(layout);
	measure_break(layout->measure, &style, layout->stretch);
	return false;
}

/* ---- links ----------------------------------------------------------------------------------------------------- */

/* The words from here on belong to a link inside the paragraph; the stretch that they interrupt is returned. */
static uint32_t link_begin(struct layout *layout)
{
	uint32_t outer = layout->stretch;
	if (layout->dry)
		return outer;
	uint32_t tag = layout_tag(layout, layout_stretch_get(layout, outer)->tag, "Link");
	layout->stretch = layout_stretch(layout, tag);
	return outer;
}

/* What comes after a link is a new stretch of the paragraph. */
static void link_end(struct layout *layout, uint32_t outer)
{
	layout->stretch = outer;
}

static char *plain_words(struct layout *layout, const struct node *node)
{
	GString *plain = g_string_new(NULL);
	node_plain(node, plain);
	char *words = arena_text(layout->arena, plain->str);
	g_string_free(plain, TRUE);
	return words;
}

bool inline_link(void *out, const struct node *node)
{
	struct layout *layout = out;
	const char *address = node->link->target, *words = plain_words(layout, node);
	uint32_t outer = link_begin(layout);
	struct stretch *stretch = layout_stretch_get(layout, layout->stretch);
	if (!layout->dry) {
		stretch->address = address;
		stretch->words = *words ? words : address;
		stretch->tint = TINT_ACCENT;
	}
	walk_children(node, layout->handlers, layout);
	/* On paper nobody can follow a link whose address is not printed. */
	const char *bare = g_str_has_prefix(address, "https://")  ? address + 8
			   : g_str_has_prefix(address, "http://") ? address + 7
								  : NULL;
	if (bare && !strstr(address, words))
		text_add(layout, " (", node->place), text_add(layout, bare, node->place),
			text_add(layout, ")", node->place);
	link_end(layout, outer);
	return false;
}

/* True if the node is printed in this file. */
static bool is_printed(const struct layout *layout, const struct reference *reference)
{
	if (!reference->node || reference->edition != layout->edition)
		return false;
	for (const struct node *node = reference->node; node; node = node->parent)
		if (node == layout->part)
			return true;
	return false;
}

static void reference_words(struct layout *layout, const struct node *node, const struct reference *reference)
{
	if (reference->computed && reference->text)
		text_add(layout, reference->text, node->place);
	else
		walk_children(node, layout->handlers, layout);
}

bool inline_reference(void *out, const struct node *node)
{
	struct layout *layout = out;
	const struct reference *reference = edition_reference(layout->edition, node);
	bool inside = is_printed(layout, reference);
	if (!inside && !reference->address) {
		reference_words(layout, node, reference);
		return false;
	}
	uint32_t outer = link_begin(layout);
	if (!layout->dry) {
		struct stretch *stretch = layout_stretch_get(layout, layout->stretch);
		stretch->target = inside ? reference->node : NULL;
		stretch->address = inside ? NULL : reference->address;
		stretch->words = reference->computed && reference->text ? reference->text : plain_words(layout, node);
	}
	reference_words(layout, node, reference);
	link_end(layout, outer);
	return false;
}

/* ---- blanks in a sentence -------------------------------------------------------------------------------------- */

static double blank_width(const struct layout *layout, enum field_type type)
{
	const double mm = 72 / 25.4;
	switch (type) {
	case FIELD_DATE:
		return 32 * mm;
	case FIELD_TIME:
	case FIELD_NUMBER:
	case FIELD_MONEY:
		return 24 * mm;
	case FIELD_LONG:
		return MIN(110 * mm, layout->at.width);
	default:
		return MIN(62 * mm, layout->at.width);
	}
}

bool inline_blank(void *out, const struct node *node)
{
	struct layout *layout = out;
	const char *name = node->field->name ? node->field->name : "";
	struct style style = style_now(layout);
	const struct shape *caption = fonts_shape(layout->measure->fonts, FONT_REGULAR, name, strlen(name));
	double width = MAX(blank_width(layout, node->field->type), caption->width * layout->paper->small);
	width = MIN(width, layout->at.width);
	uint32_t stretch = layout->stretch;
	if (!layout->dry) {
		uint32_t tag = layout_stretch_get(layout, layout->stretch)->tag;
		blank_new(layout, (struct blank){.entry = entry_of(layout, node, 0), .words = name}, tag);
		stretch = layout_stretch(layout, tag);
		layout_stretch_get(layout, stretch)->blank = layout->blanks->len;
	}
	measure_blank(layout->measure, &style, stretch, width);
	return false;
}
