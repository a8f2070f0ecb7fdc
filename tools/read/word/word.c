/* SPDX-License-Identifier: MIT */
#include "read/word/word.h"
#include "read/word/word_internal.h"

#include <string.h>

#define WORD_SUFFIX ".docx"

/* ---- what is left out ---- */

static void leave(struct word_reading *reading, const char *why, const char *words, const char *key,
		  struct word_spot spot)
{
	struct arena *arena = reading->word->arena;
	struct word_left left = {why, arena_text(arena, words), arena_text(arena, key), spot.number, spot.paragraph};
	g_array_append_val(reading->word->left, left);
}

void word_leave(struct word_reading *reading, const char *why, const char *words)
{
	leave(reading, why, words, words, reading->aside ? reading->aside_at : reading->last);
}

void word_commented(struct word_reading *reading, const char *id)
{
	if (!id || !reading->paragraph || g_hash_table_contains(reading->commented, id))
		return;
	struct word_spot *spot = arena_take(reading->word->arena, sizeof *spot);
	*spot = reading->last;
	g_hash_table_insert(reading->commented, (gpointer)id, spot);
}

static bool holds(const struct xml_node *node, const char *name)
{
	for (const struct xml_node *child = node->first; child; child = child->next)
		if (xml_is(child, name) || holds(child, name)) /* no deeper than xml_pack() lets through */
			return true;
	return false;
}

bool word_unknown(struct word_reading *reading, const struct xml_node *node, const char *within)
{
	if (!holds(node, within))
		return false;
	word_leave(reading, "a mark of a kind that is not known; the words in it are kept", node->name);
	return true;
}

bool word_aside_begin(struct word_reading *reading, const char *why)
{
	if (reading->aside)
		return false;
	reading->aside = why;
	reading->aside_at = reading->last;
	g_string_truncate(reading->aside_words, 0);
	return true;
}

static const char prompt[] = "the prompt of blank fields";

bool word_aside_field(struct word_reading *reading, const struct word_control *control)
{
	return word_aside_begin(reading, control->blank ? prompt : "what stood in a field of a form");
}

/* The words without the marks of what Word fills in; `key`: and without that itself. */
static char *aside_words(const char *text, bool key)
{
	GString *words = g_string_new(NULL);
	unsigned within = 0;
	for (; *text; text++)
		if (*text == FILLED_IN_BEGINS)
			within++;
		else if (*text == FILLED_IN_ENDS)
			within -= within > 0;
		else if (!within || !key)
			g_string_append_c(words, *text);
	return g_strstrip(g_string_free(words, FALSE));
}

void word_aside_end(struct word_reading *reading)
{
	const char *why = reading->aside;
	g_autofree char *words = aside_words(reading->aside_words->str, false);
	g_autofree char *key = aside_words(reading->aside_words->str, true);
	reading->aside = NULL;
	if (*words && (why != prompt || g_hash_table_add(reading->prompts, g_strdup(words))))
		leave(reading, why, words, key, reading->aside_at);
}

GPtrArray *word_array(struct word *word)
{
	GPtrArray *array = g_ptr_array_new();
	g_ptr_array_add(word->lists, array);
	return array;
}

/* ---- facts ---- */

static void fact_add(struct word_reading *reading, const char *name, const struct xml_node *node)
{
	const char *text = node && node->first && node->first->text ? node->first->text : NULL;
	struct word_fact fact = {name, word_seen(reading, text)};
	if (fact.text && name)
		g_array_append_val(reading->word->facts, fact);
}

static void facts_read(struct word_reading *reading)
{
	const struct word_parts *parts = reading->word->parts;
	const struct word_part *core = word_part(parts, ROLE_CORE), *custom = word_part(parts, ROLE_CUSTOM);
	fact_add(reading, "title", core ? xml_child(core->xml, "dc:title") : NULL);
	fact_add(reading, "language", core ? xml_child(core->xml, "dc:language") : NULL);
	for (const struct xml_node *node = custom ? custom->xml->first : NULL; node; node = node->next)
		if (xml_is(node, "custom:property"))
			fact_add(reading, xml_get(node, "name"), node->first);
}

const char *word_fact(const struct word *word, const char *name)
{
	for (guint i = 0; i < word->facts->len; i++)
		if (!strcmp(g_array_index(word->facts, struct word_fact, i).name, name))
			return g_array_index(word->facts, struct word_fact, i).text;
	return NULL;
}

/* ---- parts beside the text ---- */

