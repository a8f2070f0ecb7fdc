/* SPDX-License-Identifier: MIT */
#include "publish/printing.h"

#include "base/apart.h"
#include "publish/pack.h"
#include "resolve/digest.h"

/* A form that is wanted as a file. */
struct wanted {
	const struct node *appendix;
	char *path, *key;
	GByteArray *printed; /* by an earlier build; NULL: it is to be printed */
	char *sum;           /* of `printed` */
};

struct printing {
	struct press *press;
	const struct published *published;
	const struct release *release;
	struct reuse *reuse;
	struct diag *diag;
	GPtrArray *wanted;  /* of struct wanted * */
	struct wanted pack; /* of all of them */
	bool whole;         /* nothing is to be made */
	struct apart *apart;
};

/* How the files come from the other process: path and bytes of each. */
#define FILES "a(say)"

/* ---- what is wanted ---------------------------------------------------------------------------------------------- */

/* What the earlier build made of the same, if it is one file and is still there. */
static void printed_find(struct reuse *reuse, struct wanted *wanted)
{
	g_autoptr(GPtrArray) files = reuse_find(reuse, wanted->key);
	const struct reused *file = files && files->len == 1 ? files->pdata[0] : NULL;
	wanted->printed = file ? g_byte_array_ref(file->bytes) : NULL;
	wanted->sum = file ? g_strdup(file->sha256) : NULL;
}

static void wanted_clear(struct wanted *wanted)
{
	g_free(wanted->path);
	g_free(wanted->key);
	g_free(wanted->sum);
	g_clear_pointer(&wanted->printed, g_byte_array_unref);
}

static void wanted_free(gpointer data)
{
	wanted_clear(data);
	g_free(data);
}

static void form_want(struct printing *printing, const struct node *appendix)
{
	const struct edition *edition = printing->release->edition;
	bool draft = printing->release->standing == STANDING_DRAFT;
	g_autofree char *digest = edition_digest(edition, appendix);
	struct wanted *wanted = g_new0(struct wanted, 1);
	wanted->appendix = appendix;
	wanted->path = g_strdup_printf("forms/%s/%s%s.pdf", printing->published->id, draft ? "draft/" : "",
				       appendix->meta->id);
	wanted->key = reuse_key("form", wanted->path, digest, NULL);
	printed_find(printing->reuse, wanted);
	printing->whole = printing->whole && wanted->printed;
	g_ptr_array_add(printing->wanted, wanted);
}

static void pack_want(struct printing *printing)
{
	g_autofree char *name = release_name(printing->published, printing->release);
	g_autoptr(GString) keys = g_string_new(NULL);
	for (guint i = 0; i < printing->wanted->len; i++)
		g_string_append_printf(keys, "%s\n", ((const struct wanted *)printing->wanted->pdata[i])->key);
	printing->pack.path = g_strdup_printf("forms/%s.zip", name);
	printing->pack.key = reuse_key("pack", printing->pack.path, keys->str, NULL);
	printed_find(printing->reuse, &printing->pack);
	printing->whole = printing->whole && printing->pack.printed;
}

/* ---- printing ---------------------------------------------------------------------------------------------------- */

static void file_add(GVariantBuilder *files, const char *path, const GByteArray *bytes)
{
	g_variant_builder_add(files, "(s@ay)", path,
			      g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, bytes->data, bytes->len, 1));
}

static struct form_file *form_add(const struct printing *printing, const struct wanted *wanted, GVariantBuilder *files)
{
	const struct edition *edition = printing->release->edition;
	struct form_file *form =
		wanted->printed ? form_file_printed(edition, wanted->appendix, "", g_byte_array_ref(wanted->printed))
				: form_file_new(printing->press, edition, wanted->appendix, "", printing->diag);
	if (form && !wanted->printed)
		file_add(files, wanted->path, form->pdf);
	return form;
}

static bool pack_add(const struct printing *printing, const GPtrArray *forms, GVariantBuilder *files)
{
	GByteArray *bytes = g_byte_array_new();
	bool fine = pack_make(forms, bytes, printing->diag);
	if (fine)
		file_add(files, printing->pack.path, bytes);
	g_byte_array_unref(bytes);
	return fine;
}

static bool forms_add(const struct printing *printing, GVariantBuilder *files)
{
	GPtrArray *forms = g_ptr_array_new_with_free_func(form_file_free);
	bool fine = true;
	for (guint i = 0; i < printing->wanted->len && fine; i++) {
		struct form_file *form = form_add(printing, printing->wanted->pdata[i], files);
		fine = form != NULL;
		if (form)
			g_ptr_array_add(forms, form);
	}
	if (fine && forms->len)
		fine = pack_add(printing, forms, files);
	g_ptr_array_unref(forms);
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
				struct reuse *reuse, struct diag *diag)
{
	struct printing *printing = g_new0(struct printing, 1);
	*printing = (struct printing){.press = press,
				      .published = published,
				      .release = release,
				      .reuse = reuse,
				      .diag = diag,
				      .wanted = g_ptr_array_new_with_free_func(wanted_free),
				      .whole = true};
	g_autoptr(GPtrArray) forms = forms_of(release->edition);
	for (guint i = 0; i < forms->len; i++)
		form_want(printing, forms->pdata[i]);
	pack_want(printing);
	printing->apart = printing->whole ? NULL : apart_begin(forms_print_silently, printing);
	return printing;
}

/* ---- the files --------------------------------------------------------------------------------------------------- */

static bool new_put(const struct printing *printing, const GByteArray *answer, file_taker put, void *data)
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
		fine = put(data, printing->release, path, &(GByteArray){(guint8 *)bytes, (guint)length}, NULL);
		g_variant_unref(content);
	}
	g_variant_unref(files);
	return fine;
}

static bool old_put(const struct printing *printing, file_taker put, void *data)
{
	bool fine = true;
	for (guint i = 0; i < printing->wanted->len && fine; i++) {
		const struct wanted *wanted = printing->wanted->pdata[i];
		if (wanted->printed)
			fine = put(data, printing->release, wanted->path, wanted->printed, wanted->sum);
	}
	if (fine && printing->whole)
		fine = put(data, printing->release, printing->pack.path, printing->pack.printed, printing->pack.sum);
	return fine;
}

static void files_note(const struct printing *printing)
{
	for (guint i = 0; i < printing->wanted->len; i++) {
		const struct wanted *wanted = printing->wanted->pdata[i];
		reuse_note(printing->reuse, wanted->key, wanted->path);
	}
	reuse_note(printing->reuse, printing->pack.key, printing->pack.path);
}

bool printing_end(struct printing *printing, file_taker put, void *data)
{
	GByteArray *answer = g_byte_array_new();
	size_t said = diag_count(printing->diag);
	bool fine = printing->whole || apart_end(printing->apart, answer) || forms_print(printing, answer);
	fine = fine && (printing->whole || new_put(printing, answer, put, data)) && old_put(printing, put, data);
	if (fine && diag_count(printing->diag) == said)
		files_note(printing);
	g_byte_array_unref(answer);
	printing->apart = NULL;
	printing_drop(printing);
	return fine;
}

void printing_drop(struct printing *printing)
{
	apart_drop(printing->apart);
	g_ptr_array_unref(printing->wanted);
	wanted_clear(&printing->pack);
	g_free(printing);
}
