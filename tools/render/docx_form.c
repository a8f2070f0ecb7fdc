/* SPDX-License-Identifier: MIT
 * Forms as content controls: what to fill in stands in a control that carries the field's id and label, the label
 * stays outside it as text. */
#include "render/docx_part.h"

#include <string.h>

/* Word refuses a longer name of a control. */
#define NAME_LONGEST 64

enum control { CONTROL_TEXT, CONTROL_LONG, CONTROL_DATE, CONTROL_CHOICE, CONTROL_TICK };

/* ---- controls ------------------------------------------------------------------------------------------------- */

static void name_write(struct docx *docx, const char *element, const char *name)
{
	char *cut = g_utf8_strlen(name, -1) > NAME_LONGEST ? g_utf8_substring(name, 0, NAME_LONGEST) : NULL;
	g_string_append_printf(docx->out, "<w:%s w:val=\"", element);
	xml_value(docx->out, cut ? cut : name);
	XML(docx->out, "\"/>");
	g_free(cut);
}

static void options_write(struct docx *docx, const struct node *field)
{
	GHashTable *given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GString *words = g_string_new(NULL);
	XML(docx->out, "<w:dropDownList>");
	for (const struct node *node = field->first; node; node = node->next) {
		g_string_truncate(words, 0);
		if (node->kind == NODE_OPTION)
			inlines_plain(docx, node, words);
		if (!words->len || !g_hash_table_add(given, g_strdup(words->str)))
			continue; /* Word refuses an option twice */
		XML(docx->out, "<w:listItem w:displayText=\"");
		xml_value(docx->out, words->str);
		XML(docx->out, "\" w:value=\"");
		xml_value(docx->out, words->str);
		XML(docx->out, "\"/>");
	}
	XML(docx->out, "</w:dropDownList>");
	g_string_free(words, TRUE);
	g_hash_table_unref(given);
}

static void kind_write(struct docx *docx, enum control control, const struct node *field)
{
	char *language;
	switch (control) {
	case CONTROL_TEXT:
		XML(docx->out, "<w:text/>");
		break;
	case CONTROL_LONG:
		XML(docx->out, "<w:text w:multiLine=\"1\"/>");
		break;
	case CONTROL_DATE:
		language = language_tag(docx);
		g_string_append_printf(
			docx->out,
			"<w:date><w:dateFormat w:val=\"d MMMM yyyy\"/><w:lid w:val=\"%s\"/>"
			"<w:storeMappedDataAs w:val=\"date\"/><w:calendar w:val=\"gregorian\"/></w:date>",
			language);
		g_free(language);
		break;
	case CONTROL_CHOICE:
		options_write(docx, field);
		break;
	case CONTROL_TICK:
		XML(docx->out, "<w14:checkbox><w14:checked w14:val=\"0\"/>"
			       "<w14:checkedState w14:val=\"2612\" w14:font=\"MS Gothic\"/>"
			       "<w14:uncheckedState w14:val=\"2610\" w14:font=\"MS Gothic\"/></w14:checkbox>");
		break;
	}
}

/* A control within a paragraph. `name` is what a screen reader says, `tag` what a program reads. */
static void control_write(struct docx *docx, enum control control, const struct node *field, const char *name,
			  const char *tag)
{
	static const char *const hints[] = {
		[CONTROL_TEXT] = "fill-text",
		[CONTROL_LONG] = "fill-text",
		[CONTROL_DATE] = "fill-date",
		[CONTROL_CHOICE] = "fill-choice",
	};
	run_end(docx);
	if (control_is_words(docx)) {
		run_text(docx, control == CONTROL_TICK ? "\u2610" : word(docx->words, hints[control]));
		return;
	}
	XML(docx->out, "<w:sdt><w:sdtPr>");
	name_write(docx, "alias", name);
	name_write(docx, "tag", tag);
	g_string_append_printf(docx->out, "<w:id w:val=\"%u\"/>", ++docx->control_id);
	if (control != CONTROL_TICK)
		XML(docx->out, "<w:showingPlcHdr/>");
	kind_write(docx, control, field);
	XML(docx->out, "</w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val=\"");
	if (control == CONTROL_TICK) {
		XML(docx->out, "TickBox\"/></w:rPr><w:t>\u2610");
	} else {
		XML(docx->out, "PlaceholderText\"/></w:rPr><w:t>");
		xml_text(docx->out, word(docx->words, hints[control]));
	}
	XML(docx->out, "</w:t></w:r></w:sdtContent></w:sdt>");
}

