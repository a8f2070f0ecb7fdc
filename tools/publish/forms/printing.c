/* SPDX-License-Identifier: MIT */
#include "publish/forms/printing.h"

#include "base/apart.h"
#include "publish/whole/carried.h"
#include "publish/forms/pack.h"
#include "resolve/digest.h"

/* A form that is wanted as a file. */
struct wanted {
	const struct node *appendix; /* NULL: the pack of all */
	char *path, *key;
	bool kept; /* an earlier build made it */
};

struct printing {
	struct press *press;
	const struct published *published;
	const struct release *release;
	const struct release_files *files;
	struct diag *diag;
	GPtrArray *wanted;   /* of struct wanted *, the pack last */
	struct apart *apart; /* NULL: nothing is to be made */
};

/* ---- what is wanted ---------------------------------------------------------------------------------------------- */

static void wanted_free(gpointer data)
{
	struct wanted *wanted = data;
	g_free(wanted->path);
	g_free(wanted->key);
	g_free(wanted);
}

static void want(struct printing *printing, const struct node *appendix, char *path, char *key)
{
	struct wanted *wanted = g_new(struct wanted, 1);
	*wanted = (struct wanted){appendix, path, key, reuse_holds(printing->files->reuse, key)};
	g_ptr_array_add(printing->wanted, wanted);
}

static void form_want(struct printing *printing, const struct node *appendix)
{
	const struct edition *edition = printing->release->edition;
	g_autofree char *folder = release_forms(printing->published, printing->release);
	g_autofree char *digest = edition_digest(edition, appendix);
	char *path = g_strdup_printf("%s/%s.pdf", folder, appendix->meta->id);
	want(printing, appendix, path, release_file_key(printing->files, "form", path, digest));
}

static void pack_want(struct printing *printing)
{
	g_autoptr(GString) keys = g_string_new(NULL);
	for (guint i = 0; i < printing->wanted->len; i++)
		g_string_append_printf(keys, "%s\n", ((const struct wanted *)printing->wanted->pdata[i])->key);
	char *path = release_pack(printing->published, printing->release);
	want(printing, NULL, path, release_file_key(printing->files, "pack", path, keys->str));
}

static bool all_kept(const struct printing *printing)
{
	for (guint i = 0; i < printing->wanted->len; i++)
		if (!((const struct wanted *)printing->wanted->pdata[i])->kept)
			return false;
	return true;
}

/* ---- printing ---------------------------------------------------------------------------------------------------- */

static struct form_file *form_add(const struct printing *printing, const struct wanted *wanted, struct carried *files)
{
	const struct edition *edition = printing->release->edition;
	GByteArray *printed = wanted->kept ? reuse_bytes(printing->files->reuse, wanted->key) : NULL;
	struct form_file *form =
		printed ? form_file_printed(edition, wanted->appendix, "", printed)
			: form_file_new(printing->press, edition, wanted->appendix, "", printing->diag);
	if (form && !wanted->kept)
		carried_add(files, wanted->path, form->pdf, NULL);
	return form;
}

static bool pack_add(const struct printing *printing, const GPtrArray *forms, const struct wanted *pack,
		     struct carried *files)
{
	GByteArray *bytes = g_byte_array_new();
	bool fine = pack_make(forms, bytes, printing->diag);
	if (fine)
		carried_add(files, pack->path, bytes, NULL);
	g_byte_array_unref(bytes);
	return fine;
}

static bool forms_add(const struct printing *printing, struct carried *files)
{
	GPtrArray *forms = g_ptr_array_new_with_free_func(form_file_free);
	bool fine = true;
	for (guint i = 0; i < printing->wanted->len && fine; i++) {
		const struct wanted *wanted = printing->wanted->pdata[i];
		struct form_file *form = wanted->appendix ? form_add(printing, wanted, files) : NULL;
		fine = form || (!wanted->appendix && (wanted->kept || pack_add(printing, forms, wanted, files)));
		if (form)
			g_ptr_array_add(forms, form);
	}
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
				const struct release_files *files, struct diag *diag)
{
	struct printing *printing = g_new0(struct printing, 1);
	*printing = (struct printing){.press = press,
				      .published = published,
				      .release = release,
				      .files = files,
				      .diag = diag,
				      .wanted = g_ptr_array_new_with_free_func(wanted_free)};
	g_autoptr(GPtrArray) forms = forms_of(release->edition);
	for (guint i = 0; i < forms->len; i++)
		form_want(printing, forms->pdata[i]);
	pack_want(printing);
	if (!all_kept(printing))
		printing->apart = apart_begin(forms_print, printing, diag);
	return printing;
}

/* ---- the files --------------------------------------------------------------------------------------------------- */

/* What was altered since it was looked at is printed after all. */
static bool kept_put(const struct printing *printing)
{
	bool all = true;
	for (guint i = 0; i < printing->wanted->len; i++) {
		struct wanted *wanted = printing->wanted->pdata[i];
		bool kept = wanted->kept;
		wanted->kept = kept && release_file_keep(printing->files, printing->release, wanted->path, wanted->key);
		all = all && wanted->kept == kept;
	}
	return all;
}

static bool new_put(void *data, const char *path, const GByteArray *bytes, const char *sha256)
{
	const struct printing *printing = data;
	return release_file_put(printing->files, printing->release, path, bytes, sha256);
}

static void new_note(const struct printing *printing)
{
	for (guint i = 0; i < printing->wanted->len; i++) {
		const struct wanted *wanted = printing->wanted->pdata[i];
		if (!wanted->kept)
			release_file_note(printing->files, wanted->path, wanted->key);
	}
}

/* Waits for what is printed, or prints it here. */
static bool new_have(struct printing *printing, bool all, GByteArray *answer)
{
	struct apart *apart = g_steal_pointer(&printing->apart);
	if (all)
		return apart_end(apart, answer) || forms_print(printing, answer);
	apart_drop(apart);
	return forms_print(printing, answer);
}

bool printing_end(struct printing *printing)
{
	g_autoptr(GByteArray) answer = g_byte_array_new();
	size_t said = diag_count(printing->diag);
	bool all = kept_put(printing);
	bool fine = all_kept(printing) || (new_have(printing, all, answer) && carried_each(answer, new_put, printing));
	if (fine && diag_count(printing->diag) == said)
		new_note(printing);
	printing_drop(printing);
	return fine;
}

void printing_drop(struct printing *printing)
{
	apart_drop(printing->apart);
	g_ptr_array_unref(printing->wanted);
	g_free(printing);
}
