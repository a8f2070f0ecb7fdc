/* SPDX-License-Identifier: MIT */
#include "base/arena.h"
#include "base/near.h"
#include "test.h"

#include <stdint.h>
#include <string.h>

static void pieces_are_zero_aligned_and_apart(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	char *before = NULL;
	for (size_t size = 1; size < 3000; size += 7) {
		char *piece = arena_take(arena, size);
		assert_int_equal((uintptr_t)piece % sizeof(void *), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(piece[i], 0);
		memset(piece, 0xa5, size);
		if (before)
			assert_int_equal((unsigned char)*before, 0xa5);
		before = piece;
	}
	arena_free(arena);
}

static void texts_are_copies(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	char original[] = "words";
	const char *copy = arena_text(arena, original), *part = arena_text_n(arena, original, 3);
	original[0] = 'x';
	assert_text(copy, "words");
	assert_text(part, "wor");
	assert_text(arena_printf(arena, "%s-%d", copy, 7), "words-7");
	assert_int_equal(arena_size(arena), 6 + 4 + 8);
	arena_free(arena);
}

static void large_pieces_leave_the_room_in_use(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	char *small = arena_take(arena, 8);
	char *large = arena_take(arena, (size_t)1 << 20);
	char *next = arena_take(arena, 8);
	assert_ptr_equal(next, small + 8);
	memset(large, 1, (size_t)1 << 20);
	assert_int_equal(*next, 0);
	arena_free(arena);
	arena_free(NULL);
}

static void a_large_arena_goes_on_in_huge_blocks(void **state)
{
	(void)state;
	struct arena *arena = arena_new();
	for (size_t taken = 0; taken < (size_t)8 << 20; taken += 3000) {
		char *piece = arena_take(arena, 3000);
		assert_int_equal(piece[0] | piece[2999], 0);
		memset(piece, 0xa5, 3000);
	}
	char *larger = arena_take(arena, (size_t)3 << 20);
	assert_int_equal(larger[0] | larger[((size_t)3 << 20) - 1], 0);
	arena_free(arena);
}

static void near_words(void **state)
{
	(void)state;
	static const char *const words[] = {"text", "long", "date", "choice", "choices", "signature"};
	const size_t count = G_N_ELEMENTS(words);
	assert_text(near_find("txet", words, count), "text");
	assert_text(near_find("Signatur", words, count), "signature");
	assert_text(near_find("choise", words, count), "choice");
	assert_text(near_find("choicess", words, count), "choices");
	assert_null(near_find("zebra", words, count));
	assert_null(near_find("", words, count));
	assert_int_equal(near_distance("abcd", "badc", 9), 2);
	assert_int_equal(near_distance("abc", "", 9), 3);
	assert_int_equal(near_distance("abcdefgh", "x", 2), 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_zero_aligned_and_apart),
		cmocka_unit_test(texts_are_copies),
		cmocka_unit_test(large_pieces_leave_the_room_in_use),
		cmocka_unit_test(a_large_arena_goes_on_in_huge_blocks),
		cmocka_unit_test(near_words),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