static enum control control_for(enum field_type type)
{
	switch (type) {
	case FIELD_LONG:
		return CONTROL_LONG;
	case FIELD_DATE:
		return CONTROL_DATE;
	case FIELD_CHOICE:
		return CONTROL_CHOICE;
	default:
		return CONTROL_TEXT;
	}
}

void blank_write(struct docx *docx, const struct node *node)
{
	const char *name = node->field->name ? node->field->name : "";
	const char *tag = edition_address(docx->edition, node);
	control_write(docx, control_for(node->field->type == FIELD_CHOICE ? FIELD_TEXT : node->field->type), node, name,
		      tag ? tag : name);
}

/* ---- fields --------------------------------------------------------------------------------------------------- */

/* The name and the tag of a field's control. */
struct field_name {
	GString *words;
	const char *tag;
};

static struct field_name field_name(struct docx *docx, const struct node *field)
{
	struct field_name name = {g_string_new(NULL), edition_address(docx->edition, field)};
	const struct node *label = node_child(field, NODE_LABEL);
	if (label)
		inlines_plain(docx, label, name.words);
	if (!name.tag)
		name.tag = field->id ? field->id : name.words->str;
	return name;
}

/* A style for the field's place: what the office fills in is shaded. */
static const char *site_style(const struct docx *docx, const char *style, const char *office)
{
	return docx->site.office ? office : style;
}

static void required_write(struct docx *docx, bool required)
{
	if (!required)
		return;
	run_text(docx, " (");
	run_text(docx, word(docx->words, "required"));
	run_text(docx, ")");
}

static void hint_write(struct docx *docx, const struct node *hint)
{
	if (!hint || block_is_echo(docx, hint))
		return;
	struct docx_outer outer = revision_enter(docx, hint);
	paragraph_start(docx, site_style(docx, "FieldHint", "OfficeHint"));
	inlines(docx, hint);
	paragraph_end(docx);
	revision_leave(docx, outer);
}

static void label_write(struct docx *docx, const struct node *field, const char *style)
{
	const struct node *label = node_child(field, NODE_LABEL);
	const struct node *hint = node_child(field, NODE_HINT);
	paragraph_start(docx, style);
	if (label)
		inlines(docx, label);
	required_write(docx, field->field->required);
	paragraph_end(docx);
	hint_write(docx, hint);
}

static void field_label(struct docx *docx, const struct node *field)
{
	label_write(docx, field, site_style(docx, "FieldLabel", "OfficeLabel"));
}

/* A drop-down list shows nothing on paper: its options stand in words too. */
static void drop_down_words(struct docx *docx, const struct node *field)
{
	paragraph_start(docx, site_style(docx, "FieldHint", "OfficeHint"));
	run_text(docx, word(docx->words, "choice-one-of"));
	bool begun[STATES] = {false, false};
	for (const struct node *option = field->first; option; option = option->next) {
		if (option->kind != NODE_OPTION || block_is_echo(docx, option))
			continue;
		struct docx_outer outer = revision_enter(docx, option);
		words_differ(docx, begun[STATE_OLD] ? "; " : " ", begun[STATE_NEW] ? "; " : " ");
		inlines(docx, option);
		begun[STATE_NEW] = begun[STATE_NEW] || mark_is_new(docx->revision.block);
		begun[STATE_OLD] = begun[STATE_OLD] || mark_is_old(docx->revision.block);
		revision_leave(docx, outer);
	}
	paragraph_end(docx);
}

static void simple_write(struct docx *docx, const struct node *field)
{
	struct field_name name = field_name(docx, field);
	field_label(docx, field);
	if (field->field->type == FIELD_CHOICE)
		drop_down_words(docx, field);
	paragraph_start(docx, site_style(docx, "FieldAnswer", "OfficeAnswer"));
	if (field->field->type == FIELD_MONEY) {
		run_text(docx, word(docx->words, "money-sign"));
		run_text(docx, " ");
	}
	control_write(docx, control_for(field->field->type), field, name.words->str, name.tag);
	paragraph_end(docx);
	g_string_free(name.words, TRUE);
}

