# SPDX-License-Identifier: MIT
"""A bad place to write: a disk that fills at every step, no inodes, read-only, another's, foreign things in the way, two builds
at once; limits on memory, files, sizes, stack and processor; standard streams that are closed or full."""
import collections
import os
import pathlib
import resource
import shutil
import subprocess
import time

import world
from holding import skip
from world import COMMANDS, TOOLS, Row, faults_in, note, spread, tree

NOBODY = 65534


class Disk:
    """A file system in memory of a given size, over the place in which areas are made."""

    def __init__(self, earth, options):
        self.where = pathlib.Path(earth.where / "disk")
        self.where.mkdir(exist_ok=True)
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", self.where], check=False, capture_output=True)
        self.mounted = done.returncode == 0

    def again(self, options):
        return subprocess.run(["mount", "-o", f"remount,{options}", self.where], check=False, capture_output=True).returncode == 0

    def drop(self):
        if self.mounted:
            subprocess.run(["umount", "-l", self.where], check=True)


def outcome_on(earth, disk, name, program=None):
    """The command in an area on that disk; None where not even the area fits."""
    area = world.Area(earth, disk.where)
    outcome = area.run(name, program=program, renew=False)
    return area, outcome


def filled(earth, name, program, verdicts, show, steps):
    """The area takes what it takes; then the disk is made that much larger and no more."""
    for kind, unit, more in steps:
        disk = Disk(earth, "size=64m,nr_inodes=10k")
        if not disk.mounted:
            return False
        area = world.Area(earth, disk.where)
        area.renew()
        use = os.statvfs(disk.where)
        blocks, inodes = use.f_blocks - use.f_bfree, use.f_files - use.f_ffree
        fits = disk.again(f"size={(blocks + more) * use.f_frsize}" if kind == "size" else f"nr_inodes={inodes + more}")
        if fits:
            outcome = area.run(name, program=program, renew=False)
            verdict = area.judge(name, outcome, program)
            if verdict == "LITTER" and outcome.status == 3:
                disk.again("size=64m,nr_inodes=10k")
                verdict = "cleared" if area.clears(name, program) else verdict
            verdicts[verdict] += 1
            if show and verdict.isupper() and faults_in(verdicts) <= 5:
                note(show, name, f"{more} {unit} left", verdict, outcome, earth.reference(name, program))
        disk.drop()
    return True


def full(earth, quick, show):
    sizes = range(0, 400, 40) if quick else range(0, 640, 4)
    names = ("build",) if quick else ("build", "to-docx", "adopt", "forms", "import", "import-into", "check-fix", "report", "register")
    for name in names:
        began, verdicts = time.monotonic(), collections.Counter()
        few = sizes if name == "build" else range(0, 60, 3)
        steps = [("size", "pages", n) for n in few] + [("inodes", "inodes", n) for n in (range(0, 120, 24) if quick else range(0, 140, 2) if name == "build" else range(0, 24))]
        if not filled(earth, name, None, verdicts, show, steps):
            skip("a full disk: no file system may be mounted here")
            return
        yield Row(f"disk and inodes full at a step, {name}", sum(verdicts.values()), faults_in(verdicts), None, time.monotonic() - began, dict(verdicts))
    began, verdicts = time.monotonic(), collections.Counter()
    filled(earth, "build", TOOLS / "naive", verdicts, None, [("size", "pages", n) for n in range(0, 12)] + [("inodes", "inodes", n) for n in range(0, 8)])
    yield Row("disk and inodes full, the naive publisher", sum(verdicts.values()), 0, faults_in(verdicts), time.monotonic() - began, dict(verdicts))


# ---- limits ----
def limited(earth, quick, show):
    kib, mib = 1 << 10, 1 << 20
    limits = [(resource.RLIMIT_AS, "memory", [4 * mib, 8 * mib, 16 * mib, 24 * mib, 40 * mib, 80 * mib, 160 * mib]),
              (resource.RLIMIT_FSIZE, "size of a file", [0, 512, 4 * kib, 16 * kib, 64 * kib]),
              (resource.RLIMIT_NOFILE, "open files", [3, 5, 8, 14, 20, 24, 25, 28, 40]),
              (resource.RLIMIT_STACK, "stack", [64 * kib, 256 * kib, mib]),
              (resource.RLIMIT_CPU, "processor", [1])]
    names = ("build", "check", "import") if quick else COMMANDS
    began, verdicts = time.monotonic(), collections.Counter()
    area = earth.area()

    def judged(name, what, value, program=None):
        outcome = area.run(name, program=program, preexec_fn=lambda: resource.setrlimit(what, (value, value)))
        verdict = area.judge(name, outcome, program)
        if verdict == "LITTER" and not program:  # to take a folder away needs files too
            return outcome, "cleared" if area.clears(name) else verdict
        return outcome, verdict

    for name in names:
        for what, words, values in limits:
            for value in values[::3] if quick else values:
                outcome, verdict = judged(name, what, value)
                if outcome.status == -9 and what in (resource.RLIMIT_AS, resource.RLIMIT_STACK) and not outcome.stderr:
                    verdict = "not begun"  # the kernel could not load the program at all
                verdicts[verdict] += 1
                if verdict.isupper() and faults_in(verdicts) <= 8:
                    note(show, name, f"{words}: {value}", verdict, outcome, earth.reference(name))
    yield Row("limits of a process, every command", sum(verdicts.values()), faults_in(verdicts), None, time.monotonic() - began, dict(verdicts))
    began, verdicts = time.monotonic(), collections.Counter()
    for what, words, values in limits[1:3]:
        for value in values:
            verdicts[judged("build", what, value, TOOLS / "naive")[1]] += 1
    area.drop()
    yield Row("limits of a process, the naive publisher", sum(verdicts.values()), 0, faults_in(verdicts), time.monotonic() - began, dict(verdicts))


