/* SPDX-License-Identifier: MIT
 * What stands within a paragraph: runs of words, links, controls, tracked changes around them. */
#include "read/word/word_internal.h"
#include "read/word/word_raised.h"
#include "read/word/word_seen.h"
#include "read/word/word_signs.h"

#include <string.h>

/* ---- pieces ---- */

static bool goes_on(const struct word_piece *last, const struct word_piece *piece)
{
	return last->kind == PIECE_TEXT && piece->kind == PIECE_TEXT && last->marks == piece->marks &&
	       last->address == piece->address && last->bookmark == piece->bookmark && last->figure == piece->figure &&
	       last->change == piece->change && last->comment == piece->comment;
}

void word_piece(struct word_reading *reading, struct word_piece piece)
{
	if (reading->aside) {
		if (piece.kind == PIECE_TEXT)
			g_string_append(reading->aside_words, piece.text);
		return;
	}
	/* In one of the texts words that stayed and words that came go on as one. */
	piece.change = reading->view == VIEW_BOTH ? reading->change : NULL;
	piece.comment = reading->comment;
	g_array_append_val(reading->paragraph->pieces, piece);
}

void word_pieces_join(struct word_reading *reading, GArray *pieces)
{
	GString *text = g_string_new(NULL);
	guint kept = 0;
	for (guint from = 0, to; from < pieces->len; from = to) {
		struct word_piece first = g_array_index(pieces, struct word_piece, from);
		for (to = from + 1; to < pieces->len; to++)
			if (!goes_on(&first, &g_array_index(pieces, struct word_piece, to)))
				break;
		g_string_truncate(text, 0);
		for (guint i = from; i < to && to > from + 1; i++)
			g_string_append(text, g_array_index(pieces, struct word_piece, i).text);
		if (to > from + 1)
			first.text = arena_text_n(reading->word->arena, text->str, text->len);
		g_array_index(pieces, struct word_piece, kept++) = first;
	}
	g_array_set_size(pieces, kept);
	g_string_free(text, TRUE);
}

static void link_of(const struct word_reading *reading, struct word_piece *piece)
{
	piece->address = reading->address;
	piece->bookmark = reading->bookmark;
	for (guint i = reading->fields->len; i-- > 0;) {
		const struct word_field *field = reading->fields->pdata[i];
		if (!field->address && !field->bookmark)
			continue;
		piece->address = field->address;
		piece->bookmark = field->bookmark;
		piece->figure = field->figure;
		return;
	}
}

const char *word_seen(struct word_reading *reading, const char *text)
{
	if (!text)
		return NULL;
	GString *unseen = g_string_new(NULL);
	const char *seen = word_seen_text(reading->word->arena, text, unseen);
	if (unseen->len)
		word_leave(reading, "a character that can't be seen", unseen->str);
	g_string_free(unseen, TRUE);
	return seen;
}

void word_text(struct word_reading *reading, const char *text, unsigned marks)
{
	struct word_piece piece = {.kind = PIECE_TEXT, .marks = marks, .text = word_seen(reading, text)};
	link_of(reading, &piece);
	if (*piece.text)
		word_piece(reading, piece);
}

/* ---- runs ---- */

static bool is_prompt(struct word_reading *reading, const char *style)
{
	const char *name = style ? word_style(reading->styles, style)->name : "";
	return !strcmp(name, "placeholder text") || !strcmp(name, "tick box");
}

static unsigned look_marks(const struct word_look *look)
{
	return (look->bold == 1 ? WORD_BOLD : 0) | (look->italic == 1 ? WORD_ITALIC : 0);
}

/* Word's own styles for what is emphasised mean that, whatever they look like. */
static unsigned style_marks(const char *name)
{
	return !strcmp(name, "strong")            ? WORD_BOLD
	       : !strcmp(name, "emphasis")        ? WORD_ITALIC
	       : !strcmp(name, "strong emphasis") ? WORD_BOLD | WORD_ITALIC
						  : 0;
}

