#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What the commands refuse, and what they say of mistakes and faults, in their own words. tests/refused.txt and tests/said/*.txt
have a command a block: lines of the shell behind '<', which spoil a copy of the sample (in tests/said/); the command behind '$'; then the
exit status and what came on standard error, whole. refused.py NAME tries one file; --accept writes what comes out now into
the files; read the difference."""
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve()
FILES = [ROOT / "tests/refused.txt", *sorted((ROOT / "tests/said").glob("*.txt"))]
TIME = 300  # seconds, on a busy machine
SMALL = "---\ntitle: Small\nversion: 1.0\n---\n\n## One\n\n1. Cash is refused. {#cash}\n"
# Names for what the blocks spoil and use most.
SHORT = {"CODE": "content/officer-code", "REPORT": "content/reports/2027-01-officer-code.md", "TEMPLATES": str(ROOT / "templates"),
         "FAULTS": str(BUILD / "faults"), "SHARED": str(ROOT.parent / "shared")}


# A command whose output is a screen's; one that finds no library whose name begins so; one that may not read all.
WORDS = r"""
nobody() { if [ "$(id -u)" = 0 ]; then setpriv --reuid 65534 --clear-groups "$@"; else "$@"; fi; }
on_screen() { script -qec "$* 2>.said" /dev/null; local status=$?; cat .said >&2; return $status; }
without() {
    local library=$1 status; shift
    LD_PRELOAD=$FAULTS/otherwise.so FAULT_ABSENT=$library "$@" 2>.said; status=$?
    sed -E 's/lib[a-z0-9-]+\.so\.[0-9]+/LIBRARY/g' .said >&2
    return $status
}
"""


def folder_make(here):
    """What the commands stand in: the sample, its repository, two texts of one clause, an empty folder, and one that is taken."""
    shutil.copytree(ROOT / "content", here / "content")
    (here / "empty").mkdir()
    (here / "taken/site").mkdir(parents=True)
    (here / "small.md").write_text(SMALL)
    (here / "other.md").write_text(SMALL.replace("refused", "taken"))
    git = ["git", "-C", here / "repository", "-c", "user.name=Clerk", "-c", "user.email=clerk@council.example"]
    (here / "repository").mkdir()
    (here / "repository/small.md").write_text(SMALL)
    for words in (["init", "-q", "-b", "main", "--template="], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run(git + words, check=True, stdin=subprocess.DEVNULL)


def shell(line, here, **rest):
    environment = dict(os.environ, **SHORT, KEELING_TEMPLATES=SHORT["TEMPLATES"], LC_ALL="C", NO_COLOR="1", SOURCE_DATE_EPOCH="4102444800",
                       PATH=f"{BUILD}/bin:{os.environ['PATH']}", TMPDIR=str(here))
    return subprocess.run(["bash", "-c", WORDS + line], cwd=here, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, text=True, errors="replace", timeout=TIME, check=False, **rest)


def unasked(whole, text):
    """Leaves out of a copy what a block does not speak of: most need neither the sample nor the repository."""
    sample = any(word in text for word in ("content", "$CODE", "$REPORT"))
    left = {name for name, kept in (("content", sample), ("repository", "repository" in text)) if not kept}
    return lambda folder, names: left if pathlib.Path(folder) == whole else set()


def said(block, whole, copied):
    """The status and the messages of a block's command, in a copy of the sample where it is to be `copied`."""
    before = [line[2:] for line in block if line.startswith("< ")]
    command = next(line[2:] for line in block if line.startswith("$ "))
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        here = whole
        if copied:
            here = pathlib.Path(name) / "here"
            shutil.copytree(whole, here, ignore=unasked(whole, "\n".join(block)))
            spoilt = shell("set -e\n" + "\n".join(before), here)
            if spoilt.returncode:
                return ["can't be spoilt", spoilt.stderr.strip()]
        run = shell(command, here)
    program = next((word for word in command.split() if word.startswith("keeling-")), command)
    lines = [line for line in run.stderr.splitlines() if line != f"Try '{program} --help'."]
    return [f"{run.returncode}"] + [line.replace(str(here), "HERE").replace(str(ROOT), "ROOT") for line in lines]


def head(block):
    return [line for line in block if line.startswith(("< ", "$ "))]


def tried(file, whole, pool):
    """Passed and failed; with --accept the file is written anew."""
    accept = "--accept" in sys.argv
    blocks = [block.strip("\n").splitlines() for block in file.read_text().split("\n\n")]
    commands = [block for block in blocks if head(block)]
    copied = file.parent.name == "said"
    came = dict(zip(map(tuple, commands), (pool.map if copied else map)(lambda block: said(block, whole, copied), commands)))
    passed = failed = 0
    for block in commands:
        actual, expected = came[tuple(block)], block[len(head(block)):]
        crashed = actual[0].startswith("-")  # never what is expected
        if actual == expected and len(actual) > 1 and not crashed:
            passed += 1
        elif crashed or not accept or len(actual) < 2:
            failed += 1
            print("FAILED:", *head(block), "  expected:", *expected, "  came:", *actual, sep="\n    ")
    if accept:
        file.write_text("\n\n".join("\n".join(head(block) + came.get(tuple(block), block)) for block in blocks if block) + "\n")
    return passed, failed


def main():
    only = [name for name in sys.argv[1:] if not name.startswith("--")]
    passed = failed = 0
    with tempfile.TemporaryDirectory() as name, concurrent.futures.ThreadPoolExecutor(2) as pool:
        whole = pathlib.Path(name) / "whole"
        folder_make(whole)
        for file in FILES:
            if not only or file.stem in only:
                good, bad = tried(file, whole, pool)
                passed, failed = passed + good, failed + bad
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
