/* SPDX-License-Identifier: MIT */
#include "publish/preview/preview_server.h"
#include "base/tree.h"
#include "publish/preview/preview_request.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <microhttpd.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
	TOKEN_BYTES = 16,
	SECONDS_SLOW = 5,        /* for a request to arrive */
	CONNECTIONS_MOST = 32,   /* at once */
	REQUEST_MOST = 16 * 1024 /* bytes of its head */
};

struct preview_server {
	struct MHD_Daemon *daemon;
	int root;
	const struct preview_page *pages;
	unsigned port;
	char token[2 * TOKEN_BYTES + 1];
	char *address;
	GMutex lock;        /* of what follows */
	unsigned number;    /* of the state; 0: there is none yet */
	char *state;        /* its JSON */
	GPtrArray *waiting; /* of struct MHD_Connection *, suspended */
	bool stopping;
};

/* A request, from its head to the end of the answer. */
struct exchange {
	bool begun;  /* the head was seen */
	bool waited; /* it is answered, whatever there is */
	unsigned hosts;
};

/* ---- answers ----------------------------------------------------------------------------------------------------- */

static void headers_add(struct MHD_Response *response, const char *type)
{
	static const char *const headers[][2] = {
		{"Cache-Control", "no-store"},
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "no-referrer"},
		{"Cross-Origin-Resource-Policy", "same-origin"},
		{"Cross-Origin-Opener-Policy", "same-origin"},
		{"Content-Security-Policy", "frame-ancestors 'self'"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(headers); i++)
		MHD_add_response_header(response, headers[i][0], headers[i][1]);
	MHD_add_response_header(response, "Content-Type", type);
}

static enum MHD_Result answer(struct MHD_Connection *connection, unsigned status, struct MHD_Response *response,
			      const char *type)
{
	if (!response)
		return MHD_NO;
	headers_add(response, type);
	if (status == 405)
		MHD_add_response_header(response, "Allow", "GET, HEAD");
	enum MHD_Result done = MHD_queue_response(connection, status, response);
	MHD_destroy_response(response);
	return done;
}

static enum MHD_Result answer_text(struct MHD_Connection *connection, unsigned status, const char *text,
				   const char *type)
{
	return answer(connection, status,
		      MHD_create_response_from_buffer(strlen(text), (void *)text, MHD_RESPMEM_MUST_COPY), type);
}

static enum MHD_Result refuse(struct MHD_Connection *connection, unsigned status)
{
	char text[16];
	g_snprintf(text, sizeof text, "%u\n", status);
	return answer_text(connection, status, text, "text/plain; charset=utf-8");
}

/* Most often somebody's own browser, at the other end of a forwarded port that has another number there. */
static enum MHD_Result refuse_host(const struct preview_server *server, struct MHD_Connection *connection)
{
	g_autofree char *text =
		g_strdup_printf("421: the preview answers to no other name than localhost:%u and 127.0.0.1:%u.\n"
				"Where its port is forwarded, the number is to be the same at both ends, as in\n"
				"ssh -L %u:localhost:%u; then open the address that keeling-preview shows.\n",
				server->port, server->port, server->port, server->port);
	return answer_text(connection, 421, text, "text/plain; charset=utf-8");
}

/* A page opened, or the status that says why not: it isn't there, or a fault of the machine is in the way. */
static unsigned file_open(const struct preview_server *server, const char *name, int *fd, struct stat *about)
{
	struct open_how how = {.flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK,
			       .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS};
	*fd = (int)syscall(SYS_openat2, server->root, name, &how, sizeof how);
	if (*fd < 0)
		return errno == EXDEV || !is_fault(errno) ? 404 : 500;
	unsigned status = fstat(*fd, about) ? 500 : S_ISREG(about->st_mode) ? 200 : 404;
	if (status != 200)
		close(*fd);
	return status;
}

static enum MHD_Result answer_file(struct preview_server *server, struct MHD_Connection *connection, const char *name)
{
	int fd;
	struct stat about;
	unsigned status = file_open(server, name, &fd, &about);
	if (status != 200)
		return refuse(connection, status);
	return answer(connection, 200, MHD_create_response_from_fd64((uint64_t)about.st_size, fd), preview_type(name));
}

/* ---- the state --------------------------------------------------------------------------------------------------- */

/* `after` is the number of the state that the page has: it waits for a later one, but not for ever. */
static enum MHD_Result answer_state(struct preview_server *server, struct MHD_Connection *connection,
				    struct exchange *exchange)
{
	const char *after = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "after");
	guint64 has = after ? g_ascii_strtoull(after, NULL, 10) : 0;
	g_mutex_lock(&server->lock);
	bool wait = !exchange->waited && !server->stopping && server->number <= has;
	if (wait) {
		exchange->waited = true;
		g_ptr_array_add(server->waiting, connection);
		MHD_suspend_connection(connection);
	}
	char *text = wait ? NULL
			  : g_strdup_printf("{\"number\": %u, \"state\": %s}\n", server->number,
					    server->state ? server->state : "null");
	g_mutex_unlock(&server->lock);
	if (!text)
		return MHD_YES;
	enum MHD_Result done = answer_text(connection, 200, text, "application/json");
	g_free(text);
	return done;
}

static void waiting_resume(struct preview_server *server)
{
	for (guint i = 0; i < server->waiting->len; i++)
		MHD_resume_connection(server->waiting->pdata[i]);
	g_ptr_array_set_size(server->waiting, 0);
}

