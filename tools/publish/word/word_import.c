/* SPDX-License-Identifier: MIT */
#include "publish/word/word_import.h"
#include "publish/collection.h"
#include "publish/word/word_by_hand.h"
#include "publish/word/word_source.h"
#include "publish/word/word_typed.h"
#include "publish/word/word_where.h"
#include "publish/word/word_writing.h"
#include "read/words.h"

#include <string.h>

char *word_file_bytes(const char *path, size_t *length, struct place *place, struct diag *diag)
{
	bool given = !strcmp(path, SOURCE_GIVEN);
	char *folder = g_path_get_dirname(path), *name = g_path_get_basename(path);
	struct sources *sources = given ? sources_standard(diag) : sources_open(folder, diag);
	char *bytes = sources ? source_bytes(sources, given ? SOURCE_GIVEN : name, length, diag) : NULL;
	*place = (struct place){.file = given ? SOURCE_STANDARD : g_intern_string(path)};
	sources_close(sources);
	g_free(name);
	g_free(folder);
	return bytes;
}

char *word_folder_name(const char *name)
{
	g_autofree char *plain = g_str_to_ascii(name, "en");
	GString *id = id_of(plain, G_MAXSIZE);
	if (!g_ascii_isalpha(*id->str))
		g_string_prepend(id, id->len ? "document-" : "document");
	return g_string_free(id, FALSE);
}

/* ---- what is not in the sources ---- */

static void left_tell(const struct word *word, const GPtrArray *notes, struct diag *diag)
{
	GHashTable *headings = word_headings(word);
	for (guint i = 0; i < word->left->len; i++) {
		const struct word_left *left = &g_array_index(word->left, struct word_left, i);
		char *shown = words_shown(left->words);
		char *where = left_where(left, headings);
		diag_add(diag, CODE_WORD_LEFT_OUT, word->place,
			 *shown ? "%snot brought in: %s: '%s'" : "%snot brought in: %s", where, left->why, shown);
		g_free(where);
		g_free(shown);
	}
	g_hash_table_unref(headings);
	for (guint i = 0; i < notes->len; i++)
		diag_add(diag, CODE_WORD_NUMBER, word->place, "%s", (const char *)notes->pdata[i]);
}

GString *word_left_list(const struct word *word, const GPtrArray *notes)
{
	if (!word->left->len && !notes->len)
		return NULL;
	GString *out = g_string_new(NULL);
	GHashTable *headings = word_headings(word);
	for (guint i = 0; i < word->left->len; i++) {
		const struct word_left *left = &g_array_index(word->left, struct word_left, i);
		g_autofree char *where = left_where(left, headings);
		g_string_append(out, where);
		g_string_append_printf(out, *left->words ? "%s:\n" : "%s\n", left->why);
		if (*left->words)
			g_string_append_printf(out, "%s\n", left->words);
		g_string_append_c(out, '\n');
	}
	g_hash_table_unref(headings);
	for (guint i = 0; i < notes->len; i++)
		g_string_append_printf(out, "%s\n", (const char *)notes->pdata[i]);
	return out;
}

/* ---- read back ---- */

/* The words that the number of a clause or heading stands before. */
static char *words_after(const struct node *node)
{
	GString *words = g_string_new(NULL);
	if (node->first && (node->first->kind == NODE_PARAGRAPH || node->first->kind == NODE_TITLE))
		node_plain(node->first, words);
	return g_strstrip(g_string_free(words, FALSE));
}

static void numbers_under(const struct edition *edition, const struct node *parent, GArray *found, GPtrArray *strings)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		bool numbered =
			node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING || node->kind == NODE_CLAUSE;
		struct expected got = {numbered ? edition_number(edition, node) : "", NULL};
		if (*got.number) {
			char *words = words_after(node);
			g_ptr_array_add(strings, words);
			got.words = words;
			g_array_append_val(found, got);
		}
		if (node->kind < NODE_TABLE)
			numbers_under(edition, node, found, strings);
	}
}

/* Letters and figures alone: marks and blanks may stand otherwise. */
static bool same_words(const char *a, const char *b)
{
	for (;;) {
		while (*a && !g_unichar_isalnum(g_utf8_get_char(a)))
			a = g_utf8_next_char(a);
		while (*b && !g_unichar_isalnum(g_utf8_get_char(b)))
			b = g_utf8_next_char(b);
		if (!*a || !*b || g_utf8_get_char(a) != g_utf8_get_char(b))
			return !*a && !*b;
		a = g_utf8_next_char(a);
		b = g_utf8_next_char(b);
	}
}

/* How many numbers are not as Word printed them; each in `notes`, where that is not NULL. */
static unsigned numbers_compare(const GArray *expected, const GArray *found, GPtrArray *notes)
{
	unsigned wrong = 0;
	guint at = 0;
	for (guint i = 0; i < expected->len; i++) {
		const struct expected *want = &g_array_index(expected, struct expected, i);
		guint k = at;
		while (k < found->len && k < at + 8 &&
		       !same_words(g_array_index(found, struct expected, k).words, want->words))
			k++;
		bool there = k < found->len && k < at + 8;
		const char *number = there ? g_array_index(found, struct expected, k).number : "words";
		at = there ? k + 1 : at;
		if (!strcmp(number, want->number))
			continue;
		wrong++;
		char *words = words_shown(want->words);
		if (notes)
			g_ptr_array_add(notes, g_strdup_printf("the number '%s' of '%s' is %s now", want->number, words,
							       number));
		g_free(words);
	}
	return wrong;
}

