/* SPDX-License-Identifier: MIT */
#include "read/yaml.h"

#include "base/library.h"
#include "read/source/source_text.h"

#include <string.h>
#include <yaml.h>

#define CALLS(CALL) \
	CALL(yaml_event_delete) \
	CALL(yaml_parser_delete) \
	CALL(yaml_parser_initialize) \
	CALL(yaml_parser_parse) \
	CALL(yaml_parser_set_encoding) \
	CALL(yaml_parser_set_input_string)

struct calls {
	CALLS(LIBRARY_FIELD)
};

static const char *const call_names[] = {CALLS(LIBRARY_NAME)};

/* A list or map that is still open. */
struct frame {
	struct yaml *yaml;
	struct yaml *key;   /* in a map: the key whose item comes next */
	GHashTable *places; /* in a map: text of a key to the key */
};

struct reading {
	const char *text;
	size_t length;
	struct place start;
	struct diag *diag;
	struct frame stack[YAML_DEPTH];
	unsigned depth;
	unsigned documents;
	struct yaml *root;
	struct {
		size_t line;
		const char *start;
	} found;     /* the line that was looked for last: they are mostly asked for in their order */
	bool failed; /* there is no going on */
	bool data;   /* no words of an author's: characters that nobody sees are fine in it */
};

static void yaml_destroy(gpointer yaml)
{
	yaml_release(yaml);
}

static struct yaml *yaml_new(enum yaml_kind kind, struct place place)
{
	struct yaml *yaml = g_new0(struct yaml, 1);
	yaml->kind = kind;
	yaml->place = place;
	if (kind != YAML_SCALAR)
		yaml->items = g_ptr_array_new_with_free_func(yaml_destroy);
	if (kind == YAML_MAP)
		yaml->keys = g_ptr_array_new_with_free_func(yaml_destroy);
	return yaml;
}

void yaml_release(struct yaml *yaml)
{
	if (!yaml)
		return;
	if (yaml->items)
		g_ptr_array_unref(yaml->items);
	if (yaml->keys)
		g_ptr_array_unref(yaml->keys);
	g_free((char *)yaml->text);
	g_free(yaml);
}

const struct yaml *yaml_get(const struct yaml *map, const char *key)
{
	if (!map || map->kind != YAML_MAP)
		return NULL;
	for (guint i = 0; i < map->keys->len; i++) {
		const struct yaml *candidate = map->keys->pdata[i];
		if (!strcmp(candidate->text, key))
			return map->items->pdata[i];
	}
	return NULL;
}

const char *yaml_text(const struct yaml *map, const char *key)
{
	const struct yaml *item = yaml_get(map, key);
	return item && item->kind == YAML_SCALAR ? item->text : NULL;
}

const struct yaml *yaml_list(const struct yaml *map, const char *key)
{
	const struct yaml *item = yaml_get(map, key);
	return item && item->kind == YAML_LIST ? item : NULL;
}

static struct place place_at(const struct reading *reading, yaml_mark_t mark)
{
	struct place place = reading->start;
	place.line = reading->start.line + (unsigned)mark.line;
	place.column = (unsigned)mark.column + 1;
	return place;
}

/* ---- what libyaml could not read, in an editor's words ---- */

static const char *line_find(struct reading *reading, yaml_mark_t mark)
{
	bool goes_on = reading->found.start && reading->found.line <= mark.line;
	const char *line = goes_on ? reading->found.start : reading->text, *end = reading->text + reading->length;
	for (size_t i = goes_on ? reading->found.line : 0; i < mark.line && line < end; i++) {
		const char *stop = memchr(line, '\n', (size_t)(end - line));
		line = stop ? stop + 1 : end;
	}
	reading->found.line = mark.line;
	reading->found.start = line;
	return line;
}

/* The byte at a mark; 0 at the end. */
static char byte_at(struct reading *reading, yaml_mark_t mark)
{
	const char *at = line_find(reading, mark), *end = reading->text + reading->length;
	for (size_t i = 0; i < mark.column && at < end; i++)
		at = g_utf8_next_char(at);
	return at < end ? *at : '\0';
}

static bool line_begins_with_tab(struct reading *reading, yaml_mark_t mark)
{
	const char *at = line_find(reading, mark), *end = reading->text + reading->length;
	while (at < end && *at == ' ')
		at++;
	return at < end && *at == '\t';
}

