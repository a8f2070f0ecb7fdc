/* SPDX-License-Identifier: MIT */
#include "render/pages/measure.h"

#include "format/breaks.h"

#include <math.h>
#include <string.h>

/* A piece of the paragraph's text in one style; a blank stands in the text as one object character. */
struct run {
	struct style style;
	uint32_t span;
	size_t start, end;
	double blank; /* its width; 0: this is text */
	struct place place;
};

#define OBJECT "\xEF\xBF\xBC" /* U+FFFC: a line may end on both sides of it */
/* A longer word without a space (an address, say) is shaped in parts of so many bytes. */
#define WORD_MOST 200u
#define LINE_END "\xE2\x80\xA8" /* U+2028 */

struct measure *measure_new(struct fonts *fonts, const char *language, struct diag *diag)
{
	struct measure *measure = g_new0(struct measure, 1);
	measure->fonts = fonts;
	measure->diag = diag;
	measure->language = language;
	measure->pieces = g_array_new(FALSE, FALSE, sizeof(struct piece));
	measure->lines = g_array_new(FALSE, FALSE, sizeof(struct line));
	measure->text = g_string_new(NULL);
	measure->runs = g_array_new(FALSE, FALSE, sizeof(struct run));
	measure->breaks = g_byte_array_new();
	measure->missing = g_hash_table_new(NULL, NULL);
	measure->cut = g_hash_table_new(NULL, NULL);
	return measure;
}

void measure_free(struct measure *measure)
{
	if (!measure)
		return;
	g_array_unref(measure->pieces);
	g_array_unref(measure->lines);
	g_string_free(measure->text, TRUE);
	g_array_unref(measure->runs);
	g_byte_array_unref(measure->breaks);
	g_hash_table_unref(measure->missing);
	g_hash_table_unref(measure->cut);
	g_free(measure);
}

/* ---- handing in a paragraph ------------------------------------------------------------------------------------ */

void measure_begin(struct measure *measure, bool verbatim)
{
	g_string_truncate(measure->text, 0);
	g_array_set_size(measure->runs, 0);
	measure->paragraph = measure->pieces->len;
	measure->leading = 0;
	measure->verbatim = verbatim;
}

static void run_add(struct measure *measure, struct run run, const char *text)
{
	run.start = measure->text->len;
	g_string_append(measure->text, text);
	run.end = measure->text->len;
	if (run.end > run.start)
		g_array_append_val(measure->runs, run);
}

void measure_text(struct measure *measure, const struct style *style, uint32_t span, const char *text,
		  struct place place)
{
	run_add(measure, (struct run){.style = *style, .span = span, .place = place}, text);
}

void measure_break(struct measure *measure, const struct style *style, uint32_t span)
{
	run_add(measure, (struct run){.style = *style, .span = span}, LINE_END);
}

void measure_blank(struct measure *measure, const struct style *style, uint32_t span, double width)
{
	run_add(measure, (struct run){.style = *style, .span = span, .blank = width}, OBJECT);
}

/* ---- words ----------------------------------------------------------------------------------------------------- */

static bool is_space(gunichar character)
{
	return character == ' ' || character == '\n' || character == '\t' || character == '\r';
}

static bool is_line_end(gunichar character)
{
	return character == 0x2028 || character == 0x2029 || character == '\v' || character == '\f' ||
	       character == 0x85;
}

static void missing_report(struct measure *measure, gunichar character, struct place place)
{
	if (!g_hash_table_add(measure->missing, GUINT_TO_POINTER(character)))
		return;
	char text[8] = "";
	text[g_unichar_to_utf8(character, text)] = '\0';
	diag_add(measure->diag, CODE_GLYPH_MISSING, place,
		 "The character '%s' (U+%04X) can't be printed: no font has it. Write it another way, or add a font "
		 "that "
		 "has it under 'font-others' in templates/forms/paper.yaml.",
		 text, character);
}

