/* SPDX-License-Identifier: MIT */
#include "render/markdown/markdown_internal.h"

#include <string.h>

/* A bullet's sign that was escaped is a text of its own. */
static bool is_escaped_bullet(const struct node *node)
{
	return !strcmp(node->text, "-") && node->next && node->next->kind == NODE_TEXT;
}

bool markdown_text_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	if (md->line && is_escaped_bullet(node))
		markdown_put_mark(md, "\\-");
	else
		markdown_put_text(md, node->text);
	return false;
}

bool markdown_emph_enter(void *data, const struct node *node)
{
	(void)node;
	markdown_put_mark(data, "*");
	return true;
}

void markdown_emph_leave(void *data, const struct node *node)
{
	(void)node;
	markdown_put_mark(data, "*");
}

bool markdown_strong_enter(void *data, const struct node *node)
{
	(void)node;
	markdown_put_mark(data, "**");
	return true;
}

void markdown_strong_leave(void *data, const struct node *node)
{
	(void)node;
	markdown_put_mark(data, "**");
}

bool markdown_code_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	markdown_code(md->out, node->text, md->cell);
	md->beginning = md->line = false;
	return false;
}

static void link_open(struct markdown *md)
{
	markdown_link_open(md->out);
	md->beginning = md->line = false;
}

bool markdown_link_enter(void *data, const struct node *node)
{
	if (node->kind == NODE_IMAGE)
		markdown_put_mark(data, "![");
	else
		link_open(data);
	return true;
}

void markdown_link_leave(void *data, const struct node *node)
{
	const struct markdown *md = data;
	markdown_link_close(md->out, node->link->target, node->link->title, md->cell);
}

/* The words that it prints: where they lead to is another document's business, if it is no policy. */
static const char *policy_address(const struct markdown *md, const struct node *node)
{
	return node->kind == NODE_POLICY ? edition_reference(md->edition, node)->address : NULL;
}

bool markdown_reference_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	const struct reference *reference = edition_reference(md->edition, node);
	if (policy_address(md, node))
		link_open(md);
	if (reference->computed)
		markdown_put_text(md, reference->text);
	return !reference->computed;
}

void markdown_reference_leave(void *data, const struct node *node)
{
	struct markdown *md = data;
	const char *address = policy_address(md, node);
	if (address)
		markdown_link_close(md->out, address, NULL, md->cell);
}

bool markdown_blank_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	markdown_put_mark(md, "[");
	g_string_append(md->out, field_type_name(node->field->type));
	g_string_append(md->out, ": ");
	markdown_put_text(md, node->field->name ? node->field->name : "");
	markdown_put_mark(md, "]");
	return false;
}

bool markdown_break_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	(void)node;
	if (md->cell) {
		markdown_cell_line(md, "<br>");
	} else {
		markdown_put_mark(md, "\\\n");
		markdown_put_prefix(md, md->prefix->len, false);
		md->beginning = true;
	}
	return false;
}
