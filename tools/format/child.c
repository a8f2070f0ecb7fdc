/* SPDX-License-Identifier: MIT */
#include "format/child.h"

#include "base/diag.h"
#include "base/mishap.h"
#include "base/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Sanitizers reserve terabytes of addresses: no limit on memory there. */
#if defined(__SANITIZE_ADDRESS__)
#define LIMIT_MEMORY 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define LIMIT_MEMORY 0
#endif
#endif
#ifndef LIMIT_MEMORY
#define LIMIT_MEMORY 1
#endif

/* The exit status of a child that could not give its answer. */
#define UNABLE 5

/* Room for the messages of a library, which are kept in memory. */
#define FILES_LARGEST (64 * 1024)

static bool limit(int resource, size_t most)
{
	struct rlimit old;
	if (getrlimit((__rlimit_resource_t)resource, &old) != 0)
		return false;
	rlim_t value = old.rlim_max == RLIM_INFINITY ? (rlim_t)most : MIN((rlim_t)most, old.rlim_max);
	struct rlimit rule = {.rlim_cur = value, .rlim_max = value};
	return setrlimit((__rlimit_resource_t)resource, &rule) == 0;
}

/* The child has the addresses of the program to begin with. Where the user allows less than we, too little is no
 * mistake in the source. */
static bool limit_memory(size_t most)
{
	struct rlimit old;
	size_t taken = mishap_taken();
	if (!taken || getrlimit(RLIMIT_AS, &old) != 0)
		return false;
	most += taken;
	if (old.rlim_max == RLIM_INFINITY || most <= old.rlim_max)
		mishap_allow(most);
	return limit(RLIMIT_AS, most);
}

/* Signals, descriptors and limits of the child. */
static bool confine(const struct child_limits *limits)
{
	for (int number = 1; number < NSIG; number++)
		if (number != SIGKILL && number != SIGSTOP)
			signal(number, SIG_DFL);
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	if (null < 0 || prctl(PR_SET_PDEATHSIG, SIGKILL) != 0)
		return false;
	for (int fd = 0; fd < 3; fd++)
		if (dup2(null, fd) < 0)
			return false;
	if (LIMIT_MEMORY && limits->memory && !limit_memory(limits->memory))
		return false;
	return limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, FILES_LARGEST) && limit(RLIMIT_CPU, limits->processor);
}

static _Noreturn void child(void (*work)(void *data, GString *answer), void *data, const struct child_limits *limits,
			    int fd)
{
	descriptors_close(fd);
	mishap_tell_parent(fd);
	if (!confine(limits))
		mishap_stop("a process of its own could not begin its work: the machine has no room for it");
	GString *answer = g_string_new(NULL);
	work(data, answer);
	_exit(write_all(fd, answer->str, answer->len) ? STATUS_DONE : UNABLE);
}

/* Reads until the child closes its end, or its time or the room for its answer is over. */
static enum child_end receive(int fd, const struct child_limits *limits, GString *answer)
{
	gint64 end = g_get_monotonic_time() + (gint64)limits->wall * G_USEC_PER_SEC;
	size_t before = answer->len;
	for (;;) {
		gint64 left = (end - g_get_monotonic_time()) / 1000;
		if (left <= 0)
			return CHILD_SLOW;
		struct pollfd wait = {.fd = fd, .events = POLLIN};
		int ready = poll(&wait, 1, (int)MIN(left + 1, 60000));
		if (ready < 0 && errno != EINTR)
			mishap_stop("the answer of a process of its own can't be read");
		if (ready <= 0)
			continue;
		char buffer[16384];
		ssize_t n = read(fd, buffer, sizeof buffer);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			mishap_stop("the answer of a process of its own can't be read");
		if (n == 0)
			return CHILD_DONE;
		if (answer->len - before + (size_t)n > limits->answer)
			return CHILD_LARGE;
		g_string_append_len(answer, buffer, n);
	}
}

enum child_end child_run(void (*work)(void *data, GString *answer), void *data, const struct child_limits *limits,
			 GString *answer)
{
	gsize before = answer->len;
	int ends[2];
	pid_t pid = pipe2(ends, O_CLOEXEC) ? -1 : fork();
	if (pid < 0)
		mishap_stop("no process of its own could be started: the machine has too many processes or open files");
	if (pid == 0) {
		close(ends[0]);
		child(work, data, limits, ends[1]);
	}
	close(ends[1]);
	enum child_end end = receive(ends[0], limits, answer);
	close(ends[0]);
	if (end != CHILD_DONE)
		kill(pid, SIGKILL);
	int status;
	pid_t waited;
	do
		waited = waitpid(pid, &status, 0);
	while (waited < 0 && errno == EINTR);
	if (end != CHILD_DONE)
		return end;
	if (waited == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return CHILD_DONE;
	if (waited == pid && WIFEXITED(status) && WEXITSTATUS(status) == STATUS_FAILURE)
		mishap_stop(answer->len > before ? answer->str + before : "a process of its own ended before its time");
	if (waited == pid && WIFEXITED(status) && WEXITSTATUS(status) == UNABLE)
		mishap_stop("a process of its own could not give its answer");
	bool stopped = waited == pid && WIFSIGNALED(status);
	return stopped && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL) ? CHILD_SLOW : CHILD_FAILED;
}
