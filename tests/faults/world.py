# SPDX-License-Identifier: MIT
"""What every fault is tried on: a small constitution with a build, a register, Word files and a report beside it; each
command on a copy of that, and what came of it held against what must.

    area = World().area()
    outcome = area.run("build", env={...})
    verdict = area.judge("build", outcome)

A verdict in small letters is one of the endings that there may be; one in capitals is a fault found:
    done      as without a fault: the same status, files and standard output
    refused   3, with words on standard error, and everything byte for byte as it was
    placed    4, with words: the new output, whole
    SILENT    as if nothing had been, but other files or another output
    TORN      neither what was there nor what should be
    MUTE      no words     STATUS  another status     CRASH  a signal     HANG  no end     LITTER  something left lying
A preview tells of a failure in what it answers, and goes on: that is done.
"""
import collections
import concurrent.futures
import hashlib
import http.client
import json
import os
import pathlib
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve()
TOOLS = BUILD / "faults"
WAIT = 60
TOLD = "told of a failure:"
os.environ["KEELING_TEMPLATES"] = str(ROOT / "templates")
os.environ["SOURCE_DATE_EPOCH"] = "4102444800"  # for keeling-adopt every day is past: 2100
OLD_LIMIT, NEW_LIMIT = "£20", "£25"

CONSTITUTION = """title: Constitution
council: Exampleshire County Council
language: en-GB
contact: democratic.services@exampleshire.example
documents: [code, rules]
values:
  limit: {limit}
"""
CODE = """---
title: Code of Conduct
version: "1.0"
status: draft
owner: Monitoring Officer
language: en-GB
numbering: ["1.0", "1.1", "a)"]
appendices:
  - gifts.md
---

## Interests {#interests}

1. Officers declare what they own. {#declare}

1. They may accept gifts up to [](value:limit), as [](#gifts-register) says: {#accept}

   - from persons; and
   - from bodies.

## Register {#register}

1. The register of gifts is open to the public. {#gifts-register}

| Kind | Where |
|------|-------|
| Gift | Here  |
"""
CHART = """
```dot {#steps alt="Ask; Give it to your manager"}
digraph steps {
	ask [label="Ask"];
	give [label="Give it to\\nyour manager"];
	ask -> give;
}
```
"""
GIFTS = """---
title: Gifts
id: form-gifts
---

```form
- text: Name
  id: g-name
  required: true
- text: Value
  id: g-value
- signature: Employee
  id: g-sign
```
"""
RULES = """---
title: Rules
version: "1.0"
status: draft
language: en-GB
---

## Meetings {#meetings}

The gifts of [](#here) are in the Code. {#here}
"""
FILLED = '{"format": 1, "form": "form-gifts", "document": "code", "version": "1.1", "entries": {"g-name": "A. N. Officer"}}'
GIFT = ('{"format": 1, "form": "form-gifts", "document": "officer-code", "version": "3.0", "entries": {"c-reason": "New offer", '
        '"c-kind": "Gift", "c-direction": "Offered to me", "c-by": "A firm", "c-what": "Wine"}}')


