/* SPDX-License-Identifier: MIT
 * The only place where text becomes HTML: nothing that an author or a template's user wrote reaches a page but through
 * one of these. For render/html*.c, publish/site/site.c and their tests. */
#ifndef KEELING_HTML_ESCAPE_H
#define KEELING_HTML_ESCAPE_H

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* Text between tags, and within an attribute's double quotes: & < > and " are escaped. */
void html_text(GString *out, const char *text);
void html_text_n(GString *out, const char *text, size_t length);
/* Text between tags in an element that says its language. */
void html_text_in(GString *out, const char *text, size_t length, const char *language);

/* An address within href="" or src="": escaped for the attribute, with what may not stand in an address as %XX. */
void html_address(GString *out, const char *address);

/* Markup of our own, as it is; `length` without its NUL. */
static inline void html_put_n(GString *out, const char *markup, size_t length)
{
	if (G_LIKELY(out->len + length < out->allocated_len)) {
		memcpy(out->str + out->len, markup, length);
		out->len += length;
		out->str[out->len] = '\0';
	} else {
		g_string_append_len(out, markup, (gssize)length);
	}
}
#define HTML_PUT(out, literal) html_put_n((out), "" literal "", sizeof(literal) - 1)

#endif
