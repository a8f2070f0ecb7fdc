/* SPDX-License-Identifier: MIT
 * The styles of the Word files that these tools make, by the names that Word and LibreOffice keep. */
#include "publish/word/word_roles.h"

#include <string.h>

#define CLAUSE_TEXT "clause text "

enum role role_of(const struct word_paragraph *paragraph, unsigned *depth)
{
	static const struct {
		const char *name;
		enum role role;
	} roles[] = {
		{"normal", ROLE_TEXT}, {"definition term", ROLE_TERM},    {"definition meaning", ROLE_MEANING},
		{"note", ROLE_NOTE},   {"appendix title", ROLE_APPENDIX},
	};
	const char *name = paragraph->style_name;
	*depth = 0;
	if (!g_ascii_strncasecmp(name, CLAUSE_TEXT, strlen(CLAUSE_TEXT))) {
		*depth = (unsigned)g_ascii_strtoull(name + strlen(CLAUSE_TEXT), NULL, 10);
		return ROLE_CLAUSE_TEXT;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(roles); i++)
		if (!g_ascii_strcasecmp(name, roles[i].name))
			return roles[i].role;
	return ROLE_OTHER;
}
