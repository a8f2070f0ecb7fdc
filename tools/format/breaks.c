/* SPDX-License-Identifier: MIT */
#include "format/breaks.h"

#include "base/library.h"

#include <linebreak.h>

#define CALLS(CALL) \
	CALL(init_linebreak) \
	CALL(set_linebreaks_utf8)

struct calls {
	CALLS(LIBRARY_FIELD)
};

static const char *const call_names[] = {CALLS(LIBRARY_NAME)};
static struct calls to;

/* The library sorts its tables once. */
bool breaks_take(GString *fault)
{
	if (to.set_linebreaks_utf8)
		return true;
	struct calls calls;
	if (!library_take(LIBRARY_UNIBREAK, call_names, G_N_ELEMENTS(call_names), &calls, fault))
		return false;
	calls.init_linebreak();
	to = calls;
	return true;
}

void breaks_find(const char *text, size_t length, const char *language, unsigned char *breaks)
{
	static const unsigned char meaning[] = {
		[LINEBREAK_MUSTBREAK] = BREAK_MUST,
		[LINEBREAK_ALLOWBREAK] = BREAK_MAY,
		[LINEBREAK_NOBREAK] = BREAK_NOT,
		[LINEBREAK_INSIDEACHAR] = BREAK_NOT,
	};
	if (!length)
		return;
	to.set_linebreaks_utf8((const utf8_t *)text, length, language, (char *)breaks);
	for (size_t i = 0; i < length; i++)
		breaks[i] = meaning[breaks[i] & 3];
	breaks[length - 1] = BREAK_NOT;
}
