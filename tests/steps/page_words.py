# SPDX-License-Identifier: MIT
"""The words and numbers of a page, and whether another reading of the same document has them."""
import html.parser
import os
import re
import subprocess


class Page(html.parser.HTMLParser):
    """The words of each block within the page's main part, and the number in front of them, or ''. Forms, drawings and
    what stands there for the screen only are left out."""
    BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "caption", "dt", "dd"}
    LEFT_OUT = {"nav", "svg", "header", "footer", "pre", "details"}
    VOID = {"br", "img", "input", "hr", "meta", "link", "col"}

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.blocks, self.path, self.number, self.words, self.in_number = [], [], "", "", False
        self.feed(text)
        self.flush()

    def seen(self):
        return any(tag == "main" for tag, _ in self.path) and not any(out for _, out in self.path)

    def handle_starttag(self, tag, attributes):
        classes = (dict(attributes).get("class") or "").split()
        if tag in self.BLOCKS or tag in ("input", "img"):  # Word has words in their place
            self.flush()
        if tag in self.VOID:
            return
        self.path.append((tag, tag in self.LEFT_OUT or bool({"form", "screen", "facts"} & set(classes))))
        self.in_number = self.in_number or "number" in classes

    def handle_endtag(self, tag):
        while self.path and self.path.pop()[0] != tag:
            pass
        self.in_number = self.in_number and tag not in ("a", "span")
        if tag in self.BLOCKS:
            self.flush()

    def handle_data(self, data):
        if not self.seen():
            return
        if self.in_number:
            self.number += data
        else:
            self.words += data

    def flush(self):
        if self.words.strip():
            self.blocks.append((squeezed(self.number), squeezed(self.words)))
        self.number = self.words = ""


def squeezed(text):
    """Without its spaces: where lines break and how far a tab goes is no reader's business."""
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


def missing(blocks, text, counts):
    """Blocks that the text lacks, or has in another order."""
    text, at = squeezed(text), 0
    for number, words in blocks:
        wanted = (number if counts else "") + words
        found = text.find(wanted, at)
        if found < 0:
            yield f"{number} {words[:70]}"
        else:
            at = found + len(wanted)


def to_text(folder, files):
    """What LibreOffice reads in Word files, as a text beside each."""
    home = folder / "home"
    subprocess.run(["soffice", f"-env:UserInstallation=file://{home}/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8",
                    "--outdir", folder, *files], env={**os.environ, "HOME": str(home)}, capture_output=True, timeout=300)
