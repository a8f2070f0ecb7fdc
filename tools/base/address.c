/* SPDX-License-Identifier: MIT */
#include "base/address.h"

#include <glib.h>
#include <string.h>

static int hex_value(unsigned char c)
{
	return g_ascii_xdigit_value((char)c);
}

/* A scheme may hide behind per cent signs: no browser decodes them there, but other programs do. True where what stands
 * before the first '/', '?' or '#' holds a colon or a control sign in that writing. */
static bool hides_scheme(const char *address)
{
	for (const char *p = address; *p && !strchr("/?#:", *p); p++) {
		if (*p != '%' || hex_value((unsigned char)p[1]) < 0 || hex_value((unsigned char)p[2]) < 0)
			continue;
		int byte = hex_value((unsigned char)p[1]) * 16 + hex_value((unsigned char)p[2]);
		if (byte == ':' || byte < ' ' || byte == 0x7f)
			return true;
	}
	return false;
}

bool address_is_allowed(const char *address)
{
	static const char *const schemes[] = {"http", "https", "mailto", "tel"};
	for (const unsigned char *p = (const unsigned char *)address; *p; p++)
		if (*p < ' ' || *p == 0x7f || *p == '\\')
			return false;
	if (address[0] == ' ' || (address[0] == '/' && address[1] == '/'))
		return false;
	if (hides_scheme(address))
		return false;
	size_t before = strcspn(address, ":/?#");
	if (address[before] != ':')
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++)
		if (strlen(schemes[i]) == before && !g_ascii_strncasecmp(address, schemes[i], before))
			return true;
	return false;
}

bool address_leads_out(const char *address)
{
	static const char *const schemes[] = {"http://", "https://", "mailto:", "tel:"};
	for (size_t i = 0; address && i < G_N_ELEMENTS(schemes); i++)
		if (!g_ascii_strncasecmp(address, schemes[i], strlen(schemes[i])))
			return true;
	return false;
}

bool address_lacks_scheme(const char *address)
{
	size_t host = strcspn(address, ":/?# ");
	return !g_ascii_strncasecmp(address, "www.", 4) && address[host] != ':' && host > 4 &&
	       memchr(address + 4, '.', host - 4);
}

char *address_complete(const char *address)
{
	size_t host = strcspn(address, ":/?# ");
	bool whole = address_leads_out(address),
	     can = host && address[host] != ':' && memchr(address + 1, '.', host - 1);
	if (!whole && !can)
		return NULL;
	char **words = g_strsplit(address, " ", -1);
	g_autofree char *joined = g_strjoinv("%20", words);
	g_strfreev(words);
	return g_strconcat(whole ? "" : "https://", joined, NULL);
}
