# SPDX-License-Identifier: MIT
"""Every allocation fails, once, and from there on (failmalloc.c)."""
import collections
import os
import struct
import time

import world
from world import COMMANDS, TOOLS, Row, faults_in, note, sample, spread


def counted(area, name, at=0, on=False, program=None):
    """A run in which allocation `at` fails; its outcome, and how many allocations there were and failed."""
    count = area.where / "count"
    count.write_bytes(bytes(16))
    env = {"LD_PRELOAD": str(TOOLS / "failmalloc.so"), "FAULT_COUNT": str(count), "FAULT_AT": str(at), **({"FAULT_ON": "1"} if on else {})}
    outcome = area.run(name, env=env, program=program)
    return outcome, *struct.unpack("qq", count.read_bytes())


def tried(earth, name, most, program=None, show=None):
    area = earth.area()
    _, asked, _ = counted(area, name, program=program)
    area.drop()
    verdicts = collections.Counter()
    points = [(at, on) for at in sample(asked, most) for on in (False, True)]

    def one(place, point):
        outcome, _, refused = counted(place, name, *point, program=program)
        return point, "not reached" if not refused else place.judge(name, outcome, program), outcome

    for point, verdict, outcome in spread(earth, one, points):
        verdicts[verdict] += 1
        if show and verdict.isupper() and faults_in(verdicts) <= 5:
            note(show, name, f"allocation {point[0]}{' and later ones' if point[1] else ''}", verdict, outcome, earth.reference(name))
    return asked, verdicts


def harness(earth, quick, show):
    """A row for each command."""
    for name in world.SMALL if quick else COMMANDS:
        began = time.monotonic()
        asked, verdicts = tried(earth, name, 4 if quick else int(os.environ.get("POINTS", 250)), show=show)
        yield Row(f"allocations, {name} ({asked})", sum(verdicts.values()), faults_in(verdicts), None, time.monotonic() - began, dict(verdicts))
    began = time.monotonic()
    _, verdicts = tried(earth, "build", 8 if quick else 200, program=TOOLS / "naive")
    yield Row("allocations, the naive publisher", sum(verdicts.values()), 0, faults_in(verdicts), time.monotonic() - began, dict(verdicts))
