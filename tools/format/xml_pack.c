/* SPDX-License-Identifier: MIT
 * The confined half of xml_tree.h: libxml2's push parser, every error fatal, no document type, nothing from outside. */
#include "base/append.h"
#include "base/library.h"
#include "format/xml_tree.h"

#include <libxml/parser.h>

#define DEEPEST 250
#define ELEMENTS_MOST 800000u
#define TAG_LONGEST (64u << 10)
#define PIECE (32u << 10)
#define SPACES_MOST 64

#define CALLS(CALL) \
	CALL(xmlCreatePushParserCtxt) \
	CALL(xmlCtxtUseOptions) \
	CALL(xmlFreeParserCtxt) \
	CALL(xmlParseChunk) \
	CALL(xmlStopParser)

struct calls {
	CALLS(LIBRARY_FIELD)
};

static const char *const call_names[] = {CALLS(LIBRARY_NAME)};

struct packing {
	struct calls to;
	xmlParserCtxt *parser;
	const struct xml_space *spaces;
	GString *out;
	struct xml_mistake *mistake;
	unsigned depth, elements;
	bool words; /* the last that was written are words that may go on */
	struct {
		const xmlChar *address; /* libxml2 keeps each namespace once */
		const char *prefix;
	} known[SPACES_MOST];
	unsigned knowns;
};

static void stop(struct packing *packing, const char *words)
{
	if (!packing->mistake->words[0]) {
		g_strlcpy(packing->mistake->words, words, sizeof packing->mistake->words);
		if (packing->parser->input) {
			packing->mistake->line = (unsigned)MAX(packing->parser->input->line, 0);
			packing->mistake->column = (unsigned)MAX(packing->parser->input->col, 0);
		}
	}
	packing->to.xmlStopParser(packing->parser);
}

static const char *prefix_find(struct packing *packing, const xmlChar *address)
{
	for (unsigned i = 0; i < packing->knowns; i++)
		if (packing->known[i].address == address)
			return packing->known[i].prefix;
	const char *prefix = "?";
	for (const struct xml_space *space = packing->spaces; space->address; space++)
		if (!strcmp(space->address, (const char *)address))
			prefix = space->prefix;
	if (packing->knowns < SPACES_MOST) {
		packing->known[packing->knowns].address = address;
		packing->known[packing->knowns++].prefix = prefix;
	}
	return prefix;
}

static void name_put(struct packing *packing, const xmlChar *address, const xmlChar *local)
{
	const char *prefix = address ? prefix_find(packing, address) : "";
	append_bytes(packing->out, prefix, strlen(prefix));
	if (*prefix)
		append_bytes(packing->out, ":", 1);
	append_bytes(packing->out, (const char *)local, strlen((const char *)local) + 1);
}

static void words_end(struct packing *packing)
{
	if (packing->words)
		g_string_append_c(packing->out, '\0');
	packing->words = false;
}

/* A value as it is meant: libxml2 leaves an ampersand that was escaped as '&#38;', and nothing else. */
static void value_put(struct packing *packing, const char *value, size_t length)
{
	static const char sign[] = "&#38;";
	const char *end = value + length;
	while (value < end) {
		const char *found = memmem(value, (size_t)(end - value), sign, sizeof sign - 1);
		append_bytes(packing->out, value, (size_t)((found ? found + 1 : end) - value));
		value = found ? found + sizeof sign - 1 : end;
	}
	g_string_append_c(packing->out, '\0');
}

static void element_open(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *address, int spaces,
			 const xmlChar **space, int count, int defaulted, const xmlChar **attributes)
{
	struct packing *packing = data;
	(void)prefix, (void)spaces, (void)space, (void)defaulted;
	words_end(packing);
	if (++packing->depth > DEEPEST || ++packing->elements > ELEMENTS_MOST) {
		stop(packing, packing->depth > DEEPEST ? "it is nested deeper than 250 elements"
						       : "it holds more than 800,000 elements");
		return;
	}
	g_string_append_c(packing->out, 'S');
	name_put(packing, address, local);
	for (int i = 0; i < count; i++, attributes += 5) {
		name_put(packing, attributes[2], attributes[0]);
		value_put(packing, (const char *)attributes[3], (size_t)(attributes[4] - attributes[3]));
	}
	g_string_append_c(packing->out, '\0');
}

static void element_close(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *address)
{
	struct packing *packing = data;
	(void)local, (void)prefix, (void)address;
	words_end(packing);
	packing->depth--;
	g_string_append_c(packing->out, 'E');
}

static void words_come(void *data, const xmlChar *text, int length)
{
	struct packing *packing = data;
	if (!packing->words)
		g_string_append_c(packing->out, 'T');
	packing->words = true;
	append_bytes(packing->out, (const char *)text, (size_t)length);
}

