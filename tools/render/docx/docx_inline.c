/* SPDX-License-Identifier: MIT
 * Words within a paragraph: runs, links, references. Words that are marked alike share a run, whatever nodes they
 * came from. */
#include "render/docx/docx_part.h"

#include "base/address.h"

#include <string.h>

/* ---- runs ----------------------------------------------------------------------------------------------------- */

/* The style of words with such marks; NULL for none. */
static const char *marks_style(unsigned marks)
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
	return marks & RUN_TICK       ? "TickBox"
	       : marks & RUN_PROMPT   ? "PlaceholderText"
	       : marks & RUN_CAPITALS ? "Capitals"
	       : marks & RUN_LINK     ? "Hyperlink"
				      : styles[marks & 7];
}

static void style_write(GString *out, const char *style)
{
	if (!style)
		return;
	XML(out, "<w:rStyle w:val=\"");
	append_text(out, style);
	XML(out, "\"/>");
}

static void marks_write(struct docx *docx)
{
	const char *style = marks_style(docx->marks);
	if (!style && !(docx->marks & RUN_RESET) && !docx->language)
		return;
	XML(docx->out, "<w:rPr>");
	style_write(docx->out, style);
	if (docx->language) {
		char *tag = particulars_tag(docx->language);
		g_string_append_printf(docx->out, "<w:lang w:val=\"%s\"/>", tag);
		g_free(tag);
	}
	if (docx->marks & RUN_RESET) {
		unsigned was = docx->marks / RUN_WAS & 7;
		g_string_append_printf(docx->out, "<w:rPrChange w:id=\"%u\"%s><w:rPr>", ++docx->bookmark_id,
				       docx->revision.attributes);
		style_write(docx->out, marks_style((docx->marks & RUN_LINK) | was));
		XML(docx->out, "</w:rPr></w:rPrChange>");
	}
	XML(docx->out, "</w:rPr>");
}

/* The tags around a run's words. */
static void words_start(GString *out, enum mark mark)
{
	if (mark == MARK_REMOVED)
		XML(out, "<w:delText>");
	else
		XML(out, "<w:t>");
}

static void words_end(GString *out, enum mark mark)
{
	if (mark == MARK_REMOVED)
		XML(out, "</w:delText>");
	else
		XML(out, "</w:t>");
}

void run_start(struct docx *docx)
{
	run_mark(docx);
	XML(docx->out, "<w:r>");
	if (docx->marks || docx->language)
		marks_write(docx);
}

void run_close(struct docx *docx)
{
	XML(docx->out, "</w:r>");
	run_unmark(docx);
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
	enum mark outer = docx->revision.mark;
	docx->revision.mark = docx->run.mark;
	words_end(out, docx->run.mark);
	run_close(docx);
	docx->revision.mark = outer;
}

void run_text(struct docx *docx, const char *text)
{
	if (!*text)
		return;
	if (docx->run.open && (docx->run.style != docx->marks || docx->run.mark != docx->revision.mark ||
			       docx->run.language != docx->language))
		run_end(docx);
	if (!docx->run.open) {
		run_start(docx);
		words_start(docx->out, docx->revision.mark);
		docx->run.open = true;
		docx->run.mark = docx->revision.mark;
		docx->run.style = docx->marks;
		docx->run.language = docx->language;
		docx->run.start = docx->out->len;
	}
	xml_text(docx->out, text);
}

void run_tab(struct docx *docx)
{
	run_end(docx);
	run_start(docx);
	XML(docx->out, "<w:tab/>");
	run_close(docx);
}

void run_break(struct docx *docx)
{
	run_end(docx);
	run_start(docx);
	XML(docx->out, "<w:br/>");
	run_close(docx);
}

/* ---- links and fields ----------------------------------------------------------------------------------------- */

void anchor_start(struct docx *docx, const struct node *node)
{
	run_end(docx);
	XML(docx->out, "<w:hyperlink w:anchor=\"");
	append_text(docx->out, docx->bookmarks[node->index]);
	XML(docx->out, "\" w:history=\"1\">");
}

static void link_start(struct docx *docx, const char *address)
{
	run_end(docx);
	g_string_append_printf(docx->out, "<w:hyperlink r:id=\"rId%u\" w:history=\"1\">", link_relation(docx, address));
	docx->marks |= RUN_LINK;
}

/* Whether words are a link to an address outside the file; NULL: there is none. */
static bool link_is_shown(const struct docx *docx, const char *address)
{
	return address_leads_out(address) && !docx->plain && !link_is_words(docx);
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
	XML(docx->out, "<w:fldChar w:fldCharType=\"");
	append_text(docx->out, type);
	XML(docx->out, "\"/>");
	run_close(docx);
}

