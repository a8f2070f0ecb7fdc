/* SPDX-License-Identifier: MIT */
#include "publish/printed.h"
#include "read/fields.h"

#include <string.h>

struct comparing {
	const struct edition *edition;
	const struct yaml *numbers;
	guint next; /* the line that the next numbered node must equal */
	struct diag *diag;
	bool differs;
};

static void difference(struct comparing *comparing, struct place place, const char *now, const char *then)
{
	comparing->differs = true;
	diag_add(comparing->diag, CODE_HISTORY_ALTERED, place,
		 "this version was adopted with %s here, but would now print %s; an adopted version is not altered",
		 then, now);
}

static void node_compare(struct comparing *comparing, const struct node *node)
{
	const char *number = edition_number(comparing->edition, node);
	const char *address = edition_address(comparing->edition, node);
	if (!*number || !address)
		return;
	char *now = g_strdup_printf("%s %s", address, number);
	if (comparing->next >= comparing->numbers->items->len) {
		difference(comparing, comparing->numbers->place, now, "nothing more");
	} else {
		const struct yaml *key = comparing->numbers->keys->pdata[comparing->next];
		const struct yaml *value = comparing->numbers->items->pdata[comparing->next];
		char *then = g_strdup_printf("%s %s", key->text, value->kind == YAML_SCALAR ? value->text : "?");
		if (strcmp(now, then))
			difference(comparing, key->place, now, then);
		g_free(then);
	}
	comparing->next++;
	g_free(now);
}

static void nodes_compare(struct comparing *comparing, const struct node *parent)
{
	for (const struct node *child = parent->first; child && !comparing->differs; child = child->next) {
		if (child->kind == NODE_SECTION || child->kind == NODE_SUBHEADING || child->kind == NODE_CLAUSE ||
		    child->kind == NODE_APPENDIX)
			node_compare(comparing, child);
		if (child->first && child->kind < NODE_TABLE)
			nodes_compare(comparing, child);
	}
}

void printed_check(struct sources *sources, const char *path, const struct edition *edition, struct diag *diag)
{
	struct yaml *numbers = fields_file(sources, path, diag);
	if (numbers && numbers->kind == YAML_MAP) {
		struct comparing comparing = {.edition = edition, .numbers = numbers, .diag = diag};
		nodes_compare(&comparing, edition_root(edition));
		if (!comparing.differs && comparing.next < numbers->items->len) {
			const struct yaml *key = numbers->keys->pdata[comparing.next];
			difference(&comparing, key->place, "nothing more", key->text);
		}
	} else if (numbers) {
		diag_add(diag, CODE_FIELD_TYPE, numbers->place,
			 "a list of names and numbers is expected here: 'name: \"1.1\"'");
	}
	yaml_release(numbers);
}
