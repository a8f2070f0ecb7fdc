# SPDX-License-Identifier: MIT
"""What a redline says to who accepts all of its changes, and to who rejects them: of the Word file its paragraphs, of the
web page and of Markdown the words. Nothing of ours reads them."""
import html.parser
import os
import re
import subprocess
import xml.etree.ElementTree
import zipfile

tools = os.path.join(os.environ.get("BUILD", "build"), "bin")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def gone_from(holder, marks):
    return holder is not None and any(holder.find(W + mark) is not None for mark in marks)


class Reading:
    """The paragraphs of a Word file, as they are when all changes are accepted, or rejected; without the contents."""

    def __init__(self, path, rejected):
        self.marks = ("ins", "moveTo") if rejected else ("del", "moveFrom")
        self.cell, self.rejected, self.lines, self.text = "cellIns" if rejected else "cellDel", rejected, [], ""
        self.blocks(xml.etree.ElementTree.fromstring(zipfile.ZipFile(path).read("word/document.xml")).find(W + "body"))

    def words(self, node):
        for one in node:
            if one.tag in (W + "t", W + "delText"):
                self.text += one.text or ""
            elif one.tag in (W + "tab", W + "br"):
                self.text += " "
            elif one.tag not in [W + mark for mark in self.marks] + [W + "pPr", W + "rPr"]:
                self.words(one)

    def paragraph(self, node):
        self.words(node)
        properties = node.find(W + "pPr")
        if gone_from(properties.find(W + "rPr"), self.marks):
            return
        former = properties.find(f"{W}pPrChange/{W}pPr/{W}pStyle") if self.rejected else None
        style = (properties.find(W + "pStyle") if former is None else former).get(W + "val")
        if self.text.strip():
            self.lines.append((style, self.text.strip()))
        self.text = ""

    def blocks(self, node):
        for one in node:
            if one.tag == W + "p":
                self.paragraph(one)
            elif one.tag == W + "tr" and gone_from(one.find(W + "trPr"), self.marks):
                continue
            elif one.tag == W + "tc" and gone_from(one.find(W + "tcPr"), (self.cell,)):
                continue
            elif one.tag != W + "sdt" or one.find(f"{W}sdtPr/{W}docPartObj") is None:
                self.blocks(one)


def is_number(word):
    """What one file has as words may be Word's own number in another."""
    return word[0].isdigit() or word.endswith((")", "."))


def unnumbered(words):
    number, _, rest = words.partition(" ")
    return rest if rest and is_number(number) else words


def styled_lines(path, rejected=False):
    return [f"{style}: {unnumbered(words)}" for style, words in Reading(path, rejected).lines]


def lines(path, rejected=False):
    return [" ".join(unnumbered(words).split()) for _, words in Reading(path, rejected).lines]


# ---- Markdown and the web page ------------------------------------------------------------------------------------------

NUMBER = re.compile(r"\d+(\.\d+)*\.?|\(?([a-zA-Z]|[ivx]+|[IVX]+)\)")


def bare(text):
    """Its words, without numbers and what Markdown sets them with."""
    return [word for word in re.sub(r"[-|`>#*:\s]+", " ", text).split() if not NUMBER.fullmatch(word)]


def markdown_words(text, rejected=None):
    """Those of one of the two texts; of an ordinary text where `rejected` is None."""
    text = re.split(r"\n\*\*\*\n|\nNo changes\.\n", text, maxsplit=1)[1]
    if rejected is not None:
        gone = "ins" if rejected else "del"
        text = re.sub(rf"<{gone}>.*?</{gone}>|</?(ins|del)>|\(was \S+\) |\(moved (to|here from) .*?\) (?!\()", "", text,
                      flags=re.DOTALL)
    return bare(text)


class Page(html.parser.HTMLParser):
    OURS = {"unseen", "number", "was", "change"}  # what is told of the words
    WORDS = {"span", "a", "ins", "del", "strong", "em", "code"}  # what parts no words
    SINGLE = {"br", "hr", "img", "input", "link", "meta", "wbr"}

    def __init__(self, text, gone):
        super().__init__()
        self.gone, self.open, self.hidden, self.within, self.text = gone, [], 0, False, ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        classes = (dict(attrs).get("class") or "").split()
        self.within = (self.within or "document" in classes) and tag != "footer"
        if tag not in self.WORDS:
            self.text += " "
        if tag in self.SINGLE:
            return
        hidden = tag == self.gone or tag in ("svg", "script", "style") or not self.OURS.isdisjoint(classes)
        self.open.append((tag, hidden))
        self.hidden += hidden

    def handle_endtag(self, tag):
        while self.open:
            one, hidden = self.open.pop()
            self.hidden -= hidden
            if one == tag:
                break
        if tag not in self.WORDS:
            self.text += " "

    def handle_data(self, data):
        if self.within and not self.hidden:
            self.text += data


def page_words(text, rejected):
    return bare(Page(text, "ins" if rejected else "del").text)


def page_moves(text):
    """Whether anything moved: what was also reworded there shows its old words twice."""
    return re.search(r'class="(bar )?moved', text.split("<main", 1)[1]) is not None


# ---- the commands -------------------------------------------------------------------------------------------------------


def run(*command, ok=(0,)):
    """What went wrong, or ""."""
    done = subprocess.run([os.path.join(tools, command[0]), "-q", *command[1:]], capture_output=True, text=True)
    return "" if done.returncode in ok else f"status {done.returncode}: {done.stderr[:300]}"


def told(*command):
    done = subprocess.run([os.path.join(tools, "keeling-diff"), "-q", *command], capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr[:300]
    return done.stdout
