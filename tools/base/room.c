/* SPDX-License-Identifier: MIT */
#include "base/room.h"
#include "base/beside.h"
#include "base/mishap.h"

#include <glib.h>
#include <malloc.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/* No more than this at once: what is expected is a guess. */
#define MOST ((size_t)256 * 1024 * 1024)
/* Blocks up to this size come from the heap, and what is freed stays in it. Larger ones, which are few, can grow where
 * they are without being copied. */
#define HEAP_BLOCK (8 * 1024 * 1024)
#define FREED_KEPT (1024 * 1024 * 1024)
#define GROWN_BY (1024 * 1024)
#define LARGE_PAGE ((size_t)2 * 1024 * 1024)
/* From this on, a part is asked for at once, and in steps of this. */
#define MUCH ((size_t)4 * 1024 * 1024)
#define FILLED_AT_ONCE ((size_t)1024 * 1024)
/* What malloc() keeps for itself before a block is less than this. */
#define BETWEEN_BLOCKS 64

/* One of the blocks that are taken and given back, side by side. */
struct ready {
	struct ready *before;
};

void *__libc_malloc(size_t size);

void room_large(void *start, size_t size)
{
	uintptr_t from = (uintptr_t)start, to = (from + size) & ~(LARGE_PAGE - 1);
	size_t before = -from & (LARGE_PAGE - 1);
	if (from + before < to)
		madvise((char *)start + before, to - from - before, MADV_HUGEPAGE);
}

struct pages {
	char *from;
	size_t size; /* 0: none */
};

/* What nobody has asked for yet. */
static struct pages rest;

/* Step by step: nothing else can be done about the memory of a program meanwhile. */
static void pages_fill(struct pages pages)
{
	for (size_t at = 0; at < pages.size; at += FILLED_AT_ONCE)
		madvise(pages.from + at, MIN(pages.size - at, FILLED_AT_ONCE), MADV_POPULATE_WRITE);
}

static void pages_fill_beside(void *data)
{
	struct pages *pages = data;
	pages_fill(*pages);
	g_free(pages);
}

void room_go_on(void)
{
	if (!rest.size)
		return;
	beside_alone(pages_fill_beside, g_memdup2(&rest, sizeof rest));
	rest.size = 0;
}

/* As large pages where the kernel has them; in either case at once, or where it is much, the first of it. */
static void pages_ask(char *from, char *to)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE), before = -(uintptr_t)from & (page - 1), size = (size_t)(to - from);
	if (size <= before)
		return;
	room_large(from, size);
	struct pages all = {from + before, (size - before) & ~(page - 1)};
	size_t first = all.size < MUCH ? all.size : all.size / 5 * 2 & ~(page - 1);
	pages_fill((struct pages){all.from, first});
	rest = (struct pages){all.from + first, all.size - first};
}

/* Takes that much in blocks, and gives it back to malloc(). They lie side by side, as a rule. */
static void heap_grow(size_t bytes)
{
	struct ready *blocks = NULL;
	char *from = NULL, *to = NULL;
	for (size_t left = bytes; left;) {
		size_t size = MIN(left, HEAP_BLOCK / 2);
		struct ready *block = __libc_malloc(MAX(size, sizeof *block));
		if (!block)
			break;
		bool beside = (char *)block > to && (char *)block < to + BETWEEN_BLOCKS;
		if (!beside && from)
			pages_ask(from, to);
		from = beside ? from : (char *)block;
		to = (char *)block + size;
		block->before = blocks;
		blocks = block;
		left -= size;
	}
	if (from)
		pages_ask(from, to);
	while (blocks) {
		struct ready *before = blocks->before;
		free(blocks);
		blocks = before;
	}
}

void room_expect(size_t bytes)
{
	static bool set;
	if (!MISHAP_WATCHED || bytes > MOST)
		return;
	if (!set) {
		set = true;
		mallopt(M_MMAP_THRESHOLD, HEAP_BLOCK);
		mallopt(M_TRIM_THRESHOLD, FREED_KEPT);
		mallopt(M_TOP_PAD, GROWN_BY);
		mallopt(M_ARENA_MAX, 1); /* for what goes on beside, too */
	}
	size_t free_now = mallinfo2().fordblks;
	if (bytes > free_now)
		heap_grow(bytes - free_now);
}
