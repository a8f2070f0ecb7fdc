/* SPDX-License-Identifier: MIT */
#include "base/address.h"
#include "render/html/html_forms.h"

bool html_text_enter(void *data, const struct node *node)
{
	struct html *html = data;
	if (node->language && !html->plain)
		html_text_in(html->out, node->text, strlen(node->text), node->language);
	else
		html_text(html->out, node->text);
	return false;
}

bool html_emph_enter(void *data, const struct node *node)
{
	struct html *html = data;
	(void)node;
	if (!html->plain)
		HTML_PUT(html->out, "<em>");
	return true;
}

void html_emph_leave(void *data, const struct node *node)
{
	struct html *html = data;
	(void)node;
	if (!html->plain)
		HTML_PUT(html->out, "</em>");
}

bool html_strong_enter(void *data, const struct node *node)
{
	struct html *html = data;
	(void)node;
	if (!html->plain)
		HTML_PUT(html->out, "<strong>");
	return true;
}

void html_strong_leave(void *data, const struct node *node)
{
	struct html *html = data;
	(void)node;
	if (!html->plain)
		HTML_PUT(html->out, "</strong>");
}

bool html_code_enter(void *data, const struct node *node)
{
	struct html *html = data;
	if (!html->plain)
		HTML_PUT(html->out, "<code>");
	html_text(html->out, node->text);
	if (!html->plain)
		HTML_PUT(html->out, "</code>");
	return false;
}

/* ---- links ---------------------------------------------------------------------------------------------------- */

static bool link_shown(const struct html *html, const char *address)
{
	return !html->plain && address && address_is_allowed(address);
}

static void link_open(struct html *html, const char *address, const char *title)
{
	HTML_PUT(html->out, "<a href=\"");
	html_address(html->out, address);
	if (title && *title) {
		HTML_PUT(html->out, "\" title=\"");
		html_text(html->out, title);
	}
	HTML_PUT(html->out, "\">");
}

bool html_link_enter(void *data, const struct node *node)
{
	struct html *html = data;
	if (link_shown(html, node->link->target))
		link_open(html, node->link->target, node->link->title);
	return true;
}

void html_link_leave(void *data, const struct node *node)
{
	struct html *html = data;
	if (link_shown(html, node->link->target))
		HTML_PUT(html->out, "</a>");
}

/* The page on which the target of a reference stands, "" for this one, or NULL where there is none to lead to. */
static const char *reference_page(const struct html *html, const struct reference *reference)
{
	if (html->plain || !reference->found || !reference->node)
		return NULL;
	if (html->links)
		return html->links->page(html->links->data, reference->edition, reference->node);
	return reference->edition == html->edition ? "" : NULL;
}

/* The words of a reference that were made out; a title of a document in another language is marked with it. */
static void reference_words(struct html *html, const struct node *node, const struct reference *reference)
{
	const struct meta *around = node_part(node)->meta,
			  *meta = reference->found ? edition_meta(reference->edition) : NULL;
	const char *own = around->language ? around->language : edition_language(html->edition);
	const char *its = meta ? edition_language(reference->edition) : own;
	const char *title = meta && meta->citation && strstr(reference->text, meta->citation) ? meta->citation
			    : meta                                                            ? meta->title
											      : "";
	bool other = *title && !html->plain && strcmp(own, its) != 0;
	const char *at = other ? strstr(reference->text, title) : NULL;
	if (!at) {
		html_text(html->out, reference->text);
		return;
	}
	html_text_n(html->out, reference->text, (size_t)(at - reference->text));
	html_text_in(html->out, title, strlen(title), its);
	html_text(html->out, at + strlen(title));
}

bool html_reference_enter(void *data, const struct node *node)
{
	struct html *html = data;
	const struct reference *reference = edition_reference(html->edition, node);
	const char *page = reference_page(html, reference);
	if (page) {
		const char *place = edition_address(reference->edition, reference->node);
		HTML_PUT(html->out, "<a href=\"");
		html_address(html->out, page);
		if (place && reference->node != edition_root(reference->edition)) {
			HTML_PUT(html->out, "#");
			html_address(html->out, *page ? "" : html->prefix);
			html_address(html->out, place);
		} else if (!*page) {
			HTML_PUT(html->out, "#_main");
		}
		HTML_PUT(html->out, "\">");
	}
	if (!reference->computed)
		return true;
	reference_words(html, node, reference);
	return false;
}

void html_reference_leave(void *data, const struct node *node)
{
	struct html *html = data;
	if (reference_page(html, edition_reference(html->edition, node)))
		HTML_PUT(html->out, "</a>");
}

bool html_value_enter(void *data, const struct node *node)
{
	struct html *html = data;
	const struct reference *reference = edition_reference(html->edition, node);
	if (reference->computed)
		html_text(html->out, reference->text);
	return !reference->computed;
}

bool html_policy_enter(void *data, const struct node *node)
{
	struct html *html = data;
	const struct reference *reference = edition_reference(html->edition, node);
	if (link_shown(html, reference->address))
		link_open(html, reference->address, NULL);
	if (reference->computed)
		html_text(html->out, reference->text);
	return !reference->computed;
}

