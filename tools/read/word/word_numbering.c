/* SPDX-License-Identifier: MIT */
#include "read/word/word_numbering.h"
#include "read/word/word_figures.h"
#include "read/word/word_seen.h"
#include "read/word/word_signs.h"

#define LEVELS 9
#define LISTS_MOST 10000u
#define USES_MOST 40000u
#define LINKS_MOST 8 /* a list that is another's, which is another's ... */

struct level {
	int start;
	const char *format, *text, *suffix, *style;
	bool picture; /* the bullet is one */
	int restart;  /* -1: after any level above; 0: never; n: after level n, counted from 1, or above */
	bool legal;
	struct word_look look;
};

/* A list: its levels, and where it has counted to. */
struct list {
	unsigned place;        /* from 1 */
	const char *id, *link; /* link: the numbering style that says how it really counts, or NULL */
	struct level levels[LEVELS];
	int counts[LEVELS];
	bool begun[LEVELS];
};

/* What paragraphs name: a list, with some levels its own. */
struct use {
	int id;
	struct list *list;
	struct {
		bool given, started; /* it starts again, and has done so */
		int start;
		bool own; /* the level is its own */
		struct level level;
	} over[LEVELS];
};

struct word_numbering {
	struct arena *arena;
	struct word_styles *styles;
	GHashTable *lists; /* id to struct list * */
	GHashTable *uses;  /* int to struct use * */
};

/* ---- reading ---- */

static bool is_bullet(const char *format)
{
	return !strcmp(format, "bullet");
}

/* A bullet of Wingdings as other fonts have it, or NULL. */
static const char *sign_of(const char *text, const struct xml_node *properties)
{
	const struct xml_node *fonts = xml_child(properties, "w:rFonts");
	const char *font = xml_get(fonts, "w:ascii") ? xml_get(fonts, "w:ascii") : xml_get(fonts, "w:hAnsi");
	gunichar code = g_utf8_get_char(text);
	bool alone = *text && !*g_utf8_next_char(text);
	return font && alone && (code < 0x100 || code >> 8 == 0xf0) ? word_sign(font, code) : NULL;
}

static void level_read(struct word_numbering *numbering, struct level *level, const struct xml_node *node)
{
	*level = (struct level){.start = word_number(node, "w:start", "w:val", 1)};
	const char *format = xml_get(xml_child(node, "w:numFmt"), "w:val");
	const char *text = xml_get(xml_child(node, "w:lvlText"), "w:val");
	level->format = format ? format : "decimal";
	level->text = text && !is_bullet(level->format) ? word_seen_text(numbering->arena, text, NULL) : text;
	level->text = level->text ? level->text : "";
	level->picture = xml_child(node, "w:lvlPicBulletId") != NULL;
	const char *sign = is_bullet(level->format) ? sign_of(level->text, xml_child(node, "w:rPr")) : NULL;
	level->text = sign ? sign : level->text;
	level->suffix = xml_get(xml_child(node, "w:suff"), "w:val");
	level->style = xml_get(xml_child(node, "w:pStyle"), "w:val");
	level->restart = word_number(node, "w:lvlRestart", "w:val", -1);
	level->legal = word_toggle(node, "w:isLgl") == 1;
	level->look = word_look_none;
	word_look_paragraph(&level->look, xml_child(node, "w:pPr"));
}

static int level_index(const struct xml_node *node)
{
	const char *text = xml_get(node, "w:ilvl");
	return text && g_ascii_isdigit(text[0]) && !text[1] && text[0] < '0' + LEVELS ? text[0] - '0' : -1;
}

