/* SPDX-License-Identifier: MIT */
#include "read/markdown/markdown.h"

#include "base/address.h"
#include "base/append.h"
#include "read/fields.h"
#include "read/source/source_text.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <string.h>

struct inlining {
	struct reading *reading;
	unsigned first, last; /* the lines of the body on which they stand */
	struct place place;
	size_t html_cursor; /* tags are looked for in the source from here on */
	unsigned colon;     /* the last line that was found to begin with a colon; 0 for none */
};

static void text_flush(struct inlining *in, struct node *holder)
{
	GString *words = in->reading->words;
	if (!words->len)
		return;
	struct doc *doc = in->reading->doc;
	struct node *node = doc_add(doc, holder, NODE_TEXT, in->place);
	node->text = arena_text_n(doc->arena, words->str, words->len);
	g_string_truncate(words, 0);
}

/* ---- where a link stands in the source -------------------------------------------------------------------------- */

/* The '[' that belongs to the ']' at `close`, or NULL. */
static const char *bracket_open(const char *from, const char *close)
{
	unsigned depth = 0;
	for (const char *c = close; c >= from; c--) {
		bool escaped = c > from && c[-1] == '\\';
		if (*c == ']' && !escaped)
			depth++;
		else if (*c == '[' && !escaped && --depth == 0)
			return c;
	}
	return NULL;
}

/* Where each '](' stands: they are looked for once, not once for each link. */
static const GArray *targets_of(struct reading *reading)
{
	if (reading->targets)
		return reading->targets;
	reading->targets = g_array_new(FALSE, FALSE, sizeof(size_t));
	const char *text = reading->body->text, *end = text + reading->body->length;
	for (const char *c = text; (c = memchr(c, ']', (size_t)(end - c))) != NULL; c++) {
		size_t at = (size_t)(c - text);
		if (c + 1 < end && c[1] == '(')
			g_array_append_val(reading->targets, at);
	}
	return reading->targets;
}

