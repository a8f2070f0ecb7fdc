/* SPDX-License-Identifier: MIT
 * The moment at which new output takes the place of the old: several entries of a folder, all or none.
 *
 * What is to be done is written down first, in a record in the folder itself. From then on the new output counts: a
 * run that finds the record finishes the work (swap_resume), whatever happened to the run that wrote it. Each step
 * can be told done from not done by the inode numbers in the record.
 *
 * A record that came with the folder - in a checkout, an archive, a copy - would have us move what its author likes. So
 * one is carried out only where its stage holds a file of this user's with the inode number and the time of change that
 * the record names, which nobody can give a file; and its names are names within the folder. For base/stage*.c. */
#ifndef KEELING_SWAP_H
#define KEELING_SWAP_H

#include "base/listing.h"

#include <glib.h>
#include <stdbool.h>

/* Names within the output folder. */
#define SWAP_RECORD ".keeling-commit"
#define SWAP_OWNED ".keeling"
#define SWAP_STAGE ".keeling-stage-"
/* In a stage: that the record is of a run of this user's, here; and what was listed of the old entries. */
#define SWAP_PROOF ".keeling-proof"

enum swap_result {
	SWAP_DONE,
	SWAP_FAILED,      /* nothing is changed; errno says why */
	SWAP_CHANGED,     /* nothing is changed, and the record is gone: an old entry is not as it was listed */
	SWAP_FOREIGN,     /* nothing is changed: the record was not written here, or not by this user */
	SWAP_STUCK,       /* part is changed and could not be changed back: the next run goes on; errno says why */
	SWAP_UNCONFIRMED, /* done, but the disk did not confirm it; errno says why */
};

/* The names of the entries that earlier builds made, from SWAP_OWNED. Freed by g_strfreev(). */
char **owned_read(int out);

/* Puts each of `entries` (NULL-terminated) that is in the folder `stage` of `out` in its place, and takes away each
 * that is not; the stage itself is synced first. The old ones are in `stage` afterwards. `owned`: the new ones are
 * noted in SWAP_OWNED, so that later builds may replace them. `before`: where an old one is not as it was listed, even
 * at the last moment, nothing is done, and `changed` says what; NULL: they are nobody's but ours. Call with signals
 * blocked. */
enum swap_result swap_commit(int out, const char *stage, const char *const *entries, bool owned,
			     const struct listing *before, struct difference *changed);
/* Finishes what a record says, if there is one. Where nothing of it is done yet, and what was listed is another now, it
 * is given up. */
enum swap_result swap_resume(int out, struct difference *changed);

#endif