static void list_read(struct word_numbering *numbering, const struct xml_node *node)
{
	const char *id = xml_get(node, "w:abstractNumId");
	if (!id || g_hash_table_contains(numbering->lists, id) || g_hash_table_size(numbering->lists) >= LISTS_MOST)
		return;
	struct list *list = arena_take(numbering->arena, sizeof *list);
	list->id = id;
	list->place = g_hash_table_size(numbering->lists) + 1;
	list->link = xml_get(xml_child(node, "w:numStyleLink"), "w:val");
	for (int i = 0; i < LEVELS; i++)
		list->levels[i] =
			(struct level){.start = 1, .format = "none", .text = "", .restart = -1, .look = word_look_none};
	for (const struct xml_node *child = node->first; child; child = child->next)
		if (xml_is(child, "w:lvl") && level_index(child) >= 0)
			level_read(numbering, &list->levels[level_index(child)], child);
	g_hash_table_insert(numbering->lists, (gpointer)id, list);
}

static void over_read(struct word_numbering *numbering, struct use *use, const struct xml_node *node)
{
	int i = level_index(node);
	if (i < 0)
		return;
	const struct xml_node *own = xml_child(node, "w:lvl");
	use->over[i].given = xml_child(node, "w:startOverride") != NULL;
	use->over[i].start = word_number(node, "w:startOverride", "w:val", 1);
	use->over[i].own = own != NULL;
	if (own)
		level_read(numbering, &use->over[i].level, own);
}

static void use_read(struct word_numbering *numbering, const struct xml_node *node)
{
	gint64 id;
	const char *text = xml_get(node, "w:numId");
	if (!text || !g_ascii_string_to_signed(text, 10, 1, 1000000, &id, NULL) ||
	    g_hash_table_contains(numbering->uses, GINT_TO_POINTER((int)id)) ||
	    g_hash_table_size(numbering->uses) >= USES_MOST)
		return;
	struct use *use = arena_take(numbering->arena, sizeof *use);
	use->id = (int)id;
	const char *list = xml_get(xml_child(node, "w:abstractNumId"), "w:val");
	use->list = list ? g_hash_table_lookup(numbering->lists, list) : NULL;
	for (const struct xml_node *child = node->first; child; child = child->next)
		if (xml_is(child, "w:lvlOverride"))
			over_read(numbering, use, child);
	g_hash_table_insert(numbering->uses, GINT_TO_POINTER(use->id), use);
}

struct word_numbering *word_numbering_new(const struct xml_node *root, struct word_styles *styles, struct arena *arena)
{
	struct word_numbering *numbering = g_new0(struct word_numbering, 1);
	*numbering = (struct word_numbering){arena, styles, g_hash_table_new(g_str_hash, g_str_equal),
					     g_hash_table_new(g_direct_hash, g_direct_equal)};
	for (const struct xml_node *node = root ? root->first : NULL; node; node = node->next)
		if (xml_is(node, "w:abstractNum"))
			list_read(numbering, node);
	for (const struct xml_node *node = root ? root->first : NULL; node; node = node->next)
		if (xml_is(node, "w:num"))
			use_read(numbering, node);
	return numbering;
}

void word_numbering_free(struct word_numbering *numbering)
{
	g_hash_table_unref(numbering->uses);
	g_hash_table_unref(numbering->lists);
	g_free(numbering);
}

/* ---- which list and level ---- */

/* A list that only points to a numbering style counts as that style's own list does. */
static struct list *list_real(struct word_numbering *numbering, struct list *list)
{
	for (unsigned i = 0; list && list->link && i < LINKS_MOST; i++) {
		const struct word_style *style = word_style(numbering->styles, list->link);
		const struct use *use = g_hash_table_lookup(numbering->uses, GINT_TO_POINTER(style->look.list));
		if (!use || !use->list || use->list == list)
			break;
		list = use->list;
	}
	return list;
}

static const struct level *level_of(const struct use *use, const struct list *list, int level)
{
	return use->over[level].own ? &use->over[level].level : &list->levels[level];
}

/* A list that comes with the style numbers it on the level that is tied to it. */
static int level_tied(const struct use *use, const struct list *list, const char *style, int level)
{
	for (int i = 0; i < LEVELS; i++) {
		const char *tied = level_of(use, list, i)->style;
		if (tied && !strcmp(tied, style))
			return i;
	}
	return level;
}

/* ---- counting ---- */

