#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The overview tells every change in its words: each word that a rewording put in or took out stands in the overview, and what an
author gathers into one item is told in the same sentences as without that. Tried on the golden pairs of texts, and on edits by
chance of made-up documents (tests/evaluate)."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from holding import check, close

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/evaluate"))
import tools  # noqa: E402
from scripts import Script  # noqa: E402

CASES = ROOT / "tests/cases"
WORD = re.compile(r"[\w£%]+(?:[.,'’\-/]\w+)*")
# What the overview says in other words: of links where they lead, of a table its columns, of fields their facts.
OTHERWISE = {"table", "row", "field"}
# Pairs of which an author's own sentence or hand stands for the words, or that have too many to be told one by one.
LEFT = {"hidden", "own-text", "own-text-unnumbered", "said-in-full", "links", "addresses", "another-policy", "quotation"}


def overview(old, new):
    done = subprocess.run([tools.DIFF, "-q", "--to", "overview", old, new], capture_output=True, text=True, check=False)
    check(f"status {done.returncode} of {old}", done.returncode in (0, 1), done.stderr)
    return done.stdout


def told_of(words):
    """Of many words the overview quotes the first."""
    found = WORD.findall(words.lower())
    return found if len(found) <= 8 else found[:5]


def untold(changes, text):
    """Changes, with the words of theirs that the overview lacks."""
    have = set(WORD.findall(text.lower()))
    entry = any(change["unit"] == "item" and change["kind"] in ("inserted", "removed") for change in changes)
    for change in changes:
        if change["kind"] in ("inserted", "removed", "replaced-throughout", "included") or change["unit"] in OTHERWISE:
            continue
        differ = [word for sign, words in change["words"] if sign != "=" for word in told_of(words)]
        lacking = [word for word in differ if word not in have]
        if change["unit"] == "item" and entry and set(lacking) <= {"and", "or"}:
            continue  # which follow the entry that came or went, and that is told
        if lacking:
            yield f"{change['kind']} {change['unit']}: {lacking}"


def items(text):
    """The items, without their letters and reasons."""
    return [re.sub(r" Reason.*", "", item) for item in re.findall(r"^[a-z]+\) (.*)$", text, re.M)]


def first(side):
    return side[0] if isinstance(side, list) else side


def gather(changes, new):
    """All that has an id or a number is one group of the author's."""
    names = {}
    for change in changes:
        side = first(change["new"] or change["old"]) or {"id": change["replaced"], "label": ""}
        names[side["id"] or side["label"]] = 1
    lines = [f"{json.dumps(name)}:\n  because: so it is\n  group: all\n" for name in names if name]
    (new / "reasons.yaml").write_text("".join(lines), encoding="utf-8")



tried = grouped = 0
pairs = [(p, p.with_name(p.name.replace(".old", ".new"))) for p in sorted(CASES.glob("diff/*.old*"))]
pairs += [(p / "old", p / "new") for p in sorted(CASES.glob("overview/*"))]
for old, new in pairs:
    name = old.parent.name if old.name == "old" else old.name.split(".")[0]
    if name in LEFT:
        continue
    tried += 1
    lacking = list(untold(tools.keeling(old, new)["changes"], overview(old, new)))
    check(f"{name}: every word is told", not lacking, "; ".join(lacking))

for seed in range(1, 25):
    with tempfile.TemporaryDirectory() as folder:
        old, new = Script(seed, 8 if seed % 2 else 3).write(pathlib.Path(folder))
        changes, alone = tools.keeling(old, new)["changes"], overview(old, new)
        lacking = list(untold(changes, alone))
        check(f"script {seed}: every word is told", not lacking, "; ".join(lacking))
        gather(changes, new)
        together = overview(old, new)
        lacking = [item for item in items(alone) if item not in together]
        check(f"script {seed}: in a group as alone", not lacking, "; ".join(lacking) + "\n" + together)
        tried += 1
        grouped += len(items(together)) < len(items(alone))
check("texts enough", tried > 150, str(tried))
check("groups enough", grouped > 12, str(grouped))
close()
