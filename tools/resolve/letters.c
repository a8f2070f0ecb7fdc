/* SPDX-License-Identifier: MIT */
#include "resolve/letters.h"

#include <string.h>

#define LETTERS 26

static bool is_lettered(char style)
{
	return style == 'a' || style == 'A';
}

static bool is_small(char style)
{
	return style == 'a' || style == 'i';
}

static char *count_text(unsigned count, char style)
{
	GString *text = g_string_new(NULL);
	count_append(text, count, style);
	return g_string_free(text, FALSE);
}

struct numeral numeral_read(const char *text, char style, unsigned counted)
{
	g_autofree char *next = count_text(counted + 1, style), *last = count_text(counted ? counted : 1, style);
	bool further = !is_lettered(style) || counted < LETTERS;
	if (!strcmp(text, next) && further)
		return (struct numeral){.count = counted + 1, .hung = ""};
	if (counted && g_str_has_prefix(text, last))
		return (struct numeral){.count = counted, .hung = text + strlen(last)};
	if (!counted)
		return (struct numeral){.hung = text};
	return (struct numeral){.count = counted, .hung = "", .opaque = text};
}

bool numeral_is_plain(const struct numeral *numeral)
{
	return numeral->count && !*numeral->hung && !numeral->opaque;
}

void numeral_append(GString *out, const struct numeral *numeral, char style)
{
	if (numeral->opaque) {
		g_string_append(out, numeral->opaque);
		return;
	}
	if (numeral->count)
		count_append(out, numeral->count, style);
	g_string_append(out, numeral->hung);
}

/* A becomes B; Z becomes Z1, and Z1 Z2. */
static const char *raised(struct arena *arena, const char *hung)
{
	size_t n = strlen(hung), digits = n;
	while (digits && g_ascii_isdigit(hung[digits - 1]))
		digits--;
	if (digits < n)
		return arena_printf(arena, "%.*s%u", (int)digits, hung,
				    (unsigned)g_ascii_strtoull(hung + digits, NULL, 10) + 1);
	if (g_ascii_tolower(hung[n - 1]) == 'z')
		return arena_printf(arena, "%s1", hung);
	return arena_printf(arena, "%.*s%c", (int)n - 1, hung, hung[n - 1] + 1);
}

/* Between two that hang on one count, the first perhaps the count itself (""), the second perhaps none (NULL). */
static const char *hung_between(struct arena *arena, const char *before, const char *after, char style)
{
	char first = is_small(style) ? 'a' : 'A', last = is_small(style) ? 'z' : 'Z';
	if (!after)
		return *before ? raised(arena, before) : arena_printf(arena, "%c", first);
	size_t n = strlen(before);
	if (!strncmp(before, after, n))
		return arena_printf(arena, "%s%c%s", before, last, after + n);
	const char *next = raised(arena, before);
	return strcmp(next, after) ? next : arena_printf(arena, "%s%c", before, first);
}

/* Before the first: letters in front of it, or of letters one that ends in the first. */
static const char *front_between(struct arena *arena, const char *before, const char *after, char style)
{
	bool small = is_small(style);
	g_autofree char *one = count_text(1, style);
	size_t end = is_lettered(style) ? 0 : strlen(one);
	if (!before && !after)
		return arena_printf(arena, "%c%s", is_lettered(style) ? (small ? 'z' : 'Z') : small ? 'a' : 'A', one);
	if (!before)
		return arena_printf(arena, "%c%s", small ? 'z' : 'Z', after);
	const char *front = arena_text_n(arena, before, strlen(before) - end);
	const char *limit = after ? arena_text_n(arena, after, strlen(after) - end) : NULL;
	return arena_printf(arena, "%s%s", hung_between(arena, front, limit, style), one + strlen(one) - end);
}

struct numeral numeral_between(struct arena *arena, const struct numeral *before, const struct numeral *after,
			       char style)
{
	bool front = after && !after->count;
	if (!before || !before->count) {
		if (!after)
			return (struct numeral){.count = 1, .hung = ""};
		return (struct numeral){
			.hung = front_between(arena, before ? before->hung : NULL, front ? after->hung : NULL, style)};
	}
	if (before->opaque)
		return (struct numeral){
			.count = before->count,
			.hung = "",
			.opaque = arena_printf(arena, "%s%c", before->opaque, is_small(style) ? 'a' : 'A')};
	if (!after && is_lettered(style) && before->count >= LETTERS)
		return (struct numeral){.count = before->count,
					.hung = *before->hung ? raised(arena, before->hung) : "1"};
	if (!after)
		return (struct numeral){.count = before->count + 1, .hung = ""};
	bool shared = after->count == before->count && !after->opaque;
	return (struct numeral){.count = before->count,
				.hung = hung_between(arena, before->hung, shared ? after->hung : NULL, style)};
}
