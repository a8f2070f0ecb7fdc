# SPDX-License-Identifier: MIT
"""Killed at random moments: SIGKILL, after which the next run must clear up; SIGTERM, SIGINT and SIGHUP, after which nothing
may be left lying and the program must have ended by the signal (a shell says 143, 130, 129)."""
import collections
import os
import random
import signal
import subprocess
import time

import world
from world import TOOLS, Row, faults_in, note, spread, tree

POLITE = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def defaults():
    for number in (*POLITE, signal.SIGPIPE):
        signal.signal(number, signal.SIG_DFL)


def struck(area, name, number, after, program=None):
    """The command, sent a signal that many seconds after it began."""
    area.renew()
    running = subprocess.Popen(area.command(name, program), cwd=area.place, env={**os.environ, "TMPDIR": "tmp"}, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=defaults)
    time.sleep(after)
    running.send_signal(number)
    try:
        _, err = running.communicate(timeout=world.WAIT)
    except subprocess.TimeoutExpired:
        running.kill()
        running.communicate()
        return world.Outcome(None, b"", b"", area.world.start, tree(area.place))
    after = tree(area.place)
    area.clean = after == area.world.start
    return world.Outcome(running.returncode, b"", err, area.world.start, after)


def judge(area, name, outcome, number, program):
    expected = area.world.reference(name, program)
    if outcome.status is None:
        return "HANG", False
    if outcome.status != -number and not (name == "preview" and outcome.status == 0):
        if outcome.status == 3 and number == signal.SIGTERM and outcome.after == outcome.before:
            return "old", True
        return ("finished" if outcome.status == expected.status and outcome.after == expected.after else "STATUS"), False
    if number == signal.SIGKILL:
        return area.judge_killed(name, outcome, program), True
    if outcome.after in (outcome.before, expected.after):
        return "old or new", True
    hidden = [path for path in outcome.after if path not in outcome.before and path not in expected.after]
    return ("LITTER" if hidden else "TORN"), True


def lasts(area, name, program=None):
    began = time.monotonic()
    area.run(name, program=program)
    area.renew()
    return time.monotonic() - began


def tried(earth, name, numbers, times, program=None, show=None):
    area = earth.area()
    earth.reference(name, program)
    long = min(lasts(area, name, program) for _ in range(3))
    area.drop()
    chance = random.Random(name + str(numbers))
    verdicts, hit = collections.Counter(), 0

    def one(place, point):
        number, after = point
        outcome = struck(place, name, number, after, program)
        return point, outcome, *judge(place, name, outcome, number, program)

    for point, outcome, verdict, was_hit in spread(earth, one, [(numbers[i % len(numbers)], chance.uniform(0, long * 1.1)) for i in range(times)]):
        verdicts[verdict] += 1
        hit += was_hit
        if show and verdict.isupper() and faults_in(verdicts) <= 5:
            note(show, name, f"{point[0].name} after {point[1]:.3f} s", verdict, outcome, earth.reference(name, program))
    return verdicts, hit


def harness(earth, quick, show):
    times = int(os.environ.get("TIMES", 1000))
    plans = [("build", (signal.SIGKILL,), 8 if quick else times), ("build", POLITE, 8 if quick else times // 2)]
    if not quick:
        plans += [(name, numbers, times // 10) for name in ("adopt", "check-fix", "import-into", "to-docx", "preview", "register")
                  for numbers in ((signal.SIGKILL,), POLITE) if name != "preview" or numbers == POLITE]
    for name, numbers, count in plans:
        began = time.monotonic()
        verdicts, hit = tried(earth, name, numbers, count, show=show)
        words = "SIGKILL" if signal.SIGKILL in numbers else "SIGTERM, INT, HUP"
        yield Row(f"{words} at random, {name} ({hit} while it worked)", count, faults_in(verdicts), None, time.monotonic() - began, dict(verdicts))
    began = time.monotonic()
    count = 20 if quick else 200
    verdicts, _ = tried(earth, "build", (signal.SIGKILL,), count, program=TOOLS / "naive")
    yield Row("SIGKILL at random, the naive publisher", count, 0, faults_in(verdicts), time.monotonic() - began, dict(verdicts))