static void piece_add(struct measure *measure, const struct run *run, unsigned face, size_t start, size_t end)
{
	const char *text = measure->text->str;
	const struct shape *space = fonts_shape(measure->fonts, face, " ", 1);
	struct piece piece = {.size = (float)run->style.size, .span = run->span};
	piece.space = (float)(space->width * run->style.size);
	if (run->blank > 0) {
		piece.width = (float)run->blank;
	} else {
		piece.shape = fonts_shape(measure->fonts, face, text + start, end - start);
		piece.width = (float)(piece.shape->width * run->style.size);
	}
	g_array_append_val(measure->pieces, piece);
}

/* Gives the paragraph's last piece a flag; where it has no piece yet, an empty one carries it. */
static void piece_flag(struct measure *measure, const struct run *run, uint32_t flag)
{
	if (measure->pieces->len == measure->paragraph) {
		if (!(flag & PIECE_END))
			return;
		piece_add(measure, run, run->style.role, 0, 0);
	}
	struct piece *last = &g_array_index(measure->pieces, struct piece, measure->pieces->len - 1);
	if (last->flags & flag & PIECE_END) {
		piece_add(measure, run, run->style.role, 0, 0);
		last = &g_array_index(measure->pieces, struct piece, measure->pieces->len - 1);
	}
	last->flags |= flag;
}

/* What a character of a run asks for. */
struct step {
	bool space, ends, breaks;
	unsigned face; /* FONT_NONE: it can't be printed */
	size_t next;
};

static struct step run_step(struct measure *measure, const struct run *run, size_t at, unsigned face)
{
	const char *text = measure->text->str;
	gunichar character = (guchar)text[at] < 0x80 ? (guchar)text[at] : g_utf8_get_char(text + at);
	struct step step = {.face = face, .next = at + (size_t)g_utf8_skip[(guchar)text[at]]};
	step.space = !measure->verbatim && is_space(character);
	step.ends = is_line_end(character) || (measure->verbatim && character == '\n');
	/* A soft hyphen shows nothing here, so no line ends at it. */
	step.breaks = measure->breaks->data[step.next - 1] == BREAK_MAY && !measure->verbatim && character != 0xAD;
	if (!step.space && !step.ends && !(run->blank > 0))
		step.face = fonts_face(measure->fonts, run->style.role, character);
	if (step.face == FONT_NONE)
		missing_report(measure, character, run->place);
	return step;
}

/* Whether what is written from right to left begins or ends before a character; marks are part of what they stand in.
 */
static bool way_turns(const char *text, enum font_way *way)
{
	if ((guchar)*text < 0x80 && *way != WAY_LEFT)
		return false;
	gunichar character = g_utf8_get_char(text);
	if (g_unichar_ismark(character) || g_unichar_type(character) == G_UNICODE_FORMAT)
		return false;
	enum font_way before = *way;
	*way = font_way(character);
	return before != *way && (before == WAY_LEFT || *way == WAY_LEFT);
}

/* Cuts a run into pieces: at spaces, where a line may end, and where another face is needed. */
static void run_cut(struct measure *measure, const struct run *run)
{
	size_t start = run->start;
	unsigned face = run->style.role;
	enum font_way way = WAY_NONE;
	for (size_t at = run->start; at < run->end;) {
		struct step step = run_step(measure, run, at, face);
		bool gone = step.space || step.ends || step.face == FONT_NONE;
		bool turns = way_turns(measure->text->str + at, &way);
		if (gone || step.face != face || turns || at - start >= WORD_MOST) {
			if (at > start)
				piece_add(measure, run, face, start, at);
			start = gone ? step.next : at;
			face = step.face == FONT_NONE ? face : step.face;
		}
		if (step.space)
			piece_flag(measure, run, PIECE_SPACE);
		if (step.ends)
			piece_flag(measure, run, PIECE_END);
		if (step.breaks) {
			if (step.next > start)
				piece_add(measure, run, face, start, step.next);
			start = step.next;
			piece_flag(measure, run, PIECE_BREAK);
		}
		at = step.next;
	}
	if (run->end > start)
		piece_add(measure, run, face, start, run->end);
}

