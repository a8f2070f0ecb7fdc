/* SPDX-License-Identifier: MIT
 * Which glyphs of each face a file uses, and the part of the face that is put into it for them. */
#include "format/font_parts.h"
#include "base/sum.h"

#include <string.h>

struct font_use {
	const struct fonts *fonts;
	struct font_glyph *
		*glyphs; /* a table a face, by glyph id, made when the face is first used; text NULL: unused */
};

struct font_use *font_use_new(const struct fonts *fonts)
{
	struct font_use *use = g_new0(struct font_use, 1);
	use->fonts = fonts;
	use->glyphs = g_new0(struct font_glyph *, fonts->faces->len);
	return use;
}

void font_use_free(struct font_use *use)
{
	if (!use)
		return;
	for (guint i = 0; i < use->fonts->faces->len; i++)
		g_free(use->glyphs[i]);
	g_free(use->glyphs);
	g_free(use);
}

/* A glyph that stands for two characters (a space and a no-break space) keeps the first in the order of Unicode. */
static bool stands_before(const char *text, uint8_t length, const struct font_glyph *old)
{
	if (!length)
		return false;
	if (!old->length || length != old->length)
		return length < old->length || !old->length;
	return memcmp(text, old->text, length) < 0;
}

void font_use_add(struct font_use *use, const struct shape *shape)
{
	struct font_glyph *table = use->glyphs[shape->face];
	if (!table) {
		const struct face *face = face_get(use->fonts, shape->face);
		unsigned count = face->to->hb_face_get_glyph_count(face->face);
		table = use->glyphs[shape->face] = g_new0(struct font_glyph, count);
	}
	for (unsigned i = 0; i < shape->count; i++) {
		const struct glyph *glyph = &shape->glyphs[i];
		struct font_glyph *used = &table[glyph->id];
		const char *text = shape->text + glyph->start;
		if (used->text && !stands_before(text, glyph->length, used))
			continue;
		used->id = glyph->id;
		used->text = text;
		used->length = glyph->length;
	}
}

static GArray *glyphs_used(const struct face *face, const struct font_glyph *table)
{
	GArray *glyphs = g_array_new(FALSE, FALSE, sizeof(struct font_glyph));
	unsigned count = face->to->hb_face_get_glyph_count(face->face);
	for (unsigned id = 0; id < count; id++) {
		if (!table[id].text)
			continue;
		struct font_glyph glyph = table[id];
		glyph.width = face->to->hb_font_get_glyph_h_advance(face->font, id) * 1000.0 / face->unit;
		g_array_append_val(glyphs, glyph);
	}
	return glyphs;
}

static GBytes *face_subset(const struct subset_calls *to, const struct face *face, const GArray *glyphs)
{
	static const char *const dropped[] = {"GSUB", "GPOS", "GDEF", "kern", "cmap", "name", "OS/2", "post", "meta"};
	hb_subset_input_t *input = to->hb_subset_input_create_or_fail();
	g_assert(input);
	to->hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING);
	for (guint i = 0; i < glyphs->len; i++)
		face->to->hb_set_add(to->hb_subset_input_glyph_set(input),
				     g_array_index(glyphs, struct font_glyph, i).id);
	hb_set_t *drop = to->hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (unsigned i = 0; i < G_N_ELEMENTS(dropped); i++)
		face->to->hb_set_add(drop, face->to->hb_tag_from_string(dropped[i], -1));
	hb_face_t *subset = to->hb_subset_or_fail(face->face, input);
	to->hb_subset_input_destroy(input);
	g_assert(subset);
	hb_blob_t *blob = face->to->hb_face_reference_blob(subset);
	unsigned length;
	const char *data = face->to->hb_blob_get_data(blob, &length);
	GBytes *bytes = g_bytes_new(data, length);
	face->to->hb_blob_destroy(blob);
	face->to->hb_face_destroy(subset);
	return bytes;
}