void html_policy_leave(void *data, const struct node *node)
{
	struct html *html = data;
	if (link_shown(html, edition_reference(html->edition, node)->address))
		HTML_PUT(html->out, "</a>");
}

/* ---- the rest ------------------------------------------------------------------------------------------------- */

/* Outside of forms a blank is nobody's entry. */
static void blank_in_text(struct html *html)
{
	g_string_append_printf(html->out, "<input class=\"blank\" type=\"text\" id=\"%s_blank%u\" aria-label=\"",
			       html->prefix, ++html->blanks);
}

/* The sentence that a blank stands in describes it, and before that what stands above it: when it is asked. */
static void blank_sentence(struct html *html, const struct node *node)
{
	const struct node *field = node->parent;
	while (field->kind != NODE_FIELD)
		field = field->parent;
	g_autofree char *name = field->field->type == FIELD_STATEMENT ? entry_name(html->edition, field) : NULL;
	if (!name)
		return;
	HTML_PUT(html->out, " aria-describedby=\"");
	if (node_child(field, NODE_HINT)) {
		control_part(html, name, "hint");
		HTML_PUT(html->out, " ");
	}
	control_part(html, name, "sentence");
	HTML_PUT(html->out, "\"");
}

static void blank_in_form(struct html *html, const struct node *node)
{
	g_autofree char *name = entry_name(html->edition, node);
	enum field_type type = node->field->type;
	HTML_PUT(html->out, "<input class=\"blank\" type=\"text\"");
	control_id(html, name, NULL);
	HTML_PUT(html->out, " name=\"");
	html_text(html->out, name);
	HTML_PUT(html->out, "\" data-entry=\"");
	html_text(html->out, name);
	g_string_append_printf(html->out, "\" data-type=\"%s\"", field_type_name(type));
	const char *token = type == FIELD_TEXT ? control_token(html, node->field->name) : NULL;
	if (token)
		g_string_append_printf(html->out, " autocomplete=\"%s\"", token);
	if (type == FIELD_MONEY || type == FIELD_NUMBER)
		HTML_PUT(html->out, " inputmode=\"decimal\"");
	if (entry_required(node))
		control_required(html);
	blank_sentence(html, node);
	HTML_PUT(html->out, " aria-label=\"");
}

static bool is_in_form(const struct node *node)
{
	while (node && node->kind != NODE_FIELD)
		node = node->parent;
	return node;
}

static void blank_name(struct html *html, const struct node *node)
{
	html_text(html->out, node->field->name);
	if (node->field->type == FIELD_DATE) {
		HTML_PUT(html->out, " ");
		html_word(html, "date-form");
	}
}

/* What it asks for shows above it, by the style sheet: it is no word of the sentence. */
bool html_blank_enter(void *data, const struct node *node)
{
	struct html *html = data;
	if (html->plain || edition_is_redline(html->edition)) {
		HTML_PUT(html->out, "(");
		html_text(html->out, node->field->name);
		HTML_PUT(html->out, ")");
		return false;
	}
	HTML_PUT(html->out, "<span class=\"asked\" data-of=\"");
	blank_name(html, node);
	HTML_PUT(html->out, "\">");
	if (is_in_form(node))
		blank_in_form(html, node);
	else
		blank_in_text(html);
	blank_name(html, node);
	HTML_PUT(html->out, "\"></span>");
	return false;
}

bool html_break_enter(void *data, const struct node *node)
{
	struct html *html = data;
	(void)node;
	if (html->plain)
		HTML_PUT(html->out, " ");
	else
		HTML_PUT(html->out, "<br>\n");
	return false;
}

bool html_image_enter(void *data, const struct node *node)
{
	struct html *html = data;
	/* Only a lone page lies beside its pictures; the site does not hold them. */
	bool shown = link_shown(html, node->link->target) && !edition_constitution(html->edition);
	bool plain = html->plain;
	if (shown) {
		HTML_PUT(html->out, "<img src=\"");
		html_address(html->out, node->link->target);
		HTML_PUT(html->out, "\" alt=\"");
	}
	html->plain = true;
	html_inlines(html, node);
	html->plain = plain;
	if (shown && node->link->title && *node->link->title) {
		HTML_PUT(html->out, "\" title=\"");
		html_text(html->out, node->link->title);
	}
	if (shown)
		HTML_PUT(html->out, "\">");
	return false;
}

void html_inlines(struct html *html, const struct node *node)
{
	walk_children(node, html->handlers, html);
}

void html_words(struct html *html, const struct node *node)
{
	bool plain = html->plain;
	html->plain = true;
	walk_children(node, html->handlers, html);
	html->plain = plain;
}

char *html_words_of(struct html *html, const struct node *node)
{
	GString *words = g_string_new(NULL), *page = html->out;
	html->out = words;
	if (node)
		html_words(html, node);
	html->out = page;
	return g_string_free(words, FALSE);
}
