/* SPDX-License-Identifier: MIT
 * What the parts of a stage share. For base/stage*.c only. */
#ifndef KEELING_STAGE_INTERNAL_H
#define KEELING_STAGE_INTERNAL_H

#include "base/listing.h"
#include "base/mishap.h"
#include "base/signals.h"
#include "base/stage.h"

#include <sys/stat.h>

struct stage {
	const char *out; /* interned, as given */
	const char *const *entries;
	struct diag *diag;
	int out_fd, lock_fd, fd;
	char *name;         /* of the stage within the output folder */
	GPtrArray *files;   /* of struct staged_file * */
	GPtrArray *folders; /* of char *: made below the stage, each after the one that holds it */
	GHashTable *known;  /* the same, to ask */
	GPtrArray *made;    /* of char *: folders that were made for the output, the outermost first */
	const struct proofs *proofs;
	struct listing *before; /* what the commit must find as it is; NULL: nothing is watched */
	mode_t of_files;        /* the rights of a file that is made here */
	bool authored;          /* the entries are an author's own */
	bool failed, committed;
	bool guarded; /* what lies in the stage may be an author's, and is not to be removed unseen */
	struct care care;
	sigset_t signals;
};

/* Says why, once; false. */
bool stage_fail(struct stage *stage, const char *what, int reason);

/* ---- stage_saved.c: what somebody saved while the stage was filled ---- */

/* Says that a file was saved `when`, so that nothing is changed; false. */
bool stage_saved_tell(struct stage *stage, const char *path, const char *when);
/* Removes a stage; `all_old`: its entries are those that were replaced. What was saved there since they were listed is
 * kept. False, with errno, where something can't be removed. */
bool stage_leavings_clear(struct stage *stage, const char *name, bool all_old);

/* ---- stage_rights.c ---- */

/* What stands in the output at a path, or holds it there; `there`: it is the one itself. False with errno. */
bool stage_model_find(const struct stage *stage, const char *path, struct stat *model, bool *there);
/* Finds out, from the stage itself, which rights a file has that is made there. False with errno. */
bool stage_rights_find(struct stage *stage);
/* Whether a file of the old output has these, so that it may be taken over: a second name has the rights of the first.
 * An author's own file has its own. */
bool stage_rights_same(const struct stage *stage, const char *path);
/* An author's own file or folder keeps its rights, and a new one has those of the folder that it comes into, as far as
 * `most` leaves them. False with errno. */
bool stage_rights_keep(const struct stage *stage, const char *path, mode_t most);

#endif
