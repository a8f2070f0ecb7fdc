#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""conserve.py [DOCUMENTS [FIRST]]: made-up documents as a page, a Word file, an OpenDocument file, a PDF file and Markdown,
and their Word files read back: each has the words of the source, section by section, every one of them once and in order.
Each word has a number of its own, so that one that went, came twice or moved is seen, whatever stands around it. The readers
here are none of ours: Python's for HTML and zip, poppler's for PDF.

The control leaves a word out of what was read, changes a letter of one, and has two in the wrong order: all three must be
seen, or nothing is proved."""
import html.parser
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/steps"))
from holding import check, close, hold

BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve()
os.environ["KEELING_TEMPLATES"] = str(ROOT / "templates")
# The words of headings that begin a section; words whose end is known; words with all that stands at their end.
MARK, WORD = re.compile(r"Q\d+q"), re.compile(r"Q\d+q|f\d+f|k\d+[^\s]*")
# How the end of a word is written and how it is read; '' most often.
TAILS = [("", "")] * 30 + [(t, t) for t in (
    "ŵ", "ŷch", "ß", "Łódź", "Ελ", "’s", "–x", "…", "½", "£5", "%", "é,", ".", ";", ":", "?", "!", ")", "“a”", "/b", "+1", "=2",
    "@z", "$", "^", "~x", "5th", "(a)", "'s")] + [
    (r"a\*b", "a*b"), (r"\_c", "_c"), (r"\[d\]", "[d]"), (r"\`", "`"), ("&amp;e", "&e"), ("&lt;f", "<f"), (r"\<g", "<g"),
    (r"\#h", "#h"), (r"\\i", r"\i"), ("&quot;j", '"j'), ("&copy;", "©"), ("&#x175;", "ŵ"), (r"\|l", "|l")]
PATTERNS = ['["1.", "1.1", "(a)", "(i)"]', '["1.0", "1.1", "a)"]', '["A.", "1.", "(a)"]', '["Article 1", "1.1", "(a)"]',
            '["I.", "1.", "a)", "(i)"]', '["1", "1.1", "1.1.1"]']


class Source:
    """A document that is being made: its text, and the words of each section as they must be read."""

    def __init__(self, seed):
        self.chance, self.count, self.marks, self.ids = random.Random(seed), 0, 0, []
        self.sections, self.heads = [], set()

    # ---- words

    def word(self):
        self.count += 1
        written, read = self.chance.choice(TAILS)
        self.sections[-1].append(f"k{self.count}{read}")
        return f"k{self.count}{written}"

    def words(self, least, most):
        return " ".join(self.word() for _ in range(self.chance.randint(least, most)))

    def inline(self, least=3, most=18, breaks=True):
        """Words, some of them emphasised, linked, or with a reference or a line end among them."""
        parts = []
        for _ in range(self.chance.randint(1, 4)):
            roll, text = self.chance.random(), self.words(max(1, least // 3), max(1, most // 3))
            if roll < .08:
                text = f"**{text}**"
            elif roll < .16:
                text = f"*{text}*"
            elif roll < .22:
                text = f"[{text}](https://www.exampleshire.example/{self.count})"
            elif roll < .28 and self.ids:
                text += f" [](#{self.chance.choice(self.ids)})"
            elif roll < .34 and breaks:
                text += "\n" if self.chance.random() < .7 else "\\\n"
            parts.append(text)
        return re.sub(r"\s*\n\s*", "\n", " ".join(parts)).strip().rstrip("\\")

    def mark(self):
        self.marks += 1
        self.sections.append([f"Q{self.marks}q"])
        return f"Q{self.marks}q"

    # ---- blocks, each a list of lines

    def indented(self, lines, width):
        return [" " * width + line if line else line for line in lines]

    def paragraph(self):
        return self.inline().split("\n") + [""]

    def items(self, signs, depth):
        lines = []
        for number in range(1, self.chance.randint(2, 5)):
            sign = signs.replace("1", str(number)) + " "
            own = self.inline().split("\n")
            if signs == "1." and self.chance.random() < .25:
                self.ids.append(f"c{self.count}")
                own[-1] += f" {{#c{self.count}}}"
            own.append("")
            if self.chance.random() < .2:
                own += self.paragraph()
            if depth and self.chance.random() < .3:
                own += self.items(self.chance.choice(["1.", "-"]) if signs == "1." else "-", depth - 1)
            lines += [sign + own[0]] + self.indented(own[1:], len(sign))
        return lines

    def cell(self):
        roll = self.chance.random()
        if roll < .1:
            return ""
        if roll < .2:
            return self.words(1, 4) + "<br>" + self.words(1, 4)
        if roll < .27:
            return self.words(1, 4) + "<br><br>" + self.words(1, 4)
        if roll < .33:
            return f"- {self.words(1, 3)}<br>- {self.words(1, 3)}"
        return self.inline(1, 6, breaks=False)

    def table(self):
        lines, columns = [], self.chance.randint(2, 4)
        if self.chance.random() < .4:
            lines += ["Table: " + self.words(2, 5), ""]
        before = len(self.sections[-1])
        lines += ["| " + " | ".join(self.words(1, 2) for _ in range(columns)) + " |", "|" + "---|" * columns]
        self.heads.update(self.sections[-1][before:])
        for _ in range(self.chance.randint(1, 7)):
            lines.append("| " + " | ".join(self.cell() for _ in range(columns)) + " |")
        return lines + [""]

    def definitions(self):
        lines = []
        for _ in range(self.chance.randint(1, 3)):
            lines += [self.words(1, 3), ": " + self.inline(4, 12, breaks=False), ""]
        return lines

    def field(self):
        """A label and what goes with it; words in YAML stand in quotation marks."""
        kind = self.chance.choice(["text", "text", "long", "date", "money", "choice", "tick", "rows", "note", "signature",
                                   "statement", "time", "number"])
        quoted = lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        plain = lambda least, most: " ".join(self.plain() for _ in range(self.chance.randint(least, most)))
        lines = [f"- {kind}: {quoted(plain(2, 6))}"]
        if kind != "note" and kind != "statement" and kind != "signature":
            lines.append(f"  id: f{self.count}")
        if kind in ("text", "long", "date") and self.chance.random() < .3:
            lines.append(f"  hint: {quoted(plain(2, 5))}")
        if kind == "choice":
            lines.append("  options: [" + ", ".join(quoted(plain(1, 2)) for _ in range(self.chance.randint(2, 3))) + "]")
        if kind == "rows":
            before = len(self.sections[-1])
            lines.append("  columns: [" + ", ".join(quoted(plain(1, 2)) for _ in range(self.chance.randint(2, 3))) + "]")
            self.heads.update(self.sections[-1][before:])
            lines.append(f"  count: {self.chance.randint(2, 5)}")
        return lines

    def plain(self):
        self.count += 1
        self.sections[-1].append(f"f{self.count}f")
        return f"f{self.count}f"

    def form(self):
        lines = ["```form"]
        for _ in range(self.chance.randint(2, 6)):
            lines += self.field()
        return lines + ["```", ""]

    def blocks(self, forms):
        lines, before = [], None
        for _ in range(self.chance.randint(1, 6)):
            kinds = ["clauses"] * 4 + ["paragraph"] * 2 + ["bullets", "table", "definitions"] + ["form"] * forms
            kind = self.chance.choice([k for k in kinds if k != before or k == "paragraph"])
            before = kind
            lines += {"clauses": lambda: self.items("1.", 2), "bullets": lambda: self.items("-", 1), "table": self.table,
                      "paragraph": self.paragraph, "definitions": self.definitions, "form": self.form}[kind]()
        return lines

    def section(self, level="##", forms=False):
        heading = f"{level} {self.mark()} {self.words(1, 4)}"
        if self.chance.random() < .5:
            self.ids.append(f"s{self.marks}")
            heading += f" {{#s{self.marks}}}"
        lines = [heading, ""] + self.blocks(forms)
        while level == "##" and self.chance.random() < .25:
            lines += self.section("###")
        return lines

    def write(self, folder):
        names = [f"appendix-{n}.md" for n in range(self.chance.randint(0, 2))]
        lines = ["---", "title: A made-up document", 'version: "1.0"', "status: draft",
                 f"numbering: {self.chance.choice(PATTERNS)}"]
        lines += ["appendices:"] + [f"  - {name}" for name in names] if names else []
        lines += ["---", ""]
        for _ in range(self.chance.randint(1, 5)):
            lines += self.section()
        (folder / "document.md").write_text("\n".join(lines), encoding="utf-8")
        for name in names:
            self.ids = []  # an id of another file would have to be known there
            form = self.chance.random() < .6
            text = ["---", f"title: {self.mark()} {self.plain()}", "---", ""]
            text += self.form() if form else self.blocks(False)
            (folder / name).write_text("\n".join(text), encoding="utf-8")


# ---- what the outputs say -----------------------------------------------------------------------------------------

class Page(html.parser.HTMLParser):
    INLINE = {"a", "b", "strong", "em", "i", "code", "span", "abbr", "sub", "sup", "dfn"}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.text, self.skipped, self.unseen = [], 0, 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.unseen += tag == "span" and (self.unseen > 0 or ("class", "unseen") in attributes)  # names of buttons, said again
        self.skipped += tag in ("nav", "style", "script", "head")
        self.text.append("" if tag in self.INLINE else " ")

    def handle_endtag(self, tag):
        self.unseen -= tag == "span" and self.unseen > 0
        self.skipped -= tag in ("nav", "style", "script", "head")
        self.text.append("" if tag in self.INLINE else " ")

    def handle_data(self, data):
        if not self.skipped and not self.unseen:
            self.text.append(data)


def of_page(path):
    return "".join(Page(path.read_text(encoding="utf-8")).text)


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def of_word(path):
    said = []
    for paragraph in ET.fromstring(zipfile.ZipFile(path).read("word/document.xml")).iter(W + "p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(W + "val", "").startswith("TOC"):
            continue
        for part in paragraph.iter():
            if part.tag == W + "t":
                said.append(part.text or "")
            elif part.tag in (W + "br", W + "tab"):
                said.append(" ")
        said.append("\n")
    return "".join(said)


TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


ASIDE = {"table-of-content", "forms", "title", "desc"}  # what is said once more for others than readers


def of_odt(path):
    said = []

    def walk(node):
        if node.tag.split("}")[1] in ASIDE:
            return
        if node.tag in (TEXT + "p", TEXT + "h", TEXT + "s", TEXT + "tab", TEXT + "line-break"):
            said.append("\n")
        said.append(node.text or "")
        for child in node:
            walk(child)
            said.append(child.tail or "")

    body = ET.fromstring(zipfile.ZipFile(path).read("content.xml"))
    walk(body.find("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}body"))
    return "".join(said)


def of_pdf(path):
    said = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True).stdout.decode()
    return said.replace("\u00ad", "")


def sections(text):
    """The words of each section."""
    found = [[]]
    for word in WORD.findall(text):
        if MARK.fullmatch(word):
            found.append([])
        found[-1].append(word)
    return [s for s in found if s]


def printed_sections(text, source):
    """The same of pages, where lines end within words at a dash, the heads of tables come again, and a list of contents
    comes first: each word that is wanted is looked for where the next one begins."""
    text = re.sub(r"\s+", "", text[max(text.rfind("Q1q"), 0):])
    found, at, begins = [], 0, re.compile(r"Q\d+q|f\d+f|k\d+")
    for section in source.sections:
        found.append([])
        for word in section:
            there = begins.search(text, at)
            while there and not text.startswith(word, there.start()) and any(
                    text.startswith(head, there.start()) for head in source.heads):
                there = begins.search(text, there.end())
            sound = there and text.startswith(word, there.start())
            found[-1].append(word if sound else text[there.start():there.start() + 20] if there else "")
            at = there.start() + len(word) if sound else there.end() if there else len(text)
    left = [word for word in begins.findall(text[at:]) if not any(word == begins.match(head)[0] for head in source.heads)]
    return found + ([left] if left else [])


def differences(wanted, found):
    """In words; nothing where both are the same."""
    for n, section in enumerate(wanted):
        other = found[n] if n < len(found) else []
        if section != other:
            at = next((i for i, (a, b) in enumerate(zip(section, other)) if a != b), min(len(section), len(other)))
            yield f"section {section[0]}, word {at}: {section[at:at + 4]} became {other[at:at + 4]}"
            return
    if len(found) > len(wanted):
        yield f"{len(found)} sections instead of {len(wanted)}"


# ---- a document tried ---------------------------------------------------------------------------------------------

def run(command, *arguments):
    """What went wrong, or nothing."""
    done = subprocess.run([BUILD / f"bin/keeling-{command}", "-q", *arguments], capture_output=True, text=True)
    return done.stderr if done.returncode else ""


def page_again(folder, name):
    """A source that was printed or brought in, as a page."""
    return run("build", "--to", "html", "-o", folder / f"{name}.html", folder / name)


def outputs(folder):
    """Each way to read the document: what it is called, what was said of its making, its text."""
    document = folder / "document.md"
    yield "html", run("build", "--to", "html", "-o", folder / "o.html", document), lambda: of_page(folder / "o.html")
    yield "docx", run("build", "--to", "docx", "-o", folder / "o.docx", document), lambda: of_word(folder / "o.docx")
    yield "odt", run("build", "--to", "odt", "-o", folder / "o.odt", document), lambda: of_odt(folder / "o.odt")
    yield "pdf", run("build", "--to", "pdf", "-o", folder / "o.pdf", document), lambda: of_pdf(folder / "o.pdf")
    yield ("markdown", run("build", "--to", "markdown", "-o", folder / "o.md", document) or page_again(folder, "o.md"),
           lambda: of_page(folder / "o.md.html"))
    yield ("docx and back", run("import", "-o", folder / "in", folder / "o.docx") or page_again(folder, "in/document.md"),
           lambda: of_page(folder / "in/document.md.html"))


def compared(kind, text, source):
    return list(differences(source.sections, printed_sections(text, source) if kind == "pdf" else sections(text)))


def planted(kind, text, source, seen):
    """The same text with a fault in it, three times; how often it was seen."""
    word = next(w for w in source.sections[0][3:] if w[0] == "k" and w not in source.heads)
    stamp = re.match(r"k\d+", word)[0]
    at = [m for m in re.finditer(re.escape(stamp) + r"(?!\d)", text)][-1]
    other = f"k{int(stamp[1:]) + 1}"
    faults = {
        "a word left out": text[:at.start()] + text[at.end():],
        "a letter changed": text[:at.start()] + stamp[:-1] + "x" + text[at.end():],
        "two words in the wrong order": re.sub(f"({stamp}|{other})(?!\\d)", lambda m: other if m[0] == stamp else stamp, text),
    }
    for what, wrong in faults.items():
        seen.setdefault((kind, what), 0)
        seen[kind, what] += bool(compared(kind, wrong, source))


def tried(seed, problems, seen):
    with tempfile.TemporaryDirectory() as place:
        folder, source = pathlib.Path(os.environ.get("KEEP", place)), Source(seed)
        source.write(folder)
        for kind, failure, read in outputs(folder):
            text = "" if failure else read()
            problems.setdefault(kind, [])
            problems[kind] += [f"document {seed}: {w}" for w in ([failure] if failure else compared(kind, text, source))]
            if not failure and seed % 5 == 1:
                planted(kind, text, source, seen)
        return source


def main(documents, first):
    problems, seen, words = {}, {}, 0
    for seed in range(first, first + documents):
        words += tried(seed, problems, seen).count
    for kind, wrong in problems.items():
        hold(f"{documents} documents as {kind}", wrong)
    controls = len(range(first + (1 - first) % 5, first + documents, 5))
    for (kind, what), count in seen.items():
        check(f"the control, {kind}: {what}", count == controls, f"{count} of {controls} were seen")
    print(f"{documents} documents of {words} words in {len(problems)} ways: {sum(map(len, problems.values()))} differ; "
          f"{sum(seen.values())} of {controls * len(seen)} planted faults seen")
    close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 25, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
