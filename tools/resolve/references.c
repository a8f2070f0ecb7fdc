/* SPDX-License-Identifier: MIT
 * What references, values and policies come to. Figures typed in a reference are replaced by the current ones; other
 * words are kept; what is stale in the source is a finding, what leads nowhere a mistake. */
#include "base/near.h"
#include "base/text_order.h"
#include "resolve/private.h"

#include <stdlib.h>
#include <string.h>

struct settling {
	struct edition *edition;
	struct diag *diag;
	bool sentence_start; /* the next word begins a sentence */
	const char **ids;    /* all names in the edition, sorted, for guesses at misspelt ones; NULL until one is */
	guint id_count;
	GPtrArray *said; /* of const struct node *: VALUEs that speak of fields; settled last, as labels hold values */
	GHashTable *values;   /* from a list of values to a table of them by name; made when one is asked for */
	GHashTable *policies; /* by id; NULL until one is asked for */
	unsigned guesses;     /* so far: after GUESSES_MOST there are no more, for each takes time */
};

static char *plain_title(const struct node *node)
{
	GString *words = g_string_new(NULL);
	const struct node *title = node_child(node, NODE_TITLE);
	if (title)
		node_plain(title, words);
	return g_string_free(words, FALSE);
}

/* ---- finding the target ------------------------------------------------------------------------------------------ */

/* An included document inside this edition, by its id; the root too. */
static const struct node *whole_find(const struct node *part, const char *id)
{
	if ((part->kind == NODE_DOCUMENT || part->whole) && strcmp(part->meta->id, id) == 0)
		return part;
	for (const struct node *child = part->first; child; child = child->next) {
		const struct node *found = child->kind == NODE_APPENDIX ? whole_find(child, id) : NULL;
		if (found)
			return found;
	}
	return NULL;
}

static void target_in(struct reference *out, const struct edition *edition, const struct node *whole, const char *id)
{
	out->node = id ? id_find(edition, whole, id) : whole;
	if (out->node && out->node->retired)
		out->node = NULL;
	out->edition = out->node ? edition : NULL;
	out->found = out->node != NULL;
}

static void target_find(const struct settling *settling, const struct node *node, struct reference *out)
{
	const struct edition *edition = settling->edition;
	const char *target = node->link->target, *hash = strchr(target, '#');
	if (node->link->local) {
		target_in(out, edition, node_namespace(node), target);
		return;
	}
	char *id = hash ? g_strndup(target, (gsize)(hash - target)) : g_strdup(target);
	const struct node *whole = whole_find(edition->doc->root, id);
	const struct edition *other = whole ? edition : library_find(edition->library, id);
	if (other)
		target_in(out, other, whole ? whole : other->doc->root, hash ? hash + 1 : NULL);
	g_free(id);
}

/* ---- one reference ----------------------------------------------------------------------------------------------- */

static const char *capital(const struct edition *edition, const char *text)
{
	gunichar first = g_utf8_get_char(text);
	GString *out = g_string_new(NULL);
	g_string_append_unichar(out, g_unichar_toupper(first));
	g_string_append(out, g_utf8_next_char(text));
	const char *kept = arena_text_n(edition->arena, out->str, out->len);
	g_string_free(out, TRUE);
	return kept;
}

/* The id that a misspelt one may have meant, or NULL; the first of equals in the order of the alphabet. */
static const char *id_near(struct settling *settling, const char *id)
{
	if (settling->guesses++ >= GUESSES_MOST)
		return NULL;
	if (!settling->ids) {
		GHashTable *addresses = settling->edition->addresses;
		settling->ids = (const char **)g_hash_table_get_keys_as_array(addresses, &settling->id_count);
		qsort(settling->ids, settling->id_count, sizeof *settling->ids, text_order);
	}
	return near_find(id, settling->ids, settling->id_count);
}

