/* SPDX-License-Identifier: MIT */
#include "compare/units/numbers.h"

#include <glib.h>

/* Places are found by a number made of the key; where one is taken, the next free one is. At most half of them are ever
 * taken. */
#define PLACES_FIRST 64u

struct place {
	uint64_t key;
	uint32_t number; /* 0: free */
};

struct numbers {
	struct place *places;
	uint32_t size, room; /* places in use, a power of two; and how many there could be */
	uint32_t count;
};

struct numbers *numbers_new(void)
{
	struct numbers *numbers = g_new0(struct numbers, 1);
	numbers_clear(numbers, 0);
	return numbers;
}

void numbers_free(struct numbers *numbers)
{
	if (!numbers)
		return;
	g_free(numbers->places);
	g_free(numbers);
}

void numbers_clear(struct numbers *numbers, uint32_t room)
{
	numbers->count = 0;
	numbers->size = PLACES_FIRST;
	while (numbers->size < 2 * room)
		numbers->size *= 2;
	if (numbers->size > numbers->room) {
		g_free(numbers->places);
		numbers->places = g_new(struct place, numbers->size);
		numbers->room = numbers->size;
	}
	for (uint32_t i = 0; i < numbers->size; i++)
		numbers->places[i].number = 0;
}

/* Where a key stands, or would. */
static struct place *place_of(const struct numbers *numbers, uint64_t key)
{
	uint64_t mixed = (key ^ key >> 32) * 0x9e3779b97f4a7c15u;
	uint32_t at = (uint32_t)(mixed >> 32) & (numbers->size - 1);
	while (numbers->places[at].number && numbers->places[at].key != key)
		at = (at + 1) & (numbers->size - 1);
	return &numbers->places[at];
}

static void places_double(struct numbers *numbers)
{
	struct numbers before = *numbers;
	numbers->places = NULL;
	numbers->room = 0;
	numbers_clear(numbers, before.size);
	for (uint32_t i = 0; i < before.size; i++)
		if (before.places[i].number)
			*place_of(numbers, before.places[i].key) = before.places[i];
	numbers->count = before.count;
	g_free(before.places);
}

uint32_t number_of(struct numbers *numbers, uint64_t key)
{
	struct place *place = place_of(numbers, key);
	if (place->number)
		return place->number;
	*place = (struct place){key, ++numbers->count};
	uint32_t number = numbers->count;
	if (number > numbers->size / 2)
		places_double(numbers);
	return number;
}

uint32_t number_known(const struct numbers *numbers, uint64_t key)
{
	return place_of(numbers, key)->number;
}

uint32_t numbers_count(const struct numbers *numbers)
{
	return numbers->count;
}
