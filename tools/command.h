/* SPDX-License-Identifier: MIT
 * What all commands have in common: options, help, messages, exit status. For the commands only. */
#ifndef KEELING_COMMAND_H
#define KEELING_COMMAND_H

#include "base/diag.h"
#include "base/templates.h"

#define KEELING_VERSION "0.1.0"

struct command {
	const char *name;      /* 'keeling-build' */
	const char *arguments; /* after the options: 'CONTENT' */
	const char *summary;   /* what it does, in a line */
	const char *details;   /* at the end of --help: examples, exit status */
};

/* The messages, and what is there for every command. */
struct session {
	const struct command *command;
	struct diag *diag;
	struct templates *templates;
	char **arguments; /* what is no option; NULL-terminated */
	bool quiet;
};

/* Reads the command line into what `entries` point to. What G_OPTION_ARG_STRING gives is UTF-8 on one line, with
 * nothing in it that can't be seen, no blanks around it, and is not empty. False: end with *status (after --help,
 * --version, or wrong usage, which have been answered). After either, call session_end(). */
bool session_start(struct session *session, const struct command *command, const GOptionEntry *entries, int count,
		   char **values, enum status *status);
/* Prints the messages that there are now, before an output that goes on in spite of them; what they ask for. */
enum status session_tell(struct session *session);
/* Prints the messages and frees everything. The status to exit with: `status`, or what the messages ask for if that is
 * worse; STATUS_FAILURE where they can't be written, STATUS_UNCONFIRMED where a failure came after the output. */
enum status session_end(struct session *session, enum status status);

/* Takes over the look of a council's own Word file for all Word files of this run; nothing for NULL. False, with a
 * message, where it can't be used. */
bool session_reference(struct session *session, const char *path);

/* Says what is wrong with the command line on standard error; STATUS_USAGE. */
enum status session_usage(const struct session *session, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* A line on standard error that is no message, unless --quiet. */
void session_say(const struct session *session, const char *format, ...) G_GNUC_PRINTF(2, 3);

#endif
