#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Word files brought in. Real ones of the shared data: each character is in the source or in the list of what was left
out, keeling-check takes the source, and it prints the numbers that LibreOffice prints. Hostile ones: a message or a
reading, in time and memory. A Word file of ours: unedited it changes nothing; edited, in its XML or by LibreOffice, with
and without tracking, it comes back as those changes, and all else stays byte for byte."""
import collections
import hashlib
import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import zipfile

if sys.executable != "/usr/bin/python3" and os.path.exists("/usr/bin/python3"):
    os.execv("/usr/bin/python3", ["/usr/bin/python3"] + sys.argv)  # Debian's own has LibreOffice's library

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/evaluate"))
import word  # noqa: E402
import googled  # noqa: E402
import jsonschema  # noqa: E402
from holding import check, close, hold, skip  # noqa: E402

BIN = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve() / "bin"
DATA = ROOT.parent / "shared/data"
SANITIZED = "asan" in str(BIN)
WORK = pathlib.Path(tempfile.mkdtemp())
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def run(command, *arguments, **options):
    return subprocess.run([BIN / f"keeling-{command}", *map(str, arguments)], capture_output=True, check=False,
                          text=True, cwd=options.get("cwd", ROOT), timeout=60)


# ---- real files

def words_in(path):
    """All words of a file, tracked changes accepted; of what is given twice for older programs, once."""
    words = []

    def look(node, name):
        if node.tag in (W + "del", W + "moveFrom") or node.tag.endswith("}Fallback"):
            return
        if node.tag in (W + "t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"):
            words.append(node.text or "")
        for child in node:
            look(child, name)

    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if re.fullmatch(r"word/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml", name):
                look(word.xml.etree.ElementTree.fromstring(package.read(name)), name)
    return "".join(words)


def letters(text):
    return collections.Counter(c for c in text if c.isalnum())


def lines_of(text):
    """Lines of Markdown without their marks."""
    out = set()
    for line in text.splitlines():
        line = re.sub(r"^[\s>]*(?:[-*] |#+ )*", "", line)
        line = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", re.sub(r"\\(.)", r"\1", line))
        out.add(re.sub(r"[*\s]", "", word.tidied(line)))
    return out


def real_file(path, office):
    name, folder = path.stem, WORK / "in" / path.stem
    done = run("import", "-o", folder, path)
    if done.returncode:
        yield f"{name}: status {done.returncode} {done.stderr[:300]}"
        return
    source = (folder / "document.md").read_text(encoding="utf-8")
    left = (folder / "left-out.txt").read_text(encoding="utf-8") if (folder / "left-out.txt").exists() else ""
    lost = letters(words_in(path)) - letters(source) - letters(left)
    if lost:
        yield f"{name}: {sum(lost.values())} characters are nowhere: {dict(lost.most_common(8))}"
    checked = run("check", folder / "document.md")
    if checked.returncode:
        yield f"{name}: keeling-check: {checked.stderr[:300]}"
    if name == "poi-NumberingWOverrides":  # its words say which number Word gives each
        numbers = [line.split() for line in source.splitlines() if re.fullmatch(r"\S \S", line)]
        if numbers != [[n, n] for n in "1BCAB4"]:
            yield f"{name}: {numbers}"
    printed = lines_of(run("build", "--to", "markdown", folder / "document.md").stdout)
    for line in office.lines(path, "AcceptAllTrackedChanges"):
        number = word.NUMBER.match(line)
        squeezed = re.sub(r"[*\s]", "", line)
        if re.sub(r"\d+$", "", squeezed) in printed:  # in the list of contents, with its page
            continue
        if number and line[number.end():].strip() and squeezed not in printed and not any(squeezed in p for p in printed):
            yield f"{name}: LibreOffice prints {line[:70]!r}"



def real_files(office):
    files = sorted((DATA / "docx").glob("*.docx"))
    if not files:
        skip("the shared Word files are not here")
    for path in files:
        hold(path.name, list(real_file(path, office)))


# ---- hostile files

def hostile(path):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = run("import", "-o", WORK / "hostile", path)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime  # others may be at work on this machine
    shutil.rmtree(WORK / "hostile", ignore_errors=True)
    if done.returncode not in (0, 2) or (done.returncode == 2 and "[word-refused]" not in done.stderr):
        yield f"{path.name}: status {done.returncode} {done.stderr[:200]}"
    if took > 2 and not SANITIZED:
        yield f"{path.name}: {took:.1f} s"
    most = used.ru_maxrss
    if most > max(before.ru_maxrss, 200 << 10) and not SANITIZED:
        yield f"{path.name}: {most >> 10} MB"


def refused(name, parts, words):
    path = WORK / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part, text in parts.items():
            package.writestr(part, text)
    done = run("import", "-o", "-", path)
    check(name, done.returncode == 2 and words in done.stderr and "[word-refused]" in done.stderr, done.stderr)


TOP = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type='
       '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="d.xml"/></Relationships>')
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
CORE_TYPE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
BODY = f'<w:document xmlns:w="{W[1:-1]}"><w:body>%s</w:body></w:document>'


def hostile_files():
    for path in sorted((DATA / "docx-hostile").glob("*.docx")):
        hold(path.name, list(hostile(path)))
    refused("doctype.docx", {"_rels/.rels": TOP, "d.xml": '<!DOCTYPE x [<!ENTITY a "b">]>' + BODY % "<w:p/>"}, "document type")
    refused("entity.docx", {"_rels/.rels": TOP, "d.xml": BODY % "<w:p><w:r><w:t>shall &n; pay</w:t></w:r></w:p>"}, "d.xml")
    refused("deep.docx", {"_rels/.rels": TOP, "d.xml": BODY % ("<w:x>" * 5000 + "</w:x>" * 5000)}, "deeper than 250")
    refused("bomb.docx", {"_rels/.rels": TOP, "d.xml": BODY % (" " * (40 << 20))}, "is refused")
    refused("missing.docx", {"_rels/.rels": TOP, "other.xml": "<x/>"}, "missing")
    refused("other.docx", {"mimetype": "application/epub+zip"}, "no Word document")
    refused("slip.docx", {"_rels/.rels": TOP, "../d.xml": BODY % ""}, "leads out of it")
    refused("twice.docx", {"_rels/.rels": TOP, "d.xml": BODY % "", "D.xml": BODY % ""}, "two entries of one name")
    (WORK / "old.docx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    check("an old file", "old Word file" in run("import", WORK / "old.docx").stderr)
    (WORK / "cut.docx").write_bytes((WORK / "deep.docx").read_bytes()[:200])
    check("a cut file", "no whole zip package" in run("import", WORK / "cut.docx").stderr)


def relations(*rows):
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    return ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(
        f'<Relationship Id="{name}" Type="{kind}{what}" Target="{target}"{outside and " TargetMode=" + chr(34) + "External" + chr(34)}/>'
        for name, what, target, outside in rows) + "</Relationships>")


def outside():
    """What a file asks for outside itself, and what lies in it packed, is listed and not opened."""
    path, far = WORK / "outside.docx", "http://far.example/"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("_rels/.rels", TOP)
        package.writestr("d.xml", BODY % '<w:p><w:fldSimple w:instr=" INCLUDEPICTURE &quot;http://far.example/p.png&quot; "><w:r>'
                         "<w:t>a picture</w:t></w:r></w:fldSimple></w:p>")
        package.writestr("_rels/d.xml.rels", relations(
            ("s", "settings", "settings.xml", ""), ("o", "oleObject", "embeddings/sheet.bin", ""), ("v", "vbaProject", "macros.bin", ""),
            ("i", "image", far + "far.png", "yes"), ("c", "aFChunk", "part.html", "")))
        package.writestr("settings.xml", f'<w:settings xmlns:w="{W[1:-1]}"/>')
        package.writestr("_rels/settings.xml.rels", relations(("t", "attachedTemplate", far + "house.dotm", "yes")))
        package.writestr("embeddings/sheet.bin", "a sheet")
    done = run("import", "-o", WORK / "outside", path)
    kept = (WORK / "outside/left-out.txt").read_text(encoding="utf-8")
    for what in ("a template, 'http://far.example/house.dotm'", "an embedded object, 'embeddings/sheet.bin'", "macros, 'macros.bin'",
                 "something outside the file, 'http://far.example/far.png'", "a document put into it, 'part.html'",
                 "a field of the kind INCLUDEPICTURE"):
        check(f"{what}: listed", what in kept and what in done.stderr, done.stderr)
    check("what belongs to the file stands in no paragraph", "paragraph 1: not opened" not in kept, kept)
    check("the words of the field stay", "a picture" in (WORK / "outside/document.md").read_text(encoding="utf-8"))
    written = sorted(p.name for p in (WORK / "outside").rglob("*") if p.is_file() and not p.name.startswith(".keeling"))
    check("nothing but the text is written", written == ["document.md", "left-out.txt"], str(written))


def brought_again():
    """What was brought in is brought in again over itself, and never over what its author made of it."""
    path, folder = WORK / "again.docx", WORK / "again"

    def word(words):
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("_rels/.rels", TOP)
            package.writestr("d.xml", BODY % f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")

    def files():
        return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}

    def edited(what, name, change):
        shutil.rmtree(folder, ignore_errors=True)
        word("As it came.")
        run("import", "-o", folder, path)
        change(folder / name)
        was = files()
        word("As it comes now.")
        done = run("import", "-o", folder, path)
        check(f"{what}: nothing is written over it", done.returncode == 3 and f"{name}: failure: this is not as keeling-import wrote it" in done.stderr
              and "and what was edited would be lost: bring the Word file into another folder with -o" in done.stderr
              and "[output-edited]" in done.stderr and files() == was, done.stderr)

    word("As it came.")
    check("brought in", run("import", "-o", folder, path).returncode == 0)
    before = files()
    check("once more, with the same words", run("import", "-o", folder, path).returncode == 0 and files() == before)
    word("As it comes now.")
    check("once more, with other words", run("import", "-o", folder, path).returncode == 0 and b"As it comes now." in files()["document.md"])
    check("its record is read by sha256sum", subprocess.run(["sha256sum", "-c", "--quiet", ".keeling-import"], cwd=folder, check=False).returncode == 0)
    edited("an edited text", "document.md", lambda p: p.write_text(p.read_text() + "\n1. Mine.\n"))

    def picture(path):
        """A picture that was brought in, and one that was put beside it."""
        path.parent.mkdir()
        (path.parent / "first.png").write_bytes(b"brought in")
        with (folder / ".keeling").open("a") as names, (folder / ".keeling-import").open("a") as sums:
            names.write("images\n")
            sums.write(f"{hashlib.sha256(b'brought in').hexdigest()}  images/first.png\n")
        path.write_bytes(b"mine")

    edited("a picture that was put beside those brought in", "images/mine.png", picture)
    (folder / "images/mine.png").unlink()
    check("without it all is replaced", run("import", "-o", folder, path).returncode == 0 and not (folder / "images").exists())
    edited("a text brought in by an earlier release", "document.md", lambda p: (p.parent / ".keeling-import").unlink())
    (folder / "document.md").unlink()
    check("what its author took away is written", run("import", "-o", folder, path).returncode == 0 and "document.md" in files())


def by_google():
    """A file with the habits of Google's editor: numbers, words and references are read, and what was suggested is listed."""
    path, folder = WORK / "google.docx", WORK / "google"
    googled.write(path)
    done = run("import", "-o", folder, path)
    source = (folder / "document.md").read_text(encoding="utf-8")
    printed = lines_of(run("build", "--to", "markdown", folder / "document.md").stdout)
    for line in googled.PRINTED:
        check(f"Google's editor: {line}", re.sub(r"\s", "", line) in printed, source)
    check("its headings, and what leads to them", re.search(r"^## Declarations \{-\} \{#([\w-]+)\}.*\[Declarations\]\(#\1\)", source, re.S | re.M), source)
    check("its table stands in no bullet, its list is a choice", "\n| A pen | It may be kept. |" in source and "- choice: Status" in source, source)
    check("its comment and its contents are listed", "Once is enough" in done.stderr and "the list of contents" in done.stderr, done.stderr)
    changes = listing(path)["changes"]
    check("what was suggested is one change", [c["words"] for c in changes] == [[["=", "Gifts over "], ["+", "£25"], ["-", "£50"],
          ["=", " are declared."]]] and changes[0]["old"]["text"] == "Gifts over £50 are declared.", str(changes))
    check("the source is sound", run("check", folder / "document.md").returncode == 0)


