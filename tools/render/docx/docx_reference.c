/* SPDX-License-Identifier: MIT */
#include "render/docx/docx_reference.h"

#include "base/templates.h"
#include "format/package.h"
#include "format/xml.h"
#include "format/xml_scan.h"
#include "render/docx/docx_sheet.h"

#include <string.h>

#define KEPT "docx reference"
#define MAIN_PART "word/document.xml"
#define MAIN_NAMESPACE "\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

struct docx_reference {
	const char *name; /* of the file, for messages */
	char *styles, *numbering, *page;
	char *edges[DOCX_SHELLS]; /* headers and footers; NULL where it has none */
	GPtrArray *parts;
	bool theme;
};

/* The file while it is read. */
struct opened {
	const void *bytes;
	size_t length;
	struct docx_reference *reference;
	char *relations; /* of the document */
};

/* ---- parts ------------------------------------------------------------------------------------------------------ */

/* A part that is well-formed XML, or NULL. */
static char *part_read(const struct opened *opened, const char *name)
{
	GByteArray *entry = package_read(opened->bytes, opened->length, name);
	if (!entry)
		return NULL;
	char *text = g_strndup((const char *)entry->data, entry->len);
	g_byte_array_unref(entry);
	struct xml_mistake mistake;
	if (xml_read(text, strlen(text), NULL, NULL, &mistake))
		return text;
	g_free(text);
	return NULL;
}

/* Where a relationship leads whose attribute ends so: a name of a part. NULL for none, and for what is outside. */
static char *relation_target(const char *relations, const char *attribute, const char *ending)
{
	for (const char *at = relations; at && *at; at = xml_piece_end(at)) {
		size_t length, size;
		const char *end = xml_piece_end(at), *value, *target, *mode;
		value = xml_opens(at, "Relationship") ? xml_tag_value(at, end, attribute, &length) : NULL;
		if (!value || length < strlen(ending) ||
		    strncmp(value + length - strlen(ending), ending, strlen(ending)) != 0)
			continue;
		mode = xml_tag_value(at, end, "TargetMode", &size);
		target = xml_tag_value(at, end, "Target", &size);
		if (mode || !target)
			continue;
		if (*target == '/')
			return g_strndup(target + 1, size - 1);
		return g_strdup_printf("word/%.*s", (int)size, target);
	}
	return NULL;
}

static char *related_read(const struct opened *opened, const char *type)
{
	char *name = relation_target(opened->relations, "Type", type);
	char *text = name ? part_read(opened, name) : NULL;
	g_free(name);
	return text;
}

static void part_free(void *data)
{
	struct docx_part *part = data;
	g_free(part->name);
	g_byte_array_unref(part->bytes);
	g_free(part);
}

static bool part_is_kept(const struct docx_reference *reference, const char *name)
{
	for (guint i = 0; i < reference->parts->len; i++)
		if (!strcmp(((const struct docx_part *)reference->parts->pdata[i])->name, name))
			return true;
	return false;
}

static bool part_keep(const struct opened *opened, const char *from, const char *as)
{
	if (part_is_kept(opened->reference, as))
		return true;
	GByteArray *bytes = package_read(opened->bytes, opened->length, from);
	if (!bytes)
		return false;
	struct docx_part *part = g_new(struct docx_part, 1);
	*part = (struct docx_part){g_strdup(as), bytes};
	g_ptr_array_add(opened->reference->parts, part);
	return true;
}

/* ---- header and footer ------------------------------------------------------------------------------------------ */

static const char *picture_type(const char *name)
{
	static const char *const types[][2] = {
		{".png", "image/png"},   {".jpg", "image/jpeg"},  {".jpeg", "image/jpeg"}, {".gif", "image/gif"},
		{".emf", "image/x-emf"}, {".wmf", "image/x-wmf"}, {".tiff", "image/tiff"}, {".bmp", "image/bmp"}};
	for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
		if (g_str_has_suffix(name, types[i][0]))
			return types[i][1];
	return NULL;
}

/* Keeps the pictures that a header shows. False where it refers to something else within the file. */
static bool pictures_keep(const struct opened *opened, const char *relations)
{
	for (const char *at = relations; *at; at = xml_piece_end(at)) {
		size_t size;
		const char *end = xml_piece_end(at);
		const char *target = xml_opens(at, "Relationship") ? xml_tag_value(at, end, "Target", &size) : NULL;
		if (!target || xml_tag_value(at, end, "TargetMode", &(size_t){0}))
			continue;
		char *name = *target == '/' ? g_strndup(target + 1, size - 1)
					    : g_strdup_printf("word/%.*s", (int)size, target);
		bool kept = !strstr(name, "..") && picture_type(name) && part_keep(opened, name, name);
		g_free(name);
		if (!kept)
			return false;
	}
	return true;
}

