# SPDX-License-Identifier: MIT
"""Hostile inputs as a table: each case makes its files, runs one command on them, and has its exact exit status and
messages in threats.txt. What no case may do, whatever it says, is looked at here."""
import concurrent.futures
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys

import oracle

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve()
SHARED = ROOT.parent / "shared/data"
SECONDS, MEMORY = 2.0, 512 << 20  # processor time and resident memory that a case may take
SHOWN = 6                         # messages of one case that are compared word for word
TERMINAL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
FRONT = "---\ntitle: T\n---\n\n"


class Case:
    def __init__(self, row, name, command, files, **rest):
        self.row, self.name, self.command, self.files = row, name, command, files
        self.before = rest.get("before")          # called with the folder, once the files are there
        self.after = rest.get("after")            # called with the folder and what was said; gives what is wrong
        self.seconds = rest.get("seconds", SECONDS)
        self.stack = rest.get("stack")            # KiB
        self.sanitized = rest.get("sanitized", True)


class Table:
    """The cases of one file, added by its functions."""

    def __init__(self):
        self.cases = []

    def add(self, row, name, command, files, **rest):
        self.cases.append(Case(row, name, command, files, **rest))

    def text(self, row, name, body, command="build --to html -o out.html", **rest):
        """A document of its own; `body` is text or bytes, with its front matter or without."""
        self.add(row, name, f"{command} a.md", {"a.md": body}, **rest)

    def body(self, row, name, body, **rest):
        self.text(row, name, FRONT + body, **rest)


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    if callable(content):
        content(path)
    else:
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape"))


def limits(case):
    def set_limits():
        resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
        if case.stack:
            resource.setrlimit(resource.RLIMIT_STACK, (case.stack << 10, case.stack << 10))
    return set_limits


def argv(case):
    words = case.command if isinstance(case.command, list) else case.command.split()
    return [BUILD / f"bin/keeling-{words[0]}", *words[1:]]


def measured(case, folder):
    """The exit status, what was said on both sides, seconds of processor time, and resident memory."""
    out, err = folder / ".stdout", folder / ".stderr"
    with open(out, "wb") as stdout, open(err, "wb") as stderr:
        program = subprocess.Popen(argv(case), cwd=folder, stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr, preexec_fn=limits(case))
        _, status, usage = os.wait4(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    return program.returncode, out.read_bytes(), err.read_bytes(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss << 10


def outcome(status, said, folder):
    """What threats.txt keeps: the status, and the first messages without the name of the folder."""
    lines = said.decode("utf-8", "backslashreplace").replace(str(folder), "HERE").splitlines()
    lines = [line if len(line) < 400 else line[:200] + " ... " + line[-100:] for line in lines]
    more = [f"... and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return [f"status {status}", *lines[:SHOWN], *more]


def always(case, folder, result):
    """What is wrong whatever the case: a signal, a sanitizer, a terminal that is driven, an output beside a mistake,
    an address in a page that runs something, too much time or memory."""
    status, out, err, seconds, memory = result
    if status not in (0, 1, 2, 3, 64):
        yield f"status {status}"
    if re.search(rb"Sanitizer|runtime error|CRITICAL|assertion|GLib", err):
        yield "crashed"
    if TERMINAL.search(err.decode("utf-8", "replace")):
        yield "a message drives the terminal"
    if status and not err and not out:
        yield "no message"
    page = folder / "out.html"
    if status in (2, 3) and (page.exists() or (folder / "out").exists()):
        yield "an output beside a mistake"
    for made in [page] * page.exists() + sorted((folder / "out").rglob("*.html")):
        text = made.read_text(encoding="utf-8")
        yield from oracle.problems(text)
        if HIDDEN.search(text):
            yield f"{made.name} holds what nobody can see"
    if seconds > case.seconds and case.sanitized:
        yield f"{seconds:.2f} s of processor time"
    if memory > MEMORY and case.sanitized:
        yield f"{memory >> 20} MiB of memory"


def tried(case, work, number):
    folder = work / f"{number:03}"
    folder.mkdir()
    for name, content in case.files.items():
        write(folder / name, content)
    if case.before:
        case.before(folder)
    result = measured(case, folder)
    wrong = list(always(case, folder, result))
    if case.after:
        wrong += list(case.after(folder, result))
    got = outcome(result[0], result[2], folder)
    shutil.rmtree(folder, ignore_errors=True)
    return got, wrong


def run(cases, work):
    """What came of each case, in their order."""
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda pair: tried(pair[1], work, pair[0]), enumerate(cases)))


def kept(path):
    """threats.txt: '== ROW NAME', then the lines that are expected."""
    expected, lines = {}, None
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else []:
        if line.startswith("== "):
            lines = expected.setdefault(line[3:], [])
        elif line and lines is not None:
            lines.append(line)
    return expected


def keep(path, outcomes):
    path.write_text("".join(f"== {name}\n" + "".join(f"{line}\n" for line in lines) + "\n" for name, lines in outcomes.items()), encoding="utf-8")


def stop(words):
    print(words, file=sys.stderr)
    sys.exit(2)
