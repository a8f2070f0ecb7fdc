/* SPDX-License-Identifier: MIT
 * Controls of an OpenDocument text, by the names that they carry. The file is unpacked and parsed in a child process
 * that can be lost, as a Word file is (word_parts.h), and what follows sees its elements only. */
#include "read/filled/filled.h"

#include "format/child.h"
#include "format/package.h"
#include "format/xml_tree.h"

#include <string.h>

#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"

static const struct xml_space spaces[] = {
	{OASIS "office:1.0", "office"},
	{OASIS "form:1.0", "form"},
	{OASIS "text:1.0", "text"},
	{OASIS "meta:1.0", "meta"},
	{NULL, NULL},
};

/* As for Word files. */
static const struct child_limits limits = {
	.processor = 2,
	.wall = 10,
	.memory = (size_t)192 << 20,
	.answer = (size_t)64 << 20,
};

/* ---- in the child: packed elements, or why there are none ---------------------------------------------------------
 */

/* What the answer begins with. */
enum { ANSWER_PART = 'P', ANSWER_REFUSED = 'X', ANSWER_ENCRYPTED = 'E' };

struct open_file {
	const void *bytes;
	size_t length;
};

static void refuse(GString *answer, const char *words)
{
	g_string_printf(answer, "%c%s", ANSWER_REFUSED, words);
}

/* A part in its packed form, after its length; one that is not there has no length. */
static bool part_put(struct archive *archive, const char *name, GString *answer)
{
	char *why = NULL;
	GByteArray *bytes = archive_read(archive, name, &why);
	GString *packed = g_string_new(NULL);
	struct xml_mistake mistake = {0};
	bool sound = !why && (!bytes || xml_pack((const char *)bytes->data, bytes->len, spaces, packed, &mistake));
	if (sound) {
		g_string_append_printf(answer, "%c%016zx", ANSWER_PART, packed->len);
		g_string_append_len(answer, packed->str, (gssize)packed->len);
	} else {
		refuse(answer, why ? why : mistake.words);
	}
	g_string_free(packed, TRUE);
	if (bytes)
		g_byte_array_unref(bytes);
	g_free(why);
	return sound;
}

/* The list of parts says which of them are locked by a password. */
static bool is_encrypted(struct archive *archive)
{
	static const char mark[] = "encryption-data";
	char *why = NULL;
	GByteArray *manifest = archive_read(archive, "META-INF/manifest.xml", &why);
	bool found = manifest && memmem(manifest->data, manifest->len, mark, sizeof mark - 1);
	if (manifest)
		g_byte_array_unref(manifest);
	g_free(why);
	return found;
}

static void file_unpack(void *data, GString *answer)
{
	const struct open_file *file = data;
	char *why = NULL;
	struct archive *archive = archive_open(file->bytes, file->length, &why);
	if (!archive)
		refuse(answer, why ? why : "it is no package");
	else if (is_encrypted(archive))
		g_string_append_c(answer, ANSWER_ENCRYPTED);
	else if (part_put(archive, "content.xml", answer))
		part_put(archive, "meta.xml", answer);
	archive_free(archive);
	g_free(why);
}

/* ---- what was filled in -------------------------------------------------------------------------------------------
 */

static bool is_control(const struct xml_node *node)
{
	return xml_is(node, "form:text") || xml_is(node, "form:textarea") || xml_is(node, "form:date") ||
	       xml_is(node, "form:listbox") || xml_is(node, "form:combobox") || xml_is(node, "form:checkbox");
}

/* The option that was chosen; "" for none. */
static const char *chosen(const struct xml_node *list)
{
	for (const struct xml_node *option = list->first; option; option = option->next)
		if (xml_is(option, "form:option") && !g_strcmp0(xml_get(option, "form:current-selected"), "true"))
			return xml_get(option, "form:label") ? xml_get(option, "form:label") : "";
	return "";
}

static void words_gather(const struct xml_node *parent, GString *text)
{
	for (const struct xml_node *node = parent->first; node; node = node->next) {
		if (!node->name)
			g_string_append(text, node->text);
		else
			words_gather(node, text);
	}
}

/* Lines that stand within a box, for those programs that keep them there. */
static void lines_gather(const struct xml_node *box, GString *text)
{
	for (const struct xml_node *line = box->first; line; line = line->next) {
		if (!xml_is(line, "text:p"))
			continue;
		if (text->len)
			g_string_append_c(text, '\n');
		words_gather(line, text);
	}
}

