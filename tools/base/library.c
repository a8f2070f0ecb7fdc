/* SPDX-License-Identifier: MIT */
#include "base/library.h"
#include "base/mishap.h"

#include <dlfcn.h>
#include <string.h>

bool library_take(const char *file, const char *const names[], size_t count, void *calls, GString *fault)
{
	void *library = dlopen(file, RTLD_LAZY | RTLD_LOCAL);
	bool whole = library != NULL;
	for (size_t i = 0; i < count && whole; i++) {
		void *place = dlsym(library, names[i]);
		memcpy((char *)calls + i * sizeof place, &place, sizeof place);
		whole = place != NULL;
	}
	if (!whole)
		g_string_append_printf(fault, "the library %s can't be used (%s); install Keeling's packages again",
				       file, dlerror());
	if (!whole && mishap_is_child())
		mishap_stop(fault->str);
	return whole;
}
