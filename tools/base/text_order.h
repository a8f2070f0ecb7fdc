/* SPDX-License-Identifier: MIT
 * The order of texts in an array: by their bytes, in any locale. */
#ifndef KEELING_TEXT_ORDER_H
#define KEELING_TEXT_ORDER_H

/* For qsort() and g_ptr_array_sort() over `char *`. */
int text_order(const void *a, const void *b);

#endif
