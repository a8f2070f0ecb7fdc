/* SPDX-License-Identifier: MIT */
#include "read/word/word_signs.h"

const char *word_sign(const char *font, guint64 code)
{
	static const struct {
		unsigned code;
		const char *sign;
	} wingdings[] = {{0xa8, "☐"}, {0x6f, "☐"}, {0xfe, "☑"}, {0xfd, "☒"}, {0x78, "☒"}, {0xfc, "✓"}, {0xfb, "✗"},
			 {0xa7, "▪"}, {0xb7, "•"}, {0xe0, "→"}, {0xdf, "←"}, {0xd8, "➢"}, {0x4a, "☺"}},
	  symbols[] = {{0xb7, "•"}, {0xb0, "°"}, {0xb1, "±"}, {0xb3, "≥"}, {0xa3, "≤"}, {0xb4, "×"}, {0xae, "→"},
		       {0xac, "←"}, {0xd3, "©"}, {0xd2, "®"}, {0xb9, "≠"}, {0x6d, "μ"}, {0x2d, "−"}};
	bool wing = font && g_str_has_prefix(font, "Wingdings");
	for (size_t i = 0; i < G_N_ELEMENTS(wingdings); i++) {
		if (wing && wingdings[i].code == (code & 0xff))
			return wingdings[i].sign;
		if (!wing && i < G_N_ELEMENTS(symbols) && symbols[i].code == (code & 0xff))
			return symbols[i].sign;
	}
	return NULL;
}

bool word_sign_is_tick(const char *text)
{
	static const char *const ticks[] = {"☐", "☑", "☒", "✗", "✘", NULL};
	return g_strv_contains(ticks, text);
}
