/* SPDX-License-Identifier: MIT */
#include "format/graph_text.h"

#include "format/graph.h"

#include <string.h>

#define UNITS_PER_EM 2048.0
#define EVEN_STEP 4.0 /* points: how fine the lines of a label are evened out */

/* Advance widths of Liberation Sans from the space to the tilde. */
static const short widths[] = {
	569,  569,  727,  1139, 1139, 1821, 1366, 391,  682,  682,  797,  1196, 569,  682,  569,  569,
	1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 1139, 569,  569,  1196, 1196, 1196, 1139,
	2079, 1366, 1366, 1479, 1479, 1366, 1251, 1593, 1479, 569,  1024, 1366, 1139, 1706, 1479, 1593,
	1366, 1593, 1479, 1366, 1251, 1479, 1366, 1933, 1366, 1366, 1251, 569,  569,  569,  961,  1139,
	682,  1139, 1139, 1024, 1139, 1139, 569,  1139, 1139, 455,  455,  1024, 455,  1706, 1139, 1139,
	1139, 1139, 682,  1024, 569,  1139, 1024, 1479, 1024, 1024, 1024, 684,  532,  684,  1196,
};

static int character_width(gunichar c)
{
	if (c >= 32 && c < 127)
		return widths[c - 32];
	if (g_unichar_iszerowidth(c))
		return 0;
	switch (c) {
	case 0x2018:
	case 0x2019:
		return 455;
	case 0x201c:
	case 0x201d:
		return 682;
	case 0x2014:
	case 0x2026:
		return 2048;
	default:
		break;
	}
	/* A letter with a mark is as wide as the letter; for all else a width that few exceed. */
	gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
	gsize n = g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts));
	if (n > 1 && parts[0] < 127)
		return character_width(parts[0]);
	if (g_unichar_iswide(c))
		return 2048;
	return c < 0x370 ? 1139 : 1480;
}

double graph_text_width(const char *text)
{
	long units = 0;
	for (const char *p = text; *p; p = g_utf8_next_char(p))
		units += character_width(g_utf8_get_char(p));
	return (double)units * CHART_FONT_SIZE / UNITS_PER_EM;
}

/* Appends the character that stands at `p`, and returns where the next one begins. */
static const char *append_character(GString *out, const char *p, const char *name)
{
	static const struct {
		const char *entity, *text;
	} entities[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}};
	if (*p == '\\' && p[1]) {
		if (strchr("nlr", p[1]))
			g_string_append_c(out, '\n');
		else if (p[1] == 'N')
			g_string_append(out, name);
		else
			g_string_append_c(out, p[1]);
		return p + 2;
	}
	for (size_t i = 0; *p == '&' && i < G_N_ELEMENTS(entities); i++)
		if (g_str_has_prefix(p, entities[i].entity)) {
			g_string_append(out, entities[i].text);
			return p + strlen(entities[i].entity);
		}
	if ((unsigned char)*p < ' ')
		g_string_append_c(out, *p == '\n' ? '\n' : ' ');
	else
		g_string_append_c(out, *p);
	return p + 1;
}

/* Puts words on as many lines as they need; `lines` may be NULL, for those who only count. */
static unsigned wrap_words(char **words, double width, GPtrArray *lines)
{
	g_autoptr(GString) line = g_string_new(NULL);
	double space = graph_text_width(" "), used = 0;
	unsigned count = 0;
	for (char **word = words; *word; word++) {
		if (!**word)
			continue;
		double needed = graph_text_width(*word);
		if (line->len && used + space + needed > width) {
			if (lines)
				g_ptr_array_add(lines, g_strdup(line->str));
			g_string_truncate(line, 0);
			used = 0;
			count++;
		}
		used += needed + (line->len ? space : 0);
		g_string_append_printf(line, "%s%s", line->len ? " " : "", *word);
	}
	if (line->len && lines)
		g_ptr_array_add(lines, g_strdup(line->str));
	return count + (line->len > 0);
}

/* One line of the author's: on as few lines as the width allows, those as even as can be. */
static void wrap_line(GPtrArray *lines, const char *text, double width)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	unsigned count = wrap_words(words, width, NULL);
	while (count > 1 && width > EVEN_STEP && wrap_words(words, width - EVEN_STEP, NULL) == count)
		width -= EVEN_STEP;
	wrap_words(words, width, lines);
}

GPtrArray *graph_text_lines(const char *label, const char *name, double width)
{
	g_autoptr(GString) text = g_string_new(NULL);
	for (const char *p = label; *p;)
		p = append_character(text, p, name);
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) typed = g_strsplit(text->str, "\n", -1);
	for (char **line = typed; *line; line++)
		wrap_line(lines, *line, width);
	return lines;
}
