#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How a council's Word files come in when it begins with the tools: clauses keep their levels, words stay words, and what reads
otherwise is said where it stands. Small files, made here, and some of the shared data."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import zipfile

from holding import check, close, skip

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve() / "bin"
DATA = ROOT.parent / "shared/data/docx"
WORK = pathlib.Path(tempfile.mkdtemp())

KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
SPACE = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
         'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')
PARTS = ("styles", "numbering", "footnotes")


def run(command, *arguments):
    return subprocess.run([BIN / f"keeling-{command}", *map(str, arguments)], capture_output=True, check=False, text=True,
                          cwd=WORK, timeout=60)


# ---- files

def relation(number, kind, target):
    return f'<Relationship Id="r{number}" Type="{KIND}{kind}" Target="{target}"/>'


def docx(name, body, **parts):
    """A Word file of these paragraphs; `title`: in its properties."""
    path = WORK / f"{name}.docx"
    core = ('<Relationship Id="c" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" '
            'Target="core.xml"/>') if "title" in parts else ""
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("_rels/.rels", RELATIONS % (relation(0, "officeDocument", "d.xml") + core))
        package.writestr("d.xml", f"<w:document {SPACE}><w:body>{body}</w:body></w:document>")
        if core:
            package.writestr("core.xml", '<c:coreProperties xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
                             f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{parts["title"]}</dc:title></c:coreProperties>')
        package.writestr("_rels/d.xml.rels", RELATIONS % "".join(relation(i, p, f"{p}.xml") for i, p in enumerate(PARTS) if p in parts))
        for part in PARTS:
            if part in parts:
                package.writestr(f"{part}.xml", f"<w:{part} {SPACE}>{parts[part]}</w:{part}>")
    return path


def words(text, look=""):
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{text if text.startswith('<') else words(text)}</w:p>"


def styled(style, text):
    return paragraph(text, f'<w:pStyle w:val="{style}"/>')


def item(level, text, use=1, style=""):
    return paragraph(text, (style and f'<w:pStyle w:val="{style}"/>') + f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{use}"/></w:numPr>')


def numbering(*levels):
    """One list; each level 'kind text left'."""
    rows = (one.split(" ") for one in levels)
    return ('<w:abstractNum w:abstractNumId="0">' + "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:pPr><w:ind w:left="{left}"/></w:pPr></w:lvl>'
        for i, (kind, text, left) in enumerate(rows)) + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')


STYLES = "".join(f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/>{more}</w:style>' for style, name, more in (
    ("Title", "Title", ""), ("Caption", "caption", ""), *((f"H{n}", f"heading {n}", f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr>') for n in (1, 2))))
CLAUSES = numbering("decimal %1. 720", "decimal %1.%2 720", "lowerLetter (%3) 1440", "lowerRoman (%4) 2160")


def brought(name, body, **parts):
    """The source of such a file, what was said of it, and the list of what was left out."""
    folder = WORK / f"in-{name}"
    done = run("import", "-o", folder, docx(name, body, **parts))
    left = folder / "left-out.txt"
    text = folder / "document.md"
    return (text.read_text(encoding="utf-8") if text.exists() else "", done.stderr,
            left.read_text(encoding="utf-8") if left.exists() else "")


def printed(folder):
    return run("build", "--to", "markdown", folder / "document.md").stdout


# ---- what comes in

DEEP = """---
title: Rules
version: "1"
status: draft
numbering: ["1.", "1.1", "(a)", "(i)"]
---

## Lists

1. The list:

   1. item one;

   1. item two:

      1. the first of it;

      1. the second of it; and

   1. item three.

1. The end.
"""


def levels():
    """Clauses of three levels come in as deep as they were, and are counted."""
    (WORK / "deep").mkdir()
    (WORK / "deep/document.md").write_text(DEEP, encoding="utf-8")
    run("build", "--to", "docx", "-o", "deep.docx", "deep")
    run("import", "-o", "deeper", "deep.docx")
    back = (WORK / "deeper/document.md").read_text(encoding="utf-8")
    check("three levels come back as they were", re.sub(r" {#lists[-\d]*}", "", back).replace('"Rules"', "Rules") == DEEP, back)
    source, said, _ = brought("levels", item(0, "Meetings", style="H1") + item(1, "The list is:") + item(2, "one;") + item(3, "first; or")
                              + item(3, "second;") + item(2, "two.") + item(1, "More."), styles=STYLES, numbering=CLAUSES)
    check("others' too", 'numbering: ["1.", "1.1", "(a)", "(i)"]' in source
          and [len(blanks) for blanks in re.findall(r"^( *)1\.", source, re.M)] == [0, 3, 6, 6, 3, 0], source + said)


def tracked_by(author, kind, text):
    return (f'<w:{kind} w:id="1" w:author="{author}" w:date="2027-02-18T09:00:00Z"><w:r><w:{"delText" if kind == "del" else "t"}>{text}'
            f'</w:{"delText" if kind == "del" else "t"}></w:r></w:{kind}>')


def tracked():
    """That changes were tracked is said, and by whom; not where one was asked for."""
    body = paragraph(words("The fee is ") + tracked_by("A clerk", "del", "ten") + tracked_by("A clerk", "ins", "twelve") + tracked_by("B", "ins", " pounds")
                     + words("."))
    source, said, left = brought("tracked", body)
    sentence = "the tracking of changes by A clerk and B (insertions: 2, deletions: 1): all are accepted. 'keeling-import --changes list' tells each"
    check("tracked changes that were accepted are told", "The fee is twelve pounds." in source and sentence in said and sentence in left, said + left)
    for how, fee in (("accept", "twelve pounds"), ("reject", "ten")):
        done = run("import", "--strict", "--changes", how, "-o", f"tracked-{how}", "tracked.docx")
        check(f"who says {how} is told nothing", done.returncode == 0 and "warning" not in done.stderr
              and f"is {fee}." in (WORK / f"tracked-{how}/document.md").read_text(encoding="utf-8"), done.stderr)
    done = run("diff", "deep", "tracked.docx")
    check("nor does a comparison hide it", sentence in done.stderr, done.stderr)


def control(kind, text, blank="", tag="it"):
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/>{kind}{blank}</w:sdtPr><w:sdtContent>{words(text)}</w:sdtContent></w:sdt>'


TEXT, DATE = "<w:text/>", "<w:date/>"
LAWS = '<w:dropDownList><w:listItem w:value="England"/><w:listItem w:value="Scotland"/></w:dropDownList>'
BLANK = "<w:showingPlcHdr/>"


def controls():
    """What was filled into a control in a clause or a sentence is words of it; a form stays one."""
    body = (styled("H1", "One") + item(1, words("These rules were adopted on ") + control(DATE, "15 May 2025"))
            + f"<w:sdt><w:sdtPr>{TEXT}</w:sdtPr><w:sdtContent>{item(1, 'The whole clause.')}</w:sdtContent></w:sdt>"
            + paragraph(words("The law of ") + control(LAWS, "England") + words(" applies.")) + paragraph(words("Name: ") + control(TEXT, "Somebody"))
            + paragraph(words("On ") + control(DATE, "a date", BLANK, "day") + words(" we met.")))
    source, said, left = brought("controls", body, styles=STYLES, numbering=CLAUSES)
    check("a control in a clause is words", "These rules were adopted on 15 May 2025" in source and "The whole clause." in source
          and "statement: 1" not in source, source + said)
    check("so is one in a sentence, and what else can be chosen is kept", "\nThe law of England applies.\n" in source
          and "what else can be chosen where 'England' is words now" in said and "Scotland" in left, source + said)
    check("what is to be filled in is a form", "- text: Name:" in source and "- statement: On [date: day] we met." in source, source)


TYPED = """---
title: Rules
version: "1"
status: draft
numbering: typed
---

## 1. Meetings

1.1 The Council meets at 7.30 pm.

**1.2** The quorum is *ten* of all
members.

- 1.3 The agenda lists:

  - (a) the minutes;

  - (b) the reports; and

  - (c) the motions.

## 2\\. Voting

- 2\\.1 Votes are by show of hands.

2.2 A named vote may be asked for.
"""


def changed(path, to, change):
    """The same Word file, its text changed."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text.decode()).encode() if name == "word/document.xml" else text)
    return to


def again(xml, words_of, other):
    """The paragraph with these words once more, as another."""
    at = xml.index(words_of)
    start, end = max(xml.rfind("<w:p>", 0, at), xml.rfind("<w:p ", 0, at)), xml.index("</w:p>", at) + len("</w:p>")
    copy = re.sub(r"<w:bookmark(Start|End)[^>]*/>", "", xml[start:end])
    for was, now in other:
        assert was in copy, copy
        copy = copy.replace(was, now)
    return xml[:end] + copy + xml[end:]


def typed():
    """Numbers that are typed stay where they are as the words behind them come back from Word."""
    source = WORK / "typed/document.md"
    source.parent.mkdir()
    source.write_text(TYPED, encoding="utf-8")
    run("build", "--to", "docx", "-o", "typed.docx", "typed")
    swaps = (("7.30 pm", "6.30 pm"), ("of all members", "of all the members"), ("the reports; and", "all reports; and"), ("Voting", "Votes"),
             ("show of hands", "ballot"))

    def edit(xml):
        for was, now in swaps:
            assert was in xml, was
            xml = xml.replace(was, now)
        return again(xml, "A named vote", (("2.2", "2.3"), ("A named vote may be asked for.", "Nobody votes twice.")))

    changed(WORK / "typed.docx", WORK / "typed2.docx", edit)
    done = run("diff", "typed", "typed2.docx")
    check("what is reworded behind a typed number is told", done.returncode == 1 and "6 changes" in done.stdout and not done.stderr,
          done.stdout + done.stderr)
    done = run("import", "--into", "typed", "typed2.docx")
    wanted = TYPED.replace("of all\nmembers", "of all\nthe members") + "\n2.3 Nobody votes twice.\n"
    for was, now in swaps:
        wanted = wanted.replace(was, now)
    back = source.read_text(encoding="utf-8")
    check("and comes into the sources, and nothing else", back == wanted and not re.search("warning|error", done.stderr), back + done.stderr)
    check("after which there is no change", run("diff", "typed", "typed2.docx").returncode == 0)
    source.write_text(TYPED, encoding="utf-8")
    changed(WORK / "typed.docx", WORK / "typed3.docx", lambda xml: xml.replace("<w:t>1.1</w:t>", "<w:t>1.9</w:t>"))
    done = run("diff", "typed", "typed3.docx")
    check("a number that was typed over is told", "'1.1 The Council" in done.stderr and "'1.9 The Council" in done.stderr
          and "No changes." not in done.stdout, done.stdout + done.stderr)


def typed_or_counted():
    """Where more numbers are typed than counted all are as they stand; where fewer are, that is said."""
    numbers = numbering("decimal %1. 360")
    body = styled("H1", "1. Meetings") + paragraph("1.1 The Council meets.") + paragraph("1.2 It elects:") + item(0, "a chair;") + item(0, "a deputy.")
    source, said, _ = brought("most-typed", body + paragraph("1.3 It ends."), styles=STYLES, numbering=numbers)
    check("typed numbers stay numbers beside a list", "numbering: typed" in source and "\n1.1 The Council" in source
          and "\n- 1\\. a chair;" in source and "1.1" in run("build", "--to", "tree", "in-most-typed").stdout
          and run("check", "in-most-typed/document.md").returncode == 0, source + said)
    body = item(0, "One.") + item(0, "Two.") + paragraph("2.1 In between.") + item(0, "Three.")
    source, said, left = brought("few-typed", body, styles=STYLES, numbering=numbers)
    wanted = "paragraphs whose number was typed in Word, where others are counted: 1; their numbers are words now"
    check("a typed number among counted ones is told", "numbering: [" in source and wanted in said and "'2.1 In between.'" in left, source + said)


def between():
    """Words, and a table, at the margin between (a) and (b) stand in the clause that both are in."""
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    body = (item(0, "One", style="H1") + item(1, "The list:") + item(2, "first; or") + paragraph("(say, at the margin)") + item(2, "second;")
            + table + item(2, "third.") + paragraph("Of the section.") + item(1, "More:") + paragraph("At once:") + item(2, "again."))
    source, said, _ = brought("between", body, styles=STYLES, numbering=CLAUSES)
    lines = [line for line in source.partition("## One\n\n")[2].split("\n\n") if line]
    check("what comes between is in the clause, and what comes after is not", [len(line) - len(line.lstrip()) for line in lines]
          == [0, 3, 3, 3, 3, 3, 0, 0, 3, 3] and "again." in lines[-1], source + said)


def other_files():
    """A file that is no Word file is called by its name, with what to do."""
    with zipfile.ZipFile(WORK / "a.odt", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    for name, data, sentence in (("a.pdf", b"%PDF-1.7\n%\xff\n", "it is a PDF"), ("a.rtf", b"{\\rtf1 words}", "it is rich text (.rtf)"),
                                 ("a.txt", "Plain £ words.\n".encode(), "it is plain text"), ("a.html", b"\n<!DOCTYPE html><p>x", "it is a web page"),
                                 ("a.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "it is an old Word file"),
                                 ("a.odt", None, "it is an OpenDocument text (.odt)"), ("a.docx", b"PK\x03\x04\x00", "no whole zip package")):
        if data:
            (WORK / name).write_bytes(data)
        done = run("import", "-o", "-", name)
        check(f"{name} is named", done.returncode == 2 and sentence in done.stderr and "[word-refused]" in done.stderr, done.stderr)


def where():
    """What is told says where it stands: under which heading, with which words, in the order of the text."""
    equation = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath>'
    wide = ('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Post</w:t></w:r></w:p></w:tc>'
            "<w:tc><w:p/></w:tc></w:tr></w:tbl>")
    body = (styled("H1", "First") + "".join(paragraph("Words.") for _ in range(7)) + styled("H1", "Motions")
            + paragraph("<w:r><w:t>The share of each is </w:t></w:r>" + equation) + item(1, "<w:r><w:t>It is</w:t></w:r>" + equation)
            + paragraph("Words.") + paragraph("<w:r><w:t>Or</w:t></w:r>" + equation) + wide)
    _, said, left = brought("where", body, styles=STYLES, numbering=CLAUSES)
    places = re.findall(r"warning: (.*?): not brought in: an equation", said)
    check("each place is named", places == ["paragraph 10, 'The share of each is x', under 'Motions'", "paragraph 11 (1.1), under 'Motions'",
                                            "paragraph 13, 'Orx', under 'Motions'"] and all(place in left for place in places), said)
    check("so is a table", "the table 'Post', under 'Motions' has cells that take several columns" in said, said)


def titles():
    """A title that the properties alone have is told; one that the text has is not."""
    for name, title, body, told in (("template", "Template for agenda (do not use)", paragraph("Contract Rules") + paragraph("Words."), True),
                                    ("printed", "Contract rules", paragraph("Contract Rules") + paragraph("Words."), False),
                                    ("styled", "Template", styled("Title", "Contract Rules") + paragraph("Words."), False)):
        source, said, _ = brought(name, body, title=title, styles=STYLES)
        sentence = f"the title '{title}' is from the properties of the file and stands nowhere in its text, which begins with 'Contract Rules'"
        check(f"{name}: the title", (sentence in said) == told and (told or 'title: "Contract' in source), source + said)


def boxes():
    """Words in boxes are paragraphs, and that they were drawn is told."""
    def box(text):
        return f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"

    body = styled("H1", "How") + paragraph(f"<w:r><w:t>As here:</w:t></w:r><w:r><w:drawing>{box('Begin')}{box('Go on')}{box('End')}</w:drawing></w:r>")
    source, said, left = brought("boxes", body + paragraph(f"<w:r><w:pict>{box('Alone')}</w:pict></w:r>"), styles=STYLES)
    check("a drawing of boxes is told", "As here:\n\nBegin\n\nGo on\n\nEnd\n" in source and "'As here:'" in said
          and "a drawing of 3 boxes, whose words are paragraphs below this one now" in said and "a drawing of 3 boxes" in left, source + said)
    check("and a box alone", "\nAlone\n" in source and "the box around words, which stand below this paragraph now" in said, source + said)


def foreign():
    """A Word file that is not ours goes into no source, however alike; one of ours does, though it lost its properties."""
    folder = WORK / "foreign"
    text = ("The Council meets once a month.", "It elects a chair every year.", "The quorum is ten members.", "Votes are by show of hands.")
    body = item(0, "Meetings", style="H1") + "".join(item(1, one) for one in text) + item(0, "Minutes", style="H1") + item(1, "They are kept for ever.")
    run("import", "-o", folder, docx("theirs", body, styles=STYLES, numbering=CLAUSES))
    before = (folder / "document.md").read_bytes()
    theirs = docx("theirs2", body.replace("ten members", "twelve members"), styles=STYLES, numbering=CLAUSES)
    done = run("import", "--into", "foreign", theirs)
    check("a file of others is refused", done.returncode == 2 and "was not made of" in done.stderr and "with -o, and see by keeling-diff" in done.stderr
          and (folder / "document.md").read_bytes() == before, done.stderr)
    done = run("diff", "foreign", theirs)
    check("and is compared as a document of its own", done.returncode == 1 and "Paragraph 1.3: reworded" in done.stdout and "word-unplaced" not in done.stderr,
          done.stdout + done.stderr)
    run("build", "--to", "docx", "-o", "ours.docx", "foreign")
    bare = WORK / "bare.docx"
    for name, plain in (("without its properties", lambda xml: xml),
                        ("and without its bookmarks", lambda xml: re.sub(r"<w:bookmark(Start|End)[^>]*/>", "", xml))):
        (folder / "document.md").write_bytes(before)
        changed(WORK / "ours.docx", bare, lambda xml: plain(xml).replace("ten members", "twelve members"))
        with zipfile.ZipFile(bare) as old:
            parts = {n: old.read(n) for n in old.namelist() if n != "docProps/custom.xml"}
        with zipfile.ZipFile(bare, "w") as new:
            for part, data in parts.items():
                new.writestr(part, re.sub(rb"<[^>]*custom[^>]*/>", b"", data) if part in ("_rels/.rels", "[Content_Types].xml") else data)
        done = run("import", "--into", "foreign", bare)
        check(f"a file of ours {name} goes in", done.returncode == 0 and "paragraphs reworded: 1" in done.stderr
              and b"twelve members" in (folder / "document.md").read_bytes(), done.stderr)


def moved():
    """A clause that moved is listed where it stands now, and has no other clause's place before."""
    def move(kind, text):
        way, there = ("From", "w:moveFrom") if kind == "from" else ("To", "w:moveTo")
        by = 'w:id="9" w:author="A" w:date="2027-02-18T09:00:00Z"'
        return (f'<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:rPr><{there} {by}/></w:rPr></w:pPr>'
                f'<w:move{way}RangeStart {by} w:name="move1"/><{there} {by}><w:r><w:t>{text}</w:t></w:r></{there}><w:move{way}RangeEnd w:id="9"/></w:p>')

    body = (item(0, "One", style="H1") + item(1, "First.") + move("from", "It moves.") + item(1, "Second.") + item(0, "Two", style="H1")
            + item(1, "Third.") + move("to", "It moves.") + item(1, "Fourth."))
    done = run("import", "--changes", "list", docx("moved", body, styles=STYLES, numbering=CLAUSES))
    one = json.loads(done.stdout)["changes"][0]
    sides = [(one[side]["number"], one[side]["label"], one[side]["path"]) for side in ("old", "new")]
    check("a move has its own places", one["kind"] == "moved" and one["unit"] == "clause" and len(json.loads(done.stdout)["changes"]) == 1
          and sides == [(None, "", ["One"]), ("2.2", "paragraph 2.2", ["Two"])], str(sides) + done.stderr)


def names():
    """The folder of a file is called as a document may be."""
    for name, folder in (("Part 4A - R\u00f4ls (v7  FINAL)", "part-4a-rols-v7-final"), ("2026 Rules", "document-2026-rules"), ("Contract_Rules", "contract-rules")):
        docx(name, paragraph("Words."))
        done = run("import", f"{name}.docx")
        check(f"{name}: the folder", (WORK / folder / "document.md").exists() and f"'{folder}'" in done.stderr, done.stderr)


def unnumbered():
    """A heading without a number among typed ones says so itself, and no check asks for it."""
    body = (styled("H1", "1. Meetings") + paragraph("1.1 The Council meets.") + styled("H2", "On paper") + paragraph("1.2 It is called.")
            + styled("H1", "Appendix: a form") + paragraph("Words."))
    source, said, _ = brought("unnumbered", body, styles=STYLES)
    done = run("check", "in-unnumbered/document.md")
    check("headings without numbers are marked", "\n## 1. Meetings\n" in source and "### On paper {-}\n" in source
          and "## Appendix: a form {-}\n" in source and "typed-missing" not in done.stderr, source + done.stderr)
    source, _, _ = brought("none", styled("H1", "One") + paragraph("Words.") + styled("H1", "Two"), styles=STYLES)
    check("not where there is no number at all", "{-}" not in source, source)


def versions():
    """A draft has a version, though the file has none: a constitution takes it as it is."""
    source, said, _ = brought("version", paragraph("Words."))
    (WORK / "whole/rules").mkdir(parents=True)
    (WORK / "whole/constitution.yaml").write_text("title: Constitution\ncouncil: Exampleshire County Council\ndocuments: [rules]\n", encoding="utf-8")
    (WORK / "whole/rules/document.md").write_text(source, encoding="utf-8")
    done = run("check", "whole")
    check("a version is given, and said", 'version: "1.0"\n' in source and "the draft is called 1.0" in said and done.returncode == 0, source + said + done.stderr)


def by_hand():
    """Lines and boxes to fill in by hand are told once."""
    cell = "<w:tbl><w:tr><w:tc>" + paragraph("\u2610 a live tender") + "</w:tc></w:tr></w:tbl>"
    _, said, left = brought("hand", paragraph("Words, and so on...") + paragraph("Full name: ____________") + cell + paragraph("Signed ....................."))
    sentence = "paragraphs with lines or boxes to fill in by hand: 3; they are words now, and could be a form"
    check("a form made of lines is told", said.count(sentence) == 1 and sentence in left and "the first is 'Full name: ____________'" in said, said)


def boxed():
    """A box around words is a note; a table whose head Word does not mark, and a number in a caption, are told."""
    def table(*rows, head=""):
        return ("<w:tbl>" + "".join("<w:tr>" + head + "".join(f"<w:tc>{''.join(paragraph(p) for p in cell)}</w:tc>" for cell in row) + "</w:tr>"
                                    for row in rows) + "</w:tbl>")

    body = (styled("H1", "Fees") + table([["Warning", "Do not pay twice."]]) + styled("Caption", "Table 1: Quorum")
            + table([["Body"], ["Quorum"]], [["Council"], ["10"]]) + table([["A"], ["B"]], [["1"], ["2"]], head='<w:trPr><w:tblHeader/></w:trPr>'))
    source, said, _ = brought("boxed", body + paragraph("Words."), styles=STYLES)
    check("a box is a note", "\n> Warning\n>\n> Do not pay twice.\n\n" in source and run("check", "in-boxed/document.md").returncode == 0, source + said)
    check("a head that Word does not mark is told", "marks none as such: 1; where" in said and "the first is the table 'Body'" in said, said)
    check("and the number in a caption", "do not follow when tables come or go: the first is 'Table 1: Quorum'" in said, said)


def heading_notes():
    """The mark of a note in a heading is no part of its title: it is told."""
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = item(0, words("Gifts") + mark, style="H1") + item(1, "One.") + item(0, "Fees", style="H1") + item(1, "Two.")
    source, said, _ = brought("noted", body, styles=STYLES, numbering=CLAUSES,
                              footnotes='<w:footnote w:id="2"><w:p><w:r><w:t>From the Act.</w:t></w:r></w:p></w:footnote>')
    check("a heading has no mark of a note", "\n## Gifts\n" in source and "\\[1\\] From the Act." in source and "numbering: [" in source
          and "the mark of note 1 is left out of the heading 'Gifts'" in said, source + said)


def capitals():
    """Capitals by format are told, once; those of a style are its look."""
    caps = "<w:rPr><w:caps/></w:rPr>"
    styles = STYLES + f'<w:style w:type="paragraph" w:styleId="Shout"><w:name w:val="Shout"/>{caps}</w:style>'
    body = styled("Shout", "Loud") + "".join(paragraph(words("The chair ") + words(text, "<w:caps/>")) for text in ("MUST", "shall", "may"))
    source, said, _ = brought("capitals", body, styles=styles)
    check("capitals by format are told once", "The chair shall" in source and said.count("capitals by format") == 1
          and "typed, and mostly small: 'shall'" in said, source + said)


levels()
capitals()
heading_notes()
boxed()
by_hand()
versions()
names()
unnumbered()
moved()
foreign()
boxes()
titles()
where()
other_files()
between()
typed()
typed_or_counted()
tracked()
controls()
shutil.rmtree(WORK)
close()