static void control_read(struct filled *filled, const struct xml_node *control)
{
	const char *name = xml_get(control, "form:name"), *value = xml_get(control, "form:current-value");
	GString *text = g_string_new(NULL);
	if (xml_is(control, "form:checkbox"))
		g_string_append(text, g_strcmp0(xml_get(control, "form:current-state"), "checked") ? "false" : "true");
	else if (xml_is(control, "form:listbox"))
		g_string_append(text, chosen(control));
	else if (xml_is(control, "form:date"))
		g_string_append_printf(text, "%.10s", value ? value : "");
	else if (value)
		g_string_append(text, value);
	else
		lines_gather(control, text);
	if (name && *name)
		filled_add(filled, name, text->str);
	g_string_free(text, TRUE);
}

/* The reader of the parts lets no file be nested so deep that this could not follow. */
static void controls_read(struct filled *filled, const struct xml_node *parent)
{
	for (const struct xml_node *node = parent->first; node; node = node->next) {
		if (is_control(node))
			control_read(filled, node);
		else if (node->name)
			controls_read(filled, node);
	}
}

/* Which form it is. */
static void facts_read(struct filled *filled, const struct xml_node *parent)
{
	for (const struct xml_node *node = parent->first; node; node = node->next) {
		const char *name = xml_is(node, "meta:user-defined") ? xml_get(node, "meta:name") : NULL;
		char **to = !g_strcmp0(name, "Document")  ? &filled->document
			    : !g_strcmp0(name, "Version") ? &filled->version
							  : NULL;
		if (to && !*to && node->first && !node->first->name)
			*to = g_strdup(node->first->text);
		if (node->name)
			facts_read(filled, node);
	}
}

/* ---- the answer ---------------------------------------------------------------------------------------------------
 */

/* The next part's tree; NULL where there is none. `*at` moves on behind it. */
static struct xml_node *part_take(const GString *answer, size_t *at, struct arena *arena)
{
	enum { HEAD = 17 };
	if (*at + HEAD > answer->len || answer->str[*at] != ANSWER_PART)
		return NULL;
	char digits[HEAD] = {0};
	memcpy(digits, answer->str + *at + 1, HEAD - 1);
	guint64 length = g_ascii_strtoull(digits, NULL, 16);
	*at += HEAD;
	if (length == 0 || length > answer->len - *at)
		return NULL;
	struct xml_node *root = xml_unpack(answer->str + *at, (size_t)length, arena);
	*at += (size_t)length;
	return root;
}

static bool answer_read(struct filled *filled, const GString *answer, struct place place, struct diag *diag)
{
	struct arena *arena = arena_new();
	size_t at = 0;
	const struct xml_node *content = part_take(answer, &at, arena), *meta = part_take(answer, &at, arena);
	if (content)
		controls_read(filled, content);
	if (meta)
		facts_read(filled, meta);
	if (!filled->values->len)
		diag_add(diag, CODE_FILLED_NO_FORM, place,
			 "there is nothing to fill in in this OpenDocument file: it has no fields");
	arena_free(arena);
	return filled->values->len > 0;
}

bool filled_is_open(const void *bytes, size_t length)
{
	static const char mark[] = "mimetypeapplication/vnd.oasis.opendocument.text";
	enum { AT = 30 };
	return length >= AT + sizeof mark && !memcmp(bytes, "PK\3\4", 4) &&
	       !memcmp((const char *)bytes + AT, mark, sizeof mark - 1);
}

bool filled_open_read(struct filled *filled, const void *bytes, size_t length, struct diag *diag)
{
	static const char *const ends[] = {
		[CHILD_DONE] = NULL,
		[CHILD_FAILED] = "it needs more memory than a document may (192 MB), or is damaged in an unknown way",
		[CHILD_SLOW] = "it takes longer than a document may: 2 seconds",
		[CHILD_LARGE] = "it holds more than 64 MB",
	};
	struct place place = {.file = filled->file};
	struct open_file file = {bytes, length};
	GString *answer = g_string_new(NULL);
	const char *why = ends[child_run(file_unpack, &file, &limits, answer)];
	bool good = false;
	if (!why && answer->str[0] == ANSWER_REFUSED)
		why = answer->str + 1;
	if (why)
		diag_add(diag, CODE_FILLED_DAMAGED, place, "this OpenDocument file can't be read: %s", why);
	else if (answer->str[0] == ANSWER_ENCRYPTED)
		diag_add(diag, CODE_FILLED_ENCRYPTED, place,
			 "this OpenDocument file is encrypted: ask for it without a password, or save it without one");
	else
		good = answer_read(filled, answer, place, diag);
	g_string_free(answer, TRUE);
	return good;
}
