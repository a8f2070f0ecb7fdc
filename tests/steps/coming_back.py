# SPDX-License-Identifier: MIT
"""For steps that edit a Word file of ours and bring it back: where they work, its parts, marks of tracked changes. A step is over,
skipped, where lxml is not here."""
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

if sys.executable != "/usr/bin/python3" and os.path.exists("/usr/bin/python3"):
    os.execv("/usr/bin/python3", ["/usr/bin/python3"] + sys.argv)  # Debian's own has lxml and LibreOffice's library

from holding import close, skip  # noqa: E402

try:
    from lxml import etree
except ImportError:
    skip("lxml is not here")
    close()

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/evaluate"))
BIN = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve() / "bin"
WORK = pathlib.Path(tempfile.mkdtemp())
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERS = iter(range(9000, 99999))


def run(command, *arguments):
    return subprocess.run([BIN / f"keeling-{command}", *map(str, arguments)], capture_output=True, text=True, check=False, timeout=60,
                          cwd=WORK)


def words_of(node):
    return "".join(text.text or "" for text in node.iter(W + "t"))


def edited(name, parts, change):
    """A Word file of these parts with another body."""
    tree = etree.fromstring(parts["word/document.xml"])
    change(tree[0])
    path = WORK / f"{name}.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for part, data in parts.items():
            package.writestr(part, etree.tostring(tree) if part == "word/document.xml" else data)
    return path


def mark(kind):
    return etree.Element(W + kind, {W + "id": str(next(NUMBERS)), W + "author": "A clerk", W + "date": "2027-02-18T09:00:00Z"})


def runs_marked(paragraph, kind):
    """All words of a paragraph as tracked changes."""
    for piece in list(paragraph.iter(W + "r")):
        around = mark(kind)
        piece.addprevious(around)
        around.append(piece)
        for text in piece.iter(W + "t") if kind == "del" else ():
            text.tag = W + "delText"
