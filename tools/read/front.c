/* SPDX-License-Identifier: MIT */
#include "read/front.h"
#include "base/twins.h"
#include "read/fields.h"
#include "read/front_missed.h"
#include "read/plain_words.h"

#include <string.h>

/* ---- where it begins and ends ---- */

/* The offset after the line that begins at `at`. */
static size_t line_end(const char *text, size_t length, size_t at)
{
	const char *stop = memchr(text + at, '\n', length - at);
	return stop ? (size_t)(stop - text) + 1 : length;
}

/* True if the line from `at` holds `fence` and nothing else but blanks behind it. */
static bool is_fence(const char *text, size_t length, size_t at, const char *fence)
{
	size_t end = line_end(text, length, at), n = strlen(fence);
	if (end - at < n || memcmp(text + at, fence, n))
		return false;
	for (size_t i = at + n; i < end; i++)
		if (!g_ascii_isspace(text[i]))
			return false;
	return true;
}

struct front_parts front_find(const char *text, size_t length)
{
	struct front_parts parts = {.kind = FRONT_NONE, .body_line = 1};
	bool yaml = is_fence(text, length, 0, "---"), toml = is_fence(text, length, 0, "+++");
	if (!yaml && !toml)
		return parts;
	parts.start = line_end(text, length, 0);
	unsigned line = 2;
	for (size_t at = parts.start; at < length; at = line_end(text, length, at), line++) {
		bool closes = yaml ? is_fence(text, length, at, "---") || is_fence(text, length, at, "...")
				   : is_fence(text, length, at, "+++");
		if (!closes)
			continue;
		parts.kind = yaml ? FRONT_YAML : FRONT_TOML;
		parts.length = at - parts.start;
		parts.body = line_end(text, length, at);
		parts.body_line = line + 1;
		return parts;
	}
	parts.kind = yaml ? FRONT_OPEN : FRONT_NONE;
	return parts;
}

static const char *const names[] = {"title",      "short",     "id",     "citation",       "version",  "status",
				    "adopted",    "effective", "review", "owner",          "language", "numbering",
				    "appendices", "values",    "minute", "after-adoption", "pages",    NULL};

/* What stands there has the name of one of our fields, and its colon. */
static bool begins_with_field(const char *text)
{
	size_t length = strcspn(text, ": \t\r\n");
	g_autofree char *name = g_strndup(text, length);
	return text[length] == ':' && g_strv_contains(names, name);
}

/* A rule of Markdown at the top of a lone file, and not front matter: what follows is no field. */
static bool is_rule(const char *text, const struct front_parts *parts)
{
	if (parts->kind == FRONT_OPEN)
		return !begins_with_field(text + parts->start);
	const char *at = text + parts->start, *end = at + parts->length;
	while (at < end && g_ascii_isspace(*at))
		at++;
	if (at < end && *at == '#' && !(at + 1 < end && at[1] == '#'))
		return false; /* may be a comment; YAML will say */
	const char *stop = at;
	while (stop < end && (g_ascii_isalnum(*stop) || *stop == '_' || *stop == '-'))
		stop++;
	return at < end && (stop == at || stop == end || *stop != ':');
}

/* Whether the first line between two of '+++' is one of TOML: 'title = "Code"' or '[table]'. Other words are text. */
static bool is_toml(const char *text, const struct front_parts *parts)
{
	const char *at = text + parts->start, *end = at + parts->length;
	while (at < end && (g_ascii_isspace(*at) || *at == '#'))
		at += *at == '#' ? strcspn(at, "\n") : 1;
	if (at < end && *at == '[')
		return true;
	const char *stop = at;
	while (stop < end && (g_ascii_isalnum(*stop) || strchr("_-.\"'", *stop)))
		stop++;
	bool key = stop > at;
	while (stop < end && (*stop == ' ' || *stop == '\t'))
		stop++;
	return key && stop < end && *stop == '=';
}

/* ---- fields ---- */

struct reading {
	struct doc *doc;
	struct arena *arena;
	const struct source *source;
	const struct yaml *map;
	struct front *front;
	struct meta *meta;
	struct diag *diag;
};