/* Whether what a reference leads to may be in what could not be read, of which it was told. */
static bool may_be_unread(const struct edition *edition, const struct node *node)
{
	const char *target = node->link->target;
	const struct constitution *constitution = edition->library->constitution;
	g_autofree char *id = g_strndup(target, strcspn(target, "#"));
	const struct edition *other =
		node->link->local || whole_find(edition->doc->root, id) ? edition : library_find(edition->library, id);
	if (other)
		return other->doc->lacks & LACKS_TEXT;
	return constitution && (constitution->documents_partial ||
				g_ptr_array_find_with_equal_func(constitution->unread, id, g_str_equal, NULL));
}

static bool is_made_of(const struct edition *edition, const char *path)
{
	return path && g_ptr_array_find_with_equal_func(edition->doc->files, path, g_str_equal, NULL);
}

/* The document that has the id of a reference which stands in an appendix that two documents list; NULL for none. */
static const struct edition *other_lister(const struct settling *settling, const struct node *node)
{
	const struct node *part = node_part(node), *own = node_namespace(node);
	const struct library *library = settling->edition->library;
	for (size_t i = 0; node->link->local && part->kind == NODE_APPENDIX && i < library_count(library); i++) {
		const struct edition *other = library_get(library, i);
		bool same = !strcmp(other->doc->root->meta->id, own->meta->id);
		if (!same && is_made_of(other, part->meta->source) &&
		    id_find(other, other->doc->root, node->link->target))
			return other;
	}
	return NULL;
}

static void unknown_report(struct settling *settling, const struct node *node)
{
	const char *target = node->link->target;
	if (may_be_unread(settling->edition, node)) {
		settling->edition->unsettled = true;
		return;
	}
	bool retired = node->link->local && id_find(settling->edition, node_namespace(node), target);
	const struct edition *other = retired ? NULL : other_lister(settling, node);
	const char *near = node->link->local && !retired && !other ? id_near(settling, target) : NULL;
	if (other)
		diag_add(settling->diag, CODE_REFERENCE_UNKNOWN, node->place,
			 "only '%s' has the id '%s', and '%s' lists this file as an appendix too: list it in '%s' "
			 "alone, "
			 "and refer to it from there",
			 other->doc->root->meta->id, target, node_namespace(node)->meta->id,
			 other->doc->root->meta->id);
	else if (retired)
		diag_add(settling->diag, CODE_REFERENCE_UNKNOWN, node->place,
			 "'%s' was removed, and only its number is left: reword the sentence, or refer to something "
			 "else",
			 target);
	else if (near)
		diag_add(settling->diag, CODE_REFERENCE_UNKNOWN, node->place,
			 "nothing here has the id '%s'; did you mean '%s'?", target, near);
	else if (node->link->local)
		diag_add(settling->diag, CODE_REFERENCE_UNKNOWN, node->place,
			 "nothing here has the id '%s': correct the reference, or give {#%s} to what it means", target,
			 target);
	else
		diag_add(settling->diag, CODE_REFERENCE_UNKNOWN, node->place,
			 "'%s' leads to nothing: there is no such document in this constitution, or nothing in it has "
			 "that id",
			 target);
}

static bool holds_form(const struct node *node)
{
	for (const struct node *child = node->first; child; child = child->next)
		if (child->kind == NODE_FORM ||
		    (child->kind != NODE_APPENDIX && child->kind < NODE_TABLE && holds_form(child)))
			return true;
	return false;
}

/* Two names for one form confuse whoever looks for it: words that seem to name it must be its title. */
static void form_name_check(const struct settling *settling, const struct node *node, const struct node *target)
{
	if (target->kind == NODE_FORM)
		target = node_part(target);
	if (target->kind != NODE_APPENDIX || !holds_form(target))
		return;
	const char *words = node->link->words;
	char *title = plain_title(target), *low_words = g_utf8_casefold(words, -1),
	     *low_title = g_utf8_casefold(title, -1);
	bool names = strstr(low_words, "form") != NULL || g_unichar_isupper(g_utf8_get_char(words));
	const char *bare = g_str_has_prefix(low_words, "the ") ? low_words + 4 : low_words;
	if (names && strcmp(bare, low_title) != 0)
		diag_add(settling->diag, CODE_FORM_NAME, node->place,
			 "this calls the form '%s', but its title is '%s': use its title, or leave the brackets empty",
			 words, title);
	g_free(title);
	g_free(low_words);
	g_free(low_title);
}

