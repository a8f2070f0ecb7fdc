/* SPDX-License-Identifier: MIT */
#include "base/twins.h"

#include <glib.h>

char *twin_key(const char *name)
{
	g_autofree char *whole = g_utf8_normalize(name, -1, G_NORMALIZE_NFC);
	g_autofree char *folded = whole ? g_utf8_casefold(whole, -1) : g_ascii_strdown(name, -1);
	char *key = whole ? g_utf8_normalize(folded, -1, G_NORMALIZE_NFC) : NULL;
	return key ? key : g_steal_pointer(&folded);
}