/* Whether a paragraph on `level` lets a deeper level start again. */
static bool restarts(const struct level *deeper, int level)
{
	return deeper->restart < 0 || level < deeper->restart;
}

static void count_on(struct use *use, struct list *list, int level)
{
	const struct level *at = level_of(use, list, level);
	if (use->over[level].given && !use->over[level].started) {
		use->over[level].started = true;
		list->counts[level] = use->over[level].start;
	} else if (list->begun[level]) {
		list->counts[level] += list->counts[level] < 1000000;
	} else {
		list->counts[level] = use->over[level].given ? use->over[level].start : at->start;
	}
	list->begun[level] = true;
	for (int i = level + 1; i < LEVELS; i++)
		if (restarts(level_of(use, list, i), level))
			list->begun[i] = false;
}

/* What a level shows: what it has counted to, or what it would begin with. */
static int shown(const struct use *use, const struct list *list, int level)
{
	if (list->begun[level])
		return list->counts[level];
	return use->over[level].given ? use->over[level].start : level_of(use, list, level)->start;
}

/* Calls of the text's '%1' to '%9', with what stands around them. */
static void text_fill(const struct use *use, const struct list *list, int level, GString *out)
{
	const struct level *at = level_of(use, list, level);
	for (const char *c = at->text; *c; c++) {
		int which = *c == '%' && c[1] >= '1' && c[1] <= '9' ? c[1] - '1' : -1;
		if (which < 0) {
			g_string_append_c(out, *c);
			continue;
		}
		const char *format = level_of(use, list, which)->format;
		bool plain = at->legal && strcmp(format, "none") != 0;
		word_figure(out, plain ? "decimal" : format, shown(use, list, which));
		c++;
	}
}

/* '%1.%2' in decimals is '1.1'; '(%3)' in small letters is '(a)'. Only the level's own number and the one right above
 * it can be told in a pattern of ours. */
static char *pattern_of(const struct use *use, const struct list *list, int level)
{
	const struct level *at = level_of(use, list, level);
	GString *out = g_string_new(NULL);
	bool good = true, last = false;
	for (const char *c = at->text; *c && good; c++) {
		int which = *c == '%' && c[1] >= '1' && c[1] <= '9' ? c[1] - '1' : -1;
		if (which < 0) {
			g_string_append_c(out, *c);
			good = !g_ascii_isalnum(*c) || *c == '0';
			continue;
		}
		const char *format = level_of(use, list, which)->format;
		char sign = word_figure_sign(at->legal ? "decimal" : format);
		good = sign && which <= level;
		last = which == level;
		g_string_append_c(out, sign);
		c++;
	}
	return g_string_free(out, !good || !last || level_of(use, list, level)->start != 1);
}

struct word_count word_count(struct word_numbering *numbering, const char *style, int list, int level, bool own)
{
	struct word_count count = {.list = 0};
	struct use *use = list > 0 ? g_hash_table_lookup(numbering->uses, GINT_TO_POINTER(list)) : NULL;
	struct list *real = use ? list_real(numbering, use->list) : NULL;
	if (!real)
		return count;
	level = CLAMP(level, 0, LEVELS - 1);
	if (!own)
		level = level_tied(use, real, style, level);
	const struct level *at = level_of(use, real, level);
	count = (struct word_count){.list = real->place, .level = level, .bullet = is_bullet(at->format)};
	count.left = at->look.left;
	count.first = at->look.first;
	count.indented = at->look.indented;
	count_on(use, real, level);
	GString *text = g_string_new(NULL);
	if (count.bullet)
		g_string_append(text, at->text);
	else
		text_fill(use, real, level, text);
	count.text = arena_text(numbering->arena, g_strstrip(text->str));
	count.none = count.bullet && !at->picture && !*count.text;
	g_string_free(text, TRUE);
	char *pattern = count.bullet ? NULL : pattern_of(use, real, level);
	count.pattern = pattern ? arena_text(numbering->arena, pattern) : NULL;
	g_free(pattern);
	return count;
}
