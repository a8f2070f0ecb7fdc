/* SPDX-License-Identifier: MIT
 * What the tools say of a field at the start of its hint: when it is asked ('Only if ‘Decision’ is ‘Refused’.'), and
 * how long the answer may be. A condition that names what is not there is a mistake. */
#include "base/near.h"
#include "resolve/private.h"

#include <string.h>

struct saying {
	struct edition *edition;
	const struct node *node; /* the VALUE */
	const struct node *form;
	GHashTable *known; /* by a field's node: its struct options */
	unsigned *guesses;
	struct diag *diag;
};

static char *plain(const struct saying *saying, const struct node *node)
{
	GString *words = g_string_new(NULL);
	if (node)
		edition_plain(saying->edition, node, words);
	return g_string_free(words, FALSE);
}

static const struct node *form_above(const struct node *node)
{
	while (node && node->kind != NODE_FORM)
		node = node->parent;
	return node;
}

/* ---- the field that a condition names ---------------------------------------------------------------------------- */

static bool is_answered(enum field_type type)
{
	return type != FIELD_STATEMENT && type != FIELD_NOTE && type != FIELD_PRIVACY && type != FIELD_GROUP &&
	       type != FIELD_OFFICE;
}

static void ids_gather(const struct node *parent, GPtrArray *ids)
{
	for (const struct node *field = parent ? parent->first : NULL; field; field = field->next) {
		if (field->kind == NODE_FIELD && field->id && is_answered(field->field->type))
			g_ptr_array_add(ids, (gpointer)field->id);
		if (field->kind == NODE_FIELD)
			ids_gather(field, ids);
	}
}

static bool may_guess(const struct saying *saying)
{
	return (*saying->guesses)++ < GUESSES_MOST;
}

static void unknown_report(const struct saying *saying)
{
	const char *target = saying->node->link->target;
	GPtrArray *ids = g_ptr_array_new();
	if (may_guess(saying))
		ids_gather(saying->form, ids);
	const char *near = near_find(target, (const char *const *)ids->pdata, ids->len);
	if (near)
		diag_add(saying->diag, CODE_FORM_CONDITION, saying->node->place,
			 "no field of this form has the id '%s'; did you mean '%s'?", target, near);
	else
		diag_add(saying->diag, CODE_FORM_CONDITION, saying->node->place,
			 "no field of this form that is filled in has the id '%s': write the id of the field whose "
			 "answer decides",
			 target);
	g_ptr_array_unref(ids);
}

/* Whether the field that is named is the one that has the condition, or stands in the group that has it. */
static bool asks_itself(const struct saying *saying, const struct node *named)
{
	const struct node *asked = saying->node->parent->parent;
	while (named && named != asked)
		named = named->parent;
	return named != NULL;
}

static const struct node *target_find(const struct saying *saying)
{
	const struct node *node = saying->node;
	const struct node *field = id_find(saying->edition, node_namespace(node), node->link->target);
	bool fits = field && field->kind == NODE_FIELD && is_answered(field->field->type) &&
		    form_above(field) == saying->form;
	if (!fits)
		unknown_report(saying);
	else if (asks_itself(saying, field))
		diag_add(saying->diag, CODE_FORM_CONDITION, node->place,
			 "a field can't be asked only after its own answer '%s': write the id of a field that stands "
			 "before "
			 "it",
			 node->link->target);
	return fits ? field : NULL;
}

/* ---- the answers that it needs ----------------------------------------------------------------------------------- */

/* The options of a field in words, as they stand and to be looked up. */
struct options {
	GPtrArray *all;
	GHashTable *set;
};

static void options_free(gpointer data)
{
	struct options *options = data;
	g_hash_table_unref(options->set);
	g_ptr_array_unref(options->all);
	g_free(options);
}

/* They are gathered once, however many conditions name the field. */
static const struct options *options_of(const struct saying *saying, const struct node *field)
{
	struct options *options = g_hash_table_lookup(saying->known, field);
	if (options)
		return options;
	options = g_new0(struct options, 1);
	options->all = g_ptr_array_new_with_free_func(g_free);
	options->set = g_hash_table_new(g_str_hash, g_str_equal);
	for (const struct node *option = field->first; option; option = option->next)
		if (option->kind == NODE_OPTION)
			g_ptr_array_add(options->all, plain(saying, option));
	for (guint i = 0; i < options->all->len; i++)
		g_hash_table_add(options->set, options->all->pdata[i]);
	g_hash_table_insert(saying->known, (gpointer)field, options);
	return options;
}

