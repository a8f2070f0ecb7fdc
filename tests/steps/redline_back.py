#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A redline in Word that comes back as it went out: with its changes accepted it is the new text, with them rejected the old
one, so that neither's sources are touched, byte for byte, and nothing is told but the comments with the reasons."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from holding import check, close, hold

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve() / "bin"
CASES = ROOT / "tests/cases/diff"
CONTENT = ROOT / "content"
LOOKS = {"nothing-but-looks", "quotation"}  # other signs for the same are not tracked: the redline has the new ones

CONSTITUTION = """title: Constitution
council: Exampleshire County Council
language: en-GB
documents: [doc]
values:
  limit: £25
"""
HEAD = "---\ntitle: Rules\nversion: \"1.0\"\nstatus: draft\nlanguage: en-GB\nnumbering: [\"1.0\", \"1.1\", \"a)\"]\nappendices: [form.md]\n---\n\n"
ONE = "## First {#first}\n\n1. One is here. {#one}\n\n"
TWO = "1. Two refers to [](#one) and is ruled by [](value:limit). {#two}\n\n"
SECOND = "## Second {#second}\n\n1. Three refers to [](#second), to [](#tab) and to [](#form). {#three}\n\n" \
    "   Table: Limits {#tab}\n\n   | Name | Limit |\n   |---|---|\n   | Red | 10 |\n   | Blue | 20 |\n\n1. Five stands alone. {#five}\n\n"
ADDED = "## Added {#added}\n\n1. It was not here before. {#new}\n\n"
FORM = "---\ntitle: Application\n---\n\n# Application {#form}\n\nIt serves [](#one).\n\n```form\n- text: Name\n" \
    "- rows: Interests\n  columns: [%s]\n%s- statement: I work in [text: office].\n```\n"
TICKS = "- tick: I agree.\n- choices: Colours\n  options: [Red, Blue]\n- statement: I live in [text: town] now.\n"


def run(command, *arguments):
    return subprocess.run([BIN / f"keeling-{command}", *map(str, arguments)], capture_output=True, text=True, check=False, timeout=60)


def files_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def back(content, document, redline, how, place):
    """The redline put back into a copy of the content."""
    shutil.copytree(content, place)
    before = files_of(place)
    done = run("import", "--changes", how, *(("-C", place, "--into", document) if document else ("--into", place)), redline)
    after = files_of(place)
    after.pop(f"{document}/left-out.txt" if document else "left-out.txt", None)
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield f"{how}: {name} is another: {done.stderr[:600]}"
    if done.returncode:
        yield f"{how}: status {done.returncode}: {done.stderr[:600]}"
    for line in done.stderr.splitlines():
        if line.startswith(f"{redline}: warning: ") and "not brought in: a comment by" not in line:
            yield f"{how}: {line}"


def pair(old, new, document, moves, folder, skipped=()):
    """Both of them are content folders, or with no document the folder of one."""
    redline = folder / "redline.docx"
    one, other = (old / document, new / document) if document else (old, new)
    done = run("diff", "-q", "--to", "docx", "--moves", moves, "-o", redline, one, other)
    if done.returncode not in (0, 1):
        yield f"no redline: {done.stderr[:400]}"
        return
    for content, how in ((new, "accept"), (old, "reject")):
        if how not in skipped:
            yield from back(content, document, redline, how, folder / how / content.name)
    shown = run("diff", *(("-C", new, document) if document else (new,)), redline)
    if not re.search(r"No changes\.|Dim newidiadau\.", shown.stdout + shown.stderr):
        yield f"keeling-diff: {(shown.stdout + shown.stderr)[:600]}"


def samples():
    old = CONTENT / "officer-code/history/2.0"
    for document in ("officer-code", "member-officer-protocol"):
        for moves in ("native", "plain"):
            yield f"{document}, {moves}", old, CONTENT, document, moves, ()
            yield f"{document} the other way, {moves}", CONTENT, old, document, moves, ()


def written(folder, name, text, form):
    (folder / name / "doc").mkdir(parents=True)
    (folder / name / "constitution.yaml").write_text(CONSTITUTION, encoding="utf-8")
    (folder / name / "doc/document.md").write_text(HEAD + text, encoding="utf-8")
    (folder / name / "doc/form.md").write_text(form, encoding="utf-8")
    return folder / name


def small(folder):
    """What moved with references and values in it; numbers that followed; fields and columns of a form."""
    plain, more = FORM % ("Body, Role", ""), FORM % ("Body, Pay, Role", TICKS)
    texts = {
        "as it was": (ONE + TWO + SECOND, plain),
        "moved": (ONE + SECOND + TWO, plain),
        "moved and reworded": (ONE + SECOND + TWO.replace("is ruled", "is strictly ruled"), plain),
        "numbers": (ONE + ADDED + TWO + SECOND, plain),
        "form": (ONE + TWO + SECOND, more),
    }
    made = {name: written(folder, name.replace(" ", "-"), *text) for name, text in texts.items()}
    for name in list(made)[1:]:
        for moves in ("native", "plain"):
            yield f"{name}, {moves}", made["as it was"], made[name], "doc", moves, ()
            yield f"{name} the other way, {moves}", made[name], made["as it was"], "doc", moves, ()


def cases(folder):
    for case in sorted(CASES.glob("*.old.md")):
        name = case.name.removesuffix(".old.md")
        for side in ("old", "new"):
            place = folder / name / side / "doc"
            place.mkdir(parents=True)
            shutil.copy(CASES / f"{name}.{side}.md", place / "document.md")
        for moves in ("native", "plain"):
            yield f"{name}, {moves}", folder / name / "old/doc", folder / name / "new/doc", None, moves, \
                ("reject",) if name in LOOKS else ()


def stale(folder):
    """The sources went on after the redline was made: nothing is undone."""
    old, new = folder / "stale-old", folder / "stale-new"
    written(folder, "stale-old", ONE + TWO + SECOND, FORM % ("Body, Role", ""))
    written(folder, "stale-new", ONE + SECOND + TWO, FORM % ("Body, Role", ""))
    run("diff", "-q", "--to", "docx", "-o", folder / "stale.docx", old / "doc", new / "doc")
    with open(new / "doc/document.md", "a", encoding="utf-8") as source:
        source.write("1. Six came later. {#six}\n")
    before = files_of(new)
    done = run("import", "-C", new, "--into", "doc", folder / "stale.docx")
    return done.returncode == 2 and "[word-origin-unknown]" in done.stderr and files_of(new) == before, done.stderr


with tempfile.TemporaryDirectory() as temporary:
    top = pathlib.Path(temporary)
    for number, (what, *others, skips) in enumerate([*samples(), *small(top / "small"), *cases(top / "cases")]):
        at = top / f"at-{number}"
        at.mkdir()
        hold(what, list(pair(*others, at, skips)))
    check("sources that went on are not undone", *stale(top))
close()
