/* SPDX-License-Identifier: MIT
 * Faces, and words set in them. */
#include "base/mishap.h"
#include "base/tree.h"
#include "format/breaks.h"
#include "format/font_parts.h"

#include <string.h>

struct key {
	unsigned face;
	unsigned length;
	const char *text;
};

/* ---- loading --------------------------------------------------------------------------------------------------- */

static guint key_hash(gconstpointer pointer)
{
	const struct key *key = pointer;
	guint hash = 2166136261u ^ key->face;
	for (unsigned i = 0; i < key->length; i++)
		hash = (hash ^ (guchar)key->text[i]) * 16777619u;
	return hash;
}

static gboolean key_equal(gconstpointer a, gconstpointer b)
{
	const struct key *one = a, *two = b;
	return one->face == two->face && one->length == two->length && !memcmp(one->text, two->text, one->length);
}

/* Only TrueType outlines can be put into a file: a font of pictures, or with outlines of another kind, has none. */
static bool has_outlines(const struct shaping_calls *to, hb_face_t *face)
{
	hb_blob_t *outlines = to->hb_face_reference_table(face, HB_TAG('g', 'l', 'y', 'f'));
	unsigned length;
	to->hb_blob_get_data(outlines, &length);
	to->hb_blob_destroy(outlines);
	return length > 0;
}

/* NULL where there is no such file, or it is no font that can be used. */
static hb_face_t *face_open(const struct shaping_calls *to, const char *path)
{
	if (!path_is_file(path))
		return NULL;
	hb_blob_t *blob = to->hb_blob_create_from_file_or_fail(path);
	if (!blob)
		mishap_stop(g_strdup_printf("the font '%s' can't be read: %s", path, g_strerror(errno)));
	hb_face_t *face = to->hb_face_create(blob, 0);
	to->hb_blob_destroy(blob);
	if (to->hb_face_get_glyph_count(face) && to->hb_face_get_glyph_count(face) <= G_MAXUINT16 &&
	    has_outlines(to, face))
		return face;
	to->hb_face_destroy(face);
	return NULL;
}

/* The first file of the name, in the order of the folders, that is a font. */
static bool face_load(struct fonts *fonts, const struct font_files *files, const char *name)
{
	const struct shaping_calls *to = &fonts->to;
	hb_face_t *face = NULL;
	char *path = NULL;
	for (const char *const *folder = files->folders; *folder && !face; folder++) {
		g_free(path);
		path = g_build_filename(*folder, name, NULL);
		face = face_open(to, path);
	}
	if (!face) {
		g_free(path);
		return false;
	}
	struct face loaded = {.to = to,
			      .face = face,
			      .font = to->hb_font_create(face),
			      .path = path,
			      .unit = to->hb_face_get_upem(face)};
	hb_font_extents_t extents;
	to->hb_font_get_h_extents(loaded.font, &extents);
	loaded.ascent = extents.ascender / loaded.unit;
	loaded.descent = -extents.descender / loaded.unit;
	loaded.characters = to->hb_set_create();
	to->hb_face_collect_unicodes(face, loaded.characters);
	g_array_append_val(fonts->faces, loaded);
	return true;
}

/* What text is set with: shapes, and where a line may end. */
static bool calls_take(struct fonts *fonts, struct place place, struct diag *diag)
{
	static const char *const shaping[] = {SHAPING_CALLS(LIBRARY_NAME)}, *const subset[] = {
										    SUBSET_CALLS(LIBRARY_NAME)};
	GString *fault = g_string_new(NULL);
	bool whole = library_take(LIBRARY_HARFBUZZ, shaping, G_N_ELEMENTS(shaping), &fonts->to, fault) &&
		     library_take(LIBRARY_HARFBUZZ_SUBSET, subset, G_N_ELEMENTS(subset), &fonts->to_subset, fault) &&
		     breaks_take(fault);
	if (!whole)
		diag_add(diag, CODE_OUTPUT, place, "%s", fault->str);
	g_string_free(fault, TRUE);
	return whole;
}

