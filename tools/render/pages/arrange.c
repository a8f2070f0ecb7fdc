/* SPDX-License-Identifier: MIT
 * Strips to pages: as many as fit on each, broken only where no strip wants to stay with the next one - unless a run
 * of such strips is longer than a page. */
#include "render/pages/layout.h"

static struct strip *strip_get(GArray *strips, uint32_t i)
{
	return &g_array_index(strips, struct strip, i);
}

/* The head of a table that goes on from the page before, if it leaves room for the strip under it. */
static uint32_t page_head(GArray *strips, uint32_t first, double height)
{
	const struct strip *strip = strip_get(strips, first);
	if (!strip->head || strip->head - 1 == first)
		return NONE;
	const struct strip *head = strip_get(strips, strip->head - 1);
	return (double)head->height + (double)strip->height <= height ? strip->head : NONE;
}

/* The last place at or before `end` where the page may be broken; `end` itself when there is none. */
static uint32_t page_break(GArray *strips, uint32_t first, uint32_t end)
{
	for (uint32_t at = end; at > first; at--)
		if (!strip_get(strips, at - 1)->keep || strip_get(strips, at)->fresh)
			return at;
	return end;
}

/* Puts strips on a page from `first`; the number after the last one that fits. */
static uint32_t page_fill(GArray *strips, uint32_t first, double height, struct page *page, uint32_t number)
{
	page->first = first;
	page->turned = strip_get(strips, first)->turned;
	page->head = page_head(strips, first, height);
	double y = page->head ? (double)strip_get(strips, page->head - 1)->height : 0;
	for (uint32_t i = first; i < strips->len; i++) {
		struct strip *strip = strip_get(strips, i);
		double gap = i == first ? 0 : (double)strip->gap;
		if (i > first && (strip->fresh || y + gap + (double)strip->height > height + 0.01))
			return strip->fresh ? i : page_break(strips, first, i);
		if (strip->turned != page->turned)
			return i;
		strip->page = number;
		strip->top = (float)(y + gap);
		y += gap + (double)strip->height;
	}
	return strips->len;
}

void arrange(GArray *strips, double height, double turned, GArray *pages)
{
	for (uint32_t at = 0; at < strips->len;) {
		struct page page = {0};
		double room = strip_get(strips, at)->turned ? turned : height;
		uint32_t end = page_fill(strips, at, room, &page, pages->len);
		page.count = end - at;
		g_array_append_val(pages, page);
		at = end;
	}
}