# ---- standard streams ----
def streams(earth, quick, show):
    """Closed ones must not become files of the output; where the result can't be printed, the status is 3."""
    names = ("build", "to-html", "check", "diff") if quick else [n for n in COMMANDS if n != "preview"]
    began, verdicts = time.monotonic(), collections.Counter()
    area = earth.area()

    def judge(name, outcome, words, program=None):
        expected = earth.reference(name, program)
        printed = bool(expected.stdout) and words != "closed in"
        if outcome.status == expected.status and outcome.after == expected.after and not (printed and "out" in words):
            return "done"
        if outcome.status == 3 and (printed or "error" in words) and (outcome.after == outcome.before or outcome.after == expected.after):
            return "refused"
        if outcome.status == 4 and outcome.after == expected.after:
            return "placed"
        return "SILENT" if outcome.status == expected.status else "STATUS"

    def tried(name, program=None):
        with open("/dev/full", "wb") as none:
            for words, options in (("full out", {"stdout": none}), ("full error", {"stderr": none}), ("closed in", {"preexec_fn": lambda: os.close(0)}),
                                   ("closed out", {"preexec_fn": lambda: os.close(1)}), ("closed error", {"preexec_fn": lambda: os.close(2)}),
                                   ("all closed", {"preexec_fn": lambda: os.closerange(0, 3)})):
                outcome = area.run(name, program=program, **options)
                if words == "all closed":
                    words = "closed out and error"
                verdict = judge(name, outcome, words, program)
                verdicts[verdict] += 1
                if verdict.isupper() and not program and faults_in(verdicts) <= 8:
                    note(show, name, words, verdict, outcome, earth.reference(name))

    for name in names:
        tried(name)
    yield Row("standard streams closed or full, every command", sum(verdicts.values()), faults_in(verdicts), None, time.monotonic() - began, dict(verdicts))
    area.drop()


# ---- places ----
def places(earth, quick, show):
    """Read-only, another's, and things in the way that no build made; two builds at once."""
    began, bad, points = time.monotonic(), [], 0
    area = earth.area()

    def holds(what, sound):
        nonlocal points
        points += 1
        if not sound:
            bad.append(what)
            show(what)

    def refused(what, outcome):
        holds(f"{what}: status {outcome.status}, {outcome.stderr[-100:]}", outcome.status == 3 and outcome.stderr and outcome.after == outcome.before)

    disk = Disk(earth, "size=64m")
    if disk.mounted:
        still = world.Area(earth, disk.where)
        still.renew()
        if disk.again("ro"):
            for name in ("build", "adopt", "to-docx", "import-into", "check-fix", "diff-reasons", "forms", "import", "register", "report"):
                refused(f"a read-only disk, {name}", still.run(name, renew=False))
        disk.drop()
    else:
        skip("a read-only disk: no file system may be mounted here")
    if os.geteuid() == 0:
        for name in ("build", "adopt", "to-docx", "import-into", "check-fix"):
            area.renew()
            refused(f"another's folder, {name}", area.run(name, user=NOBODY, group=NOBODY, extra_groups=[]))
    else:
        skip("another's folder: only root can be somebody else")
    for what, make in (("a file", lambda p: p.write_text("mine")), ("a link to a folder", lambda p: p.symlink_to("elsewhere")),
                       ("a link to nothing", lambda p: p.symlink_to("nowhere"))):
        area.clean = False
        area.renew()
        out = area.place / "out"
        shutil.rmtree(out)
        (area.place / "elsewhere/site").mkdir(parents=True)
        (area.place / "elsewhere/site/mine.html").write_text("mine")
        make(out)
        before = tree(area.place)
        outcome = area.run("build", renew=False)
        holds(f"{what} as OUT: status {outcome.status}", outcome.status == 3 and outcome.after == before)
    for entry in ("site", "docx", "manifest.json"):
        area.clean = False
        area.renew()
        shutil.rmtree(area.place / "out")
        (area.place / "out" / entry).mkdir(parents=True)
        (area.place / "out" / entry / "mine.txt").write_text("mine")
        before = tree(area.place)
        outcome = area.run("build", renew=False)
        holds(f"{entry} of somebody else: status {outcome.status}", outcome.status == 3 and outcome.after == before)
    area.clean = False
    yield Row("places where nothing may be written", points, len(bad), None, time.monotonic() - began, {})

    began, verdicts = time.monotonic(), collections.Counter()
    expected = earth.reference("build")
    for _ in range(5 if quick else 60):
        area.clean = False
        area.renew()
        both = [subprocess.Popen(area.command("build"), cwd=area.place, env={**os.environ, "TMPDIR": "tmp"}, stderr=subprocess.PIPE) for _ in range(2)]
        said = [p.communicate()[1] for p in both]
        statuses = sorted(p.returncode for p in both)
        fine = statuses == [0, 0] or statuses == [0, 3] and any(b"output-busy" in s for s in said)
        verdicts["one waits for the other" if fine and tree(area.place) == expected.after else "TORN"] += 1
    area.clean = False
    area.drop()
    yield Row("two builds at once", sum(verdicts.values()), faults_in(verdicts), None, time.monotonic() - began, dict(verdicts))


def harness(earth, quick, show):
    for each in (full, limited, streams, places):
        yield from each(earth, quick, show)
