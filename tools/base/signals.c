/* SPDX-License-Identifier: MIT */
#include "base/signals.h"

#include <glib.h>

static const int held[] = {SIGINT, SIGTERM, SIGHUP};

void signals_hold(sigset_t *before)
{
	sigset_t set;
	sigemptyset(&set);
	for (size_t i = 0; i < G_N_ELEMENTS(held); i++) {
		struct sigaction action;
		if (!sigaction(held[i], NULL, &action) && action.sa_handler != SIG_IGN)
			sigaddset(&set, held[i]);
	}
	sigprocmask(SIG_BLOCK, &set, before);
}

bool signals_waiting(void)
{
	sigset_t waiting;
	if (sigpending(&waiting))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(held); i++)
		if (sigismember(&waiting, held[i]) == 1)
			return true;
	return false;
}

void signals_let(const sigset_t *before)
{
	sigprocmask(SIG_SETMASK, before, NULL);
}
