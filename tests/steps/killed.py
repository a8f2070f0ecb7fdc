#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds killed at random moments (killed.py TIMES, 200 by default): each part of the output is the old one or the new one,
whole; the next build goes through and leaves no litter. A publisher that writes in place is killed too, and must be found
out."""
import hashlib
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from holding import check, close

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build")) / "bin/keeling-build"
TIMES = int(sys.argv[1]) if len(sys.argv) > 1 else 200
WORK = pathlib.Path(tempfile.mkdtemp())
OUT = WORK / "out"
CLAUSES = "\n".join(f"1. Officers declare an interest of kind {n} within [](value:days) days." for n in range(150))


def constitution(name, days):
    folder = WORK / name
    (folder / "code").mkdir(parents=True)
    (folder / "constitution.yaml").write_text(f"title: Constitution\ncouncil: A Council\nlanguage: en-GB\ndocuments: [code]\n"
                                              f"values:\n  days: {days}\n")
    (folder / "code/document.md").write_text("---\ntitle: Code\nversion: \"1.0\"\nstatus: draft\n"
                                             "numbering: [\"1.\", \"1.1\"]\n---\n\n## Interests\n\n" + CLAUSES +
                                             "\n\n```form\n- text: Name\n  id: name\n```\n")
    return folder


def parts(out):
    """Each entry at the top of the output, with a sum of all that is in it."""
    found = {}
    for entry in sorted(out.iterdir()) if out.is_dir() else []:
        if entry.name.startswith("."):
            continue
        sums = [(str(f.relative_to(out)), hashlib.sha256(f.read_bytes()).hexdigest())
                for f in ([entry] if entry.is_file() else sorted(entry.rglob("*"))) if f.is_file()]
        found[entry.name] = hashlib.sha256(repr(sums).encode()).hexdigest()
    return found


def run(content):
    return subprocess.run([BUILD, "--draft", "-q", "-o", OUT, content], check=False).returncode


def killed(command, after):
    """True if it was still running after that many seconds."""
    running = subprocess.Popen(command)
    time.sleep(after)
    alive = running.poll() is None
    running.send_signal(signal.SIGKILL)
    running.wait()
    return alive


contents = [constitution("old", "14"), constitution("new", "28")]
wholes = []
for content in contents:
    began = time.monotonic()
    check(f"{content.name} builds", run(content) == 0)
    lasts = time.monotonic() - began
    wholes.append(parts(OUT))
check("the two differ in each part", all(wholes[0][name] != wholes[1][name] for name in wholes[0]), wholes)
chance = random.Random(1)
torn, struck, litter = [], 0, []
for turn in range(TIMES):
    # A machine may be twice as quick from one minute to the next: the moment follows how many were still at work.
    alive = killed([BUILD, "--draft", "-q", "-o", OUT, contents[turn % 2]], chance.uniform(0.2, 1.2) * lasts)
    struck += alive
    lasts *= 1.06 if alive else 0.94
    now = parts(OUT)
    torn += [(turn, name) for name in wholes[0] if now.get(name) not in (wholes[0][name], wholes[1][name])]
    if turn % 20 == 19:
        run(contents[turn // 20 % 2])
        if parts(OUT) != wholes[turn // 20 % 2] or {p.name for p in OUT.iterdir()} - set(wholes[0]) - {".keeling", ".keeling-made"}:
            litter.append((turn, sorted(p.name for p in OUT.iterdir())))
check(f"{TIMES} builds, {struck} of them killed: none torn", not torn, torn)
check("the next build goes through, and clears up", not litter, litter)
check("a third of them were killed while they worked", struck >= TIMES / 3, struck)

# The control: the same, in place.
NAIVE = "import shutil, sys; shutil.copytree(sys.argv[1], sys.argv[2], dirs_exist_ok=True)"
copies = []
for content in contents:
    run(content)
    copies.append(WORK / f"{content.name}-copy")
    shutil.copytree(OUT, copies[-1], ignore=shutil.ignore_patterns(".*"))
shutil.rmtree(OUT)
shutil.copytree(copies[0], OUT)
found = 0
for turn in range(200):
    killed([sys.executable, "-S", "-c", NAIVE, copies[turn % 2], OUT], chance.uniform(0.01, 0.08))
    now = parts(OUT)
    found += any(now.get(name) not in (wholes[0][name], wholes[1][name]) for name in wholes[0])
    if found:
        break
check("a publisher that writes in place is found out", found > 0)
shutil.rmtree(WORK)
close()
