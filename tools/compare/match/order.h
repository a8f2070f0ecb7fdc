/* SPDX-License-Identifier: MIT
 * What kept its order: the heaviest increasing subsequence. */
#ifndef KEELING_COMPARE_ORDER_H
#define KEELING_COMPARE_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The room of `places` is not much wider than they are many. Sets kept[i] for those of the heaviest subsequence in
 * which they increase, so that of places that are the same one is kept at most; of equals the earlier. n log n. */
void order_keep(const uint32_t *places, const double *weights, size_t count, bool *kept);

#endif
