/* SPDX-License-Identifier: MIT
 * What went from one version of a document to the other into another document, or came from one: for the pages of what
 * changed. */
#include "publish/site/site_internal.h"
#include "publish/site/taken.h"

struct finding {
	const GPtrArray *documents;
	const GPtrArray *releases; /* of the document */
	guint old, new;            /* which of them are compared */
	const struct words *words; /* of the new one */
	struct transfers *transfers;
	bool came; /* what is sought: what the new one has and the old one has not */
};

static const struct release *release_at(const struct finding *finding, guint i)
{
	return finding->releases->pdata[i];
}

/* What is the same provision in a version of the document. */
static const struct node *same_at(const struct finding *finding, guint i, const char *address)
{
	const struct node *there = edition_find(release_at(finding, i)->edition, address);
	return there && taken_id(there) ? there : NULL;
}

/* Where it went after the last version before the new one that has it. */
static struct taken gone_to(const struct finding *finding, const char *address)
{
	guint i = finding->new - 1;
	while (i > finding->old && !same_at(finding, i, address))
		i--;
	return taken_to(finding->documents, release_at(finding, i), same_at(finding, i, address),
			release_at(finding, i + 1));
}

/* Where it came from with the first version after the old one that has it. */
static struct taken come_from(const struct finding *finding, const char *address)
{
	guint i = finding->old + 1;
	while (i < finding->new && !same_at(finding, i, address))
		i++;
	return taken_from(finding->documents, release_at(finding, i), same_at(finding, i, address));
}

/* What it is in another document: by itself, or as part of what holds it. */
static struct taken node_taken(const struct finding *finding, const struct node *node, const struct taken *above)
{
	const struct edition *edition = release_at(finding, finding->came ? finding->new : finding->old)->edition;
	const char *address = edition_address(edition, node);
	if (!address)
		return (struct taken){0};
	if (taken_id(node)) {
		bool kept = same_at(finding, finding->came ? finding->old : finding->new, address);
		return kept            ? (struct taken){0}
		       : finding->came ? come_from(finding, address)
				       : gone_to(finding, address);
	}
	const struct node *part = above->release ? taken_part(edition, node, above) : NULL;
	return part ? (struct taken){above->release, part} : (struct taken){0};
}

static void nodes_find(const struct finding *finding, const struct node *parent, const struct taken *above)
{
	const struct edition *edition = release_at(finding, finding->came ? finding->new : finding->old)->edition;
	for (const struct node *node = parent->first; node && !node_is_inline(node); node = node->next) {
		if (node->retired || node->kind == NODE_FORM)
			continue;
		const struct taken taken = node_taken(finding, node, above);
		if (taken.release && *edition_label(taken.release->edition, taken.node))
			transfers_add(finding->transfers, finding->came, edition_address(edition, node),
				      taken_place(finding->words, &taken));
		nodes_find(finding, node, taken.release ? &taken : above);
	}
}

/* The versions of a document, and which of them a page is; NULL where it is none. */
static const GPtrArray *releases_of(const struct site *site, const struct site_edition *page, guint *place)
{
	for (guint i = 0; site->documents && i < site->documents->len; i++) {
		const struct published *published = site->documents->pdata[i];
		if (g_ptr_array_find(published->releases, page->release, place))
			return published->releases;
	}
	return NULL;
}

struct transfers *site_transfers(const struct site *site, const struct site_edition *old,
				 const struct site_edition *new)
{
	struct finding finding = {
		.documents = site->documents, .words = edition_words(new->edition), .transfers = transfers_new()};
	const struct taken none = {0};
	finding.releases = releases_of(site, new, &finding.new);
	if (!finding.releases || site->documents->len < 2 ||
	    !g_ptr_array_find((GPtrArray *)finding.releases, old->release, &finding.old))
		return finding.transfers;
	nodes_find(&finding, edition_root(old->edition), &none);
	finding.came = true;
	nodes_find(&finding, edition_root(new->edition), &none);
	return finding.transfers;
}
