/* SPDX-License-Identifier: MIT */
#include "read/markdown/markdown.h"

#include "base/cut.h"
#include "base/room.h"
#include "read/forms/form.h"
#include "read/markdown/half_headings.h"
#include "read/markdown/half_marks.h"
#include "read/plain_words.h"
#include "read/markdown/tidy.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <string.h>

struct place reading_place(const struct reading *reading, unsigned line, unsigned column)
{
	return (struct place){reading->body->file, line ? line + reading->body->line - 1 : 0, column};
}

static unsigned first_line(const struct reading *reading, cmark_node *node)
{
	int line = cmark_node_get_start_line(node);
	return reading->lines_before + (line > 0 ? (unsigned)line : 1);
}

static unsigned last_line(const struct reading *reading, cmark_node *node)
{
	int line = cmark_node_get_end_line(node);
	return MAX(first_line(reading, node), reading->lines_before + (line > 0 ? (unsigned)line : 0));
}

static unsigned first_column(cmark_node *node)
{
	int column = cmark_node_get_start_column(node);
	return column > 0 ? (unsigned)column : 1;
}

static struct place block_place(const struct reading *reading, cmark_node *node)
{
	unsigned line = first_line(reading, node);
	struct slice slice = lines_get(&reading->lines, line);
	return reading_place(reading, line, slice_column(slice, slice.start + first_column(node) - 1));
}

static void number_put(const struct reading *reading, struct node *node, const struct attributes *attributes)
{
	node->inserted = attributes->number != NULL;
	if (!node->inserted)
		return;
	node->typed = attributes->number;
	g_array_append_val(reading->doc->own_numbers, ((struct own_number){node, attributes->written}));
}

/* What stands around a block: whether its ordered lists are clauses, and whether lines may begin with '>'. */
struct around {
	bool clauses, quoted;
};

static void blocks_read(struct reading *reading, cmark_node *from, struct node *parent, struct around around);

/* ---- paragraphs and lists ---------------------------------------------------------------------------------------- */

/* `owner`: the clause or item whose first block this is, or NULL; it takes the attributes. */
static void paragraph_read(struct reading *reading, cmark_node *from, struct node *parent, struct around around,
			   struct node *owner)
{
	unsigned first = first_line(reading, from), last = last_line(reading, from);
	if (last > first && table_read(reading, parent, first, last, first_column(from), around.quoted))
		return;
	struct node *paragraph = doc_add(reading->doc, parent, NODE_PARAGRAPH, block_place(reading, from));
	inlines_read(reading, from, paragraph, first, last);
	struct attributes attributes;
	if (!attributes_take(reading, paragraph, last, &attributes))
		return;
	struct node *holder = owner ? owner : paragraph;
	holder->id = attributes.id;
	if (holder->kind == NODE_CLAUSE) {
		holder->unnumbered = attributes.unnumbered;
		number_put(reading, holder, &attributes);
	} else if (attributes.number || attributes.unnumbered) {
		diag_add(reading->diag, CODE_ATTRIBUTE, paragraph->place,
			 "only a heading or a clause (an item of a numbered list under a section) can have {-} or "
			 "{number=…}");
	}
}

/* '12.' or '12)' as it stands in front of an item. */
static const char *item_marker(const struct reading *reading, cmark_node *item)
{
	struct slice line = lines_get(&reading->lines, first_line(reading, item));
	size_t start = MIN(first_column(item) - 1, line.length), end = start;
	while (end < line.length && g_ascii_isdigit(line.start[end]))
		end++;
	if (end == start || end == line.length || !strchr(".)", line.start[end]))
		return NULL;
	return arena_text_n(reading->doc->arena, line.start + start, end + 1 - start);
}

static void item_read(struct reading *reading, cmark_node *from, struct node *item, struct around around)
{
	cmark_node *child = cmark_node_first_child(from);
	bool owned = child && cmark_node_get_type(child) == CMARK_NODE_PARAGRAPH;
	if (reading->depth >= NESTING_MOST) {
		diag_add(reading->diag, CODE_NESTING, item->place, "lists are nested deeper than %d levels",
			 NESTING_MOST);
		return;
	}
	reading->depth++;
	if (owned) {
		paragraph_read(reading, child, item, around, item);
		cmark_node_unlink(child);
	}
	blocks_read(reading, from, item, around);
	reading->depth--;
}

