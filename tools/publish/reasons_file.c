/* SPDX-License-Identifier: MIT */
#include "publish/reasons_file.h"
#include "read/fields.h"

#include <string.h>

static void stanza_read(struct reasons *reasons, const struct yaml *key, const struct yaml *item, struct diag *diag)
{
	static const char *const names[] = {"because", "group", NULL};
	struct reason reason = {.id = key->text, .place = key->place};
	if (item->kind == YAML_MAP) {
		fields_known(item, names, diag);
		reason.because = field_text(reasons->arena, item, "because", diag);
		reason.group = field_text(reasons->arena, item, "group", diag);
	} else {
		reason.because = item_text(reasons->arena, item, "reason", diag);
	}
	reason_add(reasons, reason);
}

struct reasons *target_reasons(const struct target *target, struct diag *diag)
{
	struct reasons *reasons = reasons_new();
	const char *source = edition_meta(target->edition)->source;
	char *path = source_beside(source ? source : "", "reasons.yaml");
	struct source file;
	if (source_exists(target->collection->sources, path) &&
	    source_read(target->collection->sources, path, (struct place){.file = NULL}, diag, &file)) {
		struct yaml *yaml = yaml_read(file.text, file.length, (struct place){file.file, 1, 1}, diag);
		for (guint i = 0; yaml && yaml->kind == YAML_MAP && i < yaml->items->len; i++)
			stanza_read(reasons, yaml->keys->pdata[i], yaml->items->pdata[i], diag);
		yaml_release(yaml);
		source_release(&file);
	}
	g_free(path);
	return reasons;
}
