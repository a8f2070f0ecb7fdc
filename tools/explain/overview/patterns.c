/* SPDX-License-Identifier: MIT */
#include "explain/overview/patterns.h"

#include <string.h>

static const struct {
	const char *key, *slots;
} table[PATTERNS] = {
#define PATTERN(name, key, slots) {key, slots},
#include "explain/overview/patterns.def"
#undef PATTERN
};

const char *pattern_key(enum pattern_name name)
{
	return table[name].key;
}

enum pattern_name pattern_find(const char *key)
{
	enum pattern_name name = 0;
	while (name < PATTERNS && strcmp(table[name].key, key) != 0)
		name++;
	return name;
}

const char *pattern_slots(enum pattern_name name)
{
	return table[name].slots;
}

bool pattern_takes(enum pattern_name name, const char *slot, size_t length)
{
	for (const char *at = table[name].slots; *at;) {
		size_t n = strcspn(at, " ");
		if (n == length && !memcmp(at, slot, n))
			return true;
		at += n;
		at += strspn(at, " ");
	}
	return false;
}

const char *pattern_text(const struct words *patterns, enum pattern_name name)
{
	return word(patterns, pattern_key(name));
}
