/* SPDX-License-Identifier: MIT */
#include "base/confirm.h"
#include "base/tree.h"

#include <errno.h>

#define AT_ONCE 16

struct confirming {
	int folder;
	const GPtrArray *files, *folders;
	gint next;    /* what nobody has asked for, first the files; atomic */
	gint reason;  /* the first error number, 0 for none; atomic */
	gint altered; /* of a file that is not as it was put, its number from 1; atomic */
};

static void folder_confirm(struct confirming *confirming, const char *path)
{
	if (!path_sync(confirming->folder, path))
		g_atomic_int_compare_and_exchange(&confirming->reason, 0, errno);
}

static void file_confirm(struct confirming *confirming, guint number)
{
	const struct staged_file *file = confirming->files->pdata[number];
	if (path_sync(confirming->folder, file->path) &&
	    (file->kept || file_has_sum(confirming->folder, file->path, file->size, file->sum)))
		return;
	if (errno)
		g_atomic_int_compare_and_exchange(&confirming->reason, 0, errno);
	else
		g_atomic_int_compare_and_exchange(&confirming->altered, 0, (gint)number + 1);
}

static gpointer files_take(gpointer data)
{
	struct confirming *confirming = data;
	for (;;) {
		guint number = (guint)g_atomic_int_add(&confirming->next, 1);
		if (number >= confirming->files->len + confirming->folders->len)
			return NULL;
		if (number < confirming->files->len)
			file_confirm(confirming, number);
		else
			folder_confirm(confirming, confirming->folders->pdata[number - confirming->files->len]);
	}
}

/* Each answer of the disk is waited for, but not one after the other: that would take most of a build's time. Threads
 * that can't be had are done without. */
int files_confirm(int folder, const GPtrArray *files, const GPtrArray *folders, const struct staged_file **altered)
{
	struct confirming confirming = {.folder = folder, .files = files, .folders = folders};
	GThread *threads[AT_ONCE - 1] = {NULL};
	for (guint i = 0; i < G_N_ELEMENTS(threads) && i + 1 < files->len + folders->len; i++)
		threads[i] = g_thread_try_new("sync", files_take, &confirming, NULL);
	files_take(&confirming);
	for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
		if (threads[i])
			g_thread_join(threads[i]);
	if (confirming.altered)
		*altered = files->pdata[confirming.altered - 1];
	return confirming.reason;
}
