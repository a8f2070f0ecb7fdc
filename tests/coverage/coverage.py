#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""coverage.py BUILD: how much of tools/ the programs of a build with --coverage have run: lines, and branches taken, a file
a line with the worst first, then all of it. A header counts with the file that includes it."""
import pathlib
import re
import subprocess
import sys

build = pathlib.Path(sys.argv[1]).resolve()
seen = {}
for notes in sorted((build / "obj").rglob("*.gcno")):
    if (build / "obj/tests") in notes.parents:
        continue
    said = subprocess.run(["gcov", "-n", "-b", str(notes)], capture_output=True, text=True, cwd=build).stdout
    for part in said.split("\nFile ")[0:] if said.startswith("File ") else said.split("File ")[1:]:
        name = part.split("'")[1]
        if not name.startswith("tools/") or not name.endswith(".c"):
            continue
        counts = []
        for words in ("Lines executed", "Taken at least once"):
            found = re.search(rf"{words}:([\d.]+)% of (\d+)", part)
            total = int(found[2]) if found else 0
            counts += [round(float(found[1]) * total / 100) if found else 0, total]
        seen[name] = counts

share = lambda run, total: 100 * run / total if total else 100.0
for name, (lines, of_lines, taken, of_taken) in sorted(seen.items(), key=lambda item: share(*item[1][:2])):
    print(f"{share(lines, of_lines):6.1f} % of {of_lines:4} lines {share(taken, of_taken):6.1f} % of {of_taken:4} branches  {name}")
total = [sum(column) for column in zip(*seen.values())] or [0, 0, 0, 0]
print(f"{share(*total[:2]):6.1f} % of {total[1]} lines, {share(*total[2:]):.1f} % of {total[3]} branches in {len(seen)} files")
sys.exit(0 if seen else 1)