static unsigned marks_of(struct word_reading *reading, const struct xml_node *run, struct word_look *seen)
{
	const struct xml_node *properties = word_properties(reading, run, "w:rPr", "w:rPrChange");
	const char *name = xml_get(xml_child(properties, "w:rStyle"), "w:val");
	const struct word_style *style = name ? word_style(reading->styles, name) : NULL;
	struct word_look look = word_look_none;
	if (reading->paragraph)
		word_look_over(&look, &word_style(reading->styles, reading->paragraph->style)->look);
	unsigned base = look_marks(&look), means = style ? style_marks(style->name) : 0;
	unsigned shown = style ? look_marks(&style->look) : 0;
	if (style)
		word_look_over(&look, &style->look);
	word_look_run(&look, properties);
	*seen = look;
	/* What a paragraph's style sets in bold is bold by its kind. */
	unsigned marks = look_marks(&look);
	marks = means && !(shown & ~marks) ? means | (marks & ~(base | shown)) : marks & ~base;
	return marks | (look.code == 1 ? WORD_CODE : 0) | (is_prompt(reading, name) ? WORD_PROMPT : 0);
}

static void symbol(struct word_reading *reading, const struct xml_node *node, unsigned marks)
{
	const char *code = xml_get(node, "w:char"), *font = xml_get(node, "w:font");
	const char *sign = code ? word_sign(font, g_ascii_strtoull(code, NULL, 16)) : NULL;
	if (sign)
		word_text(reading, sign, marks);
	else
		word_leave(reading, "a sign of a font that others have not", font ? font : "");
}

static void note_mark(struct word_reading *reading, const struct xml_node *node, bool end)
{
	const char *id = xml_get(node, "w:id");
	if (!id || reading->aside)
		return;
	struct word_note *note = arena_take(reading->word->arena, sizeof *note);
	*note = (struct word_note){.id = id, .end = end};
	note->number = arena_printf(reading->word->arena, "%u", reading->word->notes->len + 1);
	g_ptr_array_add(reading->word->notes, note);
	word_piece(reading, (struct word_piece){.kind = PIECE_NOTE, .text = note->number});
}

/* A text at the height of its run, where there are signs for that; else it is noted that it stands on the line. */
static const char *at_height(struct word_reading *reading, const char *text)
{
	if (reading->height <= HEIGHT_LINE || word_is_level(text))
		return text;
	const char *raised = word_raised(reading->word->arena, text, (enum word_height)reading->height);
	if (!raised && !reading->aside)
		word_leave(reading,
			   reading->height == HEIGHT_ABOVE
				   ? "words above the line have no signs of their own: they stand on it now"
				   : "words below the line have no signs of their own: they stand on it now",
			   text);
	return raised ? raised : text;
}

static void words_of(struct word_reading *reading, const struct xml_node *node, unsigned marks)
{
	for (const struct xml_node *text = node->first; text; text = text->next)
		if (text->text)
			word_text(reading, at_height(reading, text->text), marks);
}

static void run_child(struct word_reading *reading, const struct xml_node *node, unsigned marks);

static void run_children(struct word_reading *reading, const struct xml_node *run, unsigned marks)
{
	for (const struct xml_node *node = run->first; node; node = node->next)
		if (node->name)
			run_child(reading, node, marks);
}

static void run_child(struct word_reading *reading, const struct xml_node *node, unsigned marks)
{
	if (xml_is(node, "w:t") || xml_is(node, "w:delText"))
		words_of(reading, node, marks);
	else if (xml_is(node, "w:tab") || xml_is(node, "w:ptab"))
		word_text(reading, " ", marks);
	else if (xml_is(node, "w:br") || xml_is(node, "w:cr")) {
		const char *type = xml_get(node, "w:type");
		if (!type || !strcmp(type, "textWrapping"))
			word_piece(reading, (struct word_piece){.kind = PIECE_BREAK});
	} else if (xml_is(node, "w:noBreakHyphen"))
		word_text(reading, "\u2011", marks);
	else if (xml_is(node, "w:sym"))
		symbol(reading, node, marks);
	else if (xml_is(node, "w:fldChar"))
		word_field_mark(reading, node);
	else if (xml_is(node, "w:instrText") || xml_is(node, "w:delInstrText"))
		word_field_text(reading, node);
	else if (xml_is(node, "w:footnoteReference") || xml_is(node, "w:endnoteReference"))
		note_mark(reading, node, xml_is(node, "w:endnoteReference"));
	else if (xml_is(node, "w:commentReference"))
		word_commented(reading, xml_get(node, "w:id"));
	else if (xml_is(node, "w:drawing") || xml_is(node, "w:pict") || xml_is(node, "w:object"))
		word_drawing(reading, node);
	else if (xml_is(node, "mc:AlternateContent") && word_choice(node))
		run_children(reading, word_choice(node), marks);
	else if (word_unknown(reading, node, "w:r"))
		word_inlines(reading, node);
}

