/* SPDX-License-Identifier: MIT
 * Words within a paragraph: runs, links, references. Words that are marked alike share a run, whatever nodes they
 * came from. */
#include "render/docx_part.h"

#include <string.h>

/* ---- runs ----------------------------------------------------------------------------------------------------- */

static void marks_write(struct docx *docx)
{
	static const char *const styles[8] = {
		[RUN_STRONG] = "Strong",
		[RUN_EMPHASIS] = "Emphasis",
		[RUN_STRONG | RUN_EMPHASIS] = "StrongEmphasis",
		[RUN_CODE] = "Code",
		[RUN_CODE | RUN_STRONG] = "Code",
		[RUN_CODE | RUN_EMPHASIS] = "Code",
		[RUN_CODE | RUN_STRONG | RUN_EMPHASIS] = "Code",
	};
	const char *style = docx->marks & RUN_LINK ? "Hyperlink" : styles[docx->marks & 7];
	if (style)
		g_string_append_printf(docx->out, "<w:rPr><w:rStyle w:val=\"%s\"/></w:rPr>", style);
}

void run_start(struct docx *docx)
{
	XML(docx->out, "<w:r>");
	if (docx->marks)
		marks_write(docx);
}

void run_end(struct docx *docx)
{
	if (!docx->run.open)
		return;
	docx->run.open = false;
	/* Word drops spaces at the ends of a run's words unless told to keep them. */
	GString *out = docx->out;
	if (out->str[docx->run.start] == ' ' || out->str[out->len - 1] == ' ')
		g_string_insert(out, (gssize)docx->run.start - 1, " xml:space=\"preserve\"");
	XML(out, "</w:t></w:r>");
}

void run_text(struct docx *docx, const char *text)
{
	if (!*text)
		return;
	if (docx->run.open && docx->run.style != docx->marks)
		run_end(docx);
	if (!docx->run.open) {
		run_start(docx);
		XML(docx->out, "<w:t>");
		docx->run.open = true;
		docx->run.style = docx->marks;
		docx->run.start = docx->out->len;
	}
	xml_text(docx->out, text);
}

void run_tab(struct docx *docx)
{
	run_end(docx);
	run_start(docx);
	XML(docx->out, "<w:tab/></w:r>");
}

void run_break(struct docx *docx)
{
	run_end(docx);
	run_start(docx);
	XML(docx->out, "<w:br/></w:r>");
}

/* ---- links and fields ----------------------------------------------------------------------------------------- */

void anchor_start(struct docx *docx, const struct node *node)
{
	run_end(docx);
	XML(docx->out, "<w:hyperlink w:anchor=\"");
	g_string_append(docx->out, docx->bookmarks[node->index]);
	XML(docx->out, "\" w:history=\"1\">");
}

static void link_start(struct docx *docx, const char *address)
{
	run_end(docx);
	g_string_append_printf(docx->out, "<w:hyperlink r:id=\"rId%u\" w:history=\"1\">", link_relation(docx, address));
	docx->marks |= RUN_LINK;
}

void link_end(struct docx *docx)
{
	run_end(docx);
	XML(docx->out, "</w:hyperlink>");
	docx->marks &= ~(unsigned)RUN_LINK;
}

static void field_mark(struct docx *docx, const char *type)
{
	run_start(docx);
	g_string_append_printf(docx->out, "<w:fldChar w:fldCharType=\"%s\"/></w:r>", type);
}

void field(struct docx *docx, const char *instruction, const char *cached)
{
	run_end(docx);
	field_mark(docx, "begin");
	run_start(docx);
	XML(docx->out, "<w:instrText xml:space=\"preserve\"> ");
	xml_text(docx->out, instruction);
	XML(docx->out, " </w:instrText></w:r>");
	field_mark(docx, "separate");
	run_text(docx, cached);
	run_end(docx);
	field_mark(docx, "end");
}

/* ---- references ----------------------------------------------------------------------------------------------- */

/* Where in the words of a reference its number begins, if they end with it: 'section 16.0'. NULL if they don't. */
static const char *number_start(const char *words, const char *number)
{
	size_t all = strlen(words), length = strlen(number);
	if (length == 0 || length > all || strcmp(words + all - length, number))
		return NULL;
	const char *start = words + all - length;
	return start == words || start[-1] == ' ' ? start : NULL;
}

/* Words before the number, then a field that goes on being right while the document is worked on. */
static bool reference_field(struct docx *docx, const struct reference *reference)
{
	char sign;
	char *number = list_reference(docx->plan, docx->edition, reference->node, &sign);
	const char *start = number ? number_start(reference->text, number) : NULL;
	if (start) {
		char *before = g_strndup(reference->text, (gsize)(start - reference->text));
		char *instruction = g_strdup_printf("REF %s \\%c \\h", docx->bookmarks[reference->node->index], sign);
		run_text(docx, before);
		field(docx, instruction, number);
		g_free(instruction);
		g_free(before);
	}
	g_free(number);
	return start != NULL;
}

