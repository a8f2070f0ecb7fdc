/* SPDX-License-Identifier: MIT */
#include "base/beside.h"

#include <glib.h>
#include <pthread.h>
#include <sched.h>
#include <stdbool.h>

/* Belongs to the caller and to the thread, whichever lets go of it last: a thread that starts late finds it taken. */
struct beside {
	void (*work)(void *data);
	void *data;
	gint taken; /* atomic */
	bool has_thread;
	pthread_t thread;
};

static bool take(struct beside *beside)
{
	return g_atomic_int_compare_and_exchange(&beside->taken, 0, 1);
}

static void *run(void *data)
{
	struct beside *beside = data;
	if (take(beside))
		beside->work(beside->data);
	g_atomic_rc_box_release(beside);
	return NULL;
}

/* Anywhere but here: Linux lets a thread wait up to some milliseconds on the core of the one that made it, though
 * another has nothing to do. */
static void elsewhere(pthread_attr_t *attributes)
{
	cpu_set_t cores;
	int here = sched_getcpu();
	if (here < 0 || sched_getaffinity(0, sizeof cores, &cores) || CPU_COUNT(&cores) < 2)
		return;
	CPU_CLR((size_t)here, &cores);
	pthread_attr_setaffinity_np(attributes, sizeof cores, &cores);
}

static bool start(struct beside *beside)
{
	pthread_attr_t attributes;
	if (pthread_attr_init(&attributes))
		return false;
	elsewhere(&attributes);
	bool started = !pthread_create(&beside->thread, &attributes, run, g_atomic_rc_box_acquire(beside));
	if (!started)
		g_atomic_rc_box_release(beside);
	pthread_attr_destroy(&attributes);
	return started;
}

struct beside *beside_begin(void (*work)(void *data), void *data)
{
	struct beside *beside = g_atomic_rc_box_new0(struct beside);
	beside->work = work;
	beside->data = data;
	beside->has_thread = start(beside);
	return beside;
}

void beside_end(struct beside *beside)
{
	bool ours = take(beside);
	if (ours)
		beside->work(beside->data);
	if (beside->has_thread && ours)
		pthread_detach(beside->thread);
	else if (beside->has_thread)
		pthread_join(beside->thread, NULL);
	g_atomic_rc_box_release(beside);
}

void beside_alone(void (*work)(void *data), void *data)
{
	struct beside *beside = beside_begin(work, data);
	if (!beside->has_thread) {
		beside_end(beside);
		return;
	}
	pthread_detach(beside->thread);
	g_atomic_rc_box_release(beside);
}
