/* SPDX-License-Identifier: MIT */
#include "base/letters.h"

#include "base/beside.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Room for so many bytes more, and where the next of them goes. */
static char *room_behind(GString *out, size_t length)
{
	size_t before = out->len;
	g_string_set_size(out, before + length);
	out->len = before;
	return out->str + before;
}

static void room_end(GString *out, char *end)
{
	*end = '\0';
	out->len = (size_t)(end - out->str);
}

/* 1 for a letter or figure of ASCII. */
static const guint8 letter[256] = {['0' ... '9'] = 1, ['A' ... 'Z'] = 1, ['a' ... 'z'] = 1};

#define AT_ONCE 8

static inline bool all_ascii(const char *text)
{
	guint64 bytes;
	memcpy(&bytes, text, sizeof bytes);
	return !(bytes & G_GUINT64_CONSTANT(0x8080808080808080));
}

/* Each character is put down, and what is no letter is written over by the next. */
void letters_add(const char *text, size_t length, GString *out)
{
	const char *end = text + length;
	char *to = room_behind(out, length);
	while (text < end) {
		for (; end - text >= AT_ONCE && all_ascii(text); text += AT_ONCE)
#pragma GCC unroll 8
			for (int i = 0; i < AT_ONCE; i++) {
				*to = text[i];
				to += letter[(guchar)text[i]];
			}
		for (; text < end && (guchar)*text < 0x80; text++) {
			*to = *text;
			to += letter[(guchar)*text];
		}
		if (text == end)
			break;
		const char *next = g_utf8_next_char(text);
		if (next <= end && g_unichar_isalnum(g_utf8_get_char(text))) {
			memcpy(to, text, (size_t)(next - text));
			to += next - text;
		}
		text = next;
	}
	room_end(out, to);
}

/* A character by its number, as in '&#x175;'; those with names are signs, or not written by us. Behind the ';'. */
static const char *entity_add(const char *at, const char *end, GString *out)
{
	const char *close = memchr(at, ';', (size_t)(end - at));
	if (!close)
		return at + 1;
	gunichar number = 0;
	if (at[1] == '#')
		number = (gunichar)strtoul(at + (at[2] == 'x' ? 3 : 2), NULL, at[2] == 'x' ? 16 : 10);
	if (g_unichar_validate(number) && g_unichar_isalnum(number))
		g_string_append_unichar(out, number);
	return close + 1;
}

static void words_add(const char *at, const char *end, GString *out)
{
	while (at < end) {
		const char *sign = memchr(at, '&', (size_t)(end - at));
		letters_add(at, (size_t)((sign ? sign : end) - at), out);
		at = sign ? entity_add(sign, end, out) : end;
	}
}

static bool opens(const char *tag, const char *end, const char *name)
{
	const char *at = tag + 1;
	for (; at < end && *name && *at == *name; name++)
		at++;
	return !*name && at < end && (*at == '>' || *at == '/' || g_ascii_isspace(*at));
}

/* Behind the tag, comment or whole script that begins at `tag`. */
static const char *markup_end(const char *tag, const char *end)
{
	static const char *const unread[] = {"script", "style"};
	const char *close = NULL;
	if (end - tag > 4 && !memcmp(tag, "<!--", 4)) {
		close = g_strstr_len(tag, end - tag, "-->");
		return close ? close + 3 : end;
	}
	close = memchr(tag, '>', (size_t)(end - tag));
	if (close && tag[1] != 's')
		return close + 1; /* as nearly all */
	for (size_t i = 0; close && i < G_N_ELEMENTS(unread); i++) {
		if (!opens(tag, end, unread[i]) || close[-1] == '/')
			continue;
		g_autofree char *last = g_strdup_printf("</%s>", unread[i]);
		close = g_strstr_len(close, end - close, last);
		close = close ? memchr(close, '>', (size_t)(end - close)) : NULL;
	}
	return close ? close + 1 : end;
}

static void markup_add(const char *text, const char *end, const char *element, GString *out)
{
	bool counts = !element;
	while (text < end) {
		const char *tag = memchr(text, '<', (size_t)(end - text));
		if (counts)
			words_add(text, tag ? tag : end, out);
		text = tag ? markup_end(tag, end) : end;
		if (element)
			counts = tag && opens(tag, end, element) && text[-2] != '/';
	}
}

/* From this length on both halves are gone through at once. */
#define LONG ((size_t)512 * 1024)

struct half {
	const char *text, *end, *element;
	GString *out;
};

static void half_add(void *data)
{
	struct half *half = data;
	markup_add(half->text, half->end, half->element, half->out);
}

void letters_of_markup(const char *text, size_t length, const char *element, GString *out)
{
	const char *end = text + length;
	/* Without an element it is a page, which has scripts, and those may have a '<'. */
	const char *middle = element && length >= LONG ? memchr(text + length / 2, '<', length - length / 2) : NULL;
	if (!middle) {
		markup_add(text, end, element, out);
		return;
	}
	struct half rest = {middle, end, element, g_string_sized_new(length / 2)};
	struct beside *beside = beside_begin(half_add, &rest);
	markup_add(text, middle, element, out);
	beside_end(beside);
	g_string_append_len(out, rest.out->str, (gssize)rest.out->len);
	g_string_free(rest.out, TRUE);
}
