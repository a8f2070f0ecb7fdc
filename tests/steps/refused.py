#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Whatever a command refuses, in its own words: tests/refused.txt has a command a block, then the exit status and what it
says on standard error, whole. refused.py --accept writes what comes out now into the file; read the difference."""
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve()
FILE = ROOT / "tests/refused.txt"
SMALL = "---\ntitle: Small\nversion: 1.0\n---\n\n## One\n\n1. Cash is refused. {#cash}\n"


def folder_make(here):
    """What the commands stand in: the sample, its repository, two texts of one clause, an empty folder, and one that is taken."""
    shutil.copytree(ROOT / "content", here / "content")
    (here / "empty").mkdir()
    (here / "taken/site").mkdir(parents=True)
    (here / "small.md").write_text(SMALL)
    (here / "other.md").write_text(SMALL.replace("refused", "taken"))
    git = ["git", "-C", here / "repository", "-c", "user.name=Clerk", "-c", "user.email=clerk@council.example"]
    (here / "repository").mkdir()
    (here / "repository/small.md").write_text(SMALL)
    for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run(git + words, check=True, stdin=subprocess.DEVNULL)


def said(command, here):
    words = shlex.split(command)
    environment = dict(os.environ, KEELING_TEMPLATES=str(ROOT / "templates"), LC_ALL="C", NO_COLOR="1")
    run = subprocess.run([BUILD / "bin" / words[0], *words[1:]], cwd=here, env=environment, stdin=subprocess.DEVNULL,
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, timeout=60)
    lines = [line for line in run.stderr.splitlines() if line != f"Try '{words[0]} --help'."]
    return [f"{run.returncode}"] + [line.replace(str(here), "HERE") for line in lines]


def main():
    passed = failed = 0
    out = []
    with tempfile.TemporaryDirectory() as name:
        here = pathlib.Path(name)
        folder_make(here)
        for block in FILE.read_text().split("\n\n"):
            lines = block.strip("\n").splitlines()
            if not lines or not lines[0].startswith("$ "):
                out.append("\n".join(lines))
                continue
            actual = said(lines[0][2:], here)
            out.append("\n".join([lines[0], *actual]))
            if actual == lines[1:] and actual[0] != "0":
                passed += 1
            elif "--accept" not in sys.argv:
                failed += 1
                print("FAILED:", lines[0], "\n  expected:", *lines[1:], "\n  came:", *actual, sep="\n    ")
    if "--accept" in sys.argv:
        FILE.write_text("\n\n".join(out) + "\n")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
