/* SPDX-License-Identifier: MIT
 * What is attached to a committee report, and how the report calls it. Within publish/. */
#ifndef KEELING_ATTACHMENT_H
#define KEELING_ATTACHMENT_H

#include <glib.h>

enum attachment_kind {
	ATTACH_CLEAN,  /* the new text */
	ATTACH_MARKED, /* the new text with Word's tracked changes */
	ATTACH_TABLE,  /* old beside new */
	ATTACHMENTS
};

/* Strings are owned. */
struct attachment {
	enum attachment_kind kind;
	char *label; /* 'Appendix A', as the style has it */
	char *title;
	char *file; /* 'appendix-a-draft-officer-code-of-conduct.docx' */
};

/* 'clean', 'marked', 'table'. */
const char *attachment_name(enum attachment_kind kind);
void attachment_free(gpointer attachment);

#endif
