/* SPDX-License-Identifier: MIT
 * cmark makes some ten pieces of memory for a line of text and asks for each by itself. Here they are cut from an
 * arena that is dropped as a whole with the tree, which saves a third of cmark's time. A long text is parsed in two
 * halves at once. */
#include "base/beside.h"
#include "read/markdown/markdown.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <string.h>

/* Pieces are cut in steps of 16 bytes; those given back are used again if they are small. */
#define STEP ((size_t)16)
#define SIZES 64

struct piece {
	size_t steps;
	struct piece *next; /* once it is given back; else the first bytes of the piece */
};

#define HEAD offsetof(struct piece, next)

struct store {
	struct arena *arena;
	struct piece *spare[SIZES]; /* by the number of steps */
};

/* cmark passes no context to its allocator. Set while markdown_parse() runs, by each thread for itself. */
static _Thread_local struct store *store;

static void *piece_new(size_t count, size_t size)
{
	size_t bytes;
	g_assert(!__builtin_mul_overflow(count, size, &bytes) && bytes <= G_MAXSSIZE);
	size_t steps = (bytes + HEAD + STEP - 1) / STEP;
	struct piece *piece = steps < SIZES ? store->spare[steps] : NULL;
	if (piece) {
		store->spare[steps] = piece->next;
		memset(&piece->next, 0, steps * STEP - HEAD);
	} else {
		piece = arena_take(store->arena, steps * STEP);
		piece->steps = steps;
	}
	return &piece->next;
}

static struct piece *piece_of(void *bytes)
{
	return (struct piece *)((char *)bytes - HEAD);
}

static void piece_free(void *bytes)
{
	struct piece *piece = bytes ? piece_of(bytes) : NULL;
	if (!piece || piece->steps >= SIZES)
		return;
	piece->next = store->spare[piece->steps];
	store->spare[piece->steps] = piece;
}

static void *piece_resize(void *bytes, size_t size)
{
	size_t old = bytes ? piece_of(bytes)->steps * STEP - HEAD : 0;
	if (bytes && size <= old)
		return bytes;
	void *larger = piece_new(1, size);
	if (bytes)
		memcpy(larger, bytes, old);
	piece_free(bytes);
	return larger;
}

static cmark_node *parse(struct arena *arena, const char *text, size_t length)
{
	static cmark_mem memory = {piece_new, piece_resize, piece_free};
	struct store own = {.arena = arena};
	store = &own;
	cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
	cmark_parser_feed(parser, text, length);
	cmark_node *root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	store = NULL;
	return root;
}

/* ---- two halves -------------------------------------------------------------------------------------------------- */

/* Below this a thread takes longer than it saves. */
#define LONG ((size_t)256 * 1024)

bool may_define_links(const char *text, size_t length)
{
	const char *end = text + length;
	for (const char *at = text; (at = memchr(at, ']', (size_t)(end - at))); at++)
		if (at + 1 < end && at[1] == ':')
			return true;
	return false;
}

/* Where a heading begins at the margin, behind an empty line and a line of words: not far behind the middle. `end`
 * where there is none. What is open there can only be raw HTML or code between fences. */
static const char *middle(const char *text, const char *end)
{
	size_t length = (size_t)(end - text);
	const char *last = end - length / 4;
	for (const char *at = text + length / 2; (at = memchr(at, '#', (size_t)(last - at))); at++) {
		if (at[-1] != '\n' || at[-2] != '\n')
			continue;
		const char *line = memrchr(text, '\n', (size_t)(at - 2 - text));
		line = line ? line + 1 : at;
		if (g_ascii_isalnum(line[strspn(line, " ")]))
			return at;
	}
	return end;
}

static bool is_verbatim(cmark_node *node)
{
	cmark_node_type type = node ? cmark_node_get_type(node) : CMARK_NODE_NONE;
	return type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK;
}

struct half {
	struct arena *arena;
	const char *text;
	size_t length;
	cmark_node *root;
};

static void half_parse(void *data)
{
	struct half *half = data;
	half->root = parse(half->arena, half->text, half->length);
}

/* False where the two halves can't be told from one another after all. */
static bool halves_parse(struct parsed *parsed, const char *text, const char *middle, const char *end)
{
	struct half rest = {parsed->rest_arena, middle, (size_t)(end - middle), NULL};
	struct beside *beside = beside_begin(half_parse, &rest);
	parsed->root = parse(parsed->arena, text, (size_t)(middle - text));
	beside_end(beside);
	if (is_verbatim(cmark_node_last_child(parsed->root)))
		return false;
	parsed->rest = cmark_node_first_child(rest.root);
	for (cmark_node *node; (node = cmark_node_first_child(rest.root));)
		if (!cmark_node_append_child(parsed->root, node))
			return false;
	return true;
}

struct parsed markdown_parse(const char *text, size_t length)
{
	struct parsed parsed = {.arena = arena_new()};
	const char *end = text + length, *cut = end;
	if (length >= LONG && !memchr(text, '\r', length) && !may_define_links(text, length))
		cut = middle(text, end);
	if (cut < end) {
		parsed.rest_arena = arena_new();
		if (halves_parse(&parsed, text, cut, end)) {
			parsed.cut = (size_t)(cut - text);
			return parsed;
		}
		markdown_parsed_free(&parsed);
		parsed = (struct parsed){.arena = arena_new()};
	}
	parsed.root = parse(parsed.arena, text, length);
	return parsed;
}

void markdown_parsed_free(struct parsed *parsed)
{
	arena_free(parsed->arena);
	arena_free(parsed->rest_arena);
}
