/* SPDX-License-Identifier: MIT */
#include "format/xml.h"

#include "base/library.h"

#include <libxml/xmlreader.h>
#include <stdint.h>
#include <string.h>

/* ---- writing -------------------------------------------------------------------------------------------------- */

#define REPLACEMENT "\xef\xbf\xbd"

/* What has to be looked at in words: bit 0 in content, bit 1 in attributes. Bytes not named are appended as they are.
 */
enum { IN_TEXT = 1, IN_VALUE = 2, IN_BOTH = 3 };

static const unsigned char special[256] = {
	[0x00] = IN_BOTH, [0x01] = IN_BOTH, [0x02] = IN_BOTH, [0x03] = IN_BOTH,  [0x04] = IN_BOTH,  [0x05] = IN_BOTH,
	[0x06] = IN_BOTH, [0x07] = IN_BOTH, [0x08] = IN_BOTH, ['\t'] = IN_VALUE, ['\n'] = IN_VALUE, [0x0b] = IN_BOTH,
	[0x0c] = IN_BOTH, ['\r'] = IN_BOTH, [0x0e] = IN_BOTH, [0x0f] = IN_BOTH,  [0x10] = IN_BOTH,  [0x11] = IN_BOTH,
	[0x12] = IN_BOTH, [0x13] = IN_BOTH, [0x14] = IN_BOTH, [0x15] = IN_BOTH,  [0x16] = IN_BOTH,  [0x17] = IN_BOTH,
	[0x18] = IN_BOTH, [0x19] = IN_BOTH, [0x1a] = IN_BOTH, [0x1b] = IN_BOTH,  [0x1c] = IN_BOTH,  [0x1d] = IN_BOTH,
	[0x1e] = IN_BOTH, [0x1f] = IN_BOTH, ['&'] = IN_BOTH,  ['<'] = IN_BOTH,   ['>'] = IN_BOTH,   ['"'] = IN_VALUE,
	[0xef] = IN_BOTH, /* may begin U+FFFE or U+FFFF */
};

/* Appends one special character; how many bytes of the text it took. */
static size_t special_append(GString *out, const char *text, size_t length)
{
	switch ((unsigned char)*text) {
	case '&':
		XML(out, "&amp;");
		return 1;
	case '<':
		XML(out, "&lt;");
		return 1;
	case '>':
		XML(out, "&gt;");
		return 1;
	case '"':
		XML(out, "&quot;");
		return 1;
	case '\t':
		XML(out, "&#9;");
		return 1;
	case '\n':
		XML(out, "&#10;");
		return 1;
	case '\r':
		XML(out, "&#13;");
		return 1;
	case 0xef:
		if (length >= 3 && text[1] == '\xbf' && (text[2] == '\xbe' || text[2] == '\xbf')) {
			XML(out, REPLACEMENT);
			return 3;
		}
		g_string_append_c(out, *text);
		return 1;
	default:
		XML(out, REPLACEMENT);
		return 1;
	}
}

/* The same byte eight times; and whether one of eight is 0: then its highest bit is set, perhaps that of another too.
 */
#define EACH(byte) (0x0101010101010101u * (byte))
#define ZEROS(bytes) (((bytes)-EACH(1)) & ~(bytes))

/* Whether one of the eight bytes at `text` may be special, in a value at least. '"' and '&' differ in one bit, and so
 * do '<' and '>'. */
static bool may_be_special(const char *text)
{
	uint64_t bytes;
	memcpy(&bytes, text, sizeof bytes);
	uint64_t low = (bytes - EACH(0x20)) & ~bytes, quote = (bytes & ~EACH(4)) ^ EACH('"'),
		 angle = (bytes & ~EACH(2)) ^ EACH('<'), last = bytes ^ EACH(0xef);
	return ((low | ZEROS(quote) | ZEROS(angle) | ZEROS(last)) & EACH(0x80)) != 0;
}

/* The first special character, or the end. Looks at eight bytes at once, for most of a text is ordinary. */
static const char *plain_end(const char *text, const char *end, unsigned char where)
{
	for (; end - text >= 8; text += 8)
		if (may_be_special(text))
			for (int i = 0; i < 8; i++)
				if (special[(unsigned char)text[i]] & where)
					return text + i;
	while (text < end && !(special[(unsigned char)*text] & where))
		text++;
	return text;
}

static void append(GString *out, const char *text, size_t length, unsigned char where)
{
	const char *end = text + length;
	while (text < end) {
		const char *plain = text;
		text = plain_end(text, end, where);
		append_bytes(out, plain, (size_t)(text - plain));
		if (text < end)
			text += special_append(out, text, (size_t)(end - text));
	}
}

void xml_text(GString *out, const char *text)
{
	append(out, text, strlen(text), IN_TEXT);
}

void xml_text_element(GString *out, const char *name, const char *text)
{
	if (!text || !*text)
		return;
	g_string_append_printf(out, "<%s>", name);
	xml_text(out, text);
	g_string_append_printf(out, "</%s>", name);
}

void xml_value(GString *out, const char *text)
{
	append(out, text, strlen(text), IN_VALUE);
}

