/* SPDX-License-Identifier: MIT */
#include "publish/decision.h"

char *decision_words(const struct adopted *adopted, const struct words *words)
{
	const char *by = adopted->by ? adopted->by : "";
	if (adopted->authority && adopted->reason)
		return word_fill(words, "site-delegated", "authority", adopted->authority, "reason", adopted->reason,
				 NULL);
	if (adopted->authority)
		return g_strdup(adopted->authority);
	return adopted->minute ? word_fill(words, "site-minute", "by", by, "minute", adopted->minute, NULL)
			       : g_strdup(by);
}