static void answer_check(const struct saying *saying, const struct options *known, const char *answer)
{
	const GPtrArray *options = known->all;
	if (g_hash_table_contains(known->set, answer))
		return;
	const char *target = saying->node->link->target;
	bool guess = may_guess(saying);
	const char *near = guess ? near_find(answer, (const char *const *)options->pdata, options->len) : NULL;
	g_autofree char *all = guess && !near ? near_list(answer, options, options->len) : NULL;
	if (near)
		diag_add(saying->diag, CODE_FORM_CONDITION, saying->node->place,
			 "'%s' has no option '%s'; did you mean '%s'?", target, answer, near);
	else if (all)
		diag_add(saying->diag, CODE_FORM_CONDITION, saying->node->place,
			 "'%s' has no option '%s'; its options are: %s", target, answer, all);
	else
		diag_add(saying->diag, CODE_FORM_CONDITION, saying->node->place,
			 "'%s' has no option '%s': write one of its options", target, answer);
}

static void answers_check(const struct saying *saying, const struct node *field)
{
	const char *const *answers = saying->node->link->answers;
	bool chosen = field->field->type == FIELD_CHOICE || field->field->type == FIELD_CHOICES;
	if (chosen && !answers) {
		diag_add(saying->diag, CODE_FORM_CONDITION, saying->node->place,
			 "'%s' is a choice: say which answer is meant, as in 'if: %s = an option'", field->id,
			 field->id);
	} else if (!chosen && answers) {
		diag_add(saying->diag, CODE_FORM_CONDITION, saying->node->place,
			 "'%s' is no choice, so it has no answer '%s': write 'if: %s' alone, which means that it is "
			 "%s",
			 field->id, answers[0], field->id, field->field->type == FIELD_TICK ? "ticked" : "filled in");
	} else if (chosen) {
		for (size_t i = 0; answers[i]; i++)
			answer_check(saying, options_of(saying, field), answers[i]);
	}
}

/* ---- the words --------------------------------------------------------------------------------------------------- */

static char *condition_words(const struct saying *saying, const struct node *field)
{
	const struct words *words = saying->edition->words;
	enum field_type type = field->field->type;
	const char *key = type == FIELD_CHOICE    ? "field-if"
			  : type == FIELD_CHOICES ? "field-if-includes"
			  : type == FIELD_TICK    ? "field-if-tick"
						  : "field-if-filled";
	const char *const *answers = saying->node->link->answers;
	char *label = plain(saying, node_child(field, NODE_LABEL));
	char *answer = answers ? g_strjoinv(word(words, "field-or"), (char **)answers) : g_strdup("");
	char *text = word_fill(words, key, "label", label, "answer", answer, NULL);
	g_free(answer);
	g_free(label);
	return text;
}

static char *limit_words(const struct saying *saying)
{
	char *limit = g_strdup_printf("%u", saying->node->parent->parent->field->limit);
	char *text = word_fill(saying->edition->words, "field-limit", "limit", limit, NULL);
	g_free(limit);
	return text;
}

static void node_settle(struct saying *saying, const struct node *node)
{
	struct edition *edition = saying->edition;
	struct reference *out = &edition->references[node->link->slot];
	const struct node *field = NULL;
	char *text;
	saying->node = node;
	saying->form = form_above(node);
	if (node->link->said == SAID_LIMIT) {
		text = limit_words(saying);
	} else if ((field = target_find(saying))) {
		answers_check(saying, field);
		text = condition_words(saying, field);
	} else {
		text = g_strdup_printf("[%s]", node->link->target);
	}
	out->text = arena_text(edition->arena, text);
	out->computed = out->found = true;
	g_free(text);
}

void said_settle(struct edition *edition, const GPtrArray *nodes, unsigned *guesses, struct diag *diag)
{
	struct saying saying = {.edition = edition, .guesses = guesses, .diag = diag};
	saying.known = g_hash_table_new_full(NULL, NULL, NULL, options_free);
	for (guint i = 0; i < nodes->len; i++)
		node_settle(&saying, nodes->pdata[i]);
	g_hash_table_unref(saying.known);
}
