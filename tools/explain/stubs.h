/* SPDX-License-Identifier: MIT
 * Stubs for the reasons that are not there yet: what to write into reasons.yaml, and in whose. For publish/. */
#ifndef KEELING_EXPLAIN_STUBS_H
#define KEELING_EXPLAIN_STUBS_H

#include "explain/reasons.h"

struct item;

struct stub {
	const struct edition *edition; /* of the new text, in whose reasons.yaml it belongs */
	char *key; /* 'register-return', 'paragraph 16.5', 'other-document#id/removed'; 'form-gifts/reordered' where
		      another item tells of it too */
	char *sentence; /* of the overview; NULL where it is that of the stub before it */
	double position;
	const struct item *item; /* while they are gathered */
};

/* What a change's reason is looked for under; the caller frees it. */
char *stub_key(const struct changes *changes, const struct change *change);

/* Of struct stub *, in the order of the new text; none for changes of spelling and appearance and of policies' titles.
 * The caller unrefs it. */
GPtrArray *stubs_of(const struct changes *changes, const struct reasons *reasons, const struct words *patterns);

#endif
