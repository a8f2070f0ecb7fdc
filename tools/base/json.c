/* SPDX-License-Identifier: MIT */
#include "base/json.h"

#include "base/append.h"

static void json_character(GString *out, gunichar character)
{
	switch (character) {
	case '"':
		g_string_append(out, "\\\"");
		break;
	case '\\':
		g_string_append(out, "\\\\");
		break;
	case '\n':
		g_string_append(out, "\\n");
		break;
	case '\t':
		g_string_append(out, "\\t");
		break;
	default:
		if (character < 0x20 || character == 0x7f)
			g_string_append_printf(out, "\\u%04x", (unsigned)character);
		else
			g_string_append_unichar(out, character);
	}
}

/* Behind the characters of ASCII that stand for themselves, which nearly all are. */
static const char *plain_end(const char *text)
{
	while (*text >= 0x20 && *text < 0x7f && *text != '"' && *text != '\\')
		text++;
	return text;
}

void json_text(GString *out, const char *text)
{
	if (!text) {
		g_string_append(out, "null");
		return;
	}
	g_string_append_c(out, '"');
	while (*text) {
		const char *plain = plain_end(text);
		append_bytes(out, text, (size_t)(plain - text));
		text = plain;
		if (!*text)
			break;
		gunichar character = g_utf8_get_char_validated(text, -1);
		if (character > 0x10ffff) {
			g_string_append_unichar(out, 0xfffd);
			text++;
			continue;
		}
		json_character(out, character);
		text = g_utf8_next_char(text);
	}
	g_string_append_c(out, '"');
}

void json_key(GString *out, const char *name)
{
	json_text(out, name);
	g_string_append(out, ": ");
}

void json_member(GString *out, const char *name, const char *text)
{
	json_key(out, name);
	json_text(out, text);
}

void json_member_next(GString *out, const char *name, const char *text)
{
	json_member(out, name, text);
	g_string_append(out, ", ");
}
