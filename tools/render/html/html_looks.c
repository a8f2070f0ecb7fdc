/* SPDX-License-Identifier: MIT
 * How words are set, in a redline: what is said of those that are set otherwise, and their former look in the old text.
 */
#include "render/html/html_internal.h"

static unsigned look_of(const struct node *node)
{
	return node->kind == NODE_STRONG ? LOOK_STRONG : node->kind == NODE_EMPH ? LOOK_EMPHASIS : 0;
}

static bool has_reset(const struct html *html, const struct node *node)
{
	if (edition_marking(html->edition, node)->reset)
		return true;
	for (const struct node *child = node->first; child; child = child->next)
		if (has_reset(html, child))
			return true;
	return false;
}

static bool is_apart(const struct html *html, const struct node *node)
{
	return html->side == HTML_OLD && look_of(node) && has_reset(html, node);
}

const struct handler *html_look_handler(const struct html *html, const struct node *node)
{
	static const struct handler nothing = {NULL, NULL};
	bool reset = html->side == HTML_OLD && edition_marking(html->edition, node)->reset;
	return is_apart(html, node) ? &nothing
				    : &html_handlers[reset && node->kind == NODE_CODE ? NODE_TEXT : node->kind];
}

/* What is bold or italic, and leaves it to the words in it to be so. */
static unsigned look_left(const struct html *html, const struct node *word)
{
	unsigned look = 0;
	for (const struct node *node = word->parent; node && node_is_inline(node); node = node->parent)
		look |= is_apart(html, node) ? look_of(node) : 0;
	return look;
}

/* The tags of words that their own node writes itself. */
static unsigned look_apart(const struct html *html, const struct node *word)
{
	const struct marking *marking = edition_marking(html->edition, word);
	if (html->side != HTML_OLD || html->plain || !node_is_inline(word) || word->first)
		return 0;
	return marking->reset ? marking->was_look : look_left(html, word);
}

void html_look_open(struct html *html, const struct node *word)
{
	unsigned look = look_apart(html, word);
	if (look & LOOK_STRONG)
		HTML_PUT(html->out, "<strong>");
	if (look & LOOK_EMPHASIS)
		HTML_PUT(html->out, "<em>");
	if (look & LOOK_CODE)
		HTML_PUT(html->out, "<code>");
}

void html_look_close(struct html *html, const struct node *word)
{
	unsigned look = look_apart(html, word);
	if (look & LOOK_CODE)
		HTML_PUT(html->out, "</code>");
	if (look & LOOK_EMPHASIS)
		HTML_PUT(html->out, "</em>");
	if (look & LOOK_STRONG)
		HTML_PUT(html->out, "</strong>");
}

static unsigned look_now(const struct node *word)
{
	unsigned look = word->kind == NODE_CODE ? LOOK_CODE : 0;
	for (const struct node *node = word->parent; node && node_is_inline(node); node = node->parent)
		look |= look_of(node);
	return look;
}

void html_look_say(struct html *html, const struct node *word)
{
	static const struct {
		unsigned look;
		const char *came, *gone;
	} said[] = {{LOOK_STRONG, "redline-bold", "redline-not-bold"},
		    {LOOK_EMPHASIS, "redline-italic", "redline-not-italic"},
		    {LOOK_CODE, "redline-reset", "redline-reset"}};
	unsigned was = edition_marking(html->edition, word)->was_look, is = look_now(word);
	for (size_t i = 0; i < G_N_ELEMENTS(said); i++)
		if ((was ^ is) & said[i].look)
			html_unseen(html, is & said[i].look ? said[i].came : said[i].gone, " ", " ");
}
