#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A constitution begun in an empty folder, with the files that the manual shows and nothing else; and the register that it shows."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve() / "bin"
passed = failed = 0


def check(what, fine, more=""):
    global passed, failed
    passed, failed = passed + bool(fine), failed + (not fine)
    if not fine:
        print(f"FAILED: {what}\n{more}")


def shown(manual, after):
    """The fenced blocks of the manual behind some words of it."""
    return re.findall(r"^```\n(.*?)^```$", manual[manual.index(after):], re.S | re.M)


def run(command, *arguments):
    return subprocess.run([BIN / command, *map(str, arguments)], capture_output=True, text=True, check=False)


manual = (ROOT / "content/README.md").read_text()
constitution, document = shown(manual, "**To begin with an empty folder**")[:2]
register = shown(manual, "`register.yaml` stands beside the document")[0]
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name) / "constitution"
    (folder / "planning-code").mkdir(parents=True)
    (folder / "constitution.yaml").write_text(constitution)
    (folder / "planning-code/document.md").write_text(document)
    done = run("keeling-check", "--strict", folder)
    check("nothing is wrong or doubtful", done.returncode == 0 and not done.stderr, done.stderr)
    done = run("keeling-build", "--draft", "-o", pathlib.Path(name) / "out", folder)
    check("it can be built", done.returncode == 0 and (pathlib.Path(name) / "out/site/index.html").is_file(), done.stderr)
    (folder / "planning-code/register.yaml").write_text(register)
    done = run("keeling-check", folder)
    check("the lines of a register are known", "register.yaml" in done.stderr and "[field-" not in done.stderr, done.stderr)
    for needed in re.findall(r"`(\w+)`", re.search(r"(?m)^(.*) are needed\. `contact`", manual)[1]):
        (folder / "constitution.yaml").write_text(re.sub(rf"(?m)^{needed}:.*\n", "", constitution))
        check(f"{needed}: is needed", f"'{needed}:' is missing" in run("keeling-check", folder).stderr)
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
