/* SPDX-License-Identifier: MIT */
#include "publish/printing.h"

#include "base/apart.h"
#include "publish/carried.h"
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
	g_autofree char *folder = release_forms(printing->published, printing->release);
	g_autofree char *digest = edition_digest(edition, appendix);
	struct wanted *wanted = g_new0(struct wanted, 1);
	wanted->appendix = appendix;
	wanted->path = g_strdup_printf("%s/%s.pdf", folder, appendix->meta->id);
	wanted->key = reuse_key("form", wanted->path, digest, NULL);
	printed_find(printing->reuse, wanted);
	printing->whole = printing->whole && wanted->printed;
	g_ptr_array_add(printing->wanted, wanted);
}

static void pack_want(struct printing *printing)
{
	g_autoptr(GString) keys = g_string_new(NULL);
	for (guint i = 0; i < printing->wanted->len; i++)
		g_string_append_printf(keys, "%s\n", ((const struct wanted *)printing->wanted->pdata[i])->key);
	printing->pack.path = release_pack(printing->published, printing->release);
	printing->pack.key = reuse_key("pack", printing->pack.path, keys->str, NULL);
	printed_find(printing->reuse, &printing->pack);
	printing->whole = printing->whole && printing->pack.printed;
}

/* ---- printing ---------------------------------------------------------------------------------------------------- */

static struct form_file *form_add(const struct printing *printing, const struct wanted *wanted, struct carried *files)
{
	const struct edition *edition = printing->release->edition;
	struct form_file *form =
		wanted->printed ? form_file_printed(edition, wanted->appendix, "", g_byte_array_ref(wanted->printed))
				: form_file_new(printing->press, edition, wanted->appendix, "", printing->diag);
	if (form && !wanted->printed)
		carried_add(files, wanted->path, form->pdf, NULL);
	return form;
}

static bool pack_add(const struct printing *printing, const GPtrArray *forms, struct carried *files)
{
	GByteArray *bytes = g_byte_array_new();
	bool fine = pack_make(forms, bytes, printing->diag);
	if (fine)
		carried_add(files, printing->pack.path, bytes, NULL);
	g_byte_array_unref(bytes);
	return fine;
}

static bool forms_add(const struct printing *printing, struct carried *files)
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

static bool forms_print(void *data, GByteArray *answer)
{
	const struct printing *printing = data;
	struct carried *files = carried_new();
	bool fine = forms_add(printing, files);
	carried_end(files, answer);
	return fine;
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
	printing->apart = printing->whole ? NULL : apart_begin(forms_print, printing, diag);
	return printing;
}

/* ---- the files --------------------------------------------------------------------------------------------------- */

/* Where a file that was printed goes. */
struct taking {
	const struct release *release;
	file_taker put;
	void *data;
};

static bool new_put(void *data, const char *path, const GByteArray *bytes, const char *sha256)
{
	const struct taking *taking = data;
	return taking->put(taking->data, taking->release, path, bytes, sha256);
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
	struct taking taking = {printing->release, put, data};
	fine = fine && (printing->whole || carried_each(answer, new_put, &taking)) && old_put(printing, put, data);
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