static bool reference_enter(void *data, const struct node *node)
{
	struct docx *docx = data;
	const struct reference *reference = edition_reference(docx->edition, node);
	bool here = reference->node && reference->edition == docx->edition && !docx->plain &&
		    docx->bookmarks[reference->node->index];
	if (here && reference->computed && reference_field(docx, reference))
		return false;
	unsigned marks = docx->marks;
	if (here)
		anchor_start(docx, reference->node);
	if (reference->computed)
		run_text(docx, reference->text);
	else
		inlines(docx, node);
	if (here)
		link_end(docx);
	docx->marks = marks;
	return false;
}

static bool address_is_fit(const char *address)
{
	static const char *const schemes[] = {"http://", "https://", "mailto:", "tel:"};
	for (size_t i = 0; address && i < G_N_ELEMENTS(schemes); i++)
		if (!g_ascii_strncasecmp(address, schemes[i], strlen(schemes[i])))
			return true;
	return false;
}

static bool policy_enter(void *data, const struct node *node)
{
	struct docx *docx = data;
	const struct reference *reference = edition_reference(docx->edition, node);
	bool linked = address_is_fit(reference->address) && !docx->plain;
	unsigned marks = docx->marks;
	if (linked)
		link_start(docx, reference->address);
	if (reference->computed)
		run_text(docx, reference->text);
	else
		inlines(docx, node);
	if (linked)
		link_end(docx);
	docx->marks = marks;
	return false;
}

static bool link_enter(void *data, const struct node *node)
{
	struct docx *docx = data;
	bool linked = address_is_fit(node->link->target) && !docx->plain;
	unsigned marks = docx->marks;
	if (linked)
		link_start(docx, node->link->target);
	inlines(docx, node);
	if (linked)
		link_end(docx);
	docx->marks = marks;
	return false;
}

/* ---- the rest ------------------------------------------------------------------------------------------------- */

static bool text_enter(void *data, const struct node *node)
{
	run_text(data, node->text);
	return false;
}

static bool marked(struct docx *docx, const struct node *node, unsigned mark)
{
	unsigned marks = docx->marks;
	docx->marks |= mark;
	inlines(docx, node);
	docx->marks = marks;
	return false;
}

static bool emphasis_enter(void *data, const struct node *node)
{
	return marked(data, node, RUN_EMPHASIS);
}

static bool strong_enter(void *data, const struct node *node)
{
	return marked(data, node, RUN_STRONG);
}

static bool code_enter(void *data, const struct node *node)
{
	struct docx *docx = data;
	unsigned marks = docx->marks;
	docx->marks |= RUN_CODE;
	run_text(docx, node->text);
	docx->marks = marks;
	return false;
}

static bool blank_enter(void *data, const struct node *node)
{
	struct docx *docx = data;
	if (docx->plain)
		run_text(docx, node->field->name ? node->field->name : "");
	else
		blank_write(docx, node);
	return false;
}

static bool break_enter(void *data, const struct node *node)
{
	struct docx *docx = data;
	(void)node;
	if (docx->plain)
		run_text(docx, " ");
	else
		run_break(docx);
	return false;
}

static const struct handler handlers[NODE_KINDS] = {
	[NODE_TEXT] = {text_enter, NULL},       [NODE_EMPH] = {emphasis_enter, NULL},
	[NODE_STRONG] = {strong_enter, NULL},   [NODE_CODE] = {code_enter, NULL},
	[NODE_LINK] = {link_enter, NULL},       [NODE_REFERENCE] = {reference_enter, NULL},
	[NODE_VALUE] = {reference_enter, NULL}, [NODE_POLICY] = {policy_enter, NULL},
	[NODE_BLANK] = {blank_enter, NULL},     [NODE_BREAK] = {break_enter, NULL},
	/* A picture is its words: its children. */
};

void inlines(struct docx *docx, const struct node *parent)
{
	walk_children(parent, handlers, docx);
}

/* ---- words alone ---------------------------------------------------------------------------------------------- */

void inlines_plain(struct docx *docx, const struct node *parent, GString *text)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		bool settled = node->kind == NODE_REFERENCE || node->kind == NODE_VALUE || node->kind == NODE_POLICY;
		const struct reference *reference = settled ? edition_reference(docx->edition, node) : NULL;
		if (reference && reference->computed)
			g_string_append(text, reference->text);
		else if (node->kind == NODE_TEXT || node->kind == NODE_CODE)
			g_string_append(text, node->text);
		else if (node->kind == NODE_BREAK)
			g_string_append_c(text, ' ');
		else if (node->kind == NODE_BLANK)
			g_string_append(text, node->field->name ? node->field->name : "");
		else
			inlines_plain(docx, node, text);
	}
}
