#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What must always hold, tried on the sample's documents and on every golden case that has no mistake: no word is lost
on the way to any output; a section put in front moves every number after it and nothing else; Markdown that was printed
reads as the same document again; line ends make no difference; the words of changes are those of both texts."""
import html.parser
import json
import os
import pathlib
import random
import re
import subprocess
import tempfile
import xml.etree.ElementTree as ET
import zipfile

from holding import close, hold

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve()
os.environ["KEELING_TEMPLATES"] = str(ROOT / "templates")


def build(kind, document, text=None):
    """The document in a kind of output; None where the command fails."""
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out"
        done = subprocess.run([BUILD / "bin/keeling-build", "--to", kind, "-o", out, document],
                              input=text, capture_output=True)
        return out.read_bytes() if done.returncode == 0 and out.exists() else None


class Text(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.words, self.skip = [], 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.skip += tag in ("style", "script")
        for name, value in attributes:
            if name in ("alt", "aria-label", "value", "placeholder"):
                self.words.append(value or "")

    def handle_endtag(self, tag):
        self.skip -= tag in ("style", "script")

    def handle_data(self, data):
        if not self.skip:
            self.words.append(data)


def squeeze(text):
    return re.sub(r"\s+", "", text)


def docx_text(data):
    with tempfile.TemporaryFile() as file:
        file.write(data)
        root = ET.fromstring(zipfile.ZipFile(file).read("word/document.xml"))
    shown = lambda e: e.text or "" if e.tag.endswith("}t") else next((v for k, v in e.attrib.items() if k.endswith("}displayText")), "")
    return "".join(map(shown, root.iter()))


def runs(tree):
    """The words of a dump: what stands in quotation marks after text, code, label, term and so on."""
    for line in tree.splitlines():
        found = re.match(r'\s*(?:text|code|value|policy|reference) "(.*?)"(?: ->.*)?$', line)
        if found:
            yield found[1].replace('\\"', '"').replace("\\n", " ").replace("\\\\", "\\")


def no_word_is_lost(name, document):
    tree = build("tree", document)
    if tree is None:
        return
    wanted = [squeeze(r) for r in runs(tree.decode())]
    page = build("html", document)
    word = build("docx", document)
    for kind, text in (("html", page and squeeze("".join(Text(page.decode()).words))), ("docx", word and squeeze(docx_text(word)))):
        if text is None:
            hold(f"{name}: --to {kind}", ["it could not be made"])
        else:
            hold(f"{name}: words lost on the way to {kind}", (r for r in wanted if r and r not in text))


def without_numbers(tree):
    """A dump without the numbers of its nodes, and without the figures in references."""
    tree = re.sub(r'^(\s*reference )".*?"', r"\1", tree, flags=re.M)
    return re.sub(r"^(\s*(?:section|sub-heading|clause)) .*?(#|$)", r"\1 \2", tree, flags=re.M)


def a_section_in_front(name, source):
    """Only where sections count in figures and the text does not begin with a section of its own number."""
    text = source.read_text(encoding="utf-8")
    first = re.search(r"^## ", text, flags=re.M)
    before = build("tree", source)
    if not first or before is None:
        return
    longer = text[:first.start()] + "## Put in front {#put-in-front}\n\n" + text[first.start():]
    with tempfile.NamedTemporaryFile("w", suffix=".md", dir=source.parent, prefix=".put-in-front-", encoding="utf-8") as file:
        file.write(longer)
        file.flush()
        after = build("tree", file.name)
    if after is None:
        hold(f"{name}: with a section in front", ["it could not be made"])
        return
    shown = lambda t: re.findall(r"^  section (\d+)\S* #(\S+)", t.decode(), flags=re.M)
    old, new = {i: int(n) for n, i in shown(before)}, {i: int(n) for n, i in shown(after)}
    hold(f"{name}: a section in front moves the others by one",
         (f"{i}: {n} became {new.get(i)}" for i, n in old.items() if new.get(i) != n + 1))
    rest = re.sub(r"^  section #put-in-front\n    title\n      text .*\n", "", without_numbers(after.decode()), flags=re.M)
    known = without_numbers(before.decode())
    strip = lambda t: t.split("\n", 1)[1]
    hold(f"{name}: a section in front changes nothing else",
         () if strip(rest) == strip(known) else [f"{a!r} became {b!r}" for a, b in zip(strip(known).splitlines(), strip(rest).splitlines()) if a != b][:3] or ["another length"])


# Printed Markdown keeps figures as words, and these figures a reader can't tell from the words around them.
ALIKE = {
    "attributes/several-pairs.md": "clauses in a section without a number are printed '1', without any sign",
    "blocks/escaped-marks.md": "an entry whose words begin with '7.' looks like a number beside others that are",
    "numbering/unnumbered-headings.md": "a clause in a section without a number is printed '1', without any sign",
    "numbering/words-around-the-counter.md": "a heading 'Article 1' without a dot may be words, as in 'Section 149 of the Act'",
    "typed/years-and-sums-are-words.md": "'1.5 million' at the start of a paragraph looks like a number beside others that are",
}


def markdown_reads_again(name, document):
    if name in ALIKE:
        return
    printed = build("markdown", document)
    tree = build("tree", document)
    if printed is None or tree is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "again.md"
        path.write_bytes(printed)
        again = build("tree", path)
    if again is None:
        hold(f"{name}: printed Markdown reads without a mistake", ["it has mistakes"])
        return
    numbers = lambda t: re.findall(r"^\s*(?:section|sub-heading|clause) ([^#\s]\S*)", t.decode(), flags=re.M)
    hold(f"{name}: printed Markdown has the same numbers", () if numbers(tree) == numbers(again) else
         [f"{a} became {b}" for a, b in zip(numbers(tree), numbers(again)) if a != b][:5] or [f"{len(numbers(tree))} became {len(numbers(again))}"])


def line_ends_make_no_difference(name, source):
    data = source.read_bytes()
    tree = build("tree", source)
    if tree is None or b"\r" in data:
        return
    with tempfile.NamedTemporaryFile(suffix=".md", dir=source.parent, prefix=".crlf-") as file:
        file.write(data.replace(b"\n", b"\r\n"))
        file.flush()
        other = build("tree", file.name)
    strip = lambda t: t and t.split(b"\n", 1)[1:]
    hold(f"{name}: with CRLF", () if strip(other) == strip(tree) else ["the dump is another one"])


WORD = re.compile(r"(?<=[a-z] )[a-z]{3,}(?=[ .])")
EDITS = (lambda w: w + ",", lambda w: f"‘{w}’", lambda w: f"({w})", lambda w: w + " whatever", lambda w: "other", lambda w: f"the {w}, though,",
         lambda w: f"“{w}", lambda w: "", lambda w: w.capitalize())


def edited(text, chance):
    """Some words of each line of plain text are others, are followed by a comma or set in quotation marks."""
    return re.sub(r"^(?![-#|`:{>\s]*$|---|.*[`\[\]{}=<>]|\w+:)(?:\d+\. |- |\| )?\w.*$",
                  lambda line: WORD.sub(lambda w: chance.choice(EDITS)(w[0]) if chance.random() < 0.25 else w[0], line[0]),
                  text, flags=re.M)


def misquoted(change, side, sign):
    """Where the pieces of a change, joined, are not the text of that side; where a link leads is no word of it."""
    places = change[side] if isinstance(change[side], list) else [change[side]]
    text = " ".join(p["text"] for p in places)
    pieces = [(op, words) for op, words in change["words"] if op in ("=", sign)]
    said = "".join(words for op, words in pieces)
    bare = "".join(words if op == "=" else re.sub(r" ?\([^()]*\)", "", words) for op, words in pieces)
    return text not in (said, bare)


def words_are_those_of_the_texts(name, source):
    text = source.read_text(encoding="utf-8")
    front = re.match(r"---\n.*?\n---\n", text, flags=re.S)
    start = front.end() if front else 0
    other = text[:start] + edited(text[start:], random.Random(name))
    with tempfile.NamedTemporaryFile("w", suffix=".md", dir=source.parent, prefix=".edited-", encoding="utf-8") as file:
        file.write(other)
        file.flush()
        for old, new in ((source, file.name), (file.name, source)):
            done = subprocess.run([BUILD / "bin/keeling-diff", "--to", "json", old, new], capture_output=True)
            changes = json.loads(done.stdout)["changes"] if done.returncode == 1 else []
            global compared
            compared += sum(bool(c["words"]) for c in changes)
            hold(f"{name}: words quoted", (f"{c['words']} of {c[side]}" for c in changes if c["words"]
                                           for side, sign in (("old", "-"), ("new", "+")) if misquoted(c, side, sign)))


compared = 0
cases = sorted(p for p in (ROOT / "tests/cases").glob("*/*.md") if p.parent.name != "mistakes")
for source in cases:
    name = str(source.relative_to(ROOT / "tests/cases"))
    no_word_is_lost(name, source)
    markdown_reads_again(name, source)
for source in sorted((ROOT / "content").glob("*/document.md")):
    name = source.parent.name
    no_word_is_lost(name, source)
    markdown_reads_again(name, source)
# The cases lie in the work tree: a file beside them is put into a copy.
with tempfile.TemporaryDirectory() as folder:
    copy = pathlib.Path(folder)
    for source in cases:
        if source.parent.name in ("numbering", "references", "tables"):
            target = copy / source.parent.name / source.name
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(source.read_bytes())
            if source.parent.name == "references":
                a_section_in_front(str(source.relative_to(ROOT / "tests/cases")), target)
            line_ends_make_no_difference(str(source.relative_to(ROOT / "tests/cases")), target)
    for source in cases + sorted((ROOT / "content").glob("*/document.md")):
        target = copy / "edited" / source.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
        words_are_those_of_the_texts(str(source.relative_to(ROOT)), target)
hold("words quoted: changes enough", () if compared > 400 else [f"only {compared}"])
close()
