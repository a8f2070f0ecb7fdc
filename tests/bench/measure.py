#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""measure.py ROUNDS: reads jobs from standard input, one a line as 'times<TAB>name<TAB>command', runs all of them in turn
ROUNDS times over, each so many times in a row, and prints a line a run: 'round<TAB>name<TAB>seconds<TAB>CPU
seconds<TAB>peak KiB'. A name may stand in several lines: a quick job before and after a slow one, so that both ran in the
same minute. CPU seconds are those of all processes that a command began, also of those that it did not wait for, as a
browser does. Peak memory is the greatest resident set of those that it waited for. Commands are run by no shell; '{new}' in
one is another number each time, and `> file` at its end sends its output there. They are spawned, for a fork of this program would cost each of them a
millisecond more."""
import ctypes
import itertools
import os
import shlex
import sys
import time

rounds = int(sys.argv[1])
jobs = [line.rstrip("\n").split("\t", 2) for line in sys.stdin if line.strip()]
group = f"{os.getpid()}"
# Processes whose parent is gone become ours, so that what they took is counted.
CHILD_SUBREAPER = 36
ctypes.CDLL(None).prctl(CHILD_SUBREAPER, 1, 0, 0, 0)
broken = set()
numbers = itertools.count()


def run(command):
    words = shlex.split(command.replace("{new}", str(next(numbers))))
    output = "/dev/null"
    if len(words) > 2 and words[-2] == ">":
        output, words = words[-1], words[:-2]
    files = [(os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
             (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_RDWR, 0)]
    began = time.perf_counter()
    child = os.posix_spawnp(words[0], words, os.environ, file_actions=files)
    _, status, usage = os.wait4(child, 0)
    took, worked = time.perf_counter() - began, usage.ru_utime + usage.ru_stime
    while True:
        try:
            _, _, left = os.wait4(-1, 0)
        except ChildProcessError:
            return took, worked, usage.ru_maxrss, os.waitstatus_to_exitcode(status)
        worked += left.ru_utime + left.ru_stime


for number in range(rounds):
    for times, name, command in jobs:
        for _ in range(int(times)):
            if name in broken:
                break
            try:
                took, worked, peak, status = run(command)
            except FileNotFoundError:
                took = worked = peak = 0
                status = 127
            if status > 1:
                broken.add(name)
                print(f"{name}: ended with status {status}: {command}", file=sys.stderr)
            else:
                print(f"{group}.{number}\t{name}\t{took:.6f}\t{worked:.6f}\t{peak}", flush=True)
