/* SPDX-License-Identifier: MIT
 * Amending instructions: how they read, that they are followed as they stand, and what is refused. */
#include "test.h"

#include "compare/script.h"
#include "explain/instructions/instructions.h"

#include <string.h>

#define HEAD "---\ntitle: Code\nnumbering: [\"1.0\", \"1.1\", \"(a)\"]\n---\n\n"
#define GIFTS \
	"## Gifts\n\n1. The line manager keeps the list, and the line manager signs it.\n" \
	"1. A token gift may be kept.\n1. Money is never accepted.\n\n"
#define WORDS "## Words\n\n1. Letters are answered in plain words within ten days.\n\n"

static void release(void *changes)
{
	changes_free(changes);
}

static void release_list(void *list)
{
	g_ptr_array_unref(list);
}

static const GPtrArray *alone(void **state, const struct edition *edition)
{
	GPtrArray *list = test_own(state, g_ptr_array_new(), release_list);
	g_ptr_array_add(list, (gpointer)edition);
	return list;
}

static const char *instructions(void **state, const struct edition *old, const char *new)
{
	struct changes *changes = changes_find(old, edition_from(state, new), test_diag(state));
	assert_non_null(changes);
	test_own(state, changes, release);
	GString *out = g_string_new(NULL);
	assert_true(explain_instructions(changes, out, test_diag(state)));
	return test_keep(state, g_string_free(out, FALSE));
}

/* The text that comes out, as a dump; NULL where it is refused. */
static const char *carried_out(void **state, const char *text, const struct edition *old)
{
	GString *out = g_string_new(NULL);
	bool sound = instructions_apply(text, "a.md", alone(state, old), out, test_diag(state));
	const char *made = test_keep(state, g_string_free(out, FALSE));
	return sound ? made : NULL;
}

static const char *dump(void **state, const char *markdown)
{
	GString *out = g_string_new(NULL);
	units_dump(alone(state, edition_from(state, markdown)), false, out);
	return test_keep(state, g_string_free(out, FALSE));
}

static const char *with(void **state, const char *text, const char *from, const char *to)
{
	char **parts = g_strsplit(text, from, 2);
	assert_non_null(parts[1]);
	const char *made = test_keep(state, g_strjoinv(to, parts));
	g_strfreev(parts);
	return made;
}

/* The same instructions with another closing line: as if they had been written for the text that they now give. */
static const char *closed_for(void **state, const char *text, const char *new)
{
	char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, dump(state, new), -1);
	const char *last = strstr(text, "gives one of ");
	assert_non_null(last);
	const char *is = strstr(last, "SHA-256 ") + strlen("SHA-256 ");
	GString *made = g_string_new_len(text, is - text);
	g_string_append(made, sum);
	g_string_append(made, is + strlen(sum));
	g_free(sum);
	return test_keep(state, g_string_free(made, FALSE));
}

static void words_are_quoted_so_that_they_are_plain(void **state)
{
	const struct edition *old = edition_from(state, HEAD GIFTS);
	const char *text =
		instructions(state, old,
			     HEAD "## Gifts\n\n1. The line manager keeps the list, and the Head of Service signs it.\n"
				  "1. A token gift of any kind may be kept.\n1. Money is never accepted.\n\n");
	assert_contains(text, "In paragraph 1.1, for “the line manager” substitute “the Head of Service”");
	assert_contains(text, "In paragraph 1.2, after “gift” insert “of any kind”");
}

static void one_that_stands_twice_is_told_in_both_places(void **state)
{
	const struct edition *old = edition_from(state, HEAD GIFTS);
	const char *text =
		instructions(state, old,
			     HEAD "## Gifts\n\n1. The Head of Service keeps the list, and the Head of Service "
				  "signs it.\n1. A token gift may be kept.\n1. Money is never accepted.\n\n");
	assert_contains(text, "for “line manager” in both places it occurs substitute “Head of Service”");
}

