/* SPDX-License-Identifier: MIT
 * Appending to a string in place. A document is made of a hundred thousand short pieces: GLib's own functions would be
 * called for each of them, and measure it again. */
#ifndef KEELING_APPEND_H
#define KEELING_APPEND_H

#include <glib.h>
#include <stddef.h>
#include <string.h>

static inline void append_bytes(GString *out, const char *bytes, size_t length)
{
	if (length >= out->allocated_len - out->len) {
		g_string_append_len(out, bytes, (gssize)length);
		return;
	}
	memcpy(out->str + out->len, bytes, length);
	out->len += length;
	out->str[out->len] = '\0';
}

static inline void append_byte(GString *out, char byte)
{
	if (out->len + 1 >= out->allocated_len) {
		g_string_append_c(out, byte);
		return;
	}
	out->str[out->len++] = byte;
	out->str[out->len] = '\0';
}

static inline void append_text(GString *out, const char *text)
{
	append_bytes(out, text, strlen(text));
}

#endif
