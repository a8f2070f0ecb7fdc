/* SPDX-License-Identifier: MIT
 * Loaded before a program (LD_PRELOAD): the same system, but less obliging. Writes and reads of files and pipes take
 * only a part of what was asked (FAULT_SHORT=SEED), folders are read from the end to the beginning (FAULT_BACKWARDS=1),
 * and a library that is asked for by a name that begins so is not there (FAULT_ABSENT=libzip; from
 * the n-th time on with FAULT_FROM=n). */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static unsigned long seed;
static int known;

static size_t shorter(size_t size)
{
	if (!known) {
		const char *given = getenv("FAULT_SHORT");
		seed = given ? strtoul(given, NULL, 10) + 1 : 0;
		known = 1;
	}
	if (!seed || size < 2)
		return size;
	seed = seed * 6364136223846793005UL + 1442695040888963407UL;
	return seed >> 63 ? size : 1 + (seed >> 33) % size;
}

static void *next(const char *name)
{
	return dlsym(RTLD_NEXT, name);
}

ssize_t write(int fd, const void *bytes, size_t size)
{
	static ssize_t (*real)(int, const void *, size_t);
	if (!real)
		real = (ssize_t(*)(int, const void *, size_t))next("write");
	return real(fd, bytes, shorter(size));
}

ssize_t read(int fd, void *bytes, size_t size)
{
	static ssize_t (*real)(int, void *, size_t);
	if (!real)
		real = (ssize_t(*)(int, void *, size_t))next("read");
	return real(fd, bytes, shorter(size));
}

/* ---- folders ---- */

#define MOST 4096

struct turned {
	DIR *folder;
	struct dirent *names[MOST];
	int left;
};

static struct turned turned[64];

static struct turned *turned_of(DIR *folder)
{
	for (int i = 0; i < 64; i++)
		if (turned[i].folder == folder)
			return &turned[i];
	return NULL;
}

struct dirent *readdir(DIR *folder)
{
	static struct dirent *(*real)(DIR *);
	if (!real)
		real = (struct dirent * (*)(DIR *)) next("readdir");
	if (!getenv("FAULT_BACKWARDS"))
		return real(folder);
	struct turned *all = turned_of(folder);
	if (!all) {
		all = turned_of(NULL);
		if (!all)
			return real(folder);
		all->folder = folder;
		all->left = 0;
		for (struct dirent *entry; all->left < MOST && (entry = real(folder));)
			all->names[all->left++] = memcpy(malloc(sizeof *entry), entry, sizeof *entry);
	}
	return all->left ? all->names[--all->left] : NULL;
}

int closedir(DIR *folder)
{
	static int (*real)(DIR *);
	if (!real)
		real = (int (*)(DIR *))next("closedir");
	struct turned *all = turned_of(folder);
	if (all)
		all->folder = NULL;
	return real(folder);
}

/* ---- libraries ---- */

void *dlopen(const char *file, int mode)
{
	static void *(*real)(const char *, int);
	static char other[256];
	static long asked;
	const char *absent = getenv("FAULT_ABSENT"), *from = getenv("FAULT_FROM");
	if (!real)
		real = (void *(*)(const char *, int))next("dlopen");
	if (!file || !absent || strncmp(file, absent, strlen(absent)) || strlen(file) + 8 > sizeof other)
		return real(file, mode);
	if (from && ++asked < atol(from))
		return real(file, mode);
	/* The words of dlerror() are those for a name that nothing has. */
	snprintf(other, sizeof other, "%s.absent", file);
	return real(other, mode);
}