/* ---- the files ---- */

static void text_free(gpointer text)
{
	g_string_free(text, TRUE);
}

/* The source as a document of its own; NULL where it can't be read. */
static struct collection *source_open(const struct word_source *source, const struct templates *templates,
				      struct diag *diag)
{
	GHashTable *files = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, text_free);
	g_hash_table_insert(files, (gpointer)IMPORT_DOCUMENT,
			    g_string_new_len(source->text->str, (gssize)source->text->len));
	struct sources *sources = sources_overlaid(NULL, files);
	g_hash_table_unref(files);
	return collection_lone(sources, IMPORT_DOCUMENT, templates, diag);
}

/* How many numbers the source prints otherwise than Word. Its mistakes are told by whoever builds it; a fault of the
 * machine is said at once, for then nothing is known of the numbers. */
static unsigned source_check(const struct word_source *source, const struct templates *templates, GPtrArray *notes,
			     struct diag *diag)
{
	struct diag *own = diag_new();
	struct collection *collection = source_open(source, templates, own);
	const struct collected *document = collection ? collection->documents->pdata[0] : NULL;
	GArray *found = g_array_new(FALSE, FALSE, sizeof(struct expected));
	GPtrArray *strings = g_ptr_array_new_with_free_func(g_free);
	if (document && document->edition)
		numbers_under(document->edition, edition_root(document->edition), found, strings);
	unsigned wrong = numbers_compare(source->expected, found, notes);
	g_ptr_array_unref(strings);
	g_array_unref(found);
	collection_free(collection);
	diag_pass(own, LEVEL_FAILURE, diag);
	diag_free(own);
	return wrong;
}

/* Numbers that were typed are words of a source that counts. */
static void typed_note(struct word_source *source, guint count, const struct word_paragraph *first)
{
	if (!count)
		return;
	g_autofree char *shown = paragraph_shown(first);
	g_ptr_array_add(source->notes, g_strdup_printf("paragraphs whose number was typed in Word, where others are "
						       "counted: %u; their numbers are words now, and do not follow "
						       "when others change: the first is '%s'",
						       count, shown));
}

/* Lines and boxes to fill in by hand are words, and could be a form. */
static void by_hand_note(struct word_source *source, const struct word *word)
{
	const struct word_paragraph *first;
	guint count = word_by_hand_count(word, &first);
	if (!count || word_fact(word, "Document"))
		return;
	g_autofree char *shown = paragraph_shown(first);
	g_ptr_array_add(
		source->notes,
		g_strdup_printf("paragraphs with lines or boxes to fill in by hand: %u; they are words now, and "
				"could be a form, which prints on paper and is filled in on the screen: the "
				"first is '%s'",
				count, shown));
}

/* In the language that the source says it is in; NULL where there are no words. The caller frees it. */
static char *notes_heading(const struct word *file, const struct templates *templates, struct diag *diag)
{
	const char *language = word_fact(file, "language");
	bool welsh = language && g_str_has_prefix(language, "cy");
	struct words *words = words_read(templates, welsh ? "cy" : "en-GB", diag);
	char *heading = words ? g_strdup(word(words, "import-notes")) : NULL;
	words_free(words);
	return heading;
}

/* With patterns of ours where they print what Word prints; else, and where more numbers are typed in Word than counted,
 * with its numbers as they stand. */
static struct word_source *source_choose(const struct word *word, const char *name, const struct templates *templates,
					 struct diag *diag)
{
	const struct word_paragraph *first;
	guint typed = word_typed_count(word, &first);
	g_autofree char *notes = notes_heading(word, templates, diag);
	struct word_source *source = word_source_new(word, true, name, notes);
	if (source->patterned && source->expected->len && typed <= source->expected->len &&
	    !source_check(source, templates, NULL, diag)) {
		typed_note(source, typed, first);
		return source;
	}
	word_source_free(source);
	source = word_source_new(word, false, name, notes);
	source_check(source, templates, source->notes, diag);
	return source;
}

GHashTable *word_import(const struct word *word, const char *name, const struct templates *templates, struct diag *diag)
{
	GHashTable *files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, text_free);
	struct word_source *source = source_choose(word, name, templates, diag);
	by_hand_note(source, word);
	GString *left = word_left_list(word, source->notes);
	if (diag_worst(diag) < LEVEL_FAILURE)
		left_tell(word, source->notes, diag);
	g_hash_table_insert(files, g_strdup(IMPORT_DOCUMENT),
			    g_string_new_len(source->text->str, (gssize)source->text->len));
	if (left)
		g_hash_table_insert(files, g_strdup(IMPORT_LEFT), left);
	for (guint i = 0; i < word->images->len; i++) {
		const struct word_image *image = &g_array_index(word->images, struct word_image, i);
		g_hash_table_replace(files, g_strdup(g_hash_table_lookup(source->images, image->name)),
				     g_string_new_len(image->bytes, (gssize)image->length));
	}
	word_source_free(source);
	return files;
}
