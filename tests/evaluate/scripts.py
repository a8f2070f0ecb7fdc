# SPDX-License-Identifier: MIT
"""One edit script: made, printed, compared by every program, and held against its truth."""
import pathlib
import random
from collections import Counter

import edits
import model
import printing
import tools
from truth import Truth

SIZES = (1, 8, 30)
MOVES = ("moved", "moved-reworded", "reordered")


class Script:
    """Everything follows from the seed, the number of edits and the way of numbering."""

    def __init__(self, seed, size, way=None):
        rng = random.Random(seed * 100 + size)
        self.seed, self.size = seed, size
        self.style = ("rules", "prose")[seed % 2]
        self.ids = seed % 4 >= 2
        other = printing.STYLES[seed % len(printing.STYLES)]
        self.way, self.new_way = {"generated": ("generated",) * 2, "decimal": ("decimal",) * 2, "other": (other,) * 2,
                                  "mixed": ("decimal", "generated")}[way or "generated"]
        self.old = model.make_document(rng, self.style)
        self.new = edits.edited(self.old, rng, size)
        edits.references_settle(self.new)
        self.truth = Truth(self.old, self.new, self.way, self.new_way)

    def write(self, folder, looks=None):
        """The two sources, both with the name of the same document."""
        folder = pathlib.Path(folder)
        self.paths = []
        for name, doc, way in (("old", self.old, self.way), ("new", self.new, self.new_way)):
            (folder / name).mkdir(parents=True, exist_ok=True)
            self.paths.append(printing.write(doc, way, self.ids and way == "generated", folder / name / "code", looks))
        return self.paths

    def write_lone(self, folder):
        """The two as one text each, for git and wdiff."""
        paths = []
        for name, doc, way in (("old", self.old, self.way), ("new", self.new, self.new_way)):
            path = pathlib.Path(folder) / f"{name}.txt"
            path.write_text(printing.lone(doc, way, self.ids and way == "generated"), encoding="utf-8")
            paths.append(path)
        return paths


class Verdict:
    """What was right: counts of expected, found and right items a kind; and words."""

    def __init__(self):
        self.expected, self.found, self.right = Counter(), Counter(), Counter()
        self.optimum = self.marked = self.git = self.wdiff = self.scripts = 0

    def add(self, other):
        for name in ("expected", "found", "right"):
            getattr(self, name).update(getattr(other, name))
        for name in ("optimum", "marked", "git", "wdiff", "scripts"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def precision(self, kind):
        return self.right[kind] / self.found[kind] if self.found[kind] else None

    def recall(self, kind):
        return self.right[kind] / self.expected[kind] if self.expected[kind] else None


def held(script, found):
    """The expected items, the found ones, and what of both is murky left out."""
    truth = script.truth
    told = Counter(map(tools.item_of, found["changes"]))
    moves = {(i.old, i.new) for i in told if i.kind in MOVES}
    expected = truth.items(lambda o, n: ((truth.old.text[o],), (truth.new.text[n],)) in moves)
    murky = {truth.old.text[u] for u in truth.murky_old} | {truth.new.text[u] for u in truth.murky_new}
    clear = lambda item: not murky & set(item.old + item.new)
    told = Counter({i: n for i, n in told.items() if clear(i)})
    expected = Counter({i: n for i, n in expected.items() if clear(i)})
    expected.update(truth.followed())
    told.update(tools.followed_of(found))
    return expected, told


def told_apart(truth, found):
    """The murky pairs that were told as one that went and one that came."""
    alone = [i for i in map(tools.item_of, found["changes"]) if i.kind in ("inserted", "removed")]
    gone, come = {t for i in alone for t in i.old}, {t for i in alone for t in i.new}
    return {o for o in truth.murky_old & set(truth.pairs)
            if truth.old.text[o] in gone and truth.new.text[truth.pairs[o]] in come}


def count(counter, items):
    for item, n in items.items():
        counter[item.kind] += n
        if item.kind != "renumbered":
            counter["all"] += n


def nothing_found(script):
    """The verdict on a run that failed: all of it missed."""
    verdict = Verdict()
    count(verdict.expected, held(script, {"changes": [], "renumbered": []})[0])
    verdict.scripts = 1
    return verdict


def judge(script, folder, others=True):
    verdict = Verdict()
    found = tools.keeling(*script.write(folder))
    expected, told = held(script, found)
    for counter, items in ((verdict.expected, expected), (verdict.found, told), (verdict.right, expected & told)):
        count(counter, items)
    verdict.scripts, verdict.optimum = 1, script.truth.optimum(told_apart(script.truth, found))
    verdict.marked = tools.marked(found, script.truth)
    if others:
        old, new = script.write_lone(folder)
        verdict.git, verdict.wdiff = tools.git_marked(old, new), tools.wdiff_marked(old, new)
    return verdict, expected, told
