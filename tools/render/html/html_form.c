/* SPDX-License-Identifier: MIT
 * A form as a whole: what it is called, and what the script that lies beside the page shows of it. Nothing is sent
 * anywhere, so there is no <form> that a stray Enter could submit; the script saves what was written as a file. */
#include "render/html/html_forms.h"

static void put_data(struct html *html, const char *name, const char *value)
{
	if (!value)
		return;
	g_string_append_printf(html->out, " data-%s=\"", name);
	html_text(html->out, value);
	HTML_PUT(html->out, "\"");
}

/* What the script that saves a form needs: which it is, and the words for what is wrong. */
static void put_form_data(struct html *html, const struct node *form)
{
	const struct meta *meta = edition_meta(html->edition);
	put_data(html, "form", form_id(form));
	put_data(html, "document", meta->id);
	put_data(html, "version", meta->version);
	put_data(html, "missing", word(html->words, "form-missing"));
	put_data(html, "no-day", word(html->words, "form-no-day"));
	put_data(html, "long", word(html->words, "form-long"));
	put_data(html, "undo", word(html->words, "form-undo"));
}

/* 'Appendix B: Gifts', or the title of the section that the form stands in, escaped. */
static char *form_name(struct html *html, const struct node *form)
{
	const struct node *part = form->parent;
	while (part->parent && part->kind != NODE_APPENDIX && !node_child(part, NODE_TITLE))
		part = part->parent;
	char *title = html_words_of(html, node_child(part, NODE_TITLE));
	const char *label = part->kind == NODE_APPENDIX ? edition_label(html->edition, part) : "";
	if (!*label)
		return title;
	g_autoptr(GString) escaped = g_string_new(NULL);
	html_text(escaped, label);
	char *both = *title ? word_fill(html->words, "site-form-title", "label", escaped->str, "title", title, NULL)
			    : g_strdup(escaped->str);
	g_free(title);
	return both;
}

/* No two buttons of a page are called the same, for who speaks to the computer; who sees them sees where they stand. */
static void put_of_form(struct html *html, const char *name)
{
	if (!*name)
		return;
	HTML_PUT(html->out, "<span class=\"unseen\">: ");
	g_string_append(html->out, name);
	HTML_PUT(html->out, "</span>");
}

/* What the script shows: an answer to go on with, and what is still to be put right. */
static void put_open(struct html *html, const char *name)
{
	HTML_PUT(html->out, "<p class=\"screen open\" hidden><label>");
	html_word(html, "form-open");
	put_of_form(html, name);
	HTML_PUT(html->out,
		 " <input type=\"file\" accept=\".json\"></label></p>\n<div class=\"screen problems\" role=\"group\" "
		 "tabindex=\"-1\"");
	put_data(html, "problems", word(html->words, "form-problems"));
	HTML_PUT(html->out, " hidden></div>\n");
}

static void put_save(struct html *html, const char *name)
{
	HTML_PUT(html->out, "<div class=\"screen save\" hidden>\n<p><button type=\"button\">");
	html_word(html, "form-save");
	put_of_form(html, name);
	HTML_PUT(html->out, "</button></p>\n<p role=\"status\"");
	put_data(html, "saved", word(html->words, "form-saved"));
	put_data(html, "opened", word(html->words, "form-opened"));
	put_data(html, "opened-some", word(html->words, "form-opened-some"));
	put_data(html, "other", word(html->words, "form-other"));
	HTML_PUT(html->out, "></p>\n</div>\n");
}

bool html_form_enter(void *data, const struct node *node)
{
	struct html *html = data;
	if (edition_is_redline(html->edition)) {
		html_fields(html, node);
		return false;
	}
	g_autofree char *name = form_name(html, node);
	HTML_PUT(html->out, "<div class=\"form\" role=\"group\"");
	html_id(html, node);
	put_form_data(html, node);
	if (*name)
		g_string_append_printf(html->out, " aria-label=\"%s\"", name);
	HTML_PUT(html->out, ">\n<p class=\"screen how\">");
	html_word(html, "form-how");
	HTML_PUT(html->out, "</p>\n");
	put_open(html, name);
	html_asked_begin(html, node);
	for (const struct node *field = node->first; field; field = field->next)
		html_field(html, field);
	html_asked_end(html);
	put_save(html, name);
	HTML_PUT(html->out, "</div>\n");
	return false;
}
