/* SPDX-License-Identifier: MIT
 * The texts in which what an item claims is looked up. Each is read once. */
#include "explain/verify/grounds.h"
#include "explain/verify/verify_within.h"

struct gathering {
	struct verification *verification;
	GPtrArray *grounds;
	GHashTable *seen;
};

/* `key` is what the text is of. */
static struct ground *text_ground(struct verification *verification, const void *key, const struct words *words,
				  const char *text)
{
	struct ground *ground = g_hash_table_lookup(verification->grounds, key);
	if (!ground) {
		ground = ground_new(words, text);
		g_hash_table_insert(verification->grounds, (gpointer)key, ground);
	}
	return ground;
}

/* Where the links lead that stand in it. */
static void leads_add(struct ground *ground, const struct edition *edition, const struct node *node)
{
	for (const struct node *child = node->first; child; child = child->next) {
		const struct reference *reference =
			child->kind == NODE_POLICY ? edition_reference(edition, child) : NULL;
		if (child->kind == NODE_LINK)
			ground_add_address(ground, child->link->target);
		else if (reference)
			ground_add_address(ground, reference->address);
		leads_add(ground, edition, child);
	}
}

static struct ground *node_ground(struct verification *verification, const struct edition *edition,
				  const struct node *node)
{
	struct ground *ground = g_hash_table_lookup(verification->grounds, node);
	if (ground)
		return ground;
	g_autoptr(GString) plain = g_string_new(NULL);
	edition_plain(edition, node, plain);
	ground = text_ground(verification, node, edition_words(edition), plain->str);
	leads_add(ground, edition, node);
	return ground;
}

static struct ground *provision_ground(struct verification *verification, const struct provision *provision)
{
	struct ground *ground = g_hash_table_lookup(verification->grounds, provision);
	if (ground)
		return ground;
	ground = text_ground(verification, provision, edition_words(provision->edition), provision->text);
	leads_add(ground, provision->edition, provision->node);
	return ground;
}

const struct ground *verify_ground_of(struct verification *verification, const struct provision *provision)
{
	return provision_ground(verification, provision);
}

static void ground_gather(struct gathering *gathering, const void *key, struct ground *ground)
{
	if (g_hash_table_add(gathering->seen, (gpointer)key))
		g_ptr_array_add(gathering->grounds, ground);
}

static void text_gather(struct gathering *gathering, const void *key, const struct words *words, const char *text)
{
	ground_gather(gathering, key, text_ground(gathering->verification, key, words, text));
}

static void node_gather(struct gathering *gathering, const struct edition *edition, const struct node *node)
{
	ground_gather(gathering, node, node_ground(gathering->verification, edition, node));
}

static void provision_gather(struct gathering *gathering, const struct provision *provision)
{
	ground_gather(gathering, provision, provision_ground(gathering->verification, provision));
	node_gather(gathering, provision->edition, provision->node);
}

/* How many levels from the top a place is at which a change is; 0 for none. */
static guint depth_of(const struct spot *spot, const struct claim_place *place)
{
	int now = spot_level(spot, place, false), was = spot_level(spot, place, true);
	return now >= 0 ? spot->now->len - (guint)now : was >= 0 ? spot->was->len - (guint)was : 0;
}

/* The same of the widest place that the item names. */
static guint depth_named(const struct spot *spot, const struct claim *claim)
{
	guint depth = 0;
	for (guint i = 0; i < claim->places->len; i++) {
		guint from_top = depth_of(spot, claim->places->pdata[i]);
		depth = !depth || (from_top && from_top < depth) ? from_top : depth;
	}
	return depth;
}

static const struct edition *edition_of(const struct verification *verification, const struct spot *spot, bool of_new)
{
	const struct provision *provision = of_new ? spot->new : spot->old;
	if (provision)
		return provision->edition;
	return of_new ? changes_edition(verification->given->changes, true) : NULL;
}

/* What stands so many levels from the top; 0: the place itself; or NULL. */
static const struct node *node_at(const struct spot *spot, guint depth, bool of_new)
{
	const GPtrArray *nodes = of_new ? spot->now_at : spot->was_at;
	return nodes->len ? nodes->pdata[depth && depth <= nodes->len ? nodes->len - depth : 0] : NULL;
}

/* All of the place that the item names, as widely as it names it. */
static void place_gather(struct gathering *gathering, const struct spot *spot, guint depth, bool of_new)
{
	const struct edition *edition = edition_of(gathering->verification, spot, of_new);
	const struct node *node = node_at(spot, depth, of_new);
	if (node && edition)
		node_gather(gathering, edition, node);
}

const struct ground *verify_ground_at(struct verification *verification, const struct spot *spot,
				      const struct claim_place *place, bool of_new)
{
	guint depth = depth_of(spot, place);
	const struct edition *edition = edition_of(verification, spot, of_new);
	const struct node *node = depth ? node_at(spot, depth, of_new) : NULL;
	return node && edition ? node_ground(verification, edition, node) : NULL;
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
	if (!spot->whole && g_hash_table_add(gathering->seen, (gpointer)spot->change))
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