/* Something that the rest goes by was told to be a mistake; in a lone file nothing is told. */
static void lacks(const struct reading *reading, unsigned what)
{
	if (reading->front->role != FRONT_LONE)
		reading->doc->lacks |= what;
}

/* The id that a file has by its name: of the folder of a 'document.md', else of the file. */
static const char *id_from_file(struct arena *arena, const char *shown)
{
	const char *file = source_within(shown);
	char *name = g_path_get_basename(file);
	if (!strcmp(name, "document.md") && strchr(file, '/')) {
		char *folder = g_path_get_dirname(file);
		g_free(name);
		name = g_path_get_basename(folder);
		g_free(folder);
	} else {
		char *dot = strrchr(name, '.');
		if (dot && dot > name)
			*dot = '\0';
	}
	char *id = arena_text(arena, name);
	g_free(name);
	for (char *c = id; *c; c++)
		if (!g_ascii_isalnum(*c) && *c != '-' && *c != '_' && *c != '.')
			*c = '-';
	return id;
}

static void id_read(struct reading *reading)
{
	const char *id = field_text(reading->arena, reading->map, "id", reading->diag);
	bool told = id && !strcmp(id, reading->meta->id); /* of the folder, in the list of documents */
	if (id && !told && !is_document_id(id))
		document_id_refuse(id, "", yaml_get(reading->map, "id")->place, reading->diag);
	if (id && is_id(id))
		reading->meta->id = id;
}

static void version_read(struct reading *reading)
{
	const char *version = field_text(reading->arena, reading->map, "version", reading->diag);
	if (version && is_version(version))
		reading->meta->version = version;
	else if (version)
		diag_add(reading->diag, CODE_FIELD_VALUE, yaml_get(reading->map, "version")->place,
			 "'version: %s' won't do as a name of files; use letters and digits with '.', '-' or '_' "
			 "between them, "
			 "as in \"3.0\"",
			 version);
}

static void status_read(struct reading *reading)
{
	static const char *const statuses[] = {"draft", "adopted", "superseded"};
	const char *status = field_text(reading->arena, reading->map, "status", reading->diag);
	if (!status)
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(statuses); i++)
		if (!strcmp(status, statuses[i])) {
			reading->meta->status = (enum doc_status)i;
			reading->meta->status_given = true;
			return;
		}
	diag_add(reading->diag, CODE_FIELD_VALUE, yaml_get(reading->map, "status")->place,
		 "'status: %s' is not known; it is draft, adopted or superseded", status);
}

/* One of two words, the first of which is what holds where there is none; true for the second. */
static bool choice_read(struct reading *reading, const char *name, const char *usual, const char *other)
{
	const char *text = field_text(reading->arena, reading->map, name, reading->diag);
	if (text && strcmp(text, usual) && strcmp(text, other))
		diag_add(reading->diag, CODE_FIELD_VALUE, yaml_get(reading->map, name)->place,
			 "'%s: %s' is not known; it is %s or %s", name, text, usual, other);
	return text && !strcmp(text, other);
}

static void pages_read(struct reading *reading)
{
	bool sections = choice_read(reading, "pages", "one", "sections");
	if (yaml_get(reading->map, "pages"))
		reading->meta->pages = sections ? PAGES_SECTIONS : PAGES_ONE;
}

static void language_read(struct reading *reading)
{
	const char *language = field_text(reading->arena, reading->map, "language", reading->diag);
	if (language && language_known(language, yaml_get(reading->map, "language")->place, reading->diag))
		reading->meta->language = language;
}

static bool is_counter(const char *at, const char *pattern)
{
	return strchr("1AaIi", *at) && !g_ascii_isalnum(at[1]) && (at == pattern || !g_ascii_isalnum(at[-1]));
}

/* Typographic quotation marks, which YAML takes for words. */
static bool is_quoted_oddly(const char *pattern)
{
	static const char *const marks[] = {"“", "”", "‘", "’", "„", "«", "»"};
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
		if (g_str_has_prefix(pattern, marks[i]) || g_str_has_suffix(pattern, marks[i]))
			return true;
	return false;
}