/* All notes of a part, by part and id. */
static void notes_find(struct word_reading *reading, enum word_role role, char sign)
{
	const struct word_part *part = word_part(reading->word->parts, role);
	for (const struct xml_node *node = part ? part->xml->first : NULL; node; node = node->next)
		if (node->name && xml_get(node, "w:id"))
			g_hash_table_insert(reading->notes,
					    arena_printf(reading->word->arena, "%c%s", sign, xml_get(node, "w:id")),
					    (gpointer)node);
}

/* More may come while they are read: a note in a note. What has two marks is read at the first. */
static void notes_read(struct word_reading *reading)
{
	GPtrArray *notes = reading->word->notes;
	notes_find(reading, ROLE_FOOTNOTES, 'f');
	notes_find(reading, ROLE_ENDNOTES, 'e');
	for (guint i = 0; i < notes->len; i++) {
		struct word_note *note = notes->pdata[i];
		const char *key = arena_printf(reading->word->arena, "%c%s", note->end ? 'e' : 'f', note->id);
		const struct xml_node *node = g_hash_table_lookup(reading->notes, key);
		g_hash_table_remove(reading->notes, key);
		reading->part = word_part(reading->word->parts, note->end ? ROLE_ENDNOTES : ROLE_FOOTNOTES);
		note->blocks = node ? word_blocks_apart(reading, node) : word_array(reading->word);
	}
}

/* All words of a part that is no text of the document's. */
static void part_leave(struct word_reading *reading, const struct word_part *part, const char *why)
{
	reading->part = part;
	reading->last = (struct word_spot){0};
	if (!word_aside_begin(reading, why))
		return;
	word_blocks(reading, part->xml);
	word_aside_end(reading);
}

static void comments_leave(struct word_reading *reading, const struct word_part *part)
{
	for (const struct xml_node *node = part->xml->first; node; node = node->next) {
		if (!xml_is(node, "w:comment"))
			continue;
		const char *author = xml_get(node, "w:author"), *id = xml_get(node, "w:id");
		const struct word_spot *spot = id ? g_hash_table_lookup(reading->commented, id) : NULL;
		reading->part = part;
		reading->last = spot ? *spot : (struct word_spot){0};
		word_aside_begin(reading, arena_printf(reading->word->arena, "a comment%s%s", author ? " by " : "",
						       author ? author : ""));
		word_blocks(reading, node);
		word_aside_end(reading);
	}
}

static void others_leave(struct word_reading *reading)
{
	const GArray *parts = reading->word->parts->parts;
	const GPtrArray *refused = reading->word->parts->refused;
	for (guint i = 0; i < parts->len; i++) {
		const struct word_part *part = &g_array_index(parts, struct word_part, i);
		if (part->role == ROLE_HEADER)
			part_leave(reading, part, "the head of the page");
		else if (part->role == ROLE_FOOTER)
			part_leave(reading, part, "the foot of the page");
		else if (part->role == ROLE_COMMENTS)
			comments_leave(reading, part);
	}
	reading->last = (struct word_spot){0};
	for (guint i = 0; i < refused->len; i++)
		word_leave(reading, arena_printf(reading->word->arena, "not opened: %s", (char *)refused->pdata[i]),
			   "");
}

/* What stood in a paragraph that went into another stands in that. */
static void left_settle(const struct word_reading *reading)
{
	for (guint i = 0; i < reading->word->left->len; i++) {
		struct word_left *left = &g_array_index(reading->word->left, struct word_left, i);
		const struct word_paragraph *into;
		while (left->at && (into = g_hash_table_lookup(reading->became, left->at)))
			left->at = into;
	}
}

/* The words of each comment, for what its range holds. */
static void comments_know(struct word_reading *reading, const struct word_part *part)
{
	reading->comments = g_hash_table_new(g_str_hash, g_str_equal);
	for (const struct xml_node *node = part ? part->xml->first : NULL; node; node = node->next) {
		const char *id = xml_is(node, "w:comment") ? xml_get(node, "w:id") : NULL;
		if (!id)
			continue;
		GString *words = g_string_new(NULL);
		word_words(node, words);
		g_hash_table_insert(reading->comments, (gpointer)id, arena_text(reading->word->arena, words->str));
		g_string_free(words, TRUE);
	}
}

/* ---- the file ---- */

