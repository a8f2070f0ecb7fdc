/* SPDX-License-Identifier: MIT
 * Sentences on what is said of a document in front of its text: who owns it, when it is reviewed, how it is cited. */
#include "explain/overview/phrases.h"
#include "explain/overview/sentences.h"

#include <string.h>

/* What became of a fact. */
enum fared { FARED_NOW, FARED_CAME, FARED_WENT, FAREDS };

struct fact_patterns {
	const char *fact;
	enum pattern_name names[FAREDS];
};

static const struct fact_patterns patterns[] = {
	{"citation", {PATTERN_FACT_CITATION, PATTERN_FACT_CITATION_CAME, PATTERN_FACT_CITATION_WENT}},
	{"short", {PATTERN_FACT_SHORT, PATTERN_FACT_SHORT_CAME, PATTERN_FACT_SHORT_WENT}},
	{"review", {PATTERN_FACT_REVIEW, PATTERN_FACT_REVIEW_CAME, PATTERN_FACT_REVIEW_WENT}},
	{"owner", {PATTERN_FACT_OWNER, PATTERN_FACT_OWNER_CAME, PATTERN_FACT_OWNER_WENT}},
};

static enum pattern_name pattern_of(const struct change *change)
{
	enum fared fared = !change->old->len ? FARED_CAME : !change->new->len ? FARED_WENT : FARED_NOW;
	for (size_t i = 0; i < G_N_ELEMENTS(patterns); i++)
		if (!strcmp(patterns[i].fact, change->fact))
			return patterns[i].names[fared];
	g_assert_not_reached();
}

/* What was said, or is; "" for nothing. */
static char *text_of(const GPtrArray *side)
{
	return phrase_quoted(g_strdup(side->len ? ((const struct provision *)side->pdata[0])->text : ""));
}

/* The document or appendix of the new text, else the old one: what stands in its place may be a section. */
static const struct node *told_of(const struct change *change)
{
	const struct node *node = told_at(change);
	bool named_so = node->kind == NODE_DOCUMENT || node->kind == NODE_APPENDIX;
	return named_so ? node : phrase_provision(change)->node;
}

/* 'the Protocol (Appendix G)' where it is included in the document that is told of. */
static char *named(const struct saying *saying, const struct change *change, const char *name)
{
	if (told_of(change)->kind == NODE_DOCUMENT)
		return g_strdup(name);
	struct provision heading = *phrase_provision(change);
	heading.label = edition_label_whole(heading.edition, heading.node);
	g_autofree char *place = place_said(saying, &heading);
	return pattern_fill(saying->patterns, PATTERN_SECTION_AT, "title", name, "place", place);
}

static void fact_say(const struct saying *saying, const struct change *change, GString *out)
{
	const struct meta *meta = told_of(change)->meta;
	g_autofree char *document = named(saying, change, meta_short(meta)),
			*title = named(saying, change, meta->title);
	g_autofree char *old = text_of(change->old), *new = text_of(change->new);
	sentence_add(out, pattern_fill(saying->patterns, pattern_of(change), "document", document, "title", title,
				       "old", old, "new", new));
}

void facts_say(const struct saying *saying, GString *out)
{
	for (guint i = 0; i < saying->item->changes->len; i++)
		fact_say(saying, change_at(saying, i), out);
}