void xml_number(GString *out, unsigned long number)
{
	char digits[3 * sizeof number];
	char *p = digits + sizeof digits;
	do
		*--p = (char)('0' + number % 10);
	while (number /= 10);
	append_bytes(out, p, (size_t)(digits + sizeof digits - p));
}

/* ---- reading -------------------------------------------------------------------------------------------------- */

#define CALLS(CALL) \
	CALL(xmlReaderForMemory) \
	CALL(xmlFreeTextReader) \
	CALL(xmlTextReaderSetStructuredErrorHandler) \
	CALL(xmlTextReaderRead) \
	CALL(xmlTextReaderNodeType) \
	CALL(xmlTextReaderIsEmptyElement) \
	CALL(xmlTextReaderConstName) \
	CALL(xmlTextReaderConstValue) \
	CALL(xmlTextReaderGetAttribute) \
	CALL(xmlTextReaderGetParserLineNumber) \
	CALL(xmlFree)

struct calls {
	CALLS(LIBRARY_FIELD)
};

static const char *const call_names[] = {CALLS(LIBRARY_NAME)};

struct xml_element {
	const struct calls *to;
	xmlTextReader *reader;
	GPtrArray *values; /* of xmlChar *: handed out so far */
};

const char *xml_attribute(const struct xml_element *element, const char *name)
{
	xmlChar *value = element->to->xmlTextReaderGetAttribute(element->reader, (const xmlChar *)name);
	if (value)
		g_ptr_array_add(element->values, value);
	return (const char *)value;
}

static void note_mistake(void *data, xmlErrorPtr error)
{
	struct xml_mistake *mistake = data;
	if (mistake->words[0] || error->level < XML_ERR_ERROR)
		return;
	mistake->line = (unsigned)MAX(error->line, 0);
	mistake->column = (unsigned)MAX(error->int2, 0);
	g_strlcpy(mistake->words, error->message ? error->message : "not well-formed XML", sizeof mistake->words);
	g_strchomp(mistake->words);
}

static void visit_open(struct xml_element *element, const struct xml_visitor *visitor, void *data)
{
	const char *name = (const char *)element->to->xmlTextReaderConstName(element->reader);
	bool empty = element->to->xmlTextReaderIsEmptyElement(element->reader) == 1;
	if (visitor->open)
		visitor->open(data, name, element);
	g_ptr_array_set_size(element->values, 0);
	if (empty && visitor->close)
		visitor->close(data, name);
}

static void visit(struct xml_element *element, const struct xml_visitor *visitor, void *data)
{
	switch (element->to->xmlTextReaderNodeType(element->reader)) {
	case XML_READER_TYPE_ELEMENT:
		visit_open(element, visitor, data);
		break;
	case XML_READER_TYPE_END_ELEMENT:
		if (visitor->close)
			visitor->close(data, (const char *)element->to->xmlTextReaderConstName(element->reader));
		break;
	case XML_READER_TYPE_TEXT:
	case XML_READER_TYPE_CDATA:
	case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
		if (visitor->text)
			visitor->text(data, (const char *)element->to->xmlTextReaderConstValue(element->reader));
		break;
	default:
		break;
	}
}

static bool calls_take(struct calls *to, struct xml_mistake *mistake)
{
	GString *fault = g_string_new(NULL);
	bool whole = library_take(LIBRARY_XML2, call_names, G_N_ELEMENTS(call_names), to, fault);
	g_strlcpy(mistake->words, fault->str, sizeof mistake->words);
	g_string_free(fault, TRUE);
	return whole;
}

bool xml_read(const char *text, size_t length, const struct xml_visitor *visitor, void *data,
	      struct xml_mistake *mistake)
{
	*mistake = (struct xml_mistake){0};
	if (length == 0 || length > G_MAXINT) {
		g_strlcpy(mistake->words, length ? "too large" : "empty", sizeof mistake->words);
		return false;
	}
	struct calls to;
	if (!calls_take(&to, mistake))
		return false;
	xmlTextReader *reader =
		to.xmlReaderForMemory(text, (int)length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT);
	g_assert(reader);
	to.xmlTextReaderSetStructuredErrorHandler(reader, note_mistake, mistake);
	struct xml_element element = {&to, reader, g_ptr_array_new_with_free_func(*to.xmlFree)};
	int more;
	while ((more = to.xmlTextReaderRead(reader)) == 1) {
		if (to.xmlTextReaderNodeType(reader) == XML_READER_TYPE_DOCUMENT_TYPE) {
			mistake->line = (unsigned)to.xmlTextReaderGetParserLineNumber(reader);
			g_strlcpy(mistake->words, "a document type is not allowed here", sizeof mistake->words);
			break;
		}
		if (visitor)
			visit(&element, visitor, data);
	}
	if (more < 0 && !mistake->words[0])
		g_strlcpy(mistake->words, "not well-formed XML", sizeof mistake->words);
	g_ptr_array_unref(element.values);
	to.xmlFreeTextReader(reader);
	return !mistake->words[0];
}
