# SPDX-License-Identifier: MIT
"""The programs under test: keeling-diff, whose account is read into the items of truth.py, and git and wdiff, of which
only the words that they mark can be counted."""
import json
import os
import pathlib
import re
import subprocess

from model import counted
from truth import Item, core, norm

ROOT = pathlib.Path(__file__).resolve().parents[2]
DIFF = pathlib.Path(os.environ.get("BUILD", ROOT / "build")) / "bin/keeling-diff"
os.environ.setdefault("KEELING_TEMPLATES", str(ROOT / "templates"))


class Failed(Exception):
    pass


def keeling(old, new, *more):
    run = subprocess.run([DIFF, "--to", "json", *more, old, new], capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        raise Failed(f"status {run.returncode}: {run.stderr.strip()[:400]}")
    return json.loads(run.stdout)


def applied(changes, old):
    """The dump that --apply makes from a file of changes."""
    run = subprocess.run([DIFF, "--apply", changes, old], capture_output=True, text=True, check=False)
    if run.returncode:
        raise Failed(f"--apply: status {run.returncode}: {run.stderr.strip()[:400]}")
    return run.stdout


def provisions(side):
    return side if isinstance(side, list) else [side] if side else []


def texts(side):
    """What the units of a side read; of one that is told with all that stands in it, its own words."""
    return tuple(norm(p["text"].split("\n")[0]) for p in provisions(side))


def item_of(change):
    if change["kind"] == "replaced-throughout":
        return Item(change["kind"], "", (norm(change["replaced"]),), (norm(change["replacement"]),))
    return Item(change["kind"], change["unit"], texts(change["old"]), texts(change["new"]))


def followed_of(found):
    for moved in found["renumbered"]:
        if moved["unit"] == "clause":
            continue  # the truth lists sections, appendices and references
        last = lambda text: core(text.split(" of ")[0].split(" ")[-1])
        yield Item("renumbered", moved["unit"], (last(moved["old"]),), (last(moved["new"]),))


FORM_MARK = re.compile(r"^(\(.*\)|options:|columns:|hint:)$")


def marked(found, truth):
    """Words struck and added, over all steps of all changes: a step turns units into others, and what it adds is in it."""
    weigh = lambda side, at, count: sum(len(side.words(u)) for u in side.units[at:at + count])
    counts = found["units"]["old"][0], found["units"]["new"][0]
    if counts != (len(truth.old.units), len(truth.new.units)):
        raise Failed(f"{counts} units were read, not {len(truth.old.units)}, {len(truth.new.units)}")
    words = 0
    for change in found["changes"] + found["letters"]:
        for old_at, old_count, new_at, new_count, hunks, _ in change["script"]:
            was, now = weigh(truth.old, old_at, old_count), weigh(truth.new, new_at, new_count)
            if not old_count or not new_count:
                words += was + now
            elif hunks:
                added = sum(len(counted(w)) for h in hunks for w in h[2] if not FORM_MARK.match(w))
                words += 2 * added + was - now
    return words


def git_marked(old, new):
    run = subprocess.run(["git", "diff", "--no-index", "--word-diff=porcelain", "--no-color", "-U0", old, new],
                         capture_output=True, text=True, check=False)
    lines = [l for l in run.stdout.split("\n") if l[:1] in "+-" and l[:4] not in ("+++ ", "--- ")]
    return sum(len(counted(l[1:])) for l in lines)


def wdiff_marked(old, new):
    run = subprocess.run(["wdiff", "-n", "-w\x01", "-x\x02", "-y\x01", "-z\x02", old, new], capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        raise Failed(f"wdiff: {run.stderr.strip()}")
    return sum(len(counted(t)) for t in re.findall("\x01(.*?)\x02", run.stdout, re.S))
