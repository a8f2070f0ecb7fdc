#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""keeling-diff where it must refuse, and what it leaves then: changes of another text, values of options that there are
not, outputs that can't be written; and texts that are all alike, or huge in one place, within time and memory."""
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

from holding import check, close, skip

ROOT = pathlib.Path(__file__).resolve().parents[2]
DIFF = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve() / "bin/keeling-diff"
SANITIZED = "asan" in str(DIFF)
WORK = pathlib.Path(tempfile.mkdtemp())
CASES = ROOT / "tests/cases/diff"
OLD, NEW = CASES / "split-and-edited.old.md", CASES / "split-and-edited.new.md"
OTHER = CASES / "row-and-cell.old.md"
WAYS = "text json overview table instructions destinations html markdown docx".split()


def diff(*arguments, status, says=(), out=subprocess.PIPE):
    run = subprocess.run([DIFF, *map(str, arguments)], stdout=out, stderr=subprocess.PIPE, check=False)
    said = run.stderr.decode(errors="replace")
    shown = [str(a)[-60:] for a in arguments]
    check(f"{shown}: status {run.returncode}, not {status}", run.returncode == status, said)
    for part in [says] if isinstance(says, str) else says:
        check(f"{shown}: '{part}' is not said", part in said, said)
    if status >= 3:
        check(f"{shown}: something is written", not run.stdout, run.stdout)
    return run.stdout


def write(name, text):
    path = WORK / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# ---- changes of another text
for way, word in (("json", "the changes were not applied"), ("instructions", "they were written for another text than this one")):
    file = WORK / f"changes.{way}"
    diff("--to", way, "-o", file, OLD, NEW, status=1)
    check(f"{way}: applied", diff("--apply", file, OLD, status=0))
    kept = write("kept.txt", "kept")
    diff("--apply", file, "-o", kept, OTHER, status=2, says=[word, "[changes-other]"])
    check(f"{way}: of another text, nothing is written", kept.read_text() == "kept")
    check(f"{way}: nor without -o", diff("--apply", file, NEW, status=2, says="[changes-other]") == b"")
    cut = write("cut.txt", file.read_text()[:-200])
    diff("--apply", cut, OLD, status=2)
for words, code in (("{}", "[changes-form]"), ('{"changes": 3}', "[changes-form]"), ("{", "["), ("Hello.\n", "[instruction-form]")):
    diff("--apply", write("none.txt", words), OLD, status=2, says=code)
diff("--apply", WORK / "nowhere.json", OLD, status=3, says="[file-missing]")

# ---- values of options that there are not
for arguments, says in (
        (("--to", "pdf"), "--to takes text, json, "),
        (("--to", "overview", "--format", "pdf"), "--format takes markdown, html or docx, not 'pdf'"),
        (("--to", "json", "--format", "html"), "--format goes with "),
        (("--to", "overview", "--part", "C"), "--part takes A or B"),
        (("--to", "destinations", "--part", "A"), "--part takes A or B, and goes with "),
        (("--to", "text", "--side-by-side"), "--side-by-side goes with --to html"),
        (("--to", "docx", "--moves", "both"), "--moves takes native or plain, not 'both'"),
        (("--to", "html", "--author", "x"), "--author and --date go with --to docx"),
        (("--to", "docx", "--date", "18 February"), "--date takes a day such as 2027-02-18, not '18 February'"),
        (("--to", "docx", "--date", "2027-02-30"), "--date takes a day"),
        (("--to", "json", "--check"), "--reasons and --check each stand alone"),
        (("--to", "json", "--apply", "x"), "--apply gives the new text and takes no --to")):
    diff(*arguments, OLD, NEW, status=64, says=says)
diff(OLD, status=64, says="two revisions are expected, the old one first")
diff(OLD, NEW, OLD, status=64, says="two revisions are expected")