/* The header or footer of a relationship, with what it shows, under the name that ours has. */
static char *edge_read(const struct opened *opened, const char *id, const char *as)
{
	char *name = relation_target(opened->relations, "Id", id);
	char *text = name ? part_read(opened, name) : NULL;
	char *from =
		name ? g_strdup_printf("word/_rels/%s.rels", strrchr(name, '/') ? strrchr(name, '/') + 1 : name) : NULL;
	char *to = g_strdup_printf("word/_rels/%s.rels", as);
	char *relations = text ? part_read(opened, from) : NULL;
	bool fine = !relations || (pictures_keep(opened, relations) && part_keep(opened, from, to));
	if (!fine) {
		g_free(text);
		text = NULL;
	}
	g_free(relations);
	g_free(to);
	g_free(from);
	g_free(name);
	return text;
}

/* The id that the last section gives for a kind of header or footer, or that it takes over from one before it. */
static char *edge_find(const char *document, const char *element, const char *kind)
{
	char *found = NULL;
	for (const char *at = document; *at; at = xml_piece_end(at)) {
		size_t length, size;
		const char *end = xml_piece_end(at);
		const char *type = xml_opens(at, element) ? xml_tag_value(at, end, "w:type", &length) : NULL;
		const char *id = type ? xml_tag_value(at, end, "r:id", &size) : NULL;
		if (!id || length != strlen(kind) || strncmp(type, kind, length) != 0)
			continue;
		g_free(found);
		found = g_strndup(id, size);
	}
	return found;
}

static char *edge_of(const struct opened *opened, const char *document, const char *element, const char *kind,
		     const char *as)
{
	char *id = edge_find(document, element, kind);
	char *text = id ? edge_read(opened, id, as) : NULL;
	g_free(id);
	return text;
}

/* '<w:titlePg/>', but not '<w:titlePg w:val="0"/>'. */
static bool is_on(const char *text, const char *element)
{
	bool on = false;
	for (const char *at = text; at && *at; at = xml_piece_end(at)) {
		size_t length;
		const char *value =
			xml_opens(at, element) ? xml_tag_value(at, xml_piece_end(at), "w:val", &length) : NULL;
		if (xml_opens(at, element))
			on = !value || !(*value == '0' || *value == 'f' || !strncmp(value, "off", 3));
	}
	return on;
}

/* A header or footer that the file lacks is another one of its own, with the same pictures. */
static void edge_copy(const struct opened *opened, enum docx_shell to, const char *as, enum docx_shell from,
		      const char *is)
{
	struct docx_reference *reference = opened->reference;
	if (reference->edges[to] || !reference->edges[from])
		return;
	reference->edges[to] = g_strdup(reference->edges[from]);
	char *relations = g_strdup_printf("word/_rels/%s.rels", is);
	for (guint i = 0; i < reference->parts->len; i++) {
		const struct docx_part *part = reference->parts->pdata[i];
		if (strcmp(part->name, relations) != 0)
			continue;
		struct docx_part *twin = g_new(struct docx_part, 1);
		*twin = (struct docx_part){g_strdup_printf("word/_rels/%s.rels", as), g_byte_array_ref(part->bytes)};
		g_ptr_array_add(reference->parts, twin);
		break;
	}
	g_free(relations);
}

/* Without a first page of its own that page has the header of the others; and so has an even page. */
static void edges_read(const struct opened *opened, const char *document)
{
	char **edges = opened->reference->edges, *settings = related_read(opened, "/settings");
	const char *header = "w:headerReference", *footer = "w:footerReference";
	edges[SHELL_HEADER] = edge_of(opened, document, header, "default", "header.xml");
	edges[SHELL_FOOTER] = edge_of(opened, document, footer, "default", "footer.xml");
	if (is_on(document, "w:titlePg")) {
		edges[SHELL_HEADER_FIRST] = edge_of(opened, document, header, "first", "header-first.xml");
		edges[SHELL_FOOTER_FIRST] = edge_of(opened, document, footer, "first", "footer-first.xml");
	}
	edge_copy(opened, SHELL_HEADER_FIRST, "header-first.xml", SHELL_HEADER, "header.xml");
	if (is_on(settings, "w:evenAndOddHeaders")) {
		edges[SHELL_HEADER_EVEN] = edge_of(opened, document, header, "even", "header-even.xml");
		edges[SHELL_FOOTER_EVEN] = edge_of(opened, document, footer, "even", "footer-even.xml");
	}
	if (edges[SHELL_HEADER_EVEN] || edges[SHELL_FOOTER_EVEN]) {
		edge_copy(opened, SHELL_HEADER_EVEN, "header-even.xml", SHELL_HEADER, "header.xml");
		edge_copy(opened, SHELL_FOOTER_EVEN, "footer-even.xml", SHELL_FOOTER, "footer.xml");
	}
	g_free(settings);
}