def left_out():
    """What is not text of the document's, and what reads otherwise, is told and kept."""
    path = WORK / "hidden.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("_rels/.rels", TOP)
        package.writestr("d.xml", BODY % ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>seen</w:t></w:r></w:p>"
                                          '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>wide</w:t></w:r></w:p>'
                                          "</w:tc></w:tr><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"))
    done = run("import", "--strict", "-o", WORK / "hidden", path)
    kept = (WORK / "hidden/left-out.txt").read_text(encoding="utf-8")
    check("hidden words are left out, told and kept", done.returncode == 1 and "'secret' [word-left-out]" in done.stderr
          and "secret" in kept and "secret" not in (WORK / "hidden/document.md").read_text(encoding="utf-8"), done.stderr)
    draw, word_art = "http://schemas.openxmlformats.org/drawingml/2006/", "urn:schemas-microsoft-com:vml"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("_rels/.rels", TOP)
        package.writestr("_rels/d.xml.rels", relations(("h", "header", "h.xml", "")))
        package.writestr("d.xml", BODY % (f'<w:p><w:r><w:drawing xmlns:wp="{draw}wordprocessingDrawing" xmlns:a="{draw}main"><wp:inline><wp:docPr '
                                          'id="1" name="d" descr="how a complaint goes on"/><a:t>step one</a:t><a:t>step two</a:t></wp:inline>'
                                          "</w:drawing></w:r></w:p>"))
        package.writestr("h.xml", f'<w:hdr xmlns:w="{W[1:-1]}"><w:p><w:r><w:pict><v:shape xmlns:v="{word_art}"><v:textpath string="NOT ADOPTED"/>'
                         "</v:shape></w:pict></w:r></w:p></w:hdr>")
    drawn = run("import", "-o", WORK / "hidden", path).stderr
    check("words that are drawn are told", "a drawing: 'how a complaint goes on step one step two'" in drawn
          and "the head of the page: 'NOT ADOPTED'" in drawn, drawn)
    check("cells that were merged are told", "several columns" in kept and "[word-number]" in done.stderr, done.stderr)


