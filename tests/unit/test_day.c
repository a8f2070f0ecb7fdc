/* SPDX-License-Identifier: MIT */
#include "test.h"

#include "model/day.h"
#include "read/words.h"

static void release(void *words)
{
	words_free(words);
}

static void expect(void **state, const char *language, const char *text, const char *day)
{
	const struct words *words =
		test_own(state, words_read(test_templates(state), language, test_diag(state)), release);
	char *read = day_typed(words, text);
	if (day)
		assert_string_equal(read ? read : "no day", day);
	else
		assert_null(read);
	g_free(read);
}

static void a_day_is_read_however_it_is_written(void **state)
{
	static const char *const days[] = {"5/3/2027",     "05/03/2027", " 05 / 03 / 2027 ", "5.3.2027",   "05-03-2027",
					   "5 March 2027", "5 mar 2027", "05 MARCH 2027",    "2027-03-05", "2027-3-5"};
	for (size_t i = 0; i < G_N_ELEMENTS(days); i++)
		expect(state, "en-GB", days[i], "2027-03-05");
	expect(state, "en-GB", "29/2/2028", "2028-02-29");
	static const char *const either[] = {"5 Mawrth 2027", "5 March 2027", "5 maw 2027", "5 Mar 2027"};
	for (size_t i = 0; i < G_N_ELEMENTS(either); i++) {
		expect(state, "cy", either[i], "2027-03-05");
		expect(state, "en-GB", either[i], "2027-03-05");
	}
	expect(state, "cy", "31 December 2026", "2026-12-31");
	expect(state, "en-GB", "31 Rhagfyr 2026", "2026-12-31");
}

static void what_is_no_day_is_none(void **state)
{
	static const char *const texts[] = {
		"",           "tomorrow",  "5",           "5/3",         "5/3/27",           "03/25/2027",  "29/2/2027",
		"0/3/2027",   "5/3-2027",  "5/3/2027 pm", "2027-03",     "2027-00-05",       "5 Ma 2027",   "5 2027",
		"2027/03/05", "5/3/20270", "300/3/2027",  "\xFF/3/2027", "2027-03-05T10:00", "261/259/2027"};
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		expect(state, "en-GB", texts[i], NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_day_is_read_however_it_is_written),
		TEST(what_is_no_day_is_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