static void box_write(struct docx *docx, const struct node *words, const char *name, const char *tag, bool required)
{
	paragraph_start(docx, site_style(docx, "FieldChoice", "OfficeChoice"));
	control_write(docx, CONTROL_TICK, NULL, name, tag);
	run_tab(docx);
	if (words)
		inlines(docx, words);
	required_write(docx, required);
	paragraph_end(docx);
}

static void tick_write(struct docx *docx, const struct node *field)
{
	struct field_name name = field_name(docx, field);
	const struct node *hint = node_child(field, NODE_HINT);
	box_write(docx, node_child(field, NODE_LABEL), name.words->str, name.tag, field->field->required);
	hint_write(docx, hint);
	g_string_free(name.words, TRUE);
}

static void choices_write(struct docx *docx, const struct node *field)
{
	struct field_name name = field_name(docx, field);
	GString *words = g_string_new(NULL), *tag = g_string_new(NULL);
	unsigned i = 0;
	field_label(docx, field);
	for (const struct node *option = field->first; option; option = option->next) {
		if (option->kind != NODE_OPTION || block_is_echo(docx, option))
			continue;
		g_string_truncate(words, 0);
		inlines_plain(docx, option, words);
		g_string_printf(tag, "%s-%u", name.tag, ++i);
		struct docx_outer outer = revision_enter(docx, option);
		box_write(docx, option, words->str, tag->str, false);
		revision_leave(docx, outer);
	}
	g_string_free(tag, TRUE);
	g_string_free(words, TRUE);
	g_string_free(name.words, TRUE);
}

/* ---- tables to fill in ---------------------------------------------------------------------------------------- */

/* A table of equal columns; the last takes what rounding left. */
static unsigned *equal_widths(const struct docx *docx, unsigned columns)
{
	unsigned *widths = g_new(unsigned, columns), room = text_width(docx);
	for (unsigned i = 0; i < columns; i++)
		widths[i] = room / columns;
	widths[columns - 1] += room % columns;
	return widths;
}

static void blank_cell(struct docx *docx, unsigned width, enum control control, const char *name, const char *tag)
{
	cell_start(docx, width, NULL, docx->revision.block);
	paragraph_start(docx, "TableText");
	if (name)
		control_write(docx, control, NULL, name, tag);
	paragraph_end(docx);
	cell_end(docx);
}

static void rows_blank(struct docx *docx, const struct node *field, const struct field_name *name,
		       const GPtrArray *heads, const unsigned *widths)
{
	GString *tag = g_string_new(NULL);
	for (unsigned r = 1; r <= MAX(field->field->count, 1); r++) {
		row_start(docx, false);
		for (guint i = 0; i < heads->len; i++) {
			g_string_printf(tag, "%s-%u-%u", name->tag, r, i + 1);
			blank_cell(docx, widths[i], CONTROL_LONG, heads->pdata[i], tag->str);
		}
		row_end(docx);
	}
	g_string_free(tag, TRUE);
}

static void cell_words(struct docx *docx, unsigned width, const struct node *words, const char *text)
{
	cell_start(docx, width, NULL, docx->revision.block);
	paragraph_start(docx, "TableHead");
	if (words)
		inlines(docx, words);
	else
		run_text(docx, text);
	paragraph_end(docx);
	cell_end(docx);
}

static void rows_table(struct docx *docx, const struct node *field, const struct field_name *name,
		       const GPtrArray *heads)
{
	unsigned *widths = head_widths(docx, heads), i = 0;
	table_start(docx, "FormTable", widths, heads->len, false, name->words->str);
	struct docx_site outer = docx->site;
	docx->site = (struct docx_site){.style = "TableText", .cell = true};
	row_start(docx, true);
	for (const struct node *column = field->first; column; column = column->next)
		if (column->kind == NODE_COLUMN)
			cell_words(docx, widths[i++], column, NULL);
	row_end(docx);
	rows_blank(docx, field, name, heads, widths);
	docx->site = outer;
	table_end(docx);
	g_free(widths);
}

static void rows_write(struct docx *docx, const struct node *field)
{
	struct field_name name = field_name(docx, field);
	GPtrArray *heads = g_ptr_array_new_with_free_func(g_free);
	for (const struct node *node = field->first; node; node = node->next) {
		if (node->kind != NODE_COLUMN)
			continue;
		GString *words = g_string_new(NULL);
		inlines_plain(docx, node, words);
		g_ptr_array_add(heads, g_string_free(words, FALSE));
	}
	bool turn = heads->len >= TABLE_WIDE && !section_turned(docx) && !docx->site.cell;
	if (turn)
		section_turn(docx, true);
	field_label(docx, field);
	if (heads->len)
		rows_table(docx, field, &name, heads);
	if (turn)
		section_turn(docx, false);
	g_ptr_array_unref(heads);
	g_string_free(name.words, TRUE);
}