TABLED = """---
title: Gifts
---

## Offers {#offers}

1. What to do is in [](#gifts-table), and see [](#second).
2. Another day. {#second}

   The table says what.

   Table: What to do with an offer {#gifts-table}

   | Offer | Action |
   |-------|--------|
   | Pen   | Keep   |

3. Nothing more: [](#list).

## Lists

Table: The list {#list}

| Who | When |
|-----|------|
| All | Now  |
"""


def tables():
    """Captions are captions, and what leads to a table is a reference; of others' files the words stay as they are."""
    source, path, folder = WORK / "tabled.md", WORK / "tabled.docx", WORK / "tabled"
    source.write_text(TABLED, encoding="utf-8")
    run("build", "--to", "docx", "-o", path, source)
    done = run("import", "-o", folder, path)
    back = (folder / "document.md").read_text(encoding="utf-8")
    check("a caption stands in its clause, with its id", "\n   Table: What to do with an offer {#gifts-table}\n" in back
          and "\nTable: The list {#list}\n" in back, back)
    check("text of a clause stands in it", "\n   The table says what.\n" in back, back)
    check("what leads to tables is references", "the table in paragraph [1.2](#gifts-table), and see" in back
          and "[2](#list)" in back and "plain words" not in done.stderr, back + done.stderr)
    print_of = [run("build", "--to", "markdown", p).stdout.partition("## ")[2] for p in (source, folder / "document.md")]
    check("it prints the same", print_of[0] == print_of[1], "\n=====\n".join(print_of))
    done = run("check", folder / "document.md")
    check("and is sound", done.returncode == 0 and not done.stderr, done.stderr)
    moved_on = back.replace("1. What to do is", "1. A clause before it.\n\n1. What to do is")
    (folder / "document.md").write_text(moved_on, encoding="utf-8")
    check("they follow their tables", "the table in paragraph 1.3" in run("build", "--to", "markdown", folder / "document.md").stdout)
    caption = ('<w:p><w:r><w:t xml:space="preserve">See </w:t></w:r><w:hyperlink w:anchor="_Ref1"><w:r><w:t>Table 7</w:t></w:r></w:hyperlink>'
               '<w:r><w:t>.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr><w:bookmarkStart w:id="1" w:name="_Ref1"/>'
               '<w:r><w:t>Table 7</w:t></w:r><w:bookmarkEnd w:id="1"/><w:r><w:t>: Fees</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r>'
               "<w:t>ten</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")
    styles = (f'<w:styles xmlns:w="{W[1:-1]}"><w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>'
              "</w:styles>")
    with zipfile.ZipFile(WORK / "captioned.docx", "w") as package:
        package.writestr("_rels/.rels", TOP)
        package.writestr("_rels/d.xml.rels", relations(("s", "styles", "s.xml", "")))
        package.writestr("s.xml", styles)
        package.writestr("d.xml", BODY % caption)
    done = run("import", "-o", WORK / "captioned", WORK / "captioned.docx")
    back = (WORK / "captioned/document.md").read_text(encoding="utf-8")
    check("a caption of another's, with its own number", "See [Table 7](#ref1)." in back and "Table: Table 7: Fees {#ref1}\n\n| ten |" in back,
          back + done.stderr)


