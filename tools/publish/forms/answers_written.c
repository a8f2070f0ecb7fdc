/* SPDX-License-Identifier: MIT
 * Answers as CSV or JSON. */
#include "base/csv.h"
#include "base/json.h"
#include "publish/forms/answers.h"

static void csv_answer(const struct answers *answers, const struct answer *answer, GString *out)
{
	const struct filled *filled = answers->filled;
	csv_cell(out, filled->file);
	csv_cell(out, edition_meta(answers->edition)->id);
	csv_cell(out, form_id(answers->form));
	csv_cell(out, filled->version ? filled->version : "");
	csv_cell(out, answer->name);
	csv_cell(out, answer->label);
	csv_cell(out, answer->value);
	csv_line_end(out);
}

static void formula_tell(const struct answers *answers, const char *what, const char *text, struct diag *diag)
{
	if (text && csv_is_formula(text))
		diag_add(diag, CODE_FILLED_FORMULA, (struct place){.file = answers->filled->file},
			 "%s begins as a formula does: a spreadsheet may carry it out. It is written as it stands",
			 what);
}

/* All that whoever sent the form may have chosen. */
static void formulas_tell(const struct answers *answers, struct diag *diag)
{
	formula_tell(answers, "the name of this file", answers->filled->file, diag);
	formula_tell(answers, "the version of the form", answers->filled->version, diag);
	for (guint i = 0; i < answers->list->len; i++) {
		const struct answer *answer = answers->list->pdata[i];
		g_autofree char *what = g_strdup_printf("the answer to '%s'", answer->label);
		formula_tell(answers, what, answer->value, diag);
	}
}

void answers_csv(const GPtrArray *found, GString *out, struct diag *diag)
{
	static const char *const heads[] = {"file", "document", "form", "version", "field", "label", "value"};
	for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
		csv_cell(out, heads[i]);
	csv_line_end(out);
	for (guint i = 0; i < found->len; i++) {
		const struct answers *answers = found->pdata[i];
		for (guint k = 0; k < answers->list->len; k++)
			csv_answer(answers, answers->list->pdata[k], out);
		formulas_tell(answers, diag);
	}
}

static void json_form(const struct answers *answers, GString *out)
{
	const char *const facts[][2] = {{"file", answers->filled->file},
					{"document", edition_meta(answers->edition)->id},
					{"form", form_id(answers->form)},
					{"version", answers->filled->version}};
	for (size_t i = 0; i < G_N_ELEMENTS(facts); i++) {
		g_string_append(out, i ? ", " : "{");
		json_member(out, facts[i][0], facts[i][1]);
	}
	g_string_append(out, ",\n  \"entries\": {");
	for (guint i = 0; i < answers->list->len; i++) {
		const struct answer *answer = answers->list->pdata[i];
		g_string_append(out, i ? ",\n   " : "\n   ");
		json_member(out, answer->name, answer->value);
	}
	g_string_append(out, "}}");
}

void answers_json(const GPtrArray *found, GString *out)
{
	g_string_append(out, "[");
	for (guint i = 0; i < found->len; i++) {
		g_string_append(out, i ? ",\n " : "\n ");
		json_form(found->pdata[i], out);
	}
	g_string_append(out, found->len ? "\n]\n" : "]\n");
}