struct fonts *fonts_new(const struct font_files *files, struct place place, struct diag *diag)
{
	struct fonts *fonts = g_new0(struct fonts, 1);
	if (!calls_take(fonts, place, diag)) {
		g_free(fonts);
		return NULL;
	}
	fonts->arena = arena_new();
	fonts->faces = g_array_new(FALSE, FALSE, sizeof(struct face));
	fonts->shapes = g_hash_table_new(key_hash, key_equal);
	fonts->buffer = fonts->to.hb_buffer_create();
	bool found = true;
	for (unsigned role = 0; role < FONT_ROLES; role++) {
		if (face_load(fonts, files, files->roles[role]))
			continue;
		char *folders = g_strjoinv(", ", (char **)files->folders);
		diag_add(diag, CODE_FONT, place,
			 "The font file '%s' was not found in any of these folders, or is no font with TrueType "
			 "outlines: "
			 "%s. Install it "
			 "(on Debian: apt-get install fonts-liberation), or name another font here.",
			 files->roles[role], folders);
		g_free(folders);
		found = false;
	}
	for (const char *const *other = files->others; found && other && *other; other++)
		face_load(fonts, files, *other);
	if (found)
		return fonts;
	fonts_free(fonts);
	return NULL;
}

void fonts_free(struct fonts *fonts)
{
	if (!fonts)
		return;
	for (guint i = 0; i < fonts->faces->len; i++) {
		struct face *face = &g_array_index(fonts->faces, struct face, i);
		face->to->hb_set_destroy(face->characters);
		face->to->hb_font_destroy(face->font);
		face->to->hb_face_destroy(face->face);
		g_free(face->path);
	}
	g_array_unref(fonts->faces);
	g_hash_table_unref(fonts->shapes);
	fonts->to.hb_buffer_destroy(fonts->buffer);
	arena_free(fonts->arena);
	g_free(fonts);
}

/* ---- shaping --------------------------------------------------------------------------------------------------- */

GPtrArray *fonts_paths(const struct fonts *fonts)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < fonts->faces->len; i++)
		g_ptr_array_add(paths, g_strdup(face_get(fonts, i)->path));
	return paths;
}

unsigned fonts_count(const struct fonts *fonts)
{
	return fonts->faces->len;
}

/* Characters that only say how others are set draw nothing, so every face has them. */
static bool is_silent(gunichar character)
{
	return character == 0xAD || (character >= 0x200B && character <= 0x200F) || character == 0x2060 ||
	       (character >= 0xFE00 && character <= 0xFE0F) || character == 0xFEFF;
}

unsigned fonts_face(const struct fonts *fonts, enum font_role role, gunichar character)
{
	if (fonts->to.hb_set_has(face_get(fonts, role)->characters, character) || is_silent(character))
		return role;
	if (fonts->to.hb_set_has(face_get(fonts, FONT_REGULAR)->characters, character))
		return FONT_REGULAR;
	for (unsigned face = FONT_ROLES; face < fonts->faces->len; face++)
		if (fonts->to.hb_set_has(face_get(fonts, face)->characters, character))
			return face;
	return FONT_NONE;
}

/* Blocks that are kept for what is written from right to left. */
static bool is_of_leftward_block(gunichar character)
{
	return (character >= 0x590 && character <= 0x8FF) || (character >= 0xFB1D && character <= 0xFDFF) ||
	       (character >= 0xFE70 && character <= 0xFEFC) || (character >= 0x10800 && character <= 0x10FFF) ||
	       (character >= 0x1E800 && character <= 0x1EFFF);
}

enum font_way font_way(gunichar character)
{
	bool figure_of_nko = character >= 0x7C0 && character <= 0x7C9; /* alone among figures */
	if (!g_unichar_isalnum(character))
		return WAY_NONE;
	if (!is_of_leftward_block(character) || (g_unichar_isdigit(character) && !figure_of_nko))
		return WAY_RIGHT;
	return WAY_LEFT;
}

static bool is_leftward(const char *text, size_t length)
{
	bool leftward = false;
	for (const char *at = text; at < text + length && !leftward; at = g_utf8_next_char(at))
		leftward = (guchar)*at >= 0x80 && font_way(g_utf8_get_char(at)) == WAY_LEFT;
	return leftward;
}