def noted():
    """A clause with a note keeps its number, and nothing else is said of it."""
    numbering = (f'<w:numbering xmlns:w="{W[1:-1]}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                 '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1">'
                 '<w:abstractNumId w:val="0"/></w:num></w:numbering>')
    clause = ('<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>One is here</w:t></w:r><w:r>'
              '<w:footnoteReference w:id="2"/></w:r><w:r><w:t>, and there.</w:t></w:r></w:p>')
    notes = f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:id="2"><w:p><w:r><w:t>Or not.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    with zipfile.ZipFile(WORK / "noted.docx", "w") as package:
        package.writestr("_rels/.rels", TOP)
        package.writestr("_rels/d.xml.rels", relations(("n", "numbering", "n.xml", ""), ("f", "footnotes", "f.xml", "")))
        package.writestr("n.xml", numbering)
        package.writestr("f.xml", notes)
        package.writestr("d.xml", BODY % clause)
    done = run("import", "-o", WORK / "noted", WORK / "noted.docx")
    back = (WORK / "noted/document.md").read_text(encoding="utf-8")
    check("a clause with a note keeps its number, and no more is said", "\n1. One is here" in back and "is words now" not in done.stderr,
          back + done.stderr)
    check("its note stands at the end, behind a line", back.endswith("\n\n***\n\n\\[1\\] Or not.\n"), back)
    headed = "".join(f'<w:p><w:pPr><w:outlineLvl w:val="{level}"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>'
                     for level, words in enumerate(("Code of Conduct", "Scope")))
    for language, heading in (("en-GB", "Notes"), ("cy-GB", "Nodiadau")):
        core = f'<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:language>{language}</dc:language></cp:coreProperties>'
        top = TOP.replace("</Relationships>", f'<Relationship Id="core" Type="{CORE_TYPE}" Target="core.xml"/></Relationships>')
        path = WORK / f"noted-{heading}.docx"
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("_rels/.rels", top)
            package.writestr("_rels/d.xml.rels", relations(("n", "numbering", "n.xml", ""), ("f", "footnotes", "f.xml", "")))
            package.writestr("n.xml", numbering)
            package.writestr("f.xml", notes)
            package.writestr("core.xml", core)
            package.writestr("d.xml", BODY % (headed + clause))
        done = run("import", "-o", WORK / heading, path)
        back = (WORK / heading / "document.md").read_text(encoding="utf-8")
        check(f"of a text with headings it stands under '{heading}'", re.search(rf"\n\n## {heading}( \{{-\}})?\n\n\\\[1\\\] Or not\.\n$", back), back + done.stderr)


def picture(name, words):
    """A paragraph with one picture, by the name of its relationship."""
    a, wp = ("http://schemas.openxmlformats.org/drawingml/2006/" + k for k in ("main", "wordprocessingDrawing"))
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return (f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{wp}" xmlns:a="{a}" xmlns:r="{r}"><wp:docPr id="1" name="p" descr="{words}"/>'
            f'<a:blip r:embed="{name}"/></wp:inline></w:drawing></w:r></w:p>')


def pictures():
    """Pictures whose names come to be the same, or differ in capitals alone, are kept each in a file of its own."""
    path, folder = WORK / "pictures.docx", WORK / "pictures"
    names = ["media/plan.png", "old/plan.png", "media/my plan.png", "media/my-plan.png", "other/PLAN.png", "media/plan-2.png", "old/plan"]
    sign = bytes.fromhex("89504e470d0a1a0a")
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("_rels/.rels", TOP)
        package.writestr("_rels/d.xml.rels", relations(*((f"r{i}", "image", name, "") for i, name in enumerate(names))))
        package.writestr("d.xml", BODY % "".join(picture(f"r{i % len(names)}", name) for i, name in enumerate(names + names[:1])))
        for name in names:
            package.writestr(name, sign + name.encode())
    done = run("import", "-o", folder, path)
    source = (folder / "document.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[(.*?)\]\((.*?)\)", source)
    check("each picture shows what it did", [w for w, _ in shown] == names + names[:1] and all(
          (folder / p).read_bytes() == sign + w.encode() for w, p in shown), source + done.stderr)
    check("each has one file, whatever the machine makes of capitals", len({p.lower() for _, p in shown}) == len(names)
          == len(list((folder / "images").iterdir())), source)
    check("the first of a name keeps it", [p for _, p in shown[:3]] == [f"images/{n}.png" for n in ("plan", "plan-2", "my-plan")], source)


