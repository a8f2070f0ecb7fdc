/* SPDX-License-Identifier: MIT
 * The other half of keeling-forms: forms that come back filled in. For forms.c. */
#ifndef KEELING_FORMS_READ_H
#define KEELING_FORMS_READ_H

#include "command.h"

struct forms_read_options {
	const char *content;    /* the folder, or NULL */
	const char *output;     /* NULL: standard output */
	const char *format;     /* 'csv' or 'json'; NULL: csv */
	const char *registered; /* the folder of a register to append to, or NULL */
	const char *day;        /* on which they came, or NULL */
	bool draft, any_version;
};

/* Prints the entries of the files that session->arguments names, or appends them to a register. */
enum status forms_read_files(struct session *session, const struct forms_read_options *options);

#endif
