/* SPDX-License-Identifier: MIT */
#include "model/paper.h"

void paper_free(struct paper *paper)
{
	if (!paper)
		return;
	g_free(paper->font_regular);
	g_free(paper->font_bold);
	g_free(paper->font_code);
	g_strfreev(paper->font_others);
	g_strfreev(paper->font_folders);
	g_free(paper);
}
