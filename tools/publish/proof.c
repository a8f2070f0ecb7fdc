/* SPDX-License-Identifier: MIT */
#include "publish/proof.h"
#include "publish/single.h"

void proof_print(const struct library *library, const struct edition *only, const struct templates *templates,
		 struct diag *diag)
{
	struct press *press = press_new(templates, diag);
	for (size_t i = 0; press && i < library_count(library); i++) {
		const struct edition *edition = library_get(library, i);
		if (!only || edition == only)
			press_print(press, edition, edition_root(edition), NULL, diag);
	}
	press_free(press);
}
