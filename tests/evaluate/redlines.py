#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""redlines.py [--scripts N] [--headings N] [--first SEED] [--moves native|plain] [--tuning] [--keep FOLDER]: the Word files
with tracked changes of random edit scripts (scripts.py), judged by LibreOffice and pandoc (word.py): who accepts all has
the new text, who rejects all the old one, with the numbers printed. Edit scripts of 1, 8 and 30 edits in every way of numbering, moves
told as such and plainly in turn, or all as --moves says; then --headings more in which headings come, go or get another
level too, and the text under them stays; then the pairs of ../shared/data/revisions/00-officer-code-pair, where it is.

With --tuning the seeds are those that may be looked at, and what differs is shown; --keep leaves the sources of what
failed in FOLDER. Status 1 where one fails."""
import argparse
import itertools
import os
import pathlib
import random
import re
import shutil
import sys
import tempfile
import time

if sys.executable != "/usr/bin/python3" and os.path.exists("/usr/bin/python3"):
    os.execv("/usr/bin/python3", ["/usr/bin/python3"] + sys.argv)  # Debian's own has LibreOffice's library

import pair
import scripts
import tools
import word

HELD_OUT = 100000
WAYS = ("generated", "decimal", "other", "mixed")


def headings_edited(path, rng):
    """Lines of headings taken out, or of another level: not the first, and none that a reference leads to."""
    lines = path.read_text(encoding="utf-8").split("\n")
    cited = "".join(file.read_text(encoding="utf-8") for file in path.parent.rglob("*.md"))
    some = [i for i, line in enumerate(lines) if re.match("##+ ", line)][1:]
    for i in rng.sample(some, min(len(some), rng.choice((1, 1, 2, 4)))):
        named = re.search(r"\{#(\w+)\}$", lines[i])
        if rng.random() < 0.5 and not (named and f"(#{named[1]})" in cited):
            lines[i] = ""
        else:
            lines[i] = rng.choice([mark for mark in ("##", "###", "####") if mark != lines[i].split(" ")[0]]) + \
                " " + lines[i].split(" ", 1)[1]
    path.write_text("\n".join(lines), encoding="utf-8")


def headings_made(first, count, folder, told=None):
    """Edits of 0, 1 or 8, and of headings; half of them the other way round."""
    for seed in range(first, first + count):
        size, moves = (0, 1, 8)[seed % 3], told or ("native", "plain")[seed % 5 == 4]
        old, new = scripts.Script(seed, size).write(folder / f"headings-{seed}")
        headings_edited(new / "document.md", random.Random(seed))
        yield f"headings {seed}, {size} other edits, moves {moves}", *((old, new) if seed % 2 else (new, old)), moves


def made(first, count, folder, told=None):
    """What is compared: its name, both sources, and how moves are told."""
    for seed in range(first, first + count):
        size, way, moves = scripts.SIZES[seed % 3], WAYS[seed // 3 % 4], told or ("native", "plain")[seed % 5 == 4]
        script = scripts.Script(seed, size, way)
        old, new = script.write(folder / str(seed))
        yield f"seed {seed}, {size} edit{'s' if size > 1 else ''}, {way}, moves {moves}", old, new, moves


def written_by_hand(told=None):
    if pair.PAIR.is_dir():
        for was, now in (("v1", "v2"), ("v1k", "v2k"), ("v1n", "v2n"), ("v1k", "v2"), ("v1k", "v2n"), ("v2", "v1")):
            old, new = pair.PAIR / f"{was}.md", pair.PAIR / f"{now}.md"
            yield f"the officer-code pair, {was} and {now}", old, new, told or "native"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scripts", type=int, default=50)
    parser.add_argument("--headings", type=int, default=25)
    parser.add_argument("--first", type=int, default=HELD_OUT)
    parser.add_argument("--moves", choices=("native", "plain"))
    parser.add_argument("--tuning", action="store_true")
    parser.add_argument("--keep", type=pathlib.Path)
    given = parser.parse_args()
    first, passed, failed, start = 0 if given.tuning and given.first == HELD_OUT else given.first, 0, 0, time.monotonic()
    bin_folder = str(tools.DIFF.parent)
    with tempfile.TemporaryDirectory() as folder, word.Office() as office:
        for name, old, new, moves in itertools.chain(
                made(first, given.scripts, pathlib.Path(folder), given.moves),
                headings_made(first, given.headings, pathlib.Path(folder), given.moves), written_by_hand(given.moves)):
            problems = word.judge(office, bin_folder, str(old), str(new), None, moves)
            passed, failed = passed + (not problems), failed + bool(problems)
            if problems:
                print(f"FAILED: {name}", flush=True)
            for problem in problems if given.tuning or "pair" in name else []:
                print("  " + problem, flush=True)
            if problems and given.keep and given.tuning:
                shutil.copytree(old.parent.parent, given.keep / old.parent.parent.name, dirs_exist_ok=True)
    print(f"Word files: {passed} of {passed + failed} pass, {time.monotonic() - start:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    if word.uno is None:
        sys.exit("LibreOffice's Python library (python3-uno) is not there")
    sys.exit(main())
