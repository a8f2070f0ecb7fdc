#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tables of a Word file of ours that comes back with columns that are new or gone, and with new tables; and paragraphs that were
joined and reworded at once. Each with tracked changes and without, some by LibreOffice. What sources can hold is put into them,
at its place, all else is told as a whole; no word is lost, the sources are sound, and the same file brought back again changes
nothing."""
import copy
import re
import shutil
import subprocess
import zipfile

from coming_back import SPACE, W, WORK, edited, etree, mark, run, runs_marked, words_of
from holding import check, close, skip
import word

DOCUMENT = """---
title: Rules
status: draft
version: "1.0"
numbering: ["1.0", "1.1", "a)", "(i)"]
values:
  limit: £25
---

## First {#first}

1. One is here. {#one}

1. Two refers to [](#one) and to nothing else. {#two}

   Table: Limits {#tab}

   | Name | Limit | See |
   |:-----|------:|-----|
   | Red | [](value:limit) | [](#one) |
   | Blue | 20<br>or **more** | - |
   | | | |
   | Green | - | |

1. Three follows the table.

| What | Who |
|------|-----|
| A pen | anyone |
| A car | nobody

Table: Things

## More {#more}

1. Eight *or* more.
1. Nine is **longer** than the others are, and it costs [](value:limit) or more.
1. Ten, *which* is heavily changed here, costs [](value:limit) at the **most** and is so.
1. Eleven, *which* is as well, is ruled by [](#one) and **never** by others at all. {#eleven}
1. Twelve has a part:

   1. it *stays* where it is.

1. Thirteen has one **too**:

   1. and this stays.

## Second {#second}

1. Four has parts:

   1. the *first* part, for no more than [](value:limit); and
   1. the second part.

   - a pen
   - a pin

1. Five stands **quite** alone. {#five}
1. Six refers to [](#one), and is ruled by [](value:limit) in *all* that it says. {#six}
1. Seven is the last of them.

Pen
: what writes
: what is written with

Pin
: what holds

> This is a note.
>
> It goes on.
"""


# ---- the Word file

def built():
    folder = WORK / "content/rules"
    folder.mkdir(parents=True)
    (folder / "document.md").write_text(DOCUMENT, encoding="utf-8")
    (WORK / "content/constitution.yaml").write_text("title: T\ncouncil: Exampleshire\ndocuments:\n  - rules\n")
    made = run("build", "--to", "docx", "-C", "content", "-o", "rules.docx", "rules")
    check("the Word file is made", made.returncode == 0, made.stderr)
    with zipfile.ZipFile(WORK / "rules.docx") as package:
        return {name: package.read(name) for name in package.namelist()}


def end_marked(paragraph, kind):
    properties = paragraph.find(W + "pPr")
    if properties is None:
        properties = etree.Element(W + "pPr")
        paragraph.insert(0, properties)
    look = properties.find(W + "rPr")
    look = look if look is not None else etree.SubElement(properties, W + "rPr")
    look.insert(0, mark(kind))


def whole_marked(paragraph, kind):
    """Its words, and its end with them."""
    runs_marked(paragraph, kind)
    end_marked(paragraph, kind)


def paragraph_of(words, style="", properties=""):
    of = f'<w:pStyle w:val="{style}"/>' if style else ""
    return etree.fromstring(f'<w:p {SPACE}><w:pPr>{of}</w:pPr><w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r></w:p>')


# ---- what comes back

def back(name, change, way):
    """The lines of the source that differ, and what was said; again, it changes nothing."""
    path, place = edited(f"{name}, {way}", PARTS, change) if callable(change) else change, WORK / f"{name}, {way}"
    shutil.copytree(WORK / "content", place)
    source = place / "rules/document.md"
    told = run("diff", "-C", place, "rules", path)
    done = run("import", "-C", place, "--into", "rules", path)
    after, kept = source.read_text(encoding="utf-8"), place / "rules/left-out.txt"
    left = any("[word-unplaced]" in line for line in said(done))
    check(f"{name}, {way}: it is done", done.returncode == left and said(done) == said(told), done.stderr + told.stderr)
    check(f"{name}, {way}: what is told is kept", all(line.split("warning: ", 1)[1].rsplit(" [", 1)[0] in kept.read_text(encoding="utf-8")
                                                     for line in said(done) if "warning: " in line), done.stderr)
    sound = run("check", place)
    check(f"{name}, {way}: the sources are sound", sound.returncode == 0 and "[table-" not in sound.stderr, sound.stderr + after)
    again = run("diff", "-C", place, "rules", path)
    check(f"{name}, {way}: nothing is left to change", again.stdout.startswith(("No changes", "Nothing that could be taken over")), again.stdout + again.stderr + after)
    run("import", "-C", place, "--into", "rules", path)
    check(f"{name}, {way}: once more changes nothing", source.read_text(encoding="utf-8") == after, source.read_text(encoding="utf-8"))
    return after, done


def said(done):
    return sorted(line for line in done.stderr.splitlines() if re.search(r"\[(word|table)-", line))


def put(name, change, wanted, notes=()):
    """The edit, without and with tracked changes: it is in the source as (old, new) says, and these words are told."""
    for tracked in (False, True):
        way = "tracked" if tracked else "plain"
        after, done = back(name, lambda body, t=tracked: change(body, t), way)
        expected = DOCUMENT
        for old, new in wanted:
            check(f"{name}, {way}: '{old}' is in the source", expected.count(old) == 1, old)
            expected = expected.replace(old, new)
        check(f"{name}, {way}: it is in the source", after == expected, differing(expected, after) + done.stderr)
        check(f"{name}, {way}: what is told", len(said(done)) == len(notes) and all(n in done.stderr for n in notes), done.stderr)


def differing(expected, after):
    (WORK / "expected").write_text(expected, encoding="utf-8")
    (WORK / "after").write_text(after, encoding="utf-8")
    return subprocess.run(["diff", "-U1", WORK / "expected", WORK / "after"], capture_output=True, text=True, check=False).stdout


# ---- columns

def table_with(body, words):
    return next(table for table in body.iter(W + "tbl") if words in words_of(table))


def cell_like(cell, words, properties=""):
    new = etree.Element(W + "tc")
    new.append(copy.deepcopy(cell.find(W + "tcPr")))
    for each in words.split("//"):
        old = cell.find(f"{W}p/{W}pPr/{W}pStyle").get(W + "val")
        new.append(paragraph_of(each, old, properties))
    return new


def column_put(table, at, words, tracked, properties=""):
    """A column before the one with that number; at the end, where there is none."""
    for row, text in zip(table.iter(W + "tr"), words):
        cells = row.findall(W + "tc")
        new = cell_like(cells[min(at, len(cells) - 1)], text, properties)
        if at < len(cells):
            cells[at].addprevious(new)
        else:
            cells[-1].addnext(new)
        if tracked:
            new.find(W + "tcPr").append(mark("cellIns"))
            for paragraph in new.iter(W + "p"):
                whole_marked(paragraph, "ins")


def column_take(table, at, tracked):
    for row in table.iter(W + "tr"):
        cell = row.findall(W + "tc")[at]
        if not tracked:
            row.remove(cell)
            continue
        cell.find(W + "tcPr").append(mark("cellDel"))
        for paragraph in cell.iter(W + "p"):
            whole_marked(paragraph, "del")


LIMITS = """   | Name | Limit | See |
   |:-----|------:|-----|
   | Red | [](value:limit) | [](#one) |
   | Blue | 20<br>or **more** | - |
   | | | |
   | Green | - | |
"""
THINGS = "| What | Who |\n|------|-----|\n| A pen | anyone |\n| A car | nobody\n"


def columns():
    new = ["Since", "2020", "2021//and later", "", "2023 | 4"]
    rows = ["Since", "2020", "2021<br><br>and later", "", "2023 \\| 4"]

    def comes(at):
        lines = LIMITS.splitlines()
        out = []
        for number, line in enumerate(lines):
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            parts = re.findall(r"[^|]*\|", line[3:])
            row = None if number == 1 else rows[number - (number > 1)]
            parts.insert(at + 1, "---|" if row is None else f" {row} |")
            check("the row has three cells", len(cells) == 3, line)
            out.append("   " + "".join(parts))
        return "\n".join(out) + "\n"

    for at in range(4):
        put(f"column {at}", lambda body, tracked, at=at: column_put(table_with(body, "Green"), at, new, tracked), [(LIMITS, comes(at))])
    things = "| What | Where | When | Who |\n|------|---|---|-----|\n| A pen | here | now | anyone |\n| A car | there | then | nobody\n"

    def two(body, tracked):
        column_put(table_with(body, "A car"), 1, ["When", "now", "then"], tracked)
        column_put(table_with(body, "A car"), 1, ["Where", "here", "there"], tracked, "<w:b/>")

    put("two columns, bold", two, [(THINGS, things.replace(" here |", " **here** |").replace("there |", "**there** |"))])
    put("last column where a bar is left out", lambda body, tracked: column_put(table_with(body, "A car"), 2, ["When", "now", ""], tracked),
        [(THINGS, "| What | Who | When |\n|------|-----|---|\n| A pen | anyone | now |\n| A car | nobody |  |\n")])
    put("first column gone", lambda body, tracked: column_take(table_with(body, "Green"), 0, tracked), [(LIMITS, re.sub(
        r"^   \|[^|]*\|", "   |", LIMITS, flags=re.M))])
    put("middle column gone", lambda body, tracked: column_take(table_with(body, "Green"), 1, tracked), [(LIMITS, re.sub(
        r"^   (\|[^|]*)\|[^|]*\|", r"   \1|", LIMITS, flags=re.M))])
    put("last column gone", lambda body, tracked: column_take(table_with(body, "Green"), 2, tracked), [(LIMITS, re.sub(
        r"\|[^|]*\|$", "|", LIMITS, flags=re.M))])
    columns_and_more()
    columns_told()


def reword(body, old, new):
    text = next(t for t in body.iter(W + "t") if old in (t.text or ""))
    text.text = text.text.replace(old, new)


def row_like(table, at, words, tracked):
    row = table.findall(W + "tr")[at]
    new = copy.deepcopy(row)
    for cell, text in zip(new.findall(W + "tc"), words):
        cell.addprevious(cell_like(cell, text))
        new.remove(cell)
    row.addnext(new)
    if tracked:
        new.insert(0, etree.Element(W + "trPr")) if new.find(W + "trPr") is None else None
        new.find(W + "trPr").append(mark("ins"))
        for paragraph in new.iter(W + "p"):
            whole_marked(paragraph, "ins")


def columns_and_more():
    """A column, and in the same table words, rows and cells that were edited."""
    def much(body, tracked):
        table = table_with(body, "Green")
        row_like(table, 2, ["Grey", "30", "paragraph 9"], tracked)
        rows = table.findall(W + "tr")
        rows[-1].getparent().remove(rows[-1])
        reword(table, "more", "less")
        column_put(table, 1, ["Since", "2020", "2021", "2022", ""], tracked)
        reword(table, "Red", "Scarlet red")

    put("column and rows", much, [(LIMITS, """   | Name | Since | Limit | See |
   |:-----|---|------:|-----|
   | Scarlet red | 2020 | [](value:limit) | [](#one) |
   | Blue | 2021 | 20<br>or **less** | - |
   | Grey | 2022 | 30 | paragraph 9 |
   | |  | | |
""")])

    def emptied(body, tracked):
        table = table_with(body, "Green")
        column_take(table, 1, tracked)
        row = table.findall(W + "tr")[-1].findall(W + "tc")
        row[-1].find(W + "p").append(paragraph_of("Anything").find(W + "r"))

    put("column gone and a cell filled", emptied, [(LIMITS, """   | Name | See |
   |:-----|-----|
   | Red | [](#one) |
   | Blue | - |
   | | |
   | Green | Anything |
""")])


    def exchanged(body, tracked):
        column_take(table_with(body, "Green"), 2, tracked)
        column_put(table_with(body, "Green"), 0, ["Since", "2020", "2021", "", "2023"], tracked)

    put("column gone and another come", exchanged, [(LIMITS, """   | Since | Name | Limit |
   |---|:-----|------:|
   | 2020 | Red | [](value:limit) |
   | 2021 | Blue | 20<br>or **more** |
   |  | | |
   | 2023 | Green | - |
""")])

    def other(body, tracked):
        table = table_with(body, "Green")
        for old, new in (("Limit", "Most"), ("20", "Twenty"), ("or ", ""), ("more", "fine")):
            reword(table, old, new)
        column_put(table, 3, ["Since", "2020", "2021", "", "2023"], tracked)

    put("column reworded beside a new one", other, [(LIMITS, """   | Name | Most | See | Since |
   |:-----|------:|-----|---|
   | Red | [](value:limit) | [](#one) | 2020 |
   | Blue | Twenty<br>**fine** | - | 2021 |
   | | | |  |
   | Green | - | | 2023 |
""")])


def columns_told():
    """What is not sure, or has no place in a table of the sources."""
    def merged(body, tracked):
        column_put(table_with(body, "A car"), 2, ["When", "now", "then"], tracked)
        row = table_with(body, "A car").findall(W + "tr")[2]
        row.remove(row.findall(W + "tc")[1])
        etree.SubElement(row.findall(W + "tc")[0].find(W + "tcPr"), W + "gridSpan").set(W + "val", "2")

    put("column with merged cells", merged, [("nobody", "then")], ["a column of a table was put in", "cells of a table were merged"])

    def unsure(body, tracked):
        table = table_with(body, "Green")
        column_take(table, 1, False)
        for each in (["When", "now", "then", "", "once"], ["Where", "here", "there", "", "nowhere"]):
            column_put(table, 1, each, False)

    way = "plain"
    after, done = back("one column gone and two come in its place", lambda body: unsure(body, False), way)
    told = done.stderr + after
    check("all that is not sure is told", all(w in told for w in "When now then once Where here there nowhere".split()), told)


# ---- columns of a file that was made of an earlier text

def went_on(name, change, since, wanted, notes=()):
    """The file was made of the sources as they were, and they say `since` of (old, new) otherwise now: what comes of it is in
    them as `wanted`, beside that."""
    for tracked in (False, True):
        way = "tracked" if tracked else "plain"
        path, place = edited(f"{name}, {way}", PARTS, lambda body, t=tracked: change(body, t)), WORK / f"{name}, {way}"
        shutil.copytree(WORK / "content", place)
        source, now = place / "rules/document.md", DOCUMENT
        for old, new in since:
            check(f"{name}: '{old}' is in the source", now.count(old) == 1, old)
            now = now.replace(old, new)
        source.write_text(now, encoding="utf-8")
        done = run("import", "-C", place, "--into", "rules", "--made-of", WORK / "content/rules", path)
        for old, new in wanted:
            check(f"{name}, {way}: '{old}' is in the source", now.count(old) == 1, old)
            now = now.replace(old, new)
        after = source.read_text(encoding="utf-8")
        check(f"{name}, {way}: it is in the source", after == now, differing(now, after) + done.stderr)
        check(f"{name}, {way}: what is told", len(said(done)) == len(notes) and all(n in done.stderr for n in notes), done.stderr)
        check(f"{name}, {way}: the status", done.returncode == (len(notes) > 0), done.stderr)
        sound = run("check", place)
        check(f"{name}, {way}: the sources are sound", sound.returncode == 0 and "[table-" not in sound.stderr, sound.stderr + after)


def through():
    new, away = ["Since", "2020", "2021", "", "2023"], ("Five stands", "Five still stands")
    with_new = """   | Name | Since | Limit | See |
   |:-----|---|------:|-----|
   | Red | 2020 | [](value:limit) | [](#one) |
   | Blue | 2021 | 20<br>or **more** | - |
   | |  | | |
   | Green | 2023 | - | |
"""

    def comes(body, tracked):
        column_put(table_with(body, "Green"), 1, new, tracked)

    def goes(body, tracked):
        column_take(table_with(body, "Green"), 2, tracked)

    went_on("column into a text that went on", comes, [away], [(LIMITS, with_new)])
    went_on("column out of a text that went on", goes, [away], [(LIMITS, re.sub(r"\|[^|]*\|$", "|", LIMITS, flags=re.M))])
    changed = [("or **more**", "or **less**"), ("   | Green | - | |\n", "   | Grey | 30 | - |\n   | Green | - | |\n")]
    went_on("column into a table that went on", comes, changed, [
        (LIMITS.replace("more", "less").replace("   | Green", "   | Grey | 30 | - |\n   | Green"),
         with_new.replace("more", "less").replace("   | Green", "   | Grey |  | 30 | - |\n   | Green"))])
    went_on("column out of a table that went on", goes, changed[:1], [
        (LIMITS.replace("more", "less"), re.sub(r"\|[^|]*\|$", "|", LIMITS.replace("more", "less"), flags=re.M))])

    def much(body, tracked):
        table = table_with(body, "Green")
        reword(table, "Red", "Scarlet red")
        rows = table.findall(W + "tr")
        rows[-1].getparent().remove(rows[-1])
        row_like(table, 2, ["Grey", "30", "paragraph 9"], tracked)
        column_put(table, 1, ["Since", "2020", "2021", "2022", ""], tracked)

    went_on("column, rows and words into a text that went on", much, [away], [(LIMITS, """   | Name | Since | Limit | See |
   |:-----|---|------:|-----|
   | Scarlet red | 2020 | [](value:limit) | [](#one) |
   | Blue | 2021 | 20<br>or **more** | - |
   | Grey | 2022 | 30 | paragraph 9 |
   | |  | | |
""")])
    told = "a column of a table was "
    went_on("column out that went on", goes, [("or **more** | - |", "or **more** | never |")], [],
            ["'-' was taken out of the file, and has been reworded in the sources", told + "taken out"])
    went_on("column out with a row that went on", goes, [("   | Green | - | |\n", "   | Grey | 30 | here |\n   | Green | - | |\n")], [],
            [told + "taken out"])
    went_on("column into a table with another", comes, [(LIMITS, re.sub(r"\|$", "| x |", LIMITS, flags=re.M).replace("|-----| x |", "|-----|---|"))],
            [], [f"a cell of a table was put in, and its place in the sources can't be found: '{words}'" for words in new if words])


# ---- tables

def table_of(rows, tracked, style=""):
    out = etree.fromstring(f"<w:tbl {SPACE}><w:tblPr/><w:tblGrid/></w:tbl>")
    for words in rows:
        row = etree.SubElement(out, W + "tr")
        for cell in words:
            one = etree.SubElement(row, W + "tc")
            etree.SubElement(one, W + "tcPr")
            for each in cell.split("//"):
                bold = each.startswith("!")
                one.append(paragraph_of(each.lstrip("!"), style, "<w:b/>" if bold else ""))
        if tracked:
            etree.SubElement(row, W + "trPr").append(mark("ins"))
            row.insert(0, row[-1])
            for paragraph in row.iter(W + "p"):
                whole_marked(paragraph, "ins")
    return out


def behind(words, *what):
    """Puts tables and paragraphs behind a paragraph: (rows) or (words, style)."""
    def change(body, tracked):
        at = next(p for p in body.iter(W + "p") if words in words_of(p) and not any(a.tag == W + "sdt" for a in p.iterancestors()))
        table = next((a for a in at.iterancestors() if a.tag == W + "tbl"), None)
        at = at if table is None else table
        for each in what:
            new = table_of(each, tracked) if isinstance(each, list) else paragraph_of(*each)
            if tracked and not isinstance(each, list):
                whole_marked(new, "ins")
            at.addnext(new)
            at = new
        if at.tag == W + "tbl":
            at.addnext(etree.Element(W + "p"))
    return change


FEES = [["!What", "!Fee//a year"], ["A stall", "£10"], ["A !pitch", "none | some"]]


def fees(indent, caption=""):
    rows = ["| What | Fee<br><br>a year |", "|---|---|", "| A stall | £10 |", "| A !pitch | none \\| some |"]
    lines = ([f"Table: {caption}", ""] if caption else []) + rows
    return "".join(f"{' ' * indent}{line}\n" if line else "\n" for line in lines)


def new_tables():
    none, id_of = "a table was put in, of a head with 2 cells and 2 rows below it; for a caption", "write an id behind its caption: {#an-id}"
    put("table in a clause", behind("Five stands", FEES), [("alone. {#five}\n", f"alone. {{#five}}\n\n{fees(3)}\n")], [none])
    put("table with a caption", behind("Three follows", ("What it costs", "Caption"), FEES),
        [("follows the table.\n", f"follows the table.\n\n{fees(3, 'What it costs')}")], [id_of])
    put("table in a part of a clause", behind("the second part", FEES), [("the second part.\n", f"the second part.\n\n{fees(6)}")], [none])
    put("table between bullets", behind("a pen", FEES), [("   - a pen\n", f"   - a pen\n\n{fees(3)}\n")], [none])
    put("table at the end", behind("It goes on.", FEES), [("> It goes on.\n", f"> It goes on.\n\n{fees(0)}")], [none])
    put("table under a heading", behind("Second", FEES), [("{#second}\n", f"{{#second}}\n\n{fees(0)}")], [none])
    put("table behind a table", behind("A car", ("", ""), FEES), [("Table: Things\n", f"Table: Things\n\n{fees(0)}")], [none])
    put("table between clauses and a clause with it", behind("Six refers", ("Half is here.", "Clause1"), FEES, ("Half is there.", "Clause1")),
        [("says. {#six}\n", f"says. {{#six}}\n\n1. Half is here.\n\n{fees(3)}\n\n1. Half is there.\n")], [none])
    put("paragraphs around a table", behind("Five stands", ("Before it.", "ClauseText1"), FEES, ("Behind it.", "ClauseText1")),
        [("alone. {#five}\n", f"alone. {{#five}}\n\n   Before it.\n\n{fees(3)}\n\n   Behind it.\n\n")], [none])
    same = [["Name", "Limit", "See"], ["Grey", "30", "-"]]
    put("table like the next one", behind("Two refers", same, ("It goes on.", "ClauseText1")), [("nothing else. {#two}\n", """nothing else. {#two}

   | Name | Limit | See |
   |---|---|---|
   | Grey | 30 | - |

   It goes on.
""")], ["of a head with 3 cells and 1 row"])
    tables_moved()
    tables_told()


def tables_moved():
    """A table that was moved has its id, its values and its references still; so has a column."""
    def moved(body, tracked):
        table = table_with(body, "Green")
        caption = table.getprevious()
        at = next(p for p in body.iter(W + "p") if words_of(p).startswith("Seven is"))
        for each in (table, caption):
            new = copy.deepcopy(each)
            if tracked:
                for row in each.iter(W + "tr"):
                    row.find(W + "trPr").append(mark("del"))
                for paragraph in each.iter(W + "p"):
                    whole_marked(paragraph, "del")
                for row in new.iter(W + "tr"):
                    row.find(W + "trPr").append(mark("ins"))
                for paragraph in new.iter(W + "p"):
                    whole_marked(paragraph, "ins")
            else:
                each.getparent().remove(each)
            at.addnext(new)

    there = "   Table: Limits {#tab}\n\n" + LIMITS
    here = there.replace("|:-----|------:|-----|", "|---|---|---|").replace("| | | |", "|  |  |  |").replace("| - | |", "| - |  |")
    put("table that moved", moved, [(there + "\n", ""), ("last of them.\n", "last of them.\n\n" + here)], ["of a head with 3 cells and 4 rows below it [word-put-in]"])

    def column(body, tracked):
        for row in table_with(body, "Green").iter(W + "tr"):
            cell = row.findall(W + "tc")[1]
            new = copy.deepcopy(cell)
            if tracked:
                cell.find(W + "tcPr").append(mark("cellDel"))
                new.find(W + "tcPr").append(mark("cellIns"))
                for paragraph, kind in [(p, "del") for p in cell.iter(W + "p")] + [(p, "ins") for p in new.iter(W + "p")]:
                    whole_marked(paragraph, kind)
            else:
                row.remove(cell)
            row.findall(W + "tc")[-1].addnext(new)

    put("column that moved", column, [(LIMITS, """   | Name | See | Limit |
   |:-----|---|------:|
   | Red | [](#one) | [](value:limit) |
   | Blue | - | 20<br>or **more** |
   | |  | |
   | Green |  | - |
""")])


def tables_told():
    """What tables of the sources can't hold, or have no place for, is told with all its cells."""
    by_hand = "write it into the sources by hand, its cells are "
    put("one row", behind("Five stands", [["Only", "this"]]), [], [by_hand + "'Only | this'"])
    put("rows of other lengths", behind("Five stands", [["One", "two"], ["three"]]), [], [by_hand + "'One | two / three'"])
    put("table in a note", behind("This is a note", FEES), [], [by_hand])
    put("table between a term and its meaning", behind("what writes", FEES), [], [by_hand])

    def within(change):
        def both(body, tracked):
            behind("Five stands", FEES)(body, tracked)
            change(table_with(body, "A stall"))
        return both

    def merged(table):
        etree.SubElement(table[2][-1].find(W + "tcPr"), W + "gridSpan").set(W + "val", "2")

    def numbered(table):
        for row in table.findall(W + "tr")[1:]:
            style = etree.Element(W + "pStyle", {W + "val": "Clause1"})
            row.find(f"{W}tc/{W}p/{W}pPr").insert(0, style)

    def nested(table):
        table.findall(W + "tr")[1].findall(W + "tc")[1].insert(1, table_of([["in", "it"]], False))

    put("merged", within(merged), [], [by_hand])
    put("numbered cells", within(numbered), [], [by_hand])
    after, done = back("table in a table", lambda body: within(nested)(body, False), "plain")
    check("a table in a table is told", all(w in done.stderr for w in ("A stall", "£10", "in | it")) and after == DOCUMENT, done.stderr)


# ---- joined and reworded

def joined(words, *edits, seam=" "):
    """The end of the paragraph with these words is deleted, a blank put in there, and words of both are others."""
    def change(body, tracked):
        every = [p for p in body.iter(W + "p") if not any(a.tag == W + "sdt" for a in p.iterancestors())]
        first = next(p for p in every if words in words_of(p))
        second = every[every.index(first) + 1]
        for old, new in edits:
            (reworded_tracked if tracked else reword)(first if old in words_of(first) else second, old, new)
        blank = paragraph_of(seam).find(W + "r")
        if seam:
            first.append(blank)
        if tracked:
            end_marked(first, "del")
            return
        for child in list(second):
            if child.tag != W + "pPr":
                first.append(child)
        second.getparent().remove(second)
    return change


def reworded_tracked(paragraph, old, new):
    """Words within one run, as tracked changes."""
    piece = next(r for r in paragraph.iter(W + "r") if old in "".join(t.text or "" for t in r.iter(W + "t")))
    before, after = piece.find(W + "t").text.split(old, 1)
    parts = []
    for text, kind in ((before, ""), (old, "del"), (new, "ins"), (after, "")):
        part = copy.deepcopy(piece)
        part.find(W + "t").text = text
        part.find(W + "t").set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        if kind == "del":
            part.find(W + "t").tag = W + "delText"
        around = mark(kind) if kind else part
        if kind:
            around.append(part)
        parts += [around] if text else []
    for part in parts:
        piece.addprevious(part)
    piece.getparent().remove(piece)


def joins():
    five, six = "1. Five stands **quite** alone. {#five}\n", "1. Six refers to [](#one), and is ruled by [](value:limit) in *all* that it says. {#six}\n"
    put("joined, and the second reworded", joined("Five stands", (" that it says", " that it tells us")), [(five + six,
        "1. Five stands **quite** alone. Six refers to [](#one), and is ruled by [](value:limit) in *all* that it tells us. {#five}\n")])
    put("joined, and both reworded", joined("Five stands", ("Five stands", "Five still stands"), (" alone.", " alone, and"), ("Six refers", "it refers")),
        [(five + six, "1. Five still stands **quite** alone, and it refers to [](#one), and is ruled by [](value:limit) in *all* that it says. {#five}\n")])
    put("joined without a blank", joined("Five stands", (" in ", " within "), seam=""), [(five + six,
        "1. Five stands **quite** alone.Six refers to [](#one), and is ruled by [](value:limit) within *all* that it says. {#five}\n")])
    put("parts joined", joined("part, for no more", ("the second part", "the last part"), ("; and", " and")), [("""[](value:limit); and
   1. the second part.
""", "[](value:limit) and the last part.\n")])
    put("a short one joined to a long one", joined("Eight", ("others are", "rest are")), [("""1. Eight *or* more.
1. Nine is **longer** than the others are,""", "1. Eight *or* more. Nine is **longer** than the rest are,")])
    put("joined, and much reworded", joined("Ten,", (" is heavily changed here, costs ", " was changed with a heavy hand, takes "),
                                             (" is as well, is ruled by ", " was that too, obeys "), (" by others at all", " others")),
        [("""1. Ten, *which* is heavily changed here, costs [](value:limit) at the **most** and is so.
1. Eleven, *which* is as well, is ruled by [](#one) and **never** by others at all. {#eleven}
""", "1. Ten, *which* was changed with a heavy hand, takes [](value:limit) at the **most** and is so. Eleven, *which* was that too, obeys [](#one) and "
      "**never** others. {#eleven}\n")])
    put("a value that was overwritten", joined("Eight", ("\u00a325", "\u00a330")), [("""1. Eight *or* more.
1. Nine is **longer** than the others are, and it costs [](value:limit)""", "1. Eight *or* more. Nine is **longer** than the others are, "
                                                                              "and it costs \u00a330")], ["was overwritten here with"])
    after, done = back("joined, and its parts stay", lambda body: joined("it stays where", ("has one ", "has another "))(body, False), "plain")
    told = after + done.stderr
    check("no word of it is lost", all(w in told for w in ("Thirteen has another", "and this stays", "it *stays* where it is")), told)


# ---- lines that end as Windows ends them

def windows():
    """The same edits in such a source: each line that was there stays as it is."""
    source = WORK / "content/rules/document.md"
    source.write_bytes(DOCUMENT.replace("\n", "\r\n").encode())

    def much(body):
        table = table_with(body, "Green")
        row_like(table, 1, ["Grey", "30", "-"], False)
        row_like(table_with(body, "A car"), 2, ["A van", "somebody"], False)
        rows = table.findall(W + "tr")
        rows[3].getparent().remove(rows[3])
        column_put(table, 3, ["Since", "2020", "2021", "2022", "2023"], False)
        behind("Six refers", FEES)(body, False)
        behind("Seven is", ("Half of it is new.", "Clause1"))(body, False)
        joined("Nine is")(body, False)

    after, done = back("Windows", much, "plain")
    wanted = DOCUMENT
    for old, new in ((LIMITS, """   | Name | Limit | See | Since |
   |:-----|------:|-----|---|
   | Red | [](value:limit) | [](#one) | 2020 |
   | Grey | 30 | - | 2021 |
   | | | | 2022 |
   | Green | - | | 2023 |
"""), ("nobody\n", "nobody\n| A van | somebody |\n"), ("says. {#six}\n", f"says. {{#six}}\n\n{fees(3)}\n"),
                     ("last of them.\n", "last of them.\n\n1. Half of it is new.\n"), ("or more.\n1. Ten,", "or more. Ten,")):
        check(f"Windows: '{old}' is in the source", wanted.count(old) == 1)
        wanted = wanted.replace(old, new)
    check("Windows: it is in the source", after.replace("\r", "") == wanted, differing(wanted, after.replace("\r", "")) + done.stderr)
    source.write_text(DOCUMENT, encoding="utf-8")


# ---- by LibreOffice

def office_file(office, name, tracked, change):
    """The Word file as LibreOffice saves it after a change, which it tracks or not."""
    def option(key, value):
        one = word.PropertyValue()
        one.Name, one.Value = key, value
        return one

    path = WORK / f"{name}, office {tracked}.docx"
    document = office.desk.loadComponentFromURL((WORK / "rules.docx").as_uri(), "_blank", 0, (option("Hidden", True),))
    document.setPropertyValue("RecordChanges", tracked)
    change(document)
    document.storeToURL(path.as_uri(), (option("FilterName", "MS Word 2007 XML"),))
    document.close(True)
    return path


def office_table(document, words):
    tables = [document.TextTables.getByIndex(i) for i in range(document.TextTables.Count)]
    return next(table for table in tables if any(words in table.getCellByName(name).String for name in table.CellNames))


def by_office(office, name, change, wanted, notes=()):
    for tracked in (False, True):
        way = f"LibreOffice, {'tracked' if tracked else 'plain'}"
        after, done = back(name, office_file(office, name, tracked, change), way)
        expected = DOCUMENT
        for old, new in wanted:
            expected = expected.replace(old, new)
        check(f"{name}, {way}: it is in the source", after == expected, differing(expected, after) + done.stderr)
        check(f"{name}, {way}: what is told", len(said(done)) == len(notes) and all(n in done.stderr for n in notes), done.stderr)


def office_columns(office):
    def comes(document):
        table = office_table(document, "A car")
        table.Columns.insertByIndex(1, 1)
        for cell, words in zip(("B1", "B2", "B3"), ("When", "now", "then")):
            table.getCellByName(cell).String = words

    by_office(office, "column", comes, [(THINGS, "| What | When | Who |\n|------|---|-----|\n| A pen | now | anyone |\n| A car | then | nobody\n")])
    by_office(office, "column gone", lambda document: office_table(document, "Green").Columns.removeByIndex(1, 1),
              [(LIMITS, re.sub(r"^   (\|[^|]*)\|[^|]*\|", r"   \1|", LIMITS, flags=re.M))])


def office_tables(office):
    def comes(words):
        def change(document):
            search = document.createSearchDescriptor()
            search.SearchString = words
            found = document.findFirst(search)
            cursor = found.Text.createTextCursorByRange(found)
            cursor.gotoEndOfParagraph(False)
            document.Text.insertControlCharacter(cursor, 0, False)
            cursor.ParaStyleName = "Standard"
            table = document.createInstance("com.sun.star.text.TextTable")
            table.initialize(2, 2)
            document.Text.insertTextContent(cursor, table, False)
            for cell, text in zip(table.CellNames, ("What", "Fee", "A stall", "none")):
                table.getCellByName(cell).String = text
        return change

    for words, line, indent in (("Five stands", "alone. {#five}\n", "   "), ("Seven is the last", "last of them.\n", "   ")):
        table = "".join(f"{indent}{row}\n" for row in ("| What | Fee |", "|---|---|", "| A stall | none |"))
        by_office(office, f"table behind {words}", comes(words), [(line, f"{line}\n{table}" + ("\n" if "five" in line else ""))], ["a table was put in"])


def office_joins(office):
    def change(document):
        for words, other in (("that it says", "that it tells us"), ("quite", "rather")):
            search = document.createReplaceDescriptor()
            search.SearchString, search.ReplaceString = words, other
            document.replaceAll(search)
        search = document.createSearchDescriptor()
        search.SearchString = "alone."
        found = document.findFirst(search)
        cursor = found.Text.createTextCursorByRange(found.End)
        cursor.goRight(1, True)
        cursor.String = " "

    by_office(office, "joined and reworded", change, [("""1. Five stands **quite** alone. {#five}
1. Six refers to [](#one), and is ruled by [](value:limit) in *all* that it says. {#six}
""", "1. Five stands **rather** alone. Six refers to [](#one), and is ruled by [](value:limit) in *all* that it tells us. {#five}\n")])


def offices():
    if not word.uno or not shutil.which("soffice"):
        skip("LibreOffice is not here")
        return
    with word.Office() as office:
        office_columns(office)
        office_tables(office)
        office_joins(office)


PARTS = built()
columns()
through()
new_tables()
joins()
windows()
offices()
shutil.rmtree(WORK)
close()