static void signature_write(struct docx *docx, const struct node *field)
{
	struct field_name name = field_name(docx, field);
	bool named = !field->field->name || strcmp(field->field->name, "no");
	unsigned columns = named ? 3 : 2, last = columns - 1;
	unsigned *widths = equal_widths(docx, columns);
	char *name_tag = g_strdup_printf("%s-name", name.tag), *date_tag = g_strdup_printf("%s-date", name.tag);
	field_label(docx, field);
	table_start(docx, "FormTable", widths, columns, false, name.words->str);
	struct docx_site outer = docx->site;
	docx->site = (struct docx_site){.style = "TableText", .cell = true};
	row_start(docx, true);
	cell_words(docx, widths[0], NULL, word(docx->words, "sign-here"));
	if (named)
		cell_words(docx, widths[1], NULL, word(docx->words, "sign-name"));
	cell_words(docx, widths[last], NULL, word(docx->words, "sign-date"));
	row_end(docx);
	/* Room for a hand: 15 mm. */
	XML(docx->out, "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"850\" w:hRule=\"atLeast\"/>");
	row_mark(docx);
	XML(docx->out, "</w:trPr>");
	blank_cell(docx, widths[0], CONTROL_TEXT, NULL, NULL);
	if (named)
		blank_cell(docx, widths[1], CONTROL_TEXT, word(docx->words, "sign-name"), name_tag);
	blank_cell(docx, widths[last], CONTROL_DATE, word(docx->words, "sign-date"), date_tag);
	row_end(docx);
	docx->site = outer;
	table_end(docx);
	g_free(date_tag);
	g_free(name_tag);
	g_free(widths);
	g_string_free(name.words, TRUE);
}

/* ---- words and groups ----------------------------------------------------------------------------------------- */

static void statement_write(struct docx *docx, const struct node *field)
{
	label_write(docx, field, site_style(docx, docx->site.style, "OfficeText"));
}

static void privacy_write(struct docx *docx, const struct node *field)
{
	paragraph_words(docx, site_style(docx, "FormGroup", "OfficeGroup"), word(docx->words, "privacy"));
	statement_write(docx, field);
}

static void fields_write(struct docx *docx, const struct node *parent);

static void group_write(struct docx *docx, const struct node *field)
{
	bool outer = docx->site.office;
	docx->site.office = outer || field->field->type == FIELD_OFFICE;
	label_write(docx, field, site_style(docx, "FormGroup", "OfficeGroup"));
	fields_write(docx, field);
	docx->site.office = outer;
}

static void (*const writers[FIELD_TYPES])(struct docx *docx, const struct node *field) = {
	[FIELD_TEXT] = simple_write,     [FIELD_LONG] = simple_write,         [FIELD_DATE] = simple_write,
	[FIELD_TIME] = simple_write,     [FIELD_MONEY] = simple_write,        [FIELD_NUMBER] = simple_write,
	[FIELD_CHOICE] = simple_write,   [FIELD_CHOICES] = choices_write,     [FIELD_TICK] = tick_write,
	[FIELD_ROWS] = rows_write,       [FIELD_STATEMENT] = statement_write, [FIELD_NOTE] = statement_write,
	[FIELD_PRIVACY] = privacy_write, [FIELD_SIGNATURE] = signature_write, [FIELD_GROUP] = group_write,
	[FIELD_OFFICE] = group_write,
};

static void fields_write(struct docx *docx, const struct node *parent)
{
	for (const struct node *field = parent->first; field; field = field->next)
		if (field->kind == NODE_FIELD) {
			struct docx_outer outer = revision_enter(docx, field);
			writers[field->field->type](docx, field);
			revision_leave(docx, outer);
		}
}

void form_write(struct docx *docx, const struct node *node)
{
	lead_settle(docx);
	if (docx->bookmarks[node->index]) {
		paragraph_start(docx, "TableEnd");
		bookmark_start(docx, node);
		paragraph_end(docx);
	}
	fields_write(docx, node);
}
