#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""campaign.py [--quick] [HARNESS...]: every harness, each with its control; a table, and 'N passed, N failed'.

POINTS=N tries that many points of a command, evenly, where there are more, ONLY=NAME,... system calls of these commands alone;
TIMES=N is how often builds are killed, CUTS=N how many power cuts there are."""
import importlib
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "steps")]
import holding
import world

HARNESSES = ("allocations", "calls", "kills", "order", "disk", "worlds", "power")
QUICK = ("allocations", "calls", "kills", "order", "disk", "worlds")


def main():
    quick = "--quick" in sys.argv
    names = [a for a in sys.argv[1:] if not a.startswith("-")] or (QUICK if quick else HARNESSES)
    earth = world.World()
    print(f"{'harness':<52}{'points':>8}{'bad':>6}{'control':>9}{'seconds':>9}")
    for name in names:
        for row in importlib.import_module(name).harness(earth, quick, lambda words: print(f"    {words[:400]}")):
            found = "" if row.control is None else str(row.control)
            print(f"{row.harness:<52}{row.points:>8}{row.bad:>6}{found:>9}{row.seconds:>9.1f}   {row.notes if not quick else ''}", flush=True)
            if row.control is None:
                holding.check(f"{row.harness}: {row.bad} of {row.points} points end as they must not", not row.bad and row.points)
            else:
                holding.check(f"{row.harness}: the control is found out", row.control > 0)
    earth.drop()
    holding.close()


main()