/* The pattern of a level (from 1); NULL with a message when it has no counter, or more than can be shown: one for each
 * level down to its own, and one for the letter of the appendix. */
static const char *pattern_read(struct reading *reading, const struct yaml *item, unsigned level)
{
	const char *pattern = item_text(reading->arena, item, "a pattern of numbers", reading->diag);
	unsigned counters = 0;
	if (pattern && is_quoted_oddly(pattern)) {
		diag_add(reading->diag, CODE_NUMBERING, item->place,
			 "the quotation marks of the pattern %s would be printed with each number: use straight ones, "
			 "\"1.\"",
			 pattern);
		return NULL;
	}
	for (const char *c = pattern; c && *c; c++)
		counters += is_counter(c, pattern);
	if (!pattern || (counters >= 1 && counters <= MIN(level + 1, 8)))
		return pattern;
	diag_add(reading->diag, CODE_NUMBERING, item->place,
		 "the pattern '%s' %s; it shows its own number, and before it those of the levels above: \"1.\", "
		 "\"1.1\", "
		 "\"(a)\", \"(i)\"",
		 pattern,
		 counters ? "has more counters than there are levels"
			  : "has no counter (1, A, a, I or i standing alone)");
	return NULL;
}

static void numbering_read(struct reading *reading)
{
	const struct yaml *numbering = yaml_get(reading->map, "numbering");
	if (!numbering)
		return;
	if (numbering->kind == YAML_SCALAR && !strcmp(numbering->text, "typed")) {
		reading->meta->typed = true;
		return;
	}
	if (numbering->kind != YAML_LIST || !numbering->items->len) {
		diag_add(reading->diag, CODE_FIELD_TYPE, numbering->place,
			 "'numbering:' is a list with a pattern for each level, as in [\"1.\", \"1.1\", \"(a)\"], or "
			 "the word typed");
		lacks(reading, LACKS_NUMBERS);
		return;
	}
	const char **patterns = arena_take(reading->arena, (numbering->items->len + 1) * sizeof *patterns);
	size_t count = 0;
	for (guint i = 0; i < numbering->items->len; i++) {
		const char *pattern = pattern_read(reading, numbering->items->pdata[i], i + 1);
		if (pattern)
			patterns[count++] = pattern;
		else
			lacks(reading, LACKS_NUMBERS);
	}
	reading->meta->numbering = count ? patterns : NULL;
}

/* The file of an appendix, by which it is known: interned, or NULL where its path leads out. */
static const char *appendix_file(const struct reading *reading, const char *path)
{
	char *beside = source_beside(reading->source->path, path);
	const char *normal = source_normal(beside);
	g_free(beside);
	return normal;
}

/* Notes an appendix that is listed; false with a message where its file, or the file's twin, was listed before. */
static bool appendix_note(const struct reading *reading, GHashTable *listed, struct front_appendix *appendix)
{
	const char *file = appendix_file(reading, appendix->path);
	if (!file)
		return true; /* told where it is read */
	char *key = twin_key(file);
	const struct front_appendix *before = g_hash_table_lookup(listed, key);
	if (!before) {
		g_hash_table_insert(listed, key, appendix);
		return true;
	}
	if (appendix_file(reading, before->path) == file)
		diag_add(reading->diag, CODE_APPENDIX_TWICE, appendix->place,
			 "'%s' is listed a second time, after line %u; keep one of them", appendix->path,
			 before->place.line);
	else
		diag_add(reading->diag, CODE_APPENDIX_TWICE, appendix->place,
			 "'%s' differs from '%s' in line %u only in capitals, or in how a letter is written; on many "
			 "computers they are one file: rename one of them",
			 appendix->path, before->path, before->place.line);
	g_free(key);
	return false;
}

