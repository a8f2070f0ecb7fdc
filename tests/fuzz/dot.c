/* SPDX-License-Identifier: MIT
 * Flowcharts: what our reader lets through, Graphviz's own reader is asked about. It must find no attribute in it that
 * leads elsewhere, opens a file or brings HTML. Nothing is laid out here: that is done in a process that can be lost.
 */
#include "try.h"

#include "format/graph_source.h"

#include <string.h>
#ifndef REPLAY /* where Graphviz is not linked */
#include <graphviz/cgraph.h>

static int nothing_said(char *message)
{
	(void)message;
	return 0;
}

static void attributes_try(Agraph_t *graph)
{
	static const char *const forbidden[] = {"URL",      "href",       "edgeURL",     "headURL",    "tailURL",
						"labelURL", "image",      "imagepath",   "shapefile",  "fontpath",
						"layout",   "stylesheet", "tooltip",     "target",     "class",
						"id",       "script",     "_background", "xdotversion"};
	static const int kinds[] = {AGRAPH, AGNODE, AGEDGE};
	for (size_t kind = 0; kind < G_N_ELEMENTS(kinds); kind++)
		for (Agsym_t *sym = agnxtattr(graph, kinds[kind], NULL); sym;
		     sym = agnxtattr(graph, kinds[kind], sym)) {
			for (size_t i = 0; i < G_N_ELEMENTS(forbidden); i++)
				try_hold(strcmp(sym->name, forbidden[i]) != 0, sym->name);
			try_hold(!aghtmlstr(sym->defval), "no label in HTML");
			try_hold(!PLANT || strcmp(sym->name, "rank") != 0, "planted");
		}
}

static void graphviz_try(char *text)
{
	agseterrf(nothing_said);
	Agraph_t *graph = agmemread(text);
	if (graph) {
		attributes_try(graph);
		agclose(graph);
	}
}
#else
static void graphviz_try(char *text)
{
	(void)text;
}
#endif

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	char *text = g_strndup((const char *)bytes, length);
	struct diag *diag = diag_new();
	bool sound = g_utf8_validate(text, -1, NULL) && graph_source_check(text, (struct place){"a.md", 1, 1}, diag);
	try_hold(!sound || diag_count(diag) == 0, "what is told is refused");
	try_messages(diag);
	diag_free(diag);
	if (sound && length < 4096)
		graphviz_try(text);
	g_free(text);
	return 0;
}
