/* SPDX-License-Identifier: MIT */
#include "read/markdown/typed_series.h"

#include <glib.h>
#include <string.h>

bool series_begins(const char *number, size_t length)
{
	while (length && !g_ascii_isalnum(number[length - 1]))
		length--;
	if (!length || !strchr("1aAiI0", number[length - 1]))
		return false;
	return length < 2 || !g_ascii_isdigit(number[length - 2]) || !g_ascii_isdigit(number[length - 1]);
}

static char bare_letter(const char *number)
{
	while (*number && !g_ascii_isalpha(*number))
		number++;
	return *number && !g_ascii_isalpha(number[1]) ? *number : '\0';
}

void letter_or_roman(struct typed *typed, const char *number, const struct stack *stack)
{
	char letter = bare_letter(number);
	if (typed->shape != SHAPE_SMALL || !letter || !strchr("ivxlc", letter))
		return;
	for (unsigned i = stack->length; i > 0; i--) {
		const struct series *series = &stack->of[i - 1];
		char before = bare_letter(series->number);
		if (series->typed.shape == SHAPE_ROMAN) {
			typed->shape = SHAPE_ROMAN;
			return;
		}
		if (series->typed.shape == SHAPE_SMALL && (before + 1 == letter || letter != 'i'))
			return;
	}
	if (letter == 'i')
		typed->shape = SHAPE_ROMAN;
}

/* Whether '1c2)' stands above '1c3a)', or '2.' above '2.1': all but the end of `above` begins `number`. */
static bool stands_above(const char *above, const char *number)
{
	size_t length = strlen(above);
	while (length && !g_ascii_isalnum(above[length - 1]))
		length--;
	if (length > 2 && above[length - 1] == '0' && above[length - 2] == '.')
		length -= 2;
	return strncmp(above, number, length) == 0;
}

static bool counts_in_depth(enum shape shape)
{
	return shape == SHAPE_DECIMAL || shape == SHAPE_SIGN || shape == SHAPE_COMPOUND;
}

/* What stands within what, where nothing else tells: '1.', '(1)', '(a)', '(i)'. */
static int rank_of(const struct typed *typed)
{
	if (typed->shape == SHAPE_DIGITS)
		return typed->bracket == '.' ? 0 : 1;
	return typed->shape == SHAPE_SMALL ? 2 : typed->shape == SHAPE_ROMAN ? 3 : -1;
}

/* A series that is open no longer, or never was: its first number has been taken out. No '2.' begins within '(3)'. */
static unsigned depth_resumed(const struct stack *stack, const struct typed *typed)
{
	int rank = rank_of(typed);
	unsigned depth = MIN(stack->length, SERIES_MOST - 1);
	while (depth && rank >= 0 && rank_of(&stack->of[depth - 1].typed) > rank)
		depth--;
	return depth;
}

unsigned depth_for(const struct stack *stack, const struct typed *typed, const char *number)
{
	if (counts_in_depth(typed->shape)) {
		unsigned depth = stack->length;
		while (depth && !(stack->of[depth - 1].typed.shape == typed->shape &&
				  stack->of[depth - 1].typed.depth < typed->depth &&
				  stands_above(stack->of[depth - 1].number, number)))
			depth--;
		return depth;
	}
	for (unsigned i = stack->length; i > 0; i--) {
		const struct typed *series = &stack->of[i - 1].typed;
		if (series->shape == typed->shape && series->bracket == typed->bracket)
			return i - 1;
	}
	if (!series_begins(number, typed->length))
		return depth_resumed(stack, typed);
	return MIN(stack->length, SERIES_MOST - 1);
}

/* ---- does a number go on with a series? -------------------------------------------------------------------------- */

#define PARTS_MOST 8
#define SKIPPED_MOST 2u

struct parts {
	unsigned of[PARTS_MOST], count;
};

