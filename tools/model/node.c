/* SPDX-License-Identifier: MIT */
#include "model/node.h"

const char *node_kind_name(enum node_kind kind)
{
	static const char *const names[NODE_KINDS] = {
#define KIND(name, text) [NODE_##name] = text,
#include "model/kinds.def"
#undef KIND
	};
	return names[kind];
}

const char *field_type_name(enum field_type type)
{
	static const char *const names[FIELD_TYPES] = {
		[FIELD_TEXT] = "text",       [FIELD_LONG] = "long",           [FIELD_DATE] = "date",
		[FIELD_TIME] = "time",       [FIELD_MONEY] = "money",         [FIELD_NUMBER] = "number",
		[FIELD_CHOICE] = "choice",   [FIELD_CHOICES] = "choices",     [FIELD_TICK] = "tick",
		[FIELD_ROWS] = "rows",       [FIELD_STATEMENT] = "statement", [FIELD_NOTE] = "note",
		[FIELD_PRIVACY] = "privacy", [FIELD_SIGNATURE] = "signature", [FIELD_GROUP] = "group",
		[FIELD_OFFICE] = "office",
	};
	return names[type];
}

/* Where the words of one call begin in `out`, so that no space is put before the first of them. */
static void space_add(GString *out, gsize start)
{
	if (out->len > start && out->str[out->len - 1] != ' ')
		g_string_append_c(out, ' ');
}

static void plain_add(const struct node *node, GString *out, gsize start)
{
	if (!node_is_inline(node))
		space_add(out, start);
	switch (node->kind) {
	case NODE_TEXT:
	case NODE_CODE:
	case NODE_CODE_BLOCK:
		if (node->text)
			g_string_append(out, node->text);
		break;
	case NODE_BREAK:
		space_add(out, start);
		break;
	case NODE_BLANK:
		if (node->field && node->field->name)
			g_string_append(out, node->field->name);
		break;
	case NODE_FLOWCHART:
		if (node->words)
			g_string_append(out, node->words);
		break;
	case NODE_REFERENCE:
	case NODE_VALUE:
	case NODE_POLICY:
		if (!node->first && node->link && node->link->words)
			g_string_append(out, node->link->words);
		break;
	default:
		break;
	}
	for (const struct node *child = node->first; child; child = child->next)
		plain_add(child, out, start);
	if (!node_is_inline(node))
		space_add(out, start);
}

void node_plain(const struct node *node, GString *out)
{
	gsize start = out->len;
	plain_add(node, out, start);
	if (!node_is_inline(node) && out->len > start && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
}

bool node_is_place(const struct node *node)
{
	switch (node->kind) {
	case NODE_APPENDIX:
	case NODE_SECTION:
	case NODE_SUBHEADING:
	case NODE_CLAUSE:
	case NODE_TABLE:
	case NODE_FORM:
	case NODE_FLOWCHART:
		return true;
	default:
		return false;
	}
}

const struct node *node_child(const struct node *node, enum node_kind kind)
{
	for (const struct node *child = node->first; child; child = child->next)
		if (child->kind == kind)
			return child;
	return NULL;
}

const struct node *option_next(const struct node *option)
{
	return option->next && option->next->kind == NODE_OPTION ? option->next : NULL;
}

const struct node *option_first(const struct node *of)
{
	return of->kind == NODE_COLUMN ? option_next(of) : node_child(of, NODE_OPTION);
}

unsigned option_count(const struct node *of)
{
	unsigned count = 0;
	for (const struct node *option = option_first(of); option; option = option_next(option))
		count++;
	return count;
}

const struct node *node_part(const struct node *node)
{
	while (node && node->kind != NODE_DOCUMENT && node->kind != NODE_APPENDIX)
		node = node->parent;
	return node;
}

void walk(const struct node *root, const struct handler table[NODE_KINDS], void *out)
{
	const struct handler *handler = &table[root->kind];
	if (!handler->enter || handler->enter(out, root))
		walk_children(root, table, out);
	if (handler->leave)
		handler->leave(out, root);
}

void walk_children(const struct node *parent, const struct handler table[NODE_KINDS], void *out)
{
	for (const struct node *child = parent->first; child; child = child->next)
		walk(child, table, out);
}
