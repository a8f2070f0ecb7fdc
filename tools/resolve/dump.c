/* SPDX-License-Identifier: MIT
 * The dump of an edition: a line a node, indented by depth:
 *
 *   clause 16.5 #register-return
 *     paragraph
 *       text "Each Executive Director keeps "
 *       reference "Appendix E" -> #register-format */
#include "base/json.h"
#include "resolve/private.h"

#include <string.h>

struct dump {
	const struct edition *edition;
	GString *out;
	unsigned depth;
};

static void quoted(GString *out, const char *text)
{
	g_string_append(out, " \"");
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			g_string_append_c(out, '\\');
		if (*text == '\n')
			g_string_append(out, "\\n");
		else
			g_string_append_c(out, *text);
	}
	g_string_append_c(out, '"');
}

static void part_facts(const struct dump *dump, const struct node *node)
{
	const struct meta *meta = node->meta;
	quoted(dump->out, meta->title);
	if (meta->version)
		g_string_append_printf(dump->out, " version %s", meta->version);
	if (meta->status_given)
		g_string_append_printf(dump->out, " %s", doc_status_name(meta->status));
	if (meta->typed)
		g_string_append(dump->out, " typed");
	if (node->kind == NODE_APPENDIX && node->whole)
		g_string_append(dump->out, " whole");
}

static void field_tell(const struct dump *dump, const struct node *node)
{
	const struct field *field = node->field;
	g_string_append_printf(dump->out, " %s", field_type_name(field->type));
	if (field->required)
		g_string_append(dump->out, " required");
	if (field->type == FIELD_LONG && field->lines)
		g_string_append_printf(dump->out, " lines %u", field->lines);
	if (field->type == FIELD_ROWS)
		g_string_append_printf(dump->out, " count %u", field->count);
	if (field->limit)
		g_string_append_printf(dump->out, " %s %u", field->boxes ? "boxes" : "limit", field->limit);
	if (field->role)
		g_string_append(dump->out, " role");
	if (node->kind == NODE_BLANK)
		quoted(dump->out, field->name);
}

static void table_facts(const struct dump *dump, const struct node *node)
{
	static const char *const aligns[] = {"-", "left", "centre", "right"};
	g_string_append_printf(dump->out, " %u columns", node->columns->count);
	for (unsigned i = 0; i < node->columns->count; i++)
		g_string_append_printf(dump->out, " %s", aligns[node->columns->align[i]]);
}

static void reference_facts(const struct dump *dump, const struct node *node)
{
	const struct reference *reference = edition_reference(dump->edition, node);
	if (reference->computed)
		quoted(dump->out, reference->text);
	if (!reference->found)
		g_string_append_printf(dump->out, " -> ? %s", node->link->target);
	else if (reference->node && reference->edition == dump->edition) {
		const char *address = edition_address(reference->edition, reference->node);
		g_string_append_printf(dump->out, " -> #%s", address ? address : "");
	} else if (reference->node) {
		const char *address = edition_address(reference->edition, reference->node);
		g_string_append_printf(dump->out, " -> %s%s%s", edition_meta(reference->edition)->id,
				       address ? "#" : "", address ? address : "");
	} else {
		g_string_append_printf(dump->out, " (%s)", node->link->target);
	}
}

static void facts(const struct dump *dump, const struct node *node)
{
	switch (node->kind) {
	case NODE_DOCUMENT:
	case NODE_APPENDIX:
		part_facts(dump, node);
		break;
	case NODE_TABLE:
		table_facts(dump, node);
		break;
	case NODE_FIELD:
	case NODE_BLANK:
		field_tell(dump, node);
		break;
	case NODE_COLUMN:
		if (node->field->type != FIELD_TEXT)
			g_string_append_printf(dump->out, " %s", field_type_name(node->field->type));
		break;
	case NODE_LINK:
	case NODE_IMAGE:
		g_string_append_printf(dump->out, " -> %s", node->link->target);
		if (node->kind == NODE_IMAGE)
			quoted(dump->out, node->link->words);
		if (node->link->title)
			quoted(dump->out, node->link->title);
		break;
	case NODE_REFERENCE:
	case NODE_VALUE:
	case NODE_POLICY:
		reference_facts(dump, node);
		break;
	case NODE_FLOWCHART:
	case NODE_CODE_BLOCK:
		if (node->words)
			quoted(dump->out, node->words);
		break;
	default:
		break;
	}
	if (node->text)
		quoted(dump->out, node->text);
}

