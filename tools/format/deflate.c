/* SPDX-License-Identifier: MIT */
#include "format/deflate.h"

#include "base/beside.h"
#include "base/library.h"

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

/* ISA-L's levels: the best for what is kept and sent often; for packages the quickest, which takes half the time and
 * makes a Word file larger by a tenth. Levels 1 and 2, which lie between, pack the same bytes otherwise in one run of
 * six hundred, by where the kernel has put the program (ISA-L 2.30); these two did not in 4,000 runs. */
#define LEVEL_BEST 3
#define LEVEL_QUICK 0
#define LEVEL_ROOM ISAL_DEF_LVL3_DEFAULT

#define CALLS(CALL) \
	CALL(crc32_gzip_refl) \
	CALL(isal_inflate_init) \
	CALL(isal_inflate_stateless) \
	CALL(isal_deflate) \
	CALL(isal_deflate_init)

struct calls {
	CALLS(LIBRARY_FIELD)
};

static const char *const call_names[] = {CALLS(LIBRARY_NAME)};

struct deflate {
	struct calls to;
	struct isal_zstream stream;
	uint8_t *room; /* for the best level; NULL until that is asked for */
};

struct deflate *deflate_new(GString *fault)
{
	struct deflate *deflate = g_new0(struct deflate, 1); /* tables are looked into before they are filled */
	if (library_take(LIBRARY_ISAL, call_names, G_N_ELEMENTS(call_names), &deflate->to, fault))
		return deflate;
	g_free(deflate);
	return NULL;
}

void deflate_free(struct deflate *deflate)
{
	if (deflate)
		g_free(deflate->room);
	g_free(deflate);
}

static bool is_written(const struct isal_zstream *stream)
{
	return stream->end_of_stream ? stream->internal_state.state == ZSTATE_END
				     : !stream->avail_in && stream->avail_out;
}

/* All that `stream` was given. */
static void append(const struct deflate *deflate, struct isal_zstream *stream, const void *bytes, size_t length,
		   GByteArray *out)
{
	g_assert(length <= UINT32_MAX / 2);
	stream->next_in = (uint8_t *)bytes;
	stream->avail_in = (uint32_t)length;
	do {
		guint used = out->len, more = stream->avail_in / 4 + 1024; /* mark-up shrinks to a fifth */
		g_byte_array_set_size(out, used + more);
		stream->next_out = out->data + used;
		stream->avail_out = more;
		int result = deflate->to.isal_deflate(stream);
		g_assert(result == COMP_OK);
		g_byte_array_set_size(out, used + more - stream->avail_out);
	} while (!is_written(stream));
}

static void begin(const struct deflate *deflate, struct isal_zstream *stream, uint32_t level, uint16_t around)
{
	deflate->to.isal_deflate_init(stream);
	stream->level = level;
	stream->gzip_flag = around;
	stream->end_of_stream = 1;
}

/* ---- packages ---------------------------------------------------------------------------------------------------- */

/* From this length on both halves are packed at once, whatever the machine: the same bytes everywhere. */
#define LONG ((size_t)512 * 1024)

struct half {
	const struct deflate *deflate;
	const void *bytes;
	size_t length;
	struct isal_zstream stream;
	GByteArray *out;
};

static void half_append(void *data)
{
	struct half *half = data;
	append(half->deflate, &half->stream, half->bytes, half->length, half->out);
}

static void halves_append(struct deflate *deflate, const char *bytes, size_t length, GByteArray *out)
{
	struct half *rest = g_new0(struct half, 1); /* tables are looked into before they are filled */
	size_t first = length / 2;
	rest->deflate = deflate;
	rest->bytes = bytes + first;
	rest->length = length - first;
	rest->out = g_byte_array_new();
	begin(deflate, &rest->stream, LEVEL_QUICK, IGZIP_DEFLATE);
	struct beside *beside = beside_begin(half_append, rest);
	begin(deflate, &deflate->stream, LEVEL_QUICK, IGZIP_DEFLATE);
	deflate->stream.end_of_stream = 0;
	deflate->stream.flush = FULL_FLUSH; /* up to a whole byte, and nothing after it looks back */
	append(deflate, &deflate->stream, bytes, first, out);
	beside_end(beside);
	g_byte_array_append(out, rest->out->data, rest->out->len);
	g_byte_array_unref(rest->out);
	g_free(rest);
}

void deflate_append(struct deflate *deflate, const void *bytes, size_t length, GByteArray *out)
{
	if (length >= LONG) {
		halves_append(deflate, bytes, length, out);
		return;
	}
	begin(deflate, &deflate->stream, LEVEL_QUICK, IGZIP_DEFLATE);
	append(deflate, &deflate->stream, bytes, length, out);
}

void deflate_zlib(struct deflate *deflate, const void *bytes, size_t length, GByteArray *out)
{
	if (!deflate->room)
		deflate->room = g_malloc0(LEVEL_ROOM);
	begin(deflate, &deflate->stream, LEVEL_BEST, IGZIP_ZLIB);
	deflate->stream.level_buf = deflate->room;
	deflate->stream.level_buf_size = LEVEL_ROOM;
	append(deflate, &deflate->stream, bytes, length, out);
}

bool deflate_undo(const struct deflate *deflate, const void *packed, size_t length, void *plain, size_t size)
{
	g_assert(length <= UINT32_MAX / 2 && size <= UINT32_MAX / 2);
	g_autofree struct inflate_state *state = g_new(struct inflate_state, 1);
	deflate->to.isal_inflate_init(state);
	state->next_in = (uint8_t *)packed;
	state->avail_in = (uint32_t)length;
	state->next_out = plain;
	state->avail_out = (uint32_t)size;
	return deflate->to.isal_inflate_stateless(state) == ISAL_DECOMP_OK && !state->avail_in && !state->avail_out;
}

uint32_t deflate_sum(const struct deflate *deflate, const void *bytes, size_t length)
{
	return deflate->to.crc32_gzip_refl(0, bytes, length);
}
