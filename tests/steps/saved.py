#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What somebody saves while a command is about to write the same files: keeling-check --fix, keeling-import --into,
keeling-diff --reasons and keeling-forms --register. Each is slowed down at a system call, and a file is saved meanwhile,
as editors do it: into the file, or by another that takes its place. What was saved stands there afterwards, nothing else
is changed, and nothing is left behind."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import zipfile

from holding import check, close, skip

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve() / "bin"
WORK = pathlib.Path(tempfile.mkdtemp())
TELLS = "failure: this was saved, added or taken away by another program"
FATE = "nothing was changed: give the command again when nobody saves here [file-changed]"

if "asan" in str(BIN) or not shutil.which("strace"):
    skip("what is saved meanwhile: strace is needed, and no sanitizer")
    close()


def run(command, *arguments):
    return subprocess.run([BIN / f"keeling-{command}", *map(str, arguments)], capture_output=True, check=False, text=True)


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def state(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def into(path, text="\nSaved.\n"):
    """As an editor does that writes into the file."""
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def instead(path):
    """As an editor does that puts a new file in the place of the old one, or makes the first."""
    spare = WORK / "spare"
    spare.write_bytes((path.read_bytes() if path.exists() else b"") + b"\nSaved.\n")
    spare.rename(path)


def away(path):
    path.unlink()


def meanwhile(place, slow, pattern, act, command, *arguments):
    """The command, and what is done in it as soon as its new files lie beside the old ones; its messages and status, and
    all files as they were just after that."""
    process = subprocess.Popen(["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"inject={slow}", BIN / f"keeling-{command}", *map(str, arguments)],
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while not list(place.rglob(pattern)) and process.poll() is None and time.monotonic() < until:
        time.sleep(0.002)
    time.sleep(0.05)
    was = {p: b for p, b in state(place).items() if ".keeling-" not in p}
    act()
    was = {p: b for p, b in state(place).items() if ".keeling-" not in p}
    return process.communicate()[1], process.returncode, was


def refused(what, place, file, act, slow, pattern, command, *arguments):
    """The command is slowed down, and the file is saved meanwhile."""
    before = state(place)
    said, status, was = meanwhile(place, slow, pattern, lambda: act(place / file), command, *arguments)
    check(f"{what}: it is refused, in words", status == 3 and f"{file}: {TELLS}" in said and FATE in said, f"{status} {said}")
    check(f"{what}: nothing else is said to be done", "mended" not in said and "reworded" not in said and "added" not in said.replace("saved, added", ""), said)
    now = state(place)
    check(f"{what}: what was saved stays", now.get(file) == was.get(file) != before.get(file))
    check(f"{what}: and all else is as it was", {p: b for p, b in now.items() if p != file} == {p: b for p, b in before.items() if p != file},
          sorted(p for p in now.keys() | before.keys() if p != file and now.get(p) != before.get(p)))


# The disk is waited for before the first new file takes its place; two files are exchanged in the last step.
BEFORE, LAST = "fsync:delay_enter=300000", "renameat2:delay_enter=600000"
NEW = ".*.keeling-*"
DOCUMENT = "officer-code/document.md"
PROCEDURE = "officer-code/appendices/declaration-procedure.md"
REASONS = "officer-code/reasons.yaml"


def content(name):
    place = WORK / name
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(ROOT / "content", place)
    return place


def stale(name="fix"):
    """With a stale figure in two files."""
    place = content(name)
    edit(place / DOCUMENT, "[](#declarations)", "[section 99.0](#declarations)")
    edit(place / PROCEDURE, "[](#declarations)", "[section 99.0](#declarations)")
    return place


for moment, slow in (("before", BEFORE), ("in the last step", LAST)):
    for file in (PROCEDURE, DOCUMENT):
        for how, act in (("written into", into), ("replaced", instead), ("taken away", away)):
            place = stale()
            refused(f"--fix, {file} is {how} {moment}", place, file, act, slow, NEW, "check", "--fix", place)
place = stale()
done = run("check", "--fix", place)
check("--fix, while nobody saves", done.stderr.count("mended") == 2, done.stderr)
place = stale()
said, status, was = meanwhile(place, "renameat2:error=EINVAL", NEW, lambda: None, "check", "--fix", place)
check("--fix, where files can't be exchanged", said.count("mended") == 2 and not list(place.rglob(NEW)), said)

# ---- a Word file that comes back
run("build", "-C", ROOT / "content", "--to", "docx", "-o", WORK / "code.docx", "officer-code")
with zipfile.ZipFile(WORK / "code.docx") as package, zipfile.ZipFile(WORK / "edited.docx", "w") as out:
    for item in package.infolist():
        body = package.read(item)
        if item.filename == "word/document.xml":
            assert b"so that residents can trust" in body
            body = body.replace(b"so that residents can trust", b"so that all can trust")
        out.writestr(item, body)
for moment, slow in (("before", BEFORE), ("in the last step", LAST)):
    for how, act in (("written into", into), ("replaced", instead)):
        place = content("back")
        refused(f"--into, the text is {how} {moment}", place, DOCUMENT, act, slow, NEW, "import", "-C", place, "--into", "officer-code", WORK / "edited.docx")
place = content("back")
done = run("import", "-C", place, "--into", "officer-code", WORK / "edited.docx")
check("--into, while nobody saves", done.returncode == 0 and "so that all can trust" in (place / DOCUMENT).read_text(encoding="utf-8"), done.stderr)

# ---- reasons, in a file that is there and in one that is not
for moment, slow in (("before", BEFORE), ("in the last step", LAST)):
    for how, act in (("written into", into), ("replaced", instead)):
        place = content("reasons")
        edit(place / REASONS, "declaration-procedure:", "# declaration-procedure:")
        refused(f"--reasons, they are {how} {moment}", place, REASONS, act, slow, NEW, "diff", "-C", place, "--reasons", "officer-code@2.0", "officer-code")
    place = content("reasons")
    (place / REASONS).unlink()
    refused(f"--reasons, the first are made {moment}", place, REASONS, instead, slow, NEW, "diff", "-C", place, "--reasons", "officer-code@2.0", "officer-code")

# ---- the register, whose tables lie open in a spreadsheet
place = WORK / "register"
(WORK / "form.json").write_text('{"format": 1, "form": "form-gifts", "document": "officer-code", "version": "3.0", "entries": {"c-by": "A", "c-what": "A pen"}}', encoding="utf-8")
done = run("forms", "--draft", "-C", ROOT / "content", "--register", place)
check("a blank register", done.returncode == 0 and place.is_dir(), done.stderr)
tables = sorted(p.name for p in place.glob("*.csv"))
(WORK / "other.json").write_text((WORK / "form.json").read_text(encoding="utf-8").replace("A pen", "A book"), encoding="utf-8")
for how, act in (("written into", into), ("replaced", instead)):
    for table in tables[:1]:
        refused(f"--register, a table is {how}", place, table, act, "fsync:delay_enter=100000", ".keeling-stage-*", "forms", "--draft", "-C", ROOT / "content",
                "--register", place, WORK / "form.json")

shutil.rmtree(WORK)
close()
