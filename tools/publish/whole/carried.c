/* SPDX-License-Identifier: MIT */
#include "publish/whole/carried.h"

#include "base/sum.h"

/* Path, sum and bytes of each. */
#define FILES "a(ssay)"

struct carried {
	GVariantBuilder files;
};

struct carried *carried_new(void)
{
	struct carried *carried = g_new(struct carried, 1);
	g_variant_builder_init(&carried->files, G_VARIANT_TYPE(FILES));
	return carried;
}

void carried_add(struct carried *carried, const char *path, const GByteArray *bytes, const char *sha256)
{
	g_autofree char *sum = sha256 ? g_strdup(sha256) : sum_of(bytes->data, bytes->len);
	g_variant_builder_add(&carried->files, "(ss@ay)", path, sum,
			      g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, bytes->data, bytes->len, 1));
}

void carried_end(struct carried *carried, GByteArray *answer)
{
	GVariant *all = g_variant_ref_sink(g_variant_builder_end(&carried->files));
	g_byte_array_append(answer, g_variant_get_data(all), (guint)g_variant_get_size(all));
	g_variant_unref(all);
	g_free(carried);
}

bool carried_each(const GByteArray *answer, carried_taker take, void *data)
{
	GVariant *files = g_variant_ref_sink(
		g_variant_new_from_data(G_VARIANT_TYPE(FILES), answer->data, answer->len, FALSE, NULL, NULL));
	bool fine = true;
	for (gsize i = 0; i < g_variant_n_children(files) && fine; i++) {
		const char *path, *sha256;
		GVariant *content;
		g_variant_get_child(files, i, "(&s&s@ay)", &path, &sha256, &content);
		gsize length;
		const guint8 *bytes = g_variant_get_fixed_array(content, &length, 1);
		fine = take(data, path, &(GByteArray){(guint8 *)bytes, (guint)length}, sha256);
		g_variant_unref(content);
	}
	g_variant_unref(files);
	return fine;
}

static bool file_put(void *stage, const char *path, const GByteArray *bytes, const char *sha256)
{
	return stage_put_summed(stage, path, bytes->data, bytes->len, sha256);
}

bool carried_put(const GByteArray *answer, struct stage *stage)
{
	return carried_each(answer, file_put, stage);
}