/* ---- reading ---------------------------------------------------------------------------------------------------- */

/* The measures of the last section: those of the document's end. */
static char *page_of(const char *document)
{
	const char *last = NULL, *close;
	for (const char *at = document; *at; at = xml_piece_end(at))
		if (xml_opens(at, "w:sectPr"))
			last = at;
	close = last ? strstr(last, "</w:sectPr>") : NULL;
	return close ? g_strndup(last, (gsize)(close - last)) : g_strdup("");
}

static void reference_free(void *data)
{
	struct docx_reference *reference = data;
	g_free(reference->styles);
	g_free(reference->numbering);
	g_free(reference->page);
	for (int i = 0; i < DOCX_SHELLS; i++)
		g_free(reference->edges[i]);
	g_ptr_array_unref(reference->parts);
	g_free(reference);
}

/* What is wrong with the document, or NULL. */
static const char *fault_of(const char *document, const char *relations)
{
	if (!document || !relations)
		return "it is no Word file (.docx), or a damaged one; open it in Word and save it again";
	if (!strstr(document, "xmlns:w=" MAIN_NAMESPACE))
		return "it is not written as Word does by default; in Word, save it as 'Word Document (*.docx)', not "
		       "as "
		       "'Strict Open XML Document'";
	return NULL;
}

static void reference_read(struct opened *opened, const char *document)
{
	struct docx_reference *reference = opened->reference;
	reference->styles = related_read(opened, "/styles");
	reference->numbering = related_read(opened, "/numbering");
	reference->page = page_of(document);
	char *theme = relation_target(opened->relations, "Type", "/theme");
	reference->theme = theme && part_keep(opened, theme, "word/theme/theme1.xml");
	g_free(theme);
	edges_read(opened, document);
}

bool docx_reference_keep(struct templates *templates, const void *bytes, size_t length, const char *name,
			 struct diag *diag)
{
	struct docx_reference *reference = g_new0(struct docx_reference, 1);
	struct opened opened = {bytes, length, reference, NULL};
	reference->name = g_intern_string(name);
	reference->parts = g_ptr_array_new_with_free_func(part_free);
	char *document = part_read(&opened, MAIN_PART);
	opened.relations = part_read(&opened, "word/_rels/document.xml.rels");
	const char *fault = fault_of(document, opened.relations);
	if (fault)
		diag_add(diag, CODE_REFERENCE_FILE, (struct place){reference->name, 0, 0},
			 "the look of this file can't be taken over: %s", fault);
	else
		reference_read(&opened, document);
	g_free(document);
	g_free(opened.relations);
	templates_keep(templates, KEPT, reference, reference_free);
	return !fault;
}

const struct docx_reference *docx_reference_kept(const struct templates *templates)
{
	return templates_kept(templates, KEPT);
}

/* ---- dressing --------------------------------------------------------------------------------------------------- */

/* Puts a text in the place of the house's, or notes that it is missing. Takes the text. */
static void shell_dress(char *texts[DOCX_SHELLS], enum docx_shell shell, char *text, const char *what,
			GPtrArray *missing)
{
	if (text) {
		g_free(texts[shell]);
		texts[shell] = text;
	} else if (what) {
		g_ptr_array_add(missing, g_strdup(what));
	}
}

/* The paper and its margins alone; NULL where they are not said. */
static char *page_measures(const char *page)
{
	GString *out = g_string_new("<w:sectPr xmlns:w=" MAIN_NAMESPACE ">");
	unsigned found = 0;
	for (const char *at = page; *at; at = xml_piece_end(at)) {
		if (!xml_opens(at, "w:pgSz") && !xml_opens(at, "w:pgMar"))
			continue;
		g_string_append_len(out, at, xml_piece_end(at) - at);
		found++;
	}
	g_string_append(out, "</w:sectPr>");
	return g_string_free(out, found != 2);
}