static void provisions_come_go_and_move(void **state)
{
	const struct edition *old = edition_from(state, HEAD GIFTS WORDS);
	const char *text = instructions(
		state, old,
		HEAD WORDS "## Gifts\n\n1. The line manager keeps the list, and the line manager signs it.\n"
			   "1. Money is never accepted.\n1. Hospitality is declared **at once**.\n\n");
	assert_contains(text, "Omit paragraph 1.2");
	assert_contains(text,
			"After paragraph 1.3 insert—\n\n   > 2.3\xe2\x80\x83Hospitality is declared **at once**.");
	assert_contains(text, "Move section 2.0 to after the title");
	assert_contains(text, "- Section 1.0 becomes section 2.0\n");
}

static void an_edited_instruction_is_followed_as_it_stands(void **state)
{
	const char *new = HEAD "## Gifts\n\n1. The line manager keeps the list, and the line manager signs it.\n"
			       "1. A small gift may be kept.\n1. Money is never accepted.\n\n";
	const char *other = HEAD "## Gifts\n\n1. The line manager keeps the list, and the line manager signs it.\n"
				 "1. A cheap gift may be kept.\n1. Money is never accepted.\n\n";
	const struct edition *old = edition_from(state, HEAD GIFTS);
	const char *text = instructions(state, old, new);
	assert_text(carried_out(state, text, old), dump(state, new));
	const char *edited = with(state, text, "“small”", "“cheap”");
	assert_null(carried_out(state, edited, old));
	assert_messages(state,
			"a.md:9:1: error: the instructions were not carried out: they do not give the text that their "
			"last line says; they have been altered, or some are missing [changes-other]\n");
	assert_text(carried_out(state, closed_for(state, edited, other), old), dump(state, other));
}

static void what_cannot_be_carried_out_is_told_at_its_place(void **state)
{
	const struct edition *old = edition_from(state, HEAD GIFTS);
	const char *text =
		instructions(state, old,
			     HEAD "## Gifts\n\n1. The line manager keeps the list, and the line manager "
				  "signs it.\n1. A small gift may be kept.\n1. Money is never accepted.\n\n");
	assert_null(carried_out(state, with(state, text, "paragraph 1.2", "paragraph 9.9"), old));
	assert_messages(state, "a.md:7:7: error: the old text has no 'paragraph 9.9' [instruction-place]\n");
	assert_null(carried_out(state, with(state, text, "“token”", "“tokem”"), old));
	assert_messages(state, "a.md:7:4: error: this can't be carried out: these words do not stand there: tokem "
			       "[instruction-words]\n");
	assert_null(carried_out(
		state, with(state, text, "paragraph 1.2, for “token”", "paragraph 1.1, for “line manager”"), old));
	assert_messages(state,
			"a.md:7:4: error: this can't be carried out: these words stand there more than once, and which "
			"is meant is not said: line manager [instruction-words]\n");
	assert_null(carried_out(state, with(state, text, "substitute", "put"), old));
	assert_contains(take_messages(state), "a.md:7:4: error: this is no instruction");
	assert_null(carried_out(state, with(state, text, "*For a text", "For a text"), old));
	assert_contains(take_messages(state), "[instruction-form]");
}

static void instructions_for_another_text_are_refused(void **state)
{
	const struct edition *old = edition_from(state, HEAD GIFTS);
	const char *text = instructions(state, old, HEAD GIFTS WORDS);
	assert_null(carried_out(state, text, edition_from(state, HEAD WORDS)));
	assert_contains(take_messages(state), "they were written for another text than this one [changes-other]");
}

static void marks_in_the_words_are_no_marks(void **state)
{
	const char *old =
		HEAD "## A\n\n1. Some words that stay as they are, “so called” and a_b.\n1. Twenty more of them.\n\n";
	const char *new =
		HEAD "## A\n\n1. Some words that stay as they are, “so called” and \\*c\\* \\[d\\] \\| “e” a_b `f`.\n"
		     "1. Twenty more of them.\n1. \\# 5 \\*of\\* them, [text: full name] and more.\n\n"
		     "   \\- not a bullet\n\n";
	const struct edition *edition = edition_from(state, old);
	assert_text(carried_out(state, instructions(state, edition, new), edition), dump(state, new));
}

