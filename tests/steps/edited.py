#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A Word file of ours comes back with edits that tests/round/edits.txt names: each block has lines 'from => to', which are made
in the words of the file as somebody would, or '- words', a paragraph that is taken out, '+ words => new', one that is
put in behind it as its like, '~ words', a row of a table that is taken out, '^ words => Style', a paragraph of that style now, '@ words => words',
one that moved behind another, without its bookmark, '& words', one that the next is joined to, '% words', a table that is
taken out, '| words', a column, '= words => new', the empty cell of a row, '* words => new',
a further table behind one, of other words, '! words => b', words that are bold, italic ('i') or neither ('') now; then what became of the source, a line for each that differs, and what was said.
Words that begin as a mark does (tests/round/marks.md) stay words, wherever they come to stand, and the Word file says then what the
source does.
edited.py --accept writes what comes out now into the file; read the difference."""
import difflib
import html
import itertools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

from holding import check, close

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve() / "bin"
EDITS = ROOT / "tests/round/edits.txt"
ROW = re.compile(r"<w:tr[ >](?:(?!<w:tr[ >]).)*?</w:tr>", re.S)
CELL = re.compile(r"<w:tc>.*?</w:tc>", re.S)
TABLE = re.compile(r"<w:tbl>.*?</w:tbl>", re.S)
PARAGRAPH = re.compile(r"<w:p>.*?</w:p>|<w:p .*?</w:p>", re.S)
TEXT = re.compile(r"(<w:t[^>]*>)([^<]*)(</w:t>)")


def words_of(paragraph):
    return html.unescape("".join(match[2] for match in TEXT.finditer(paragraph)))


def reworded(paragraph, old, new):
    """The words from `old` to `new`; those that stand in several runs go into the first of them."""
    texts = [html.unescape(match[2]) for match in TEXT.finditer(paragraph)]
    at = "".join(texts).index(old)
    end, place, left = at + len(old), 0, []
    for text in texts:
        first, last = max(at - place, 0), max(min(end - place, len(text)), 0)
        inside = place <= at < place + len(text)
        left.append(text[:first] + (new if inside else "") + text[max(last, first):] if first <= len(text) and place < end else text)
        place += len(text)
    parts = iter(left)
    return TEXT.sub(lambda match: '<w:t xml:space="preserve">' + html.escape(next(parts), quote=False) + match[3], paragraph)


BOOKMARK = re.compile(r"<w:bookmark(Start|End)[^>]*/>")


def moved(body, match, behind):
    """The paragraph behind the one that says `behind`."""
    left = body[:match.start()] + body[match.end():]
    for other in PARAGRAPH.finditer(left):
        if behind in words_of(other[0]) and 'w:pStyle w:val="TOC' not in other[0]:
            return left[:other.end()] + BOOKMARK.sub("", match[0]) + left[other.end():]
    return None


def without_column(table, words):
    """The table without the column in which a cell says `words`."""
    rows = ROW.findall(table)
    column = next(i for row in rows for i, cell in enumerate(CELL.findall(row)) if words in words_of(cell))
    for row in rows:
        cells = CELL.findall(row)
        table = table.replace(row, row.replace(cells[column], "", 1))
    return table


def joined(body, match):
    """The paragraph with the words of the next, as where its end was deleted."""
    after = PARAGRAPH.match(body, match.end())
    words = BOOKMARK.sub("", re.sub(r"<w:pPr>.*?</w:pPr>", "", after[0][after[0].index(">") + 1:-len("</w:p>")], flags=re.S))
    return body[:match.end() - len("</w:p>")] + words + body[after.end() - len("</w:p>"):]


RUN = re.compile(r"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>([^<]*)</w:t></w:r>")


def emphasised(paragraph, words, look):
    """The paragraph with the words in that look; they stand in one run."""
    def divided(run):
        text = html.unescape(run[2])
        if words not in text:
            return run[0]
        before, _, after = text.partition(words)
        looks = (run[1] or "", f"<w:rPr><w:{look}/></w:rPr>" if look else "", run[1] or "")
        return "".join(f'<w:r>{own}<w:t xml:space="preserve">{html.escape(part, quote=False)}</w:t></w:r>'
                       for own, part in zip(looks, (before, words, after)) if part)
    return RUN.sub(divided, paragraph)


def edited(body, edit):
    sign, rest = (edit[0], edit[2:]) if edit[:2] in ("- ", "+ ", "~ ", "^ ", "@ ", "& ", "% ", "| ", "= ", "* ", "! ") else ("", edit)
    old, _, new = (rest + " ").partition(" => ")
    old, new = old.removesuffix(" "), new.removesuffix(" ")
    for match in {"~": ROW, "=": ROW, "%": TABLE, "*": TABLE, "|": TABLE}.get(sign, PARAGRAPH).finditer(body):
        words = words_of(match[0])
        if old not in words or 'w:pStyle w:val="TOC' in match[0]:
            continue
        if sign == "!":
            return body[:match.start()] + emphasised(match[0], old, new) + body[match.end():]
        if sign == "*":
            count = itertools.count(1)
            other = TEXT.sub(lambda text: f"{text[1]}{new} {next(count)}{text[3]}", BOOKMARK.sub("", match[0]))
            return body[:match.end()] + "<w:p/>" + other + body[match.end():]
        if sign == "=":
            empty = next(cell for cell in CELL.findall(match[0]) if not words_of(cell))
            filled = empty.replace("</w:p>", f"<w:r><w:t>{new}</w:t></w:r></w:p>", 1)
            return body[:match.start()] + match[0].replace(empty, filled, 1) + body[match.end():]
        if sign == "|":
            return body[:match.start()] + without_column(match[0], old) + body[match.end():]
        if sign in ("-", "~", "%"):
            return body[:match.start()] + body[match.end():]
        if sign == "^":
            style = re.sub(r'<w:pStyle w:val="[^"]*"/>', f'<w:pStyle w:val="{new}"/>', match[0])
            return body[:match.start()] + style + body[match.end():]
        if sign == "@":
            return moved(body, match, new)
        if sign == "&":
            return joined(body, match)
        if sign == "+":
            like = BOOKMARK.sub("", reworded(match[0], words, new))
            return body[:match.end()] + like + body[match.end():]
        return body[:match.start()] + reworded(match[0], old, new) + body[match.end():]
    return None


def brought_back(document, edits, here, ends="\n"):
    """The Word file of a document, its lines ended that way, comes back with these edits: the source before and after, and the run; or
    what says nothing."""
    shutil.rmtree(here, ignore_errors=True)
    (here / "content/code").mkdir(parents=True)
    source = here / "content/code/document.md"
    source.write_bytes((ROOT / document).read_bytes().replace(b"\n", ends.encode()))
    (here / "content/constitution.yaml").write_text("title: T\ncouncil: C\ndocuments:\n  - code\n")
    subprocess.run([BIN / "keeling-build", "--to", "docx", "-o", "code.docx", "content/code"], cwd=here, check=True, capture_output=True)
    with zipfile.ZipFile(here / "code.docx") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"].decode()
    for edit in edits:
        body = edited(body, edit)
        if body is None:
            return f"nothing says '{edit}'"
    parts["word/document.xml"] = body.encode()
    with zipfile.ZipFile(here / "back.docx", "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    before = source.read_text().splitlines()
    run = subprocess.run([BIN / "keeling-import", "-C", "content", "--into", "code", "back.docx"], cwd=here, capture_output=True,
                         text=True, check=False, timeout=60)
    return before, source.read_text().splitlines(), run


def became(edits, here):
    """The lines of the source that differ after the Word file with these edits came back, and the messages."""
    back = brought_back("tests/round/document.md", edits, here)
    if isinstance(back, str):
        return [back]
    before, after, run = back
    says_the_same(edits, here, run)
    differs = [line for line in difflib.unified_diff(before, after, n=1, lineterm="") if line[:3] not in ("---", "+++")]
    differs = [line for line in differs if not line.startswith("@@") and line != " "]
    return [*differs, f"status {run.returncode}", *run.stderr.splitlines(), *[f"| {line}" for line in run.stdout.splitlines() if line]]


# ---- a file with the line ends of Windows

def ends_stay(edits, here):
    """The edits make of a file with the line ends of Windows what they make of one without, and each line keeps its end."""
    plain = brought_back("tests/round/document.md", edits, here)
    wanted = (here / "content/code/document.md").read_bytes().replace(b"\n", b"\r\n")
    back = brought_back("tests/round/document.md", edits, here, "\r\n")
    after = (here / "content/code/document.md").read_bytes()
    same = [f"{line!r}\n" for line in difflib.unified_diff(*(str(text).split("\\n") for text in (wanted, after)), n=0)]
    check(f"{edits}: the line ends of Windows stay", after == wanted and back[2].stderr == plain[2].stderr, "".join(same) + back[2].stderr)


# ---- marks

FIRST = ["Alpha", "Charlie", "Echo", "Hotel", "Juliett", "Kilo", "Lima", "November", "Oscar", "Papa", "Quebec", "Romeo", "Sierra", "Tango",
         "Uniform", "Victor", "Whiskey", "Yankee"]  # what each place begins with
SECOND = ["bravo", "delta", "foxtrot", "india", "mike"]  # and each second line
MARKS = ["-", "+", "#", "###", ":", "1.", "1)", "2027.", "===", "~~~", "```", "*", ">", "|", "=", "-5"]
ALONE = ["===", "---", "-", "+", "~~~", "```", "#", "1.", ":", "***", "- - -", "|---|"]


def says_the_same(edits, here, run):
    """Where nothing was listed as left out, the source reads as the Word file does."""
    told = subprocess.run([BIN / "keeling-diff", "-C", "content", "code", "back.docx"], cwd=here, capture_output=True, text=True, check=False)
    if run.returncode == 0 and "[word-" not in run.stderr:
        check(f"{edits}: the source says what the file does", told.stdout.startswith(("No changes", "Nothing that could be taken over")), told.stdout + told.stderr)


def words_stay(name, edits, here, holds=()):
    back = brought_back("tests/round/marks.md", edits, here)
    if isinstance(back, str):
        check(name, False, back)
        return
    run, after = back[2], "\n".join(back[1])
    told = subprocess.run([BIN / "keeling-diff", "-C", "content", "code", "back.docx"], cwd=here, capture_output=True, text=True, check=False)
    right = run.returncode == 0 and "word-" not in run.stderr and told.stdout.strip() == "No changes."
    check(f"{name}: the source says what the file does", right, run.stderr + told.stdout + told.stderr + after)
    for line in holds:
        check(f"{name}: '{line}'", f"\n{line}\n" in after, after)


def marks(here):
    for mark in MARKS:
        words_stay(f"'{mark}' at each beginning", [f"{word} => {mark} {word}" for word in FIRST], here)
        words_stay(f"'{mark}' on second lines", [f"to {word} => till {mark} now - {word}" for word in SECOND], here)
    for mark in ALONE:
        words_stay(f"'{mark}' alone on a line", [f"lonely => {mark}"], here)
    words_stay("what went leaves a mark", ["Juliett begins words of their own, the rest of which - no => - no", "Golf 2027. => 2027."], here,
               ["\\- no more - is short.", "   - 2027\\. is another"])
    words_stay("two edits make a mark", ["lonely => 1", "and. further => . further"], here)
    words_stay("only what must be is escaped", ["lonely => -5", "Juliett => #One", "Alpha => 1.1 Alpha", "Lima => - Lima", "Victor => - Victor"], here,
               ["   -5", "#One begins words of their own, the rest of which - no more - is short.", "1. 1.1 Alpha begins a clause that goes on to",
                ": - Lima is its meaning, which goes on to", "- text: - Victor asks"])


# ---- a draft that went on

def gone_on(edit, went_on, here, was=None):
    """A file of document.md with the edit comes back into sources that went on from words to others, in pairs: the source as it was
    then, as it is, and the run. The text that it was made of said at its head what `was` makes of that."""
    back = brought_back("tests/round/document.md", [edit], here)
    source = here / "content/code/document.md"
    shutil.copytree(here / "content", here / "made")
    made = (ROOT / "tests/round/document.md").read_text()
    (here / "made/code/document.md").write_text(made.replace(*was) if was else made)
    now = made
    for words, others in zip(went_on[::2], went_on[1::2]):
        now = now.replace(words, others)
    source.write_text(now)
    into = [BIN / "keeling-import", "-C", "content", "--into", "code"]
    run = subprocess.run([*into, "back.docx"], cwd=here, capture_output=True, text=True, check=False)
    refused = run.returncode == 2 and source.read_text() == now and "[word-origin-unknown]" in run.stderr
    check(f"{edit}: a draft that went on is not undone", refused, run.stderr)
    run = subprocess.run([*into, "--made-of", "made/code", "back.docx"], cwd=here, capture_output=True, text=True, check=False)
    return now, source.read_text(), run.stderr


def through(here):
    """The sources went on after the file was made of them: what was edited goes in, what they say otherwise stays, and what both
    changed is told."""
    now, after, said = gone_on("keep a gift worth => hold a gift worth", ("sent back", "given back"), here)
    check("only what was edited goes in", after == now.replace("keep a gift", "hold a gift") and "[word" not in said, said)
    now, after, said = gone_on("keep a gift worth => hold a gift worth", ("keep a gift worth", "own a gift worth"), here)
    check("what both changed is told", after == now and "in the sources too" in said, said)
    now, after, said = gone_on("keeps a list => keeps a register", ("2. The manager keeps a list.\n\n", ""), here)
    check("what was taken out since does not come back", after == now and "taken out of the sources since" in said, said)
    now, after, said = gone_on("- The manager keeps a list", ("keeps a list", "keeps a register"), here)
    check("what was taken out of the file and reworded since stays", after == now and "taken out of the file" in said, said)
    now, after, said = gone_on("+ The manager keeps a list. => The officer asks.", ("keeps a list.", "keeps a list.\n\n3. The officer asks."),
                               here)
    check("what both put in comes once", after == now and "[word" not in said, said)
    now, after, said = gone_on("asks the manager => tells the manager", ("| A holiday", "| A trip | refuses it | none |\n| A holiday"), here)
    check("a table that went on keeps its row", after == now.replace("asks the manager", "tells the manager"), said)
    now, after, said = gone_on("keep a gift worth => hold a gift worth", ('version: "1.0"', 'version: "1.2"', "sent back", "given back"), here,
                               ('version: "1.0"\nstatus: draft', 'version: "0.9"\nstatus: adopted\nadopted: 2026-01-15\neffective: 2026-02-01'))
    check("what a version says of itself is nobody's edit", after == now.replace("keep a gift", "hold a gift") and "[word" not in said, said)
    now, after, said = gone_on("Version 1.0 => Version 1.1, as agreed", ('version: "1.0"', 'version: "1.2"', "sent back", "given back"), here,
                               ('version: "1.0"\nstatus: draft', 'version: "0.9"\nstatus: adopted\nadopted: 2026-01-15'))
    check("but what somebody typed there is told", after == now and "1.1, as agreed" in said, said)


blocks = [block.strip("\n").splitlines() for block in EDITS.read_text().split("\n\n") if block.strip()]
out = []
with tempfile.TemporaryDirectory() as name:
    for block in blocks:
        if block[0].startswith("#"):
            out.append(block)
            continue
        edits = [line[2:] for line in block if line.startswith("$ ")]
        came = became(edits, pathlib.Path(name) / "here")
        out.append([f"$ {edit}" for edit in edits] + came)
        if "--accept" not in sys.argv:
            expected = block[len(edits):]
            check(f"{edits}", came == expected, "\n".join(["  expected:", *expected, "  came:", *came]))
            ends_stay(edits, pathlib.Path(name) / "here")
    if "--accept" not in sys.argv:
        marks(pathlib.Path(name) / "here")
        through(pathlib.Path(name) / "here")
if "--accept" in sys.argv:
    EDITS.write_text("\n\n".join("\n".join(block) for block in out) + "\n")
close()