static bool is_sheet(const char *styles)
{
	return styles && strstr(styles, "xmlns:w=" MAIN_NAMESPACE) && strstr(styles, "</w:styles>");
}

static void lacks_say(const struct docx_reference *reference, GPtrArray *missing, struct diag *diag)
{
	if (!missing->len)
		return;
	g_ptr_array_add(missing, NULL);
	char *names = g_strjoinv(", ", (char **)missing->pdata);
	diag_add(diag, CODE_REFERENCE_LACKS, (struct place){reference->name, 0, 0},
		 "what this file lacks is taken from the house style; to give a style a look of its own, add one of "
		 "that "
		 "name: %s",
		 names);
	g_free(names);
}

/* Whether a paragraph at `start` is one of the house's own lines at the top of a page, which is made anew. */
static bool is_draft_line(const char *start, const char *end, struct span *paragraph)
{
	static const char mark[] = "<w:pStyle w:val=\"HeaderDraft\"/>";
	return xml_opens(start, "w:p") && sheet_element((struct span){start, end}, "w:p", NULL, NULL, paragraph) &&
	       paragraph->start == start && g_strstr_len(paragraph->start, paragraph->end - paragraph->start, mark);
}

#define DRAFT_SLOT "<?keeling draft?>"
#define COMPARISON_SLOT "<?keeling comparison?>"

static const char *const edge_slots[DOCX_SHELLS] = {
	[SHELL_HEADER] = DRAFT_SLOT COMPARISON_SLOT,
	[SHELL_HEADER_FIRST] = COMPARISON_SLOT,
	[SHELL_HEADER_EVEN] = DRAFT_SLOT COMPARISON_SLOT,
};

/* A header or footer of theirs: with the lines of the house that say that a text is a draft, and what is compared. */
static char *edge_dress(const char *edge, GHashTable *ids, const char *slots)
{
	char *text = docx_rename(edge, ids);
	if (!text || !slots)
		return text;
	GString *out = g_string_new(NULL);
	const char *end = text + strlen(text);
	for (const char *at = text; at < end;) {
		const char *next = xml_piece_end(at);
		struct span paragraph;
		if (is_draft_line(at, end, &paragraph))
			next = paragraph.end;
		else
			g_string_append_len(out, at, next - at);
		if (xml_opens(at, "w:hdr"))
			g_string_append(out, slots);
		at = next;
	}
	g_free(text);
	return g_string_free(out, FALSE);
}

void docx_reference_dress(const struct docx_reference *reference, char *texts[DOCX_SHELLS], GHashTable *looks,
			  struct diag *diag)
{
	GPtrArray *missing = g_ptr_array_new_with_free_func(g_free);
	GHashTable *ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	struct docx_restyling restyling = {reference->numbering, looks, ids, missing};
	char *styles =
		is_sheet(reference->styles) ? docx_restyle(texts[SHELL_STYLES], reference->styles, &restyling) : NULL;
	shell_dress(texts, SHELL_STYLES, styles, "all styles", missing);
	shell_dress(texts, SHELL_PAGE, page_measures(reference->page), "paper and margins", missing);
	for (enum docx_shell shell = SHELL_HEADER; shell < DOCX_SHELLS; shell++)
		shell_dress(texts, shell, edge_dress(reference->edges[shell], ids, edge_slots[shell]),
			    shell == SHELL_HEADER   ? "a header of the pages"
			    : shell == SHELL_FOOTER ? "a footer of the pages"
						    : NULL,
			    missing);
	lacks_say(reference, missing, diag);
	g_hash_table_unref(ids);
	g_ptr_array_unref(missing);
}

/* ---- the parts that go with it ---------------------------------------------------------------------------------- */

const GPtrArray *docx_reference_parts(const struct docx_reference *reference)
{
	return reference->parts;
}

void docx_reference_types(const struct docx_reference *reference, GString *out)
{
	for (guint i = 0; i < reference->parts->len; i++) {
		const struct docx_part *part = reference->parts->pdata[i];
		const char *type = picture_type(part->name);
		if (!type && g_str_has_suffix(part->name, "/theme1.xml"))
			type = "application/vnd.openxmlformats-officedocument.theme+xml";
		if (type)
			g_string_append_printf(out, "<Override PartName=\"/%s\" ContentType=\"%s\"/>", part->name,
					       type);
	}
}

bool docx_reference_theme(const struct docx_reference *reference)
{
	return reference->theme;
}
