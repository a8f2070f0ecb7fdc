/* SPDX-License-Identifier: MIT */
#include "forms_pack.h"

#include "base/near.h"
#include "base/out.h"
#include "base/tree.h"
#include "publish/forms/pack.h"
#include "publish/publication.h"
#include "publish/forms/register.h"
#include "publish/forms/register_blank.h"
#include "publish/target.h"
#include "resolve/entries.h"

#include <string.h>
#include <unistd.h>

struct packing {
	struct session *session;
	const struct forms_pack_options *options;
	struct press *press;
	GPtrArray *files;    /* of struct form_file * */
	GPtrArray *editions; /* of const struct edition *: where to look for forms */
	GPtrArray *plans;    /* of struct register_plan * */
	GPtrArray *areas;    /* of const char *, NULL at the end: those that are asked for */
	GPtrArray *blanks;   /* of struct register_blank *, where they are asked for */
};

static bool is_wanted(const struct forms_pack_options *options, const char *id)
{
	return !options->forms || g_strv_contains(options->forms, id);
}

static bool form_exists(const struct packing *packing, const char *id)
{
	bool found = false;
	for (guint i = 0; i < packing->editions->len && !found; i++) {
		GPtrArray *forms = forms_of(packing->editions->pdata[i]);
		for (guint k = 0; k < forms->len; k++)
			found = found || !strcmp(((const struct node *)forms->pdata[k])->meta->id, id);
		g_ptr_array_unref(forms);
	}
	return found;
}

/* ---- forms in sections ------------------------------------------------------------------------------------------- */

#define OF_THEIR_OWN "those are printed that are files of their own, listed under 'appendices:'"

/* The forms of an edition that stand in its sections: parts of its text, and none by themselves. The caller unrefs the
 * array. */
static GPtrArray *forms_within(const struct edition *edition)
{
	GPtrArray *forms = forms_in(edition_root(edition));
	for (guint i = forms->len; i-- > 0;)
		if (node_part(forms->pdata[i])->kind == NODE_APPENDIX)
			g_ptr_array_remove_index(forms, i);
	return forms;
}

/* The first of them with the id, NULL for any; or NULL. */
static const struct node *form_within(const struct packing *packing, const char *id)
{
	const struct node *found = NULL;
	for (guint i = 0; i < packing->editions->len && !found; i++) {
		g_autoptr(GPtrArray) forms = forms_within(packing->editions->pdata[i]);
		for (guint k = 0; k < forms->len && !found; k++)
			found = !id || !strcmp(form_id(forms->pdata[k]), id) ? forms->pdata[k] : NULL;
	}
	return found;
}

static enum status within_refuse(const struct packing *packing, const struct node *form)
{
	return session_usage(packing->session, "the form '%s' stands in a section: " OF_THEIR_OWN, form_id(form));
}

/* Whoever packs all forms hears of those that are left out. */
static void within_tell(const struct packing *packing)
{
	for (guint i = 0; i < packing->editions->len && !packing->options->forms; i++) {
		g_autoptr(GPtrArray) forms = forms_within(packing->editions->pdata[i]);
		for (guint k = 0; k < forms->len; k++)
			session_say(packing->session,
				    "the form '%s' is not in it, for it stands in a section: " OF_THEIR_OWN,
				    form_id(forms->pdata[k]));
	}
}

/* ---- what is asked for ------------------------------------------------------------------------------------------- */

/* It must be there. */
static enum status forms_check(const struct packing *packing)
{
	for (const char *const *id = packing->options->forms; id && *id; id++)
		if (!form_exists(packing, *id) && form_within(packing, *id))
			return within_refuse(packing, form_within(packing, *id));
		else if (!form_exists(packing, *id))
			return session_usage(
				packing->session, "there is no form '%s'%s", *id,
				packing->options->draft ? "" : " in what is in force; --draft takes the drafts");
	return STATUS_DONE;
}

static void edition_print(struct packing *packing, const struct edition *edition)
{
	GPtrArray *forms = forms_of(edition);
	char *folder = packing->editions->len > 1 ? g_strdup_printf("%s/", edition_meta(edition)->id) : g_strdup("");
	for (guint i = 0; i < forms->len; i++) {
		const struct node *appendix = forms->pdata[i];
		if (!is_wanted(packing->options, appendix->meta->id))
			continue;
		struct form_file *file =
			form_file_new(packing->press, edition, appendix, folder, packing->session->diag);
		if (file)
			g_ptr_array_add(packing->files, file);
	}
	g_free(folder);
	g_ptr_array_unref(forms);
}