static bool contains(const char *text, const char *part)
{
	return text && strstr(text, part);
}

/* What a line says, from its first sign to its end or a comment, behind any '- ' of a list; how far in it begins. */
struct said {
	const char *start, *end;
	size_t indent;
};

static struct said said_in(const struct reading *reading, const char *line)
{
	const char *stop = memchr(line, '\n', (size_t)(reading->text + reading->length - line));
	struct said said = {line, stop ? stop : reading->text + reading->length, 0};
	while (said.start < said.end &&
	       (*said.start == ' ' || (*said.start == '-' && said.start + 1 < said.end && said.start[1] == ' ')))
		said.start++;
	said.indent = (size_t)(said.start - line);
	for (const char *at = said.start; at < said.end; at++)
		if (*at == '#' && (at == said.start || at[-1] == ' '))
			said.end = at;
	while (said.end > said.start && g_ascii_isspace(said.end[-1]))
		said.end--;
	return said;
}

/* Words, and no 'name: value': nothing that may be more than a line, and no colon with a space behind it. */
static bool lacks_colon(struct said said)
{
	if (said.start == said.end || strchr("[{|>-%&*!@`", *said.start))
		return false;
	for (const char *at = said.start; at < said.end; at++)
		if (strchr("\"'", *at) || (*at == ':' && (at + 1 == said.end || at[1] == ' ')))
			return false;
	return true;
}

/* What can't be read at the mark may be so because the colon is missing in the line above that belongs beside it; its
 * mark is in *above. */
static bool colon_lacks_above(struct reading *reading, yaml_mark_t mark, yaml_mark_t *above)
{
	const char *line = line_find(reading, mark);
	struct said here = said_in(reading, line), before = {.start = NULL};
	*above = mark;
	while (line > reading->text && before.start == before.end) {
		line--;
		while (line > reading->text && line[-1] != '\n')
			line--;
		above->line--;
		before = said_in(reading, line);
	}
	above->column = before.indent;
	return before.start && before.indent == here.indent && lacks_colon(before) && !lacks_colon(here);
}

static const char no_colon[] = "this line has no colon; expected 'name: value', with a space after the colon";

static const char *explain_start(char byte)
{
	switch (byte) {
	case '@':
		return "a value can't begin with '@'; put it between double quotation marks";
	case '`':
		return "a value can't begin with a backtick; put it between double quotation marks";
	case '%':
		return "a value can't begin with '%'; put it between double quotation marks";
	default:
		return "a value can't begin with this character; put it between double quotation marks";
	}
}

static const char *explain(struct reading *reading, const yaml_parser_t *parser)
{
	const char *problem = parser->problem, *context = parser->context;
	char byte = byte_at(reading, parser->problem_mark);
	if (contains(problem, "tab character") || byte == '\t' || line_begins_with_tab(reading, parser->problem_mark))
		return "a tab stands in front of this line; indent with spaces";
	if (contains(problem, "mapping values are not allowed"))
		return "there is a second colon in this value; put the whole value between double quotation marks, "
		       "as in title: \"Part 5: Codes\"";
	if (contains(problem, "cannot start any token"))
		return explain_start(byte);
	if (contains(context, "quoted scalar"))
		return contains(problem, "escape")
			       ? "a backslash in double quotation marks begins a special character; "
				 "write it twice, or use single quotation marks"
			       : "a quotation mark is opened here and not closed";
	if (contains(context, "anchor") || contains(context, "alias"))
		return "a value can't begin with '&' or '*'; put it between double quotation marks";
	if (contains(context, "tag"))
		return "a value can't begin with '!'; put it between double quotation marks";
	if (contains(context, "flow sequence"))
		return "a list opened with '[' is not closed with ']', or a comma is missing in it; if no list is "
		       "meant, "
		       "put the value between double quotation marks";
	if (contains(context, "flow mapping"))
		return "a brace '{' is opened and not closed; if it is part of the words, put them between double "
		       "quotation marks";
	if (contains(context, "directive"))
		return "a line can't begin with '%' here";
	if (contains(context, "simple key"))
		return no_colon;
	if (contains(problem, "control characters"))
		return "there is an invisible control character here; delete it";
	return "this line does not fit what stands above it; expected 'name: value' or '- item', indented with spaces "
	       "as "
	       "much as the lines that it belongs to, and quotation marks around a value with special characters";
}

