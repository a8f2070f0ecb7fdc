/* SPDX-License-Identifier: MIT
 * keeling-preview: the draft in a browser on this machine, renewed at every save. */
#include "base/out.h"
#include "base/signals.h"
#include "base/tree.h"
#include "command.h"
#include "publish/preview/preview.h"
#include "publish/preview/preview_server.h"
#include "publish/preview/preview_shell.h"
#include "publish/preview/preview_watch.h"
#include "publish/target.h"

#include <glib-unix.h>
#include <string.h>

/* How long a page waits before it asks again, in seconds. */
#define WAIT_MOST 20

static const struct command command = {
	.name = "keeling-preview",
	.arguments = "[CONTENT]",
	.summary =
		"Shows the draft, what it changes and what is wrong with it in a browser on this machine, renewed at "
		"every save.",
	.details = "CONTENT is a content folder; by default the one that one stands in, or 'content' in it. Nothing is "
		   "written to it.\n"
		   "Open the address that is printed; it answers this machine alone, until Ctrl-C.\n\n"
		   "Examples:\n"
		   "  keeling-preview content\n"
		   "  keeling-preview --port 8080 content\n\n"
		   "Exit status: 0 ended by Ctrl-C; 3 a failure (a port that is in use); 64 wrong usage.",
};

#define PORT_FREE G_MININT /* none was asked for */

struct options {
	int port;
};

struct showing {
	struct session *session;
	struct preview *preview;
	struct preview_server *server;
	GMainLoop *loop;
	struct preview_watch *watch;
	bool cut;         /* it was said that not all is watched */
	sigset_t signals; /* held back until the loop answers to them */
};

/* Whoever saves where nobody watches would wait for nothing. */
static void watch_tell(struct showing *showing)
{
	bool cut = preview_watch_is_cut(showing->watch);
	if (cut && !showing->cut)
		session_say(showing->session,
			    "not all folders of the content are watched (no more than %d are, and none that lies very "
			    "deep): after a save in another one, save constitution.yaml too",
			    PREVIEW_FOLDERS_MOST);
	showing->cut = cut;
}

static void rebuild(void *data)
{
	struct showing *showing = data;
	watch_tell(showing);
	g_autofree char *state = preview_build(showing->preview);
	preview_server_tell(showing->server, state);
}

static gboolean wake(gpointer data)
{
	preview_server_wake(data);
	return G_SOURCE_CONTINUE;
}

static gboolean end(gpointer data)
{
	g_main_loop_quit(data);
	return G_SOURCE_CONTINUE;
}

/* Nobody can open a preview without its address. */
static bool address_print(const struct showing *showing)
{
	g_autofree char *line = g_strdup_printf("%s\n", preview_server_address(showing->server));
	return out_write(NULL, line, strlen(line), showing->session->diag) == STATUS_DONE;
}

static void run(struct showing *showing, const char *content)
{
	static const int ends[] = {SIGINT, SIGTERM, SIGHUP};
	showing->loop = g_main_loop_new(NULL, FALSE);
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
		g_unix_signal_add(ends[i], end, showing->loop);
	signals_let(&showing->signals);
	g_timeout_add_seconds(WAIT_MOST, wake, showing->server);
	showing->watch = preview_watch_start(content, rebuild, showing);
	rebuild(showing);
	if (address_print(showing)) {
		session_say(showing->session,
			    "open this address in a browser on this machine; Ctrl-C ends the preview");
		g_main_loop_run(showing->loop);
	}
	preview_watch_stop(showing->watch);
	g_main_loop_unref(showing->loop);
}

static enum status show(struct session *session, unsigned port, const char *content)
{
	struct preview_page pages[PREVIEW_PAGES] = {{NULL, NULL}};
	struct showing showing = {.session = session};
	signals_hold(&showing.signals);
	if (preview_shell_read(pages, content, session->templates, session->diag))
		showing.preview = preview_open(content, session->templates, session->diag);
	if (showing.preview)
		showing.server = preview_server_start(port, preview_root(showing.preview), pages, session->diag);
	if (showing.server)
		run(&showing, content);
	preview_server_stop(showing.server);
	preview_close(showing.preview);
	signals_let(&showing.signals);
	preview_shell_free(pages);
	return diag_status(session->diag, false);
}

static enum status preview(struct session *session, const struct options *options)
{
	char **names = session->arguments;
	bool given = options->port != PORT_FREE;
	if (given && (options->port < 1 || options->port > 65535))
		return session_usage(session, "--port takes a number from 1 to 65535; without it a free one is taken");
	if (names[0] && names[1])
		return session_usage(session, "one content folder is expected");
	g_autofree char *content = content_find(names[0]);
	if (!content)
		return session_usage(session,
				     "there is no constitution.yaml here or in 'content'; name the content folder");
	g_autofree char *list = g_build_filename(content, "constitution.yaml", NULL);
	if (!path_surely_there(list))
		return session_usage(session, "'%s' is no content folder: it has no constitution.yaml", content);
	return show(session, given ? (unsigned)options->port : 0, content);
}

int main(int count, char **values)
{
	struct options options = {.port = PORT_FREE};
	const GOptionEntry entries[] = {
		{"port", 0, 0, G_OPTION_ARG_INT, &options.port, "The port to answer at; by default one that is free",
		 "N"},
		G_OPTION_ENTRY_NULL,
	};
	struct session session;
	enum status status;
	if (session_start(&session, &command, entries, count, values, &status))
		status = preview(&session, &options);
	return (int)session_end(&session, status);
}