/* ---- service areas and registers --------------------------------------------------------------------------------- */

/* All that the registers name, each once: of char *. */
static GPtrArray *areas_known(const struct packing *packing)
{
	GPtrArray *known = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < packing->plans->len; i++) {
		GPtrArray *areas = register_areas(packing->plans->pdata[i]);
		for (guint k = 0; k < areas->len; k++)
			if (!g_ptr_array_find_with_equal_func(known, areas->pdata[k], g_str_equal, NULL))
				g_ptr_array_add(known, g_strdup(areas->pdata[k]));
		g_ptr_array_unref(areas);
	}
	return known;
}

static void area_add(struct packing *packing, const char *area)
{
	if (!g_ptr_array_find_with_equal_func(packing->areas, area, g_str_equal, NULL))
		g_ptr_array_add(packing->areas, (gpointer)g_intern_string(area));
}

static enum status areas_choose(struct packing *packing)
{
	GPtrArray *known = areas_known(packing);
	enum status status = STATUS_DONE;
	if (!known->len)
		status = session_usage(packing->session,
				       "no register.yaml says which service areas there are ('service-areas:')%s",
				       packing->options->draft ? "" : " in what is in force; --draft takes the drafts");
	for (const char *const *area = packing->options->areas; status == STATUS_DONE && *area; area++) {
		for (guint i = 0; i < known->len && !strcmp(*area, "all"); i++)
			area_add(packing, known->pdata[i]);
		if (!strcmp(*area, "all"))
			continue;
		if (g_ptr_array_find_with_equal_func(known, *area, g_str_equal, NULL)) {
			area_add(packing, *area);
			continue;
		}
		char *list = near_list(*area, known, 4);
		status = session_usage(packing->session, "there is no service area '%s'; there are %s", *area, list);
		g_free(list);
	}
	g_ptr_array_add(packing->areas, NULL);
	g_ptr_array_unref(known);
	return status;
}

static void plan_add(struct packing *packing, struct sources *sources, const struct edition *edition)
{
	bool asked = packing->options->areas || packing->options->blank_register;
	struct register_plan *plan = asked ? register_read(sources, edition, packing->session->diag) : NULL;
	if (!plan)
		return;
	register_check(plan, packing->session->diag);
	g_ptr_array_add(packing->plans, plan);
}

static enum status registers_make(struct packing *packing)
{
	struct session *session = packing->session;
	if (!packing->plans->len)
		return session_usage(session, "no document has a " REGISTER_FILE "%s",
				     packing->options->draft ? "" : " in what is in force; --draft takes the drafts");
	for (guint i = 0; i < packing->plans->len; i++) {
		struct register_blank *blank =
			register_blank_new(packing->plans->pdata[i], session->templates, session->diag);
		if (blank)
			g_ptr_array_add(packing->blanks, blank);
	}
	return diag_status(session->diag, false);
}

/* ---- the pack ---------------------------------------------------------------------------------------------------- */

static enum status forms_print(struct packing *packing)
{
	struct session *session = packing->session;
	packing->press = press_new(session->templates, session->diag);
	for (guint i = 0; packing->press && i < packing->editions->len; i++)
		edition_print(packing, packing->editions->pdata[i]);
	enum status status = diag_status(session->diag, false);
	if (status == STATUS_DONE && !packing->files->len && form_within(packing, NULL))
		status = within_refuse(packing, form_within(packing, NULL));
	else if (status == STATUS_DONE && !packing->files->len)
		status = session_usage(session, "there is no form%s",
				       packing->options->draft ? "" : " in what is in force; --draft takes the drafts");
	return status;
}

static void pack_tell(const struct packing *packing, const struct pack_count *count)
{
	bool several = packing->options->areas && packing->areas->len > 2;
	session_say(packing->session,
		    "%u form%s in '%s': %u pages with the cover%s, on %u sheets, or on %u printed on both sides",
		    packing->files->len, packing->files->len == 1 ? " is" : "s are", packing->options->output,
		    count->pages, several || packing->blanks->len ? "s" : "", count->sheets, count->both_sides);
	within_tell(packing);
}

