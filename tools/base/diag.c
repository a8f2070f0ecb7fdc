/* SPDX-License-Identifier: MIT */
#include "base/diag.h"
#include "base/json.h"

#include <string.h>

struct diag {
	GPtrArray *all;    /* of struct message *, as they came */
	GPtrArray *sorted; /* the same without repeats; borrowed; NULL while out of date */
	enum level worst;
};

static const struct {
	const char *text;
	enum level level;
} codes[CODES] = {
#define CODE(name, text, level) [CODE_##name] = {text, level},
#include "base/codes.def"
#undef CODE
};

static void message_free(gpointer data)
{
	struct message *message = data;
	g_free(message->words);
	g_free(message);
}

struct diag *diag_new(void)
{
	struct diag *diag = g_new0(struct diag, 1);
	diag->all = g_ptr_array_new_with_free_func(message_free);
	diag->worst = LEVEL_NOTE;
	return diag;
}

void diag_free(struct diag *diag)
{
	if (!diag)
		return;
	if (diag->sorted)
		g_ptr_array_unref(diag->sorted);
	g_ptr_array_unref(diag->all);
	g_free(diag);
}

void diag_add(struct diag *diag, enum code code, struct place place, const char *format, ...)
{
	struct message *message = g_new0(struct message, 1);
	message->code = code;
	message->level = codes[code].level;
	message->place = place;
	va_list arguments;
	va_start(arguments, format);
	message->words = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_ptr_array_add(diag->all, message);
	diag->worst = MAX(diag->worst, message->level);
	if (diag->sorted)
		g_ptr_array_unref(diag->sorted);
	diag->sorted = NULL;
}

void diag_pass(const struct diag *from, enum level least, struct diag *to)
{
	for (size_t i = 0; i < diag_count(from); i++) {
		const struct message *message = diag_get(from, i);
		if (message->level >= least)
			diag_add(to, message->code, message->place, "%s", message->words);
	}
}

enum level diag_worst(const struct diag *diag)
{
	return diag->worst;
}

enum status diag_status(const struct diag *diag, bool strict)
{
	switch (diag->worst) {
	case LEVEL_FAILURE:
		return STATUS_FAILURE;
	case LEVEL_ERROR:
		return STATUS_MISTAKES;
	case LEVEL_WARNING:
		return strict ? STATUS_FINDINGS : STATUS_DONE;
	default:
		return STATUS_DONE;
	}
}

static int compare_numbers(unsigned a, unsigned b)
{
	return (a > b) - (a < b);
}

/* As strcmp(), but figures by what they count: 'paragraph 9' before 'paragraph 12'. */
static int compare_words(const char *a, const char *b)
{
	const char *left = a, *right = b;
	while (*left && *right) {
		if (g_ascii_isdigit(*left) && g_ascii_isdigit(*right)) {
			size_t many = strspn(left, "0123456789"), others = strspn(right, "0123456789");
			int order = many != others ? (many > others) - (many < others) : strncmp(left, right, many);
			if (order)
				return order;
			left += many;
			right += others;
		} else if (*left++ != *right++) {
			return strcmp(left - 1, right - 1);
		}
	}
	return strcmp(left, right);
}

static gint message_compare(gconstpointer a, gconstpointer b)
{
	const struct message *left = *(struct message *const *)a, *right = *(struct message *const *)b;
	int order = g_strcmp0(left->place.file, right->place.file);
	if (!order)
		order = compare_numbers(left->place.line, right->place.line);
	if (!order)
		order = compare_numbers(left->place.column, right->place.column);
	if (!order)
		order = strcmp(code_name(left->code), code_name(right->code));
	return order ? order : compare_words(left->words, right->words);
}

static const GPtrArray *sorted(const struct diag *diag)
{
	if (diag->sorted)
		return diag->sorted;
	struct diag *cache = (struct diag *)diag; /* the sorted view is remembered; the messages are not touched */
	GPtrArray *all = g_ptr_array_copy(diag->all, NULL, NULL);
	g_ptr_array_set_free_func(all, NULL);
	g_ptr_array_sort(all, message_compare);
	cache->sorted = g_ptr_array_sized_new(all->len);
	for (guint i = 0; i < all->len; i++)
		if (!i || message_compare(&all->pdata[i - 1], &all->pdata[i]))
			g_ptr_array_add(cache->sorted, all->pdata[i]);
	g_ptr_array_unref(all);
	return diag->sorted;
}

size_t diag_count(const struct diag *diag)
{
	return sorted(diag)->len;
}

const struct message *diag_get(const struct diag *diag, size_t i)
{
	const GPtrArray *all = sorted(diag);
	g_assert(i < all->len);
	return all->pdata[i];
}

const char *code_name(enum code code)
{
	return codes[code].text;
}

const char *level_name(enum level level)
{
	static const char *const names[] = {"note", "warning", "error", "failure"};
	return names[level];
}

/* Characters that a terminal obeys, or that hide or turn the text around them. */
static bool is_hidden(gunichar c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x61c || c == 0x180e ||
	       (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
	       c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe007f);
}