/* ---- requests ---------------------------------------------------------------------------------------------------- */

static enum MHD_Result host_count(void *count, enum MHD_ValueKind kind G_GNUC_UNUSED, const char *key,
				  const char *value G_GNUC_UNUSED)
{
	*(unsigned *)count += !g_ascii_strcasecmp(key, "Host");
	return MHD_YES;
}

static const char *header(struct MHD_Connection *connection, const char *name)
{
	return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

static enum MHD_Result answer_named(struct preview_server *server, struct MHD_Connection *connection,
				    struct exchange *exchange, const char *path)
{
	g_autofree char *name = preview_path(path, server->token);
	if (!name)
		return refuse(connection, 400);
	if (!strcmp(name, "state"))
		return answer_state(server, connection, exchange);
	for (const struct preview_page *page = server->pages; page->name; page++)
		if (!strcmp(page->name, name))
			return answer_text(connection, 200, page->text, preview_type(name));
	return answer_file(server, connection, name);
}

static enum MHD_Result asked(void *data, struct MHD_Connection *connection, const char *path, const char *method,
			     const char *version G_GNUC_UNUSED, const char *upload G_GNUC_UNUSED, size_t *upload_size,
			     void **about)
{
	struct preview_server *server = data;
	struct exchange *exchange = *about;
	if (!exchange) {
		exchange = *about = g_new0(struct exchange, 1);
		MHD_get_connection_values(connection, MHD_HEADER_KIND, host_count, &exchange->hosts);
	}
	const struct preview_request request = {
		.method = method,
		.host = header(connection, "Host"),
		.hosts = exchange->hosts,
		.origin = header(connection, "Origin"),
		.fetch = header(connection, "Sec-Fetch-Site"),
		.path = path,
	};
	unsigned refusal = preview_refusal(&request, server->port, server->token);
	if (refusal) {
		*upload_size = 0;
		return refusal == 421 ? refuse_host(server, connection) : refuse(connection, refusal);
	}
	if (!exchange->begun) {
		exchange->begun = true;
		return MHD_YES;
	}
	*upload_size = 0;
	return answer_named(server, connection, exchange, path);
}

static void answered(void *data G_GNUC_UNUSED, struct MHD_Connection *connection G_GNUC_UNUSED, void **about,
		     enum MHD_RequestTerminationCode code G_GNUC_UNUSED)
{
	g_free(*about);
	*about = NULL;
}

/* Paths stay as they came; preview_path() decodes them, and sees what it decodes. */
static size_t not_unescaped(void *data G_GNUC_UNUSED, struct MHD_Connection *connection G_GNUC_UNUSED, char *text)
{
	return strlen(text);
}

/* ---- doors ------------------------------------------------------------------------------------------------------- */

static bool token_make(char *token)
{
	unsigned char bytes[TOKEN_BYTES];
	if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
		return false;
	for (size_t i = 0; i < sizeof bytes; i++)
		g_snprintf(token + 2 * i, 3, "%02x", bytes[i]);
	return true;
}

static struct MHD_Daemon *daemon_start(struct preview_server *server, unsigned port)
{
	struct sockaddr_in loopback = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
	loopback.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	return MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC, 0, NULL, NULL,
				asked, server, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&loopback,
				MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SECONDS_SLOW, MHD_OPTION_CONNECTION_LIMIT,
				(unsigned)CONNECTIONS_MOST, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)REQUEST_MOST,
				MHD_OPTION_UNESCAPE_CALLBACK, not_unescaped, NULL, MHD_OPTION_NOTIFY_COMPLETED,
				answered, NULL, MHD_OPTION_END);
}

struct preview_server *preview_server_start(unsigned port, int root, const struct preview_page *pages,
					    struct diag *diag)
{
	struct preview_server *server = g_new0(struct preview_server, 1);
	struct place nowhere = {0};
	server->root = root;
	server->pages = pages;
	server->waiting = g_ptr_array_new();
	g_mutex_init(&server->lock);
	if (token_make(server->token))
		server->daemon = daemon_start(server, port);
	if (!server->daemon) {
		diag_add(diag, CODE_PREVIEW, nowhere,
			 port && errno == EADDRINUSE
				 ? "port %u is used by another program; leave --port out, and a free one is taken"
				 : "the preview can't be served on port %u: %s",
			 port, g_strerror(errno));
		preview_server_stop(server);
		return NULL;
	}
	server->port = MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
	server->address = g_strdup_printf("http://127.0.0.1:%u/%s/", server->port, server->token);
	return server;
}

const char *preview_server_address(const struct preview_server *server)
{
	return server->address;
}

void preview_server_tell(struct preview_server *server, const char *json)
{
	g_mutex_lock(&server->lock);
	g_free(server->state);
	server->state = g_strdup(json);
	server->number++;
	waiting_resume(server);
	g_mutex_unlock(&server->lock);
}

void preview_server_wake(struct preview_server *server)
{
	g_mutex_lock(&server->lock);
	waiting_resume(server);
	g_mutex_unlock(&server->lock);
}

void preview_server_stop(struct preview_server *server)
{
	if (!server)
		return;
	g_mutex_lock(&server->lock);
	server->stopping = true;
	waiting_resume(server);
	g_mutex_unlock(&server->lock);
	if (server->daemon)
		MHD_stop_daemon(server->daemon);
	g_ptr_array_unref(server->waiting);
	g_mutex_clear(&server->lock);
	g_free(server->address);
	g_free(server->state);
	g_free(server);
}
