#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""evaluate.py: how far keeling-diff's account can be trusted, on made-up documents whose truth is known.

For scripts of 1, 8 and 30 edits in three ways of numbering: precision and recall of each kind of change, and the words
marked to the fewest that can be, beside git and wdiff; then properties; then the officer-code pair.

    --scripts N      edit scripts for each number of edits and way of numbering
    --first SEED     the first seed; the default range is held out: it is reported on, and nobody looks at it in detail
    --tuning         the range that may be looked at (show.py)
    --ways A,B       generated, decimal, other, mixed (typed before, generated after)
    --properties N   scripts for each property
Status 1 where an aim is missed or a property does not hold.
"""
import argparse
import sys
import tempfile

import pair
import properties
import scripts
import tools

HELD_OUT = 100000
KINDS = ("inserted", "removed", "reworded", "moved", "moved-reworded", "split", "merged", "retitled", "reordered",
         "replaced-throughout", "all", "renumbered")
AIMS = {1: 0.97, 8: 0.97, 30: 0.93}
RATIO = 0.98, 1.02
missed = 0


def met(sound):
    global missed
    missed += not sound
    return "met" if sound else "missed"


def measured(first, count, ways, folder):
    """A verdict by number of edits and way; and what failed altogether."""
    verdicts, failures = {}, []
    for size in scripts.SIZES:
        for way in ways:
            sum_of = verdicts.setdefault((size, way), scripts.Verdict())
            for seed in range(first, first + count):
                script = scripts.Script(seed, size, way)
                try:
                    sum_of.add(scripts.judge(script, f"{folder}/{size}-{way}-{seed}")[0])
                except tools.Failed as failure:
                    sum_of.add(scripts.nothing_found(script))
                    failures.append(f"seed {seed}, {size} edits, {way}: {failure}")
    return verdicts, failures


def figure(value):
    return "     -" if value is None else f"{value:6.3f}"


def kinds_table(size, whole):
    print(f"\n{size} edit{'s' if size > 1 else ''}, {whole.scripts} scripts; the aim: precision and recall {AIMS[size]}, "
          f"words {RATIO[0]} to {RATIO[1]}")
    print(f"  {'kind':<20} expected  found  right  precision  recall")
    for kind in KINDS:
        p, r = whole.precision(kind), whole.recall(kind)
        known = [x for x in (p, r) if x is not None]
        print(f"  {kind:<20} {whole.expected[kind]:8} {whole.found[kind]:6} {whole.right[kind]:6}     {figure(p)}  {figure(r)}"
              f"  {met(min(known) >= AIMS[size]) if known else ''}")


def words_table(size, verdicts, whole):
    print(f"  words marked to the optimum      keeling     git   wdiff")
    ways = [(w, v) for (s, w), v in verdicts.items() if s == size]
    for way, v in ways + [("all", whole)]:
        ratio = v.marked / v.optimum
        verdict = met(RATIO[0] <= ratio <= RATIO[1]) if way == "all" else ""
        print(f"  {way:<32} {ratio:7.3f} {v.git / v.optimum:7.2f} {v.wdiff / v.optimum:7.2f}  {verdict}")


def scripts_report(given, folder):
    verdicts, failures = measured(0 if given.tuning else given.first, given.scripts, given.ways.split(","), folder)
    for size in scripts.SIZES:
        whole = scripts.Verdict()
        for (s, _), verdict in verdicts.items():
            if s == size:
                whole.add(verdict)
        kinds_table(size, whole)
        words_table(size, verdicts, whole)
    print(f"\nruns that failed altogether: {len(failures)}  {met(not failures)}")
    for failure in failures[:10] if given.tuning else []:
        print("   ", failure.split("\n")[0])


def properties_report(given, folder):
    print("\nproperties")
    for name, count, wrong in properties.tried(0 if given.tuning else given.first, given.properties, folder):
        print(f"  {name:<36} {count - len(wrong):4} of {count:4}  {met(not wrong)}")
        for seed, why in wrong[:5] if given.tuning else []:
            print(f"    seed {seed}: {why[:150]}")


def pair_report():
    print("\nthe officer-code pair")
    if not pair.PAIR.is_dir():
        print("  skipped: it is not here")
        return
    for way, right, found, expected, ratio, _, _ in pair.verdicts(tools.keeling):
        sound = right == found == expected and RATIO[0] <= ratio <= RATIO[1]
        print(f"  v1{way:<2} {right} of {expected} right, {found} told, words {ratio:.3f}  {met(sound)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scripts", type=int, default=100)
    parser.add_argument("--first", type=int, default=HELD_OUT)
    parser.add_argument("--tuning", action="store_true")
    parser.add_argument("--ways", default="generated,decimal,other")
    parser.add_argument("--properties", type=int, default=30)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scripts_report(given, folder)
        properties_report(given, folder)
    pair_report()
    print(f"\n{missed} missed" if missed else "\nall met")
    sys.exit(missed > 0)


if __name__ == "__main__":
    main()