static void type_declared(void *data, const xmlChar *name, const xmlChar *outer, const xmlChar *system)
{
	(void)name, (void)outer, (void)system;
	stop(data, "it declares a document type, which no Word document may");
}

static xmlEntity *entity_none(void *data, const xmlChar *name)
{
	(void)data, (void)name;
	return NULL;
}

static void mistake_note(void *data, xmlErrorPtr error)
{
	struct packing *packing = data;
	struct xml_mistake *mistake = packing->mistake;
	if (mistake->words[0] || error->level < XML_ERR_ERROR)
		return;
	mistake->line = (unsigned)MAX(error->line, 0);
	mistake->column = (unsigned)MAX(error->int2, 0);
	g_strlcpy(mistake->words, error->message ? error->message : "it is not well-formed XML", sizeof mistake->words);
	g_strchomp(mistake->words);
	packing->to.xmlStopParser(packing->parser);
}

/* What the first line says of the encoding: libxml2 would take many more. */
static bool encoding_is_fit(const char *text, size_t length)
{
	static const char *const fit[] = {"utf-8", "utf-16", NULL};
	char *head = g_strndup(text, strnlen(text, MIN(length, 200)));
	head[strcspn(head, ">")] = '\0';
	const char *said = g_str_has_prefix(head, "<?xml") ? strstr(head, "encoding=") : NULL;
	char **parts = said ? g_strsplit_set(said, "\"'", 3) : NULL;
	char *name = parts && parts[1] ? g_ascii_strdown(parts[1], -1) : NULL;
	bool good = !said || (name && g_strv_contains(fit, name));
	g_free(name);
	g_strfreev(parts);
	g_free(head);
	return good;
}

/* What the parser would spend its time or its trust on is looked for before it sees the text. */
static bool is_refused(const char *text, size_t length, struct xml_mistake *mistake)
{
	const char *end = text + length, *why = NULL;
	if (!encoding_is_fit(text, length))
		why = "it is in another encoding than UTF-8 or UTF-16";
	for (const char *tag = memchr(text, '<', length); tag && !why;) {
		const char *close = memchr(tag, '>', MIN((size_t)(end - tag), TAG_LONGEST));
		if (!close && (size_t)(end - tag) > TAG_LONGEST)
			why = "it holds a tag of more than 64 kB";
		tag = close ? memchr(close, '<', (size_t)(end - close)) : NULL;
	}
	if (why)
		g_strlcpy(mistake->words, why, sizeof mistake->words);
	return why != NULL;
}

static void parse(struct packing *packing, const char *text, size_t length)
{
	bool sound = true;
	for (size_t at = 0; at < length && sound && !packing->mistake->words[0]; at += PIECE)
		sound = !packing->to.xmlParseChunk(packing->parser, text + at, (int)MIN(PIECE, length - at), 0);
	if (sound && !packing->mistake->words[0])
		sound = !packing->to.xmlParseChunk(packing->parser, NULL, 0, 1);
	if (!packing->mistake->words[0] && (!sound || !packing->parser->wellFormed))
		g_strlcpy(packing->mistake->words, "it is not well-formed XML", sizeof packing->mistake->words);
}

bool xml_pack(const char *text, size_t length, const struct xml_space *spaces, GString *out,
	      struct xml_mistake *mistake)
{
	*mistake = (struct xml_mistake){0};
	if (!length || length > G_MAXINT)
		g_strlcpy(mistake->words, length ? "it is too large" : "it is empty", sizeof mistake->words);
	if (mistake->words[0] || is_refused(text, length, mistake))
		return false;
	struct packing packing = {.spaces = spaces, .out = out, .mistake = mistake};
	GString *fault = g_string_new(NULL);
	bool there = library_take(LIBRARY_XML2, call_names, G_N_ELEMENTS(call_names), &packing.to, fault);
	g_strlcpy(mistake->words, fault->str, sizeof mistake->words);
	g_string_free(fault, TRUE);
	if (!there)
		return false;
	xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
				 .startElementNs = element_open,
				 .endElementNs = element_close,
				 .characters = words_come,
				 .ignorableWhitespace = words_come,
				 .cdataBlock = words_come,
				 .internalSubset = type_declared,
				 .getEntity = entity_none,
				 .serror = mistake_note};
	gsize before = out->len;
	packing.parser = packing.to.xmlCreatePushParserCtxt(&handler, &packing, NULL, 0, NULL);
	g_assert(packing.parser);
	packing.to.xmlCtxtUseOptions(packing.parser, XML_PARSE_NONET | XML_PARSE_NOCDATA);
	parse(&packing, text, length);
	packing.to.xmlFreeParserCtxt(packing.parser);
	if (mistake->words[0])
		g_string_truncate(out, before);
	return !mistake->words[0];
}