static void appendices_read(struct reading *reading)
{
	const struct yaml *list = field_list(reading->map, "appendices", reading->diag);
	GHashTable *listed =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL); /* to struct front_appendix */
	if (!list && yaml_get(reading->map, "appendices"))
		lacks(reading, LACKS_TEXT | LACKS_APPENDICES | LACKS_NUMBERS);
	for (guint i = 0; list && i < list->items->len; i++) {
		const struct yaml *item = list->items->pdata[i];
		const char *path = item_text(reading->arena, item, "an appendix", reading->diag);
		if (!path) {
			lacks(reading, LACKS_TEXT | LACKS_APPENDICES | LACKS_NUMBERS);
			continue;
		}
		struct front_appendix *appendix = arena_take(reading->arena, sizeof *appendix);
		*appendix = (struct front_appendix){path, item->place};
		if (appendix_note(reading, listed, appendix))
			g_ptr_array_add(reading->front->appendices, appendix);
	}
	g_hash_table_unref(listed);
}

/* '[](value:year)' in words that are printed as they stand. */
static void marks_tell(const struct yaml *map, const char *name, struct diag *diag)
{
	const struct yaml *item = yaml_get(map, name);
	size_t length = 0;
	const char *mark = item && item->kind == YAML_SCALAR ? mark_in_words(item->text, &length) : NULL;
	if (mark)
		diag_add(diag, CODE_MARK_UNREAD, item->place,
			 "'%.*s' is printed as it stands: '%s:' takes plain words, and no values or references",
			 (int)length, mark, name);
}

static void fields_read(struct reading *reading)
{
	struct meta *meta = reading->meta;
	struct arena *arena = reading->arena;
	const struct yaml *map = reading->map;
	const char *title = field_text(arena, map, "title", reading->diag);
	meta->title = title ? title : meta->title;
	reading->front->title_told = !title && yaml_get(map, "title");
	meta->short_title = field_text(arena, map, "short", reading->diag);
	meta->citation = field_text(arena, map, "citation", reading->diag);
	meta->owner = field_text(arena, map, "owner", reading->diag);
	meta->adopted = field_day(arena, map, "adopted", reading->diag);
	meta->effective = field_day(arena, map, "effective", reading->diag);
	meta->review = field_day(arena, map, "review", reading->diag);
	static const char *const printed[] = {"title", "short", "citation", "owner"};
	for (size_t i = 0; i < G_N_ELEMENTS(printed); i++) {
		quotes_refuse(map, printed[i], reading->diag);
		marks_tell(map, printed[i], reading->diag);
	}
	id_read(reading);
	version_read(reading);
	status_read(reading);
	language_read(reading);
	meta->minuted = choice_read(reading, "minute", "optional", "required");
	meta->lettered = choice_read(reading, "after-adoption", "renumber", "letter");
	pages_read(reading);
	numbering_read(reading);
	appendices_read(reading);
	const struct yaml *values = field_map(map, "values", reading->diag);
	if (!values && yaml_get(map, "values"))
		lacks(reading, LACKS_VALUES);
	values_read(arena, values, meta->values, reading->diag);
}

static void needed_check(const struct reading *reading)
{
	static const char *const needed[] = {"title", "version", "status"};
	struct place top = {.file = reading->source->file, .line = 1};
	for (size_t i = 0; i < G_N_ELEMENTS(needed); i++)
		if (!yaml_get(reading->map, needed[i]))
			diag_add(reading->diag, CODE_FIELD_MISSING, top,
				 "'%s:' is missing in the lines between the two '---'", needed[i]);
	const struct yaml *adopted = yaml_get(reading->map, "adopted");
	if (adopted && reading->meta->status_given && reading->meta->status == DOC_DRAFT)
		diag_add(reading->diag, CODE_FIELD_VALUE, adopted->place,
			 "a draft has no day of adoption: take this line out; keeling-adopt writes it into the version "
			 "that is adopted");
	const struct meta *meta = reading->meta;
	if (meta->status == DOC_DRAFT && meta->review && meta->effective && strcmp(meta->review, meta->effective) < 0)
		diag_add(
			reading->diag, CODE_FIELD_VALUE, yaml_get(reading->map, "review")->place,
			"the review, on %s, would be before the day on which the text takes effect, %s: correct one of "
			"them",
			meta->review, meta->effective);
	if (reading->meta->status == DOC_ADOPTED && !adopted)
		diag_add(reading->diag, CODE_FIELD_MISSING, yaml_get(reading->map, "status")->place,
			 "an adopted document needs the day of its adoption: 'adopted: 2026-05-21'");
}

