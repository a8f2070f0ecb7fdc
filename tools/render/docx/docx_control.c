/* SPDX-License-Identifier: MIT
 * Content controls: what to fill in stands in one, its label outside it as text. What a control says while it is empty
 * is kept in the glossary, so that Word shows it again when what was filled in is taken out. */
#include "render/docx/docx_form.h"

#include <string.h>

/* What an empty control says, and the name of that in the glossary. */
static const struct {
	const char *key, *name;
} placeholders[CONTROLS] = {
	[CONTROL_TEXT] = {"fill-text", "KeelingText"},
	[CONTROL_LONG] = {"fill-text", "KeelingText"},
	[CONTROL_DATE] = {"fill-date", "KeelingDate"},
	[CONTROL_TIME] = {"fill-time", "KeelingTime"},
	[CONTROL_MONEY] = {"fill-money", "KeelingMoney"},
	[CONTROL_NUMBER] = {"fill-number", "KeelingNumber"},
	[CONTROL_CHOICE] = {"fill-choice", "KeelingChoice"},
	[CONTROL_SIGNATURE] = {"fill-signature", "KeelingSignature"},
};

enum control control_for(enum field_type type)
{
	static const enum control controls[FIELD_TYPES] = {
		[FIELD_LONG] = CONTROL_LONG,   [FIELD_DATE] = CONTROL_DATE,     [FIELD_TIME] = CONTROL_TIME,
		[FIELD_MONEY] = CONTROL_MONEY, [FIELD_NUMBER] = CONTROL_NUMBER, [FIELD_CHOICE] = CONTROL_CHOICE,
		[FIELD_TICK] = CONTROL_TICK,
	};
	return controls[type];
}

/* ---- properties ----------------------------------------------------------------------------------------------- */

static void name_write(struct docx *docx, const char *element, const char *name)
{
	g_string_append_printf(docx->out, "<w:%s w:val=\"", element);
	xml_value(docx->out, name);
	XML(docx->out, "\"/>");
}

void control_name(struct docx *docx, const char *name, const char *tag)
{
	bool fits = g_utf8_strlen(name, -1) <= ENTRY_LABEL_LONGEST;
	g_autofree char *cut = fits ? g_strdup(name) : g_utf8_substring(name, 0, ENTRY_LABEL_LONGEST);
	g_autofree char *own = entry_tag(tag);
	name_write(docx, "alias", cut);
	name_write(docx, "tag", own);
	g_string_append_printf(docx->out, "<w:id w:val=\"%u\"/>", ++docx->control_id);
}

/* To take a choice back: without a value it is none, and Word shows again what the control says while it is empty. */
static void option_none(struct docx *docx, const struct node *of, GHashTable *given)
{
	const char *none = word(docx->words, placeholders[CONTROL_CHOICE].key);
	GString *words = g_string_new(NULL);
	bool taken = of->kind == NODE_FIELD && of->field->required;
	for (const struct node *option = option_first(of); option && !taken; option = option_next(option)) {
		g_string_truncate(words, 0);
		inlines_plain(docx, option, words);
		taken = !strcmp(words->str, none);
	}
	g_string_free(words, TRUE);
	if (taken)
		return;
	g_hash_table_add(given, g_strdup(none));
	XML(docx->out, "<w:listItem w:displayText=\"");
	xml_value(docx->out, none);
	XML(docx->out, "\" w:value=\"\"/>");
}

