/* SPDX-License-Identifier: MIT */
#include "explain/verify/claim_done.h"
#include "explain/verify/claim_marks.h"
#include "explain/verify/claim_words.h"
#include "explain/verify/claims.h"

#include <string.h>

#define ASIDE_MOST 200 /* bytes between a place and what is said of it */
#define SUBJECT_MOST 300

static const struct {
	const char *key;
	unsigned verb;
} verbs[] = {{"claim-kept", CLAIM_KEPT},       {"claim-added", CLAIM_ADDED},   {"claim-removed", CLAIM_REMOVED},
	     {"claim-divided", CLAIM_DIVIDED}, {"claim-merged", CLAIM_MERGED}, {"claim-moved", CLAIM_MOVED}};

static size_t verb_at(const struct words *words, const char *at, unsigned *done)
{
	size_t most = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++) {
		size_t n = listed_word(words, verbs[i].key, at);
		if (n > most) {
			most = n;
			*done = verbs[i].verb;
		}
	}
	return most;
}

size_t done_at(const struct words *words, const char *at, unsigned *done)
{
	size_t n = verb_at(words, at, done), auxiliary = listed_word(words, "claim-auxiliaries", at);
	if (n || !auxiliary)
		return n;
	auxiliary += strspn(at + auxiliary, " ");
	n = verb_at(words, at + auxiliary, done);
	return n ? auxiliary + n : 0;
}

unsigned done_within(const struct words *words, const char *text)
{
	unsigned found = 0, done = 0;
	for (const char *at = strchr(text, ' '); at; at = strchr(at + 1, ' '))
		if (listed_word(words, "claim-auxiliaries", at + 1) && done_at(words, at + 1, &done))
			found |= done;
	return found;
}

/* Whether a sentence begins at `at`, articles aside. */
static bool is_start(const struct words *words, const char *text, const char *at)
{
	for (size_t n = 1; n; at -= n)
		n = listed_behind(words, "claim-articles", text, at);
	while (at > text && at[-1] == ' ')
		at--;
	return at == text || strchr(".;:", at[-1]);
}

const char *claim_past_aside(const struct words *words, const char *at)
{
	at += strspn(at, " ");
	const char *end = *at == '(' ? g_strstr_len(at, ASIDE_MOST, ")") : NULL;
	if (end)
		at = end + 1 + strspn(end + 1, " ");
	for (size_t i = 0; i < QUOTES; i++) {
		bool opens = g_str_has_prefix(at, quotes[i].open);
		end = opens ? quote_end(&quotes[i], at + strlen(quotes[i].open)) : NULL;
		if (end && end - at <= ASIDE_MOST) {
			at = end + strlen(quotes[i].close) + strspn(end + strlen(quotes[i].close), " ");
			break;
		}
	}
	size_t of = listed_word(words, "claim-of", at);
	if (of) {
		at += of + strspn(at + of, " ");
		while (g_ascii_isupper(*at)) {
			at += strcspn(at, " ,:");
			at += strspn(at, " ");
		}
	}
	at += strspn(at, ",:- ");
	return at;
}

unsigned done_to_places(const struct words *words, const char *text, size_t from, size_t end)
{
	unsigned done = 0;
	const char *verb = claim_past_aside(words, text + end);
	size_t n = is_start(words, text, text + from) ? done_at(words, verb, &done) : 0;
	bool extended = done == CLAIM_ADDED && listed_word(words, "claim-to", verb + n + strspn(verb + n, " "));
	if (n)
		return extended ? 0 : done;
	for (size_t i = 0; i < G_N_ELEMENTS(verbs); i++) {
		size_t before = listed_behind(words, verbs[i].key, text, text + from);
		if (before && verbs[i].verb != CLAIM_ADDED && is_start(words, text, text + from - before))
			return verbs[i].verb;
	}
	return 0;
}

/* Where the sentence begins that `at` stands in. */
static const char *sentence_start(const char *text, const char *at)
{
	const char *least = at - text > SUBJECT_MOST ? at - SUBJECT_MOST : text;
	while (at > least && !(at[-1] == ' ' && at - least > 1 && strchr(".;:", at[-2])))
		at--;
	return at;
}

unsigned done_to_form(const struct words *words, const char *text)
{
	for (const char *at = strchr(text, ' '); at; at = strchr(at + 1, ' ')) {
		size_t noun = listed_word(words, "claim-appendices", at + 1);
		unsigned done = 0;
		if (!noun || !done_at(words, at + 1 + noun + strspn(at + 1 + noun, " "), &done))
			continue;
		const char *start = sentence_start(text, at);
		char *subject = g_strndup(start, (gsize)(at - start));
		bool inside = listed_within(words, "claim-inside", subject);
		g_free(subject);
		if (!inside)
			return done;
	}
	return 0;
}
