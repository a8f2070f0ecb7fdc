/* SPDX-License-Identifier: MIT */
#include "publish/back/round_origin.h"
#include "resolve/digest.h"

#include <string.h>

/* A fact of the text that the file is read as: a redline whose changes are rejected is the former one. */
static const char *said(const struct word *word, const char *name)
{
	if (word->view != VIEW_REJECTED || !word_fact(word, "Former Digest"))
		return word_fact(word, name);
	g_autofree char *former = g_strdup_printf("Former %s", name);
	return word_fact(word, former);
}

enum origin word_origin(const struct word *word, const struct edition *edition)
{
	const char *digest = said(word, "Digest"), *version = said(word, "Version");
	g_autofree char *here = digest ? edition_words_digest(edition) : NULL;
	if (digest && !strcmp(digest, here))
		return ORIGIN_SAME;
	if (version && g_strcmp0(version, edition_meta(edition)->version) != 0)
		return ORIGIN_OTHER_VERSION;
	return digest ? ORIGIN_OTHER_WORDS : ORIGIN_SAME;
}

static bool is_other_document(const struct word *word, const struct edition *edition)
{
	const char *document = word_fact(word, "Document");
	return document && strcmp(document, edition_meta(edition)->id) != 0;
}

/* The adopted version that the file says; NULL where there is none, or it says other words. */
static struct target *version_open(const struct word *word, const struct edition *edition, const char *content,
				   const struct templates *templates)
{
	g_autofree char *name = g_strdup_printf("%s@%s", edition_meta(edition)->id, said(word, "Version"));
	struct diag *aside = diag_new();
	struct target *target = content ? target_open(name, content, templates, aside) : NULL;
	bool fine = target && target->edition && diag_worst(aside) < LEVEL_ERROR &&
		    word_origin(word, target->edition) == ORIGIN_SAME;
	diag_free(aside);
	if (!fine)
		g_clear_pointer(&target, target_free);
	return target;
}

static const char *kept(const char *fact)
{
	return fact ? g_intern_string(fact) : NULL;
}

/* The same words may have been a draft, or another version, when the file was made of them: what stands at its head and
 * on its pages is of that, and nobody's edit. */
static void version_take(const struct word *word, const struct edition *made)
{
	struct meta *meta = edition_root(made)->meta;
	const char *version = said(word, "Version"), *status = said(word, "Status");
	if (!version || !status)
		return;
	meta->version = kept(version);
	for (enum doc_status each = DOC_DRAFT; each <= DOC_SUPERSEDED; each++)
		if (!strcmp(doc_status_name(each), status))
			meta->status = each;
	meta->adopted = kept(said(word, "Adopted"));
	meta->effective = kept(said(word, "Effective"));
	meta->replaced = kept(said(word, "Superseded"));
}

static struct target *given_open(const struct word *word, const char *given, const char *content,
				 const struct templates *templates, struct diag *diag)
{
	struct target *target = target_open(given, content, templates, diag);
	if (!target || !target->edition || diag_worst(diag) >= LEVEL_ERROR)
		g_clear_pointer(&target, target_free);
	else if (word_origin(word, target->edition) == ORIGIN_SAME)
		version_take(word, target->edition);
	else
		diag_add(diag, CODE_WORD_ORIGIN, word->place,
			 "this file was made of other words than those of '%s': what differs from them counts as "
			 "edited, "
			 "though nobody may have edited it",
			 given);
	return target;
}

static void refuse(const struct word *word, const struct target *target, enum origin origin, struct diag *diag)
{
	const struct meta *meta = edition_meta(target->edition);
	const char *id = meta->id;
	if (origin == ORIGIN_OTHER_VERSION)
		diag_add(
			diag, CODE_WORD_ORIGIN_UNKNOWN, word->place,
			"this file was made of version %s of '%s', and the sources are version %s; its edits are those "
			"against the text that it was made of, which is no adopted version in the history: name it, as "
			"in --made-of git:HEAD~1:content/%s",
			said(word, "Version"), id, meta->version ? meta->version : "none", id);
	else
		diag_add(
			diag, CODE_WORD_ORIGIN_UNKNOWN, word->place,
			"the sources of '%s' were changed after this file was made of them, and what was changed there "
			"would be undone: name the text that it was made of, as in --made-of git:HEAD~1:content/%s",
			id, id);
}

struct target *origin_open(const struct word *word, const struct target *target, const char *given, const char *content,
			   const struct templates *templates, bool *known, struct diag *diag)
{
	enum origin origin = word_origin(word, target->edition);
	struct target *made = NULL;
	*known = true;
	if (is_other_document(word, target->edition) || (!given && origin == ORIGIN_SAME))
		return NULL;
	if (given)
		made = given_open(word, given, content, templates, diag);
	else if (origin == ORIGIN_OTHER_VERSION)
		made = version_open(word, target->edition, content, templates);
	*known = made != NULL;
	if (!made && !given)
		refuse(word, target, origin, diag);
	return made;
}

void origin_tell(const struct word *word, const struct edition *edition, struct diag *diag)
{
	enum origin origin = is_other_document(word, edition) ? ORIGIN_SAME : word_origin(word, edition);
	const struct meta *meta = edition_meta(edition);
	if (origin == ORIGIN_OTHER_VERSION)
		diag_add(diag, CODE_WORD_ORIGIN, word->place,
			 "this file was made of version %s of '%s', and is compared with version %s: not all that "
			 "differs "
			 "was edited in it; to see what was, compare it with the text that it was made of, as in %s@%s",
			 said(word, "Version"), meta->id, meta->version ? meta->version : "none", meta->id,
			 said(word, "Version"));
	else if (origin == ORIGIN_OTHER_WORDS)
		diag_add(diag, CODE_WORD_ORIGIN, word->place,
			 "this file was made of other words of '%s' than those that it is compared with: not all that "
			 "differs was edited in it; to see what was, compare it with the text that it was made of, as "
			 "in "
			 "git:HEAD~1:content/%s",
			 meta->id, meta->id);
}
