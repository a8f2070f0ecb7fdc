/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>

/* An arena that has grown large goes on in blocks as large as a huge page: the kernel then hands each over at once
 * instead of in 512 pages, which is a tenth of the time that a document of 1 MB takes. */
#define BLOCK_SIZE ((size_t)64 * 1024)
#define HUGE_SIZE ((size_t)2 * 1024 * 1024)
#define HUGE_FROM ((size_t)512 * 1024)

struct block {
	struct block *older;
	size_t used, size;
	max_align_t bytes[];
};

struct arena {
	struct block *newest;
	size_t taken;
};

struct arena *arena_new(void)
{
	return g_new0(struct arena, 1);
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	for (struct block *block = arena->newest; block;) {
		struct block *older = block->older;
		g_aligned_free(block);
		block = older;
	}
	g_free(arena);
}

static struct block *block_add(struct arena *arena, size_t size)
{
	size_t whole = arena->taken < HUGE_FROM ? BLOCK_SIZE : HUGE_SIZE;
	bool large = size > whole - sizeof(struct block), huge = !large && whole == HUGE_SIZE;
	if (large)
		whole = size + sizeof(struct block);
	struct block *block = g_aligned_alloc(1, whole, huge ? HUGE_SIZE : _Alignof(max_align_t));
	if (huge)
		madvise(block, HUGE_SIZE, MADV_HUGEPAGE);
	block->size = whole - sizeof *block;
	block->used = 0;
	if (arena->newest && large) {
		/* A large piece goes behind the newest block, so that the room left there stays in use. */
		block->older = arena->newest->older;
		arena->newest->older = block;
	} else {
		block->older = arena->newest;
		arena->newest = block;
	}
	return block;
}

static char *take(struct arena *arena, size_t size, size_t alignment)
{
	struct block *block = arena->newest;
	size_t start = block ? (block->used + alignment - 1) & ~(alignment - 1) : 0;
	if (!block || start > block->size || size > block->size - start) {
		block = block_add(arena, size);
		start = 0;
	}
	block->used = start + size;
	arena->taken += size;
	return (char *)block->bytes + start;
}

void *arena_take(struct arena *arena, size_t size)
{
	return memset(take(arena, size, sizeof(void *)), 0, size);
}

char *arena_text_n(struct arena *arena, const char *text, size_t length)
{
	char *copy = take(arena, length + 1, 1);
	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

char *arena_text(struct arena *arena, const char *text)
{
	return arena_text_n(arena, text, strlen(text));
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	char *copy = arena_text(arena, text);
	g_free(text);
	return copy;
}

size_t arena_size(const struct arena *arena)
{
	return arena->taken;
}
