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


def controls(folder):
    """What must be found in a case, planted: a signal, a terminal that is driven, no message, a live page, an output beside
    a mistake, too long, too large."""
    case = cases.Case(0, "planted", "build", {})
    (folder / "out.html").write_text('<a href="java&#9;script:a">')
    fine = (0, b"", b"", 0.1, 1 << 20)
    check("planted: a live page", list(cases.always(case, folder, fine)))
    check("planted: an output beside a mistake", "an output beside a mistake" in cases.always(case, folder, (2, b"", b"a.md: error", 0.1, 1 << 20)))
    (folder / "out.html").write_text("a\u202eb")
    check("planted: a page that hides", list(cases.always(case, folder, fine)))
    (folder / "out.html").unlink()
    check("nothing planted, nothing found", not list(cases.always(case, folder, fine)))
    for name, result in {"a signal": (-11, b"", b"a", 0.1, 0), "a terminal": (2, b"", b"a\x1b[31m", 0.1, 0), "a C1 sign": (2, b"", "a\x9b".encode(), 0.1, 0), "words that turn": (2, b"", "a\u202e".encode(), 0.1, 0),
                         "no message": (2, b"", b"", 0.1, 0), "too long": (0, b"", b"", 9.0, 0), "too large": (0, b"", b"", 0.1, 1 << 33), "a sanitizer": (2, b"", b"AddressSanitizer", 0.1, 0)}.items():
        check(f"planted: {name}", list(cases.always(case, folder, result)))


def main():
    accept, words = "--accept" in sys.argv, " ".join(a for a in sys.argv[1:] if a != "--accept")
    chosen, expected, outcomes = all_cases(words), cases.kept(EXPECTED), {}
    with tempfile.TemporaryDirectory() as work:
        controls(pathlib.Path(work))
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