static void list_read(struct reading *reading, cmark_node *from, struct node *parent, struct around around)
{
	bool ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
	bool clauses = ordered && around.clauses;
	struct node *holder = parent;
	if (!clauses) {
		holder = doc_add(reading->doc, parent, ordered ? NODE_LIST : NODE_BULLETS, block_place(reading, from));
		holder->tight = cmark_node_get_list_tight(from) != 0;
		if (ordered)
			holder->start = (unsigned)MAX(cmark_node_get_list_start(from), 0);
	}
	for (cmark_node *child = cmark_node_first_child(from); child; child = cmark_node_next(child)) {
		struct node *item =
			doc_add(reading->doc, holder, clauses ? NODE_CLAUSE : NODE_ITEM, block_place(reading, child));
		if (ordered)
			item->typed = item_marker(reading, child);
		item_read(reading, child, item, (struct around){.clauses = clauses, .quoted = around.quoted});
	}
}

static void note_read(struct reading *reading, cmark_node *from, struct node *parent)
{
	struct node *note = doc_add(reading->doc, parent, NODE_NOTE, block_place(reading, from));
	if (reading->depth >= NESTING_MOST) {
		diag_add(reading->diag, CODE_NESTING, note->place, "quotations are nested deeper than %d levels",
			 NESTING_MOST);
		return;
	}
	reading->depth++;
	blocks_read(reading, from, note, (struct around){.clauses = false, .quoted = true});
	reading->depth--;
}

/* ---- fenced blocks ----------------------------------------------------------------------------------------------- */

static void label_keep(void *context, struct node *holder, const char *raw, size_t length, struct place place)
{
	struct reading *reading = context;
	unsigned line = place.line - reading->body->line + 1;
	fragment_add(reading, holder, (struct slice){raw, length}, line, line, false);
}

static struct node *shared_block(void *context, const char *name, struct place place)
{
	const struct reading *reading = context;
	const struct body *body = reading->body;
	if (body->block)
		return body->block(body->block_context, name, place);
	diag_add(reading->diag, CODE_FORM_BLOCK, place, "there are no shared blocks here");
	return NULL;
}

static struct attributes fence_attributes(struct reading *reading, const char *info, size_t word, struct place place)
{
	struct attributes attributes = {0};
	struct slice rest = slice_trim((struct slice){info + word, strlen(info + word)});
	if (!rest.length)
		return attributes;
	if (*rest.start == '{' && rest.start[rest.length - 1] == '}')
		attributes_read(reading, (struct slice){rest.start + 1, rest.length - 2}, place, &attributes);
	else
		diag_add(reading->diag, CODE_ATTRIBUTE, place,
			 "'%.*s' behind the name of this block is not understood: expected {#an-id …}",
			 (int)rest.length, rest.start);
	return attributes;
}

static void form_block(struct reading *reading, cmark_node *from, struct node *parent, const char *info)
{
	struct place place = block_place(reading, from);
	struct node *form = doc_add(reading->doc, parent, NODE_FORM, place);
	form->id = fence_attributes(reading, info, strlen("form"), place).id;
	const char *text = cmark_node_get_literal(from);
	const struct form_tools tools = {label_keep, shared_block, reading};
	form_read(reading->doc, form, text, strlen(text), (struct place){place.file, place.line + 1, place.column},
		  &tools, reading->diag);
}

/* A value or a reference in a box, or in the words, which are printed as they stand. */
static void chart_marks_tell(const struct reading *reading, const struct node *chart)
{
	size_t length = 0;
	const char *in_words = chart->words ? mark_in_words(chart->words, &length) : NULL;
	const char *mark = in_words ? in_words : mark_in_words(chart->text, &length);
	struct place place = chart->place;
	if (!mark)
		return;
	if (!in_words)
		place = (struct place){place.file, place.line + 1, 1};
	for (const char *c = chart->text; !in_words && c < mark; c++)
		place.line += *c == '\n';
	diag_add(reading->diag, CODE_MARK_UNREAD, place,
		 "'%.*s' is printed as it stands: a flowchart takes no values and references, so type what is to be "
		 "printed",
		 (int)length, mark);
}

