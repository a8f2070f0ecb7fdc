/* SPDX-License-Identifier: MIT */
#include "publish/preview/preview_watch.h"

#include "base/tree.h"

#include <gio/gio.h>
#include <sys/stat.h>

enum {
	SETTLED = 20, /* milliseconds without a change: an editor writes a file in several steps */
	AWAY = 100,   /* milliseconds between looks for a folder that is gone: it may come back under its name */
	DEPTH_MOST = 16
};

struct preview_watch {
	char *folder;
	void (*changed)(void *data);
	void *data;
	GPtrArray *monitors; /* of GFileMonitor *, a folder each */
	guint timer;         /* 0: nothing changed, and the folder is there */
	bool cut;            /* not all folders are watched */
};

static void folders_watch(struct preview_watch *watch, const char *folder, unsigned depth);

static void monitors_renew(struct preview_watch *watch)
{
	g_ptr_array_set_size(watch->monitors, 0);
	watch->cut = false;
	folders_watch(watch, watch->folder, 0);
}

static gboolean came_back(gpointer data);

static gboolean settled(gpointer data)
{
	struct preview_watch *watch = data;
	bool there = path_is_folder(watch->folder);
	watch->timer = there ? 0 : g_timeout_add(AWAY, came_back, watch);
	monitors_renew(watch);
	watch->changed(watch->data);
	return G_SOURCE_REMOVE;
}

static gboolean came_back(gpointer data)
{
	struct preview_watch *watch = data;
	return path_is_folder(watch->folder) ? settled(watch) : G_SOURCE_CONTINUE;
}

static void noticed(GFileMonitor *monitor G_GNUC_UNUSED, GFile *file G_GNUC_UNUSED, GFile *other G_GNUC_UNUSED,
		    GFileMonitorEvent event, gpointer data)
{
	struct preview_watch *watch = data;
	if (event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
		return;
	if (watch->timer)
		g_source_remove(watch->timer);
	watch->timer = g_timeout_add(SETTLED, settled, watch);
}

static void folder_watch(struct preview_watch *watch, const char *folder)
{
	g_autoptr(GFile) file = g_file_new_for_path(folder);
	GFileMonitor *monitor = g_file_monitor_directory(file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
	if (!monitor) {
		watch->cut = true;
		return;
	}
	g_file_monitor_set_rate_limit(monitor, SETTLED);
	g_signal_connect(monitor, "changed", G_CALLBACK(noticed), watch);
	g_ptr_array_add(watch->monitors, monitor);
}

/* No link is followed: what lies outside of the content folder is none of its sources. */
static gboolean is_folder(const char *path)
{
	struct stat about;
	return !lstat(path, &about) && S_ISDIR(about.st_mode);
}

static void folders_watch(struct preview_watch *watch, const char *folder, unsigned depth)
{
	if (depth > DEPTH_MOST || watch->monitors->len >= PREVIEW_FOLDERS_MOST) {
		watch->cut = true;
		return;
	}
	folder_watch(watch, folder);
	GDir *dir = g_dir_open(folder, 0, NULL);
	for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir)) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		if (*name != '.' && is_folder(path))
			folders_watch(watch, path, depth + 1);
	}
	if (dir)
		g_dir_close(dir);
}

struct preview_watch *preview_watch_start(const char *folder, void (*changed)(void *data), void *data)
{
	struct preview_watch *watch = g_new0(struct preview_watch, 1);
	watch->folder = g_strdup(folder);
	watch->changed = changed;
	watch->data = data;
	watch->monitors = g_ptr_array_new_with_free_func(g_object_unref);
	monitors_renew(watch);
	return watch;
}

bool preview_watch_is_cut(const struct preview_watch *watch)
{
	return watch->cut;
}

void preview_watch_stop(struct preview_watch *watch)
{
	if (!watch)
		return;
	if (watch->timer)
		g_source_remove(watch->timer);
	g_ptr_array_unref(watch->monitors);
	g_free(watch->folder);
	g_free(watch);
}
