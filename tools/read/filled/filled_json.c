/* SPDX-License-Identifier: MIT
 * The JSON that a page saves. It is YAML too but for some characters, which are written as YAML has them first. */
#include "read/filled/filled.h"
#include "read/source/source_text.h"
#include "read/yaml.h"

#include <string.h>

#define REPLACEMENT 0xFFFD

/* ---- strings ----------------------------------------------------------------------------------------------------- */

/* The four figures of '\uXXXX' from `at`; false where it is something else. */
static bool unit_read(const char *at, const char *end, gunichar *unit)
{
	bool fine = end - at >= 6 && at[0] == '\\' && at[1] == 'u';
	*unit = 0;
	for (int i = 2; i < 6 && fine; i++) {
		int digit = g_ascii_xdigit_value(at[i]);
		fine = digit >= 0;
		*unit = *unit * 16 + (gunichar)(fine ? digit : 0);
	}
	return fine;
}

/* A character as a string of YAML takes it, whatever it is. A line break of any kind is one. */
static void character_put(GString *out, gunichar c)
{
	bool line = c == 0x85 || c == 0x2028 || c == 0x2029;
	bool surrogate = c >= 0xD800 && c <= 0xDFFF;
	if (line)
		g_string_append(out, "\\n");
	else
		g_string_append_printf(out, "\\U%08X", surrogate || !c ? REPLACEMENT : c);
}

/* An escape of JSON; behind it. Two halves of a pair are one character. */
static const char *escape_put(GString *out, const char *at, const char *end)
{
	gunichar first, second;
	if (!unit_read(at, end, &first)) {
		gsize length = (gsize)MIN(end - at, 2);
		g_string_append_len(out, at, (gssize)length);
		return at + length;
	}
	at += 6;
	if (first >= 0xD800 && first <= 0xDBFF && unit_read(at, end, &second) && second >= 0xDC00 && second <= 0xDFFF) {
		first = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
		at += 6;
	}
	character_put(out, first);
	return at;
}

/* Those that YAML would not take as they are, or take for the end of a line. */
static bool is_to_escape(gunichar c)
{
	return (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE;
}

/* From behind the quotation mark to the one that ends the string. */
static const char *string_put(GString *out, const char *at, const char *end)
{
	while (at < end && *at != '"') {
		const char *next = g_utf8_next_char(at);
		if (*at == '\\')
			next = escape_put(out, at, end);
		else if ((guchar)*at >= 0x7F && is_to_escape(g_utf8_get_char(at)))
			character_put(out, g_utf8_get_char(at));
		else
			g_string_append_len(out, at, next - at);
		at = next;
	}
	return at;
}

static GString *as_yaml(const char *text, size_t length)
{
	const char *end = text + length;
	GString *out = g_string_sized_new(length + length / 8);
	for (const char *at = text; at < end; at++) {
		g_string_append_c(out, *at);
		if (*at != '"')
			continue;
		at = string_put(out, at + 1, end);
		if (at < end)
			g_string_append_c(out, '"');
	}
	return out;
}

/* ---- members ----------------------------------------------------------------------------------------------------- */

static char *member(const struct yaml *map, const char *name)
{
	const struct yaml *item = yaml_get(map, name);
	return item && item->kind == YAML_SCALAR && *item->text ? g_strdup(item->text) : NULL;
}

static void entry_add(struct filled *filled, const struct yaml *key, const struct yaml *item, struct diag *diag)
{
	g_autoptr(GString) words = g_string_new(item->kind == YAML_SCALAR ? item->text : "");
	gunichar found;
	const char *hidden = hidden_drop(words, &found);
	if (hidden)
		diag_add(diag, CODE_FILLED_ENTRY, (struct place){.file = filled->file},
			 "in what was filled in for '%s' there is %s (U+%04X), which nobody can see: it is left out",
			 key->text, hidden, (unsigned)found);
	filled_add(filled, key->text, words->str);
}

bool filled_json_read(struct filled *filled, const char *text, size_t length, struct diag *diag)
{
	struct place start = {filled->file, 1, 1};
	if (!g_utf8_validate(text, (gssize)length, NULL)) {
		diag_add(diag, CODE_FILLED_NO_FORM, start,
			 "this is no PDF, no Word file or OpenDocument file, and no text");
		return false;
	}
	g_autoptr(GString) words = as_yaml(text, length);
	struct yaml *yaml = yaml_read_data(words->str, words->len, start, diag);
	const struct yaml *entries = yaml_get(yaml, "entries");
	bool good = entries && entries->kind == YAML_MAP;
	if (yaml && !good)
		diag_add(diag, CODE_FILLED_NO_FORM, start,
			 "this is no form that was filled in: expected a PDF, a Word or OpenDocument file, or the "
			 "JSON that a page saves");
	if (good) {
		filled->document = member(yaml, "document");
		filled->version = member(yaml, "version");
	}
	for (guint i = 0; good && i < entries->items->len; i++)
		entry_add(filled, entries->keys->pdata[i], entries->items->pdata[i], diag);
	yaml_release(yaml);
	return good;
}
