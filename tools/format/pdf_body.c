/* SPDX-License-Identifier: MIT */
#include "format/pdf_body.h"

#include "format/pdf_parts.h"

/* So many objects share a stream, at most: who wants one of them takes all of them apart. */
#define SHARE_MOST 200u

/* A row of the cross-reference stream: a kind, a place or the number of a stream, and the rank in that stream. */
enum { ROW = 6, ROW_FREE = 0, ROW_ALONE = 1, ROW_SHARED = 2 };

/* PNG's filter that takes from each byte the one above it: rows are much like their neighbours. */
enum { FILTER_UP = 2 };

struct place_in_file {
	guint kind, at, rank;
};

void body_begin(struct body *body, GByteArray *out, struct deflate *deflate, guint objects)
{
	*body = (struct body){
		.text = g_string_new(NULL),
		.index = g_string_new(NULL),
		.head = g_string_new("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"),
		.out = out,
		.small = g_byte_array_new(),
		.deflate = deflate,
		.places = g_array_new(FALSE, FALSE, sizeof(struct place_in_file)),
		.shares = g_array_new(FALSE, FALSE, sizeof(struct place_in_file)),
		.first = out->len,
		.objects = objects,
	};
	struct place_in_file none = {.kind = ROW_FREE};
	g_array_append_val(body->places, none);
	g_byte_array_append(out, (const guint8 *)body->head->str, (guint)body->head->len);
}

/* ---- streams --------------------------------------------------------------------------------------------------- */

static struct place_in_file stream_append(struct body *body, guint number, const char *entries, const void *bytes,
					  size_t length)
{
	struct place_in_file place = {.kind = ROW_ALONE, .at = body->out->len - body->first};
	GString *head = body->head;
	g_string_truncate(head, 0);
	pdf_count(head, number);
	g_string_append(head, " 0 obj\n<<");
	g_string_append(head, entries);
	g_string_append(head, "/Length ");
	pdf_count(head, (unsigned)length);
	g_string_append(head, ">>stream\n");
	static const char tail[] = "\nendstream\nendobj\n";
	g_byte_array_append(body->out, (const guint8 *)head->str, (guint)head->len);
	g_byte_array_append(body->out, bytes, (guint)length);
	g_byte_array_append(body->out, (const guint8 *)tail, sizeof tail - 1);
	return place;
}

static struct place_in_file stream_append_small(struct body *body, guint number, const char *entries, const void *bytes,
						size_t length)
{
	char *all = g_strconcat(entries, "/Filter/FlateDecode", NULL);
	g_byte_array_set_size(body->small, 0);
	deflate_zlib(body->deflate, bytes, length, body->small);
	struct place_in_file place = stream_append(body, number, all, body->small->data, body->small->len);
	g_free(all);
	return place;
}

void body_stream(struct body *body, const char *entries, const void *bytes, size_t length)
{
	struct place_in_file place = stream_append_small(body, body->places->len, entries, bytes, length);
	g_array_append_val(body->places, place);
}

void body_stream_plain(struct body *body, const char *entries, const void *bytes, size_t length)
{
	struct place_in_file place = stream_append(body, body->places->len, entries, bytes, length);
	g_array_append_val(body->places, place);
}

/* ---- objects that share a stream ------------------------------------------------------------------------------- */

/* The streams that objects share have the numbers after those of all others. */
static void share_end(struct body *body)
{
	if (!body->shared)
		return;
	char *entries = g_strdup_printf("/Type/ObjStm/N %u/First %" G_GSIZE_FORMAT, body->shared, body->index->len);
	g_string_append_len(body->index, body->text->str, (gssize)body->text->len);
	struct place_in_file place = stream_append_small(body, body->objects + 1 + body->shares->len, entries,
							 body->index->str, body->index->len);
	g_array_append_val(body->shares, place);
	g_string_truncate(body->index, 0);
	g_string_truncate(body->text, 0);
	body->shared = 0;
	g_free(entries);
}

void body_open(struct body *body)
{
	struct place_in_file place = {
		.kind = ROW_SHARED, .at = body->objects + 1 + body->shares->len, .rank = body->shared++};
	pdf_count(body->index, body->places->len);
	g_string_append_c(body->index, ' ');
	pdf_count(body->index, (unsigned)body->text->len);
	g_string_append_c(body->index, ' ');
	g_array_append_val(body->places, place);
}

void body_close(struct body *body)
{
	g_string_append_c(body->text, '\n');
	if (body->shared == SHARE_MOST)
		share_end(body);
}

/* ---- the end --------------------------------------------------------------------------------------------------- */

static GByteArray *rows_of(const GArray *places)
{
	GByteArray *rows = g_byte_array_sized_new(places->len * (1 + ROW));
	guint8 above[ROW] = {0};
	for (guint i = 0; i < places->len; i++) {
		const struct place_in_file *place = &g_array_index(places, struct place_in_file, i);
		const guint8 row[ROW] = {(guint8)place->kind,         (guint8)(place->at >> 24),
					 (guint8)(place->at >> 16),   (guint8)(place->at >> 8),
					 (guint8)(place->at & 0xFFu), (guint8)place->rank};
		guint8 filtered[1 + ROW] = {FILTER_UP};
		for (guint k = 0; k < ROW; k++) {
			filtered[1 + k] = (guint8)(row[k] - above[k]);
			above[k] = row[k];
		}
		g_byte_array_append(rows, filtered, sizeof filtered);
	}
	return rows;
}

void body_end(struct body *body, const char *entries)
{
	share_end(body);
	g_assert(body->places->len == body->objects + 1);
	g_array_append_vals(body->places, body->shares->data, body->shares->len);
	guint number = body->places->len, start = body->out->len - body->first;
	struct place_in_file own = {.kind = ROW_ALONE, .at = start};
	g_array_append_val(body->places, own);
	char *sum = g_compute_checksum_for_data(G_CHECKSUM_MD5, body->out->data + body->first, start);
	char *all = g_strdup_printf("/Type/XRef/Size %u/W[1 4 1]/DecodeParms<</Predictor 12/Columns %d>>%s"
				    "/ID[<%s><%s>]",
				    body->places->len, ROW, entries, sum, sum);
	GByteArray *rows = rows_of(body->places);
	stream_append_small(body, number, all, rows->data, rows->len);
	g_string_printf(body->head, "startxref\n%u\n%%%%EOF\n", start);
	g_byte_array_append(body->out, (const guint8 *)body->head->str, (guint)body->head->len);
	g_byte_array_unref(rows);
	g_free(all);
	g_free(sum);
	g_string_free(body->text, TRUE);
	g_string_free(body->index, TRUE);
	g_string_free(body->head, TRUE);
	g_byte_array_unref(body->small);
	g_array_unref(body->places);
	g_array_unref(body->shares);
}