/* Sets the word in the fonts' buffer; glyphs and places are those of the buffer. */
static unsigned buffer_shape(struct fonts *fonts, const struct face *face, const char *text, size_t length,
			     bool leftward)
{
	static const char *const off[] = {"-liga", "-clig", "-dlig"};
	const struct shaping_calls *to = &fonts->to;
	hb_feature_t features[G_N_ELEMENTS(off)];
	for (unsigned i = 0; i < G_N_ELEMENTS(off); i++)
		to->hb_feature_from_string(off[i], -1, &features[i]);
	to->hb_buffer_clear_contents(fonts->buffer);
	to->hb_buffer_set_flags(fonts->buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
	to->hb_buffer_set_cluster_level(fonts->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
	to->hb_buffer_add_utf8(fonts->buffer, text, (int)length, 0, (int)length);
	to->hb_buffer_guess_segment_properties(fonts->buffer);
	to->hb_buffer_set_direction(fonts->buffer, leftward ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	to->hb_buffer_set_language(fonts->buffer,
				   to->hb_language_from_string("en", -1)); /* never that of the user's locale */
	to->hb_shape(face->font, fonts->buffer, features, G_N_ELEMENTS(features));
	return to->hb_buffer_get_length(fonts->buffer);
}

/* How many bytes the cluster at `start` takes: up to the next cluster in the order of the text. */
static uint8_t cluster_length(const hb_glyph_info_t *infos, unsigned count, unsigned start, size_t length)
{
	size_t end = length;
	for (unsigned i = 0; i < count; i++)
		if (infos[i].cluster > start && infos[i].cluster < end)
			end = infos[i].cluster;
	return (uint8_t)MIN(end - start, G_MAXUINT8);
}

/* From the order in which they stand on the page to that in which they are read. */
static void glyphs_turn(struct glyph *glyphs, unsigned count)
{
	int pen = 0, *starts = g_new(int, count + 1);
	for (unsigned i = 0; i < count; i++) {
		starts[i] = pen + glyphs[i].before;
		pen += glyphs[i].advance;
	}
	int width = pen;
	pen = 0;
	for (unsigned i = 0; i < count / 2; i++) {
		struct glyph other = glyphs[i];
		glyphs[i] = glyphs[count - 1 - i];
		glyphs[count - 1 - i] = other;
	}
	for (unsigned i = 0; i < count; i++) {
		struct glyph *glyph = &glyphs[i];
		int own = glyph->advance - glyph->before - glyph->after, start = starts[count - 1 - i];
		glyph->before = start - pen;
		glyph->after = i + 1 == count ? width - start - own : 0;
		pen = start + own;
	}
	g_free(starts);
}

static struct shape *shape_make(struct fonts *fonts, unsigned number, const char *text, size_t length)
{
	const struct face *face = face_get(fonts, number);
	bool leftward = is_leftward(text, length);
	unsigned count = buffer_shape(fonts, face, text, length, leftward);
	const hb_glyph_info_t *infos = face->to->hb_buffer_get_glyph_infos(fonts->buffer, NULL);
	const hb_glyph_position_t *positions = face->to->hb_buffer_get_glyph_positions(fonts->buffer, NULL);
	struct glyph *glyphs = arena_take(fonts->arena, MAX(count, 1) * sizeof *glyphs);
	int width = 0;
	for (unsigned i = 0; i < count; i++) {
		const hb_glyph_position_t *at = &positions[i];
		int own = face->to->hb_font_get_glyph_h_advance(face->font, infos[i].codepoint);
		bool first = leftward ? i + 1 == count || infos[i].cluster != infos[i + 1].cluster
				      : !i || infos[i].cluster != infos[i - 1].cluster;
		glyphs[i] = (struct glyph){
			.id = (uint16_t)infos[i].codepoint,
			.start = infos[i].cluster,
			.length = first ? cluster_length(infos, count, infos[i].cluster, length) : 0,
			.before = thousandths(face, at->x_offset),
			.after = thousandths(face, at->x_advance - own - at->x_offset),
			.advance = thousandths(face, at->x_advance),
		};
		width += at->x_advance;
	}
	if (leftward)
		glyphs_turn(glyphs, count);
	struct shape *shape = arena_take(fonts->arena, sizeof *shape);
	*shape = (struct shape){
		.face = number, .leftward = leftward, .count = count, .width = width / face->unit, .glyphs = glyphs};
	shape->text = arena_text_n(fonts->arena, text, length);
	return shape;
}

const struct shape *fonts_shape(struct fonts *fonts, unsigned face, const char *text, size_t length)
{
	struct key key = {.face = face, .length = (unsigned)length, .text = text};
	struct shape *shape = g_hash_table_lookup(fonts->shapes, &key);
	if (shape)
		return shape;
	shape = shape_make(fonts, face, text, length);
	struct key *kept = arena_take(fonts->arena, sizeof *kept);
	*kept = (struct key){.face = face, .length = (unsigned)length, .text = shape->text};
	g_hash_table_insert(fonts->shapes, kept, shape);
	return shape;
}

double fonts_ascent(const struct fonts *fonts, unsigned face)
{
	return face_get(fonts, face)->ascent;
}

double fonts_descent(const struct fonts *fonts, unsigned face)
{
	return face_get(fonts, face)->descent;
}
