/* SPDX-License-Identifier: MIT
 * Blocks: paragraphs with their numbers, tables, and what stands around them. */
#include "read/word/word_internal.h"
#include "read/word/word_signs.h"

/* ---- a paragraph ---- */

static struct word_paragraph *paragraph_new(struct word_reading *reading, const struct xml_node *properties)
{
	struct word_paragraph *paragraph = arena_take(reading->word->arena, sizeof *paragraph);
	const char *style = xml_get(xml_child(properties, "w:pStyle"), "w:val");
	paragraph->style = style ? style : word_style_usual(reading->styles);
	paragraph->style_name = word_style(reading->styles, paragraph->style)->name;
	paragraph->pieces = g_array_new(FALSE, FALSE, sizeof(struct word_piece));
	g_ptr_array_add(reading->word->owned, paragraph->pieces);
	paragraph->bookmarks = word_array(reading->word);
	return paragraph;
}

/* What a paragraph begins with that is not its own: what was carried into it, bookmarks that stood before it. */
static void paragraph_begin(struct word_reading *reading, struct word_paragraph *paragraph)
{
	struct word_paragraph *carried = reading->carried;
	reading->carried = NULL;
	if (carried) {
		g_hash_table_insert(reading->became, carried, paragraph);
		g_array_append_vals(paragraph->pieces, carried->pieces->data, carried->pieces->len);
		g_ptr_array_extend(paragraph->bookmarks, carried->bookmarks, NULL, NULL);
	}
	g_ptr_array_extend(paragraph->bookmarks, reading->waiting, NULL, NULL);
	g_ptr_array_set_size(reading->waiting, 0);
}

/* A box or a cross before words is one of them. */
static void sign_put(struct word_reading *reading, struct word_paragraph *paragraph, const char *sign)
{
	struct word_piece piece = {.kind = PIECE_TEXT, .text = arena_printf(reading->word->arena, "%s ", sign)};
	if (paragraph->pieces->len)
		g_array_prepend_val(paragraph->pieces, piece);
}

/* How a paragraph of a style looks; `own`: what it says of itself. */
static struct word_look look_of(const struct word_style *style, const struct xml_node *properties,
				struct word_look *own)
{
	struct word_look look = style->look;
	*own = word_look_none;
	word_look_paragraph(own, properties);
	word_look_over(&look, own);
	return look;
}

static bool is_counted(const struct word_reading *reading, const struct word_paragraph *paragraph,
		       const struct xml_node *properties)
{
	struct word_look own;
	return look_of(word_style(reading->styles, paragraph->style), properties, &own).list > 0;
}

/* What a group of fields of a form is headed by is a heading for those who move from one to the next, not of the text.
 */
static bool heads_fields(const struct word_paragraph *paragraph)
{
	return !strcmp(paragraph->style_name, "form group") || !strcmp(paragraph->style_name, "office group");
}

static void number_give(struct word_reading *reading, struct word_paragraph *paragraph,
			const struct xml_node *properties)
{
	const struct word_style *style = word_style(reading->styles, paragraph->style);
	struct word_look own, look = look_of(style, properties, &own);
	struct word_count count =
		word_count(reading->numbering, paragraph->style, look.list, look.level, own.list > 0 || own.level >= 0);
	bool level_counts = count.list && count.indented && !own.indented && (own.list > 0 || !style->look.indented);
	paragraph->left = MAX(level_counts ? count.left : look.left, 0);
	bool heading = look.outline >= 0 && look.outline < 9 && !heads_fields(paragraph);
	paragraph->outline = heading ? (unsigned)look.outline + 1 : 0;
	if (count.none)
		return;
	if (count.bullet && word_sign_is_tick(count.text))
		sign_put(reading, paragraph, count.text);
	paragraph->list = count.list;
	paragraph->level = count.list ? (unsigned)count.level : 0;
	paragraph->bullet = count.bullet;
	paragraph->number = count.list && (*count.text || count.bullet) ? count.text : NULL;
	paragraph->pattern = count.pattern;
}

static void block_add(struct word_reading *reading, struct word_paragraph *paragraph)
{
	struct word_block *block = arena_take(reading->word->arena, sizeof *block);
	block->paragraph = paragraph;
	if (!reading->aside)
		g_ptr_array_add(reading->blocks, block);
	else
		g_string_append_c(reading->aside_words, '\n');
}

/* Words in boxes come as paragraphs, and the drawing around them does not. */
static void boxes_tell(struct word_reading *reading)
{
	guint count = reading->boxes->len;
	if (!count || reading->aside)
		return;
	word_leave(reading,
		   count == 1
			   ? "the box around words, which stand below this paragraph now"
			   : arena_printf(reading->word->arena,
					  "a drawing of %u boxes, whose words are paragraphs below this one now: draw "
					  "it anew, as a flowchart if it is one",
					  count),
		   "");
}

static void boxes_read(struct word_reading *reading)
{
	GPtrArray *boxes = reading->boxes;
	boxes_tell(reading);
	reading->boxes = g_ptr_array_new();
	for (guint i = 0; i < boxes->len; i++)
		word_blocks(reading, boxes->pdata[i]);
	g_ptr_array_unref(reading->boxes);
	g_ptr_array_set_size(boxes, 0);
	reading->boxes = boxes;
}

