/* SPDX-License-Identifier: MIT */
#include "read/word/word_unpack.h"
#include "format/package.h"
#include "read/word/word_other.h"
#include "read/word/word_parts.h"

#include <string.h>

/* What each namespace is called here, as it stands in transitional and in strict files. */
static const struct xml_space spaces[] = {
	{"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
	{"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
	{"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"},
	{"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
	{"http://schemas.openxmlformats.org/package/2006/relationships", "rel"},
	{"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
	{"http://schemas.microsoft.com/office/word/2010/wordml", "w14"},
	{"http://schemas.microsoft.com/office/word/2012/wordml", "w15"},
	{"http://schemas.openxmlformats.org/drawingml/2006/main", "a"},
	{"http://purl.oclc.org/ooxml/drawingml/main", "a"},
	{"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp"},
	{"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp"},
	{"http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "wps"},
	{"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", "wpg"},
	{"urn:schemas-microsoft-com:vml", "v"},
	{"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
	{"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
	{"http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp"},
	{"http://purl.org/dc/elements/1.1/", "dc"},
	{"http://purl.org/dc/terms/", "dcterms"},
	{"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", "custom"},
	{"http://purl.oclc.org/ooxml/officeDocument/customProperties", "custom"},
	{"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes", "vt"},
	{"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes", "vt"},
	{"http://www.w3.org/XML/1998/namespace", "xml"},
	{NULL, NULL},
};

/* By the last step of the relationship's type. */
static const char *const role_types[ROLES] = {
	[ROLE_DOCUMENT] = "officeDocument", [ROLE_STYLES] = "styles",        [ROLE_NUMBERING] = "numbering",
	[ROLE_FOOTNOTES] = "footnotes",     [ROLE_ENDNOTES] = "endnotes",    [ROLE_COMMENTS] = "comments",
	[ROLE_SETTINGS] = "settings",       [ROLE_CORE] = "core-properties", [ROLE_CUSTOM] = "custom-properties",
	[ROLE_HEADER] = "header",           [ROLE_FOOTER] = "footer",        [ROLE_IMAGE] = "image",
};

/* What is in the file and stays shut. */
static const struct {
	const char *type, *words;
} shut[] = {
	{"oleObject", "an embedded object"},     {"package", "an embedded file"},
	{"control", "an ActiveX control"},       {"vbaProject", "macros"},
	{"aFChunk", "a document put into it"},   {"attachedTemplate", "a template"},
	{"subDocument", "a document beside it"}, {"frame", "a frame"},
	{"glossaryDocument", "building blocks"},
};

struct unpacking {
	struct archive *archive;
	GString *answer;
	GHashTable *done; /* names of the parts that have been read */
};

static void text_put(GString *out, const char *text)
{
	g_string_append_len(out, text, (gssize)strlen(text) + 1);
}

static void listed(struct unpacking *unpacking, const char *what, const char *which)
{
	char *words = g_strdup_printf("%s, '%s'", what, which);
	g_string_append_c(unpacking->answer, 'L');
	text_put(unpacking->answer, words);
	g_free(words);
}

/* After this nothing counts but the reason. */
static void refuse(struct unpacking *unpacking, const char *words)
{
	g_string_assign(unpacking->answer, "X");
	text_put(unpacking->answer, words);
}

static bool is_refused(const struct unpacking *unpacking)
{
	return unpacking->answer->str[0] == 'X';
}

char *word_target(const char *from, const char *target)
{
	char *folder = *target == '/' ? g_strdup("") : g_path_get_dirname(from);
	char *joined = g_build_filename("/", !strcmp(folder, ".") ? "" : folder, target, NULL);
	GPtrArray *steps = g_ptr_array_new();
	char **parts = g_strsplit(joined, "/", -1);
	bool inside = true;
	for (char **part = parts; *part; part++) {
		if (!strcmp(*part, ".."))
			inside = inside && steps->len && g_ptr_array_steal_index(steps, steps->len - 1);
		else if (**part && strcmp(*part, "."))
			g_ptr_array_add(steps, *part);
	}
	g_ptr_array_add(steps, NULL);
	char *name = inside && steps->len > 1 ? g_strjoinv("/", (char **)steps->pdata) : NULL;
	g_ptr_array_unref(steps);
	g_strfreev(parts);
	g_free(joined);
	g_free(folder);
	return name;
}

/* ---- one part ---- */

/* An entry's bytes, or NULL: then the file is refused, unless there is just no such entry. */
static GByteArray *entry_take(struct unpacking *unpacking, const char *name)
{
	char *why = NULL;
	GByteArray *bytes = archive_read(unpacking->archive, name, &why);
	if (why) {
		char *words = g_strdup_printf("'%s' is refused: %s", name, why);
		refuse(unpacking, words);
		g_free(words);
	}
	g_free(why);
	return bytes;
}

/* The packed form of an XML part; NULL where the file is refused or has no such part. */
static GString *xml_take(struct unpacking *unpacking, const char *name)
{
	GByteArray *bytes = entry_take(unpacking, name);
	if (!bytes)
		return NULL;
	GString *packed = g_string_sized_new(bytes->len);
	struct xml_mistake mistake;
	bool sound = xml_pack((const char *)bytes->data, bytes->len, spaces, packed, &mistake);
	g_byte_array_unref(bytes);
	if (sound)
		return packed;
	char *words = g_strdup_printf("'%s', line %u: %s", name, MAX(mistake.line, 1), mistake.words);
	refuse(unpacking, words);
	g_free(words);
	g_string_free(packed, TRUE);
	return NULL;
}

static void part_put(struct unpacking *unpacking, enum word_role role, const char *name, const void *bytes,
		     size_t length)
{
	g_string_append_printf(unpacking->answer, "P%c", 'a' + (int)role);
	text_put(unpacking->answer, name);
	g_string_append_printf(unpacking->answer, "%016zx", length);
	g_string_append_len(unpacking->answer, bytes, (gssize)length);
}

/* ---- relationships ---- */

static void part_take(struct unpacking *unpacking, enum word_role role, const char *name);

static const char *last_step(const char *type)
{
	const char *slash = strrchr(type, '/');
	return slash ? slash + 1 : type;
}

/* What a relationship leads to: read, or listed. */
static void related_take(struct unpacking *unpacking, const char *part, const char *type, const char *target, bool out)
{
	for (size_t i = 0; i < G_N_ELEMENTS(shut); i++)
		if (!strcmp(shut[i].type, type)) {
			listed(unpacking, shut[i].words, target);
			return;
		}
	if (out && strcmp(type, "hyperlink") != 0)
		listed(unpacking, "something outside the file", target);
	char *name = out ? NULL : word_target(part, target);
	for (int role = 0; role < ROLES && name; role++)
		if (!strcmp(role_types[role], type))
			part_take(unpacking, (enum word_role)role, name);
	if (!out && !name && strcmp(type, "hyperlink") != 0)
		listed(unpacking, "a name that leads out of the file", target);
	g_free(name);
}

static char *relations_name(const char *part)
{
	char *folder = g_path_get_dirname(part), *base = g_path_get_basename(part);
	char *name = g_strdup_printf("%s%s_rels/%s.rels", strcmp(folder, ".") ? folder : "",
				     strcmp(folder, ".") ? "/" : "", *part ? base : "");
	g_free(base);
	g_free(folder);
	return name;
}

static void relation_put(struct unpacking *unpacking, const char *part, const struct xml_node *node)
{
	const char *id = xml_get(node, "Id"), *type = xml_get(node, "Type"), *target = xml_get(node, "Target");
	const char *mode = xml_get(node, "TargetMode");
	if (!id || !type || !target || is_refused(unpacking))
		return;
	bool out = mode && !strcmp(mode, "External");
	g_string_append_c(unpacking->answer, 'R');
	text_put(unpacking->answer, part);
	text_put(unpacking->answer, id);
	text_put(unpacking->answer, last_step(type));
	text_put(unpacking->answer, target);
	text_put(unpacking->answer, out ? "External" : "");
	related_take(unpacking, part, last_step(type), target, out);
}

static void relations_take(struct unpacking *unpacking, const char *part)
{
	char *name = relations_name(part);
	GString *packed = xml_take(unpacking, name);
	struct arena *arena = arena_new();
	struct xml_node *root = packed ? xml_unpack(packed->str, packed->len, arena) : NULL;
	for (const struct xml_node *node = root ? root->first : NULL; node; node = node->next)
		if (xml_is(node, "rel:Relationship"))
			relation_put(unpacking, part, node);
	arena_free(arena);
	if (packed)
		g_string_free(packed, TRUE);
	g_free(name);
}

/* A part once, with what it leads to. */
static void part_take(struct unpacking *unpacking, enum word_role role, const char *name)
{
	if (is_refused(unpacking) || !g_hash_table_add(unpacking->done, g_strdup(name)))
		return;
	if (role == ROLE_IMAGE) {
		GByteArray *bytes = entry_take(unpacking, name);
		if (bytes) {
			part_put(unpacking, role, name, bytes->data, bytes->len);
			g_byte_array_unref(bytes);
		} else if (!is_refused(unpacking)) {
			listed(unpacking, "a picture that is not in the file", name);
		}
		return;
	}
	GString *packed = xml_take(unpacking, name);
	if (packed) {
		part_put(unpacking, role, name, packed->str, packed->len);
		g_string_free(packed, TRUE);
		if (role != ROLE_CORE && role != ROLE_CUSTOM)
			relations_take(unpacking, name);
	} else if (!is_refused(unpacking)) {
		listed(unpacking, "a part that is not in the file", name);
	}
}

/* ---- the file ---- */

/* A package without a Word document in it. */
static void other_refuse(struct unpacking *unpacking)
{
	char *why = NULL;
	GByteArray *mimetype = archive_read(unpacking->archive, "mimetype", &why);
	const char *other = mimetype ? word_other_package(mimetype->data, mimetype->len) : NULL;
	refuse(unpacking, other ? other : "it is a zip package, but no Word document");
	if (mimetype)
		g_byte_array_unref(mimetype);
	g_free(why);
}

void word_unpack(const void *bytes, size_t length, GString *answer)
{
	struct unpacking unpacking = {.answer = answer};
	char *why = NULL;
	unpacking.archive = length ? archive_open(bytes, length, &why) : NULL;
	if (!unpacking.archive) {
		const char *other = word_other_file(bytes, length);
		refuse(&unpacking, other ? other : why ? why : "it is empty");
		g_free(why);
		return;
	}
	unpacking.done = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	relations_take(&unpacking, "");
	if (!is_refused(&unpacking) && !g_hash_table_size(unpacking.done))
		other_refuse(&unpacking);
	g_hash_table_unref(unpacking.done);
	archive_free(unpacking.archive);
}
