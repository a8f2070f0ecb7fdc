/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <stdint.h>
#include <string.h>

/* A block is as large as what was taken before it, between these two: most arenas hold little, and each page of memory
 * has its price. One that has grown large goes on in larger blocks. They come from the heap, which base/room.c has made
 * ready. */
#define BLOCK_LEAST ((size_t)4 * 1024)
#define BLOCK_MOST ((size_t)64 * 1024)
#define LARGE_FROM ((size_t)2 * 1024 * 1024)
#define LARGE_BLOCK ((size_t)1024 * 1024)

struct block {
	struct block *older;
	max_align_t bytes[];
};

struct arena {
	struct block *newest;
	char *free, *end; /* what is left of it */
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
		g_free(block);
		block = older;
	}
	g_free(arena);
}

static struct block *block_new(size_t size, struct block *older)
{
	struct block *block = g_malloc(size);
	block->older = older;
	return block;
}

/* Begins a new block; what is too large for one gets its own, behind the newest, whose room stays in use. */
static char *block_add(struct arena *arena, size_t size)
{
	size_t whole = arena->taken >= LARGE_FROM ? LARGE_BLOCK : CLAMP(arena->taken, BLOCK_LEAST, BLOCK_MOST);
	if (size > whole - sizeof(struct block)) {
		struct block **link = arena->newest ? &arena->newest->older : &arena->newest;
		*link = block_new(sizeof(struct block) + size, *link);
		return (char *)(*link)->bytes;
	}
	struct block *block = block_new(whole, arena->newest);
	arena->newest = block;
	arena->free = (char *)block->bytes + size;
	arena->end = (char *)block + whole;
	return (char *)block->bytes;
}

static inline char *take(struct arena *arena, size_t size, size_t alignment)
{
	size_t gap = -(uintptr_t)arena->free & (alignment - 1), left = (size_t)(arena->end - arena->free);
	char *start = arena->free ? arena->free + gap : NULL;
	if (!start || gap > left || size > left - gap)
		start = block_add(arena, size);
	else
		arena->free = start + size;
	arena->taken += size;
	return start;
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
