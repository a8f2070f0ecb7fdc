/* SPDX-License-Identifier: MIT
 * The tables are written as a document of their own, which is read and printed as any other. */
#include "publish/forms/register_blank.h"

#include "render/markdown/markdown_text.h"

#include <string.h>

#define FOLDER "register"
#define BLANK_ROWS 17u /* of a table: two pages of A4 */

struct register_blank {
	const struct register_plan *plan;
	GHashTable *files; /* path to GString *: the sources */
	struct collection *collection;
	GPtrArray *titles; /* of char *, a part each */
};

/* ---- its sources ------------------------------------------------------------------------------------------------- */

static void text_free(gpointer text)
{
	g_string_free(text, TRUE);
}

static GString *file_add(struct register_blank *blank, const char *path)
{
	GString *text = g_string_new(NULL);
	g_hash_table_insert(blank->files, g_strdup(path), text);
	return text;
}

static void key_write(GString *out, const char *key, const char *value)
{
	if (!value)
		return;
	g_string_append_printf(out, "%s: ", key);
	markdown_yaml(out, value);
	g_string_append_c(out, '\n');
}

static const char *title_of(const struct register_plan *plan)
{
	const struct node *home = register_home(plan);
	return plan->title ? plan->title : home && home->meta ? home->meta->title : "";
}

static void constitution_write(struct register_blank *blank)
{
	const struct edition *edition = blank->plan->edition;
	const struct constitution *constitution = edition_constitution(edition);
	GString *out = file_add(blank, "constitution.yaml");
	key_write(out, "title", title_of(blank->plan));
	key_write(out, "council", constitution && *constitution->council ? constitution->council : "-");
	key_write(out, "language", edition_language(edition));
	g_string_append(out, "documents: [" FOLDER "]\n");
}

static void document_write(struct register_blank *blank, guint parts)
{
	const struct meta *meta = edition_meta(blank->plan->edition);
	GString *out = file_add(blank, FOLDER "/document.md");
	g_string_append(out, "---\n");
	key_write(out, "title", title_of(blank->plan));
	key_write(out, "version", meta->version);
	key_write(out, "status", doc_status_name(meta->status));
	key_write(out, "adopted", meta->adopted);
	key_write(out, "effective", meta->effective);
	g_string_append(out, "appendices:\n");
	for (guint i = 0; i < parts; i++)
		g_string_append_printf(out, "  - part-%u.md\n", i + 1);
	g_string_append(out, "---\n");
}

/* Words of the register's form as the source of a form has them: between quotation marks, for they may have a comma. */
static void quoted_write(const struct register_plan *plan, const struct node *node, GString *out)
{
	g_autofree char *plain = register_head(plan, node);
	g_autoptr(GString) words = g_string_new(NULL);
	markdown_text(words, plain, (struct markdown_spot){0});
	markdown_yaml(out, words->str);
}

static void column_write(const struct register_plan *plan, const struct node *column, GString *out)
{
	const char *between = " [";
	g_string_append_printf(out, "    - %s: ", field_type_name(column->field->type));
	quoted_write(plan, column, out);
	for (const struct node *option = option_first(column); option; option = option_next(option)) {
		g_string_append(out, between);
		quoted_write(plan, option, out);
		between = ", ";
	}
	g_string_append(out, option_first(column) ? "]\n" : "\n");
}

static void part_write(struct register_blank *blank, const struct node *part, guint number)
{
	const struct register_plan *plan = blank->plan;
	char *title = register_label(plan, part);
	char *path = g_strdup_printf(FOLDER "/part-%u.md", number);
	GString *out = file_add(blank, path);
	g_string_append(out, "---\n");
	key_write(out, "title", title);
	g_string_append_printf(out,
			       "id: part-%u\n---\n\n```form {#register-part-%u}\n- rows: %s\n  id: register-rows-%u\n",
			       number, number, word(edition_words(plan->edition), "register-entries"), number);
	g_string_append_printf(out, "  count: %u\n  columns:\n", BLANK_ROWS);
	for (const struct node *column = part->first; column; column = column->next)
		if (column->kind == NODE_COLUMN)
			column_write(plan, column, out);
	g_string_append(out, "```\n");
	g_ptr_array_add(blank->titles, title);
	g_free(path);
}

struct register_blank *register_blank_new(const struct register_plan *plan, const struct templates *templates,
					  struct diag *diag)
{
	struct register_blank *blank = g_new0(struct register_blank, 1);
	blank->plan = plan;
	blank->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, text_free);
	blank->titles = g_ptr_array_new_with_free_func(g_free);
	GPtrArray *parts = register_parts(plan);
	constitution_write(blank);
	document_write(blank, parts->len);
	for (guint i = 0; i < parts->len; i++)
		part_write(blank, parts->pdata[i], i + 1);
	g_ptr_array_unref(parts);
	/* Its form was read before: doubts about the copy are nobody's. */
	struct diag *unsaid = diag_new();
	blank->collection = collection_open(sources_overlaid(NULL, blank->files), templates, unsaid);
	bool fine = blank->collection && diag_status(unsaid, false) == STATUS_DONE;
	if (!fine)
		diag_add(diag, CODE_OUTPUT, plan->place, "no blank register can be made of this one: %s",
			 diag_count(unsaid) ? diag_get(unsaid, 0)->words : "");
	diag_free(unsaid);
	if (fine)
		return blank;
	register_blank_free(blank);
	return NULL;
}

void register_blank_free(gpointer data)
{
	struct register_blank *blank = data;
	if (!blank)
		return;
	collection_free(blank->collection);
	g_ptr_array_unref(blank->titles);
	g_hash_table_unref(blank->files);
	g_free(blank);
}

const struct register_plan *register_blank_plan(const struct register_blank *blank)
{
	return blank->plan;
}

/* ---- on paper ---------------------------------------------------------------------------------------------------- */

unsigned register_blank_print(const struct register_blank *blank, struct press *sideways, bool duplex, const char *area,
			      GByteArray *out, struct diag *diag)
{
	const struct edition *edition = collection_find(blank->collection, FOLDER);
	const struct pack_cover cover = {.title = title_of(blank->plan), .area = area};
	struct bound_form *forms = g_new0(struct bound_form, blank->titles->len);
	unsigned count = 0;
	for (const struct node *part = edition_root(edition)->first; part; part = part->next)
		if (part->kind == NODE_APPENDIX && count < blank->titles->len) {
			forms[count] = (struct bound_form){
				.edition = edition, .part = part, .title = blank->titles->pdata[count]};
			count++;
		}
	unsigned pages = press_bind(sideways, forms, count, duplex, &cover, out, diag);
	g_free(forms);
	return pages;
}
