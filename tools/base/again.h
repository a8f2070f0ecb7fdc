/* SPDX-License-Identifier: MIT
 * The same name given again and again: 'gifts', 'gifts-2', 'gifts-3'. How far each name was counted is remembered, so
 * that a thousand of one name are a thousand steps, not half a million.
 *
 *	for (number = again_begin(again, name); is_taken(name, number); number++)
 *		;
 *	again_end(again, name, number);
 *
 * Right where a name that was taken stays taken. */
#ifndef KEELING_AGAIN_H
#define KEELING_AGAIN_H

#include <glib.h>

GHashTable *again_new(void); /* freed with g_hash_table_unref() */
/* The number to try first for a name that is taken: 2, or the one after the last that was given. */
unsigned again_begin(GHashTable *again, const char *name);
void again_end(GHashTable *again, const char *name, unsigned given);

#endif
