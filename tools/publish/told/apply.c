/* SPDX-License-Identifier: MIT
 * JSON as keeling-diff writes it is YAML too, so the reader of YAML reads it. */
#include "publish/told/apply.h"
#include "compare/script.h"
#include "explain/instructions/instructions.h"
#include "read/source/source.h"
#include "read/yaml.h"

#include <string.h>

static const struct yaml *item(const struct yaml *list, guint i)
{
	return list && list->kind == YAML_LIST && i < list->items->len ? list->items->pdata[i] : NULL;
}

static guint length(const struct yaml *list)
{
	return list && list->kind == YAML_LIST ? list->items->len : 0;
}

/* A whole number; false for anything else. */
static bool number(const struct yaml *yaml, uint32_t *value)
{
	guint64 read;
	if (!yaml || yaml->kind != YAML_SCALAR ||
	    !g_ascii_string_to_unsigned(yaml->text, 10, 0, G_MAXUINT32 - 1, &read, NULL))
		return false;
	*value = (uint32_t)read;
	return true;
}

static bool text(const struct yaml *yaml, char **value)
{
	if (!yaml || yaml->kind != YAML_SCALAR)
		return false;
	*value = g_strdup(yaml->text);
	return true;
}

static bool hunk_read(const struct yaml *yaml, struct script_step *step)
{
	struct script_hunk hunk = {0, 0, g_ptr_array_new_with_free_func(g_free)};
	const struct yaml *added = item(yaml, 2);
	bool sound = number(item(yaml, 0), &hunk.at) && number(item(yaml, 1), &hunk.dropped) && added;
	for (guint i = 0; i < length(added) && sound; i++) {
		char *word = NULL;
		sound = text(item(added, i), &word);
		g_ptr_array_add(hunk.added, word);
	}
	g_array_append_val(step->hunks, hunk);
	return sound;
}

static bool unit_read(const struct yaml *yaml, struct script_step *step)
{
	struct script_unit unit = {NULL, NULL, 0};
	bool sound = text(item(yaml, 0), &unit.kind) && number(item(yaml, 1), &unit.words) &&
		     text(item(yaml, 2), &unit.format);
	g_array_append_val(step->units, unit);
	return sound;
}

static bool step_read(const struct yaml *yaml, struct script *script)
{
	struct script_step step = script_step_new();
	bool sound = number(item(yaml, 0), &step.old_at) && number(item(yaml, 1), &step.old_count) &&
		     number(item(yaml, 2), &step.new_at) && number(item(yaml, 3), &step.new_count);
	for (guint i = 0; i < length(item(yaml, 4)) && sound; i++)
		sound = hunk_read(item(item(yaml, 4), i), &step);
	for (guint i = 0; i < length(item(yaml, 5)) && sound; i++)
		sound = unit_read(item(item(yaml, 5), i), &step);
	g_array_append_val(script->steps, step);
	return sound;
}

/* [place of a word in the old text, what its target is known by] */
static bool followed_read(const struct yaml *yaml, struct script *script)
{
	uint32_t place;
	char *word = NULL;
	if (!number(item(yaml, 0), &place) || place > SOURCE_LARGEST || !text(item(yaml, 1), &word))
		return false;
	if (place >= script->followed->len)
		g_ptr_array_set_size(script->followed, (gint)place + 1);
	g_free(script->followed->pdata[place]);
	script->followed->pdata[place] = word;
	return true;
}

static bool steps_read(const struct yaml *changes, struct script *script)
{
	bool sound = true;
	for (guint i = 0; i < length(changes) && sound; i++) {
		const struct yaml *steps = yaml_get(item(changes, i), "script");
		sound = steps != NULL;
		for (guint k = 0; k < length(steps) && sound; k++)
			sound = step_read(item(steps, k), script);
	}
	return sound;
}

static bool script_read(const struct yaml *yaml, struct script *script)
{
	const struct yaml *units = yaml_get(yaml, "units"), *changes = yaml_get(yaml, "changes");
	const struct yaml *followed = yaml_get(units, "followed");
	bool sound = text(item(yaml_get(units, "old"), 1), &script->old_sum) &&
		     number(item(yaml_get(units, "new"), 0), &script->new_count) &&
		     text(item(yaml_get(units, "new"), 1), &script->new_sum) && changes &&
		     script->new_count < SOURCE_LARGEST;
	for (guint i = 0; i < length(followed) && sound; i++)
		sound = followed_read(item(followed, i), script);
	sound = sound && steps_read(yaml_get(yaml, "letters"), script) && steps_read(changes, script);
	return sound;
}

/* A list of tracked changes has no sums of units. */
static const char *why_not(const struct yaml *yaml)
{
	const struct yaml *units = yaml_get(yaml, "units");
	if (yaml_get(yaml, "changes") && units && !yaml_get(units, "old"))
		return "these changes were tracked in a Word file, and their list proves nothing: keeling-diff --to "
		       "json OLD FILE.docx gives those that can be applied";
	return "these are no changes as keeling-diff --to json writes them";
}

static bool json_apply(const char *words, size_t count, const char *file, const GPtrArray *old, GString *out,
		       struct diag *diag)
{
	struct place place = {file, 1, 1};
	struct yaml *yaml = yaml_read_data(words, count, place, diag);
	if (!yaml)
		return false;
	struct script *script = script_new();
	const char *why = NULL;
	bool sound = script_read(yaml, script);
	if (!sound)
		diag_add(diag, CODE_CHANGES_FORM, place, "%s", why_not(yaml));
	else if (!(sound = script_run(script, old, out, &why)))
		diag_add(diag, CODE_CHANGES_OTHER, place, "the changes were not applied: %s", why);
	script_free(script);
	yaml_release(yaml);
	return sound;
}

bool changes_apply_text(const char *words, size_t count, const char *file, const GPtrArray *old, GString *out,
			struct diag *diag)
{
	return instructions_are(words) ? instructions_apply(words, file, old, out, diag)
				       : json_apply(words, count, file, old, out, diag);
}

bool changes_apply(const char *path, const GPtrArray *old, GString *out, struct diag *diag)
{
	char *folder = g_path_get_dirname(path), *name = g_path_get_basename(path);
	struct sources *sources = sources_open(folder, diag);
	struct source source;
	bool sound = false;
	if (sources && source_read(sources, name, (struct place){.file = NULL}, diag, &source)) {
		sound = changes_apply_text(source.text, source.length, source.file, old, out, diag);
		source_release(&source);
	}
	sources_close(sources);
	g_free(folder);
	g_free(name);
	return sound;
}
