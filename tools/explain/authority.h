/* SPDX-License-Identifier: MIT
 * Who may approve which change: the rules of delegation.yaml, which sort changes into Part A (for approval) and Part B
 * (for information). For explain/ and the commands, which read them. */
#ifndef KEELING_AUTHORITY_H
#define KEELING_AUTHORITY_H

#include "explain/reasons.h"

/* What a rule does not speak of, it takes any of. */
struct rule {
	char part;        /* 'A' or 'B' */
	const char *by;   /* who approves: 'full Council'; NULL in the rule for what no rule covers */
	const char *name; /* what the rule is called, or NULL */
	unsigned kinds;   /* bits of 1 << change_kind; 0: any */
	unsigned tags;    /* bits of change_tag: all that a change has are among them; 0: any */
	const char *const *units, *const *documents, *const *ids; /* NULL-terminated; NULL: any */
	struct place place;
};

/* Copies the rule; its texts must belong to reasons->arena. */
void rule_add(struct reasons *reasons, struct rule rule);

/* The first rule that fits; Part A where none does. NULL where there are no rules at all. */
const struct rule *rule_of(const struct reasons *reasons, const struct change *change);
/* 'A' or 'B'; 0 where there are no rules. */
char part_of(const struct reasons *reasons, const struct change *change);

#endif
