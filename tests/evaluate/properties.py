# SPDX-License-Identifier: MIT
"""What must hold whatever was edited: looks say nothing, the reversed comparison mirrors, sections in another order are
moves and no more, ids only help, --apply gives the new text. Each gives the number of scripts tried and those in which
it did not hold."""
import copy
import json
import pathlib
import random
from collections import Counter

import printing
import tools
from scripts import MOVES, Script, held, judge

LOOKS = [{"wrap": 60}, {"wrap": 97, "bullet": "*"}, {"bullet": "+", "loose": True}, {"quotes": True}, {"bom": True},
         {"wrap": 40, "bullet": "*", "loose": True, "quotes": True, "bom": True}]
MIRROR = {"inserted": "removed", "removed": "inserted", "split": "merged", "merged": "split"}


def told(found):
    return Counter(map(tools.item_of, found["changes"]))


def empty(found):
    return not (found["changes"] or found["renumbered"] or found["letters"])


def null_pairs(seed, folder):
    """The same text in other looks, and with itself: nothing at all."""
    for way in ("generated", "decimal", "other"):
        script = Script(seed, 8, way)
        plain = script.write(folder / way)[0]
        if not empty(tools.keeling(plain, plain)):
            return f"{way}: with itself"
        for i, looks in enumerate(LOOKS):
            other = folder / way / f"looks{i}"
            other.mkdir()
            path = printing.write(script.old, script.way, script.ids and way == "generated", other / "code", looks)
            if not empty(tools.keeling(plain, path)):
                return f"{way}: {looks}"
    return None


def reflowed(seed, folder):
    """Looks that change along with the words change nothing in the account."""
    script = Script(seed, 8, "decimal")
    old, new = script.write(folder)
    (folder / "looks").mkdir()
    other = printing.write(script.new, script.way, False, folder / "looks" / "code", LOOKS[-1])
    return None if told(tools.keeling(old, new)) == told(tools.keeling(old, other)) else "another account"


def mirrored(seed, folder):
    """Inserted is removed, split is merged, the pairs are the same. Of moves the reversed account may choose others."""
    script = Script(seed, 8)
    old, new = script.write(folder)
    there, back = told(tools.keeling(old, new)), told(tools.keeling(new, old))
    turned = Counter()
    for item, n in back.items():
        turned[item._replace(kind=MIRROR.get(item.kind, item.kind), old=item.new, new=item.old)] += n
    still = lambda items: Counter({i: n for i, n in items.items() if i.kind not in MOVES})
    if still(there) == still(turned) and sum(there.values()) == sum(turned.values()):
        return None
    return "; ".join(f"{i.kind} {i.unit}" for i in ((there - turned) + (turned - there)))


def permuted(seed, folder):
    """Sections in another order: moved sections, and numbers that follow."""
    script = Script(seed, 1)
    rng = random.Random(seed)
    script.new = script.old.copy()
    sections = [c for c in script.new.root.children if c.kind == "section"]
    rest = [c for c in script.new.root.children if c.kind != "section"]
    rng.shuffle(sections)
    script.new.root.children = sections + rest
    found = tools.keeling(*script.write(folder))
    wrong = [c for c in found["changes"] if (c["kind"], c["unit"]) != ("moved", "section")]
    return f"{wrong[0]['kind']} {wrong[0]['unit']}" if wrong else None


def ids_help(seed, folder):
    """With ids everywhere at least as much is right as without."""
    right = []
    for ids in (True, False):
        script = Script(seed, 8)
        script.ids = ids
        verdict, expected, found = judge(script, folder / str(ids), others=False)
        right.append(sum((expected & found).values()) - sum((found - expected).values()))
    return None if right[0] >= right[1] else f"{right[0]} with ids, {right[1]} without"


def applies(seed, folder):
    """The changes applied to the old text give the new one's dump: what it gives where nothing differs."""
    script = Script(seed, 30, ("generated", "decimal", "other")[seed % 3])
    old, new = script.write(folder)
    dumps = []
    for first in (old, new):
        changes = folder / "changes.json"
        changes.write_text(json.dumps(tools.keeling(first, new)), encoding="utf-8")
        dumps.append(tools.applied(changes, first))
    return None if dumps[0] == dumps[1] and dumps[0] else "another dump"


PROPERTIES = [("looks alone are nothing", null_pairs), ("looks beside changes are nothing", reflowed),
              ("the reversed comparison mirrors", mirrored), ("sections permuted are moves alone", permuted),
              ("ids only help", ids_help), ("--apply gives the new text", applies)]


def tried(first, count, folder):
    """(name, scripts tried, what failed) a property."""
    for name, holds in PROPERTIES:
        wrong = []
        for seed in range(first, first + count):
            where = pathlib.Path(folder) / f"{holds.__name__}-{seed}"
            where.mkdir(parents=True)
            try:
                why = holds(seed, where)
            except tools.Failed as failure:
                why = str(failure)
            if why:
                wrong.append((seed, why))
        yield name, count, wrong
