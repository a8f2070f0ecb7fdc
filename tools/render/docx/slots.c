/* SPDX-License-Identifier: MIT */
#include "render/docx/slots.h"

#include "format/xml_scan.h"

#include <stdbool.h>
#include <string.h>

#define SLOT "<?keeling "

/* The id in the opening tag of a style, in `id`. */
static void style_note(const char *tag, const char *end, const char *element, const char *attribute, GString *id)
{
	size_t length;
	const char *name = element && xml_opens(tag, element) ? xml_tag_value(tag, end, attribute, &length) : NULL;
	if (!name)
		return;
	g_string_truncate(id, 0);
	g_string_append_len(id, name, (gssize)length);
}

void slots_fill(const char *text, const char *element, const char *attribute, slot_fill_function *fill, void *data,
		GString *out)
{
	GString *style = g_string_new(NULL), *slot = g_string_new(NULL);
	while (*text) {
		const char *next = xml_piece_end(text);
		if (g_str_has_prefix(text, SLOT)) {
			const char *name = text + strlen(SLOT);
			g_string_truncate(slot, 0);
			g_string_append_len(slot, name, next - 2 - name);
			g_strchomp(slot->str);
			fill(data, slot->str, style->len ? style->str : NULL, out);
		} else if (*text == '<' && !g_str_has_prefix(text, "<!--")) {
			style_note(text, next, element, attribute, style);
			g_string_append_len(out, text, next - text);
		} else if (*text != '<' && strspn(text, " \t\r\n") < (size_t)(next - text)) {
			g_string_append_len(out, text, next - text);
		}
		text = next;
	}
	g_string_free(slot, TRUE);
	g_string_free(style, TRUE);
}
