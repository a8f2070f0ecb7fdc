# SPDX-License-Identifier: MIT
"""A killed program loses nothing that it has written, a power cut does: so what was written must be on the disk before it takes
its place. From a trace: each file is synced after its last byte, each new folder after its last name, before the rename that
publishes them; and the folder in which they took their place, after it."""
import os
import re
import time

import world
from world import TOOLS, Row

CALLS = "openat,creat,write,pwrite64,writev,ftruncate,linkat,link,mkdir,mkdirat,fsync,fdatasync,rename,renameat,renameat2,unlinkat"
WRITING = ("build", "build-all", "to-docx", "check-fix", "diff-reasons", "import", "import-into", "adopt", "register", "report")


def path_of(words, base):
    """The path of `AT_FDCWD, "a/b"` or `5</folder>, "b"`, whole."""
    match = re.match(r'(?:(AT_FDCWD)(?:<[^>]*>)?|\d+<([^>]*)>), "([^"]*)"', words)
    if not match:
        match = re.match(r'()()"([^"]*)"', words)
        if not match:
            return None
    return os.path.normpath(os.path.join(match.group(2) or base, match.group(3)))


def faults(log, base):
    """What is out of order in a trace; each a line."""
    dirty, folders, bad, published, unfinished = set(), set(), [], set(), {}
    base = os.path.realpath(base)
    for line in log:
        match = re.match(r"(\d+) +(\w+)\((.*)", line)
        more = re.match(r"(\d+) +<\.\.\. (\w+) resumed>(.*)", line)
        if more:
            thread, call, rest = more.group(1), more.group(2), unfinished.pop(more.group(1), "") + more.group(3)
        elif match:
            thread, call, rest = match.groups()
            if "<unfinished" in rest:
                unfinished[thread] = rest[:rest.index("<unfinished")]
                continue
        else:
            continue
        if " = -1 " in rest:
            continue
        own = re.match(r"\d+<([^>]*)>", rest)
        own = own.group(1) if own else None
        if call in ("write", "pwrite64", "writev", "ftruncate"):
            if own and own.startswith(base) and not own.endswith((".keeling-lock", "/log")):
                dirty.add(own)
        elif call in ("fsync", "fdatasync"):
            dirty.discard(own)
            folders.discard(own)
            published.discard(own)
        elif call in ("openat", "creat") and "O_CREAT" in rest or call in ("mkdir", "mkdirat"):
            path = path_of(rest, base)
            if path and path.startswith(base) and not path.endswith(".keeling-lock"):
                folders.add(os.path.dirname(path))
                if call.startswith("mkdir"):
                    folders.add(path)
        elif call == "unlinkat":
            path = path_of(rest, base)
            dirty.discard(path)
        elif call in ("link", "linkat", "rename", "renameat", "renameat2"):
            first = path_of(rest, base)
            second = path_of(re.sub(r'^[^"]*"[^"]*", ', "", rest), base)
            if not first or not first.startswith(base) or "/tmp/" in first:
                continue
            if call.startswith("link"):
                folders.add(os.path.dirname(second))
                continue
            below = [f for f in dirty if f == first or f.startswith(first + "/")]
            bad += [f"{os.path.relpath(f, base)} was written and not synced before '{os.path.basename(second)}' took its place" for f in below]
            below = [f for f in folders if f == first or f.startswith(first + "/")]
            bad += [f"the folder {os.path.relpath(f, base)} was not synced before '{os.path.basename(second)}' took its place" for f in below]
            published |= {os.path.dirname(first), os.path.dirname(second)} - {os.path.dirname(first)} if os.path.basename(second)[0] != "." else set()
            dirty = {f.replace(first, second, 1) if f.startswith(first) else f for f in dirty}
            folders = {f.replace(first, second, 1) if f.startswith(first) else f for f in folders}
    bad += [f"the folder {os.path.relpath(f, base)} was not synced after something took its place there" for f in published]
    bad += [f"{os.path.relpath(f, base)} was written in place and never synced" for f in dirty if "/.keeling" not in f and "/tmp/" not in f]
    return sorted(set(bad))


def traced(area, name, program=None):
    log = area.where / "log"
    area.run(name, before=["strace", "-f", "-y", "-qq", "-o", log, "-e", f"trace={CALLS}", "-e", "signal=none"], program=program)
    with open(log, encoding="utf-8", errors="replace") as lines:
        return faults(lines, str(area.place))


def harness(earth, quick, show):
    area = earth.area()
    for name in ("build", "adopt", "to-docx") if quick else WRITING:
        began = time.monotonic()
        bad = traced(area, name)
        for words in bad[:5]:
            show(f"{name}: {words}")
        yield Row(f"order of syncs, {name}", 1, len(bad), None, time.monotonic() - began, {})
    began = time.monotonic()
    bad = traced(area, "build", TOOLS / "naive")
    area.drop()
    yield Row("order of syncs, the naive publisher", 1, 0, len(bad), time.monotonic() - began, {})
