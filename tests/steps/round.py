#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The round trip under edits drawn by chance: Word files of ours are edited and saved by python-docx, an untracked writer of
another make, and some edits are tracked; keeling-import --into puts them back. Then the sources are sound, every line of them
that no edit touched stands byte for byte, and each word of the edited file is in what the sources print or is listed.
`round.py COUNT [FIRST]` runs so many seeds; without an argument a few, as a step of the tests."""
import collections
import copy
import difflib
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

if sys.executable != "/usr/bin/python3" and os.path.exists("/usr/bin/python3"):
    os.execv("/usr/bin/python3", ["/usr/bin/python3"] + sys.argv)  # Debian's own has python-docx

from holding import close, hold, skip  # noqa: E402

try:
    import docx
    from lxml import etree
except ImportError:
    skip("python-docx is not here")
    close()

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve() / "bin"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NEW = "marmalade trombone lighthouse umbrella saxophone hedgehog parsnip gramophone".split()
TEXTS = re.compile("(Clause|ClauseText|ListBullet|ListNumber|TableText|Meaning|Term|Normal|Note|FieldLabel|FieldHint|Heading)")
# '1.1', '2.2A', '(iv)', 'b)', 'A.': not a short first word.
NUMBER = re.compile(r"^(?:\(?\w{0,4}\d\S*|\(?(?:[A-Za-z]{1,2}|[ivxlcdm]+)[.)]+|[A-Za-z]|[ivxlcdm]+) (?=\S)")
CASES = ["lists/*.md", "tables/*.md", "numbering/*.md", "typed/*.md", "definitions/*.md", "references/*.md", "forms/*.md"]


def run(command, *arguments):
    return subprocess.run([BIN / f"keeling-{command}", *map(str, arguments)], capture_output=True, text=True, check=False, timeout=60)


# ---- the file as it is edited

def words_of(paragraph):
    return "".join(t.text or "" for t in paragraph.iter(W + "t") if not any(a.tag == W + "del" for a in t.iterancestors()))


def style_of(paragraph):
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(W + "val") if style is not None else "Normal"


def free(document):
    """Paragraphs of the text: not of the title block or the contents, nor with a control or a drawing in them."""
    for paragraph in document.element.body.iter(W + "p"):
        if any(a.tag in (W + "sdt", W + "txbxContent") for a in paragraph.iterancestors()):
            continue
        if paragraph.find(f".//{W}sdt") is not None or paragraph.find(f".//{W}drawing") is not None:
            continue
        # The tools' own sentences: of other fields' labels, of options, of boxes.
        derived = words_of(paragraph).startswith(("Only if ", "One of:", "At most ")) or \
            (style_of(paragraph) == "FieldHint" and paragraph.getparent().tag == W + "tc")
        if TEXTS.match(style_of(paragraph)) and words_of(paragraph).strip() and not derived:
            yield paragraph


def plain_runs(paragraph):
    """Runs of words that no field, link or change is around: those of a sentence."""
    depth, found = 0, []
    for child in paragraph:
        if child.tag != W + "r":
            continue
        mark = child.find(W + "fldChar")
        if mark is not None:
            depth += {"begin": 1, "end": -1}.get(mark.get(W + "fldCharType"), 0)
        text = child.find(W + "t")
        if not depth and text is not None and len((text.text or "").split()) > 2:
            found.append(child)
    return found


def run_like(run, words):
    new = copy.deepcopy(run)
    for child in list(new):
        if child.tag != W + "rPr":
            new.remove(child)
    text = etree.SubElement(new, W + "t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return new


def change(kind, number):
    return etree.Element(W + kind, {W + "id": str(9000 + number), W + "author": "A clerk", W + "date": "2027-02-18T09:00:00Z"})


class Edits:
    def __init__(self, document, rng):
        self.document, self.rng, self.count = document, rng, 0
        self.touched = []  # the words of paragraphs as they were
        self.done = []
        self.used = set()

    def pick(self, fit=lambda p: True):
        found = [p for p in free(self.document) if p not in self.used and fit(p)]
        paragraph = self.rng.choice(found) if found else None
        if paragraph is not None:
            self.touch(paragraph)
        return paragraph

    def touch(self, paragraph):
        self.used.add(paragraph)
        self.touched.append(words_of(paragraph))

    def fresh(self, most=3):
        return " ".join(self.rng.choice(NEW) for _ in range(self.rng.randint(1, most)))

    def reword(self):
        paragraph = self.pick(lambda p: plain_runs(p))
        if paragraph is None:
            return False
        piece = self.rng.choice(plain_runs(paragraph))
        text = piece.find(W + "t")
        words = text.text.split(" ")
        at = self.rng.randrange(1, len(words))
        to = min(len(words), at + self.rng.randint(0, 2))
        new = self.fresh() if to == at or self.rng.random() < 0.7 else ""
        if self.rng.random() < 0.4:
            return self.tracked_words(piece, words, at, to, new)
        text.text = " ".join(words[:at] + ([new] if new else []) + words[to:])
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return True

    def tracked_words(self, piece, words, at, to, new):
        parts = [run_like(piece, " ".join(words[:at]) + " ")]
        if to > at:
            gone = change("del", self.next())
            gone.append(run_like(piece, " ".join(words[at:to]) + " "))
            gone[0].find(W + "t").tag = W + "delText"
            parts.append(gone)
        if new:
            come = change("ins", self.next())
            come.append(run_like(piece, new + " "))
            parts.append(come)
        parts.append(run_like(piece, " ".join(words[to:])))
        for part in parts:
            piece.addprevious(part)
        piece.getparent().remove(piece)
        return True

    def next(self):
        self.count += 1
        return self.count

    def in_body(self, paragraph):
        return paragraph.getparent() is self.document.element.body and not style_of(paragraph).startswith("Heading")

    def insert(self):
        paragraph = self.pick(self.in_body)
        if paragraph is None:
            return False
        new = copy.deepcopy(paragraph)
        for child in list(new):
            if child.tag != W + "pPr":
                new.remove(child)
        piece = etree.Element(W + "r")
        etree.SubElement(piece, W + "t").text = f"Nobody may take {self.fresh()} without leave."
        if self.rng.random() < 0.4:
            come = change("ins", self.next())
            come.append(piece)
            new.append(come)
            properties = new.find(W + "pPr")
            if properties is None:
                properties = etree.Element(W + "pPr")
                new.insert(0, properties)
            mark = properties.find(W + "rPr")
            mark = mark if mark is not None else etree.SubElement(properties, W + "rPr")
            mark.insert(0, change("ins", self.next()))
        else:
            new.append(piece)
        paragraph.addnext(new)
        self.used.add(new)
        return True

    def remove(self):
        paragraph = self.pick(self.in_body)
        if paragraph is None or paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            return False
        paragraph.getparent().remove(paragraph)
        return True

    def split(self):
        paragraph = self.pick(lambda p: self.in_body(p) and any(len(r.find(W + "t").text.split()) > 6 for r in plain_runs(p)))
        if paragraph is None:
            return False
        piece = max(plain_runs(paragraph), key=lambda r: len(r.find(W + "t").text))
        words = piece.find(W + "t").text.split(" ")
        at = self.rng.randrange(2, len(words) - 2)
        rest = copy.deepcopy(paragraph)
        for child in list(rest):
            if child.tag != W + "pPr":
                rest.remove(child)
        rest.append(run_like(piece, " ".join(words[at:])))
        for child in list(piece.itersiblings()):
            if child.tag not in (W + "bookmarkStart", W + "bookmarkEnd"):
                rest.append(child)
        piece.addprevious(run_like(piece, " ".join(words[:at])))
        paragraph.remove(piece)
        paragraph.addnext(rest)
        self.used.add(rest)
        return True

    def join_reworded(self):
        return self.join(True)

    def join(self, rewords=False):
        def fit(paragraph):
            after = paragraph.getnext()
            return self.in_body(paragraph) and after is not None and after.tag == W + "p" and after not in self.used \
                and style_of(after) == style_of(paragraph) and after in set(free(self.document))
        paragraph = self.pick(fit)
        if paragraph is None:
            return False
        after = paragraph.getnext()
        self.touch(after)
        for piece in (self.rng.choice(plain_runs(p)) for p in (paragraph, after) if rewords and plain_runs(p)):
            words = piece.find(W + "t").text.split(" ")
            words[self.rng.randrange(len(words))] = self.fresh()
            piece.find(W + "t").text = " ".join(words)
        for child in list(after):
            if child.tag not in (W + "pPr",):
                paragraph.append(child)
        after.getparent().remove(after)
        return True

    def move(self):
        paragraph = self.pick(lambda p: self.in_body(p) and p.find(f"{W}pPr/{W}sectPr") is None)
        target = self.pick(lambda p: self.in_body(p) and style_of(p) == style_of(paragraph)) if paragraph is not None else None
        if target is None:
            return False
        target.addnext(paragraph)
        return True

    def table(self):
        """One without anything to fill in."""
        found = [table for table in self.document.element.body.iter(W + "tbl") if table.find(f".//{W}sdt") is None and table not in self.used]
        table = self.rng.choice(found) if found else None
        if table is not None:
            self.used.add(table)
            for paragraph in table.iter(W + "p"):
                self.touch(paragraph)
        return table

    def filled(self, cell):
        for child in list(cell):
            if child.tag not in (W + "tcPr", W + "p"):
                cell.remove(child)
        for paragraph in cell.findall(W + "p")[1:]:
            cell.remove(paragraph)
        paragraph = cell.find(W + "p")
        for child in list(paragraph):
            if child.tag != W + "pPr":
                paragraph.remove(child)
        if self.rng.random() < 0.8:
            etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "t").text = self.fresh()
        return cell

    def column(self):
        """A column that comes, or goes."""
        table = self.table()
        if table is None:
            return False
        rows = [row.findall(W + "tc") for row in table.iter(W + "tr")]
        at, goes = self.rng.randrange(len(rows[0])), self.rng.random() < 0.4 and len(rows[0]) > 1
        for cells in rows:
            if at < len(cells) and goes:
                cells[at].getparent().remove(cells[at])
            elif at < len(cells):
                new = self.filled(copy.deepcopy(cells[at]))
                cells[at].addnext(new)
        return True

    def new_table(self):
        paragraph = self.pick(self.in_body)
        if paragraph is None or paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            return False
        table = etree.Element(W + "tbl")
        etree.SubElement(table, W + "tblPr")
        etree.SubElement(table, W + "tblGrid")
        columns = self.rng.randint(1, 3)
        for _ in range(self.rng.randint(1, 4)):
            row = etree.SubElement(table, W + "tr")
            for _ in range(columns):
                cell = etree.SubElement(row, W + "tc")
                etree.SubElement(cell, W + "p")
                self.filled(cell)
        paragraph.addnext(table)
        table.addnext(etree.Element(W + "p"))
        self.used.update(table.iter())
        return True

    def appendix(self):
        """A new one before another, or at the end, with copies of paragraphs in other words, and a table perhaps."""
        body = self.document.element.body
        titles = [p for p in body if style_of(p) == "AppendixTitle"]
        at = self.rng.choice([*titles, body[-1]])
        title = etree.Element(W + "p")
        etree.SubElement(etree.SubElement(title, W + "pPr"), W + "pStyle").set(W + "val", "AppendixTitle")
        etree.SubElement(etree.SubElement(title, W + "r"), W + "t").text = f"Of {self.fresh()}"
        at.addprevious(title)
        self.used.add(title)
        for _ in range(self.rng.randint(0, 5)):
            like = [p for p in free(self.document) if p not in self.used and self.in_body(p)]
            if not like:
                continue
            new = copy.deepcopy(self.rng.choice(like))
            for child in list(new):
                if child.tag != W + "pPr":
                    new.remove(child)
            etree.SubElement(etree.SubElement(new, W + "r"), W + "t").text = f"Nobody may take {self.fresh()} without leave."
            at.addprevious(new)
            self.used.add(new)
        return True

    def some(self, most):
        kinds = [self.reword] * 5 + [self.insert, self.remove, self.split, self.join, self.join_reworded, self.move, self.column, self.new_table]
        for _ in range(self.rng.randint(1, most)):
            kind = self.rng.choice(kinds)
            if kind():
                self.done.append(kind.__name__)
        if self.rng.random() < 0.2 and self.appendix():
            self.done.append("appendix")


# ---- what is held

def tokens(text):
    return re.findall(r"[^\W\d_]{2,}", text.lower())


def body_words(path):
    """Words of the body, changes accepted; not of the contents, which are made anew, nor of what fields say, which is."""
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))[0]
    found = collections.Counter()
    for paragraph in body.iter(W + "p"):
        if any(a.tag == W + "sdt" for a in paragraph.iterancestors()):
            continue
        words, depth = [], 0
        for node in paragraph.iter(W + "t", W + "fldChar", W + "br", W + "tab"):
            if node.tag == W + "fldChar":
                depth += {"begin": 1, "end": -1}.get(node.get(W + "fldCharType"), 0)
            elif not depth and node.tag == W + "t" and not any(a.tag in (W + "del", W + "hyperlink", W + "sdt") for a in node.iterancestors()):
                words.append(node.text or "")
            elif node.tag != W + "t":
                words.append(" ")
        if not "".join(words).startswith("Only if "):  # says again what a label says
            found.update(tokens(NUMBER.sub("", "".join(words))))  # a number that is words is counted anew
    return found


def bare(line):
    """The words of a line of Markdown, without ids and addresses."""
    return tokens(re.sub(r"\{#[^}]*\}|\]\([^)]*\)", " ", line))


def untouched(before, after, touched):
    """Each line that went from a source has the words of paragraphs that were edited; no other line went. A row of a table is
    one line: there the words that went are theirs."""
    known = collections.Counter(w for text in touched for w in tokens(text))
    for path in sorted(before):
        old, new = before[path].split("\n"), after.get(path, "").split("\n")
        for kind, start, end, to, last in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            came = collections.Counter(w for line in new[to:last] for w in bare(line))
            for line in old[start:end] if kind in ("replace", "delete") else []:
                if new.count(line) >= old.count(line):
                    continue
                row = line.lstrip().startswith("|")
                gone = list((collections.Counter(bare(line)) - came).elements()) if row else bare(line)
                strange = [w for w in gone if w not in known]
                if strange and len(strange) > len(gone) // 2:
                    yield f"{path}: a line that nobody touched is gone: {line[:90]!r}"


def texts_in(folder):
    return {str(p.relative_to(folder)): p.read_text(encoding="utf-8") for p in sorted(folder.rglob("*.md"))}


def one(base, content, document, seed, folder):
    """One file, edited by chance, and put back."""
    rng = random.Random(seed)
    place, edited, again = folder / "place" / content.name, folder / "edited.docx", folder / "again.docx"
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(content, place)
    opened = docx.Document(base)
    edits = Edits(opened, rng)
    edits.some(5)
    opened.save(edited)
    if not edits.done:
        return
    before = texts_in(place)
    done = run("import", "--into", document, "-C", place, edited) if document else \
        run("import", "--into", place / "document.md", edited)
    what = f"{'+'.join(edits.done)}"
    if done.returncode not in (0, 1):
        yield f"{what}: status {done.returncode}: {done.stderr[:400]}"
        return
    yield from (f"{what}: {problem}" for problem in untouched(before, texts_in(place), edits.touched))
    target = ["-C", place, document] if document else [place / "document.md"]
    made = run("build", "-q", "--to", "docx", "-o", again, *target)
    faults = [line for line in made.stderr.splitlines() if " error: " in line]
    if made.returncode and {"remove", "move", "join", "join_reworded"} & set(edits.done) and all("[reference-unknown]" in fault for fault in faults):
        return  # what somebody refers to was taken out, or into another document, and the checker says so
    if made.returncode:
        yield f"{what}: the sources are not sound: {made.stderr[:600]}"
        return
    listed = collections.Counter(tokens(done.stderr))
    for left in place.rglob("left-out.txt"):
        listed.update(tokens(left.read_text(encoding="utf-8")))
    lost = collections.Counter({w: n for w, n in (body_words(edited) - body_words(again)).items() if w not in listed})
    if lost:
        yield f"{what}: words are nowhere: {dict(lost.most_common(12))}\n{done.stderr[:600]}"


def bases(folder):
    """A name, its Word file, the content that it was made of, and its id there."""
    for document in ("officer-code", "member-officer-protocol"):
        path = folder / f"{document}.docx"
        if run("build", "-q", "--to", "docx", "-C", ROOT / "content", "-o", path, document).returncode == 0:
            yield document, path, ROOT / "content", document
    for pattern in CASES:
        for case in sorted((ROOT / "tests/cases").glob(pattern)):
            name = f"{case.parent.name}-{case.stem}"
            path, place = folder / f"{name}.docx", folder / name
            if run("build", "-q", "--to", "docx", "-o", path, case).returncode:
                continue
            place.mkdir()
            shutil.copy(case, place / "document.md")
            made = run("build", "-q", "--to", "docx", "-o", path, place / "document.md")
            if made.returncode == 0:
                yield name, path, place, None


def main(count, first):
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        every = list(bases(folder))
        for seed in range(first, first + count):
            rng = random.Random(seed)
            name, path, content, document = every[rng.randrange(2)] if rng.random() < 0.3 else rng.choice(every)
            hold(f"{name}, seed {seed}", list(one(path, content, document, seed, folder)))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 24, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
close()
