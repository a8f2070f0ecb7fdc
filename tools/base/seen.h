/* SPDX-License-Identifier: MIT
 * What stood at a path when it was read. By it is told, before new bytes take its place, whether somebody saved it
 * since: what nobody has read is never overwritten.
 *
 * read/source/source.h remembers it of each source (source_seen()), base/out.h asks before it writes (struct out_file).
 */
#ifndef KEELING_SEEN_H
#define KEELING_SEEN_H

#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct seen {
	bool there;    /* false: nothing stood there */
	size_t length; /* of its bytes */
	uint64_t sum;  /* of them, as bytes_sum() has it */
};

struct seen seen_of(const void *bytes, size_t length);

/* Whether what stands at a name of a folder is that still. False with errno 0 where something else stands there, or
 * nothing; with errno where it can't be looked at. No memory is asked for. */
bool seen_holds(const struct seen *seen, int folder, const char *name);

/* Says that another program saved a file `when`, and what became of all that was to be written. */
void saved_tell(const char *file, const char *when, const char *fate, struct diag *diag);
#define SAVED_NOTHING "nothing was changed: give the command again when nobody saves here"

#endif
