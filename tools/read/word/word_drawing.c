/* SPDX-License-Identifier: MIT
 * Drawings: their pictures and their words. */
#include "read/word/word_internal.h"

static void picture(struct word_reading *reading, const char *id, const char *words)
{
	const struct word_part *part = word_related(reading->word->parts, reading->part, id);
	if (!part || part->role != ROLE_IMAGE) {
		word_leave(reading, "a picture that is not in the file", words ? words : "");
		return;
	}
	bool known = false;
	for (guint i = 0; i < reading->word->images->len; i++)
		known = known || g_array_index(reading->word->images, struct word_image, i).name == part->name;
	if (!known) {
		struct word_image image = {part->name, part->bytes, part->length};
		g_array_append_val(reading->word->images, image);
	}
	word_piece(reading, (struct word_piece){.kind = PIECE_IMAGE,
						.text = words ? word_seen(reading, words) : "",
						.address = part->name});
}

/* What people who can't see it are told. */
static const char *words_of(const struct xml_node *node)
{
	const char *words = xml_get(node, "descr");
	words = words && *words ? words : xml_get(node, "title");
	words = words && *words ? words : xml_get(node, "alt");
	return words && *words ? words : NULL;
}

static void look_into(struct word_reading *reading, const struct xml_node *node, const char *words)
{
	if (xml_is(node, "w:txbxContent")) {
		g_ptr_array_add(reading->boxes, (gpointer)node);
		return;
	}
	if (xml_is(node, "a:blip"))
		picture(reading, xml_get(node, "r:embed"), words);
	if (xml_is(node, "v:imagedata"))
		picture(reading, xml_get(node, "r:id"), words);
	if (xml_is(node, "mc:AlternateContent")) {
		node = word_choice(node);
		if (!node)
			return;
	}
	words = words_of(node) ? words_of(node) : words;
	if (xml_child(node, "wp:docPr"))
		words = words_of(xml_child(node, "wp:docPr"));
	for (const struct xml_node *child = node->first; child; child = child->next)
		if (child->name)
			look_into(reading, child, words);
}

/* Words that are drawn: of shapes that are no text boxes, of WordArt. `alone`: and what is said of the drawing, which
 * holds nothing that can be brought in. */
static void drawn_words(const struct xml_node *node, bool alone, GString *out)
{
	const char *words = NULL;
	if (xml_is(node, "v:textpath"))
		words = xml_get(node, "string");
	else if (xml_is(node, "a:t") && node->first)
		words = node->first->text;
	else if (alone && (xml_is(node, "wp:docPr") || xml_is(node, "v:shape")))
		words = words_of(node);
	if (words)
		g_string_append_printf(out, "%s%s", out->len ? " " : "", words);
	if (xml_is(node, "mc:AlternateContent") && !(node = word_choice(node)))
		return;
	for (const struct xml_node *child = node->first; child; child = child->next)
		if (child->name && !xml_is(child, "w:txbxContent"))
			drawn_words(child, alone, out);
}

void word_drawing(struct word_reading *reading, const struct xml_node *node)
{
	guint boxes = reading->boxes->len, pieces = reading->paragraph->pieces->len;
	look_into(reading, node, NULL);
	bool alone = boxes == reading->boxes->len && pieces == reading->paragraph->pieces->len;
	GString *words = g_string_new(NULL);
	drawn_words(node, alone, words);
	if (reading->aside)
		g_string_append(reading->aside_words, words->str);
	else if (alone || words->len)
		word_leave(reading, xml_is(node, "w:object") ? "an embedded object" : "a drawing", words->str);
	g_string_free(words, TRUE);
}