static const char struck_out[] = "words that are struck out count as deleted";

/* Runs in a row are noted as one. */
static void struck_note(struct word_reading *reading)
{
	const GArray *pieces = reading->paragraph->pieces;
	GArray *left = reading->word->left;
	struct word_left *last = left->len ? &g_array_index(left, struct word_left, left->len - 1) : NULL;
	bool more =
		last && last->why == struck_out && reading->struck_in == pieces && reading->struck_at == pieces->len;
	if (!more)
		g_string_truncate(reading->struck, 0);
	g_string_append(reading->struck, reading->aside_words->str);
	reading->struck_in = pieces;
	reading->struck_at = pieces->len;
	g_autofree char *words = g_strstrip(g_strdup(reading->struck->str));
	if (more)
		last->key = last->words = arena_text(reading->word->arena, words);
	else if (*words)
		word_leave(reading, struck_out, words);
}

/* A change that was made by hand, as if on paper. */
static void struck_read(struct word_reading *reading, const struct xml_node *node)
{
	bool aside = word_aside_begin(reading, struck_out);
	run_children(reading, node, 0);
	reading->aside = aside ? NULL : reading->aside;
	if (aside)
		struck_note(reading);
}

/* Words that a run, and not the style of its paragraph, shows in capitals are as they were typed; said once. */
static void capitals_tell(struct word_reading *reading, const struct xml_node *run)
{
	const struct word_look *style = &word_style(reading->styles, reading->paragraph->style)->look;
	const struct xml_node *text = xml_child(run, "w:t");
	const char *words = text && text->first ? text->first->text : NULL;
	g_autofree char *capitals = words ? g_utf8_strup(words, -1) : NULL;
	if (!capitals || style->capitals == 1 || reading->capitals_told || reading->aside || !strcmp(capitals, words))
		return;
	reading->capitals_told = true;
	word_leave(reading,
		   "capitals by format, here and wherever else they are: the words are as they were typed, and mostly "
		   "small",
		   words);
}

static void run(struct word_reading *reading, const struct xml_node *node)
{
	struct word_look look;
	unsigned marks = marks_of(reading, node, &look);
	int outer = reading->height;
	bool aside = look.hidden == 1 && word_aside_begin(reading, "hidden words");
	reading->height = look.height;
	if (look.capitals == 1 && reading->paragraph)
		capitals_tell(reading, node);
	if (look.struck == 1 && reading->view != VIEW_BOTH && reading->paragraph)
		struck_read(reading, node);
	else
		run_children(reading, node, marks);
	reading->height = outer;
	if (aside)
		word_aside_end(reading);
}

/* ---- what stands around runs ---- */

const char *word_link_target(struct word_reading *reading, const char *address, const char *place)
{
	if (!place || !*place || strchr(address, '#'))
		return word_seen(reading, address);
	return word_seen(reading, arena_printf(reading->word->arena, "%s#%s", address, place));
}

static void hyperlink(struct word_reading *reading, const struct xml_node *node)
{
	const char *address = reading->address, *bookmark = reading->bookmark;
	const struct word_relation *relation =
		word_relation(reading->word->parts, reading->part, xml_get(node, "r:id"));
	const char *anchor = xml_get(node, "w:anchor");
	reading->address = relation ? word_link_target(reading, relation->target, anchor) : NULL;
	reading->bookmark = relation ? NULL : anchor;
	word_inlines(reading, node);
	reading->address = address;
	reading->bookmark = bookmark;
}

