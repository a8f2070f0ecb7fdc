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

/* Ends of hosts that are no ends of files. */
static bool ends_host(const char *label, size_t length)
{
	static const char *const ends[] = {"com",    "cymru", "eu",  "example", "gov", "ie",   "info",
					   "london", "net",   "org", "scot",    "uk",  "wales"};
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
		if (strlen(ends[i]) == length && !g_ascii_strncasecmp(ends[i], label, length))
			return true;
	return false;
}

/* Labels with a dot between them. */
static bool is_dotted(const char *host, size_t length)
{
	size_t dots = 0;
	for (size_t i = 0; i < length; i++)
		if (host[i] == '.' && (i == 0 || i + 1 == length || host[i - 1] == '.'))
			return false;
		else if (host[i] == '.')
			dots++;
		else if (!g_ascii_isalnum(host[i]) && host[i] != '-')
			return false;
	return dots > 0;
}

/* 'www.host.example', or 'host.gov.uk'. */
static bool is_host(const char *host, size_t length)
{
	const char *dot = length ? g_strrstr_len(host, (gssize)length, ".") : NULL;
	if (!dot || !is_dotted(host, length))
		return false;
	if (ends_host(dot + 1, length - (size_t)(dot + 1 - host)))
		return true;
	return length > 4 && !g_ascii_strncasecmp(host, "www.", 4) && dot > host + 3;
}

/* Whether an address without a scheme begins with 'name@host.example', or with a host. */
static bool is_mail(const char *address)
{
	size_t length = strcspn(address, ":/?# ");
	const char *at = memchr(address, '@', length);
	return at && at > address && is_host(at + 1, length - (size_t)(at + 1 - address));
}

static bool lacks_scheme(const char *address)
{
	size_t length = strcspn(address, ":/?# ");
	return address[length] != ':' && (is_host(address, length) || is_mail(address));
}

/* What stands behind 'http:' or 'https:' and any slashes; NULL in another address. */
static const char *behind_scheme(const char *address)
{
	size_t length = strcspn(address, ":");
	bool web = (length == 4 || length == 5) && address[length] && !g_ascii_strncasecmp(address, "https", length);
	return web ? address + length + 1 + strspn(address + length + 1, "/") : NULL;
}

/* 'https:/host', 'https://', 'https:///host'. */
static bool lacks_host(const char *address)
{
	const char *host = behind_scheme(address);
	return host && (host - strchr(address, ':') != 3 || !*host || strchr("?#", *host));
}

static bool is_bare(const char *address)
{
	return !g_ascii_strcasecmp(address, "mailto:") || !g_ascii_strcasecmp(address, "tel:");
}

bool address_is_incomplete(const char *address)
{
	return lacks_scheme(address) || lacks_host(address) || is_bare(address);
}

char *address_complete(const char *address)
{
	size_t length = strcspn(address, ":/?# ");
	const char *host = behind_scheme(address), *scheme = "";
	if (lacks_host(address) && !g_ascii_isalnum(*host))
		return NULL;
	if (host) {
		scheme = address[4] == ':' ? "http://" : "https://";
		address = host;
	} else if (!address_leads_out(address)) {
		if (!length || address[length] == ':' || !memchr(address + 1, '.', length - 1))
			return NULL;
		scheme = is_mail(address) ? "mailto:" : "https://";
	}
	char **words = g_strsplit(address, " ", -1);
	g_autofree char *joined = g_strjoinv("%20", words);
	g_strfreev(words);
	return is_bare(address) ? NULL : g_strconcat(scheme, joined, NULL);
}

const char *address_path(const char *address)
{
	const char *host = address ? strstr(address, "://") : NULL;
	const char *path = host ? strchr(host + strlen("://"), '/') : NULL;
	return path ? path : "/";
}