def unseen():
    """What nobody can see comes in from nowhere: not with words, numbers, labels, captions, links, pictures or the title."""
    path, folder, far = WORK / "unseen.docx", WORK / "unseen", "http://far.example/"
    hidden = ("\u00ad\u034f\u061c\u0085\u180e\u200b\u200c\u200f\u202a\u2060\u2066\ufdd0\ufeff\ufff9\ue000\U0001fffe\U000e0001"
              "\U000e0100\U0010fffe")
    break_at = f"one{hidden}\u2028two\u2029three"

    def control(tag, properties, words="x"):
        return (f'<w:p><w:r><w:t>Which</w:t></w:r><w:sdt><w:sdtPr><w:alias w:val="{break_at}"/><w:tag w:val="{tag}"/>{properties}'
                f"</w:sdtPr><w:sdtContent><w:r><w:t>{words}</w:t></w:r></w:sdtContent></w:sdt></w:p>")

    with zipfile.ZipFile(path, "w") as package:
        package.writestr("_rels/.rels", TOP.replace("</Rel", '<Relationship Id="b" Type="http://schemas.openxmlformats.org/package/2006/'
                         'relationships/metadata/core-properties" Target="core.xml"/></Rel'))
        package.writestr("core.xml", '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
                         f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{break_at}</dc:title></c:coreProperties>')
        package.writestr("_rels/d.xml.rels", relations(("i", "image", "plan.png", ""), ("h", "hyperlink", far + hidden + "a", "yes"),
                                                       ("n", "numbering", "n.xml", "")))
        package.writestr("n.xml", f'<w:numbering xmlns:w="{W[1:-1]}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                         f'<w:numFmt w:val="decimal"/><w:lvlText w:val="%1{hidden}."/></w:lvl></w:abstractNum><w:num w:numId="1">'
                         '<w:abstractNumId w:val="0"/></w:num></w:numbering>')
        package.writestr("plan.png", bytes.fromhex("89504e470d0a1a0a"))
        body = (f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{break_at}</w:t></w:r></w:p>'
                f'<w:p><w:hyperlink w:anchor="{hidden}b" r:id="h"><w:r><w:t>there</w:t></w:r></w:hyperlink></w:p>'
                f'<w:tbl><w:tblPr><w:tblCaption w:val="{break_at}"/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
                + picture("i", break_at) + control("a", f'<w:dropDownList><w:listItem w:value="{break_at}"/><w:listItem w:value="four"/></w:dropDownList>')
                + control("b", "<w:text/>"))
        package.writestr("d.xml", BODY.replace("<w:document ", '<w:document xmlns:r="http://schemas.'
                         'openxmlformats.org/officeDocument/2006/relationships" ') % body)
    done = run("import", "-o", folder, path)
    source = (folder / "document.md").read_text(encoding="utf-8")
    check("lines of one paragraph are parted by a blank", "\n1. one two three" in source and "![one two three]" in source
          and 'title: "one two three"' in source and 'numbering: ["1.", "1."]' in source, source + done.stderr)
    check("nothing hidden is in the source", not set(source) & set(hidden + "\u2028\u2029") and f"({far}a#b)" in source, ascii(source))
    check("and what was is told", done.stderr.count("a character that can't be seen") >= 6, done.stderr)
    checked = run("check", folder / "document.md")
    check("keeling-check takes it", checked.returncode == 0 and "hidden" not in checked.stderr, checked.stderr)


# ---- tracked changes as a list

SCHEMA = json.loads((ROOT / "tests/changes.schema.json").read_text(encoding="utf-8"))


def listing(path):
    found = json.loads(run("import", "--changes", "list", path).stdout)
    try:
        jsonschema.validate(found, SCHEMA)
    except jsonschema.ValidationError as error:
        check(f"{path.name}: the list has the shape of changes", False, str(error)[:800])
    return found


def lists():
    """The changes of a redline of ours, listed: with their clauses, what they are about, and the reasons in its comments."""
    redline = WORK / "redline.docx"
    run("diff", "-C", "content", "--to", "docx", "--author", "Monitoring Officer", "--date", "2027-02-18", "-o", redline,
        "officer-code@2.0", "content/officer-code")
    found = listing(redline)
    changes = found["changes"]
    check("each is counted", sum(found["counts"].values()) == len(changes) > 500)
    check("each has an author and a day", all(c["author"] == "Monitoring Officer" and c["date"].startswith("2027-02-18T") for c in changes))
    pregnancy = [c for c in changes if c["new"] and c["new"]["id"] == "characteristics-5"]
    check("on its clause, cited, with its reason", len(pregnancy) == 1 and pregnancy[0]["new"]["label"] == "paragraph F.1(e)"
          and "changes in the law" in pregnancy[0]["reason"] and ["+", " and maternity"] in pregnancy[0]["words"], str(pregnancy))
    tagged = collections.Counter(tag for c in changes for tag in c["tags"])
    check("what they are about is known", tagged["date"] == 3 and tagged["amount"] and tagged["role"], str(tagged))
    path = WORK / "list.json"
    path.write_text(json.dumps(found), encoding="utf-8")
    done = run("diff", "-C", "content", "--apply", path, "officer-code@2.0")
    check("a list can't be applied, and says what can", done.returncode == 2 and "were tracked in a Word file" in done.stderr, done.stderr)
    for path in sorted((DATA / "docx").glob("*.docx")):
        listing(path)


# ---- the round trip

def edited(source, target, change, part="word/document.xml"):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                other = change(text.decode()).encode()
                assert other != text
                text = other
            new.writestr(name, text)
    return target


def paragraph(xml, words):
    """Where the paragraph with these words begins and ends."""
    at = xml.index(words)
    return max(xml.rfind("<w:p>", 0, at), xml.rfind("<w:p ", 0, at)), xml.index("</w:p>", at) + len("</w:p>")


def told(document, path, content="content"):
    done = run("diff", "--to", "json", "-C", content, document, path)
    changes = json.loads(done.stdout)["changes"] if done.returncode in (0, 1) else []
    return [(c["kind"], c["unit"], (c["old"] or c["new"])["id"] if not isinstance(c["old"], list) else None)
            for c in changes], done


def into(path, name):
    """The sample with an edited file put into it, and the lines that differ: '-' old, '+' new."""
    place = WORK / name
    shutil.copytree(ROOT / "content", place)
    done = run("import", "--into", "officer-code", "-C", place, path)
    differ = subprocess.run(["diff", "-r", "-U0", ROOT / "content", place], capture_output=True, text=True, check=False)
    lines = [line for line in differ.stdout.splitlines() if re.match(r"[-+](?![-+]{2} )", line)]
    return place, done, lines


def by_xml(base):
    def change(xml):
        xml = xml.replace("beyond their pay", "beyond their salary", 1)
        start, end = paragraph(xml, "beyond their salary")
        new = re.sub(r"<w:bookmark(Start|End)[^>]*/>", "", xml[start:end])
        new = re.sub(r"<w:r>.*</w:r>", "<w:r><w:t>Nobody accepts money.</w:t></w:r>", new)
        xml = xml[:end] + new + xml[end:]
        start, end = paragraph(xml, "A service may make rules of its own")
        xml = xml[:start] + xml[end:]
        return xml.replace("agency workers, consultants, secondees", "agency workers, apprentices, secondees", 1)

    path = edited(base, WORK / "edited.docx", change)
    changes, done = told("officer-code", path)
    check("an edited file as a revision", sorted(changes) == sorted([
        ("reworded", "clause", "gifts-start"), ("inserted", "clause", None), ("removed", "clause", "precedence"),
        ("reworded", "item", None)]) or len(changes) == 4, f"{changes}\n{done.stderr}")
    place, done, lines = into(path, "xml")
    check("what was edited, and nothing else, is in the sources", done.returncode == 0 and sorted(lines) == sorted([
        "-   - agency workers, consultants, secondees and volunteers, through the terms on which they are engaged; and",
        "+   - agency workers, apprentices, secondees and volunteers, through the terms on which they are engaged; and",
        *[f"-{line}" for line in (ROOT / "content/officer-code/document.md").read_text(encoding="utf-8").split("\n")[85:89]],
        "-1. The starting point is that officers accept nothing beyond their pay. Section 117 of the Local Government",
        "+1. The starting point is that officers accept nothing beyond their salary. Section 117 of the Local Government",
        "+1. Nobody accepts money.", "+"]), "\n".join(lines) + done.stderr)
    checked, again = run("check", place), run("diff", "-C", place, "officer-code", path)
    check("the sources are sound", checked.returncode == 0, checked.stderr)
    check("and the file is no change of them", again.stdout.startswith(("No changes", "Nothing that could be taken over")), again.stdout + again.stderr)


def row_again(xml):
    at = xml.index("Cash, vouchers")
    start, end = xml.rfind("<w:tr>", 0, at), xml.index("</w:tr>", at) + len("</w:tr>")
    return xml[:end] + xml[start:end].replace("Cash, vouchers", "Tickets") + xml[end:]


def moved(xml):
    start, end = paragraph(xml, "A service may make rules of its own")
    taken, xml = xml[start:end], xml[:start] + xml[end:]
    _, end = paragraph(xml, "The starting point is that officers")
    return xml[:end] + taken + xml[end:]


def one_edit(base, name, change, count, words):
    """A single edit: so many lines of the sources differ, with these words in them."""
    _, done, lines = into(edited(base, WORK / f"{name}.docx", change), name)
    check(f"{name}: that and no more is in the sources", len(lines) == count and all(any(w in line for line in lines) for w in words),
          "\n".join(lines) + done.stderr)
    return done


def defined(xml):
    """One term more, with two meanings."""
    start, middle = paragraph(xml, ">Member<")
    _, end = paragraph(xml, "a county councillor, or a person")
    term, meaning = xml[start:middle].replace(">Member<", ">Mayor<"), re.sub("<w:t>.*</w:t>", "<w:t>the civic head</w:t>", xml[middle:end])
    return xml[:end] + term + meaning + meaning.replace("the civic head", "whoever acts as such") + xml[end:]


def again(xml):
    """A clause with a reference to a table, once more with another word."""
    start, end = paragraph(xml, "Many people share the work")
    return xml[:end] + re.sub("<w:bookmark(Start|End)[^>]*/>", "", xml[start:end]).replace("Many people", "All people") + xml[end:]


def longer_cell():
    """A paragraph more in a cell whose reference leads to another document: it stays where the file has its address, and where it
    has none it is told what becomes of that."""

    def longer(xml):
        _, end = paragraph(xml, "are politically neutral: see")
        return xml[:end] + "<w:p><w:r><w:t>Always.</w:t></w:r></w:p>" + xml[end:]

    for name, words, told in (("longer", "see [section 5.0 of the Code](officer-code#politics)<br><br>Always. |", False), ("plain", "see section 5.0 of the Code<br><br>Always. |", True)):
        place, path = WORK / name, WORK / f"{name}-made.docx"
        shutil.copytree(ROOT / "content", place)
        if told:
            constitution = place / "constitution.yaml"
            constitution.write_text(re.sub("(?m)^address: .*\n", "", constitution.read_text(encoding="utf-8")), encoding="utf-8")
        run("build", "--to", "docx", "-C", place, "-o", path, "member-officer-protocol")
        done = run("import", "--into", "member-officer-protocol", "-C", place, edited(path, WORK / f"{name}.docx", longer))
        text = (place / "member-officer-protocol/document.md").read_text(encoding="utf-8").replace("\u00a0", " ")
        check(f"{name}: a cell that was written anew keeps its words, and its reference or tells of it",
              words in text and ("references to other documents as plain words" in done.stderr) == told, done.stderr + text)


LISTED = """
## Kit {#kit}

1. Officers keep: {#kept}

   - a pass;
   - a phone; and
   - a key.

   Nothing else is kept.
"""


def lists_edited():
    """The last entry of a list before a paragraph, taken out and reworded from end to end: the paragraph stays one."""
    content, path = WORK / "listed", WORK / "listed.docx"
    shutil.copytree(ROOT / "content", content)
    source = content / "member-officer-protocol/document.md"
    with source.open("a", encoding="utf-8") as out:
        out.write(LISTED)
    before = source.read_text(encoding="utf-8")
    run("build", "--to", "docx", "-C", content, "-o", path, "member-officer-protocol")
    for change, wanted in ((lambda xml: taken(xml, "a key."), ("   - a key.\n", "")),
                           (lambda xml: xml.replace("a key.", "whatever opens doors"), ("a key.", "whatever opens doors"))):
        source.write_text(before, encoding="utf-8")
        done = run("import", "--into", "member-officer-protocol", "-C", content, edited(path, WORK / "relisted.docx", change))
        after = source.read_text(encoding="utf-8")
        check("a list is edited, and what follows it stays apart", after == before.replace(*wanted), after[-200:] + done.stderr)


def edits(base):
    one_edit(base, "label of a field", lambda xml: xml.replace("What was offered", "What was given"), 2, ["+- long: What was given"])
    one_edit(base, "meaning", lambda xml: xml.replace("a county councillor, or", "any county councillor, or", 1), 2,
             ["+   : any county councillor, or a person"])
    one_edit(base, "term reworded from end to end", lambda xml: xml.replace(">Partner<", ">Spouse<", 1), 2, ["+   Spouse", "-   Partner"])
    one_edit(base, "cell reworded from end to end", lambda xml: xml.replace("At once, in writing, copied to the Monitoring Officer", "Never", 1), 2,
             ["form-interests"])
    place, _, lines = into(edited(base, WORK / "defined.docx", defined), "defined")
    check("a term that was put in is defined as the others are", lines == ["+   Mayor", "+   : the civic head", "+   : whoever acts as such", "+"]
          and run("diff", "-C", place, "officer-code", WORK / "defined.docx").returncode == 0, "\n".join(lines))
    done = one_edit(base, "reference to a table", again, 2, ["+1. All people share", "+"])
    place = (WORK / "reference to a table/officer-code/document.md").read_text(encoding="utf-8")
    check("what was put in refers to the table", "All people share the work of keeping standards high, as [](#roles-table) shows.\n" in place
          and "CRITICAL" not in done.stderr, done.stderr + place[place.find("All people"):][:200])
    longer_cell()
    lists_edited()
    one_edit(base, "a '!' before a link", lambda xml: xml.replace("Code applies under paragraph", "Code applies under!paragraph"), 2,
             ["+   : anyone to whom the Code applies under\\![paragraph 1.2](#applies).", "-   : anyone"])
    one_edit(base, "row", row_again, 1, ["+   | Tickets or anything that can be"])
    one_edit(base, "moved clause", moved, 6, ["{#precedence}", "+1. A service may make rules of its own that are stricter"])
    done = one_edit(base, "value", lambda xml: xml.replace("\u00a325", "\u00a340", 1), 2, ["+1. A token gift is one worth no more than \u00a340."])
    check("a value that was overwritten is told", "value:gift-limit" in done.stderr, done.stderr)


def taken(xml, words):
    start, end = paragraph(xml, words)
    return xml[:start] + xml[end:]


def not_dropped(base):
    """Edits that have no place in the sources, or more than one: nothing is written for them, and they are listed."""
    done = one_edit(base, "meaning taken from its term", lambda xml: taken(xml, "anything, financial or not, that could lead"), 0, [])
    check("a term without its meaning is told", "anything, financial or not" in done.stderr, done.stderr)
    done = one_edit(base, "one of the forms that share a block", lambda xml: xml.replace("You may ask for a copy", "You can ask for a copy", 1), 0, [])
    check("a block that others share is told", "has one source with" in done.stderr and "You can ask" in done.stderr, done.stderr)

    def to_the_end(xml):
        start, end = paragraph(xml, "Every Member represents a division")
        one, xml = xml[start:end], xml[:start] + xml[end:]
        _, end = paragraph(xml, "Nobody is treated worse for having raised")
        return xml[:end] + one + xml[end:]

    place, done, lines = into(edited(base, WORK / "parts.docx", to_the_end), "parts")
    check("a clause that went without its parts has its id once", "division" in done.stderr and run("check", place).returncode == 0
          and not any("{#division}" in line for line in lines), "\n".join(lines) + done.stderr)


def unplaced(base):
    path = edited(base, WORK / "title.docx", lambda xml: xml.replace("Officer Code of Conduct</w:t>", "Staff Code of Conduct</w:t>", 1))
    place, done, lines = into(path, "title")
    kept = place / "officer-code/left-out.txt"
    check("what has no place is told and kept", "[word-unplaced]" in done.stderr and kept.exists()
          and "Staff Code of Conduct" in kept.read_text(encoding="utf-8") and not lines, done.stderr + "\n".join(lines))
    check("and a script can tell by the status", done.returncode == 1 and "no edit could be put in" in done.stderr, done.stderr)
    first = kept.read_text(encoding="utf-8")
    kept.write_text(first + "Mine.\n", encoding="utf-8")
    run("import", "--into", "officer-code", "-C", place, path)
    check("what is told again is kept once", kept.read_text(encoding="utf-8") == first + "Mine.\n", kept.read_text(encoding="utf-8"))
    other = edited(base, WORK / "title2.docx", lambda xml: xml.replace("Officer Code of Conduct</w:t>", "Code of Conduct</w:t>", 1))
    run("import", "--into", "officer-code", "-C", place, other)
    text = kept.read_text(encoding="utf-8")
    check("what another file leaves out is added", text.startswith(first + "Mine.\n\nFrom title2.docx:\n"), text)
    done = run("import", "--into", "officer-code", "-C", place, base)
    check("what was left out earlier is told", kept.read_text(encoding="utf-8") == text and "left-out.txt' lists what was left out earlier"
          in done.stderr, done.stderr)
    done = run("import", "--into", "member-officer-protocol", "-C", place, base)
    check("a file of another document is refused", done.returncode == 2 and "[word-refused]" in done.stderr, done.stderr)


def by_office(base, office, tracked):
    """Edited as a person would: words put into a clause, a clause taken out; saved by LibreOffice."""
    def hidden(name, value):
        one = word.PropertyValue()
        one.Name, one.Value = name, value
        return one

    path = WORK / f"office-{tracked}.docx"
    document = office.desk.loadComponentFromURL(base.as_uri(), "_blank", 0, (hidden("Hidden", True),))
    document.setPropertyValue("RecordChanges", tracked)
    search = document.createReplaceDescriptor()
    search.SearchString, search.ReplaceString = "beyond their pay", "beyond their salary"
    changed = document.replaceAll(search)
    document.storeToURL(path.as_uri(), (hidden("FilterName", "MS Word 2007 XML"),))
    document.close(True)
    way = "tracked" if tracked else "untracked"
    changes, done = told("officer-code", path)
    check(f"LibreOffice, {way}: the change on its clause, and no other", changed == 1 and changes == [("reworded", "clause", "gifts-start")],
          f"{changes}\n{done.stdout[:1500]}\n{done.stderr}")
    _, done, lines = into(path, f"office-{tracked}")
    check(f"LibreOffice, {way}: one line of the sources", len(lines) == 2 and "salary" in lines[1], "\n".join(lines) + done.stderr)
    if tracked:
        listed = listing(path)["changes"]
        check("LibreOffice's tracked change is listed on its clause", len(listed) == 1 and listed[0]["kind"] == "reworded"
              and listed[0]["new"]["id"] == "gifts-start" and "salary" in listed[0]["new"]["text"], str(listed)[:800])


def round_trip(office):
    base = WORK / "officer-code.docx"
    run("build", "--to", "docx", "-C", "content", "-o", base, "officer-code")
    changes, done = told("officer-code", base)
    check("a file of ours, unedited, is no change", done.returncode == 0 and not changes, done.stdout[:800] + done.stderr)
    _, done, lines = into(base, "unedited")
    check("and writes nothing", not lines and done.returncode == 0, "\n".join(lines))
    by_xml(base)
    edits(base)
    not_dropped(base)
    unplaced(base)
    for tracked in (False, True):
        by_office(base, office, tracked)


# What a Word file can't tell from words is words: a time, a number. Several choices are boxes of their own.
AS_WORDS = {"time": "text", "number": "text"}
FIELD = re.compile(r"^\s*field #(\S+) (\w+)((?: required| count \d+)*)", flags=re.M)


def fields(document, *options):
    tree = run("build", "--to", "tree", *options, document).stdout
    return {i: (AS_WORDS.get(kind, kind), more) for i, kind, more in FIELD.findall(tree)
            if kind not in ("group", "note", "office", "privacy", "statement", "choices")}


def own_forms():
    """Each form as a Word file, brought in: the same fields, with their ids, kinds and what must be filled in."""
    pack = WORK / "forms.zip"
    run("forms", "-o", pack, "content/officer-code")
    wanted = fields("officer-code", "-C", "content")
    with zipfile.ZipFile(pack) as files:
        for name in (n for n in files.namelist() if n.startswith("docx/form-")):
            path = WORK / pathlib.Path(name).name
            path.write_bytes(files.read(name))
            done = run("import", "-o", path.with_suffix(""), path)
            found = fields(path.with_suffix("") / "document.md")
            other = [f"{i}: {wanted.get(i)} became {f}" for i, f in found.items() if i in wanted and f != wanted[i]]
            known = sum(i in wanted for i in found)
            check(f"{name}: its fields come in as they are", done.returncode == 0 and known > 9 and len(other) <= 1,
                  f"{known} known\n" + "\n".join(other) + done.stderr)
            prompts = done.stderr.count("the prompt of blank fields: 'Enter text'")
            check(f"{name}: a prompt is told once", prompts == 1, done.stderr)


hostile_files()
left_out()
outside()
brought_again()
by_google()
tables()
noted()
pictures()
unseen()
own_forms()
lists()
if word.uno:
    with word.Office() as desk:
        real_files(desk)
        round_trip(desk)
else:
    skip("LibreOffice is not here")
shutil.rmtree(WORK)
close()
