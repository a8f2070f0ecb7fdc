/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <string.h>
#include <stdlib.h>
#include <sys/mman.h>

/* Blocks double, so that a small document takes little room and a large one few blocks. */
#define BLOCK_FIRST (BLOCK_MOST-sizeof(struct block))
#define BLOCK_MOST ((size_t)2 * 1024 * 1024)

struct block {
	struct block *older;
	size_t used, size;
	max_align_t bytes[];
};

struct arena {
	struct block *newest;
	size_t taken;
	size_t next; /* the size of the next block */
};

struct arena *arena_new(void)
{
	struct arena *arena = g_new0(struct arena, 1);
	arena->next = BLOCK_FIRST;
	return arena;
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	for (struct block *block = arena->newest; block;) {
		struct block *older = block->older;
		free(block);
		block = older;
	}
	g_free(arena);
}

static struct block *block_add(struct arena *arena, size_t least)
{
	size_t size = MAX(least, arena->next);
	struct block *block = aligned_alloc(BLOCK_MOST, (sizeof *block + size+BLOCK_MOST-1)&~(BLOCK_MOST-1)); madvise(block, BLOCK_MOST, MADV_HUGEPAGE);
	block->size = size;
	block->used = 0;
	if (arena->newest && least > arena->next) {
		/* A large piece goes behind the newest block, so that the room left there stays in use. */
		block->older = arena->newest->older;
		arena->newest->older = block;
	} else {
		block->older = arena->newest;
		arena->newest = block;
		arena->next = MIN(arena->next * 2, BLOCK_FIRST);
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