static void syntax_add(struct reading *reading, const yaml_parser_t *parser)
{
	yaml_mark_t mark = parser->problem_mark, above;
	bool unfit = contains(parser->problem, "expected key") || contains(parser->problem, "document start") ||
		     contains(parser->problem, "mapping values");
	reading->failed = true;
	if (unfit && colon_lacks_above(reading, mark, &above)) {
		diag_add(reading->diag, CODE_YAML_SYNTAX, place_at(reading, above), "%s", no_colon);
		return;
	}
	bool opened = contains(parser->context, "quoted scalar") || contains(parser->context, "flow ") ||
		      contains(parser->context, "simple key");
	if (opened && !contains(parser->problem, "escape"))
		mark = parser->context_mark;
	diag_add(reading->diag, CODE_YAML_SYNTAX, place_at(reading, mark), "%s", explain(reading, parser));
}

/* ---- building ---- */

G_GNUC_PRINTF(4, 5)
static void refuse(struct reading *reading, enum code code, struct place place, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	char *words = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	diag_add(reading->diag, code, place, "%s", words);
	g_free(words);
}

static void key_take(struct reading *reading, struct frame *frame, struct yaml *yaml)
{
	if (yaml->kind != YAML_SCALAR) {
		refuse(reading, CODE_YAML_REFUSED, yaml->place, "a name was expected before a colon here, not a list");
		yaml->text = g_strdup(""); /* so that every key has text */
	}
	const struct yaml *before = g_hash_table_lookup(frame->places, yaml->text);
	if (before)
		refuse(reading, CODE_YAML_DUPLICATE, yaml->place,
		       "'%s' stands here a second time, after line %u; keep one of them", yaml->text,
		       before->place.line);
	g_ptr_array_add(frame->yaml->keys, yaml);
	g_hash_table_insert(frame->places, (char *)yaml->text, yaml);
	frame->key = yaml;
}

/* Puts a finished or just opened item where it belongs. */
static void item_take(struct reading *reading, struct yaml *yaml)
{
	if (!reading->depth) {
		yaml_release(reading->root); /* of a document before this one, which was an error */
		reading->root = yaml;
		return;
	}
	struct frame *frame = &reading->stack[reading->depth - 1];
	g_assert(frame->yaml);
	if (frame->yaml->kind == YAML_MAP && !frame->key) {
		key_take(reading, frame, yaml);
		return;
	}
	g_ptr_array_add(frame->yaml->items, yaml);
	frame->key = NULL;
}

static void names_check(struct reading *reading, struct place place, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor)
		refuse(reading, CODE_YAML_REFUSED, place,
		       "an anchor ('&%s') is not used in these files; if it is part of the words, put them "
		       "between double quotation marks",
		       (const char *)anchor);
	if (tag)
		refuse(reading, CODE_YAML_REFUSED, place,
		       "a tag ('%s') is not used in these files; if it is part of the words, put them between "
		       "double quotation marks",
		       (const char *)tag);
}

static void scalar_take(struct reading *reading, const yaml_event_t *event)
{
	yaml_scalar_style_t style = event->data.scalar.style;
	struct yaml *yaml = yaml_new(YAML_SCALAR, place_at(reading, event->start_mark));
	yaml->text = g_strndup((const char *)event->data.scalar.value, event->data.scalar.length);
	yaml->quoted = style != YAML_PLAIN_SCALAR_STYLE;
	names_check(reading, yaml->place, event->data.scalar.anchor, event->data.scalar.tag);
	if (strlen(yaml->text) != event->data.scalar.length)
		refuse(reading, CODE_YAML_REFUSED, yaml->place, "there is a NUL character in this value; delete it");
	if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE && !reading->data)
		hidden_tell(yaml->text, yaml->place, reading->diag);
	bool runs_on = !yaml->quoted && event->end_mark.line > event->start_mark.line;
	yaml_mark_t above;
	if (runs_on && colon_lacks_above(reading, event->end_mark, &above))
		refuse(reading, CODE_YAML_SYNTAX, place_at(reading, above), "%s", no_colon);
	else if (runs_on)
		refuse(reading, CODE_YAML_SYNTAX, yaml->place,
		       "this value runs on into the next line, because that line is indented; put it on one line, or "
		       "between double quotation marks, or take the indentation away");
	item_take(reading, yaml);
}

