/* SPDX-License-Identifier: MIT
 * Flowcharts in words. */
#include "render/docx_part.h"

void chart_write(struct docx *docx, const struct node *node)
{
	(void)docx, (void)node;
}
