/* SPDX-License-Identifier: MIT
 * Numbers that were typed: the same one twice, one left out in a series, an item that has none among others that do.
 * A series is what stands side by side; an inserted 2A between 2 and 3 is no gap. */
#include "resolve/private.h"

#include <string.h>

struct last {
	char style; /* '1', 'a', 'A' or 'i'; 0: can't be counted */
	unsigned count;
	const char *suffix; /* 'A' of '2A', or "" */
	size_t before;      /* bytes in front of the last figures */
	const char *behind;
};

static unsigned roman_value(const char *text, size_t length)
{
	static const char signs[] = "ivxlcdm";
	static const unsigned values[] = {1, 5, 10, 50, 100, 500, 1000};
	unsigned total = 0, before = 0;
	for (size_t i = length; i > 0; i--) {
		const char *sign = strchr(signs, g_ascii_tolower(text[i - 1]));
		if (!sign)
			return 0;
		unsigned value = values[sign - signs];
		total = value < before ? total - value : total + value;
		before = MAX(before, value);
	}
	return total;
}

static unsigned letters_value(const char *text, size_t length)
{
	unsigned value = 0;
	for (size_t i = 0; i < length; i++)
		value = value * 26 + (unsigned)(g_ascii_tolower(text[i]) - 'a') + 1;
	return value;
}

/* The last figures of a number: '1.12' counts 12, '(c)' counts c, '2.0' counts 2. */
static struct last last_of(const char *number, bool roman)
{
	struct last last = {.suffix = ""};
	size_t end = strlen(number);
	while (end && !g_ascii_isalnum(number[end - 1]))
		end--;
	if (end > 2 && number[end - 1] == '0' && number[end - 2] == '.')
		end -= 2;
	size_t start = end;
	if (start > 1 && g_ascii_isupper(number[start - 1]) && g_ascii_isdigit(number[start - 2]))
		start--, last.suffix = number + start;
	size_t stop = start;
	if (start && g_ascii_isdigit(number[start - 1])) {
		while (start && g_ascii_isdigit(number[start - 1]))
			start--;
		last.style = '1';
		last.count = (unsigned)g_ascii_strtoull(number + start, NULL, 10);
	} else {
		while (start && g_ascii_isalpha(number[start - 1]))
			start--;
		if (stop - start <= 5 && stop > start) {
			bool capital = g_ascii_isupper(number[start]);
			last.style = roman ? (capital ? 'I' : 'i') : capital ? 'A' : 'a';
			last.count = roman ? roman_value(number + start, stop - start)
					   : letters_value(number + start, stop - start);
		}
	}
	last.before = start;
	last.behind = number + end;
	return last;
}

/* Whether `now` is what comes after `before`, read as `roman` or not. */
static bool follows(const char *before, const char *now, bool roman)
{
	struct last a = last_of(before, roman), b = last_of(now, roman);
	if (a.style != b.style || !a.count || !b.count)
		return false;
	if (b.count == a.count)
		return *b.suffix && (!*a.suffix || *b.suffix > *a.suffix);
	return b.count == a.count + 1;
}

static bool comparable(const char *before, const char *now)
{
	struct last a = last_of(before, false), b = last_of(now, false);
	return a.style && a.style == b.style && a.before == b.before && memcmp(before, now, a.before) == 0;
}

static bool is_first(const char *number)
{
	struct last last = last_of(number, false);
	return last.count == 1 || last_of(number, true).count == 1;
}

static bool is_same(const char *a, const char *b)
{
	size_t m = strlen(a), n = strlen(b);
	while (m > 1 && strchr(".:)", a[m - 1]))
		m--;
	while (n > 1 && strchr(".:)", b[n - 1]))
		n--;
	/* '5.' and '5.0' are one number in two dresses. */
	if (m > 2 && a[m - 1] == '0' && a[m - 2] == '.')
		m -= 2;
	if (n > 2 && b[n - 1] == '0' && b[n - 2] == '.')
		n -= 2;
	return m == n && memcmp(a, b, m) == 0;
}

static void pair_check(const struct node *before, const struct node *now, struct diag *diag)
{
	if (is_same(before->typed, now->typed))
		diag_add(diag, CODE_TYPED_DUPLICATE, now->place,
			 "the number '%s' stands here a second time: the first is in line %u", now->typed,
			 before->place.line);
	else if (comparable(before->typed, now->typed) && !follows(before->typed, now->typed, false) &&
		 !follows(before->typed, now->typed, true) && !is_first(now->typed))
		diag_add(diag, CODE_TYPED_GAP, now->place,
			 "'%s' comes straight after '%s': a number between them is missing, or one of the two is wrong",
			 now->typed, before->typed);
}

static bool counts(const struct node *node)
{
	return node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING || node->kind == NODE_CLAUSE;
}

static bool is_section(const struct node *node)
{
	return node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING;
}

