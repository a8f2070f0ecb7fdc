#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Each golden case and each document of the sample as an OpenDocument file: the lint finds nothing in it, the schema of
OpenDocument 1.3 neither, LibreOffice reads the words of the page in its order, and in front of them its numbers, as it
counts them, and pandoc the words. The lint is shown to catch each mistake that it is for."""
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import zipfile

import odtlint
from documents import sources
from holding import check, close, hold, skip
from page_words import Page, missing, squeezed, to_text

build = os.path.abspath(os.environ.get("BUILD", "build"))
keeling = os.path.join(build, "bin", "keeling-build")
FORM, COLUMNS = "tests/cases/forms/all-types.md", "tests/cases/forms/choice-columns.md"


def made(folder):
    pages = {}
    for name, arguments in sources():
        page = subprocess.run([keeling, "-q", "--to", "html", *arguments], capture_output=True, text=True, check=True, encoding="utf-8").stdout
        subprocess.run([keeling, "-q", "--to", "odt", "-o", folder / f"{name}.odt", *arguments], check=True, stderr=subprocess.DEVNULL)
        pages[name] = Page(page).blocks
    return pages


# ---- what is in a file -----------------------------------------------------------------------------------------------


def words_of(path, part):
    """The words of a file, without tags; of fields, boxes to tick and pictures what stands around them."""
    with zipfile.ZipFile(path) as archive:
        text = archive.read(part).decode()
    text = re.sub(r'<w:r><w:rPr><w:rStyle w:val="(?:PlaceholderText|TickBox)"/></w:rPr>.*?</w:r>', "", text)
    text = re.sub(r'^.*</office:automatic-styles>|<svg:title>.*?</svg:title>|<table:title>.*?</table:title>|<text:span text:style-name="TickBox">.*?</text:span>', "", text, flags=re.S)
    return squeezed(re.sub(r"<[^>]*>", "", text))


def forms(folder):
    """A form has the words of the Word file, all of them and in its order: labels, hints, options, columns. On screen it has
    fields of each kind, on paper room to write."""
    for name, extra, form in (("form", [], FORM), ("plain", ["--plain"], FORM), ("columns", [], COLUMNS), ("plain-columns", ["--plain"], COLUMNS)):
        for kind in ("odt", "docx"):
            subprocess.run([keeling, "-q", "--to", kind, *extra, "-o", folder / f"{name}.{kind}", form], check=True)
        mine, theirs = words_of(folder / f"{name}.odt", "content.xml"), words_of(folder / f"{name}.docx", "word/document.xml")
        # What is typed as words in one is chosen from a calendar in the other.
        mine = mine if extra else mine.replace("DD/MM/YYYY", "").replace("HH:MM", "")
        check(f"{name}: the words of the Word file", mine == theirs and len(mine) > 150, f"{mine}\n{theirs}")
    with zipfile.ZipFile(folder / "form.odt") as archive:
        content = archive.read("content.xml").decode()
    hold("form: a field of each kind", [kind for kind in ("text", "textarea", "listbox", "checkbox") if f"<form:{kind} " not in content])
    hold("form: each of them placed", [] if content.count("<draw:control ") == content.count(' form:id="') >= 20 else ["others"])
    with zipfile.ZipFile(folder / "plain.odt") as archive:
        content = archive.read("content.xml").decode()
    hold("plain: no fields", re.findall(r"<form:\w+|<draw:control", content))
    hold("plain: room to write", [] if content.count('"FieldLine"') >= 10 and content.count('"RowLine"') >= 6 else ["too few lines"])


def names(folder):
    """Each field has the name and the label of its control in the Word file, in the same order. There a table to fill in is a
    control too, for its rows."""
    subprocess.run([keeling, "-q", "-C", "content", "--to", "docx", "-o", folder / "names.docx", "officer-code"], check=True)
    with zipfile.ZipFile(folder / "names.docx") as archive:
        theirs = archive.read("word/document.xml").decode()
    with zipfile.ZipFile(folder / "sample-officer-code.odt") as archive:
        mine = archive.read("content.xml").decode()
    theirs = re.sub(r"<w:sdtPr>(?:(?!</w:sdtPr>).)*<w15:repeatingSection/></w:sdtPr>", "", theirs)
    wanted = re.findall(r'<w:alias w:val="([^"]*)"/><w:tag w:val="([^"]*)"/>', theirs)
    found = [(label, name) for name, label in re.findall(r'<form:(?:text|textarea|listbox|checkbox) [^>]*form:name="([^"]*)" form:title="([^"]*)"', mine)]
    short = [(a[:64], b[:64]) for a, b in found]  # as long as Word lets them be
    hold("fields: the names and labels of Word's controls", [] if len(found) > 300 and short == [(a[:64], b[:64]) for a, b in wanted] else [str(p) for p in zip(wanted, found) if p[0] != p[1]] or [f"{len(wanted)}, {len(found)}"])


def days_are_printed(folder):
    """A day that was filled in stands in the PDF that LibreOffice makes, and says how it is to be written; there each field has
    a name, which is what a screen reader has in LibreOffice too."""
    with zipfile.ZipFile(folder / "form.odt") as archive, zipfile.ZipFile(folder / "days" / "filled.odt", "w") as filled:
        for part in archive.namelist():
            content = archive.read(part).decode() if part == "content.xml" else archive.read(part)
            if part == "content.xml":
                days = re.findall(r'<form:(?:(?!</form:properties>).)*"HelpText" office:value-type="string" office:string-value="[^"]*DD / MM / YYYY"', content)
                content, count = re.subn(r'(form:name="[^"]*")((?:(?!</form:properties>).)*"HelpText" [^>]*DD / MM / YYYY")', r'\1 form:current-value="5/3/2027"\2', content)
            filled.writestr(part, content)
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile-days", "--headless", "--convert-to", "pdf", "--outdir", folder / "days",
                    folder / "days" / "filled.odt"], capture_output=True, check=False, timeout=120)
    made_ = folder / "days" / "filled.pdf"
    text = subprocess.run(["pdftotext", made_, "-"], capture_output=True, check=False).stdout.decode()
    check("days are printed by LibreOffice", len(days) == count >= 2 and text.count("5/3/2027") == count, f"{len(days)}, {count}: {text}")
    with zipfile.ZipFile(folder / "form.odt") as archive:
        wanted = re.findall(r'"HelpText" office:value-type="string" office:string-value="([^"]*)"', archive.read("content.xml").decode())
    listed = json.loads(subprocess.run(["qpdf", "--json", "--json-key=acroform", made_], capture_output=True, check=False).stdout or b"{}")
    found = [field["alternativename"] for field in listed.get("acroform", {}).get("fields", [])]
    check("LibreOffice names each field", len(found) >= 20 and sorted(found) == sorted(html.unescape(words) for words in wanted), f"{found}\n{wanted}")


def same_bytes(folder):
    other = {**os.environ, "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "LANG": "cy_GB.UTF-8"}
    again = subprocess.run([keeling, "-q", "-C", "content", "--to", "odt", "officer-code"], capture_output=True, check=True, env=other).stdout
    hold("the same bytes elsewhere, and on standard output", [] if again == (folder / "sample-officer-code.odt").read_bytes() else ["other bytes"])


# ---- readers ---------------------------------------------------------------------------------------------------------


def schema(folder, files):
    """Against the schema, where it and a validator are: neither is needed to build or to use the tools."""
    schemas = list(pathlib.Path("/usr/share/emacs").glob("*/etc/schema/OpenDocument-schema-v1.3.rnc")) + list(pathlib.Path(build, "odf").glob("*.rnc"))
    if not schemas or not shutil.which("jing"):
        skip("the schema of OpenDocument, or jing, is not there")
        return
    parts = []
    for file in files:
        with zipfile.ZipFile(file) as archive:
            for part in ("content.xml", "styles.xml", "meta.xml"):
                parts.append(folder / "parts" / f"{file.stem}-{part}")
                parts[-1].parent.mkdir(exist_ok=True)
                parts[-1].write_bytes(archive.read(part))
    done = subprocess.run(["jing", "-i", "-c", schemas[0], *parts], capture_output=True, text=True)
    hold("valid by the schema of OpenDocument 1.3", [line.replace(f"{folder}/parts/", "") for line in done.stdout.splitlines()])


def pandoc_reads(folder, pages):
    """pandoc counts for itself: the words alone, in their order. It leaves out rows that repeat on each page, so here none
    does."""
    for name in ("sample-member-officer-protocol", "tables-plain", "blocks-everything", "definitions-basic", "letters-welsh"):
        if name not in pages:
            continue
        path = folder / "for-pandoc.odt"
        with zipfile.ZipFile(folder / f"{name}.odt") as archive, zipfile.ZipFile(path, "w") as changed:
            for part in archive.namelist():
                changed.writestr(part, re.sub(rb"</?table:table-header-rows>", b"", archive.read(part)))
        done = subprocess.run(["pandoc", "-f", "odt", "-t", "html", path], capture_output=True, text=True)
        path.unlink()
        words = html.unescape(re.sub(r"<[^>]*>", "", done.stdout))
        hold(f"{name}: pandoc reads what the page says", [done.stderr] if done.returncode else missing(pages[name], words, False))


# ---- the lint --------------------------------------------------------------------------------------------------------

EVERYTHING = """---
title: Something of everything
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
- tick: I have read this
```

```dot {alt="Ask; declare"}
digraph { a [label="Ask"]; b [label="Declare"]; a -> b }
```
"""

MISTAKES = [
    ("an unknown style of a paragraph", "content.xml", r'text:style-name="Clause2"|text:style-name="Clause1"', 'text:style-name="Nobody"'),
    ("an unknown style of words", "content.xml", r'visited-style-name="Hyperlink"', 'visited-style-name="Nobody"'),
    ("an unknown parent", "content.xml", r'style:parent-style-name="[^"]*"', 'style:parent-style-name="Nobody"'),
    ("an unknown page", "content.xml", r'style:master-page-name="[^"]*"', 'style:master-page-name="Nobody"'),
    ("an unknown list style", "content.xml", r'<text:list text:style-name="Numbers1"', '<text:list text:style-name="Nobody"'),
    ("a list that goes on with none", "content.xml", r'text:continue-list="list1"', 'text:continue-list="list99"'),
    ("a style twice", "styles.xml", r'style:name="Clause2"', 'style:name="Clause1"'),
    ("a style that is its own parent", "styles.xml", r'(style:name="Note" [^>]*)style:parent-style-name="Standard"', r'\1style:parent-style-name="Note"'),
    ("an unknown font", "styles.xml", r'style:font-name="Arial"', 'style:font-name="Nobody"'),
    ("a page without its layout", "styles.xml", r'style:page-layout-name="Turned"', 'style:page-layout-name="Nobody"'),
    ("a bookmark twice", "content.xml", r'text:name="gifts"', 'text:name="scope"'),
    ("a bookmark without its end", "content.xml", r'<text:bookmark-end text:name="gifts"/>', ''),
    ("a reference to nothing", "content.xml", r'text:ref-name="gifts"', 'text:ref-name="nothing"'),
    ("a control that is not placed", "content.xml", r'draw:control="control1"', 'draw:control="control2"'),
    ("two controls of a name", "content.xml", r'xml:id="control2"', 'xml:id="control1"'),
    ("a cell without a paragraph", "content.xml", r'(<table:table-cell [^>]*>)<text:p [^>]*>A diary</text:p>', r'\1'),
    ("a row that lacks a cell", "content.xml", r'<table:table-cell [^>]*><text:p [^>]*>A diary</text:p></table:table-cell>', ''),
    ("an item without anything", "content.xml", r'<text:list-item><text:p [^>]*>a bullet</text:p></text:list-item>', '<text:list-item/>'),
    ("a picture that is not there", "content.xml", r'Pictures/flowchart-1.svg', 'Pictures/flowchart-9.svg'),
    ("a picture without a title", "content.xml", r'<svg:title>Flowchart</svg:title>', ''),
    ("a space that is lost", "content.xml", r'>a bullet<', '>a  bullet<'),
    ("a tag that is not closed", "content.xml", r'</text:p>', ''),
    ("a namespace on a line of its own", "styles.xml", r' xmlns:style="', '\n\txmlns:style="'),
    ("a part that is not listed", "META-INF/manifest.xml", r'<manifest:file-entry manifest:full-path="styles.xml"[^>]*/>', ''),
    ("a part that is listed only", "META-INF/manifest.xml", r'full-path="meta.xml"', 'full-path="beta.xml"'),
]


class Changed:
    """A package, one part of which is another."""
    def __init__(self, archive, name, data):
        self.archive, self.name, self.data = archive, name, data

    def namelist(self):
        return self.archive.namelist()

    def read(self, name):
        return self.data if name == self.name else self.archive.read(name)


def lint_is_shown(folder):
    source, path = folder / "everything.md", folder / "everything.odt"
    source.write_text(EVERYTHING, encoding="utf-8")
    subprocess.run([keeling, "-q", "--to", "odt", "-o", path, source], check=True)
    hold("everything: the lint", odtlint.check(path))
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        for words, part, pattern, by in MISTAKES:
            text, made_one = re.subn(pattern, by, archive.read(part).decode(), count=1)
            check(f"the lint finds {words}", made_one and list(odtlint.check_parts(Changed(archive, part, text.encode()), data)), f"{part}: {pattern}")
        moved = data.replace(b"mimetype", b"mimetypo", 1)
        check("the lint finds a mimetype that is not first", list(odtlint.check_parts(archive, moved)))


with tempfile.TemporaryDirectory() as temporary:
    folder = pathlib.Path(temporary)
    pages = made(folder)
    forms(folder)
    names(folder)
    same_bytes(folder)
    files = sorted(folder.glob("*.odt"))
    for file in files:
        hold(f"{file.stem}: the lint", odtlint.check(file))
    lint_is_shown(folder)
    schema(folder, files)
    pandoc_reads(folder, pages)
    if shutil.which("soffice"):
        (folder / "days").mkdir()
        days_are_printed(folder)
        to_text(folder, files)
        for name, blocks in pages.items():
            path = folder / f"{name}.txt"
            problems = missing(blocks, path.read_text(encoding="utf-8-sig"), True) if path.exists() else ["LibreOffice made nothing of it"]
            hold(f"{name}: LibreOffice reads what the page says", problems)
    else:
        skip("LibreOffice is not there")
close()
