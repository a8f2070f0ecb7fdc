#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every row of the table of threats (tests/faults/README.md): hostile sources, each with its exact status and messages in
tests/faults/threats.txt, in little time and memory, with no page beside a mistake and nothing live in a page.

    threats.py [--accept] [WORDS]     WORDS: only cases with these in their name"""
import difflib
import importlib
import pathlib
import sys
import tempfile

FAULTS = pathlib.Path(__file__).resolve().parents[1] / "faults"
sys.path.insert(0, str(FAULTS))
import cases
from holding import check, close

EXPECTED = FAULTS / "threats.txt"
TABLES = sorted(path.stem for path in FAULTS.glob("threats_*.py"))


def all_cases(words):
    every = sorted((case for name in TABLES for case in importlib.import_module(name).table.cases), key=lambda case: case.row)
    names = [f"{case.row} {case.name}" for case in every]
    if len(set(names)) != len(names):
        cases.stop(f"two cases of one name: {sorted({n for n in names if names.count(n) > 1})}")
    return [(name, case) for name, case in zip(names, every) if words in name]


def main():
    accept, words = "--accept" in sys.argv, " ".join(a for a in sys.argv[1:] if a != "--accept")
    chosen, expected, outcomes = all_cases(words), cases.kept(EXPECTED), {}
    with tempfile.TemporaryDirectory() as work:
        came = cases.run([case for _, case in chosen], pathlib.Path(work))
    for (name, _), (got, wrong) in zip(chosen, came):
        outcomes[name] = got
        check(f"{name}: {', '.join(wrong)}", not wrong, "\n".join(got))
        if accept:
            continue
        difference = "\n".join(difflib.unified_diff(expected.get(name, ["no such case in threats.txt"]), got, "expected", "came", lineterm="", n=0))
        check(name, not difference, difference)
    if accept and not words:
        cases.keep(EXPECTED, outcomes)
    check("no case has gone", words or not set(expected) - set(outcomes), set(expected) - set(outcomes))
    close()


main()