/* The first of the targets that stands at `start` or behind it. */
static guint target_first(const GArray *targets, size_t start)
{
	guint low = 0, high = targets->len;
	while (low < high) {
		guint middle = low + (high - low) / 2;
		if (g_array_index(targets, size_t, middle) < start)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* How many targets that are none of the link's own may stand before it: those in code, or of links within pictures. */
#define TARGETS_PASSED 64u

/* The ']' before '(url' between two places of the body, or NULL: an address written otherwise is not found. */
static const char *link_find(struct reading *reading, size_t start, size_t end, const char *url)
{
	const GArray *targets = targets_of(reading);
	const char *text = reading->body->text;
	size_t length = strlen(url);
	guint first = target_first(targets, start);
	for (guint i = first; i < targets->len && i - first < TARGETS_PASSED; i++) {
		size_t close = g_array_index(targets, size_t, i), target = close + 2;
		if (target >= end)
			return NULL;
		if (text[target] == '<')
			target++;
		if (end > target && end - target > length && memcmp(text + target, url, length) == 0 &&
		    strchr(") >\t", text[target + length]))
			return text + close;
	}
	return NULL;
}

/* Notes the place of a link, and the bytes of its words. */
static void link_place(struct inlining *in, const char *url, struct node *node)
{
	struct reading *reading = in->reading;
	const char *text = reading->body->text;
	size_t start = MAX(reading->cursor, lines_start(&reading->lines, in->first));
	size_t end = lines_start(&reading->lines, in->last + 1);
	if (start >= end)
		start = lines_start(&reading->lines, in->first);
	const char *close = start < end ? link_find(reading, start, end, url) : NULL;
	if (!close)
		return;
	const char *open = bracket_open(text + start, close);
	reading->cursor = (size_t)(close - text) + 1;
	if (!open)
		return;
	node->link->span = (struct span){.start = reading->body->offset + (size_t)(open + 1 - text),
					 .length = (size_t)(close - open - 1),
					 .known = true};
	unsigned line = lines_at(&reading->lines, (size_t)(open - text));
	node->place = reading_place(reading, line, lines_column(&reading->lines, line, open));
}

/* ---- links ------------------------------------------------------------------------------------------------------ */

static bool is_document(const struct constitution *constitution, const char *id, size_t length)
{
	for (guint i = 0; constitution && i < constitution->documents->len; i++) {
		const char *known = g_ptr_array_index(constitution->documents, i);
		if (strlen(known) == length && memcmp(known, id, length) == 0)
			return true;
	}
	return false;
}

/* How many bytes of an address can be a document's id: letters, digits and '-' alone, so that a file or a web address
 * is none. In a constitution, where it is told that no document is called so, capital letters and '_' too. */
static size_t document_length(const struct inlining *in, const char *url)
{
	bool wide = in->reading->constitution != NULL;
	size_t n = 0;
	while (g_ascii_islower(url[n]) || g_ascii_isdigit(url[n]) || (n && url[n] == '-') ||
	       (wide && (g_ascii_isupper(url[n]) || (n && url[n] == '_'))))
		n++;
	return n;
}

/* 'document' or 'document#id'; also of one whose id was told to be a mistake. */
static bool names_document(const struct inlining *in, const char *url, bool words)
{
	size_t n = strcspn(url, "#");
	bool known = is_document(in->reading->constitution, url, n);
	if (!known)
		n = document_length(in, url);
	if (!n)
		return false;
	if (url[n] == '#')
		return is_id(url + n + 1);
	return url[n] == '\0' && (!words || known);
}

/* The next node within `whole`, in the order of the text, or NULL: without recursion, for there may be many levels. */
static cmark_node *node_within(cmark_node *whole, cmark_node *node)
{
	cmark_node *next = cmark_node_first_child(node);
	for (; !next && node != whole; node = cmark_node_parent(node))
		next = cmark_node_next(node);
	return next;
}

static void plain_append(cmark_node *whole, GString *out)
{
	for (cmark_node *node = node_within(whole, whole); node; node = node_within(whole, node)) {
		const char *literal = cmark_node_get_literal(node);
		if (literal && cmark_node_get_type(node) != CMARK_NODE_HTML_INLINE)
			g_string_append(out, literal);
		else if (cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK)
			g_string_append_c(out, ' ');
	}
}

static struct node *link_add(struct inlining *in, struct node *holder, enum node_kind kind, cmark_node *from,
			     const char *target)
{
	struct doc *doc = in->reading->doc;
	struct node *node = doc_add(doc, holder, kind, in->place);
	node->link = arena_take(doc->arena, sizeof *node->link);
	node->link->target = arena_text(doc->arena, target);
	const char *title = cmark_node_get_title(from);
	if (title && *title)
		node->link->title = arena_text(doc->arena, title);
	GString *words = g_string_new(NULL);
	plain_append(from, words);
	node->link->words = arena_text_n(doc->arena, words->str, words->len);
	g_string_free(words, TRUE);
	if (in->reading->entities)
		hidden_tell(target, in->place, in->reading->diag);
	if (in->reading->entities && title)
		hidden_tell(title, in->place, in->reading->diag);
	return node;
}

static void incomplete_tell(const struct inlining *in, const char *url, struct place place)
{
	g_autofree char *complete = address_complete(url);
	if (!complete)
		diag_add(in->reading->diag, CODE_LINK_INCOMPLETE, place,
			 "the link '%s' leads to nothing: write all of the address", url);
	else if (strchr(url, ':'))
		diag_add(in->reading->diag, CODE_LINK_INCOMPLETE, place,
			 "the link '%s' is not written as an address is, with two slashes: write '%s'", url, complete);
	else
		diag_add(in->reading->diag, CODE_LINK_INCOMPLETE, place,
			 "without '%s' the link '%s' leads to a file of that name: write '%s'",
			 g_str_has_prefix(complete, "mailto:") ? "mailto:" : "https://", url, complete);
}

/* A file that the author has beside the text: nothing of it is published. Where not all documents are known, it may
 * name one. */
static void file_tell(const struct inlining *in, const char *url, struct place place)
{
	const struct constitution *constitution = in->reading->constitution;
	if (!constitution || constitution->documents_partial || !*url || strchr("#?/", *url) || address_leads_out(url))
		return;
	if (g_ptr_array_find_with_equal_func(constitution->unread, url, g_str_equal, NULL))
		return;
	if (is_document_id(url))
		diag_add(in->reading->diag, CODE_LINK_INCOMPLETE, place,
			 "the link '%s' leads to nothing: there is no such document in this constitution; a website's "
			 "address begins with https://",
			 url);
	else
		diag_add(in->reading->diag, CODE_LINK_INCOMPLETE, place,
			 "the link '%s' leads to a file, and a constitution is published without such files: put it on "
			 "the council's website, and write the whole address that it has there, https://…",
			 url);
}

static struct node *link_make(struct inlining *in, struct node *holder, cmark_node *from)
{
	const char *url = cmark_node_get_url(from);
	bool words = cmark_node_first_child(from) != NULL;
	struct node *node;
	if (*url == '#' && url[1]) {
		node = link_add(in, holder, NODE_REFERENCE, from, url + 1);
		node->link->local = true;
	} else if (g_str_has_prefix(url, "value:")) {
		node = link_add(in, holder, NODE_VALUE, from, url + strlen("value:"));
	} else if (g_str_has_prefix(url, "policy:")) {
		node = link_add(in, holder, NODE_POLICY, from, url + strlen("policy:"));
	} else if (names_document(in, url, words)) {
		node = link_add(in, holder, NODE_REFERENCE, from, url);
	} else {
		node = link_add(in, holder, NODE_LINK, from, url);
	}
	link_place(in, url, node);
	if (node->kind == NODE_LINK && !words)
		diag_add(in->reading->diag, CODE_LINK_WORDS, node->place,
			 "a link to '%s' has no words between its brackets, so nothing is there to be read or clicked: "
			 "write [the council's website](https://…); a policy is written [](policy:name), a value "
			 "[](value:name)",
			 url);
	if (node->kind == NODE_LINK && !address_is_allowed(url)) {
		diag_add(in->reading->diag, CODE_LINK_SCHEME, node->place,
			 "a link may not lead to '%s': only addresses that begin http:, https:, mailto: or tel:, and "
			 "'#id', are published; a backslash is no part of an address",
			 url);
		node->link->target = "";
	} else if (node->kind == NODE_LINK && address_is_incomplete(url)) {
		incomplete_tell(in, url, node->place);
	} else if (node->kind == NODE_LINK && words) {
		file_tell(in, url, node->place);
	}
	return node;
}

static struct node *image_make(struct inlining *in, struct node *holder, cmark_node *from)
{
	const char *url = cmark_node_get_url(from);
	struct node *node = link_add(in, holder, NODE_IMAGE, from, url);
	link_place(in, url, node);
	if (!*node->link->words)
		diag_add(in->reading->diag, CODE_IMAGE_WORDS, node->place,
			 "a picture needs words for people who can't see it: ![what it shows](%s)", url);
	if (in->reading->constitution && *node->link->words)
		diag_add(in->reading->diag, CODE_IMAGE_LEFT_OUT, node->place,
			 "pictures are not published yet: the words '%s' will stand in its place", node->link->words);
	if (!address_is_allowed(url) || g_ascii_strncasecmp(url, "mailto:", 7) == 0 ||
	    g_ascii_strncasecmp(url, "tel:", 4) == 0) {
		diag_add(in->reading->diag, CODE_LINK_SCHEME, node->place, "a picture can't come from '%s'", url);
		node->link->target = "";
	}
	return node;
}

/* ---- one cmark node ---------------------------------------------------------------------------------------------- */

static bool is_line_break(const char *html)
{
	return g_ascii_strcasecmp(html, "<br>") == 0 || g_ascii_strcasecmp(html, "<br/>") == 0 ||
	       g_ascii_strcasecmp(html, "<br />") == 0;
}

/* Where a tag stands in the source: the first from the last one found on. */
static struct place html_place(struct inlining *in, const char *html)
{
	struct reading *reading = in->reading;
	const char *text = reading->body->text;
	size_t start = MAX(in->html_cursor, lines_start(&reading->lines, in->first));
	size_t end = lines_start(&reading->lines, in->last + 1);
	const char *at = start < end ? memmem(text + start, end - start, html, strlen(html)) : NULL;
	if (!at) { /* one that goes over several lines of a quotation: it and those after it are told at the paragraph
		    */
		in->html_cursor = end;
		return in->place;
	}
	in->html_cursor = (size_t)(at - text) + strlen(html);
	unsigned line = lines_at(&reading->lines, (size_t)(at - text));
	return reading_place(reading, line, lines_column(&reading->lines, line, at));
}

static void html_refuse(struct inlining *in, const char *html)
{
	diag_add(
		in->reading->diag, CODE_RAW_HTML, html_place(in, html),
		"'%s' is HTML, which is not published: use Markdown instead (write \\< where the sign itself is meant; "
		"<br> is for cells of tables)",
		html);
}

/* Nothing within the words of a picture is dropped without a message. */
static void words_html_refuse(struct inlining *in, cmark_node *whole)
{
	for (cmark_node *node = node_within(whole, whole); node; node = node_within(whole, node))
		if (cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE)
			html_refuse(in, cmark_node_get_literal(node));
}

static void inlines_walk(struct inlining *in, cmark_node *from, struct node *holder);

static void nested(struct inlining *in, cmark_node *from, struct node *holder, enum node_kind kind)
{
	text_flush(in, holder);
	struct reading *reading = in->reading;
	if (reading->depth >= NESTING_MOST) {
		diag_add(reading->diag, CODE_NESTING, in->place, "emphasis is nested deeper than %d levels",
			 NESTING_MOST);
		return;
	}
	struct node *node =
		kind == NODE_LINK ? link_make(in, holder, from) : doc_add(reading->doc, holder, kind, in->place);
	reading->depth++;
	inlines_walk(in, from, node);
	text_flush(in, node);
	reading->depth--;
}

static void leaf(struct inlining *in, cmark_node *from, struct node *holder)
{
	struct doc *doc = in->reading->doc;
	const char *literal = cmark_node_get_literal(from);
	switch (cmark_node_get_type(from)) {
	case CMARK_NODE_CODE:
		text_flush(in, holder);
		doc_add(doc, holder, NODE_CODE, in->place)->text = arena_text(doc->arena, literal);
		break;
	case CMARK_NODE_LINEBREAK:
		text_flush(in, holder);
		doc_add(doc, holder, NODE_BREAK, in->place);
		break;
	case CMARK_NODE_HTML_INLINE:
		if (in->reading->cell && is_line_break(literal)) {
			text_flush(in, holder);
			doc_add(doc, holder, NODE_BREAK, in->place);
		} else {
			html_refuse(in, literal);
		}
		break;
	case CMARK_NODE_IMAGE: {
		text_flush(in, holder);
		struct node *image = image_make(in, holder, from);
		words_html_refuse(in, from);
		if (*image->link->words)
			doc_add(doc, image, NODE_TEXT, in->place)->text = image->link->words;
		break;
	}
	default:
		break;
	}
}

/* ---- marks of ours that are escaped ------------------------------------------------------------------------------ */

/* Whether the colon of ': ' that begins a line of the words has a backslash before it, as cmark does not say. */
static bool colon_is_escaped(struct inlining *in, bool first)
{
	const struct lines *lines = &in->reading->lines;
	for (in->colon = MAX(in->colon + 1, in->first + !first); in->colon <= in->last; in->colon++) {
		struct slice line = lines_get(lines, in->colon);
		const char *colon = line.length ? memchr(line.start, ':', line.length) : NULL;
		struct slice before = {line.start, colon ? (size_t)(colon - line.start) : 0};
		bool escaped = before.length && before.start[before.length - 1] == '\\';
		before.length -= escaped;
		if (colon && (in->colon == in->first || !slice_bare(before, true).length))
			return escaped;
	}
	return false;
}

/* How much of a text is a mark of a definition or of a bullet in a cell that was escaped. */
static size_t escaped_mark(struct inlining *in, cmark_node *text, const struct node *holder)
{
	const GString *words = in->reading->words;
	const char *literal = cmark_node_get_literal(text), *cell = in->reading->cell;
	bool first = !words->len && !holder->first;
	if (!strchr(":-*", *literal) || literal[1] != ' ')
		return 0;
	if (cell)
		return *literal != ':' && cell[(size_t)cmark_node_get_start_column(text) - 1 - FRAGMENT_LEAD] == '\\';
	return *literal == ':' && (first || g_str_has_suffix(words->str, "\n")) && colon_is_escaped(in, first);
}

/* A mark that is escaped is a text of its own: what comes after it makes it none. */
static void text_take(struct inlining *in, cmark_node *from, struct node *holder)
{
	const char *literal = cmark_node_get_literal(from);
	size_t mark = escaped_mark(in, from, holder);
	if (mark) {
		append_bytes(in->reading->words, literal, mark);
		text_flush(in, holder);
	}
	append_text(in->reading->words, literal + mark);
	if (in->reading->entities)
		hidden_tell(literal, in->place, in->reading->diag);
}

static void inlines_walk(struct inlining *in, cmark_node *from, struct node *holder)
{
	for (cmark_node *child = cmark_node_first_child(from); child; child = cmark_node_next(child)) {
		switch (cmark_node_get_type(child)) {
		case CMARK_NODE_TEXT:
			text_take(in, child, holder);
			break;
		case CMARK_NODE_SOFTBREAK:
			g_string_append_c(in->reading->words, '\n');
			break;
		case CMARK_NODE_EMPH:
			nested(in, child, holder, NODE_EMPH);
			break;
		case CMARK_NODE_STRONG:
			nested(in, child, holder, NODE_STRONG);
			break;
		case CMARK_NODE_LINK:
			nested(in, child, holder, NODE_LINK);
			break;
		default:
			leaf(in, child, holder);
			break;
		}
	}
}

void inlines_read(struct reading *reading, struct cmark_node *from, struct node *holder, unsigned first, unsigned last)
{
	struct inlining in = {.reading = reading, .first = first, .last = last, .place = holder->place};
	inlines_walk(&in, from, holder);
	text_flush(&in, holder);
	blanks_find(reading, holder);
}

/* ---- blanks in sentences ----------------------------------------------------------------------------------------- */

static const struct {
	const char *word;
	enum field_type type;
} blank_types[] = {{"text", FIELD_TEXT}, {"long", FIELD_LONG},   {"date", FIELD_DATE},
		   {"time", FIELD_TIME}, {"money", FIELD_MONEY}, {"number", FIELD_NUMBER}};

/* More words than these are no label. */
#define BLANK_LONGEST ((size_t)400)

/* Where the label that begins at `start` ends: a ']', the end of the line or of the text, or where it is too long. */
static const char *label_end(const char *start)
{
	const char *end = start;
	while (*end && *end != ']' && *end != '\n' && end < start + BLANK_LONGEST)
		end++;
	return end;
}

/* '[text: Full name]' at `open`: its end, or NULL. */
static const char *blank_end(const char *open, enum field_type *type, struct slice *label)
{
	for (size_t i = 0; i < G_N_ELEMENTS(blank_types); i++) {
		size_t length = strlen(blank_types[i].word);
		if (strncmp(open + 1, blank_types[i].word, length) != 0 || open[1 + length] != ':')
			continue;
		const char *start = open + length + 2, *close = label_end(start);
		*label = slice_trim((struct slice){start, (size_t)(close - start)});
		*type = blank_types[i].type;
		return *close == ']' && label->length ? close + 1 : NULL;
	}
	return NULL;
}

static struct node *node_after(struct doc *doc, const struct node *before, enum node_kind kind)
{
	struct node *node = doc_make(doc, kind, before->place);
	node_attach_after(before, node);
	return node;
}

/* Splits a text at its first blank; returns the text behind it, or NULL. */
static struct node *blank_split(struct doc *doc, struct node *text)
{
	enum field_type type;
	struct slice label;
	for (const char *open = strchr(text->text, '['); open; open = strchr(open + 1, '[')) {
		const char *end = blank_end(open, &type, &label);
		if (!end)
			continue;
		struct node *blank = node_after(doc, text, NODE_BLANK);
		struct field *field = arena_take(doc->arena, sizeof *field);
		field->type = type;
		field->lines = 1;
		field->name = arena_text_n(doc->arena, label.start, label.length);
		blank->field = field;
		struct node *rest = NULL;
		if (*end) {
			rest = node_after(doc, blank, NODE_TEXT);
			rest->text = end; /* the same bytes: there may be many blanks */
		}
		text->text = arena_text_n(doc->arena, text->text, (size_t)(open - text->text));
		return rest;
	}
	return NULL;
}

void blanks_find(struct reading *reading, struct node *holder)
{
	for (struct node *child = holder->first; child; child = child->next) {
		if (child->kind == NODE_TEXT && strchr(child->text, '['))
			blank_split(reading->doc, child);
		else if (child->first)
			blanks_find(reading, child);
	}
}
