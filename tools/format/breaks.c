/* SPDX-License-Identifier: MIT */
#include "format/breaks.h"

#include <glib.h>
#include <linebreak.h>

/* The library sorts its tables once. */
static void breaks_prepare(void)
{
	static gsize ready = 0;
	if (g_once_init_enter(&ready)) {
		init_linebreak();
		g_once_init_leave(&ready, 1);
	}
}

void breaks_find(const char *text, size_t length, const char *language, unsigned char *breaks)
{
	static const unsigned char meaning[] = {
		[LINEBREAK_MUSTBREAK] = BREAK_MUST,
		[LINEBREAK_ALLOWBREAK] = BREAK_MAY,
		[LINEBREAK_NOBREAK] = BREAK_NOT,
		[LINEBREAK_INSIDEACHAR] = BREAK_NOT,
	};
	if (!length)
		return;
	breaks_prepare();
	set_linebreaks_utf8((const utf8_t *)text, length, language, (char *)breaks);
	for (size_t i = 0; i < length; i++)
		breaks[i] = meaning[breaks[i] & 3];
	breaks[length - 1] = BREAK_NOT;
}
