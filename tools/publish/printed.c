/* SPDX-License-Identifier: MIT */
#include "publish/printed.h"
#include "base/json.h"
#include "base/sum.h"
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

/* What has a line, where it has a number and a name. */
static bool is_provision(const struct node *node)
{
	return node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING || node->kind == NODE_CLAUSE ||
	       node->kind == NODE_APPENDIX;
}

static void nodes_compare(struct comparing *comparing, const struct node *parent)
{
	for (const struct node *child = parent->first; child && !comparing->differs; child = child->next) {
		if (is_provision(child))
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

static void nodes_write(const struct edition *edition, const struct node *parent, GString *out)
{
	for (const struct node *child = parent->first; child; child = child->next) {
		const char *number = edition_number(edition, child), *address = edition_address(edition, child);
		if (is_provision(child) && *number && address) {
			g_string_append_printf(out, "%s: ", address);
			json_text(out, number); /* which YAML reads the same */
			g_string_append_c(out, '\n');
		}
		if (child->first && child->kind < NODE_TABLE)
			nodes_write(edition, child, out);
	}
}

void printed_write(const struct edition *edition, const char *version, GString *out)
{
	g_string_append_printf(out,
			       "# The numbers that version %s was printed with when it was adopted, by the permanent "
			       "name of each provision.\n",
			       version);
	nodes_write(edition, edition_root(edition), out);
}

char *text_sum(const struct edition *edition)
{
	GString *text = g_string_new(NULL);
	edition_text(edition, text);
	char *sum = sum_of(text->str, text->len);
	g_string_free(text, TRUE);
	return sum;
}
