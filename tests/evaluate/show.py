#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""show.py SEED SIZE WAY [FOLDER]: one script of the tuning range in detail: what was expected and not found, found and
not expected; the sources are left in FOLDER. With a range for SEED ('0-99') only the sums of each fault's kinds."""
import collections
import pathlib
import sys
import tempfile

import evaluate
import scripts


def detail(seed, size, way, folder):
    script = scripts.Script(seed, size, way)
    verdict, expected, told = scripts.judge(script, folder, others=False)
    return verdict, expected - told, told - expected


seeds, size, way = sys.argv[1], int(sys.argv[2]), sys.argv[3]
folder = pathlib.Path(sys.argv[4] if len(sys.argv) > 4 else tempfile.mkdtemp())
first, _, last = seeds.partition("-")
if int(last or first) >= evaluate.HELD_OUT:
    sys.exit("these seeds are held out: nobody looks at them")
faults = collections.Counter()
where = collections.defaultdict(list)
for seed in range(int(first), int(last or first) + 1):
    try:
        verdict, missing, wrong = detail(seed, size, way, folder)
    except Exception as failure:
        print(f"seed {seed}: {failure}")
        continue
    for word, items in (("-", missing), ("+", wrong)):
        for item, n in items.items():
            faults[word, item.kind, item.unit] += n
            where[word, item.kind, item.unit].append(seed)
            if not last:
                print(word, item.kind, item.unit, "\n   ", " / ".join(item.old), "\n   ", " / ".join(item.new))
    off = verdict.marked / verdict.optimum if verdict.optimum else 1
    if not last or not 0.97 <= off <= 1.03:
        print(f"seed {seed}: words {verdict.marked} of {verdict.optimum}: {off:.3f}")
for fault, n in faults.most_common():
    print(n, *fault, where[fault][:12])
