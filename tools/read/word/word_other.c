/* SPDX-License-Identifier: MIT */
#include "read/word/word_other.h"

#include <glib.h>
#include <string.h>

#define PDF_BEGINS 1024u /* bytes that may stand before the sign of a PDF */

static bool begins(const char *text, size_t length, const char *sign)
{
	return length >= strlen(sign) && !g_ascii_strncasecmp(text, sign, strlen(sign));
}

/* An old Word file and a protected one are no zip but a container of their own, which begins so. */
static const char *container_words(const char *bytes, size_t length)
{
	static const unsigned char sign[8] = {0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1};
	static const char protected[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
	if (length < sizeof sign || memcmp(bytes, sign, sizeof sign) != 0)
		return NULL;
	return memmem(bytes, length, protected, sizeof protected)
		       ? "it is protected by a password; open it in Word, take the password away and save it again"
		       : "it is an old Word file (.doc); open it in Word and save it as .docx";
}

static bool is_text(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)bytes[i] < ' ' && !strchr("\t\r\n\f", bytes[i]))
			return false;
	return length && g_utf8_validate(bytes, (gssize)length, NULL) && !begins(bytes, length, "PK");
}

const char *word_other_file(const void *bytes, size_t length)
{
	const char *text = bytes, *container = container_words(text, length);
	if (container)
		return container;
	if (memmem(text, MIN(length, PDF_BEGINS), "%PDF-", strlen("%PDF-")))
		return "it is a PDF, which has no clauses or numbers to go by: ask for the Word file that it was made "
		       "of; or open it in Word, save it as .docx, and look through what Word made of it";
	if (begins(text, length, "{\\rtf"))
		return "it is rich text (.rtf); open it in Word or LibreOffice and save it as .docx";
	size_t blank = 0;
	while (blank < length && g_ascii_isspace(text[blank]))
		blank++;
	if (begins(text + blank, length - blank, "<!doctype html") || begins(text + blank, length - blank, "<html"))
		return "it is a web page; open it in Word or LibreOffice and save it as .docx";
	return is_text(text, length) ? "it is plain text; open it in Word or LibreOffice and save it as .docx" : NULL;
}

const char *word_other_package(const void *mimetype, size_t length)
{
	static const char open[] = "application/vnd.oasis.opendocument.";
	const char *type = mimetype;
	if (!begins(type, length, open))
		return NULL;
	return begins(type + strlen(open), length - strlen(open), "text")
		       ? "it is an OpenDocument text (.odt); open it in LibreOffice or Word and save it as .docx"
		       : "it is an OpenDocument file, but no text";
}