static void options_write(struct docx *docx, const struct node *of)
{
	GHashTable *given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GString *words = g_string_new(NULL);
	XML(docx->out, "<w:dropDownList>");
	option_none(docx, of, given);
	for (const struct node *option = option_first(of); option; option = option_next(option)) {
		g_string_truncate(words, 0);
		inlines_plain(docx, option, words);
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

static void date_write(struct docx *docx)
{
	char *language = language_tag(docx);
	g_string_append_printf(docx->out,
			       "<w:date><w:dateFormat w:val=\"d MMMM yyyy\"/><w:lid w:val=\"%s\"/>"
			       "<w:storeMappedDataAs w:val=\"date\"/><w:calendar w:val=\"gregorian\"/></w:date>",
			       language);
	g_free(language);
}

static void kind_write(struct docx *docx, enum control control, const struct node *field)
{
	if (control == CONTROL_LONG)
		XML(docx->out, "<w:text w:multiLine=\"1\"/>");
	else if (control == CONTROL_DATE)
		date_write(docx);
	else if (control == CONTROL_CHOICE)
		options_write(docx, field);
	else if (control == CONTROL_TICK)
		XML(docx->out, "<w14:checkbox><w14:checked w14:val=\"0\"/>"
			       "<w14:checkedState w14:val=\"2612\" w14:font=\"MS Gothic\"/>"
			       "<w14:uncheckedState w14:val=\"2610\" w14:font=\"MS Gothic\"/></w14:checkbox>");
	else
		XML(docx->out, "<w:text/>");
}

/* ---- controls ------------------------------------------------------------------------------------------------- */

#define BOX "\u2610"
#define BOX_RUN "<w:r><w:rPr><w:rStyle w:val=\"TickBox\"/></w:rPr><w:t>" BOX "</w:t></w:r>"

static void placeholder_run(const struct docx *docx, enum control control, GString *out)
{
	XML(out, "<w:r><w:rPr><w:rStyle w:val=\"PlaceholderText\"/></w:rPr><w:t>");
	xml_text(out, word(docx->words, placeholders[control].key));
	XML(out, "</w:t></w:r>");
}

/* In the style of what stands in a control, by which it is known when the file comes back (read/word/word_runs.c). */
static void control_words(struct docx *docx, enum control control)
{
	unsigned marks = docx->marks;
	docx->marks = control == CONTROL_TICK ? RUN_TICK : RUN_PROMPT;
	run_text(docx, control == CONTROL_TICK ? BOX : word(docx->words, placeholders[control].key));
	docx->marks = marks;
}

void control_write(struct docx *docx, enum control control, const struct node *field, const char *name, const char *tag,
		   struct data_place place)
{
	run_end(docx);
	if (control_is_words(docx)) {
		control_words(docx, control);
		return;
	}
	if (docx->by_hand) {
		if (control == CONTROL_TICK)
			XML(docx->out, BOX_RUN);
		return;
	}
	XML(docx->out, "<w:sdt><w:sdtPr>");
	control_name(docx, name, tag);
	if (control != CONTROL_TICK) {
		docx->data.placeholders |= 1u << control;
		g_string_append_printf(docx->out,
				       "<w:placeholder><w:docPart w:val=\"%s\"/></w:placeholder><w:showingPlcHdr/>",
				       placeholders[control].name);
	}
	data_bind(docx, place);
	kind_write(docx, control, field);
	XML(docx->out, "</w:sdtPr><w:sdtContent>");
	if (control == CONTROL_TICK)
		XML(docx->out, BOX_RUN);
	else
		placeholder_run(docx, control, docx->out);
	XML(docx->out, "</w:sdtContent></w:sdt>");
}

/* ---- the glossary --------------------------------------------------------------------------------------------- */

static void placeholder_write(const struct docx *docx, enum control control, GString *out)
{
	g_string_append_printf(out,
			       "<w:docPart><w:docPartPr><w:name w:val=\"%s\"/><w:category><w:name w:val=\"General\"/>"
			       "<w:gallery w:val=\"placeholder\"/></w:category><w:types><w:type w:val=\"bbPlcHdr\"/>"
			       "</w:types><w:behaviors><w:behavior w:val=\"content\"/></w:behaviors>"
			       "<w:guid w:val=\"{4B45454C-494E-4721-8C27-464F524D54%02X}\"/></w:docPartPr>"
			       "<w:docPartBody><w:p>",
			       placeholders[control].name, (unsigned)control);
	placeholder_run(docx, control, out);
	XML(out, "</w:p></w:docPartBody></w:docPart>");
}

bool glossary_is_there(const struct docx *docx)
{
	return docx->data.placeholders != 0;
}

void glossary_write(const struct docx *docx, GString *out)
{
	if (!glossary_is_there(docx))
		return;
	XML(out, XML_HEAD "<w:glossaryDocument " DOCX_NAMESPACE "><w:docParts>");
	unsigned used = docx->data.placeholders;
	if (used & 1u << CONTROL_LONG) /* says what a short text does */
		used = (used | 1u << CONTROL_TEXT) & ~(1u << CONTROL_LONG);
	for (int i = 0; i < CONTROLS; i++)
		if (used & 1u << i)
			placeholder_write(docx, (enum control)i, out);
	XML(out, "</w:docParts></w:glossaryDocument>");
}

/* A glossary has styles of its own: the one that is used there. */
void glossary_styles_write(const struct docx *docx, GString *out)
{
	if (glossary_is_there(docx))
		XML(out,
		    XML_HEAD "<w:styles " DOCX_NAMESPACE "><w:style w:type=\"paragraph\" w:default=\"1\" "
			     "w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style><w:style w:type=\"character\" "
			     "w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph "
			     "Font\"/></w:style><w:style w:type=\"character\" w:styleId=\"PlaceholderText\"><w:name "
			     "w:val=\"Placeholder Text\"/><w:basedOn w:val=\"DefaultParagraphFont\"/><w:rPr><w:color "
			     "w:val=\"595959\"/></w:rPr></w:style></w:styles>");
}