static void control(struct word_reading *reading, const struct xml_node *node)
{
	const struct word_control *field = word_control_of(reading, node);
	const struct xml_node *content = xml_child(node, "w:sdtContent");
	bool aside = false;
	if (field && !word_control_is_words(reading, node, field)) {
		word_piece(reading, (struct word_piece){.kind = PIECE_CONTROL, .control = field});
		aside = word_aside_field(reading, field);
	}
	if (content)
		word_inlines(reading, content);
	if (aside)
		word_aside_end(reading);
}

static void tracked(struct word_reading *reading, const struct xml_node *node, const struct word_change *change)
{
	const struct word_change *outer = reading->change;
	if (!word_in_view(reading, change))
		return;
	/* What was inserted by one and deleted by another is gone. */
	reading->change = outer && outer->kind == TRACKED_DELETED ? outer : change;
	word_inlines(reading, node);
	reading->change = outer;
}

static void equation(struct word_reading *reading, const struct xml_node *node)
{
	for (const struct xml_node *child = node->first; child; child = child->next)
		if (xml_is(child, "m:t"))
			words_of(reading, child, 0);
		else if (child->name)
			equation(reading, child);
}

static void bookmark(struct word_reading *reading, const char *name)
{
	if (!name || reading->aside)
		return;
	g_ptr_array_add(reading->paragraph ? reading->paragraph->bookmarks : reading->waiting, (gpointer)name);
}

/* Of comments whose ranges lie one in another the inner one counts, up to its end. */
static void comment_range(struct word_reading *reading, const char *id, bool begins)
{
	if (!reading->comments || !id || (!begins && g_strcmp0(id, reading->comment_id)))
		return;
	reading->comment_id = begins ? id : NULL;
	reading->comment = begins ? g_hash_table_lookup(reading->comments, id) : NULL;
}

bool word_milestone(struct word_reading *reading, const struct xml_node *node)
{
	if (xml_is(node, "w:bookmarkStart"))
		bookmark(reading, xml_get(node, "w:name"));
	else if (xml_is(node, "w:moveFromRangeStart") || xml_is(node, "w:moveToRangeStart")) {
		if (xml_get(node, "w:id") && xml_get(node, "w:name"))
			g_hash_table_insert(reading->moves, (gpointer)xml_get(node, "w:id"),
					    (gpointer)xml_get(node, "w:name"));
	} else if (xml_is(node, "w:commentRangeStart") || xml_is(node, "w:commentRangeEnd")) {
		word_commented(reading, xml_get(node, "w:id"));
		comment_range(reading, xml_get(node, "w:id"), xml_is(node, "w:commentRangeStart"));
	} else if (xml_is(node, "w:moveFromRangeEnd") || xml_is(node, "w:moveToRangeEnd")) {
		if (xml_get(node, "w:id"))
			g_hash_table_remove(reading->moves, xml_get(node, "w:id"));
	} else {
		return false;
	}
	return true;
}

static void inline_read(struct word_reading *reading, const struct xml_node *node)
{
	static const char *const through[] = {"w:smartTag", "w:customXml", "w:dir", "w:bdo", NULL};
	const struct word_change *change;
	if (xml_is(node, "w:r"))
		run(reading, node);
	else if (xml_is(node, "w:hyperlink"))
		hyperlink(reading, node);
	else if (xml_is(node, "w:sdt"))
		control(reading, node);
	else if (xml_is(node, "w:fldSimple"))
		word_field_simple(reading, node);
	else if (g_strv_contains(through, node->name))
		word_inlines(reading, node);
	else if (xml_is(node, "m:oMath") || xml_is(node, "m:oMathPara")) {
		word_leave(reading, "an equation: its signs are kept, not how they stand", "");
		equation(reading, node);
	} else if (xml_is(node, "mc:AlternateContent") && word_choice(node))
		word_inlines(reading, word_choice(node));
	else if (word_milestone(reading, node))
		return;
	else if ((change = word_change_new(reading, node)))
		tracked(reading, node, change);
	else if (word_unknown(reading, node, "w:r"))
		word_inlines(reading, node);
}

void word_inlines(struct word_reading *reading, const struct xml_node *parent)
{
	for (const struct xml_node *node = parent->first; node; node = node->next)
		if (node->name)
			inline_read(reading, node);
}