void field(struct docx *docx, const char *instruction, const char *was, const char *cached)
{
	const char *element = docx->revision.mark == MARK_REMOVED ? "delInstrText" : "instrText";
	run_end(docx);
	field_mark(docx, "begin");
	run_start(docx);
	XML(docx->out, "<w:");
	append_text(docx->out, element);
	XML(docx->out, " xml:space=\"preserve\"> ");
	xml_text(docx->out, instruction);
	XML(docx->out, " </w:");
	append_text(docx->out, element);
	XML(docx->out, ">");
	run_close(docx);
	field_mark(docx, "separate");
	words_differ(docx, was, cached);
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

/* What a reference prints, and printed: NULL in a text that it does not stand in. */
static void reference_words(const struct docx *docx, const struct reference *reference, const struct node *node,
			    const char *words[STATES])
{
	const char *was = edition_marking(docx->edition, node)->was;
	words[STATE_NEW] = mark_is_new(docx->revision.mark) ? reference->text : NULL;
	words[STATE_OLD] = !mark_is_old(docx->revision.mark) ? NULL : was ? was : reference->text;
}

/* Words before the number, then a field that goes on being right while the document is worked on. */
static bool reference_field(struct docx *docx, const struct node *target, const char *const words[STATES])
{
	char sign = 0, *numbers[STATES] = {NULL, NULL};
	gsize before[STATES] = {0, 0};
	bool fit = true;
	for (enum text_state state = 0; state < STATES; state++) {
		numbers[state] = words[state] ? list_reference(docx->plan, docx->edition, target, state, &sign) : NULL;
		const char *start = numbers[state] ? number_start(words[state], numbers[state]) : NULL;
		fit = fit && (start || !words[state]);
		before[state] = start ? (gsize)(start - words[state]) : 0;
	}
	if (words[STATE_NEW] && words[STATE_OLD])
		fit = fit && before[STATE_NEW] == before[STATE_OLD] &&
		      !strncmp(words[STATE_NEW], words[STATE_OLD], before[STATE_NEW]);
	if (fit) {
		enum text_state known = words[STATE_NEW] ? STATE_NEW : STATE_OLD;
		char *start = g_strndup(words[known], before[known]);
		char *instruction = g_strdup_printf("REF %s \\%c \\h", docx->bookmarks[target->index], sign);
		run_text(docx, start);
		field(docx, instruction, numbers[STATE_OLD], numbers[STATE_NEW]);
		g_free(instruction);
		g_free(start);
	}
	g_free(numbers[STATE_NEW]);
	g_free(numbers[STATE_OLD]);
	return fit;
}

static void words_shown(struct docx *docx, const char *const words[STATES])
{
	const char *shown = words[STATE_NEW] ? words[STATE_NEW] : words[STATE_OLD];
	if (words[STATE_NEW] && words[STATE_OLD])
		words_differ(docx, words[STATE_OLD], words[STATE_NEW]);
	else if (shown)
		run_text(docx, shown);
}

/* The same words, which were set otherwise. */
static void reset_enter(struct docx *docx, const struct node *node)
{
	const struct marking *marking = edition_marking(docx->edition, node);
	if (marking->reset && docx->revision.by && !docx->plain && docx->revision.mark == MARK_KEPT)
		docx->marks |= RUN_RESET | marking->was_look * (unsigned)RUN_WAS;
}

static bool reference_enter(void *data, const struct node *node)
{
	struct docx *docx = data;
	const struct reference *reference = edition_reference(docx->edition, node);
	bool here = reference->node && reference->edition == docx->edition && !docx->plain &&
		    docx->bookmarks[reference->node->index];
	const char *words[STATES];
	reference_words(docx, reference, node, words);
	unsigned marks = docx->marks;
	reset_enter(docx, node);
	bool away = !here && link_is_shown(docx, reference->address);
	here = here && !link_is_words(docx);
	bool written = here && reference->computed && reference_field(docx, reference->node, words);
	if (here && !written)
		anchor_start(docx, reference->node);
	if (away)
		link_start(docx, reference->address);
	if (reference->computed && !written)
		words_shown(docx, words);
	else if (!written)
		inlines(docx, node);
	if ((here && !written) || away)
		link_end(docx);
	docx->marks = marks;
	return false;
}

static bool policy_enter(void *data, const struct node *node)
{
	struct docx *docx = data;
	const struct reference *reference = edition_reference(docx->edition, node);
	bool linked = link_is_shown(docx, reference->address);
	unsigned marks = docx->marks;
	reset_enter(docx, node);
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
	bool linked = link_is_shown(docx, node->link->target);
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
	struct docx *docx = data;
	const struct marking *marking = edition_marking(docx->edition, node);
	unsigned marks = docx->marks;
	reset_enter(docx, node);
	docx->language = node->language;
	if (marking->was && docx->revision.by && !docx->plain)
		words_differ(docx, marking->was, node->text);
	else
		run_text(docx, node->text);
	docx->language = NULL;
	docx->marks = marks;
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
	reset_enter(docx, node);
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
	if (!docx->revision.by) {
		walk_children(parent, handlers, docx);
		return;
	}
	for (const struct node *node = parent->first; node; node = node->next) {
		struct docx_outer outer;
		if (!piece_enter(docx, node, &outer))
			continue;
		walk(node, handlers, docx);
		piece_leave(docx, node, outer);
	}
}

void inlines_plain(struct docx *docx, const struct node *parent, GString *text)
{
	words_plain(docx->edition, parent, text);
}
