/* SPDX-License-Identifier: MIT
 * Loaded before a program (LD_PRELOAD): counts its allocations, those of its children with them, and lets one of them
 * fail, or that one and all after it.
 *
 *   FAULT_COUNT=FILE  where the count is kept: 16 bytes, shared by all processes of a run
 *   FAULT_AT=N        the one that fails, from 1; none with 0
 *   FAULT_ON=1        all later ones fail too
 *
 * A program with a malloc() of its own, as ours have, asks for __libc_malloc(); others, and the C library itself
 * (strdup, fopen, getline), for malloc(). All of these are here. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct tally {
	atomic_long asked, refused;
};

static struct tally *tally;
static long first;
static int further;
static struct {
	void *(*get)(size_t size);
	void *(*get_empty)(size_t count, size_t size);
	void *(*resize)(void *old, size_t size);
	void *(*get_aligned)(size_t alignment, size_t size);
} library;

static void find(const char *name, void *function)
{
	void *place = dlsym(RTLD_NEXT, name);
	if (!place)
		_exit(126);
	memcpy(function, &place, sizeof place);
}

/* No allocation may be made here. */
static void settle(void)
{
	const char *file = getenv("FAULT_COUNT"), *at = getenv("FAULT_AT");
	find("__libc_calloc", &library.get_empty);
	find("__libc_realloc", &library.resize);
	find("__libc_memalign", &library.get_aligned);
	find("__libc_malloc", &library.get);
	further = getenv("FAULT_ON") != NULL;
	first = at ? atol(at) : 0;
	int fd = file ? open(file, O_RDWR | O_CLOEXEC) : -1;
	if (fd < 0)
		return;
	void *shared = mmap(NULL, sizeof *tally, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	tally = shared == MAP_FAILED ? NULL : shared;
	close(fd);
}

static int refuse(void)
{
	if (!library.get)
		settle();
	if (!tally)
		return 0;
	long number = atomic_fetch_add(&tally->asked, 1) + 1;
	if (!first || (further ? number < first : number != first))
		return 0;
	atomic_fetch_add(&tally->refused, 1);
	errno = ENOMEM;
	return 1;
}

void *__libc_malloc(size_t size)
{
	return refuse() ? NULL : library.get(size);
}

void *__libc_calloc(size_t count, size_t size)
{
	return refuse() ? NULL : library.get_empty(count, size);
}

void *__libc_realloc(void *old, size_t size)
{
	return refuse() ? NULL : library.resize(old, size);
}

void *__libc_memalign(size_t alignment, size_t size)
{
	return refuse() ? NULL : library.get_aligned(alignment, size);
}

void *malloc(size_t size)
{
	return __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
	return __libc_realloc(old, size);
}

void *reallocarray(void *old, size_t count, size_t size)
{
	size_t all;
	if (!__builtin_mul_overflow(count, size, &all))
		return realloc(old, all);
	errno = ENOMEM;
	return NULL;
}

void *memalign(size_t alignment, size_t size)
{
	return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
	return memalign(alignment, size);
}

int posix_memalign(void **place, size_t alignment, size_t size)
{
	void *got = memalign(alignment, size);
	if (!got)
		return ENOMEM;
	*place = got;
	return 0;
}
