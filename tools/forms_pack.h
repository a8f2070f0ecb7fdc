/* SPDX-License-Identifier: MIT
 * One half of keeling-forms: a pack of forms to print and to fill in. For forms.c. */
#ifndef KEELING_FORMS_PACK_H
#define KEELING_FORMS_PACK_H

#include "command.h"

struct forms_pack_options {
	const char *content;      /* the folder that ids are looked up in, or NULL */
	const char *output;       /* NULL: standard output */
	const char *const *forms; /* ids, NULL-terminated; or NULL: all */
	const char *const *areas; /* service areas, NULL-terminated, or 'all'; or NULL */
	bool draft, duplex, plain, blank_register;
};

/* Packs the forms of what session->arguments names. */
enum status forms_pack(struct session *session, const struct forms_pack_options *options);

#endif
