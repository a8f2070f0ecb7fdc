/* SPDX-License-Identifier: MIT */
#include "render/html/html_escape.h"

/* 1: may not stand in text as it is. */
static const unsigned char special[256] = {['"'] = 1, ['&'] = 1, ['<'] = 1, ['>'] = 1};

static void put_special(GString *out, char c)
{
	switch (c) {
	case '"':
		HTML_PUT(out, "&quot;");
		break;
	case '&':
		HTML_PUT(out, "&amp;");
		break;
	case '<':
		HTML_PUT(out, "&lt;");
		break;
	default:
		HTML_PUT(out, "&gt;");
		break;
	}
}

void html_text_n(GString *out, const char *text, size_t length)
{
	const char *end = text + length;
	while (text < end) {
		const char *run = text;
		while (text < end && !special[(unsigned char)*text])
			text++;
		html_put_n(out, run, (size_t)(text - run));
		if (text < end)
			put_special(out, *text++);
	}
}

void html_text(GString *out, const char *text)
{
	html_text_n(out, text, strlen(text));
}

void html_text_in(GString *out, const char *text, size_t length, const char *language)
{
	g_string_append(out, "<span lang=\"");
	html_text(out, language);
	g_string_append(out, "\">");
	html_text_n(out, text, length);
	g_string_append(out, "</span>");
}

/* Characters that stand in an address as they are; the percent sign too, since addresses come encoded. */
static bool address_safe(unsigned char c)
{
	return g_ascii_isalnum((char)c) || (c && strchr("-_.+!*(),%#@?=;:/$~", c) != NULL);
}

void html_address(GString *out, const char *address)
{
	static const char digits[] = "0123456789ABCDEF";
	for (const unsigned char *p = (const unsigned char *)address; *p; p++) {
		if (address_safe(*p)) {
			html_put_n(out, (const char *)p, 1);
		} else if (*p == '&') {
			HTML_PUT(out, "&amp;");
		} else if (*p == '\'') {
			HTML_PUT(out, "&#x27;");
		} else {
			char code[] = {'%', digits[*p >> 4], digits[*p & 15]};
			html_put_n(out, code, sizeof code);
		}
	}
}
