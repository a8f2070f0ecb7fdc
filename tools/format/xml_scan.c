/* SPDX-License-Identifier: MIT */
#include "format/xml_scan.h"

#include <string.h>

#define SPACES " \t\r\n"

static bool starts(const char *text, const char *with)
{
	return !strncmp(text, with, strlen(with));
}

/* The end of a tag: the '>' that stands in no value. */
static const char *tag_end(const char *text)
{
	text += strcspn(text, ">\"'");
	while (*text == '"' || *text == '\'') {
		const char *close = strchr(text + 1, *text);
		if (!close)
			return text + strlen(text);
		text = close + 1;
		text += strcspn(text, ">\"'");
	}
	return *text ? text + 1 : text;
}

const char *xml_piece_end(const char *text)
{
	static const char *const pairs[][2] = {{"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}};
	if (*text != '<')
		return text + strcspn(text, "<");
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		if (!starts(text, pairs[i][0]))
			continue;
		const char *end = strstr(text, pairs[i][1]);
		return end ? end + strlen(pairs[i][1]) : text + strlen(text);
	}
	return tag_end(text);
}

bool xml_opens(const char *tag, const char *name)
{
	size_t length = strlen(name);
	return *tag == '<' && !strncmp(tag + 1, name, length) && strchr(SPACES "/>", tag[1 + length]);
}

const char *xml_tag_value(const char *tag, const char *end, const char *name, size_t *length)
{
	size_t name_length = strlen(name);
	const char *at = tag + strcspn(tag, SPACES ">");
	while (at < end) {
		at += strspn(at, SPACES "/>");
		const char *sign = at + strcspn(at, "=");
		const char *quote = sign + strcspn(sign, "\"'");
		const char *close = quote < end ? strchr(quote + 1, *quote) : NULL;
		if (!close)
			return NULL;
		if (!strncmp(at, name, name_length) && strchr(SPACES "=", at[name_length])) {
			*length = (size_t)(close - quote) - 1;
			return quote + 1;
		}
		at = close + 1;
	}
	return NULL;
}
