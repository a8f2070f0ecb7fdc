# SPDX-License-Identifier: MIT
"""The same sources in another world: time zone, locale, umask, home, terminal, the order of folders, short reads and writes, other
addresses in memory; the same bytes must come out."""
import collections
import os
import time

import world
from world import COMMANDS, TOOLS, Row, faults_in, note

SHIM = str(TOOLS / "otherwise.so")
WORLDS = {
    "another zone": {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
    "another locale": {"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr", "LANG": "cy_GB.UTF-8", "TZ": "Asia/Kathmandu"},
    "no home": {"HOME": "/nonexistent", "USER": "x", "XDG_CONFIG_HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"},
    "folders backwards": {"LD_PRELOAD": SHIM, "FAULT_BACKWARDS": "1"},
    "a full terminal": {"COLUMNS": "20", "TERM": "xterm", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"},
    "dirty memory": {"MALLOC_PERTURB_": "165"},
    "an epoch": {"SOURCE_DATE_EPOCH": "1893456000"},
}


def harness(earth, quick, show):
    began, verdicts = time.monotonic(), collections.Counter()
    names = ("build", "to-json") if quick else [n for n in COMMANDS if n != "preview"]
    worlds = dict(WORLDS)
    for seed in range(2 if quick else 12):
        worlds[f"short reads and writes, {seed}"] = {"LD_PRELOAD": SHIM, "FAULT_SHORT": str(seed)}
    area = earth.area()
    for name in names:
        for words, env in worlds.items():
            outcome = area.run(name, env=env)
            verdict = area.judge(name, outcome)
            verdicts[verdict] += 1
            if verdict != "done" and verdict not in ("done",) and sum(verdicts.values()) - verdicts["done"] <= 5:
                note(show, name, words, verdict, outcome, earth.reference(name))
        outcome = area.run(name, umask=0o077)
        verdicts[area.judge(name, outcome)] += 1
    bad = sum(verdicts.values()) - verdicts["done"]
    yield Row("other worlds, every command", sum(verdicts.values()), bad, None, time.monotonic() - began, dict(verdicts))
    began, verdicts = time.monotonic(), collections.Counter()
    for words, env in worlds.items():
        verdicts[area.judge("build", area.run("build", env=env, program=TOOLS / "naive"), TOOLS / "naive")] += 1
    area.drop()
    yield Row("other worlds, the naive publisher", sum(verdicts.values()), 0, sum(verdicts.values()) - verdicts["done"], time.monotonic() - began, dict(verdicts))