# ---- a flowchart with a mistake in it stands there in words
CHART = "---\ntitle: T\n---\n\n## A\n\n1. Words {}.\n\n```dot {{alt=\"Ask; then act\"}}\ndigreph {{ a -> b; }}\n```\n"
for way in ("docx", "html"):
    file = WORK / f"chart.{way}"
    diff("--to", way, "-o", file, write("one.md", CHART.format("one")), write("two.md", CHART.format("two")), status=2,
         says=["two.md:10: error", "[flowchart-syntax]"])
    check(f"{way}: the redline is there", file.stat().st_size > 1000)

# ---- outputs that can't be written
for way in WAYS:
    diff("--to", way, "-o", WORK / "no/such/folder", OLD, NEW, status=3, says="[output]")
    if way == "docx":  # a folder that is there takes a Word file for each document
        diff("--to", way, "-o", WORK, OLD, NEW, status=1)
        check("a Word file in the folder", list(WORK.glob("*.docx")))
    else:
        diff("--to", way, "-o", WORK, OLD, NEW, status=3, says="[output]")
    if pathlib.Path("/dev/full").exists():
        with open("/dev/full", "wb") as full:
            diff("--to", way, OLD, NEW, status=3, says="[output]", out=full)
check("no folder was made", not (WORK / "no").exists())
kept = write("kept.html", "kept")
for broken in (WORK / "nowhere.md", "git:HEAD:nowhere.md"):
    diff("--to", "html", "-o", kept, OLD, broken, status=3)
check("an output stays as it was where there is nothing to put there", kept.read_text() == "kept")
if os.getuid():
    (WORK / "locked").mkdir(mode=0o555)
    diff("-o", WORK / "locked/out", OLD, NEW, status=3, says="[output]")
else:
    skip("a folder in which nobody may write, for the superuser may")
check("nothing is left lying", not [p for p in WORK.rglob("*") if p.name.startswith((".", "kept.html."))])

# ---- what a terminal would obey
esc = write("esc/t.md", "# A\n\nWords \x1b[2J of the text.\n")
plain = write("plain/t.md", "# A\n\nWords of the text.\n")
check("escape codes in a text are made visible", b"\x1b" not in diff(plain, esc, status=2, says="[hidden-character]"))

# ---- many of one kind, within time and memory
alike = "1. Every officer declares all gifts to the monitoring officer.\n\n"
many = 2000 if SANITIZED else 30000
options = [f"choice number {i}" for i in range(400 if SANITIZED else 4000)]
field = "# C\n\n```form\n- choice: Which\n  options: [%s]\n```\n"
words = [f"word{i % 977}" for i in range(20000 if SANITIZED else 120000)]
PAIRS = {
    "clauses that are all alike": ("# C\n\n" + alike * many, "# C\n\n" + alike * (many // 2) + "1. Another.\n\n" + alike * (many // 2 - 9)),
    "bullets that are all alike": ("# C\n\n" + "- one of many\n" * many * 2, "# C\n\n" + "- one of many\n" * (many * 2 - 500)),
    "options": (field % ", ".join(options), field % ", ".join(o for i, o in enumerate(options) if i % 9)),
    "a line": ("# C\n\n" + " ".join(words) + "\n", "# C\n\n" + " ".join(w if i % 50 else "other" for i, w in enumerate(words)) + "\n"),
    "nesting": ("# C\n\n" + ">" * 5000 + " a\n", "# C\n\n" + ">" * 5000 + " b\n"),
}
SECONDS, MEGABYTES = 20, 800


def bounded():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if not SANITIZED:
        resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))


for name, (old, new) in PAIRS.items():
    pair = write("many/old/t.md", old), write("many/new/t.md", new)
    for way in WAYS:
        began = time.monotonic()
        run = subprocess.run([DIFF, "--to", way, "-o", WORK / "many/out", *pair], stderr=subprocess.PIPE, preexec_fn=bounded, check=False)
        check(f"{name}, --to {way}: status {run.returncode} after {time.monotonic() - began:.1f} s", run.returncode in (0, 1, 2), run.stderr[:500])

shutil.rmtree(WORK, ignore_errors=True)
close()
