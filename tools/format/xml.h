/* SPDX-License-Identifier: MIT
 * Text of XML: appending it fast and right, and reading it back. The only door to libxml2.
 *
 * Writing needs no library: an output is one GString to which elements are appended as they come. */
#ifndef KEELING_XML_H
#define KEELING_XML_H

#include "base/append.h"

#include <stdbool.h>

/* What every part begins with. */
#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/* Appends a string constant of markup as it is. */
#define XML(out, markup) append_bytes((out), "" markup, sizeof(markup) - 1)

/* Appends words as the content of an element, or of an attribute between double quotes: & < > " escaped, line ends and
 * tabs kept apart from spaces in attributes. `text` is UTF-8; characters that XML can't hold (which source_read()
 * refuses) become U+FFFD. */
void xml_text(GString *out, const char *text);
/* '<name>text</name>'; nothing where there is no text. */
void xml_text_element(GString *out, const char *name, const char *text);
void xml_value(GString *out, const char *text);

/* Appends a whole number in decimals. */
void xml_number(GString *out, unsigned long number);

/* ---- reading -------------------------------------------------------------------------------------------------- */

struct xml_element;

/* The value of an attribute of the element just opened, by its name as written ('w:val'), or NULL. It lasts until the
 * function returns that was given the element. */
const char *xml_attribute(const struct xml_element *element, const char *name);

/* What to call while reading; each may be NULL. Names are as written, with their prefix. An empty element is opened
 * and closed. `text` is called with all character data. */
struct xml_visitor {
	void (*open)(void *data, const char *name, const struct xml_element *element);
	void (*close)(void *data, const char *name);
	void (*text)(void *data, const char *text);
};

/* Where and why a text is not well formed. */
struct xml_mistake {
	unsigned line, column;
	char words[160];
};

/* Reads the whole text. False, with the first mistake, when it isn't well formed or declares a document type: no
 * DTD, no entities of its own, nothing from outside is ever loaded. `visitor` may be NULL, to check only. */
bool xml_read(const char *text, size_t length, const struct xml_visitor *visitor, void *data,
	      struct xml_mistake *mistake);

#endif