/* '12A.3' as its figures, a letter behind one counting as a step between two. The 0 of '2.0' is none. */
static struct parts parts_of(const char *number)
{
	struct parts parts = {.count = 0};
	while (parts.count < PARTS_MOST && g_ascii_isdigit(*number)) {
		unsigned figure = 0;
		for (; g_ascii_isdigit(*number) && figure < 100000; number++)
			figure = figure * 10 + (unsigned)(*number - '0');
		figure *= 32;
		if (g_ascii_isupper(*number))
			figure += 1 + (unsigned)(*number++ - 'A') % 31;
		if (figure || !parts.count)
			parts.of[parts.count++] = figure;
		number += *number == '.' ? 1 : 0;
	}
	return parts;
}

/* '2.2', '2.4', '3.', '3.1' and '2.1.1' go on after '2.1'; '11.3' does not. */
static bool decimal_follows(const char *before, const char *number)
{
	struct parts x = parts_of(before), y = parts_of(number);
	unsigned same = 0;
	while (same < x.count && same < y.count && x.of[same] == y.of[same])
		same++;
	if (!x.count || same == y.count)
		return false;
	if (same < x.count && (y.of[same] < x.of[same] || y.of[same] - x.of[same] > (SKIPPED_MOST + 1) * 32))
		return false;
	for (unsigned i = same < x.count ? same + 1 : same; i < y.count; i++)
		if (y.of[i] > 32)
			return false;
	return true;
}

static bool number_follows(const struct typed *x, const char *before, const struct typed *y, const char *number)
{
	if (y->shape == SHAPE_DECIMAL)
		return x->shape == SHAPE_DECIMAL && decimal_follows(before, number);
	if (x->bracket != y->bracket)
		return false;
	char was = bare_letter(before), is = bare_letter(number);
	if (was && is)
		return is > was && is - was <= (int)SKIPPED_MOST + 1;
	if (y->shape == SHAPE_ROMAN)
		return x->shape == SHAPE_ROMAN || was == 'i' || was == 'v' || was == 'x';
	return x->shape == y->shape;
}

static bool stack_follows(const struct stack *stack, const char *own, const struct typed *typed, const char *number,
			  bool *any)
{
	struct typed mine = own ? typed_number(own, false) : (struct typed){0};
	*any = mine.shape == typed->shape;
	if (mine.shape != SHAPE_NONE && number_follows(&mine, own, typed, number))
		return true;
	for (unsigned i = stack->length; i > 0; i--) {
		const struct series *series = &stack->of[i - 1];
		*any = *any || series->typed.shape == typed->shape;
		if (number_follows(&series->typed, series->number, typed, number))
			return true;
	}
	return false;
}

/* True where words end in 'paragraph', 'sections', 'Appendix'. */
static bool ends_in_noun(const char *words, const char *end)
{
	static const char *const nouns[] = {
		"section",  "paragraph", "sub-paragraph", "clause", "article", "appendix", "appendices", "part",
		"schedule", "annex",     "rule",          "page",   "table",   "adran",    "paragraff",  "is-baragraff",
		"cymal",    "erthygl",   "atodiad",       "rhan",   "atodlen", "rheol",    NULL};
	while (end > words && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	const char *from = end;
	while (from > words && (g_ascii_isalpha(from[-1]) || from[-1] == '-'))
		from--;
	char *noun = g_ascii_strdown(from, end - from);
	bool found = g_strv_contains(nouns, noun);
	size_t length = strlen(noun);
	if (!found && length && noun[length - 1] == 's') {
		noun[length - 1] = '\0';
		found = g_strv_contains(nouns, noun);
	}
	g_free(noun);
	return found;
}

bool line_begins_clause(const struct stack *stack, const char *own, const char *words, const char *end)
{
	const char *number = end + 1;
	struct typed typed = typed_number(number, false);
	if (typed.shape == SHAPE_NONE || ends_in_noun(words, end))
		return false;
	bool any;
	if (stack_follows(stack, own, &typed, number, &any))
		return true;
	bool counts = typed.shape == SHAPE_WORD || typed.shape == SHAPE_SIGN || typed.shape == SHAPE_COMPOUND;
	bool begins = counts || series_begins(number, typed.length);
	return begins && (!any || typed.shape != SHAPE_DECIMAL);
}