void measure_end(struct measure *measure)
{
	if (!measure->runs->len)
		return;
	g_byte_array_set_size(measure->breaks, (guint)measure->text->len);
	breaks_find(measure->text->str, measure->text->len, measure->language, measure->breaks->data);
	const struct run *first = &g_array_index(measure->runs, struct run, 0);
	double above = fonts_ascent(measure->fonts, first->style.role) * first->style.size;
	double below = fonts_descent(measure->fonts, first->style.role) * first->style.size;
	measure->leading = first->style.leading;
	measure->base = (first->style.leading - above - below) / 2 + above;
	for (guint i = 0; i < measure->runs->len; i++)
		run_cut(measure, &g_array_index(measure->runs, struct run, i));
	/* Space at the end of the paragraph is no space. */
	if (measure->pieces->len > measure->paragraph)
		g_array_index(measure->pieces, struct piece, measure->pieces->len - 1).flags &= ~(uint32_t)PIECE_SPACE;
}

/* ---- lines ----------------------------------------------------------------------------------------------------- */

/* A piece in two. */
struct cut {
	bool made;
	struct piece head, tail;
};

/* Cuts a piece, the first part as long as fits; with `least` at least one character. */
static struct cut piece_cut(struct measure *measure, const struct piece *whole, double width, bool least)
{
	struct cut cut = {.made = false};
	if (!whole->shape)
		return cut;
	double room = width / (double)whole->size * 1000, used = 0;
	uint32_t at = 0;
	for (unsigned i = 0; i < whole->shape->count; i++) {
		const struct glyph *glyph = &whole->shape->glyphs[i];
		if (glyph->length && glyph->start > 0 && (used <= room || (least && !at)))
			at = glyph->start;
		if (used > room)
			break;
		used += glyph->advance;
	}
	if (!at)
		return cut;
	cut = (struct cut){true, *whole, *whole};
	cut.head.shape = fonts_shape(measure->fonts, whole->shape->face, whole->shape->text, at);
	cut.head.width = (float)(cut.head.shape->width * (double)whole->size);
	cut.head.flags = PIECE_BREAK;
	const char *rest = whole->shape->text + at;
	cut.tail.shape = fonts_shape(measure->fonts, whole->shape->face, rest, strlen(rest));
	cut.tail.flags |= PIECE_REST;
	cut.tail.width = (float)(cut.tail.shape->width * (double)whole->size);
	return cut;
}

static void cut_report(struct measure *measure, const struct piece *piece, double width)
{
	const char *word = piece->shape ? g_intern_string(piece->shape->text) : NULL;
	if (!word || measure->verbatim || measure->quiet || (piece->flags & PIECE_REST) ||
	    !g_hash_table_add(measure->cut, (gpointer)word))
		return;
	struct place place = {0};
	for (guint i = 0; i < measure->runs->len; i++)
		if (g_array_index(measure->runs, struct run, i).span == piece->span)
			place = g_array_index(measure->runs, struct run, i).place;
	diag_add(measure->diag, CODE_WORD_LONG, place,
		 "the word '%s' is %.0f mm longer than the line or column that it stands in, and is divided; shorten "
		 "it, or write a soft hyphen or a space where it may be divided",
		 word, ceil((piece->width - width) * 25.4 / 72));
}

/* The pieces from `first` that fit on a line: the number after the last of them, of which only the head fits where it
 * was cut. */
static guint line_fill(struct measure *measure, const GArray *pieces, guint first, double width, struct cut *cut)
{
	double used = 0, gap = 0;
	guint fits = first;
	cut->made = false;
	for (guint i = first; i < pieces->len; i++) {
		const struct piece *piece = &g_array_index(pieces, struct piece, i);
		if (used + gap + piece->width > width + 0.01) {
			if (fits > first)
				return fits;
			/* A word alone is wider than the line. */
			if (i == first)
				cut_report(measure, piece, width);
			*cut = piece_cut(measure, piece, width - used, i == first);
			return cut->made || i == first ? i + 1 : i;
		}
		used += gap + piece->width;
		gap = piece->flags & PIECE_SPACE ? piece->space : 0;
		if (piece->flags & (PIECE_BREAK | PIECE_END))
			fits = i + 1;
		if (piece->flags & PIECE_END)
			return i + 1;
	}
	return pieces->len;
}

