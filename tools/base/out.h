/* SPDX-License-Identifier: MIT
 * Writing one result: a file, whole or not at all, or standard output, to the last byte.
 * For commands, and for `keeling-check --fix`. */
#ifndef KEELING_OUT_H
#define KEELING_OUT_H

#include "base/diag.h"
#include "base/seen.h"

#include <stddef.h>

/* `path` NULL or "-": standard output. A file that is there is replaced in one step and keeps its owner and rights, as
 * far as the user may give them; a link stays a link, and the file is written where it leads; what is no ordinary file
 * (a device, a pipe) is written to. STATUS_DONE, STATUS_FAILURE, or STATUS_UNCONFIRMED (the file is in place, the disk
 * did not confirm it); each but the first with a message. */
enum status out_write(const char *path, const void *bytes, size_t length, struct diag *diag);

/* One of several files; all belongs to the caller. */
struct out_file {
	const char *path;
	const void *bytes;
	size_t length;
	const struct seen *seen; /* what stood there when it was read; NULL: whatever stands there is replaced */
};

/* Several files, all or none: what can fail comes before the first takes its place, and where one can't after all,
 * those before it get their old bytes back. Only where the program is killed between two may some be new and others
 * old. The folder of a file where nothing was seen is made where it is not there yet, in one that is. Where what stands
 * at one is not what was seen there, even at the last moment, nothing is written, with a message: what
 * somebody saved stays. */
enum status out_write_all(const struct out_file *files, size_t count, struct diag *diag);

#endif
