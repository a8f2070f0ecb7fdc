/* SPDX-License-Identifier: MIT */
#include "publish/proof.h"
#include "publish/single.h"

void proof_print(const struct library *library, const struct edition *only, const struct templates *templates,
		 struct diag *diag)
{
	struct press *press = press_new(templates, diag);
	for (size_t i = 0; press && i < library_count(library); i++) {
		const struct edition *edition = library_get(library, i);
		GByteArray *bytes = g_byte_array_new();
		if (!only || edition == only)
			press_print(press, edition, edition_root(edition), bytes, diag);
		g_byte_array_unref(bytes);
	}
	press_free(press);
}