/* Six letters made from the subset's bytes, a plus sign and the face's own name. */
static char *subset_name(const struct face *face, GBytes *bytes)
{
	char own[128] = "Font";
	unsigned room = sizeof own;
	face->to->hb_ot_name_get_utf8(face->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &room, own);
	g_strcanon(own, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-", '-');
	char *sum = sum_of(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
	char prefix[7] = "";
	for (int i = 0; i < 6; i++)
		prefix[i] = (char)('A' + g_ascii_xdigit_value(sum[i]));
	g_free(sum);
	return g_strdup_printf("%s+%s", prefix, own);
}

/* The bounds of all glyphs: four numbers from the 36th byte of the font's head. */
static void face_box(const struct face *face, int box[4])
{
	hb_blob_t *head = face->to->hb_face_reference_table(face->face, HB_TAG('h', 'e', 'a', 'd'));
	unsigned length;
	const guchar *data = (const guchar *)face->to->hb_blob_get_data(head, &length);
	for (unsigned i = 0; i < 4 && length >= 44; i++)
		box[i] = thousandths(face, (int16_t)(data[36 + 2 * i] << 8 | data[37 + 2 * i]));
	face->to->hb_blob_destroy(head);
}

struct font_program *font_program(const struct font_use *use, unsigned number)
{
	const struct face *face = face_get(use->fonts, number);
	if (!use->glyphs[number])
		return NULL;
	struct font_program *program = g_new0(struct font_program, 1);
	program->glyphs = glyphs_used(face, use->glyphs[number]);
	program->bytes = face_subset(&use->fonts->to_subset, face, program->glyphs);
	program->name = subset_name(face, program->bytes);
	face_box(face, program->box);
	hb_position_t capital = 0;
	face->to->hb_ot_metrics_get_position_with_fallback(face->font, HB_OT_METRICS_TAG_CAP_HEIGHT, &capital);
	program->capital = thousandths(face, capital);
	program->ascent = (int)(face->ascent * 1000 + 0.5);
	program->descent = -(int)(face->descent * 1000 + 0.5);
	program->bold = face->to->hb_style_get_value(face->font, HB_STYLE_TAG_WEIGHT) >= 600;
	program->fixed = face->to->hb_font_get_glyph_h_advance(face->font, 3) ==
			 face->to->hb_font_get_glyph_h_advance(face->font, 4);
	return program;
}

void font_program_free(struct font_program *program)
{
	if (!program)
		return;
	g_free(program->name);
	g_bytes_unref(program->bytes);
	g_array_unref(program->glyphs);
	g_free(program);
}

/* ---- outlines ---------------------------------------------------------------------------------------------------- */

/* A pen while it draws one glyph. */
struct tracing {
	const struct font_pen *pen;
	void *data;
	double unit;
};

static void trace_move(hb_draw_funcs_t *calls, void *data, hb_draw_state_t *state, float x, float y, void *unused)
{
	(void)calls, (void)state, (void)unused;
	const struct tracing *tracing = data;
	tracing->pen->move(tracing->data, x / tracing->unit, y / tracing->unit);
}

static void trace_line(hb_draw_funcs_t *calls, void *data, hb_draw_state_t *state, float x, float y, void *unused)
{
	(void)calls, (void)state, (void)unused;
	const struct tracing *tracing = data;
	tracing->pen->line(tracing->data, x / tracing->unit, y / tracing->unit);
}

/* HarfBuzz raises the simpler curves of TrueType to these. */
static void trace_curve(hb_draw_funcs_t *calls, void *data, hb_draw_state_t *state, float x1, float y1, float x2,
			float y2, float x, float y, void *unused)
{
	(void)calls, (void)state, (void)unused;
	const struct tracing *tracing = data;
	double unit = tracing->unit;
	tracing->pen->curve(tracing->data, x1 / unit, y1 / unit, x2 / unit, y2 / unit, x / unit, y / unit);
}

static void trace_close(hb_draw_funcs_t *calls, void *data, hb_draw_state_t *state, void *unused)
{
	(void)calls, (void)state, (void)unused;
	const struct tracing *tracing = data;
	tracing->pen->close(tracing->data);
}

void fonts_outline(const struct fonts *fonts, unsigned face, uint16_t glyph, const struct font_pen *pen, void *data)
{
	const struct shaping_calls *to = &fonts->to;
	const struct face *own = face_get(fonts, face);
	struct tracing tracing = {pen, data, own->unit};
	hb_draw_funcs_t *calls = to->hb_draw_funcs_create();
	to->hb_draw_funcs_set_move_to_func(calls, trace_move, NULL, NULL);
	to->hb_draw_funcs_set_line_to_func(calls, trace_line, NULL, NULL);
	to->hb_draw_funcs_set_cubic_to_func(calls, trace_curve, NULL, NULL);
	to->hb_draw_funcs_set_close_path_func(calls, trace_close, NULL, NULL);
	to->hb_font_get_glyph_shape(own->font, glyph, calls, &tracing);
	to->hb_draw_funcs_destroy(calls);
}
