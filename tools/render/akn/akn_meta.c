/* SPDX-License-Identifier: MIT */
#include "render/akn/akn_internal.h"

#include <string.h>

#define NO_DAY "0001-01-01" /* of a draft of which no day is known: the standard wants one */

const char *akn_language(const struct edition *edition)
{
	return strcmp(edition_language(edition), "cy") ? "eng" : "cym";
}

static void element(const struct akn *akn, const char *name, const char *attribute, const char *value)
{
	g_string_append_printf(akn->out, "<%s %s=\"", name, attribute);
	xml_value(akn->out, value);
	XML(akn->out, "\"/>\n");
}

/* One of the three levels: what it is, when it came to be, and by whom. */
static void level_open(const struct akn *akn, const char *name, const char *uri, const char *end, const char *day,
		       const char *event)
{
	g_autofree char *this = g_strdup_printf("%s/!main%s", uri, end), *whole = g_strdup_printf("%s%s", uri, end);
	g_string_append_printf(akn->out, "<%s>\n", name);
	element(akn, "FRBRthis", "value", this);
	element(akn, "FRBRuri", "value", whole);
	g_string_append_printf(akn->out, "<FRBRdate date=\"%s\" name=\"%s\"/>\n<FRBRauthor href=\"#council\"/>\n", day,
			       event);
}

static void identification(const struct akn *akn, const char *first, const char *last)
{
	const struct meta *meta = edition_meta(akn->edition);
	const char *event = meta->status == DOC_DRAFT ? "draft" : "adoption";
	g_autofree char *work = g_strdup_printf("/akn/gb/doc/%s/%s", first, meta->id);
	g_autofree char *expression = g_strdup_printf("%s/%s@%s", work, akn_language(akn->edition), last);
	XML(akn->out, "<identification source=\"#council\">\n");
	level_open(akn, "FRBRWork", work, "", first, event);
	XML(akn->out, "<FRBRcountry value=\"gb\"/>\n");
	if (meta->version)
		element(akn, "FRBRname", "value", meta->id);
	XML(akn->out, "</FRBRWork>\n");
	level_open(akn, "FRBRExpression", expression, "", last, event);
	if (meta->version)
		element(akn, "FRBRversionNumber", "value", meta->version);
	element(akn, "FRBRlanguage", "language", akn_language(akn->edition));
	XML(akn->out, "</FRBRExpression>\n");
	level_open(akn, "FRBRManifestation", expression, ".xml", last, event);
	XML(akn->out, "</FRBRManifestation>\n</identification>\n");
}

/* The day on which the edition takes effect, where that is another than the day of its adoption; or NULL. */
static const char *effect_of(const struct akn *akn)
{
	const struct meta *meta = edition_meta(akn->edition);
	bool later = meta->adopted && meta->effective && strcmp(meta->adopted, meta->effective) != 0;
	return later ? meta->effective : NULL;
}

static void lifecycle(const struct akn *akn, const GArray *versions)
{
	XML(akn->out, "<lifecycle source=\"#council\">\n");
	for (guint i = 0; i < versions->len; i++)
		g_string_append_printf(akn->out,
				       "<eventRef eId=\"event_%u\" date=\"%s\" type=\"%s\" source=\"#version_%u\"/>\n",
				       i + 1, g_array_index(versions, struct akn_version, i).day,
				       i ? "amendment" : "generation", i + 1);
	if (effect_of(akn))
		g_string_append_printf(
			akn->out, "<eventRef eId=\"event_in-force\" date=\"%s\" type=\"%s\" source=\"#version_%u\"/>\n",
			effect_of(akn), versions->len > 1 ? "amendment" : "generation", versions->len);
	XML(akn->out, "</lifecycle>\n");
}

/* From when on what it says holds. Until when is for a later version to say: this file is not written again. */
static void temporal(const struct akn *akn, const GArray *versions)
{
	g_autofree char *adoption = g_strdup_printf("event_%u", versions->len);
	g_string_append_printf(
		akn->out,
		"<temporalData source=\"#council\">\n<temporalGroup eId=\"tmpg_1\">\n"
		"<timeInterval start=\"#%s\" refersTo=\"#in-force\"/>\n</temporalGroup>\n</temporalData>\n",
		effect_of(akn) ? "event_in-force" : adoption);
}

static void references(const struct akn *akn, const GArray *versions, const char *first)
{
	const struct constitution *constitution = edition_constitution(akn->edition);
	const struct meta *meta = edition_meta(akn->edition);
	XML(akn->out, "<references source=\"#council\">\n");
	for (guint i = 0; i < versions->len; i++) {
		const struct akn_version *version = &g_array_index(versions, struct akn_version, i);
		g_string_append_printf(akn->out, "<%s eId=\"version_%u\" href=\"/akn/gb/doc/%s/",
				       i ? "passiveRef" : "original", i + 1, first);
		xml_value(akn->out, meta->id);
		g_string_append_printf(akn->out, "/%s@%s\" showAs=\"", akn_language(akn->edition), version->day);
		xml_value(akn->out, version->version);
		XML(akn->out, "\"/>\n");
	}
	XML(akn->out, "<TLCOrganization eId=\"council\" href=\"/ontology/organization/gb/council\" showAs=\"");
	xml_value(akn->out, constitution ? constitution->council : meta->title);
	XML(akn->out, "\"/>\n");
	if (meta->adopted)
		XML(akn->out,
		    "<TLCConcept eId=\"in-force\" href=\"/ontology/concept/in-force\" showAs=\"in force\"/>\n");
	XML(akn->out, "</references>\n");
}

void akn_meta(const struct akn *akn, const GArray *versions)
{
	const struct meta *meta = edition_meta(akn->edition);
	g_autoptr(GArray) own = g_array_new(FALSE, FALSE, sizeof(struct akn_version));
	if (!versions && meta->adopted) {
		struct akn_version version = {meta->version ? meta->version : meta->title, meta->adopted};
		g_array_append_val(own, version);
	}
	versions = versions ? versions : own;
	const char *day = meta->adopted ? meta->adopted : meta->effective ? meta->effective : NO_DAY;
	const char *first = versions->len ? g_array_index(versions, struct akn_version, 0).day : day;
	XML(akn->out, "<meta>\n");
	identification(akn, first, day);
	if (versions->len)
		lifecycle(akn, versions);
	if (versions->len && meta->adopted)
		temporal(akn, versions);
	references(akn, versions, first);
	XML(akn->out, "</meta>\n");
}
