/* SPDX-License-Identifier: MIT
 * Says when something in a folder, or in a folder below it, was saved. The one door of GIO. For keeling-preview. */
#ifndef KEELING_PREVIEW_WATCH_H
#define KEELING_PREVIEW_WATCH_H

#include <glib.h>
#include <stdbool.h>

#define PREVIEW_FOLDERS_MOST 512

struct preview_watch;

/* Calls `changed` from the main loop, once for a burst of changes. Folders that are made later are watched too. */
struct preview_watch *preview_watch_start(const char *folder, void (*changed)(void *data), void *data);
/* True where some folders are not watched: there are more than so many, or they lie too deep. */
bool preview_watch_is_cut(const struct preview_watch *watch);
void preview_watch_stop(struct preview_watch *watch); /* NULL is fine */

#endif