static void node_dump(struct dump *dump, const struct node *node)
{
	for (unsigned i = 0; i < dump->depth; i++)
		g_string_append(dump->out, "  ");
	g_string_append(dump->out, node_kind_name(node->kind));
	const char *number = edition_number(dump->edition, node), *address = edition_address(dump->edition, node);
	if (*number)
		g_string_append_printf(dump->out, " %s", number);
	if (address)
		g_string_append_printf(dump->out, " #%s", address);
	facts(dump, node);
	g_string_append_c(dump->out, '\n');
	bool kept = node->kind != NODE_IMAGE;
	if (node->kind == NODE_REFERENCE || node->kind == NODE_VALUE || node->kind == NODE_POLICY)
		kept = !edition_reference(dump->edition, node)->computed;
	dump->depth++;
	for (const struct node *child = node->first; child && kept; child = child->next)
		node_dump(dump, child);
	dump->depth--;
}

void edition_tree(const struct edition *edition, GString *out)
{
	struct dump dump = {edition, out, 0};
	node_dump(&dump, edition->doc->root);
}

/* ---- JSON -------------------------------------------------------------------------------------------------------- */

static void member(struct dump *dump, const char *name, const char *text)
{
	if (!text)
		return;
	g_string_append_c(dump->out, ',');
	json_text(dump->out, name);
	g_string_append_c(dump->out, ':');
	json_text(dump->out, text);
}

static void part_members(struct dump *dump, const struct node *node)
{
	const struct meta *meta = node->meta;
	member(dump, "document", meta->id);
	member(dump, "title", meta->title);
	member(dump, "version", meta->version);
	member(dump, "status", meta->status_given ? doc_status_name(meta->status) : NULL);
	member(dump, "adopted", meta->adopted);
	member(dump, "effective", meta->effective);
	member(dump, "owner", meta->owner);
	member(dump, "source", meta->source);
}

static void reference_members(struct dump *dump, const struct node *node)
{
	const struct reference *reference = edition_reference(dump->edition, node);
	member(dump, "text", reference->text);
	if (!reference->node) {
		member(dump, "target", node->link->target);
		return;
	}
	member(dump, "target-document", edition_meta(reference->edition)->id);
	member(dump, "target", edition_address(reference->edition, reference->node));
}

static void field_members(struct dump *dump, const struct node *node)
{
	const struct field *field = node->field;
	member(dump, "type", field_type_name(field->type));
	member(dump, "name", field->name);
	g_string_append(dump->out, field->required ? ",\"required\":true" : "");
	g_string_append(dump->out, field->role ? ",\"role\":true" : "");
	if (field->type == FIELD_ROWS)
		g_string_append_printf(dump->out, ",\"count\":%u", field->count);
	if (field->limit)
		g_string_append_printf(dump->out, ",\"%s\":%u", field->boxes ? "boxes" : "limit", field->limit);
}

static void node_members(struct dump *dump, const struct node *node)
{
	const char *number = edition_number(dump->edition, node);
	member(dump, "number", *number ? number : NULL);
	member(dump, "id", edition_address(dump->edition, node));
	member(dump, "text", node->text);
	switch (node->kind) {
	case NODE_DOCUMENT:
	case NODE_APPENDIX:
		part_members(dump, node);
		break;
	case NODE_SECTION:
	case NODE_SUBHEADING:
	case NODE_CLAUSE:
		member(dump, "label", edition_label(dump->edition, node));
		break;
	case NODE_REFERENCE:
	case NODE_VALUE:
	case NODE_POLICY:
		reference_members(dump, node);
		break;
	case NODE_LINK:
	case NODE_IMAGE:
		member(dump, "address", node->link->target);
		break;
	case NODE_FIELD:
	case NODE_BLANK:
	case NODE_COLUMN:
		field_members(dump, node);
		break;
	case NODE_FLOWCHART:
		member(dump, "words", node->words);
		break;
	default:
		break;
	}
}

static void node_json(struct dump *dump, const struct node *node)
{
	g_string_append(dump->out, "{\"kind\":");
	json_text(dump->out, node_kind_name(node->kind));
	node_members(dump, node);
	if (node->first) {
		g_string_append(dump->out, ",\"children\":[");
		for (const struct node *child = node->first; child; child = child->next) {
			if (child != node->first)
				g_string_append_c(dump->out, ',');
			g_string_append_c(dump->out, '\n');
			node_json(dump, child);
		}
		g_string_append_c(dump->out, ']');
	}
	g_string_append_c(dump->out, '}');
}

void edition_json(const struct edition *edition, GString *out)
{
	struct dump dump = {edition, out, 0};
	g_string_append(out, "{\"format\":1,\"edition\":");
	node_json(&dump, edition->doc->root);
	g_string_append(out, "}\n");
}
