/* SPDX-License-Identifier: MIT */
#include "base/sum.h"
#include "base/library.h"

#include <nettle/sha2.h>

/* Below this many bytes in all, loading nettle takes longer than GLib takes for the sums. */
#define WORTH_LOADING ((size_t)256 * 1024)

#define CALLS(CALL) \
	CALL(nettle_sha256_init) \
	CALL(nettle_sha256_update) \
	CALL(nettle_sha256_digest)

struct calls {
	CALLS(LIBRARY_FIELD)
};

static const char *const call_names[] = {CALLS(LIBRARY_NAME)};

/* Nettle, once it is worth its loading; it is asked for once. GLib's sums are the same, so that its lack is nobody's
 * business. */
static const struct calls *nettle(size_t length)
{
	static struct calls calls;
	static size_t summed;
	static enum { UNASKED, THERE, AWAY } nettle_is;
	if (nettle_is == UNASKED && (summed += length) > WORTH_LOADING) {
		GString *fault = g_string_new(NULL);
		nettle_is = library_take(LIBRARY_NETTLE, call_names, G_N_ELEMENTS(call_names), &calls, fault) ? THERE
													      : AWAY;
		g_string_free(fault, TRUE);
	}
	return nettle_is == THERE ? &calls : NULL;
}

bool sum_prepare(void)
{
	return nettle(WORTH_LOADING + 1) != NULL;
}

static void glib_sum(const void *bytes, size_t length, uint8_t *digest)
{
	gsize size = SUM_SIZE;
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	g_checksum_update(sum, bytes, (gssize)length);
	g_checksum_get_digest(sum, digest, &size);
	g_checksum_free(sum);
}

void sum_bytes(const void *bytes, size_t length, uint8_t digest[SUM_SIZE])
{
	const struct calls *to = nettle(length);
	struct sha256_ctx sum;
	if (!length)
		bytes = "";
	if (!to) {
		glib_sum(bytes, length, digest);
		return;
	}
	to->nettle_sha256_init(&sum);
	to->nettle_sha256_update(&sum, length, bytes);
	to->nettle_sha256_digest(&sum, SUM_SIZE, digest);
}

void sum_text(const void *bytes, size_t length, char text[SUM_TEXT])
{
	static const char digits[] = "0123456789abcdef";
	uint8_t digest[SUM_SIZE];
	sum_bytes(bytes, length, digest);
	for (size_t i = 0; i < SUM_SIZE; i++) {
		text[2 * i] = digits[digest[i] >> 4];
		text[2 * i + 1] = digits[digest[i] & 15];
	}
	text[2 * SUM_SIZE] = '\0';
}

char *sum_of(const void *bytes, size_t length)
{
	char *text = g_malloc(SUM_TEXT);
	sum_text(bytes, length, text);
	return text;
}
