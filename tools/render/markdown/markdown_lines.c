/* SPDX-License-Identifier: MIT */
#include "render/markdown/markdown_internal.h"

void markdown_put_prefix(struct markdown *md, size_t length, bool empty)
{
	while (empty && length && md->prefix->str[length - 1] == ' ')
		length--;
	g_string_append_len(md->out, md->prefix->str, (gssize)length);
}

/* Begins a line; an item's mark stands on the first one. */
void markdown_line_begin(struct markdown *md)
{
	if (md->mark) {
		markdown_put_prefix(md, md->marker, false);
		g_string_append(md->out, md->mark);
		md->mark = NULL;
	} else {
		markdown_put_prefix(md, md->prefix->len, false);
	}
}

/* Begins a block: an empty line parts it from the one before, but for an item of a tight list. */
void markdown_block_begin(struct markdown *md)
{
	if (md->out->len && !md->tight) {
		markdown_put_prefix(md, md->mark ? md->marker : md->prefix->len, true);
		g_string_append_c(md->out, '\n');
	}
	md->tight = false;
	markdown_line_begin(md);
	md->beginning = true;
}

void markdown_block_end(struct markdown *md)
{
	g_string_append_c(md->out, '\n');
	md->beginning = false;
}

/* Whether a mark of ours ends in a ']' that a '(' would make a link of. */
static bool is_after_bracket(const GString *out)
{
	return out->len > 1 && out->str[out->len - 1] == ']' && out->str[out->len - 2] != '\\';
}

/* Text of the document's; our own marks are appended as they are. */
void markdown_put_text(struct markdown *md, const char *text)
{
	struct markdown_spot spot = {
		.beginning = md->beginning, .line = md->line, .heading = md->heading, .cell = md->cell};
	if (*text == '(' && is_after_bracket(md->out))
		g_string_append_c(md->out, '\\');
	markdown_text(md->out, text, spot);
	if (*text)
		md->beginning = md->line = false;
}

void markdown_put_mark(struct markdown *md, const char *mark)
{
	g_string_append(md->out, mark);
	md->beginning = md->line = false;
}

void markdown_cell_line(struct markdown *md, const char *mark)
{
	markdown_put_mark(md, mark);
	md->line = true;
}

void markdown_item_open(struct markdown *md, const char *mark, unsigned width)
{
	md->marker = md->prefix->len;
	md->mark = mark;
	for (unsigned i = 0; i < width; i++)
		g_string_append_c(md->prefix, ' ');
}

void markdown_item_close(struct markdown *md, unsigned width)
{
	if (md->mark) {
		/* Nothing stood in it. */
		markdown_block_begin(md);
		markdown_block_end(md);
	}
	g_string_truncate(md->prefix, md->prefix->len - width);
}