static enum status pack_write(struct packing *packing)
{
	struct session *session = packing->session;
	const struct forms_pack_options *options = packing->options;
	enum status status = forms_check(packing);
	if (status == STATUS_DONE)
		status = diag_status(session->diag, false);
	if (status == STATUS_DONE && options->areas)
		status = areas_choose(packing);
	if (status == STATUS_DONE && options->blank_register)
		status = registers_make(packing);
	if (status == STATUS_DONE)
		status = forms_print(packing);
	if (status != STATUS_DONE)
		return status;
	const struct pack_wishes wishes = {
		.duplex = options->duplex,
		.by_hand = options->plain,
		.areas = options->areas ? (const char *const *)packing->areas->pdata : NULL,
		.registers = options->blank_register ? packing->blanks : NULL,
	};
	GByteArray *bytes = g_byte_array_new();
	struct pack_count count;
	if (!pack_bind(packing->files, &wishes, packing->press, session->templates, bytes, &count, session->diag))
		status = STATUS_FAILURE;
	else
		status = out_write(options->output, bytes->data, bytes->len, session->diag);
	if (status == STATUS_DONE && options->output)
		pack_tell(packing, &count);
	g_byte_array_unref(bytes);
	return status;
}

/* What borrows from the documents goes before them. */
static void packing_clear(struct packing *packing)
{
	g_ptr_array_set_size(packing->files, 0);
	g_ptr_array_set_size(packing->blanks, 0);
	g_ptr_array_set_size(packing->plans, 0);
}

static enum status pack_folder(struct packing *packing, const char *folder)
{
	struct session *session = packing->session;
	bool drafts = packing->options->draft;
	struct publication *publication = publication_open(folder, drafts, session->templates, session->diag);
	enum status status = diag_status(session->diag, false);
	for (guint i = 0; status == STATUS_DONE && i < publication->documents->len; i++) {
		const struct published *published = publication->documents->pdata[i];
		const struct release *release = drafts && published->draft ? published->draft : published->current;
		if (!release)
			continue;
		g_ptr_array_add(packing->editions, (gpointer)release->edition);
		plan_add(packing, release->collection->sources, release->edition);
	}
	if (status == STATUS_DONE)
		status = pack_write(packing);
	packing_clear(packing);
	publication_free(publication);
	return status;
}

static enum status pack_document(struct packing *packing, const char *name, const char *content)
{
	struct session *session = packing->session;
	struct target *target = target_open(name, content, session->templates, session->diag);
	enum status status = diag_status(session->diag, false);
	if (status == STATUS_DONE) {
		g_ptr_array_add(packing->editions, (gpointer)target->edition);
		plan_add(packing, target->collection->sources, target->edition);
		status = pack_write(packing);
	}
	packing_clear(packing);
	target_free(target);
	return status;
}

enum status forms_pack(struct session *session, const struct forms_pack_options *options)
{
	char **names = session->arguments;
	char *content = content_find(options->content);
	const char *name = names[0] ? names[0] : content;
	enum status status;
	struct packing packing = {
		.session = session,
		.options = options,
		.files = g_ptr_array_new_with_free_func(form_file_free),
		.editions = g_ptr_array_new(),
		.plans = g_ptr_array_new_with_free_func(register_free),
		.areas = g_ptr_array_new(),
		.blanks = g_ptr_array_new_with_free_func(register_blank_free),
	};
	if (names[0] && names[1])
		status = session_usage(session, "one content folder or document is expected");
	else if (!name)
		status = session_usage(session,
				       "there is no constitution.yaml here or in 'content'; name the content folder");
	else if (!options->output && isatty(STDOUT_FILENO))
		status = session_usage(session, "a zip is nothing for a screen; name a file with -o");
	else if (is_content_named(name))
		status = pack_folder(&packing, name);
	else if (options->draft)
		status = session_usage(session, "--draft goes with a whole constitution");
	else
		status = pack_document(&packing, name, content);
	g_ptr_array_unref(packing.files);
	g_ptr_array_unref(packing.blanks);
	g_ptr_array_unref(packing.plans);
	g_ptr_array_unref(packing.areas);
	g_ptr_array_unref(packing.editions);
	press_free(packing.press);
	g_free(content);
	return status;
}
