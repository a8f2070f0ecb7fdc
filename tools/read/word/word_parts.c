/* SPDX-License-Identifier: MIT */
#include "read/word/word_parts.h"
#include "format/child.h"
#include "read/word/word_unpack.h"

#include <string.h>

static const struct child_limits limits = {
	.processor = 2,
	.wall = 10,
	.memory = (size_t)192 << 20,
	.answer = (size_t)64 << 20,
};

/* ---- records ---- */

struct records {
	const char *at, *end;
	bool sound;
};

static const char *text_take(struct records *records)
{
	const char *text = records->at, *nul = memchr(text, '\0', (size_t)(records->end - text));
	records->sound = records->sound && nul;
	records->at = nul ? nul + 1 : records->end;
	return nul ? text : "";
}

static size_t length_take(struct records *records)
{
	char digits[17] = "", *end = NULL;
	if (records->end - records->at >= 16)
		memcpy(digits, records->at, 16);
	guint64 length = g_ascii_strtoull(digits, &end, 16);
	records->sound = records->sound && end == digits + 16 && length <= (size_t)(records->end - records->at) - 16;
	records->at = records->sound ? records->at + 16 : records->end;
	return records->sound ? (size_t)length : 0;
}

static void part_take(struct word_parts *parts, struct records *records)
{
	struct word_part part = {.role = ROLES};
	if (records->at < records->end)
		part.role = (enum word_role)(*records->at++ - 'a');
	part.name = text_take(records);
	part.length = length_take(records);
	part.bytes = records->at;
	records->at += part.length;
	records->sound = records->sound && part.role < ROLES;
	if (records->sound && part.role != ROLE_IMAGE) {
		part.xml = xml_unpack(part.bytes, part.length, parts->arena);
		records->sound = part.xml != NULL;
	}
	g_array_append_val(parts->parts, part);
}

static void relation_take(struct word_parts *parts, struct records *records)
{
	struct word_relation *relation = arena_take(parts->arena, sizeof *relation);
	relation->part = text_take(records);
	relation->id = text_take(records);
	relation->type = text_take(records);
	relation->target = text_take(records);
	relation->outside = *text_take(records);
	g_hash_table_insert(parts->by_id, arena_printf(parts->arena, "%s\n%s", relation->part, relation->id), relation);
}

/* Why the file is refused, or NULL. */
static const char *records_take(struct word_parts *parts)
{
	struct records records = {parts->packed->str, parts->packed->str + parts->packed->len, true};
	while (records.sound && records.at < records.end) {
		char kind = *records.at++;
		if (kind == 'X')
			return text_take(&records);
		if (kind == 'P')
			part_take(parts, &records);
		else if (kind == 'R')
			relation_take(parts, &records);
		else
			g_ptr_array_add(parts->refused, (gpointer)text_take(&records));
	}
	const struct word_part *document = word_part(parts, ROLE_DOCUMENT);
	if (!records.sound)
		return "its parts can't be made out";
	if (!document)
		return "it has no text: the part with the document is missing";
	return xml_is(document->xml, "w:document") && xml_child(document->xml, "w:body")
		       ? NULL
		       : "it is no Word document: its main part holds something else";
}

/* ---- the file ---- */

struct word_file {
	const void *bytes;
	size_t length;
};

static void file_unpack(void *data, GString *answer)
{
	const struct word_file *file = data;
	word_unpack(file->bytes, file->length, answer);
}

static struct word_parts *parts_new(void)
{
	struct word_parts *parts = g_new0(struct word_parts, 1);
	parts->arena = arena_new();
	parts->packed = g_string_new(NULL);
	parts->parts = g_array_new(FALSE, FALSE, sizeof(struct word_part));
	parts->by_id = g_hash_table_new(g_str_hash, g_str_equal);
	parts->refused = g_ptr_array_new();
	return parts;
}

void word_parts_free(struct word_parts *parts)
{
	if (!parts)
		return;
	g_ptr_array_unref(parts->refused);
	g_hash_table_unref(parts->by_id);
	g_array_free(parts->parts, TRUE);
	g_string_free(parts->packed, TRUE);
	arena_free(parts->arena);
	g_free(parts);
}

static struct word_parts *parts_settle(struct word_parts *parts, const char *why, struct place place, struct diag *diag)
{
	why = why ? why : records_take(parts);
	if (!why)
		return parts;
	diag_add(diag, CODE_WORD_REFUSED, place, "this Word file can't be read: %s", why);
	word_parts_free(parts);
	return NULL;
}

struct word_parts *word_parts_read(const void *bytes, size_t length, struct place place, struct diag *diag)
{
	static const char *const ends[] = {
		[CHILD_DONE] = NULL,
		[CHILD_FAILED] = "it needs more memory than a document may (192 MB), or is damaged in an unknown way",
		[CHILD_SLOW] = "it takes longer than a document may: 2 seconds",
		[CHILD_LARGE] = "it holds more than 64 MB",
	};
	struct word_parts *parts = parts_new();
	struct word_file file = {bytes, length};
	enum child_end end = child_run(file_unpack, &file, &limits, parts->packed);
	return parts_settle(parts, ends[end], place, diag);
}

struct word_parts *word_parts_here(const void *bytes, size_t length, struct place place, struct diag *diag)
{
	struct word_parts *parts = parts_new();
	word_unpack(bytes, length, parts->packed);
	return parts_settle(parts, NULL, place, diag);
}

const struct word_part *word_part(const struct word_parts *parts, enum word_role role)
{
	for (guint i = 0; i < parts->parts->len; i++)
		if (g_array_index(parts->parts, struct word_part, i).role == role)
			return &g_array_index(parts->parts, struct word_part, i);
	return NULL;
}

const struct word_relation *word_relation(const struct word_parts *parts, const struct word_part *part, const char *id)
{
	char *key = id ? g_strdup_printf("%s\n%s", part->name, id) : NULL;
	const struct word_relation *relation = key ? g_hash_table_lookup(parts->by_id, key) : NULL;
	g_free(key);
	return relation;
}

const struct word_part *word_related(const struct word_parts *parts, const struct word_part *part, const char *id)
{
	const struct word_relation *relation = word_relation(parts, part, id);
	char *name = relation && !relation->outside ? word_target(part->name, relation->target) : NULL;
	const struct word_part *found = NULL;
	for (guint i = 0; i < parts->parts->len && name && !found; i++) {
		const struct word_part *at = &g_array_index(parts->parts, struct word_part, i);
		found = !strcmp(at->name, name) ? at : NULL;
	}
	g_free(name);
	return found;
}
