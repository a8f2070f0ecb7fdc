#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A Word file of ours comes back with what sources have no place for, or what is easily overlooked: a table, a note, a picture,
another level, words struck out. Each is in the sources, or told with its clause and kept in left-out.txt; in none of them are
words lost in silence. The same file brought in as a document of its own loses nothing either."""
import collections
import difflib
import html
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unicodedata
import zipfile

from holding import check, close

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve() / "bin"
WORK = pathlib.Path(tempfile.mkdtemp())
DOCUMENT = """---
title: Rules
status: draft
version: "1.0"
numbering: ["1.0", "1.1", "a)", "(i)"]
---

## First {#first}

1. One is here. {#one}

1. Two refers to [](#one) and to nothing else. {#two}

   It goes on for a while.

   Table: Limits {#tab}

   | Name | Limit |
   |------|-------|
   | Red  | 10    |
   | Blue | 20    |

## Second {#second}

1. Three has parts:

   1. the first part; and
   1. the second part.

   - a pen

1. Four stands alone. {#four}

```form {#form-apply}
- text: What is asked for
- tick: It is urgent.
```
"""
PARAGRAPH = re.compile(r"<w:p>(?:(?!<w:p[ >]).)*?</w:p>|<w:p .*?</w:p>", re.S)


def run(command, *arguments):
    return subprocess.run([BIN / f"keeling-{command}", *map(str, arguments)], capture_output=True, text=True, check=False, timeout=60,
                          cwd=WORK)


def built():
    """The content and its Word file; the parts of that."""
    folder = WORK / "content/rules"
    folder.mkdir(parents=True)
    (folder / "document.md").write_text(DOCUMENT)
    (WORK / "content/constitution.yaml").write_text("title: T\ncouncil: Exampleshire\ndocuments:\n  - rules\n")
    made = run("build", "--to", "docx", "-C", "content", "-o", "rules.docx", "rules")
    check("the Word file is made", made.returncode == 0, made.stderr)
    with zipfile.ZipFile(WORK / "rules.docx") as package:
        return {name: package.read(name) for name in package.namelist()}


def part(words, style="", more=""):
    """A paragraph, of a style or of other properties."""
    of = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{of}{more}</w:pPr>{run_of(words)}</w:p>"


def run_of(words, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def around(body, words):
    """The paragraph of the text that has these words."""
    text = body.index("One is here.")
    found = next(m for m in PARAGRAPH.finditer(body, body.rindex("<w:p>", 0, body.rindex("<w:p>", 0, text))) if words in re.sub("<[^>]*>", "", m[0]))
    return found.start(), found.end()


def behind(words, what):
    """The body with something behind a paragraph."""
    return lambda body: body[:around(body, words)[1]] + what + body[around(body, words)[1]:]


def within(words, what):
    """The body with something at the end of a paragraph."""
    return lambda body: body[:around(body, words)[1] - len("</w:p>")] + what + body[around(body, words)[1] - len("</w:p>"):]


def instead(words, old, new):
    """The body with a pattern of a paragraph replaced."""
    def change(body):
        start, end = around(body, words)
        other, count = re.subn(old, new, body[start:end], flags=re.S)
        check(f"'{old}' is in the paragraph '{words}'", count > 0, body[start:end])
        return body[:start] + other + body[end:]
    return change


def edited(name, change, others=()):
    """A Word file with another body, and other parts replaced or added."""
    path = WORK / f"{name}.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part_name, data in {**PARTS, **dict(others)}.items():
            package.writestr(part_name, change(data.decode()) if part_name == "word/document.xml" else data)
    return path


def back(name, change, others=()):
    """What became of the sources, and what was said and kept; keeling-diff says the same, and once more nothing is changed."""
    path, place = edited(name, change, others), WORK / name
    shutil.copytree(WORK / "content", place)
    told = run("diff", "-C", name, "rules", path)
    done = run("import", "-C", name, "--into", "rules", path)
    kept, after = place / "rules/left-out.txt", (place / "rules/document.md").read_text()
    lines = [x for x in difflib.unified_diff(DOCUMENT.splitlines(), after.splitlines(), n=0, lineterm="") if x[:2] not in ("--", "++", "@@")]
    check(f"{name}: keeling-diff tells the same", set(warnings(done)) == set(warnings(told)), done.stderr + told.stderr)
    left = sum("[word-unplaced]" in line for line in warnings(done))
    if left:
        check(f"{name}: keeling-diff does not say that nothing was changed", told.returncode == 1 and "No changes" not in told.stdout, told.stdout)
    counted = f"edits that are left to you: {left}; they stand in '{name}/rules/left-out.txt'" in done.stderr
    check(f"{name}: the status says whether an edit is left", done.returncode == (left > 0) and counted == (left > 0), done.stdout + done.stderr)
    again = run("diff", "-C", name, "rules", path)
    check(f"{name}: and is at its end", again.stdout.startswith(("No changes", "Nothing that could be taken over")), again.stdout + again.stderr)
    check(f"{name}: the sources are sound", run("check", place).returncode == 0, run("check", place).stderr)
    return lines, done.stderr, kept.read_text() if kept.exists() else ""


def warnings(done):
    return [line for line in done.stderr.splitlines() if "[word-" in line]


def told(name, change, words, code, others=(), lines=()):
    """An edit that is told with these words and this code, and kept; so many lines of the sources differ."""
    differs, said, kept = back(name, change, others)
    check(f"{name}: nothing else is told", said.count("[word-") == len(words), said)
    for each in words:
        check(f"{name}: '{each}' is told", any(each in line and line.endswith(f"[{code}]") for line in said.splitlines()), said)
        check(f"{name}: '{each}' is kept", each in kept, kept)
    check(f"{name}: these lines of the sources differ", differs == list(lines), "\n".join(differs))
    return said


def table(*rows):
    cells = ["".join(f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{part(c)}</w:tc>' for c in row) for row in rows]
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def never_none(name, path):
    """However it is told, edits none of which can be taken over are not told as none."""
    for to in ("text", "overview", "table", "html", "markdown"):
        done = run("diff", "-C", name, "--to", to, "rules", path)
        check(f"{name}, {to}: the edit is counted", done.returncode == 1 and "could not be taken over: 1." in done.stdout and "No changes" not in done.stdout,
              done.stdout[-600:])
    done = run("diff", "-C", name, "--to", "json", "rules", path)
    check(f"{name}, json: the edit is counted", done.returncode == 1 and '"unplaced": 1,' in done.stdout, done.stdout)


def tables():
    told("table", behind("Four stands alone", table(["", "Beta"], ["a1", "b1", "c1"])),
         ["2.2: a table was put in; write it into the sources by hand, its cells are ' | Beta / a1 | b1 | c1'"], "word-unplaced")
    never_none("table", WORK / "table.docx")
    row = '<w:tr><w:tc><w:tcPr/><w:p/></w:tc><w:tc><w:tcPr/>' + part("thirty") + "</w:tc></w:tr>"
    lines, said, _ = back("row", lambda body: body.replace("</w:tr></w:tbl>", "</w:tr>" + row + "</w:tbl>", 1))
    check("a row with an empty cell first is put in whole", lines == ["+   |  | thirty |"], "\n".join(lines) + said)


COMMENT = ('<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="7" w:author="A clerk">'
           f"{part('Is this right?')}{part('Ask first.')}</w:comment></w:comments>")
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
RELATIONS = "word/_rels/document.xml.rels"


def more_parts(name, role, text):
    """A part more, with its relationship."""
    relation = f'<Relationship Id="rMore" Type="{TYPE}{role}" Target="{name}"/></Relationships>'
    return {f"word/{name}": text, RELATIONS: PARTS[RELATIONS].decode().replace("</Relationships>", relation)}


def beside():
    """What is no text of the document's."""
    mark = '<w:commentRangeStart w:id="7"/><w:r><w:t xml:space="preserve"> </w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
    comment = ["2.1 b): not brought in: a comment by A clerk: 'Is this right? Ask first.'"]
    told("comment", within("the second part", mark), comment, "word-left-out", more_parts("comments.xml", "comments", COMMENT))
    strict = run("import", "--strict", "-C", "comment", "--into", "rules", WORK / "comment.docx")
    check("a comment alone counts with --strict", strict.returncode == 1 and "no words of the text were changed" in strict.stderr, strict.stderr)
    head = PARTS["word/header.xml"].decode()
    told("head", lambda body: body, ["not brought in: the head of the page: 'Draft: not in force Byelaws Version 1.0'"], "word-left-out",
         {"word/header.xml": head.replace(">Rules<", ">Byelaws<")})
    told("no head", lambda body: body, ["the head of the page was taken out: 'Draft: not in force Rules Version 1.0'"], "word-left-out",
         {"word/header.xml": re.sub("<w:p[ >].*</w:p>", "<w:p/>", head, flags=re.S)})
    letterhead = {f"word/{name}.xml": re.sub("<w:p[ >].*</w:p>", part("County Hall"), PARTS[f"word/{name}.xml"].decode(), flags=re.S)
                  for name in ("header", "header-first", "footer")}
    told("the look of a council's own", lambda body: body, [], "word-left-out", letterhead)
    foot = PARTS["word/footer.xml"].decode()
    pages = re.sub(r"(NUMPAGES.*?<w:t[^>]*>)1<", r"\g<1>14<", foot, flags=re.S)
    check("the number of pages is in the foot", pages != foot, foot)
    told("pages", lambda body: body, [], "word-left-out", {"word/footer.xml": pages})

    def answered(body):
        field = re.search(r"<w:sdt>(?:(?!<w:sdt>).)*?</w:sdt>", body[body.index("What is asked for"):], re.S)
        filled = re.sub("<w:showingPlcHdr/>", "", field[0])
        return body.replace(field[0], re.sub(r"(<w:t[^>]*>)[^<]*<", r"\1A new hall<", filled), 1)

    told("answer typed", answered, ["not brought in: what stood in a field of a form: 'A new hall'"], "word-left-out")
    told("merged", lambda body: re.sub(r"<w:tc><w:tcPr>((?:(?!<w:tc>).)*?>Blue<.*?)</w:tc><w:tc>.*?(<w:p[ >].*?)</w:tc>",
                                       r'<w:tc><w:tcPr><w:gridSpan w:val="2"/>\1\2</w:tc>', body, count=1, flags=re.S),
         ["1.2: cells of a table were merged, which tables of the sources can't say; they stay apart: 'Blue 20'"], "word-unplaced")


NOTED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:%sReference w:id="%s"/></w:r>'


def noted(kind, words):
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    each = "".join(f'<w:{kind} w:id="{i}">{"".join(part(x) for x in w)}</w:{kind}>' for i, w in words.items())
    return more_parts(f"{kind}s.xml", f"{kind}s", f"<w:{kind}s {space}>{each}</w:{kind}s>")


def notes():
    """Footnotes and endnotes: those of a clause that was there are told, those of a new one come with it."""
    foot = noted("footnote", {2: ["As the Act says.", "In [part]."]})
    told("footnote", within("One is here", NOTED % ("footnote", 2)),
         ["1.1: not brought in: a footnote: 'As the Act says. In [part].'"], "word-left-out", foot)
    told("endnote", within("Blue", NOTED % ("endnote", 1)), ["1.2: not brought in: an endnote: 'See above.'"], "word-left-out",
         noted("endnote", {1: ["See above."]}))

    def bullet(body):
        start, end = around(body, "a pen")
        return behind("a pen", body[start:end].replace("a pen", "a pin").replace("</w:p>", NOTED % ("footnote", 2) + "</w:p>"))(body)

    told("noted bullet", bullet, ["not brought in: a footnote: 'As the Act says. In [part].'"], "word-left-out", foot, ["+   - a pin"])
    new = part("Half is new", "Clause1").replace("</w:p>", NOTED % ("footnote", 2) + run_of(", half is not.") + "</w:p>")
    told("noted clause", behind("One is here", new), [], "word-left-out", foot,
         ["+", "+1. Half is new\\[1\\], half is not.", "+", "+   \\[1\\] As the Act says.", "+", "+   In \\[part\\]."])

    def moved(body):
        start, end = around(body, "Four stands alone")
        taken, body = body[start:end].replace("</w:p>", NOTED % ("footnote", 2) + "</w:p>"), body[:start] + body[end:]
        return behind("One is here", taken)(body)

    told("noted clause that moved", moved, ["1.2: not brought in: a footnote: 'As the Act says. In [part].'"], "word-left-out", foot,
         ["+", "+1. Four stands alone. {#four}", "-1. Four stands alone. {#four}", "-"])


def picture(words):
    draw = "http://schemas.openxmlformats.org/drawingml/2006/"
    return (f'<w:r><w:drawing xmlns:wp="{draw}wordprocessingDrawing" xmlns:a="{draw}main" xmlns:r="{TYPE[:-1]}"><wp:inline><wp:docPr id="1" '
            f'name="d" descr="{words}"/><a:blip r:embed="rMore"/></wp:inline></w:drawing></w:r>')


def pictures():
    """A picture is told, in a paragraph that was there, alone, and among words that are new."""
    file = more_parts("media/map.png", "image", b"\x89PNG\r\n\x1a\n")
    words = ["2.2: not brought in: a picture, 'map.png' within the file: 'A map'"]
    told("picture", within("Four stands alone", picture("A map")), words, "word-left-out", file)
    told("picture alone", behind("Four stands alone", f"<w:p>{picture('A map')}</w:p>"), words, "word-left-out", file)
    new = part("See the map: ", "Clause1").replace("</w:p>", picture("") + "</w:p>")
    told("picture in a new clause", behind("Four stands alone", new), ["2.3: not brought in: a picture, 'map.png' within the file"],
         "word-left-out", file, ["+1. See the map:", "+"])


def raised():
    """A figure above the line keeps its meaning; what has no sign there is told."""
    above = '<w:vertAlign w:val="superscript"/>'
    told("raised", within("Four stands", run_of(" At most 10") + run_of("6", above) + run_of(" pounds, 50 m") + run_of("2", above)), [], "", (),
         ["-1. Four stands alone. {#four}", "+1. Four stands alone. At most 10⁶ pounds, 50 m² {#four}"])
    told("raised words", within("Four stands", run_of("xy", above)), ["2.2: not brought in: words above the line have no signs of their own: "
         "they stand on it now: 'xy'"], "word-left-out", (), ["-1. Four stands alone. {#four}", "+1. Four stands alone.xy {#four}"])


def struck():
    """Words that somebody struck out by hand are deleted, and told."""
    line = "<w:r><w:rPr><w:strike/></w:rPr>"
    told("struck words", instead("Four stands", "<w:r><w:t>Four stands alone", line + "<w:t>Four </w:t></w:r><w:r><w:t>It stands alone"),
         ["2.2: not brought in: words that are struck out count as deleted: 'Four'"], "word-left-out", (),
         ["-1. Four stands alone. {#four}", "+1. It stands alone. {#four}"])
    told("struck clause", instead("Four stands", "<w:r>", line), ["2.2: not brought in: words that are struck out count as deleted: 'Four stands "
         "alone.'"], "word-left-out", (), ["-1. Four stands alone. {#four}", "-"])
    told("struck bullet", instead("a pen", "<w:r>", line), ["2.1 b): not brought in: words that are struck out count as deleted: 'a pen'"],
         "word-left-out", (), ["-   - a pen", "-"])


def references():
    """A number that was typed into a reference is told; one that Word counted anew is not."""
    typed = instead("Two refers", "1[.]1", "2.2")
    told("typed reference", typed, ["1.2: a reference was typed over: '1.1' is '2.2' now"], "word-unplaced")
    told("counted reference", lambda body: behind("First", part("None is here.", "Clause1"))(instead("Two refers", "1[.]1", "1.2")(body)), [], "",
         (), ["+", "+1. None is here."])


def levels():
    """A style that no paragraph had yet has its number, and a clause of it stands as deep as it says."""
    one, two = part("a part of it;", "Clause2"), part("a part of that.", "Clause3")
    told("new levels", behind("One is here", one + two + one.replace("a part", "another")), [], "", (),
         ["+", "+   1. a part of it;", "+", "+      1. a part of that.", "+", "+   1. another of it;"])
    told("level without one above", behind("One is here", two), ["'a part of that.' is a level deeper in the file"], "word-unplaced", (),
         ["+", "+   1. a part of that."])


def letters(text):
    return collections.Counter(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def redline():
    """A redline of ours that comes back says what it compares: that is nobody's edit."""
    (WORK / "content/older.md").write_text(DOCUMENT.replace("stands alone", "stands apart"))
    for name, version in (("redline", '"1.0"'), ("redline of versions", '"0.9"')):
        (WORK / "content/older.md").write_text(DOCUMENT.replace("stands alone", "stands apart").replace('"1.0"\nnum', version + "\nnum"))
        made = run("diff", "--to", "docx", "-o", f"{name}.docx", "content/older.md", "content/rules/document.md")
        with zipfile.ZipFile(WORK / f"{name}.docx") as package:
            heads = package.read("word/header.xml").decode()
        check(f"{name}: it says what it compares", "Comparison of" in heads, made.stderr + heads)
        done = run("diff", "-C", "content", "rules", f"{name}.docx")
        check(f"{name}: that is not told", "the head of" not in done.stderr and done.stdout.strip() == "No changes.", done.stderr + done.stdout)


def alone():
    """Each of these files, brought in as a document of its own: all letters of its text and notes are there, or in the list."""
    for path in sorted(WORK.glob("*.docx")):
        done = run("import", "-o", WORK / "alone" / path.stem, path)
        kept = "".join(p.read_text() for p in (WORK / "alone" / path.stem).glob("*.*"))
        with zipfile.ZipFile(path) as package:
            words = "".join(html.unescape(w) for name in package.namelist() if re.fullmatch(r"word/(document|footnotes|endnotes|comments|header|footer)\.xml", name)
                            for w in re.findall(r"<w:t(?: [^>]*)?>([^<]*)<", package.read(name).decode()))
        check(f"{path.stem}: alone, no letter is lost", done.returncode == 0 and not letters(words) - letters(kept), done.stderr + str(letters(words) - letters(kept)))
    source = (WORK / "alone/rules/document.md").read_text()
    check("what stands in a clause stays in it", re.search(r"\n(- 1[.]2|1[.]) Two refers.*\n\n +It goes on for a while[.]\n\n +Table: Limits", source), source)


PARTS = built()
tables()
levels()
references()
struck()
raised()
pictures()
notes()
beside()
redline()
alone()
shutil.rmtree(WORK)
close()
