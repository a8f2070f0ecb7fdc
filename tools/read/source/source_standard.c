/* SPDX-License-Identifier: MIT */
#include "read/source/source_backing.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* What came on standard input is one file; nothing else is there beside it. */
void *standard_open(void)
{
	GString *given = g_string_new(NULL);
	char bytes[1 << 14];
	ssize_t got = 1;
	while (got && given->len <= SOURCE_LARGEST) {
		got = read(STDIN_FILENO, bytes, sizeof bytes);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			int number = errno;
			g_string_free(given, TRUE);
			errno = number;
			return NULL;
		}
		g_string_append_len(given, bytes, got);
	}
	return given;
}

static void standard_close(void *at)
{
	g_string_free(at, TRUE);
}

static struct taken standard_read(void *at, const char *path)
{
	const GString *given = at;
	if (strcmp(path, SOURCE_GIVEN) != 0)
		return (struct taken){.trouble = TROUBLE_ABSENT};
	if (given->len > SOURCE_LARGEST)
		return (struct taken){.trouble = TROUBLE_LARGE};
	struct taken out = {.bytes = g_malloc(given->len + 1), .length = given->len};
	memcpy(out.bytes, given->str, given->len + 1);
	return out;
}

static enum source_kind standard_kind(void *at, const char *path)
{
	(void)at;
	return strcmp(path, SOURCE_GIVEN) ? SOURCE_NONE : SOURCE_FILE;
}

static bool standard_names(void *at, const char *folder, GPtrArray *names)
{
	(void)at;
	(void)folder;
	(void)names;
	return false;
}

static void *standard_below(void *at, const char *folder, enum trouble *trouble)
{
	(void)at;
	(void)folder;
	*trouble = TROUBLE_ABSENT;
	return NULL;
}

const struct backing standard_backing = {standard_read, standard_kind, standard_names, standard_below, standard_close};