static void flowchart_block(struct reading *reading, cmark_node *from, struct node *parent, const char *info)
{
	struct doc *doc = reading->doc;
	struct node *chart = doc_add(doc, parent, NODE_FLOWCHART, block_place(reading, from));
	struct attributes attributes = fence_attributes(reading, info, strlen("dot"), chart->place);
	chart->id = attributes.id;
	chart->text = arena_text(doc->arena, cmark_node_get_literal(from));
	chart->words = attributes.alt && *attributes.alt ? attributes.alt : NULL;
	if (!chart->words)
		diag_add(reading->diag, CODE_FLOWCHART_WORDS, chart->place,
			 "this flowchart has no words for people who can't see it: write them on its first line, "
			 "```dot {alt=\"First step; second step; …\"}");
	chart_marks_tell(reading, chart);
}

/* ```Form, or a block without a word whose first line is one of a form: it would be printed as it stands. */
static void code_doubt(const struct reading *reading, const struct node *code, const char *info)
{
	size_t word = strcspn(info, " {");
	bool form = word == 4 && !g_ascii_strncasecmp(info, "form", word);
	bool chart = word == 3 && !g_ascii_strncasecmp(info, "dot", word);
	if (!reading->constitution)
		return;
	if (form || chart)
		diag_add(reading->diag, form ? CODE_FORM_SYNTAX : CODE_FLOWCHART_SYNTAX, code->place,
			 "'%.*s' is written in small letters, ```%s: as it stands these lines would be printed as text",
			 (int)word, info, form ? "form" : "dot");
	else if (!word && form_begins(code->text))
		diag_add(reading->diag, CODE_FORM_SYNTAX, code->place,
			 "these lines look like fields of a form, and would be printed as text: a form begins with "
			 "the line ```form, at the left margin or under the first letter of its clause");
}

static bool info_is(const char *info, const char *word)
{
	size_t length = strlen(word);
	return strncmp(info, word, length) == 0 && (!info[length] || info[length] == ' ' || info[length] == '{');
}

static void code_read(struct reading *reading, cmark_node *from, struct node *parent)
{
	const char *info = cmark_node_get_fence_info(from);
	if (!info)
		info = "";
	if (info_is(info, "form")) {
		form_block(reading, from, parent, info);
	} else if (info_is(info, "dot")) {
		flowchart_block(reading, from, parent, info);
	} else {
		struct node *code = doc_add(reading->doc, parent, NODE_CODE_BLOCK, block_place(reading, from));
		code->text = arena_text(reading->doc->arena, cmark_node_get_literal(from));
		code->words = *info ? arena_text(reading->doc->arena, info) : NULL;
		code_doubt(reading, code, info);
	}
}

#define HTML_QUOTED ((size_t)40) /* bytes of it */

static void html_refuse(struct reading *reading, cmark_node *from)
{
	struct slice html = {cmark_node_get_literal(from), strcspn(cmark_node_get_literal(from), "\r\n")};
	html = slice_trim(html);
	diag_add(reading->diag, CODE_RAW_HTML, block_place(reading, from),
		 "'%.*s' is HTML, which is not published: use Markdown instead (write \\< where the sign itself is "
		 "meant)",
		 (int)cut_length(html.start, html.length, HTML_QUOTED), html.start);
}

static void block_read(struct reading *reading, cmark_node *from, struct node *parent, struct around around)
{
	switch (cmark_node_get_type(from)) {
	case CMARK_NODE_PARAGRAPH:
		paragraph_read(reading, from, parent, around, NULL);
		break;
	case CMARK_NODE_LIST:
		list_read(reading, from, parent, around);
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		note_read(reading, from, parent);
		break;
	case CMARK_NODE_CODE_BLOCK:
		code_read(reading, from, parent);
		break;
	case CMARK_NODE_HTML_BLOCK:
		html_refuse(reading, from);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		doc_add(reading->doc, parent, NODE_RULE, block_place(reading, from));
		break;
	case CMARK_NODE_HEADING: {
		/* In a list or a note a heading heads nothing: it stands as a paragraph in strong type. */
		struct node *paragraph = doc_add(reading->doc, parent, NODE_PARAGRAPH, block_place(reading, from));
		struct node *strong = doc_add(reading->doc, paragraph, NODE_STRONG, paragraph->place);
		inlines_read(reading, from, strong, first_line(reading, from), last_line(reading, from));
		break;
	}
	default:
		break;
	}
}

