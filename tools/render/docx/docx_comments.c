/* SPDX-License-Identifier: MIT
 * Reasons as comments: each where its change is first told. */
#include "render/docx/docx_marks.h"

void comment_wait(struct docx *docx, unsigned change)
{
	if (docx->plain || !change || docx->revision.told[change] || docx->revision.comment_waiting)
		return;
	if (edition_remark(docx->edition, change)->reason)
		docx->revision.comment_waiting = change;
}

unsigned comment_start(struct docx *docx, unsigned change)
{
	const struct remark *remark = edition_remark(docx->edition, change);
	GString *text = docx->revision.text;
	unsigned id = ++docx->bookmark_id;
	docx->revision.told[change] = 1;
	docx->revision.comments++;
	run_end(docx);
	g_string_append_printf(docx->out, "<w:commentRangeStart w:id=\"%u\"/>", id);
	g_string_append_printf(
		text,
		"<w:comment w:id=\"%u\"%s w:initials=\"%s\"><w:p><w:pPr><w:pStyle "
		"w:val=\"CommentText\"/></w:pPr><w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>"
		"<w:annotationRef/></w:r><w:r><w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr><w:t>",
		id, docx->revision.attributes, docx->revision.initials);
	xml_text(text, remark->heading);
	XML(text, "</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"CommentText\"/></w:pPr><w:r><w:t>");
	xml_text(text, remark->reason);
	XML(text, "</w:t></w:r></w:p></w:comment>");
	return id;
}

/* The sign of the comment goes with the words that it is about. */
void comment_end(struct docx *docx, unsigned id)
{
	run_end(docx);
	g_string_append_printf(docx->out, "<w:commentRangeEnd w:id=\"%u\"/>", id);
	run_mark(docx);
	g_string_append_printf(docx->out,
			       "<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:commentReference "
			       "w:id=\"%u\"/></w:r>",
			       id);
	run_unmark(docx);
}

void comments_write(const struct docx *docx, GString *out)
{
	if (!docx->revision.comments)
		return;
	XML(out, XML_HEAD "<w:comments " DOCX_NAMESPACE ">");
	g_string_append_len(out, docx->revision.text->str, (gssize)docx->revision.text->len);
	XML(out, "</w:comments>");
}
