#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A long document in which much was edited in Word: 3,000 paragraphs, of which half or all were reworded, come back, each to
its own place, in some seconds; a file of another text is refused as before."""
import os
import pathlib
import random
import re
import subprocess
import tempfile
import zipfile

from holding import check, close

BIN = pathlib.Path(os.environ.get("BUILD", "build")).resolve() / "bin"
WORK = pathlib.Path(tempfile.mkdtemp())
COUNT = 3000
SECONDS = 20  # of processor time; it takes half of one
VERBS = "declare record report refuse approve review keep send publish register".split()
NOUNS = "gift interest contract meeting budget report officer member register service post school road library planning licence".split()


def text(seed, alike=0):
    """Clauses that are like each other, as those of a code are; of each `alike`, one that stands there again and again."""
    rng, lines = random.Random(seed), ['---\ntitle: Long\nversion: "1"\nstatus: draft\n---\n']
    for i in range(COUNT):
        verb, other, (a, b, c, d, e) = *rng.choices(VERBS, k=2), rng.choices(NOUNS, k=5)
        clause = f"The {a} {b} must {verb} each {c}, and {other} the {d} of the {e} within {rng.randint(2, 60)} days."
        if alike and i % alike == 0:
            clause = "This paragraph is kept for later."
        lines.append(f"## Part {i}\n\n1. {clause}" if i % 20 == 0 else f"1. {clause}")
    return "\n".join(lines) + "\n"


def run(*command):
    before = os.times()
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, timeout=300)
    return done, os.times().children_user - before.children_user


def written(name, content):
    source = WORK / name / "document.md"
    source.parent.mkdir()
    source.write_text(content)
    file = WORK / f"{name}.docx"
    made, _ = run(BIN / "keeling-build", "-q", "--to", "docx", "-o", file, source)
    check(f"{name} as a Word file", made.returncode == 0, made.stderr)
    return source, file


def edited(file, every):
    """One of `every` paragraphs in other words, and how many they are."""
    found, out = [0], file.with_name(f"{file.stem}-edited.docx")

    def reword(match):
        found[0] += 1
        return match[0].replace(" must ", " should always ") if found[0] % every == 0 else match[0]

    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "word/document.xml":
                content = re.sub(r"<w:t[^>]*>The [^<]* must [^<]*</w:t>", reword, content.decode()).encode()
            new.writestr(entry, content)
    return out, found[0] // every


for name, every, alike in (("half", 2, 0), ("all", 1, 0), ("repeated", 1, 3)):
    before = text(5, alike)
    source, file = written(name, before)
    changed, count = edited(file, every)
    done, seconds = run(BIN / "keeling-import", "--into", source, changed)
    check(f"{name}: they come back", done.returncode == 0 and f"paragraphs reworded: {count}, put in: 0, taken out: 0" in done.stderr, done.stderr)
    check(f"{name}: each to its place", source.read_text().replace(" should always ", " must ") == before
          and source.read_text().count(" should always ") == count)
    check(f"{name}: in {seconds:.1f} s", seconds < SECONDS)
source, _ = written("mine", text(5))
_, file = written("theirs", re.sub(r"[a-z]{4,}", lambda word: word[0][::-1], text(6)))
done, seconds = run(BIN / "keeling-import", "--into", source, file)
check("a file of another text is refused", done.returncode == 2 and source.read_text() == text(5), done.stderr)
check(f"and that in {seconds:.1f} s", seconds < SECONDS)
close()