/* A heading without a number, though those beside it have one, or its clauses begin with one. */
static void heading_check(const struct node *section, const struct node *before, struct diag *diag)
{
	const struct node *next = section->next;
	while (next && !is_section(next))
		next = next->next;
	const struct node *clause = node_child(section, NODE_CLAUSE);
	bool between = before && next && next->typed;
	bool numbered = clause && clause->typed && strchr(clause->typed, '.') && strchr(clause->typed, '.')[1];
	if (between || numbered)
		diag_add(diag, CODE_TYPED_MISSING, section->place,
			 "this heading has no number, but %s: give it its number, or write {-} behind it",
			 numbered ? "its clauses have" : "those beside it have");
}

static void series_check(const struct node *parent, struct diag *diag)
{
	const struct node *before = NULL;
	for (const struct node *child = parent->first; child; child = child->next) {
		if (child->kind == NODE_APPENDIX)
			continue;
		if (counts(child) && child->typed && !child->inserted) {
			if (before && before->kind == child->kind)
				pair_check(before, child, diag);
			before = child;
		} else if (is_section(child) && !child->unnumbered && !child->typed) {
			heading_check(child, before, diag);
		} else if (child->kind == NODE_CLAUSE && !child->unnumbered && !child->typed && before) {
			diag_add(diag, CODE_TYPED_MISSING, child->place,
				 "this item has no number, but those beside it have: the one before is '%s'",
				 before->typed);
		}
		if (child->first && child->kind < NODE_TABLE)
			series_check(child, diag);
	}
}

/* What stands in the braces: '1.2A', of which '2A' is the clause's own. */
static const char *own_written(const struct edition *edition, const struct node *node)
{
	const GArray *numbers = edition->doc->own_numbers;
	for (guint i = 0; i < numbers->len; i++)
		if (g_array_index(numbers, struct own_number, i).node == node)
			return g_array_index(numbers, struct own_number, i).written;
	return node->typed;
}

/* A number of an author's own, '{number=2A}', that another beside it prints too. Where none is, there is nothing to do.
 */
static void own_numbers_check(const struct edition *edition, const struct node *parent, struct diag *diag)
{
	bool own = false;
	for (const struct node *child = parent->first; child; child = child->next)
		own = own || child->inserted;
	GHashTable *numbers = own ? g_hash_table_new(g_str_hash, g_str_equal) : NULL;
	for (const struct node *child = parent->first; child; child = child->next) {
		const char *number = counts(child) ? edition_number(edition, child) : "";
		const struct node *other = own && *number ? g_hash_table_lookup(numbers, number) : NULL;
		if (other && (child->inserted || other->inserted))
			diag_add(diag, CODE_TYPED_DUPLICATE, child->place,
				 "the number '%s' stands here a second time: the first is in line %u; correct "
				 "'{number=%s}'",
				 number, other->place.line, own_written(edition, child->inserted ? child : other));
		else if (own && *number)
			g_hash_table_insert(numbers, (gpointer)number, (gpointer)child);
		if (child->first && child->kind < NODE_TABLE && child->kind != NODE_APPENDIX)
			own_numbers_check(edition, child, diag);
	}
	if (numbers)
		g_hash_table_unref(numbers);
}

static void part_check(const struct edition *edition, const struct node *part, struct diag *diag)
{
	if (part->meta->typed)
		series_check(part, diag);
	else
		own_numbers_check(edition, part, diag);
	for (const struct node *child = part->first; child; child = child->next)
		if (child->kind == NODE_APPENDIX)
			part_check(edition, child, diag);
}

/* A number given as {number=3.7} is printed with that of what it stands in, whatever stands before its last dot; in a
 * text with typed numbers there is none of that. */
static void own_number_check(const struct edition *edition, const struct own_number *own, struct diag *diag)
{
	const struct settled *out = settled(edition, own->node);
	const char *number = out->number ? out->number : "";
	bool typed = node_part(own->node)->meta->typed;
	bool same = is_same(own->written, number) || (out->cite && is_same(own->written, out->cite));
	if (same || !*number || (!typed && !strchr(own->written, '.')))
		return;
	if (typed)
		diag_add(diag, CODE_ATTRIBUTE, own->node->place,
			 "'number=%s' would be printed as '%s': in a text with typed numbers write the number in front "
			 "of the words, and no braces",
			 own->written, number);
	else if (own->node->kind == NODE_APPENDIX)
		diag_add(diag, CODE_ATTRIBUTE, node_child(own->node, NODE_TITLE)->place, /* which it stands behind */
			 "'number=%s' would be printed as '%s', for an appendix has its letter from its place in the "
			 "list 'appendices:': take the number out",
			 own->written, number);
	else
		diag_add(diag, CODE_ATTRIBUTE, own->node->place,
			 "'number=%s' would be printed as '%s', for what it stands in gives the rest: write "
			 "{number=%s}, "
			 "or put it where its number belongs",
			 own->written, number, own->node->typed);
}

void typed_check(const struct edition *edition, struct diag *diag)
{
	part_check(edition, edition->doc->root, diag);
	const GArray *own = edition->doc->own_numbers;
	for (guint i = 0; i < own->len; i++)
		own_number_check(edition, &g_array_index(own, struct own_number, i), diag);
}