/* A no-break space, or what nobody sees around it, keeps it one word, as it is compared; and no sign that a file of
 * instructions is refused for. */
static void a_section_of_an_act_is_quoted_as_it_is_read(void **state)
{
	const char *old = "# Code\n\n## §1 Gifts\n\n* **§1(1)** It is an offence.\n\n* **§1(2)** As the law says.\n";
	const char *new = "# Code\n\n## §1 Gifts\n\n* **§1(1)** It is an offence under section 9P of that law.\n\n"
			  "* **§1(2)** As §9(2) of the law and §1(1) say.\n";
	const struct edition *edition = edition_from(state, old);
	const char *text = instructions(state, edition, new);
	assert_contains(text, "insert “under section\u00a09P of that law”");
	assert_null(strstr(text, "\u2060"));
	assert_contains(text, "after “As” insert “<!--(-->§9(2)<!--)--> of”");
	assert_text(carried_out(state, text, edition), dump(state, new));
	/* As it was written once, and as somebody types it. */
	const char *other[] = {"[section 9P]()", "section 9P"};
	for (size_t i = 0; i < G_N_ELEMENTS(other); i++)
		assert_text(carried_out(state, with(state, text, "section\u00a09P", other[i]), edition),
			    dump(state, new));
}

static void it_is_told_apart_from_json(void **state G_GNUC_UNUSED)
{
	assert_false(instructions_are(" \n{\"format\": 1}"));
	assert_true(instructions_are("# Amending instructions\n"));
}

#define WELSH \
	"---\ntitle: Erthyglau\nlanguage: cy\nnumbering: [\"1.0\", \"1.1\"]\n---\n\n## Un\n\n1. Y %s a geidw.\n" \
	"1. Y %s a lofnoda.\n1. Rhestr:\n\n   - Y %s.\n   - Arall.\n\nY %s a wêl hyn.\n\n1. Tabl.\n\n" \
	"   | A | B |\n   |---|---|\n   | un | %s |\n"

/* As the language has it, and as versions before wrote it. */
static void welsh_places_go_by_what_stands_before_them(void **state)
{
	const char *was = "rheolwr", *is = "Pennaeth Gwasanaeth";
	g_autofree char *before = g_strdup_printf(WELSH, was, was, was, was, was),
			*after = g_strdup_printf(WELSH, is, is, is, is, is);
	const struct edition *old = edition_in(state, "cy", before), *new = edition_in(state, "cy", after);
	struct changes *changes = changes_find(old, new, test_diag(state));
	test_own(state, changes, release);
	GString *out = g_string_new(NULL);
	assert_true(explain_instructions(changes, out, test_diag(state)));
	const char *text = test_keep(state, g_string_free(out, FALSE));
	assert_contains(text, "paragraffau 1.1 ac 1.2, y cofnod “Y rheolwr.” yn y rhestr ym mharagraff 1.3, ");
	assert_contains(text, " yn adran 1.0 a’r cofnod ar gyfer “un” yn y tabl ym mharagraff 1.4, yn lle ");
	const char *made = carried_out(state, text, old);
	assert_non_null(made);
	const char *earlier = with(state, text, "a’r cofnod", "a y cofnod");
	earlier = with(state, earlier, "1.1 ac 1.2", "1.1 a 1.2");
	earlier = with(state, earlier, "rhestr ym mharagraff", "rhestr yn paragraff");
	earlier = with(state, earlier, "tabl ym mharagraff", "tabl yn paragraff");
	assert_text(carried_out(state, earlier, old), made);
	assert_no_messages(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(words_are_quoted_so_that_they_are_plain),
		TEST(one_that_stands_twice_is_told_in_both_places),
		TEST(provisions_come_go_and_move),
		TEST(an_edited_instruction_is_followed_as_it_stands),
		TEST(what_cannot_be_carried_out_is_told_at_its_place),
		TEST(instructions_for_another_text_are_refused),
		TEST(marks_in_the_words_are_no_marks),
		TEST(a_section_of_an_act_is_quoted_as_it_is_read),
		cmocka_unit_test(it_is_told_apart_from_json),
		TEST(welsh_places_go_by_what_stands_before_them),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
