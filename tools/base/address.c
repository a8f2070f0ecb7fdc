/* SPDX-License-Identifier: MIT */
#include "base/address.h"

#include <glib.h>
#include <string.h>

bool address_is_allowed(const char *address)
{
	static const char *const schemes[] = {"http", "https", "mailto", "tel"};
	for (const unsigned char *p = (const unsigned char *)address; *p; p++)
		if (*p < ' ' || *p == 0x7f || *p == '\\')
			return false;
	if (address[0] == ' ' || (address[0] == '/' && address[1] == '/'))
		return false;
	size_t before = strcspn(address, ":/?#");
	if (address[before] != ':')
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++)
		if (strlen(schemes[i]) == before && !g_ascii_strncasecmp(address, schemes[i], before))
			return true;
	return false;
}
