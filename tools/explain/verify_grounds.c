/* SPDX-License-Identifier: MIT
 * The texts in which what an item claims is looked up. Each is read once. */
#include "explain/grounds.h"
#include "explain/verify_within.h"

struct gathering {
	struct verification *verification;
	GPtrArray *grounds;
	GHashTable *seen;
};

/* `key` is what the text is of. */
static void text_gather(struct gathering *gathering, const void *key, const struct words *words, const char *text)
{
	struct ground *ground = g_hash_table_lookup(gathering->verification->grounds, key);
	if (!g_hash_table_add(gathering->seen, (gpointer)key))
		return;
	if (!ground) {
		ground = ground_new(words, text);
		g_hash_table_insert(gathering->verification->grounds, (gpointer)key, ground);
	}
	g_ptr_array_add(gathering->grounds, ground);
}

static void node_gather(struct gathering *gathering, const struct edition *edition, const struct node *node)
{
	if (g_hash_table_contains(gathering->verification->grounds, node)) {
		text_gather(gathering, node, NULL, NULL);
		return;
	}
	GString *plain = g_string_new(NULL);
	edition_plain(edition, node, plain);
	text_gather(gathering, node, edition_words(edition), plain->str);
	g_string_free(plain, TRUE);
}

static void provision_gather(struct gathering *gathering, const struct provision *provision)
{
	text_gather(gathering, provision, edition_words(provision->edition), provision->text);
	node_gather(gathering, provision->edition, provision->node);
}

/* How many levels from the top a place is that the item names; 0 for none. */
static guint depth_named(const struct spot *spot, const struct claim *claim)
{
	guint depth = 0;
	for (guint i = 0; i < claim->places->len; i++) {
		const struct claim_place *place = claim->places->pdata[i];
		int now = spot_level(spot, place, false), was = spot_level(spot, place, true);
		guint from_top = now >= 0 ? spot->now->len - (guint)now : was >= 0 ? spot->was->len - (guint)was : 0;
		depth = !depth || (from_top && from_top < depth) ? from_top : depth;
	}
	return depth;
}

/* All of the place that the item names, as widely as it names it. */
static void place_gather(struct gathering *gathering, const struct spot *spot, guint depth, bool of_new)
{
	const GPtrArray *nodes = of_new ? spot->now_at : spot->was_at;
	const struct provision *provision = of_new ? spot->new : spot->old;
	const struct edition *edition = provision ? provision->edition : NULL;
	if (!edition && of_new)
		edition = changes_edition(gathering->verification->given->changes, true);
	if (nodes->len && edition)
		node_gather(gathering, edition, nodes->pdata[depth && depth <= nodes->len ? nodes->len - depth : 0]);
}

static void change_gather(struct gathering *gathering, const struct change *change, bool of_new)
{
	const GPtrArray *provisions = of_new ? change->new : change->old;
	for (guint i = 0; i < provisions->len && !change->fact; i++)
		provision_gather(gathering, provisions->pdata[i]);
	const char *words = of_new ? change->replacement : change->replaced;
	if (words)
		text_gather(gathering, words, gathering->verification->words, words);
}

static void spot_gather(struct gathering *gathering, const struct spot *spot, const struct claim *claim, bool of_new)
{
	const struct provision *provision = of_new ? spot->new : spot->old;
	place_gather(gathering, spot, depth_named(spot, claim), of_new);
	if (provision && spot->change->fact)
		text_gather(gathering, provision, edition_words(provision->edition), provision->text);
	else if (provision)
		provision_gather(gathering, provision);
	if (g_hash_table_add(gathering->seen, (gpointer)spot->change))
		change_gather(gathering, spot->change, of_new);
}

static GPtrArray *spots_grounds(struct verification *verification, const GPtrArray *spots, const struct claim *claim,
				bool of_new)
{
	struct gathering gathering = {verification, g_ptr_array_new(), g_hash_table_new(NULL, NULL)};
	for (guint i = 0; i < spots->len; i++)
		spot_gather(&gathering, spots->pdata[i], claim, of_new);
	g_hash_table_unref(gathering.seen);
	return gathering.grounds;
}

GPtrArray *verify_grounds(struct verification *verification, const struct claim *claim, bool of_new)
{
	if (!verification->guessed && verification->found->len)
		return spots_grounds(verification, verification->found, claim, of_new);
	GPtrArray **all = &verification->all[of_new];
	if (!*all) {
		const struct claim anywhere = {.places = g_ptr_array_new()};
		*all = spots_grounds(verification, verification->spots, &anywhere, of_new);
		g_ptr_array_unref(anywhere.places);
	}
	return g_ptr_array_ref(*all);
}

/* ---- titles ------------------------------------------------------------------------------------------------------ */

struct titling {
	const struct edition *edition;
	GString *text;
};

static void title_add(struct titling *titling, const struct node *node)
{
	for (const struct node *child = node->first; child; child = child->next) {
		bool title = child->kind == NODE_TITLE || child->kind == NODE_TERM || child->kind == NODE_LABEL ||
			     child->kind == NODE_CAPTION;
		if (child->kind == NODE_POLICY) {
			const struct reference *reference = edition_reference(titling->edition, child);
			g_string_append_printf(titling->text, "\n%s", reference->text ? reference->text : "");
		} else if (title) {
			g_string_append_c(titling->text, '\n');
			edition_plain(titling->edition, child, titling->text);
		}
		title_add(titling, child);
	}
}

static void policies_title(const struct edition *edition, GString *text)
{
	const struct constitution *constitution = edition_constitution(edition);
	for (guint i = 0; constitution && i < constitution->policies->len; i++) {
		const struct policy *policy = constitution->policies->pdata[i];
		g_string_append_printf(text, "\n%s", policy->title);
		for (const char *const *former = policy->former; *former; former++)
			g_string_append_printf(text, "\n%s", *former);
	}
}

static void editions_title(struct verification *verification, bool of_new)
{
	const GPtrArray *editions = changes_editions(verification->given->changes, of_new);
	for (guint i = 0; i < editions->len; i++) {
		const struct edition *edition = editions->pdata[i];
		const struct meta *meta = edition_meta(edition);
		struct titling titling = {edition, g_string_new(meta->title)};
		g_string_append_printf(titling.text, "\n%s", meta->short_title ? meta->short_title : "");
		title_add(&titling, edition_root(edition));
		policies_title(edition, titling.text);
		struct ground *ground = ground_new(edition_words(edition), titling.text->str);
		ground_add_day(ground, meta->effective);
		ground_add_day(ground, meta->adopted);
		g_ptr_array_add(verification->titles, ground);
		g_string_free(titling.text, TRUE);
	}
}

const GPtrArray *verify_titles(struct verification *verification)
{
	if (!verification->titles) {
		verification->titles = g_ptr_array_new_with_free_func(ground_free);
		editions_title(verification, false);
		editions_title(verification, true);
	}
	return verification->titles;
}

const GPtrArray *verify_documents(struct verification *verification)
{
	if (verification->documents)
		return verification->documents;
	verification->documents = g_ptr_array_new_with_free_func(ground_free);
	for (int of_new = 0; of_new <= 1; of_new++) {
		const GPtrArray *editions = changes_editions(verification->given->changes, of_new);
		for (guint i = 0; i < editions->len; i++) {
			const struct edition *edition = editions->pdata[i];
			GString *plain = g_string_new(NULL);
			edition_plain(edition, edition_root(edition), plain);
			g_ptr_array_add(verification->documents, ground_new(edition_words(edition), plain->str));
			g_string_free(plain, TRUE);
		}
	}
	return verification->documents;
}