static void paragraph_read(struct word_reading *reading, const struct xml_node *node)
{
	const struct xml_node *properties = word_properties(reading, node, "w:pPr", "w:pPrChange");
	struct word_paragraph *paragraph = paragraph_new(reading, properties), *outer = reading->paragraph;
	const struct xml_node *mark = xml_child(xml_child(node, "w:pPr"), "w:rPr");
	paragraph->change = word_change_in(reading, mark);
	reading->last = (struct word_spot){paragraph, ++reading->paragraphs};
	paragraph_begin(reading, paragraph);
	reading->paragraph = paragraph;
	reading->counted = is_counted(reading, paragraph, properties);
	word_inlines(reading, node);
	word_pieces_join(reading, paragraph->pieces);
	reading->paragraph = outer;
	if (word_in_view(reading, paragraph->change)) {
		bool gone = paragraph->change && paragraph->change->kind != TRACKED_INSERTED &&
			    paragraph->change->kind != TRACKED_MOVED_TO;
		if (!gone || reading->view == VIEW_REJECTED)
			number_give(reading, paragraph, properties);
		block_add(reading, paragraph);
	} else {
		reading->carried = paragraph;
	}
	boxes_read(reading);
}

/* What was carried to the end of a cell or of the document stays a paragraph of its own. */
static void carried_settle(struct word_reading *reading)
{
	struct word_paragraph *carried = reading->carried;
	reading->carried = NULL;
	if (carried && carried->pieces->len)
		block_add(reading, carried);
}

/* ---- controls and the like around blocks ---- */

static void control_paragraph(struct word_reading *reading, const struct xml_node *node,
			      const struct word_control *field)
{
	const struct xml_node *content = xml_child(node, "w:sdtContent"), *first = xml_child(content, "w:p");
	const struct xml_node *properties = first ? word_properties(reading, first, "w:pPr", "w:pPrChange") : NULL;
	struct word_paragraph *paragraph = paragraph_new(reading, properties);
	reading->counted = is_counted(reading, paragraph, properties);
	if (content && word_control_is_words(reading, node, field)) {
		word_blocks(reading, content);
		return;
	}
	reading->paragraph = paragraph;
	reading->last.paragraph = paragraph;
	word_piece(reading, (struct word_piece){.kind = PIECE_CONTROL, .control = field});
	reading->paragraph = NULL;
	block_add(reading, paragraph);
	bool aside = word_aside_field(reading, field);
	if (content)
		word_blocks(reading, content);
	if (aside)
		word_aside_end(reading);
}

static void control_read(struct word_reading *reading, const struct xml_node *node)
{
	const struct xml_node *content = xml_child(node, "w:sdtContent");
	const struct word_control *field = word_control_of(reading, node);
	if (field) {
		control_paragraph(reading, node, field);
		return;
	}
	bool aside =
		word_is_contents(node) && word_aside_begin(reading, "the list of contents, which the tools make anew");
	if (content)
		word_blocks(reading, content);
	if (aside)
		word_aside_end(reading);
}

void word_words(const struct xml_node *parent, GString *words)
{
	for (const struct xml_node *node = parent->first; node; node = node->next) {
		if (node->text && xml_is(parent, "w:t"))
			g_string_append(words, node->text);
		if (xml_is(node, "w:p") && words->len)
			g_string_append_c(words, ' ');
		if (node->name)
			word_words(node, words);
	}
}

const struct xml_node *word_choice(const struct xml_node *alternate)
{
	static const char *const known[] = {"wps", "wpg", "w14", "w15", "wp14", "wpc", "a14", NULL};
	for (const struct xml_node *node = alternate->first; node; node = node->next) {
		const char *needs = xml_is(node, "mc:Choice") ? xml_get(node, "Requires") : NULL;
		if (needs && g_strv_contains(known, needs))
			return node;
	}
	return xml_child(alternate, "mc:Fallback");
}

static void block_read(struct word_reading *reading, const struct xml_node *node)
{
	static const char *const through[] = {"w:customXml", "w:ins", "w:del", "w:moveFrom", "w:moveTo", NULL};
	if (xml_is(node, "w:p"))
		paragraph_read(reading, node);
	else if (xml_is(node, "w:tbl"))
		word_table(reading, node);
	else if (xml_is(node, "w:sdt"))
		control_read(reading, node);
	else if (xml_is(node, "mc:AlternateContent") && word_choice(node))
		word_blocks(reading, word_choice(node));
	else if (xml_is(node, "w:altChunk"))
		word_leave(reading, "a document that was put into this one", "");
	else if (!word_milestone(reading, node) &&
		 (g_strv_contains(through, node->name) || word_unknown(reading, node, "w:p")))
		word_blocks(reading, node);
}

void word_blocks(struct word_reading *reading, const struct xml_node *parent)
{
	for (const struct xml_node *node = parent->first; node; node = node->next)
		if (node->name)
			block_read(reading, node);
}

GPtrArray *word_blocks_apart(struct word_reading *reading, const struct xml_node *parent)
{
	GPtrArray *outer = reading->blocks;
	struct word_paragraph *paragraph = reading->paragraph, *carried = reading->carried;
	reading->blocks = word_array(reading->word);
	reading->paragraph = reading->carried = NULL;
	word_blocks(reading, parent);
	carried_settle(reading);
	GPtrArray *blocks = reading->blocks;
	reading->blocks = outer;
	reading->paragraph = paragraph;
	reading->carried = carried;
	return blocks;
}
