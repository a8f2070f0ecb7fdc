/* SPDX-License-Identifier: MIT
 * The list of a redline's changes, which leads to each of them. A run of changes in one appendix - the fields of a
 * form, most of all - stands together under its name and can be folded away; nothing is folded to begin with. */
#include "render/html/html_internal.h"

#define FEWEST_TOGETHER 3

struct listing {
	const struct words *words;
	const struct edition *edition;
	const struct html_stops *stops;
	GString *out;
};

/* The appendix of the document that a change is shown in; NULL for none. */
static const struct node *appendix_of(const struct listing *listing, unsigned change)
{
	const struct node *node = edition_remark(listing->edition, change)->at, *found = NULL;
	for (; node; node = node->parent)
		if (node->kind == NODE_APPENDIX)
			found = node;
	return found;
}

/* The reason of the change above it in the list is not told again. */
static void put_remark(const struct listing *listing, unsigned change)
{
	const struct remark *remark = edition_remark(listing->edition, change);
	const char *before = change > 1 ? edition_remark(listing->edition, change - 1)->reason : NULL;
	const struct html_stop *stop = html_stop_of(listing->stops, change);
	HTML_PUT(listing->out, "<li id=\"");
	html_text(listing->out, listing->stops->prefix);
	g_string_append_printf(listing->out, "_list-%u\">", change);
	if (stop)
		g_string_append_printf(listing->out, "<a href=\"#_change-%u\">", stop->number);
	html_text(listing->out, remark->heading);
	if (stop)
		HTML_PUT(listing->out, "</a>");
	if (remark->reason && g_strcmp0(remark->reason, before) != 0) {
		HTML_PUT(listing->out, " <span class=\"reason\">");
		html_text(listing->out, remark->reason);
		HTML_PUT(listing->out, "</span>");
	}
	HTML_PUT(listing->out, "</li>\n");
}

/* Changes [first, end), counted on from those before. */
static void put_run(const struct listing *listing, unsigned first, unsigned end)
{
	if (first == end)
		return;
	HTML_PUT(listing->out, "<ol");
	if (first > 1)
		g_string_append_printf(listing->out, " start=\"%u\"", first);
	HTML_PUT(listing->out, ">\n");
	for (unsigned i = first; i < end; i++)
		put_remark(listing, i);
	HTML_PUT(listing->out, "</ol>\n");
}

static void put_appendix(const struct listing *listing, const struct node *appendix, unsigned first, unsigned end)
{
	g_autofree char *count = g_strdup_printf("%u", end - first);
	g_autofree char *words = word_fill(listing->words, "redline-together", "place",
					   edition_label(listing->edition, appendix), "count", count, NULL);
	HTML_PUT(listing->out, "<details open>\n<summary>");
	html_text(listing->out, words);
	HTML_PUT(listing->out, "</summary>\n");
	put_run(listing, first, end);
	HTML_PUT(listing->out, "</details>\n");
}

void html_changes(const struct edition *edition, const struct html_stops *stops, GString *out)
{
	const struct listing listing = {edition_words(edition), edition, stops, out};
	unsigned count = edition_remarks(edition), first = 1, end;
	for (unsigned i = 1; i <= count; i = end) {
		const struct node *appendix = appendix_of(&listing, i);
		for (end = i + 1; end <= count && appendix_of(&listing, end) == appendix;)
			end++;
		if (!appendix || end - i < FEWEST_TOGETHER)
			continue;
		put_run(&listing, first, i);
		put_appendix(&listing, appendix, i, end);
		first = end;
	}
	put_run(&listing, first, count + 1);
}
