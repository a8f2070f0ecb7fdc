/* SPDX-License-Identifier: MIT */
#include "publish/told/told.h"
#include "explain/destinations.h"
#include "explain/explain.h"
#include "explain/redline/redline.h"
#include "explain/instructions/instructions.h"
#include "publish/patterns_file.h"
#include "publish/reports/report_file.h"

#include "publish/told/redlined.h"

#include <string.h>

/* Of a text that has no day of its own; as in the properties of Word files. */

static bool kept(GString *text, GByteArray *out)
{
	g_byte_array_append(out, (const guint8 *)text->str, (guint)text->len);
	g_string_free(text, TRUE);
	return true;
}

static bool text_tell(const struct telling *telling, GByteArray *out, struct diag *diag G_GNUC_UNUSED)
{
	GString *text = g_string_new(NULL);
	explain_text(telling->changes, telling->colour, text);
	return kept(text, out);
}

static bool json_tell(const struct telling *telling, GByteArray *out, struct diag *diag G_GNUC_UNUSED)
{
	GString *text = g_string_new(NULL);
	explain_json(telling->changes, telling->reasons, text);
	return kept(text, out);
}

/* The overview or the table, in the sentences of its language and the format asked for. */
static bool report_tell(const struct telling *telling,
			struct report *(*explain)(const struct changes *changes, const struct reasons *reasons,
						  const struct words *patterns, char part),
			GByteArray *out, struct diag *diag)
{
	const struct words *words = edition_words(changes_edition(telling->changes, true));
	struct words *patterns = patterns_read(telling->templates, words, diag);
	if (!patterns)
		return false;
	struct report *report = explain(telling->changes, telling->reasons, patterns, telling->part);
	bool fine = report_write(report, telling->format, words, telling->templates, out, diag);
	report_free(report);
	words_free(patterns);
	return fine;
}

/* It is for a report. */
static bool overview_tell(const struct telling *telling, GByteArray *out, struct diag *diag)
{
	return report_tell(telling, explain_overview_outside, out, diag);
}

static bool table_tell(const struct telling *telling, GByteArray *out, struct diag *diag)
{
	return report_tell(telling, explain_table, out, diag);
}

#define REPORTS (1u << REPORT_MARKDOWN | 1u << REPORT_HTML | 1u << REPORT_DOCX)

static bool instructions_tell(const struct telling *telling, GByteArray *out, struct diag *diag)
{
	GString *text = g_string_new(NULL);
	bool sound = explain_instructions(telling->changes, text, diag);
	return kept(text, out) && sound;
}

static bool destinations_tell(const struct telling *telling, GByteArray *out, struct diag *diag)
{
	struct report *report = explain_destinations(telling->changes, telling->reasons, NULL);
	const struct words *words = edition_words(changes_edition(telling->changes, true));
	bool fine = report_write(report, telling->format, words, telling->templates, out, diag);
	report_free(report);
	return fine;
}

static const struct teller tellers[] = {
	{"text", 0, false, text_tell, NULL},
	{"json", 0, false, json_tell, NULL},
	{"overview", REPORTS, true, overview_tell, NULL},
	{"table", REPORTS, true, table_tell, NULL},
	{"instructions", 0, false, instructions_tell, NULL},
	{"destinations", REPORTS, false, destinations_tell, NULL},
	{"html", 0, false, redline_html_tell, NULL},
	{"markdown", 0, false, redline_markdown_tell, NULL},
	{"docx", 0, false, redline_word_tell, redline_word_files},
};

const struct teller *teller_find(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(tellers); i++)
		if (!strcmp(tellers[i].name, name))
			return &tellers[i];
	return NULL;
}

char *teller_names(void)
{
	GString *names = g_string_new(tellers[0].name);
	for (size_t i = 1; i < G_N_ELEMENTS(tellers); i++)
		g_string_append_printf(names, "%s%s", i + 1 < G_N_ELEMENTS(tellers) ? ", " : " or ", tellers[i].name);
	return g_string_free(names, FALSE);
}

enum report_format report_format_find(const char *name)
{
	static const char *const names[REPORT_FORMATS] = {"markdown", "html", "docx"};
	enum report_format format = 0;
	while (format < REPORT_FORMATS && strcmp(names[format], name) != 0)
		format++;
	return format;
}