def small(folder):
    """The sources of the small constitution, before anything was adopted."""
    for name, text in (("constitution.yaml", CONSTITUTION.format(limit=OLD_LIMIT)), ("code/document.md", CODE), ("code/gifts.md", GIFTS),
                       ("rules/document.md", RULES)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def tool(name, *arguments, where, status=0):
    done = subprocess.run([where.parent / f"bin/keeling-{name}", *map(str, arguments)], capture_output=True, check=False, cwd=where)
    if done.returncode != status:
        sys.exit(f"keeling-{name} {arguments}: status {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


def prepare(place):
    """The whole of it: an adopted version, a draft, what was built before, and the inputs of each command."""
    content = place / "content"
    small(content)
    tool("build", "-q", "--draft", "-o", "out", "content", where=place)
    tool("adopt", "-C", "content", "code", "--version", "1.0", "--date", "2026-05-14", "--by", "Council", where=place)
    change(content / "constitution.yaml", OLD_LIMIT, NEW_LIMIT)
    change(content / "code/document.md", "declare what they own.", "declare what they own, in writing.")
    with open(content / "code/document.md", "a", encoding="utf-8") as file:
        file.write(CHART)
    tool("build", "-q", "--to", "docx", "-o", "code.docx", "content/code", where=place)
    (place / "foreign.docx").write_bytes((place / "code.docx").read_bytes())
    (place / "changes.json").write_bytes(tool("diff", "-C", "content", "--to", "json", "code@1.0", "code", where=place, status=1))
    change_word(place / "code.docx")
    shutil.copytree(content, place / "stale")
    for name in ("code", "rules"):
        text = place / "stale" / name / "document.md"
        text.write_text(text.read_text(encoding="utf-8").replace("[](#here)", "[paragraph 9](#here)").replace(
            "[](#gifts-register)", "[9.9](#gifts-register)"), encoding="utf-8")
    (place / "filled.json").write_text(FILLED, encoding="utf-8")
    (place / "gift.json").write_text(GIFT, encoding="utf-8")
    (place / "gifts.json").write_text(GIFT.replace("A firm", "Another firm"), encoding="utf-8")
    (place / "tmp").mkdir()
    shutil.copytree(ROOT / "content", place / "sample")
    tool("forms", "-q", "--register", "kept", "--draft", "-C", "sample", "gift.json", where=place)


def change_word(path):
    """Other words in a Word file, as somebody without tracked changes would leave it."""
    import zipfile
    with zipfile.ZipFile(path) as old:
        parts = [(item, old.read(item)) for item in old.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for item, data in parts:
            new.writestr(item, data.replace(b"open to the public", b"open to everybody") if item.filename == "word/document.xml" else data)


COMMANDS = {
    "build": "build -q --draft -o out content",
    "build-all": "build -q --draft --only html,docx,pdf,forms,reports -o new/out content",
    "to-html": "build --to html content/code",
    "to-docx": "build --to docx -o one.docx content/code",
    "to-pdf": "build --to pdf -o one.pdf content/code",
    "to-json": "build --to json content/code",
    "check": "check content",
    "check-json": "check --format json content",
    "check-fix": "check -q --fix stale",
    "check-seal": "check --seal content",
    "diff": "diff -C content code@1.0 code",
    "diff-json": "diff --to json -C content code@1.0 code",
    "diff-html": "diff --to html -o redline.html -C content code@1.0 code",
    "diff-docx": "diff --to docx -o redline.docx -C content code@1.0 code",
    "diff-overview": "diff --to overview -C content code@1.0 code",
    "diff-apply": "diff --apply changes.json -C content code@1.0",
    "diff-reasons": "diff -q --reasons -C content code@1.0 code",
    "forms": "forms -q --draft -o pack.zip content",
    "forms-read": "forms -q --read --draft -C content filled.json",
    "register": "forms -q --register register --draft -C sample gift.json",
    "register-on": "forms -q --register kept --draft -C sample gifts.json",
    "import": "import -q -o imported foreign.docx",
    "import-into": "import -q -C content --into code code.docx",
    "adopt": "adopt -q -C content code --version 1.1 --date 2027-02-18 --by Council",
    "report": "report -q -o report.docx sample/reports/2027-01-officer-code.md",
    "preview": "preview content",
}
FINDING = ("diff", "diff-json", "diff-html", "diff-docx", "diff-overview")
# Folders whose entries take their places each for itself.
HOLDERS = ("out", "new", "new/out", "content", "imported", "stale", "register", "kept")
BUILDERS = ("build", "adopt", "import-into", "check-fix", "diff-reasons", "to-docx")
SMALL = ("check", "diff", "to-html", "import", "import-into", "adopt", "build")

Outcome = collections.namedtuple("Outcome", "status stdout stderr before after")
Row = collections.namedtuple("Row", "harness points bad control seconds notes")


def tree(folder):
    """Every path below a folder, hidden ones too, with the sum of what it holds."""
    found = {}
    for path, folders, files in os.walk(folder):
        for name in folders:
            full = os.path.join(path, name)
            found[os.path.relpath(full, folder)] = "link " + os.readlink(full) if os.path.islink(full) else "folder"
        for name in files:
            full = os.path.join(path, name)
            if name == ".keeling-made":  # names the libraries that are loaded, of which ours may be one
                found[os.path.relpath(full, folder)] = "what was made"
                continue
            if os.path.islink(full):
                found[os.path.relpath(full, folder)] = "link " + os.readlink(full)
                continue
            with open(full, "rb") as file:
                found[os.path.relpath(full, folder)] = hashlib.sha256(file.read()).hexdigest()
    return found


def visible(found):
    """Without the names that the tools keep for themselves."""
    return {path: what for path, what in found.items()
            if not re.search(r"(^|/)\.keeling|(^|/)\.[^/]*\.keeling-|^tmp/keeling-preview-", path)}


def spoken(outcome, expected=None):
    """What a program said: not what strace did, nor what it says where nothing fails."""
    known = expected.stderr.decode(errors="replace").splitlines() if expected else []
    return [line for line in outcome.stderr.decode(errors="replace").splitlines()
            if line.strip() and not line.startswith("strace:") and line not in known]


class World:
    """The master copy, and how each command ends where nothing fails."""

    def __init__(self, where=None):
        self.where = pathlib.Path(tempfile.mkdtemp(prefix="faults-", dir=where or ("/dev/shm" if os.path.isdir("/dev/shm") else None)))
        self.where.chmod(0o755)
        self.master = self.where / "master"
        self.master.mkdir()
        shutil.copytree(BUILD / "bin", self.where / "bin")  # another build meanwhile changes nothing
        prepare(self.master)
        self.start = tree(self.master)
        self.expected = {}

    def area(self):
        return Area(self, pathlib.Path(tempfile.mkdtemp(prefix="area-", dir=self.where)))

    def reference(self, name, program=None):
        key = (name, program)
        if key not in self.expected:
            area = self.area()
            self.expected[key] = area.run(name, program=program)
            if self.expected[key].status != (1 if name in FINDING else 0):
                sys.exit(f"{name} without a fault: {self.expected[key].status} {self.expected[key].stderr.decode()}")
            area.drop()
        return self.expected[key]

    def drop(self):
        shutil.rmtree(self.where, ignore_errors=True)


def started_by(pid):
    """The program that strace runs, which keeps a signal to end from it; or the process itself."""
    children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(children[-1]) if pathlib.Path(f"/proc/{pid}/comm").read_text().strip() == "strace" and children else pid


def answer(address, name):
    """What a preview answers; a connection that broke is tried once more, as a browser does."""
    for left in (True, False):
        try:
            with urllib.request.urlopen(address + name, timeout=20) as got:
                return got.read().decode(errors="replace")
        except urllib.error.HTTPError as error:
            return f"{TOLD} {error.code}"
        except (OSError, http.client.HTTPException):
            if not left:
                return "no answer"
    return ""


def shown_at(address):
    """The state of a preview and the first page of it, or what it told of a failure."""
    state = answer(address, "state?after=0")
    if state.startswith(TOLD) or '"built": false' in state or '"findings": []' not in state:
        return f"{TOLD} {state}"
    page = answer(address, json.loads(state)["state"]["documents"][0]["page"])
    return page if page.startswith(TOLD) else state + page


class Area:
    """A copy of the master in which commands run, made anew where one changed it."""

    def __init__(self, world, where):
        self.world, self.where, self.place = world, where, where / "area"
        self.clean = False

    def renew(self):
        if not self.clean:
            shutil.rmtree(self.place, ignore_errors=True)
            shutil.copytree(self.world.master, self.place, symlinks=True)
            self.clean = True

    def command(self, name, program=None):
        """The command itself, or a control that does the same work as keeling-build."""
        words = COMMANDS[name].split()
        return [str(program), "out", "content"] if program else [str(self.world.where / f"bin/keeling-{words[0]}"), *words[1:]]

    def run(self, name, before=(), env=None, program=None, renew=True, wait=WAIT, **options):
        if renew:
            self.renew()
        command = [*map(str, before), *self.command(name, program)]
        environment = {**os.environ, "TMPDIR": "tmp", **(env or {})}
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **options}
        running = subprocess.Popen(command, cwd=self.place, env=environment, start_new_session=True, **options)
        try:
            if name == "preview" and not program:
                out, err = self.preview(running, wait)
            else:
                out, err = running.communicate(timeout=wait)
            status = running.returncode
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            out, err = running.communicate()
            status = None
        after = tree(self.place)
        self.clean = after == self.world.start
        return Outcome(status, out or b"", err or b"", self.world.start, after)

    def preview(self, running, wait):
        """Reads what it shows, as a browser does, and ends it: its port and secret are others each time."""
        if running.stdout and not select.select([running.stdout], [], [], wait)[0]:
            raise subprocess.TimeoutExpired("keeling-preview", wait)
        address = running.stdout.readline().decode().strip() if running.stdout else ""
        shown = shown_at(address) if address else ""
        if address:
            os.kill(started_by(running.pid), signal.SIGTERM)
        _, err = running.communicate(timeout=wait)
        return shown.encode(), err

    def judge(self, name, outcome, program=None):
        expected = self.world.reference(name, program)
        if outcome.status is None:
            return "HANG"
        if outcome.status < 0 or outcome.status >= 128:
            return "CRASH"
        if outcome.status == expected.status:
            told = outcome.stdout.startswith(TOLD.encode())
            same = visible(outcome.after) == visible(expected.after) and (outcome.stdout == expected.stdout or told)
            return "done" if same and outcome.after == expected.after else "LITTER" if same else "SILENT"
        if outcome.status == 3 or outcome.status == 127 and b"shared libraries" in outcome.stderr:
            if visible(outcome.after) != visible(outcome.before):
                return "TORN"
            if not spoken(outcome, expected) and not (name == "check-json" and b'"level": "failure"' in outcome.stdout):
                return "MUTE"
            return "refused" if outcome.after == outcome.before else "LITTER"
        if outcome.status == 4:
            if visible(outcome.after) != visible(expected.after):
                return "TORN"
            return "placed" if spoken(outcome, expected) else "MUTE"
        return "STATUS"

    def judge_killed(self, name, outcome, program=None):
        """After SIGKILL: each entry at the top is the old or the new one, whole, and the next run goes through and clears up."""
        expected = self.world.reference(name, program)
        for top in {top_of(p) for p in {*outcome.after, *outcome.before, *expected.after} if p not in HOLDERS}:
            now, old, new = (part(found, top) for found in (outcome.after, outcome.before, expected.after))
            if now not in (old, new):
                return "TORN"
        if outcome.after in (outcome.before, expected.after):
            return "old or new"
        return "old or new" if self.clears(name, program) else "LITTER"

    def clears(self, name, program=None):
        """Whether the next run comes to the same end and leaves nothing lying. An adoption that was made is refused the
        second time, and so is a form that is in the register, but they clear up."""
        expected = self.world.reference(name, program)
        again = self.run(name, program=program, renew=False)
        return again.status in (expected.status, 2 if name == "adopt" else expected.status) and again.after == expected.after

    def drop(self):
        shutil.rmtree(self.where, ignore_errors=True)


def top_of(path):
    """What takes its place in one step: an entry of the output, a document, or a file."""
    steps = path.split("/")
    return "/".join(steps[:2]) if steps[0] in HOLDERS else path


def part(found, top):
    return {path: what for path, what in visible(found).items() if path == top or path.startswith(top + "/")}


def sample(count, most):
    """Which of the points 1 to `count` are tried: all, or evenly `most` of them."""
    if not most or count <= most:
        return list(range(1, count + 1))
    if most == 1:
        return [(count + 1) // 2]
    return sorted({1 + i * (count - 1) // (most - 1) for i in range(most)})


def spread(world, work, points, jobs=None):
    """work(area, point) for each point, on as many areas as there are jobs; the answers in order."""
    points = list(points)
    jobs = jobs or int(os.environ.get("JOBS", 2))
    areas = [world.area() for _ in range(jobs)]
    free = list(areas)

    def one(point):
        area = free.pop()
        try:
            return work(area, point)
        finally:
            free.append(area)

    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        answers = list(pool.map(one, points))
    for area in areas:
        area.drop()
    return answers


def faults_in(verdicts):
    return sum(count for verdict, count in verdicts.items() if verdict.isupper())


def note(show, name, point, verdict, outcome, expected):
    """A fault that was found: where, and which files are other than they were."""
    other = [path for path in {*outcome.after, *outcome.before} if outcome.after.get(path) != outcome.before.get(path)]
    wrong = [path for path in {*outcome.after, *expected.after} if outcome.after.get(path) != expected.after.get(path)]
    show(f"{verdict} {name}, {point}: status {outcome.status}, {len(other)} changed {sorted(other)[:2]}, "
         f"{len(wrong)} other than they should be {sorted(wrong)[:2]}, {outcome.stderr[-200:]}")
