#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""report.py RUNS GROWTH: the runs that measure.py printed as a table, and ratios beside their targets. A ratio is taken
within each round, of runs that were neighbours, and the median of the rounds is told: a machine that is slow for a minute
is slow for both. GROWTH: how many times larger the largest pair of revisions is than the smallest."""
import collections
import math
import statistics
import sys

WALL, CPU, PEAK = range(3)
runs = collections.defaultdict(lambda: collections.defaultdict(list))  # name, round
for line in open(sys.argv[1]):
    number, name, *figures = line.rstrip("\n").split("\t")
    runs[name][number].append([float(figure) for figure in figures])
growth = float(sys.argv[2])


def all_of(name, what):
    return [run[what] for rounds in runs[name].values() for run in rounds]


def ratios(a, b, what):
    return [statistics.median(run[what] for run in runs[a][number]) / statistics.median(run[what] for run in runs[b][number])
            for number in runs[a] if number in runs[b]]


def verdict(target, met):
    return f"   target {target:14} {'met' if met else 'MISSED'}" if target else ""


def ratio(words, a, b, target="", holds=None, of=lambda value: value):
    wall, cpu = ([of(value) for value in ratios(a, b, what)] for what in (WALL, CPU))
    if not wall:
        print(f"{words:36} not measured")
        return
    middle = statistics.median(wall)
    print(f"{words:36} {middle:8.2f}   ({min(wall):.2f} to {max(wall):.2f})   by CPU time {statistics.median(cpu):8.2f}"
          + verdict(target, holds and holds(middle)))


def single(words, name, what, unit, scale, target=None, holds=None):
    values = [value * scale for value in all_of(name, what)]
    if not values:
        print(f"{words:36} not measured")
        return
    value = max(values) if what == PEAK else statistics.median(values)
    spread = "" if what == PEAK else f"   ({min(values):.2f} to {max(values):.2f})"
    worked = "" if what == PEAK else f"   CPU time {statistics.median(all_of(name, CPU)) * scale:.2f} {unit}"
    print(f"{words:36} {value:8.2f} {unit}{spread}{worked}" + (verdict(target, holds(value)) if target else ""))


print(f"\n{'what':20} {'runs':>5} {'median s':>10} {'least to most s':>20} {'CPU s':>10} {'peak MB':>9}")
for name in runs:
    wall = all_of(name, WALL)
    print(f"{name:20} {len(wall):5} {statistics.median(wall):10.4f} {min(wall):>11.4f} - {max(wall):.4f}"
          f" {statistics.median(all_of(name, CPU)):10.4f} {max(all_of(name, PEAK)) / 1024:9.0f}")

print()
ratio("HTML, 1 MB: ours / cmark", "keeling html", "cmark html", "at most 3", lambda v: v <= 3)
ratio("HTML, 1 MB: lowdown / ours", "lowdown html", "keeling html")
ratio("HTML, 1 MB: pandoc / ours", "pandoc html", "keeling html")
ratio("Word out, 1 MB: pandoc / ours", "pandoc docx", "keeling docx", "at least 100", lambda v: v >= 100)
ratio("Word in, 1 MB: pandoc / ours", "pandoc import", "keeling import", "at least 20", lambda v: v >= 20)
ratio("HTML: 10 MB / 1 MB", "keeling html 10", "keeling html", "at most 11", lambda v: v <= 11)
ratio("Word out: 10 MB / 1 MB", "keeling docx 10", "keeling docx", "at most 11", lambda v: v <= 11)
single("Memory, HTML of 1 MB", "keeling html", PEAK, "MB", 1 / 1024, "at most 40 MB", lambda v: v <= 40)
single("Memory, Word out, 1 MB", "keeling docx", PEAK, "MB", 1 / 1024, "at most 40 MB", lambda v: v <= 40)
single("The whole sample constitution", "keeling sample", WALL, "s", 1, "at most 0.2 s", lambda v: v <= 0.2)
single("The same over the last build", "keeling sample again", WALL, "s", 1)
single("A PDF of 500 pages", "keeling pdf", WALL, "s", 1, "at most 1 s", lambda v: v <= 1)
single("A form, 150 pages, 450 fields", "keeling form", WALL, "s", 1, "at most 0.25 s", lambda v: v <= 0.25)
ratio("That form: Chromium's print / ours", "chromium form", "keeling form", "at least 30", lambda v: v >= 30)
single("The pair of revisions", "diff pair", WALL, "ms", 1000, "at most 3 ms", lambda v: v <= 3)
ratio("The pair: lowdown-diff / ours", "lowdown-diff pair", "diff pair")
single("Two revisions of 1.3 MB", "diff 1.3", WALL, "ms", 1000, "at most 150 ms", lambda v: v <= 150)
single("Memory, two revisions of 1.3 MB", "diff 1.3", PEAK, "MB", 1 / 1024, "at most 60 MB", lambda v: v <= 60)
ratio("1.3 MB: lowdown-diff / ours", "lowdown-diff 1.3", "diff 1.3", "at least 9", lambda v: v >= 9)
ratio("1.3 MB: wdiff / ours", "wdiff 1.3", "diff 1.3")
ratio("1.3 MB: ours / git's words", "diff 1.3", "git words 1.3")
ratio("1.3 MB: a total rewrite / ours", "diff 1.3 rewritten", "diff 1.3", "at most 2", lambda v: v <= 2)
ratio("13 MB: a total rewrite / ours", "diff 13 rewritten", "diff 13", "at most 2", lambda v: v <= 2)
ratio("Growth to 13 MB: n to the power of", "diff 13", "diff 0.013", "at most 1.1", lambda v: v <= 1.1,
      lambda value: math.log(value, growth))
ratio("Growth from 1.3 to 13 MB", "diff 13", "diff 1.3", "at most 1.1", lambda v: v <= 1.1,
      lambda value: math.log(value, 10))
