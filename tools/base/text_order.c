/* SPDX-License-Identifier: MIT */
#include "base/text_order.h"

#include <string.h>

int text_order(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}
