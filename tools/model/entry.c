/* SPDX-License-Identifier: MIT */
#include "model/entry.h"

#include <string.h>

#define JOINTS "entry-joints"
#define JOINT_MOST 4u /* bytes: most texts end with a longer word, and nothing is looked up for them */

static const char marks[] = ";,.:";

/* Without the marks and blanks at its end. */
static size_t marks_off(const char *text, size_t length)
{
	while (length && (text[length - 1] == ' ' || strchr(marks, text[length - 1])))
		length--;
	return length;
}

/* The length without an 'and' at its end, in small letters: 'Atodiad A' ends with a letter of its own. */
static size_t joint_off(const struct words *words, const char *text, size_t length)
{
	size_t n = 0;
	while (n < length && n <= JOINT_MOST && g_ascii_islower(text[length - n - 1]))
		n++;
	if (!n || n > JOINT_MOST || n == length || text[length - n - 1] != ' ')
		return length;
	return word_listed(words, JOINTS, text + length - n, n) ? length - n : length;
}

size_t entry_length(const struct words *words, const char *text, size_t length)
{
	size_t left = marks_off(text, length);
	left = marks_off(text, joint_off(words, text, left));
	return left ? left : length;
}

/* A text alone and with each mark behind it. */
static void forms_add(GPtrArray *forms, const char *text)
{
	g_ptr_array_add(forms, g_strdup(text));
	for (const char *mark = marks; *mark; mark++)
		g_ptr_array_add(forms, g_strdup_printf("%s%c", text, *mark));
}

GPtrArray *entry_forms(const struct words *words, const char *text)
{
	GPtrArray *forms = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *entry = g_strndup(text, entry_length(words, text, strlen(text)));
	forms_add(forms, entry);
	guint count = forms->len;
	g_auto(GStrv) joints = g_strsplit(word(words, JOINTS), " ", -1);
	for (guint i = 0; i < count; i++)
		for (char **joint = joints; *joint; joint++)
			g_ptr_array_add(forms, g_strdup_printf("%s %s", (const char *)forms->pdata[i], *joint));
	return forms;
}
