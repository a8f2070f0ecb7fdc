/* SPDX-License-Identifier: MIT
 * The page around the preview: templates/preview, in the language of the constitution. For keeling-preview. */
#ifndef KEELING_PREVIEW_SHELL_H
#define KEELING_PREVIEW_SHELL_H

#include "publish/preview/preview_server.h"
#include "base/templates.h"

#define PREVIEW_PAGES 4

/* Fills `pages`, which ends with a name NULL; preview_shell_free() frees their texts. False with a message where a
 * template or the words are missing. */
bool preview_shell_read(struct preview_page pages[PREVIEW_PAGES], const char *content,
			const struct templates *templates, struct diag *diag);
void preview_shell_free(struct preview_page pages[PREVIEW_PAGES]);

#endif