/* '- | -': what was meant to stand under the head of a table. */
static bool is_marks(struct slice line)
{
	for (size_t i = 0; i < line.length; i++)
		if (!strchr(" \t|:-", line.start[i]))
			return false;
	return true;
}

/* A row without a '|' in front that begins like a list item leaves its table: cmark makes a list of it. */
static void stray_row(struct reading *reading, cmark_node *from, const struct node *parent)
{
	const struct node *before = parent->last;
	cmark_node_type type = cmark_node_get_type(from);
	if (!before || (type != CMARK_NODE_LIST && type != CMARK_NODE_BLOCK_QUOTE))
		return;
	struct slice line = lines_get(&reading->lines, first_line(reading, from));
	struct slice above = lines_get(&reading->lines, first_line(reading, from) - 1);
	bool row = before->kind == NODE_TABLE ||
		   (before->kind == NODE_PARAGRAPH && is_marks(line) && memchr(above.start, '|', above.length));
	if (row && above.length && memchr(line.start, '|', line.length))
		diag_add(reading->diag, CODE_TABLE_MARKER, block_place(reading, from),
			 "this row left its table, because it begins like a list or a quotation: begin each row with "
			 "'|'");
}

static void blocks_read(struct reading *reading, cmark_node *from, struct node *parent, struct around around)
{
	for (cmark_node *child = cmark_node_first_child(from); child; child = cmark_node_next(child)) {
		stray_row(reading, child, parent);
		block_read(reading, child, parent, around);
	}
}

/* ---- headings ---------------------------------------------------------------------------------------------------- */

struct outline {
	int base;          /* the shallowest heading level used below the title */
	cmark_node *title; /* the heading that is the page's title, or NULL */
	bool sections;
	bool begun, lower;    /* a heading was met; the first has two hashes or more */
	struct node *open[8]; /* the sections that are open, outermost first */
	int levels[8];
	unsigned depth;
};

static bool is_heading(cmark_node *node)
{
	return cmark_node_get_type(node) == CMARK_NODE_HEADING;
}

/* The first block is the title when it is a heading and none other is as high. */
static struct outline outline_look(const struct reading *reading, cmark_node *root)
{
	struct outline outline = {.base = 7};
	cmark_node *first = cmark_node_first_child(root);
	int title = first && is_heading(first) ? cmark_node_get_heading_level(first) : 0;
	for (cmark_node *node = first ? cmark_node_next(first) : NULL; node && title; node = cmark_node_next(node))
		if (is_heading(node) && cmark_node_get_heading_level(node) <= title)
			title = 0;
	if (title > 1 && reading->body->title_given)
		title = 0;
	if (title)
		outline.title = first;
	for (cmark_node *node = first; node; node = cmark_node_next(node)) {
		if (!is_heading(node) || node == outline.title)
			continue;
		outline.sections = true;
		outline.base = MIN(outline.base, cmark_node_get_heading_level(node));
	}
	return outline;
}

/* A heading that ends '{gifts}' was hardly meant to be printed so. */
static void braces_check(const struct reading *reading, const struct node *title)
{
	const char *text = title->last && title->last->kind == NODE_TEXT ? title->last->text : "";
	const char *open = strrchr(text, '{');
	size_t length = open ? strlen(open) : 0;
	if (length < 2 || open[length - 1] != '}' || memchr(open, ' ', length))
		return;
	diag_add(reading->diag, CODE_ATTRIBUTE, title->place,
		 "'%s' at the end of this heading would be printed: an id is written with a '#', as in {#gifts}", open);
}

static struct node *title_read(struct reading *reading, cmark_node *from, struct node *parent)
{
	struct node *title = doc_add(reading->doc, parent, NODE_TITLE, block_place(reading, from));
	inlines_read(reading, from, title, first_line(reading, from), last_line(reading, from));
	struct attributes attributes;
	if (attributes_take(reading, title, last_line(reading, from), &attributes)) {
		parent->id = attributes.id;
		parent->unnumbered = attributes.unnumbered;
		number_put(reading, parent, &attributes);
	} else {
		braces_check(reading, title);
	}
	if (!title->first)
		diag_add(reading->diag, CODE_HEADING_EMPTY, title->place, "this heading has no words");
	return title;
}

