/* SPDX-License-Identifier: MIT
 * Changes. Two texts with a line '=====' between them are compared: the account must give the new text when it is
 * applied to the old, and the one the other way round the old again. Any other input is an account itself, JSON or
 * instructions, applied to a text of ours: carried out or refused with a word. */
#include "try.h"

#include "compare/changes.h"
#include "compare/script.h"
#include "explain/explain.h"
#include "publish/told/apply.h"

#include <string.h>

#define BETWEEN "\n=====\n"
#define OLD \
	"---\ntitle: Code\n---\n\n## Gifts {#gifts}\n\n1. At most ten pounds. {#most}\n2. Declare it.\n\n| a | b " \
	"|\n|---|---|\n| c | d |\n"

static GPtrArray *one(const struct edition *edition)
{
	GPtrArray *all = g_ptr_array_new();
	g_ptr_array_add(all, (gpointer)edition);
	return all;
}

static void account_try(const char *text)
{
	static struct tried old;
	static GPtrArray *editions;
	if (!editions) {
		old = try_read(OLD, strlen(OLD), true);
		editions = one(old.edition);
	}
	GString *out = g_string_new(NULL);
	struct diag *diag = diag_new();
	bool done = changes_apply_text(text, strlen(text), "changes", editions, out, diag);
	try_hold(done || diag_worst(diag) >= LEVEL_ERROR, "what is not carried out is told");
	try_hold(!PLANT || diag_count(diag) == 0 || diag_get(diag, 0)->code != CODE_CHANGES_OTHER, "planted");
	try_messages(diag);
	diag_free(diag);
	g_string_free(out, TRUE);
}

/* The account of what is between two texts, carried out on the first. */
static void way_try(const struct tried *from, const struct tried *to)
{
	struct diag *diag = diag_new();
	struct changes *changes = changes_find(from->edition, to->edition, diag);
	if (changes) {
		GString *json = g_string_new(NULL), *out = g_string_new(NULL);
		explain_json(changes, NULL, json);
		GPtrArray *editions = one(from->edition);
		try_hold(changes_apply_text(json->str, json->len, "changes", editions, out, diag),
			 "the account can be carried out");
		g_ptr_array_unref(editions);
		g_string_free(json, TRUE);
		g_string_free(out, TRUE);
		changes_free(changes);
	}
	diag_free(diag);
}

static void pair_try(const char *text, const char *between)
{
	const char *second = between + strlen(BETWEEN);
	struct tried old = try_read(text, (size_t)(between - text), true), new = try_read(second, strlen(second), true);
	bool sound =
		old.edition && new.edition &&diag_worst(old.diag) < LEVEL_ERROR &&diag_worst(new.diag) < LEVEL_ERROR;
	unsigned back = try_choice(text, strlen(text), 2);
	if (sound && (TRY_ALL || !back))
		way_try(&old, &new);
	if (sound && (TRY_ALL || back))
		way_try(&new, &old);
	try_release(&old);
	try_release(&new);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	char *text = g_strndup((const char *)bytes, length);
	const char *between = strstr(text, BETWEEN);
	if (between)
		pair_try(text, between);
	else if (g_utf8_validate(text, -1, NULL))
		account_try(text);
	g_free(text);
	return 0;
}
