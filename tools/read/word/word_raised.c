/* SPDX-License-Identifier: MIT */
#include "read/word/word_raised.h"

#include <glib.h>
#include <string.h>

static const struct {
	const char *sign, *above, *below;
} signs[] = {
	{"0", "⁰", "₀"},
	{"1", "¹", "₁"},
	{"2", "²", "₂"},
	{"3", "³", "₃"},
	{"4", "⁴", "₄"},
	{"5", "⁵", "₅"},
	{"6", "⁶", "₆"},
	{"7", "⁷", "₇"},
	{"8", "⁸", "₈"},
	{"9", "⁹", "₉"},
	{"+", "⁺", "₊"},
	{"-", "⁻", "₋"},
	{"−", "⁻", "₋"},
	{"n", "ⁿ", "ₙ"},
	{" ", " ", " "},
	{"\t", " ", " "},
	{"\u00a0", "\u00a0", "\u00a0"},
};

static const char *sign_at(const char *text, enum word_height height, size_t *length)
{
	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
		*length = strlen(signs[i].sign);
		if (!strncmp(text, signs[i].sign, *length))
			return height == HEIGHT_ABOVE ? signs[i].above : signs[i].below;
	}
	return NULL;
}

const char *word_raised(struct arena *arena, const char *text, enum word_height height)
{
	GString *out = g_string_new(NULL);
	const char *sign = "";
	for (size_t length; *text && (sign = sign_at(text, height, &length)); text += length)
		g_string_append(out, sign);
	const char *raised = *text ? NULL : arena_text(arena, out->str);
	g_string_free(out, TRUE);
	return raised;
}

bool word_is_level(const char *text)
{
	static const char *const ends[] = {"", "st", "nd", "rd", "th", NULL};
	g_autofree char *words = g_strstrip(g_strdup(text));
	return g_strv_contains(ends, words);
}
