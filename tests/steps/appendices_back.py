#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Appendices of a Word file of ours that comes back: one that is new becomes a source of its own, which the front matter lists where
it stands; one that is gone, and what can't be carried, is told and nothing is half done. With tracked changes and without, some by
LibreOffice. The sources are sound then, and the edited file is no change of them any more."""
import copy
import shutil
import zipfile

from coming_back import SPACE, W, WORK, edited, etree, mark, run, runs_marked, words_of
from holding import check, close, skip
import word

LISTED = "appendices:\n  - appendices/first.md # as agreed\n  - second.md\n"
DOCUMENT = f"""---
title: Rules
status: draft
version: "1.0"
numbering: ["1.0", "1.1", "a)"]
{LISTED}values:
  limit: £25
---

## One {{#one}}

1. Members keep to [](#two) and to [](#second). {{#keep}}
1. Nobody takes more than [](value:limit). {{#most}}

## Two {{#two}}

1. Officers keep to it too.
"""
FIRST = "---\ntitle: What to declare\nid: first\nnumbering: [\"A.1\", \"(a)\"]\n---\n\n1. Declare what you own. {#own}\n\n   1. land; and\n   1. shares.\n"
SECOND = "---\ntitle: Whom to ask\nid: second\n---\n\nAsk the clerk, who keeps [](#own).\n\n| Who | When |\n|-----|------|\n| The clerk | by day |\n"
FILES = {"document.md": DOCUMENT, "appendices/first.md": FIRST, "second.md": SECOND}


def content(name, files):
    folder = WORK / name
    for path, text in files.items():
        (folder / "rules" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "rules" / path).write_text(text, encoding="utf-8")
    (folder / "constitution.yaml").write_text("title: T\ncouncil: Exampleshire\ndocuments:\n  - rules\n")
    return folder


def files_of(folder):
    return {str(path.relative_to(folder / "rules")): path.read_text(encoding="utf-8") for path in sorted((folder / "rules").rglob("*"))
            if path.is_file() and path.name != "left-out.txt"}


# ---- the Word file

def built(name, files):
    made = run("build", "--to", "docx", "-C", content(f"made {name}", files), "-o", f"{name}.docx", "rules")
    check(f"{name}: the Word file is made", made.returncode == 0, made.stderr)
    with zipfile.ZipFile(WORK / f"{name}.docx") as package:
        return {part: package.read(part) for part in package.namelist()}


def style_of(node):
    style = node.find(f"{W}pPr/{W}pStyle")
    return style.get(W + "val") if style is not None else ""


def marked(block, kind):
    """All of a paragraph or table as tracked."""
    for row in block.iter(W + "tr"):
        row.insert(0, etree.Element(W + "trPr"))
        row[0].append(mark(kind))
    for paragraph in [block] if block.tag == W + "p" else block.iter(W + "p"):
        runs_marked(paragraph, kind)
        look = etree.SubElement(paragraph.find(W + "pPr"), W + "rPr")
        look.append(mark(kind))
    return block


def part(words, style="Normal", numbers=""):
    counted = "<w:numPr><w:ilvl w:val=\"{}\"/><w:numId w:val=\"{}\"/></w:numPr>".format(*numbers) if numbers else ""
    return etree.fromstring(f'<w:p {SPACE}><w:pPr><w:pStyle w:val="{style}"/>{counted}</w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>')


def table(*rows):
    out = etree.fromstring(f"<w:tbl {SPACE}><w:tblPr/><w:tblGrid/></w:tbl>")
    for words in rows:
        row = etree.SubElement(out, W + "tr")
        for cell in words:
            etree.SubElement(row, W + "tc").extend([etree.Element(W + "tcPr"), part(cell)])
    return out


def titles(body):
    return [block for block in body if style_of(block) == "AppendixTitle"]


def list_of(body, words):
    """The level and number of the list that a paragraph is in."""
    counted = next(p for p in body.iter(W + "p") if words in words_of(p)).find(f"{W}pPr/{W}numPr")
    return counted[0].get(W + "val"), counted[1].get(W + "val")


def before(title, *blocks):
    """Puts blocks before the appendix with that number; at the end, where there is none."""
    def change(body, tracked):
        at = titles(body)[title] if title < len(titles(body)) else body[-1]
        for block in blocks:
            new = copy.deepcopy(block) if not callable(block) else block(body)
            at.addprevious(marked(new, "ins") if tracked else new)
    return change


# ---- what comes back

def put(name, change, wanted, notes, files=None, parts=None):
    """The edit, without and with tracked changes: these files are in the folder then, these words are told."""
    for tracked in (False, True):
        way = f"{name}, {'tracked' if tracked else 'plain'}"
        path = edited(way, parts or PARTS, lambda body, t=tracked: change(body, t)) if callable(change) else change
        place = content(way, files or FILES)
        told = run("diff", "-C", place, "rules", path)
        done = run("import", "-C", place, "--into", "rules", path)
        lines = [line for line in done.stderr.splitlines() if "[word-" in line]
        after, expected = files_of(place), {**(files or FILES), **wanted}
        check(f"{way}: the files are these", sorted(after) == sorted(expected), f"{sorted(after)}\n{done.stderr}")
        for each in sorted(expected):
            check(f"{way}: {each}", after.get(each) == expected[each], f"{after.get(each)}\n{done.stderr}")
        check(f"{way}: what is told", len(lines) == len(notes) and all(n in done.stderr for n in notes), done.stderr)
        check(f"{way}: keeling-diff tells the same", sorted(lines) == sorted(line for line in told.stderr.splitlines() if "[word-" in line),
              told.stderr)
        check(f"{way}: the status", done.returncode == any("[word-unplaced]" in line for line in lines), done.stderr)
        sound = run("check", place)
        check(f"{way}: the sources are sound", sound.returncode == 0 and "[appendix-" not in sound.stderr, sound.stderr)
        again = run("diff", "-C", place, "rules", path)
        check(f"{way}: nothing is left to change", again.stdout.startswith(("No changes", "Nothing that could be taken over")), again.stdout + again.stderr)
        if not callable(change):
            return


def listed(behind, name, text=DOCUMENT):
    check(f"'{behind}' is in the source", text.count(behind) == 1, behind)
    return text.replace(behind, behind + name)


TITLE = part("Fees &amp; charges", "AppendixTitle")
FRONT = "---\ntitle: \"Fees & charges\"\n"
COME = "an appendix was put in, as the file '{}/rules/appendices/fees-charges.md', which '{}/rules/document.md' lists"


def come(name, *more):
    """What is told of one of its own numbers."""
    return [COME.split("{}")[1], *more]


def new_ones():
    plain = before(1, TITLE, part("What things cost."), table(["What", "Fee"], ["A stall", "£10"]), part("in the market", "ListBullet"))
    text = f"{FRONT}---\n\nWhat things cost.\n\n| What | Fee |\n|---|---|\n| A stall | £10 |\n\n* in the market\n"
    entry = "  - appendices/fees-charges.md\n"
    put("between two", plain, {"appendices/fees-charges.md": text, "document.md": listed("first.md # as agreed\n", entry)}, come(""))
    put("the first", before(0, TITLE, part("It costs nothing.")),
        {"appendices/fees-charges.md": f"{FRONT}---\n\nIt costs nothing.\n", "document.md": listed("appendices:\n", entry)}, come(""))
    put("the last", before(9, TITLE, part("It costs nothing.")),
        {"appendices/fees-charges.md": f"{FRONT}---\n\nIt costs nothing.\n", "document.md": listed("second.md\n", entry)}, come(""))

    def counted(words, level, of):
        return lambda body: part(words, f"Clause{level + 1}", (level, list_of(body, of)[1]))

    put("numbered as another", before(1, TITLE, counted("A stall is", 0, "Declare what"), counted("in the market; or", 1, "Declare what"),
                                      counted("in the street.", 1, "Declare what"), counted("A pitch is free.", 0, "Declare what")),
        {"appendices/fees-charges.md": f"{FRONT}numbering: [\"A.1\", \"(a)\"]\n---\n\n1. A stall is\n\n   1. in the market; or\n\n   1. in the street.\n\n"
                                       "1. A pitch is free.\n", "document.md": listed("first.md # as agreed\n", entry)},
        come("", "paragraphs of the new appendix 'Fees & charges' that have another number than in the file: 2; the first is 'A.2' there and 'B.1' now"))
    put("numbered as the text is", before(9, TITLE, part("Stalls", "Heading2"), part("A stall is free.", "Clause1"), part("So is a pitch.", "Clause1")),
        {"appendices/fees-charges.md": f"{FRONT}numbering: [\"1.\", \"1.1\"]\n---\n\n## Stalls {{-}}\n\n1. A stall is free.\n\n1. So is a pitch.\n",
         "document.md": listed("second.md\n", entry)}, come("", "the first is '2.2' there and '1' now"))
    both = before(9, TITLE, part("It costs nothing."), part("More of them", "AppendixTitle"), part("As above."))
    put("two", both, {"appendices/fees-charges.md": f"{FRONT}---\n\nIt costs nothing.\n",
                      "appendices/more-of-them.md": "---\ntitle: \"More of them\"\n---\n\nAs above.\n",
                      "document.md": listed("second.md\n", entry + "  - appendices/more-of-them.md\n")},
        come("", "as the file"))

    def moves(body, tracked):
        """A clause goes from the text into the appendix: it has its id still, and its references."""
        clause = next(p for p in body.iter(W + "p") if words_of(p).startswith("Members keep"))
        new = copy.deepcopy(clause)
        before(9, TITLE)(body, tracked)
        body[-1].addprevious(marked(new, "ins") if tracked else new)
        marked(clause, "del") if tracked else body.remove(clause)

    put("a clause that moved into it", moves,
        {"appendices/fees-charges.md": f"{FRONT}numbering: [\"1.1\"]\n---\n\n1. Members keep to section [2.0](#two) and to [Appendix B](#second). {{#keep}}\n",
         "document.md": listed("second.md\n", entry).replace("1. Members keep to [](#two) and to [](#second). {#keep}\n", "")},
        come("", "the first is '2.2' there and 'C.1' now"))


def lettered():
    """A letter that was typed into the title is printed before it already."""
    for typed, kept in (("Appendix C: Fees &amp; charges", 'Fees & charges'), ("Appendix C \u2013 Fees &amp; charges", 'Fees & charges'),
                        ("Appendix C. Fees &amp; charges", 'Fees & charges'), ("Appendix fees", "Appendix fees"), ("Appendix C:", "Appendix C:")):
        place, path = content(typed, FILES), edited("lettered", PARTS, lambda body, t=typed: before(9, part(t, "AppendixTitle"), part("Nothing."))(body, False))
        done = run("import", "-C", place, "--into", "rules", path)
        new = [path for path in files_of(place) if path not in FILES]
        check(f"{typed}: its title", len(new) == 1 and f'title: "{kept}"\n' in files_of(place)[new[0]], f"{files_of(place)}{done.stderr}")


def lists():
    """However the front matter lists them, if at all."""
    entry, text = "appendices/fees-charges.md", f"{FRONT}---\n\nIt costs nothing.\n"
    brackets = DOCUMENT.replace(LISTED, "appendices: [appendices/first.md, second.md]\n")
    for name, title, old, new in (("between", 1, "second.md]", f"{entry}, second.md]"), ("behind", 9, "second.md]", f"second.md, {entry}]")):
        put(f"{name} brackets", before(title, TITLE, part("It costs nothing.")), {entry: text, "document.md": brackets.replace(old, new)}, come(""),
            {**FILES, "document.md": brackets})
    none = {"document.md": DOCUMENT.replace(LISTED, "").replace(" and to [](#second)", "")}
    put("the only one", before(0, TITLE, part("It costs nothing.")),
        {entry: text, "document.md": none["document.md"].replace("£25\n", f"£25\nappendices:\n  - {entry}\n")}, come(""), none, built("none", none))
    taken = {**FILES, entry: SECOND.replace("second", "third"), "document.md": listed("second.md\n", f"  - {entry}\n")}
    put("a name that is taken", before(9, TITLE, part("It costs nothing.")),
        {"appendices/fees-charges-2.md": text, "document.md": taken["document.md"].replace(f"{entry}\n", f"{entry}\n  - appendices/fees-charges-2.md\n")},
        ["fees-charges-2.md'"], taken, built("taken", taken))
    returns = {**FILES, "document.md": DOCUMENT.replace("\n", "\r\n")}
    place = content("returns", FILES)
    (place / "rules/document.md").write_bytes(returns["document.md"].encode())
    done = run("import", "-C", place, "--into", "rules", edited("returned", PARTS, lambda body: before(9, TITLE)(body, False)))
    after = (place / "rules/document.md").read_bytes().decode()
    check("the line ends of Windows stay", after == listed("second.md\n", f"  - {entry}\n").replace("\n", "\r\n"), after + done.stderr)


def moved():
    """One that was cut out and put in elsewhere, with words in it that were edited."""
    def change(body, tracked):
        at = titles(body)[1]
        blocks, first = [at, *at.itersiblings()][:-1], titles(body)[0]
        for block in blocks:
            new = copy.deepcopy(block)
            for text in new.iter(W + "t"):
                text.text = text.text.replace("by day", "by night").replace("Ask the clerk", "Ask the proper clerk")
            first.addprevious(marked(new, "ins") if tracked else new)
        for block in blocks:
            marked(block, "del") if tracked else body.remove(block)

    now = {"second.md": SECOND.replace("by day", "by night").replace("Ask the clerk", "Ask the proper clerk")}
    put("one that was moved", change, {**now, "document.md": DOCUMENT.replace("  - second.md\n", "").replace("appendices:\n", "appendices:\n  - second.md\n")},
        ["the appendix 'What to declare' was moved: so is its line"])
    brackets = {**FILES, "document.md": DOCUMENT.replace(LISTED, "appendices: [appendices/first.md, second.md]\n")}
    put("one that was moved between brackets", change, now, ["the appendix 'What to declare' was moved: it is to be moved"], brackets)


def titles_reworded():
    """The title of one that was there, in its front matter; and one that is a form, copied from another."""
    def change(body, tracked):
        text = next(titles(body)[1].iter(W + "t"))
        if not tracked:
            text.text = "Whom to ask: a list"
            return
        new = copy.deepcopy(text.getparent())
        new.find(W + "t").text = "Whom to ask: a list"
        gone, come = mark("del"), mark("ins")
        text.getparent().addprevious(come)
        come.append(new)
        text.getparent().addprevious(gone)
        gone.append(text.getparent())
        text.tag = W + "delText"

    put("another title", change, {"second.md": SECOND.replace("title: Whom to ask", "title: \"Whom to ask: a list\"")}, [])
    form = "It serves [](#one).\n\n```form\n- text: Full name\n  required: true\n- rows: Interests\n  columns: [Body, Role]\n  count: 2\n- tick: I agree.\n```\n"
    files = {**FILES, "second.md": f"---\ntitle: Whom to ask\nid: second\n---\n\n{form}"}

    def copied(body, tracked):
        for block in [titles(body)[1], *titles(body)[1].itersiblings()][:-1]:
            new = copy.deepcopy(block)
            for mark_ in [*new.iter(W + "bookmarkStart"), *new.iter(W + "bookmarkEnd")]:
                mark_.getparent().remove(mark_)
            for text in new.iter(W + "t"):
                text.text = text.text.replace("Whom to ask", "Fees & charges")
            body[-1].addprevious(new)

    new = form.replace("[](#one)", "[section 1.0 of Rules](#one)").replace("I agree.\n", "I agree.\n  id: second-i-agree\n")
    for label in ("Full name", "Interests"):
        new = new.replace(f"{label}\n", f"{label}\n  id: second-{label.lower().replace(' ', '-')}\n")
    put("a form that was copied", copied, {"appendices/fees-charges.md": f"{FRONT}---\n\n{new}",
                                          "document.md": listed("second.md\n", "  - appendices/fees-charges.md\n")}, come(""), files, built("form", files))


def told():
    """What is left, and stays as it was."""
    text = "an appendix was put in, and needs a file of its own"

    def divided(body, tracked):
        next(p for p in body.iter(W + "p") if words_of(p) == "shares.").addprevious(marked(copy.deepcopy(TITLE), "ins") if tracked else copy.deepcopy(TITLE))

    put("what was there before in it", divided, {}, [text])

    def gone(body, tracked):
        at = titles(body)[1]
        for block in [at, *at.itersiblings()][:-1]:
            marked(block, "del") if tracked else body.remove(block)

    put("one that is gone", gone, {}, ["the appendix 'Whom to ask' was taken out: take its line out from under 'appendices:' in "])
    cells = table(["What", "Fee"], ["A stall", "£10"])
    etree.SubElement(cells[3][1][0], W + "gridSpan").set(W + "val", "2")
    put("with merged cells", before(9, TITLE, cells),
        {"appendices/fees-charges.md": f"{FRONT}---\n\n| What | Fee |  |\n|---|---|---|\n| A stall | £10 |  |\n",
         "document.md": listed("second.md\n", "  - appendices/fees-charges.md\n")},
        come("", "'Fees & charges': the table 'What' has cells that take several columns or rows"))
    place, path = content("no folder", FILES), edited("no folder", PARTS, lambda body: before(9, TITLE)(body, False))
    shutil.rmtree(place / "rules/appendices")
    (place / "rules/elsewhere").mkdir()
    (place / "rules/elsewhere/first.md").write_text(FIRST, encoding="utf-8")
    (place / "rules/appendices").symlink_to("elsewhere")
    (place / "rules/document.md").write_text(DOCUMENT.replace("appendices/first", "elsewhere/first"), encoding="utf-8")
    done = run("import", "-C", place, "--into", "rules", path)
    check("a folder that is a link is not written into", text in done.stderr and done.returncode == 1
          and not (place / "rules/elsewhere/fees-charges.md").exists(), done.stderr)


# ---- by LibreOffice

def by_office():
    if not word.uno or not shutil.which("soffice"):
        skip("LibreOffice is not here")
        return

    def option(key, value):
        one = word.PropertyValue()
        one.Name, one.Value = key, value
        return one

    with word.Office() as office:
        for tracked in (False, True):
            path = WORK / f"office {tracked}.docx"
            document = office.desk.loadComponentFromURL((WORK / "rules.docx").as_uri(), "_blank", 0, (option("Hidden", True),))
            document.setPropertyValue("RecordChanges", tracked)
            cursor = document.Text.createTextCursorByRange(document.Text.End)
            for style, words, numbers in (("Appendix title", "Fees & charges", None), ("Standard", "What things cost.", None),
                                          ("Standard", "A stall is free.", "Numbering 123"), ("Standard", "So is a pitch.", "Numbering 123")):
                document.Text.insertControlCharacter(cursor, 0, False)
                cursor.ParaStyleName = style
                if numbers:
                    cursor.NumberingStyleName = numbers
                document.Text.insertString(cursor, words, False)
            document.storeToURL(path.as_uri(), (option("FilterName", "MS Word 2007 XML"),))
            document.close(True)
            put(f"LibreOffice {tracked}", path, {"appendices/fees-charges.md": f"{FRONT}numbering: [\"1.\"]\n---\n\n"
                                                 "What things cost.\n\n1. A stall is free.\n\n1. So is a pitch.\n",
                                                 "document.md": listed("second.md\n", "  - appendices/fees-charges.md\n")}, come(""))


PARTS = built("rules", FILES)
new_ones()
lettered()
lists()
moved()
titles_reworded()
told()
by_office()
shutil.rmtree(WORK)
close()