static struct line line_make(const struct measure *measure, uint32_t first, uint32_t end)
{
	struct line line = {.first = first, .count = end - first};
	float gap = 0;
	for (uint32_t i = first; i < end; i++) {
		const struct piece *piece = &g_array_index(measure->pieces, struct piece, i);
		line.width += gap + piece->width;
		gap = piece->flags & PIECE_SPACE ? piece->space : 0;
		line.blank = line.blank || !piece->shape;
	}
	line.height = (float)measure->leading;
	line.base = (float)measure->base;
	if (line.blank) {
		line.base = (float)MAX(measure->base, measure->blank_above);
		line.height = line.base + (float)MAX(measure->leading - measure->base, measure->blank_below);
	}
	return line;
}

/* The pieces behind the first one that was cut, beginning with its tail, apart from those that stand on lines. */
static GArray *rest_begin(struct measure *measure, guint end, const struct piece *tail)
{
	guint left = measure->pieces->len - end;
	GArray *rest = g_array_sized_new(FALSE, FALSE, sizeof(struct piece), left + 1);
	g_array_append_val(rest, *tail);
	if (left)
		g_array_append_vals(rest, &g_array_index(measure->pieces, struct piece, end), left);
	g_array_set_size(measure->pieces, end);
	return rest;
}

struct lines measure_lines(struct measure *measure, double width, double indent)
{
	struct lines lines = {.first = measure->lines->len};
	GArray *from = measure->pieces;
	for (guint at = measure->paragraph; at < from->len;) {
		struct cut cut;
		guint end = line_fill(measure, from, at, lines.count ? width : width - indent, &cut), first = at;
		guint count = end - at;
		if (from != measure->pieces) {
			first = measure->pieces->len;
			g_array_append_vals(measure->pieces, &g_array_index(from, struct piece, at), count);
		}
		at = end;
		if (cut.made) {
			g_array_index(measure->pieces, struct piece, first + count - 1) = cut.head;
			if (from == measure->pieces) {
				from = rest_begin(measure, end, &cut.tail);
				at = 0;
			} else {
				g_array_index(from, struct piece, --at) = cut.tail;
			}
		}
		struct line line = line_make(measure, first, first + count);
		g_array_append_val(measure->lines, line);
		lines.count++;
		lines.height += line.height;
	}
	if (from != measure->pieces)
		g_array_unref(from);
	return lines;
}

double measure_natural(const struct measure *measure)
{
	double widest = 0, used = 0, gap = 0;
	for (uint32_t i = measure->paragraph; i < measure->pieces->len; i++) {
		const struct piece *piece = &g_array_index(measure->pieces, struct piece, i);
		used += gap + piece->width;
		gap = piece->flags & PIECE_SPACE ? piece->space : 0;
		widest = MAX(widest, used);
		if (piece->flags & PIECE_END)
			used = gap = 0;
	}
	return widest;
}

double measure_widest(const struct measure *measure)
{
	double widest = 0, used = 0;
	for (uint32_t i = measure->paragraph; i < measure->pieces->len; i++) {
		const struct piece *piece = &g_array_index(measure->pieces, struct piece, i);
		used += piece->width;
		widest = MAX(widest, used);
		if (piece->flags & (PIECE_SPACE | PIECE_BREAK | PIECE_END))
			used = 0;
	}
	return widest;
}

const struct line *measure_line(const struct measure *measure, uint32_t line)
{
	return &g_array_index(measure->lines, struct line, line);
}

const struct piece *measure_piece(const struct measure *measure, uint32_t piece)
{
	return &g_array_index(measure->pieces, struct piece, piece);
}
