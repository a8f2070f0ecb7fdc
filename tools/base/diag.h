/* SPDX-License-Identifier: MIT
 * Mistakes and doubts found in sources, and failures of the world outside, each with a permanent code.
 *
 * A mistake in a source is added and the work goes on, so that one run shows them all; the worst level becomes the
 * exit status. Words are for a Monitoring Officer: what is wrong, what was expected, what to do. Text that comes
 * from a source may be passed as it is: control and bidirectional characters are made visible when printed. */
#ifndef KEELING_DIAG_H
#define KEELING_DIAG_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

/* A place in a source. `file` belongs to the caller and must outlive the messages (use g_intern_string);
 * line and column count from 1, columns in characters; 0 means 'not known' and is not printed. */
struct place {
	const char *file;
	unsigned line, column;
};

enum level { LEVEL_NOTE, LEVEL_WARNING, LEVEL_ERROR, LEVEL_FAILURE };

/* Every code, once, with its level: the names are permanent. content/README.md explains each to an editor. */
enum code {
#define CODE(name, text, level) CODE_##name,
#include "base/codes.def"
#undef CODE
	CODES
};

/* Exit status of every command. 1 and 4 are the command's own to give. */
enum status {
	STATUS_DONE = 0,
	STATUS_FINDINGS = 1,
	STATUS_MISTAKES = 2,
	STATUS_FAILURE = 3,
	STATUS_UNCONFIRMED = 4,
	STATUS_USAGE = 64
};

struct message {
	enum code code;
	enum level level;
	struct place place;
	char *words;
};

struct diag;

struct diag *diag_new(void);
void diag_free(struct diag *diag);

/* Adds a message; the code decides its level. */
void diag_add(struct diag *diag, enum code code, struct place place, const char *format, ...) G_GNUC_PRINTF(4, 5);

/* Adds those of another that are of this level or worse. */
void diag_pass(const struct diag *from, enum level least, struct diag *to);

/* The worst level among the messages; LEVEL_NOTE when there are none. */
enum level diag_worst(const struct diag *diag);
/* 0, 2 or 3 by the worst level; with `strict`, 1 when the worst is a warning. */
enum status diag_status(const struct diag *diag, bool strict);

/* Messages sorted by file, line, column, code and words, repeats left out. They belong to `diag`. */
size_t diag_count(const struct diag *diag);
const struct message *diag_get(const struct diag *diag, size_t i);

const char *code_name(enum code code);
const char *level_name(enum level level);

/* `text` with C0, C1 and bidirectional control characters as \x1b or \u202e; the caller frees it. */
char *diag_visible(const char *text);

/* `file:line:column: level: words [code]`, a line a message. False when the stream refuses them. */
bool diag_print(const struct diag *diag, FILE *stream, bool colour);
/* The same as a JSON array of objects, or as SARIF 2.1.0. */
void diag_json(const struct diag *diag, GString *out);
void diag_sarif(const struct diag *diag, GString *out);

#endif
