/* SPDX-License-Identifier: MIT */
#include "explain/json_parts.h"
#include "base/json.h"

void json_edition(GString *out, const char *document, const char *title, const char *version)
{
	g_string_append_c(out, '{');
	json_member_next(out, "document", document);
	json_member_next(out, "title", title);
	json_member(out, "version", version);
}

void json_provision(GString *out, const struct provision *provision)
{
	g_string_append_c(out, '{');
	json_member_next(out, "document", provision->document);
	json_member_next(out, "id", provision->id);
	json_member_next(out, "number", *provision->number ? provision->number : NULL);
	json_member_next(out, "label", provision->label);
	json_key(out, "path");
	g_string_append_c(out, '[');
	for (const char *const *step = provision->path; *step; step++) {
		g_string_append(out, step > provision->path ? ", " : "");
		json_text(out, *step);
	}
	g_string_append(out, "], ");
	json_member(out, "text", provision->text);
	g_string_append_c(out, '}');
}

void json_piece(GString *out, char op, const char *text)
{
	g_string_append_printf(out, "[\"%c\", ", op);
	json_text(out, text);
	g_string_append_c(out, ']');
}

void json_tags(GString *out, unsigned tags)
{
	bool first = true;
	json_key(out, "tags");
	g_string_append_c(out, '[');
	for (unsigned i = 0; i < TAGS; i++) {
		if (!(tags & 1u << i))
			continue;
		g_string_append(out, first ? "" : ", ");
		json_text(out, change_tag_name(i));
		first = false;
	}
	g_string_append_c(out, ']');
}

void json_counts(GString *out, const unsigned counts[CHANGE_KINDS])
{
	bool first = true;
	json_key(out, "counts");
	g_string_append_c(out, '{');
	for (enum change_kind kind = 0; kind < CHANGE_KINDS; kind++) {
		if (!counts[kind])
			continue;
		g_string_append_printf(out, "%s\"%s\": %u", first ? "" : ", ", change_kind_name(kind), counts[kind]);
		first = false;
	}
	g_string_append_c(out, '}');
}
