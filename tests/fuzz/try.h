/* SPDX-License-Identifier: MIT
 * What the fuzzers share: a document from bytes, what must hold of it, and what is said where it does not.
 *
 * A target is a file tests/fuzz/<name>.c with LLVMFuzzerTestOneInput(); its seeds, and whatever was found, lie in
 * tests/fuzz/<name>/ and are replayed by tests/unit/test_fuzz.c. Compiled with PLANTED it has a fault
 * that the fuzzer must find within seconds (`make fuzz-planted`): otherwise it would prove nothing. */
#ifndef KEELING_FUZZ_TRY_H
#define KEELING_FUZZ_TRY_H

#include "base/diag.h"
#include "resolve/edition.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

#ifdef PLANTED
#define PLANT 1
#else
#define PLANT 0
#endif

/* Ends the program where something does not hold: the fuzzer keeps the input. */
void try_hold(bool holds, const char *what);

/* A number that goes with the input and nothing else, below `below`: what costs much is tried on some of the inputs,
 * and an input that was found shows the same once more. Seeds, which are replayed, get all of it. */
unsigned try_choice(const void *bytes, size_t length, unsigned below);
#ifdef REPLAY
#define TRY_ALL true
#else
#define TRY_ALL false
#endif

/* A document in its library; `edition` NULL where the reader refused it. */
struct tried {
	struct diag *diag;
	struct constitution *constitution; /* NULL for a lone document */
	struct library *library;
	const struct doc *doc; /* of the edition */
	const struct edition *edition;
};

/* Reads bytes as the source 'code/document.md': as a lone document, or as one of a constitution, whose front matter
 * must be ours. */
struct tried try_read(const void *bytes, size_t length, bool lone);
void try_release(struct tried *tried);

/* The page's heading and body. The caller frees it. */
GString *try_html(const struct tried *tried);
/* Nothing live in it: no address but of the schemes that are let through, no script, no attribute that runs. */
void try_dead(const char *html);
/* The words of a page without its tags, with one space for each run of blanks. The caller frees it. */
char *try_words(const char *html);
/* The messages, as a terminal gets them: nothing in them drives it. */
void try_messages(const struct diag *diag);

#endif
