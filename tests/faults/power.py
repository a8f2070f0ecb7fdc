# SPDX-License-Identifier: MIT
"""Power cuts, simulated: an area on an ext4 file system in a file. At a random moment the program is frozen and the file copied:
what is only in the memory of the system is missing from the copy, as it is after a power cut. The copy is mounted, which replays
its journal; each entry in it must be the old one or the new one, whole, and after a run that had reported success the new one."""
import collections
import os
import pathlib
import random
import shutil
import signal
import subprocess
import time

import world
from holding import skip
from world import TOOLS, Row, tree, visible

SIZE = 48 << 20


def quiet(*command):
    return subprocess.run([str(c) for c in command], check=False, capture_output=True).returncode == 0


class Image:
    def __init__(self, earth):
        self.file, self.copy = earth.where / "image", earth.where / "copy"
        self.live, self.after = earth.where / "live", earth.where / "after"
        for place in (self.live, self.after):
            place.mkdir()
        with open(self.file, "wb") as file:
            file.truncate(SIZE)
        self.mounted = shutil.which("mkfs.ext4") is not None and quiet("mkfs.ext4", "-q", self.file) and quiet("mount", "-o", "loop", self.file, self.live)

    def cut(self):
        """What is found after the power has come back; None where the copy can't be mounted."""
        shutil.copyfile(self.file, self.copy)
        if not quiet("mount", "-o", "loop", self.copy, self.after):
            return None
        return self.after

    def back(self):
        quiet("umount", self.after)

    def drop(self):
        quiet("umount", "-l", self.live)


def one(image, earth, name, chance, long, program, unsynced):
    area = world.Area(earth, image.live)
    area.clean = False
    area.renew()
    quiet("sync", "-f", image.live)
    environment = {**os.environ, "TMPDIR": "tmp", **unsynced}
    running = subprocess.Popen(area.command(name, program), cwd=area.place, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(chance.uniform(0, long * 1.2))
    finished = running.poll() is not None
    if not finished:
        running.send_signal(signal.SIGSTOP)
        if chance.random() < 0.5:
            quiet("sync", "-f", image.live)  # half of the time the system has just written back
    place = image.cut()
    if not finished:
        running.kill()
        running.wait()
    if place is None:
        return "TORN"
    now, expected = tree(place / "area"), earth.reference(name, program)
    image.back()
    if finished:
        return "new" if visible(now) == visible(expected.after) else "LOST"
    for top in {world.top_of(p) for p in {*now, *earth.start, *expected.after} if p not in world.HOLDERS}:
        if world.part(now, top) not in (world.part(earth.start, top), world.part(expected.after, top)):
            return "TORN"
    return "old or new"


def tried(image, earth, name, cuts, program=None, unsynced=None):
    chance, verdicts = random.Random(name), collections.Counter()
    area = world.Area(earth, image.live)
    area.renew()
    began = time.monotonic()
    area.run(name, program=program, renew=False)
    long = time.monotonic() - began
    for _ in range(cuts):
        verdicts[one(image, earth, name, chance, long, program, unsynced or {})] += 1
    return verdicts


def harness(earth, quick, show):
    cuts = int(os.environ.get("CUTS", 200))
    image = Image(earth)
    if not image.mounted:
        skip("power cuts: no loop device may be mounted here")
        return
    for name, count in (("build", cuts), ("adopt", cuts // 4), ("import-into", cuts // 4), ("to-docx", cuts // 4)):
        began = time.monotonic()
        verdicts = tried(image, earth, name, count)
        yield Row(f"power cuts on ext4, {name}", count, world.faults_in(verdicts), None, time.monotonic() - began, dict(verdicts))
    for title, program, env in (("the naive publisher", TOOLS / "naive", {}), ("build that syncs nothing", None, {"LD_PRELOAD": str(TOOLS / "unsynced.so")})):
        began = time.monotonic()
        verdicts = tried(image, earth, "build", cuts // 5, program, env)
        yield Row(f"power cuts on ext4, {title}", sum(verdicts.values()), 0, world.faults_in(verdicts), time.monotonic() - began, dict(verdicts))
    image.drop()