char *diag_visible(const char *text)
{
	GString *out = g_string_sized_new(strlen(text));
	while (*text) {
		const char *plain = text;
		while (*text >= ' ' && *text <= '~')
			text++;
		g_string_append_len(out, plain, text - plain);
		if (!*text)
			break;
		gunichar c = g_utf8_get_char_validated(text, -1);
		if (c > 0x10ffff) {
			g_string_append_printf(out, "\\x%02x", (unsigned char)*text++);
			continue;
		}
		const char *next = g_utf8_next_char(text);
		if (!is_hidden(c))
			g_string_append_len(out, text, next - text);
		else if (c < 0x100)
			g_string_append_printf(out, "\\x%02x", (unsigned)c);
		else
			g_string_append_printf(out, "\\u%04x", (unsigned)c);
		text = next;
	}
	return g_string_free(out, FALSE);
}

static void message_line(const struct message *message, bool colour, GString *out)
{
	static const char *const colours[] = {"\033[36m", "\033[35m", "\033[31m", "\033[31m"};
	if (message->place.file) {
		char *file = diag_visible(message->place.file);
		g_string_append(out, file);
		g_free(file);
		if (message->place.line)
			g_string_append_printf(out, ":%u", message->place.line);
		if (message->place.line && message->place.column)
			g_string_append_printf(out, ":%u", message->place.column);
		g_string_append(out, ": ");
	}
	char *words = diag_visible(message->words);
	g_string_append_printf(out, "%s%s:%s %s [%s]\n", colour ? colours[message->level] : "",
			       level_name(message->level), colour ? "\033[0m" : "", words, code_name(message->code));
	g_free(words);
}

bool diag_print(const struct diag *diag, FILE *stream, bool colour)
{
	GString *out = g_string_new(NULL);
	for (size_t i = 0; i < diag_count(diag); i++)
		message_line(diag_get(diag, i), colour, out);
	size_t written = fwrite(out->str, 1, out->len, stream);
	bool fine = written == out->len && !fflush(stream);
	g_string_free(out, TRUE);
	return fine;
}

static void json_number(GString *out, unsigned number)
{
	if (number)
		g_string_append_printf(out, "%u", number);
	else
		g_string_append(out, "null");
}

void diag_json(const struct diag *diag, GString *out)
{
	g_string_append(out, "[");
	for (size_t i = 0; i < diag_count(diag); i++) {
		const struct message *message = diag_get(diag, i);
		char *words = diag_visible(message->words);
		g_string_append(out, i ? ",\n {\"file\": " : "\n {\"file\": ");
		json_text(out, message->place.file);
		g_string_append(out, ", \"line\": ");
		json_number(out, message->place.line);
		g_string_append(out, ", \"column\": ");
		json_number(out, message->place.line ? message->place.column : 0);
		g_string_append_printf(out, ", \"level\": \"%s\", \"code\": \"%s\", \"message\": ",
				       level_name(message->level), code_name(message->code));
		json_text(out, words);
		g_string_append_c(out, '}');
		g_free(words);
	}
	g_string_append(out, diag_count(diag) ? "\n]\n" : "]\n");
}

/* SARIF knows no 'failure'. */
static const char *sarif_level(enum level level)
{
	return level == LEVEL_FAILURE ? "error" : level_name(level);
}

static void sarif_place(struct place place, GString *out)
{
	char *uri = g_uri_escape_string(place.file, "/", FALSE);
	g_string_append(out, ", \"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": ");
	json_text(out, uri);
	g_string_append_c(out, '}');
	if (place.line)
		g_string_append_printf(out, ", \"region\": {\"startLine\": %u", place.line);
	if (place.line && place.column)
		g_string_append_printf(out, ", \"startColumn\": %u", place.column);
	g_string_append(out, place.line ? "}}}]" : "}}]");
	g_free(uri);
}

static void sarif_rules(GString *out)
{
	for (int code = 0; code < CODES; code++)
		g_string_append_printf(out, "%s    {\"id\": \"%s\", \"defaultConfiguration\": {\"level\": \"%s\"}}",
				       code ? ",\n" : "", codes[code].text, sarif_level(codes[code].level));
}

void diag_sarif(const struct diag *diag, GString *out)
{
	g_string_append(out,
			"{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n \"version\": \"2.1.0\",\n"
			" \"runs\": [{\n  \"tool\": {\"driver\": {\"name\": \"keeling-check\", \"rules\": [\n");
	sarif_rules(out);
	g_string_append(out, "\n  ]}},\n  \"columnKind\": \"unicodeCodePoints\",\n  \"results\": [");
	for (size_t i = 0; i < diag_count(diag); i++) {
		const struct message *message = diag_get(diag, i);
		char *words = diag_visible(message->words);
		g_string_append_printf(
			out,
			"%s\n   {\"ruleId\": \"%s\", \"ruleIndex\": %d, \"level\": \"%s\", \"message\": {\"text\": ",
			i ? "," : "", code_name(message->code), (int)message->code, sarif_level(message->level));
		json_text(out, words);
		g_string_append_c(out, '}');
		if (message->place.file)
			sarif_place(message->place, out);
		g_string_append_c(out, '}');
		g_free(words);
	}
	g_string_append(out, "\n  ]\n }]}\n");
}
