/* SPDX-License-Identifier: MIT */
#include "publish/adopt/adopt_reports.h"
#include "base/system_files.h"
#include "publish/reports/reports.h"
#include "read/front.h"
#include "read/front_change.h"
#include "read/report.h"
#include "read/yaml.h"

#include <string.h>

/* True for a report whose `new:` is the draft in that folder. */
static bool tells_of(const struct source *source, const char *folder)
{
	struct front_parts parts = front_find(source->text, source->length);
	if (parts.kind != FRONT_YAML || !is_report(source->text, source->length))
		return false;
	struct diag *unheard = diag_new(); /* its mistakes are not ours to tell */
	struct yaml *front = yaml_read(source->text + parts.start, parts.length, (struct place){.line = 2}, unheard);
	const struct yaml *new = front ? yaml_get(front, "new") : NULL;
	bool tells = new &&new->kind == YAML_SCALAR && !strcmp(new->text, folder);
	yaml_release(front);
	diag_free(unheard);
	return tells;
}

bool adopt_reports(struct adopting *adopting, guint *count)
{
	g_autofree char *version = g_strdup_printf("%s@%s", adopting->folder, adopting->adoption->version);
	const struct front_change change = {"new", version};
	GPtrArray *paths = source_list(adopting->sources, REPORTS_FOLDER);
	bool good = true;
	*count = 0;
	for (guint i = 0; i < paths->len && good; i++) {
		const char *path = paths->pdata[i];
		struct source source;
		if (!g_str_has_suffix(path, ".md") || is_system_file(path))
			continue;
		good = source_read(adopting->sources, path, (struct place){0}, adopting->diag, &source);
		if (!good || !tells_of(&source, adopting->folder)) {
			source_release(&source);
			continue;
		}
		source_release(&source);
		adopting->entries[1] = REPORTS_FOLDER;
		good = source_put_changed(adopting, path, &change, 1);
		++*count;
	}
	g_ptr_array_unref(paths);
	return good && (!*count || stage_keep(adopting->stage, REPORTS_FOLDER));
}
