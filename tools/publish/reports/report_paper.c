/* SPDX-License-Identifier: MIT */
#include "publish/reports/report_paper.h"
#include "publish/reports/report_pair.h"
#include "publish/reports/report_shape.h"
#include "base/near.h"
#include "explain/verify/audit.h"
#include "explain/explain.h"
#include "explain/reasons_since.h"
#include "publish/patterns_file.h"
#include "publish/reasons_file.h"
#include "publish/reports/report_verify.h"
#include "read/constitution.h"
#include "read/fields.h"

#include <string.h>

/* How many bodies a message names. */
#define BODIES_MOST 6

static char *id_of(const char *path)
{
	char *name = g_path_get_basename(path);
	if (g_str_has_suffix(name, ".md"))
		name[strlen(name) - 3] = '\0';
	return name;
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

/* The constitution that the report belongs to, which tells what is a document and what a web address; its mistakes are
 * told when its documents are opened. */
static struct constitution *constitution_around(const char *content)
{
	struct diag *own = diag_new();
	struct sources *sources = content ? sources_open(content, own) : NULL;
	struct constitution *constitution = sources ? constitution_read(sources, own) : NULL;
	sources_close(sources);
	diag_free(own);
	return constitution;
}

static struct written_report *written_open(const char *path, const struct report_fields *fields,
					   const struct constitution *constitution, struct diag *diag)
{
	char *folder = g_path_get_dirname(path), *file = g_path_get_basename(path);
	struct sources *sources = sources_open(folder, diag);
	struct written_report *written =
		sources ? written_report_read(sources, file, fields, constitution, diag) : NULL;
	sources_close(sources);
	g_free(folder);
	g_free(file);
	return written;
}

/* False where something was told that could not be read: a comparison would find it removed. */
static bool is_whole(const struct edition *edition)
{
	const struct constitution *constitution = edition_constitution(edition);
	return !edition_doc(edition)->lacks &&
	       !(constitution && (constitution->values_partial || constitution->policies_partial));
}

/* What a report compares, as it names it: 'old:', 'new:' or 'since:', and where; without a place on the command line.
 */
struct revision {
	const char *field, *name;
	struct place place;
};

/* That there is no such document or version, told of its name and not of something in it. */
static bool is_absence(const struct message *message, const char *name)
{
	const char *file = message->place.file ? message->place.file : "", *slash = strrchr(file, '/');
	size_t id = strcspn(name, "@"), length = strlen(slash ? slash + 1 : file);
	bool named = !strcmp(file, name) || (length == id && !strncmp(slash ? slash + 1 : file, name, id));
	return named && !message->place.line &&
	       (message->code == CODE_FILE_MISSING || message->code == CODE_GIT_REVISION);
}

/* A name in the report that leads nowhere is a mistake in the report. */
static struct target *named_open(const struct report_paper *paper, const struct revision *revision,
				 const struct templates *templates, struct diag *diag)
{
	struct diag *said = diag_new();
	struct target *target = target_open(revision->name, paper->content, templates, said);
	for (size_t i = 0; i < diag_count(said); i++) {
		const struct message *message = diag_get(said, i);
		if (revision->place.line && is_absence(message, revision->name))
			diag_add(diag, CODE_DOCUMENT_MISSING, revision->place, "'%s: %s' can't be compared: %s",
				 revision->field, revision->name, message->words);
		else
			diag_add(diag, message->code, message->place, "%s", message->words);
	}
	diag_free(said);
	return target;
}

static struct target *revision_open(const struct report_paper *paper, const struct revision *revision,
				    const struct publication *publication, const struct templates *templates,
				    struct diag *diag)
{
	const char *name = revision->name;
	struct collection *collection;
	const struct edition *open = name && publication ? publication_edition(publication, name, &collection) : NULL;
	if (open && is_whole(open)) {
		struct target *lent = target_lent(collection, open);
		lent->sealed = strchr(name, '@') != NULL;
		return lent;
	}
	struct target *target = name ? named_open(paper, revision, templates, diag) : NULL;
	if (target && (!target->edition || !is_whole(target->edition))) {
		target_free(target);
		target = NULL;
	}
	return target;
}

/* ---- comparing --------------------------------------------------------------------------------------------------- */

static struct changes *compared(const struct report_paper *paper, const struct target *old, const struct target *new,
				struct diag *diag)
{
	GPtrArray *pairings = reasons_pairings(paper->reasons);
	const struct comparison comparison = {old->editions, new->editions, pairings};
	struct changes *changes = changes_compare(&comparison, diag);
	g_ptr_array_unref(pairings);
	return changes;
}

/* What changed since the text that an earlier meeting saw, with the reasons that are about that. */
static bool since_compare(struct report_paper *paper, struct diag *diag)
{
	struct changes *before = compared(paper, paper->old, paper->since, diag);
	paper->changes_since = compared(paper, paper->since, paper->new, diag);
	if (before && paper->changes_since) {
		paper->reasons_since = reasons_since(paper->reasons, before, paper->changes_since);
		paper->overview_since =
			explain_overview_outside(paper->changes_since, paper->reasons_since, paper->patterns, 0);
	}
	changes_free(before);
	return paper->overview_since != NULL;
}

static bool compare_all(struct report_paper *paper, const struct templates *templates, struct diag *diag)
{
	const struct words *words = edition_words(paper->new->edition);
	paper->patterns = patterns_read(templates, words, diag);
	size_t said = diag_count(diag);
	paper->reasons = target_reasons(paper->new, diag);
	paper->changes = compared(paper, paper->old, paper->new, diag);
	paper->quiet = diag_count(diag) == said;
	if (!paper->patterns || !paper->changes)
		return false;
	if (!paper->new->sealed) {
		reasons_missing(paper->changes, paper->reasons, false, diag);
		reasons_stale(paper->changes, paper->reasons, diag);
	}
	paper->overview = explain_overview_outside(paper->changes, paper->reasons, paper->patterns, 0);
	return !paper->since || since_compare(paper, diag);
}

/* ---- filling in -------------------------------------------------------------------------------------------------- */

static const char *style_text(const struct report_paper *paper, const char *key, const char *otherwise)
{
	const struct yaml *value = yaml_get(paper->layout, key);
	return value && value->kind == YAML_SCALAR ? value->text : otherwise;
}

/* What stands for an appendix's own sign in the style's pattern: '{1}' counts in figures, '{A}' in letters. */
static const char *appendix_counter(const char *pattern)
{
	return strstr(pattern, "{1}") ? "{1}" : "{A}";
}

/* 'Appendix B' from the style's pattern and 'B'. */
static char *label_of(const char *pattern, const char *sign)
{
	char **pieces = g_strsplit(pattern, appendix_counter(pattern), 2), *label = g_strjoinv(sign, pieces);
	g_strfreev(pieces);
	return label;
}

static void attachments_list(struct report_paper *paper, struct filling *filling)
{
	const struct yaml *map = yaml_get(paper->layout, "attachments");
	const char *id = edition_meta(paper->new->edition)->id,
		   *pattern = style_text(paper, "appendix", "Appendix {A}");
	char first = appendix_counter(pattern)[1];
	for (enum attachment_kind kind = 0; kind < ATTACHMENTS; kind++) {
		char *title = fact_fill(filling, yaml_get(map, attachment_name(kind)));
		if (!title)
			continue;
		char sign[2] = {(char)(first + (char)paper->attachments->len), '\0'};
		struct attachment *attachment = g_new0(struct attachment, 1);
		attachment->kind = kind;
		attachment->label = label_of(pattern, sign);
		attachment->title = title;
		attachment->file =
			g_strdup_printf("appendix-%c-%s-%s.docx", g_ascii_tolower(*sign), id, attachment_name(kind));
		g_ptr_array_add(paper->attachments, attachment);
	}
}

/* The report's own language: the author's word, or that of the style's sentences. */
static const char *language_of(const struct report_paper *paper)
{
	return paper->written->language ? paper->written->language : style_text(paper, "language", "en-GB");
}

/* NULL, with a message, where the language has no words. */
static struct edition *paper_fill(struct report_paper *paper, const struct templates *templates, struct diag *diag)
{
	const struct edition *new = paper->new->edition;
	const char *language = language_of(paper);
	bool foreign = strcmp(language, edition_language(new)) != 0;
	const struct words *words = collection_words(paper->new->collection, language, templates, diag);
	if (!words)
		return NULL;
	struct filling filling = {.report = paper->written,
				  .fields = paper->fields,
				  .style = paper->layout,
				  .words = words,
				  .foreign = foreign ? edition_language(new) : NULL,
				  .old = paper->old->edition,
				  .new = new,
				  .overview = paper->overview,
				  .since = paper->overview_since,
				  .attachments = paper->attachments,
				  .meetings = paper->meetings,
				  .meeting = paper->held,
				  .held = paper->held,
				  .doc = paper->written->doc,
				  .said = g_hash_table_new(g_str_hash, g_str_equal),
				  .diag = diag};
	filling.doc->root->meta->id = arena_text(filling.doc->arena, paper->id);
	filling.doc->root->meta->language = arena_text(filling.doc->arena, language);
	attachments_list(paper, &filling);
	paper->cover = report_lines(&filling, "cover");
	report_appendices_typed(&filling);
	report_fill(&filling);
	paper->own = filling.own;
	report_unused(&filling, paper->style);
	g_hash_table_unref(filling.said);
	paper->written->doc = NULL; /* the library's */
	struct library *library = paper->new->collection->library;
	struct edition *edition = library_add(library, filling.doc, diag);
	library_settle_late(library, edition, diag);
	return edition;
}

/* The meeting of a body, by its name or a part of it. */
static void body_find(struct report_paper *paper, const char *body, struct diag *diag)
{
	GPtrArray *names = g_ptr_array_new();
	bool found = false;
	for (guint i = 0; i < paper->meetings->len; i++) {
		const char *name = g_array_index(paper->meetings, struct meeting, i).body;
		g_ptr_array_add(names, (gpointer)name);
		if (!found && !g_ascii_strcasecmp(name, body)) {
			paper->held = i;
			found = true;
		}
	}
	char *list = near_list(body, names, BODIES_MOST);
	if (!found)
		diag_add(diag, CODE_FIELD_VALUE, (struct place){.file = "--for"},
			 "the report does not go to '%s'; it goes to %s", body, list);
	g_free(list);
	g_ptr_array_unref(names);
}

/* ---- doors ------------------------------------------------------------------------------------------------------- */

static bool paper_read(struct report_paper *paper, const char *path, const struct paper_options *options,
		       const struct templates *templates, struct diag *diag)
{
	paper->fields = report_fields_read(templates, diag);
	paper->content = options->content ? g_strdup(options->content) : content_around(path);
	if (!paper->content)
		paper->content = content_find(NULL);
	paper->constitution = constitution_around(paper->content);
	paper->written = paper->fields ? written_open(path, paper->fields, paper->constitution, diag) : NULL;
	if (!paper->written)
		return false;
	report_check(paper->written, diag);
	paper->meetings = report_meetings(paper->written);
	if (options->body)
		body_find(paper, options->body, diag);
	if (options->since && !paper->held)
		diag_add(diag, CODE_FIELD_VALUE, (struct place){.file = "--since"},
			 "this report is for the first meeting, and no earlier one was told of anything: name a later "
			 "meeting's body with --for");
	paper->style = options->style ? options->style : paper->written->style;
	const struct place asked = {.file = "--style"};
	if (paper->style)
		paper->layout = report_style_read(templates, paper->style,
						  options->style ? asked : paper->written->style_place, diag);
	return paper->layout && report_shape_check(paper->layout, diag) && paper->written->old && paper->written->new;
}

static bool paper_make(struct report_paper *paper, const struct paper_options *options,
		       const struct templates *templates, struct diag *diag)
{
	const struct written_report *written = paper->written;
	const struct revision old = {"old", written->old, written->old_place},
			      new = {"new", written->new, written->new_place}, given = {.name = options->since},
			      own = {"since", written->since, written->since_place},
			      *since = options->since ? &given : &own;
	const struct publication *publication = options->publication;
	paper->old = revision_open(paper, &old, publication, templates, diag);
	paper->new = revision_open(paper, &new, publication, templates, diag);
	paper->since = revision_open(paper, since, publication, templates, diag);
	if (!paper->old || !paper->new || (since->name && !paper->since) ||
	    !report_pair_check(paper->written, paper->old->edition, paper->new->edition, diag) ||
	    !compare_all(paper, templates, diag))
		return false;
	const struct edition *edition = paper_fill(paper, templates, diag);
	if (edition && paper->own) {
		paper->own_account = g_string_new(NULL);
		paper->own_sound = report_verify_own(paper, edition, paper->own_account, diag);
	}
	if (diag_status(diag, false) == STATUS_DONE)
		paper->edition = edition;
	return true;
}

struct report_paper *report_paper_open(const char *path, const struct paper_options *options,
				       const struct templates *templates, struct diag *diag)
{
	struct report_paper *paper = g_new0(struct report_paper, 1);
	paper->id = id_of(path);
	paper->attachments = g_ptr_array_new_with_free_func(attachment_free);
	if (paper_read(paper, path, options, templates, diag) && paper_make(paper, options, templates, diag))
		return paper;
	report_paper_free(paper);
	return NULL;
}

void report_paper_free(struct report_paper *paper)
{
	if (!paper)
		return;
	if (paper->own_account)
		g_string_free(paper->own_account, TRUE);
	report_free(paper->overview);
	report_free(paper->overview_since);
	if (paper->patterns)
		words_free(paper->patterns);
	changes_free(paper->changes);
	changes_free(paper->changes_since);
	reasons_free(paper->reasons_since);
	reasons_free(paper->reasons);
	target_free(paper->old);
	target_free(paper->since);
	target_free(paper->new); /* with the report's own edition */
	if (paper->meetings)
		g_array_unref(paper->meetings);
	written_report_free(paper->written);
	constitution_free(paper->constitution);
	report_fields_free(paper->fields);
	yaml_release(paper->layout);
	g_ptr_array_unref(paper->attachments);
	g_free(paper->content);
	g_free(paper->id);
	g_free(paper);
}
