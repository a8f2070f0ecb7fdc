/* SPDX-License-Identifier: MIT
 * What the front matter says of a document to its readers, as units that stand behind its title: who owns it, when it
 * is reviewed, how others cite it. Each is one token, for it is told whole: what was, and what is. */
#include "compare/units/facts.h"
#include "compare/tell/assemble.h"
#include "compare/units/build.h"
#include "compare/units/tokens.h"

#include <string.h>

static const char *const fact_keys[META_FACTS] = {[META_CITATION] = "fact-citation",
						  [META_SHORT] = "fact-short",
						  [META_REVIEW] = "fact-review",
						  [META_OWNER] = "fact-owner"};

static enum meta_fact fact_of(const struct unit *unit)
{
	return (enum meta_fact)(unit->kind - UNIT_CITATION);
}

const char *fact_word_key(enum unit_kind kind)
{
	return kind >= UNIT_CITATION ? fact_keys[kind - UNIT_CITATION] : NULL;
}

/* ---- as units ---------------------------------------------------------------------------------------------------- */

static void fact_unit(struct build *build, const struct node *node, enum meta_fact fact, const char *text)
{
	const struct words *words = edition_words(build->edition);
	g_autofree char *shown = fact == META_REVIEW ? word_date(words, text) : g_strdup(text);
	GString *known = g_string_new(NULL);
	token_folded(known, text, strlen(text));
	g_strdelimit(known->str, "\"", '\''); /* as one such sign is in a text */
	mark_add_shown(build, known->str, shown);
	g_string_free(known, TRUE);
	uint32_t unit = unit_add(build, (enum unit_kind)(UNIT_CITATION + fact), node);
	/* Nothing is found by them, and no text is alike another because one post owns both. */
	for (uint32_t i = 0; i < UNIT(build->side, unit)->count; i++)
		TOKEN(build->side, UNIT(build->side, unit)->first + i)->key = 0;
}

void fact_units(struct build *build, const struct node *node)
{
	bool has_own = node->kind == NODE_DOCUMENT || (node->kind == NODE_APPENDIX && node->whole);
	for (enum meta_fact fact = 0; fact < META_FACTS && has_own; fact++) {
		const char *text = meta_fact(node->meta, fact);
		if (text && *text)
			fact_unit(build, node, fact, text);
	}
}

/* ---- paired ------------------------------------------------------------------------------------------------------ */

struct unit_range facts_of_part(const struct side *side, uint32_t place)
{
	const struct part *part = PART(side, place);
	struct unit_range range = {part->first + 1, part->first + 1};
	while (range.end < part->first + part->count && unit_is_fact(UNIT(side, range.end)))
		range.end++;
	return range;
}

void facts_pair(struct match *match, uint32_t old_part, uint32_t new_part)
{
	struct unit_range olds = facts_of_part(match->old, old_part), news = facts_of_part(match->new, new_part);
	for (uint32_t i = olds.first; i < olds.end; i++)
		for (uint32_t k = news.first; k < news.end; k++)
			if (UNIT(match->old, i)->kind == UNIT(match->new, k)->kind)
				pair_add(match, i, k, BY_NAME, 1);
}

/* ---- told -------------------------------------------------------------------------------------------------------- */

/* A file by itself that does not say who owns its text, held against a document of a constitution, says nothing of it;
 * nor does one without front matter. */
static bool is_silent(const struct match *match, uint32_t unit, bool is_new)
{
	const struct side *side = is_new ? match->new : match->old, *other = is_new ? match->old : match->new;
	uint32_t place = UNIT(side, unit)->part, partner = (is_new ? match->new_part : match->old_part)[place];
	if (partner == NO_UNIT)
		return false;
	const struct edition *there = unit_edition(other, PART(other, partner)->first);
	bool listed = edition_constitution(unit_edition(side, unit)) != NULL;
	return !edition_meta(there)->front || (listed && !edition_constitution(there));
}

/* What a change of one is about. */
static unsigned tags_of_fact(const struct unit *unit)
{
	static const unsigned tags[META_FACTS] = {[META_CITATION] = TAG_REFERENCE,
						  [META_SHORT] = TAG_REFERENCE,
						  [META_REVIEW] = TAG_DATE,
						  [META_OWNER] = TAG_ROLE};
	return tags[fact_of(unit)];
}

void fact_settle(struct assembly *assembly, struct change *change, uint32_t unit, bool is_new)
{
	const struct side *side = is_new ? assembly->match->new : assembly->match->old;
	bool lone = !change->old->len || !change->new->len;
	if (!unit_is_fact(UNIT(side, unit)))
		return;
	change->fact = meta_fact_name(fact_of(UNIT(side, unit)));
	change->tags = tags_of_fact(UNIT(side, unit));
	if (!lone || !is_silent(assembly->match, unit, is_new))
		return;
	g_ptr_array_steal_index(assembly->changes->list, assembly->changes->list->len - 1);
	g_ptr_array_add(assembly->changes->letters, change);
}