static void map_read(struct reading *reading)
{
	if (reading->map->kind != YAML_MAP) {
		diag_add(reading->diag, CODE_FIELD_TYPE, reading->map->place,
			 "between the two '---' lines of 'name: value' are expected");
		reading->front->title_told = true;
		lacks(reading, LACKS_ALL);
		return;
	}
	fields_known(reading->map, names, reading->diag);
	fields_read(reading);
	if (reading->front->role == FRONT_DOCUMENT)
		needed_check(reading);
}

/* In a lone file, which may be somebody else's, fields that mean nothing here are no mistakes. */
static void yaml_take(struct reading *reading, const struct front_parts *parts)
{
	struct diag *diag = reading->diag;
	struct place start = {.file = reading->source->file, .line = 2, .column = 1};
	struct yaml *map = yaml_read(reading->source->text + parts->start, parts->length, start, diag);
	if (!map) {
		reading->doc->lacks = LACKS_ALL;
		reading->front->title_told = true;
		return;
	}
	bool lone = reading->front->role == FRONT_LONE;
	reading->map = map;
	reading->diag = lone ? diag_new() : diag;
	map_read(reading);
	if (lone)
		diag_free(reading->diag);
	reading->diag = diag;
	yaml_release(map);
}

/* A document that begins with its text has no title, version or status. */
static void none_tell(struct doc *doc, const struct source *source, struct diag *diag)
{
	diag_add(diag, CODE_FIELD_MISSING, (struct place){.file = source->file, .line = 1},
		 "a document begins with its front matter, and this has none: a line of '---', lines such as 'title: "
		 "Officer Code of Conduct', 'version: \"1.0\"' and 'status: draft', and a second line of '---'");
	doc->lacks = LACKS_ALL;
}

bool front_read(struct doc *doc, const struct source *source, struct front *out, size_t *body_start,
		unsigned *body_line, struct diag *diag)
{
	struct front_parts parts = front_find(source->text, source->length);
	out->meta = meta_new(doc);
	out->appendices = g_ptr_array_new();
	out->meta->id = id_from_file(doc->arena, source->file);
	out->meta->source = source->path;
	out->meta->place = (struct place){.file = source->file, .line = 1, .column = 1};
	bool lone = out->role == FRONT_LONE;
	bool is_text = parts.kind == FRONT_TOML ? !lone || !is_toml(source->text, &parts)
						: parts.kind != FRONT_NONE && lone && is_rule(source->text, &parts);
	if (is_text)
		parts = (struct front_parts){.kind = FRONT_NONE, .body_line = 1};
	if (parts.kind == FRONT_TOML)
		diag_add(diag, CODE_FRONT_MATTER_TOML, out->meta->place,
			 "the fields between the lines of '+++' are not read: write 'title: Code' in place of 'title = "
			 "\"Code\"', between two lines of '---'");
	*body_start = parts.body;
	*body_line = parts.body_line;
	if (parts.kind == FRONT_NONE && !lone &&
	    front_missed(source->file, source->text, source->length, names, diag)) {
		doc->lacks = LACKS_ALL;
		return false;
	}
	if (parts.kind == FRONT_NONE && out->role == FRONT_DOCUMENT && !source_is_blank(source))
		none_tell(doc, source, diag);
	if (parts.kind == FRONT_OPEN) {
		diag_add(diag, CODE_FRONT_MATTER_OPEN, out->meta->place,
			 "the '---' in this line begins the front matter, but no second line of '---' ends it");
		doc->lacks = LACKS_ALL;
		return false;
	}
	if (parts.kind == FRONT_YAML) {
		struct reading reading = {doc, doc->arena, source, NULL, out, out->meta, diag};
		out->meta->front = true;
		yaml_take(&reading, &parts);
	}
	return true;
}

void front_release(struct front *front)
{
	if (front->appendices)
		g_ptr_array_unref(front->appendices);
	front->appendices = NULL;
}
