#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""coverage.py BUILD: how much of tools/ the programs of a build with --coverage have run: lines, and branches taken, a file
a line with the worst first, then all of it. coverage.py BUILD NAME...: the lines of files whose path holds a name that were
not run ('-'), or whose branches were not all taken ('?' and how many were not)."""
import concurrent.futures
import json
import pathlib
import subprocess
import sys

build, names = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]
ROOT = pathlib.Path(__file__).resolve().parents[2]


def counted(notes):
    """What gcov says of the .c files of tools/ in one object: name, line, how often it was run, branches and those not taken."""
    said = subprocess.run(["gcov", "--json-format", "--stdout", "-b", str(notes)], capture_output=True, cwd=ROOT, check=False).stdout
    found = {}
    for text in said.splitlines():
        for part in json.loads(text)["files"]:
            name = part["file"]
            if not name.startswith("tools/") or not name.endswith(".c"):
                continue
            for line in part["lines"]:  # a line that stands in several functions comes once for each
                run, branches = found.setdefault((name, line["line_number"]), (0, []))
                found[name, line["line_number"]] = (run + line["count"], branches + [b["count"] for b in line["branches"]])
    return found


def share(run, total):
    return 100 * run / total if total else 100.0


def beside():
    """The notes of each object; and again beside counts that were written apart (GCOV_PREFIX), where there are any."""
    notes = sorted(p for p in (build / "obj").rglob("*.gcno") if build / "obj/tests" not in p.parents)
    for note in notes:
        apart = build / "faulted" / str(note.relative_to("/"))
        if apart.with_suffix(".gcda").exists():
            apart.write_bytes(note.read_bytes())
            yield apart
    yield from notes


def both(one, other):
    """What was run of a line in either, of which a branch is taken where it was in one."""
    return one[0] + other[0], [a + b for a, b in zip(one[1], other[1])] if len(one[1]) == len(other[1]) else max(one[1], other[1], key=len)


seen = {}
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    for part in pool.map(counted, beside()):
        for (name, line), counts in part.items():
            lines = seen.setdefault(name, {})
            lines[line] = both(lines[line], counts) if line in lines else counts
if names:
    for name in sorted(n for n in seen if any(word in n for word in names)):
        print(f"== {name}")
        text = (ROOT / name).read_text().splitlines()
        for line, (run, branches) in sorted(seen[name].items()):
            left = sum(not count for count in branches)
            if not run or left:
                print(f"{'-' if not run else '?'}{left or '':<3}{line:5} {text[line - 1]}")
    sys.exit(0)

table = []
for name, lines in seen.items():
    branches = [count for _, counts in lines.values() for count in counts]
    table.append((sum(run > 0 for run, _ in lines.values()), len(lines), sum(count > 0 for count in branches), len(branches), name))
for lines, of_lines, taken, of_taken, name in sorted(table, key=lambda row: (share(*row[:2]), row[4])):
    print(f"{share(lines, of_lines):6.1f} % of {of_lines:4} lines {share(taken, of_taken):6.1f} % of {of_taken:4} branches  {name}")
total = [sum(row[i] for row in table) for i in range(4)]
print(f"{share(*total[:2]):6.1f} % of {total[1]} lines, {share(*total[2:]):.1f} % of {total[3]} branches in {len(table)} files")
sys.exit(0 if seen else 1)
