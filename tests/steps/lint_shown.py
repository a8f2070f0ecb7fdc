#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What wordlint.py is for: a Word file of ours and one with tracked changes have nothing that it would say; each mistake
that is made in them, one at a time, is found."""
import os
import pathlib
import re
import subprocess
import tempfile

import wordlint
from holding import check, close

build = os.environ.get("BUILD", "build")

SOURCE = """---
title: A Word file with something of everything
version: "1.0"
status: draft
numbering: ["1.", "1.1", "(a)"]
---

## Scope {#scope}

1. Who is meant: see [](#gifts), and [the council](https://www.exampleshire.example/). {#who}

   | Gift | What to do |
   |------|------------|
   | A diary | It may be kept. |

## Gifts {#gifts}

1. They are declared: see [](#who).

   - a bullet

```form
- text: Full name
- date: Day
- tick: I have read this
- rows: Interests
  columns: [Body, Role]
  count: 2
```
"""

DOCUMENT, STYLES, NUMBERING, TYPES = "word/document.xml", "word/styles.xml", "word/numbering.xml", "[Content_Types].xml"
PARAGRAPH = r"<w:p>(?:(?!</w:p>).)*</w:p>"


def put(part, pattern, by, count=1):
    """A mistake: what the pattern matches in the part becomes something else."""
    def change(parts):
        text, made = re.subn(pattern, by, parts[part], count=count, flags=re.S)
        assert made, f"nothing in {part} is like {pattern}"
        parts[part] = text
    return change


def without(part):
    return lambda parts: parts.pop(part)


# What is wrong, and how it is made; first of an ordinary file, then of one with changes.
MISTAKES = {
    "numbers of no list": put(STYLES, r'<w:numId w:val="\d+"/>', '<w:numId w:val="999"/>'),
    "numbers of no list, in a paragraph": put(DOCUMENT, '<w:pStyle w:val="Clause1"/>', r'\g<0><w:numPr><w:numId w:val="77"/></w:numPr>'),
    "a style that is nowhere": put(DOCUMENT, 'w:val="Clause1"', 'w:val="NoSuchStyle"'),
    "two controls with one id": put(DOCUMENT, r'<w:id w:val="\d{4,}"/>', '<w:id w:val="4711"/>', 2),
    "a bookmark without an end": put(DOCUMENT, r'<w:bookmarkEnd w:id="\d+"/>', ""),
    "two bookmarks with one name": put(DOCUMENT, "<w:sectPr>", '<w:p><w:bookmarkStart w:id="7701" w:name="scope"/><w:bookmarkEnd w:id="7701"/></w:p><w:sectPr>'),
    "a reference to no bookmark": put(DOCUMENT, r" REF \w+", " REF gone"),
    "a link to no bookmark": put(DOCUMENT, "<w:body>", '<w:body><w:p><w:hyperlink w:anchor="gone"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>'),
    "a cell without a paragraph": put(DOCUMENT, "</w:tcPr>" + PARAGRAPH, "</w:tcPr>"),
    "a cell that ends with a table": put(DOCUMENT, "</w:tcPr>" + PARAGRAPH, '</w:tcPr><w:p/><w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid><w:tr><w:tc><w:tcPr/><w:p/></w:tc></w:tr></w:tbl>'),
    "a row that lacks a cell": put(DOCUMENT, r"<w:tc>(?:(?!</w:tc>).)*A diary.*?</w:tc>", ""),
    "a row to fill in that lacks a cell": put(DOCUMENT, r"(repeatingSectionItem.*?</w:trPr>)<w:tc>.*?</w:tc>", r"\1"),
    "a table without columns": put(DOCUMENT, r"<w:tblGrid>.*?</w:tblGrid>", ""),
    "a paragraph in a paragraph": put(DOCUMENT, "<w:r><w:t>Gift</w:t></w:r>", "<w:p/>"),
    "a field that does not end": put(DOCUMENT, '<w:fldChar w:fldCharType="end"/>', ""),
    "a field that ends twice": put(DOCUMENT, '<w:fldChar w:fldCharType="end"/>', r"\g<0>\g<0>"),
    "a list after its use": put(NUMBERING, r"(<w:abstractNum .*</w:abstractNum>)(<w:num .*</w:num>)", r"\2\1"),
    "a use of no list": put(NUMBERING, r'<w:abstractNumId w:val="0"/>', '<w:abstractNumId w:val="99"/>'),
    "a level for a style that is nowhere": put(NUMBERING, r'<w:pStyle w:val="\w+"/>', '<w:pStyle w:val="NoSuchStyle"/>'),
    "a style based on itself": put(STYLES, '<w:name w:val="Normal"/>', r'\g<0><w:basedOn w:val="Heading1"/>'),
    "a style based on none": put(STYLES, '<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="NoSuchStyle"/>'),
    "two styles with one id": put(STYLES, "</w:styles>", r'<w:style w:type="paragraph" w:styleId="Clause1"><w:name w:val="Other"/></w:style>\g<0>'),
    "words marked in another order": put(STYLES, r"<w:b/><w:bCs/>", "<w:bCs/><w:b/>"),
    "a paragraph set in another order": put(STYLES, r"<w:keepNext/>(\s*)<w:keepLines/>", r"<w:keepLines/>\1<w:keepNext/>"),
    "a part of no type": put(TYPES, "/word/numbering.xml", "/word/numbering2.xml"),
    "a part that is missing": without("word/footer.xml"),
    "a relationship that is missing": put("word/_rels/document.xml.rels", r'<Relationship Id="rId5"[^>]*/>', ""),
    "a later Word's element": put(DOCUMENT, ' mc:Ignorable="[^"]*"', ""),
    "a character that XML can't hold": put(DOCUMENT, ">Gift<", ">Gi&#x1;ft<"),
    "an ampersand": put(DOCUMENT, ">Gift<", ">A & B<"),
    "a language that is none": put(DOCUMENT, '<w:lid w:val="[^"]*"/>', '<w:lid w:val="Plain English"/>'),
    "a colour that is none": put(STYLES, '<w:color w:val="[^"]*"/>', '<w:color w:val="grey"/>'),
    "a size that is no number": put(STYLES, r'<w:sz w:val="\d+"/>', '<w:sz w:val="16pt"/>'),
    "a box without a sign": put(DOCUMENT, r"(</w14:checkbox></w:sdtPr><w:sdtContent>).*?(</w:sdtContent>)", r"\1\2"),
    "a control bound to nothing": put(DOCUMENT, r"k:form\[1\]/k:field\[1\]", "k:form[9]/k:field[1]"),
    "a control bound to no part": without("customXml/itemProps1.xml"),
    "a placeholder that is nowhere": put("word/glossary/document.xml", 'w:val="KeelingText"', 'w:val="Other"'),
}
CHANGES = {
    "two changes with one id": put(DOCUMENT, r'(<w:(?:ins|del) w:id=)"\d+"', r'\1"4711"', 2),
    "words that were removed, as if they were there": put(DOCUMENT, r"<w:delText( [^>]*)?>([^<]*)</w:delText>", r"<w:t>\2</w:t>"),
    "words that are there, as if they were removed": put(DOCUMENT, r"<w:t>([^<]+)</w:t>", r"<w:delText>\1</w:delText>"),
    "a comment that is nowhere": put(DOCUMENT, r'<w:commentReference w:id="\d+"/>', '<w:commentReference w:id="4711"/>'),
    "a day that is none": put(DOCUMENT, r'w:date="[^"]*"', 'w:date="18 February 2027"'),
}


def parts_of(path):
    with wordlint.zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() if name.endswith((".xml", ".rels")) else "" for name in archive.namelist()}


def said(parts):
    texts = {name: text.encode() for name, text in parts.items() if name.endswith((".xml", ".rels"))}
    return list(dict.fromkeys(wordlint.check_package(texts, list(parts))))


def shown(name, path, mistakes):
    parts = parts_of(path)
    check(f"{name}: nothing is wrong", not said(parts), "\n".join(said(parts)))
    for what, make in mistakes.items():
        spoilt = dict(parts)
        make(spoilt)
        check(f"{name}: {what} is found", said(spoilt))


with tempfile.TemporaryDirectory() as folder:
    source, ordinary, marked = (pathlib.Path(folder) / n for n in ("source.md", "ordinary.docx", "marked.docx"))
    source.write_text(SOURCE, encoding="utf-8")
    subprocess.run([f"{build}/bin/keeling-build", "-q", "--to", "docx", "-o", ordinary, source], check=True)
    subprocess.run([f"{build}/bin/keeling-diff", "-q", "-C", "content", "--to", "docx", "-o", marked, "officer-code@2.0", "content/officer-code"])
    shown("a Word file", ordinary, MISTAKES)
    shown("tracked changes", marked, CHANGES)
close()
