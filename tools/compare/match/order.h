/* SPDX-License-Identifier: MIT
 * What kept its order: the heaviest increasing subsequence. Within compare/. */
#ifndef KEELING_COMPARE_ORDER_H
#define KEELING_COMPARE_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* `places` are different from each other, and their room is not much wider than they are many. Sets kept[i] for those
 * of the heaviest subsequence in which they increase; of equals the earlier. n log n. */
void order_keep(const uint32_t *places, const double *weights, size_t count, bool *kept);

#endif
