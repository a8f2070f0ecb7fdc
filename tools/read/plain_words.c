/* SPDX-License-Identifier: MIT */
#include "read/plain_words.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* How long 'value:gift-limit)' is; 0 for the target of any other link. */
static size_t target_length(const char *target)
{
	static const char *const begins[] = {"value:", "policy:", "#"};
	for (size_t i = 0; i < G_N_ELEMENTS(begins); i++) {
		if (!g_str_has_prefix(target, begins[i]))
			continue;
		size_t n = strlen(begins[i]);
		if (!g_ascii_isalpha(target[n]))
			return 0;
		while (g_ascii_isalnum(target[n]) || (target[n] && strchr("-_.", target[n])))
			n++;
		return target[n] == ')' ? n + 1 : 0;
	}
	return 0;
}

const char *mark_in_words(const char *text, size_t *length)
{
	for (const char *at = strstr(text, "]("); at; at = strstr(at + 1, "](")) {
		const char *open = memrchr(text, '[', (size_t)(at - text));
		size_t target = target_length(at + 2);
		if (!open || !target)
			continue;
		*length = (size_t)(at - open) + 2 + target;
		return open;
	}
	return NULL;
}
