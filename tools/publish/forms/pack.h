/* SPDX-License-Identifier: MIT
 * The forms of a document, each as a PDF, and a pack of them: one zip with a manifest. For the commands. */
#ifndef KEELING_PACK_H
#define KEELING_PACK_H

#include "publish/single.h"

/* A printed form: an appendix with a form in it. */
struct form_file {
	const struct edition *edition;
	const struct node *appendix;
	const char *id; /* of the form */
	char *title;    /* 'Appendix B: Declaration of interests' */
	char *name;     /* in a pack: 'declaration-of-interests.pdf' */
	GByteArray *pdf;
};

/* The appendices of a document that hold a form, in their order: of const struct node *. Those of a document that is
 * included whole are its own. The caller frees the array. */
GPtrArray *forms_of(const struct edition *edition);

/* Prints a form; NULL when that failed, with a message. `folder` goes before its name in the pack ("" for none). */
struct form_file *form_file_new(struct press *press, const struct edition *edition, const struct node *appendix,
				const char *folder, struct diag *diag);
/* The same with a PDF that was printed before, which it takes. */
struct form_file *form_file_printed(const struct edition *edition, const struct node *appendix, const char *folder,
				    GByteArray *pdf);
void form_file_free(gpointer form_file);

/* The zip of `forms`, of struct form_file *, appended to `out`: first manifest.json, then the files. Same forms, same
 * bytes. False with a message. */
bool pack_make(const GPtrArray *forms, GByteArray *out, struct diag *diag);

/* What a pack to print and to fill in is asked for. */
struct pack_wishes {
	bool duplex;                /* each form begins on a fresh sheet */
	bool by_hand;               /* the Word files have room to write instead of fields */
	const char *const *areas;   /* service areas, NULL-terminated: one PDF for each of them; or NULL: one for all */
	const GPtrArray *registers; /* of struct register_blank *: blank registers in it too; or NULL */
};

/* What it takes. */
struct pack_count {
	unsigned pages;              /* of the PDF files with all forms, and of the registers */
	unsigned sheets, both_sides; /* of paper, printed on one side and on both */
};

/* The same with one PDF of all forms (for each service area), with a cover and page numbers that run through, and with
 * each form as a PDF, a Word file and a web page in folders of these kinds. */
bool pack_bind(const GPtrArray *forms, const struct pack_wishes *wishes, struct press *press,
	       const struct templates *templates, GByteArray *out, struct pack_count *count, struct diag *diag);

#endif
