/* SPDX-License-Identifier: MIT */
#include "publish/printing.h"

#include "base/apart.h"
#include "publish/pack.h"

struct printing {
	struct press *press;
	const struct published *published;
	const struct release *release;
	struct diag *diag;
	struct apart *apart;
};

/* How the files come from the other process: path and bytes of each. */
#define FILES "a(say)"

static void file_add(GVariantBuilder *files, const char *path, const GByteArray *bytes)
{
	g_variant_builder_add(files, "(s@ay)", path,
			      g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, bytes->data, bytes->len, 1));
}

static struct form_file *form_add(const struct printing *printing, const struct node *appendix, GVariantBuilder *files)
{
	bool draft = printing->release->standing == STANDING_DRAFT;
	struct form_file *form =
		form_file_new(printing->press, printing->release->edition, appendix, "", printing->diag);
	if (!form)
		return NULL;
	char *path = g_strdup_printf("forms/%s/%s%s", printing->published->id, draft ? "draft/" : "", form->name);
	file_add(files, path, form->pdf);
	g_free(path);
	return form;
}

static bool pack_add(const struct printing *printing, const GPtrArray *forms, GVariantBuilder *files)
{
	GByteArray *bytes = g_byte_array_new();
	char *name = release_name(printing->published, printing->release);
	char *path = g_strdup_printf("forms/%s.zip", name);
	bool fine = pack_make(forms, bytes, printing->diag);
	if (fine)
		file_add(files, path, bytes);
	g_free(path);
	g_free(name);
	g_byte_array_unref(bytes);
	return fine;
}

static bool forms_add(const struct printing *printing, GVariantBuilder *files)
{
	GPtrArray *nodes = forms_of(printing->release->edition),
		  *forms = g_ptr_array_new_with_free_func(form_file_free);
	bool fine = true;
	for (guint i = 0; i < nodes->len && fine; i++) {
		struct form_file *form = form_add(printing, nodes->pdata[i], files);
		fine = form != NULL;
		if (form)
			g_ptr_array_add(forms, form);
	}
	if (fine && forms->len)
		fine = pack_add(printing, forms, files);
	g_ptr_array_unref(forms);
	g_ptr_array_unref(nodes);
	return fine;
}

static bool forms_print(const struct printing *printing, GByteArray *answer)
{
	GVariantBuilder files;
	g_variant_builder_init(&files, G_VARIANT_TYPE(FILES));
	bool fine = forms_add(printing, &files);
	GVariant *all = g_variant_ref_sink(g_variant_builder_end(&files));
	g_byte_array_append(answer, g_variant_get_data(all), (guint)g_variant_get_size(all));
	g_variant_unref(all);
	return fine;
}

/* Its messages would be lost there: where there is one, the work is done once more in the first process. */
static bool forms_print_silently(void *data, GByteArray *answer)
{
	const struct printing *printing = data;
	size_t said = diag_count(printing->diag);
	return forms_print(printing, answer) && diag_count(printing->diag) == said;
}

struct printing *printing_begin(struct press *press, const struct published *published, const struct release *release,
				struct diag *diag)
{
	struct printing *printing = g_new(struct printing, 1);
	*printing = (struct printing){press, published, release, diag, NULL};
	printing->apart = apart_begin(forms_print_silently, printing);
	return printing;
}

static bool files_put(const GByteArray *answer, const struct release *release,
		      bool (*put)(void *data, const struct release *release, const char *path, const GByteArray *bytes),
		      void *data)
{
	GVariant *files = g_variant_ref_sink(
		g_variant_new_from_data(G_VARIANT_TYPE(FILES), answer->data, answer->len, FALSE, NULL, NULL));
	bool fine = true;
	for (gsize i = 0; i < g_variant_n_children(files) && fine; i++) {
		const char *path;
		GVariant *content;
		g_variant_get_child(files, i, "(&s@ay)", &path, &content);
		gsize length;
		const guint8 *bytes = g_variant_get_fixed_array(content, &length, 1);
		fine = put(data, release, path, &(GByteArray){(guint8 *)bytes, (guint)length});
		g_variant_unref(content);
	}
	g_variant_unref(files);
	return fine;
}

bool printing_end(struct printing *printing,
		  bool (*put)(void *data, const struct release *release, const char *path, const GByteArray *bytes),
		  void *data)
{
	GByteArray *answer = g_byte_array_new();
	bool fine = apart_end(printing->apart, answer) || forms_print(printing, answer);
	fine = fine && files_put(answer, printing->release, put, data);
	g_byte_array_unref(answer);
	g_free(printing);
	return fine;
}

void printing_drop(struct printing *printing)
{
	apart_drop(printing->apart);
	g_free(printing);
}
