# SPDX-License-Identifier: MIT
"""Every system call that touches files fails with each error it may give, or the program is killed at it (strace -e inject).
A call is named by its number among those of its name in one thread, as strace counts them."""
import collections
import os
import re
import time

import world
from world import COMMANDS, TOOLS, Row, faults_in, note, sample, spread

ERRORS = {
    "openat": ("EACCES", "EMFILE", "EIO", "ENOSPC"),
    "openat2": ("EACCES", "EMFILE", "EIO", "ENOSYS"),
    "read": ("EIO", "EINTR"),
    "pread64": ("EIO",),
    "getdents64": ("EIO",),
    "fstat": ("EIO",),
    "newfstatat": ("EIO", "EACCES"),
    "faccessat2": ("EIO",),
    "lseek": ("EINVAL",),
    "write": ("ENOSPC", "EIO", "EDQUOT", "EINTR"),
    "pwrite64": ("ENOSPC",),
    "fsync": ("EIO", "ENOSPC"),
    "sync_file_range": ("EIO",),
    "close": ("EIO", "EINTR"),
    "mkdir": ("EACCES", "ENOSPC"),
    "mkdirat": ("EACCES", "ENOSPC"),
    "rename": ("EIO",),
    "renameat": ("EIO", "EXDEV"),
    "renameat2": ("EIO", "EXDEV", "ENOSYS", "EINVAL"),
    "linkat": ("EIO", "EPERM", "EMLINK"),
    "unlinkat": ("EIO", "EACCES"),
    "unlink": ("EIO",),
    "rmdir": ("EIO",),
    "ftruncate": ("EIO",),
    "fchmodat": ("EPERM",),
    "flock": ("EINTR", "EIO"),
    "pipe2": ("EMFILE",),
    "clone": ("EAGAIN",),
    "clone3": ("EAGAIN", "ENOMEM"),
    "memfd_create": ("ENOMEM",),
    "readlink": ("EIO",),
    "getrandom": ("EINTR",),
}
# What the loader and the C library open and close before main() is theirs: only calls on our files and on the output are told apart.
LOADED = re.compile(r"\.so\b|/etc/ld|/proc/|/usr/lib|/lib/|fontconfig|gconv")


def calls_of(area, name, program):
    """How often each call comes in the busiest thread, and the numbers of those that are the loader's."""
    log = area.where / "log"
    area.run(name, before=["strace", "-f", "-y", "-qq", "-o", log, "-e", "trace=" + ",".join(ERRORS), "-e", "signal=none"], program=program)
    seen, skipped = collections.defaultdict(collections.Counter), collections.defaultdict(set)
    with open(log, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            match = re.match(r"(\d+) +(\w+)\((.*)", line)
            if not match or match.group(2) not in ERRORS:
                continue
            thread, call, rest = match.groups()
            seen[call][thread] += 1
            if LOADED.search(rest):
                skipped[call].add((thread, seen[call][thread]))
    main = min((int(t) for counts in seen.values() for t in counts), default=0)
    return {call: (max(counts.values()), {n for t, n in skipped[call] if int(t) == main} if len(counts) == 1 else
                   {n for t, n in skipped[call] if int(t) == main and n > max([c for t2, c in counts.items() if int(t2) != main], default=0)})
            for call, counts in seen.items()}


# What a command says where a process of its own did not come to its end.
LATE = (b"in the time and memory allowed", b"it takes longer than a document may")


def only_in_memory(text):
    """Whether what failed was a counter between threads, which has no disk that could be full."""
    begun, failed = {}, []
    for thread, what in (line.split(maxsplit=1) for line in text.splitlines() if " " in line):
        begun[thread] = begun[thread] if what.startswith("<...") and thread in begun else what
        if "INJECTED" in what:
            failed.append(begun[thread])
    return any("anon_inode:[eventfd]" in what for what in failed)


def points_of(area, name, program, killed, most):
    points = []
    for call, (count, ours_not) in sorted(calls_of(area, name, program).items()):
        errors = ("KILL",) if killed else ERRORS[call]
        for number in sample(count, most):
            if number not in ours_not:
                points += [(call, error, number) for error in errors]
    return points


def tried(earth, name, killed, most, program=None, show=None):
    area = earth.area()
    points = points_of(area, name, program, killed, most)
    area.drop()
    verdicts = collections.Counter()

    def one(place, point):
        call, error, number = point
        how = "signal=KILL" if killed else f"error={error}"
        log = place.where / "log"
        outcome = place.run(name, program=program, before=["strace", "-f", "-y", "-qq", "-o", log, "-e", f"trace={call}", "-e", "signal=none" if not killed else
                                                           "signal=all", "-e", f"inject={call}:{how}:when={number}"])
        text = log.read_text(errors="replace") if log.exists() else ""
        if killed:
            if "killed by SIGKILL" not in text:
                return point, "not reached", outcome
            return point, place.judge_killed(name, outcome, program), outcome
        if "INJECTED" not in text or only_in_memory(text):
            return point, "not reached", outcome
        verdict = judge(place, name, outcome, program, error)
        if verdict == "MUTE" and re.search(r"write\(2[<,].*INJECTED", text):
            verdict = "refused" if outcome.status == 3 else "placed"  # it was its words that were not taken
        said = outcome.stdout + outcome.stderr
        late = verdict == "HANG" or (verdict == "STATUS" and any(words in said for words in LATE))
        if late and call == "close" and re.search(r"close\(\d+<pipe:", text):
            verdict = "kept open"  # strace does not close what it says can't be closed; Linux does, and the reader sees the end
        return point, verdict, outcome

    for point, verdict, outcome in spread(earth, one, points):
        verdicts[verdict] += 1
        if show and verdict.isupper() and faults_in(verdicts) <= int(os.environ.get("SHOWN", 5)):
            note(show, name, " ".join(map(str, point)), verdict, outcome, earth.reference(name, program))
    return verdicts


def judge(place, name, outcome, program, error):
    """Where something could not be removed, or the disk did not confirm, the next run must clear up."""
    verdict = place.judge(name, outcome, program)
    if verdict == "STATUS" and outcome.status == 2 and error == "EACCES" and outcome.after == outcome.before and outcome.stderr:
        return "refused"  # what must not be seen is not there: a source says that it misses it
    if verdict not in ("LITTER", "placed") or program:
        return verdict
    return ("cleared" if verdict == "LITTER" else verdict) if place.clears(name) else "LITTER"


def harness(earth, quick, show):
    most = int(os.environ.get("POINTS", 60))
    for killed, title in ((False, "calls that fail"), (True, "killed at a call")):
        wanted = os.environ["ONLY"].split(",") if "ONLY" in os.environ else ("to-docx", "adopt") if quick else COMMANDS
        names = [n for n in wanted if not killed or n in world.BUILDERS]
        for name in names if not quick or not killed else ("to-docx",):
            began = time.monotonic()
            verdicts = tried(earth, name, killed, 1 if quick else most, show=show)
            reached = sum(verdicts.values()) - verdicts["not reached"]
            yield Row(f"{title}, {name}", reached, faults_in(verdicts), None, time.monotonic() - began, dict(verdicts))
        began = time.monotonic()
        verdicts = tried(earth, "build", killed, 2 if quick else most, program=TOOLS / "naive")
        yield Row(f"{title}, the naive publisher", sum(verdicts.values()), 0, faults_in(verdicts), time.monotonic() - began, dict(verdicts))