static void words_settle(struct settling *settling, const struct node *node, struct reference *out)
{
	const char *words = node->link->words;
	const struct node *above = numbered_above(out->edition, out->node);
	const char *cite = above ? settled(out->edition, above)->cite : NULL;
	const char *renewed = cite ? figures_renewed(settling->edition, words, cite) : NULL;
	if (!renewed) {
		form_name_check(settling, node, out->node);
		return;
	}
	if (out->edition->doc->lacks & LACKS_NUMBERS)
		return;
	out->text = renewed;
	out->computed = true;
	/* In a document included whole its figures stand under a letter; as itself they may be right. */
	bool included = node_namespace(node)->kind == NODE_APPENDIX;
	if (strcmp(renewed, words) != 0 && !included)
		diag_add(settling->diag, CODE_REFERENCE_STALE, node->place,
			 "this says '%s', but what it refers to is now '%s': keeling-check --fix puts it right", words,
			 renewed);
}

/* Whether a reference says which document it means: it leads to another, or out of an included one into the document
 * around it, whose appendices are letters enough. */
static bool names_document(const struct edition *edition, const struct node *node, const struct reference *out)
{
	if (out->edition != edition)
		return true;
	const struct node *whole = node_namespace(out->node);
	return whole->kind == NODE_DOCUMENT && whole != node_namespace(node) && out->node->kind != NODE_APPENDIX;
}

static void reference_settle(struct settling *settling, const struct node *node, struct reference *out)
{
	struct edition *edition = settling->edition;
	out->text = node->link->words;
	target_find(settling, node, out);
	if (!out->found) {
		unknown_report(settling, node);
		if (!*out->text)
			out->text = arena_printf(edition->arena, "[%s]", node->link->target);
		out->computed = true;
	} else if (*node->link->words) {
		words_settle(settling, node, out);
	} else {
		out->text = names_document(edition, node, out) ? label_outside(edition, out->edition, out->node)
							       : label_from(out->edition, out->node, node);
		out->computed = true;
		if (settling->sentence_start)
			out->text = capital(edition, out->text);
	}
}

/* ---- values and policies ----------------------------------------------------------------------------------------- */

static void table_free(gpointer table)
{
	g_hash_table_unref(table);
}

/* Of two values of one name the first counts. */
static GHashTable *values_table(const GPtrArray *values)
{
	GHashTable *table = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = values->len; i--;) {
		const struct value *value = values->pdata[i];
		g_hash_table_insert(table, (gpointer)value->name, (gpointer)value);
	}
	return table;
}

static const struct value *value_among(struct settling *settling, const GPtrArray *values, const char *name)
{
	if (!values || !values->len)
		return NULL;
	GHashTable *table = g_hash_table_lookup(settling->values, values);
	if (!table) {
		table = values_table(values);
		g_hash_table_insert(settling->values, (gpointer)values, table);
	}
	return g_hash_table_lookup(table, name);
}

static const struct value *value_find(struct settling *settling, const struct node *node, const char *name)
{
	for (const struct node *part = node_part(node); part; part = part->parent ? node_part(part->parent) : NULL) {
		const struct value *value = value_among(settling, part->meta->values, name);
		if (value)
			return value;
	}
	const struct constitution *constitution = settling->edition->library->constitution;
	return constitution ? value_among(settling, constitution->values, name) : NULL;
}

static const struct policy *policy_find(struct settling *settling, const char *id)
{
	const struct constitution *constitution = settling->edition->library->constitution;
	if (!constitution)
		return NULL;
	if (!settling->policies) {
		settling->policies = g_hash_table_new(g_str_hash, g_str_equal);
		for (guint i = 0; i < constitution->policies->len; i++) {
			const struct policy *policy = constitution->policies->pdata[i];
			g_hash_table_insert(settling->policies, (gpointer)policy->id, (gpointer)policy);
		}
	}
	return g_hash_table_lookup(settling->policies, id);
}

