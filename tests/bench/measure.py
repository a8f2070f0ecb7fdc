#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""measure.py ROUNDS: reads commands from standard input, one a line as 'name<TAB>command', runs each of them ROUNDS
times, one after the other in turn, and prints 'name<TAB>median seconds<TAB>least<TAB>most<TAB>peak KiB<TAB>median CPU seconds' a line. Peak
memory is the greatest resident set of the whole process tree that was waited for. Commands are run by no shell; `> file`
at the end of one sends its output there. They are spawned, for a fork of this program would cost each of them a
millisecond more."""
import os
import shlex
import statistics
import sys
import time

rounds = int(sys.argv[1])
jobs = [line.rstrip("\n").split("\t", 1) for line in sys.stdin if line.strip()]
seconds = {name: [] for name, _ in jobs}
cpu = {name: [] for name, _ in jobs}
peaks = {name: 0 for name, _ in jobs}
broken = set()


def run(command):
    words = shlex.split(command)
    output = "/dev/null"
    if len(words) > 2 and words[-2] == ">":
        output, words = words[-1], words[:-2]
    files = [(os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
             (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_RDWR, 0)]
    began = time.perf_counter()
    child = os.posix_spawnp(words[0], words, os.environ, file_actions=files)
    _, status, usage = os.wait4(child, 0)
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status)


for _ in range(rounds):
    for name, command in jobs:
        if name in broken:
            continue
        took, worked, peak, status = run(command)
        if status > 1:
            broken.add(name)
            print(f"{name}: ended with status {status}: {command}", file=sys.stderr)
        seconds[name].append(took)
        cpu[name].append(worked)
        peaks[name] = max(peaks[name], peak)
for name, _ in jobs:
    if name in broken:
        print(f"{name}\t-\t-\t-\t-\t-")
    else:
        all_of = sorted(seconds[name])
        print(f"{name}\t{statistics.median(all_of):.4f}\t{all_of[0]:.4f}\t{all_of[-1]:.4f}\t{peaks[name]}\t{statistics.median(cpu[name]):.4f}")