/* False when the nesting is too deep to go on. */
static bool open_take(struct reading *reading, const yaml_event_t *event)
{
	bool map = event->type == YAML_MAPPING_START_EVENT;
	struct place place = place_at(reading, event->start_mark);
	if (reading->depth == YAML_DEPTH) {
		refuse(reading, CODE_YAML_REFUSED, place, "lists within lists are nested deeper than %d here",
		       YAML_DEPTH);
		reading->failed = true;
		return false;
	}
	if (map)
		names_check(reading, place, event->data.mapping_start.anchor, event->data.mapping_start.tag);
	else
		names_check(reading, place, event->data.sequence_start.anchor, event->data.sequence_start.tag);
	struct yaml *yaml = yaml_new(map ? YAML_MAP : YAML_LIST, place);
	item_take(reading, yaml);
	struct frame *frame = &reading->stack[reading->depth++];
	*frame = (struct frame){.yaml = yaml};
	if (map)
		frame->places = g_hash_table_new(g_str_hash, g_str_equal);
	return true;
}

static void close_take(struct reading *reading)
{
	struct frame *frame = &reading->stack[--reading->depth];
	if (frame->places)
		g_hash_table_unref(frame->places);
}

static void document_take(struct reading *reading, const yaml_event_t *event)
{
	struct place place = place_at(reading, event->start_mark);
	if (event->data.document_start.version_directive ||
	    event->data.document_start.tag_directives.start != event->data.document_start.tag_directives.end)
		refuse(reading, CODE_YAML_REFUSED, place, "lines that begin with '%%' are not used in these files");
	if (reading->documents++ == 1)
		refuse(reading, CODE_YAML_REFUSED, place,
		       "a second '---' begins a new document here; only one is expected");
}

static void alias_take(struct reading *reading, const yaml_event_t *event)
{
	struct yaml *stand_in = yaml_new(YAML_SCALAR, place_at(reading, event->start_mark));
	stand_in->text = g_strdup_printf("*%s", (const char *)event->data.alias.anchor);
	refuse(reading, CODE_YAML_REFUSED, stand_in->place,
	       "an alias ('*%s') is not used in these files; if it is part of "
	       "the words, put them between double quotation marks",
	       (const char *)event->data.alias.anchor);
	item_take(reading, stand_in);
}

/* False at the end, or when there is no going on. */
static bool event_take(struct reading *reading, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_STREAM_END_EVENT:
		return false;
	case YAML_DOCUMENT_START_EVENT:
		document_take(reading, event);
		return true;
	case YAML_ALIAS_EVENT:
		alias_take(reading, event);
		return true;
	case YAML_SCALAR_EVENT:
		scalar_take(reading, event);
		return true;
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		return open_take(reading, event);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_take(reading);
		return true;
	default:
		return true;
	}
}

static bool calls_take(struct calls *to, struct place place, struct diag *diag)
{
	GString *fault = g_string_new(NULL);
	bool whole = library_take(LIBRARY_YAML, call_names, G_N_ELEMENTS(call_names), to, fault);
	if (!whole)
		diag_add(diag, CODE_FILE_UNREADABLE, place, "%s", fault->str);
	g_string_free(fault, TRUE);
	return whole;
}

static struct yaml *text_read(const char *text, size_t length, struct place start, bool data, struct diag *diag)
{
	struct reading reading = {.text = text, .length = length, .start = start, .diag = diag, .data = data};
	struct calls to;
	yaml_parser_t parser;
	if (!calls_take(&to, start, diag))
		return NULL;
	if (!to.yaml_parser_initialize(&parser))
		g_error("out of memory");
	to.yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	to.yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
	for (bool going = true; going;) {
		yaml_event_t event;
		if (!to.yaml_parser_parse(&parser, &event)) {
			syntax_add(&reading, &parser);
			break;
		}
		going = event_take(&reading, &event);
		to.yaml_event_delete(&event);
	}
	to.yaml_parser_delete(&parser);
	while (reading.depth)
		close_take(&reading);
	if (reading.failed) {
		yaml_release(reading.root);
		return NULL;
	}
	return reading.root ? reading.root : yaml_new(YAML_MAP, start);
}

struct yaml *yaml_read(const char *text, size_t length, struct place start, struct diag *diag)
{
	return text_read(text, length, start, false, diag);
}

struct yaml *yaml_read_data(const char *text, size_t length, struct place start, struct diag *diag)
{
	return text_read(text, length, start, true, diag);
}