static struct word *word_new(struct word_parts *parts, struct place place)
{
	struct word *word = g_new0(struct word, 1);
	word->arena = parts->arena;
	word->parts = parts;
	word->place = place;
	word->owned = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	word->lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	word->blocks = word_array(word);
	word->notes = g_ptr_array_new();
	word->changes = g_ptr_array_new();
	word->left = g_array_new(FALSE, FALSE, sizeof(struct word_left));
	word->images = g_array_new(FALSE, FALSE, sizeof(struct word_image));
	word->facts = g_array_new(FALSE, FALSE, sizeof(struct word_fact));
	return word;
}

static struct word_reading *reading_new(struct word *word, enum word_view view)
{
	const struct word_part *styles = word_part(word->parts, ROLE_STYLES);
	const struct word_part *numbering = word_part(word->parts, ROLE_NUMBERING);
	struct word_reading *reading = g_new0(struct word_reading, 1);
	word->view = view;
	*reading = (struct word_reading){.word = word, .view = view, .blocks = word->blocks};
	reading->styles = word_styles_new(styles ? styles->xml : NULL, word->arena);
	reading->numbering = word_numbering_new(numbering ? numbering->xml : NULL, reading->styles, word->arena);
	reading->boxes = g_ptr_array_new();
	reading->waiting = g_ptr_array_new();
	reading->fields = g_ptr_array_new();
	reading->aside_words = g_string_new(NULL);
	reading->struck = g_string_new(NULL);
	reading->prompts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	reading->notes = g_hash_table_new(g_str_hash, g_str_equal);
	reading->moves = g_hash_table_new(g_str_hash, g_str_equal);
	reading->became = g_hash_table_new(g_direct_hash, g_direct_equal);
	reading->commented = g_hash_table_new(g_str_hash, g_str_equal);
	return reading;
}

static void reading_free(struct word_reading *reading)
{
	word_fields_clear(reading);
	g_clear_pointer(&reading->comments, g_hash_table_unref);
	g_hash_table_unref(reading->commented);
	g_hash_table_unref(reading->became);
	g_hash_table_unref(reading->moves);
	g_hash_table_unref(reading->notes);
	g_string_free(reading->struck, TRUE);
	g_string_free(reading->aside_words, TRUE);
	g_hash_table_unref(reading->prompts);
	g_ptr_array_unref(reading->fields);
	g_ptr_array_unref(reading->waiting);
	g_ptr_array_unref(reading->boxes);
	word_numbering_free(reading->numbering);
	word_styles_free(reading->styles);
	g_free(reading);
}

static struct word *parts_read(struct word_parts *parts, enum word_view view, struct place place)
{
	if (!parts)
		return NULL;
	struct word *word = word_new(parts, place);
	struct word_reading *reading = reading_new(word, view);
	facts_read(reading);
	if (view == VIEW_BOTH)
		comments_know(reading, word_part(parts, ROLE_COMMENTS));
	reading->part = word_part(parts, ROLE_DOCUMENT);
	g_ptr_array_extend(word->blocks, word_blocks_apart(reading, xml_child(reading->part->xml, "w:body")), NULL,
			   NULL);
	word_fields_clear(reading);
	notes_read(reading);
	others_leave(reading);
	left_settle(reading);
	reading_free(reading);
	return word;
}

struct word *word_read(const void *bytes, size_t length, enum word_view view, struct place place, struct diag *diag)
{
	return parts_read(word_parts_read(bytes, length, place, diag), view, place);
}

struct word *word_read_here(const void *bytes, size_t length, enum word_view view, struct place place,
			    struct diag *diag)
{
	return parts_read(word_parts_here(bytes, length, place, diag), view, place);
}

void word_free(struct word *word)
{
	if (!word)
		return;
	g_array_unref(word->facts);
	g_array_unref(word->images);
	g_array_unref(word->left);
	g_ptr_array_unref(word->changes);
	g_ptr_array_unref(word->notes);
	g_ptr_array_unref(word->lists);
	g_ptr_array_unref(word->owned);
	word_parts_free(word->parts);
	g_free(word);
}

void word_plain(const struct word_paragraph *paragraph, GString *out)
{
	for (guint i = 0; i < paragraph->pieces->len; i++) {
		const struct word_piece *piece = &g_array_index(paragraph->pieces, struct word_piece, i);
		if (piece->kind == PIECE_TEXT)
			g_string_append(out, piece->text);
		else if (piece->kind == PIECE_BREAK)
			g_string_append_c(out, ' ');
	}
}

bool is_word_name(const char *name)
{
	size_t length = strlen(name), end = strlen(WORD_SUFFIX);
	return length > end && !g_ascii_strcasecmp(name + length - end, WORD_SUFFIX);
}
