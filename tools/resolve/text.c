/* SPDX-License-Identifier: MIT
 * An edition as plain text, a line a block, its number in front: what an adopted version is held to have said. It is
 * kept apart from the outputs, whose form may change, for the sum of this text is sealed. */
#include "resolve/edition.h"

struct writing {
	const struct edition *edition;
	GString *out;
	const char *number; /* that the next line begins with, or NULL */
};

static void children_write(struct writing *writing, const struct node *parent);

static void line_begin(struct writing *writing)
{
	if (writing->number)
		g_string_append_printf(writing->out, "%s ", writing->number);
	writing->number = NULL;
}

static void line_write(struct writing *writing, const char *text)
{
	line_begin(writing);
	g_string_append(writing->out, text);
	g_string_append_c(writing->out, '\n');
}

static void inline_write(struct writing *writing, const struct node *node)
{
	const struct reference *reference = NULL;
	if (node->kind == NODE_REFERENCE || node->kind == NODE_VALUE || node->kind == NODE_POLICY)
		reference = edition_reference(writing->edition, node);
	if (reference && reference->computed) {
		g_string_append(writing->out, reference->text);
		return;
	}
	if (node->kind == NODE_IMAGE)
		g_string_append(writing->out, node->link->words);
	else if (node->kind == NODE_BLANK)
		g_string_append_printf(writing->out, "[%s]", node->field->name);
	else if (node->kind == NODE_BREAK)
		g_string_append_c(writing->out, ' ');
	else if (node->text)
		g_string_append(writing->out, node->text);
	for (const struct node *child = node->first; child && node->kind != NODE_IMAGE; child = child->next)
		inline_write(writing, child);
}

/* A block of words. */
static void words_write(struct writing *writing, const struct node *block)
{
	line_begin(writing);
	for (const struct node *child = block->first; child; child = child->next)
		inline_write(writing, child);
	g_string_append_c(writing->out, '\n');
}

static void node_write(struct writing *writing, const struct node *node)
{
	const char *number = edition_number(writing->edition, node);
	if (*number && writing->number)
		line_write(writing, "");
	if (*number)
		writing->number = number;
	if (node->kind == NODE_APPENDIX)
		line_write(writing, node->meta->title);
	if (node->kind == NODE_FIELD)
		line_write(writing, field_type_name(node->field->type));
	if (node->kind == NODE_FLOWCHART && node->words)
		line_write(writing, node->words);
	if (node->kind == NODE_FLOWCHART || node->kind == NODE_CODE_BLOCK)
		line_write(writing, node->text);
	if (node->first && node_is_inline(node->first))
		words_write(writing, node);
	else
		children_write(writing, node);
}

static void children_write(struct writing *writing, const struct node *parent)
{
	for (const struct node *child = parent->first; child; child = child->next)
		node_write(writing, child);
}

void edition_text(const struct edition *edition, GString *out)
{
	struct writing writing = {.edition = edition, .out = out};
	line_write(&writing, edition_title(edition));
	children_write(&writing, edition_root(edition));
	if (writing.number)
		line_write(&writing, "");
}
