/* SPDX-License-Identifier: MIT */
#include "base/apart.h"

#include "base/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

struct apart {
	pid_t process;
	int answer; /* our end of the pipe */
};

/* In the new process, which goes with the old one. */
static _Noreturn void run(bool (*work)(void *data, GByteArray *answer), void *data, const struct diag *diag,
			  pid_t parent, int end)
{
	if (prctl(PR_SET_PDEATHSIG, SIGKILL) || getppid() != parent)
		_exit(1);
	descriptors_close(end);
	GByteArray *answer = g_byte_array_new();
	size_t said = diag ? diag_count(diag) : 0;
	bool done = work(data, answer) && (!diag || diag_count(diag) == said) &&
		    write_all(end, (const char *)answer->data, answer->len);
	_exit(done ? 0 : 1);
}

struct apart *apart_begin(bool (*work)(void *data, GByteArray *answer), void *data, const struct diag *diag)
{
	int ends[2];
	if (pipe2(ends, O_CLOEXEC))
		return NULL;
	pid_t parent = getpid(), process = fork();
	if (process == 0)
		run(work, data, diag, parent, ends[1]);
	close(ends[1]);
	if (process < 0) {
		close(ends[0]);
		return NULL;
	}
	struct apart *apart = g_new(struct apart, 1);
	*apart = (struct apart){process, ends[0]};
	return apart;
}

/* Everything up to the other side's end. */
static bool receive(int from, GByteArray *answer)
{
	guint8 bytes[65536];
	for (;;) {
		ssize_t count = read(from, bytes, sizeof bytes);
		if (count > 0)
			g_byte_array_append(answer, bytes, (guint)count);
		else if (count == 0 || errno != EINTR)
			return count == 0;
	}
}

/* Frees; true when the process ended well. One whose answer nobody reads to its end must not wait for that. */
static bool reap(struct apart *apart)
{
	int status = -1;
	close(apart->answer);
	while (waitpid(apart->process, &status, 0) < 0 && errno == EINTR)
		;
	g_free(apart);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool apart_end(struct apart *apart, GByteArray *answer)
{
	if (!apart)
		return false;
	guint before = answer->len;
	bool whole = receive(apart->answer, answer);
	whole = reap(apart) && whole;
	if (!whole)
		g_byte_array_set_size(answer, before);
	return whole;
}

void apart_drop(struct apart *apart)
{
	if (!apart)
		return;
	kill(apart->process, SIGKILL);
	reap(apart);
}