static void value_settle(struct settling *settling, const struct node *node, struct reference *out)
{
	const struct value *value = value_find(settling, node, node->link->target);
	const char *words = node->link->words;
	const struct constitution *constitution = settling->edition->library->constitution;
	bool unread = (settling->edition->doc->lacks & LACKS_VALUES) || (constitution && constitution->values_partial);
	out->computed = true;
	out->found = value != NULL;
	out->text = value    ? value->text
		    : *words ? words
			     : arena_printf(settling->edition->arena, "[%s]", node->link->target);
	if (!value && unread)
		return;
	if (!value)
		diag_add(settling->diag, CODE_VALUE_UNKNOWN, node->place,
			 "there is no value '%s': name it under 'values:' in constitution.yaml or in this document's "
			 "front matter",
			 node->link->target);
	else if (*words && strcmp(words, value->text) != 0)
		diag_add(settling->diag, CODE_VALUE_STALE, node->place,
			 "this says '%s', but the value %s is now '%s': keeling-check --fix puts it right", words,
			 value->name, value->text);
}

static void policy_settle(struct settling *settling, const struct node *node, struct reference *out)
{
	const struct constitution *constitution = settling->edition->library->constitution;
	const struct policy *policy = policy_find(settling, node->link->target);
	const char *words = node->link->words;
	out->computed = true;
	out->found = policy != NULL;
	out->text = policy   ? policy->title
		    : *words ? words
			     : arena_printf(settling->edition->arena, "[%s]", node->link->target);
	out->address = policy ? policy->address : NULL;
	if (!policy && constitution && constitution->policies_partial)
		return;
	if (!policy)
		diag_add(settling->diag, CODE_POLICY_UNKNOWN, node->place,
			 "there is no policy '%s' in the list of policies: correct the id, or add the policy to "
			 "policies.yaml",
			 node->link->target);
	else if (*words && strcmp(words, policy->title) != 0)
		diag_add(settling->diag, CODE_POLICY_STALE, node->place,
			 "this says '%s', but the policy's title is now '%s': keeling-check --fix puts it right", words,
			 policy->title);
}

/* ---- the walk ---------------------------------------------------------------------------------------------------- */

static bool ends_sentence(const char *text, bool before)
{
	size_t length = strlen(text);
	if (!length || text[length - 1] != ' ')
		return length ? false : before;
	while (length && strchr(" )\"'", text[length - 1]))
		length--;
	return length ? strchr(".?!", text[length - 1]) != NULL : before;
}

static void node_settle(struct settling *settling, const struct node *node)
{
	struct reference *out = NULL;
	if (node->kind == NODE_REFERENCE || node->kind == NODE_VALUE || node->kind == NODE_POLICY)
		out = &settling->edition->references[node->link->slot];
	if (!node_is_inline(node))
		settling->sentence_start = true;
	else if (node->kind == NODE_TEXT)
		settling->sentence_start = ends_sentence(node->text, settling->sentence_start);
	if (node->kind == NODE_REFERENCE)
		reference_settle(settling, node, out);
	else if (node->kind == NODE_VALUE && node->link->said != SAID_VALUE)
		g_ptr_array_add(settling->said, (gpointer)node);
	else if (node->kind == NODE_VALUE)
		value_settle(settling, node, out);
	else if (node->kind == NODE_POLICY)
		policy_settle(settling, node, out);
	for (const struct node *child = node->first; child; child = child->next)
		node_settle(settling, child);
	if (out || node->kind == NODE_CODE || node->kind == NODE_BLANK)
		settling->sentence_start = false;
}

void references_settle(struct edition *edition, struct diag *diag)
{
	struct settling settling = {.edition = edition, .diag = diag, .sentence_start = true};
	settling.said = g_ptr_array_new();
	settling.values = g_hash_table_new_full(NULL, NULL, NULL, table_free);
	node_settle(&settling, edition->doc->root);
	said_settle(edition, settling.said, &settling.guesses, diag);
	g_ptr_array_unref(settling.said);
	g_hash_table_unref(settling.values);
	if (settling.policies)
		g_hash_table_unref(settling.policies);
	g_free(settling.ids);
}
