#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""numbers.py PAGE.html TEXT: every official number of the page stands in front of the same words in the text that
LibreOffice made of the Word file, and in the same order: Word's own numbering says what the site says."""
import html.parser
import re
import sys


class Numbers(html.parser.HTMLParser):
    """Pairs of a number and the first words after it, within the page's main part."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.pairs, self.main, self.skip, self.number, self.words = [], 0, 0, None, None
        self.feed(text)
        self.flush()

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "main":
            self.main += 1
        if tag in ("nav", "form", "svg", "table", "header"):
            self.skip += 1
        if tag == "a" and values.get("class") == "number" and self.main and not self.skip:
            self.flush()
            self.number, self.words = "", None

    def handle_endtag(self, tag):
        if tag in ("nav", "form", "svg", "table", "header"):
            self.skip -= 1
        if tag == "main":
            self.main -= 1
        if tag == "a" and self.number is not None and self.words is None:
            self.words = ""
        if tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6"):
            self.flush()

    def handle_data(self, data):
        if self.number is not None and self.words is None:
            self.number += data
        elif self.words is not None:
            self.words += data

    def flush(self):
        if self.number and self.words is not None:
            self.pairs.append((self.number.strip(), self.words.strip()))
        self.number = self.words = None


def plain(text):
    return re.sub(r"\s+", " ", text).strip()


page = Numbers(open(sys.argv[1], encoding="utf-8").read()).pairs
text = plain(open(sys.argv[2], encoding="utf-8-sig").read())
at, missing = 0, []
for number, words in page:
    wanted = f"{number} {plain(words)[:40]}".strip()
    found = text.find(wanted, at)
    if found < 0:
        missing.append(wanted)
    else:
        at = found + len(number)
if not page:
    missing = ["the page has no numbers"]
for line in missing[:20]:
    print(f"not in the Word file, or in another order: {line}")
sys.exit(bool(missing))