/* Whether the title of the front matter is said once more in a heading. */
static bool repeats_title(const struct reading *reading, cmark_node *heading)
{
	cmark_node *words = cmark_node_first_child(heading);
	const char *literal = words ? cmark_node_get_literal(words) : NULL;
	return reading->body->title_given && !cmark_node_previous(heading) && literal &&
	       g_str_has_prefix(literal, reading->part->meta->title);
}

/* Where sections have two hashes, one with a single hash takes all that follow under it. */
static void level_check(const struct reading *reading, struct outline *outline, cmark_node *heading)
{
	bool single = cmark_node_get_heading_level(heading) == 1;
	if (!outline->begun && !repeats_title(reading, heading)) {
		outline->begun = true;
		outline->lower = !single;
	} else if (single && outline->lower && reading->constitution) {
		diag_add(reading->diag, CODE_HEADING_LEVEL, block_place(reading, heading),
			 "this heading has one hash, and those before it have more: it becomes a level above them, and "
			 "the numbers of all that follow change. A section has two hashes, and one is the title's "
			 "alone");
	}
}

static void section_open(struct reading *reading, struct outline *outline, cmark_node *from)
{
	int level = cmark_node_get_heading_level(from);
	while (outline->depth && outline->levels[outline->depth - 1] >= level)
		outline->depth--;
	struct node *parent = outline->depth ? outline->open[outline->depth - 1] : reading->part;
	struct node *section = doc_add(reading->doc, parent, outline->depth ? NODE_SUBHEADING : NODE_SECTION,
				       block_place(reading, from));
	section->level = (uint8_t)(outline->depth + 1);
	level_check(reading, outline, from);
	if (reading->constitution)
		underline_tell(reading, first_line(reading, from), section->place);
	title_read(reading, from, section);
	outline->open[outline->depth] = section;
	outline->levels[outline->depth++] = level;
}

/* A title in the file beside one in the front matter is the same title: it is not shown twice. */
static void part_title(struct reading *reading, cmark_node *from)
{
	struct node *part = reading->part;
	if (part->first && part->first->kind == NODE_TITLE)
		return;
	bool unnumbered = part->unnumbered;
	title_read(reading, from, part);
	part->unnumbered = unnumbered;
	part->typed = NULL;
	if (part->id && !part->meta->front)
		part->meta->id = part->id;
	GString *plain = g_string_new(NULL);
	node_plain(part->last, plain);
	g_strdelimit(plain->str, "\n", ' ');
	part->meta->title = arena_text_n(reading->doc->arena, plain->str, plain->len);
	g_string_free(plain, TRUE);
}

static void body_walk(struct reading *reading, const struct parsed *parsed)
{
	struct outline outline = outline_look(reading, parsed->root);
	for (cmark_node *child = cmark_node_first_child(parsed->root); child; child = cmark_node_next(child)) {
		if (child == parsed->rest)
			reading->lines_before = lines_at(&reading->lines, parsed->cut) - 1;
		if (child == outline.title) {
			part_title(reading, child);
		} else if (is_heading(child)) {
			section_open(reading, &outline, child);
		} else {
			struct node *parent = outline.depth ? outline.open[outline.depth - 1] : reading->part;
			struct around around = {.clauses = outline.depth > 0 || !outline.sections};
			stray_row(reading, child, parent);
			block_read(reading, child, parent, around);
		}
	}
}

/* ---- the whole body ---------------------------------------------------------------------------------------------- */

void markdown_read(struct doc *doc, struct node *part, const struct body *body, const struct constitution *constitution,
		   struct diag *diag)
{
	struct reading reading = {.doc = doc, .part = part, .body = body, .constitution = constitution, .diag = diag};
	lines_open(&reading.lines, body->text, body->length);
	if (bounds_are_kept(&reading)) {
		reading.entities = memchr(body->text, '&', body->length) != NULL;
		reading.fragments = g_array_new(FALSE, FALSE, sizeof(struct fragment));
		reading.words = g_string_sized_new(1024);
		struct parsed parsed = markdown_parse(body->text, body->length);
		room_go_on();
		body_walk(&reading, &parsed);
		markdown_parsed_free(&parsed);
		fragments_parse(&reading);
		g_array_free(reading.fragments, TRUE);
		g_string_free(reading.words, TRUE);
		if (reading.targets)
			g_array_free(reading.targets, TRUE);
	}
	tidy(doc, part);
	half_marks_tell(&reading);
	lines_close(&reading.lines);
}
