#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""flips.py [FLIPS]: one bit of one byte, anywhere in an adopted version or in what was published, must be found by
`keeling-check --seal`, which names the file. Half of the flips go to each. Nothing is found where nothing was altered.
The control is a check of names and sizes, as a copy program makes it: it must miss every flip."""
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/steps"))
from holding import check, close, hold

BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve()
os.environ["KEELING_TEMPLATES"] = str(ROOT / "templates")
FLIPS = int(sys.argv[1]) if len(sys.argv) > 1 else 120
chance = random.Random(20270218)


def proved(folder):
    done = subprocess.run([BUILD / "bin/keeling-check", "--seal", folder], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def sizes(folder):
    return sorted((str(p.relative_to(folder)), p.stat().st_size) for p in folder.rglob("*") if p.is_file())


def flipped(path):
    """The file with one bit of it turned over; gives back what it was, and which byte."""
    was = path.read_bytes()
    at = chance.randrange(len(was))
    path.write_bytes(was[:at] + bytes([was[at] ^ 1 << chance.randrange(8)]) + was[at + 1:])
    return was, at


def flip_all(what, folder, files, count, expected):
    """`expected` says what of a path the message must hold."""
    missed, whole, seen = [], sizes(folder), 0
    for _ in range(count):
        path = chance.choice(files)
        was, at = flipped(path)
        status, _, errors = proved(folder)
        if status != 2 or expected(path) not in errors:
            missed.append(f"{path.relative_to(folder)}, byte {at}: status {status}\n{errors}")
        seen += sizes(folder) != whole
        path.write_bytes(was)
    hold(f"{what}: {count} flips found", missed)
    check(f"{what}: the control sees none of them", seen == 0)
    check(f"{what}: nothing is found once they are put back", proved(folder)[0] == 0)
    print(f"{what}: {count} flips in {len(files)} files, {len(missed)} not found; by names and sizes alone {seen} found")


with tempfile.TemporaryDirectory() as place:
    content, out = pathlib.Path(place) / "content", pathlib.Path(place) / "out"
    shutil.copytree(ROOT / "content", content)
    subprocess.run([BUILD / "bin/keeling-build", "-q", "--draft", "-o", out, content], check=True)

    status, said, errors = proved(content)
    check("the adopted versions are as they were sealed", status == 0 and said.count("officer-code@") == 2, errors)
    status, said, errors = proved(out)
    check("what was built is as its manifest says", status == 0 and said.startswith("manifest.json "), errors)

    sealed = [p for p in sorted(content.glob("*/history/**/*")) if p.is_file()]
    flip_all("adopted versions", content, sealed, FLIPS // 2, lambda path: "/history/")
    built = [p for p in sorted(out.rglob("*")) if p.is_file() and not p.name.startswith(".")]
    flip_all("published files", out, built, FLIPS - FLIPS // 2, lambda path: str(path))

    # Each kind of message, with its words.
    page = out / "site/index.html"
    was = page.read_bytes()
    page.write_bytes(was + b" ")
    status, _, errors = proved(out)
    check("a page that was added to", status == 2 and f"{page}: error: this file is not as it was published: its SHA-256 is "
          in errors and errors.rstrip().endswith("build the constitution once more [published-altered]"), errors)
    page.unlink()
    status, _, errors = proved(out)
    check("a page that went", status == 2 and f"{page}: error: the manifest names this file, and it is not there; build the "
          "constitution once more [published-missing]" in errors, errors)
    page.write_bytes(was)
    (out / "site/more.html").write_bytes(was)
    status, _, errors = proved(out)
    check("a page that came", status == 2 and "/site/more.html: error: the build did not make this file: the manifest does "
          "not name it; move it out of what is published [published-other]" in errors, errors)
    (out / "site/more.html").unlink()
    (out / "notes").mkdir()
    (out / "notes/server.txt").write_text("mine\n")
    check("a folder that no build made is nobody's business", proved(out)[0] == 0)
    manifest = out / "manifest.json"
    was = manifest.read_text()
    manifest.write_text(was.replace('"docx/', '"../docx/', 1))
    status, _, errors = proved(out)
    check("a manifest that climbs out", status == 2 and "manifest.json:1:1: error: the manifest is not as the build wrote it: "
          "its seal, on its last line, is not that of the lines above; build the constitution once more [published-altered]"
          in errors and "a path within the folder and its SHA-256 are expected here" in errors, errors)
    manifest.write_text('{"format": 1}\n')
    status, _, errors = proved(out)
    check("no manifest", status == 2 and "manifest.json:1:1: error: this is not the manifest of a build; build the "
          "constitution once more [published-manifest]" in errors, errors)
    manifest.unlink()
    status, _, errors = proved(out)
    check("neither content nor build", status != 0 and errors, errors)
close()
